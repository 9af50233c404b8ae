/* SPDX-License-Identifier: MIT */
/* Names that many bear, and whom the article means by them: parties of a country,
 * acronyms it defines, the series it is about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "coref_of.inc"
#include "entity/link.h"

/* Every second country has a Democratic Party; which, the article must say. */
static void
test_coref__parties_are_their_countries(void **state)
{
	(void)state;
	check_fixed("Uganda's Democratic Party met in Kampala. It rained in Oslo and in Rome.",
	            "Democratic Party", "org/democratic-party-of-uganda");
	check_fixed("The Labor Party lost in Gaborone. Botswana voted in May.",
	            "Labor Party", "org/labor-party-of-botswana");
	check_fixed("Canada votes in May. The Conservative Party hopes to win in Ottawa.",
	            "Conservative Party", "org/conservative-party-of-canada");
	check_fixed("The Heron Party met in Canada. Canada votes in May.", "Heron Party", "");
}

/* Names of nothing but what every country has say whose they are by the article. */
static void
test_coref__common_words_are_of_a_country(void **state)
{
	(void)state;
	check_fixed("Thailand votes in May. The Consumer Council met in Bangkok.",
	            "Consumer Council", "org/consumer-council-of-thailand");
	check_fixed("Kenya votes in May. The Commission of Inquiry met in Nairobi.",
	            "Commission of Inquiry", "org/commission-of-inquiry-of-kenya");
	check_fixed("Kenya votes in May. The Heron Council met in Nairobi.", "Heron Council", "");
}

/* What the article defines, it means: whatever the tables know by that acronym. */
static void
test_coref__a_definition_wins_over_the_tables(void **state)
{
	(void)state;
	CHECK("The Common Front for Congo (FCC) met. The FCC said no.",
	      {"Common Front for Congo", "FCC", true});
	CHECK("Reporters Without Borders (RSF) ranked Norway first. The Rapid Support Forces "
	      "(RSF) were in Sudan. It rained. The RSF said so.",
	      {"Rapid Support Forces", "RSF", false},
	      {"Reporters Without Borders", "RSF", true});
	/* Who only stands in brackets is no short name. */
	CHECK("The Oslo Transport Workers (NATO) met. NATO said no.",
	      {"Oslo Transport Workers", "NATO", false});
}

/* A paper at home need not name its country: the bodies that it names tell whose the
 * others are, when there are several, and mostly of one country. */
static void
test_coref__bodies_tell_whose_the_others_are(void **state)
{
	(void)state;
	check_fixed("The Liberal Democratic Party of Japan won. The Bank of Japan waits. The Supreme "
	            "Court sat.", "Supreme Court", "org/supreme-court-of-japan");
	CHECK("The Liberal Democratic Party of Japan won. The Bank of England waits. The Supreme "
	      "Court sat. The Bank of Japan fell. The Conservative Party of Canada won. Canada "
	      "had the Supreme Court of Canada.",
	      {"Supreme Court", "Supreme Court of Canada", false});
}

/* An organization is called by the one word that tells of it; not by one that tells of a
 * place, or that many have. */
static void
test_coref__an_organization_by_its_first_word(void **state)
{
	(void)state;
	CHECK("The shares of Lindqvar Holdings fell. The firm Lindqvar is old.",
	      {"Lindqvar Holdings", "Lindqvar", true});
	CHECK("The shares of Sherrow International Corporation fell. The firm Sherrow is old.",
	      {"Sherrow International Corporation", "Sherrow", true});
}

/* Of the countries of an article about none the one that has a party of these initials. */
static void
test_coref__a_party_of_one_of_the_countries(void **state)
{
	(void)state;
	check_fixed("ISLAMABAD, May 2 - Bilawal leads the PPP. Canada and Norway met in Oslo and in "
	            "Ottawa. The PPP waits.", "PPP", "org/pakistan-peoples-party");
}

