/* SPDX-License-Identifier: MIT */
/*
 * article/date: every form of date as a row, text in, spans and values out.
 * The text is scanned from left to right as recognizers do it.
 */
#include "tests/unit/unit.h"

#include <stdlib.h>

#include "article/date.h"
#include "text/arena.h"

struct row {
	const char *text;
	const char *expected; /* "span=value", joined by " | " */
};

/* All expressions of `text`, each with its value. */
static void
scan_all(const char *text, struct day written, enum date_look look, struct buf *out)
{
	struct str t = str_of(text);
	uint32_t at = 0;

	while (at < t.len) {
		struct date_expr e;

		if (!date_scan(t, at, &e)) {
			at++;
			continue;
		}
		if (out->len > 0)
			buf_add_cstr(out, " | ");
		buf_add(out, str_at(t, e.at));
		buf_add_char(out, '=');
		(void)date_resolve(&e, written, look, out);
		at = span_end(e.at);
	}
}

static void
check_rows(const struct row *rows, size_t n, const char *written, enum date_look look)
{
	size_t failed = 0;
	struct day day;

	(void)day_parse(str_of(written), &day);
	for (size_t i = 0; i < n; i++) {
		struct buf got;

		buf_init(&got);
		scan_all(rows[i].text, day, look, &got);
		if (!str_eq(buf_str(&got), str_of(rows[i].expected))) {
			print_error("text     \"%s\"\ngot      \"%s\"\nexpected \"%s\"\n",
			            rows[i].text, got.ptr, rows[i].expected);
			failed++;
		}
		buf_release(&got);
	}
	assert_int_equal(failed, 0);
}

#define CHECK(rows, written) \
	check_rows(rows, sizeof(rows) / sizeof *(rows), written, DATE_LOOK_AROUND)
#define CHECK_FUTURE(rows, written) \
	check_rows(rows, sizeof(rows) / sizeof *(rows), written, DATE_LOOK_AHEAD)

static void
test_date__days_with_a_year(void **state)
{
	static const struct row rows[] = {
		{"on 23 July 2016 in", "23 July 2016=2016-07-23"},
		{"on July 23, 2016.", "July 23, 2016=2016-07-23"},
		{"on July 23 2016", "July 23 2016=2016-07-23"},
		{"Jul 23, 2016", "Jul 23, 2016=2016-07-23"},
		{"Sept. 8, 2016", "Sept. 8, 2016=2016-09-08"},
		{"the 23rd of July 2016", "23rd of July 2016=2016-07-23"},
		{"the 23rd of July, 2016", "23rd of July, 2016=2016-07-23"},
		{"July 23rd, 2016", "July 23rd, 2016=2016-07-23"},
		{"2016-07-23", "2016-07-23=2016-07-23"},
		{"file 20160723.", "20160723=2016-07-23"},
		{"on Boxing Day 2016", "Boxing Day 2016=2016-12-26"},
		{"2016/07/23", "2016/07/23=2016-07-23"},
		{"2016-07-23T10:00:00Z", "2016-07-23=2016-07-23"},
		{"23.07.2016", "23.07.2016=2016-07-23"},
		{"5.7.2016", "5.7.2016=2016-07-05"},
		{"07/23/2016", "07/23/2016=2016-07-23"},
		{"23/07/2016", "23/07/2016=2016-07-23"},
		{"23-07-2016", "23-07-2016=2016-07-23"},
		{"23-Jul-2016", "23-Jul-2016=2016-07-23"},
		{"05/05/2016", "05/05/2016=2016-05-05"},
		{"Tuesday, 5 June 2018", "Tuesday, 5 June 2018=2018-06-05"},
		{"Wed, 23 Jul 2014 10:00:00 GMT", "Wed, 23 Jul 2014=2014-07-23"},
		{"Monday July 18, 2022", "Monday July 18, 2022=2022-07-18"},
		{"Sunday the 24th of July 2022",
		 "Sunday the 24th of July 2022=2022-07-24"},
		{"MAY 9, 2016", "MAY 9, 2016=2016-05-09"},
		{"29 February 2016", "29 February 2016=2016-02-29"},
		{"23\xC2\xA0July\xC2\xA0" "2016",
		 "23\xC2\xA0July\xC2\xA0" "2016=2016-07-23"},
		{"23\nJuly 2016", "23\nJuly 2016=2016-07-23"},
	};

	(void)state;
	CHECK(rows, "");
}

