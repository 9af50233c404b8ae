/* SPDX-License-Identifier: MIT */
/* token: where words and sentences part, and what shape they have. */
#include "tests/unit/unit.h"

#include <stdlib.h>

#include "article/format.h"
#include "text/fold.h"
#include "token/token.h"

static bool
keep(void *ctx, struct article *a)
{
	*(struct article **)ctx = a;
	return true;
}

/* Tokens parted by spaces, sentences by " / ", blocks by " // ". */
static void
show(const struct article *a, const struct tokens *t, struct buf *out)
{
	for (size_t i = 0; i < t->len; i++) {
		if (i > 0 && t->ptr[i].block != t->ptr[i - 1].block)
			buf_add_cstr(out, " // ");
		else if (i > 0 && t->ptr[i].sentence != t->ptr[i - 1].sentence)
			buf_add_cstr(out, " / ");
		else if (i > 0)
			buf_add_char(out, ' ');
		buf_add(out, token_text(a, &t->ptr[i]));
	}
}

static void
check(const char *text, const char *expected)
{
	struct article *a = NULL;
	struct arena arena;
	struct tokens t;
	struct buf b;

	arena_init(&arena);
	assert_int_equal(format_read(str_of(text), STR_LIT("x"), keep, &a, NULL),
	                 STATUS_OK);
	tokenize(a, &arena, &t);
	buf_init(&b);
	show(a, &t, &b);
	assert_buf(&b, expected);
	buf_release(&b);
	arena_release(&arena);
	article_free(a);
}

static void
test_token__short_lines_of_an_address_are_sentences(void **state)
{
	(void)state;
	check("<html><body><p>Office of the Lake<br>Shore Road 1<br>Limnos</p></body></html>",
	      "Office of the Lake / Shore Road 1 / Limnos");
	/* Lines that were wrapped are not. */
	check("<html><body><p>The ministers of nine states met with Sergey<br>"
	      "Lavrov on the shore of the lake, and agreed</p></body></html>",
	      "The ministers of nine states met with Sergey Lavrov on the shore of the lake"
	      " , and agreed");
}

/* A dump of something: no article has so many words. */
static void
test_token__no_more_than_the_most(void **state)
{
	struct article *a = NULL;
	struct arena arena;
	struct tokens t;
	struct buf text;

	(void)state;
	arena_init(&arena);
	buf_init(&text);
	for (int i = 0; i < TOKENS_MOST / 4; i++)
		buf_add_cstr(&text, "a b\nc d\n");
	assert_int_equal(format_read(buf_str(&text), STR_LIT("x"), keep, &a, NULL),
	                 STATUS_OK);
	tokenize(a, &arena, &t);
	assert_int_equal(t.len, TOKENS_MOST);
	assert_false(t.is_cut);
	article_free(a);
	buf_add_cstr(&text, "one\nmore");
	assert_int_equal(format_read(buf_str(&text), STR_LIT("x"), keep, &a, NULL),
	                 STATUS_OK);
	tokenize(a, &arena, &t);
	assert_int_equal(t.len, TOKENS_MOST);
	assert_true(t.is_cut);
	assert_true(str_ends(article_text(a), STR_LIT("more")));
	buf_release(&text);
	arena_release(&arena);
	article_free(a);
}

static void
test_token__words_part_at_hyphens_and_signs(void **state)
{
	(void)state;
	check("Asia-Pacific, ADMM-Plus and EU-27", "Asia - Pacific , ADMM - Plus and EU - 27");
	check("al-Assad, ASEAN-10 and/or (G7)", "al - Assad , ASEAN - 10 and / or ( G7 )");
	check("COP21 G20 MH17 26th 3Q2022", "COP21 G20 MH17 26th 3Q2022");
	check("July 25\xE2\x88\x92" "26 \xE2\x80\x93 here--there",
	      "July 25 \xE2\x88\x92 26 \xE2\x80\x93 here -- there");
	check("partners <\xE2\x80\xA6> said", "partners < \xE2\x80\xA6 > said");
}

static void
test_token__numbers_keep_their_separators(void **state)
{
	(void)state;
	check("$2.4 trillion, 1,250 men", "$ 2.4 trillion , 1,250 men");
	check("at 10:30, 5% and 3-2", "at 10:30 , 5 % and 3 - 2");
	check("on 23.07.2016, 2016-07-23", "on 23.07.2016 , 2016 - 07 - 23");
	check("23 July 201610:00", "23 July 2016 10:00");
	check("a range 2015/16", "a range 2015 / 16");
}

