/* SPDX-License-Identifier: MIT */
/*
 * Evidence is read, not kept: what every article says of the entity is walked
 * through in reading order, so that the first to say something is met first.
 */
#include "library/grounds.h"

#include <stdlib.h>

#include "entity/series.h"
#include "library/library_int.h"
#include "text/map.h"

#include "text/banned.h"

#define OFFICES_MAX 64

/* What one local of the entity says. */
struct said {
	article_id article;
	enum link_reason why;
	float link;
	struct local facts;
};

struct gather {
	struct library *lib;
	entity_id id;
	struct entity_row row;
	VEC(struct ground_spelling) spellings;
	struct map seen;        /* text, form, reason -> index */
	article_id taught;      /* the first that says of a name that it is another of his */
	struct str number;      /* the spelling that says it first, or empty */
	struct grounds *out;
	struct arena *arena;
};

/* ------------------------------------------------------------------ spellings */

/* The row of a spelling and reason, begun with this article if it is new. */
static struct ground_spelling *
row_of(struct gather *g, const struct said *s, const struct local_alias *a)
{
	struct ground_spelling row = {.form = a->form, .first.article = s->article};
	struct buf key;
	uint32_t i;

	row.sure = link_of_form(a->form, s->why, s->link, &row.why);
	/* Which of equals came first in its block says nothing to anybody. */
	if (row.why == LINK_SELF && a->form == FORM_NAME && g->row.articles > 1) {
		row.why = LINK_NAME;
		row.sure = row.sure < link_reason_sure(LINK_NAME) ? row.sure
		                                                  : link_reason_sure(LINK_NAME);
	}
	buf_init(&key);
	buf_addf(&key, "%d %d ", (int)row.form, (int)row.why);
	buf_add(&key, a->text);
	i = map_intern(&g->seen, buf_str(&key), (uint32_t)g->spellings.len);
	buf_release(&key);
	if (i == g->spellings.len) {
		row.text = arena_str(g->arena, a->text);
		row.first.at = SPAN_NONE;
		vec_push(&g->spellings, row);
	}
	return &g->spellings.ptr[i];
}

static void
add_spellings(struct gather *g, const struct said *s)
{
	for (uint32_t i = 0; i < s->facts.nalias; i++) {
		const struct local_alias *a = &s->facts.aliases[i];
		struct ground_spelling *row = row_of(g, s, a);

		row->count += a->count;
		row->articles++;
		if (link_class_of(row->sure) == LINK_GUESS)
			g->out->guesses += a->count;
	}
}

static int
by_class(const void *pa, const void *pb)
{
	const struct ground_spelling *a = pa;
	const struct ground_spelling *b = pb;
	enum link_class x = link_class_of(a->sure);
	enum link_class y = link_class_of(b->sure);
	int order;

	if (x != y)
		return x < y ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	order = str_cmp(a->text, b->text);
	if (order == 0)
		order = (int)a->form - (int)b->form;
	return order ? order : (int)a->why - (int)b->why;
}

/* ---------------------------------------------------------------------- facts */

/* The spelling that says the number: "61st session"; empty if none does. */
static struct str
numbered(const struct local *l, uint32_t ordinal, struct arena *arena)
{
	for (uint32_t i = 0; i < l->nalias; i++) {
		struct str rest = l->aliases[i].text;
		struct str word;

		while (rest.len > 0 && str_cut(&rest, ' ', &word))
			if (series_ordinal(word) == ordinal)
				return arena_str(arena, l->aliases[i].text);
	}
	return STR_EMPTY;
}

/* The tables know a meeting by its id: then all of it is from there. */
static void
add_fact(struct gather *g, enum ground f, bool is_said, const struct said *s)
{
	struct ground_fact *fact = &g->out->facts[f];

	if (!is_said)
		return;
	if (s->facts.fixed.len > 0) {
		fact->first.article = ARTICLE_NONE;
		fact->is_known = true;
	} else if (!fact->is_known) {
		fact->first.article = s->article;
		fact->is_known = true;
		if (f == GROUND_NUMBER)
			g->number = numbered(&s->facts, g->row.ordinal, g->arena);
	}
}

static void
add_facts(struct gather *g, const struct said *s)
{
	const struct entity_row *e = &g->row;

	if (e->kind != KIND_EVENT)
		return;
	add_fact(g, GROUND_NUMBER, e->ordinal > 0 && s->facts.ordinal == e->ordinal, s);
	add_fact(g, GROUND_DATE,
	         !day_is_none(e->from) && day_cmp(s->facts.from, e->from) == 0, s);
	add_fact(g, GROUND_PLACE, e->place.len > 0 && str_eq(s->facts.place, e->place), s);
}

/* -------------------------------------------------------------------- offices */

static void
load_offices(struct gather *g)
{
	struct role_row *roles = ARENA_ARRAY(g->arena, OFFICES_MAX, struct role_row);
	size_t n = library_roles(g->lib, g->id, 0, OFFICES_MAX, roles, g->arena);

	g->out->offices = ARENA_ARRAY(g->arena, n, struct ground_office);
	g->out->noffice = n;
	for (size_t i = 0; i < n; i++)
		g->out->offices[i].role = roles[i];
}

