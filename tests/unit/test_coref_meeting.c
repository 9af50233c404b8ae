/* SPDX-License-Identifier: MIT */
/* Which meeting of a series is meant, by number, place and the article's date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "coref_of.inc"
#include "entity/link.h"

static void
test_coref__the_meeting_at_the_articles_date(void **state)
{
	(void)state;
	check_fixed("BALI, 15 November 2022 -- It rained. The G20 summit is the first since the war.",
	            "G20 summit", "event/g20-summit/2022");
	check_fixed("BALI, 15 May 2022 -- It rained. The G20 summit is the first since the war.",
	            "G20 summit", "event/g20-summit");
	/* A forum is a body as well. */
	check_fixed("VIENTIANE, 26 July 2016 -- He joined the ASEAN Regional Forum.",
	            "ASEAN Regional Forum", "event/asean-regional-forum");
	check_fixed("BALI, 15 November 2022 -- It rained. Every G20 summit is like this one.",
	            "G20 summit", "event/g20-summit");
}

static void
test_coref__the_meeting_before_and_after(void **state)
{
	(void)state;
	check_fixed("RIO DE JANEIRO, 18 November 2024 -- The previous G20 summit, in Delhi, was brief.",
	            "G20 summit", "event/g20-summit/2023");
	check_fixed("OSLO, 18 May 2023 -- The last NATO summit was tense.",
	            "NATO summit", "event/nato-summit/2022-06");
	check_fixed("OSLO, 18 May 2023 -- They prepare for the next NATO summit.",
	            "NATO summit", "event/nato-summit/2023");
	/* Said of a place where it was not. */
	check_fixed("OSLO, 18 November 2024 -- The last G20 summit, in Bali, was brief.",
	            "G20 summit", "event/g20-summit/2022");
}

/* "The summit" is the one at hand, not the one of next year that was named last. */
static void
test_coref__the_summit_at_hand(void **state)
{
	(void)state;
	check_fixed("BALI, 15 November 2022 -- The G20 summit opened on Tuesday. Next year's G20 "
	            "summit will be in India. The summit must not fail.",
	            "The summit", "event/g20-summit/2022");
	CHECK("The G20 summit in Hamburg opened. The NATO summit in Madrid was long. The summit failed.",
	      {"G20 summit", "The summit", false},
	      {"NATO summit", "The summit", false});
}

/* Games are called by less, once the article has said which. */
static void
test_coref__the_games(void **state)
{
	(void)state;
	static const char paris[] = "PARIS, 3 August 2024 -- The Paris Olympics opened. The Games "
		"were fine. The Paris Games were dear. He praised the 2024 Games and the 2016 Games.";

	check_fixed(paris, "The Games", "event/summer-olympic-games/2024");
	check_fixed(paris, "Paris Games", "event/summer-olympic-games/2024");
	check_fixed(paris, "2024 Games", "event/summer-olympic-games/2024");
	check_fixed(paris, "2016 Games", "event/summer-olympic-games/2016");
	check_fixed("DUBAI, 3 December 2023 -- The U.N. climate summit opened.",
	            "U.N. climate summit", "event/un-climate-change-conference/2023");
	check_fixed("DUBAI, 3 December 2023 -- The U.N. hunger summit opened.", "U.N.",
	            "org/united-nations");
}

/* Where a race is says which. */
static void
test_coref__races_by_their_places(void **state)
{
	(void)state;
	CHECK("The Azerbaijan Grand Prix was dry. The Monaco Grand Prix was wet. It rained.",
	      {"Azerbaijan Grand Prix", "Monaco Grand Prix", false});
	CHECK("The Monaco Grand Prix was wet. He won the 2023 Monaco Grand Prix.",
	      {"Monaco Grand Prix", "2023 Monaco Grand Prix", false});
}

/* Whose ministers meet, an article must say to be sure. */
static void
test_coref__initials_of_a_meeting(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"The AMM opened in Manila, and ASEAN was glad.",
		"The AMM opened a plant in Norway.",
	};

	for (size_t i = 0; i < 2; i++) {
		struct reading *r = reading_of(texts[i], "case.txt");
		struct coref *c = coref_new(r);
		size_t n;
		const struct local *l = coref_locals(c, &n);
		size_t k = 0;
		while (k < n && l[k].kind != KIND_EVENT)
			k++;
		assert_int_not_equal(k, n);
		assert_int_equal(link_class_of(l[k].confidence) == LINK_SURE, i == 0);
		coref_free(c);
		reading_free(r);
	}
}

