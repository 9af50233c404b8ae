/* SPDX-License-Identifier: MIT */
/*
 * article/foreign_day: dates as other languages write them beside a title, in
 * plain text and on pages.
 */
#include "tests/unit/article_of.h"

#include "article/foreign_day.h"

static void
assert_begins(const char *s, const char *want, size_t want_len)
{
	size_t len = 0;
	struct buf b;

	buf_init(&b);
	day_format(&b, foreign_day(str_of(s), &len));
	assert_buf(&b, want);
	if (want[0] != '\0')
		assert_int_equal(len, want_len);
	buf_release(&b);
}

static void
test_foreign_day__months_and_signs(void **state)
{
	(void)state;
	assert_begins("12 mars 2019 à 10h30", "2019-03-12", 12);
	assert_begins("25. September 2018", "2018-09-25", 18);
	assert_begins("30 de julio de 2018.", "2018-07-30", 19);
	assert_begins("3 июля 2018", "2018-07-03", strlen("3 июля 2018"));
	assert_begins("2016年12月15日 10:30", "2016-12-15", strlen("2016年12月15日"));
	assert_begins("2019년 3월 12일", "2019-03-12", strlen("2019년 3월 12일"));
	assert_begins("12 lipca 2024, 10:30", "2024-07-12", 13);
	assert_begins("12 Temmuz 2024", "2024-07-12", 14);
	assert_begins("12 липня 2024", "2024-07-12", strlen("12 липня 2024"));
	assert_begins("12 Ιουλίου 2024", "2024-07-12", strlen("12 Ιουλίου 2024"));
	assert_begins("12 heinäkuuta 2024", "2024-07-12", strlen("12 heinäkuuta 2024"));
	assert_begins("12 d'abril de 2024", "2024-04-12", 18);
	assert_begins("12 de maig de 2024", "2024-05-12", 18);
	assert_begins("2016年13月15日", "", 0);
	assert_begins("2016年12月", "", 0);
	assert_begins("12 marins 2019", "", 0);
}

/* The same day as the languages of CLDR write it, whatever the case. */
static void
test_foreign_day__months_of_many_languages(void **state)
{
	static const char *const days[] = {
		"14 maja 2024", "14. května 2024", "14. mája 2024", "14. svibnja 2024.",
		"14. maj 2024", "14. maí 2024", "14. toukokuuta 2024", "14 MAYIS 2024",
		"14 травня 2024 р.", "14 Мая 2024 г.", "14 Μαΐου 2024", "14 de maig de 2024",
		"14 mai 2024", "14 май 2024 г.", "14 مايو 2024", "١٤ مايو ٢٠٢٤", "14 במאי 2024",
		"14 tháng 5 năm 2024", "14 de maio de 2024", "14º de mayo de 2024",
		"2024. május 14.", "2024 m. gegužės 14 d.", "2024. gada 14. maijs",
		"2024 жылғы 14 мамыр",
	};

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		size_t len = 0;
		struct day d = foreign_day(str_of(days[i]), &len);

		if (d.year != 2024 || d.month != 5 || d.day != 14)
			fail_msg("%s", days[i]);
	}
	assert_begins("14 d’abril de 2024", "2024-04-14", strlen("14 d’abril de 2024"));
	assert_begins("14. listopada 2024.", "2024-10-14", strlen("14. listopada 2024"));
	assert_begins("14 listopada 2024", "2024-11-14", strlen("14 listopada 2024"));
	assert_begins("14 تشرين الثاني 2024", "2024-11-14", strlen("14 تشرين الثاني 2024"));
	assert_begins("14 tháng 15 năm 2024", "", 0);
	assert_begins("2024 maj 14:30", "", 0);
	assert_begins("14 majors 2024", "", 0);
}

static void
assert_short(const char *line, bool is_eastern, const char *want)
{
	size_t len = 0;
	struct buf b;

	buf_init(&b);
	day_format(&b, foreign_short_figures(str_of(line), strcspn(line, "0123456789"),
	                                     is_eastern, &len));
	assert_buf(&b, want);
	buf_release(&b);
}

static void
test_foreign_day__years_of_two_figures(void **state)
{
	(void)state;
	assert_short("14.05.24", false, "2024-05-14");
	assert_short("05.06.24, 10:30", false, "2024-06-05");
	assert_short("Torsdag 14/5/24", false, "2024-05-14");
	assert_short("Anna Lind | 5/14/99 | World", false, "1999-05-14");
	assert_short("24.05.14", true, "2024-05-14");
	assert_short("5/6/24", false, "");
	assert_short("2.5.24", false, "");
	assert_short("Firefox 12.05.24", false, "");
	assert_short("22.04.24 is out", false, "");
	assert_short("14.05.24.1", false, "");
}

static void
test_foreign_day__figures_that_mean_but_one_day(void **state)
{
	(void)state;
	assert_begins("2024/7/12", "2024-07-12", 9);
	assert_begins("2024.7.12 14:02", "2024-07-12", 9);
	assert_begins("2024. 07. 12. 10:30", "2024-07-12", 12);
	assert_begins("12. 7. 2024", "2024-07-12", 11);
	assert_begins("12.7.2024", "", 0);
	assert_begins("2024/7-12", "", 0);
	assert_begins("2024/13/12", "", 0);
	assert_begins("1403/4/22", "", 0);
	assert_begins("2567/7/12", "", 0);
}

