/* SPDX-License-Identifier: MIT */
/*
 * Feeds: RSS in all its versions, and Atom.  An entry is an article, called
 * after what its feed identifies it by, so that it keeps its name while others
 * come before it; what a feed says of an entry (title, date, author) is
 * believed before its text.  Entities are not expanded, nothing is fetched.
 * source  RFC 4287; the RSS 2.0 specification; RSS 1.0 with its modules
 */
#include <string.h>

#include <libxml/xmlreader.h>

#include "article/format_int.h"
#include "article/html_int.h"
#include "article/links.h"
#include "article/mime.h"
#include "article/said_day.h"
#include "article/xml_address.h"
#include "article/xml_int.h"

#include "text/banned.h"

enum field {
	FIELD_TITLE,
	FIELD_LINK,
	FIELD_ID,
	FIELD_PUBLISHED,
	FIELD_UPDATED,
	FIELD_AUTHOR,
	FIELD_SOURCE,
	FIELD_SUMMARY,
	FIELD_CONTENT,
	FIELD_MEDIA_TITLE, /* of a film or picture: read where the entry says nothing … */
	FIELD_MEDIA_TEXT,
	FIELD_COUNT
};

/* What feeds call them; the first value of a field that comes is kept. */
static const struct {
	const char *element; /* without a prefix */
	enum field field;
} elements[] = {
	{"title", FIELD_TITLE},       {"link", FIELD_LINK},
	{"guid", FIELD_ID},           {"id", FIELD_ID},
	{"pubDate", FIELD_PUBLISHED}, {"published", FIELD_PUBLISHED},
	{"issued", FIELD_PUBLISHED},  {"date", FIELD_PUBLISHED},
	{"updated", FIELD_UPDATED},   {"modified", FIELD_UPDATED},
	{"author", FIELD_AUTHOR},     {"creator", FIELD_AUTHOR},
	{"source", FIELD_SOURCE},
	{"description", FIELD_SUMMARY}, {"summary", FIELD_SUMMARY},
	{"encoded", FIELD_CONTENT},   {"content", FIELD_CONTENT},
};

struct feed {
	struct intake *in;
	const struct paper *paper;
	struct xml xml;
	struct buf title;              /* of the feed */
	struct buf home;               /* its own address, as far as it says one */
	struct buf author;             /* of entries that name none */
	bool is_author;                /* the feed's is being read */
	struct buf fields[FIELD_COUNT]; /* of the entry that is being read */
	bool is_marked[FIELD_COUNT];   /* holds markup, not text */
	bool is_inside;                /* an entry */
	int depth;                     /* of that entry */
	bool is_plain;                 /* its text is no markup */
	enum field open;               /* what in it has elements of its own */
};

/* ------------------------------------------------------------------ one entry */

/* Without what every address has. */
static struct str
bare(struct str s)
{
	static const char *const starts[] = {"tag:", "urn:uuid:"};

	s = link_bare(s);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (str_starts(s, str_of(starts[i])))
			s = str_sub(s, strlen(starts[i]), s.len);
	}
	return s;
}

static struct str
field_of(const struct feed *f, enum field field)
{
	return str_trim(buf_str(&f->fields[field]));
}

static void
name_entry(struct feed *f, struct buf *path)
{
	struct str id = field_of(f, FIELD_ID);

	if (id.len == 0)
		id = field_of(f, FIELD_LINK);
	if (id.len == 0)
		id = field_of(f, FIELD_TITLE);
	if (id.len == 0)
		id = field_of(f, FIELD_SUMMARY);
	intake_name_entry(f->in, f->paper->path, bare(id), id, path);
}

