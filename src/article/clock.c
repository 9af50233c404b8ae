/* SPDX-License-Identifier: MIT */
/*
 * A reader of clock times: hour and minute in figures, the half of the day, the
 * zone by name or by figures.  What stands between a date and its time is one
 * of a few signs and words; anything else ends the search.
 */
#include "article/clock.h"

#include "text/byte.h"

#include "text/banned.h"

enum {
	BESIDE = 24,   /* [B] between a date and its time, at most */
	LINE_LONG = 160 /* [B] of the line looked at on either side */
};

static char
char_at(struct str s, size_t at)
{
	return at < s.len ? s.ptr[at] : '\0';
}

static bool
is_at(struct str s, size_t at, uint32_t classes)
{
	return byte_is(char_at(s, at), classes);
}

static size_t
skip_spaces(struct str s, size_t at)
{
	while (at < s.len) {
		if (s.ptr[at] == ' ' || s.ptr[at] == '\t')
			at++;
		else if (str_starts(str_sub(s, at, s.len), STR_LIT("\xC2\xA0")))
			at += 2;
		else if (str_starts(str_sub(s, at, s.len), STR_LIT("\xE2\x80\xAF")))
			at += 3;
		else
			break;
	}
	return at;
}

/* ---------------------------------------------------------------------- zones */

struct zone {
	const char *name;
	int16_t zone;   /* [min] */
	bool is_saving; /* an hour more in the summer of the United States */
};

static const struct zone zones[] = {
	{"GMT", 0, false},    {"UTC", 0, false},     {"Z", 0, false},
	{"BST", 60, false},   {"CET", 60, false},    {"CEST", 120, false},
	{"EET", 120, false},  {"EEST", 180, false},  {"MSK", 180, false},
	{"TRT", 180, false},  {"GST", 240, false},   {"PKT", 300, false},
	{"IST", 330, false},  {"WIB", 420, false},   {"ICT", 420, false},
	{"HKT", 480, false},  {"SGT", 480, false},   {"PHT", 480, false},
	{"AWST", 480, false}, {"JST", 540, false},   {"KST", 540, false},
	{"AEST", 600, false}, {"AEDT", 660, false},  {"NZST", 720, false},
	{"NZDT", 780, false}, {"EST", -300, false},  {"EDT", -240, false},
	{"CDT", -300, false}, {"MST", -420, false},  {"MDT", -360, false},
	{"PST", -480, false}, {"PDT", -420, false},  {"AKST", -540, false},
	{"ET", -300, true},   {"CT", -360, true},    {"MT", -420, true},
	{"PT", -480, true},   {"Moscow time", 180, false},
};

/* The nth Sunday of a month. */
static int32_t
sunday(struct day in, uint8_t month, int nth)
{
	struct day first = {in.year, month, 1};

	return day_number(first) + (6 - day_weekday(first)) + 7 * (nth - 1);
}

/* Between the second Sunday of March and the first of November. */
static bool
is_summer(struct day d)
{
	int32_t n = day_is_full(d) ? day_number(d) : 0;

	return n >= sunday(d, 3, 2) && n < sunday(d, 11, 1);
}

/* "+0300", "+03:00", "-5" at `at`. */
static size_t
read_offset(struct str s, size_t at, int16_t *zone)
{
	int sign = char_at(s, at) == '-' ? -1 : 1;
	int hours = 0;
	int minutes = 0;
	size_t end = at + 1;

	if ((char_at(s, at) != '+' && char_at(s, at) != '-') || !is_at(s, end, BYTE_DIGIT))
		return at;
	while (end < at + 3 && is_at(s, end, BYTE_DIGIT))
		hours = hours * 10 + (s.ptr[end++] - '0');
	if (char_at(s, end) == ':' && is_at(s, end + 1, BYTE_DIGIT))
		end++;
	if (is_at(s, end, BYTE_DIGIT) && is_at(s, end + 1, BYTE_DIGIT)) {
		minutes = (s.ptr[end] - '0') * 10 + (s.ptr[end + 1] - '0');
		end += 2;
	}
	if (hours > 14 || minutes > 59 || is_at(s, end, BYTE_DIGIT))
		return at;
	*zone = (int16_t)(sign * (hours * 60 + minutes));
	return end;
}

