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
	{.name = "an EPUB book", .sniff = format_is_epub},
	{.name = "an office document", .sniff = format_is_office},
	{.name = "an office document of the old kind", .sniff = format_is_old_office},
	{.name = "a ZIP archive", .sniff = format_is_zip},
	{.name = "a compressed file", .sniff = format_is_compressed},
	{.name = "an archive", .sniff = format_is_archive},
	{.name = "an RTF document", .sniff = format_is_rtf},
	{.name = "an image", .sniff = format_is_image},
	{.name = "a sound or film", .sniff = format_is_sound},
	{.name = "a database", .sniff = format_is_database},
	{.name = "a program", .sniff = format_is_program},
	{.name = "an HTML page", .sniff = format_is_html, .read = format_html_read},
	{.name = "an XML document or feed", .sniff = format_is_xml},
	{.name = "a mail or a mailbox", .sniff = format_is_mail},
	{.name = "plain text", .sniff = format_is_text, .read = format_text_read},
};

const struct format *
format_table(size_t *n)
{
	*n = sizeof table / sizeof *table;
	return table;
}

enum status
intake_read(struct intake *in, const struct paper *p)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const struct format *f = &table[i];
		enum status status;

		if (!f->sniff(p->raw, p->path))
			continue;
		if (!f->read) {
			diag_add(in->d, DIAG_ERROR, p->path, 0,
			         "this is %s, which cannot be read yet: only plain text can",
			         f->name);
			return STATUS_UNSUPPORTED;
		}
		in->depth++;
		status = f->read(in, p);
		in->depth--;
		return status;
	}
	diag_add(in->d, DIAG_ERROR, p->path, 0, "nobody here knows what this file is");
	return STATUS_UNSUPPORTED;
}

bool
intake_give(struct intake *in, struct article *a)
{
	if (!in->sink(in->ctx, a))
		in->is_over = true;
	return !in->is_over;
}

enum status
format_read(struct str raw, struct str path, article_sink *sink, void *ctx,
            struct diag *d)
{
	struct paper p = {.raw = raw, .path = path, .charset = STR_EMPTY};
	struct intake in = {.sink = sink, .ctx = ctx, .d = d};

	return intake_read(&in, &p);
}