/* A channel of films has all its words in what it says of the film. */
static void
take_media(struct feed *f)
{
	if (field_of(f, FIELD_CONTENT).len == 0 && field_of(f, FIELD_SUMMARY).len == 0) {
		buf_clear(&f->fields[FIELD_SUMMARY]);
		buf_add(&f->fields[FIELD_SUMMARY], field_of(f, FIELD_MEDIA_TEXT));
		f->is_plain = field_of(f, FIELD_SUMMARY).len > 0
		              && str_find_char(field_of(f, FIELD_SUMMARY), '<') == SIZE_MAX;
	}
	if (field_of(f, FIELD_TITLE).len == 0) {
		buf_clear(&f->fields[FIELD_TITLE]);
		buf_add(&f->fields[FIELD_TITLE], field_of(f, FIELD_MEDIA_TITLE));
	}
}

static void
give_entry(struct feed *f)
{
	take_media(f);

	struct str text = field_of(f, FIELD_CONTENT);
	struct buf path;
	struct html_given given = {
		.title = field_of(f, FIELD_TITLE),
		.source = field_of(f, FIELD_SOURCE),
		.author = field_of(f, FIELD_AUTHOR),
		.address = field_of(f, FIELD_LINK),
		.is_whole = true,
	};
	enum status status;

	if (given.source.len == 0)
		given.source = str_trim(buf_str(&f->title));
	if (given.author.len == 0)
		given.author = str_trim(buf_str(&f->author));
	if (text.len < field_of(f, FIELD_SUMMARY).len)
		text = field_of(f, FIELD_SUMMARY);
	given.date = said_time(field_of(f, FIELD_PUBLISHED), &given.clock);
	given.updated = said_time(field_of(f, FIELD_UPDATED), &given.updated_clock);
	if (day_is_none(given.date)) {
		given.date = given.updated;
		given.clock = given.updated_clock;
	}
	buf_init(&path);
	name_entry(f, &path);
	given.path = buf_str(&path);
	if (text.len == 0 && given.title.len > 0) {
		text = given.title;
		given.title = STR_EMPTY;
		f->is_plain = true;
	}
	if (f->is_plain) {
		status = format_text_given(f->in, text, &given);
	} else {
		status = html_read(f->in, text, &given);
	}
	f->in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
	buf_release(&path);
}

/* ------------------------------------------------------------------- reading */

static void
add_xml(struct buf *out, xmlChar *text)
{
	if (text)
		buf_add_cstr(out, (const char *)text);
	xmlFree(text);
}

/* True if the attribute is there and has this value. */
static bool
has_attr(struct feed *f, const char *name, const char *value)
{
	xmlChar *found = xmlTextReaderGetAttribute(f->xml.reader, (const xmlChar *)name);
	bool is_so = found && strcmp((const char *)found, value) == 0;

	xmlFree(found);
	return is_so;
}

/* A relative one leads on from where xml:base or the feed itself is. */
static void
add_address(struct feed *f, const char *reference, struct buf *out)
{
	const char *base = (const char *)xmlTextReaderConstBaseUri(f->xml.reader);

	if (!base || !strstr(base, "://"))
		base = f->home.ptr;
	if (!strstr(reference, "://") && base && strstr(base, "://"))
		xml_address(out, base, reference);
	else
		buf_add_cstr(out, reference);
}

static void
read_link(struct feed *f, struct buf *out)
{
	xmlChar *address = xmlTextReaderGetAttribute(f->xml.reader, (const xmlChar *)"href");
	xmlChar *rel = xmlTextReaderGetAttribute(f->xml.reader, (const xmlChar *)"rel");

	if (!rel || strcmp((const char *)rel, "alternate") == 0) {
		if (!address)
			address = xmlTextReaderReadString(f->xml.reader);
		if (address)
			add_address(f, (const char *)address, out);
	}
	xmlFree(address);
	xmlFree(rel);
}

