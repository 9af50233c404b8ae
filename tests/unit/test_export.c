/* SPDX-License-Identifier: MIT */
/* export: strings that nothing can break out of, and the lines of the contract. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "export/emit_int.h"
#include "export/export.h"

/* -------------------------------------------------------------------- strings */

#define assert_json(s, expected)                                  \
	do {                                                      \
		struct buf out;                                   \
		buf_init(&out);                                   \
		export_json_str(&out, STR_LIT(s));                \
		assert_buf(&out, expected);                       \
		buf_release(&out);                                \
	} while (0)

#define assert_safe(s, expected)                                  \
	do {                                                      \
		struct buf out;                                   \
		buf_init(&out);                                   \
		export_safe(&out, STR_LIT(s));                    \
		assert_buf(&out, expected);                       \
		buf_release(&out);                                \
	} while (0)

static void
test_export__json_passes_text_and_escapes_what_bites(void **state)
{
	(void)state;
	assert_json("", "\"\"");
	assert_json("Łódź — 𝄞 日本", "\"Łódź — 𝄞 日本\"");
	assert_json("a\"b\\c/", "\"a\\\"b\\\\c/\"");
	assert_json("a\nb\tc\rd", "\"a\\nb\\tc\\rd\"");
	assert_json("\0\x1b[31m\x7f", "\"\\u0000\\u001b[31m\\u007f\"");
	/* C1, line separator, right-to-left override, a tag character. */
	assert_json("\xc2\x9b\xe2\x80\xa8\xe2\x80\xae\xf3\xa0\x81\x81",
	            "\"\\u009b\\u2028\\u202e\\udb40\\udc41\"");
}

static void
test_export__json_is_utf8_whatever_comes(void **state)
{
	(void)state;
	assert_json("a\xff z", "\"a\xef\xbf\xbd z\"");
	assert_json("\xc3", "\"\xef\xbf\xbd\"");
	assert_json("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
	assert_json("\xef\xbf\xbd", "\"\xef\xbf\xbd\"");
}

static void
test_export__safe_text_reaches_no_terminal_as_a_command(void **state)
{
	(void)state;
	assert_safe("plain\n\ttext é", "plain\n\ttext é");
	assert_safe("dos\r\nline", "dos\nline");
	assert_safe("\x1b]0;x\x07", "\xef\xbf\xbd]0;x\xef\xbf\xbd");
	assert_safe("a\rb", "a\xef\xbf\xbd" "b");
	assert_safe("\xe2\x80\xae" "abc", "\xef\xbf\xbd" "abc");
	assert_safe("\xff", "\xef\xbf\xbd");
}

static void
test_export__cells_are_as_wide_as_asked(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	emit_cell(&b, STR_LIT("abc"), 5);
	assert_buf(&b, "abc  ");
	buf_clear(&b);
	emit_cell(&b, STR_LIT("abcdef"), 5);
	assert_buf(&b, "abcd…");
	buf_clear(&b);
	emit_cell(&b, STR_LIT("abcde"), 5);
	assert_buf(&b, "abcde");
	buf_clear(&b);
	/* Wide characters: two cells each, and one is never cut. */
	emit_cell(&b, STR_LIT("日本語"), 4);
	assert_buf(&b, "日… ");
	buf_clear(&b);
	emit_cell(&b, STR_LIT(" a \n\t b "), 0);
	assert_buf(&b, "a b");
	buf_clear(&b);
	emit_name(&b, STR_LIT("a  b\nc\td"));
	assert_buf(&b, "a  b\xef\xbf\xbd" "c\xef\xbf\xbd" "d");
	buf_release(&b);
}

static void
test_export__scores_have_two_decimals(void **state)
{
	static const struct {
		float score;
		const char *text;
	} cases[] = {{0.0f, "0.00"}, {1.0f, "1.00"}, {0.984f, "0.98"},
	             {0.985f, "0.99"}, {0.05f, "0.05"}, {1.7f, "1.00"},
	             {-0.5f, "0.00"}};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&b);
		emit_score(&b, cases[i].score);
		assert_buf(&b, cases[i].text);
	}
	buf_release(&b);
}

