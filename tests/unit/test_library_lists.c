/* SPDX-License-Identifier: MIT */
/* library: what is asked of it: lists by window, one entity, steps, hits. */
#include "tests/unit/unit.h"

#include "tests/unit/handmade.h"

#include "library/library.h"

/* -------------------------------------------------------------------- helpers */

/*
 * Offsets: a.txt  0 Lavrov 14 NATO 19 Lavrov | b.txt  0 NATO (menu) 5 NATO
 *          c.txt  0 Lavrov 7 EAS …           | d.txt  nothing of them
 */
static int
set_up(void **state)
{
	static const char *const pile[][3] = {
		{"a.txt", "2016-07-23",
		 "{P lavrov|sergei+fm/place/russia:Sergey Lavrov} {O =org/nato:NATO} "
		 "{P lavrov|sergei+fm/place/russia:.Lavrov}"},
		{"b.txt", "2016-07-24",
		 "! {O =org/nato:.NATO}\n"
		 "{O =org/nato:North Atlantic Treaty Organization} "
		 "{P @fm/place/russia:the minister}"},
		{"c.txt", "",
		 "{P lavrov|sergei-fm/place/russia:.Lavrov} "
		 "{M =event/eas/5^event/eas^East Asia Summit:5th EAS} "
		 "{M =event/eas/11^event/eas^East Asia Summit:11th EAS} "
		 "{M =event/eas/11^event/eas^East Asia Summit:11th EAS} "
		 "{M =event/aaa:Aaa forum} {M =event/zzz:Zzz forum} "
		 "{M =event/zzz:Zzz forum} {D 2010:2010}\n"
		 "{O =org/nato:NATO}"},
		{"d.txt", "2016-07-23", "nobody at all"},
	};
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	for (size_t i = 0; i < sizeof pile / sizeof *pile; i++) {
		struct made *m = made_new(pile[i][0], pile[i][1], pile[i][2]);

		assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
		made_free(m);
	}
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	*state = lib;
	return 0;
}

static int
tear_down(void **state)
{
	library_close(*state);
	return 0;
}

static entity_id
find(struct library *lib, const char *name)
{
	entity_id id = library_find(lib, str_of(name), NULL, 0, NULL);

	assert_int_not_equal(id, ENTITY_NONE);
	return id;
}

static article_id
article(struct library *lib, const char *path)
{
	article_id id = library_article_by_path(lib, str_of(path));

	assert_int_not_equal(id, ARTICLE_NONE);
	return id;
}

/* "depth:slug here,mentions …", one row at a time to cross every seam. */
static void
list(struct library *lib, const struct entity_query *q, struct buf *out)
{
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	buf_clear(out);
	for (size_t i = 0; library_entities(lib, q, i, 1, &row, &arena); i++)
		buf_addf(out, "%s%u:%.*s", i ? " " : "", row.depth,
		         STR_ARG(row.slug));
	arena_release(&arena);
}

/* ---------------------------------------------------------------------- lists */

static void
test_library__lists_go_by_kind_then_as_asked(void **state)
{
	struct library *lib = *state;
	struct entity_query q = {.kinds = 1u << KIND_EVENT};
	struct buf b;

	buf_init(&b);
	q.sort = ENTITY_BY_COUNT;
	list(lib, &q, &b);
	assert_buf(&b, "0:event/eas/11 0:event/zzz 0:event/eas/5 0:event/aaa "
	               "0:event/eas");
	q.sort = ENTITY_BY_NAME;
	list(lib, &q, &b);
	assert_buf(&b, "0:event/eas/11 0:event/eas/5 0:event/aaa 0:event/eas "
	               "0:event/zzz");
	q.sort = ENTITY_BY_FIRST;
	list(lib, &q, &b);
	assert_buf(&b, "0:event/eas/5 0:event/eas/11 0:event/aaa 0:event/zzz "
	               "0:event/eas");
	q.sort = ENTITY_BY_ID;
	list(lib, &q, &b);
	assert_buf(&b, "0:event/aaa 0:event/eas 0:event/eas/11 0:event/eas/5 "
	               "0:event/zzz");
	q = (struct entity_query){.sort = ENTITY_BY_ID};
	list(lib, &q, &b);
	assert_true(str_starts(buf_str(&b), STR_LIT(
		"0:person/sergey-lavrov 0:org/nato 0:event/aaa")));
	assert_true(str_ends(buf_str(&b), STR_LIT(" 0:date/2010")));
	buf_release(&b);
}