/* "Starmer's Labour" is the party, where the article's country has one; elsewhere the word
 * is nobody's. */
static void
test_coref__a_party_by_one_word(void **state)
{
	(void)state;
	check_fixed("Britain votes in May. Keir Starmer's Labour won in London.", "Labour",
	            "org/labour-party-of-the-united-kingdom");
	check_fixed("SYDNEY, May 2 - The party of Labor is ruling Australia. Albanese met "
	            "Labor lawmakers in Canberra.", "Labor",
	            "org/australian-labor-party");
}

/* Initials written as a word are those of the row, but of no other country, nor a name. */
static void
test_coref__initials_in_small_letters(void **state)
{
	(void)state;
	check_fixed("The report by Unesco was read in Oslo.", "Unesco",
	            "org/united-nations-educational-scientific-and-cultural-organization");
	check_fixed("The Zanu-PF party won in Zimbabwe.", "Zanu-PF",
	            "org/zimbabwe-african-national-union-patriotic-front");
	check_fixed("Ecuador waits. The agency Inec said so in Quito.", "Inec", "");
	check_fixed("Nigeria waits. The agency Inec said so in Abuja.", "Inec",
	            "org/independent-national-electoral-commission");
}

/* The tables have one country's; an article about another that does not name it means
 * its own. */
static void
test_coref__bodies_are_their_countries(void **state)
{
	(void)state;
	check_fixed("India votes in May. The CBI raided a bank in Mumbai.", "CBI",
	            "org/central-bureau-of-investigation");
	check_fixed("Britain votes in May. The CBI met in London.", "CBI",
	            "org/confederation-of-british-industry");
	check_fixed("India and Britain are far. The Confederation of British Industry met in "
	            "Mumbai and Pune. The CBI said so.", "CBI",
	            "org/confederation-of-british-industry");
	check_fixed("Nigeria votes in May. The Securities and Exchange Commission in Lagos said so.",
	            "Securities and Exchange Commission",
	            "org/securities-and-exchange-commission-of-nigeria");
	check_fixed("Nigeria votes in May. The American firm asked the Securities and Exchange "
	            "Commission in Lagos.", "Securities and Exchange Commission",
	            "org/securities-and-exchange-commission");
	check_fixed("Ghana votes in May. The FDA met in Accra.", "FDA", "");
	check_fixed("Ghana votes in May. The FBI met in Accra.", "FBI",
	            "org/federal-bureau-of-investigation");
	CHECK("Ghana votes in May. The Food and Drug Administration (FDA) met in Accra. The FDA "
	      "said no.", {"Food and Drug Administration", "FDA", true});
}

/* Initials in brackets are of the name before them, in whatever language: not of the
 * row that the tables have by them. */
static void
test_coref__initials_in_brackets_are_of_the_name_before(void **state)
{
	(void)state;
	CHECK("The National Institute of Statistics and Censuses (INEC) met. INEC said no. It is "
	      "not Nigeria's Independent National Electoral Commission.",
	      {"National Institute of Statistics and Censuses", "INEC", false});
	CHECK("The National Institute of Statistics and Censuses (INEC) met. INEC said no.",
	      {"National Institute of Statistics and Censuses", "INEC", true});
	CHECK("The State Heron Service (SHA) met. The SHA said no.",
	      {"State Heron Service", "SHA", true});
	check_fixed("Closed-circuit television (CCTV) showed a man. The CCTV was old.", "CCTV", "");
	check_fixed("The station (CCTV) showed a man. The CCTV was old.", "CCTV",
	            "org/china-central-television");
}

static void
check_sure(const char *text, const char *words, bool is_sure)
{
	struct reading *r = reading_of(text, "case.txt");
	struct coref *c = coref_new(r);
	const struct local *l = local_of(r, c, words, 0);

	assert_non_null(l);
	assert_int_equal(link_class_of(l->confidence), is_sure ? LINK_SURE : LINK_PROBABLE);
	coref_free(c);
	reading_free(r);
}