static void
test_token__apostrophes(void **state)
{
	(void)state;
	check("Russia\xE2\x80\x99s Russia's James's", "Russia \xE2\x80\x99s Russia 's James 's");
	check("the ministers' and Officials\xE2\x80\x99 Meeting",
	      "the ministers ' and Officials \xE2\x80\x99 Meeting");
	check("don't, O'Brien, d\xE2\x80\x99" "Ivoire", "don't , O'Brien , d\xE2\x80\x99" "Ivoire");
	check("he said 'the ministers' again", "he said ' the ministers ' again");
	check("NATO\xE2\x80\x99S plan", "NATO \xE2\x80\x99S plan");
}

static void
test_token__abbreviations_keep_their_stop(void **state)
{
	(void)state;
	check("The U.S. President met Lt. Gen. J. Arnoldski at 5 p.m. Tuesday",
	      "The U.S. President met Lt. Gen. J. Arnoldski at 5 p.m. Tuesday");
	check("Acme Inc. bought No. 5 of mid.ru and AT&T",
	      "Acme Inc. bought No. 5 of mid.ru and AT&T");
	check("a Ph.D. student, a U.N.-led force", "a Ph.D. student , a U.N. - led force");
}

static void
test_token__addresses_are_one(void **state)
{
	(void)state;
	check("see https://www.lake.example/a?b=c.",
	      "see https://www.lake.example/a?b=c .");
	check("at www.lake.example, now", "at www.lake.example , now");
}

static void
test_token__sentences_end_at_stops(void **state)
{
	(void)state;
	check("He came. She left! Why? So\xE2\x80\xA6 And then... Nothing.",
	      "He came . / She left ! / Why ? / So \xE2\x80\xA6 / And then ... / Nothing .");
	check("\"We count.\" He left. (It rained.) So",
	      "\" We count . \" / He left . / ( It rained . ) / So");
	check("\"Why?\" he asked. No.", "\" Why ? \" he asked . / No .");
	check("It is the end.The next came.", "It is the end . / The next came .");
	check("so said the East Asia Summit.. The", "so said the East Asia Summit .. / The");
	check("a shell.[1] On that day", "a shell . [ 1 ] / On that day");
}

static void
test_token__abbreviations_end_sentences_only_before_a_beginning(void **state)
{
	(void)state;
	check("It was in the U.S. The rest", "It was in the U.S. / The rest");
	check("the U.S. President", "the U.S. President");
	check("at 5 p.m. In the evening", "at 5 p.m. / In the evening");
	check("Mr. In and Gen. The", "Mr. In and Gen. The");
	check("No. It is not", "No . / It is not");
	check("the answer is no. It", "the answer is no . / It");
	check("World War I. The army", "World War I. / The army");
	check("1. The first", "1 . The first");
}

static void
test_token__a_block_ends_a_sentence(void **state)
{
	(void)state;
	check("Lake states meet again\n\nthey count the fish in all the harbours of the lake, "
	      "and nobody minds that it rains.\n",
	      "Lake states meet again // they count the fish in all the harbours of the lake , "
	      "and nobody minds that it rains .");
}

static void
test_token__other_scripts_come_out_sanely(void **state)
{
	(void)state;
	check("\xD0\x9E\xD0\xBD \xD0\xBF\xD1\x80\xD0\xB8\xD0\xB1\xD1\x8B\xD0\xBB. "
	      "\xD0\x94\xD0\xB0.",
	      "\xD0\x9E\xD0\xBD \xD0\xBF\xD1\x80\xD0\xB8\xD0\xB1\xD1\x8B\xD0\xBB . / "
	      "\xD0\x94\xD0\xB0 .");
	check("\xE6\xB9\x96\xE5\x9B\xBD\xE3\x80\x82\xE4\xBC\x9A",
	      "\xE6\xB9\x96 \xE5\x9B\xBD \xE3\x80\x82 / \xE4\xBC\x9A");
	/* Combining marks and soft hyphens stay inside, no-break space parts. */
	check("Cafe\xCC\x81 soft\xC2\xADhyphen a\xC2\xA0" "b",
	      "Cafe\xCC\x81 soft\xC2\xADhyphen a b");
	/* One picture of several code points is one sign. */
	check("ok \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9 ok",
	      "ok \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9 ok");
}

/* ---------------------------------------------------------------- shapes */

struct shape_row {
	const char *phrase; /* its last token is looked at */
	uint32_t has;
	uint32_t has_not;
};

