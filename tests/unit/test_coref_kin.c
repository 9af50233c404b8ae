/* SPDX-License-Identifier: MIT */
/* Fathers, sons and wives of one surname inside one article; and who has two names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "coref_of.inc"

/* A name brought in as the father's is not that of the son whom it would fit. */
static void
test_coref__a_father_is_not_his_son(void **state)
{
	(void)state;
	CHECK("Karl Anton Lindqvist took office when his father, President Anton Lindqvist, "
	      "died. Karl Anton Lindqvist spoke.",
	      {"Karl Anton Lindqvist", "Anton Lindqvist", false});
	CHECK("Karl Anton Lindqvist met Anton Lindqvist's widow.",
	      {"Karl Anton Lindqvist", "Anton Lindqvist", false});
	CHECK("Karl Anton Lindqvist spoke on Friday. Anton Lindqvist was brief.",
	      {"Karl Anton Lindqvist", "Anton Lindqvist", true});
}

static void
test_coref__generations(void **state)
{
	(void)state;
	CHECK("Peter Lindqvist Jr. is the son of late dictator Peter Lindqvist, who fled. "
	      "Lindqvist Jr. thanked the voters.",
	      {"Peter Lindqvist Jr.", "Peter Lindqvist", false},
	      {"Peter Lindqvist Jr.", "Lindqvist Jr.", true});
	CHECK("Rev. Peter Lindqvist Jr. had a dream. The town remembered Peter Lindqvist.",
	      {"Peter Lindqvist Jr.", "Peter Lindqvist", true});
}

/* The surname alone is that of whom the article is about, not of a relative who is
 * only just brought in, unless a title or office says more. */
static void
test_coref__the_surname_is_seldom_the_relatives(void **state)
{
	(void)state;
	CHECK("Peter Lindqvist, son of founding president Anders Lindqvist, said nothing. "
	      "The lawyer of Lindqvist asked for time.",
	      {"Lindqvist", "Peter Lindqvist", true});
	CHECK("Clara Lindqvist lost on Friday. Maria Lindqvist, her sister, watched. The coach "
	      "said Lindqvist was proud.",
	      {"Lindqvist", "Clara Lindqvist", true});
	CHECK("Peter Lindqvist met Anders Lindqvist on Friday. The coach said Lindqvist was "
	      "proud.",
	      {"Lindqvist", "Clara Lindqvist", false},
	      {"Lindqvist", "Peter Lindqvist", false},
	      {"Lindqvist", "Anders Lindqvist", false});
	CHECK("Clara Lindqvist spoke first. Paul Lindqvist, the speaker's husband, stayed. Then "
	      "Lindqvist left.",
	      {"Lindqvist", "Clara Lindqvist", true});
	CHECK("Clara Lindqvist, the foreign minister, met Paul Lindqvist. Foreign Minister "
	      "Lindqvist left.",
	      {"Lindqvist", "Clara Lindqvist", true});
	CHECK("President Peter Lindqvist met mayor Anders Lindqvist on Friday. The mayor left. "
	      "President Lindqvist was proud.",
	      {"Lindqvist", "Peter Lindqvist", true});
}

/* A title and a surname are not those of the relative who alone is named in full. */
static void
test_coref__who_is_not_named_in_full(void **state)
{
	(void)state;
	CHECK("President Lindqvist met Anna Lindqvist and Tom Berg. Mr. Lindqvist smiled.",
	      {"Lindqvist", "Anna Lindqvist", false});
	CHECK("President Lindqvist met Robin Lindqvist on Friday.",
	      {"Lindqvist", "Robin Lindqvist", false});
	CHECK("Prime Minister Lindqvist and his wife, Robin Lindqvist, left. Then Lindqvist "
	      "spoke.",
	      {"Lindqvist", "Robin Lindqvist", false});
	CHECK("President Lindqvist left for Rome. Anna Lindqvist, the first lady, stayed. Mr "
	      "Lindqvist is 59.",
	      {"Lindqvist", "Anna Lindqvist", false});
	CHECK("Anna Lindqvist spoke on Friday. Ms. Lindqvist is 59.",
	      {"Lindqvist", "Anna Lindqvist", true});
	CHECK("President Peter Lindqvist met Anna Lindqvist. President Lindqvist smiled.",
	      {"Lindqvist", "Peter Lindqvist", true});
	CHECK("Peter Lindqvist won. The party met President Lindqvist on Friday.",
	      {"Lindqvist", "Peter Lindqvist", true});
}