/* ---------------------------------------------------------------- annotations */

static struct library *
library_of(const struct made *m)
{
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	return lib;
}

static void
annotate(struct library *lib, const char *path,
         const struct annotate_options *o, struct buf *out)
{
	struct page *p;

	assert_int_equal(library_page(lib, library_article_by_path(
	                 lib, str_of(path)), &p, NULL), STATUS_OK);
	export_annotation(out, lib, p, o);
	page_free(p);
}

static void
test_export__annotation_is_the_contract(void **state)
{
	struct annotate_options o = {0};
	struct made *m = made_new("dir/a \"b\".txt", "XXXX-08-15",
		"# A title\n"
		"{O =org/nato:NATO} on {D 2016-07-25:July 25} {P ?:*he}\n"
		"! {O =org/nato:.NATO}");
	struct library *lib = library_of(m);
	struct buf b;

	(void)state;
	buf_init(&b);
	annotate(lib, "dir/a \"b\".txt", &o, &b);
	assert_buf(&b,
		"{\"path\": \"dir/a \\\"b\\\".txt\", \"title\": \"A title\", "
		"\"date\": \"XXXX-08-15\", \"source\": \"Test Wire\", "
		"\"mentions\": ["
		"{\"start\": 8, \"end\": 12, \"text\": \"NATO\", "
		"\"type\": \"org\", \"entity\": \"org/nato\", "
		"\"form\": \"name\", \"confidence\": 0.72}, "
		"{\"start\": 16, \"end\": 23, \"text\": \"July 25\", "
		"\"type\": \"date\", \"entity\": \"date/2016-07-25\", "
		"\"form\": \"name\", \"value\": \"2016-07-25\", "
		"\"confidence\": 0.72}, "
		"{\"start\": 24, \"end\": 26, \"text\": \"he\", "
		"\"type\": \"person\", \"entity\": null, "
		"\"form\": \"nominal\", \"confidence\": 0.80}, "
		"{\"start\": 27, \"end\": 31, \"text\": \"NATO\", "
		"\"type\": \"org\", \"entity\": \"org/nato\", "
		"\"form\": \"alias\", \"furniture\": true, "
		"\"confidence\": 0.72}]}\n");
	buf_clear(&b);
	o = (struct annotate_options){.with_body = true, .with_explain = true};
	annotate(lib, "dir/a \"b\".txt", &o, &b);
	assert_non_null(strstr(b.ptr, "\"confidence\": 0.72, "
		"\"rule\": \"gazetteer\", \"score\": 0.80, \"link\": 0.90, \"why\": \"self\", "
		"\"evidence\": [{\"what\": \"gazetteer\", \"score\": "));
	assert_true(str_ends(buf_str(&b), STR_LIT(
		"], \"body\": \"A title\\n\\nNATO on July 25 he\"}\n")));
	buf_release(&b);
	made_free(m);
	library_close(lib);
}

static void
test_export__an_article_of_nothing_is_a_line(void **state)
{
	struct annotate_options o = {0};
	struct made *m = made_new("x", "", "no one");
	struct library *lib = library_of(m);
	struct buf b;

	(void)state;
	buf_init(&b);
	annotate(lib, "x", &o, &b);
	assert_buf(&b, "{\"path\": \"x\", \"title\": \"no one\", \"date\": null, "
	               "\"source\": \"Test Wire\", \"mentions\": []}\n");
	buf_release(&b);
	made_free(m);
	library_close(lib);
}