/* Initials that bodies of the whole world share: the article's words tell which, and
 * where none do, it is the usual one with doubt. */
static void
test_coref__shared_initials_go_by_the_words(void **state)
{
	static const char nothing[] = "The ICC met in Oslo. It rained.";

	(void)state;
	check_fixed("The ICC spoke of tariffs. Companies are worried, the ICC said in Oslo.", "ICC",
	            "org/international-chamber-of-commerce");
	check_fixed("The ICC issued a warrant, its prosecutor said in Oslo.", "ICC",
	            "org/international-criminal-court");
	check_sure("The ICC issued a warrant, its prosecutor said in Oslo.", "ICC", true);
	check_fixed("The WTO said that tourists were back. Hotels are full, the WTO said.", "WTO",
	            "org/un-tourism");
	check_fixed("She won medals for maths at the IMO in Oslo.", "IMO", "");
	check_fixed(nothing, "ICC", "org/international-criminal-court");
	check_sure(nothing, "ICC", false);
	check_sure("The International Criminal Court met. The ICC met in Oslo.", "ICC", true);
}

/* Who begins with rugby goes on with rugby. */
static void
test_coref__the_series_that_the_article_is_about(void **state)
{
	(void)state;
	check_fixed("PARIS, 8 September 2023 -- The Rugby World Cup began. It rained. They won the "
	            "1995 World Cup at home.", "1995 World Cup", "event/rugby-world-cup");
	check_fixed("DOHA, 8 December 2022 -- The 2018 World Cup was in Russia. The Rugby World "
	            "Cup is in France.", "2018 World Cup", "event/fifa-world-cup/2018");
	check_fixed("MONTREAL, 19 December 2022 -- COP10 was in Nagoya. The UN Biodiversity "
	            "Conference ended.", "COP10", "event/un-biodiversity-conference/2010");
	check_fixed("MONTREAL, 19 December 2005 -- COP10 was in Buenos Aires, says the UN "
	            "climate conference.", "COP10", "event/un-climate-change-conference/2004");
}

/* An office with a name between commas behind it is that one's, whoever holds it. */
static void
test_coref__an_office_and_a_name_behind_it(void **state)
{
	(void)state;
	CHECK("Norway's acting interior minister, Astrid Bergsson, took over from Karl Lindqvist. "
	      "The outgoing interior minister, Lindqvist, hugged her. The interior minister left.",
	      {"The outgoing interior minister", "Karl Lindqvist", true},
	      {"The interior minister", "Astrid Bergsson", true});
}

/* Who held an office before is not who holds it. */
static void
test_coref__the_former_is_not_the_present_one(void **state)
{
	(void)state;
	CHECK("Kenya's finance minister, Anna Lindqvist, met Tom Berg. The former finance minister "
	      "left.",
	      {"Anna Lindqvist", "The former finance minister", false});
	CHECK("Former finance minister Anna Lindqvist met Tom Berg. The former finance minister "
	      "left.",
	      {"Anna Lindqvist", "The former finance minister", true});
	CHECK("Anna Lindqvist, the new finance minister, met Tom Berg. The outgoing finance "
	      "minister left.",
	      {"Anna Lindqvist", "The outgoing finance minister", false});
	CHECK("Anna Lindqvist, the finance minister, met Tom Berg. The outgoing finance minister "
	      "left.",
	      {"Anna Lindqvist", "The outgoing finance minister", true});
}