static void
test_date__a_glued_time_ends_the_date(void **state)
{
	static const struct row rows[] = {
		{"23 July 201610:00", "23 July 2016=2016-07-23"},
		{"23 July 20169:05", "23 July 2016=2016-07-23"},
		{"July 23, 201623:59", "July 23, 2016=2016-07-23"},
		/* Not a time: not a year either, and the day stays. */
		{"23 July 201699", "23 July=XXXX-07-23"},
	};

	(void)state;
	CHECK(rows, "");
}

static void
test_date__numbers_that_could_be_either_give_the_year_alone(void **state)
{
	static const struct row rows[] = {
		{"on 04/06/2022", "04/06/2022=2022"},
		{"on 4-6-2022", "4-6-2022=2022"},
		{"on 04.06.2022", "04.06.2022=2022-06-04"},
		{"on 13/13/2022", ""},
		{"on 31/02/2022", ""},
	};

	(void)state;
	CHECK(rows, "");
}

static void
test_date__ranges_of_days(void **state)
{
	static const struct row rows[] = {
		{"On July 25\xE2\x88\x92" "26, Foreign",
		 "July 25\xE2\x88\x92" "26=2016-07-25/2016-07-26"},
		{"May 19\xE2\x80\x93" "20, 2016",
		 "May 19\xE2\x80\x93" "20, 2016=2016-05-19/2016-05-20"},
		{"July 25-26", "July 25-26=2016-07-25/2016-07-26"},
		{"July 25 to 26", "July 25 to 26=2016-07-25/2016-07-26"},
		{"July 25 and 26", "July 25 and 26=2016-07-25/2016-07-26"},
		{"July 24/25", "July 24/25=2016-07-24/2016-07-25"},
		{"Apr. 1 through 14", "Apr. 1 through 14=2016-04-01/2016-04-14"},
		{"July 25 and 29", "July 25=2016-07-25"},
		{"May 30-June 2, 2017", "May 30-June 2, 2017=2017-05-30/2017-06-02"},
		{"May 30 - June 2", "May 30 - June 2=2016-05-30/2016-06-02"},
		{"June 26 to July 3", "June 26=2016-06-26 | July 3=2016-07-03"},
		{"19-20 May 2016", "19-20 May 2016=2016-05-19/2016-05-20"},
		{"19 to 21 May 2016", "19 to 21 May 2016=2016-05-19/2016-05-21"},
		{"from 3 to 5 June", "3 to 5 June=2016-06-03/2016-06-05"},
		{"29th & 30th December 2022",
		 "29th & 30th December 2022=2022-12-29/2022-12-30"},
		{"1st and 2nd of May", "1st and 2nd of May=2016-05-01/2016-05-02"},
		{"between 4 and 11 May", "4 and 11 May=2016-05-04/2016-05-11"},
		{"on 4 and 11 May", "11 May=2016-05-11"},
		{"25 July - 2 August 2016",
		 "25 July - 2 August 2016=2016-07-25/2016-08-02"},
		{"25 July to 2 August", "25 July=2016-07-25 | 2 August=2016-08-02"},
		{"June 18 to July 9, 2007", "June 18=2007-06-18 | July 9, 2007=2007-07-09"},
		{"28 December until 2 January 2007",
		 "28 December=2006-12-28 | 2 January 2007=2007-01-02"},
		{"30 December - 2 January 2017",
		 "30 December - 2 January 2017=2016-12-30/2017-01-02"},
		{"Dec. 30-Jan. 2", "Dec. 30-Jan. 2=2015-12-30/2016-01-02"},
		{"On July 25 - 3 dead", "July 25=2016-07-25"},
	};

	(void)state;
	CHECK(rows, "2016-05-23");
}

