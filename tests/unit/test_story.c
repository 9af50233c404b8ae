/* SPDX-License-Identifier: MIT */
/*
 * People of one name whom only their lives tell apart: ages, deaths, callings, times;
 * and those whom nothing tells apart, who stay one.
 */
#include "tests/unit/unit.h"

#include "entity/story.h"
#include "tests/unit/reading_of.inc"
#include "tests/unit/pile_of.inc"

static void
test_story__ages_that_cannot_agree(void **state)
{
	(void)state;
	PILE({"OSLO, March 1, 2018 - Anna Lind, 61, who sells fish, sued the town.", "Anna Lind",
	      "person/anna-lind-born-1957", 0},
	     {"OSLO, May 1, 2020 - Anna Lind, 24, was named to the team.", "Anna Lind",
	      "person/anna-lind-born-1996", 0});
	PILE({"OSLO, March 1, 2018 - Anna Lind, 61, who sells fish, sued the town.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, May 1, 2020 - Anna Lind, 62, won the case.", "Anna Lind",
	      "person/anna-lind", 0});
	/* Points of a game, and an age of another time. */
	PILE({"OSLO, March 1, 2018 - Anna Lind, 61, who sells fish, sued the town.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, May 1, 2018 - Scoring: Anna Lind, 14, Berit Moe, 12.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, June 1, 2018 - In 1980 Anna Lind, 23, went to sea.", "Anna Lind",
	      "person/anna-lind", 0});
}

/* Of which year an age is that an article without a date tells is not known, but where nothing
 * else is in common either it makes two people possible. */
static void
test_story__ages_without_a_date(void **state)
{
	(void)state;
	PILE({"HUNTSVILLE, Texas - Anna Lind, 51, lost her appeal in Texas.", "Anna Lind",
	      "person/anna-lind", 2},
	     {"BUENOS AIRES, March 3, 2025 - Anna Lind, 44, a trader, left Argentina.", "Anna Lind",
	      "person/anna-lind-trader", 2});
	PILE({"HUNTSVILLE, Texas - Anna Lind, 51, lost her appeal in Texas.", "Anna Lind",
	      "person/anna-lind", 2},
	     {"BUENOS AIRES - Anna Lind, 44, a trader, left Argentina.", "Anna Lind",
	      "person/anna-lind-trader", 2});
	/* Seven years may lie between them. */
	PILE({"HUNTSVILLE, Texas - Anna Lind, 51, a singer, won in Texas.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"BUENOS AIRES - Anna Lind, 44, a singer, sang in Argentina.", "Anna Lind",
	      "person/anna-lind", 0});
	PILE({"HOUSTON, Texas - Anna Lind, 51, lost her appeal in Texas.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"AUSTIN, Texas - Anna Lind, 44, a trader, left Texas.", "Anna Lind",
	      "person/anna-lind", 0});
}

static void
test_story__the_dead_do_not_act(void **state)
{
	(void)state;
	PILE({"LEEDS, May 3, 2019 - Anna Lind burnt to death in a fire on Friday.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, May 3, 2022 - Film director Anna Lind said on Tuesday that it rained.",
	      "Anna Lind", "person/anna-lind-director", 0});
	PILE({"OSLO, March 1, 2018 - Anna Lind, the baker, died on Monday.", "Anna Lind",
	      "person/anna-lind-baker", 0},
	     {"OSLO, May 1, 2022 - Anna Lind said on Tuesday that it rained.", "Anna Lind",
	      "person/anna-lind", 0});
	/* What she said before is still told. */
	PILE({"OSLO, March 1, 2018 - Anna Lind, the baker, died on Monday.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, May 1, 2022 - Anna Lind said in 2010 that it rained.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, May 1, 2016 - Anna Lind said on Tuesday that it rained.", "Anna Lind",
	      "person/anna-lind", 0});
}

static void
test_story__callings(void **state)
{
	(void)state;
	/* Of different countries they are two; of one country hardly one. */
	PILE({"BLANTYRE, June 5, 2021 - Anna Lind, a Zomba farmer, was charged in Malawi.",
	      "Anna Lind", "person/anna-lind-farmer", 0},
	     {"OSLO, June 5, 2021 - Anna Lind, the singer, toured Norway.", "Anna Lind",
	      "person/anna-lind-singer", 0});
	PILE({"SEOUL, Feb 8, 2018 - South Korean speed skater Anna Lind won.", "Anna Lind",
	      "person/anna-lind-skater", 2},
	     {"SEOUL, July 3, 2025 - South Korea's prime minister, Anna Lind, took office.",
	      "Anna Lind", "person/anna-lind-of-south-korea", 2});
	PILE({"DHAKA, June 5, 2021 - The bus driver Anna Lind was held in Bangladesh.", "Anna Lind",
	      "person/anna-lind-driver", 2},
	     {"DHAKA, June 5, 2021 - Anna Lind, officer-in-charge of a police station, spoke in "
	      "Bangladesh.", "Anna Lind", "person/anna-lind-officer", 2});
	/* Said to be both, or to have been. */
	PILE({"SEOUL, Feb 8, 2018 - South Korean speed skater Anna Lind won.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"SEOUL, July 3, 2025 - South Korea's prime minister, Anna Lind, a former skater, won.",
	      "Anna Lind", "person/anna-lind", 0});
	PILE({"OSLO, June 5, 2021 - Anna Lind, the actor's friend, lost.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, June 5, 2021 - Anna Lind was attacked by a farmer.", "Anna Lind",
	      "person/anna-lind", 0});
}