/* Of agreements of one name that of the country it speaks of, or of the year it says. */
static void
test_coref__whose_agreement(void **state)
{
	(void)state;
	check_fixed("KIGALI, April 7, 2014 - The Arusha Accords failed.", "Arusha Accords",
	            "document/arusha-accords-of-1993");
	check_fixed("BUJUMBURA, May 1, 2015 - The Arusha accord is dead.", "Arusha accord",
	            "document/arusha-peace-and-reconciliation-agreement-for-burundi");
	check_fixed("MONROVIA, Aug. 18, 2013 - Liberia signed the Comprehensive Peace Agreement.",
	            "Comprehensive Peace Agreement", "document/accra-comprehensive-peace-agreement");
	check_fixed("KHARTOUM, Aug. 18, 2013 - Sudan signed the Comprehensive Peace Agreement.",
	            "Comprehensive Peace Agreement", "document/comprehensive-peace-agreement");
	/* What everybody signed is not taken for what two signed there. */
	check_fixed("HANOI, Aug. 18, 2023 - Vietnam and the United States signed the Paris "
	            "Agreement.", "Paris Agreement", "document/paris-agreement");
	check_fixed("DILI, Dec. 9, 2024 - East Timor praised the Comprehensive Peace Agreement.",
	            "Comprehensive Peace Agreement", "");
	check_fixed("COTONOU, June 23, 2010 - The Cotonou Partnership Agreement is ten.",
	            "Cotonou Partnership Agreement", "document/cotonou-agreement");
}

/* Names that say nothing but what it is are of the article's country, or its own. */
static void
test_coref__names_that_many_have(void **state)
{
	(void)state;
	check_fixed("Kenya votes in May. Kenya waits. The Special Investigation Team rose.",
	            "Special Investigation Team", "org/special-investigation-team-of-kenya");
	check_fixed("Ghana votes in May. Ghana waits. They live in the Central Region.",
	            "Central Region", "place/central-region-of-ghana");

	struct reading *r = reading_of("It rained. She left for the International Airport.",
	                               "case.txt");
	struct reading *s = reading_of("It was dry. He left for the International Airport.",
	                               "case.txt");
	struct coref *a = coref_new(r);
	struct coref *b = coref_new(s);
	const struct local *x = local_of(r, a, "International Airport", 0);
	const struct local *y = local_of(s, b, "International Airport", 0);
	assert_non_null(x);
	assert_non_null(y);
	assert_false(str_eq(x->fixed, y->fixed));
	coref_free(a);
	coref_free(b);
	reading_free(r);
	reading_free(s);
}

/* Where an article was written says little of whose party is meant in a paragraph that
 * speaks of another country. */
static void
test_coref__parties_of_the_country_spoken_of(void **state)
{
	(void)state;
	check_fixed("BRUSSELS, Nov. 29, 2019 - They met. He won the British election, and the "
	            "Conservative Party cheered.", "Conservative Party",
	            "org/conservative-party-of-the-united-kingdom");
	check_fixed("BRUSSELS, Nov. 29, 2019 - They met in New Zealand, and Labour cheered.",
	            "Labour", "org/new-zealand-labour-party");
	check_fixed("Labour picks a team\n\nPARIS, March 3, 2020 - Britain's Labour met in Paris.",
	            "Labour", "org/labour-party-of-the-united-kingdom");
	check_fixed("APIA, Sept. 8, 2017 - New Zealand sent its deputy. English, who took over in "
	            "December, faces Labour.", "Labour", "org/new-zealand-labour-party");
	/* An article about its own country means that. */
	check_fixed("LAGOS, Nov. 29, 2019 - Nigeria votes in Abuja. Nigeria waits. The British "
	            "envoy met the Labour Party.", "Labour Party",
	            "org/labour-party-of-nigeria");
}

/* What stands right behind a court, or before its sentence, says whose it is. */
static void
test_coref__courts_of_the_town_beside_them(void **state)
{
	(void)state;
	check_fixed("Ghana votes in May. Ghana waits. The Supreme Court in Bishkek said no.",
	            "Supreme Court", "org/supreme-court-of-kyrgyzstan");
	check_fixed("Ghana votes in May. Ghana waits. In Nairobi, the Supreme Court said no.",
	            "Supreme Court", "org/supreme-court-of-kenya");
	check_fixed("Ghana votes in May. Ghana waits. The Kenyan asked the Supreme Court.",
	            "Supreme Court", "org/supreme-court-of-ghana");
}

