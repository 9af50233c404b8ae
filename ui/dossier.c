/* SPDX-License-Identifier: MIT */
/* Gathering a dossier: a bounded number of rows of each sort, best first. */
#include "ui/dossier.h"

#include "text/arena.h"
#include "ui/say.h"

#include "text/banned.h"

#define ALIASES_MAX 24
#define ROLES_MAX 24
#define WITH_MAX 16
#define POSSIBLE_MOST 16
#define INSTANCES_MAX 64
#define CORRECTIONS_MAX 16

void
dossier_init(struct dossier *d)
{
	*d = (struct dossier){.id = ENTITY_NONE};
	arena_init(&d->arena);
}

void
dossier_release(struct dossier *d)
{
	vec_release(&d->rows);
	arena_release(&d->arena);
}

/* ------------------------------------------------------------------------ rows */

static struct dossier_row *
add(struct dossier *d, enum dossier_kind kind, struct str text)
{
	struct dossier_row row = {
		.kind = kind, .text = arena_str(&d->arena, text), .right = STR_EMPTY,
	};

	vec_push(&d->rows, row);
	return &vec_last(&d->rows);
}

static void
add_heading(struct dossier *d, const char *text)
{
	add(d, DOSSIER_BLANK, STR_EMPTY);
	add(d, DOSSIER_HEADING, str_of(text));
}

static void
add_entity(struct dossier *d, const struct entity_row *e, const char *label, struct buf *right)
{
	struct dossier_row *row;
	struct buf text;

	buf_init(&text);
	buf_add_cstr(&text, label);
	say_entity_apart(&text, e);
	row = add(d, DOSSIER_ENTITY, buf_str(&text));
	row->entity = e->id;
	row->of = e->kind;
	row->right = arena_str(&d->arena, buf_str(right));
	buf_release(&text);
}

/* -------------------------------------------------------------------- sections */

static void
identity(struct dossier *d, struct library *lib)
{
	const struct entity_row *e = &d->entity;
	size_t furniture = library_hit_count_furniture(lib, e->id);
	struct buf b;

	buf_init(&b);
	say_entity_apart(&b, e);
	add(d, DOSSIER_NAME, buf_str(&b));
	buf_clear(&b);
	buf_addf(&b, "%s · ", kind_name(e->kind));
	say_count(&b, e->mentions, "mention", "mentions");
	if (furniture > 0) {
		buf_add_cstr(&b, " (");
		say_number(&b, furniture);
		buf_add_cstr(&b, " in menus and notices)");
	}
	buf_add_cstr(&b, " in ");
	say_count(&b, e->articles, "article", "articles");
	buf_addf(&b, " · %.*s", STR_ARG(e->slug));
	add(d, DOSSIER_FACT, buf_str(&b));
	buf_release(&b);
}

static void
when_and_where(struct dossier *d, struct library *lib)
{
	const struct entity_row *e = &d->entity;
	struct entity_row place;
	entity_id at = e->place.len > 0 ? library_find_id(lib, e->place) : ENTITY_NONE;
	struct buf b;

	buf_init(&b);
	if (e->kind != KIND_DATE && !day_is_none(e->from)) {
		say_days(&b, e->from, e->to);
		add(d, DOSSIER_FACT, buf_str(&b));
	}
	buf_clear(&b);
	if (at != ENTITY_NONE && library_entity(lib, at, &place, &d->arena))
		add_entity(d, &place, "in ", &b);
	buf_release(&b);
}

/* The series an instance belongs to, and its neighbours in it. */
static void
neighbours(struct dossier *d, struct library *lib)
{
	struct entity_row series;
	struct entity_row *rows;
	size_t n;
	struct buf b;

	if (d->entity.part_of == ENTITY_NONE ||
	    !library_entity(lib, d->entity.part_of, &series, &d->arena))
		return;
	buf_init(&b);
	add_entity(d, &series, "one of: ", &b);
	rows = ARENA_ARRAY(&d->arena, INSTANCES_MAX, struct entity_row);
	n = library_instances(lib, series.id, 0, INSTANCES_MAX, rows, &d->arena);
	for (size_t i = 0; i < n; i++) {
		if (rows[i].id != d->id)
			continue;
		if (i > 0)
			add_entity(d, &rows[i - 1], "before: ", &b);
		if (i + 1 < n)
			add_entity(d, &rows[i + 1], "after: ", &b);
	}
	buf_release(&b);
}

/* A row that leads to where something is said. */
static void
add_place(struct dossier *d, struct str text, struct str right, const struct ground_at *at)
{
	struct dossier_row *row =
		add(d, at->article == ARTICLE_NONE ? DOSSIER_FACT : DOSSIER_PLACE, text);

	row->right = arena_str(&d->arena, right);
	row->at = *at;
}

/* The tables' word for a meeting is as good as an article's. */
static void
facts(struct dossier *d, const struct grounds *g)
{
	static const char *const names[GROUND_COUNT] = {"its number", "its date", "its place"};
	struct buf b;

	buf_init(&b);
	for (int i = 0; i < GROUND_COUNT; i++) {
		const struct ground_fact *f = &g->facts[i];

		if (!f->is_known)
			continue;
		buf_clear(&b);
		buf_addf(&b, "%s is said by %s", names[i],
		         f->first.article == ARTICLE_NONE ? "the table of meetings"
		                                          : "an article");
		add_place(d, buf_str(&b), STR_EMPTY, &f->first);
	}
	buf_release(&b);
}