static void
add_offices(struct gather *g, const struct said *s)
{
	for (uint32_t i = 0; i < s->facts.nrole; i++) {
		const struct local_role *said = &s->facts.roles[i];

		for (size_t k = 0; k < g->out->noffice; k++) {
			struct ground_office *o = &g->out->offices[k];

			if (o->first.article == ARTICLE_NONE &&
			    o->role.is_former == said->is_former &&
			    str_eq(o->role.office, said->office) &&
			    str_eq(o->role.of_id, said->of))
				o->first.article = s->article;
		}
	}
}

/* --------------------------------------------------------------------- places */

static bool
is_spelled(struct str text, struct span at, struct str spelling)
{
	struct str s = str_at(text, at);
	size_t k = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool nbsp = (unsigned char)s.ptr[i] == 0xc2 && i + 1 < s.len &&
		            (unsigned char)s.ptr[i + 1] == 0xa0;

		if (nbsp || s.ptr[i] == ' ' || (s.ptr[i] >= '\t' && s.ptr[i] <= '\r')) {
			i += nbsp;
			if (k > 0 && k < spelling.len && spelling.ptr[k] == ' ')
				k++;
			else if (k == 0 || spelling.ptr[k - 1] != ' ')
				return false;
		} else if (k >= spelling.len || spelling.ptr[k++] != s.ptr[i]) {
			return false;
		}
	}
	return k == spelling.len;
}

/* The first mention of the entity there, spelled so if `spelling` is not empty. */
static void
find_place(struct gather *g, struct ground_at *where, struct str spelling)
{
	struct page *page;

	where->at = SPAN_NONE;
	if (where->article == ARTICLE_NONE ||
	    library_page(g->lib, where->article, &page, NULL) != STATUS_OK)
		return;
	for (size_t i = 0; i < page->nposting; i++) {
		const struct posting *p = &page->postings[i];

		if (p->entity != g->id)
			continue;
		if (where->at.len == 0)
			where->at = p->at;
		if (spelling.len == 0)
			break;
		if (is_spelled(article_text(page->article), p->at, spelling)) {
			where->at = p->at;
			break;
		}
	}
	page_free(page);
}

static void
find_places(struct gather *g)
{
	for (size_t i = 0; i < g->spellings.len; i++) {
		struct ground_spelling *s = &g->spellings.ptr[i];

		if (s->why == LINK_SAID && g->taught != ARTICLE_NONE)
			s->first.article = g->taught;
		find_place(g, &s->first, s->text);
	}
	for (size_t i = 0; i < g->out->noffice; i++)
		find_place(g, &g->out->offices[i].first, STR_EMPTY);
	for (int f = 0; f < GROUND_COUNT; f++)
		if (g->out->facts[f].is_known)
			find_place(g, &g->out->facts[f].first,
			           f == GROUND_NUMBER ? g->number : STR_EMPTY);
}

/* ----------------------------------------------------------------------- walk */

static void
walk(struct gather *g)
{
	sqlite3_stmt *st = db_get(g->lib,
		"SELECT o.article, l.why, l.link, f.packed FROM occurrences o"
		" CROSS JOIN locals l ON l.id BETWEEN o.article << 24"
		"  AND (o.article << 24) + 16777215"
		" CROSS JOIN facts f ON f.id = l.id"
		" WHERE o.entity = ?1 AND l.entity = ?1 ORDER BY o.seq, l.id");
	struct arena arena;

	arena_init(&arena);
	db_int(st, 1, g->id);
	while (db_row(g->lib, st)) {
		struct said s = {
			.article = col_u32(st, 0),
			.why = (enum link_reason)(col_int(st, 1) % LINK_COUNT),
			.link = (float)sqlite3_column_double(st, 2),
		};

		if (!local_unpack(col_str(st, 3), &arena, &s.facts)) {
			(void)db_damaged(g->lib, "facts of another version");
			break;
		}
		if (s.facts.also_key.len > 0 && g->taught == ARTICLE_NONE)
			g->taught = s.article;
		add_spellings(g, &s);
		add_facts(g, &s);
		add_offices(g, &s);
		arena_clear(&arena);
	}
	db_reset(st);
	arena_release(&arena);
}

void
library_grounds(struct library *lib, entity_id id, struct grounds *out,
                 struct arena *arena)
{
	struct gather g = {.lib = lib, .id = id, .out = out, .arena = arena,
	                   .number = STR_EMPTY};

	*out = (struct grounds){0};
	if (!library_entity(lib, id, &g.row, arena))
		return;
	vec_init(&g.spellings);
	map_init(&g.seen);
	load_offices(&g);
	walk(&g);
	if (g.spellings.len > 1)
		qsort(g.spellings.ptr, g.spellings.len, sizeof *g.spellings.ptr, by_class);
	find_places(&g);
	out->spellings = ARENA_ARRAY(arena, g.spellings.len, struct ground_spelling);
	for (size_t i = 0; i < g.spellings.len; i++)
		out->spellings[i] = g.spellings.ptr[i];
	out->nspelling = g.spellings.len;
	vec_release(&g.spellings);
	map_release(&g.seen);
}

size_t
library_possible(struct library *lib, entity_id id, entity_id *out, size_t max)
{
	sqlite3_stmt *st;
	size_t n = 0;

	db_clear_error(lib);
	st = db_get(lib,
		"SELECT DISTINCT e.id FROM possible p JOIN entities e ON e.id = p.entity"
		" WHERE p.of = ?1 ORDER BY e.slug LIMIT ?2");
	db_int(st, 1, id);
	db_int(st, 2, (int64_t)max);
	while (n < max && db_row(lib, st))
		out[n++] = col_u32(st, 0);
	db_reset(st);
	return n;
}
