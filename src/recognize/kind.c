/* SPDX-License-Identifier: MIT */
/* Names of kinds and forms, from their lists. */
#include "recognize/kind.h"

#include "text/banned.h"

static const struct {
	const char *name;
	const char *heading;
	char letter;
} kinds[] = {
#define X(id, text, head, let) {text, head, let},
	KIND_LIST(X)
#undef X
};

const char *
kind_name(enum kind k)
{
	return kinds[k].name;
}

const char *
kind_heading(enum kind k)
{
	return kinds[k].heading;
}

char
kind_letter(enum kind k)
{
	return kinds[k].letter;
}

bool
kind_from_name(struct str name, enum kind *out)
{
	for (int k = 0; k < KIND_COUNT; k++) {
		if (str_eq(name, str_of(kinds[k].name))) {
			*out = (enum kind)k;
			return true;
		}
	}
	return false;
}

const char *
form_name(enum form f)
{
	static const char *const names[] = {"name", "alias", "nominal"};

	return names[f];
}
