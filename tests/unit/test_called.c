/* SPDX-License-Identifier: MIT */
/*
 * Names that other articles may call somebody by: the given names of leaders, the name
 * without the mother's surname; and what an article must say to be believed.
 */
#include "tests/unit/unit.h"

#include "entity/also.h"
#include "entity/coref.h"
#include "recognize/kb.h"
#include "tests/unit/reading_of.inc"

/* Does what `teacher` says of somebody (his name in full) tell who `word` is in `pupil`? */
static bool
tells(const char *teacher, const char *name, const char *pupil, const char *word)
{
	struct reading *r[2] = {reading_of(teacher, "a.txt"), reading_of(pupil, "b.txt")};
	struct coref *c[2] = {coref_new(r[0]), coref_new(r[1])};
	const struct local *l[2] = {local_of(r[0], c[0], name, 0), local_of(r[1], c[1], word, 0)};
	struct resolved out;
	struct arena arena;

	arena_init(&arena);
	assert_non_null(l[0]);
	assert_non_null(l[1]);
	resolve_block(&l[1], 1, &out, &arena);
	bool found = l[0]->also_key.len && str_eq(l[0]->also_block, l[1]->block) &&
	             also_borne(&l[1], &out, 1, l[0]->also_key) == 0;
	arena_release(&arena);
	for (size_t i = 0; i < 2; i++) {
		coref_free(c[i]);
		reading_free(r[i]);
	}
	return found;
}

#define ANUTIN "BANGKOK, Sept 8, 2025 - Thailand's new prime minister, Anutin Charnvirakul, spoke."

static void
test_called__leaders_by_the_given_name(void **state)
{
	(void)state;
	assert_true(tells(ANUTIN, "Anutin Charnvirakul",
	                  "BANGKOK, Oct 8, 2025 - Prime Minister Anutin said that Thailand would vote.",
	                  "Anutin"));
	/* No office, another one, one of another country. */
	assert_false(tells(ANUTIN, "Anutin Charnvirakul",
	                   "BANGKOK, Oct 8, 2025 - Anutin said that Thailand would vote.", "Anutin"));
	assert_false(tells(ANUTIN, "Anutin Charnvirakul",
	                   "BANGKOK, Oct 8, 2025 - Governor Anutin said that Thailand would vote.",
	                   "Anutin"));
	assert_false(tells(ANUTIN, "Anutin Charnvirakul",
	                   "OSLO, Oct 8, 2025 - Norwegian Prime Minister Anutin said that Norway won.",
	                   "Anutin"));
	assert_true(tells("HANOI, Sept 8, 2025 - Vietnam's prime minister, Pham Minh Chinh, spoke.",
	                  "Pham Minh Chinh",
	                  "HANOI, Oct 8, 2025 - Prime Minister Chinh said Vietnam grew.", "Chinh"));
}

/* Elsewhere a given name alone is nobody's. */
static void
test_called__others_by_the_surname(void **state)
{
	(void)state;
	assert_false(tells("PARIS, Sept 8, 2025 - France's president, Emmanuel Macron, spoke.",
	                   "Emmanuel Macron",
	                   "PARIS, Oct 8, 2025 - President Emmanuel said France won.", "Emmanuel"));
	assert_false(tells("BANGKOK, Sept 8, 2025 - Anutin Charnvirakul, a cook, spoke in Thailand.",
	                   "Anutin Charnvirakul",
	                   "BANGKOK, Oct 8, 2025 - Prime Minister Anutin said Thailand won.", "Anutin"));
}

#define URRUTIA "CARACAS, Aug 8, 2024 - Edmundo González Urrutia of Venezuela's opposition left Venezuela."

static void
test_called__without_the_mothers_surname(void **state)
{
	(void)state;
	assert_true(tells(URRUTIA, "Edmundo González Urrutia",
	                  "CARACAS, Aug 9, 2024 - Edmundo Gonzalez won, Venezuela's opposition said.",
	                  "Edmundo Gonzalez"));
	/* Of another country, by the other surname, with a second given name. */
	assert_false(tells(URRUTIA, "Edmundo González Urrutia",
	                   "MADRID, Aug 9, 2024 - Edmundo Gonzalez of Spain won in Spain.",
	                   "Edmundo Gonzalez"));
	assert_false(tells("OSLO, Aug 8, 2024 - Edmundo González Urrutia ran in Norway.",
	                   "Edmundo González Urrutia",
	                   "OSLO, Aug 9, 2024 - Edmundo Gonzalez ran in Norway.",
	                   "Edmundo Gonzalez"));
	assert_false(tells("CARACAS, Aug 8, 2024 - Juan Carlos González spoke in Venezuela.",
	                   "Juan Carlos González",
	                   "CARACAS, Aug 9, 2024 - Juan Carlos spoke in Venezuela.", "Juan Carlos"));
}

/* Key of the one whom a word is of. */
static void
assert_key(const char *text, const char *word, const char *key)
{
	struct reading *r = reading_of(text, "a.txt");
	struct coref *c = coref_new(r);
	const struct local *l = local_of(r, c, word, 0);

	assert_non_null(l);
	assert_str(l->key, key);
	coref_free(c);
	reading_free(r);
}

static void
test_called__by_nicknames(void **state)
{
	(void)state;
	assert_key("JAKARTA, Aug 10, 2023 - President Jokowi said Indonesia won.", "Jokowi",
	           "vidodo|joko");
	assert_key("MEXICO CITY, Aug 10, 2023 - AMLO said Mexico won. Andrés Manuel López Obrador "
	           "smiled.", "AMLO", "obrador|andres manul lopez");
	/* Of another country, and of a longer name. */
	assert_key("OSLO, Aug 10, 2023 - President Jokowi said Norway won.", "Jokowi", "");
	assert_key("BRASILIA, Aug 10, 2023 - Brazil's singer Lula Lind sang. Then Lula smiled.",
	           "Lula", "lind|lula");
}

/* Each row names a country of the tables, and somebody who is named in full. */
static void
test_called__rows_of_nicknames(void **state)
{
	static const struct {
		const char *nickname;
		const char *name;
		const char *country;
	} rows[] = {
#include "gen/nicknames.inc"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_true(kb_is_country(kb_by_slug(KB_PLACE, str_of(rows[i].country))));
		assert_non_null(strchr(rows[i].name, ' '));
		assert_true(i == 0 || strcmp(rows[i - 1].nickname, rows[i].nickname) < 0);
		assert_true(strlen(rows[i].nickname) <= 12);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_called__leaders_by_the_given_name),
		cmocka_unit_test(test_called__others_by_the_surname),
		cmocka_unit_test(test_called__without_the_mothers_surname),
		cmocka_unit_test(test_called__by_nicknames),
		cmocka_unit_test(test_called__rows_of_nicknames),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
