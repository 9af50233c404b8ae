/* SPDX-License-Identifier: MIT */
/*
 * Mails: one in a file (.eml, Maildir) or many (mbox).  A mail is an article:
 * its subject the title, its day the date, its sender the source.  Of several
 * forms of the same text the one with markup is read; mails inside a mail and
 * what is attached are papers of their own.
 * source  RFC 4155 (mbox, with ">From " as most write it); see mime.h
 */
#include "article/format_int.h"
#include "article/html_int.h"
#include "article/mime.h"
#include "article/said_day.h"

#include "text/vec.h"

#include "text/banned.h"

enum {
	LEVELS_MAX = 12 /* multiparts inside each other */
};

/* A piece of the mail's own text. */
struct piece {
	struct buf text; /* UTF-8 */
	bool is_html;
};

struct mail {
	struct intake *in;
	struct str path;
	VEC(struct piece) pieces;
};

/* What the header of a part says. */
struct kind {
	struct buf field;    /* Content-Type */
	struct buf encoding;
	struct buf place;    /* Content-Disposition */
	struct buf name;     /* of a file; empty */
	struct str type;     /* "text/html", of field */
};

static void read_mail(struct intake *in, struct str raw, struct str path);
static void read_part(struct mail *m, struct str head, struct str body, int level);

static bool
type_is(struct str type, const char *wanted)
{
	struct str w = str_of(wanted);

	return type.len >= w.len && str_eq_nocase(str_sub(type, 0, w.len), w);
}

static void
kind_read(struct kind *k, struct str head)
{
	buf_init(&k->field);
	buf_init(&k->encoding);
	buf_init(&k->place);
	buf_init(&k->name);
	(void)mime_field(head, "Content-Type", &k->field);
	(void)mime_field(head, "Content-Transfer-Encoding", &k->encoding);
	(void)mime_field(head, "Content-Disposition", &k->place);
	if (!mime_param(buf_str(&k->place), "filename", &k->name))
		(void)mime_param(buf_str(&k->field), "name", &k->name);
	k->type = mime_value(buf_str(&k->field));
	if (k->type.len == 0)
		k->type = STR_LIT("text/plain");
}

static void
kind_release(struct kind *k)
{
	buf_release(&k->field);
	buf_release(&k->encoding);
	buf_release(&k->place);
	buf_release(&k->name);
}

/* -------------------------------------------------------------------- parts */

static void
add_piece(struct mail *m, const struct kind *k, struct str bytes)
{
	struct piece piece = {.is_html = type_is(k->type, "text/html")};
	struct paper paper = {.raw = bytes, .path = m->path};
	struct buf charset;

	buf_init(&piece.text);
	buf_init(&charset);
	(void)mime_param(buf_str(&k->field), "charset", &charset);
	paper.charset = buf_str(&charset);
	if (bytes.len > 0
	    && intake_decode(m->in, &paper, piece.is_html ? html_charset(bytes) : STR_EMPTY,
	                     &piece.text) == STATUS_OK
	    && str_trim(buf_str(&piece.text)).len > 0)
		vec_push(&m->pieces, piece);
	else
		buf_release(&piece.text);
	buf_release(&charset);
}

/* A file beside the text: read by whoever knows it. */
static void
read_attachment(struct mail *m, const struct kind *k, struct str bytes)
{
	struct paper paper = {.raw = bytes, .charset = STR_EMPTY};
	struct buf path;

	/* Signatures, invitations, cards: no articles. */
	if (type_is(k->type, "application/pgp") || type_is(k->type, "application/pkcs7")
	    || type_is(k->type, "text/calendar") || type_is(k->type, "text/x-vcard")
	    || type_is(k->type, "text/vcard") || bytes.len == 0) {
		m->in->passed_over++;
		return;
	}
	buf_init(&path);
	intake_name_member(m->in, m->path, k->name.len > 0 ? buf_str(&k->name)
	                                                   : STR_LIT("attachment"), &path);
	paper.path = buf_str(&path);
	if (intake_unpacked(m->in, bytes.len, m->path))
		intake_read_part(m->in, &paper);
	buf_release(&path);
}