static void
test_token__shapes(void **state)
{
	static const struct shape_row rows[] = {
		{"Lavrov", TOKEN_WORD | TOKEN_CAPITAL | TOKEN_SPACE | TOKEN_FIRST,
		 TOKEN_ALL_CAPS | TOKEN_MIXED | TOKEN_DIGITS | TOKEN_PUNCT},
		{"the NATO", TOKEN_ALL_CAPS | TOKEN_CAPITAL, TOKEN_MIXED | TOKEN_FIRST},
		{"a McKay", TOKEN_MIXED | TOKEN_CAPITAL, TOKEN_ALL_CAPS},
		{"an iPhone", TOKEN_MIXED, TOKEN_CAPITAL},
		{"the COP21", TOKEN_WORD | TOKEN_DIGITS | TOKEN_ALL_CAPS, TOKEN_NUMBER},
		{"in 2016", TOKEN_NUMBER | TOKEN_DIGITS, TOKEN_WORD | TOKEN_CAPITAL},
		{"on 26th", TOKEN_WORD | TOKEN_DIGITS, TOKEN_NUMBER | TOKEN_CAPITAL},
		{"Gen.", TOKEN_DOT | TOKEN_WORD | TOKEN_CAPITAL, TOKEN_INITIAL},
		{"the U.S.", TOKEN_DOT | TOKEN_ALL_CAPS, TOKEN_INITIAL},
		{"Plan B", TOKEN_INITIAL | TOKEN_CAPITAL, TOKEN_ALL_CAPS | TOKEN_DOT},
		{"Russia's", TOKEN_POSSESSIVE | TOKEN_WORD, TOKEN_SPACE | TOKEN_CAPITAL},
		{"ministers'", TOKEN_POSSESSIVE | TOKEN_PUNCT, TOKEN_WORD | TOKEN_SPACE},
		{"a -", TOKEN_HYPHEN | TOKEN_PUNCT, TOKEN_QUOTE},
		{"a (", TOKEN_OPEN | TOKEN_PUNCT, TOKEN_QUOTE | TOKEN_CLOSE},
		{"a)", TOKEN_CLOSE, TOKEN_SPACE | TOKEN_OPEN},
		{"a \xE2\x80\x9C", TOKEN_OPEN | TOKEN_QUOTE, TOKEN_CLOSE},
		{"a\"", TOKEN_CLOSE | TOKEN_QUOTE, TOKEN_OPEN},
		{"\xC3\x89tat", TOKEN_CAPITAL | TOKEN_WORD, TOKEN_ALL_CAPS},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena;
		struct tokens t;
		uint32_t shape;

		arena_init(&arena);
		tokenize_phrase(str_of(rows[i].phrase), &arena, &t);
		assert_true(t.len > 0);
		shape = t.ptr[t.len - 1].shape;
		if ((shape & rows[i].has) != rows[i].has || shape & rows[i].has_not)
			fail_msg("\"%s\" has shape %x", rows[i].phrase, shape);
		arena_release(&arena);
	}
}

static void
test_token__a_quote_that_opens_is_told_by_its_spaces(void **state)
{
	struct arena arena;
	struct tokens t;

	(void)state;
	arena_init(&arena);
	tokenize_phrase(STR_LIT("a \"b\" c"), &arena, &t);
	assert_int_equal(t.len, 5);
	assert_true(t.ptr[1].shape & TOKEN_OPEN);
	assert_true(t.ptr[3].shape & TOKEN_CLOSE);
	arena_release(&arena);
}

static void
test_token__hashes_are_of_the_folded_word(void **state)
{
	struct arena arena;
	struct tokens t;

	(void)state;
	arena_init(&arena);
	tokenize_phrase(STR_LIT("NATO nato \xC3\x89tat etat"), &arena, &t);
	assert_int_equal(t.len, 4);
	assert_true(t.ptr[0].hash == t.ptr[1].hash);
	assert_true(t.ptr[2].hash == t.ptr[3].hash);
	assert_true(t.ptr[0].hash != t.ptr[2].hash);
	assert_true(t.ptr[0].hash == fold_hash(STR_LIT("nato")));
	arena_release(&arena);
}

static void
test_token__a_phrase_is_one_sentence(void **state)
{
	struct arena arena;
	struct tokens t;

	(void)state;
	arena_init(&arena);
	tokenize_phrase(STR_LIT("One. Two. Three"), &arena, &t);
	assert_int_equal(t.nsentence, 1);
	assert_int_equal(t.sentences[0].count, t.len);
	tokenize_phrase(STR_EMPTY, &arena, &t);
	assert_int_equal(t.len, 0);
	assert_int_equal(t.nsentence, 0);
	arena_release(&arena);
}

