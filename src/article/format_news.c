/* SPDX-License-Identifier: MIT */
/*
 * News as agencies and archives of papers deliver it: NITF, and NewsML-G2 with
 * NITF or XHTML inside.  What its head says (headline, byline, day, paper) is
 * believed; of its body the elements that HTML has, too, are kept and read as a
 * page that is all article.  Pictures and their captions are left out.
 * source  NITF 3.6; NewsML-G2 2.x (IPTC)
 */
#include <libxml/xmlreader.h>

#include "article/format_int.h"
#include "article/html_int.h"
#include "article/said_day.h"
#include "article/xml_int.h"

#include "text/byte.h"

#include "text/banned.h"

enum part {
	PART_HEADLINE,
	PART_TITLE,    /* of the document: where there is no headline */
	PART_AUTHOR,
	PART_SOURCE,
	PART_HOLDER,   /* of the rights: where no paper is named */
	PART_DATE,
	PART_ADDRESS,
	PART_COUNT
};

/* Where parts stand: the text of an element, or one of its attributes. */
static const struct {
	const char *element;
	const char *attr;    /* NULL: its text */
	enum part part;
} rules[] = {
	{"hl1", NULL, PART_HEADLINE},       {"headline", NULL, PART_HEADLINE},
	{"title", NULL, PART_TITLE},        {"byline", NULL, PART_AUTHOR},
	{"by", NULL, PART_AUTHOR},          {"distributor", NULL, PART_SOURCE},
	{"creditline", NULL, PART_SOURCE},  {"pubdata", "name", PART_SOURCE},
	{"pubdata", "date.publication", PART_DATE},
	{"pubdata", "ex-ref", PART_ADDRESS}, {"date.issue", "norm", PART_DATE},
	{"story.date", "norm", PART_DATE},  {"versionCreated", NULL, PART_DATE},
	{"doc.copyright", "holder", PART_HOLDER},
};

/* Elements of the body and what they are in HTML; "" is left out with all that
 * is in it. */
static const struct {
	const char *element;
	const char *tag;
} body_rules[] = {
	{"p", "p"}, {"ul", "ul"}, {"ol", "ol"}, {"li", "li"}, {"table", "table"},
	{"tr", "tr"}, {"td", "td"}, {"th", "th"}, {"h1", "h2"}, {"h2", "h2"}, {"h3", "h3"},
	{"hl2", "h2"}, {"bq", "blockquote"}, {"blockquote", "blockquote"}, {"br", "br"},
	{"media", ""}, {"figure", ""}, {"head", ""}, {"body.head", ""}, {"script", ""},
};

struct news {
	struct intake *in;
	const struct paper *paper;
	struct xml xml;
	struct buf parts[PART_COUNT];
	struct buf body;
	struct buf lead;  /* given apart from the text, of which it is the beginning */
	int item_depth;   /* of the article; -1: in none */
	int body_depth;   /* of its text; -1: not in it */
	int lead_depth;   /* of the lead; -1: not in it */
	bool is_alone;    /* the document is one article */
};

/* -------------------------------------------------------------------- parts */

/* On one line, however it is indented. */
static void
add_xml(struct buf *out, xmlChar *text)
{
	struct str s = text ? str_trim(str_of((const char *)text)) : STR_EMPTY;

	for (size_t i = 0; i < s.len; i++) {
		bool is_space = byte_is(s.ptr[i], BYTE_SPACE);

		if (!is_space)
			buf_add_char(out, s.ptr[i]);
		else if (!byte_is(s.ptr[i - 1], BYTE_SPACE))
			buf_add_char(out, ' ');
	}
	xmlFree(text);
}

/* True if the element was one of these, and has been read. */
static bool
take_part(struct news *n, const char *name)
{
	bool is_text = false;

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		struct buf *out = &n->parts[rules[i].part];

		if (strcmp(rules[i].element, name) != 0)
			continue;
		is_text |= !rules[i].attr;
		if (out->len == 0)
			add_xml(out, rules[i].attr
			        ? xmlTextReaderGetAttribute(n->xml.reader,
			                                    (const xmlChar *)rules[i].attr)
			        : xmlTextReaderReadString(n->xml.reader));
	}
	return is_text;
}

/* --------------------------------------------------------------------- text */

static struct buf *
target(struct news *n)
{
	return n->lead_depth >= 0 ? &n->lead : &n->body;
}

static const char *
tag_of(const char *name)
{
	for (size_t i = 0; i < sizeof body_rules / sizeof *body_rules; i++) {
		if (strcmp(body_rules[i].element, name) == 0)
			return body_rules[i].tag;
	}
	return NULL;
}

static void
add_text(struct news *n)
{
	struct buf *out = target(n);

	for (const xmlChar *c = xmlTextReaderConstValue(n->xml.reader); c && *c; c++) {
		if (*c == '<' || *c == '&')
			buf_add_cstr(out, *c == '<' ? "&lt;" : "&amp;");
		else
			buf_add_char(out, (char)*c);
	}
}

/* Archives give the first paragraphs twice, in a block of their own before the
 * whole. */
static void
look_for_lead(struct news *n, const char *name, int depth)
{
	struct buf kind;

	buf_init(&kind);
	if (strcmp(name, "block") == 0)
		add_xml(&kind, xmlTextReaderGetAttribute(n->xml.reader, (const xmlChar *)"class"));
	if (n->lead_depth < 0 && str_find(buf_str(&kind), STR_LIT("lead_paragraph")) != SIZE_MAX)
		n->lead_depth = depth;
	buf_release(&kind);
}

