/* SPDX-License-Identifier: MIT */
/*
 * Dumps of the floors for golden tests and for looking inside: one thing a
 * line, its place first, then what it is, then its bytes as a JSON string,
 * then facts as name=value.  Facts that are not there are not written, so that
 * a new kind of fact changes only the lines that have it.
 */
#include "export/export.h"

#include "article/language.h"

#include "export/emit_int.h"
#include "recognize/kb.h"

#include "text/banned.h"

/* Bytes of a block that are shown at either end. */
#define EXCERPT 48

/* --------------------------------------------------------------------- pieces */

static void
add_span(struct buf *out, struct span at)
{
	buf_addf(out, "%lu-%lu", (unsigned long)at.off,
	         (unsigned long)span_end(at));
}

static void
add_fact(struct buf *out, const char *name, struct str value)
{
	if (value.len == 0)
		return;
	buf_addf(out, " %s=", name);
	emit_name(out, value);
}

static void
add_kb(struct buf *out, const char *name, kb_id id)
{
	if (id == KB_NONE)
		return;
	buf_addf(out, " %s=", name);
	kb_entity_id(out, id);
}

static void
add_days(struct buf *out, const char *name, struct day from, struct day to)
{
	if (day_is_none(from))
		return;
	buf_addf(out, " %s=", name);
	day_format_range(out, from, to);
}

static void
add_number(struct buf *out, const char *name, uint32_t n)
{
	if (n > 0)
		buf_addf(out, " %s=%lu", name, (unsigned long)n);
}

/* -------------------------------------------------------------------- article */

static const char *
block_kind_name(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_TITLE:
		return "title";
	case BLOCK_HEADING:
		return "heading";
	case BLOCK_META:
		return "meta";
	case BLOCK_PARAGRAPH:
		return "paragraph";
	case BLOCK_ITEM:
		return "item";
	case BLOCK_QUOTE:
		return "quote";
	case BLOCK_CAPTION:
		return "caption";
	case BLOCK_FURNITURE:
		return "furniture";
	}
	return "";
}

static bool
has_line(int fact)
{
	return fact == FACT_TITLE || fact == FACT_SOURCE || fact == FACT_PUBLISHED
	       || fact == FACT_CHARSET;
}

/* Facts that have no line of their own, and who said what is not said by the
 * text. */
static void
add_facts(struct buf *out, const struct article *a)
{
	for (int i = 0; i < FACT_COUNT; i++) {
		struct fact f = article_fact(a, (enum fact_name)i);

		if (f.from == ORIGIN_NONE || (origin_is_text(f.from) && has_line(i)))
			continue;
		/* English goes without saying. */
		if (i == FACT_LANGUAGE && f.from == ORIGIN_TEXT && !language_is_foreign(f.value))
			continue;
		buf_addf(out, "%s (%s) ", fact_name_of((enum fact_name)i),
		         origin_name(f.from));
		export_json_str(out, f.value);
		buf_add_char(out, '\n');
	}
}

/* The whole of it, or its beginning and its end, cut at characters. */
static void
add_excerpt(struct buf *out, struct str s)
{
	size_t from = EXCERPT;
	size_t to;

	if (s.len <= 2 * EXCERPT) {
		export_json_str(out, s);
		return;
	}
	to = s.len - EXCERPT;
	while (((unsigned char)s.ptr[from] & 0xc0) == 0x80)
		from--;
	while (((unsigned char)s.ptr[to] & 0xc0) == 0x80)
		to++;
	export_json_str(out, str_sub(s, 0, from));
	buf_add_cstr(out, " … ");
	export_json_str(out, str_sub(s, to, s.len));
}

/* "depth=2 number=3 lines ": what there is of it. */
static void
add_shape_of(struct buf *out, const struct block *b)
{
	if (b->depth > 0)
		buf_addf(out, "depth=%u ", b->depth);
	if (b->sign == SIGN_BULLET)
		buf_add_cstr(out, "bullet ");
	if (b->sign == SIGN_NUMBER)
		buf_addf(out, "number=%u ", b->number);
	if (b->sign == SIGN_NUMBER && b->numbering != '\0')
		buf_addf(out, "as=%c ", b->numbering);
	if (b->keeps_lines)
		buf_add_cstr(out, "lines ");
}

