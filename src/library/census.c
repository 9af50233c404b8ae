/* SPDX-License-Identifier: MIT */
/*
 * Articles going into a census and coming out again.  Who somebody is, is found
 * out in census_judge.c; the office that an article leaves open is answered here,
 * when all who are named in it are known.
 */
#include "library/census.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "library/census_int.h"
#include "library/library_int.h"
#include "library/page_int.h"

#include "text/banned.h"

/* [B] of a bucket that are worth putting aside. */
#define BUCKET_BYTES ((size_t)16 << 10)

struct census *
census_new(void)
{
	struct census *c = xcalloc(1, sizeof *c);

	arena_init(&c->arena);
	map_init(&c->paths);
	map_init(&c->slugs);
	map_init(&c->offices);
	map_init(&c->taught);
	spill_init(&c->kept);
	spill_init(&c->said);
	for (size_t i = 0; i < CENSUS_BUCKETS; i++)
		buf_init(&c->buckets[i].rest);
	return c;
}

void
census_free(struct census *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < CENSUS_BUCKETS; i++) {
		vec_release(&c->buckets[i].chunks);
		buf_release(&c->buckets[i].rest);
	}
	spill_release(&c->kept);
	spill_release(&c->said);
	map_release(&c->paths);
	map_release(&c->slugs);
	map_release(&c->offices);
	map_release(&c->taught);
	vec_release(&c->teachings);
	vec_release(&c->sheets);
	vec_release(&c->locals);
	vec_release(&c->verdicts);
	vec_release(&c->possible);
	vec_release(&c->kinds);
	vec_release(&c->holdings);
	free(c->order);
	arena_release(&c->arena);
	free(c);
}

entity_id
census_intern(struct census *c, struct str slug, enum kind kind)
{
	uint32_t i = map_intern(&c->slugs, slug, (uint32_t)c->kinds.len);

	if (i == c->kinds.len)
		vec_push(&c->kinds, (uint8_t)kind);
	return i + 1;
}

struct str
census_slug(const struct census *c, entity_id id)
{
	assert(id != ENTITY_NONE && id <= c->slugs.len);
	return c->slugs.items[id - 1].key;
}

uint32_t
census_office(struct census *c, struct str key)
{
	return map_intern(&c->offices, key, (uint32_t)c->offices.len);
}

/* -------------------------------------------------------------------- going in */

static void
add_local(struct census *c, uint32_t number, const struct local *l)
{
	struct bucket *b = &c->buckets[hash_bytes(l->block.ptr, l->block.len) %
	                               CENSUS_BUCKETS];
	struct local identity = local_identity(l);
	struct said_head head = {.local = number, .sheet = (uint32_t)c->sheets.len};
	size_t start = b->rest.len;
	size_t at = start + sizeof head;

	buf_add(&b->rest, str_from((const char *)&head, sizeof head));
	local_pack(&identity, &b->rest);
	head.identity = (uint32_t)(b->rest.len - at);
	at = b->rest.len;
	local_pack_counts(l, &b->rest);
	head.counts = (uint32_t)(b->rest.len - at);
	memcpy(b->rest.ptr + start, &head, sizeof head);
	if (b->rest.len >= BUCKET_BYTES) {
		struct chunk chunk = {.len = b->rest.len};

		chunk.at = spill_add(&c->said, buf_str(&b->rest));
		vec_push(&b->chunks, chunk);
		buf_clear(&b->rest);
	}
}

/* Locals that are mentioned: the others are no evidence of anything. */
static bool *
find_used(const struct reading *r, const struct coref *k, size_t nlocal)
{
	bool *used = xcalloc(nlocal + 1, sizeof *used);
	size_t n;

	(void)reading_mentions(r, &n);
	for (size_t i = 0; i < n; i++)
		if (coref_of(k, i) != LOCAL_NONE)
			used[coref_of(k, i)] = true;
	return used;
}

/* Those who seek an office go to `seekers`, all others into their buckets. */
static void
add_locals(struct census *c, const struct reading *r, const struct coref *k,
           struct buf *seekers)
{
	size_t n;
	const struct local *locals = coref_locals(k, &n);
	bool *used = find_used(r, k, n);

	for (uint32_t i = 0; i < n; i++) {
		const struct local *l = &locals[i];
		uint32_t number = (uint32_t)c->locals.len;

		vec_push(&c->locals, NO_VERDICT);
		if (used[i] && !local_seeks_office(l)) {
			add_local(c, number, l);
			census_teach(c, number, l);
		} else if (used[i]) {
			struct asking a = {.local = i};

			a.office = census_office(c, l->weak);
			if (l->fixed.len > 0)
				a.fixed = census_intern(c, l->fixed, l->kind);
			buf_add(seekers, str_from((const char *)&a, sizeof a));
		}
	}
	free(used);
}

