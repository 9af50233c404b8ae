/* SPDX-License-Identifier: MIT */
/* Series and instances of meetings; see series.h. */
#include "entity/series.h"

#include "text/banned.h"

static struct str
kb_slug(kb_id id)
{
	struct kb_entry e;

	kb_entry(id, &e);
	return e.slug;
}

/* "asean-russia": in order of bytes, so that either order gives the same. */
static void
add_sides(const struct event_fact *e, struct buf *out)
{
	struct str a = kb_slug(e->sides[0]);
	struct str b = kb_slug(e->sides[1]);
	bool swap = str_cmp(b, a) < 0;

	buf_add(out, swap ? b : a);
	buf_add_char(out, '-');
	buf_add(out, swap ? a : b);
}

bool
series_id(const struct event_fact *e, struct buf *out)
{
	if (e->series != KB_NONE) {
		kb_entity_id(out, e->series);
		return true;
	}
	if (e->head.len == 0)
		return false;
	buf_add_cstr(out, "event/");
	if (e->sides[1] != KB_NONE) {
		add_sides(e, out);
		buf_add_char(out, '-');
	} else if (e->forum != KB_NONE) {
		buf_add(out, kb_slug(e->forum));
		buf_add_char(out, '-');
	} else if (str_find_char(e->head, '-') == SIZE_MAX) {
		return false; /* "the Sochi summit": a place is no series */
	}
	buf_add(out, e->head);
	return true;
}

uint32_t
series_ordinal(struct str word)
{
	static const char *const names[] = {
		"first", "second", "third", "fourth", "fifth", "sixth", "seventh",
		"eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
		"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
		"nineteenth", "twentieth"};
	static const char *const roman[] = {"II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
	static const char *const tens[] = {"twenty-", "thirty-", "forty-", "fifty-"};
	uint32_t n = 0;

	if (word.len > 2 && word.ptr[0] >= '0' && word.ptr[0] <= '9')
		return word.ptr[word.len - 1] >= '0' && word.ptr[word.len - 1] <= '9' ? 0
		       : str_to_u32(str_sub(word, 0, word.len - 2), &n) ? n : 0;
	for (uint32_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (str_eq_nocase(word, str_of(names[i])))
			return i + 1;
	for (uint32_t i = 0; i < sizeof(roman) / sizeof(roman[0]); i++)
		if (str_eq(word, str_of(roman[i])))
			return i + 2;
	for (uint32_t i = 0; i < sizeof(tens) / sizeof(tens[0]); i++) {
		size_t len = strlen(tens[i]);
		if (word.len > len && str_eq_nocase(str_sub(word, 0, len), str_of(tens[i])))
			n = series_ordinal(str_sub(word, len, SIZE_MAX));
		if (n)
			return n < 10 ? (i + 2) * 10 + n : 0;
	}
	return 0;
}

void
series_name(const struct event_fact *e, struct str text, struct buf *out)
{
	struct kb_entry row;
	struct str word;

	if (e->series != KB_NONE) {
		kb_entry(e->series, &row);
		buf_add(out, row.name);
		return;
	}
	/* The words of the mention without number and year. */
	while (str_cut(&text, ' ', &word)) {
		uint32_t n;
		if (word.len == 0 || str_to_u32(word, &n) || (series_ordinal(word) && e->ordinal))
			continue;
		if (out->len)
			buf_add_char(out, ' ');
		buf_add(out, word);
	}
}

bool
series_is_instance(const struct event_fact *e)
{
	return e->ordinal || e->from.year || e->from.month;
}

/* "apec" for asia-pacific-economic-cooperation. */
static bool
starts_as_forum(struct str slug, struct str forum)
{
	struct str rest = forum;
	struct str word;
	size_t n = 0;

	if (str_starts(slug, forum))
		return true;
	while (rest.len && str_cut(&rest, '-', &word)) {
		if (n >= slug.len || !word.len || slug.ptr[n] != word.ptr[0])
			return false;
		n++;
	}
	return n < slug.len && slug.ptr[n] == '-';
}

kb_id
series_of_forum(kb_id forum)
{
	struct str name = kb_slug(forum);
	kb_id found = KB_NONE;
	kb_id first;
	size_t count;

	kb_range(KB_SERIES, &first, &count);
	for (size_t i = 0; i < count; i++) {
		struct kb_entry row;
		kb_entry(first + (kb_id)i, &row);
		if (row.parent != forum || row.sides[1] != KB_NONE ||
		    !str_eq(row.type, STR_LIT("summit")))
			continue;
		if (found != KB_NONE)
			return KB_NONE;
		found = first + (kb_id)i;
	}
	return found != KB_NONE && starts_as_forum(kb_slug(found), name) ? found : KB_NONE;
}

/* "place/accra" */
static kb_id
place_of(struct str id)
{
	return kb_by_slug(KB_PLACE, str_sub(id, str_find_char(id, '/') + 1, SIZE_MAX));
}

static bool
places_differ(struct str a, struct str b)
{
	if (!a.len || !b.len || str_eq(a, b))
		return false;
	kb_id x = place_of(a);
	kb_id y = place_of(b);
	return x == KB_NONE || y == KB_NONE || (kb_country_of(x) != y && kb_country_of(y) != x);
}

bool
series_may_be_one(const struct local *a, const struct local *b)
{
	bool same_year = a->from.year && a->from.year == b->from.year;
	bool same_month = a->from.month && a->from.month == b->from.month;

	if ((a->from.year && b->from.year && !same_year) ||
	    (a->from.month && b->from.month && !same_month) || places_differ(a->place, b->place))
		return false;
	return same_year || same_month || (a->place.len && b->place.len);
}
