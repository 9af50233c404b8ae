/* SPDX-License-Identifier: MIT */
/*
 * What is recognized in sentences of every sort.  Each case lists all
 * mentions of its text, so that a mention too many fails like one too few.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "recognize/kb.h"

#include "reading_of.inc"

struct sentence_case {
	const char *text;
	const char *mentions;
};

#define HEAD "Ministers gather for talks\n\n12 March 2017\n\n"

static void
check(const struct sentence_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf b;
		buf_init(&b);
		buf_addf(&b, HEAD "%s\n", cases[i].text);
		struct reading *r = reading_of(b.ptr, "case.txt");
		assert_non_null(r);
		char *got = reading_list(r);
		char *want = NULL;
		struct buf w;
		buf_init(&w);
		buf_addf(&w, "date:12 March 2017%s%s", *cases[i].mentions ? " | " : "",
		         cases[i].mentions);
		want = buf_detach(&w, &(size_t){0});
		assert_string_equal(got, want);
		free(got);
		free(want);
		reading_free(r);
		buf_release(&b);
	}
}

#define CHECK(...)                                                  \
	do {                                                        \
		static const struct sentence_case c[] = {__VA_ARGS__}; \
		check(c, sizeof(c) / sizeof(c[0]));                 \
	} while (0)

static void
test_recognize__office_and_name(void **state)
{
	(void)state;
	CHECK(
		{"Norwegian Deputy Trade Minister Astrid Bergsson opened the round.",
		 "person:Astrid Bergsson"},
		{"The plan was shown by Kenya’s foreign minister, Amina Mohamed, in Nairobi.",
		 "place:Kenya | person:Amina Mohamed | place:Nairobi"},
		{"Deputy Minister of Foreign Affairs of the Kyrgyz Republic Azamat Usenov spoke.",
		 "place:Kyrgyz Republic | person:Azamat Usenov"},
		{"Former U.S. Secretary of State John Kerry was there.",
		 "place:U.S. | person:John Kerry"},
		{"President Tsipras and Prime Minister Zaev embraced.",
		 "person:Tsipras | person:Zaev"});
}

static void
test_recognize__nominals_need_an_answer(void **state)
{
	(void)state;
	CHECK(
		{"The minister was silent.", ""},
		{"French Defense Minister Florence Parly landed in Gao. The defense minister "
		 "met soldiers.",
		 "person:Florence Parly | place:Gao | person*:The defense minister"});
}

static void
test_recognize__two_organizations_and_one(void **state)
{
	(void)state;
	CHECK(
		{"He works for the Reserve Bank of India and the Oberon Hotel.",
		 "org:Reserve Bank of India | place:Oberon Hotel"},
		{"He met the Defense Ministry and Coast Guard officials.",
		 "org:Defense Ministry | org:Coast Guard"},
		{"The Lindholm Dockyard Company and Lindholm Steel Industries merged.",
		 "org:Lindholm Dockyard Company | org:Lindholm Steel Industries"},
		{"The Economic Commission for Latin America and the Caribbean met.",
		 "org:Economic Commission for Latin America and the Caribbean"},
		{"The Oakland Food Bank and Trust Company opened.",
		 "org:Oakland Food Bank and Trust Company"});
}

static void
test_recognize__acronyms_by_definition(void **state)
{
	(void)state;
	CHECK(
		{"The Lake Basin Water Authority (LBWA) met. LBWA members agreed.",
		 "org:Lake Basin Water Authority | org:LBWA | org:LBWA"},
		{"The LBWA (Lake Basin Water Authority) met.",
		 "org:LBWA | org:Lake Basin Water Authority"},
		{"The Upper Nile Region [UNR] was calm.",
		 "place:Upper Nile Region | place:UNR"});
}

static void
test_recognize__meetings(void **state)
{
	(void)state;
	CHECK(
		{"Leaders attended the 11th East Asia Summit in Vientiane on 8 September 2016.",
		 "event:11th East Asia Summit | place:Vientiane | date:8 September 2016"},
		{"The Russia-ASEAN summit takes place in Sochi.",
		 "event:Russia-ASEAN summit | place:Sochi"},
		{"At the 43rd G7 summit they spoke of trade.", "event:43rd G7 summit"},
		{"Envoys of COP-28 and CoP16 met.", "event:COP-28 | event:CoP16"},
		{"The meeting lasted two hours.", ""});
}

static uint32_t
ordinal_in(const char *text)
{
	struct reading *r = reading_of(text, "case.txt");
	uint32_t ordinal = UINT32_MAX;
	size_t n;

	assert_non_null(r);
	const struct mention *m = reading_mentions(r, &n);
	for (size_t i = 0; i < n; i++)
		if (m[i].kind == KIND_EVENT && ordinal == UINT32_MAX)
			ordinal = m[i].event->ordinal;
	reading_free(r);
	return ordinal;
}

static void
test_recognize__numbers_of_meetings(void **state)
{
	(void)state;
	assert_int_equal(ordinal_in(HEAD "Envoys left for COP21 in Paris.\n"), 21);
	assert_int_equal(ordinal_in(HEAD "Envoys left for CoP16 in Cali.\n"), 16);
	assert_int_equal(ordinal_in(HEAD "Envoys left for the COP-21 talks.\n"), 21);
	assert_int_equal(ordinal_in(HEAD "They attended the VI EU-Brazil Summit.\n"), 6);
	assert_int_equal(ordinal_in(HEAD "They attended the 2010 FIFA World Cup.\n"), 0);
	/* A number that belongs to a word is none of the meeting's. */
	assert_int_equal(ordinal_in(HEAD "They attended the COVID19 Global Summit.\n"), 0);
	assert_int_equal(ordinal_in(HEAD "They attended the 2nd COVID19 Global Summit.\n"), 2);
}

