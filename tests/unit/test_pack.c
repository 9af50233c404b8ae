/* SPDX-License-Identifier: MIT */
/* library/pack: the frame of an article comes back from the index as it was. */
#include "tests/unit/unit.h"

#include "library/pack_int.h"

/* Every place as "words>address", one a line. */
static void
write_links(struct buf *out, const struct article *a)
{
	size_t n;
	const struct article_link *links = article_links(a, &n);

	for (size_t i = 0; i < n; i++) {
		buf_add(out, str_at(article_text(a), links[i].at));
		buf_add_char(out, '>');
		buf_add(out, links[i].to);
		buf_add_char(out, '\n');
	}
}

/* The article with these links, packed and unpacked. */
static void
assert_links_stay(const char *text, const struct article_link *given, size_t ngiven,
                  const char *want)
{
	const struct block body = {.at = {0, (uint32_t)strlen(text)}, .kind = BLOCK_PARAGRAPH};
	struct article_parts parts = {
		.path = STR_LIT("a.html"),
		.text = str_of(text),
		.date = DAY_NONE,
		.title = SPAN_NONE,
		.date_at = SPAN_NONE,
		.blocks = &body,
		.nblock = 1,
		.links = given,
		.nlink = ngiven,
	};
	struct article *a = article_new(&parts);
	struct packed_frame f;
	struct arena arena;
	struct buf packed;
	struct buf got;

	arena_init(&arena);
	buf_init(&packed);
	buf_init(&got);
	write_links(&got, a);
	assert_buf(&got, want);
	pack_frame(&packed, a);
	assert_true(unpack_frame(buf_str(&packed), strlen(text), &arena, &f));
	article_free(a);
	parts.links = f.links;
	parts.nlink = f.nlink;
	a = article_new(&parts);
	buf_clear(&got);
	write_links(&got, a);
	assert_buf(&got, want);
	article_free(a);
	buf_release(&got);
	buf_release(&packed);
	arena_release(&arena);
}

static void
test_pack__items_keep_how_they_are_counted(void **state)
{
	static const struct block items[] = {
		{.at = {0, 1}, .kind = BLOCK_ITEM, .sign = SIGN_NUMBER, .number = 100000, .depth = 1},
		{.at = {2, 1}, .kind = BLOCK_ITEM, .sign = SIGN_NUMBER, .number = 3, .numbering = 'a'},
		{.at = {4, 1}, .kind = BLOCK_ITEM, .sign = SIGN_NUMBER, .number = 4, .numbering = 'I'},
		{.at = {6, 1}, .kind = BLOCK_ITEM, .sign = SIGN_BULLET, .depth = BLOCK_DEPTH_MAX},
	};
	enum { NITEM = sizeof items / sizeof *items };
	struct article_parts parts = {
		.path = STR_LIT("a.html"), .text = STR_LIT("a b c d"), .date = DAY_NONE,
		.title = SPAN_NONE, .date_at = SPAN_NONE, .blocks = items, .nblock = NITEM,
	};
	struct article *a = article_new(&parts);
	struct packed_frame f;
	struct arena arena;
	struct buf packed;

	(void)state;
	arena_init(&arena);
	buf_init(&packed);
	pack_frame(&packed, a);
	assert_true(unpack_frame(buf_str(&packed), parts.text.len, &arena, &f));
	assert_int_equal(f.nblock, NITEM);
	for (size_t i = 0; i < NITEM; i++) {
		assert_int_equal(f.blocks[i].sign, items[i].sign);
		assert_int_equal(f.blocks[i].number, items[i].number);
		assert_int_equal(f.blocks[i].numbering, items[i].numbering);
		assert_int_equal(f.blocks[i].depth, items[i].depth);
	}
	article_free(a);
	buf_release(&packed);
	arena_release(&arena);
}

static void
test_pack__links_come_back(void **state)
{
	static const struct article_link given[] = {
		{{9, 9}, {"mailto:x@y.org", 14}},
		{{22, 10}, {"http://a.b/c", 12}},
	};
	/* Links that are their own words, and not those that the text would give. */
	static const struct article_link known[] = {
		{{4, 8}, {"#4", 2}},
		{{21, 6}, {"boats/2.html", 12}},
	};
	static const struct article_link spelled[] = {
		{{9, 14}, {"mailto:x@y.org", 14}},
		{{27, 13}, {"http://a.b/c.", 13}},
	};

	(void)state;
	assert_links_stay("Write to our post or to the clerk. See http://d.e/f.", given, 2,
	                  "our post >mailto:x@y.org\no the cler>http://a.b/c\n"
	                  "http://d.e/f>http://d.e/f\n");
	assert_links_stay("See the note and the report.", known, 2,
	                  "the note>#4\nreport>boats/2.html\n");
	assert_links_stay("Write to mailto:x@y.org or http://a.b/c. and more.", spelled, 2,
	                  "mailto:x@y.org>mailto:x@y.org\nhttp://a.b/c.>http://a.b/c.\n");
	assert_links_stay("See http://a.b/c. and http://d.e/f.", NULL, 0,
	                  "http://a.b/c>http://a.b/c\nhttp://d.e/f>http://d.e/f\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pack__items_keep_how_they_are_counted),
		cmocka_unit_test(test_pack__links_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