/* Meetings of one year are told by month and place; a title speaks of these days. */
static void
test_coref__several_meetings_of_a_year(void **state)
{
	(void)state;
	CHECK("The Heron Forum summit in Accra ended on 3 March 2017. An extraordinary Heron "
	      "Forum meeting was long. The 2016 Heron Forum summit was held in Lome in January "
	      "2016, and a third Heron Forum summit was held in Accra in June 2016.",
	      {"Heron Forum summit", "2016 Heron Forum summit", false},
	      {"third Heron Forum summit", "2016 Heron Forum summit", false});
	check_fixed("ECOWAS summit ends\n\nACCRA, 3 July 2022 -- It was long. An extraordinary "
	            "ECOWAS summit in January 2022 was held in Abuja.", "ECOWAS summit",
	            "event/ecowas-summit");
}

/* What the tables have as "Authority of ECOWAS" is the ECOWAS Authority, too. */
static void
test_coref__a_body_in_either_form(void **state)
{
	(void)state;
	check_fixed("It rained. The 61st Ordinary Session of the ECOWAS Authority of Heads of State "
	            "and Government was held in Accra.",
	            "61st Ordinary Session of the ECOWAS Authority of Heads of State and Government",
	            "event/ecowas-summit");
	check_fixed("It rained. The 36th Ordinary Session of the African Union Assembly was held.",
	            "36th Ordinary Session of the African Union Assembly",
	            "event/african-union-summit/2023");
}

/* Many conventions have a COP15. */
static void
test_coref__whose_conference_of_the_parties(void **state)
{
	(void)state;
	check_fixed("ABIDJAN, 20 May 2022 -- COP15 of the UN Convention to Combat Desertification "
	            "closed.", "COP15", "event/unccd-conference-of-the-parties/2022");
	check_fixed("DUBAI, 1 December 2023 -- COP28 opened. In Montreal, COP15 on biodiversity had "
	            "agreed a framework.", "COP15", "event/un-biodiversity-conference/2022");
	check_fixed("ABIDJAN, 20 May 2022 -- COP15 closed.",
	            "COP15", "event/unccd-conference-of-the-parties/2022");
	check_fixed("OSLO, 20 May 2022 -- COP15 in Copenhagen failed.",
	            "COP15", "event/un-climate-change-conference/2009");
	check_fixed("OSLO, 20 May 2015 -- COP15 failed, says a book.",
	            "COP15", "event/un-climate-change-conference/2009");
}

/* The year beside a summit that only its place names says which it is; what no row
 * of that year fits is one of its own. */
static void
test_coref__a_summit_of_a_year(void **state)
{
	(void)state;
	check_fixed("WASHINGTON, 11 July 2024 -- NATO met. The NATO summit ended. In 1999 another "
	            "Washington summit marked a birthday.", "Washington summit",
	            "event/nato-summit/1999");
	check_fixed("GENEVA, 1 June 2021 -- G7 leaders met. The 2022 G7 will be at Elmau. It "
	            "recalls the Elmau summit of 2015.", "Elmau summit", "event/g7-summit/2015");
	check_fixed("ANCHORAGE, 15 August 2025 -- They met. The Anchorage summit of March 2021 was "
	            "another.", "Anchorage summit", "event/anchorage-summit-2021");
	check_fixed("ANCHORAGE, 15 August 2025 -- They met at the Anchorage summit. It was short.",
	            "Anchorage summit", "event/us-russia-summit/2025");
	CHECK("The Camp David summit of 1978 led to peace. It was hot. The Camp David summit (2000) "
	      "did not. The 1978 Camp David summit was long.",
	      {"Camp David summit", "1978 Camp David summit", true});
	CHECK("The Reykjavik summit failed. The 1986 Reykjavik summit was short.",
	      {"Reykjavik summit", "1986 Reykjavik summit", true});
}

/* Where the article is written "the Paris summit" is none of long ago. */
static void
test_coref__a_summit_of_the_town_it_is_written_in(void **state)
{
	(void)state;
	check_fixed("PARIS, 23 June 2023 -- Much was said. She came to the Paris summit. The "
	            "Africa-France summit of 2021 was held in Montpellier, the Russia-Africa "
	            "summit of 2019 in Sochi.", "Paris summit", "");
	check_fixed("OSLO, 25 November 2025 -- NATO met. The Hague summit set a goal.",
	            "Hague summit", "event/nato-summit/2025");
}

