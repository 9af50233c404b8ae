/* SPDX-License-Identifier: MIT */
/*
 * What is kept of each word of an article spares questions to the tables, and
 * changes no answer.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "recognize/recognizer_int.h"

#include "reading_of.inc"

static const char text[] =
	"Leaders meet in East Timor\n\n12 March 2017\n\n"
	"The East Asia Summit, the Asia-Pacific Economic Cooperation and the ASEAN Defence "
	"Ministers’ Meeting-Plus were held in New York, New Delhi and Dar es Salaam. East of "
	"Moscow – Beijing and the United States of America’s Secretary of State and foreign "
	"minister of Papua New Guinea met the Association of Southeast Asian Nations. The "
	"United Nations Framework Convention on Climate Change, the World - Bank and the New. "
	"York Times of the United.\n";

static void
test_words__a_phrase_is_asked_for_wherever_one_may_begin(void **state)
{
	struct reading *r = reading_of(text, "case.txt");
	struct arena arena;
	size_t nlonger = 0;

	(void)state;
	arena_init(&arena);
	struct find f = {.article = reading_article(r),
	                 .text = article_text(reading_article(r)).ptr,
	                 .tokens = reading_tokens(r), .arena = &arena,
	                 .scratch = &arena};
	words_look_up(&f);
	for (size_t i = 0; i < f.tokens->len; i++) {
		for (int class = 0; class < KB_VARIANT; class++) {
			struct match asked = match_at(&f, i, KB_BIT(class));
			struct match found = match_from(&f, i, KB_BIT(class));
			assert_int_equal(asked.count, found.count);
			assert_int_equal(asked.alias.entry, found.alias.entry);
			nlonger += found.count > 1;
		}
	}
	assert_true(nlonger > 8);
	arena_release(&arena);
	reading_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words__a_phrase_is_asked_for_wherever_one_may_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
