/* SPDX-License-Identifier: MIT */
/*
 * EPUB: a chapter is an article, the book its source.  The package file says
 * who wrote the book and which files in it are to be read; what has no text,
 * like a cover, is passed over.
 * source  EPUB 3.3, package documents; EPUB 2 is the same here
 */
#include <libxml/xmlreader.h>

#include "article/format_int.h"
#include "article/html_int.h"
#include "article/said_day.h"
#include "article/unpack.h"
#include "article/xml_int.h"
#include "text/byte.h"
#include "text/map.h"
#include "text/vec.h"

#include "text/banned.h"

struct member {
	struct str name;
	struct str bytes;  /* empty where they are of no use */
	bool is_read;
};

struct book {
	struct intake *in;
	const struct paper *paper;
	struct arena arena;
	VEC(struct member) members;   /* of text and of what leads to it */
	uint64_t kept;                /* [B] of them; pictures are not kept */
	struct map by_name;           /* index into members */
	VEC(struct str) hrefs;        /* that the package lists, as member names */
	struct map by_id;             /* its ids: index into hrefs */
	VEC(struct str) spine;        /* ids in reading order */
	struct str folder;            /* of the package file, with its slash */
	struct buf title;
	struct buf author;
	struct buf publisher;
	struct day date;
};

/* ------------------------------------------------------------------ members */

static bool
is_of_use(struct str name)
{
	static const char *const ends[] = {".opf", ".html", ".xhtml", ".htm", ".xml"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (str_ends(name, str_of(ends[i])))
			return true;
	}
	return false;
}

/* Chapters stand in any order: they are kept until all are there, as many as one
 * file may have bytes.  False: there are more. */
static bool
keep(struct book *b, struct member *m, struct str bytes)
{
	b->kept += bytes.len;
	if (b->kept > b->in->part_max) {
		(void)intake_too_large(b->in, b->paper->path);
		b->in->skipped++;
		return false;
	}
	m->bytes = arena_str(&b->arena, bytes);
	return true;
}

static void
load(struct book *b, struct unpack *u)
{
	struct str name = STR_EMPTY;
	enum unpack_result result;
	struct buf bytes;

	buf_init(&bytes);
	while ((result = unpack_next(u, &name, b->in->part_max, &bytes)) < UNPACK_END) {
		struct member m;

		if (!intake_unpacked(b->in, bytes.len, b->paper->path))
			break;
		if (result != UNPACK_MEMBER)
			continue;
		m = (struct member){.name = arena_str(&b->arena, name), .bytes = STR_EMPTY};
		if (is_of_use(name) && !keep(b, &m, buf_str(&bytes)))
			break;
		map_set(&b->by_name, m.name, (uint32_t)b->members.len);
		vec_push(&b->members, m);
	}
	if (result == UNPACK_DAMAGED) {
		diag_add(b->in->d, DIAG_ERROR, b->paper->path, 0,
		         "this book is damaged: what comes after was lost (%.*s)",
		         STR_ARG(unpack_reason(u)));
		b->in->skipped++;
	}
	buf_release(&bytes);
}

/* ------------------------------------------------------------------ package */

/* Takes the last step off a path that ends in a slash. */
static void
step_back(struct buf *path)
{
	size_t len = path->len > 0 ? path->len - 1 : 0;

	while (len > 0 && path->ptr[len - 1] != '/')
		len--;
	path->len = len;
}

/* "../a%20b.xhtml#part", as the package says it, as a member's name. */
static struct str
member_name(struct book *b, struct str href)
{
	struct str rest = str_sub(href, 0, str_find_char(href, '#'));
	struct str step;
	struct str name;
	struct buf plain;
	struct buf path;

	buf_init(&plain);
	buf_init(&path);
	for (size_t i = 0; i < rest.len; i++) {
		int high = rest.ptr[i] == '%' && i + 2 < rest.len ? byte_hex(rest.ptr[i + 1]) : -1;
		int low = high >= 0 ? byte_hex(rest.ptr[i + 2]) : -1;

		buf_add_char(&plain, low >= 0 ? (char)(high * 16 + low) : rest.ptr[i]);
		i += low >= 0 ? 2 : 0;
	}
	rest = buf_str(&plain);
	if (!str_starts(rest, STR_LIT("/")))
		buf_add(&path, b->folder);
	while (rest.len > 0 && str_cut(&rest, '/', &step)) {
		if (str_eq(step, STR_LIT("..")))
			step_back(&path);
		else if (step.len > 0 && !str_eq(step, STR_LIT(".")))
			buf_addf(&path, "%.*s/", STR_ARG(step));
	}
	name = arena_str(&b->arena, str_sub(buf_str(&path), 0, path.len > 0 ? path.len - 1 : 0));
	buf_release(&plain);
	buf_release(&path);
	return name;
}