/* One more author, "a@x.example (Anna Lind)" as well; each once. */
static void
add_author(struct feed *f, struct buf *out)
{
	struct buf said;
	struct buf name;
	struct buf address;
	struct str who;

	buf_init(&said);
	buf_init(&name);
	buf_init(&address);
	add_xml(&said, xmlTextReaderReadString(f->xml.reader));
	who = str_trim(buf_str(&said));
	if (str_find_char(who, '@') != SIZE_MAX) {
		mime_mailbox(who, &name, &address);
		who = str_trim(name.len > 0 ? buf_str(&name) : buf_str(&address));
	}
	if (who.len > 0 && str_find(buf_str(out), who) == SIZE_MAX)
		buf_addf(out, "%s%.*s", out->len > 0 ? ", " : "", STR_ARG(who));
	buf_release(&said);
	buf_release(&name);
	buf_release(&address);
}

/* In RSS an author or another paper is text, in Atom elements of their own: then
 * a name or a title is to be met. */
static bool
read_origin(struct feed *f, enum field field)
{
	struct buf *out = &f->fields[field];
	struct buf inner;
	bool is_text;

	buf_init(&inner);
	add_xml(&inner, xmlTextReaderReadInnerXml(f->xml.reader));
	is_text = str_find_char(buf_str(&inner), '<') == SIZE_MAX;
	if (is_text && field == FIELD_AUTHOR)
		add_author(f, &f->fields[FIELD_AUTHOR]);
	else if (is_text && out->len == 0)
		add_xml(out, xmlTextReaderReadString(f->xml.reader));
	f->open = is_text ? FIELD_COUNT : field;
	buf_release(&inner);
	return is_text;
}

/* "name" of an author, "title" of another paper. */
static bool
read_inside(struct feed *f, const char *name)
{
	struct buf *source = &f->fields[FIELD_SOURCE];

	if (f->open == FIELD_AUTHOR && strcmp(name, "name") == 0)
		add_author(f, &f->fields[FIELD_AUTHOR]);
	else if (f->open == FIELD_SOURCE && strcmp(name, "title") == 0 && source->len == 0)
		add_xml(source, xmlTextReaderReadString(f->xml.reader));
	return true;
}

/* Of the feed or an entry: what is marked in it is no more. */
static void
read_title(struct feed *f, struct buf *out)
{
	bool is_markup = has_attr(f, "type", "html") || has_attr(f, "type", "xhtml");

	if (has_attr(f, "type", "xhtml"))
		add_xml(out, xmlTextReaderReadInnerXml(f->xml.reader));
	else
		add_xml(out, xmlTextReaderReadString(f->xml.reader));
	if (is_markup || (!has_attr(f, "type", "text") && html_is_marked_title(buf_str(out))))
		html_unmark(out);
}

/* False if what is in the element is still to be looked at. */
static bool
read_field(struct feed *f, enum field field)
{
	struct buf *out = &f->fields[field];

	if (field == FIELD_AUTHOR || field == FIELD_SOURCE)
		return read_origin(f, field);
	if (out->len > 0)
		return true;
	if (field == FIELD_LINK)
		read_link(f, out);
	else if (field == FIELD_TITLE)
		read_title(f, out);
	else if (has_attr(f, "type", "xhtml"))
		add_xml(out, xmlTextReaderReadInnerXml(f->xml.reader));
	else
		add_xml(out, xmlTextReaderReadString(f->xml.reader));
	return true;
}

/* The element of Media RSS that is being read.  True if what is in it has been.
 * source  the Media RSS specification 1.5.1 */
static bool
read_media(struct feed *f, const char *name)
{
	if (strcmp(name, "group") == 0 || strcmp(name, "content") == 0)
		return false;
	if (strcmp(name, "title") == 0)
		return read_field(f, FIELD_MEDIA_TITLE);
	if (strcmp(name, "description") == 0)
		return read_field(f, FIELD_MEDIA_TEXT);
	return true;
}

static bool
is_media(struct feed *f)
{
	const xmlChar *prefix = xmlTextReaderConstPrefix(f->xml.reader);

	return prefix && strcmp((const char *)prefix, "media") == 0;
}

/* What a feed says of itself stands before its entries: a title, where it is, in
 * Atom who writes it. */
