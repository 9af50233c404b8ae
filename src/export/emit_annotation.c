/* SPDX-License-Identifier: MIT */
/*
 * One article with its mentions as one line of JSON: the contract of
 * `entente annotate`.  Articles of a library, of a census and readings alone are
 * brought to the same shape first, so that there is one place that writes it.
 */
#include "export/export.h"

#include "article/language.h"
#include "export/emit_int.h"
#include "text/map.h"

#include "text/banned.h"

/* A mention about to be written. */
struct line_mention {
	struct span at;
	enum kind kind;
	enum form form;
	enum rule rule;
	bool is_furniture;
	float score;
	float link;
	enum link_reason why;
	struct str *possible; /* ids of what it could be, or NULL */
	uint32_t npossible;
	struct str entity; /* id, or empty */
	struct str value;  /* date, or empty */
};

static void
add_mention(struct buf *out, struct str text, const struct line_mention *m,
            const struct explanations *why)
{
	buf_add(out, STR_LIT("{\"start\": "));
	buf_add_u32(out, m->at.off);
	buf_add(out, STR_LIT(", \"end\": "));
	buf_add_u32(out, span_end(m->at));
	buf_add(out, STR_LIT(", \"text\": "));
	export_json_str(out, str_at(text, m->at));
	buf_add(out, STR_LIT(", \"type\": \""));
	buf_add_cstr(out, kind_name(m->kind));
	buf_add(out, STR_LIT("\", \"entity\": "));
	if (m->entity.len > 0)
		export_json_str(out, m->entity);
	else
		buf_add_cstr(out, "null");
	buf_add(out, STR_LIT(", \"form\": \""));
	buf_add_cstr(out, form_name(m->form));
	buf_add_char(out, '"');
	if (m->value.len > 0) {
		buf_add_cstr(out, ", \"value\": ");
		export_json_str(out, m->value);
	}
	if (m->is_furniture)
		buf_add_cstr(out, ", \"furniture\": true");
	for (uint32_t i = 0; i < m->npossible; i++) {
		buf_add_cstr(out, i ? ", " : ", \"possible\": [");
		export_json_str(out, m->possible[i]);
	}
	if (m->npossible > 0)
		buf_add_char(out, ']');
	buf_add_cstr(out, ", \"confidence\": ");
	emit_score(out, m->score * m->link);
	if (why) {
		const struct explanation *e = explain_mention(why, m->at);

		buf_addf(out, ", \"rule\": \"%s\", \"score\": ", rule_name(m->rule));
		emit_score(out, m->score);
		buf_add_cstr(out, ", \"link\": ");
		emit_score(out, m->link);
		if (m->entity.len > 0)
			buf_addf(out, ", \"why\": \"%s\"",
			         link_reason_name(m->why));
		if (e)
			emit_explanation(out, text, e);
	}
	buf_add_char(out, '}');
}

static void
open_line(struct buf *out, const struct article *a)
{
	buf_add_cstr(out, "{\"path\": ");
	export_json_str(out, article_path(a));
	buf_add_cstr(out, ", \"title\": ");
	export_json_str(out, article_title(a));
	buf_add_cstr(out, ", \"date\": ");
	emit_day(out, article_date(a));
	buf_add_cstr(out, ", \"source\": ");
	export_json_str(out, article_source(a));
	/* English goes without saying. */
	if (language_is_foreign(article_fact(a, FACT_LANGUAGE).value)) {
		buf_add_cstr(out, ", \"language\": ");
		export_json_str(out, article_fact(a, FACT_LANGUAGE).value);
	}
	buf_add_cstr(out, ", \"mentions\": [");
}

static void
close_line(struct buf *out, const struct article *a,
           const struct annotate_options *o)
{
	buf_add_char(out, ']');
	if (o->with_body) {
		struct buf body;

		buf_init(&body);
		article_body(a, &body);
		buf_add_cstr(out, ", \"body\": ");
		export_json_str(out, buf_str(&body));
		buf_release(&body);
	}
	buf_add_cstr(out, "}\n");
}

/* ------------------------------------------------------------------ of a page */

/* Where ids of entities are had from. */
struct ids {
	struct str (*of)(struct ids *ids, entity_id entity);
	struct library *lib;
	const struct census *census;
	struct map at;        /* of a library: row -> index in slugs, so that each … */
	struct str_list {
		struct str *ptr;
		size_t len;
		size_t cap;
	} slugs;              /* … is asked for once an article */
	struct arena arena;
};

