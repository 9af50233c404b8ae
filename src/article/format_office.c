/* SPDX-License-Identifier: MIT */
/*
 * Word and OpenDocument texts: a ZIP with the text as elements, which are
 * alike enough to be read by one walk.  A table says what an element does;
 * styles that are headings are looked up by their own names, since the ids are
 * translated.  Tables of figures and slides are no articles.
 * source  ECMA-376 part 1 (WordprocessingML), OpenDocument 1.3 part 3
 */
#include <libxml/xmlreader.h>

#include "article/format_int.h"
#include "article/unpack.h"
#include "article/written_int.h"
#include "article/xml_int.h"
#include "text/map.h"

#include "text/banned.h"

enum {
	SPACES_MAX = 64,   /* that one element may stand for */
	HEAD = 4096,       /* [B] of the ZIP … */
	DIRECTORY = 65536  /* … and of its end, looked at for names */
};

/* What a style makes of its paragraphs. */
enum style {
	STYLE_PLAIN,
	STYLE_TITLE,
	STYLE_HEADING
};

enum action {
	DO_NOTHING,
	DO_SKIP,       /* nothing in it is the text */
	DO_PARAGRAPH,
	DO_HEADING,
	DO_TEXT,       /* its text is the article's; in others it is not */
	DO_TAB,
	DO_BREAK,
	DO_HYPHEN,
	DO_SPACES,
	DO_CELL,
	DO_ROW,
	DO_ITEM,       /* paragraphs in it are items */
	DO_NUMBERED,   /* the paragraph that it is in is one */
	DO_STYLE_OF,   /* says the style of the paragraph it is in */
	DO_STYLE,      /* defines a style */
	DO_STYLE_NAME, /* names the one being defined */
	DO_NOTE,
	DO_RELATION,   /* of Word: an address, by an id that links name */
	DO_LINK        /* its text leads there */
};

struct rule {
	const char *element;
	enum action action;
};

/* Elements of Word ("w:") and of OpenDocument ("text:", "table:", …). */
static const struct rule rules[] = {
	{"w:p", DO_PARAGRAPH},        {"w:t", DO_TEXT},
	{"w:tab", DO_TAB},            {"w:br", DO_BREAK},
	{"w:cr", DO_BREAK},           {"w:noBreakHyphen", DO_HYPHEN},
	{"w:tc", DO_CELL},            {"w:tr", DO_ROW},
	{"w:numPr", DO_NUMBERED},     {"w:pStyle", DO_STYLE_OF},
	{"w:style", DO_STYLE},        {"w:name", DO_STYLE_NAME},
	{"w:del", DO_SKIP},           {"w:moveFrom", DO_SKIP},
	{"mc:Fallback", DO_SKIP},     {"w:tabs", DO_SKIP},
	{"w:footnote", DO_NOTE},      {"w:endnote", DO_NOTE},
	{"w:pPrChange", DO_SKIP},     {"w:rPrChange", DO_SKIP},
	{"w:hyperlink", DO_LINK},     {"Relationship", DO_RELATION},
	{"text:a", DO_LINK},
	{"text:p", DO_PARAGRAPH},     {"text:h", DO_HEADING},
	{"text:s", DO_SPACES},        {"text:tab", DO_TAB},
	{"text:line-break", DO_BREAK}, {"text:list-item", DO_ITEM},
	{"table:table-cell", DO_CELL}, {"table:table-row", DO_ROW},
	{"style:style", DO_STYLE},    {"text:note", DO_NOTE},
	{"text:note-citation", DO_SKIP}, {"text:tracked-changes", DO_SKIP},
	{"office:annotation", DO_SKIP}, {"office:forms", DO_SKIP},
	{"text:table-of-content", DO_SKIP}, {"text:sequence-decls", DO_SKIP},
	{"draw:object", DO_SKIP},     {"svg:title", DO_SKIP},
	{"svg:desc", DO_SKIP},
};

