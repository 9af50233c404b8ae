/* SPDX-License-Identifier: MIT */
/* The table of formats against what belongs to each: an input whose reading is
 * kept (a golden case, or a script that makes the file by real tools), a seed to
 * mangle, a section in the manual. A new row that lacks one fails here. */
#include "tests/unit/unit.h"

#include <stdlib.h>

#include "article/format.h"

static const struct {
	const char *format;
	const char *tested;  /* a file below tests/ … */
	const char *word;    /* … that has this in it */
	const char *seed;    /* in tests/cases/article, or made by tests/fuzz/seeds */
	const char *section; /* of entente-formats(7) */
} rows[] = {
	{"an EPUB book", "scripts/containers.sh", "verdict epub", "book.epub", "EPUB"},
	{"a text document", "unit/test_written.c", "x.docx", "letter.docx",
	 "RTF, Word, OpenDocument"},
	{"a ZIP archive", "scripts/containers.sh", "packed pile.zip", "pile.zip", "Archives"},
	{"a compressed file", "scripts/containers.sh", "verdict gz", "one.gz", "Archives"},
	{"an archive", "scripts/containers.sh", "packed pile.7z", "pile.7z", "Archives"},
	{"a web archive", "cases/article/web-archive.article", "title", "web-archive.warc", "WARC"},
	{"an RTF document", "cases/article/rich-text.article", "title", "rich-text.rtf",
	 "RTF, Word, OpenDocument"},
	{"an HTML page", "cases/article/page-with-everything.article", "title",
	 "page-with-everything.html", "HTML"},
	{"a feed", "cases/article/feed-rss.article", "title", "feed-atom.xml", "Feeds"},
	{"a news document", "cases/article/news-nitf.article", "title", "news-nitf.xml", "NITF"},
	{"a list of feeds", "unit/test_feed.c", "l.opml", "list.opml", "OPML"},
	{"a mail or a mailbox", "cases/article/mailbox.article", "title", "mailbox.mbox", "Mail"},
	{"a JSON document", "cases/article/json-lines.article", "title", "json-lines.jsonl",
	 "JSON, CSV"},
	{"Markdown", "cases/article/markdown.article", "title", "markdown.md", "Markdown"},
	{"a table of articles", "cases/article/table.article", "title", "table.csv", "JSON, CSV"},
	{"plain text", "cases/article/no-title.article", "bytes", "no-title.txt", "Plain text"},
};

enum { NROW = sizeof rows / sizeof *rows };

/* What is in a file of the project; empty if it is not there. */
static void
read_project(const char *folder, const char *name, struct buf *out)
{
	char path[512];
	char bytes[4096];
	size_t n;
	FILE *f;

	buf_clear(out);
	snprintf(path, sizeof path, "%s/%s/%s", getenv("ROOT"), folder, name);
	f = fopen(path, "rb");
	while (f && (n = fread(bytes, 1, sizeof bytes, f)) > 0)
		buf_add(out, str_from(bytes, n));
	if (f)
		assert_int_equal(fclose(f), 0);
}

static bool
has(const struct buf *b, const char *before, const char *word)
{
	struct buf whole;
	bool found;

	buf_init(&whole);
	buf_addf(&whole, "%s%s", before, word);
	found = str_find(buf_str(b), buf_str(&whole)) != SIZE_MAX;
	buf_release(&whole);
	return found;
}

static void
check_row(size_t i, const struct buf *manual, const struct buf *maker)
{
	struct buf b;

	buf_init(&b);
	read_project("tests", rows[i].tested, &b);
	if (!has(&b, "", rows[i].word))
		fail_msg("%s: no \"%s\" in %s", rows[i].format, rows[i].word, rows[i].tested);
	read_project("tests/cases/article", rows[i].seed, &b);
	if (b.len == 0 && !has(maker, " ", rows[i].seed) && !has(maker, ">", rows[i].seed))
		fail_msg("%s: there is no seed %s", rows[i].format, rows[i].seed);
	if (!has(manual, ".SS ", rows[i].section))
		fail_msg("%s: no section \"%s\" in the manual", rows[i].format, rows[i].section);
	buf_release(&b);
}

static void
test_formats__each_is_tested_mangled_and_described(void **state)
{
	bool is_met[NROW] = {false};
	const struct format *table;
	struct buf manual;
	struct buf maker;
	size_t n;

	(void)state;
	if (!getenv("ROOT"))
		skip(); /* run by hand, outside of tests/run */
	buf_init(&manual);
	buf_init(&maker);
	read_project("man", "entente-formats.7", &manual);
	read_project("tests/fuzz", "seeds", &maker);
	table = format_table(&n);
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		while (k < NROW && strcmp(rows[k].format, table[i].name) != 0)
			k++;
		if (!table[i].read)
			continue;
		if (k == NROW)
			fail_msg("%s is read, but nothing here tests it", table[i].name);
		is_met[k] = true;
		check_row(k, &manual, &maker);
	}
	for (size_t k = 0; k < NROW; k++)
		if (!is_met[k])
			fail_msg("nothing reads %s", rows[k].format);
	buf_release(&manual);
	buf_release(&maker);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats__each_is_tested_mangled_and_described),
	};

	return UNIT_RUN(tests);
}