/* A reading alone says what a library of it alone says. */
static void
test_export__local_equals_a_library_of_one(void **state)
{
	static const char *const texts[] = {
		"{P lavrov|sergei+fm/place/russia:Sergey Lavrov}, {P ~lavrov:Lavrov}"
		" and {P @fm/place/russia:the minister} {P @fm/place/us:he}",
		"{P a|x+fm/place/fr:A X} {P b|y+fm/place/fr:B Y} "
		"{P @fm/place/fr:the minister}",
		"{P a|x-fm/place/fr:A X} {P @fm/place/fr:the minister}",
		"{P ~a:.A} {P a|x:X A} {P a|y:Y A} {P ?:he} {O =org/x:X}",
		"{M =event/eas/11^event/eas^EAS:11th} {M =event/eas:EAS} "
		"{D 2010:2010} {A acme:Acme deal}",
		"",
	};
	struct annotate_options o = {true, true, NULL};
	struct buf one;
	struct buf two;

	(void)state;
	buf_init(&one);
	buf_init(&two);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct made *m = made_new("x", "2016-07-23", texts[i]);
		struct library *lib = library_of(m);

		buf_clear(&one);
		buf_clear(&two);
		annotate(lib, "x", &o, &one);
		export_annotation_local(&two, &m->r, &m->c, &o);
		assert_buf(&two, one.ptr);
		made_free(m);
		library_close(lib);
	}
	buf_release(&one);
	buf_release(&two);
}

/* ------------------------------------------------------------------- entities */

static void
print_entities(struct library *lib, enum entity_format f, struct buf *out)
{
	struct entity_query q = {.sort = ENTITY_BY_ID, .with_nominal = true};
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	buf_clear(out);
	export_entity_head(out, f);
	for (size_t i = 0; library_entities(lib, &q, i, 1, &row, &arena); i++)
		export_entity(out, lib, &row, f);
	arena_release(&arena);
}

static void
test_export__entities_in_three_formats(void **state)
{
	struct made *m = made_new("x", "2016-07-23",
		"{P lavrov|sergei+fm/place/ru:Sergey Lavrov} {P "
		"lavrov|sergei+fm/place/ru:.Lavrov} {P "
		"lavrov|sergei+fm/place/ru:*the minister} "
		"{M =event/eas/11^event/eas^East Asia Summit:Eleventh summit} "
		"{D 2016-07-25:July 25}");
	struct library *lib;
	struct buf b;

	(void)state;
	m->c.locals.ptr[1].ordinal = 11;
	m->c.locals.ptr[1].place = STR_LIT("place/vientiane");
	m->c.locals.ptr[1].from = (struct day){2016, 9, 6};
	m->c.locals.ptr[1].to = (struct day){2016, 9, 8};
	lib = library_of(m);
	buf_init(&b);
	print_entities(lib, ENTITY_JSONL, &b);
	assert_buf(&b,
		"{\"id\": \"person/sergey-lavrov\", \"kind\": \"person\", "
		"\"name\": \"Sergey Lavrov\", \"aliases\": [\"Lavrov\"], "
		"\"articles\": 1, \"mentions\": 3, \"part_of\": null, "
		"\"roles\": [{\"office\": \"Fm\", \"of\": \"Ru\", "
		"\"first\": \"2016-07-23\", \"last\": \"2016-07-23\"}], "
		"\"place\": null, \"date\": null}\n"
		"{\"id\": \"event/eas\", \"kind\": \"event\", "
		"\"name\": \"East Asia Summit\", \"aliases\": [], "
		"\"articles\": 0, \"mentions\": 0, \"part_of\": null, "
		"\"roles\": [], \"place\": null, \"date\": null}\n"
		"{\"id\": \"event/eas/11\", \"kind\": \"event\", "
		"\"name\": \"Eleventh summit\", \"aliases\": [], "
		"\"articles\": 1, \"mentions\": 1, \"part_of\": \"event/eas\", "
		"\"roles\": [], \"place\": \"place/vientiane\", "
		"\"date\": \"2016-09-06/2016-09-08\", \"ordinal\": 11}\n"
		"{\"id\": \"date/2016-07-25\", \"kind\": \"date\", "
		"\"name\": \"July 25\", \"aliases\": [], \"articles\": 1, "
		"\"mentions\": 1, \"part_of\": null, \"roles\": [], "
		"\"place\": null, \"date\": \"2016-07-25\"}\n");
	print_entities(lib, ENTITY_TSV, &b);
	assert_non_null(strstr(b.ptr,
		"\nperson/sergey-lavrov\tperson\tSergey Lavrov\t1\t3\t\t\t\t\t"
		"Lavrov\tFm, Ru\n"));
	assert_non_null(strstr(b.ptr,
		"\nevent/eas/11\tevent\tEleventh summit\t1\t1\tevent/eas\t"
		"place/vientiane\t2016-09-06/2016-09-08\t11\t\t\n"));
	print_entities(lib, ENTITY_TABLE, &b);
	assert_non_null(strstr(b.ptr,
		"KIND       NAME                                MENTIONS  "
		"ARTICLES  ID\n"
		"person     Sergey Lavrov                              3  "
		"       1  person/sergey-lavrov\n"));
	buf_release(&b);
	made_free(m);
	library_close(lib);
}

