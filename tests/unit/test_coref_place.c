/* SPDX-License-Identifier: MIT */
/* Which of several places or organizations of one name an article means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "coref_of.inc"

/* The tables have "Birmingham, Alabama" beside Birmingham. */
static void
test_coref__a_town_of_another_country(void **state)
{
	(void)state;
	check_fixed("Police in Birmingham arrested a man. Mobile and Huntsville were calm. "
	            "Alabama votes in May.", "Birmingham", "place/birmingham-alabama");
	check_fixed("Police in Birmingham arrested a man. Coventry and London were calm.",
	            "Birmingham", "place/birmingham");
	check_fixed("Police in Birmingham arrested a man. It rained.",
	            "Birmingham", "place/birmingham");
	check_fixed("Clashes in Tripoli killed two. The army came from Beirut. Lebanon is poor.",
	            "Tripoli", "place/tripoli-lebanon");
	check_fixed("Clashes in Tripoli killed two. Libya and Lebanon are poor. Benghazi is calm.",
	            "Tripoli", "place/tripoli");
	check_fixed("They hope to win in Victoria. Seychelles votes in May.",
	            "Victoria", "place/victoria-seychelles");
}

/* The part of a country behind a town says which it is, here and in what follows. */
static void
test_coref__a_town_and_where_it_is(void **state)
{
	(void)state;
	check_fixed("A storm hit Paris. It rained in Paris, Texas, for days.",
	            "Paris", "place/paris-texas");
	check_fixed("A storm hit Paris, Lyon and Texas. It rained.", "Paris", "place/paris");
	check_fixed("A storm hit Tbilisi, Georgia. It rained.", "Tbilisi", "place/tbilisi");
	check_fixed("A storm hit Paris, France. It rained in Texas.", "Paris", "place/paris");
}

static void
test_coref__whose_acronym(void **state)
{
	(void)state;
	check_fixed("A firm signed with China's CBC on Monday.", "CBC", "org/cbc-of-china");
	check_fixed("It was on Canada's CBC on Monday.", "CBC",
	            "org/canadian-broadcasting-corporation");
	check_fixed("China's CBC bureau was closed on Monday.", "CBC",
	            "org/canadian-broadcasting-corporation");
	check_fixed("Talks begin\n\nNEW DELHI, May 12, 2025 (PTI) - It rained in Lahore. PTI, the party "
	            "of Imran Khan, stood with the army.\n", "PTI", "org/press-trust-of-india");
}

static void
test_coref__what_it_was_called_before(void **state)
{
	(void)state;
	CHECK("Heron Corp, formerly known as Tern Industries, grew. Tern Industries was small.",
	      {"Heron Corp", "Tern Industries", true});
	CHECK("The Heron Bank (formerly the Tern Bank) grew.", {"Heron Bank", "Tern Bank", true});
	CHECK("Heron Corp, which bought Tern Industries, grew.",
	      {"Heron Corp", "Tern Industries", false});
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_coref__a_town_of_another_country),
		cmocka_unit_test(test_coref__a_town_and_where_it_is),
		cmocka_unit_test(test_coref__whose_acronym),
		cmocka_unit_test(test_coref__what_it_was_called_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