static void
test_date__years_and_their_ranges(void **state)
{
	static const struct row rows[] = {
		{"in 2015, Russia", "2015=2015"},
		{"in 2015 Main Street closed", "2015=2015"},
		{"Launched in 1994, it", "1994=1994"},
		{"(2016-2020)", "2016-2020=2016/2020"},
		{"2016\xE2\x88\x92" "2020", "2016\xE2\x88\x92" "2020=2016/2020"},
		{"2016 \xE2\x80\x93 2020", "2016 \xE2\x80\x93 2020=2016/2020"},
		{"the 1994-95 season", "1994-95=1994/1995"},
		{"2021\xE2\x80\x93" "22", "2021\xE2\x80\x93" "22=2021/2022"},
		{"2015/16", "2015/16=2015/2016"},
		{"2020/2021", "2020/2021=2020/2021"},
		{"from 2016 to 2020", "2016=2016 | 2020=2020"},
		{"between 2005 and 2014", "2005=2005 | 2014=2014"},
		{"the 1990s", "1990s=1990/1999"},
		{"the early 1980s", "1980s=1980/1989"},
		{"the mid-1880's", "1880's=1880/1889"},
		{"the 19th century", "19th century=1801/1900"},
		{"2016-05", "2016-05=2016-05"},
		{"mid-2017", "2017=2017"},
		{"post-1959 Cuba", "1959=1959"},
		{"the 2019 elections", "2019=2019"},
		{"a 2016 report", "2016=2016"},
		{"no later than 2014.", "2014=2014"},
		{"since 1796", "1796=1796"},
		{"Born (1864)", "1864=1864"},
	};

	(void)state;
	CHECK(rows, "");
}

static void
test_date__numbers_that_are_no_dates(void **state)
{
	static const char *const texts[] = {
		"the 11th Moscow Conference", "over $2.4 trillion", "76 countries",
		"more than 800 delegates", "5 percent", "about 2000 people",
		"more than 1500 elephants", "some 2000 soldiers", "1065 villas",
		"1,250 words", "Resolution 1929", "UN Resolution 2254", "No. 2017",
		"Flight 1943", "1000 megawatts", "2000 km", "\xE2\x82\xAC" "2000",
		"$2000", "10:30", "2990-6000", "1024\xC3\x97" "683", "COVID-19",
		"555-2010", "a2016", "2016a", "201605", "v2.0.2016", "3.14", "50%",
		"32 Julys", "31 foo", "2.2016 miles", "20,000", "2016%",
		"https://example.org/2016/report-2017",
		"Regulation (EU) 2016/679", "at 2010 Main Street", "to 1947 Old Mill Rd.",
		"20161323", "20160723.5", "120160723", "20160723a",
	};
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf got;

		buf_init(&got);
		scan_all(texts[i], DAY_NONE, DATE_LOOK_AROUND, &got);
		if (got.len > 0) {
			print_error("\"%s\" holds \"%s\"\n", texts[i], got.ptr);
			failed++;
		}
		buf_release(&got);
	}
	assert_int_equal(failed, 0);
}

static void
test_date__months(void **state)
{
	static const struct row rows[] = {
		{"in October 2010 in Hanoi", "October 2010=2010-10"},
		{"(November 2013)", "November 2013=2013-11"},
		{"June of 2020", "June of 2020=2020-06"},
		{"in Sochi in May.", "May=2016-05"},
		{"early June", "June=2016-06"},
		{"mid-July", "July=2016-07"},
		{"end of March 2016", "March 2016=2016-03"},
		{"January-March 2016", "January-March 2016=2016-01/2016-03"},
		{"January to March 2016", "January to March 2016=2016-01/2016-03"},
		{"from January to December", "January=2016-01 | December=2015-12"},
		{"between April and June", "April=2016-04 | June=2016-06"},
		{"last November", "November=2015-11"},
		{"next May", "May=2017-05"},
		{"last May", "May=2015-05"},
		{"in November last year", "November=2015-11"},
		{"by January of next year", "January=2017-01"},
		{"in April this year", "April=2016-04"},
		{"the May election", "May=2016-05"},
		{"Dec. 2015", "Dec. 2015=2015-12"},
	};

	(void)state;
	CHECK(rows, "2016-05-23");
}

static void
test_date__words_that_only_look_like_months(void **state)
{
	static const struct row rows[] = {
		{"they may 5 times", ""},
		{"it may be", ""},
		{"May I ask", ""},
		{"Theresa May said", ""},
		{"June Smith said", ""},
		{"Prime Minister May was", ""},
		{"they march on", ""},
		{"the March for Life", ""},
		{"the Women's March took", ""},
		{"the august assembly", ""},
		{"a second of silence", ""},
		{"the Dec block", ""},
		{"in May May spoke", "May=2016-05"},
		{"they mar 5 lives", ""},
		{"they march 5 miles", ""},
		{"in october 15 people died", ""},
	};

	(void)state;
	CHECK(rows, "2016-05-23");
}

