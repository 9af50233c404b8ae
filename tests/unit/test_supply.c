/* SPDX-License-Identifier: MIT */
/* article/supply: what is larger than may be read at once is read in pieces, by
 * the formats that can, and gives the same articles; what cannot is said. */
#include "tests/unit/papers_of.h"

#include "tests/unit/article_of.h"
#include "tests/unit/zip_of.h"

#include "article/supply.h"

/* A file in memory that gives a few bytes at a time. */
struct memory {
	struct supply supply;
	struct str all;
};

static enum status
read_memory(struct supply *s, char *to, size_t most, size_t *got, struct diag *d)
{
	struct str there = str_sub(((struct memory *)s)->all, s->at, SIZE_MAX);

	(void)d;
	*got = there.len < most ? there.len : most;
	*got = *got < 777 ? *got : 777;
	memcpy(to, there.ptr, *got);
	return STATUS_OK;
}

static bool
go_to(struct supply *s, uint64_t off)
{
	s->at = off;
	return off <= s->size;
}

enum { IS_FILE = 1 }; /* it says how large it is, and can be gone about in */

static enum status
read_supply(struct papers *p, struct str all, const char *name, uint64_t most, int flags)
{
	struct memory m = {.supply.read = read_memory, .all = all};
	struct paper paper = {.path = str_of(name)};
	struct intake in;
	struct diag d;
	enum status status;

	if (flags & IS_FILE) {
		m.supply.size = all.len;
		m.supply.seek = go_to;
	}
	diag_init(&d);
	papers_init(p);
	intake_init(&in, 0, papers_take, p, &d);
	in.part_max = most;
	status = intake_read_supply(&in, &paper, &m.supply);
	intake_release(&in);
	papers_said(p, &d);
	if (d.items.len > 0)
		buf_addf(&p->said, "last in line %u\n", d.items.ptr[d.items.len - 1].line);
	diag_release(&d);
	return status;
}

/* Cut anywhere, and in pieces so small that no paper fits into one, it ends. */
static void
cut_anywhere(struct str all, const char *name)
{
	for (size_t len = 1; len < all.len; len += 211) {
		struct papers p = {.at_most = 0};
		char *copy = malloc(len);

		assert_non_null(copy);
		memcpy(copy, all.ptr, len);
		(void)read_supply(&p, str_from(copy, len), name, 1 + len % 700, len % 2);
		papers_release(&p);
		free(copy);
	}
}

/* In pieces of some thousand bytes it gives what it gives in one. */
static void
check_pieces(struct str all, const char *name, size_t n)
{
	struct papers whole = {.at_most = 0};

	assert_int_equal(read_supply(&whole, all, name, all.len, IS_FILE), STATUS_OK);
	assert_int_equal(whole.n, n);
	for (uint64_t most = 1500; most < 9000; most += 1111) {
		for (int flags = 0; flags <= IS_FILE; flags++) {
			struct papers pieces = {.at_most = 0};

			assert_int_equal(read_supply(&pieces, all, name, most, flags), STATUS_OK);
			assert_buf(&pieces.list, whole.list.ptr);
			assert_buf(&pieces.said, whole.said.ptr);
			papers_release(&pieces);
		}
	}
	papers_release(&whole);
	cut_anywhere(all, name);
}

enum { MANY = 40 };

static void
add_mail(struct buf *b, size_t i, const char *more)
{
	buf_addf(b, "From a@example.org Sat Jul 23 10:00:00 2016\n"
	            "Message-ID: <%zu@example.org>\nSubject: Lake states count %zu\n"
	            "Date: Sat, 23 Jul 2016 10:00:00 +0000\n\n" BODY
	            "\n>From here on %s\n\n", i, i, more);
}

static void
add_record(struct buf *b, const char *text, size_t i, const char *end)
{
	buf_addf(b, "{\"id\": \"n%zu\", \"title\": \"Lake [%zu], {states\", \"date\": "
	            "\"2016-07-23\",%s\"text\": \"%s\"}%s", i, i, i % 2 ? "\n " : " ", text, end);
}

static void
test_supply__a_mailbox_is_read_in_pieces(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < MANY; i++)
		add_mail(&b, i, i % 3 ? "it rains." : "\n\nFromage is sold.");
	check_pieces(buf_str(&b), "box.mbox", MANY);
	buf_release(&b);
}

static void
test_supply__json_lines_and_lists_are_read_in_pieces(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < MANY; i++)
		add_record(&b, PARA1 "\\n\\n" PARA2 " \\\"]},{", i, "\n");
	check_pieces(buf_str(&b), "all.jsonl", MANY);
	buf_clear(&b);
	buf_add_cstr(&b, "\xEF\xBB\xBF [\n");
	for (size_t i = 0; i < MANY; i++)
		add_record(&b, PARA1 "\\n\\n" PARA2 " \\\"]},{\\\\", i, i + 1 < MANY ? ",\n" : "]\n");
	check_pieces(buf_str(&b), "all.json", MANY);
	buf_release(&b);
}

static void
test_supply__a_line_that_is_no_json_keeps_its_number(void **state)
{
	struct papers p = {.at_most = 0};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < MANY; i += 2)
		add_record(&b, PARA1, i, "\n");
	buf_add_cstr(&b, "{\"title\": no\n");
	for (size_t i = 0; i < MANY; i += 2)
		add_record(&b, PARA2, i + MANY, "\n");
	assert_int_equal(read_supply(&p, buf_str(&b), "x.jsonl", 1500, 0), STATUS_OK);
	assert_int_equal(p.n, MANY);
	assert_non_null(strstr(p.said.ptr, "last in line 21\n"));
	papers_release(&p);
	buf_release(&b);
}

