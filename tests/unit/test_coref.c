/* SPDX-License-Identifier: MIT */
/* What is the same thing inside one article, and what is left apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "coref_of.inc"

static void
test_coref__surname_and_office(void **state)
{
	(void)state;
	CHECK("Norwegian Defense Minister Astrid Bergsson met Ghana’s defense minister, "
	      "Kofi Mensah. Bergsson spoke first. The Norwegian defense minister was brief.",
	      {"Astrid Bergsson", "Bergsson", true},
	      {"Astrid Bergsson", "The Norwegian defense minister", true},
	      {"Kofi Mensah", "The Norwegian defense minister", false});
}

/* Whose president is not said of a name: the country's that the article is about,
 * unless it gives that office to others or the name to a former one. */
static void
test_coref__an_office_of_the_country_it_is_about(void **state)
{
	(void)state;
	CHECK("Ghana cut ministries. Ghana's president spoke in Accra. President Kwame "
	      "Boateng said that former president Yaw Sarpong had spent too much.",
	      {"Ghana's president", "Kwame Boateng", true},
	      {"Ghana's president", "Yaw Sarpong", false});
	CHECK("Ghana cut ministries. Ghana's president spoke in Accra. Former President "
	      "Kwame Boateng listened.",
	      {"Ghana's president", "Kwame Boateng", false});
	CHECK("Ghana and Togo talked. Ghana met Togo. Ghana's president spoke in Lome. "
	      "President Kwame Boateng listened.",
	      {"Ghana's president", "Kwame Boateng", false});
}

static void
test_coref__two_bearers_of_a_surname(void **state)
{
	(void)state;
	CHECK("Anna Bergsson and Astrid Bergsson arrived. Bergsson spoke.",
	      {"Anna Bergsson", "Astrid Bergsson", false},
	      {"Bergsson", "Anna Bergsson", false},
	      {"Bergsson", "Astrid Bergsson", false});
}

/* A name that several longer ones have in common is none of them, whatever stands
 * first. */
static void
test_coref__a_shorter_name_of_several(void **state)
{
	(void)state;
	CHECK("Karl B. Lindqvist and Karl A. Lindqvist arrived. Karl Lindqvist spoke. Karl "
	      "P. Lindqvist left.",
	      {"Karl A. Lindqvist", "Karl Lindqvist", false},
	      {"Karl P. Lindqvist", "Karl Lindqvist", false},
	      {"Karl P. Lindqvist", "Karl A. Lindqvist", false});
	CHECK("Karl Lindqvist spoke. Karl A. Lindqvist left early.",
	      {"Karl A. Lindqvist", "Karl Lindqvist", true});
}

static void
test_coref__the_bearer_named_so_far(void **state)
{
	(void)state;
	CHECK("Anna Bergsson resigned. Bergsson spoke first. Astrid Bergsson follows her.",
	      {"Anna Bergsson", "Bergsson", true},
	      {"Astrid Bergsson", "Bergsson", false});
}

static void
test_coref__titles_tell_bearers_apart(void **state)
{
	(void)state;
	CHECK("John Bergsson and Anna Bergsson arrived. Mrs. Bergsson sat down.",
	      {"John Bergsson", "Bergsson", false},
	      {"Anna Bergsson", "Bergsson", true});
}

static void
test_coref__a_name_inside_a_run_of_capitals(void **state)
{
	(void)state;
	CHECK("Lindsay Bergsson Leaves\n\nLindsay Bergsson left on Monday. Bergsson was brief.",
	      {"Lindsay Bergsson", "Bergsson", true});
}

static void
test_coref__deputy_is_not_the_minister(void **state)
{
	(void)state;
	CHECK("Foreign Minister Astrid Bergsson and Deputy Foreign Minister Kofi Mensah "
	      "met. The deputy minister was brief.",
	      {"Kofi Mensah", "The deputy minister", true},
	      {"Astrid Bergsson", "The deputy minister", false});
}