static void
test_coref__a_place_before_its_meeting(void **state)
{
	(void)state;
	check_fixed("APIA, 26 October 2024 -- It rained. The Kigali CHOGM was in 2022.", "CHOGM",
	            "event/commonwealth-heads-of-government-meeting/2022");
	check_fixed("APIA, 26 October 2024 -- It rained. The Oslo CHOGM was never held.", "CHOGM",
	            "event/commonwealth-heads-of-government-meeting");
	check_fixed("APIA, 26 October 2024 -- It rained. The 27th CHOGM was held.", "27th CHOGM",
	            "event/commonwealth-heads-of-government-meeting/2024");
}

/* Whatever the order of its words, and whatever it is a session of. */
static void
test_coref__a_forums_meeting_by_its_words(void **state)
{
	(void)state;
	check_fixed("JOHANNESBURG, Nov 22, 2025 - The 20th Group of 20 (G20) Leaders' Summit opened.",
	            "20th Group of 20 (G20) Leaders' Summit", "event/g20-summit/2025");
	check_fixed("BANJUL, May 4, 2024 - The 15th Session of the Islamic Summit Conference of the "
	            "OIC opened.", "15th Session of the Islamic Summit Conference of the OIC",
	            "event/oic-islamic-summit/2024");
	check_fixed("TIANJIN, Sept 1, 2025 - The 25th Meeting of the Council of Heads of State of the "
	            "Shanghai Cooperation Organization (SCO) opened.",
	            "25th Meeting of the Council of Heads of State of the Shanghai Cooperation "
	            "Organization", "event/sco-summit/2025");
	check_fixed("BRUSSELS, Feb 17, 2022 - The sixth European Union-African Union Summit opened.",
	            "African Union Summit", "event/eu-africa-summit/2022");
	check_fixed("TUNIS, Aug 27, 2022 - TICAD 8 opened.", "TICAD",
	            "event/tokyo-international-conference-on-african-development/2022");
	check_fixed("TUNIS, Aug 27, 2021 - TICAD 9 leaders met.", "TICAD",
	            "event/tokyo-international-conference-on-african-development");
}

static void
test_coref__a_conference_before_its_convention(void **state)
{
	(void)state;
	check_fixed("CALI, Oct 30, 2024 - The 16th Conference of the Parties (COP16) to the Convention "
	            "on Biological Diversity opened.", "16th Conference of the Parties",
	            "event/un-biodiversity-conference/2024");
	check_fixed("CALI, Oct 30, 2024 - The 16th Conference of the Parties (COP16) to the Convention "
	            "on Biological Diversity opened.", "COP16",
	            "event/un-biodiversity-conference/2024");
	check_fixed("DUBAI, Dec 3, 2023 - The 28th Conference of the Parties (COP28) opened.", "COP28",
	            "event/un-climate-change-conference/2023");
}

/* Games that were put off kept the year in their name. */
static void
test_coref__games_that_were_put_off(void **state)
{
	(void)state;
	check_fixed("PARIS, July 27, 2024 - The 2020 Olympics were strange.", "2020 Olympics",
	            "event/summer-olympic-games/2021");
	check_fixed("PARIS, July 27, 2024 - The 2019 Olympics were none.", "2019 Olympics",
	            "event/olympic-games");
}

/* A session of a body without its forum's name, where the article names that. */
static void
test_coref__a_session_of_a_named_forum(void **state)
{
	(void)state;
	check_fixed("OSLO, Feb 15, 2025 - Leaders of the African Union met for the 38th Ordinary "
	            "Session of the Assembly.", "38th Ordinary Session of the Assembly",
	            "event/african-union-summit/2025");
}

/* The conference of some treaty is not the one that the acronym mostly means. */
static void
test_coref__a_cop_of_some_treaty(void **state)
{
	struct reading *r = reading_of("OSLO, Jan 17, 2026 - The first COP of the treaty will be in "
	                               "August.", "case.txt");
	struct coref *c = coref_new(r);
	const struct local *l = local_of(r, c, "first COP", 0);

	(void)state;
	assert_non_null(l);
	assert_false(str_starts(l->parent, STR_LIT("event/un-climate")));
	assert_false(str_starts(l->fixed, STR_LIT("event/un-climate")));
	coref_free(c);
	reading_free(r);
	check_fixed("OSLO, Jan 17, 1996 - The first COP was in Berlin.", "first COP",
	            "event/un-climate-change-conference/1995");
}