static void
test_library__a_tree_keeps_instances_behind_their_series(void **state)
{
	struct library *lib = *state;
	struct entity_query q = {.kinds = 1u << KIND_EVENT, .is_tree = true};
	struct buf b;

	buf_init(&b);
	q.sort = ENTITY_BY_COUNT;
	list(lib, &q, &b);
	/* Three mentions in the family, two of Zzz. */
	assert_buf(&b, "0:event/eas 1:event/eas/11 1:event/eas/5 0:event/zzz "
	               "0:event/aaa");
	q.sort = ENTITY_BY_FIRST;
	list(lib, &q, &b);
	assert_buf(&b, "0:event/eas 1:event/eas/11 1:event/eas/5 0:event/aaa "
	               "0:event/zzz");
	/* In the article the series itself is not mentioned: no tree. */
	q.article = article(lib, "c.txt");
	list(lib, &q, &b);
	assert_buf(&b, "0:event/eas/5 0:event/eas/11 0:event/aaa 0:event/zzz");
	buf_release(&b);
}

static void
test_library__a_list_of_an_article_counts_there(void **state)
{
	struct library *lib = *state;
	struct entity_query q = {.article = article(lib, "b.txt"),
	                         .with_nominal = true};
	struct entity_row rows[8];
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(library_entity_count(lib, &q), 2);
	assert_int_equal(library_entities(lib, &q, 0, 8, rows, &arena), 2);
	assert_str(rows[0].slug, "person/sergey-lavrov");
	assert_int_equal(rows[0].here, 1);
	assert_int_equal(rows[0].mentions, 4);
	assert_int_equal(rows[0].articles, 3);
	assert_str(rows[1].slug, "org/nato");
	assert_int_equal(rows[1].here, 2);
	assert_int_equal(rows[1].here_body, 1);
	assert_int_equal(rows[1].mentions, 4);
	/* Without descriptions he is not here. */
	q.with_nominal = false;
	assert_int_equal(library_entity_count(lib, &q), 1);
	q = (struct entity_query){.kinds = 1u << KIND_PERSON};
	assert_int_equal(library_entities(lib, &q, 0, 8, rows, &arena), 1);
	assert_int_equal(rows[0].mentions, 3);
	arena_release(&arena);
}

static void
test_library__filter_is_folded_and_sees_spellings(void **state)
{
	struct library *lib = *state;
	struct entity_query q = {.filter = STR_LIT("ATLÁNTIC  tre")};
	struct buf b;

	buf_init(&b);
	list(lib, &q, &b);
	assert_buf(&b, "0:org/nato");
	q.filter = STR_LIT("forum");
	list(lib, &q, &b);
	assert_buf(&b, "0:event/zzz 0:event/aaa");
	/* A description is not what somebody is called. */
	q.filter = STR_LIT("minister");
	list(lib, &q, &b);
	assert_buf(&b, "");
	q.filter = STR_LIT("%");
	list(lib, &q, &b);
	assert_buf(&b, "");
	buf_release(&b);
}

/* ------------------------------------------------------------------ one entity */