static void
test_recognize__documents(void **state)
{
	(void)state;
	CHECK(
		{"They signed the Almaty Declaration on Regional Water Use.",
		 "document:Almaty Declaration on Regional Water Use"},
		{"The Paris Agreement entered into force.", "document:Paris Agreement"},
		{"The agreement was signed.", ""});
}

static void
test_recognize__ministries_and_their_country(void **state)
{
	(void)state;
	CHECK(
		{"The Finnish Defense Ministry denied it, and so did Sweden’s Foreign Ministry.",
		 "org:Finnish Defense Ministry | place:Sweden | org:Foreign Ministry"},
		{"The Ministry of Defense of Finland denied it.",
		 "org:Ministry of Defense of Finland"});
}

static void
test_recognize__places_with_hyphens_and_possessives(void **state)
{
	(void)state;
	CHECK(
		{"Japan’s exports to Vietnam, Laos and Myanmar grew.",
		 "place:Japan | place:Vietnam | place:Laos | place:Myanmar"},
		{"An ASEAN-centric order suits Indonesia.", "org:ASEAN | place:Indonesia"},
		{"People of Russian descent spoke Thai.", ""});
}

static void
test_recognize__surname_after_full_name(void **state)
{
	(void)state;
	CHECK({"Astrid Bergsson spoke first. Bergsson’s plan was cheered.",
	       "person:Astrid Bergsson | person:Bergsson"});
}

/* Storms have human names, which the tagger takes for people. */
static void
test_recognize__storms_are_nobody(void **state)
{
	(void)state;
	CHECK(
		{"Cyclone Gamane tore through northern Madagascar. Gamane moved on, and Gamane’s rain fell.",
		 "place:Madagascar"},
		{"Hurricane Florence was weaker in Florida than Hurricane Helene was.", "place:Florida"},
		{"Storm Eunice closed the port of Dover. Eunice killed four.", "place:Dover"},
		{"Hurricane Astrid came ashore. Astrid Bergsson left the town.", "person:Astrid Bergsson"});
}

static void
test_recognize__initials_before_a_name_with_a_number(void **state)
{
	(void)state;
	CHECK({"The company’s lawyer, J.R. Simmons III, said so.", "person:J.R. Simmons III"},
	      {"A lawyer, J.R. Simmons III of the town, left.", "person:J.R. Simmons III"});
}

static void
test_recognize__laws_by_name(void **state)
{
	(void)state;
	CHECK(
		{"The bureau broke the National Environmental Policy Act and the Clean Air Act.",
		 "document:National Environmental Policy Act | document:Clean Air Act"},
		{"It was an Act of kindness. The act was seen.", ""});
}

static void
test_recognize__what_is_called_by_a_number(void **state)
{
	(void)state;
	CHECK({"The council adopted Resolution 2723, and he signed Executive Order 14067.",
	       "document:Resolution 2723 | document:Executive Order 14067"});
}

/* Nouns of places carry a name over what the tagger sees in it. */
static void
test_recognize__places_by_their_noun(void **state)
{
	(void)state;
	CHECK(
		{"They met on the Simon Bolivar International Bridge.",
		 "place:Simon Bolivar International Bridge"},
		{"Broward County Sheriff Gregory Tony left.", "place:Broward County | person:Gregory Tony"},
		{"It rained in Ann Township.", "place:Ann Township"},
		{"Trade in the Asia-Pacific region grew, in the Cusco region it did not.",
		 "place:Asia-Pacific region | place:Cusco"},
		{"After the match Türkiye won.", "place:Türkiye"});
	CHECK({"Sotheby’s sold it, and Mr. Moody left Moody’s.",
	       "org:Sotheby’s | person:Moody | org:Moody’s"});
}