static void
test_date__month_days_take_the_nearest_year(void **state)
{
	static const struct row rows[] = {
		{"on April 26th in Moscow", "April 26th=2016-04-26"},
		{"on 8 September", "8 September=2016-09-08"},
		{"on sept 9 the", "sept 9=2016-09-09"},
		{"by oct. 3 all", "oct. 3=2016-10-03"},
		{"until 9 dec in", "9 dec=2015-12-09"},
		{"on september 9, 2014", "september 9, 2014=2014-09-09"},
		{"on December 20", "December 20=2015-12-20"},
		{"on Oct. 30", "Oct. 30=2015-10-30"},
		{"on February 29", "February 29=2016-02-29"},
		{"Friday, Oct. 23", "Friday, Oct. 23=2015-10-23"},
		{"the 2nd of May this year", "2nd of May=2016-05-02"},
		{"12 November last year", "12 November=2015-11-12"},
	};
	static const struct row undated[] = {
		{"on April 26th in Moscow", "April 26th=XXXX-04-26"},
		{"On July 25-26", "July 25-26=XXXX-07-25/XXXX-07-26"},
		{"in May", "May=XXXX-05"},
		{"this year", "this year="},
	};
	static const struct row ahead[] = {
		{"on October 10", "October 10=2016-10-10"},
		{"on December 24", "December 24=2016-12-24"},
	};

	(void)state;
	CHECK(rows, "2016-05-23");
	CHECK(undated, "");
	CHECK_FUTURE(ahead, "2016-05-23");
}

static void
test_date__weekdays_lie_in_the_past_week(void **state)
{
	/* 2016-07-23 was a Saturday. */
	static const struct row rows[] = {
		{"on Tuesday", "Tuesday=2016-07-19"},
		{"on Saturday", "Saturday=2016-07-23"},
		{"on Sunday morning", "Sunday=2016-07-17"},
		{"last Tuesday", "Tuesday=2016-07-19"},
		{"last Saturday", "Saturday=2016-07-16"},
		{"next Tuesday", "Tuesday=2016-07-26"},
		{"next Saturday", "Saturday=2016-07-30"},
		{"Friday's talks", "Friday=2016-07-22"},
		{"closed on Mondays", "Mondays="},
		{"Black Friday sales", ""},
		{"the Sunday Times", ""},
		{"he sat and thu", ""},
		{"Sun rises", ""},
	};
	static const struct row ahead[] = {
		{"will meet on Tuesday", "Tuesday=2016-07-26"},
		{"will meet on Saturday", "Saturday=2016-07-23"},
	};
	static const struct row undated[] = {
		{"on Tuesday", "Tuesday="},
	};

	(void)state;
	CHECK(rows, "2016-07-23");
	CHECK_FUTURE(ahead, "2016-07-23");
	CHECK(undated, "");
	CHECK(undated, "XXXX-08-15");
	CHECK(undated, "2016-08");
}

static void
test_date__relative_ones_lean_on_the_written_day(void **state)
{
	static const struct row rows[] = {
		{"today", "today=2016-07-23"},
		{"Today, we", "Today=2016-07-23"},
		{"yesterday", "yesterday=2016-07-22"},
		{"tomorrow", "tomorrow=2016-07-24"},
		{"the day before yesterday", "day before yesterday=2016-07-21"},
		{"the day after tomorrow", "day after tomorrow=2016-07-25"},
		{"tonight", "tonight=2016-07-23"},
		{"last night", "last night=2016-07-22"},
		{"this morning", "this morning=2016-07-23"},
		{"this year", "this year=2016"},
		{"last year", "last year=2015"},
		{"by end of next year", "next year=2017"},
		{"last month", "last month=2016-06"},
		{"next week", "next week=2016-07-25/2016-07-31"},
		{"last weekend", "last weekend=2016-07-16/2016-07-17"},
		{"this quarter", "this quarter=2016-07/2016-09"},
		{"last decade", "last decade=2000/2009"},
		{"last summer", "last summer=2015-06/2015-08"},
		{"two years ago", "two years ago=2014"},
		{"a year ago", "a year ago=2015"},
		{"a decade ago", "a decade ago=2006"},
		{"three months ago", "three months ago=2016-04"},
		{"two weeks ago", "two weeks ago=2016-07-04/2016-07-10"},
		{"11 days ago", "11 days ago=2016-07-12"},
		{"three days later", ""},
		{"the same day", ""},
		{"the last two years", ""},
		{"this day", ""},
		{"Russia Today reported", ""},
		{"a decade of growth", ""},
	};

	(void)state;
	CHECK(rows, "2016-07-23");
}

