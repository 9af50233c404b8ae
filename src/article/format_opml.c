/* SPDX-License-Identifier: MIT */
/* OPML: see opml.h.  As a paper a list holds nothing to read; what is in it
 * that cannot be opened is said. */
#include <libxml/xmlreader.h>

#include "article/format_int.h"
#include "article/opml.h"
#include "article/xml_int.h"

#include "text/byte.h"

#include "text/banned.h"

void
opml_each(struct str xml, opml_sink *sink, void *ctx)
{
	struct xml x;

	if (!xml_open_raw(&x, xml))
		return;
	while (xmlTextReaderRead(x.reader) == 1) {
		xmlChar *address;

		if (xmlTextReaderNodeType(x.reader) != XML_READER_TYPE_ELEMENT)
			continue;
		address = xmlTextReaderGetAttribute(x.reader, (const xmlChar *)"xmlUrl");
		if (address && address[0])
			sink(ctx, str_trim(str_of((const char *)address)));
		xmlFree(address);
	}
	xml_close(&x);
}

static void
add_unescaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		int high = s.ptr[i] == '%' && i + 2 < s.len ? byte_hex(s.ptr[i + 1]) : -1;
		int low = high >= 0 ? byte_hex(s.ptr[i + 2]) : -1;

		if (low >= 0 && high + low > 0) {
			buf_add_char(out, (char)(high * 16 + low));
			i += 2;
		} else {
			buf_add_char(out, s.ptr[i]);
		}
	}
}

bool
opml_file(struct str address, struct str list, struct buf *out)
{
	size_t slash = list.len;

	buf_clear(out);
	if (str_eq_nocase(str_sub(address, 0, 7), STR_LIT("file://"))) {
		struct str rest = str_sub(address, 7, address.len);

		/* "file://localhost/…": the host is this one. */
		add_unescaped(out, str_sub(rest, str_find_char(rest, '/'), rest.len));
		return out->len > 0;
	}
	if (str_find(address, STR_LIT(":")) != SIZE_MAX)
		return false;
	while (slash > 0 && list.ptr[slash - 1] != '/')
		slash--;
	if (!str_starts(address, STR_LIT("/")))
		buf_add(out, str_sub(list, 0, slash));
	buf_add(out, address);
	return true;
}

bool
opml_names_feed(struct str head)
{
	return format_is_feed(head, STR_EMPTY)
	       || (format_is_json(head, STR_EMPTY)
	           && str_find(head, STR_LIT("jsonfeed.org")) != SIZE_MAX);
}

bool
format_is_opml(struct str raw, struct str path)
{
	struct str head = str_sub(raw, 0, 1024);

	(void)path;
	return str_starts(str_trim(head), STR_LIT("<"))
	       && str_find(head, STR_LIT("<opml")) != SIZE_MAX;
}

struct counting {
	struct str list;
	struct buf file;
	uint32_t there;   /* in files */
	uint32_t elsewhere;
};

static void
count(void *ctx, struct str address)
{
	struct counting *c = ctx;

	if (opml_file(address, c->list, &c->file))
		c->there++;
	else
		c->elsewhere++;
}

enum status
format_opml_read(struct intake *in, const struct paper *p)
{
	struct counting c = {.list = p->path};
	bool is_inside = in->depth > 1;

	in->is_list = !is_inside;
	buf_init(&c.file);
	opml_each(p->raw, count, &c);
	buf_release(&c.file);
	if (c.elsewhere > 0)
		diag_add(in->d, DIAG_WARNING, p->path, 0,
		         "%u of %u feeds in this list are on the net, which is never asked: "
		         "save them as files, or open the cache of the feed reader",
		         c.elsewhere, c.elsewhere + c.there);
	else if (c.there == 0 || is_inside)
		diag_add(in->d, DIAG_WARNING, p->path, 0, "%s",
		         is_inside ? "the feeds of a list in an archive are not looked for"
		                   : "there are no feeds in this list");
	return STATUS_OK;
}