/* True if the element is to be left out. */
static bool
begin_in_body(struct news *n, const char *name, int depth)
{
	const char *tag = tag_of(name);

	look_for_lead(n, name, depth);
	if (tag && tag[0] == '\0')
		return true;
	if (tag)
		buf_addf(target(n), "<%s>", tag);
	return false;
}

/* ----------------------------------------------------------------- articles */

static void
clear(struct news *n)
{
	for (int i = 0; i < PART_COUNT; i++)
		buf_clear(&n->parts[i]);
	buf_clear(&n->body);
	buf_clear(&n->lead);
	n->item_depth = n->body_depth = n->lead_depth = -1;
}

static void
give(struct news *n)
{
	struct str author = str_trim(buf_str(&n->parts[PART_AUTHOR]));
	struct str title = buf_str(&n->parts[PART_HEADLINE]);
	struct html_given given = {
		.source = buf_str(&n->parts[PART_SOURCE]),
		.address = buf_str(&n->parts[PART_ADDRESS]), .is_whole = true,
	};
	enum status status;
	struct buf path;

	buf_init(&path);
	given.title = title.len > 0 ? title : buf_str(&n->parts[PART_TITLE]);
	if (given.source.len == 0)
		given.source = buf_str(&n->parts[PART_HOLDER]);
	given.date = said_time(buf_str(&n->parts[PART_DATE]), &given.clock);
	if (str_eq_nocase(str_sub(author, 0, 3), STR_LIT("by ")))
		author = str_trim(str_sub(author, 3, author.len));
	given.author = author;
	if (n->is_alone)
		buf_add(&path, n->paper->path);
	else
		intake_name_entry(n->in, n->paper->path, given.title,
		                  given.title.len > 0 ? given.title : buf_str(&n->body), &path);
	given.path = buf_str(&path);
	status = html_read(n->in, buf_str(n->body.len > 0 ? &n->body : &n->lead), &given);
	n->in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
	buf_release(&path);
}

/* An element begins; true if what is in it is not to be looked at. */
static bool
begin(struct news *n)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(n->xml.reader);
	int depth = xmlTextReaderDepth(n->xml.reader);

	if (n->item_depth < 0) {
		if (strcmp(name, "nitf") == 0 || strcmp(name, "newsItem") == 0)
			n->item_depth = depth;
		n->is_alone = depth == 0;
		return false;
	}
	if (n->body_depth >= 0)
		return begin_in_body(n, name, depth);
	if (strcmp(name, "body.content") == 0 || strcmp(name, "body") == 0
	    || strcmp(name, "inlineXML") == 0) {
		/* The body of NITF has a head of its own. */
		if (strcmp(name, "body") != 0 && xmlTextReaderIsEmptyElement(n->xml.reader) != 1)
			n->body_depth = depth;
		return false;
	}
	return take_part(n, name);
}

static void
end(struct news *n)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(n->xml.reader);
	int depth = xmlTextReaderDepth(n->xml.reader);
	const char *tag = n->body_depth >= 0 ? tag_of(name) : NULL;

	if (tag && tag[0] != '\0')
		buf_addf(target(n), "</%s>", tag);
	if (depth == n->lead_depth)
		n->lead_depth = -1;
	if (depth == n->body_depth)
		n->body_depth = -1;
	if (depth == n->item_depth) {
		give(n);
		clear(n);
	}
}

static void
read_items(struct news *n)
{
	int more = xmlTextReaderRead(n->xml.reader);

	while (more == 1 && !n->in->is_over) {
		int type = xmlTextReaderNodeType(n->xml.reader);

		if (type == XML_READER_TYPE_END_ELEMENT)
			end(n);
		else if (n->body_depth >= 0 && type != XML_READER_TYPE_ELEMENT)
			add_text(n);
		more = type == XML_READER_TYPE_ELEMENT && begin(n)
		       ? xmlTextReaderNext(n->xml.reader) : xmlTextReaderRead(n->xml.reader);
	}
	if (more == -1 || n->xml.is_damaged)
		diag_add(n->in->d, DIAG_WARNING, n->paper->path, 0,
		         "this news document is damaged: it was read as far as it makes sense");
}

enum status
format_news_read(struct intake *in, const struct paper *p)
{
	struct news n = {.in = in, .paper = p};
	struct buf text;
	enum status status;

	buf_init(&text);
	status = intake_decode(in, p, xml_charset(p->raw), &text);
	if (status == STATUS_OK && !xml_open(&n.xml, buf_str(&text))) {
		diag_add(in->d, DIAG_ERROR, p->path, 0, "this news document cannot be read");
		status = STATUS_BAD_INPUT;
	}
	buf_release(&text);
	if (status != STATUS_OK)
		return status;
	for (int i = 0; i < PART_COUNT; i++)
		buf_init(&n.parts[i]);
	buf_init(&n.body);
	buf_init(&n.lead);
	clear(&n);
	read_items(&n);
	for (int i = 0; i < PART_COUNT; i++)
		buf_release(&n.parts[i]);
	buf_release(&n.body);
	buf_release(&n.lead);
	xml_close(&n.xml);
	return STATUS_OK;
}
