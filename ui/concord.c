/* SPDX-License-Identifier: MIT */
/* The concordance: which row is which mention, and its surroundings. */
#include "ui/concord.h"

#include <stdlib.h>

#include "text/arena.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "ui/say.h"

#include "text/banned.h"

#define WINDOW 128       /* articles asked at a time */
#define SORT_MAX 5000    /* mentions that are sorted: all their pages are read */
#define CONTEXT_MAX 400  /* [B] kept on either side of a mention */

void
concord_init(struct concord *c)
{
	*c = (struct concord){.id = ENTITY_NONE};
	arena_init(&c->arena);
}

void
concord_release(struct concord *c)
{
	vec_release(&c->groups);
	vec_release(&c->lines);
	vec_release(&c->order);
	arena_release(&c->arena);
}

void
concord_build(struct concord *c, struct library *lib, entity_id id, enum kind kind)
{
	struct occurrence rows[WINDOW];
	size_t got = WINDOW;

	c->library = lib;
	c->id = id;
	c->kind = kind;
	c->nhit = 0;
	vec_clear(&c->groups);
	vec_clear(&c->lines);
	vec_clear(&c->order);
	if (id == ENTITY_NONE)
		return;
	for (size_t at = 0; got == WINDOW; at += got) {
		got = library_occurrences(lib, id, at, WINDOW, rows);
		for (size_t i = 0; i < got; i++) {
			struct concord_group g = {rows[i].article, c->nhit, rows[i].mentions};

			vec_push(&c->groups, g);
			c->nhit += g.count;
		}
	}
}

/* --------------------------------------------------------------------- order */

struct sort_key {
	struct str text; /* folded */
	size_t hit;
};

static int
sort_key_cmp(const void *a, const void *b)
{
	const struct sort_key *x = a;
	const struct sort_key *y = b;
	int order = str_cmp(x->text, y->text);

	return order != 0 ? order : x->hit < y->hit ? -1 : x->hit > y->hit;
}

static bool
in_word(char c)
{
	return ((unsigned char)c & 0x80) != 0 || (c >= '0' && c <= '9') ||
	       (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The word that ends next before a byte of the text, or begins next behind it. */
static struct str
word_beside(struct str text, size_t off, bool is_before)
{
	size_t from = off;
	size_t to = off;

	if (is_before) {
		while (to > 0 && !in_word(text.ptr[to - 1]))
			to--;
		for (from = to; from > 0 && in_word(text.ptr[from - 1]);)
			from--;
	} else {
		while (from < text.len && !in_word(text.ptr[from]))
			from++;
		for (to = from; to < text.len && in_word(text.ptr[to]);)
			to++;
	}
	return str_sub(text, from, to);
}

static void
sort_key_fill(struct sort_key *k, const struct page *page, const struct hit *hit,
              enum concord_order order, struct arena *arena)
{
	struct str text = article_text(page->article);
	struct buf b;

	buf_init(&b);
	if (order == CONCORD_SOURCE)
		fold_key(&b, article_source(page->article));
	else if (order == CONCORD_BEFORE)
		fold_key(&b, word_beside(text, hit->at.off, true));
	else
		fold_key(&b, word_beside(text, span_end(hit->at), false));
	k->text = arena_str(arena, buf_str(&b));
	buf_release(&b);
}

/* One page after the other is read, once for each order. */
static void
sort_keys_fill(struct concord *c, struct sort_key *keys, enum concord_order order,
               struct arena *arena)
{
	struct hit *hits = xcalloc(c->nhit, sizeof *hits);
	size_t n = library_hits(c->library, c->id, 0, c->nhit, hits);
	struct page *page = NULL;

	for (size_t i = 0; i < c->nhit; i++)
		keys[i] = (struct sort_key){STR_EMPTY, i};
	for (size_t i = 0; i < n; i++) {
		if (page == NULL || page->id != hits[i].article) {
			page_free(page);
			if (library_page(c->library, hits[i].article, &page, NULL) != STATUS_OK)
				break;
		}
		sort_key_fill(&keys[i], page, &hits[i], order, arena);
	}
	page_free(page);
	free(hits);
}

void
concord_sort(struct concord *c, enum concord_order order)
{
	struct sort_key *keys;
	struct arena arena;

	vec_clear(&c->order);
	if (order == CONCORD_READING || c->nhit == 0 || c->nhit > SORT_MAX)
		return;
	arena_init(&arena);
	keys = xcalloc(c->nhit, sizeof *keys);
	sort_keys_fill(c, keys, order, &arena);
	qsort(keys, c->nhit, sizeof *keys, sort_key_cmp);
	for (size_t i = 0; i < c->nhit; i++)
		vec_push(&c->order, keys[i].hit);
	free(keys);
	arena_release(&arena);
}

/* ---------------------------------------------------------------------- rows */

size_t
concord_rows(const struct concord *c)
{
	return c->order.len > 0 ? c->nhit : c->nhit + c->groups.len;
}

/* The last group that begins with this mention or before it. */
static size_t
group_of_hit(const struct concord *c, size_t hit)
{
	size_t lo = 0;
	size_t hi = c->groups.len;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->groups.ptr[mid].first <= hit)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

size_t
concord_group_of(const struct concord *c, size_t row, size_t *hit)
{
	size_t lo = 0;
	size_t hi = c->groups.len;

	if (c->order.len > 0) {
		*hit = c->order.ptr[row];
		return group_of_hit(c, *hit);
	}
	/* Group g begins at row first + g: one heading for each group before. */
	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->groups.ptr[mid].first + mid <= row)
			lo = mid;
		else
			hi = mid;
	}
	*hit = row == c->groups.ptr[lo].first + lo ? SIZE_MAX : row - lo - 1;
	return lo;
}

