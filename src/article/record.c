/* SPDX-License-Identifier: MIT */
/* See record.h. */
#include "article/record.h"

#include "article/format_int.h"
#include "article/html_int.h"
#include "article/links.h"
#include "article/said_day.h"

#include "text/banned.h"

enum {
	NAME_MAX_LEN = 24,   /* [B] of a field's name, signs left out */
	EPOCH_LEN_MIN = 9,   /* digits of a time in seconds since 1970 … */
	EPOCH_LEN_MAX = 19,  /* … and in the billionths of them */
	FIGURES_LEN = 14,    /* digits of "20240514063000" */
	FIGURES_SHORT = 12   /* … and without the seconds */
};

void
record_init(struct record *r)
{
	for (size_t i = 0; i < RECORD_COUNT; i++)
		buf_init(&r->fields[i]);
}

void
record_release(struct record *r)
{
	for (size_t i = 0; i < RECORD_COUNT; i++)
		buf_release(&r->fields[i]);
}

void
record_clear(struct record *r)
{
	for (size_t i = 0; i < RECORD_COUNT; i++)
		buf_clear(&r->fields[i]);
}

static enum record_field
field_called(struct str key)
{
	static const char *const names[RECORD_COUNT] = {
		[RECORD_TITLE] = "title", [RECORD_TEXT] = "text",
		[RECORD_HTML] = "html", [RECORD_SUMMARY] = "summary",
		[RECORD_DATE] = "date", [RECORD_SOURCE] = "source",
		[RECORD_AUTHOR] = "author", [RECORD_ADDRESS] = "address",
		[RECORD_ID] = "id",
	};

	for (int i = 0; i < RECORD_COUNT; i++) {
		if (str_eq_nocase(key, str_of(names[i])))
			return (enum record_field)i;
	}
	return RECORD_COUNT;
}

bool
record_next_said(struct str *said, enum record_field *field, struct str *name)
{
	struct str pair;

	if (said->len == 0)
		return false;
	(void)str_cut(said, ',', &pair);
	size_t equals = str_find_char(pair, '=');
	*field = field_called(str_trim(str_sub(pair, 0, equals)));
	*name = equals == SIZE_MAX ? STR_EMPTY : str_trim(str_sub(pair, equals + 1, pair.len));
	return true;
}

bool
record_fields_are(struct str said)
{
	enum record_field field;
	struct str name;

	while (record_next_said(&said, &field, &name)) {
		if (field == RECORD_COUNT || name.len == 0)
			return false;
	}
	return true;
}

static enum record_field
guessed(struct str name)
{
	static const struct {
		struct str name;
		enum record_field field;
	} rows[] = {
#define X(name, field) {{name, sizeof(name) - 1}, RECORD_##field},
#include "article/record.def"
#undef X
	};
	char plain[NAME_MAX_LEN];
	size_t len = 0;

	for (size_t i = 0; i < name.len && len < sizeof plain; i++) {
		char c = name.ptr[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			plain[len++] = c;
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (str_eq(str_from(plain, len), rows[i].name))
			return rows[i].field;
	}
	return RECORD_COUNT;
}

enum record_field
record_field_of(struct str said, struct str name)
{
	enum record_field guess = guessed(name);
	enum record_field field;
	struct str other;

	while (record_next_said(&said, &field, &other)) {
		if (str_eq_nocase(other, str_trim(name)))
			return field;
		if (field == guess)
			guess = RECORD_COUNT;
	}
	return guess;
}

static struct str
field_of(const struct record *r, enum record_field field)
{
	return str_trim(buf_str(&r->fields[field]));
}

/* "20240514063000", "202405140630": a day and its time, not what has gone by since 1970. */
static bool
is_day_in_figures(struct str s)
{
	struct clock clock;

	return (s.len == FIGURES_LEN || s.len == FIGURES_SHORT)
	       && !day_is_none(said_time(s, &clock)) && clock.is_known;
}

struct day
record_day(struct str s, struct clock *clock)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9' || i >= EPOCH_LEN_MAX) {
			/* "1469262000.5" is what some programs write. */
			if (s.ptr[i] == '.' && i >= EPOCH_LEN_MIN)
				break;
			return said_time(s, clock);
		}
		n = n * 10 + (uint64_t)(s.ptr[i] - '0');
	}
	if (s.len < EPOCH_LEN_MIN || is_day_in_figures(s))
		return said_time(s, clock);
	while (n > UINT64_C(100000000000))
		n /= 1000;
	*clock = (struct clock){
		.is_known = true, .hour = (uint8_t)(n % 86400 / 3600),
		.minute = (uint8_t)(n % 3600 / 60),
	};
	return day_from_number((int32_t)(n / 86400));
}

