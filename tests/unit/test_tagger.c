/* SPDX-License-Identifier: MIT */
/*
 * The trained tagger inside the program: names that no table has, the same
 * result every time, and features that mean what the model learned.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "recognize/tables.h"
#include "recognize/tagger.h"
#include "text/fold.h"

#include "reading_of.inc"

static const char text[] =
	"Harbour works begin in Quillamora\n\n12 March 2017\n\n"
	"The Brennhold Shipping Company will widen the harbour of Quillamora, its "
	"director, Tevita Laulhé-Okonjo, said on Monday. Workers in Quillamora cheered. "
	"“We waited for years,” Laulhé-Okonjo told reporters.\n";

static bool
has(const char *list, const char *mention)
{
	return strstr(list, mention) != NULL;
}

static void
test_tagger__names_no_table_has(void **state)
{
	(void)state;
	struct reading *r = reading_of(text, "case.txt");
	char *got = reading_list(r);

	assert_true(has(got, "org:Brennhold Shipping Company"));
	assert_true(has(got, "place:Quillamora"));
	assert_true(has(got, "person:Tevita Laulhé-Okonjo"));
	assert_false(has(got, "person:Quillamora"));
	assert_false(has(got, "Workers"));
	free(got);
	reading_free(r);
}

/* The article names the man of the title, and may speak of a town called so. */
#define TARUSOV \
	"Missile shield is dangerous for Asia-Pacific Region - Tarusov\n\n" \
	"MOSCOW, July 12. Deputy Defense Minister Oleg Tarusov said on Tuesday that the " \
	"department was ready to talk. “We have waited for long,” he told reporters.\n"

static void
test_tagger__doubtful_names_are_the_persons_named_in_full(void **state)
{
	(void)state;
	struct reading *man = reading_of(TARUSOV, "case.txt");
	struct reading *both = reading_of(TARUSOV "The new radar will be built in Tarusov, the "
	                                  "capital of the region.\n", "case.txt");
	struct reading *role = reading_of(TARUSOV "It played no role in Tarusov's career.\n", "case.txt");
	char *of_role = reading_list(role);
	char *of_man = reading_list(man);
	char *of_both = reading_list(both);

	assert_true(has(of_man, "person:Tarusov"));
	assert_false(has(of_man, "place:Tarusov"));
	assert_true(has(of_both, "person:Tarusov"));
	assert_true(has(of_both, "place:Tarusov"));
	assert_false(has(of_role, "place:Tarusov"));
	free(of_role);
	reading_free(role);
	free(of_both);
	free(of_man);
	reading_free(both);
	reading_free(man);
}

/* What a headline grew is cut down to what the article below calls so, and only
 * where that says it. */
#define VARGA \
	"Finnish governor Anneli Varga told reporters in Tampere on Monday that there would " \
	"be cuts. Varga spoke for an hour. Her deputy, Mikko Lind, disagreed.\n"

static void
test_tagger__names_of_headlines_end_where_the_article_ends_them(void **state)
{
	(void)state;
	struct reading *told = reading_of("Governor Lind Announces Budget Cuts in Tampere\n\n" VARGA,
	                                  "case.txt");
	struct reading *untold = reading_of("Governor Petra Lind Resigns in Tampere\n\n" VARGA,
	                                    "case.txt");
	char *list = reading_list(told);
	char *other = reading_list(untold);

	assert_true(has(list, "person:Lind |"));
	assert_false(has(list, "Announces"));
	assert_true(has(other, "person:Petra Lind"));
	assert_false(has(other, "person:Lind |"));
	free(other);
	free(list);
	reading_free(untold);
	reading_free(told);
}

static void
test_tagger__the_same_twice(void **state)
{
	(void)state;
	struct reading *a = reading_of(text, "case.txt");
	struct reading *b = reading_of(text, "case.txt");
	size_t na;
	size_t nb;
	const struct mention *ma = reading_mentions(a, &na);
	const struct mention *mb = reading_mentions(b, &nb);

	assert_int_equal(na, nb);
	assert_true(na > 4);
	for (size_t i = 0; i < na; i++) {
		assert_int_equal(ma[i].at.off, mb[i].at.off);
		assert_int_equal(ma[i].at.len, mb[i].at.len);
		assert_int_equal(ma[i].kind, mb[i].kind);
		assert_memory_equal(&ma[i].score, &mb[i].score, sizeof(ma[i].score));
	}
	reading_free(a);
	reading_free(b);
}