static void
test_coref__acronym_and_long_form(void **state)
{
	(void)state;
	CHECK("The Lake Basin Water Authority (LBWA) met in Kisumu. Members of LBWA agreed.",
	      {"Lake Basin Water Authority", "LBWA", true},
	      {"LBWA", "Kisumu", false});
}

static void
test_coref__series_and_instances(void **state)
{
	(void)state;
	CHECK("The 5th East Asia Summit was held in 2010, the 11th East Asia Summit in 2016. "
	      "The East Asia Summit (EAS) unites 18 states, and the EAS has no secretariat.",
	      {"5th East Asia Summit", "11th East Asia Summit", false},
	      {"East Asia Summit", "5th East Asia Summit", false},
	      {"East Asia Summit", "EAS", true});
}

static void
test_coref__the_summit_is_the_only_one(void **state)
{
	(void)state;
	CHECK("Leaders met at the 43rd G7 summit in Taormina. The summit ended early.",
	      {"43rd G7 summit", "The summit", true});
	CHECK("The 43rd G7 summit followed the 2016 NATO summit in Warsaw. The summit was long.",
	      {"43rd G7 summit", "The summit", false});
}

static void
test_coref__sides_in_either_order(void **state)
{
	(void)state;
	CHECK("The ASEAN-Russia Foreign Ministers’ Meeting was planned. A Russia-ASEAN "
	      "Foreign Ministers Meeting is rare. The ASEAN-Russia Business Forum is not.",
	      {"ASEAN-Russia Foreign Ministers’ Meeting",
	       "Russia-ASEAN Foreign Ministers Meeting", true},
	      {"ASEAN-Russia Foreign Ministers’ Meeting", "ASEAN-Russia Business Forum", false});
}

static void
test_coref__official_names_of_agreements(void **state)
{
	(void)state;
	CHECK("They signed the Plan of Action to Promote Trade between Norway and the "
	      "Republic of Ghana (2015-2019). The Plan of Action (POA) to Promote Trade "
	      "between Ghana and Norway in 2015–2019 is short.",
	      {"Plan of Action to Promote Trade between Norway and the Republic of Ghana "
	       "(2015-2019)",
	       "Plan of Action (POA) to Promote Trade between Ghana and Norway in 2015–2019",
	       true});
}

static void
test_coref__short_names_of_organizations(void **state)
{
	(void)state;
	CHECK("The United Nations Security Council met on Monday. The Security Council "
	      "voted at noon.",
	      {"United Nations Security Council", "Security Council", true});
	CHECK("The Supreme Shipping Council met on Monday. The Shipping Council voted.",
	      {"Supreme Shipping Council", "Shipping Council", false});
}

static void
assert_text(struct str s, const char *expected)
{
	assert_int_equal(s.len, strlen(expected));
	assert_memory_equal(s.ptr, expected, s.len);
}

static void
test_coref__what_a_name_may_leave_out(void **state)
{
	(void)state;
	assert_text(coref_without_city(STR_LIT("Indianapolis Colts")), "Colts");
	assert_text(coref_without_city(STR_LIT("New York Red Bulls")), "Red Bulls");
	assert_text(coref_without_city(STR_LIT("Boston Police Department")), "");
	assert_text(coref_without_city(STR_LIT("Northwind Colts")), "");
	assert_text(coref_without_form(STR_LIT("Microsoft Corp.")), "Microsoft");
	assert_text(coref_without_form(STR_LIT("Smith & Co")), "Smith & Co");
	assert_text(coref_without_form(STR_LIT("Fjordheim Offshore ASA")), "Fjordheim Offshore");
	assert_text(coref_without_form(STR_LIT("Phan Van Se")), "Phan Van Se");
	assert_text(coref_without_state(STR_LIT("Santa Rosa, California")), "Santa Rosa");
}

static void
test_coref__clubs_companies_departments(void **state)
{
	(void)state;
	CHECK("Northwind Corp. bought a ship. Northwind Inc said so.",
	      {"Northwind Corp.", "Northwind Inc", true});
	CHECK("Staunton Police Department opened a case. Staunton Police said more.",
	      {"Staunton Police Department", "Staunton Police", true});
}

