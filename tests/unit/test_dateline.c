/* SPDX-License-Identifier: MIT */
/*
 * Where and how articles say when, by whom and for whom they were written: the
 * manners of agencies, papers and press offices, in texts of our own; and what
 * only looks like one of them.
 */
#include "tests/unit/article_of.h"

struct said {
	const char *head;
	const char *date;   /* as the published fact has it; "" = none */
	const char *agency; /* NULL: none, as of those below */
	const char *author;
	const char *updated;
};

static void
assert_fact(const struct article *a, const char *head, enum fact_name name,
            const char *wanted)
{
	struct str got = article_fact(a, name).value;
	struct buf shown;

	buf_init(&shown);
	buf_addf(&shown, "%s: %s %.*s", head, fact_name_of(name), STR_ARG(got));
	if (!str_eq(got, str_of(wanted ? wanted : "")))
		fail_msg("%s, not %s", shown.ptr, wanted ? wanted : "none");
	buf_release(&shown);
}

static void
check_said(const struct said *rows, size_t n, const char *gap)
{
	struct buf text;

	buf_init(&text);
	for (size_t i = 0; i < n; i++) {
		const struct said *s = &rows[i];
		struct article *a;

		buf_clear(&text);
		buf_addf(&text, "Lake states agree on gauges\n\n%s%s%s", s->head, gap, BODY);
		a = read_article(text.ptr);
		assert_fact(a, s->head, FACT_PUBLISHED, s->date);
		assert_fact(a, s->head, FACT_AGENCY, s->agency);
		assert_fact(a, s->head, FACT_AUTHOR, s->author);
		assert_fact(a, s->head, FACT_UPDATED, s->updated);
		article_free(a);
	}
	buf_release(&text);
}

#define CHECK_SAID(rows, gap) check_said(rows, sizeof(rows) / sizeof *(rows), gap)

static void
test_dateline__of_agencies(void **state)
{
	static const struct said rows[] = {
		{"PARIS, September 5, 2024 (dpa) -", "2024-09-05", "dpa", NULL, NULL},
		{"OSLO, March 3, 2021 (AFP) -", "2021-03-03", "AFP", NULL, NULL},
		{"OSLO, Norway — March 3, 2021 (Reuters) —", "2021-03-03", "Reuters", NULL, NULL},
		{"OSLO, 3 March 2021 /PRNewswire/ --", "2021-03-03", "PRNewswire", NULL, NULL},
		{"OSLO, Norway, March 03, 2021 (GLOBE NEWSWIRE) --",
		 "2021-03-03", "GLOBE NEWSWIRE", NULL, NULL},
		{"OSLO--(BUSINESS WIRE)--March 3, 2021--", "2021-03-03", "BUSINESS WIRE", NULL, NULL},
		{"Oslo, Mar 3, 2021 (EFE).-", "2021-03-03", "EFE", NULL, NULL},
		{"OSLO, March 3 (Xinhua) --", "XXXX-03-03", "Xinhua", NULL, NULL},
		{"MOSCOW, March 3. /TASS/.", "XXXX-03-03", "TASS", NULL, NULL},
		{"PATRIOT PARK /Moscow Region/, March 3, 2021. /TASS/.",
		 "2021-03-03", "TASS", NULL, NULL},
		{"MOSCOW (Sputnik) - 3 March 2021.", "2021-03-03", "Sputnik", NULL, NULL},
		{"WASHINGTON (AP) — March 3, 2021 —", "2021-03-03", "AP", NULL, NULL},
		{"New Delhi, Mar 3, 2021 (PTI)", "2021-03-03", "PTI", NULL, NULL},
		{"JAKARTA, 3 March 2021 (ANTARA) -", "2021-03-03", "ANTARA", NULL, NULL},
		{"MOSCOW, March 3, 2021, 14:05 — REGNUM", "2021-03-03T14:05", NULL, NULL, NULL},
		{"WASHINGTON, D.C. – March 3, 2021 –", "2021-03-03", NULL, NULL, NULL},
		{"UNITED NATIONS, New York, 3 March 2021 —", "2021-03-03", NULL, NULL, NULL},
		{"Manila (3 March 2021) –", "2021-03-03", NULL, NULL, NULL},
		{"OSLO (3 MARCH 2021):", "2021-03-03", NULL, NULL, NULL},
		{"OSLO | March 3, 2021 |", "2021-03-03", NULL, NULL, NULL},
		{"[3 March 2021, Oslo]", "2021-03-03", NULL, NULL, NULL},
		{"NEW DELHI: March 3, 2021:", "2021-03-03", NULL, NULL, NULL},
	};

	(void)state;
	CHECK_SAID(rows, " ");
}