static struct str
attribute(struct book *b, xmlTextReaderPtr reader, const char *name)
{
	xmlChar *value = xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
	struct str s = arena_str(&b->arena, value ? str_of((const char *)value) : STR_EMPTY);

	xmlFree(value);
	return s;
}

static void
read_item(struct book *b, xmlTextReaderPtr reader)
{
	struct str id = attribute(b, reader, "id");
	struct str href = attribute(b, reader, "href");

	if (id.len == 0 || href.len == 0)
		return;
	map_set(&b->by_id, id, (uint32_t)b->hrefs.len);
	vec_push(&b->hrefs, member_name(b, href));
}

static void
read_itemref(struct book *b, xmlTextReaderPtr reader)
{
	struct str id = attribute(b, reader, "idref");

	if (id.len > 0)
		vec_push(&b->spine, id);
}

static void
read_text(xmlTextReaderPtr reader, struct buf *out)
{
	xmlChar *text = out->len == 0 ? xmlTextReaderReadString(reader) : NULL;

	if (text)
		buf_add(out, str_trim(str_of((const char *)text)));
	xmlFree(text);
}

/* One of several, each once; not who drew or translated it.
 * source  OPF 2.0.1, roles; MARC relators */
static void
read_creator(struct book *b, xmlTextReaderPtr reader)
{
	struct str role = attribute(b, reader, "opf:role");
	struct buf name;

	if (role.len > 0 && !str_eq_nocase(role, STR_LIT("aut")))
		return;
	buf_init(&name);
	read_text(reader, &name);
	if (name.len > 0 && str_find(buf_str(&b->author), buf_str(&name)) == SIZE_MAX)
		buf_addf(&b->author, "%s%.*s", b->author.len > 0 ? ", " : "",
		         STR_ARG(buf_str(&name)));
	buf_release(&name);
}

static void
read_element(struct book *b, xmlTextReaderPtr reader, struct buf *date)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(reader);

	if (strcmp(name, "item") == 0)
		read_item(b, reader);
	else if (strcmp(name, "itemref") == 0)
		read_itemref(b, reader);
	else if (strcmp(name, "title") == 0)
		read_text(reader, &b->title);
	else if (strcmp(name, "creator") == 0)
		read_creator(b, reader);
	else if (strcmp(name, "publisher") == 0)
		read_text(reader, &b->publisher);
	else if (strcmp(name, "date") == 0)
		read_text(reader, date);
}

static bool
read_package(struct book *b, const struct member *m)
{
	struct xml x;
	size_t slash = m->name.len;
	struct buf date;

	while (slash > 0 && m->name.ptr[slash - 1] != '/')
		slash--;
	b->folder = str_sub(m->name, 0, slash);
	if (!xml_open_raw(&x, m->bytes))
		return false;
	buf_init(&date);
	while (xmlTextReaderRead(x.reader) == 1) {
		if (xmlTextReaderNodeType(x.reader) == XML_READER_TYPE_ELEMENT)
			read_element(b, x.reader, &date);
	}
	b->date = said_day(buf_str(&date));
	buf_release(&date);
	xml_close(&x);
	return b->spine.len > 0;
}

/* ----------------------------------------------------------------- chapters */

/* The chapter's first heading, its tags left out: the <title> is most often the
 * book's. Empty if there is none that needs no more than that. */
static void
find_heading(struct str text, struct buf *out)
{
	static const char *const opens[] = {"<h1", "<h2", "<h3"};
	size_t at = SIZE_MAX;
	size_t end;

	for (size_t i = 0; i < sizeof opens / sizeof *opens && at == SIZE_MAX; i++)
		at = str_find(text, str_of(opens[i]));
	if (at == SIZE_MAX)
		return;
	text = str_sub(text, at, text.len);
	end = str_find(text, STR_LIT("</h"));
	text = str_sub(text, 0, end == SIZE_MAX ? 0 : end);
	for (bool is_tag = false; text.len > 0; text = str_sub(text, 1, text.len)) {
		char c = text.ptr[0];

		if (c == '<' || c == '>')
			is_tag = c == '<';
		else if (!is_tag)
			buf_add_char(out, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
	}
	if (out->len > 200 || str_find_char(buf_str(out), '&') != SIZE_MAX)
		buf_clear(out);
}

/* Does markup call it, as a whole, something else than text: one of the first
 * two elements that say what they are.
 * source  the EPUB structural semantics vocabulary */
static bool
is_around_text(struct str text)
{
	static const char *const kinds[] = {
		"cover", "titlepage", "halftitlepage", "copyright-page", "toc", "landmarks",
		"loi", "lot",
	};
	struct str mark = STR_LIT("epub:type=\"");

	for (int n = 0; n < 2; n++) {
		size_t at = str_find(text, mark);
		struct str kind;

		text = str_sub(text, at == SIZE_MAX ? text.len : at + mark.len, text.len);
		if (!str_cut(&text, '"', &kind))
			return false;
		for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
			if (str_eq(kind, str_of(kinds[i])))
				return true;
		}
	}
	return false;
}