#define TITLE "Lake states to count fish\n\n"

/* With slashes the month may be first; the language of the line says that it is not. */
static void
test_foreign_day__the_words_before_figures_say_their_order(void **state)
{
	static const char *const lines[] = {
		"Le 05/07/2019 à 10:30", "Publié le 05/07/2019", "Atualizado em 05/07/2019 às 10h30",
		"vr 5 juli 2019", "Freitag, 5. Juli 2019",
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		buf_clear(&b);
		buf_addf(&b, TITLE "%s\n\n" BODY, lines[i]);
		check(b.ptr, (struct want){"TMPPP", .date = "2019-07-05"});
	}
	buf_release(&b);
	check(TITLE "05/07/2019\n\n" BODY, (struct want){.date = ""});
}

static void
test_foreign_day__years_of_other_calendars_are_none(void **state)
{
	(void)state;
	check(TITLE "1403/04/22\n\n" BODY, (struct want){.date = ""});
	check(TITLE "22/04/1446\n\n" BODY, (struct want){.date = ""});
}

static void
test_foreign_day__an_age_is_no_day_and_no_subtitle(void **state)
{
	static const char *const lines[] = {
		"3 hours ago", "Updated 3 hours ago", "2 days ago", "Yesterday at 4:02 PM",
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		buf_clear(&b);
		buf_addf(&b, TITLE "%s\n\n" BODY, lines[i]);
		check(b.ptr, (struct want){"TMPPP", .date = ""});
	}
	check(TITLE "Published 12 hours ago on July 12, 2024\n\n" BODY,
	      (struct want){"TMPPP", .date = "2024-07-12"});
	/* What is said of something. */
	check(TITLE "A lake lost 100 years ago\n\n" BODY, (struct want){"THPPP", .date = ""});
	buf_release(&b);
}

static void
test_foreign_day__a_line_of_text(void **state)
{
	(void)state;
	check(TITLE "Publié le 12 mars 2019\n\n" BODY, (struct want){"TMPPP", .date = "2019-03-12"});
	check(TITLE "2016年12月15日\n\n" BODY, (struct want){"TMPPP", .date = "2016-12-15"});
	check(TITLE "发布时间:2016年12月15日 10:30\n\n" BODY,
	      (struct want){"TMPPP", .date = "2016-12-15"});
	check(TITLE "Mis à jour le 14 mars 2019, publié le 12 mars 2019\n\n" BODY,
	      (struct want){"TMPPP", .date = "2019-03-12"});
	check(TITLE "Опубликовано 3 июля 2018, 10:30\n\n" BODY,
	      (struct want){"TMPPP", .date = "2018-07-03"});
	check(TITLE "14.5.2024 klo 10.30\n\n" BODY, (struct want){"TMPPP", .date = "2024-05-14"});
	check(TITLE "Opublikowano 14 maja 2024, 10:30\n\n" BODY,
	      (struct want){"TMPPP", .date = "2024-05-14"});
	check(TITLE "Tiistai 14.05.2024\n\n" BODY, (struct want){"TMPPP", .date = "2024-05-14"});
	/* A sentence that has one is about something else. */
	check(TITLE "La visite du 12 mars 2019 a été reportée\n\n" BODY, (struct want){.date = ""});
}

static void
test_foreign_day__who_wrote_it_and_when_it_changed(void **state)
{
	struct article *a = read_article(TITLE "Par Anne Lind, publié le 12 mars 2019, mis à jour le "
	                                       "14 mars 2019 à 10h30\n\n" BODY);

	(void)state;
	assert_str(article_fact(a, FACT_AUTHOR).value, "Anne Lind");
	assert_true(article_date(a).day == 12);
	assert_true(str_starts(article_fact(a, FACT_UPDATED).value, STR_LIT("2019-03-14")));
	article_free(a);
}

static void
test_foreign_day__a_part_of_a_name_is_no_byline(void **state)
{
	static const char *const lines[] = {
		"Ursula von der Leyen and the plan of 12 September 2018",
		"The door that closed on 29 August 2018",
		"What Angel Di Maria said on 7 April 2018",
		"Von der Leyen and the plan of 12 September 2018",
		"Di Maria said so on 7 April 2018",
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		buf_clear(&b);
		buf_addf(&b, TITLE "%s\n\nJuly 3, 2019\n\n" BODY, lines[i]);
		check(b.ptr, (struct want){.date = "2019-07-03"});
	}
	buf_release(&b);
	check(TITLE "von Anne Lind, 12. September 2018\n\n" BODY,
	      (struct want){"TMPPP", .date = "2018-09-12"});
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_foreign_day__months_and_signs),
		cmocka_unit_test(test_foreign_day__months_of_many_languages),
		cmocka_unit_test(test_foreign_day__years_of_two_figures),
		cmocka_unit_test(test_foreign_day__figures_that_mean_but_one_day),
		cmocka_unit_test(test_foreign_day__the_words_before_figures_say_their_order),
		cmocka_unit_test(test_foreign_day__years_of_other_calendars_are_none),
		cmocka_unit_test(test_foreign_day__an_age_is_no_day_and_no_subtitle),
		cmocka_unit_test(test_foreign_day__a_line_of_text),
		cmocka_unit_test(test_foreign_day__who_wrote_it_and_when_it_changed),
		cmocka_unit_test(test_foreign_day__a_part_of_a_name_is_no_byline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