/* An agreement of one place and year is called more plainly, too. */
static void
test_coref__an_agreement_more_plainly(void **state)
{
	(void)state;
	CHECK("They signed the Doha Framework Agreement of 2025. The Doha accord is long.",
	      {"Doha Framework Agreement", "Doha accord", true});
	CHECK("They signed the Doha Declaration of 2025. The Doha accord is long.",
	      {"Doha Declaration", "Doha accord", false});
}

/* "The Olympics" of a year are those of its summer or winter. */
static void
test_coref__games_by_their_longer_name(void **state)
{
	(void)state;
	check_fixed("PARIS, July 27, 2024 - The Paris Olympics opened.", "Olympics",
	            "event/summer-olympic-games/2024");
	check_fixed("MILAN, Feb 7, 2026 - The Olympic Games opened.", "Olympic Games",
	            "event/winter-olympic-games/2026");
	check_fixed("OSLO, Feb 7, 2025 - The Olympics are good for trade.", "Olympics",
	            "event/olympic-games");
}

/* Games of one name, by the sport of the article and the word before. */
static void
test_coref__cups_of_several_sports(void **state)
{
	(void)state;
	check_fixed("The batters lost a wicket. Cricket fans left the World Cup.", "World Cup",
	            "event/cricket-world-cup");
	check_fixed("The skiers raced in the slalom. They lead the World Cup.", "World Cup",
	            "event/ski-world-cup");
	check_fixed("The striker left the World Cup.", "World Cup", "event/fifa-world-cup");
	check_fixed("FIFA fined a cricket fan for a wicket at the World Cup.", "World Cup",
	            "event/fifa-world-cup");
	check_fixed("They left the T20 World Cup. It rained.", "World Cup", "event/t20-world-cup");
	check_fixed("They won the Under-20 World Cup. It rained.", "World Cup",
	            "event/under-20-world-cup");
	check_fixed("Belouizdad take on Jwaneng Galaxy of Botswana in CAF Champions League Group C "
	            "on Friday.", "Champions League", "event/caf-champions-league");
	check_fixed("The batters lost a wicket. Cricket is at the Commonwealth Games.",
	            "Commonwealth Games", "event/commonwealth-games");
}

/* A place says which edition, of those that were known then. */
static void
test_coref__games_where_they_were_to_be_held(void **state)
{
	(void)state;
	check_fixed("PARIS, 12 October 2019 -- He hopes for the Rugby World Cup in France.",
	            "Rugby World Cup", "event/rugby-world-cup/2023");
	check_fixed("PARIS, 12 October 2007 -- He left the Rugby World Cup in France.",
	            "Rugby World Cup", "event/rugby-world-cup");
	check_fixed("TOKYO, 5 May 2009 -- He hopes for the Olympic Games in Tokyo.",
	            "Olympic Games", "event/olympic-games");
	check_fixed("LIMA, 5 May 2012 -- He left the NATO summit in Warsaw.", "NATO summit",
	            "event/nato-summit");
	check_fixed("LIMA, 5 May 2015 -- He hopes for the NATO summit in Warsaw.", "NATO summit",
	            "event/nato-summit/2016");
}

/* A number in words may count what somebody went to, or what is told behind it. */
static void
test_coref__a_number_that_counts_something_else(void **state)
{
	(void)state;
	check_fixed("LONDON, 11 June 2021 -- It rained. He left for his first G7 summit.",
	            "first G7 summit", "event/g7-summit/2021");
	check_fixed("LONDON, 11 June 2021 -- It rained. It is the first G7 summit since the storm.",
	            "first G7 summit", "event/g7-summit/2021");
	check_fixed("LONDON, 11 June 2021 -- It rained. The first G7 summit was in 1975.",
	            "first G7 summit", "event/g7-summit/1975");
	check_fixed("LONDON, 11 June 2018 -- It rained. The 42nd G7 summit was short.",
	            "42nd G7 summit", "event/g7-summit/2016");
}

/* "Last year's" says of which year the meeting in a place is. */
static void
test_coref__a_conference_of_last_year(void **state)
{
	(void)state;
	CHECK("MUNICH, 17 February 2023 -- The Munich Security Conference began. He spoke at last "
	      "year's Munich conference.",
	      {"Munich Security Conference", "Munich conference", false});
}

