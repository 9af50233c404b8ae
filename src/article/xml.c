/* SPDX-License-Identifier: MIT */
/* See xml_int.h: opening a document; what is done to it before is xml_wash.c. */
#include "article/xml_int.h"

#include <libxml/xmlreader.h>

#include "article/decode.h"

#include "text/banned.h"

struct str
xml_charset(struct str raw)
{
	struct str line = str_trim(str_sub(raw, 0, 200));
	size_t end = str_find(line, STR_LIT("?>"));
	size_t at;
	char quote;

	if (!str_starts(line, STR_LIT("<?xml")))
		return STR_EMPTY;
	line = str_sub(line, 0, end == SIZE_MAX ? 0 : end);
	at = str_find(line, STR_LIT("encoding"));
	if (at == SIZE_MAX)
		return STR_EMPTY;
	line = str_trim(str_sub(line, at + 8, line.len));
	if (!str_starts(line, STR_LIT("=")))
		return STR_EMPTY;
	line = str_trim(str_sub(line, 1, line.len));
	quote = line.len > 0 ? line.ptr[0] : '\0';
	if (quote != '"' && quote != '\'')
		return STR_EMPTY;
	line = str_sub(line, 1, line.len);
	end = str_find_char(line, quote);
	return str_sub(line, 0, end == SIZE_MAX ? 0 : end);
}

/* What a parser says of its own accord goes to the terminal, and some of its
 * depths ask the thread's handler instead of the document's. */
static void
say_nothing(void *ctx, xmlErrorPtr error)
{
	(void)ctx;
	(void)error;
}

bool
xml_open(struct xml *x, struct str text)
{
	*x = (struct xml){.reader = NULL};
	buf_init(&x->text);
	x->is_damaged = xml_wash(text, &x->text);
	xmlSetStructuredErrorFunc(NULL, say_nothing);
	if (x->text.len > 0 && x->text.len <= INT32_MAX)
		x->reader = xmlReaderForMemory(x->text.ptr, (int)x->text.len, NULL, "UTF-8",
		                               XML_PARSE_RECOVER | XML_PARSE_NOERROR
		                               | XML_PARSE_NOWARNING | XML_PARSE_NONET
		                               | XML_PARSE_COMPACT);
	if (!x->reader) {
		buf_release(&x->text);
		return false;
	}
	xmlTextReaderSetStructuredErrorHandler(x->reader, say_nothing, NULL);
	return true;
}

bool
xml_open_raw(struct xml *x, struct str raw)
{
	struct decode_hints hints = {.declared = xml_charset(raw), .from = ORIGIN_META};
	struct buf text;
	bool is_open;

	*x = (struct xml){.reader = NULL};
	buf_init(&text);
	is_open = decode(raw, &hints, STR_EMPTY, &text, NULL) == STATUS_OK
	          && xml_open(x, buf_str(&text));
	buf_release(&text);
	return is_open;
}

void
xml_close(struct xml *x)
{
	if (!x->reader)
		return;
	xmlFreeTextReader(x->reader);
	x->reader = NULL;
	buf_release(&x->text);
}