static void
test_date__relative_ones_know_no_more_than_the_article(void **state)
{
	static const struct row year_only[] = {
		{"this year", "this year=2016"},
		{"last month", "last month="},
		{"today", "today=2016"},
		{"yesterday", "yesterday="},
		{"on May 5", "May 5=XXXX-05-05"},
	};
	static const struct row no_year[] = {
		{"today", "today=XXXX-08-15"},
		{"yesterday", "yesterday=XXXX-08-14"},
		{"last year", "last year="},
		{"next week", "next week="},
		{"on September 8", "September 8=XXXX-09-08"},
	};

	(void)state;
	CHECK(year_only, "2016");
	CHECK(no_year, "XXXX-08-15");
}

static void
test_date__seasons_quarters_holidays(void **state)
{
	static const struct row rows[] = {
		{"the autumn of 2016", "autumn of 2016=2016-09/2016-11"},
		{"summer 2022", "summer 2022=2022-06/2022-08"},
		{"winter of 1998", "winter of 1998=1998-12/1999-02"},
		{"spring of this year", "spring of this year=2016-03/2016-05"},
		{"the third quarter of 2016",
		 "third quarter of 2016=2016-07/2016-09"},
		{"Q3 2016", "Q3 2016=2016-07/2016-09"},
		{"3Q2022", "3Q2022=2022-07/2022-09"},
		{"first quarter of this year",
		 "first quarter of this year=2016-01/2016-03"},
		{"New Year's Eve", "New Year's Eve=2015-12-31"},
		{"Christmas Day 1991", "Christmas Day 1991=1991-12-25"},
		{"the first quarter", ""},
		{"in spring", ""},
		{"a fall of 5 percent", ""},
		{"New York", ""},
	};

	(void)state;
	CHECK(rows, "2016-03-01");
}

static void
test_date__directions_and_vagueness_are_seen_from_the_name(void **state)
{
	struct date_expr e;

	(void)state;
	assert_true(date_scan(STR_LIT("last Tuesday"), 5, &e));
	assert_int_equal(e.form, DATE_WEEKDAY);
	assert_int_equal(e.direction, -1);
	assert_int_equal(e.weekday, 1);
	assert_false(date_scan(STR_LIT("last Tuesday"), 0, &e));
	assert_true(date_scan(STR_LIT("mid-July"), 4, &e));
	assert_true(e.is_vague);
	assert_true(date_scan(STR_LIT("the end of May 2016"), 11, &e));
	assert_true(e.is_vague);
	assert_true(date_scan(STR_LIT("on 5 May 2016"), 3, &e));
	assert_false(e.is_vague);
}

static void
test_date__does_not_begin_inside_a_word(void **state)
{
	struct str t = STR_LIT("xMay 5, 2016, \xC3\xA9" "2016");
	struct date_expr e;

	(void)state;
	assert_false(date_scan(t, 1, &e));
	assert_false(date_scan(t, 16, &e));
	assert_false(date_scan(t, (uint32_t)t.len, &e));
}

static void
test_date__may_begin_never_refuses_what_scan_takes(void **state)
{
	static const char *const starts[] = {
		"autumn of 2016", "an hour ago", "a year ago", "apr. 5, 2016",
		"Christmas Eve", "Dec. 5", "eight days ago", "eleven days ago",
		"February 5", "Friday", "first quarter of 2016", "fifty years ago",
		"fourth quarter of 2016", "January 5", "June 5", "last year",
		"March 5", "May 5", "Monday", "New Year's Day", "next year",
		"nine days ago", "Nov. 5", "October 5", "one day ago", "Q1 2016",
		"Saturday", "September 5", "second quarter of 2016",
		"six days ago", "spring of 2016", "summer 2016", "Sunday",
		"ten days ago", "third quarter of 2016", "this year", "Tuesday",
		"today", "tomorrow", "twelve days ago", "Wednesday",
		"winter of 2016", "yesterday", "2016-07-23", "5 May",
	};

	(void)state;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		struct date_expr e;

		if (date_scan(str_of(starts[i]), 0, &e))
			assert_true(date_may_begin(starts[i][0], starts[i][1]));
		else /* the two that are none */
			assert_true(i == 1 || i == 3);
	}
}