bool
record_wants(const struct record *r, enum record_field field)
{
	struct clock clock;

	/* "time" may be of a day that another field says. */
	return r->fields[field].len == 0
	       || (field == RECORD_DATE && day_is_none(record_day(field_of(r, field), &clock)));
}

bool
record_is_article(const struct record *r)
{
	/* What NewsAPI leaves of an article that was withdrawn. */
	if (str_eq(field_of(r, RECORD_TITLE), STR_LIT("[Removed]")))
		return false;
	return field_of(r, RECORD_TEXT).len > 0 || field_of(r, RECORD_HTML).len > 0
	       || (field_of(r, RECORD_TITLE).len > 0 && field_of(r, RECORD_SUMMARY).len > 0);
}

bool
record_is_empty(const struct record *r)
{
	for (int i = 0; i < RECORD_COUNT; i++) {
		if (field_of(r, (enum record_field)i).len > 0)
			return false;
	}
	return true;
}

static bool
looks_marked_up(struct str s)
{
	static const char *const signs[] = {"<p>", "<p ", "</p>", "<br", "<div", "</a>"};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (str_find(s, str_of(signs[i])) != SIZE_MAX)
			return true;
	}
	return false;
}

/* After its id or its address without what all addresses have. */
static void
name_record(struct intake *in, const struct record *r, struct str text,
            struct str container, struct buf *path)
{
	struct str id = field_of(r, RECORD_ID);
	struct str words;

	if (id.len == 0)
		id = field_of(r, RECORD_ADDRESS);
	words = link_bare(id);
	if (id.len == 0) {
		words = field_of(r, RECORD_TITLE);
		id = text;
	}
	intake_name_entry(in, container, words, id, path);
}

void
record_tell_title(struct record *r)
{
	struct buf *title = &r->fields[RECORD_TITLE];

	for (int i = RECORD_TEXT; i <= RECORD_SUMMARY; i++) {
		if (field_of(r, (enum record_field)i).len > 0)
			return;
	}
	if (html_is_marked_title(buf_str(title)))
		html_unmark(title);
	buf_clear(&r->fields[RECORD_TEXT]);
	buf_add(&r->fields[RECORD_TEXT], buf_str(title));
	buf_clear(title);
}

void
record_say_others(struct intake *in, struct str path, uint32_t line, size_t n)
{
	if (n == 0)
		return;
	diag_add(in->d, DIAG_WARNING, path, line,
	         n == 1 ? "%zu record has no text that would make it an article"
	         : "%zu records have no text that would make them articles, the first here",
	         n);
	in->skipped += n;
}

enum status
record_give(struct intake *in, const struct record *r, struct str container,
            bool is_alone)
{
	struct str text = field_of(r, RECORD_HTML);
	bool is_html = text.len > 0;
	struct html_given given = {
		.source = field_of(r, RECORD_SOURCE),
		.author = field_of(r, RECORD_AUTHOR),
		.address = field_of(r, RECORD_ADDRESS),
		.is_whole = true,
	};
	struct buf title;
	struct buf path;
	enum status status;

	given.date = record_day(field_of(r, RECORD_DATE), &given.clock);
	given.updated = record_day(field_of(r, RECORD_UPDATED), &given.updated_clock);
	if (!is_html)
		text = field_of(r, RECORD_TEXT);
	if (text.len == 0)
		text = field_of(r, RECORD_SUMMARY);
	if (text.len == 0)
		return STATUS_EMPTY;
	/* "By Anna Lind" */
	if (given.author.len > 3 && str_eq_nocase(str_sub(given.author, 0, 3), STR_LIT("by ")))
		given.author = str_trim(str_sub(given.author, 3, given.author.len));
	buf_init(&title);
	buf_init(&path);
	buf_add(&title, field_of(r, RECORD_TITLE));
	if (html_is_marked_title(buf_str(&title)))
		html_unmark(&title);
	given.title = str_trim(buf_str(&title));
	if (is_alone)
		buf_add(&path, container);
	else
		name_record(in, r, text, container, &path);
	given.path = buf_str(&path);
	status = is_html || looks_marked_up(text) ? html_read(in, text, &given)
	                                          : format_text_given(in, text, &given);
	buf_release(&title);
	buf_release(&path);
	return status;
}
