/* SPDX-License-Identifier: MIT */
/* The rows of the table of formats, one maker a file. */
#ifndef ARTICLE_FORMAT_INT_H
#define ARTICLE_FORMAT_INT_H

#include "article/format.h"

/* Formats that are known by sight and not read: their sniffers. */
bool format_is_html(struct str raw, struct str path);
bool format_is_xml(struct str raw, struct str path);
bool format_is_pdf(struct str raw, struct str path);
bool format_is_epub(struct str raw, struct str path);
bool format_is_office(struct str raw, struct str path);
bool format_is_zip(struct str raw, struct str path);
bool format_is_tnef(struct str raw, struct str path);
bool format_is_old_office(struct str raw, struct str path);
bool format_is_compressed(struct str raw, struct str path);
bool format_is_tar(struct str raw, struct str path); /* or 7z, RAR */
bool format_is_archive(struct str raw, struct str path);
bool format_is_image(struct str raw, struct str path);
bool format_is_sound(struct str raw, struct str path);
bool format_is_database(struct str raw, struct str path);
bool format_is_property_list(struct str raw, struct str path);
bool format_is_enex(struct str raw, struct str path);
bool format_is_program(struct str raw, struct str path);
/* Does the path end in one of these, whatever the case (".md"), and say more
 * than that? */
bool format_is_named(struct str path, const char *const *ends, size_t n);
bool format_is_style(struct str raw, struct str path);
bool format_is_note_of_program(struct str raw, struct str path);
bool format_is_mail(struct str raw, struct str path);

enum status format_html_read(struct intake *in, const struct paper *p);
enum status format_mail_read(struct intake *in, const struct paper *p);
bool format_is_feed(struct str raw, struct str path);
enum status format_feed_read(struct intake *in, const struct paper *p);
bool format_is_news(struct str raw, struct str path);
enum status format_news_read(struct intake *in, const struct paper *p);
bool format_is_opml(struct str raw, struct str path);
enum status format_opml_read(struct intake *in, const struct paper *p);
bool format_is_json(struct str raw, struct str path);
enum status format_json_read(struct intake *in, const struct paper *p);
bool format_is_csv(struct str raw, struct str path);
enum status format_csv_read(struct intake *in, const struct paper *p);
bool format_is_markdown(struct str raw, struct str path);
enum status format_markdown_read(struct intake *in, const struct paper *p);
bool format_is_rtf(struct str raw, struct str path);
enum status format_rtf_read(struct intake *in, const struct paper *p);
bool format_is_written(struct str raw, struct str path);
enum status format_office_read(struct intake *in, const struct paper *p);
enum status format_epub_read(struct intake *in, const struct paper *p);
bool format_is_warc(struct str raw, struct str path);
enum status format_warc_read(struct intake *in, const struct paper *p);
enum status format_archive_read(struct intake *in, const struct paper *p);

/* How those of them that grow without end are divided (struct format). */
bool format_mail_divides(struct str raw, struct str *head);
uint64_t format_mail_end(struct str head, struct str papers);
bool format_json_divides(struct str raw, struct str *head);
uint64_t format_json_end(struct str head, struct str papers);
bool format_csv_divides(struct str raw, struct str *head);
uint64_t format_csv_end(struct str head, struct str papers);
bool format_warc_divides(struct str raw, struct str *head);
uint64_t format_warc_end(struct str head, struct str papers);

/* Plain text takes whatever decodes; it stands last. */
bool format_is_text(struct str raw, struct str path);
enum status format_text_read(struct intake *in, const struct paper *p);
/* A text that came in something: what that says of it wins; its title, if it
 * has one, is put before the text. `text` is UTF-8. */
struct html_given;
enum status format_text_given(struct intake *in, struct str text,
                              const struct html_given *given) MUST_USE;

#endif
