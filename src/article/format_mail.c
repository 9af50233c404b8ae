/* SPDX-License-Identifier: MIT */
/*
 * A mail (.eml, Maildir): its subject is the title, its day the date, its sender
 * the source.  Of several forms of the same text the one with markup is read;
 * mails inside a mail and what is attached are papers of their own.  Mailboxes
 * are format_mailbox.c.
 * source  see mime.h
 */
#include "article/format_int.h"
#include "article/html_int.h"
#include "article/mail_int.h"
#include "article/mime.h"
#include "article/said_day.h"

#include "text/vec.h"

#include "text/banned.h"

enum {
	LEVELS_MAX = 12, /* multiparts inside each other */
	ZEROS_FEW = 50,  /* one byte in so many may be zero */
	MARKUP_LEAST = 4 /* a form with markup says at least so small a part of
	                  * what the plainest says */
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
	bool is_encrypted;   /* and that was said */
	bool has_other;      /* parts that are no text of its own */
};

/* A part as it comes. */
struct part {
	struct str head;
	struct str body;
	struct str usual; /* its type if it names none */
};

/* What the header of a part says. */
struct kind {
	struct buf field;    /* Content-Type */
	struct buf encoding;
	struct buf place;    /* Content-Disposition */
	struct buf name;     /* of a file; empty */
	struct str type;     /* "text/html", of field */
};

static void read_part(struct mail *m, const struct part *part, int level);

static bool
type_is(struct str type, const char *wanted)
{
	struct str w = str_of(wanted);

	return type.len >= w.len && str_eq_nocase(str_sub(type, 0, w.len), w);
}

static void
kind_read(struct kind *k, const struct part *part)
{
	struct str head = part->head;

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
		k->type = part->usual;
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

/* A stray byte of zero is no reason to take a mail for a picture. */
static void
drop_zeros(struct buf *bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes->len; i++)
		n += bytes->ptr[i] == '\0';
	for (size_t i = 0; n * ZEROS_FEW < bytes->len && n > 0 && i < bytes->len; i++) {
		if (bytes->ptr[i] == '\0')
			bytes->ptr[i] = ' ';
	}
}

static void
say_encrypted(struct mail *m)
{
	diag_add(m->in->d, DIAG_WARNING, m->path, 0,
	         "this mail is encrypted, wholly or in part: that cannot be read");
	m->is_encrypted = true;
}

/* Markup as it came, or the text without what a mail program did to it. */
static void
add_text(struct mail *m, const struct kind *k, struct str text, struct piece *piece)
{
	if (piece->is_html)
		buf_add(&piece->text, text);
	else if (!mail_text(text, buf_str(&k->field), &piece->text))
		say_encrypted(m);
}