void
export_dump_article(struct buf *out, const struct article *a)
{
	size_t n;
	const struct block *blocks = article_blocks(a, &n);
	size_t nlink;
	const struct article_link *links = article_links(a, &nlink);

	buf_add_cstr(out, "title ");
	if (!span_is_none(article_title_at(a))) {
		add_span(out, article_title_at(a));
		buf_add_char(out, ' ');
	}
	export_json_str(out, article_title(a));
	buf_add_cstr(out, "\ndate ");
	if (!span_is_none(article_date_at(a))) {
		add_span(out, article_date_at(a));
		buf_add_char(out, ' ');
	}
	emit_day(out, article_date(a));
	buf_add_cstr(out, "\nsource ");
	export_json_str(out, article_source(a));
	buf_add_char(out, '\n');
	add_facts(out, a);
	buf_addf(out, "bytes %lu\nwords %lu\n",
	         (unsigned long)article_text(a).len,
	         (unsigned long)article_words(a));
	for (size_t i = 0; i < n; i++) {
		add_span(out, blocks[i].at);
		buf_addf(out, " %s ", block_kind_name(blocks[i].kind));
		add_shape_of(out, &blocks[i]);
		add_excerpt(out, str_at(article_text(a), blocks[i].at));
		buf_add_char(out, '\n');
	}
	for (size_t i = 0; i < nlink; i++) {
		add_span(out, links[i].at);
		buf_addf(out, " link %.*s\n", STR_ARG(links[i].to));
	}
}

/* --------------------------------------------------------------------- tokens */

static void
add_shape(struct buf *out, uint32_t shape)
{
	static const struct {
		uint32_t bit;
		const char *name;
	} shapes[] = {
		{TOKEN_WORD, "word"},
		{TOKEN_NUMBER, "number"},
		{TOKEN_PUNCT, "punct"},
		{TOKEN_CAPITAL, "capital"},
		{TOKEN_ALL_CAPS, "caps"},
		{TOKEN_MIXED, "mixed"},
		{TOKEN_DIGITS, "digits"},
		{TOKEN_SPACE, "space"},
		{TOKEN_FIRST, "first"},
		{TOKEN_DOT, "dot"},
		{TOKEN_POSSESSIVE, "possessive"},
		{TOKEN_HYPHEN, "hyphen"},
		{TOKEN_OPEN, "open"},
		{TOKEN_CLOSE, "close"},
		{TOKEN_QUOTE, "quote"},
		{TOKEN_INITIAL, "initial"},
	};
	const char *glue = " ";

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (!(shape & shapes[i].bit))
			continue;
		buf_addf(out, "%s%s", glue, shapes[i].name);
		glue = ",";
	}
}

void
export_dump_tokens(struct buf *out, const struct article *a,
                   const struct tokens *t)
{
	for (size_t s = 0; s < t->nsentence; s++) {
		const struct sentence *sentence = &t->sentences[s];

		buf_addf(out, "sentence %lu%s%s\n", (unsigned long)s,
		         sentence->is_caps ? " caps" : "",
		         sentence->is_title ? " title" : "");
		for (uint32_t i = 0; i < sentence->count; i++) {
			const struct token *token = &t->ptr[sentence->first + i];

			add_span(out, token->at);
			buf_add_char(out, ' ');
			export_json_str(out, token_text(a, token));
			add_shape(out, token->shape);
			buf_add_char(out, '\n');
		}
	}
}

/* ------------------------------------------------------------------- mentions */

static void
add_office(struct buf *out, const struct office_fact *f)
{
	add_fact(out, "office", f->office);
	add_kb(out, "of", f->of);
	if (!span_is_none(f->at)) {
		buf_add_cstr(out, " office-at=");
		add_span(out, f->at);
	}
	if (f->is_former)
		buf_add_cstr(out, " former");
}

static void
add_event(struct buf *out, const struct event_fact *f)
{
	add_fact(out, "level", f->level);
	add_fact(out, "head", f->head);
	add_kb(out, "series", f->series);
	add_kb(out, "forum", f->forum);
	add_kb(out, "side", f->sides[0]);
	add_kb(out, "side", f->sides[1]);
	add_number(out, "ordinal", f->ordinal);
	add_days(out, "when", f->from, f->to);
	add_kb(out, "place", f->place);
	add_fact(out, "place-name", f->place_name);
	if (f->is_happening)
		buf_add_cstr(out, " happening");
}