static void
read_leaf(struct mail *m, const struct kind *k, struct str body)
{
	bool is_text = type_is(k->type, "text/plain") || type_is(k->type, "text/html");
	struct buf bytes;

	buf_init(&bytes);
	mime_decode(body, mime_value(buf_str(&k->encoding)), &bytes);
	if (type_is(k->type, "message/rfc822")) {
		struct paper paper = {.raw = buf_str(&bytes)};
		struct buf path;

		buf_init(&path);
		intake_name_member(m->in, m->path, STR_LIT("mail"), &path);
		paper.path = buf_str(&path);
		if (m->in->depth < INTAKE_DEPTH_MAX) {
			m->in->depth++;
			read_mail(m->in, paper.raw, paper.path);
			m->in->depth--;
		}
		buf_release(&path);
	} else if (is_text && !type_is(mime_value(buf_str(&k->place)), "attachment")) {
		add_piece(m, k, buf_str(&bytes));
	} else if (k->name.len > 0) {
		read_attachment(m, k, buf_str(&bytes));
	} else {
		m->in->passed_over++;
	}
	buf_release(&bytes);
}

static void
drop_pieces(struct mail *m, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		buf_release(&m->pieces.ptr[i].text);
	for (size_t i = to; i < m->pieces.len; i++)
		m->pieces.ptr[from + i - to] = m->pieces.ptr[i];
	m->pieces.len -= to - from;
}

/* Of the forms of one text, the one with markup, or else the first. */
static void
choose(struct mail *m, size_t from)
{
	size_t best = from;

	for (size_t i = from; i < m->pieces.len; i++) {
		if (m->pieces.ptr[i].is_html)
			best = i;
	}
	if (m->pieces.len > from) {
		drop_pieces(m, best + 1, m->pieces.len);
		drop_pieces(m, from, best);
	}
}

static void
read_parts(struct mail *m, const struct kind *k, struct str body, int level)
{
	size_t from = m->pieces.len;
	struct str part;
	struct buf boundary;

	buf_init(&boundary);
	(void)mime_param(buf_str(&k->field), "boundary", &boundary);
	while (!m->in->is_over && mime_next_part(&body, buf_str(&boundary), &part)) {
		struct str inner;
		/* A part may have no header at all. */
		bool is_bare = part.len > 0 && (part.ptr[0] == '\n' || part.ptr[0] == '\r');
		struct str head = is_bare ? STR_EMPTY : mime_head(part, &inner);

		read_part(m, head, is_bare ? part : inner, level + 1);
	}
	if (type_is(k->type, "multipart/alternative"))
		choose(m, from);
	buf_release(&boundary);
}

static void
read_part(struct mail *m, struct str head, struct str body, int level)
{
	struct kind k;

	kind_read(&k, head);
	if (!type_is(k.type, "multipart/"))
		read_leaf(m, &k, body);
	else if (level < LEVELS_MAX)
		read_parts(m, &k, body, level);
	kind_release(&k);
}

/* ---------------------------------------------------------------- the mail */

/* Plain text among markup. */
static void
add_as_html(struct buf *out, struct str text)
{
	buf_add_cstr(out, "<p>");
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '<' || c == '&')
			buf_add_cstr(out, c == '<' ? "&lt;" : "&amp;");
		else if (c == '\n' && i + 1 < text.len && text.ptr[i + 1] == '\n')
			buf_add_cstr(out, "<p>");
		else
			buf_add_char(out, c);
	}
}

static enum status
read_text(struct mail *m, const struct html_given *given)
{
	struct buf all;
	bool has_html = false;
	enum status status;

	buf_init(&all);
	for (size_t i = 0; i < m->pieces.len; i++)
		has_html |= m->pieces.ptr[i].is_html;
	for (size_t i = 0; i < m->pieces.len; i++) {
		const struct piece *p = &m->pieces.ptr[i];

		if (has_html && !p->is_html)
			add_as_html(&all, buf_str(&p->text));
		else
			buf_add(&all, buf_str(&p->text));
		buf_add_cstr(&all, "\n\n");
	}
	status = has_html ? html_read(m->in, buf_str(&all), given)
	                  : format_text_given(m->in, buf_str(&all), given);
	buf_release(&all);
	return status;
}

static void
read_mail(struct intake *in, struct str raw, struct str path)
{
	struct mail m = {.in = in, .path = path};
	struct html_given given = {.path = path, .is_whole = true};
	struct buf field;
	struct buf title;
	struct buf name;
	struct buf address;
	struct str body;
	struct str head = mime_head(raw, &body);

	vec_init(&m.pieces);
	buf_init(&field);
	buf_init(&title);
	buf_init(&name);
	buf_init(&address);
	if (mime_field(head, "Subject", &field))
		mime_words(buf_str(&field), &title);
	if (mime_field(head, "From", &field))
		mime_mailbox(buf_str(&field), &name, &address);
	if (mime_field(head, "Date", &field))
		given.date = said_time(buf_str(&field), &given.clock);
	given.title = str_trim(buf_str(&title));
	given.source = str_trim(name.len > 0 ? buf_str(&name) : buf_str(&address));
	read_part(&m, head, body, 0);
	if (m.pieces.len > 0 && !in->is_over)
		in->skipped += read_text(&m, &given) != STATUS_OK;
	drop_pieces(&m, 0, m.pieces.len);
	vec_release(&m.pieces);
	buf_release(&field);
	buf_release(&title);
	buf_release(&name);
	buf_release(&address);
}