static void
add_piece(struct mail *m, const struct kind *k, struct buf *bytes)
{
	struct piece piece = {.is_html = type_is(k->type, "text/html")};
	struct paper paper = {.path = m->path};
	struct buf charset;
	struct buf text;

	buf_init(&piece.text);
	buf_init(&charset);
	buf_init(&text);
	drop_zeros(bytes);
	(void)mime_param(buf_str(&k->field), "charset", &charset);
	paper.raw = buf_str(bytes);
	paper.charset = buf_str(&charset);
	if (bytes->len > 0
	    && intake_decode(m->in, &paper, piece.is_html ? html_charset(paper.raw) : STR_EMPTY,
	                     &text) == STATUS_OK)
		add_text(m, k, buf_str(&text), &piece);
	if (str_trim(buf_str(&piece.text)).len > 0)
		vec_push(&m->pieces, piece);
	else
		buf_release(&piece.text);
	buf_release(&charset);
	buf_release(&text);
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

	m->has_other |= !is_text;
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
			mail_read(m->in, paper.raw, paper.path);
			m->in->depth--;
		}
		buf_release(&path);
	} else if (is_text && !type_is(mime_value(buf_str(&k->place)), "attachment")) {
		add_piece(m, k, &bytes);
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

/* [B] of what a piece says, markup left out. */
static size_t
said_by(const struct piece *p)
{
	struct html_washed w;
	size_t n = 0;
	bool is_tag = false;

	if (!p->is_html)
		return str_trim(buf_str(&p->text)).len;
	html_washed_init(&w);
	html_wash(buf_str(&p->text), &w);
	for (size_t i = 0; i < w.markup.len; i++) {
		char c = w.markup.ptr[i];

		if (c == '<' || c == '>')
			is_tag = c == '<';
		else
			n += !is_tag && c != ' ' && c != '\n';
	}
	html_washed_release(&w);
	return n;
}

/* Of the forms of one text, the one with markup unless it says next to nothing,
 * or else the first. */
static void
choose(struct mail *m, size_t from)
{
	size_t best = from;
	size_t most = 0;

	for (size_t i = from; i < m->pieces.len; i++) {
		size_t n = m->pieces.ptr[i].is_html ? 0 : said_by(&m->pieces.ptr[i]);

		most = n > most ? n : most;
	}
	for (size_t i = from; i < m->pieces.len; i++) {
		if (m->pieces.ptr[i].is_html
		    && said_by(&m->pieces.ptr[i]) >= most / MARKUP_LEAST)
			best = i;
	}
	if (m->pieces.len > from) {
		drop_pieces(m, best + 1, m->pieces.len);
		drop_pieces(m, from, best);
	}
}

/* How many parts there are between boundaries.
 * source  RFC 2046, 5.1.5: those of a digest are mails */
static size_t
read_between(struct mail *m, const struct kind *k, struct str body, struct str boundary,
             int level)
{
	bool is_digest = type_is(k->type, "multipart/digest");
	struct str raw;
	size_t n = 0;

	for (; !m->in->is_over && mime_next_part(&body, boundary, &raw); n++) {
		struct part part = {
			.usual = is_digest ? STR_LIT("message/rfc822") : STR_LIT("text/plain"),
		};

		part.head = mime_head(raw, &part.body);
		read_part(m, &part, level + 1);
	}
	return n;
}

/* Where the boundary that is named does not come, another may; where none does,
 * all of it is text. */
static void
read_parts(struct mail *m, const struct kind *k, struct str body, int level)
{
	size_t from = m->pieces.len;
	struct buf boundary;

	buf_init(&boundary);
	(void)mime_param(buf_str(&k->field), "boundary", &boundary);
	if (read_between(m, k, body, buf_str(&boundary), level) == 0
	    && read_between(m, k, body, mail_boundary(body), level) == 0) {
		struct part all = {.body = body, .usual = STR_LIT("text/plain")};

		read_part(m, &all, level + 1);
	}
	if (type_is(k->type, "multipart/alternative"))
		choose(m, from);
	buf_release(&boundary);
}

/* S/MIME that is no signature. */
static bool
is_sealed(const struct kind *k)
{
	struct buf type;
	bool is_so;

	buf_init(&type);
	is_so = (type_is(k->type, "application/pkcs7-mime")
	         || type_is(k->type, "application/x-pkcs7-mime"))
	        && !(mime_param(buf_str(&k->field), "smime-type", &type)
	             && str_eq_nocase(buf_str(&type), STR_LIT("signed-data")));
	buf_release(&type);
	return is_so;
}

static void
read_part(struct mail *m, const struct part *part, int level)
{
	struct kind k;

	kind_read(&k, part);
	if (type_is(k.type, "multipart/encrypted") || is_sealed(&k))
		say_encrypted(m);
	else if (!type_is(k.type, "multipart/"))
		read_leaf(m, &k, part->body);
	else if (level < LEVELS_MAX)
		read_parts(m, &k, part->body, level);
	else
		m->has_other = true;
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

/* What there is of it, a subject alone as well: as an article, or said. */
static void
give(struct mail *m, struct html_given *given)
{
	struct str subject = given->title;

	if (m->in->is_over)
		return;
	if (m->pieces.len > 0) {
		m->in->skipped += read_text(m, given) != STATUS_OK;
	} else if (m->is_encrypted) {
		m->in->skipped++;
	} else if (!m->has_other && subject.len > 0) {
		given->title = STR_EMPTY;
		m->in->skipped += format_text_given(m->in, subject, given) != STATUS_OK;
	}
}

/* A page that a browser saved as a mail: it says itself who wrote it and when,
 * and what stands in the head is about the saving. */
static bool
is_saved_page(struct str head, struct html_given *given, struct buf *address)
{
	struct buf from;
	struct str who;
	bool is_so;

	buf_init(&from);
	(void)mime_field(head, "From", &from);
	who = buf_str(&from);
	if (str_starts(who, STR_LIT("<")) || str_starts(who, STR_LIT("\"")))
		who = str_sub(who, 1, who.len);
	is_so = mime_field(head, "Snapshot-Content-Location", address)
	        || str_starts(who, STR_LIT("Saved by "));
	if (is_so && address->len == 0)
		(void)mime_field(head, "Content-Location", address);
	if (is_so)
		*given = (struct html_given){.path = given->path, .address = buf_str(address)};
	buf_release(&from);
	return is_so;
}

void
mail_read(struct intake *in, struct str raw, struct str path)
{
	struct mail m = {.in = in, .path = path};
	struct html_given given = {.path = path, .is_whole = true, .is_mail = true};
	struct buf field;
	struct buf title;
	struct buf name;
	struct buf address;
	struct part all = {.usual = STR_LIT("text/plain")};
	struct str head = mime_head(raw, &all.body);

	all.head = head;
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
	if (is_saved_page(head, &given, &field)) {
		read_part(&m, &all, 0);
		/* Others are frames in it. */
		drop_pieces(&m, m.pieces.len > 0, m.pieces.len);
	} else {
		read_part(&m, &all, 0);
	}
	give(&m, &given);
	drop_pieces(&m, 0, m.pieces.len);
	vec_release(&m.pieces);
	buf_release(&field);
	buf_release(&title);
	buf_release(&name);
	buf_release(&address);
}