static void
add_document(struct buf *out, const struct document_fact *f)
{
	add_fact(out, "document", f->type);
	add_fact(out, "key", f->key);
	if (f->year_from != 0)
		buf_addf(out, " years=%d-%d", f->year_from, f->year_to);
}

static void
add_mention(struct buf *out, struct str text, const struct mention *all,
            const struct mention *m)
{
	add_span(out, m->at);
	buf_addf(out, " %s %s ", kind_name(m->kind), form_name(m->form));
	export_json_str(out, str_at(text, m->at));
	buf_addf(out, " rule=%s score=", rule_name(m->rule));
	emit_score(out, m->score);
	add_kb(out, "kb", m->kb);
	if (m->defined != MENTION_NONE) {
		buf_add_cstr(out, " defined=");
		add_span(out, all[m->defined].at);
	}
	if (m->office)
		add_office(out, m->office);
	if (m->event)
		add_event(out, m->event);
	if (m->document)
		add_document(out, m->document);
	if (m->kind == KIND_DATE)
		add_days(out, "value", m->from, m->to);
	if (m->is_furniture)
		buf_add_cstr(out, " furniture");
	buf_add_char(out, '\n');
}

void
export_dump_mentions(struct buf *out, const struct reading *r)
{
	size_t n;
	const struct mention *m = reading_mentions(r, &n);

	for (size_t i = 0; i < n; i++)
		add_mention(out, article_text(reading_article(r)), m, &m[i]);
}

/* --------------------------------------------------------------------- locals */

static void
add_local(struct buf *out, size_t number, const struct local *l)
{
	buf_addf(out, "local %lu %s ", (unsigned long)number, kind_name(l->kind));
	export_json_str(out, l->name);
	add_fact(out, "block", l->block);
	add_fact(out, "key", l->key);
	add_fact(out, "weak", l->weak);
	add_fact(out, "fixed", l->fixed);
	add_fact(out, "given", l->given);
	add_fact(out, "parent", l->parent);
	add_fact(out, "parent-name", l->parent_name);
	add_fact(out, "also", l->also_key);
	add_fact(out, "place", l->place);
	add_number(out, "ordinal", l->ordinal);
	add_days(out, "when", l->from, l->to);
	buf_add_cstr(out, " confidence=");
	emit_score(out, l->confidence);
	buf_add_char(out, '\n');
	for (uint32_t i = 0; i < l->nalias; i++) {
		buf_addf(out, "  alias %s ", form_name(l->aliases[i].form));
		export_json_str(out, l->aliases[i].text);
		buf_addf(out, " count=%lu\n", (unsigned long)l->aliases[i].count);
	}
	for (uint32_t i = 0; i < l->nrole; i++) {
		buf_add_cstr(out, "  role");
		add_fact(out, "office", l->roles[i].office);
		add_fact(out, "of", l->roles[i].of);
		buf_add_cstr(out, l->roles[i].is_former ? " former\n" : "\n");
	}
}

static void
add_mentions_of(struct buf *out, const struct reading *r, const struct coref *c,
                uint32_t local)
{
	struct str text = article_text(reading_article(r));
	size_t n;
	const struct mention *m = reading_mentions(r, &n);

	for (size_t i = 0; i < n; i++) {
		if (coref_of(c, i) != local)
			continue;
		buf_add_cstr(out, local == LOCAL_NONE ? "none " : "  at ");
		add_span(out, m[i].at);
		buf_addf(out, " %s ", form_name(m[i].form));
		export_json_str(out, str_at(text, m[i].at));
		buf_add_char(out, '\n');
	}
}

void
export_dump_locals(struct buf *out, const struct reading *r,
                   const struct coref *c)
{
	size_t n;
	const struct local *locals = coref_locals(c, &n);

	for (size_t i = 0; i < n; i++) {
		add_local(out, i, &locals[i]);
		add_mentions_of(out, r, c, (uint32_t)i);
	}
	add_mentions_of(out, r, c, LOCAL_NONE);
}
