/* SPDX-License-Identifier: MIT */
/*
 * What the full text takes for a word: FTS5's own cutting, of the text as
 * fold_key spells it.  So a search of the pile finds what a search of the
 * article finds: soft hyphens, ligatures, letters of full width make no
 * difference.  Places are those of the text as it stands.
 */
#include "library/search_int.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/vec.h"

#include "text/banned.h"

static const char *const inner_options[] = {"remove_diacritics", "2"};

/* A code point that is longer or shorter when it is folded. */
struct change {
	size_t from;        /* [B] of the text */
	size_t to;
	size_t folded_from; /* [B] of what it became */
	size_t folded_to;
};

struct Fts5Tokenizer {
	fts5_tokenizer inner;
	Fts5Tokenizer *inner_self;
	struct buf folded;  /* of the text being cut */
	VEC(struct change) changes;
};

/* The caller of xTokenize, behind what puts the places right. */
struct hearer {
	const struct Fts5Tokenizer *t;
	size_t next;        /* of the changes: words come in order */
	void *ctx;
	int (*hear)(void *ctx, int flags, const char *token, int len, int from, int to);
};

/* ------------------------------------------------------------------- folding */

/* A zero-width space parts words in scripts that show no other. */
static bool
parts_words(uint32_t cp)
{
	return cp == 0x200B || utf8_is_space(cp);
}

static void
fold(struct Fts5Tokenizer *t, struct str text)
{
	size_t len;

	buf_clear(&t->folded);
	vec_clear(&t->changes);
	buf_reserve(&t->folded, text.len);
	for (size_t off = 0; off < text.len; off += len) {
		struct change c = {.from = off, .folded_from = t->folded.len};
		uint32_t cp;

		if (!((unsigned char)text.ptr[off] & 0x80)) {
			len = 1;
			while (off + len < text.len && !((unsigned char)text.ptr[off + len] & 0x80))
				len++;
			buf_add(&t->folded, str_sub(text, off, off + len));
			continue;
		}
		cp = utf8_get(text, off, &len);
		if (parts_words(cp))
			buf_add_char(&t->folded, ' ');
		else
			fold_key(&t->folded, str_sub(text, off, off + len));
		c.to = off + len;
		c.folded_to = t->folded.len;
		if (c.folded_to - c.folded_from != len)
			vec_push(&t->changes, c);
	}
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] & 0x80)
			return false;
	return true;
}

/* -------------------------------------------------------------------- places */

/* Where in the text a word begins; what was left out before it is not its own. */
static size_t
start_of(struct hearer *h, size_t at)
{
	const struct change *changes = h->t->changes.ptr;

	while (h->next < h->t->changes.len && changes[h->next].folded_to <= at)
		h->next++;
	if (h->next < h->t->changes.len && changes[h->next].folded_from < at)
		return changes[h->next].from;
	return h->next == 0 ? at : changes[h->next - 1].to + (at - changes[h->next - 1].folded_to);
}

/* Where one ends that began before; nor what was left out behind it. */
static size_t
end_of(const struct hearer *h, size_t at)
{
	const struct change *changes = h->t->changes.ptr;
	size_t i = h->next;

	while (i < h->t->changes.len && changes[i].folded_from < at)
		i++;
	if (i == 0)
		return at;
	return at <= changes[i - 1].folded_to ? changes[i - 1].to
	                                      : changes[i - 1].to + (at - changes[i - 1].folded_to);
}

static int
hear(void *ctx, int flags, const char *token, int len, int from, int to)
{
	struct hearer *h = ctx;
	size_t start = start_of(h, (size_t)from);

	return h->hear(h->ctx, flags, token, len, (int)start, (int)end_of(h, (size_t)to));
}

/* --------------------------------------------------------------- FTS5's calls */

static void
words_delete(Fts5Tokenizer *t)
{
	if (t->inner_self)
		t->inner.xDelete(t->inner_self);
	buf_release(&t->folded);
	vec_release(&t->changes);
	free(t);
}

static int
words_create(void *ctx, const char **options, int noption, Fts5Tokenizer **out)
{
	fts5_api *api = ctx;
	Fts5Tokenizer *t = xcalloc(1, sizeof *t);
	const char *inner[2] = {inner_options[0], inner_options[1]};
	void *inner_ctx = NULL;
	int code;

	(void)options;
	(void)noption;
	buf_init(&t->folded);
	vec_init(&t->changes);
	code = api->xFindTokenizer(api, "unicode61", &inner_ctx, &t->inner);
	if (code == SQLITE_OK)
		code = t->inner.xCreate(inner_ctx, inner, 2, &t->inner_self);
	if (code != SQLITE_OK) {
		words_delete(t);
		t = NULL;
	}
	*out = t;
	return code;
}

static int
words_cut(Fts5Tokenizer *t, void *ctx, int flags, const char *text, int len,
          int (*heard)(void *, int, const char *, int, int, int))
{
	struct hearer h = {.t = t, .ctx = ctx, .hear = heard};
	struct str s = str_from(text, (size_t)len);

	if (is_ascii(s))
		return t->inner.xTokenize(t->inner_self, ctx, flags, text, len, heard);
	fold(t, s);
	return t->inner.xTokenize(t->inner_self, &h, flags, t->folded.ptr, (int)t->folded.len,
	                          hear);
}

bool
search_words_register(fts5_api *api)
{
	fts5_tokenizer words = {words_create, words_delete, words_cut};

	return api->xCreateTokenizer(api, SEARCH_WORDS, api, &words, NULL) == SQLITE_OK;
}