/* A cup that is named in full is what its short name means, if no other is. */
static void
test_coref__a_cup_that_is_named_in_full(void **state)
{
	(void)state;
	check_fixed("They left the World Cup early. The Cricket World Cup ends today.", "World Cup",
	            "event/cricket-world-cup");
	check_fixed("They left the World Cup early. The Cricket World Cup is not the Rugby World Cup.",
	            "World Cup", "event/fifa-world-cup");
}

/* Where it is belongs to the name of a festival. */
static void
test_coref__a_festival_by_its_whole_name(void **state)
{
	(void)state;
	check_fixed("She went to the Toronto International Film Festival. It rained.",
	            "Toronto International Film Festival",
	            "event/toronto-international-film-festival");
	CHECK("The Jerusalem Film Festival began. The Dubai Film Festival ended.",
	      {"Jerusalem Film Festival", "Dubai Film Festival", false});
}

/* Whose conference it is stands behind it. */
static void
test_coref__a_conference_and_its_convention(void **state)
{
	(void)state;
	check_fixed("The Conference of the Parties (COP 15) to the Convention on Biological "
	            "Diversity met.", "Conference of the Parties", "event/un-biodiversity-conference");
	check_fixed("The Conference of the Parties (COP 15) to the Convention on Biological "
	            "Diversity met.", "COP 15", "event/un-biodiversity-conference");
}

/* "The G20 summit" of an article about one to come is that. */
static void
test_coref__the_summit_to_come(void **state)
{
	(void)state;
	check_fixed("The costs of the G20 summit grow. It rained.", "G20 summit",
	            "event/g20-summit");
	struct reading *r = reading_of(HEAD "The 12th G20 summit is in Hamburg in July 2017. "
	                               "The G20 summit costs money.\n", "case.txt");
	struct coref *c = coref_new(r);
	assert_ptr_equal(local_of(r, c, "G20 summit", 0), local_of(r, c, "12th G20 summit", 0));
	coref_free(c);
	reading_free(r);
}

/* No description of a meeting in the text is linked. */
static void
check_nominal(const char *text)
{
	struct reading *r = reading_of(text, "case.txt");
	struct coref *c = coref_new(r);
	size_t n;
	const struct mention *m = reading_mentions(r, &n);
	size_t seen = 0;

	for (size_t i = 0; i < n; i++) {
		if (m[i].kind != KIND_EVENT || m[i].form != FORM_NOMINAL)
			continue;
		seen++;
		assert_int_equal(coref_of(c, i), LOCAL_NONE);
	}
	assert_int_equal(seen, 1);
	coref_free(c);
	reading_free(r);
}

/* A body that is called a forum is what its leaders meet at, too. */
static void
test_coref__a_body_that_is_called_a_forum(void **state)
{
	(void)state;
	check_fixed("NADI, 25 October 2006 -- The 37th Pacific Islands Forum ended. It rained.",
	            "37th Pacific Islands Forum", "event/pacific-islands-forum-leaders-meeting/2006");
	check_fixed("SUVA, 25 May 2007 -- The Pacific Islands Forum met. The Fiji forum was long.",
	            "Fiji forum", "event/pacific-islands-forum-leaders-meeting/2006");
	check_fixed("ALOFI, 20 August 2008 -- It rained. The Niue forum was long.", "Niue forum",
	            "event/pacific-islands-forum-leaders-meeting/2008");
	check_fixed("ALOFI, 20 March 2008 -- It rained. The Niue forum was long.", "Niue forum", "");
	check_fixed("CAIRNS, 5 August 2009 -- The Pacific Islands Forum met. The Pacific Forum "
	            "began.", "Pacific Forum", "event/pacific-islands-forum-leaders-meeting/2009");
}

/* A description by number or time is of the series that had such a meeting. */
static void
test_coref__a_meeting_by_its_number_or_time(void **state)
{
	(void)state;
	check_fixed("OSLO, 16 July 2014 -- The BRICS and Mercosur met. The seventh summit is in "
	            "Ufa next year.", "The seventh summit", "event/brics-summit/2015");
	check_fixed("OSLO, 5 June 2015 -- They praised the NATO summit. The 2009 summit in "
	            "Strasbourg was long.", "summit", "event/nato-summit/2009");
	check_fixed("SUVA, 5 May 2013 -- The Pacific Islands Forum rose. Last year's forum in "
	            "Rarotonga was calm.", "forum", "event/pacific-islands-forum-leaders-meeting/2012");
	/* The table ends with the one before it. */
	check_fixed("DELHI, 5 June 2016 -- The SAARC summit was put off. The 19th summit will take "
	            "place in Pakistan.", "The 19th summit", "event/saarc-summit");
}

