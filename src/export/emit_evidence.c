/* SPDX-License-Identifier: MIT */
/*
 * What an entity rests on, one piece of evidence a line: spellings with their
 * reasons, offices, the facts of a meeting, who it could be as well.  All
 * formats write the same pieces.
 */
#include "export/export.h"

#include "export/emit_int.h"

#include "text/banned.h"

#define POSSIBLE_MOST 16
#define WHAT_CELLS 9
#define CLASS_CELLS 9
#define TEXT_CELLS 40

/* One line; what is empty or 0 does not apply. */
struct piece {
	const char *what;   /* "spelling", "office", "number", "date", "place", … */
	struct str text;
	const char *form;   /* of a spelling */
	const char *why;    /* short reason */
	const char *help;   /* … for people */
	float sure;         /* [0,1], below 0: not said */
	uint32_t mentions;
	uint32_t articles;
	struct ground_at at;
};

struct writer {
	struct buf *out;
	struct library *lib;
	enum entity_format format;
	struct str id;
	struct page *page;  /* the last one a place was in */
};

static bool
turn_to(struct writer *w, article_id article)
{
	if (w->page && w->page->id == article)
		return true;
	page_free(w->page);
	w->page = NULL;
	return article != ARTICLE_NONE &&
	       library_page(w->lib, article, &w->page, NULL) == STATUS_OK;
}

static void
write_json(struct writer *w, const struct piece *p)
{
	struct buf *out = w->out;

	buf_add_cstr(out, "{\"id\": ");
	export_json_str(out, w->id);
	buf_addf(out, ", \"evidence\": \"%s\", \"text\": ", p->what);
	export_json_str(out, p->text);
	if (p->form)
		buf_addf(out, ", \"form\": \"%s\"", p->form);
	if (p->why)
		buf_addf(out, ", \"why\": \"%s\"", p->why);
	if (p->sure >= 0.0f) {
		buf_addf(out, ", \"class\": \"%s\", \"confidence\": ",
		         link_class_name(link_class_of(p->sure)));
		emit_score(out, p->sure);
	}
	if (p->mentions > 0)
		buf_addf(out, ", \"mentions\": %lu", (unsigned long)p->mentions);
	if (p->articles > 0)
		buf_addf(out, ", \"articles\": %lu", (unsigned long)p->articles);
	if (turn_to(w, p->at.article)) {
		buf_add_cstr(out, ", \"path\": ");
		export_json_str(out, article_path(w->page->article));
		buf_addf(out, ", \"start\": %lu, \"end\": %lu",
		         (unsigned long)p->at.at.off, (unsigned long)span_end(p->at.at));
	}
	buf_add_cstr(out, "}\n");
}

/* "path:line:col", or nothing. */
static void
write_place(struct writer *w, const struct piece *p)
{
	uint32_t line;
	uint32_t col;

	if (!turn_to(w, p->at.article))
		return;
	article_line_col(w->page->article, p->at.at.off, &line, &col);
	emit_name(w->out, article_path(w->page->article));
	buf_addf(w->out, ":%lu:%lu", (unsigned long)line, (unsigned long)col);
}

static void
write_tsv(struct writer *w, const struct piece *p)
{
	struct buf *out = w->out;

	emit_cell(out, w->id, 0);
	buf_addf(out, "\t%s\t%s\t%s\t", p->what,
	         p->sure >= 0.0f ? link_class_name(link_class_of(p->sure)) : "",
	         p->why ? p->why : "");
	if (p->mentions > 0)
		buf_add_u32(out, p->mentions);
	buf_add_char(out, '\t');
	emit_cell(out, p->text, 0);
	buf_add_char(out, '\t');
	write_place(w, p);
	buf_add_char(out, '\n');
}

static void
write_table(struct writer *w, const struct piece *p)
{
	struct buf *out = w->out;

	emit_cell(out, str_of(p->what), WHAT_CELLS);
	buf_add_cstr(out, "  ");
	emit_cell(out, str_of(p->sure >= 0.0f ? link_class_name(link_class_of(p->sure)) : ""),
	          CLASS_CELLS);
	if (p->mentions > 0)
		buf_addf(out, "%6lu  ", (unsigned long)p->mentions);
	else
		buf_add_cstr(out, "        ");
	emit_cell(out, p->text, TEXT_CELLS);
	buf_add_cstr(out, "  ");
	write_place(w, p);
	if (p->help)
		buf_addf(out, "%s%s", p->at.article != ARTICLE_NONE ? "  " : "", p->help);
	buf_add_char(out, '\n');
}