static void
test_story__of_different_times_and_countries(void **state)
{
	(void)state;
	PILE({"ZANZIBAR, Jan 12, 1964 - Anna Lind led a crowd in Tanzania.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, May 1, 2022 - Anna Lind swam in Norway.", "Anna Lind", "person/anna-lind", 0});
	PILE({"OSLO, Jan 12, 1964 - Anna Lind, a singer, toured Norway.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, May 1, 2022 - Anna Lind, a singer, sang in Norway.", "Anna Lind",
	      "person/anna-lind", 0});
}

/* The fullest form of a name comes first. */
static void
test_story__an_initial_that_comes_late(void **state)
{
	(void)state;
	PILE({"OSLO, June 4, 2021 - Anna Lind, the former football star, sold a stake. Anna B. "
	      "Lind came, too.", "Anna Lind", "person/anna-lind", 0},
	     {"OSLO, June 4, 2021 - Anna Lind, the former football star, sold a stake. Anna B. "
	      "Lind came, too.", "Anna B. Lind", "person/anna-b-lind", 0});
	PILE({"OSLO, June 4, 2021 - Anna B. Lind, the former football star, sold a stake. Anna "
	      "Lind smiled.", "Anna B. Lind", "person/anna-b-lind", 0},
	     {"OSLO, June 4, 2021 - Anna B. Lind, the former football star, sold a stake. Anna "
	      "Lind smiled.", "Anna Lind", "person/anna-b-lind", 0});
}

/* An office of long ago is not of who bears the name today. */
static void
test_story__an_office_of_long_ago(void **state)
{
	(void)state;
	PILE({"NAIROBI, March 1, 2018 - President Anna Lind spoke in Kenya.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"NAIROBI, Dec 12, 2018 - Kenya was free under Prime Minister Lind in 1963.", "Lind",
	      "person/lind", 0},
	     {"NAIROBI, Dec 12, 2017 - Kenya was proud, President Lind said.", "Lind",
	      "person/anna-lind", 0});
}

/* A first name alone is another's in another country, and so is a letter. */
static void
test_story__first_names_of_two_countries(void **state)
{
	(void)state;
	PILE({"HAVANA, May 2, 2021 - A man who gave his name as José spoke in Cuba.", "José",
	      "person/jose-c48eba", 0},
	     {"MEXICO CITY, May 2, 2022 - A boy called José was hurt in Mexico.", "José",
	      "person/jose-3563b2", 0});
	PILE({"HAVANA, May 2, 2021 - President José spoke in Cuba.", "José", "person/jose", 0},
	     {"HAVANA, May 2, 2022 - Cuba is small, José said.", "José", "person/jose", 0});
	PILE({"OSLO, May 2, 2021 - Anna Francis, 61, sells fish in Norway.", "Anna Francis",
	      "person/anna-francis", 0},
	     {"DELHI, May 2, 2022 - A boy called Francis fell into a well in India.", "Francis",
	      "person/francis", 0});
}

static void
test_story__fields_of_words(void **state)
{
	(void)state;
	assert_int_equal(story_fields(STR_LIT("Farmer")), STORY_BIT(STORY_TRADE));
	assert_int_equal(story_fields(STR_LIT("star")),
	                 STORY_BIT(STORY_SPORT) | STORY_BIT(STORY_ARTS));
	assert_int_equal(story_fields(STR_LIT("lawyer")), 0);
	assert_int_equal(story_fields(STR_LIT("")), 0);
	assert_int_equal(story_fields(STR_LIT("acto")), 0);
	assert_int_equal(story_fields(STR_LIT("actors")), 0);
	assert_int_equal(story_fields(STR_LIT("Donaudampfschifffahrtskapitän")), 0);
}

/* Each word of the list has its field, and no field but those it is listed in. */
static void
test_story__fields_are_those_of_the_list(void **state)
{
	static const char *const lists[STORY_FIELDS] = {
#define X(field, words) words,
#include "entity/calling.def"
#undef X
	};

	(void)state;
	for (int f = 0; f < STORY_FIELDS; f++) {
		struct str rest = str_of(lists[f]);
		struct str word;
		while (rest.len && str_cut(&rest, ' ', &word)) {
			uint8_t bits = 0;
			for (int k = 0; k < STORY_FIELDS; k++)
				bits |= str_in_words(word, lists[k]) ? STORY_BIT(k) : 0;
			assert_int_equal(story_fields(word), bits);
		}
	}
}