static void
test_recognize__numbered_meetings_of_ranks(void **state)
{
	(void)state;
	CHECK(
		{"They came to the 10th trilateral foreign ministers’ meeting.",
		 "event:10th trilateral foreign ministers’ meeting"},
		{"It was the first ministers’ meeting in years.", ""});
}

/* One surname and one country in one article: each where it stands as such. */
static void
test_recognize__a_country_and_a_surname(void **state)
{
	(void)state;
	struct reading *r = reading_of("Player visits Jordan\n\n12 March 2014\n\nMichael Jordan visited "
	                               "Jordan. Jordan spoke to reporters in Amman. Jordan's King "
	                               "Abdullah II received him.\n", "case.txt");
	size_t n;
	const struct mention *m = reading_mentions(r, &n);
	static const enum kind expected[] = {KIND_PLACE, KIND_PLACE, KIND_PERSON, KIND_PLACE};
	size_t seen = 0;

	for (size_t i = 0; i < n; i++) {
		if (!str_eq(str_at(article_text(reading_article(r)), m[i].at), STR_LIT("Jordan")))
			continue;
		assert_true(seen < 4);
		assert_int_equal(m[i].kind, expected[seen++]);
	}
	assert_int_equal(seen, 4);
	reading_free(r);
}

/* Values of the dates behind that of the head, of 12 March 2017. */
static void
check_days(const char *text, const char *expected)
{
	struct buf b;
	struct buf got;
	size_t n;

	buf_init(&b);
	buf_init(&got);
	buf_addf(&b, HEAD "%s\n", text);
	struct reading *r = reading_of(b.ptr, "case.txt");
	const struct mention *m = reading_mentions(r, &n);
	for (size_t i = 0, dates = 0; i < n; i++) {
		if (m[i].kind != KIND_DATE || dates++ == 0)
			continue;
		if (got.len)
			buf_add_char(&got, ' ');
		day_format_range(&got, m[i].from, m[i].to);
	}
	assert_string_equal(got.ptr, expected);
	reading_free(r);
	buf_release(&got);
	buf_release(&b);
}

/* A month or a day without its year lies where its sentence looks. */
static void
test_recognize__dates_where_the_sentence_looks(void **state)
{
	(void)state;
	check_days("Peru faces an election in October. He resigned in June.", "2017-10 2016-06");
	check_days("The court threw out his attempt to delay the poll until December.", "2017-12");
	check_days("He was minister until December.", "2016-12");
	check_days("She plans to visit Bonn in January and was in Rome in December.",
	           "2018-01 2016-12");
	check_days("In January the country will vote. In January it voted.", "2018-01 2017-01");
	check_days("The talks are scheduled for Friday. It was signed on Friday.",
	           "2017-03-17 2017-03-10");
	check_days("His funeral is on Wednesday. Voters go to the polls in November.",
	           "2017-03-15 2017-11");
	check_days("He has been in jail since April.", "2016-04");
	check_days("Banks would be closed on Monday. He must leave by February.",
	           "2017-03-13 2018-02");
}

/* No name begins with a possessive ending, a preposition or a slash. */
static void
test_recognize__what_stands_before_a_name(void **state)
{
	(void)state;
	CHECK(
		{"LIMA, March 12 - Peru's Supreme Court freed a man. Kenya's Supreme Court agreed.",
		 "place:LIMA | date:March 12 | place:Peru | org:Supreme Court | place:Kenya | "
		 "org:Supreme Court"},
		{"Pilbara, in Western Australia, is hot.", "place:Pilbara | place:Western Australia"},
		{"NEW DELHI/ISLAMABAD, May 12 - It rained.",
		 "place:NEW DELHI | place:ISLAMABAD | date:May 12"},
		{"They drew at St James' Park on Sunday.", "place:St James' Park | date:Sunday"});
}

/* Names of people that something stands inside of. */
static void
test_recognize__people_in_full(void **state)
{
	(void)state;
	CHECK(
		{"The heiress Isabel dos Santos left Luanda. Paula dos Santos stayed.",
		 "person:Isabel dos Santos | place:Luanda | person:Paula dos Santos"},
		{"The boxer Saul \"Canelo\" Alvarez won.", "person:Saul \"Canelo\" Alvarez"},
		{"President Gudni Th. Johannesson smiled.", "person:Gudni Th. Johannesson"},
		{"He saw it with Ng. Others did not.", "person:Ng"},
		{"Mr Putin met Kim Jong Un at the airport. Kim Jong Un left.",
		 "person:Putin | person:Kim Jong Un | person:Kim Jong Un"},
		{"Seoul Mayor Oh Se-hoon spoke.",
		 "place:Seoul | person:Oh Se-hoon"});
}

