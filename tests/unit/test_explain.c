/* SPDX-License-Identifier: MIT */
/* Why something is a mention: the words, the rules, what was not taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "reading_of.inc"
#include "recognize/explain.h"

static const char text[] =
	"Ministers gather for talks\n\n12 March 2017\n\n"
	"Kenyan Foreign Minister Amina Mohamed came to the 5th Russia-ASEAN Summit in Sochi. "
	"The Wind Trees Commission (WTC) was there, and the WTC spoke with Dr Lind.\n";

struct scene {
	struct reading *reading;
	struct explanations *why;
};

static void
open_scene(struct scene *s)
{
	s->reading = reading_of(text, "case.txt");
	assert_non_null(s->reading);
	s->why = explain(reading_article(s->reading), NULL);
}

static void
close_scene(struct scene *s)
{
	explanations_free(s->why);
	reading_free(s->reading);
}

static const struct explanation *
of_words(const struct scene *s, const char *words)
{
	size_t at = str_find(article_text(reading_article(s->reading)), str_of(words));

	assert_int_not_equal(at, SIZE_MAX);
	return explain_mention(s->why, span_from_to((uint32_t)at, (uint32_t)(at + strlen(words))));
}

/* Is there evidence of this sort, with these words and note ("" = none)? */
static bool
has_evidence(const struct scene *s, const struct explanation *e, const char *what,
             const char *words, const char *note)
{
	struct str all = article_text(reading_article(s->reading));

	for (size_t i = 0; i < e->nevidence; i++) {
		const struct evidence *x = &e->evidence[i];
		struct str at = span_is_none(x->at) ? STR_EMPTY : str_at(all, x->at);
		if (strcmp(x->what, what) == 0 && str_eq(at, str_of(words)) &&
		    str_eq(x->note, str_of(note)))
			return true;
	}
	return false;
}

static void
test_explain__says_all_that_speaks_for_a_name(void **state)
{
	struct scene s;
	open_scene(&s);
	const struct explanation *e = of_words(&s, "Amina Mohamed");

	(void)state;
	assert_non_null(e);
	assert_true(has_evidence(&s, e, "office", "Kenyan Foreign Minister", "foreign-minister"));
	assert_true(has_evidence(&s, e, "given name", "Amina", ""));
	assert_true(has_evidence(&s, e, "family name", "Mohamed", ""));
	assert_true(has_evidence(&s, e, "tagger", "", ""));
	e = of_words(&s, "Lind");
	assert_non_null(e);
	assert_true(has_evidence(&s, e, "title", "Dr", ""));
	close_scene(&s);
}

static void
test_explain__names_rows_numbers_and_definitions(void **state)
{
	struct scene s;
	open_scene(&s);
	const struct explanation *e = of_words(&s, "5th Russia-ASEAN Summit");

	(void)state;
	assert_non_null(e);
	assert_true(has_evidence(&s, e, "table", "", "event/asean-russia-summit"));
	assert_true(has_evidence(&s, e, "number", "5th", ""));
	assert_true(has_evidence(&s, e, "meeting noun", "Summit", ""));
	e = of_words(&s, "WTC");
	assert_non_null(e);
	assert_true(has_evidence(&s, e, "definition", "Wind Trees Commission", ""));
	close_scene(&s);
}

static void
test_explain__lists_what_was_not_taken(void **state)
{
	struct scene s;
	open_scene(&s);
	const struct explanation *e = of_words(&s, "5th Russia-ASEAN Summit");
	bool has_place = false;

	(void)state;
	for (size_t i = 0; i < e->nother; i++) {
		const struct mention *m = &e->others[i];
		has_place |= m->kind == KIND_PLACE &&
		             str_eq(str_at(article_text(reading_article(s.reading)), m->at),
		                    STR_LIT("Russia"));
		assert_true(span_overlaps(m->at, e->mention.at));
	}
	assert_true(has_place);
	close_scene(&s);
}

static void
test_explain__finds_what_the_reading_found(void **state)
{
	struct scene s;
	open_scene(&s);
	size_t n;
	const struct mention *m = reading_mentions(s.reading, &n);

	(void)state;
	assert_true(n > 5);
	for (size_t i = 0; i < n; i++) {
		const struct explanation *e = explain_mention(s.why, m[i].at);
		assert_non_null(e);
		assert_int_equal(e->mention.kind, m[i].kind);
		assert_true(e->nevidence > 0);
		assert_string_equal(e->evidence[0].what, rule_name(m[i].rule));
	}
	assert_null(explain_mention(s.why, span_from_to(0, 1)));
	close_scene(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_explain__says_all_that_speaks_for_a_name),
		cmocka_unit_test(test_explain__names_rows_numbers_and_definitions),
		cmocka_unit_test(test_explain__lists_what_was_not_taken),
		cmocka_unit_test(test_explain__finds_what_the_reading_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
