/* SPDX-License-Identifier: MIT */
/*
 * A web page as an article.  The steps and their order: decode, wash, parse,
 * write out as lines, find the lines that are the article, lay them out as
 * blocks, take title, date and the rest from what the markup says of them or
 * else from the lines.
 */
#include "article/format_int.h"
#include "article/html_making_int.h"
#include "article/json_page.h"
#include "article/mail_int.h"
#include "article/xml_int.h"
#include "article/plain_int.h"
#include "article/press_int.h"

#include "text/banned.h"

enum {
	CHARSET_WITHIN = 4096, /* [B] of the page that may declare it */
	NEAR = 12,       /* lines around the title asked for dates and authors */
	NEAR_LONG = 160, /* [B] of such a line */
	SCRIPTLESS_LEAST = 240, /* [B] of <noscript> that may be the article */
	DATA_TIMES = 4,  /* what a script would show is as often as long as what is shown */
	SHOWN_MAX = 2000, /* [B] that read like text on a page that may be a script's */
	READING = 80     /* [B] of a line that is surely text */
};

struct str
html_charset(struct str raw)
{
	struct str head = str_sub(raw, 0, CHARSET_WITHIN);
	size_t at = str_find(head, STR_LIT("charset="));
	size_t end;

	if (at == SIZE_MAX)
		return xml_charset(raw);
	at += 8;
	while (at < head.len && (head.ptr[at] == '"' || head.ptr[at] == '\''
	                         || head.ptr[at] == ' '))
		at++;
	end = at;
	while (end < head.len && !memchr("\"' />;\n", head.ptr[end], 7))
		end++;
	return str_sub(head, at, end);
}

static void
making_init(struct making *m)
{
	*m = (struct making){.page = {.marks = NULL}};
	html_washed_init(&m->washed);
	html_tree_init(&m->page.tree);
	html_facts_init(&m->facts);
	buf_init(&m->page.text);
	vec_init(&m->page.lines);
	vec_init(&m->page.links);
	vec_init(&m->links);
	vec_init(&m->within);
	buf_init(&m->text);
	html_places_init(&m->places);
	plain_init(&m->plain, STR_EMPTY);
}

static void
making_release(struct making *m)
{
	plain_release(&m->plain);
	html_places_release(&m->places);
	buf_release(&m->text);
	vec_release(&m->within);
	vec_release(&m->links);
	vec_release(&m->page.links);
	vec_release(&m->page.lines);
	buf_release(&m->page.text);
	free(m->page.marks);
	html_facts_release(&m->facts);
	html_tree_release(&m->page.tree);
	html_washed_release(&m->washed);
}

/* Pages of an application hold nothing before a script has run; those that lead to
 * others hold a lot that is no article. */
static void
say_if_empty(const struct making *m, struct intake *in, struct str path)
{
	const struct plain *p = &m->plain;
	size_t nfolded = 0;

	for (size_t i = 0; i < p->blocks.len; i++) {
		enum block_kind kind = p->blocks.ptr[i].kind;

		if (kind != BLOCK_TITLE && kind != BLOCK_FURNITURE)
			return;
		nfolded += kind == BLOCK_FURNITURE ? p->blocks.ptr[i].at.len : 0;
	}
	if (nfolded >= NEAR_LONG)
		diag_add(in->d, DIAG_NOTE, path, 0, "nothing on this page reads like an article: "
		         "all of it is folded, as menus are");
	else
		diag_add(in->d, DIAG_NOTE, path, 0, "there is no text on this page but its title: "
		         "a script was to write it, or it stands in other files");
}

/* "Signed | 18 February 1358": a row of a table is about what the article is
 * about, unless it says that it is not. */
static bool
is_row(const struct plain *p, const struct draft *b)
{
	struct str s = draft_text(p, b);
	size_t bar = str_find(s, STR_LIT(" | "));
	size_t value;

	return b->is_row && bar != SIZE_MAX && !field_name(s, &value)
	       && !str_eq_nocase(str_sub(s, 0, bar), STR_LIT("published"))
	       && !str_eq_nocase(str_sub(s, 0, bar), STR_LIT("date"));
}