/* An organization's noun keeps the word before it, and its owner. */
static void
test_recognize__organizations_whole(void **state)
{
	(void)state;
	CHECK(
		{"The Democratic Party's Norbert Mao met the Liberal Party.",
		 "org:Democratic Party | person:Norbert Mao | org:Liberal Party"},
		{"Judge Beryl Howell of the District Court for the District of Columbia agreed.",
		 "person:Beryl Howell | org:District Court for the District of Columbia"},
		{"The burger chain Carl's Jr. came to Peru.", "org:Carl's Jr. | place:Peru"});
}

/* A paragraph without capitals: what the others name, and what can be nothing
 * else. */
static void
test_recognize__without_capitals(void **state)
{
	(void)state;
	struct reading *r = reading_of("minister astrid bergsson flies to gao\n\n12 March 2014\n\n"
	                               "Astrid Bergsson met the African Development Bank.\n\n"
	                               "astrid bergsson at the african development bank in mali; "
	                               "the supreme court said nothing in reading.\n", "case.txt");
	assert_non_null(r);
	char *got = reading_list(r);
	assert_string_equal(got, "person:astrid bergsson | date:12 March 2014 | "
	                         "person:Astrid Bergsson | org:African Development Bank | "
	                         "person:astrid bergsson | org:african development bank | "
	                         "place:mali");
	free(got);
	reading_free(r);
}

/* The short way to a phrase's key and the tokenizer agree. */
static void
test_recognize__phrases_are_looked_up_as_they_are_cut(void **state)
{
	static const char *const pairs[][2] = {
		{"United States", "united  states"}, {"Guinea-Bissau", "GUINEA BISSAU"},
		{"C\xC3\xB4te d'Ivoire", "Cote d\xE2\x80\x99Ivoire"},
		{"Olympia, Washington", "Olympia,\xC2\xA0Washington"},
	};
	struct kb_phrase a;
	struct kb_phrase b;

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		assert_true(kb_lookup(str_of(pairs[i][0]), &a));
		assert_true(kb_lookup(str_of(pairs[i][1]), &b));
		assert_ptr_equal(a.aliases, b.aliases);
	}
}

/* By the index the same rows, in the same order, as by going through all. */
static void
test_kb__organizations_by_initials(void **state)
{
	static const char *const letters[] = {"ICC", "UNSC", "NDC", "PPP", "ABC", "UN", "",
	                                      "Icc", "QXZ", "ZZZZZZZZ"};
	kb_id first;
	size_t count;

	(void)state;
	kb_range(KB_ORG, &first, &count);
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		uint32_t at = 0;
		for (size_t k = 0; k < count; k++) {
			struct kb_entry e;
			kb_entry(first + (kb_id)k, &e);
			if (str_is_initials(e.name, str_of(letters[i])))
				assert_int_equal(kb_by_initials(str_of(letters[i]), &at),
				                 first + (kb_id)k);
		}
		assert_int_equal(kb_by_initials(str_of(letters[i]), &at), KB_NONE);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_recognize__office_and_name),
		cmocka_unit_test(test_recognize__nominals_need_an_answer),
		cmocka_unit_test(test_recognize__two_organizations_and_one),
		cmocka_unit_test(test_recognize__acronyms_by_definition),
		cmocka_unit_test(test_recognize__meetings),
		cmocka_unit_test(test_recognize__numbers_of_meetings),
		cmocka_unit_test(test_recognize__documents),
		cmocka_unit_test(test_recognize__ministries_and_their_country),
		cmocka_unit_test(test_recognize__places_with_hyphens_and_possessives),
		cmocka_unit_test(test_recognize__surname_after_full_name),
		cmocka_unit_test(test_recognize__a_country_and_a_surname),
		cmocka_unit_test(test_recognize__storms_are_nobody),
		cmocka_unit_test(test_recognize__initials_before_a_name_with_a_number),
		cmocka_unit_test(test_recognize__laws_by_name),
		cmocka_unit_test(test_recognize__what_is_called_by_a_number),
		cmocka_unit_test(test_recognize__places_by_their_noun),
		cmocka_unit_test(test_recognize__numbered_meetings_of_ranks),
		cmocka_unit_test(test_recognize__dates_where_the_sentence_looks),
		cmocka_unit_test(test_recognize__what_stands_before_a_name),
		cmocka_unit_test(test_recognize__people_in_full),
		cmocka_unit_test(test_recognize__without_capitals),
		cmocka_unit_test(test_recognize__organizations_whole),
		cmocka_unit_test(test_recognize__phrases_are_looked_up_as_they_are_cut),
		cmocka_unit_test(test_kb__organizations_by_initials),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