/* What is to be handed out again, as one piece. */
static void
keep(struct census *c, struct sheet *s, const struct reading *r,
     const struct coref *k, const struct buf *seekers)
{
	const struct article *a = reading_article(r);
	struct buf b;

	buf_init(&b);
	buf_add(&b, article_source(a));
	s->source = (uint32_t)b.len;
	pack_frame(&b, a);
	s->frame = (uint32_t)b.len - s->source;
	pack_postings(&b, r, k);
	s->postings = (uint32_t)b.len - s->frame - s->source;
	buf_add(&b, buf_str(seekers));
	s->nseeker = (uint32_t)(seekers->len / sizeof(struct asking));
	buf_add(&b, article_text(a));
	s->text = (uint32_t)article_text(a).len;
	s->at = spill_add(&c->kept, buf_str(&b));
	buf_release(&b);
}

void
census_add(struct census *c, uint32_t input, uint64_t hash,
           const struct reading *r, const struct coref *k)
{
	const struct article *a = reading_article(r);
	uint32_t old = map_get(&c->paths, article_path(a));
	struct sheet s = {
		.hash = hash,
		.input = input,
		.first = (uint32_t)c->locals.len,
		.date = article_date(a),
	};
	struct buf seekers;

	assert(!c->order);
	if (old != MAP_NONE && c->sheets.ptr[old].hash == hash)
		return;
	if (old != MAP_NONE)
		c->sheets.ptr[old].is_gone = true;
	map_set(&c->paths, article_path(a), (uint32_t)c->sheets.len);
	s.path = arena_str(&c->arena, article_path(a));
	buf_init(&seekers);
	add_locals(c, r, k, &seekers);
	s.nlocal = (uint32_t)c->locals.len - s.first;
	keep(c, &s, r, k, &seekers);
	buf_release(&seekers);
	vec_push(&c->sheets, s);
}

/* -------------------------------------------------------------------- settling */

struct placed {
	uint32_t input;
	uint32_t sheet;
	struct str path;
};

static int
by_place(const void *pa, const void *pb)
{
	const struct placed *a = pa;
	const struct placed *b = pb;

	if (a->input != b->input)
		return a->input < b->input ? -1 : 1;
	return str_cmp(a->path, b->path);
}

static void
put_in_order(struct census *c)
{
	struct placed *all = xcalloc(c->sheets.len + 1, sizeof *all);

	c->order = xcalloc(c->sheets.len + 1, sizeof *c->order);
	for (uint32_t i = 0; i < c->sheets.len; i++) {
		const struct sheet *s = &c->sheets.ptr[i];

		if (!s->is_gone)
			all[c->norder++] = (struct placed){s->input, i, s->path};
	}
	if (c->norder > 1)
		qsort(all, c->norder, sizeof *all, by_place);
	for (size_t i = 0; i < c->norder; i++)
		c->order[i] = all[i].sheet;
	free(all);
}

static enum status
lost(struct diag *d)
{
	diag_add(d, DIAG_ERROR, STR_EMPTY, 0,
	         "what was put aside on the disk cannot be read again");
	return STATUS_IO;
}

enum status
census_settle(struct census *c, struct diag *d)
{
	assert(!c->order);
	put_in_order(c);
	map_release(&c->paths);
	return census_judge(c) ? STATUS_OK : lost(d);
}

size_t
census_count(const struct census *c)
{
	return c->norder;
}

/* ------------------------------------------------------------------ coming out */

/* An article that is being put together. */
struct draft {
	const struct census *census;
	const struct sheet *sheet;
	struct packed_posting *postings;
	size_t nposting;
	struct owner *owners; /* of its locals */
	bool *is_in_body;     /* … is there a name of it outside furniture */
	struct arena *arena;
};

static bool
names(const struct draft *w, entity_id id)
{
	for (uint32_t i = 0; i < w->sheet->nlocal; i++)
		if (w->is_in_body[i] && w->owners[i].entity == id)
			return true;
	return false;
}

static void
find_names(struct draft *w)
{
	w->is_in_body = ARENA_ARRAY(w->arena, w->sheet->nlocal, bool);
	for (size_t i = 0; i < w->nposting; i++) {
		const struct packed_posting *p = &w->postings[i];

		if (p->local >= w->sheet->nlocal || p->p.form == FORM_NOMINAL)
			continue;
		w->is_in_body[p->local] |= !p->p.is_furniture;
	}
}

static void
set_entity(const struct draft *w, struct owner *o, entity_id id, enum link_reason why,
           float sure)
{
	o->entity = id;
	o->why = why;
	o->link = sure;
	o->kind = (enum kind)w->census->kinds.ptr[id - 1];
}

