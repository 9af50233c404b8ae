/* SPDX-License-Identifier: MIT */
/*
 * Line breaking by libunistring, told in this project's terms: a break is a
 * property of the byte that would begin the next line.
 */
#include "text/breaks.h"

#include <unictype.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "text/utf8.h"

#include "text/banned.h"

/*
 * Rule LB29 of UAX #14, which libunistring does not know: no break between a
 * point and a letter, "U.S.", "e.g.".  Letters of one cell only: a line may
 * begin with an ideograph.
 */
static bool
is_point_and_letter(struct str s, size_t off)
{
	char before = off > 0 ? s.ptr[off - 1] : ' ';
	uint32_t cp;
	size_t len;

	if (before != '.' && before != ',' && before != ':' && before != ';')
		return false;
	cp = utf8_get(s, off, &len);
	return uc_is_property_alphabetic(cp) && uc_width(cp, "UTF-8") == 1;
}

/* Behind a soft hyphen, which is seen where a line ends at it and only there. */
static bool
is_behind_soft_hyphen(struct str s, size_t off)
{
	return off >= 2 && s.ptr[off - 2] == '\xC2' && s.ptr[off - 1] == '\xAD';
}

/* libunistring marks a hard break at the character that makes it; a reader
 * wants it at the byte behind, so it is carried to the next character. */
void
breaks_lines(struct str s, uint8_t *out)
{
	bool is_owed = false;

	if (s.len == 0)
		return;
	u8_possible_linebreaks((const uint8_t *)s.ptr, s.len, "UTF-8", (char *)out);
	for (size_t i = 0; i < s.len; i++) {
		uint8_t found = out[i];
		bool is_inner = ((unsigned char)s.ptr[i] & 0xC0) == 0x80;

		out[i] = found == UC_BREAK_POSSIBLE ? BREAK_MAY : BREAK_NO;
		if (is_inner)
			continue;
		if (out[i] == BREAK_MAY && is_point_and_letter(s, i))
			out[i] = BREAK_NO;
		else if (out[i] == BREAK_MAY && is_behind_soft_hyphen(s, i))
			out[i] = BREAK_HYPHEN;
		if (is_owed)
			out[i] = BREAK_MUST;
		is_owed = found == UC_BREAK_MANDATORY;
	}
}