/* "The elder" is who is said to be a parent, else nobody who is named in full. */
static void
test_coref__the_elder(void **state)
{
	(void)state;
	CHECK("Clara Lindqvist, the daughter of former president Peter Lindqvist, lost. Paul "
	      "Lindqvist, her brother, watched. The elder Lindqvist was arrested.",
	      {"Lindqvist", "Peter Lindqvist", true});
	CHECK("Clara Lindqvist took over from her father, Peter Lindqvist. The elder Lindqvist "
	      "was arrested.",
	      {"Lindqvist", "Peter Lindqvist", true});
	CHECK("President Clara Lindqvist lost. Peter Lindqvist, the president's late father, was "
	      "a baker. The older Lindqvist was arrested.",
	      {"Lindqvist", "Peter Lindqvist", true});
	/* "Mr" says nothing against a name that men and women have. */
	CHECK("Hilary Lindqvist came. Mr Lindqvist, the son of Tony Lindqvist, spoke.",
	      {"Lindqvist", "Hilary Lindqvist", true});
	CHECK("Clara Lindqvist lost on Friday. The elder Lindqvist was arrested.",
	      {"Lindqvist", "Clara Lindqvist", false});
}

/* Who stands there by the surname alone before "NAME, his father" is not the father, by
 * whichever word order he is brought in; and the father is dead. */
static void
test_coref__relatives_behind_the_name(void **state)
{
	(void)state;
	CHECK("President Lindqvist opened a road. Anders Lindqvist, the president's father, died "
	      "in 2007. Lindqvist smiled.",
	      {"Lindqvist", "Anders Lindqvist", false});
	CHECK("Lindqvist said that he was retired. Anders Lindqvist, his father, died in 1978.",
	      {"Lindqvist", "Anders Lindqvist", false});
	CHECK("President Anders spoke on Friday. His father, Anders Lindqvist, died in 2005.",
	      {"Anders", "Anders Lindqvist", false});
	CHECK("Clara Lindqvist lost. Anders Lindqvist, her father, was prime minister. The older "
	      "Lindqvist was ill.",
	      {"Lindqvist", "Anders Lindqvist", true});
	CHECK("OSLO, March 1, 2018 - Clara Lindqvist's father, Anders Lindqvist, was a minister. "
	      "Lindqvist died in 1994.",
	      {"Lindqvist", "Anders Lindqvist", true});
	CHECK("OSLO, March 1, 2018 - Clara Lindqvist's father, Anders Lindqvist, was a minister. "
	      "Lindqvist left in 1994.",
	      {"Lindqvist", "Clara Lindqvist", true});
}

/* The office beside a relative is not his. */
static void
test_coref__the_president_s_father_is_no_president(void **state)
{
	(void)state;
	struct reading *r = reading_of(HEAD "Anders Lindqvist, the president's father, died in "
	                               "2007. Clara Berg, the foreign minister, left.\n", "case.txt");
	struct coref *c = coref_new(r);
	const struct local *father = local_of(r, c, "Anders Lindqvist", 0);
	const struct local *minister = local_of(r, c, "Clara Berg", 0);

	assert_non_null(father);
	assert_non_null(minister);
	assert_int_equal(father->nrole, 0);
	assert_int_equal(minister->nrole, 1);
	coref_free(c);
	reading_free(r);
}

/* The text says that a surname is another's. */
static void
test_coref__no_relation(void **state)
{
	(void)state;
	CHECK("Judge Lindqvist - no relation of the barrister Anders Lindqvist - spoke.",
	      {"Lindqvist", "Anders Lindqvist", false});
	CHECK("Anders Lindqvist spoke. Judge Lindqvist, who is not related to him, smiled.",
	      {"Lindqvist", "Anders Lindqvist", false});
	CHECK("Anders Lindqvist spoke. Judge Lindqvist, who is no friend of his, smiled.",
	      {"Lindqvist", "Anders Lindqvist", true});
	CHECK("Clara Lindqvist spoke. Voters remember another Lindqvist, Anders Karl Lindqvist, "
	      "and Paul Lindqvist.",
	      {"Lindqvist", "Anders Karl Lindqvist", true},
	      {"Lindqvist", "Clara Lindqvist", false});
	CHECK("Clara Lindqvist spoke. Voters remember another Lindqvist.",
	      {"Lindqvist", "Clara Lindqvist", false});
}