static bool
begin_feed(struct feed *f, const char *name, int depth)
{
	if (depth == 2 && f->is_author && strcmp(name, "name") == 0) {
		add_author(f, &f->author);
		return true;
	}
	if (depth == 1)
		f->is_author = strcmp(name, "author") == 0;
	if (strcmp(name, "title") == 0 && f->title.len == 0) {
		read_title(f, &f->title);
		return true;
	}
	if (strcmp(name, "link") == 0 && f->home.len == 0) {
		read_link(f, &f->home);
		return true;
	}
	return false;
}

/* An element has begun; true if what is in it has been read. */
static bool
begin(struct feed *f)
{
	const char *name = (const char *)xmlTextReaderConstLocalName(f->xml.reader);
	int depth = xmlTextReaderDepth(f->xml.reader);

	if (strcmp(name, "item") == 0 || strcmp(name, "entry") == 0) {
		for (size_t i = 0; i < FIELD_COUNT; i++)
			buf_clear(&f->fields[i]);
		f->is_inside = true;
		f->is_plain = false;
		f->open = FIELD_COUNT;
		f->depth = depth;
		return false;
	}
	if (!f->is_inside && depth <= 2)
		return begin_feed(f, name, depth);
	if (f->is_inside && depth > f->depth && is_media(f))
		return read_media(f, name);
	if (f->is_inside && depth == f->depth + 2)
		return read_inside(f, name);
	if (!f->is_inside || depth != f->depth + 1)
		return false;
	f->open = FIELD_COUNT;
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
		if (strcmp(name, elements[i].element) == 0)
			return read_field(f, elements[i].field);
	}
	return true;
}

/* Anything that has ended. */
static void
end(struct feed *f)
{
	if (!f->is_inside || xmlTextReaderDepth(f->xml.reader) != f->depth)
		return;
	f->is_inside = false;
	give_entry(f);
}

static enum status
read_entries(struct feed *f)
{
	int more = xmlTextReaderRead(f->xml.reader);

	while (more == 1 && !f->in->is_over) {
		int type = xmlTextReaderNodeType(f->xml.reader);

		if (type == XML_READER_TYPE_END_ELEMENT)
			end(f);
		if (type == XML_READER_TYPE_ELEMENT && begin(f))
			more = xmlTextReaderNext(f->xml.reader);
		else
			more = xmlTextReaderRead(f->xml.reader);
	}
	if (more != -1 && !f->xml.is_damaged)
		return STATUS_OK;
	diag_add(f->in->d, DIAG_WARNING, f->paper->path, 0,
	         "this feed is damaged: it was read as far as it makes sense");
	return STATUS_OK;
}

static enum status
read_feed(struct intake *in, const struct paper *p, struct str text)
{
	struct feed f = {.in = in, .paper = p};
	enum status status;

	if (text.len > INT32_MAX) {
		diag_add(in->d, DIAG_ERROR, p->path, 0, "this feed is larger than 2 GB");
		return STATUS_TOO_LARGE;
	}
	if (!xml_open(&f.xml, text)) {
		diag_add(in->d, DIAG_ERROR, p->path, 0, "this feed cannot be read");
		return STATUS_BAD_INPUT;
	}
	buf_init(&f.title);
	buf_init(&f.home);
	buf_init(&f.author);
	for (size_t i = 0; i < FIELD_COUNT; i++)
		buf_init(&f.fields[i]);
	status = read_entries(&f);
	for (size_t i = 0; i < FIELD_COUNT; i++)
		buf_release(&f.fields[i]);
	buf_release(&f.title);
	buf_release(&f.home);
	buf_release(&f.author);
	xml_close(&f.xml);
	return status;
}

enum status
format_feed_read(struct intake *in, const struct paper *p)
{
	struct buf text;
	enum status status;

	buf_init(&text);
	status = intake_decode(in, p, xml_charset(p->raw), &text);
	if (status == STATUS_OK)
		status = read_feed(in, p, buf_str(&text));
	buf_release(&text);
	return status;
}
