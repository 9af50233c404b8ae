/* SPDX-License-Identifier: MIT */
/*
 * The user's dictionary: its names are found in all their spellings and are
 * one thing, what it denies is not found, and longer names keep their parts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "reading_of.inc"

static const struct {
	enum kind kind;
	const char *name;
	const char *spelling;
} names[] = {
	{KIND_PERSON, "Yegor Tarkhovsky", "Yegor Tarkhovsky"},
	{KIND_PERSON, "Yegor Tarkhovsky", "Egor Tarhovskij"},
	{KIND_PERSON, "Yegor Tarkhovsky", "the Vega chief"},
	{KIND_PERSON, "Willy", "Orlo van Tamm"},
	{KIND_ORG, "Vega Group", "Vega"},
	{KIND_ORG, "Vega Group", "the society"},
	{KIND_ORG, "NATO", "the alliance"},
	{KIND_EVENT, "Northern Shield", "Northern Shield"},
	{KIND_DOCUMENT, "Lantern Accord", "the lantern paper"},
	{KIND_PLACE, "Port of Ilmen", "Ilmen Harbour"},
};

static struct lexicon *
lexicon_of_names(void)
{
	struct lexicon *l = lexicon_new();

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_true(lexicon_add(l, names[i].kind, str_of(names[i].name),
		                        str_of(names[i].spelling)));
	assert_true(lexicon_deny(l, STR_LIT("Friday Gazette")));
	return l;
}

/* What is found in a text, and which entity the n-th mention of it is. */
static void
assert_found(const char *text, const char *mentions)
{
	struct lexicon *l = lexicon_of_names();
	struct reading *r = reading_with(text, "case.txt", l);
	assert_non_null(r);
	char *got = reading_list(r);

	assert_string_equal(got, mentions);
	free(got);
	reading_free(r);
	lexicon_free(l);
}

static void
test_lexicon__finds_spellings_in_any_case_of_small_words(void **state)
{
	(void)state;
	assert_found("They say that Egor Tarhovskij met Vega. The Vega chief left.",
	             "person:Egor Tarhovskij | org:Vega | person:The Vega chief");
	assert_found("They read the lantern paper at Ilmen Harbor during Northern Shield.",
	             "document:the lantern paper | place:Ilmen Harbor | event:Northern Shield");
}

static void
test_lexicon__wants_capitals_where_it_has_them(void **state)
{
	(void)state;
	assert_found("They saw vega, a star.", "");
}

static void
test_lexicon__leaves_longer_names_whole(void **state)
{
	(void)state;
	assert_found("They asked Mr Antonio Vega about it.", "person:Antonio Vega");
	assert_found("They joined the Society of Lantern Makers.", "org:Society of Lantern Makers");
}

static void
test_lexicon__denies_with_all_that_touches_it(void **state)
{
	(void)state;
	assert_found("It was in the Friday Gazette in Moscow.", "place:Moscow");
}

static const char *
fixed_of(const struct reading *r, const struct coref *c, const char *text)
{
	const struct local *l = local_of(r, c, text, 0);

	return l ? l->fixed.ptr : "none";
}

static void
test_lexicon__names_are_identity(void **state)
{
	struct lexicon *l = lexicon_of_names();
	struct reading *r = reading_with("Egor Tarhovskij met Vega near Ilmen Harbour. Mr Tarkhovsky "
	                                 "left for the alliance, and the Vega chief for "
	                                 "Northern Shield. Orlo van Tamm slept. Van Tamm woke "
	                                 "up in the North Wind Treaty (Vega).", "case.txt", l);
	struct coref *c = coref_new(r);
	const struct local *who = local_of(r, c, "Egor Tarhovskij", 0);
	const struct local *willy = local_of(r, c, "Orlo van Tamm", 0);

	(void)state;
	assert_non_null(who);
	assert_string_equal(who->name.ptr, "Yegor Tarkhovsky");
	assert_ptr_equal(local_of(r, c, "Tarkhovsky", 0), who);
	assert_ptr_equal(local_of(r, c, "the Vega chief", 0), who);
	assert_string_equal(who->fixed.ptr, "person/yegor-tarkhovsky");
	assert_non_null(willy);
	assert_string_equal(willy->fixed.ptr, "person/willy");
	assert_string_equal(willy->name.ptr, "Willy");
	assert_ptr_equal(local_of(r, c, "Van Tamm", 0), willy);
	assert_ptr_equal(local_of(r, c, "Vega", 1), local_of(r, c, "Vega", 0));
	assert_string_equal(fixed_of(r, c, "Vega"), "org/vega-group");
	assert_string_equal(fixed_of(r, c, "the alliance"), "org/nato");
	assert_string_equal(fixed_of(r, c, "Ilmen Harbour"), "place/port-of-ilmen");
	assert_string_equal(fixed_of(r, c, "Northern Shield"), "event/northern-shield");
	coref_free(c);
	reading_free(r);
	lexicon_free(l);
}

static void
test_lexicon__refuses_what_cannot_be_looked_for(void **state)
{
	struct lexicon *l = lexicon_new();
	uint64_t empty = lexicon_hash(l);

	(void)state;
	assert_int_equal(empty, 0);
	assert_false(lexicon_add(l, KIND_ORG, STR_LIT("Vega"), STR_LIT("")));
	assert_false(lexicon_add(l, KIND_ORG, STR_LIT("Vega"), STR_LIT("- ' -")));
	assert_false(lexicon_add(l, KIND_DATE, STR_LIT("Monday"), STR_LIT("Monday")));
	assert_int_equal(lexicon_hash(l), 0);
	assert_true(lexicon_deny(l, STR_LIT("Vega")));
	assert_int_not_equal(lexicon_hash(l), 0);
	lexicon_free(l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lexicon__finds_spellings_in_any_case_of_small_words),
		cmocka_unit_test(test_lexicon__wants_capitals_where_it_has_them),
		cmocka_unit_test(test_lexicon__leaves_longer_names_whole),
		cmocka_unit_test(test_lexicon__denies_with_all_that_touches_it),
		cmocka_unit_test(test_lexicon__names_are_identity),
		cmocka_unit_test(test_lexicon__refuses_what_cannot_be_looked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