/* Dates, bylines and sources in the blocks [from, to). */
static void
read_lines(struct plain *p, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		enum block_kind kind = b->kind;

		if (kind == BLOCK_TITLE || b->at.len > NEAR_LONG || is_row(p, b))
			continue;
		draft_measure(p->text, b);
		b->is_item = false;
		if (kind == BLOCK_PARAGRAPH && b->at.len > READING && b->ends_sentence)
			break;
		if (!meta_read(p, b, true) || b->kind != BLOCK_META)
			b->kind = kind;
		else if (i > from && b[-1].kind != BLOCK_TITLE && span_has(b->at, p->date_at.off))
			(void)byline_above_date(p, b - 1);
	}
}

/* Below the title first: the date above it may be that of the day the page was
 * looked at. */
static void
read_around(struct making *m)
{
	struct plain *p = &m->plain;
	size_t title = m->title < p->blocks.len ? m->title : 0;
	size_t from = title > NEAR / 3 ? title - NEAR / 3 : 0;

	read_lines(p, title, from + NEAR);
	read_lines(p, from, title);
	for (size_t i = 0; i < p->blocks.len; i++) {
		if (p->blocks.ptr[i].kind == BLOCK_PARAGRAPH) {
			draft_measure(p->text, &p->blocks.ptr[i]);
			(void)dateline_read(p, &p->blocks.ptr[i]);
			break;
		}
	}
}

/* -------------------------------------------------------------------- facts */

static void
give_facts(struct making *m, const struct html_given *given)
{
	struct html_facts *f = &m->facts;

	html_found(f, FACT_TITLE, given->title, ORIGIN_CONTAINER);
	html_found(f, FACT_SOURCE, given->source, ORIGIN_CONTAINER);
	html_found(f, FACT_AUTHOR, given->author, ORIGIN_CONTAINER);
	html_found(f, FACT_ADDRESS, given->address, ORIGIN_CONTAINER);
}

/* Who speaks, where the markup names nobody: an agency, or the site. */
static struct str
find_source(struct making *m)
{
	struct fact *source = &m->facts.facts[FACT_SOURCE];
	struct str host = plain_host(m->facts.facts[FACT_ADDRESS].value);
	struct str name;
	bool is_sure;

	/* The holder of rights is often a picture's. */
	if (m->plain.source_rank > SOURCE_RIGHTS)
		return m->plain.source;
	name = html_site_name(&m->page, &m->facts, &is_sure);
	if (name.len > 0 && (is_sure || host.len == 0)) {
		source->from = ORIGIN_META;
		return name;
	}
	if (host.len > 0)
		source->from = ORIGIN_ADDRESS;
	return host;
}

/* Markup gives the time in UTC; where the article was written it was the day
 * before or after, as the page shows, and "today" means that day. */
static bool
is_day_elsewhere(const struct making *m, struct day marked)
{
	struct str time = m->facts.facts[FACT_PUBLISHED].value;
	bool is_utc = str_ends(time, STR_LIT("Z")) || str_ends(time, STR_LIT("+00:00"))
	              || str_ends(time, STR_LIT("+0000"))
	              || (time.len > 10 && str_find(time, STR_LIT("+")) == SIZE_MAX
	                  && str_find_char(str_sub(time, 10, time.len), '-') == SIZE_MAX);
	int32_t off;

	if (time.len <= 10 || !is_utc || m->plain.date_rank < RANK_UPDATED)
		return false;
	off = day_number(m->plain.date) - day_number(marked);
	/* A change is never earlier, but may be a day later. */
	return off == -1 || (off == 1 && m->plain.date_rank > RANK_UPDATED);
}