/* A zone at `at`, white space and a bracket before it allowed. */
static void
read_zone(struct str s, size_t at, struct day day, struct clock *c)
{
	int16_t offset = 0;

	at = skip_spaces(s, at);
	if (char_at(s, at) == '(' || char_at(s, at) == '[')
		at++;
	if (read_offset(s, at, &offset) > at) {
		c->zone = offset;
		return;
	}
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		struct str name = str_of(zones[i].name);
		size_t end = at + name.len;

		if (!str_starts(str_sub(s, at, s.len), name) || is_at(s, end, BYTE_LETTER))
			continue;
		c->zone = zones[i].zone;
		if (zones[i].is_saving && is_summer(day))
			c->zone = (int16_t)(c->zone + 60);
		if (c->zone == 0 && read_offset(s, end, &offset) > end)
			c->zone = offset;
		return;
	}
}

/* ---------------------------------------------------------------------- times */

/* "am", "p.m." at `at`: 1, 2; 0 if there is neither. */
static int
read_half(struct str s, size_t *at)
{
	size_t i = skip_spaces(s, *at);
	char first = (char)(char_at(s, i) | 0x20);
	bool is_stopped = char_at(s, i + 1) == '.';
	size_t second = i + (is_stopped ? 2 : 1);

	if ((first != 'a' && first != 'p') || (char_at(s, second) | 0x20) != 'm'
	    || is_at(s, second + 1, BYTE_LETTER))
		return 0;
	*at = second + 1 + (is_stopped && char_at(s, second + 1) == '.');
	return first == 'a' ? 1 : 2;
}

static size_t
read_two(struct str s, size_t at, int *v)
{
	size_t end = at;

	*v = 0;
	while (end < at + 2 && is_at(s, end, BYTE_DIGIT))
		*v = *v * 10 + (s.ptr[end++] - '0');
	return end;
}

/* A time that begins at `at`: "10:15", "10:15:20", "10.15 GMT", "5 p.m.",
 * "1015 GMT", "10h15", and "10.15" behind a word that says so. Sets is_known and
 * returns its end. */
static size_t
read_time(struct str s, size_t at, struct day day, bool is_told, struct clock *c)
{
	int hour;
	int minute = 0;
	size_t end = read_two(s, at, &hour);
	size_t hour_end = end;
	int half;

	if (end == at)
		return at;
	if ((char_at(s, end) == ':' || char_at(s, end) == '.' || char_at(s, end) == 'h'
	     || is_at(s, end, BYTE_DIGIT))) {
		size_t from = end + !is_at(s, end, BYTE_DIGIT);

		end = read_two(s, from, &minute);
		if (end != from + 2 || is_at(s, end, BYTE_DIGIT))
			return at;
	}
	if (char_at(s, hour_end) == ':' && char_at(s, end) == ':'
	    && is_at(s, end + 1, BYTE_DIGIT)) {
		end += 3;
		/* Parts of a second. */
		if (char_at(s, end) == '.' && is_at(s, end + 1, BYTE_DIGIT))
			for (end++; is_at(s, end, BYTE_DIGIT); end++)
				;
	}
	half = read_half(s, &end);
	*c = (struct clock){.zone = CLOCK_NO_ZONE};
	read_zone(s, end, day, c);
	/* Only a colon, or the French letter, makes a time of figures alone. */
	if (hour > 23 || minute > 59 || (half > 0 && (hour > 12 || hour == 0))
	    || (half == 0 && char_at(s, hour_end) != ':' && c->zone == CLOCK_NO_ZONE
	        && !(end == hour_end + 3 && (is_told || char_at(s, hour_end) == 'h'
	                                     || str_starts(str_sub(s, end, s.len), STR_LIT(" Uhr"))))))
		return at;
	if (half > 0)
		hour = hour % 12 + (half == 2 ? 12 : 0);
	c->hour = (uint8_t)hour;
	c->minute = (uint8_t)minute;
	c->is_known = true;
	return end;
}