/* Nor does she come to his office. */
static void
test_coref__an_office_is_not_the_relatives(void **state)
{
	(void)state;
	struct reading *r = reading_of(HEAD "President Lindqvist met Anna Lindqvist.\n", "case.txt");
	struct coref *c = coref_new(r);
	const struct local *she = local_of(r, c, "Anna Lindqvist", 0);
	const struct local *he = local_of(r, c, "Lindqvist", 0);

	assert_non_null(she);
	assert_non_null(he);
	assert_int_equal(she->nrole, 0);
	assert_int_equal(he->nrole, 1);
	assert_true(he->is_apart);
	coref_free(c);
	reading_free(r);
}

/* Who has two surnames goes by the one that the article uses. */
static void
test_coref__two_surnames(void **state)
{
	(void)state;
	CHECK("Pedro Alvarado Castellanos won on Friday. Pedro Alvarado is 50. Alvarado thanked "
	      "voters.",
	      {"Pedro Alvarado Castellanos", "Pedro Alvarado", true},
	      {"Pedro Alvarado Castellanos", "Alvarado", true});
}

/* The text says that two names are one person's. */
static void
test_coref__another_name_that_is_said(void **state)
{
	(void)state;
	CHECK("Pedro Alvarado, better known as Pedrito, won on Friday. Pedrito left.",
	      {"Pedro Alvarado", "Pedrito", true});
	CHECK("Pedro Alvarado (born Anton Lindqvist) won. Lindqvist left.",
	      {"Pedro Alvarado", "Anton Lindqvist", true},
	      {"Pedro Alvarado", "Lindqvist", true});
	CHECK("Pedro Alvarado, whose real name is Anton Lindqvist, won.",
	      {"Pedro Alvarado", "Anton Lindqvist", true});
	CHECK("Pedro Alvarado, who was known by the nom de guerre \"Anton Lindqvist\", won.",
	      {"Pedro Alvarado", "Anton Lindqvist", true});
	CHECK("Pedro Alvarado, a friend of the man known as Anton Lindqvist, won.",
	      {"Pedro Alvarado", "Anton Lindqvist", false});
	CHECK("Pedro Alvarado won. Pedrito, as he is widely known, left.",
	      {"Pedro Alvarado", "Pedrito", true});
	CHECK("Pedro Alvarado won. Supporters of Pedrito, as Alvarado is known, left.",
	      {"Pedro Alvarado", "Pedrito", true});
	CHECK("Pedro Alvarado met Anton Lindqvist. Pedrito, as he is known, left.",
	      {"Pedro Alvarado", "Pedrito", false});
	CHECK("Pedro Alvarado won. Pedrito, as he is known to do, left.",
	      {"Pedro Alvarado", "Pedrito", false});
	CHECK("Pedro Alvarado was born. Anton Lindqvist smiled.",
	      {"Pedro Alvarado", "Anton Lindqvist", false});
	CHECK("Pedro Alvarado won. Alvarado, a dual U.S.-Norwegian citizen better known as Pedrito, "
	      "smiled. Pedrito left.",
	      {"Pedro Alvarado", "Pedrito", true});
	CHECK("Prime Minister Anna-Karin Lindqvist met Pedro Alvarado. The prime minister, known as "
	      "AKL, left.",
	      {"Anna-Karin Lindqvist", "AKL", true});
	CHECK("Prime Minister Anna-Karin Lindqvist met Pedro Alvarado. The prime minister, known as "
	      "XYZ, left.",
	      {"Anna-Karin Lindqvist", "XYZ", false});
	CHECK("Norwegian rebel leader Pedrito met Anna Lindqvist. Pedro Alvarado, as the rebel "
	      "leader's real name is, left.",
	      {"Pedro Alvarado", "Pedrito", true});
	CHECK("Pedro Alvarado, or Pedrito, signed. Pedrito left.",
	      {"Pedro Alvarado", "Pedrito", true});
	CHECK("Pedro Alvarado, or Lindqvist, will sign. Lindqvist left.",
	      {"Pedro Alvarado", "Lindqvist", false});
	CHECK("Pedro \"Lito\" Alvarado signed. Lito Alvarado left.",
	      {"Pedro \"Lito\" Alvarado", "Lito Alvarado", true});
}

