/* SPDX-License-Identifier: MIT */
/*
 * Labelled articles as the library reads them: the same door, tokens, tables
 * and rules as when entente runs, and the gold spans as labels of tokens.
 * Where a set's guideline differs from ours, its spans are mended here.
 */
#include "train/train.h"

#include <stdlib.h>
#include <string.h>

#include "article/format.h"
#include "text/buf.h"

#include "text/banned.h"

static bool
take(void *ctx, struct article *a)
{
	struct article **out = ctx;

	article_free(*out);
	*out = a;
	return true;
}

/* Ours: a title is no part of the person; a country is a place, whoever acts. */
static bool
mend_gmb(const struct doc *d, size_t *first, size_t end, int *kind, bool is_gpe)
{
	const struct find *f = &d->find;

	if (is_gpe) {
		*kind = KIND_PLACE;
		return match_at(f, *first, KB_BIT(KB_PLACE)).count == end - *first &&
		       !word_is(f, *first, KB_BIT(KB_DEMONYM) | KB_BIT(KB_PEOPLE));
	}
	while (*kind == KIND_PERSON && *first + 1 < end) {
		struct match m = match_at(f, *first, KB_BIT(KB_OFFICE) | KB_BIT(KB_TITLE));
		if (!m.count && !tok_in(f, *first, "vice deputy former prime president minister "
		                        "secretary chancellor general senator"))
			break;
		*first += m.count ? m.count : 1;
	}
	return *first < end;
}

static void
label(struct doc *d, struct gold_span s)
{
	const struct find *f = &d->find;
	size_t first = 0;
	size_t end;
	int kind = s.kind;

	while (first < d->tokens.len && span_end(tok(f, first)->at) <= s.off)
		first++;
	for (end = first; end < d->tokens.len && tok(f, end)->at.off < s.end;)
		end++;
	if (d->guide == GUIDE_GMB && first < end &&
	    !mend_gmb(d, &first, end, &kind, s.is_gpe))
		return;
	while (first < end && (!d->text.is_scored[first] ||
	                       tok_has(f, first, TOKEN_HYPHEN | TOKEN_QUOTE)))
		first++;
	while (end > first && (!d->text.is_scored[end - 1] ||
	                       tok_has(f, end - 1, TOKEN_POSSESSIVE | TOKEN_HYPHEN |
	                               TOKEN_QUOTE)))
		end--;
	if (kind < 0 || first >= end || tag_segment_end(&d->text, first, end - first) < end)
		return;
	for (size_t i = first; i < end; i++)
		if (d->labels[i])
			return;
	for (size_t i = first; i < end; i++)
		d->labels[i] = (uint8_t)tag_label(kind, end - first == 1 ? TAG_UNIT
		                                        : i == first     ? TAG_BEGIN
		                                        : i + 1 == end   ? TAG_LAST
		                                                         : TAG_INSIDE);
}

static struct doc *
doc_new(struct str raw, const struct gold *g, enum guide guide)
{
	struct article *a = NULL;
	struct diag diag;
	struct doc *d = NULL;

	diag_init(&diag);
	enum status s = format_read(raw, g->path, take, &a, &diag);
	diag_release(&diag);
	if (s != STATUS_OK || !a)
		return NULL;
	d = xcalloc(1, sizeof(*d));
	d->article = a;
	d->guide = guide;
	arena_init(&d->arena);
	tokenize(a, &d->arena, &d->tokens);
	d->find = (struct find){.article = a, .text = article_text(a).ptr, .tokens = &d->tokens,
	                         .arena = &d->arena, .scratch = &d->arena};
	vec_init(&d->find.found);
	vec_init(&d->find.definitions);
	map_init(&d->find.acronyms);
	read_by_rules(&d->find);
	tag_text_init(&d->text, &d->find);
	d->labels = ARENA_ARRAY(&d->arena, d->tokens.len + 1, uint8_t);
	for (size_t i = 0; i < g->nspan; i++)
		label(d, g->spans[i]);
	return d;
}

static size_t
add_marked(struct corpus *c, const char *path, enum guide guide)
{
	struct str all = train_read(path, true);
	struct str rest = all;
	struct str text;
	struct arena arena;
	struct gold g;
	size_t n = 0;

	arena_init(&arena);
	while (marked_next(&rest, &arena, &text, &g)) {
		struct doc *d = doc_new(text, &g, guide);
		if (d) {
			vec_push(&c->docs, d);
			n++;
		}
		arena_clear(&arena);
	}
	arena_release(&arena);
	free((void *)all.ptr);
	return n;
}

static size_t
add_folder(struct corpus *c, const char *set, enum guide guide)
{
	struct buf path;
	struct arena arena;
	struct gold g;
	size_t n = 0;

	buf_init(&path);
	buf_addf(&path, "%s/gold.jsonl", set);
	struct str all = train_read(path.ptr, true);
	struct str rest = all;
	arena_init(&arena);
	while (gold_next(&rest, &arena, &g)) {
		buf_clear(&path);
		buf_addf(&path, "%s/%.*s", set, STR_ARG(g.path));
		struct str raw = train_read(path.ptr, true);
		if (guide == GUIDE_OURS)
			gold_join(raw, &g);
		struct doc *d = doc_new(raw, &g, guide);
		if (d) {
			vec_push(&c->docs, d);
			n++;
		}
		free((void *)raw.ptr);
		arena_clear(&arena);
	}
	arena_release(&arena);
	buf_release(&path);
	free((void *)all.ptr);
	return n;
}

void
corpus_add(struct corpus *c, char *set)
{
	char *guide = strrchr(set, ':');
	size_t n;

	if (guide)
		*guide = '\0';
	size_t len = strlen(set);
	bool is_marked = len > 4 && strcmp(set + len - 4, ".txt") == 0;
	n = (is_marked ? add_marked : add_folder)(c, set, guide ? GUIDE_GMB : GUIDE_OURS);
	printf("%s: %zu articles\n", set, n);
}

void
corpus_release(struct corpus *c)
{
	for (size_t i = 0; i < c->docs.len; i++) {
		struct doc *d = c->docs.ptr[i];
		vec_release(&d->find.found);
		vec_release(&d->find.definitions);
		map_release(&d->find.acronyms);
		article_free(d->article);
		arena_release(&d->arena);
		free(d);
	}
	vec_release(&c->docs);
}
