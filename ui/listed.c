/* SPDX-License-Identifier: MIT */
/* Sorting and grouping what the library gives in reading order. */
#include "ui/listed.h"

#include <stdlib.h>
#include <string.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/fold.h"
#include "ui/say.h"

#include "text/banned.h"

#define WINDOW 256 /* rows asked at a time when all are walked */

void
listed_init(struct listed *l)
{
	*l = (struct listed){0};
	vec_init(&l->ids);
	vec_init(&l->groups);
}

static void
groups_clear(struct listed *l)
{
	for (size_t i = 0; i < l->groups.len; i++)
		free(l->groups.ptr[i].name);
	vec_clear(&l->groups);
}

void
listed_release(struct listed *l)
{
	groups_clear(l);
	vec_release(&l->groups);
	vec_release(&l->ids);
}

/* --------------------------------------------------------------------- sorting */

/* What an article is sorted by, and the name of its group. */
struct key {
	struct str text;  /* folded */
	struct str group;
	uint32_t mentions;
	size_t number;    /* in reading order, which decides between equals */
	article_id id;
};

static int
key_cmp(const void *a, const void *b)
{
	const struct key *x = a;
	const struct key *y = b;
	int order;

	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	order = str_cmp(x->text, y->text);
	if (order != 0)
		return order;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void
key_fill(struct key *k, const struct article_row *row, enum listed_order order,
         struct arena *arena)
{
	struct buf b;

	buf_init(&b);
	*k = (struct key){.text = STR_EMPTY, .group = STR_EMPTY, .id = row->id,
	                  .number = k->number};
	if (order == LISTED_BY_MENTIONS)
		k->mentions = row->mentions;
	if (order == LISTED_BY_TITLE || order == LISTED_BY_SOURCE) {
		fold_key(&b, order == LISTED_BY_TITLE ? row->title : row->source);
		/* Those without a source come last. */
		k->text = b.len > 0 || order == LISTED_BY_TITLE
		                  ? arena_str(arena, buf_str(&b))
		                  : STR_LIT("\xf4\x8f\xbf\xbf");
	}
	buf_clear(&b);
	if (order == LISTED_BY_SOURCE)
		buf_add(&b, row->source.len > 0 ? row->source : STR_LIT("no source"));
	if (order == LISTED_BY_MONTH)
		say_day(&b, (struct day){row->date.year, row->date.month, 0});
	if (order == LISTED_BY_MONTH && b.len == 0)
		buf_add_cstr(&b, "no date");
	k->group = arena_str(arena, buf_str(&b));
	buf_release(&b);
}

static void
group_add(struct listed *l, struct str name, size_t first)
{
	struct listed_group g = {xstrndup(name.ptr, name.len), first};

	vec_push(&l->groups, g);
}

static void
sort(struct listed *l)
{
	struct arena arena;
	struct arena scratch;
	struct article_row *rows = xcalloc(WINDOW, sizeof *rows);
	VEC(struct key) keys;
	size_t got = WINDOW;

	vec_init(&keys);
	arena_init(&arena);
	arena_init(&scratch);
	while (got == WINDOW) {
		got = library_articles(l->library, &l->query, keys.len, WINDOW, rows, &scratch);
		for (size_t i = 0; i < got; i++) {
			struct key k = {.number = keys.len};

			key_fill(&k, &rows[i], l->order, &arena);
			vec_push(&keys, k);
		}
		arena_clear(&scratch);
	}
	if (keys.len > 0 && l->order != LISTED_BY_MONTH)
		qsort(keys.ptr, keys.len, sizeof *keys.ptr, key_cmp);
	for (size_t i = 0; i < keys.len; i++) {
		struct str group = keys.ptr[i].group;

		vec_push(&l->ids, keys.ptr[i].id);
		if (group.len > 0 && (i == 0 || !str_eq(group, keys.ptr[i - 1].group)))
			group_add(l, group, i);
	}
	vec_release(&keys);
	arena_release(&arena);
	arena_release(&scratch);
	free(rows);
}

bool
listed_refresh(struct listed *l, struct library *lib, const struct article_query *q,
               enum listed_order order, uint32_t generation)
{
	/* Whom the mentions are of matters to the order by them alone. */
	bool is_same = l->has_asked && l->generation == generation && l->order == order &&
	               article_filter_eq(&l->query.filter, &q->filter) &&
	               (order != LISTED_BY_MENTIONS || l->query.entity == q->entity);

	l->library = lib;
	l->query = *q;
	if (is_same)
		return false;
	l->order = order;
	l->generation = generation;
	l->has_asked = true;
	l->placed = ARTICLE_NONE;
	vec_clear(&l->ids);
	groups_clear(l);
	if (order != LISTED_BY_DATE)
		sort(l);
	l->count = order == LISTED_BY_DATE ? library_article_count(lib, q) : l->ids.len;
	return true;
}

/* ---------------------------------------------------------------------- asking */

size_t
listed_rows(struct listed *l, size_t first, size_t n, struct article_row *rows,
            struct arena *arena)
{
	if (l->order == LISTED_BY_DATE)
		return library_articles(l->library, &l->query, first, n, rows, arena);
	if (first >= l->ids.len)
		return 0;
	if (n > l->ids.len - first)
		n = l->ids.len - first;
	return library_articles_by_id(l->library, &l->query, l->ids.ptr + first, n, rows, arena);
}

size_t
listed_pos(struct listed *l, article_id id)
{
	if (l->order == LISTED_BY_DATE) {
		if (id != l->placed || id == ARTICLE_NONE)
			l->place = library_article_pos(l->library, &l->query, id);
		l->placed = id;
		return l->place;
	}
	for (size_t i = 0; i < l->ids.len; i++)
		if (l->ids.ptr[i] == id)
			return i;
	return SIZE_MAX;
}

size_t
listed_before(struct listed *l, article_id id)
{
	/* In another order it is as good as before all. */
	return l->order == LISTED_BY_DATE ? library_articles_before(l->library, &l->query, id) : 0;
}

/* ----------------------------------------------------------------------- lines */

size_t
listed_lines(const struct listed *l)
{
	return l->count + l->groups.len;
}

/* Group g begins at line first + g: one heading for each group before it. */
size_t
listed_at(const struct listed *l, size_t line, size_t *group)
{
	size_t lo = 0;
	size_t hi = l->groups.len;

	*group = SIZE_MAX;
	if (hi == 0)
		return line;
	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->groups.ptr[mid].first + mid <= line)
			lo = mid;
		else
			hi = mid;
	}
	*group = lo;
	return line == l->groups.ptr[lo].first + lo ? SIZE_MAX : line - lo - 1;
}

size_t
listed_line_of(const struct listed *l, size_t number)
{
	size_t headings = 0;

	while (headings < l->groups.len && l->groups.ptr[headings].first <= number)
		headings++;
	return number + headings;
}