static void
spellings(struct dossier *d, const struct grounds *g)
{
	struct buf b;

	if (g->nspelling == 0)
		return;
	buf_init(&b);
	add_heading(d, "SPELLINGS");
	for (size_t i = 0; i < g->nspelling && i < ALIASES_MAX; i++) {
		const struct ground_spelling *row = &g->spellings[i];
		enum link_class class = link_class_of(row->sure);

		buf_clear(&b);
		if (class != LINK_SURE)
			buf_addf(&b, "%s: %s · ", link_class_name(class),
			         link_reason_help(row->why));
		buf_addf(&b, "%u", row->count);
		add_place(d, row->text, buf_str(&b), &row->first);
	}
	buf_release(&b);
}

static void
offices(struct dossier *d, const struct grounds *g)
{
	struct buf text;
	struct buf right;

	if (g->noffice == 0)
		return;
	buf_init(&text);
	buf_init(&right);
	add_heading(d, "OFFICES");
	for (size_t i = 0; i < g->noffice && i < ROLES_MAX; i++) {
		const struct role_row *role = &g->offices[i].role;

		buf_clear(&text);
		buf_addf(&text, "%s%.*s", role->is_former ? "former " : "", STR_ARG(role->title));
		if (role->of.len > 0)
			buf_addf(&text, ", %.*s", STR_ARG(role->of));
		buf_clear(&right);
		say_days(&right, role->first, role->last);
		buf_addf(&right, "%s%u", right.len > 0 ? " · " : "", role->articles);
		add_place(d, buf_str(&text), buf_str(&right), &g->offices[i].first);
	}
	buf_release(&text);
	buf_release(&right);
}

/* Who else it could be, where the text cannot tell. */
static void
possible(struct dossier *d, struct library *lib)
{
	entity_id ids[POSSIBLE_MOST];
	size_t n = library_possible(lib, d->id, ids, POSSIBLE_MOST);
	struct buf b;

	if (n == 0)
		return;
	buf_init(&b);
	add_heading(d, "COULD AS WELL BE");
	for (size_t i = 0; i < n; i++) {
		struct entity_row e;

		if (library_entity(lib, ids[i], &e, &d->arena))
			add_entity(d, &e, "", &b);
	}
	buf_release(&b);
}

static void
instances(struct dossier *d, struct library *lib)
{
	struct entity_row *rows = ARENA_ARRAY(&d->arena, INSTANCES_MAX, struct entity_row);
	size_t n = library_instances(lib, d->id, 0, INSTANCES_MAX, rows, &d->arena);
	struct buf b;

	if (n == 0)
		return;
	buf_init(&b);
	add_heading(d, "MEETINGS OF THIS SERIES");
	for (size_t i = 0; i < n; i++) {
		buf_clear(&b);
		say_days(&b, rows[i].from, rows[i].to);
		buf_addf(&b, "%s%u", b.len > 0 ? " · " : "", rows[i].articles);
		add_entity(d, &rows[i], "", &b);
	}
	buf_release(&b);
}

static void
company(struct dossier *d, struct library *lib)
{
	struct with_row rows[WITH_MAX];
	size_t n = library_with(lib, d->id, 0, WITH_MAX, rows, &d->arena);
	struct buf b;

	if (n == 0)
		return;
	buf_init(&b);
	add_heading(d, "OCCURS WITH");
	for (size_t i = 0; i < n; i++) {
		struct entity_row e = {.id = rows[i].id, .kind = rows[i].kind, .name = rows[i].name};

		buf_clear(&b);
		say_count(&b, rows[i].articles, "article", "articles");
		add_entity(d, &e, "", &b);
	}
	buf_release(&b);
}

/* What somebody said of it, last said first. */
static void
corrections(struct dossier *d, struct library *lib)
{
	struct correction_row rows[CORRECTIONS_MAX];
	size_t n = library_corrections(lib, d->entity.slug, 0, CORRECTIONS_MAX, rows,
	                               &d->arena);
	struct buf b;

	if (n == 0)
		return;
	add_heading(d, "CORRECTED BY HAND");
	buf_init(&b);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&b);
		buf_addf(&b, rows[i].is_entity ? " %.*s" : " “%.*s”", STR_ARG(rows[i].what));
		if (rows[i].slug.len > 0)
			buf_addf(&b, " is %.*s", STR_ARG(rows[i].name));
		else
			buf_add_cstr(&b, " is nothing");
		if (rows[i].places > 1)
			buf_addf(&b, ", in %u places", rows[i].places);
		add(d, DOSSIER_FACT, buf_str(&b));
	}
	buf_release(&b);
}

bool
dossier_build(struct dossier *d, struct library *lib, entity_id id)
{
	struct grounds g;

	vec_clear(&d->rows);
	arena_clear(&d->arena);
	d->id = id;
	if (id == ENTITY_NONE || !library_entity(lib, id, &d->entity, &d->arena)) {
		d->id = ENTITY_NONE;
		return false;
	}
	identity(d, lib);
	when_and_where(d, lib);
	neighbours(d, lib);
	library_grounds(lib, id, &g, &d->arena);
	facts(d, &g);
	possible(d, lib);
	spellings(d, &g);
	offices(d, &g);
	instances(d, lib);
	company(d, lib);
	corrections(d, lib);
	add(d, DOSSIER_BLANK, STR_EMPTY);
	add(d, DOSSIER_HEADING, STR_LIT("MENTIONS"));
	add(d, DOSSIER_STRIP, STR_EMPTY);
	return true;
}
