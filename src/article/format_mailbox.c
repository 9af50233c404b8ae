/* SPDX-License-Identifier: MIT */
/*
 * Mails, one in a file or many (mbox): where each begins and ends, and what it
 * is called.  What is in one is format_mail.c.
 * source  RFC 4155 (mbox, with ">From " as most write it)
 */
#include "article/format_int.h"
#include "article/mail_int.h"
#include "article/mime.h"

#include "text/banned.h"

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

/* "From a@x.example Wed Mar  3 08:00:00 2021": as no text has it, so that no empty
 * line need be before it. */
static bool
is_whole_from(struct str raw)
{
	static const size_t lens[] = {0, 0, 3, 3, 0, 8}; /* of the words; 0 = any */
	struct str line;
	struct str word;
	size_t n = 0;

	(void)str_cut(&raw, '\n', &line);
	line = str_trim(line);
	while (n < sizeof lens / sizeof *lens && line.len > 0) {
		(void)str_cut(&line, ' ', &word);
		if (word.len == 0)
			continue;
		if (lens[n] > 0 && word.len != lens[n])
			return false;
		n++;
	}
	return n == sizeof lens / sizeof *lens && line.len >= 4 && word.ptr[2] == ':'
	       && word.ptr[5] == ':';
}

/* Where the mail that begins at `from` ends: before the next line that begins
 * with "From " and means it, behind an empty line or as programs write it. */
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
		if (((before > 0 && raw.ptr[before - 1] == '\n')
		     || is_whole_from(str_sub(raw, at, raw.len)))
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
		mail_read(in, buf_str(&mail), buf_str(&path));
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
		mail_read(in, p->raw, p->path);
	return STATUS_OK;
}