/* --------------------------------------------------------------------- mbox */

/* "Subject: …", "Message-ID: …" */
static bool
is_field(struct str line)
{
	size_t i = 0;

	while (i < line.len && (line.ptr[i] == '-' || (line.ptr[i] >= '0' && line.ptr[i] <= '9')
	                        || ((line.ptr[i] | 0x20) >= 'a' && (line.ptr[i] | 0x20) <= 'z')))
		i++;
	return i > 0 && i < line.len && line.ptr[i] == ':';
}

/* Not all programs mark a "From " of the text: a mail's first field comes after
 * the line of a mailbox, or another of that. */
static bool
begins_mail(struct str raw)
{
	struct str line;

	return str_cut(&raw, '\n', &line)
	       && (is_field(raw) || str_starts(raw, STR_LIT(">From ")));
}

/* Where the mail that begins at `from` ends: before the next line that begins
 * with "From " behind an empty line, and means it. */
static size_t
end_of_mail(struct str raw, size_t from)
{
	for (size_t at = from; at < raw.len;) {
		size_t len = str_find(str_sub(raw, at, raw.len), STR_LIT("\nFrom "));
		size_t before;

		if (len == SIZE_MAX)
			return raw.len;
		at += len + 1;
		before = at - 1;
		before -= before > 0 && raw.ptr[before - 1] == '\r';
		if (before > 0 && raw.ptr[before - 1] == '\n'
		    && begins_mail(str_sub(raw, at, raw.len)))
			return at;
	}
	return raw.len;
}

/* ">From " at the beginning of a line was "From ". */
static void
add_unquoted(struct str s, struct buf *out)
{
	struct str rest = s;
	struct str line;

	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		size_t marks = 0;

		while (marks < line.len && line.ptr[marks] == '>')
			marks++;
		if (marks > 0 && str_starts(str_sub(line, marks, line.len), STR_LIT("From ")))
			line = str_sub(line, 1, line.len);
		buf_add(out, line);
		buf_add_char(out, '\n');
	}
}

/* Called after its subject and what identifies it. */
static void
name_mail(struct intake *in, struct str container, struct str raw, struct buf *out)
{
	struct str body;
	struct str head = mime_head(raw, &body);
	struct buf field;
	struct buf title;
	struct buf id;

	buf_init(&field);
	buf_init(&title);
	buf_init(&id);
	if (mime_field(head, "Subject", &field))
		mime_words(buf_str(&field), &title);
	if (!mime_field(head, "Message-ID", &id))
		buf_add(&id, raw);
	intake_name_entry(in, container, buf_str(&title), buf_str(&id), out);
	buf_release(&field);
	buf_release(&title);
	buf_release(&id);
}

static void
read_mailbox(struct intake *in, const struct paper *p)
{
	struct buf mail;
	struct buf path;

	buf_init(&mail);
	buf_init(&path);
	for (size_t at = 0; at < p->raw.len && !in->is_over;) {
		size_t end = end_of_mail(p->raw, at);
		struct str raw = str_sub(p->raw, at, end);
		size_t first = str_find_char(raw, '\n');

		at = end;
		buf_clear(&mail);
		add_unquoted(str_sub(raw, first == SIZE_MAX ? raw.len : first + 1, raw.len),
		             &mail);
		if (mail.len == 0)
			continue;
		name_mail(in, p->path, buf_str(&mail), &path);
		read_mail(in, buf_str(&mail), buf_str(&path));
	}
	buf_release(&mail);
	buf_release(&path);
}

/* One mail is read at once; a mailbox need not be. */
bool
format_mail_divides(struct str raw, struct str *head)
{
	(void)head;
	return str_starts(raw, STR_LIT("From "));
}

uint64_t
format_mail_end(struct str head, struct str papers)
{
	size_t end = end_of_mail(papers, 0);

	(void)head;
	return end < papers.len ? end : 0;
}

enum status
format_mail_read(struct intake *in, const struct paper *p)
{
	if (str_starts(p->raw, STR_LIT("From ")))
		read_mailbox(in, p);
	else
		read_mail(in, p->raw, p->path);
	return STATUS_OK;
}
