/* SPDX-License-Identifier: MIT */
/*
 * WARC: what archiving crawlers saved.  Each page that a server answered with,
 * file that was archived and text that was made of a page (WET) is an article, called after its address; requests, pictures, and answers
 * that say that there is no page are passed over.  libarchive would leave out
 * pages whose address ends in a slash, which are most.
 * source  ISO 28500 (WARC 1.1); RFC 9112 for the answers
 */
#include "article/format_int.h"
#include "article/html_int.h"
#include "article/links.h"
#include "article/mime.h"
#include "article/said_day.h"
#include "article/unpack.h"
#include "text/utf8.h"

#include "text/banned.h"

/* [B] of a record, to which more digits add nothing. */
#define LENGTH_MAX (UINT64_C(1) << 56)

bool
format_is_warc(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("WARC/1."));
}

static bool
is_line_end(struct str s, size_t i)
{
	return i < s.len && (s.ptr[i] == '\r' || s.ptr[i] == '\n');
}

/* Sizes in hexadecimal, each before its piece. */
static void
unchunk(struct str body, struct buf *out)
{
	struct str rest = body;
	struct str line;

	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		size_t size = 0;
		size_t i = 0;

		for (; i < line.len && i < 8; i++) {
			char c = (char)(line.ptr[i] | 0x20);

			if (line.ptr[i] >= '0' && line.ptr[i] <= '9')
				size = size * 16 + (size_t)(line.ptr[i] - '0');
			else if (c >= 'a' && c <= 'f')
				size = size * 16 + (size_t)(c - 'a' + 10);
			else
				break;
		}
		if (i == 0 || size == 0)
			break;
		buf_add(out, str_sub(rest, 0, size));
		rest = str_sub(rest, size, rest.len);
		if (str_starts(rest, STR_LIT("\r\n")))
			rest = str_sub(rest, 2, rest.len);
	}
}

/* The page in the answer as it was before it was sent. */
static bool
unwrap(struct intake *in, struct str head, struct str body, struct buf *out)
{
	struct buf field;
	struct buf whole;
	struct unpack *u;
	struct str name;
	bool is_good = true;

	buf_init(&field);
	buf_init(&whole);
	if (mime_field(head, "Transfer-Encoding", &field)
	    && str_find(buf_str(&field), STR_LIT("chunked")) != SIZE_MAX)
		unchunk(body, &whole);
	else
		buf_add(&whole, body);
	if (mime_field(head, "Content-Encoding", &field)
	    && str_find(buf_str(&field), STR_LIT("gzip")) != SIZE_MAX
	    && str_starts(buf_str(&whole), STR_LIT("\x1F\x8B"))) {
		u = unpack_new(buf_str(&whole));
		is_good = u && unpack_next(u, &name, in->part_max, out) == UNPACK_MEMBER;
		unpack_free(u);
	} else {
		/* Brotli has no mark of its own; a page begins with a sign of ASCII. */
		is_good = str_find(buf_str(&field), STR_LIT("br")) == SIZE_MAX
		          || str_find_char(str_sub(buf_str(&whole), 0, 512), '<') != SIZE_MAX;
		if (is_good)
			buf_add(out, buf_str(&whole));
	}
	if (!is_good)
		buf_clear(out);
	buf_release(&field);
	buf_release(&whole);
	return is_good;
}

static void
read_page(struct intake *in, const struct paper *page, struct str address)
{
	struct html_given given = {.path = page->path, .address = address};
	struct buf text;
	enum status status;

	buf_init(&text);
	status = intake_decode(in, page, html_charset(page->raw), &text);
	if (status == STATUS_OK)
		status = html_read(in, buf_str(&text), &given);
	in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
	buf_release(&text);
}

/* Text alone, which does not know where it came from. */
static void
read_plain(struct intake *in, const struct paper *page, struct str address)
{
	struct html_given given = {.path = page->path, .address = address};
	struct buf text;
	enum status status;

	buf_init(&text);
	status = intake_decode(in, page, STR_EMPTY, &text);
	if (status == STATUS_OK)
		status = format_text_given(in, buf_str(&text), &given);
	in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
	buf_release(&text);
}

/* What a server gave, or a crawler made: a page, a text or a feed; pictures and
 * the like are passed over. */
static void
read_content(struct intake *in, const struct paper *p, struct str bytes, struct str type,
             struct str address)
{
	struct paper page = {.raw = bytes};
	struct buf charset;
	struct buf path;

	buf_init(&charset);
	buf_init(&path);
	(void)mime_param(type, "charset", &charset);
	intake_name_entry(in, p->path, link_bare(address), address, &path);
	page.path = buf_str(&path);
	page.charset = buf_str(&charset);
	if (format_is_html(page.raw, page.path))
		read_page(in, &page, address);
	else if (str_starts(type, STR_LIT("text/plain")))
		read_plain(in, &page, address);
	else if (str_find(type, STR_LIT("xml")) != SIZE_MAX)
		intake_read_part(in, &page);
	else
		in->passed_over++;
	buf_release(&charset);
	buf_release(&path);
}

