/* SPDX-License-Identifier: MIT */
/*
 * The article in what a page carries for its script: pages of applications hold
 * nothing to read, but the JSON that the script would make it of.
 */
#ifndef ARTICLE_JSON_PAGE_H
#define ARTICLE_JSON_PAGE_H

#include <stdbool.h>

#include "article/record.h"

/* Does a script's content look like data: JSON, or a variable that is set to it? */
bool json_page_is_data(struct str script);

/*
 * The object with the longest text; that which is called like the page goes before
 * others, and of several that are not called so none is the article.
 *
 * shape   the contents of n scripts; RECORD_HTML is the text, as markup
 * errors  false if there is none
 */
bool json_page_article(const struct str *data, size_t n, struct str page_title,
                       struct record *out);

#endif