static void
test_supply__a_table_is_read_in_pieces(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_cstr(&b, "\xEF\xBB\xBFid;title;\"the, date\";text\r\n");
	for (size_t i = 0; i < MANY; i++)
		buf_addf(&b, "%zu;6\" of fish, %zu;x;\"" PARA1 "\n\n\"\"We, said; he" PARA2 "\n\n"
		         PARA3 "\"\r\n", i, i);
	check_pieces(buf_str(&b), "all.csv", MANY);
	buf_release(&b);
}

static void
add_answer(struct buf *b, size_t i, const char *type, size_t more)
{
	struct buf page;

	buf_init(&page);
	buf_addf(&page, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n", type);
	if (more == 0)
		buf_addf(&page, "<html><h1>Lake states count %zu</h1><p>" PARA1 "<p>" PARA2
		         "<p>" PARA3 "\nWARC/1.0\n</html>", i);
	for (size_t k = 0; k < more; k++)
		buf_add_char(&page, '\n');
	buf_addf(b, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
	            "https://example.org/%zu\r\nContent-Length: %zu\r\n\r\n", i, page.len);
	buf_add(b, buf_str(&page));
	buf_add_cstr(b, "\r\n\r\n");
	buf_release(&page);
}

static void
test_supply__a_web_archive_is_read_in_pieces(void **state)
{
	struct papers p = {.at_most = 0};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < MANY; i++)
		add_answer(&b, i, "text/html", 0);
	check_pieces(buf_str(&b), "all.warc", MANY);
	/* A film among the pages is passed over, and only that. */
	add_answer(&b, MANY, "video/mp4", 100000);
	add_answer(&b, MANY + 1, "text/html", 0);
	assert_int_equal(read_supply(&p, buf_str(&b), "all.warc", 4000, 0), STATUS_OK);
	assert_int_equal(p.n, MANY + 1);
	assert_buf(&p.said, "all.warc: this file is larger than the limit of 4000 bytes\n"
	                    "last in line 0\n");
	papers_release(&p);
	buf_release(&b);
}

static void
test_supply__a_large_mail_is_passed_over_and_the_rest_read(void **state)
{
	struct papers p = {.at_most = 0};
	struct buf large;
	struct buf b;

	(void)state;
	buf_init(&large);
	buf_init(&b);
	for (size_t i = 0; i < 3000; i++)
		buf_add_cstr(&large, PARA1 "\n\n");
	for (size_t i = 0; i < MANY; i++)
		add_mail(&b, i, i == 7 ? large.ptr : "it rains.");
	assert_int_equal(read_supply(&p, buf_str(&b), "box", 5000, IS_FILE), STATUS_OK);
	assert_int_equal(p.n, MANY - 1);
	assert_null(strstr(p.list.ptr, "count 7 "));
	assert_buf(&p.said, "box: this file is larger than the limit of 5000 bytes\n"
	                    "last in line 0\n");
	papers_release(&p);
	buf_release(&large);
	buf_release(&b);
}

/* The archive may be larger than the limit, and so may a mailbox in it. */
static void
test_supply__archives_are_read_from_the_disk(void **state)
{
	struct buf b;
	struct zip z;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < MANY; i++)
		add_mail(&b, i, "it rains.");
	zip_init(&z);
	zip_add(&z, "a.txt", STR_LIT("Lake states count fish\n\n23 July 2016\n\n" BODY));
	zip_add(&z, "box.mbox", buf_str(&b));
	zip_add(&z, "b.txt", STR_LIT("Lake states count boats\n\n23 July 2016\n\n" BODY));
	check_pieces(zip_end(&z), "all.zip", MANY + 2);
	zip_release(&z);
	buf_release(&b);
}

static void
test_supply__what_cannot_be_divided_is_said(void **state)
{
	struct papers p = {.at_most = 0};
	const struct str text = STR_LIT("Lake states count fish\n\n23 July 2016\n\n" BODY);

	(void)state;
	assert_int_equal(read_supply(&p, text, "a.txt", text.len, 0), STATUS_OK);
	assert_int_equal(p.n, 1);
	papers_release(&p);
	p = (struct papers){.at_most = 0};
	assert_int_equal(read_supply(&p, text, "a.txt", text.len - 1, 0), STATUS_TOO_LARGE);
	assert_int_equal(p.n, 0);
	assert_non_null(strstr(p.said.ptr, "a.txt: this file is larger than the limit of "));
	papers_release(&p);
	p = (struct papers){.at_most = 0};
	assert_int_equal(read_supply(&p, STR_EMPTY, "a.txt", 100, 0), STATUS_EMPTY);
	assert_buf(&p.said, "a.txt: there is nothing in this file\n"
	                    "last in line 0\n");
	papers_release(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_supply__a_mailbox_is_read_in_pieces),
		cmocka_unit_test(test_supply__json_lines_and_lists_are_read_in_pieces),
		cmocka_unit_test(test_supply__a_line_that_is_no_json_keeps_its_number),
		cmocka_unit_test(test_supply__a_table_is_read_in_pieces),
		cmocka_unit_test(test_supply__a_web_archive_is_read_in_pieces),
		cmocka_unit_test(test_supply__a_large_mail_is_passed_over_and_the_rest_read),
		cmocka_unit_test(test_supply__archives_are_read_from_the_disk),
		cmocka_unit_test(test_supply__what_cannot_be_divided_is_said),
	};

	return UNIT_RUN(tests);
}