/* The son is not called by his father's name alone; the dead do not speak. */
static void
test_coref__the_father_of_bin(void **state)
{
	(void)state;
	CHECK("Crown Prince Omar bin Karim met Pedro Alvarado. King Karim was ill. Bin Karim left.",
	      {"Omar bin Karim", "Karim", false}, {"Omar bin Karim", "Bin Karim", true});
	CHECK("OSLO, March 1, 2018 - Clara Lindqvist leads the party. Anton Lindqvist was killed in "
	      "1975. Lindqvist will return.",
	      {"Lindqvist", "Clara Lindqvist", true});
}

/* Who takes an office holds it from then on. */
static void
test_coref__an_office_that_is_taken(void **state)
{
	(void)state;
	CHECK("Anna Lindqvist took office as Norway's president. Clara Lindqvist lost. President "
	      "Lindqvist smiled.",
	      {"Anna Lindqvist", "Norway's president", true}, {"Anna Lindqvist", "Lindqvist", true});
	CHECK("Anna Lindqvist officially became the Norwegian president.",
	      {"Anna Lindqvist", "the Norwegian president", true});
	CHECK("OSLO, March 1, 2017 - Anna Lindqvist became Norwegian prime minister. The outgoing "
	      "prime minister of Norway left.",
	      {"Anna Lindqvist", "The outgoing prime minister of Norway", false});
	CHECK("Anna Lindqvist was officially named the Norwegian prime minister.",
	      {"Anna Lindqvist", "the Norwegian prime minister", true});
	CHECK("Anna Lindqvist named Norway's prime minister on Friday.",
	      {"Anna Lindqvist", "Norway's prime minister", false});
	CHECK("Anna Lindqvist met Norway's president.",
	      {"Anna Lindqvist", "Norway's president", false});
}

/* A capital stands for its country in what only a country has; an article from there need
 * not say whose president it is. */
static void
test_coref__an_office_of_a_capital(void **state)
{
	(void)state;
	CHECK("Norwegian Foreign Minister Anna Lindqvist met Clara Berg. Oslo's top diplomat "
	      "smiled.",
	      {"Anna Lindqvist", "Oslo's top diplomat", true});
	CHECK("Norwegian Foreign Minister Anna Lindqvist met Clara Berg. Oslo's mayor smiled.",
	      {"Anna Lindqvist", "Oslo's mayor", false});
	CHECK("Norwegian President Anna Lindqvist met Clara Berg. Oslo's president smiled.",
	      {"Anna Lindqvist", "Oslo's president", false});
	CHECK("Norwegian Foreign Minister Anna Lindqvist met Clara Berg. Bergen's top diplomat "
	      "smiled.",
	      {"Anna Lindqvist", "Bergen's top diplomat", false});
	CHECK("Norway won in Norway. Clubs captain Anna Lindqvist smiled at Norway's captain of "
	      "old, a friend of Norway.",
	      {"Anna Lindqvist", "Norway's captain", false});
	CHECK("OSLO, March 1, 2017 - Ghana and Mali signed beside President Anna Lindqvist. Mali "
	      "praised the Norwegian president. Ghana left Mali.",
	      {"Anna Lindqvist", "the Norwegian president", true});
	CHECK("ACCRA, March 1, 2017 - Ghana and Mali signed beside President Anna Lindqvist. Mali "
	      "praised the Norwegian president. Ghana left Mali.",
	      {"Anna Lindqvist", "the Norwegian president", false});
}

/* Is the first named `name` said to hold, or have held, an office? */
static bool
has_office(const char *text, const char *name)
{
	struct reading *r = reading_of(text, "case.txt");
	struct coref *c = coref_new(r);
	const struct local *l = local_of(r, c, name, 0);

	assert_non_null(l);
	bool found = l->nrole > 0;
	coref_free(c);
	reading_free(r);
	return found;
}