static void
test_dateline__lines_of_papers(void **state)
{
	static const struct said rows[] = {
		{"23 July 201610:00", "2016-07-23T10:00", NULL, NULL, NULL},
		{"2021-03-03 10:15:20 Xinhua English.news.cn", "2021-03-03T10:15", NULL, NULL, NULL},
		{"Wed 3 Mar 2021 10.15 GMT", "2021-03-03T10:15Z", NULL, NULL, NULL},
		{"Mar. 3, 2021 at 10:15 a.m. EST", "2021-03-03T10:15-05:00", NULL, NULL, NULL},
		{"July 3, 2021 at 10:15 p.m. ET", "2021-07-03T22:15-04:00", NULL, NULL, NULL},
		{"March 3, 2021 / 12:15 AM / Lake News", "2021-03-03T00:15", NULL, NULL, NULL},
		{"Date: Wed, 3 Mar 2021 10:15:00 +0100", "2021-03-03T10:15+01:00", NULL, NULL, NULL},
		{"First Published: 18:08 IST, March 3, 2021",
		 "2021-03-03T18:08+05:30", NULL, NULL, NULL},
		{"FOR IMMEDIATE RELEASE\nMarch 3, 2021", "2021-03-03", NULL, NULL, NULL},
		{"By Anna Berg | Oslo | March 3, 2021, 5:32 p.m. MSK",
		 "2021-03-03T17:32+03:00", NULL, "Anna Berg", NULL},
		{"Posted by Anna Berg on March 3, 2021", "2021-03-03", NULL, "Anna Berg", NULL},
		{"Written by: Anna Berg | Published: 3 March 2021",
		 "2021-03-03", NULL, "Anna Berg", NULL},
		{"Posted on March 3, 2021 by Anna Berg", "2021-03-03", NULL, "Anna Berg", NULL},
		{"Posted on March 3, 2021 by admin", "2021-03-03", NULL, NULL, NULL},
		{"By Anna Berg\nUpdated 10:15 AM ET, Wed March 3, 2021",
		 "2021-03-03T10:15-05:00", NULL, "Anna Berg", "2021-03-03T10:15-05:00"},
		{"Published: 3 Mar 2021 10:15 GMT\nLast updated: 5 Mar 2021 11:00 GMT",
		 "2021-03-03T10:15Z", NULL, NULL, "2021-03-05T11:00Z"},
		{"Updated: 5 Mar 2021, 11:00 AM; Published: 3 Mar 2021, 10:15 AM",
		 "2021-03-03T10:15", NULL, NULL, "2021-03-05T11:00"},
		{"3 March 2021 (updated 5 March 2021)", "2021-03-03", NULL, NULL, "2021-03-05"},
		{"Last modified on Wed 3 Mar 2021 10.15 GMT",
		 "2021-03-03T10:15Z", NULL, NULL, "2021-03-03T10:15Z"},
	};

	(void)state;
	CHECK_SAID(rows, "\n\n");
}

static void
test_dateline__what_is_none(void **state)
{
	static const struct said rows[] = {
		{"The council that met on 3 March 2021 - the second - was short.",
		 "", NULL, NULL, NULL},
		{"On March 3, 2021 | the boats went out and none came back that night.",
		 "", NULL, NULL, NULL},
		{"After 3 March 2021. The boats went out and none came back that night.",
		 "", NULL, NULL, NULL},
	};

	(void)state;
	CHECK_SAID(rows, " ");
}

static void
test_dateline__a_day_ends_the_first_paragraph(void **state)
{
	static const struct {
		const char *end;
		const char *date;
	} rows[] = {
		{"agreed on gauges after nine years. March 3, 2021", "2021-03-03"},
		{"agreed on gauges after nine years. Wednesday, 3 March 2021.", "2021-03-03"},
		{"asked who would read \"the gauges.\" 3 March 2021", "2021-03-03"},
		{"agreed on gauges after nine years. March 2021", ""},
		{"agreed on gauges that were set up on March 3, 2021", ""},
		{"agreed on gauges. March 3, 2021 was a cold day", ""},
	};
	struct buf text;

	(void)state;
	buf_init(&text);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct article *a;

		buf_clear(&text);
		buf_addf(&text, "Lake states agree on gauges\n\nThe nine states of the lake, who met in "
		         "the harbour house for three days, %s\n\n" BODY, rows[i].end);
		a = read_article(text.ptr);
		assert_fact(a, rows[i].end, FACT_PUBLISHED, rows[i].date);
		article_free(a);
	}
	buf_release(&text);
}

static void
test_dateline__a_subtitle_stands_below_the_title(void **state)
{
	struct article *a = read_article(
		"Lake states agree on gauges\n\nNine countries end a dispute of ten years\n\n"
		"OSLO, 3 March 2021 (AFP) - " BODY);

	(void)state;
	assert_fact(a, "subtitle", FACT_SUBTITLE, "Nine countries end a dispute of ten years");
	assert_int_equal(article_fact(a, FACT_SUBTITLE).from, ORIGIN_TEXT);
	assert_int_equal(article_fact(a, FACT_PUBLISHED).from, ORIGIN_DATELINE);
	article_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dateline__of_agencies),
		cmocka_unit_test(test_dateline__lines_of_papers),
		cmocka_unit_test(test_dateline__what_is_none),
		cmocka_unit_test(test_dateline__a_day_ends_the_first_paragraph),
		cmocka_unit_test(test_dateline__a_subtitle_stands_below_the_title),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