static struct article *
make_article(struct making *m, const struct html_given *given, struct fact charset)
{
	struct html_facts *f = &m->facts;
	struct article_parts parts = {
		.path = given->path,
		.text = m->plain.text,
		.title = m->plain.title,
		.date = html_mend_date(f, FACT_PUBLISHED),
		.date_at = SPAN_NONE,
		.source = f->facts[FACT_SOURCE].value,
		.nblock = m->plain.blocks.len,
		.links = m->links.ptr,
		.nlink = m->links.len,
		.is_marked_up = true,
	};
	VEC(struct block) blocks;
	struct article *a;

	(void)html_mend_date(f, FACT_UPDATED);
	if (!day_is_none(given->date)) {
		parts.date = given->date;
	} else if (day_is_full(m->plain.date)
	           && (day_is_none(parts.date) || is_day_elsewhere(m, parts.date))) {
		if (day_is_none(parts.date))
			f->facts[FACT_PUBLISHED] = (struct fact){STR_EMPTY, ORIGIN_NONE};
		parts.date = m->plain.date;
		parts.date_at = m->plain.date_at;
	} else if (day_is_none(parts.date)) {
		parts.date = html_other_date(&m->page, f);
	}
	if (day_is_none(given->date) && !given->is_whole)
		html_times(&m->page, parts.date, f);
	if (day_is_none(given->date) && !given->is_whole && day_is_none(m->plain.updated))
		html_updated(&m->page, parts.date, f);
	html_given_dates(given, f->facts, &f->arena);
	if (m->plain.author.len == 0)
		html_author(&m->page, f);
	if (f->facts[FACT_AUTHOR].value.len == 0)
		byline_at_foot(&m->plain);
	if (parts.source.len == 0)
		parts.source = find_source(m);
	/* The day has the text's own time only if it is the text's. */
	if (span_is_none(parts.date_at))
		m->plain.date_rank = RANK_NONE;
	plain_facts(&m->plain, f->facts, &f->arena);
	memcpy(parts.facts, f->facts, sizeof parts.facts);
	parts.facts[FACT_CHARSET] = charset;
	vec_init(&blocks);
	for (size_t i = 0; i < m->plain.blocks.len; i++) {
		const struct draft *b = &m->plain.blocks.ptr[i];

		vec_push(&blocks, draft_block(b));
	}
	parts.blocks = blocks.ptr;
	a = article_new(&parts);
	vec_release(&blocks);
	return a;
}

/* Heads of mails in this one, and what its offices add; the fields of such a head
 * tell who wrote it. */
static void
settle_mail(struct making *m, struct html_given *given)
{
	struct plain *p = &m->plain;

	for (size_t i = 0; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];

		draft_measure(p->text, b);
		b->is_item = false;
		b->is_settled = b->kind == BLOCK_TITLE || b->kind == BLOCK_FURNITURE;
	}
	mail_settle(p, true);
	mail_forwarded(p, given);
	if (given->source.len > 0)
		m->facts.facts[FACT_SOURCE] = (struct fact){given->source, ORIGIN_CONTAINER};
}

/* The page as lines of which some are the article, and what its markup says. */
static void
take_page(struct making *m, struct str text, const struct html_given *given)
{
	uint32_t root;

	html_wash(text, &m->washed);
	m->page.is_mail = given->is_mail;
	m->page.says_pictures = given->says_pictures;
	html_parse(buf_str(&m->washed.markup), &m->page.tree);
	buf_release(&m->washed.markup);
	html_lines(&m->page);
	give_facts(m, given);
	for (size_t i = 0; i < m->washed.ld.len; i++)
		html_ld(m->washed.ld.ptr[i], &m->facts);
	html_meta(&m->page, &m->facts);
	if (!given->is_whole)
		html_saved(text, &m->facts);
	html_title(&m->page, &m->facts);
	root = html_find(&m->page, given->is_whole);
	if (!given->is_whole) {
		html_leave_site(&m->page, &m->facts, root);
		html_find_untitled(&m->page, &m->facts, root);
	}
	html_subtitle(&m->page, &m->facts);
	html_trim(&m->page, root, given->is_whole);
}

/* A page on which nothing reads like text may have all of it where browsers without
 * scripts would show it; what asks to turn them on does not. */
static void
take_shown(struct making *m, struct str text, const struct html_given *given)
{
	take_page(m, text, given);
	if (m->page.marks[0].nread > 0 || m->washed.nscriptless < SCRIPTLESS_LEAST)
		return;
	making_release(m);
	making_init(m);
	m->washed.is_scriptless = true;
	take_page(m, text, given);
	if (m->page.marks[0].nread >= SCRIPTLESS_LEAST)
		return;
	making_release(m);
	making_init(m);
	take_page(m, text, given);
}

static void
add_plain(struct buf *out, struct str s)
{
	struct buf plain;

	buf_init(&plain);
	buf_add(&plain, s);
	if (html_is_marked_title(s))
		html_unmark(&plain);
	for (size_t i = 0; i < plain.len; i++) {
		if (plain.ptr[i] == '<')
			buf_add_cstr(out, "&lt;");
		else
			buf_add_char(out, plain.ptr[i]);
	}
	buf_release(&plain);
}