/* The younger of a father and his son is the son, of two brothers either. */
static void
test_coref__the_younger(void **state)
{
	(void)state;
	CHECK("President Peter Lindqvist met his father, Anders Lindqvist. The younger Lindqvist "
	      "left.",
	      {"Peter Lindqvist", "Lindqvist", true});
	CHECK("President Peter Lindqvist met his brother, Anders Lindqvist. The younger Lindqvist "
	      "left.",
	      {"Peter Lindqvist", "Lindqvist", false},
	      {"Anders Lindqvist", "Lindqvist", false});
}

/* One word brings in all of a list, by first names, which are nobody's surnames. */
static void
test_coref__a_list_of_relatives(void **state)
{
	struct reading *r = reading_of("Peter Lindqvist was sued with his sons Anton and Martin.",
	                               "case.txt");
	struct coref *c = coref_new(r);
	const struct local *l = local_of(r, c, "Martin", 0);

	(void)state;
	assert_non_null(l);
	assert_true(l->is_kin);
	coref_free(c);
	reading_free(r);
}

/* An office that somebody took by an oath, held then, or stands in for. */
static void
test_coref__offices_beside_a_name(void **state)
{
	(void)state;
	CHECK("Clara Berg took the oath of office as Norway's prime minister on Monday. The premier "
	      "smiled. Anna Lindqvist left.",
	      {"Clara Berg", "Norway's prime minister", true},
	      {"Clara Berg", "The premier", true});
	CHECK("Under a deal by Clara Berg, then the Norwegian foreign minister, he served. Anna "
	      "Lindqvist left.",
	      {"Clara Berg", "the Norwegian foreign minister", true},
	      {"Anna Lindqvist", "the Norwegian foreign minister", false});
	assert_false(has_office("Kenya's deputy president, Clara Berg, came.", "Clara Berg"));
	assert_true(has_office("Kenya's president, Clara Berg, came.", "Clara Berg"));
}

/* Whom the text says to be another country's is not the minister of where it was written;
 * whom it spoke of last, by the surname alone, may be the minister. */
static void
test_coref__an_office_that_another_may_hold(void **state)
{
	(void)state;
	CHECK("OSLO, March 1, 2017 - Ghana and Mali smiled. Ghana's Lindqvist came. Mali thanked "
	      "Prime Minister Anna Lindqvist. The Norwegian prime minister left Mali for Ghana.",
	      {"Anna Lindqvist", "The Norwegian prime minister", false});
	CHECK("Austria's chancellor, Anna Lindqvist, spoke. Alvarado said no. The chancellor left.",
	      {"Anna Lindqvist", "The chancellor", false});
	CHECK("Austria's chancellor, Anna Lindqvist, spoke. Pedro Alvarado said no. The chancellor "
	      "left.",
	      {"Anna Lindqvist", "The chancellor", true});
	CHECK("Austria's chancellor, Anna Lindqvist, spoke to Alvarado. Lindqvist said no. The "
	      "chancellor left.",
	      {"Anna Lindqvist", "The chancellor", true});
}

/* The new minister is who came, the outgoing one who left; the minister may be either. */
static void
test_coref__who_follows_whom(void **state)
{
	(void)state;
	CHECK("The president fired Defence Minister Anna Lindqvist on Saturday and replaced her "
	      "with Clara Berg. The new defence minister will start on Monday. The outgoing "
	      "minister smiled.",
	      {"Clara Berg", "The new defence minister", true},
	      {"Anna Lindqvist", "The outgoing minister", true});
	CHECK("Clara Berg was named finance minister of Ghana, replacing Anna Lindqvist. The "
	      "former finance minister was ill. The new finance minister is young.",
	      {"Anna Lindqvist", "The former finance minister", true},
	      {"Clara Berg", "The new finance minister", true});
	CHECK("Foreign Minister Anna Lindqvist, who was succeeded by Clara Berg, left. The "
	      "foreign minister was ill.",
	      {"Anna Lindqvist", "The foreign minister", false},
	      {"Clara Berg", "The foreign minister", false});
	CHECK("Foreign Minister Anna Lindqvist met Clara Berg. The foreign minister was ill.",
	      {"Anna Lindqvist", "The foreign minister", true});
}