struct office {
	struct intake *in;
	struct str path;
	struct written w;
	struct map styles;   /* of what has a meaning: id to enum style */
	struct map relations; /* ids to .addresses */
	VEC(struct str) addresses;
	struct arena arena;  /* the ids */
	struct str style_id; /* being defined */
	enum written_kind kind;
	int paragraphs;      /* that are open, one inside the other */
	int texts;           /* open elements whose text counts */
	int items;
	int cells;
	int notes;
	bool is_open;        /* OpenDocument */
};

/* ------------------------------------------------------------------- styles */

/* "heading 1", "Heading_20_1", "Title"; Word has English names in all its
 * languages. */
static enum style
style_by_name(struct str name)
{
	if (str_eq_nocase(name, STR_LIT("title")))
		return STYLE_TITLE;
	if (str_eq_nocase(str_sub(name, 0, 7), STR_LIT("heading")) && name.len > 7)
		return STYLE_HEADING;
	return STYLE_PLAIN;
}

static enum style
style_of(const struct office *o, struct str id)
{
	uint32_t known = map_get(&o->styles, id);

	return known == MAP_NONE ? style_by_name(id) : (enum style)known;
}

static struct str
attribute(xmlTextReaderPtr reader, const char *name, xmlChar **owner)
{
	*owner = xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
	return str_of((const char *)*owner);
}

static void
set_kind(struct office *o, enum style style)
{
	if (style != STYLE_PLAIN)
		o->kind = style == STYLE_TITLE ? WRITTEN_TITLE : WRITTEN_HEADING;
}

/* What an attribute says, put to use. */
static void
use_attribute(struct office *o, xmlTextReaderPtr reader, enum action action)
{
	static const char *const names[] = {
		[DO_STYLE_OF] = "w:val", [DO_STYLE_NAME] = "w:val", [DO_SPACES] = "text:c",
		[DO_PARAGRAPH] = "text:style-name", [DO_STYLE] = "w:styleId",
	};
	xmlChar *owner;
	struct str value = attribute(reader, names[action], &owner);
	uint32_t n;

	switch (action) {
	case DO_PARAGRAPH:
		set_kind(o, style_of(o, value));
		break;
	case DO_STYLE_OF:
		set_kind(o, style_of(o, value));
		break;
	case DO_STYLE:
		o->style_id = arena_str(&o->arena, value);
		break;
	case DO_STYLE_NAME:
		if (o->style_id.len > 0)
			map_set(&o->styles, o->style_id, style_by_name(value));
		break;
	default:
		if (!str_to_u32(value, &n) || n > SPACES_MAX)
			n = 1;
		while (n-- > 0)
			buf_add_char(o->notes ? &o->w.note : &o->w.line, ' ');
	}
	xmlFree(owner);
}

/* OpenDocument makes a style for each look; its parent says what it is. */
static void
use_open_style(struct office *o, xmlTextReaderPtr reader)
{
	xmlChar *owner;
	xmlChar *parent_owner;
	struct str id = attribute(reader, "style:name", &owner);
	struct str parent = attribute(reader, "style:parent-style-name", &parent_owner);

	if (id.len > 0 && parent.len > 0)
		map_set(&o->styles, arena_str(&o->arena, id), style_of(o, parent));
	xmlFree(owner);
	xmlFree(parent_owner);
}

/* -------------------------------------------------------------------- links */

static void
keep_relation(struct office *o, xmlTextReaderPtr reader)
{
	xmlChar *id_owner;
	xmlChar *type_owner;
	xmlChar *target_owner;
	struct str id = attribute(reader, "Id", &id_owner);
	struct str type = attribute(reader, "Type", &type_owner);
	struct str target = attribute(reader, "Target", &target_owner);

	if (str_ends(type, STR_LIT("/hyperlink"))) {
		map_set(&o->relations, id, (uint32_t)o->addresses.len);
		vec_push(&o->addresses, arena_str(&o->arena, target));
	}
	xmlFree(id_owner);
	xmlFree(type_owner);
	xmlFree(target_owner);
}

