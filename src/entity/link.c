/* SPDX-License-Identifier: MIT */
/* The table of reasons (link.def) and what is read from it. */
#include "entity/link.h"

#include <assert.h>

#include "text/banned.h"

/* From where on a link is called sure, and probable. */
#define SURE 0.9f
#define PROBABLE 0.7f

static const struct {
	const char *name;
	float sure;
	const char *help;
} reasons[LINK_COUNT] = {
#define X(name, text, sure, help) [LINK_##name] = {text, sure, help},
#include "entity/link.def"
#undef X
};

const char *
link_reason_name(enum link_reason r)
{
	assert(r < LINK_COUNT);
	return reasons[r].name;
}

const char *
link_reason_help(enum link_reason r)
{
	assert(r < LINK_COUNT);
	return reasons[r].help;
}

float
link_reason_sure(enum link_reason r)
{
	assert(r < LINK_COUNT);
	return reasons[r].sure;
}

enum link_class
link_class_of(float confidence)
{
	return confidence >= SURE       ? LINK_SURE
	       : confidence >= PROBABLE ? LINK_PROBABLE
	                                : LINK_GUESS;
}

float
link_class_from(enum link_class c)
{
	return c == LINK_SURE ? SURE : c == LINK_PROBABLE ? PROBABLE : 0.0f;
}

const char *
link_class_name(enum link_class c)
{
	static const char *const names[] = {
		[LINK_SURE] = "sure", [LINK_PROBABLE] = "probable", [LINK_GUESS] = "guess",
	};

	return names[c];
}

float
link_of_form(enum form form, enum link_reason why, float sure, enum link_reason *told)
{
	enum link_reason within = form == FORM_NAME    ? LINK_SELF
	                          : form == FORM_ALIAS ? LINK_SPELLED
	                                               : LINK_DESCRIBED;

	*told = why;
	if (form == FORM_NAME || sure < reasons[within].sure)
		return sure;
	*told = within;
	return reasons[within].sure;
}
