/* SPDX-License-Identifier: MIT */
/* The six kinds of thing that are named, and how a mention names one. */
#ifndef RECOGNIZE_KIND_H
#define RECOGNIZE_KIND_H

#include <stdbool.h>

#include "text/str.h"

/* X(NAME, "name in ids and JSON", "heading in lists", 'letter') */
#define KIND_LIST(X)                                      \
	X(PERSON, "person", "PEOPLE", 'P')                \
	X(ORG, "org", "ORGANIZATIONS", 'O')               \
	X(PLACE, "place", "PLACES", 'L')                  \
	X(EVENT, "event", "MEETINGS", 'M')                \
	X(DOCUMENT, "document", "AGREEMENTS", 'A')        \
	X(DATE, "date", "DATES", 'D')

enum kind {
#define X(name, id, heading, letter) KIND_##name,
	KIND_LIST(X)
#undef X
	KIND_COUNT
};

enum form {
	FORM_NAME,    /* its full or usual name */
	FORM_ALIAS,   /* surname, acronym, short form */
	FORM_NOMINAL, /* a description: "the Russian defense minister" */
	FORM_COUNT
};

const char *kind_name(enum kind k);    /* "person" */
const char *kind_heading(enum kind k); /* "PEOPLE" */
char kind_letter(enum kind k);         /* 'P' */
/* False if no kind is called so. */
bool kind_from_name(struct str name, enum kind *out);
const char *form_name(enum form f);    /* "name" "alias" "nominal" */

#endif
