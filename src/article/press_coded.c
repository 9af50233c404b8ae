/* SPDX-License-Identifier: MIT */
/*
 * An article as Factiva gives it.  With indexing, each field begins with a code of
 * two or three capitals; without it the fields are known by their order around the
 * number of words and the line of rights, behind which the text begins.
 * source  Factiva, "Search builder: field codes"
 */
#include "article/press_int.h"

#include "article/plain_int.h"
#include "article/said_day.h"
#include "text/byte.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	HEAD_MOST = 14,   /* lines above the text, of those that are counted */
	CODES_LEAST = 3,
	WRAPPED = 56,     /* [B] of a line of a title that goes on in the next */
	NAME_WORDS = 4
};

/* ------------------------------------------------------------------ with codes */

static const struct code {
	const char *name;
	enum press_part part; /* of it and of what goes on with it */
} codes[] = {
	{"SE", PRESS_HEAD}, {"HD", PRESS_GONE}, {"BY", PRESS_HEAD}, {"CR", PRESS_HEAD},
	{"WC", PRESS_HEAD}, {"PD", PRESS_HEAD}, {"ET", PRESS_HEAD}, {"SN", PRESS_HEAD},
	{"SC", PRESS_HEAD}, {"ED", PRESS_HEAD}, {"PG", PRESS_HEAD}, {"VOL", PRESS_HEAD},
	{"LA", PRESS_HEAD}, {"CY", PRESS_HEAD}, {"CLM", PRESS_HEAD}, {"LP", PRESS_BODY},
	{"TD", PRESS_BODY}, {"ART", PRESS_FOOT}, {"CT", PRESS_FOOT}, {"RF", PRESS_FOOT},
	{"CO", PRESS_FOOT}, {"IN", PRESS_FOOT}, {"NS", PRESS_FOOT}, {"RE", PRESS_FOOT},
	{"IPC", PRESS_FOOT}, {"IPD", PRESS_FOOT}, {"PUB", PRESS_FOOT}, {"AN", PRESS_FOOT},
};

/* Its code, and what stands behind it (a bar where it is the row of a table). */
static const struct code *
code_of(struct str line, struct str *value)
{
	size_t end = 0;

	while (end < line.len && end < 4 && byte_is(line.ptr[end], BYTE_UPPER))
		end++;
	if (end < 2 || (end < line.len && !byte_is(line.ptr[end], BYTE_SPACE)))
		return NULL;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		if (!str_eq(str_sub(line, 0, end), str_of(codes[i].name)))
			continue;
		*value = str_trim(str_sub(line, end, line.len));
		if (value->len > 0 && value->ptr[0] == '|')
			*value = str_trim(str_sub(*value, 1, value->len));
		return &codes[i];
	}
	return NULL;
}