/* What is no text, like a cover, is no matter: nothing is said of it. */
/* Fonts are, in books of which all can be read. */
static bool
is_locked(const struct book *b)
{
	return map_get(&b->by_name, STR_LIT("META-INF/encryption.xml")) != MAP_NONE;
}

/* In place of why its bytes are no text. */
static void
say_locked(struct diag *d, struct str path)
{
	diag_clear(d);
	diag_add(d, DIAG_ERROR, path, 0,
	         "this chapter is locked: only a program of who sold the book can read it");
}

static void
read_chapter(struct book *b, const struct member *m)
{
	struct diag *d = b->in->d;
	struct paper paper = {.raw = m->bytes, .charset = STR_EMPTY};
	struct html_given given = {
		.source = buf_str(&b->title), .author = buf_str(&b->author),
		.date = b->date, .is_whole = true,
	};
	struct diag own;
	struct buf path;
	struct buf text;
	struct buf heading;
	enum status status;

	diag_init(&own);
	buf_init(&heading);
	buf_init(&path);
	buf_init(&text);
	intake_name_member(b->in, b->paper->path, m->name, &path);
	paper.path = given.path = buf_str(&path);
	b->in->d = &own;
	status = intake_decode(b->in, &paper, html_charset(m->bytes), &text);
	find_heading(buf_str(&text), &heading);
	given.title = str_trim(buf_str(&heading));
	if (status == STATUS_OK)
		status = is_around_text(buf_str(&text)) ? STATUS_EMPTY
		         : html_read(b->in, buf_str(&text), &given);
	else if (is_locked(b))
		say_locked(&own, paper.path);
	b->in->d = d;
	if (status != STATUS_EMPTY)
		diag_append(d, &own);
	b->in->passed_over += status == STATUS_EMPTY;
	b->in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
	diag_release(&own);
	buf_release(&path);
	buf_release(&text);
	buf_release(&heading);
}

/* The next chapter of the reading order, once; one that is not there is said. */
static void
read_spine(struct book *b, struct str id)
{
	uint32_t item = map_get(&b->by_id, id);
	struct str href = item == MAP_NONE ? STR_EMPTY : b->hrefs.ptr[item];
	uint32_t i = map_get(&b->by_name, href);
	struct member *m = i == MAP_NONE ? NULL : &b->members.ptr[i];

	if (!m) {
		struct str what = item == MAP_NONE ? id : href;

		diag_add(b->in->d, DIAG_ERROR, b->paper->path, 0,
		         "a chapter of this book is missing in it: %.*s", STR_ARG(what));
		b->in->skipped++;
		return;
	}
	if (m->is_read)
		return;
	m->is_read = true;
	if (m->bytes.len == 0)
		b->in->passed_over++;
	else
		read_chapter(b, m);
}

static enum status
read_book(struct book *b, struct unpack *u)
{
	bool has_package = false;

	load(b, u);
	for (size_t i = 0; i < b->members.len && !has_package; i++) {
		if (str_ends(b->members.ptr[i].name, STR_LIT(".opf")))
			has_package = read_package(b, &b->members.ptr[i]);
	}
	if (!has_package) {
		diag_add(b->in->d, DIAG_ERROR, b->paper->path, 0,
		         "this book does not say what its chapters are");
		return STATUS_BAD_INPUT;
	}
	for (size_t i = 0; i < b->spine.len && !b->in->is_over; i++)
		read_spine(b, b->spine.ptr[i]);
	return STATUS_OK;
}

enum status
format_epub_read(struct intake *in, const struct paper *p)
{
	struct book b = {.in = in, .paper = p, .date = DAY_NONE, .folder = STR_EMPTY};
	struct unpack *u = p->rest ? unpack_open(p->raw, p->rest->from) : unpack_new(p->raw);
	enum status status;

	if (!u) {
		diag_add(in->d, DIAG_ERROR, p->path, 0, "this book cannot be unpacked");
		return STATUS_BAD_INPUT;
	}
	arena_init(&b.arena);
	vec_init(&b.members);
	vec_init(&b.hrefs);
	vec_init(&b.spine);
	map_init(&b.by_name);
	map_init(&b.by_id);
	buf_init(&b.title);
	buf_init(&b.author);
	buf_init(&b.publisher);
	status = read_book(&b, u);
	unpack_free(u);
	buf_release(&b.title);
	buf_release(&b.author);
	buf_release(&b.publisher);
	map_release(&b.by_name);
	map_release(&b.by_id);
	vec_release(&b.hrefs);
	vec_release(&b.spine);
	vec_release(&b.members);
	arena_release(&b.arena);
	return status;
}
