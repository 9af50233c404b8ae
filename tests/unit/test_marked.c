/* SPDX-License-Identifier: MIT */
/*
 * The reader of marked training text: marks become spans of the plain text,
 * articles end at their line, and the project's own files can be read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "train/train.h"

static void
test_marked__marks_become_spans(void **state)
{
	struct str rest = STR_LIT("[[person|Ana Lind]] met [[org|ASEAN]] on [[date|Monday]].\n"
	                          "===\nNo name [here].\n");
	struct arena arena;
	struct str text;
	struct gold g;

	(void)state;
	arena_init(&arena);
	assert_true(marked_next(&rest, &arena, &text, &g));
	assert_true(str_eq(text, STR_LIT("Ana Lind met ASEAN on Monday.\n")));
	assert_int_equal(g.nspan, 3);
	assert_int_equal(g.spans[0].off, 0);
	assert_int_equal(g.spans[0].end, 8);
	assert_int_equal(g.spans[0].kind, KIND_PERSON);
	assert_int_equal(g.spans[1].off, 13);
	assert_int_equal(g.spans[1].kind, KIND_ORG);
	assert_int_equal(g.spans[2].kind, -1);
	assert_true(marked_next(&rest, &arena, &text, &g));
	assert_true(str_eq(text, STR_LIT("No name [here].\n")));
	assert_int_equal(g.nspan, 0);
	assert_false(marked_next(&rest, &arena, &text, &g));
	arena_release(&arena);
}

/* What parts a person, or leaves a word that says nothing, is put together;
 * other parts of names stay apart, and so does what stands side by side. */
static void
test_gold__parted_names_are_joined(void **state)
{
	struct str text = STR_LIT("Kenya Airways; Anna Berg Foundation; Thai Post; "
	                          "Kenya Defence College; Kenya, Post; Thai army");
	struct gold_span spans[] = {
		{.off = 0, .end = 5, .kind = KIND_PLACE},
		{.off = 6, .end = 13, .kind = KIND_ORG},
		{.off = 15, .end = 24, .kind = KIND_PERSON},
		{.off = 25, .end = 35, .kind = KIND_ORG},
		{.off = 37, .end = 41, .kind = -1, .is_people = true},
		{.off = 42, .end = 46, .kind = KIND_ORG},
		{.off = 48, .end = 53, .kind = KIND_PLACE},
		{.off = 54, .end = 69, .kind = KIND_ORG},
		{.off = 71, .end = 76, .kind = KIND_PLACE},
		{.off = 78, .end = 82, .kind = KIND_ORG},
		{.off = 84, .end = 88, .kind = -1, .is_people = true},
		{.off = 89, .end = 93, .kind = KIND_ORG},
	};
	struct gold g = {.spans = spans, .nspan = sizeof(spans) / sizeof(spans[0])};

	(void)state;
	gold_join(text, &g);
	assert_int_equal(g.nspan, 9);
	assert_int_equal(g.spans[0].end, 13);
	assert_int_equal(g.spans[0].kind, KIND_ORG);
	assert_int_equal(g.spans[1].off, 15);
	assert_int_equal(g.spans[1].end, 35);
	assert_int_equal(g.spans[1].kind, KIND_ORG);
	assert_int_equal(g.spans[2].end, 46);
	assert_int_equal(g.spans[2].kind, KIND_ORG);
	assert_int_equal(g.spans[3].kind, KIND_PLACE);
	assert_int_equal(g.spans[3].end, 53);
	assert_int_equal(g.spans[5].kind, KIND_PLACE);
	assert_int_equal(g.spans[7].kind, -1);
}

/* A slip of the pen in a mark would teach the tagger nonsense. */
static void
test_marked__own_text_has_known_kinds(void **state)
{
	static const char *const files[] = {"headlines", "meetings", "names", "orgs",
	                                    "people", "places", "plain", "wires",
	                                    "state", "trade", "games", "bodies",
	                                    "clubs", "offices", "papers", "registers",
	                                    "shops", "surnames", "towns"};
	size_t marks = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char path[64];
		struct arena arena;
		struct str text;
		struct gold g;

		snprintf(path, sizeof(path), "assets/training/%s.txt", files[i]);
		struct str all = train_read(path, true);
		struct str rest = all;
		arena_init(&arena);
		while (marked_next(&rest, &arena, &text, &g)) {
			assert_null(strstr(text.ptr, "]]"));
			for (size_t k = 0; k < g.nspan; k++) {
				struct str s = str_sub(text, g.spans[k].off, g.spans[k].end);
				assert_true(s.len > 0 && s.ptr[0] != ' ');
				assert_true(s.ptr[s.len - 1] != ' ' && s.ptr[s.len - 1] != ',');
				marks += g.spans[k].kind >= 0;
			}
		}
		arena_release(&arena);
		free((void *)all.ptr);
	}
	assert_true(marks > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marked__marks_become_spans),
		cmocka_unit_test(test_gold__parted_names_are_joined),
		cmocka_unit_test(test_marked__own_text_has_known_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