/* One who is only named as somebody's brother is not meant by the surname elsewhere. */
static void
test_story__a_surname_is_not_only_a_relatives(void **state)
{
	(void)state;
	PILE({"OSLO, March 1, 2018 - Anna Lind said on Monday that it rained. Her brother, Bo Lind, "
	      "stayed.", "Anna Lind", "person/anna-lind", 0},
	     {"OSLO, March 2, 2018 - Anna Lind and her brother, Bo Lind, left.", "Bo Lind",
	      "person/bo-lind", 0},
	     {"OSLO, March 3, 2018 - Critics of Lind said that Lind lied.", "Lind", "person/anna-lind", 0});
	/* Bo is more than that. */
	PILE({"OSLO, March 1, 2018 - Anna Lind said on Monday that it rained. Her brother, Bo Lind, "
	      "stayed.", "Anna Lind", "person/anna-lind", 0},
	     {"OSLO, March 2, 2018 - Bo Lind left.", "Bo Lind", "person/bo-lind", 0},
	     {"OSLO, March 3, 2018 - Critics of Lind said that Lind lied.", "Lind", "person/lind-c6ad9d", 2});
}

static void
test_story__a_first_name_says_nothing_to_others(void **state)
{
	(void)state;
	PILE({"OSLO, March 1, 2018 - Anna Lind and her brother, Kamal, left. Kamal smiled.", "Kamal",
	      "person/kamal-83cf4d", 0},
	     {"DHAKA, March 2, 2018 - Home Minister Asad Kamal left.", "Asad Kamal",
	      "person/asad-kamal", 0},
	     {"ROME, March 2, 2018 - Tom Berg and his son Kamal left.", "Kamal",
	      "person/kamal-503737", 0});
}

/* Who is named once in full, in another country, is hardly meant. */
static void
test_story__a_surname_of_elsewhere(void **state)
{
	(void)state;
	PILE({"BLANTYRE, March 1, 2018 - Anna Lind sold fish in Malawi.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, March 2, 2018 - Critics of Lind said in Norway that Lind lied.", "Lind",
	      "person/lind", 0},
	     {"BLANTYRE, March 2, 2018 - Critics of Lind said in Malawi that Lind lied.", "Lind",
	      "person/anna-lind", 0});
}

/* … unless he leads that country: of him the press of all others writes. */
static void
test_story__a_leader_abroad(void **state)
{
	(void)state;
	PILE({"BLANTYRE, March 1, 2018 - Malawi's President Anna Lind opened a school.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, March 2, 2018 - Ms. Lind came to Norway. Lind will leave on Friday.", "Lind",
	      "person/anna-lind", 0});
	/* A town's mayor does not, nor is somebody of another first name meant. */
	PILE({"BLANTYRE, March 1, 2018 - Blantyre Mayor Anna Lind opened a school in Malawi.",
	      "Anna Lind", "person/anna-lind", 0},
	     {"OSLO, March 2, 2018 - Ms. Lind came to Norway. Lind will leave on Friday.", "Lind",
	      "person/lind", 0});
	PILE({"BLANTYRE, March 1, 2018 - Malawi's President Anna Lind opened a school.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, March 2, 2018 - Berit Lind sells fish in Norway. Lind lied.", "Lind",
	      "person/berit-lind", 0});
	/* Another country's minister is not. */
	PILE({"BLANTYRE, March 1, 2018 - Malawi's President Anna Lind opened a school.", "Anna Lind",
	      "person/anna-lind", 0},
	     {"OSLO, March 2, 2018 - Norwegian Defense Minister Lind stayed in Norway.", "Lind",
	      "person/lind", 0});
}

/* At home nobody says whose minister it is; abroad that cannot be told. */
static void
test_story__an_office_at_home(void **state)
{
	(void)state;
	PILE({"DHAKA, March 1, 2018 - The prime minister opened a bridge in Bangladesh.",
	      "The prime minister", "person/prime-minister-of-bangladesh", 0},
	     {"PARIS, March 1, 2018 - Bangladesh's prime minister opened a bridge.",
	      "Bangladesh's prime minister", "person/prime-minister-of-bangladesh", 0});
	struct reading *r = reading_of("PARIS, March 1, 2018 - The prime minister opened a bridge in "
	                               "Bangladesh.", "case.txt");
	struct coref *c = coref_new(r);
	assert_null(local_of(r, c, "The prime minister", 0));
	coref_free(c);
	reading_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_story__ages_that_cannot_agree),
		cmocka_unit_test(test_story__ages_without_a_date),
		cmocka_unit_test(test_story__the_dead_do_not_act),
		cmocka_unit_test(test_story__callings),
		cmocka_unit_test(test_story__of_different_times_and_countries),
		cmocka_unit_test(test_story__an_initial_that_comes_late),
		cmocka_unit_test(test_story__an_office_of_long_ago),
		cmocka_unit_test(test_story__a_surname_is_not_only_a_relatives),
		cmocka_unit_test(test_story__a_first_name_says_nothing_to_others),
		cmocka_unit_test(test_story__a_surname_of_elsewhere),
		cmocka_unit_test(test_story__a_leader_abroad),
		cmocka_unit_test(test_story__an_office_at_home),
		cmocka_unit_test(test_story__first_names_of_two_countries),
		cmocka_unit_test(test_story__fields_of_words),
		cmocka_unit_test(test_story__fields_are_those_of_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