static void
test_coref__whose_navy(void **state)
{
	(void)state;
	check_fixed("An Indian navy ship came. The Navy said so in Oslo and in Quito.", "Navy",
	            "org/navy-of-india");
}

static void
test_coref__years_seen_from_the_article(void **state)
{
	(void)state;
	check_fixed("OTTAWA, 2 June 2018 -- Much was said of last year's G7 summit.", "G7 summit",
	            "event/g7-summit/2017");
	check_fixed("OTTAWA, 2 June 2018 -- The G7 summit is a custom.", "G7 summit",
	            "event/g7-summit");
	check_fixed("OTTAWA, 2 June 2018 -- The Russian Federation stayed away.",
	            "Russian Federation", "place/russia");
}

/* A number alone is one of the only series that the article speaks of. */
static void
test_coref__a_number_takes_the_series(void **state)
{
	(void)state;
	CHECK("The 14th Session of the Cormorant Commission ended. In May there will be the 15th "
	      "Session. The 15th Session of the Cormorant Commission will be short.",
	      {"15th Session", "15th Session of the Cormorant Commission", true},
	      {"15th Session", "14th Session of the Cormorant Commission", false});
}

/* Every forum has a "3rd senior officials' meeting": the year tells them apart. */
static void
test_coref__common_names_of_meetings(void **state)
{
	(void)state;
	check_fixed("Much was said\n\n12 March 2017\n\nThey held the 3rd senior officials’ meeting.",
	            "3rd senior officials’ meeting", "event/senior-officials-meeting-2017");
	check_fixed("Much was said\n\n12 March 2017\n\nThe 14th Session of the Cormorant "
	            "Commission ended.", "14th Session of the Cormorant Commission",
	            "event/session-cormorant-commission");
}

static void
test_coref__acronyms_that_nobody_defines(void **state)
{
	(void)state;
	CHECK("The Northern Herring Association met. A member of NHA left.",
	      {"Northern Herring Association", "NHA", true});
}

/* A state where its towns are named, a country where its are. */
static void
test_coref__places_of_one_name(void **state)
{
	(void)state;
	check_fixed("It rained in Tbilisi and all over Georgia.", "Georgia", "place/georgia");
	check_fixed("It rained in Atlanta and all over Georgia.", "Georgia", "place/georgia-us");
	check_fixed("The governor of Georgia came to Paris.", "Georgia", "place/georgia-us");
	check_fixed("She was born in Seattle, Washington.", "Washington",
	            "place/washington-state");
	check_fixed("She flew to Washington.", "Washington", "place/washington");
}

static void
test_coref__numbered_agreements_are_two(void **state)
{
	(void)state;
	CHECK("They signed the Second Graz Agreement. The Graz Agreement had been too short.",
	      {"Graz Agreement", "The Graz Agreement", false});
}

/* The summit of a place is the one of the only series that is held there. */
static void
test_coref__the_summit_of_the_dateline(void **state)
{
	(void)state;
	CHECK("VIENTIANE, 12 March 2017 -- The Fourth Cormorant Forum Summit began. The Vientiane "
	      "summit ends on Friday.",
	      {"Fourth Cormorant Forum Summit", "Vientiane summit", true});
}

static void
test_coref__surname_with_particles(void **state)
{
	(void)state;
	CHECK("Chief negotiator Humberto de la Vega spoke. De la Vega was brief, and "
	      "nobody doubted de la Vega.",
	      {"Humberto de la Vega", "De la Vega", true},
	      {"Humberto de la Vega", "de la Vega", true});
}

/* A place right behind the name singles out one meeting: near the date of the
 * article, else the only one that was ever held there. */
