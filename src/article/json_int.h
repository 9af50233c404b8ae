/* SPDX-License-Identifier: MIT */
/*
 * JSON as values: the door of jansson.  format_json.c reads files of it,
 * json_page.c the article that a page carries for its script; an object becomes
 * a record in json_record.c.
 */
#ifndef ARTICLE_JSON_INT_H
#define ARTICLE_JSON_INT_H

#include <jansson.h>

#include "article/record.h"

/* All that the object says of an article, in place of what r held; `said` as in
 * record_field_of(). */
void json_record_fill(struct record *r, struct str said, json_t *object);

#endif