static void
begin_link(struct office *o, xmlTextReaderPtr reader)
{
	xmlChar *owner;
	struct str s = attribute(reader, o->is_open ? "xlink:href" : "r:id", &owner);

	if (!o->is_open) {
		uint32_t k = map_get(&o->relations, s);

		s = k == MAP_NONE ? STR_EMPTY : o->addresses.ptr[k];
	}
	if (o->notes > 0)
		written_note_link_begin(&o->w, s);
	else
		written_link_begin(&o->w, s);
	xmlFree(owner);
}

/* --------------------------------------------------------------------- text */

static enum action
action_of(const char *element)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (strcmp(rules[i].element, element) == 0)
			return rules[i].action;
	}
	return DO_NOTHING;
}

static struct buf *
sink_of(struct office *o)
{
	return o->notes > 0 ? &o->w.note : &o->w.line;
}

static void
end_paragraph(struct office *o)
{
	if (o->notes > 0)
		buf_add_char(&o->w.note, ' ');
	else if (o->cells > 0)
		buf_add_char(&o->w.line, '\n');
	else
		written_end(&o->w, o->kind == WRITTEN_PARAGRAPH && o->items > 0 ? WRITTEN_ITEM
		                                                                : o->kind);
	o->kind = WRITTEN_PARAGRAPH;
}

static void
begin(struct office *o, xmlTextReaderPtr reader, enum action action)
{
	switch (action) {
	case DO_PARAGRAPH:
	case DO_HEADING:
		/* A box in a paragraph stands before what is left of it. */
		if (o->paragraphs++ > 0 && o->notes == 0)
			end_paragraph(o);
		o->kind = action == DO_HEADING ? WRITTEN_HEADING : WRITTEN_PARAGRAPH;
		if (o->is_open && action == DO_PARAGRAPH)
			use_attribute(o, reader, DO_PARAGRAPH);
		break;
	case DO_STYLE_OF:
	case DO_STYLE_NAME:
	case DO_SPACES:
		use_attribute(o, reader, action);
		break;
	case DO_STYLE:
		if (o->is_open)
			use_open_style(o, reader);
		else
			use_attribute(o, reader, action);
		break;
	case DO_TAB:
		buf_add_char(sink_of(o), '\t');
		break;
	case DO_BREAK:
		buf_add_char(sink_of(o), '\n');
		break;
	case DO_HYPHEN:
		buf_add_cstr(sink_of(o), "\xE2\x80\x91");
		break;
	case DO_NUMBERED:
		if (o->kind == WRITTEN_PARAGRAPH)
			o->kind = WRITTEN_ITEM;
		break;
	case DO_TEXT:
		o->texts++;
		break;
	case DO_ITEM:
		o->items++;
		break;
	case DO_CELL:
		o->cells++;
		break;
	case DO_NOTE:
		o->notes++;
		break;
	case DO_RELATION:
		keep_relation(o, reader);
		break;
	case DO_LINK:
		begin_link(o, reader);
		break;
	case DO_NOTHING:
	case DO_SKIP:
	case DO_ROW:
		break;
	}
}

static void
end(struct office *o, enum action action)
{
	switch (action) {
	case DO_PARAGRAPH:
	case DO_HEADING:
		o->paragraphs--;
		end_paragraph(o);
		break;
	case DO_TEXT:
		o->texts--;
		break;
	case DO_ITEM:
		o->items--;
		break;
	case DO_CELL:
		/* A table in a cell is part of it. */
		if (--o->cells == 0)
			written_end_cell(&o->w);
		break;
	case DO_ROW:
		if (o->cells == 0)
			written_end(&o->w, WRITTEN_ROW);
		break;
	case DO_LINK:
		if (o->notes > 0)
			written_note_link_end(&o->w);
		else
			written_link_end(&o->w);
		break;
	case DO_NOTE:
		if (--o->notes == 0)
			written_end_note(&o->w);
		break;
	default:
		break;
	}
}

