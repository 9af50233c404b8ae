/* SPDX-License-Identifier: MIT */
/*
 * Line breaking by libunistring, told in this project's terms: a break is a
 * property of the byte that would begin the next line.
 */
#include "text/breaks.h"

#include <unilbrk.h>

#include "text/banned.h"

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
		if (is_owed)
			out[i] = BREAK_MUST;
		is_owed = found == UC_BREAK_MANDATORY;
	}
}