/* Who holds the office, among those whom articles give it to. */
static struct owner
answer(const struct draft *w, const struct asking *a)
{
	size_t n;
	const struct holding *all = census_holders(w->census, a->office, &n);
	struct office_holder *holders = ARENA_ARRAY(w->arena, n, struct office_holder);
	struct owner o = {.entity = ENTITY_NONE};
	enum link_reason why;
	size_t which = SIZE_MAX;

	for (size_t i = 0; i < n; i++)
		holders[i] = (struct office_holder){
			.entity = all[i].slug,
			.written = all[i].month,
			.is_former = all[i].is_former,
			.is_here = names(w, all[i].entity),
		};
	if (n > 0)
		which = resolve_office(w->sheet->date, holders, n, &why);
	if (which != SIZE_MAX)
		set_entity(w, &o, all[which].entity, why, link_reason_sure(why));
	else if (a->fixed != ENTITY_NONE)
		set_entity(w, &o, a->fixed, LINK_UNKNOWN, link_reason_sure(LINK_UNKNOWN));
	return o;
}

/* All have asked before one is answered: an answer names nobody. */
static void
answer_all(const struct draft *w, struct str bytes)
{
	uint32_t n = w->sheet->nseeker;
	struct owner *answers = ARENA_ARRAY(w->arena, n, struct owner);
	struct asking *all = ARENA_ARRAY(w->arena, n, struct asking);

	if (n == 0)
		return;
	memcpy(all, bytes.ptr, n * sizeof *all);
	for (uint32_t i = 0; i < n; i++)
		answers[i] = answer(w, &all[i]);
	for (uint32_t i = 0; i < n; i++)
		w->owners[all[i].local] = answers[i];
}

static void
set_possible(const struct draft *w, struct owner *o, const struct verdict *v)
{
	entity_id *ids = ARENA_ARRAY(w->arena, v->npossible, entity_id);
	uint32_t here = 0;
	uint32_t n = 0;

	/* They are in the order of their slugs. */
	for (int is_here = 1; is_here >= 0; is_here--) {
		for (uint32_t i = 0; i < v->npossible && n < POSSIBLE_MAX; i++) {
			entity_id id = w->census->possible.ptr[v->possible + i];

			if (names(w, id) == (is_here != 0))
				ids[n++] = id;
		}
		if (is_here)
			here = n;
	}
	o->possible = ids;
	o->npossible = possible_count(here, n);
}

static void
set_owners(struct draft *w, struct str seekers)
{
	const struct census *c = w->census;
	const uint32_t *verdicts = c->locals.ptr + w->sheet->first;

	w->owners = ARENA_ARRAY(w->arena, w->sheet->nlocal, struct owner);
	for (uint32_t i = 0; i < w->sheet->nlocal; i++) {
		if (verdicts[i] != NO_VERDICT) {
			const struct verdict *v = &c->verdicts.ptr[verdicts[i]];

			set_entity(w, &w->owners[i], v->entity, v->why, v->sure);
		}
	}
	find_names(w);
	answer_all(w, seekers);
	for (uint32_t i = 0; i < w->sheet->nlocal; i++) {
		if (verdicts[i] != NO_VERDICT &&
		    c->verdicts.ptr[verdicts[i]].npossible > 0)
			set_possible(w, &w->owners[i], &c->verdicts.ptr[verdicts[i]]);
	}
}

/* The next `len` bytes of a piece. */
static struct str
cut(struct str *rest, size_t len)
{
	struct str s = str_sub(*rest, 0, len);

	*rest = str_sub(*rest, len, rest->len);
	return s;
}

static bool
make_page(const struct census *c, const struct sheet *s, struct str bytes, struct page *p)
{
	struct draft w = {.census = c, .sheet = s, .arena = &p->arena};
	struct article_parts parts = {.path = s->path, .date = s->date};
	struct str frame;
	struct str postings;
	struct str seekers;

	parts.source = cut(&bytes, s->source);
	frame = cut(&bytes, s->frame);
	postings = cut(&bytes, s->postings);
	seekers = cut(&bytes, s->nseeker * sizeof(struct asking));
	parts.text = bytes;
	p->article = article_of_frame(&parts, frame, &p->arena);
	if (!p->article || !unpack_postings(postings, &p->arena, &w.postings, &w.nposting))
		return false;
	set_owners(&w, seekers);
	p->postings = ARENA_ARRAY(&p->arena, w.nposting, struct posting);
	p->nposting = w.nposting;
	for (size_t i = 0; i < w.nposting; i++) {
		p->postings[i] = w.postings[i].p;
		owner_set(&p->postings[i], w.postings[i].local, w.owners, s->nlocal);
	}
	return true;
}

enum status
census_page(const struct census *c, size_t i, struct page **out, struct diag *d)
{
	const struct sheet *s = &c->sheets.ptr[c->order[i]];
	struct page *p = xcalloc(1, sizeof *p);
	size_t len = (size_t)s->source + s->frame + s->postings +
	             s->nseeker * sizeof(struct asking) + s->text;
	struct buf bytes;

	assert(i < c->norder);
	*out = NULL;
	arena_init(&p->arena);
	p->id = (article_id)(i + 1);
	buf_init(&bytes);
	if (spill_read(&c->kept, s->at, len, &bytes) &&
	    make_page(c, s, buf_str(&bytes), p))
		*out = p;
	else
		page_free(p);
	buf_release(&bytes);
	return *out ? STATUS_OK : lost(d);
}