/* Initials that are written as a word, in brackets. */
static void
test_coref__initials_written_as_a_word(void **state)
{
	(void)state;
	CHECK("The Union of South American Nations (Unasur) met. Unasur rose.",
	      {"Union of South American Nations", "Unasur", true});
	CHECK("The Oslo Union of Transport Trades (Outra) met. The Nairobi League of Farm Workers (Delco) left.",
	      {"Oslo Union of Transport Trades", "Outra", true},
	      {"Nairobi League of Farm Workers", "Delco", false});
	check_fixed("The Caribbean Community (Caricom) met. It rained.", "Caricom",
	            "org/caribbean-community");
	check_fixed("They met Unesco and Unicef in Oslo.", "Unicef",
	            "org/united-nations-childrens-fund");
}

/* A party by the word that its name just had, not where another country's is said. */
static void
test_coref__a_party_by_the_word_before_party(void **state)
{
	(void)state;
	CHECK("LAHORE, Pakistan - The Congress party condemned the stop in Lahore. Congress leader "
	      "Manish Tewari called it an adventure. Pakistan waits.",
	      {"Congress party", "Congress", true});
	CHECK("LAHORE, Pakistan - The Congress party condemned the stop in Lahore.\n\nKenya's "
	      "Congress sat. Pakistan waits.", {"Congress party", "Congress", false});
}

/* Initials of an agency that are a body's at home, where they have an article; and those
 * that stand for no body. */
static void
test_coref__initials_that_are_not_the_usual_body(void **state)
{
	(void)state;
	check_fixed("SYDNEY, 11 March 2016 - Heron Group was raided by the AFP on Friday. Australia "
	            "waits.", "AFP", "org/australian-federal-police");
	check_fixed("SYDNEY, 11 March 2016 - The minister told AFP so on Friday. Australia waits.",
	            "AFP", "org/agence-france-presse");
	check_fixed("SYDNEY, 11 March 2016 - The minister told the AFP news agency so. Australia "
	            "waits.", "AFP", "org/agence-france-presse");
	check_fixed("LEEDS, England - Police are studying CCTV from a shop after the robbery.",
	            "CCTV", "");
	check_fixed("BEIJING - China's state broadcaster CCTV said so. China waits.", "CCTV",
	            "org/china-central-television");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_coref__a_party_by_the_word_before_party),
		cmocka_unit_test(test_coref__initials_that_are_not_the_usual_body),
		cmocka_unit_test(test_coref__names_that_many_have),
		cmocka_unit_test(test_coref__initials_written_as_a_word),
		cmocka_unit_test(test_coref__parties_of_the_country_spoken_of),
		cmocka_unit_test(test_coref__courts_of_the_town_beside_them),
		cmocka_unit_test(test_coref__parties_are_their_countries),
		cmocka_unit_test(test_coref__the_former_is_not_the_present_one),
		cmocka_unit_test(test_coref__initials_in_brackets_are_of_the_name_before),
		cmocka_unit_test(test_coref__shared_initials_go_by_the_words),
		cmocka_unit_test(test_coref__a_party_by_one_word),
		cmocka_unit_test(test_coref__a_party_of_one_of_the_countries),
		cmocka_unit_test(test_coref__an_organization_by_its_first_word),
		cmocka_unit_test(test_coref__bodies_tell_whose_the_others_are),
		cmocka_unit_test(test_coref__initials_in_small_letters),
		cmocka_unit_test(test_coref__common_words_are_of_a_country),
		cmocka_unit_test(test_coref__a_definition_wins_over_the_tables),
		cmocka_unit_test(test_coref__an_office_and_a_name_behind_it),
		cmocka_unit_test(test_coref__whose_agreement),
		cmocka_unit_test(test_coref__bodies_are_their_countries),
		cmocka_unit_test(test_coref__the_series_that_the_article_is_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