/* In OpenDocument all text in a paragraph counts, white space being one space. */
static void
add_text(struct office *o, xmlTextReaderPtr reader)
{
	struct str s = str_of((const char *)xmlTextReaderConstValue(reader));
	struct buf *out = sink_of(o);

	if (!o->is_open && o->texts > 0)
		buf_add(out, s);
	if (!o->is_open || o->paragraphs == 0)
		return;
	for (size_t i = 0; i < s.len; i++) {
		bool is_space = s.ptr[i] == ' ' || s.ptr[i] == '\n' || s.ptr[i] == '\t'
		                || s.ptr[i] == '\r';

		if (!is_space)
			buf_add_char(out, s.ptr[i]);
		else if (out->len > 0 && out->ptr[out->len - 1] != ' ')
			buf_add_char(out, ' ');
	}
}

static void
walk(struct office *o, struct str xml)
{
	xmlTextReaderPtr reader;
	struct xml x;
	int more;

	if (!xml_open_raw(&x, xml))
		return;
	reader = x.reader;
	more = xmlTextReaderRead(reader);
	while (more == 1) {
		int type = xmlTextReaderNodeType(reader);
		enum action action = type == XML_READER_TYPE_ELEMENT
		                     || type == XML_READER_TYPE_END_ELEMENT
			? action_of((const char *)xmlTextReaderConstName(reader)) : DO_NOTHING;

		if (type == XML_READER_TYPE_ELEMENT && action == DO_SKIP) {
			more = xmlTextReaderNext(reader);
			continue;
		}
		if (type == XML_READER_TYPE_ELEMENT) {
			bool is_empty = xmlTextReaderIsEmptyElement(reader) == 1;

			begin(o, reader, action);
			if (is_empty)
				end(o, action);
		} else if (type == XML_READER_TYPE_END_ELEMENT) {
			end(o, action);
		} else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
		           || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE
		           || type == XML_READER_TYPE_WHITESPACE) {
			add_text(o, reader);
		}
		more = xmlTextReaderRead(reader);
	}
	xml_close(&x);
	o->paragraphs = o->texts = o->items = o->cells = o->notes = 0;
	o->kind = WRITTEN_PARAGRAPH;
}

/* -------------------------------------------------------------- the package */

enum member {
	MEMBER_STYLES,
	MEMBER_RELATIONS,
	MEMBER_TEXT,
	MEMBER_FOOTNOTE_RELATIONS,
	MEMBER_FOOTNOTES,
	MEMBER_ENDNOTE_RELATIONS,
	MEMBER_ENDNOTES,
	MEMBER_PROPERTIES,
	MEMBER_COUNT
};

static enum member
member_of(struct str name)
{
	static const struct {
		const char *name;
		enum member member;
	} rows[] = {
		{"word/_rels/document.xml.rels", MEMBER_RELATIONS},
		{"word/styles.xml", MEMBER_STYLES}, {"word/document.xml", MEMBER_TEXT},
		{"word/_rels/footnotes.xml.rels", MEMBER_FOOTNOTE_RELATIONS},
		{"word/_rels/endnotes.xml.rels", MEMBER_ENDNOTE_RELATIONS},
		{"word/footnotes.xml", MEMBER_FOOTNOTES},
		{"word/endnotes.xml", MEMBER_ENDNOTES}, {"docProps/core.xml", MEMBER_PROPERTIES},
		{"content.xml", MEMBER_TEXT}, {"meta.xml", MEMBER_PROPERTIES},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (str_eq(name, str_of(rows[i].name)))
			return rows[i].member;
	}
	return MEMBER_COUNT;
}