bool
concord_is_heading(const struct concord *c, size_t row)
{
	size_t hit;

	if (row >= concord_rows(c))
		return false;
	(void)concord_group_of(c, row, &hit);
	return hit == SIZE_MAX;
}

/* Row of a mention of group g. */
static size_t
row_of_hit(const struct concord *c, size_t hit, size_t g)
{
	if (c->order.len == 0)
		return hit + g + 1;
	for (size_t i = 0; i < c->order.len; i++)
		if (c->order.ptr[i] == hit)
			return i;
	return SIZE_MAX;
}

size_t
concord_find(const struct concord *c, article_id article, uint32_t off)
{
	for (size_t g = 0; g < c->groups.len; g++) {
		const struct concord_group *group = &c->groups.ptr[g];
		size_t found = SIZE_MAX;
		struct hit *hits;

		if (group->article != article)
			continue;
		hits = xcalloc(group->count + 1, sizeof *hits);
		for (size_t i = library_hits(c->library, c->id, group->first, group->count, hits);
		     i-- > 0;)
			if (hits[i].article == article && hits[i].at.off == off)
				found = group->first + i;
		free(hits);
		return found == SIZE_MAX ? SIZE_MAX : row_of_hit(c, found, g);
	}
	return SIZE_MAX;
}

/* --------------------------------------------------------------------- window */

static size_t
char_start(struct str s, size_t off)
{
	while (off > 0 && off < s.len && ((unsigned char)s.ptr[off] & 0xc0) == 0x80)
		off--;
	return off;
}

/* The mention and what surrounds it in its block. */
static void
context(struct concord *c, struct concord_line *line, const struct page *page)
{
	struct str text = article_text(page->article);
	size_t nblock;
	const struct block *blocks = article_blocks(page->article, &nblock);
	size_t b = article_block_at(page->article, line->hit.at.off);
	size_t from = 0;
	size_t to = text.len;

	if (b < nblock) {
		from = blocks[b].at.off;
		to = span_end(blocks[b].at);
	}
	if (line->hit.at.off > from + CONTEXT_MAX)
		from = char_start(text, line->hit.at.off - CONTEXT_MAX);
	if (to > span_end(line->hit.at) + CONTEXT_MAX)
		to = char_start(text, span_end(line->hit.at) + CONTEXT_MAX);
	line->left = arena_str(&c->arena, str_sub(text, from, line->hit.at.off));
	line->mention = arena_str(&c->arena, str_at(text, line->hit.at));
	line->right = arena_str(&c->arena, str_sub(text, span_end(line->hit.at), to));
}

static void
heading(struct concord *c, struct concord_line *line)
{
	struct article_row row;
	struct buf b;

	if (!library_article(c->library, c->groups.ptr[line->group].article, &row, &c->arena))
		return;
	buf_init(&b);
	say_day(&b, row.date);
	line->left = arena_str(&c->arena, buf_str(&b));
	line->mention = row.title;
	buf_clear(&b);
	buf_addf(&b, "%zu", c->groups.ptr[line->group].count);
	line->right = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
}