/* ----------------------------------------------------------------------- hits */

static void
assert_hit(const char *text, size_t width, const char *expected)
{
	struct made *m = made_new("dir/a.txt", "", text);
	size_t n;
	const struct mention *mentions = reading_mentions(&m->r, &n);
	struct buf b;

	buf_init(&b);
	export_hit(&b, m->r.article, mentions[n - 1].at, width);
	assert_buf(&b, expected);
	buf_release(&b);
	made_free(m);
}

static void
test_export__a_hit_shows_its_sentence(void **state)
{
	(void)state;
	assert_hit("# T\nOne came. Then {O x:NATO} met  again. Two left.", 80,
	           "dir/a.txt:2:16: Then NATO met again.\n");
	assert_hit("Said Gen. {P x:Smith} of the U.S. Army. Really!", 80,
	           "dir/a.txt:1:11: Said Gen. Smith of the U.S. Army.\n");
	assert_hit("{O x:NATO}", 80, "dir/a.txt:1:1: NATO\n");
}

static void
test_export__a_hit_is_cut_at_words(void **state)
{
	(void)state;
	assert_hit("alpha bravo charlie delta {O x:NATO} echo foxtrot golf hotel",
	           30, "dir/a.txt:1:27: …delta NATO echo…\n");
	/* Little before it leaves more for what is behind. */
	assert_hit("alpha {O x:NATO} echo foxtrot golf hotel", 30,
	           "dir/a.txt:1:7: alpha NATO echo foxtrot…\n");
	assert_hit("alpha bravo charlie delta {O x:NATO} echo", 30,
	           "dir/a.txt:1:27: …charlie delta NATO echo\n");
	/* Where no blanks are, a character is the least. */
	assert_hit("日本語日本語日本語{O x:NATO}日本語日本語日本語", 30,
	           "dir/a.txt:1:28: …日本語NATO日本語…\n");
	/* Wider than allowed: never less than the mention itself. */
	assert_hit("alpha {O x:North Atlantic Treaty} bravo", 3,
	           "dir/a.txt:1:7: …North Atlantic Treaty…\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_export__json_passes_text_and_escapes_what_bites),
		cmocka_unit_test(test_export__json_is_utf8_whatever_comes),
		cmocka_unit_test(
			test_export__safe_text_reaches_no_terminal_as_a_command),
		cmocka_unit_test(test_export__cells_are_as_wide_as_asked),
		cmocka_unit_test(test_export__scores_have_two_decimals),
		cmocka_unit_test(test_export__annotation_is_the_contract),
		cmocka_unit_test(test_export__an_article_of_nothing_is_a_line),
		cmocka_unit_test(test_export__local_equals_a_library_of_one),
		cmocka_unit_test(test_export__entities_in_three_formats),
		cmocka_unit_test(test_export__a_hit_shows_its_sentence),
		cmocka_unit_test(test_export__a_hit_is_cut_at_words),
	};

	return UNIT_RUN(tests);
}
