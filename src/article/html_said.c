/* SPDX-License-Identifier: MIT */
/*
 * Pages that show a beginning, or nothing before a script has run, and have the
 * whole text in their linked data.  Such a text has lost its paragraphs and its
 * links, so it is taken only where the page shows much less of it.
 */
#include "article/html_int.h"

#include "text/banned.h"

enum {
	SAID_LEAST = 400, /* [B] of a text that is taken whatever the page shows … */
	SAID_TIMES = 3,   /* … of which this is too little */
	MORE = 130,       /* [%] of what is shown, for one that begins like it */
	SAME_LEAST = 24,  /* [B] of letters and figures that are a beginning … */
	SAME_MOST = 120,  /* … and that are compared */
	TRIED = 3         /* lines that may be the first: a summary may be above it */
};

/* Offset of the next letter or figure: signs and blanks are set anew by whoever
 * writes linked data. */
static size_t
next_letter(struct str s, size_t at)
{
	while (at < s.len) {
		unsigned char c = (unsigned char)s.ptr[at];

		if (c == 0xC2)
			at += 2;
		else if (c == 0xE2)
			at += 3;
		else if (c >= 0x80 || (c >= '0' && c <= '9')
		         || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
			break;
		else
			at++;
	}
	return at < s.len ? at : s.len;
}

static bool
begins_alike(struct str shown, struct str said)
{
	size_t nsame = 0;
	size_t j = 0;

	for (size_t i = 0; (i = next_letter(shown, i)) < shown.len && nsame < SAME_MOST; i++) {
		j = next_letter(said, j);
		if (j >= said.len || said.ptr[j] != shown.ptr[i])
			return false;
		j++;
		nsame++;
	}
	return nsame >= SAME_LEAST;
}

bool
html_is_said(const struct html_page *p, struct str body)
{
	bool is_same = false;
	size_t nshown = 0;
	size_t nline = 0;

	if (str_find_char(body, '<') != SIZE_MAX)
		return false;
	for (size_t i = 0; i < p->lines.len; i++) {
		const struct html_line *l = &p->lines.ptr[i];

		if (!l->is_kept || l->kind == BLOCK_META)
			continue;
		nshown += l->at.len;
		if (l->kind == BLOCK_PARAGRAPH && nline++ < TRIED)
			is_same |= begins_alike(str_at(buf_str(&p->text), l->at), body);
	}
	if (is_same && body.len * 100 >= nshown * MORE)
		return true;
	return (body.len >= SAID_LEAST || nshown == 0) && nshown * SAID_TIMES < body.len;
}
