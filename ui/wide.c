/* SPDX-License-Identifier: MIT */
/* One base and what it bears, as far as all terminals give it the same room. */
#include "ui/wide.h"

#include "text/utf8.h"
#include "ui/tty.h"

#include "text/banned.h"

#define JOINER 0x200d
#define EMOJI_STYLE 0xfe0f
#define FLAG_FIRST 0x1f1e6 /* of the letters that name a country */
#define FLAG_LAST 0x1f1ff

static bool
is_flag_letter(uint32_t cp)
{
	return cp >= FLAG_FIRST && cp <= FLAG_LAST;
}

/* What follows the base in its cell. */
static bool
is_borne(uint32_t cp, int base_width)
{
	/* It makes a narrow base wide, on some terminals. */
	if (cp == EMOJI_STYLE && base_width == 1)
		return false;
	return wcwidth((wchar_t)cp) == 0;
}

/* A narrow base in a wide cell: the other letter of a flag, else a blank. */
static void
fill_right(struct str s, size_t off, wchar_t right[WIDE_MAX + 1])
{
	size_t len;
	uint32_t cp = off < s.len ? utf8_get(s, off, &len) : 0;

	right[0] = is_flag_letter(cp) && wcwidth((wchar_t)cp) == 1 ? (wchar_t)cp : L' ';
	right[1] = L'\0';
}

void
wide_make(const struct cell *cell, bool is_ascii, wchar_t left[WIDE_MAX + 1],
          wchar_t right[WIDE_MAX + 1])
{
	struct str s = str_from(cell->text, cell->len);
	size_t n = 1;
	size_t len;
	size_t off;
	uint32_t cp = utf8_get(s, 0, &len);
	int width = wcwidth((wchar_t)cp);

	left[0] = (wchar_t)cp;
	right[0] = L'\0';
	if (is_ascii && (s.len != 1 || s.ptr[0] < ' ')) {
		left[0] = cell->width == 2 ? L'?' : tty_ascii(s);
		width = 1;
		s.len = len;
	} else if (width != cell->width && !(width == 1 && cell->width == 2)) {
		left[0] = 0xfffd;
		width = 1;
	}
	if (cell->width > width)
		fill_right(s, len, right);
	for (off = len; off < s.len && n < WIDE_MAX; off += len) {
		cp = utf8_get(s, off, &len);
		if (wcwidth((wchar_t)cp) > 0)
			break;
		if (is_borne(cp, width))
			left[n++] = (wchar_t)cp;
	}
	/* What it would have joined is not there. */
	while (n > 1 && left[n - 1] == JOINER)
		n--;
	left[n] = L'\0';
}