/* An answer of a server: "HTTP/1.1 200 OK", fields, and the page. */
static void
read_answer(struct intake *in, const struct paper *p, struct str block, struct str address)
{
	struct str body;
	struct str head = mime_head(block, &body);
	struct buf bytes;
	struct buf type;

	buf_init(&bytes);
	buf_init(&type);
	(void)mime_field(head, "Content-Type", &type);
	if (str_find(str_sub(head, 0, 16), STR_LIT(" 200")) == SIZE_MAX || body.len == 0) {
		in->passed_over++;
	} else if (!unwrap(in, head, body, &bytes)
	           && str_find(buf_str(&type), STR_LIT("html")) == SIZE_MAX) {
		in->passed_over++;
	} else if (bytes.len == 0) {
		diag_add(in->d, DIAG_ERROR, p->path, 0,
		         "the page %.*s in it cannot be unpacked", STR_ARG(address));
		in->skipped++;
	} else if (intake_unpacked(in, bytes.len, p->path)) {
		read_content(in, p, buf_str(&bytes), buf_str(&type), address);
	}
	buf_release(&bytes);
	buf_release(&type);
}

/* Content without an answer around it: a file that was archived, or the text
 * that was made of a page. */
static void
read_block(struct intake *in, const struct paper *p, struct str head, struct str block,
           struct str address)
{
	struct buf type;

	buf_init(&type);
	(void)mime_field(head, "Content-Type", &type);
	if (block.len > 0)
		read_content(in, p, block, buf_str(&type), address);
	buf_release(&type);
}

/* One record; what is left behind it, empty at the end. */
static struct str
read_record(struct intake *in, const struct paper *p, struct str rest)
{
	struct str body;
	struct str head = mime_head(rest, &body);
	struct buf length;
	struct buf type;
	struct buf address;
	uint32_t len = 0;

	buf_init(&length);
	buf_init(&type);
	buf_init(&address);
	(void)mime_field(head, "WARC-Type", &type);
	(void)mime_field(head, "WARC-Target-URI", &address);
	if (!mime_field(head, "Content-Length", &length)
	    || !str_to_u32(buf_str(&length), &len) || len > body.len) {
		diag_add(in->d, DIAG_ERROR, p->path, 0,
		         "this archive is damaged: what comes after was lost");
		in->skipped++;
		len = (uint32_t)body.len;
		body = STR_EMPTY;
	} else if (str_eq_nocase(buf_str(&type), STR_LIT("response"))
	           || (str_eq_nocase(buf_str(&type), STR_LIT("resource"))
	               /* How the program was called, as wget keeps it. */
	               && str_find(str_sub(buf_str(&address), 0, 12), STR_LIT("metadata://"))
	                  == SIZE_MAX)
	           || str_eq_nocase(buf_str(&type), STR_LIT("conversion"))) {
		bool is_answer = str_eq_nocase(buf_str(&type), STR_LIT("response"));
		struct str where = buf_str(&address);

		/* Some write it in angle brackets. */
		if (where.len > 2 && where.ptr[0] == '<')
			where = str_sub(where, 1, where.len - 1);
		/* An address is ASCII; what is not even text is none. */
		if (utf8_check(where) < where.len || str_find_char(where, '\0') != SIZE_MAX)
			where = STR_LIT("unnamed");
		if (is_answer)
			read_answer(in, p, str_sub(body, 0, len), where);
		else
			read_block(in, p, head, str_sub(body, 0, len), where);
	}
	rest = str_sub(body, len, body.len);
	buf_release(&length);
	buf_release(&type);
	buf_release(&address);
	while (is_line_end(rest, 0))
		rest = str_sub(rest, 1, rest.len);
	return rest;
}

bool
format_warc_divides(struct str raw, struct str *head)
{
	(void)raw;
	(void)head;
	return true;
}

/* [B] that a record says it has, its fields with it; 0: it does not say. */
static uint64_t
announced(struct str papers, struct str fields, struct str body)
{
	uint64_t len = 0;
	struct buf length;
	bool is_said;

	buf_init(&length);
	is_said = str_starts(fields, STR_LIT("WARC/1."))
	          && mime_field(fields, "Content-Length", &length);
	for (size_t i = 0; i < length.len && len < LENGTH_MAX
	     && length.ptr[i] >= '0' && length.ptr[i] <= '9'; i++)
		len = len * 10 + (uint64_t)(length.ptr[i] - '0');
	buf_release(&length);
	return is_said ? (uint64_t)(body.ptr - papers.ptr) + len : 0;
}

/* What is no record goes to where the next begins. */
uint64_t
format_warc_end(struct str head, struct str papers)
{
	struct str fields;
	struct str body;
	uint64_t end;
	size_t from = 0;
	size_t next;

	(void)head;
	while (is_line_end(papers, from))
		from++;
	fields = mime_head(str_sub(papers, from, papers.len), &body);
	if (body.len == 0)
		return 0; /* not even its fields are all here */
	end = announced(papers, fields, body);
	while (end > 0 && end < papers.len && is_line_end(papers, (size_t)end))
		end++;
	if (end > 0)
		return end;
	next = str_find(str_sub(papers, from + 1, papers.len), STR_LIT("\nWARC/1."));
	return next == SIZE_MAX ? 0 : from + next + 2;
}

enum status
format_warc_read(struct intake *in, const struct paper *p)
{
	struct str rest = p->raw;

	while (is_line_end(rest, 0))
		rest = str_sub(rest, 1, rest.len);

	while (rest.len > 0 && !in->is_over)
		rest = read_record(in, p, rest);
	return STATUS_OK;
}