/* A title or a field may go on in the next line. */
static struct str
joined(struct press_entry *e, struct str first, struct str more)
{
	struct str out;
	struct buf b;

	if (first.len == 0)
		return more;
	buf_init(&b);
	buf_addf(&b, "%.*s %.*s", STR_ARG(first), STR_ARG(more));
	out = arena_str(&e->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static bool
has_codes(const struct press_entry *e)
{
	bool has_title = false;
	struct str value;
	size_t n = 0;

	for (size_t i = 0; i < e->lines.len; i++) {
		const struct code *code = code_of(e->lines.ptr[i].s, &value);

		n += code != NULL;
		has_title |= code && code->part == PRESS_GONE;
	}
	return has_title && n >= CODES_LEAST;
}

bool
press_read_coded(struct press_entry *e)
{
	const struct code *now = NULL;
	struct str time = STR_EMPTY;
	struct str day = STR_EMPTY;

	if (!has_codes(e))
		return false;
	for (size_t i = 0; i < e->lines.len; i++) {
		struct press_line *l = &e->lines.ptr[i];
		struct str value = l->s;
		const struct code *code = code_of(l->s, &value);

		now = code ? code : now;
		l->part = now ? now->part : PRESS_HEAD;
		l->is_continued = !code && l->part != PRESS_BODY;
		if (!now)
			continue;
		if (l->part == PRESS_BODY) {
			l->s = value;
			l->is_after_blank |= code != NULL;
			if (value.len == 0)
				l->part = PRESS_GONE;
		} else if (str_eq(str_of(now->name), STR_LIT("HD"))) {
			e->title = joined(e, e->title, value);
		} else if (str_eq(str_of(now->name), STR_LIT("BY"))) {
			e->author = joined(e, e->author, value);
		} else if (str_eq(str_of(now->name), STR_LIT("SN"))) {
			e->source = joined(e, e->source, value);
		} else if (code && str_eq(str_of(now->name), STR_LIT("PD"))) {
			day = value;
		} else if (code && str_eq(str_of(now->name), STR_LIT("ET"))) {
			time = value;
		}
	}
	e->author = press_author(e->author);
	e->date = said_time(time.len > 0 ? joined(e, day, time) : day, &e->clock);
	return e->title.len > 0;
}

/* ------------------------------------------------------------------- by order */

bool
press_is_count(struct str line)
{
	size_t n = 0;

	while (n < line.len && (byte_is(line.ptr[n], BYTE_DIGIT) || line.ptr[n] == ','))
		n++;
	return n > 0 && byte_is(line.ptr[0], BYTE_DIGIT)
	       && (str_eq(str_sub(line, n, line.len), STR_LIT(" words"))
	           || str_eq(str_sub(line, n, line.len), STR_LIT(" word")));
}

/* "Lena Karlsson", "By Lena Karlsson": not a title, if another line is above it. */
static bool
is_writer(struct str s)
{
	size_t len;
	struct str word;
	size_t n = 0;

	if (str_starts_nocase(s, "by "))
		return true;
	while (s.len > 0 && str_cut(&s, ' ', &word)) {
		if (word.len == 0 || !utf8_is_upper(utf8_get(word, 0, &len)))
			return false;
		n++;
	}
	return n >= 2 && n < NAME_WORDS;
}

/* What stands above the number of words: a section, the title, a byline. */
static void
read_above(struct press_entry *e, size_t count)
{
	size_t title = count;

	if (title > 1 && is_writer(e->lines.ptr[title - 1].s)) {
		e->author = press_author(e->lines.ptr[title - 1].s);
		title--;
	}
	if (title == 0)
		return;
	e->title = e->lines.ptr[--title].s;
	e->lines.ptr[title].part = PRESS_GONE;
	/* One that was wrapped; else a section stands above it. */
	while (title > 0 && !e->lines.ptr[title].is_after_blank
	       && e->lines.ptr[title - 1].s.len >= WRAPPED) {
		e->title = joined(e, e->lines.ptr[--title].s, e->title);
		e->lines.ptr[title].part = PRESS_GONE;
	}
}

bool
press_read_counted(struct press_entry *e)
{
	size_t count = 0;
	size_t end;

	while (count < e->lines.len && !press_is_count(e->lines.ptr[count].s))
		count++;
	if (count == 0 || count + 2 >= e->lines.len || count >= HEAD_MOST)
		return false;
	/* The text begins behind the line of rights. */
	end = count + 1;
	while (end < e->lines.len && end < count + HEAD_MOST
	       && !press_is_rights(e->lines.ptr[end].s))
		end++;
	if (end == e->lines.len || end == count + HEAD_MOST
	    || day_is_none(said_day(e->lines.ptr[count + 1].s)))
		return false;
	for (size_t i = 0; i < e->lines.len; i++)
		e->lines.ptr[i].part = i <= end ? PRESS_HEAD : PRESS_BODY;
	read_above(e, count);
	e->date = said_time(e->lines.ptr[count + 1].s, &e->clock);
	count += 2;
	/* "05:00" */
	if (count < end && str_find_char(e->lines.ptr[count].s, ':') <= 2) {
		e->date = said_time(joined(e, e->lines.ptr[count - 1].s, e->lines.ptr[count].s),
		                    &e->clock);
		count++;
	}
	if (count < end)
		e->source = e->lines.ptr[count].s;
	return true;
}