/* The page with what its script would have written, where it ends. */
static void
take_told(struct making *m, struct str text, const struct html_given *given,
          const struct record *told)
{
	static const struct {
		enum record_field field;
		enum fact_name fact;
	} rows[] = {
		{RECORD_TITLE, FACT_TITLE}, {RECORD_AUTHOR, FACT_AUTHOR},
		{RECORD_SOURCE, FACT_SOURCE}, {RECORD_DATE, FACT_PUBLISHED},
		{RECORD_UPDATED, FACT_UPDATED},
	};
	struct buf whole;

	buf_init(&whole);
	buf_add(&whole, text);
	buf_add_cstr(&whole, "\n<article><h1>");
	add_plain(&whole, buf_str(&told->fields[RECORD_TITLE]));
	buf_add_cstr(&whole, "</h1>\n<div>");
	buf_add(&whole, buf_str(&told->fields[RECORD_HTML]));
	buf_add_cstr(&whole, "</div></article>\n");
	making_release(m);
	making_init(m);
	take_page(m, buf_str(&whole), given);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		html_found(&m->facts, rows[i].fact, buf_str(&told->fields[rows[i].field]),
		           ORIGIN_META);
	buf_release(&whole);
}

static void
take_text(struct making *m, struct str text, const struct html_given *given)
{
	int64_t shown;
	struct record told;

	take_shown(m, text, given);
	shown = m->page.marks[0].nread;
	if (m->washed.data.len == 0 || given->is_whole || shown > SHOWN_MAX)
		return;
	record_init(&told);
	if (json_page_article(m->washed.data.ptr, m->washed.data.len,
	                      m->facts.facts[FACT_TITLE].value, &told)
	    && told.fields[RECORD_HTML].len > DATA_TIMES * (uint64_t)shown)
		take_told(m, text, given, &told);
	record_release(&told);
}

/* The page as lines, where it is what a database of the press hands out: many
 * articles, each with its fields above it; else empty. */
static void
take_press(const struct making *m, struct str text, struct buf *out)
{
	static const char *const names[] = {"Factiva", "Nexis", "ProQuest"};
	bool is_named = false;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		is_named |= str_find(text, str_of(names[i])) != SIZE_MAX;
	for (size_t i = 0; is_named && i < m->page.lines.len; i++) {
		buf_add(out, html_line_text(&m->page, i));
		buf_add_cstr(out, "\n\n");
	}
	if (!press_is(buf_str(out)))
		buf_clear(out);
}

static enum status
read_page(struct intake *in, struct str text, struct making *m, struct html_given *own)
{
	const struct html_given *given = own;

	take_text(m, text, given);
	if (!given->is_whole && !given->is_mail) {
		enum status status = STATUS_OK;
		struct buf press;
		bool is_press;

		buf_init(&press);
		take_press(m, text, &press);
		is_press = press.len > 0;
		if (is_press)
			status = press_read(in, buf_str(&press), given->path);
		buf_release(&press);
		if (is_press)
			return status;
	}
	html_lay_out(m);
	if (m->plain.blocks.len == 0) {
		diag_add(in->d, DIAG_ERROR, given->path, 0, "there is no text on this page");
		return STATUS_EMPTY;
	}
	if (!given->is_whole)
		say_if_empty(m, in, given->path);
	if (given->is_mail)
		settle_mail(m, own);
	read_around(m);
	(void)intake_give(in, make_article(m, given, in->charset_read));
	return STATUS_OK;
}

enum status
html_read(struct intake *in, struct str text, const struct html_given *from)
{
	struct html_given own = *from;
	struct making m;
	enum status status;

	making_init(&m);
	status = read_page(in, text, &m, &own);
	making_release(&m);
	return status;
}

enum status
format_html_read(struct intake *in, const struct paper *p)
{
	struct html_given given = {
		.path = p->path, .title = STR_EMPTY, .source = STR_EMPTY,
		.author = STR_EMPTY, .address = STR_EMPTY,
	};
	struct buf text;
	enum status status;

	buf_init(&text);
	status = intake_decode(in, p, html_charset(p->raw), &text);
	if (status == STATUS_OK)
		status = html_read(in, buf_str(&text), &given);
	buf_release(&text);
	return status;
}