static void
test_coref__the_summit_in_a_place(void **state)
{
#define ON(date, text) "Leaders agree\n\n" date "\n\n" text "\n"
	(void)state;
	check_fixed(ON("9 July 2016", "The NATO summit in Warsaw was short."), "NATO summit",
	            "event/nato-summit/2016");
	check_fixed(ON("9 July 2016", "They recalled the NATO summit in Bucharest."), "NATO summit",
	            "event/nato-summit/2008");
	check_fixed(ON("12 July 2018", "NATO was calm. The Brussels summit of NATO ended. The NATO "
	               "summit was loud. The 2016 Warsaw summit was calmer."), "Brussels summit",
	            "event/nato-summit/2018");
	check_fixed(ON("12 July 2018", "The NATO summit was loud. The 2016 Warsaw summit was calmer."),
	            "2016 Warsaw summit", "event/nato-summit/2016");
	check_fixed(ON("27 May 2017", "The 43rd G7 summit ended. Last year's G7 was in Japan."), "G7",
	            "event/g7-summit/2016");
	check_fixed(ON("27 May 2017", "The G7 is a group."), "G7", "org/g7");
	check_fixed(ON("14 November 2021", "COP26 ended in Glasgow. The Glasgow climate summit was "
	               "long."), "Glasgow climate summit", "event/un-climate-change-conference/2021");
#undef ON
}

/* An accord is an agreement, and the second one has a number in the tables; what
 * was signed later than the article is another. */
static void
test_coref__agreements_by_other_words(void **state)
{
	(void)state;
	check_fixed("Truce holds\n\n13 February 2016\n\nThe second Minsk agreement holds.\n",
	            "Minsk agreement", "document/minsk-ii");
	check_fixed("Gases fall\n\n13 February 2016\n\nThe Paris accord will hold.\n",
	            "Paris accord", "document/paris-agreement");
	check_fixed("Peace holds\n\n13 February 2021\n\nThe Juba accord will hold.\n",
	            "Juba accord", "document/juba-agreement-for-peace-in-sudan");
	check_fixed("Peace holds\n\n13 February 2019\n\nThe Juba accord will hold.\n",
	            "Juba accord", ""); /* not yet made */
	check_fixed("Trade grows\n\n13 February 2021\n\nThe Agreement Establishing the African "
	            "Continental Free Trade Area will hold.\n",
	            "Agreement Establishing the African Continental Free Trade Area",
	            "document/african-continental-free-trade-area-agreement");
	CHECK("The Ndola Accord was signed on Friday. The Ndola agreement is short, the Ndola "
	      "Protocol long.",
	      {"Ndola Accord", "Ndola agreement", true},
	      {"Ndola Accord", "Ndola Protocol", false});
}

/* The year that an agreement is of, as far as words say it. */
static void
test_coref__the_year_of_an_agreement(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int year;
	} cases[] = {
		{"The 2011 Ndola Declaration was long.", 2011},
		{"The Ndola Declaration of 2011 was long.", 2011},
		{"The Ndola Declaration (2011) was long.", 2011},
		{"The Ndola Declaration, which was adopted in Lusaka in May 2011, was long.", 2011},
		{"Mayors signed the Ndola Declaration on Friday.", 2017},
		{"On Friday mayors signed the Ndola Declaration.", 2017},
		{"Mayors agreed here on the Ndola Declaration.", 2017},
		{"Mayors who signed the Ndola Declaration in 2011 were sorry.", 2011},
		{"Mayors who signed the Ndola Declaration met on Friday.", 0},
		{"Since 2009 mayors speak of the Ndola Declaration.", 0},
		{"Peru signed the Ndola Convention on Friday.", 0},
		{"The Ndola Declaration was long. The 2011 Ndola Declaration was short.", 2011},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf b;
		buf_init(&b);
		buf_addf(&b, HEAD "%s\n", cases[i].text);
		struct reading *r = reading_of(b.ptr, "case.txt");
		struct coref *c = coref_new(r);
		size_t n;
		const struct local *locals = coref_locals(c, &n);
		const struct local *document = NULL;
		for (size_t k = 0; k < n; k++)
			if (locals[k].kind == KIND_DOCUMENT)
				document = &locals[k];
		assert_non_null(document);
		if (document->from.year != cases[i].year)
			fail_msg("“%s”: %d", cases[i].text, document->from.year);
		coref_free(c);
		reading_free(r);
		buf_release(&b);
	}
}

