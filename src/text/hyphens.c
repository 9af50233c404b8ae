/* SPDX-License-Identifier: MIT */
/* Words found, patterns asked; the only file that knows libhyphen. */
#include "text/hyphens.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>

#include "text/arena.h"
#include "text/breaks.h"

#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

#define WORD_MIN 6  /* letters of a word that is divided */
#define WORD_MAX 64 /* [B] longer ones are no words of a language */
#define BEFORE_MIN 2
#define AFTER_MIN 3
#define ROOM 8      /* that libhyphen wants beyond the word */

struct hyphens {
	HyphenDict *patterns;
};

struct hyphens *
hyphens_open(const char *path)
{
	HyphenDict *patterns = hnj_hyphen_load(path);
	struct hyphens *h;

	if (patterns == NULL)
		return NULL;
	h = xcalloc(1, sizeof *h);
	h->patterns = patterns;
	return h;
}

void
hyphens_free(struct hyphens *h)
{
	if (h != NULL)
		hnj_hyphen_free(h->patterns);
	free(h);
}

static bool
begins_letter(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* libhyphen is told a length and looks for a NUL all the same: it gets a copy. */
static void
mark_word(const struct hyphens *h, const char *letters, size_t len, uint8_t *breaks)
{
	char word[WORD_MAX + ROOM] = {0};
	char marks[WORD_MAX + ROOM] = {0};
	size_t nletter = 0;
	char **rep = NULL;
	int *pos = NULL;
	int *cut = NULL;

	memcpy(word, letters, len);
	if (hnj_hyphen_hyphenate2(h->patterns, word, (int)len, marks, NULL, &rep, &pos,
	                          &cut) != 0)
		return;
	/* An odd number behind a letter lets the word be divided there; not where
	 * letters would change, which English never asks for.  Marks count letters,
	 * not bytes. */
	for (size_t i = 0; i < len; i++)
		nletter += begins_letter(letters[i]);
	for (size_t off = 0, i = 0; off < len && rep == NULL; off++) {
		if (!begins_letter(letters[off]))
			continue;
		if (i >= BEFORE_MIN && i + AFTER_MIN <= nletter && (marks[i - 1] & 1) != 0 &&
		    breaks[off] == BREAK_NO)
			breaks[off] = BREAK_HYPHEN;
		i++;
	}
	for (size_t i = 0; rep != NULL && i < len; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

/* What may stand before or behind a word without being a part of it. */
static bool
is_apart(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == '.' || c == ';' ||
	       c == ':' || c == '!' || c == '?' || c == '"' || c == '(' || c == ')';
}

/* The end of the small letters from `off` on; patterns in a charset of one byte
 * know of no others than those of ASCII. */
static size_t
letters_end(const struct hyphens *h, struct str s, size_t off)
{
	size_t len;

	for (; off < s.len; off += len) {
		len = 1;
		if ((unsigned char)s.ptr[off] < 0x80
		            ? !byte_is(s.ptr[off], BYTE_LOWER)
		            : h->patterns->utf8 == 0 || !utf8_is_lower(utf8_get(s, off, &len)))
			break;
	}
	return off;
}

void
hyphens_mark(const struct hyphens *h, struct str s, uint8_t *breaks)
{
	size_t end;

	for (size_t i = 0; i < s.len; i = end) {
		end = letters_end(h, s, i);
		if (end - i >= WORD_MIN && end - i <= WORD_MAX &&
		    (i == 0 || is_apart(s.ptr[i - 1])) && (end == s.len || is_apart(s.ptr[end])))
			mark_word(h, s.ptr + i, end - i, breaks + i);
		if (end == i)
			end++;
	}
}
