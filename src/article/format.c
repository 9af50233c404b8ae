/* SPDX-License-Identifier: MIT */
/*
 * The table of formats and the one way to read an input.  A new format is a
 * file of its own and a row here; the row that knows less stands lower.
 */
#include "article/format.h"

#include "article/format_int.h"

#include "text/banned.h"

static const struct format table[] = {
	{.name = "a PDF document", .sniff = format_is_pdf},
	{.name = "an EPUB book", .sniff = format_is_epub, .read = format_epub_read,
	 .takes_rest = true},
	{.name = "a text document", .sniff = format_is_written, .read = format_office_read},
	{.name = "an office document", .sniff = format_is_office},
	{.name = "an office document of the old kind", .sniff = format_is_old_office},
	{.name = "a letter in Outlook's own form (TNEF)", .sniff = format_is_tnef},
	{.name = "a ZIP archive", .sniff = format_is_zip, .read = format_archive_read,
	 .takes_rest = true},
	{.name = "a compressed file", .sniff = format_is_compressed, .read = format_archive_read,
	 .takes_rest = true},
	{.name = "an archive", .sniff = format_is_tar, .read = format_archive_read,
	 .takes_rest = true},
	{.name = "a web archive", .sniff = format_is_warc, .read = format_warc_read,
	 .divides = format_warc_divides, .end = format_warc_end},
	{.name = "an archive", .sniff = format_is_archive},
	{.name = "an RTF document", .sniff = format_is_rtf, .read = format_rtf_read},
	{.name = "an image", .is_beside = true, .sniff = format_is_image},
	{.name = "a sound or film", .is_beside = true, .sniff = format_is_sound},
	{.name = "a database", .sniff = format_is_database},
	{.name = "a web archive of Safari, or another list of Apple's",
	 .sniff = format_is_property_list},
	{.name = "a program", .sniff = format_is_program},
	{.name = "a style sheet, a script, a font or a drawing", .is_beside = true, .sniff = format_is_style},
	{.name = "a program's index, a link, a calendar or a card", .is_beside = true,
	 .sniff = format_is_note_of_program},
	{.name = "a news document", .sniff = format_is_news, .read = format_news_read},
	{.name = "a feed", .sniff = format_is_feed, .read = format_feed_read},
	{.name = "an HTML page", .sniff = format_is_html, .read = format_html_read},
	{.name = "a list of feeds", .sniff = format_is_opml, .read = format_opml_read},
	{.name = "an export of Evernote", .sniff = format_is_enex},
	{.name = "an XML document", .sniff = format_is_xml},
	{.name = "a mail or a mailbox", .sniff = format_is_mail, .read = format_mail_read,
	 .divides = format_mail_divides, .end = format_mail_end},
	{.name = "a JSON document", .sniff = format_is_json, .read = format_json_read,
	 .divides = format_json_divides, .end = format_json_end},
	{.name = "Markdown", .sniff = format_is_markdown, .read = format_markdown_read},
	{.name = "a table of articles", .sniff = format_is_csv, .read = format_csv_read,
	 .divides = format_csv_divides, .end = format_csv_end},
	{.name = "plain text", .sniff = format_is_text, .read = format_text_read},
};

const struct format *
format_table(size_t *n)
{
	*n = sizeof table / sizeof *table;
	return table;
}

/* Markup in UTF-16 is known by what is left of it without the zeros. */
static struct str
narrow(struct str raw, char *out, size_t most)
{
	bool is_wide = str_starts(raw, STR_LIT("\xFF\xFE")) || str_starts(raw, STR_LIT("\xFE\xFF"))
	               || str_starts(raw, STR_LIT("<\0")) || str_starts(raw, STR_LIT("\0<"));
	size_t n = 0;

	if (!is_wide)
		return raw;
	for (size_t i = 0; i < raw.len && n < most; i++) {
		if (raw.ptr[i] != '\0' && (unsigned char)raw.ptr[i] < 0xFE)
			out[n++] = raw.ptr[i];
	}
	return n > 0 && out[0] == '<' ? str_from(out, n) : raw;
}

const struct format *
format_find(struct str raw, struct str path)
{
	const struct format *f = table;
	char head[1024];

	raw = narrow(raw, head, sizeof head);
	while (!f->sniff(raw, path))
		f++;
	return f;
}

/* By a filter, whose text is read like any other. False: it was not read, and if
 * no format reads it that is still to be said unless something is. */
static bool
read_filtered(struct intake *in, const struct paper *p, bool is_readable,
              enum status *status)
{
	struct filter_order order = {p->path, in->part_max, is_readable};
	struct paper made = {.path = p->path, .charset = STR_LIT("utf-8")};
	size_t said = in->d ? in->d->items.len : 0;
	struct buf text;

	if (!in->filter || in->depth > 0)
		return false;
	buf_init(&text);
	if (in->filter(in->filter_ctx, &order, &text, in->d)) {
		made.raw = buf_str(&text);
		in->depth++;
		*status = format_is_html(made.raw, made.path) ? format_html_read(in, &made)
		                                              : format_text_read(in, &made);
		in->depth--;
		buf_release(&text);
		return true;
	}
	buf_release(&text);
	*status = STATUS_UNSUPPORTED;
	return !is_readable && in->d && in->d->items.len > said;
}

enum status
intake_read(struct intake *in, const struct paper *p)
{
	const struct format *f = in->other;
	enum status status;

	if (!f || !f->sniff(p->raw, p->path))
		f = format_find(p->raw, p->path);
	if (read_filtered(in, p, f->read != NULL, &status))
		return status;
	if (!f->read && f->is_beside && (in->depth > 0 || in->is_found)) {
		in->is_beside = in->depth == 0;
		in->passed_over++;
		return STATUS_OK;
	}
	if (!f->read) {
		diag_add(in->d, DIAG_ERROR, p->path, 0, "this is %s, which cannot be read",
		         f->name);
		return STATUS_UNSUPPORTED;
	}
	in->depth++;
	status = p->rest && !f->takes_rest ? intake_read_pieces(in, p, f) : f->read(in, p);
	in->depth--;
	return status;
}

void
intake_read_part(struct intake *in, const struct paper *p)
{
	enum status status;

	if (in->is_over)
		return;
	if (in->depth >= INTAKE_DEPTH_MAX) {
		diag_add(in->d, DIAG_ERROR, p->path, 0,
		         "this lies inside too many other files to be read");
		in->skipped++;
		return;
	}
	status = intake_read(in, p);
	in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
}

enum status
format_read(struct str raw, struct str path, article_sink *sink, void *ctx,
            struct diag *d)
{
	struct paper p = {.raw = raw, .path = path, .charset = STR_EMPTY};
	struct intake in;
	enum status status;

	intake_init(&in, raw.len, sink, ctx, d);
	status = intake_read(&in, &p);
	intake_release(&in);
	return status;
}