/* Who is put into an office holds it; who is put out does not. */
static void
test_coref__appointments(void **state)
{
	(void)state;
	struct reading *r = reading_of("Cabinet shuffled\n\n12 March 2017\n\nAnna Lind was named Swedish "
	                               "defense minister on Monday after Petra Holm was sacked. Jan "
	                               "Berg has been sworn in as the new Swedish foreign minister.\n",
	                               "case.txt");
	struct coref *c = coref_new(r);
	const struct local *lind = local_of(r, c, "Anna Lind", 0);
	const struct local *holm = local_of(r, c, "Petra Holm", 0);
	const struct local *berg = local_of(r, c, "Jan Berg", 0);

	assert_true(lind && holm && berg);
	assert_int_equal(lind->nrole, 1);
	assert_true(str_eq(lind->roles[0].office, STR_LIT("defense-minister")));
	assert_true(str_eq(lind->roles[0].of, STR_LIT("place/sweden")));
	assert_int_equal(holm->nrole, 0);
	assert_int_equal(berg->nrole, 1);
	assert_true(str_eq(berg->roles[0].office, STR_LIT("foreign-minister")));
	coref_free(c);
	reading_free(r);
}

static void
test_coref__clubs_called_by_a_year(void **state)
{
	(void)state;
	CHECK("The Milwaukee 65ers won on Sunday. Nobody in Milwaukee had thought that the 65ers would "
	      "beat the Harriers.",
	      {"Milwaukee 65ers", "65ers", true},
	      {"Milwaukee 65ers", "Milwaukee", false});
}

/* A mountain of two names answers to the second: a short key of the one is the
 * key of the other. */
static void
test_coref__mountains_of_two_names(void **state)
{
	(void)state;
	struct reading *r = reading_of("Climbers rescued\n\n12 March 2017\n\nThey were trapped at Denali Mount "
	                               "McKinley for two days. Mount McKinley is high in "
	                               "winter.\n", "case.txt");
	struct coref *c = coref_new(r);
	const struct local *two = local_of(r, c, "Denali Mount McKinley", 0);
	const struct local *one = local_of(r, c, "Mount McKinley", 0);

	assert_non_null(two);
	assert_non_null(one);
	assert_true(str_eq(two->weak, one->key));
	assert_true(str_eq(two->block, one->block));
	coref_free(c);
	reading_free(r);
}

static void
test_coref__called_by_a_given_name(void **state)
{
	(void)state;
	CHECK("The footballer Alan Hargreave became captain. “I spoke to Alan,” his coach Mo Varga "
	      "said. Hargreave was pleased, and Mohamed Varga, too.",
	      {"Alan Hargreave", "Alan", true},
	      {"Mo Varga", "Mohamed Varga", true});
}

/* A city's name that the tagger takes for an organization is its one club's,
 * where that is named; else the city's, where the tagger doubts it. */
static void
test_coref__organizations_called_by_a_place(void **state)
{
	(void)state;
	CHECK("The Milwaukee Harriers beat Toronto 4-1. Leicestershire beat Derbyshire by 12 runs. "
	      "Milwaukee beat Toronto 4-1 last year.",
	      {"Milwaukee Harriers", "Milwaukee", true},
	      {"Milwaukee Harriers", "Toronto", false});
	check_fixed("Wolves beat rivals\n\n12 March 2017\n\nLeicestershire and Derbyshire "
	            "drew. A train from London to Derbyshire was late.\n",
	            "Derbyshire", "place/derbyshire");
}