static void
test_library__find_by_id_name_and_spelling(void **state)
{
	struct library *lib = *state;
	entity_id ids[4];
	size_t n;

	assert_int_equal(find(lib, "org/nato"), find(lib, "nato"));
	assert_int_equal(find(lib, "north atlantic treaty organization"),
	                 find(lib, "org/nato"));
	assert_int_equal(library_find(lib, STR_LIT("11th eas"), ids, 4, &n),
	                 find(lib, "event/eas/11"));
	assert_int_equal(n, 1);
	assert_int_equal(library_find(lib, STR_LIT("East Asia Summit"), ids, 4,
	                              &n), find(lib, "event/eas"));
	assert_int_equal(library_find(lib, STR_LIT("nobody"), ids, 4, &n),
	                 ENTITY_NONE);
	assert_int_equal(n, 0);
	assert_int_equal(library_find(lib, STR_EMPTY, ids, 4, &n), ENTITY_NONE);
}

static void
test_library__of_one_name_the_most_mentioned_is_meant(void **state)
{
	struct library *lib;
	struct made *m = made_new("x", "",
		"{O =org/a:Same} {O =org/b:Same} {O =org/b:Same} "
		"{O =org/c:*Same} {O =org/c:*Same} {O =org/c:*Same} {O =org/c:C}");
	entity_id ids[4];
	size_t n;
	struct entity_row row;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_true(library_entity(lib, library_find(lib, STR_LIT("same"), ids, 4,
	                                             &n), &row, &arena));
	assert_str(row.slug, "org/b");
	assert_int_equal(n, 3);
	assert_int_equal(ids[0], row.id);
	/* Only described so: last, although mentioned most. */
	assert_true(library_entity(lib, ids[2], &row, &arena));
	assert_str(row.slug, "org/c");
	made_free(m);
	arena_release(&arena);
	library_close(lib);
}

static void
test_library__aliases_are_counted(void **state)
{
	struct library *lib = *state;
	struct alias_row rows[8];
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(library_aliases(lib, find(lib, "person/sergey-lavrov"),
	                                 0, 8, rows, &arena), 3);
	assert_str(rows[0].text, "Lavrov");
	assert_int_equal(rows[0].count, 2);
	assert_int_equal(rows[0].form, FORM_ALIAS);
	assert_str(rows[1].text, "Sergey Lavrov");
	assert_str(rows[2].text, "the minister");
	assert_int_equal(rows[2].form, FORM_NOMINAL);
	/* One spelling, a name here and a short form there: as a name. */
	assert_int_equal(library_aliases(lib, find(lib, "org/nato"), 0, 1, rows,
	                                 &arena), 1);
	assert_str(rows[0].text, "NATO");
	assert_int_equal(rows[0].count, 3);
	assert_int_equal(rows[0].form, FORM_NAME);
	arena_release(&arena);
}

static void
test_library__roles_say_who_when_and_whether_still(void **state)
{
	struct library *lib = *state;
	struct role_row rows[8];
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(library_roles(lib, find(lib, "person/sergey-lavrov"), 0,
	                               8, rows, &arena), 2);
	assert_str(rows[0].office, "fm");
	assert_str(rows[0].title, "Fm");
	assert_str(rows[0].of, "Russia");
	assert_false(rows[0].is_former);
	assert_int_equal(rows[0].articles, 1);
	assert_int_equal(day_cmp(rows[0].first, (struct day){2016, 7, 23}), 0);
	assert_int_equal(day_cmp(rows[0].last, (struct day){2016, 7, 23}), 0);
	/* Said by an article without a date. */
	assert_true(rows[1].is_former);
	assert_true(day_is_none(rows[1].first));
	assert_true(day_is_none(rows[1].last));
	arena_release(&arena);
}

static void
test_library__company_is_kept_outside_menus(void **state)
{
	struct library *lib = *state;
	struct with_row rows[16];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	n = library_with(lib, find(lib, "org/nato"), 0, 16, rows, &arena);
	/* c.txt: in another sentence than NATO, equals by id; no dates. */
	assert_int_equal(n, 5);
	assert_str(rows[0].name, "Sergey Lavrov");
	assert_int_equal(rows[0].articles, 3);
	assert_str(rows[1].name, "Aaa forum");
	assert_int_equal(rows[1].articles, 1);
	n = library_with(lib, find(lib, "event/zzz"), 1, 2, rows, &arena);
	assert_int_equal(n, 2);
	/* In the same sentence before NATO, which is in the next one. */
	assert_str(rows[0].name, "11th EAS");
	n = library_with(lib, find(lib, "event/zzz"), 4, 8, rows, &arena);
	assert_int_equal(n, 1);
	assert_str(rows[0].name, "NATO");
	arena_release(&arena);
}