/* Where the system has large pages, twice: the second time there is less to do. */
static void
test_tagger__tables_in_large_pages_are_the_same_tables(void **state)
{
	extern const char tables_blob[];
	extern const char tables_blob_end[];
	size_t len = (size_t)(tables_blob_end - tables_blob);
	char *before = xmalloc(len);
	char *got;

	(void)state;
	memcpy(before, tables_blob, len);
	tables_make_ready();
	assert_memory_equal(before, tables_blob, len);
	tables_make_ready();
	assert_memory_equal(before, tables_blob, len);
	struct reading *r = reading_of(text, "case.txt");
	got = reading_list(r);
	assert_true(has(got, "place:Quillamora"));
	free(got);
	free(before);
	reading_free(r);
}

static void
test_tagger__labels_follow_each_other(void **state)
{
	(void)state;
	int begin = tag_label(KIND_ORG, TAG_BEGIN);

	assert_true(tag_may_follow(TAG_OUT, TAG_OUT));
	assert_true(tag_may_follow(TAG_OUT, begin));
	assert_true(tag_may_follow(begin, tag_label(KIND_ORG, TAG_LAST)));
	assert_false(tag_may_follow(begin, TAG_OUT));
	assert_false(tag_may_follow(begin, tag_label(KIND_PLACE, TAG_LAST)));
	assert_false(tag_may_follow(TAG_OUT, tag_label(KIND_ORG, TAG_INSIDE)));
}

static void
test_tagger__exponential(void **state)
{
	(void)state;
	assert_true(tag_exp(0) == 1);
	assert_true(tag_exp(1) > 2.718281828459 && tag_exp(1) < 2.718281828460);
	assert_true(tag_exp(-2.5) > 0.0820849986238 && tag_exp(-2.5) < 0.0820849986240);
	assert_true(tag_exp(-1000) == 0);
}

static void
test_tagger__words_of_a_kind_share_a_cluster(void **state)
{
	struct tag_word a = {.hash = 0};
	struct tag_word b = a;
	struct tag_word c = a;

	(void)state;
	tag_cluster(fold_hash(STR_LIT("Monday")), &a);
	tag_cluster(fold_hash(STR_LIT("tuesday")), &b);
	tag_cluster(fold_hash(STR_LIT("qzxvw")), &c);
	assert_true(a.fine > 0 && a.coarse > 0);
	assert_int_equal(a.fine, b.fine);
	assert_int_equal(c.fine + c.coarse + c.sense, 0);
}

/*
 * The model knows features by their hashes alone: whoever changes one must
 * train anew (make model) and put the new sum here.
 */
static void
test_tagger__features_are_those_of_the_model(void **state)
{
	struct arena arena;
	struct tokens tokens;
	struct tag_text t;
	uint64_t features[TAG_FEATURES];
	uint64_t sum = 0;

	(void)state;
	struct reading *r = reading_of("Zzyx quux\n\nquux Brennhold Quillamora zzyx.\n", "case.txt");
	arena_init(&arena);
	tokens = *reading_tokens(r);
	struct find f = {.article = reading_article(r),
	                 .text = article_text(reading_article(r)).ptr,
	                 .tokens = &tokens, .arena = &arena,
	                 .scratch = &arena};
	vec_init(&f.found);
	map_init(&f.acronyms);
	words_look_up(&f);
	tag_text_init(&t, &f);
	for (size_t i = 0; i < t.len; i++) {
		size_t n = t.is_scored[i] ? tag_features(&t, i, features) : 0;
		for (size_t k = 0; k < n; k++)
			sum = sum * 31 + (features[k] >> 32);
	}
	assert_int_equal(sum, UINT64_C(0x9b61b5a9f70c2bdd));
	map_release(&f.acronyms);
	arena_release(&arena);
	reading_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tagger__names_no_table_has),
		cmocka_unit_test(test_tagger__doubtful_names_are_the_persons_named_in_full),
		cmocka_unit_test(test_tagger__names_of_headlines_end_where_the_article_ends_them),
		cmocka_unit_test(test_tagger__the_same_twice),
		cmocka_unit_test(test_tagger__tables_in_large_pages_are_the_same_tables),
		cmocka_unit_test(test_tagger__labels_follow_each_other),
		cmocka_unit_test(test_tagger__exponential),
		cmocka_unit_test(test_tagger__words_of_a_kind_share_a_cluster),
		cmocka_unit_test(test_tagger__features_are_those_of_the_model),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
