/* SPDX-License-Identifier: MIT */
/* article/format_archive: members and what they are called, and archives that
 * mean harm.  The ZIPs are made here, stored, so that each byte is known; real
 * tools make theirs in tests/scripts/containers.sh. */
#include "tests/unit/papers_of.h"

#include "tests/unit/article_of.h"

struct zip {
	struct buf bytes;
	struct buf directory;
	size_t n;
};

static void
put_number(struct buf *b, uint32_t n, int size)
{
	for (int i = 0; i < size; i++)
		buf_add_char(b, (char)(n >> (8 * i) & 0xFF));
}

static uint32_t
crc_of(struct str s)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < s.len; i++) {
		crc ^= (unsigned char)s.ptr[i];
		for (int k = 0; k < 8; k++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	return ~crc;
}

/* What the local header and the directory have in common. */
static void
put_facts(struct buf *b, struct str name, struct str data)
{
	put_number(b, 20, 2);
	put_number(b, 0x800, 2); /* the name is UTF-8 */
	put_number(b, 0, 2);     /* stored */
	put_number(b, 0, 4);
	put_number(b, crc_of(data), 4);
	put_number(b, (uint32_t)data.len, 4);
	put_number(b, (uint32_t)data.len, 4);
	put_number(b, (uint32_t)name.len, 2);
	put_number(b, 0, 2);
}

static void
zip_add(struct zip *z, const char *name, struct str data)
{
	uint32_t off = (uint32_t)z->bytes.len;

	buf_add_cstr(&z->bytes, "PK\3\4");
	put_facts(&z->bytes, str_of(name), data);
	buf_add_cstr(&z->bytes, name);
	buf_add(&z->bytes, data);
	buf_add_cstr(&z->directory, "PK\1\2");
	put_number(&z->directory, 20, 2);
	put_facts(&z->directory, str_of(name), data);
	put_number(&z->directory, 0, 2);
	put_number(&z->directory, 0, 2);
	put_number(&z->directory, 0, 2);
	put_number(&z->directory, 0, 4);
	put_number(&z->directory, off, 4);
	buf_add_cstr(&z->directory, name);
	z->n++;
}

static struct str
zip_end(struct zip *z)
{
	uint32_t off = (uint32_t)z->bytes.len;

	buf_add(&z->bytes, buf_str(&z->directory));
	buf_add_cstr(&z->bytes, "PK\5\6");
	put_number(&z->bytes, 0, 4);
	put_number(&z->bytes, (uint32_t)z->n, 2);
	put_number(&z->bytes, (uint32_t)z->n, 2);
	put_number(&z->bytes, (uint32_t)z->directory.len, 4);
	put_number(&z->bytes, off, 4);
	put_number(&z->bytes, 0, 2);
	return buf_str(&z->bytes);
}

static void
zip_init(struct zip *z)
{
	buf_init(&z->bytes);
	buf_init(&z->directory);
	z->n = 0;
}

static void
zip_release(struct zip *z)
{
	buf_release(&z->bytes);
	buf_release(&z->directory);
}

#define NOTE(title) STR_LIT(title "\n\n23 July 2016\n\n" BODY)

static void
test_archive__members_are_called_after_it(void **state)
{
	struct papers p = {.at_most = 0};
	struct zip z;

	(void)state;
	zip_init(&z);
	zip_add(&z, "a/fish.txt", NOTE("Lake states count fish"));
	zip_add(&z, "a/", STR_EMPTY);
	zip_add(&z, "a/fish.txt", NOTE("Harbour opens"));
	zip_add(&z, ".git/config", NOTE("Hidden"));
	zip_add(&z, "__MACOSX/a/x", NOTE("Hidden"));
	zip_add(&z, "look.png", STR_LIT("\x89PNG\r\n\x1A\n"));
	zip_add(&z, "look.css", STR_LIT("body { color: red }"));
	zip_add(&z, "../../etc//./pass\nwd", NOTE("Strange name"));
	zip_add(&z, "..", NOTE("No name"));
	papers_read(&p, zip_end(&z), "x/pile.zip");
	assert_buf(&p.list,
	           "x/pile.zip!/a/fish.txt | Lake states count fish | 2016-07-23 | \n"
	           "x/pile.zip!/a/fish.txt~2 | Harbour opens | 2016-07-23 | \n"
	           "x/pile.zip!/etc/pass\xEF\xBF\xBDwd | Strange name | 2016-07-23 | \n"
	           "x/pile.zip!/unnamed | No name | 2016-07-23 | \n");
	assert_buf(&p.said, "");
	papers_release(&p);
	zip_release(&z);
}

static void
test_archive__archives_in_archives_are_opened_so_deep(void **state)
{
	struct papers p = {.at_most = 0};
	struct zip z[9];

	(void)state;
	zip_init(&z[0]);
	zip_add(&z[0], "deep.txt", NOTE("Lake states count fish"));
	for (size_t i = 1; i < 9; i++) {
		zip_init(&z[i]);
		zip_add(&z[i], "z", zip_end(&z[i - 1]));
	}
	papers_read(&p, zip_end(&z[8]), "z");
	assert_buf(&p.list, "");
	assert_buf(&p.said, "z!/z!/z!/z!/z!/z!/z!/z!/z: this lies inside too many other "
	                    "files to be read\n");
	papers_release(&p);
	papers_read(&p, buf_str(&z[6].bytes), "z");
	assert_int_equal(p.n, 1);
	papers_release(&p);
	for (size_t i = 0; i < 9; i++)
		zip_release(&z[i]);
}

static void
test_archive__enough_is_enough(void **state)
{
	struct papers p = {.at_most = 2};
	struct zip z;

	(void)state;
	zip_init(&z);
	for (int i = 0; i < 5; i++)
		zip_add(&z, "fish.txt", NOTE("Lake states count fish"));
	papers_read(&p, zip_end(&z), "z");
	assert_int_equal(p.n, 2);
	papers_release(&p);
	zip_release(&z);
}

static void
test_archive__what_is_damaged_is_read_as_far_as_it_goes(void **state)
{
	struct papers p = {.at_most = 0};
	struct str raw;
	struct zip z;

	(void)state;
	zip_init(&z);
	zip_add(&z, "a.txt", NOTE("Lake states count fish"));
	zip_add(&z, "b.txt", NOTE("Harbour opens"));
	raw = zip_end(&z);
	papers_read(&p, str_sub(raw, 0, raw.len / 2), "z.zip");
	assert_int_equal(p.n, 1);
	assert_true(str_find(buf_str(&p.said), STR_LIT("this archive is damaged")) != SIZE_MAX);
	papers_release(&p);
	papers_torture(raw, "z.zip", 3);
	zip_release(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_archive__members_are_called_after_it),
		cmocka_unit_test(test_archive__archives_in_archives_are_opened_so_deep),
		cmocka_unit_test(test_archive__enough_is_enough),
		cmocka_unit_test(test_archive__what_is_damaged_is_read_as_far_as_it_goes),
	};

	return UNIT_RUN(tests);
}