static struct str
id_of_library(struct ids *ids, entity_id entity)
{
	struct str key = str_from((const char *)&entity, sizeof entity);
	struct entity_row row;
	uint32_t i = map_intern(&ids->at, key, (uint32_t)ids->slugs.len);

	if (i == ids->slugs.len) {
		struct str slug = STR_EMPTY;

		if (library_entity(ids->lib, entity, &row, &ids->arena))
			slug = row.slug;
		vec_push(&ids->slugs, slug);
	}
	return ids->slugs.ptr[i];
}

static struct str
id_of_census(struct ids *ids, entity_id entity)
{
	return census_slug(ids->census, entity);
}

static struct str
id_of(struct ids *ids, entity_id entity)
{
	return entity == ENTITY_NONE ? STR_EMPTY : ids->of(ids, entity);
}

/* Of what it could be. */
static struct str *
ids_of(struct ids *ids, const struct posting *p)
{
	struct str *all = ARENA_ARRAY(&ids->arena, p->npossible, struct str);

	for (uint32_t i = 0; i < p->npossible; i++)
		all[i] = id_of(ids, p->possible[i]);
	return all;
}

static void
add_page(struct buf *out, struct ids *ids, const struct page *p,
         const struct annotate_options *o)
{
	struct explanations *why = o->with_explain ? explain(p->article, o->user) : NULL;

	map_init(&ids->at);
	vec_init(&ids->slugs);
	arena_init(&ids->arena);
	open_line(out, p->article);
	for (size_t i = 0; i < p->nposting; i++) {
		const struct posting *at = &p->postings[i];
		struct line_mention m = {
			.at = at->at,
			.kind = at->kind,
			.form = at->form,
			.rule = at->rule,
			.is_furniture = at->is_furniture,
			.score = at->score,
			.link = at->link,
			.why = at->why,
			.entity = id_of(ids, at->entity),
			.value = at->value,
			.possible = ids_of(ids, at),
			.npossible = at->npossible,
		};

		if (i > 0)
			buf_add_cstr(out, ", ");
		add_mention(out, article_text(p->article), &m, why);
	}
	explanations_free(why);
	close_line(out, p->article, o);
	arena_release(&ids->arena);
	vec_release(&ids->slugs);
	map_release(&ids->at);
}

void
export_annotation(struct buf *out, struct library *lib, const struct page *p,
                  const struct annotate_options *o)
{
	struct ids ids = {.of = id_of_library, .lib = lib};

	add_page(out, &ids, p, o);
}

void
export_annotation_counted(struct buf *out, const struct census *c, const struct page *p,
                          const struct annotate_options *o)
{
	struct ids ids = {.of = id_of_census, .census = c};

	add_page(out, &ids, p, o);
}

/* ---------------------------------------------------------- of a reading alone */

void
export_annotation_local(struct buf *out, const struct reading *r,
                        const struct coref *c, const struct annotate_options *o)
{
	const struct article *a = reading_article(r);
	size_t nlocal;
	size_t n;
	const struct mention *mentions = reading_mentions(r, &n);
	struct explanations *why = o->with_explain ? explain(a, o->user) : NULL;
	struct alone *alone;
	struct arena arena;
	struct buf value;

	arena_init(&arena);
	buf_init(&value);
	const struct local *locals = coref_locals(c, &nlocal);
	alone = ARENA_ARRAY(&arena, nlocal, struct alone);
	library_alone(r, c, alone, &arena);
	open_line(out, a);
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		uint32_t local = coref_of(c, i);
		if (!coref_counts(c, i))
			continue;
		struct line_mention m = {
			.at = mentions[i].at,
			.kind = mentions[i].kind,
			.form = mentions[i].form,
			.rule = mentions[i].rule,
			.is_furniture = mentions[i].is_furniture,
			.score = mentions[i].score,
			.link = 1.0f,
			.entity = local == LOCAL_NONE ? STR_EMPTY
			                              : alone[local].id,
		};

		if (local != LOCAL_NONE) {
			m.kind = locals[local].kind;
			m.possible = alone[local].possible;
			m.npossible = alone[local].npossible;
		}
		if (local != LOCAL_NONE && m.entity.len > 0)
			m.link = link_of_form(m.form, alone[local].why,
			                      alone[local].link, &m.why);
		buf_clear(&value);
		if (m.kind == KIND_DATE)
			day_format_range(&value, mentions[i].from, mentions[i].to);
		m.value = buf_str(&value);
		if (any)
			buf_add_cstr(out, ", ");
		any = true;
		add_mention(out, article_text(a), &m, why);
	}
	explanations_free(why);
	close_line(out, a, o);
	buf_release(&value);
	arena_release(&arena);
}