static void
test_token__sentences_know_their_style(void **state)
{
	struct article *a = NULL;
	struct arena arena;
	struct tokens t;

	(void)state;
	arena_init(&arena);
	assert_int_equal(format_read(STR_LIT("LAKE STATES TO COUNT FISH\n\n"
	                                     "Lake States Agree to Count the Fish\n\n"
	                                     "The states of the lake agreed to count their fish, "
	                                     "the host said at the end of the long night.\n"),
	                             STR_LIT("x"), keep, &a, NULL), STATUS_OK);
	tokenize(a, &arena, &t);
	assert_int_equal(t.nsentence, 3);
	assert_true(t.sentences[0].is_caps);
	assert_false(t.sentences[1].is_caps);
	assert_true(t.sentences[1].is_title);
	assert_false(t.sentences[2].is_caps);
	assert_false(t.sentences[2].is_title);
	arena_release(&arena);
	article_free(a);
}

/* As many marks in a row as there can be take one look each, not as many. */
static void
test_token__long_rows_of_marks_are_looked_at_once(void **state)
{
	enum { MARKS = TOKENS_MOST - 1 };
	char *text = malloc(MARKS + 3);
	struct article *a = NULL;
	struct arena arena;
	struct tokens t;

	(void)state;
	memset(text, '!', MARKS);
	for (size_t i = 1; i < MARKS; i += 2)
		text[i] = '?';
	memcpy(text + MARKS, " a", 3);
	arena_init(&arena);
	assert_int_equal(format_read((struct str){text, MARKS + 2}, STR_LIT("x"), keep, &a,
	                             NULL), STATUS_OK);
	tokenize(a, &arena, &t);
	assert_int_equal(t.len, MARKS + 1);
	assert_int_equal(t.nsentence, 1);
	arena_release(&arena);
	article_free(a);
	free(text);
}

/* Tokens lie in order inside their blocks, sentences cover them all, and the
 * bytes between tokens are white space: for mangled text, too. */
static void
test_token__tokens_cover_everything_that_is_not_space(void **state)
{
	static const char signs[] =
		"aZ9 .,'-\"\n\xE2\x80\x99(:&/\xC3\xA9s\xC2\xA0!\xE6\xB9\x96";
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 500; round++) {
		struct article *a = NULL;
		struct arena arena;
		struct tokens t;
		struct buf b;
		uint32_t end = 0;
		size_t covered = 0;

		buf_init(&b);
		for (int i = 0; i < 80; i++) {
			seed = seed * 1664525 + 1013904223;
			buf_add_char(&b, signs[(seed >> 16) % (sizeof signs - 1)]);
		}
		arena_init(&arena);
		if (format_read(buf_str(&b), STR_LIT("x"), keep, &a, NULL) == STATUS_OK) {
			tokenize(a, &arena, &t);
			for (size_t i = 0; i < t.len; i++) {
				struct str gap = str_sub(article_text(a), end, t.ptr[i].at.off);

				assert_true(t.ptr[i].at.off >= end && t.ptr[i].at.len > 0);
				assert_int_equal(str_trim(gap).len, 0);
				end = span_end(t.ptr[i].at);
			}
			for (size_t i = 0; i < t.nsentence; i++) {
				assert_int_equal(t.sentences[i].first, covered);
				covered += t.sentences[i].count;
			}
			assert_int_equal(covered, t.len);
			article_free(a);
		}
		arena_release(&arena);
		buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_token__short_lines_of_an_address_are_sentences),
		cmocka_unit_test(test_token__no_more_than_the_most),
		cmocka_unit_test(test_token__words_part_at_hyphens_and_signs),
		cmocka_unit_test(test_token__numbers_keep_their_separators),
		cmocka_unit_test(test_token__apostrophes),
		cmocka_unit_test(test_token__abbreviations_keep_their_stop),
		cmocka_unit_test(test_token__addresses_are_one),
		cmocka_unit_test(test_token__sentences_end_at_stops),
		cmocka_unit_test(test_token__abbreviations_end_sentences_only_before_a_beginning),
		cmocka_unit_test(test_token__a_block_ends_a_sentence),
		cmocka_unit_test(test_token__other_scripts_come_out_sanely),
		cmocka_unit_test(test_token__shapes),
		cmocka_unit_test(test_token__a_quote_that_opens_is_told_by_its_spaces),
		cmocka_unit_test(test_token__hashes_are_of_the_folded_word),
		cmocka_unit_test(test_token__a_phrase_is_one_sentence),
		cmocka_unit_test(test_token__sentences_know_their_style),
		cmocka_unit_test(test_token__long_rows_of_marks_are_looked_at_once),
		cmocka_unit_test(test_token__tokens_cover_everything_that_is_not_space),
	};

	return UNIT_RUN(tests);
}