static void
write_piece(struct writer *w, const struct piece *p)
{
	if (w->format == ENTITY_JSONL)
		write_json(w, p);
	else if (w->format == ENTITY_TSV)
		write_tsv(w, p);
	else
		write_table(w, p);
}

/* --------------------------------------------------------------------- pieces */

static void
write_spellings(struct writer *w, const struct grounds *e)
{
	for (size_t i = 0; i < e->nspelling; i++) {
		const struct ground_spelling *row = &e->spellings[i];
		struct piece p = {
			.what = "spelling",
			.text = row->text,
			.form = form_name(row->form),
			.why = link_reason_name(row->why),
			.help = link_reason_help(row->why),
			.sure = row->sure,
			.mentions = row->count,
			.articles = row->articles,
			.at = row->first,
		};

		write_piece(w, &p);
	}
}

static void
write_offices(struct writer *w, const struct grounds *e)
{
	struct buf text;

	buf_init(&text);
	for (size_t i = 0; i < e->noffice; i++) {
		const struct role_row *role = &e->offices[i].role;
		struct piece p = {
			.what = "office", .sure = -1.0f, .articles = role->articles,
			.at = e->offices[i].first,
		};

		buf_clear(&text);
		buf_addf(&text, "%s%.*s", role->is_former ? "former " : "",
		         STR_ARG(role->title));
		if (role->of.len > 0)
			buf_addf(&text, ", %.*s", STR_ARG(role->of));
		if (!day_is_none(role->first)) {
			buf_add_cstr(&text, ", ");
			day_format_range(&text, role->first, role->last);
		}
		p.text = buf_str(&text);
		write_piece(w, &p);
	}
	buf_release(&text);
}

static void
write_facts(struct writer *w, const struct grounds *e, const struct entity_row *row)
{
	static const char *const names[GROUND_COUNT] = {"number", "date", "place"};
	struct buf text;

	buf_init(&text);
	for (int f = 0; f < GROUND_COUNT; f++) {
		struct piece p = {.what = names[f], .sure = -1.0f, .at = e->facts[f].first};

		if (!e->facts[f].is_known)
			continue;
		buf_clear(&text);
		if (f == GROUND_NUMBER)
			buf_add_u32(&text, row->ordinal);
		else if (f == GROUND_DATE)
			day_format_range(&text, row->from, row->to);
		else
			buf_add(&text, row->place);
		p.text = buf_str(&text);
		if (p.at.article == ARTICLE_NONE) {
			p.why = link_reason_name(LINK_TABLE);
			p.help = "the table of meetings says so";
		}
		write_piece(w, &p);
	}
	buf_release(&text);
}

static void
write_possible(struct writer *w, entity_id id, struct arena *arena)
{
	entity_id ids[POSSIBLE_MOST];
	size_t n = library_possible(w->lib, id, ids, POSSIBLE_MOST);

	for (size_t i = 0; i < n; i++) {
		struct entity_row row;
		struct piece p = {.what = "possible", .sure = -1.0f};

		if (!library_entity(w->lib, ids[i], &row, arena))
			continue;
		p.text = row.slug;
		p.help = row.kind == KIND_PERSON ? "who it could be as well"
		                                 : "what it could be as well";
		write_piece(w, &p);
	}
}

void
export_evidence(struct buf *out, struct library *lib, entity_id id, enum entity_format f)
{
	struct writer w = {.out = out, .lib = lib, .format = f};
	struct grounds e;
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	if (library_entity(lib, id, &row, &arena)) {
		w.id = row.slug;
		if (f == ENTITY_TSV)
			buf_add_cstr(out, "id\tevidence\tclass\twhy\tmentions\ttext\tplace\n");
		if (f == ENTITY_TABLE)
			export_entity(out, lib, &row, f);
		library_grounds(lib, id, &e, &arena);
		write_spellings(&w, &e);
		write_offices(&w, &e);
		write_facts(&w, &e, &row);
		write_possible(&w, id, &arena);
	}
	page_free(w.page);
	arena_release(&arena);
}