/* The first element of this name, its text; empty if there is none. */
static void
read_property(struct str xml, const char *element, struct buf *out)
{
	struct xml x;

	if (!xml_open_raw(&x, xml))
		return;
	while (out->len == 0 && xmlTextReaderRead(x.reader) == 1) {
		xmlChar *text;

		if (xmlTextReaderNodeType(x.reader) != XML_READER_TYPE_ELEMENT
		    || strcmp((const char *)xmlTextReaderConstName(x.reader), element) != 0)
			continue;
		text = xmlTextReaderReadString(x.reader);
		buf_add(out, str_of((const char *)text));
		xmlFree(text);
	}
	xml_close(&x);
}

static bool
is_open_text(struct str raw)
{
	return str_find(str_sub(raw, 0, 256), STR_LIT("opendocument.text")) != SIZE_MAX;
}

/* False if too much comes out of it. */
static bool
load(struct office *o, struct unpack *u, struct buf *members)
{
	struct str name = STR_EMPTY;
	enum unpack_result result;
	struct buf bytes;
	bool fits = true;

	buf_init(&bytes);
	while (fits && (result = unpack_next(u, &name, o->in->part_max, &bytes)) < UNPACK_END) {
		enum member m = result == UNPACK_MEMBER ? member_of(name) : MEMBER_COUNT;

		fits = intake_unpacked(o->in, bytes.len, o->path);
		if (m != MEMBER_COUNT && members[m].len == 0)
			buf_add(&members[m], buf_str(&bytes));
	}
	buf_release(&bytes);
	return fits;
}

static enum status
read_package(struct office *o, struct unpack *u)
{
	struct buf members[MEMBER_COUNT];
	enum status status;
	bool fits;

	for (int i = 0; i < MEMBER_COUNT; i++)
		buf_init(&members[i]);
	fits = load(o, u, members);
	for (enum member m = MEMBER_STYLES; m <= MEMBER_ENDNOTES; m++) {
		/* Each part numbers its links anew. */
		if (m == MEMBER_FOOTNOTE_RELATIONS || m == MEMBER_ENDNOTE_RELATIONS)
			map_clear(&o->relations);
		walk(o, buf_str(&members[m]));
	}
	read_property(buf_str(&members[MEMBER_PROPERTIES]), "dc:title", &o->w.title);
	read_property(buf_str(&members[MEMBER_PROPERTIES]), "dc:creator", &o->w.author);
	for (int i = 0; i < MEMBER_COUNT; i++)
		buf_release(&members[i]);
	if (!fits)
		return STATUS_OK; /* said and counted */
	status = written_give(o->in, &o->w, o->path);
	return status;
}

/* A directory stands at the end of a ZIP; the type of OpenDocument at its
 * beginning. */
bool
format_is_written(struct str raw, struct str path)
{
	struct str tail = str_sub(raw, raw.len > DIRECTORY ? raw.len - DIRECTORY : 0, raw.len);

	return format_is_zip(raw, path)
	       && (is_open_text(raw) || str_find(tail, STR_LIT("word/document.xml")) != SIZE_MAX
	           || str_find(str_sub(raw, 0, HEAD), STR_LIT("word/document.xml")) != SIZE_MAX);
}

enum status
format_office_read(struct intake *in, const struct paper *p)
{
	struct office o = {.in = in, .path = p->path, .style_id = STR_EMPTY};
	struct unpack *u = unpack_new(p->raw);
	enum status status;

	if (!u) {
		diag_add(in->d, DIAG_ERROR, p->path, 0, "this document cannot be unpacked");
		return STATUS_BAD_INPUT;
	}
	o.is_open = is_open_text(p->raw);
	arena_init(&o.arena);
	map_init(&o.styles);
	map_init(&o.relations);
	vec_init(&o.addresses);
	written_init(&o.w);
	status = read_package(&o, u);
	unpack_free(u);
	written_release(&o.w);
	vec_release(&o.addresses);
	map_release(&o.relations);
	map_release(&o.styles);
	arena_release(&o.arena);
	return status;
}