static void
test_library__instances_are_listed(void **state)
{
	struct library *lib = *state;
	struct entity_row rows[8];
	struct arena arena;
	entity_id series = find(lib, "event/eas");

	arena_init(&arena);
	assert_int_equal(library_instances(lib, series, 0, 8, rows, &arena), 2);
	assert_str(rows[0].slug, "event/eas/11");
	assert_int_equal(rows[0].part_of, series);
	assert_int_equal(library_instances(lib, series, 1, 8, rows, &arena), 1);
	assert_str(rows[0].slug, "event/eas/5");
	assert_int_equal(library_instances(lib, ENTITY_NONE, 0, 8, rows, &arena),
	                 0);
	arena_release(&arena);
}

/* -------------------------------------------------------------- hits and steps */

static void
test_library__hits_come_by_any_window(void **state)
{
	struct library *lib = *state;
	entity_id id = find(lib, "person/sergey-lavrov");
	struct hit all[8];
	struct hit some[8];

	assert_int_equal(library_hit_count(lib, id), 4);
	assert_int_equal(library_hits(lib, id, 0, 8, all), 4);
	assert_int_equal(all[0].article, article(lib, "a.txt"));
	assert_int_equal(all[1].at.off, 19);
	assert_int_equal(all[1].here, 2);
	assert_int_equal(all[1].of_here, 2);
	assert_int_equal(all[2].form, FORM_NOMINAL);
	assert_int_equal(all[3].article, article(lib, "c.txt"));
	for (size_t first = 0; first <= 5; first++) {
		for (size_t n = 0; n <= 5; n++) {
			size_t want = first >= 4 ? 0 : n < 4 - first ? n : 4 - first;

			assert_int_equal(library_hits(lib, id, first, n, some),
			                 want);
			for (size_t i = 0; i < want; i++) {
				assert_int_equal(some[i].article,
				                 all[first + i].article);
				assert_int_equal(some[i].at.off,
				                 all[first + i].at.off);
			}
		}
	}
	assert_int_equal(library_hits(lib, 999999, 0, 8, some), 0);
	assert_int_equal(library_hit_count(lib, 999999), 0);
}

static void
test_library__hits_in_one_article_lie_in_its_text(void **state)
{
	struct library *lib = *state;
	entity_id id = find(lib, "person/sergey-lavrov");
	article_id a = article(lib, "a.txt");
	struct page *page = NULL;
	struct hit all[8];
	struct hit here[8];
	uint32_t len;

	assert_int_equal(library_hits(lib, id, 0, 8, all), 4);
	assert_int_equal(library_hits_in(lib, id, a, 8, here, &len), 2);
	assert_int_equal(library_page(lib, a, &page, NULL), STATUS_OK);
	assert_int_equal(len, article_text(page->article).len);
	page_free(page);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(here[i].at.off, all[i].at.off);
	assert_int_equal(library_hits_in(lib, id, a, 1, here, &len), 1);
	assert_int_equal(library_hits_in(lib, id, 999999, 8, here, &len), 0);
	assert_int_equal(len, 0);
}