/* Signs and words that may stand between: their length, 0 if it is another. */
static size_t
between(struct str s)
{
	static const char *const parts[] = {
		" ", "\t", ",", "|", "/", "-", ":", "(", "[", "T", ";", "at ", "on ", "by ",
		"hrs", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "day", "nes", "rs", "ur",
		"\xC2\xA0", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7",
		"Last updated ", "last updated ", "Updated ", "updated ", "Published ",
		/* of other languages: hour, clock, at */
		"kl. ", "kl ", "klo ", "um ", "om ", "\xC3\xA0 ", "\xC3\xA0s ", "a las ", "alle ",
		"ore ", "o ", "u ", "v ", "godz. ", "saat ", ".", "\xD0\xB2 ", "\xD0\xBE ",
		"\xD0\xB3.", "\xD1\x80.",
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_starts(s, str_of(parts[i])))
			return strlen(parts[i]);
	return 0;
}

static struct clock
behind(struct str line, struct day day)
{
	struct clock c = {.zone = CLOCK_NO_ZONE};
	size_t at = 0;
	size_t step;
	bool is_told = false;

	while (at < line.len && at < BESIDE && !byte_is(line.ptr[at], BYTE_DIGIT)
	       && (step = between(str_sub(line, at, line.len))) > 0) {
		is_told |= str_starts(str_sub(line, at, line.len), STR_LIT("kl"));
		at += step;
	}
	if (is_at(line, at, BYTE_DIGIT))
		(void)read_time(line, at, day, is_told, &c);
	return c;
}

/* What stands between a time and another date than its own. */
static bool
parts_dates(struct str between)
{
	static const char *const signs[] = {
		";", "(", "\xC2\xB7", "\xE2\x80\xA2", "pdated", "odified", "ublished",
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_find(between, str_of(signs[i])) != SIZE_MAX)
			return true;
	return false;
}

/* The last time on the line, if it ends close by: a zone and a weekday may
 * stand between. */
static struct clock
before(struct str line, struct day day)
{
	struct clock none = {.zone = CLOCK_NO_ZONE};
	struct clock c = none;

	for (size_t at = line.len; at-- > 0;) {
		size_t end;

		if (!byte_is(line.ptr[at], BYTE_DIGIT) || (at > 0 && (byte_is(line.ptr[at - 1], BYTE_DIGIT)
		    || line.ptr[at - 1] == ':' || line.ptr[at - 1] == '.')))
			continue;
		end = read_time(line, at, day, false, &c);
		if (!c.is_known)
			continue;
		return line.len - end <= BESIDE && !parts_dates(str_sub(line, end, line.len))
		       ? c : none;
	}
	return none;
}

struct clock
clock_beside(struct str text, struct span date, struct day day)
{
	size_t from = date.off;
	size_t to = span_end(date);
	struct clock c;

	while (from > 0 && date.off - from < LINE_LONG && text.ptr[from - 1] != '\n')
		from--;
	while (to < text.len && to - span_end(date) < LINE_LONG && text.ptr[to] != '\n')
		to++;
	c = behind(str_sub(text, span_end(date), to), day);
	return c.is_known ? c : before(str_sub(text, from, date.off), day);
}

struct clock
clock_in_figures(struct str s, struct day day)
{
	struct clock c = {.zone = CLOCK_NO_ZONE};
	size_t at = char_at(s, 0) == 'T' || char_at(s, 0) == ' ';
	size_t end = at;
	int hour;
	int minute;
	int second = 0;

	while (is_at(s, end, BYTE_DIGIT))
		end++;
	if (end - at != 4 && end - at != 6)
		return c;
	(void)read_two(s, at, &hour);
	(void)read_two(s, at + 2, &minute);
	if (end - at == 6)
		(void)read_two(s, at + 4, &second);
	if (hour > 23 || minute > 59 || second > 60)
		return c;
	read_zone(s, end, day, &c);
	c.hour = (uint8_t)hour;
	c.minute = (uint8_t)minute;
	c.is_known = true;
	return c;
}

void
clock_format(struct buf *out, struct day day, const struct clock *c)
{
	int zone = c->zone;

	day_format(out, day);
	if (!c->is_known || !day_is_full(day))
		return;
	buf_addf(out, "T%02d:%02d", c->hour, c->minute);
	if (zone == CLOCK_NO_ZONE)
		return;
	if (zone == 0)
		buf_add_cstr(out, "Z");
	else
		buf_addf(out, "%c%02d:%02d", zone < 0 ? '-' : '+', (zone < 0 ? -zone : zone) / 60,
		         (zone < 0 ? -zone : zone) % 60);
}