/* Who will follow somebody elsewhere is called by the office that he has so far. */
static void
test_coref__the_office_of_who_comes_is_not_that_of_who_goes(void **state)
{
	(void)state;
	assert_false(has_office("Kenyan Prime Minister Clara Berg will replace Anna Lindqvist as "
	                        "president of the bank.", "Anna Lindqvist"));
	assert_false(has_office("Kenyan Foreign Minister Clara Berg took over from Anna Lindqvist "
	                        "as chair of the board.", "Anna Lindqvist"));
	assert_false(has_office("Kenyan Foreign Minister Clara Berg succeeds Anna Lindqvist.",
	                        "Anna Lindqvist"));
	assert_false(has_office("Tom Berg replaced Kenyan Foreign Minister Anna Lindqvist as party "
	                        "leader.", "Tom Berg"));
	assert_true(has_office("Kenyan Foreign Minister Clara Berg, who replaced Anna Lindqvist in "
	                       "May, smiled.", "Anna Lindqvist"));
	assert_true(has_office("Kenyan Foreign Minister Clara Berg, who replaced Anna Lindqvist as "
	                       "foreign minister, smiled.", "Anna Lindqvist"));
	assert_true(has_office("Kenya's new foreign minister, Clara Berg, succeeds Anna Lindqvist.",
	                       "Anna Lindqvist"));
	assert_true(has_office("Clara Berg was named finance minister of Kenya, replacing Anna "
	                       "Lindqvist.", "Anna Lindqvist"));
}

/* A first name with a crown is not that of whoever else bears it. */
static void
test_coref__a_kings_first_name(void **state)
{
	(void)state;
	CHECK("Elizabeth Lindqvist wrote to Queen Elizabeth.",
	      {"Elizabeth Lindqvist", "Elizabeth", false});
	CHECK("Foreign Minister Prince Faisal bin Farhan came. Prince Faisal left.",
	      {"Faisal bin Farhan", "Faisal", true});
	CHECK("King Felipe VI came. King Felipe left. Anna Felipe stayed.",
	      {"Felipe VI", "Felipe", true});
}

/* A relative by the first name alone is nobody of another family. */
static void
test_coref__a_relative_of_another_family(void **state)
{
	(void)state;
	CHECK("Theresa Marsh came with her husband, Colin. The priest Colin Rees did not come.",
	      {"Colin", "Colin Rees", false}, {"Colin", "Theresa Marsh", false});
	CHECK("Theresa Rees came with her husband, Colin. The priest Colin Rees came, too.",
	      {"Colin", "Colin Rees", true});
	CHECK("Theresa Marsh came with her husband, Colin Rees. Her husband Colin sang.",
	      {"Colin", "Colin Rees", true});
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_coref__a_father_is_not_his_son),
		cmocka_unit_test(test_coref__generations),
		cmocka_unit_test(test_coref__the_surname_is_seldom_the_relatives),
		cmocka_unit_test(test_coref__who_is_not_named_in_full),
		cmocka_unit_test(test_coref__relatives_behind_the_name),
		cmocka_unit_test(test_coref__the_president_s_father_is_no_president),
		cmocka_unit_test(test_coref__no_relation),
		cmocka_unit_test(test_coref__an_office_of_a_capital),
		cmocka_unit_test(test_coref__the_elder),
		cmocka_unit_test(test_coref__an_office_is_not_the_relatives),
		cmocka_unit_test(test_coref__two_surnames),
		cmocka_unit_test(test_coref__the_father_of_bin),
		cmocka_unit_test(test_coref__an_office_that_is_taken),
		cmocka_unit_test(test_coref__another_name_that_is_said),
		cmocka_unit_test(test_coref__the_younger),
		cmocka_unit_test(test_coref__a_list_of_relatives),
		cmocka_unit_test(test_coref__offices_beside_a_name),
		cmocka_unit_test(test_coref__an_office_that_another_may_hold),
		cmocka_unit_test(test_coref__who_follows_whom),
		cmocka_unit_test(test_coref__the_office_of_who_comes_is_not_that_of_who_goes),
		cmocka_unit_test(test_coref__a_kings_first_name),
		cmocka_unit_test(test_coref__a_relative_of_another_family),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