/* … and of nothing where it may be of several, or of none. */
static void
test_coref__a_number_that_tells_nothing(void **state)
{
	(void)state;
	check_nominal("OSLO, 16 July 2014 -- The BRICS met. The 19th summit was long.");
	check_nominal("OSLO, 16 July 2014 -- They met in Bergen. The 19th summit was long.");
	check_nominal("OSLO, 5 June 2015 -- The ASEAN Summit and the East Asia Summit met in Kuala "
	              "Lumpur. The 2013 summit in Bandar Seri Begawan was long.");
}

/* "Climate" says which conference it was. */
static void
test_coref__a_climate_summit_by_its_town(void **state)
{
	(void)state;
	check_fixed("LAHORE, 25 December 2015 -- They met at the Paris climate summit. It rained.",
	            "Paris climate summit", "event/un-climate-change-conference/2015");
	check_fixed("LAHORE, 25 December 2015 -- They met at the Paris climate talks. It rained.",
	            "Paris climate talks", "event/un-climate-change-conference/2015");
	check_fixed("LAHORE, 25 December 2025 -- They met at the Paris climate summit. It rained.",
	            "Paris climate summit", "");
}

/* Who has a president is a body, whatever day its sentence speaks of. */
static void
test_coref__a_council_with_a_president(void **state)
{
	(void)state;
	check_fixed("BRUSSELS, 30 August 2014 -- She will replace him as president of the European "
	            "Council on December 1.", "European Council", "event/european-council");
	check_fixed("BRUSSELS, 19 February 2016 -- Liberal Anna Berg smiled. It rained.",
	            "Anna Berg", "");
	check_fixed("BRUSSELS, 19 February 2016 -- Outgoing European Council president Anna Berg "
	            "said so.", "European Council", "org/european-council");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_coref__games_that_were_put_off),
		cmocka_unit_test(test_coref__a_cop_of_some_treaty),
		cmocka_unit_test(test_coref__a_session_of_a_named_forum),
		cmocka_unit_test(test_coref__an_agreement_more_plainly),
		cmocka_unit_test(test_coref__a_body_that_is_called_a_forum),
		cmocka_unit_test(test_coref__a_meeting_by_its_number_or_time),
		cmocka_unit_test(test_coref__a_number_that_tells_nothing),
		cmocka_unit_test(test_coref__a_council_with_a_president),
		cmocka_unit_test(test_coref__a_climate_summit_by_its_town),
		cmocka_unit_test(test_coref__cups_of_several_sports),
		cmocka_unit_test(test_coref__games_where_they_were_to_be_held),
		cmocka_unit_test(test_coref__a_cup_that_is_named_in_full),
		cmocka_unit_test(test_coref__a_number_that_counts_something_else),
		cmocka_unit_test(test_coref__a_conference_of_last_year),
		cmocka_unit_test(test_coref__the_summit_to_come),
		cmocka_unit_test(test_coref__a_festival_by_its_whole_name),
		cmocka_unit_test(test_coref__a_conference_and_its_convention),
		cmocka_unit_test(test_coref__the_meeting_at_the_articles_date),
		cmocka_unit_test(test_coref__the_meeting_before_and_after),
		cmocka_unit_test(test_coref__the_summit_at_hand),
		cmocka_unit_test(test_coref__the_games),
		cmocka_unit_test(test_coref__races_by_their_places),
		cmocka_unit_test(test_coref__initials_of_a_meeting),
		cmocka_unit_test(test_coref__several_meetings_of_a_year),
		cmocka_unit_test(test_coref__a_body_in_either_form),
		cmocka_unit_test(test_coref__whose_conference_of_the_parties),
		cmocka_unit_test(test_coref__a_summit_of_a_year),
		cmocka_unit_test(test_coref__a_summit_of_the_town_it_is_written_in),
		cmocka_unit_test(test_coref__a_place_before_its_meeting),
		cmocka_unit_test(test_coref__a_forums_meeting_by_its_words),
		cmocka_unit_test(test_coref__a_conference_before_its_convention),
		cmocka_unit_test(test_coref__games_by_their_longer_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
