/* SPDX-License-Identifier: MIT */
/*
 * Identity inside one article, for a filter that streams: the steps of
 * library_settle without a database.  Kept beside it so that both change
 * together; a test compares them.
 */
#include "library/library_int.h"

#include <assert.h>
#include <stdlib.h>

#include "text/map.h"

#include "text/banned.h"

struct work {
	const struct local *locals;
	size_t n;
	bool *is_used;      /* mentioned at all */
	bool *is_open;      /* to be resolved in its block */
	struct alone *out;
	struct arena *arena;
};

static void
find_used(struct work *w, const struct reading *r, const struct coref *c)
{
	size_t nmention;

	(void)reading_mentions(r, &nmention);
	w->is_used = ARENA_ARRAY(w->arena, w->n, bool);
	for (size_t i = 0; i < nmention; i++) {
		uint32_t local = coref_of(c, i);

		if (local != LOCAL_NONE) {
			assert(local < w->n);
			w->is_used[local] = true;
		}
	}
}

/* ---------------------------------------------------------------------- blocks */

/* Locals of one block, by number; members of all blocks share one array. */
struct block_of {
	uint32_t block; /* in order of first sight */
	uint32_t local;
};

static int
by_block(const void *a, const void *b)
{
	const struct block_of *x = a;
	const struct block_of *y = b;

	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	return x->local < y->local ? -1 : x->local > y->local;
}

static void
resolve_members(struct work *w, const struct block_of *members, size_t n)
{
	const struct local **locals =
		ARENA_ROOM(w->arena, n, const struct local *);
	struct local *sums = ARENA_ROOM(w->arena, n, struct local);
	struct resolved r;

	for (size_t i = 0; i < n; i++) {
		sums[i] = local_identity(&w->locals[members[i].local]);
		local_sum(&sums[i], &w->locals[members[i].local], w->arena);
		locals[i] = &sums[i];
	}
	resolve_block(locals, n, &r, w->arena);
	for (size_t i = 0; i < n; i++) {
		struct alone *a = &w->out[members[i].local];

		assert(r.links[i].entity < r.nentity);
		a->id = arena_str(w->arena, r.entities[r.links[i].entity].id);
		a->link = r.links[i].sure;
		a->why = r.links[i].why;
		a->npossible = r.links[i].npossible;
		if (a->npossible)
			a->possible = ARENA_ROOM(w->arena, a->npossible, struct str);
		for (uint32_t k = 0; k < a->npossible; k++)
			a->possible[k] = arena_str(w->arena,
				r.entities[r.links[i].possible[k]].id);
	}
}

/* Those that seek an office have its key for a block. */
static struct str
block_name(const struct local *l)
{
	return local_seeks_office(l) ? l->weak : l->block;
}

/* Those that are open, a block at a time. */
static void
resolve_blocks(struct work *w)
{
	struct block_of *all = ARENA_ARRAY(w->arena, w->n, struct block_of);
	size_t n = 0;
	struct map names;

	map_init(&names);
	for (uint32_t i = 0; i < w->n; i++) {
		if (!w->is_open[i])
			continue;
		all[n++] = (struct block_of){
			.block = map_intern(&names, block_name(&w->locals[i]),
			                    (uint32_t)names.len),
			.local = i,
		};
	}
	bool is_sorted = names.len == n;
	map_release(&names);
	if (!is_sorted)
		qsort(all, n, sizeof *all, by_block);
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;

		while (end < n && all[end].block == all[i].block)
			end++;
		resolve_members(w, all + i, end - i);
		i = end;
	}
}

/* --------------------------------------------------------------------- offices */

/* All of one date, that of the article: by id, the present one first. */
static int
by_holder(const void *a, const void *b)
{
	const struct office_holder *x = a;
	const struct office_holder *y = b;
	int order = str_cmp(x->entity, y->entity);

	return order ? order : (int)x->is_former - (int)y->is_former;
}

static size_t
find_holders(const struct work *w, struct str key, struct day written,
             struct office_holder **out)
{
	VEC(struct office_holder) found;
	struct buf k;
	size_t n;

	vec_init(&found);
	buf_init(&k);
	for (size_t i = 0; i < w->n; i++) {
		const struct local *l = &w->locals[i];

		if (!w->is_used[i] || local_seeks_office(l))
			continue;
		for (uint32_t j = 0; j < l->nrole; j++) {
			struct office_holder h = {
				.entity = w->out[i].id,
				.written = written,
				.is_former = l->roles[j].is_former,
				.is_here = true,
			};

			buf_clear(&k);
			resolve_office_key(&k, l->roles[j].office, l->roles[j].of);
			if (str_eq(buf_str(&k), key))
				vec_push(&found, h);
		}
	}
	n = found.len;
	*out = ARENA_ARRAY(w->arena, n, struct office_holder);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = found.ptr[i];
	if (n > 1)
		qsort(*out, n, sizeof **out, by_holder);
	buf_release(&k);
	vec_release(&found);
	return n;
}

static bool
answer_seeker(struct work *w, size_t i, struct day written)
{
	struct office_holder *holders;
	size_t n = find_holders(w, w->locals[i].weak, written, &holders);
	enum link_reason why;
	size_t which = n ? resolve_office(written, holders, n, &why) : SIZE_MAX;

	if (which == SIZE_MAX)
		return false;
	w->out[i].id = holders[which].entity;
	w->out[i].why = why;
	w->out[i].link = link_reason_sure(why);
	return true;
}

void
library_alone(const struct reading *r, const struct coref *c, struct alone *out,
              struct arena *arena)
{
	struct work w = {.out = out, .arena = arena};
	struct day written = article_date(reading_article(r));

	w.locals = coref_locals(c, &w.n);
	w.is_open = ARENA_ARRAY(arena, w.n, bool);
	find_used(&w, r, c);
	for (size_t i = 0; i < w.n; i++) {
		out[i] = (struct alone){.id = STR_EMPTY, .link = 1.0f};
		w.is_open[i] = w.is_used[i] && !local_seeks_office(&w.locals[i]);
	}
	resolve_blocks(&w);
	for (size_t i = 0; i < w.n; i++)
		w.is_open[i] = w.is_used[i] && local_seeks_office(&w.locals[i]) &&
		               !answer_seeker(&w, i, written) &&
		               w.locals[i].fixed.len > 0;
	resolve_blocks(&w);
	for (size_t i = 0; i < w.n; i++) {
		if (!w.is_open[i])
			continue;
		out[i].why = LINK_UNKNOWN;
		out[i].link = link_reason_sure(LINK_UNKNOWN);
	}
}