static void
test_date__knows_all_its_words_and_none_that_begins_alike(void **state)
{
	struct str words = STR_LIT(
		"a an apr april aug august autumn beginning christmas coming day days dec decade "
		"decades december early eight eighteen eleven end fall feb february fifteen fifty "
		"first five forty four fourteen fourth fri friday fridays jan january jul july jun "
		"june last late mar march may mid middle mon monday mondays month months new next "
		"nine nov november oct october one q quarter quarters sat saturday saturdays second "
		"sep sept september seven six sixteen sixty spring start summer sun sunday sundays "
		"ten third thirteen thirty this three thu thur thurs thursday thursdays today "
		"tomorrow tonight tue tues tuesday tuesdays twelve twenty two wed wednesday "
		"wednesdays week weekend weekends weeks winter year years yesterday");
	struct str others = STR_LIT("the that to will were be see on any novel eighty Marchs fo y");
	struct str word;

	(void)state;
	while (str_cut(&words, ' ', &word)) {
		char upper[16];

		for (size_t i = 0; i < word.len; i++)
			upper[i] = (char)(word.ptr[i] ^ 0x20);
		/* "Q" alone begins none: a digit is to follow. */
		assert_int_equal(date_is_word(word), word.ptr[0] != 'q' || word.len > 1);
		assert_int_equal(date_is_word(str_from(upper, word.len)),
		                 word.ptr[0] != 'q' || word.len > 1);
	}
	while (str_cut(&others, ' ', &word))
		assert_false(date_is_word(word));
}

static void
test_date__survives_every_cut_of_a_text(void **state)
{
	static const char text[] =
		"On July 25\xE2\x88\x92" "26, 201610:00 the 23rd of May 2016-07-23 "
		"New Year\xE2\x80\x99s Eve, 30 December - 2 January 2017, 1990\xE2\x80\x99s "
		"Tuesday the 5th of June, 3Q2022, \xE2\x82\xAC" "2000, last summer";

	(void)state;
	for (size_t end = 0; end < sizeof text; end++) {
		/* A copy of just this size, so that sanitizers see the end. */
		char *copy = xstrndup(text, end);
		struct str t = {copy, end};

		for (uint32_t at = 0; at < end; at++) {
			struct date_expr e;

			if (date_scan(t, at, &e)) {
				assert_true(span_end(e.at) <= end);
				assert_int_equal(e.at.off, at);
			}
		}
		free(copy);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_date__days_with_a_year),
		cmocka_unit_test(test_date__a_glued_time_ends_the_date),
		cmocka_unit_test(test_date__numbers_that_could_be_either_give_the_year_alone),
		cmocka_unit_test(test_date__ranges_of_days),
		cmocka_unit_test(test_date__years_and_their_ranges),
		cmocka_unit_test(test_date__numbers_that_are_no_dates),
		cmocka_unit_test(test_date__months),
		cmocka_unit_test(test_date__words_that_only_look_like_months),
		cmocka_unit_test(test_date__month_days_take_the_nearest_year),
		cmocka_unit_test(test_date__weekdays_lie_in_the_past_week),
		cmocka_unit_test(test_date__relative_ones_lean_on_the_written_day),
		cmocka_unit_test(test_date__relative_ones_know_no_more_than_the_article),
		cmocka_unit_test(test_date__seasons_quarters_holidays),
		cmocka_unit_test(test_date__directions_and_vagueness_are_seen_from_the_name),
		cmocka_unit_test(test_date__does_not_begin_inside_a_word),
		cmocka_unit_test(test_date__may_begin_never_refuses_what_scan_takes),
		cmocka_unit_test(test_date__knows_all_its_words_and_none_that_begins_alike),
		cmocka_unit_test(test_date__survives_every_cut_of_a_text),
	};

	return UNIT_RUN(tests);
}