static void
test_library__steps_walk_all_hits_and_back(void **state)
{
	struct library *lib = *state;
	entity_id id = find(lib, "org/nato");
	struct hit all[8];
	struct hit at;
	size_t n = library_hits(lib, id, 0, 8, all);

	assert_int_equal(n, 4);
	at = all[0];
	for (size_t i = 1; i < n; i++) {
		assert_true(library_step(lib, id, at.article, at.at.off, 1, &at));
		assert_int_equal(at.article, all[i].article);
		assert_int_equal(at.at.off, all[i].at.off);
		assert_int_equal(at.here, all[i].here);
	}
	assert_false(library_step(lib, id, at.article, at.at.off, 1, &at));
	for (size_t i = n - 1; i-- > 0;) {
		assert_true(library_step(lib, id, at.article, at.at.off, -1, &at));
		assert_int_equal(at.at.off, all[i].at.off);
	}
	assert_false(library_step(lib, id, at.article, at.at.off, -1, &at));
}

static void
test_library__a_step_may_start_where_the_entity_is_not(void **state)
{
	struct library *lib = *state;
	entity_id id = find(lib, "org/nato");
	struct hit at;
	uint32_t nth;
	uint32_t count;

	/* d.txt lies between a.txt and b.txt. */
	assert_true(library_step(lib, id, article(lib, "d.txt"), 3, 1, &at));
	assert_int_equal(at.article, article(lib, "b.txt"));
	assert_true(library_step(lib, id, article(lib, "d.txt"), 3, -1, &at));
	assert_int_equal(at.article, article(lib, "a.txt"));
	library_step_articles(lib, id, article(lib, "b.txt"), true, &nth, &count);
	assert_int_equal(nth, 2);
	assert_int_equal(count, 3);
	library_step_articles(lib, id, article(lib, "c.txt"), true, &nth, &count);
	assert_int_equal(nth, 3);
}

static void
test_library__articles_of_an_entity(void **state)
{
	struct library *lib = *state;
	entity_id nato = find(lib, "org/nato");
	struct article_query q = {.entity = nato,
	                          .filter = {.with = {nato}, .nwith = 1}};
	struct article_row rows[8];
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(library_article_count(lib, &q), 3);
	assert_int_equal(library_articles(lib, &q, 1, 8, rows, &arena), 2);
	assert_str(rows[0].path, "b.txt");
	assert_int_equal(rows[0].mentions, 2);
	assert_str(rows[1].path, "c.txt");
	assert_int_equal(library_article_pos(lib, &q, rows[1].id), 2);
	assert_int_equal(library_article_pos(lib, &q, article(lib, "d.txt")),
	                 SIZE_MAX);
	q.filter.nwith = 0;
	assert_int_equal(library_article_count(lib, &q), 4);
	assert_int_equal(library_articles(lib, &q, 0, 8, rows, &arena), 4);
	assert_str(rows[1].path, "d.txt");
	assert_int_equal(rows[0].mentions, 1);
	assert_int_equal(rows[1].mentions, 0);
	assert_int_equal(library_article_pos(lib, &q, rows[3].id), 3);
	arena_release(&arena);
}

static void
test_library__articles_with_and_without(void **state)
{
	struct library *lib = *state;
	entity_id nato = find(lib, "org/nato");
	entity_id lavrov = find(lib, "person/sergey-lavrov");
	struct article_query q = {.filter = {.with = {nato, lavrov}, .nwith = 2}};
	struct article_row rows[8];
	struct arena arena;

	arena_init(&arena);
	assert_int_equal(library_articles(lib, &q, 0, 8, rows, &arena), 3);
	assert_int_equal(library_article_count(lib, &q), 3);
	q.filter = (struct article_filter){.without = {lavrov}, .nwithout = 1};
	assert_int_equal(library_articles(lib, &q, 0, 8, rows, &arena), 1);
	assert_str(rows[0].path, "d.txt");
	assert_int_equal(library_article_pos(lib, &q, rows[0].id), 0);
	assert_int_equal(library_article_pos(lib, &q, article(lib, "b.txt")), SIZE_MAX);
	assert_int_equal(library_articles_before(lib, &q, article(lib, "b.txt")), 1);
	assert_true(library_article_passes(lib, &q.filter, rows[0].id));
	assert_false(library_article_passes(lib, &q.filter, article(lib, "a.txt")));
	/* An entity that is not there is in no article. */
	q.filter = (struct article_filter){.with = {ENTITY_NONE}, .nwith = 1};
	assert_int_equal(library_article_count(lib, &q), 0);
	arena_release(&arena);
}