static void
test_coref__ministries(void **state)
{
	(void)state;
	CHECK("The Finnish Ministry of Defense agreed. The Finnish Defence Ministry is small, "
	      "the Finnish Foreign Ministry smaller. The Ministry of Defense of Norway is big.",
	      {"Finnish Ministry of Defense", "Finnish Defence Ministry", true},
	      {"Finnish Ministry of Defense", "Finnish Foreign Ministry", false},
	      {"Finnish Ministry of Defense", "Ministry of Defense of Norway", false});
}

/* A page that lists other articles, above its own and below. */
static void
test_coref__lists_of_other_articles_tell_nothing(void **state)
{
	static const char page[] =
		"<html><head><title>Ministers gather for talks</title></head><body>"
		"<nav><ul><li><a href=a>Bo Lind opens the new harbour of Westmark</a></li></ul></nav>"
		"<article><h1>Ministers gather for talks</h1>"
		"<p>Anna Lind spoke for an hour to the ministers, who had come from nine states to "
		"listen to her, and then flew home.</p>"
		"<p>Lind said that the talks had gone well, and that everybody would meet again "
		"before the end of the winter, if the weather let them.</p></article>"
		"<aside><a href=b>Bo Lind opens the new harbour of Westmark</a></aside></body></html>";
	struct reading *r = reading_of(page, "case.html");
	struct coref *c = coref_new(r);
	const struct local *other = local_of(r, c, "Bo Lind", 0);

	(void)state;
	assert_ptr_equal(local_of(r, c, "Anna Lind", 0), local_of(r, c, "Lind", 0));
	assert_non_null(other);
	assert_true(other->is_aside);
	assert_false(local_of(r, c, "Anna Lind", 0)->is_aside);
	coref_free(c);
	reading_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_coref__surname_and_office),
		cmocka_unit_test(test_coref__an_office_of_the_country_it_is_about),
		cmocka_unit_test(test_coref__two_bearers_of_a_surname),
		cmocka_unit_test(test_coref__a_shorter_name_of_several),
		cmocka_unit_test(test_coref__the_bearer_named_so_far),
		cmocka_unit_test(test_coref__titles_tell_bearers_apart),
		cmocka_unit_test(test_coref__a_name_inside_a_run_of_capitals),
		cmocka_unit_test(test_coref__deputy_is_not_the_minister),
		cmocka_unit_test(test_coref__acronym_and_long_form),
		cmocka_unit_test(test_coref__series_and_instances),
		cmocka_unit_test(test_coref__the_summit_is_the_only_one),
		cmocka_unit_test(test_coref__sides_in_either_order),
		cmocka_unit_test(test_coref__official_names_of_agreements),
		cmocka_unit_test(test_coref__short_names_of_organizations),
		cmocka_unit_test(test_coref__surname_with_particles),
		cmocka_unit_test(test_coref__what_a_name_may_leave_out),
		cmocka_unit_test(test_coref__clubs_companies_departments),
		cmocka_unit_test(test_coref__whose_navy),
		cmocka_unit_test(test_coref__years_seen_from_the_article),
		cmocka_unit_test(test_coref__a_number_takes_the_series),
		cmocka_unit_test(test_coref__common_names_of_meetings),
		cmocka_unit_test(test_coref__acronyms_that_nobody_defines),
		cmocka_unit_test(test_coref__places_of_one_name),
		cmocka_unit_test(test_coref__numbered_agreements_are_two),
		cmocka_unit_test(test_coref__the_summit_of_the_dateline),
		cmocka_unit_test(test_coref__organizations_called_by_a_place),
		cmocka_unit_test(test_coref__called_by_a_given_name),
		cmocka_unit_test(test_coref__the_summit_in_a_place),
		cmocka_unit_test(test_coref__clubs_called_by_a_year),
		cmocka_unit_test(test_coref__appointments),
		cmocka_unit_test(test_coref__agreements_by_other_words),
		cmocka_unit_test(test_coref__the_year_of_an_agreement),
		cmocka_unit_test(test_coref__mountains_of_two_names),
		cmocka_unit_test(test_coref__ministries),
		cmocka_unit_test(test_coref__lists_of_other_articles_tell_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
