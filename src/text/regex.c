/* SPDX-License-Identifier: MIT */
/* See regex.h. */
#include "text/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdlib.h>

#include "text/arena.h"
#include "text/utf8.h"

#include "text/banned.h"

/* Steps of one match before it is given up: a text of a megabyte takes fewer,
 * an expression that goes wrong takes for ever. */
#define STEPS_MAX 2000000

struct regex {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *context;
};

static void
say_error(int error, size_t at, struct buf *why)
{
	PCRE2_UCHAR text[160];

	if (pcre2_get_error_message(error, text, sizeof text) < 0)
		text[0] = '\0';
	buf_addf(why, "that is no regular expression: %s, at character %zu",
	         (const char *)text, at + 1);
}

struct regex *
regex_new(struct str pattern, bool ignores_case, struct buf *why)
{
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
	struct regex *r = xcalloc(1, sizeof *r);
	PCRE2_SIZE at = 0;
	int error = 0;

	if (ignores_case)
		options |= PCRE2_CASELESS;
	r->code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, options, &error, &at,
	                        NULL);
	if (r->code == NULL) {
		say_error(error, at, why);
		regex_free(r);
		return NULL;
	}
	r->match = pcre2_match_data_create_from_pattern(r->code, NULL);
	r->context = pcre2_match_context_create(NULL);
	if (r->match == NULL || r->context == NULL) {
		buf_add_cstr(why, "there is no memory for that expression");
		regex_free(r);
		return NULL;
	}
	(void)pcre2_set_match_limit(r->context, STEPS_MAX);
	return r;
}

void
regex_free(struct regex *r)
{
	if (r == NULL)
		return;
	pcre2_match_context_free(r->context);
	pcre2_match_data_free(r->match);
	pcre2_code_free(r->code);
	free(r);
}

bool
regex_find(const struct regex *r, struct str text, size_t from, struct span *out)
{
	while (from <= text.len) {
		const PCRE2_SIZE *ends;
		int n = pcre2_match(r->code, (PCRE2_SPTR)text.ptr, text.len, from,
		                    PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, r->match, r->context);

		if (n < 0)
			return false;
		ends = pcre2_get_ovector_pointer(r->match);
		if (ends[1] > ends[0]) {
			*out = span_from_to((uint32_t)ends[0], (uint32_t)ends[1]);
			return true;
		}
		/* "\K" can turn a match round. */
		from += from < text.len ? utf8_grapheme(text, from) : 1;
	}
	return false;
}