static void
test_library__what_happened_in_calendar_order(void **state)
{
	struct library *lib = *state;
	struct dated_query q = {
		.kinds = UINT32_C(1) << KIND_DATE | UINT32_C(1) << KIND_EVENT,
		.filter = STR_EMPTY,
	};
	struct dated_row rows[4];

	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 1);
	assert_int_equal(rows[0].kind, KIND_DATE);
	assert_int_equal(rows[0].from.year, 2010);
	q.with = find(lib, "NATO");
	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 1);
	q.filter = STR_LIT("2011");
	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 0);
	q = (struct dated_query){.kinds = UINT32_C(1) << KIND_EVENT, .filter = STR_EMPTY};
	assert_int_equal(library_dated(lib, &q, 0, 4, rows), 0);
}

/* A surname alone, of somebody another article names in full: how sure that is
 * there is said there; in the pile she is what she surely is somewhere. */
static void
test_library__doubt_is_that_of_the_surest_mention(void **state)
{
	struct library *lib;
	struct made *a = made_new("a.txt", "2016-07-23", "{P lind|eva:Eva Lind} spoke.");
	struct made *b = made_new("b.txt", "2016-07-24", "{P ~lind:.Lind} spoke again.");
	struct entity_query q = {.kinds = 1u << KIND_PERSON};
	struct entity_row row;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &a->r, &a->c, NULL), STATUS_OK);
	assert_int_equal(library_add(lib, &b->r, &b->c, NULL), STATUS_OK);
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
	assert_int_equal(library_entities(lib, &q, 0, 1, &row, &arena), 1);
	assert_int_equal(row.mentions, 2);
	assert_int_equal(link_class_of(row.surest), LINK_SURE);
	q.article = library_article_by_path(lib, STR_LIT("b.txt"));
	assert_int_equal(library_entities(lib, &q, 0, 1, &row, &arena), 1);
	assert_int_not_equal(link_class_of(row.surest), LINK_SURE);
	q.without_guesses = true;
	assert_int_equal(library_entity_count(lib, &q),
	                 link_class_of(row.surest) == LINK_GUESS ? 0 : 1);
	q.article = ARTICLE_NONE;
	assert_int_equal(library_entity_count(lib, &q), 1);
	library_close(lib);
	made_free(a);
	made_free(b);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_library__lists_go_by_kind_then_as_asked),
		cmocka_unit_test(
			test_library__a_tree_keeps_instances_behind_their_series),
		cmocka_unit_test(test_library__a_list_of_an_article_counts_there),
		cmocka_unit_test(test_library__filter_is_folded_and_sees_spellings),
		cmocka_unit_test(test_library__find_by_id_name_and_spelling),
		cmocka_unit_test(
			test_library__of_one_name_the_most_mentioned_is_meant),
		cmocka_unit_test(test_library__aliases_are_counted),
		cmocka_unit_test(test_library__roles_say_who_when_and_whether_still),
		cmocka_unit_test(test_library__company_is_kept_outside_menus),
		cmocka_unit_test(test_library__instances_are_listed),
		cmocka_unit_test(test_library__hits_come_by_any_window),
		cmocka_unit_test(test_library__hits_in_one_article_lie_in_its_text),
		cmocka_unit_test(test_library__steps_walk_all_hits_and_back),
		cmocka_unit_test(
			test_library__a_step_may_start_where_the_entity_is_not),
		cmocka_unit_test(test_library__articles_of_an_entity),
		cmocka_unit_test(test_library__articles_with_and_without),
		cmocka_unit_test(test_library__what_happened_in_calendar_order),
		cmocka_unit_test(test_library__doubt_is_that_of_the_surest_mention),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