/* The mention of a line, in the page at hand or in that of its article. */
static void
place(struct concord *c, struct concord_line *line, const struct hit *hit,
      struct page **page)
{
	line->hit = *hit;
	if (*page == NULL || (*page)->id != hit->article) {
		page_free(*page);
		if (library_page(c->library, hit->article, page, NULL) != STATUS_OK)
			return;
	}
	context(c, line, *page);
}

/* The same where the mentions come from anywhere. */
static void
scattered(struct concord *c)
{
	struct page *page = NULL;
	struct hit hit;

	for (size_t i = 0; i < c->lines.len; i++)
		if (library_hits(c->library, c->id, c->order.ptr[c->first + i], 1, &hit) == 1)
			place(c, &c->lines.ptr[i], &hit, &page);
	page_free(page);
}

/* Fills the mentions' lines, one page after the other.  The hits are asked for
 * at once: each question unpacks all postings of an article. */
static void
contexts(struct concord *c)
{
	struct hit *hits = xcalloc(c->lines.len + 1, sizeof *hits);
	struct page *page = NULL;
	size_t nline = 0;
	size_t next = 0;
	size_t nhit = 0;
	size_t first = 0;

	if (c->order.len > 0) {
		scattered(c);
		free(hits);
		return;
	}
	for (size_t i = 0; i < c->lines.len; i++) {
		if (c->lines.ptr[i].is_heading)
			continue;
		if (nline++ == 0)
			(void)concord_group_of(c, c->first + i, &first);
	}
	if (nline > 0)
		nhit = library_hits(c->library, c->id, first, nline, hits);
	for (size_t i = 0; i < c->lines.len && next < nhit; i++)
		if (!c->lines.ptr[i].is_heading)
			place(c, &c->lines.ptr[i], &hits[next++], &page);
	page_free(page);
	free(hits);
}

void
concord_window(struct concord *c, size_t first, size_t n)
{
	size_t rows = concord_rows(c);
	size_t hit;

	vec_clear(&c->lines);
	arena_clear(&c->arena);
	c->first = first;
	for (size_t row = first; row < rows && row - first < n; row++) {
		struct concord_line line = {
			.left = STR_EMPTY, .mention = STR_EMPTY, .right = STR_EMPTY, .kind = c->kind,
		};

		line.group = concord_group_of(c, row, &hit);
		line.is_heading = hit == SIZE_MAX;
		if (line.is_heading)
			heading(c, &line);
		vec_push(&c->lines, line);
	}
	contexts(c);
}

const struct concord_line *
concord_line(const struct concord *c, size_t row)
{
	if (row < c->first || row - c->first >= c->lines.len)
		return NULL;
	return &c->lines.ptr[row - c->first];
}

/* -------------------------------------------------------------------- drawing */

/* The end of `s` in `width` cells, set against the right. */
static void
put_end(struct canvas *c, int y, int x, int width, struct str s, struct pen pen)
{
	int w = utf8_width(s);
	size_t from = 0;

	if (width <= 0)
		return;
	if (w <= width) {
		canvas_put(c, y, x + width - w, s, pen);
		return;
	}
	while (from < s.len && w >= width) {
		size_t n = utf8_grapheme(s, from);

		w -= utf8_cluster_width(str_sub(s, from, from + n));
		from += n;
	}
	canvas_put(c, y, x + width - w - 1, STR_LIT("…"), pen);
	canvas_put(c, y, x + width - w, str_sub(s, from, s.len), pen);
}

void
concord_draw(const struct concord_line *line, struct canvas *c, struct rect r)
{
	int left = r.cols * 2 / 5;
	int x;

	if (line->is_heading) {
		x = r.x + 1 + canvas_put(c, r.y, r.x + 1, line->left, PEN(DIM));
		x += line->left.len > 0 ? 2 : 0;
		canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, line->mention, PEN(META));
		return;
	}
	put_end(c, r.y, r.x + 2, left - 2, line->left, PEN(TEXT));
	x = r.x + left;
	x += canvas_put_fit(c, r.y, x, r.cols - left - 1, line->mention,
	                    (struct pen){.role = role_of_kind(
				                 line->kind, line->hit.form == FORM_NOMINAL)});
	if (r.x + r.cols - 1 - x > 1)
		canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, line->right, PEN(TEXT));
}
