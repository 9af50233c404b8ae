/* SPDX-License-Identifier: MIT */
/*
 * An article is one arena: the text, the blocks, the beginnings of lines, and
 * the few words that are made from them.  Nothing changes after article_new.
 */
#include "article/article.h"

#include <assert.h>

#include "article/language.h"
#include "article/named_day.h"
#include "text/buf.h"
#include "text/byte.h"
#include "text/map.h"
#include "text/utf8.h"

#include "text/banned.h"

struct article {
	struct arena arena;
	struct str path;
	struct str text;
	struct str title;
	struct span title_at;
	struct day date;
	struct span date_at;
	struct str source;
	struct block *blocks;
	size_t nblock;
	const struct article_link *links;
	size_t nlink;
	uint32_t *lines; /* [B] where each begins; the first at 0 */
	size_t nline;
	uint64_t hash;
	bool is_marked_up;
	struct fact facts[FACT_COUNT];
};

enum {
	TITLE_LONG = 90, /* [B] of a title made from the body's first words */
	BODY_START = 400 /* [B] of the body looked at for it */
};

/* Where the next line begins: after LF, after CR LF, after a CR alone; SIZE_MAX
 * if there is none. */
static size_t
next_line(struct str text, size_t off, bool has_cr)
{
	struct str rest = str_sub(text, off, text.len);
	size_t lf = str_find_char(rest, '\n');
	size_t cr = has_cr ? str_find_char(str_sub(rest, 0, lf), '\r') : SIZE_MAX;

	if (cr != SIZE_MAX && cr + 1 != lf)
		return off + cr + 1;
	return lf == SIZE_MAX ? SIZE_MAX : off + lf + 1;
}

static size_t
list_lines(struct str text, uint32_t *lines)
{
	bool has_cr = str_find_char(text, '\r') != SIZE_MAX; /* hardly a text has */
	size_t n = 1;

	for (size_t at = 0; (at = next_line(text, at, has_cr)) != SIZE_MAX; n++)
		if (lines)
			lines[n] = (uint32_t)at;
	return n;
}

/* Counted first: there may be as many as bytes. */
static void
find_lines(struct article *a)
{
	a->nline = list_lines(a->text, NULL);
	a->lines = ARENA_ARRAY(&a->arena, a->nline, uint32_t);
	(void)list_lines(a->text, a->lines);
}

/* Runs of anything but white space that hold a letter or digit. */
static uint32_t
count_words(struct str s)
{
	struct byte_survey v = {.seen = 0};
	size_t len;

	for (size_t i = 0; (i = byte_survey(&v, s.ptr, i, s.len)) < s.len; i += len) {
		uint32_t cp = utf8_get(s, i, &len);
		bool is_space = utf8_is_space(cp);

		v.nword += is_space && v.is_word;
		v.is_word = !is_space && (v.is_word || utf8_is_letter(cp) || utf8_is_digit(cp));
	}
	return v.nword + v.is_word;
}

/* `s` on one line, its white space single. */
static struct str
one_line(struct arena *arena, struct str s)
{
	char *out = ARENA_ROOM(arena, s.len + 1, char);
	bool is_gap = false;
	size_t n = 0;
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		len = 1;
		if (byte_is(s.ptr[i], BYTE_LONG)
		            ? utf8_is_space(utf8_get(s, i, &len))
		            : byte_is(s.ptr[i], BYTE_SPACE)) {
			is_gap = n > 0;
			continue;
		}
		if (is_gap)
			out[n++] = ' ';
		is_gap = false;
		for (size_t k = i; k < i + len; k++)
			out[n++] = s.ptr[k];
	}
	out[n] = '\0';
	return str_from(out, n);
}

/* [B] of at most `len` that do not cut a character. */
static uint32_t
whole_characters(struct str s, uint32_t len)
{
	while (len > 0 && ((unsigned char)s.ptr[len] & 0xC0) == 0x80)
		len--;
	return len;
}

/* The first words of `s`: a sentence, or what fits. */
static struct str
first_words(struct str s)
{
	size_t cut = 0;

	for (size_t i = 1; i < s.len && i < TITLE_LONG; i++) {
		if (s.ptr[i] != ' ')
			continue;
		/* Sentences shorter than this end in abbreviations. */
		if (i > 40 && (s.ptr[i - 1] == '.' || s.ptr[i - 1] == '?'
		               || s.ptr[i - 1] == '!'))
			return str_sub(s, 0, i);
		cut = i;
	}
	if (s.len <= TITLE_LONG)
		return s;
	/* Not in the middle of "(Association of …". */
	for (size_t i = cut; i > 40; i--) {
		if (s.ptr[i] == ')' || s.ptr[i] == ']')
			break;
		if (s.ptr[i] == '(' || s.ptr[i] == '[')
			cut = i - 1;
	}
	/* No space to cut at: between characters, then. */
	return str_sub(s, 0, cut > 0 ? cut : whole_characters(s, TITLE_LONG));
}

static struct str
file_name(struct str path)
{
	for (size_t i = path.len; i > 0; i--) {
		if (path.ptr[i - 1] == '/' && i < path.len)
			return str_sub(path, i, path.len);
	}
	return path.len > 0 ? path : STR_LIT("untitled");
}

/* Title, date and source are facts, too. */
static void
complete_facts(struct article *a)
{
	struct fact *title = &a->facts[FACT_TITLE];
	struct fact *day = &a->facts[FACT_PUBLISHED];
	struct fact *source = &a->facts[FACT_SOURCE];
	struct buf b;

	if (title->value.len == 0 && !span_is_none(a->title_at))
		*title = (struct fact){a->title, title->from ? title->from : ORIGIN_TEXT};
	if (source->value.len == 0 && a->source.len > 0)
		*source = (struct fact){a->source, source->from ? source->from : ORIGIN_TEXT};
	if (day->value.len > 0 || day_is_none(a->date))
		return;
	buf_init(&b);
	day_format(&b, a->date);
	*day = (struct fact){arena_str(&a->arena, buf_str(&b)),
	                     day->from ? day->from : ORIGIN_TEXT};
	buf_release(&b);
}

static void
copy_facts(struct article *a, const struct fact *facts)
{
	for (int i = 0; i < FACT_COUNT; i++) {
		a->facts[i] = (struct fact){STR_EMPTY, facts[i].from};
		if (facts[i].value.ptr)
			a->facts[i].value = one_line(&a->arena, facts[i].value);
	}
}

/* The text is believed before its markup, which is often that of a template. */
static void
find_language(struct article *a)
{
	struct fact *said = &a->facts[FACT_LANGUAGE];
	struct span *places = ARENA_ARRAY(&a->arena, a->nblock + 1, struct span);
	struct str told;
	size_t n = 0;

	for (size_t i = 0; i < a->nblock; i++) {
		if (a->blocks[i].kind != BLOCK_FURNITURE)
			places[n++] = a->blocks[i].at;
	}
	told = language_tell(a->text, places, n, said->value);

	/* "und" has no name, and never overrules one that has. */
	if (said->from != ORIGIN_USER && told.len > 0 && (said->value.len == 0
	                     || (language_name(told)
	                         && language_name(told) != language_name(said->value))))
		*said = (struct fact){told, ORIGIN_TEXT};
}

/* The title as found, or the beginning of what is to be read, or of anything,
 * or the file's name. */
static struct str
make_title(struct article *a)
{
	struct span at = a->title_at;
	struct str title = a->facts[FACT_TITLE].value;

	if (title.len > 0)
		return title;

	for (size_t i = 0; span_is_none(at) && i < a->nblock; i++) {
		if (a->blocks[i].kind == BLOCK_PARAGRAPH)
			at = a->blocks[i].at;
	}
	if (span_is_none(at) && a->nblock > 0)
		at = a->blocks[0].at;
	if (span_is_none(at))
		return arena_str(&a->arena, file_name(a->path));
	if (span_is_none(a->title_at) && at.len > BODY_START)
		at.len = whole_characters(str_at(a->text, at), BODY_START);
	title = one_line(&a->arena, str_at(a->text, at));
	if (title.len == 0)
		return arena_str(&a->arena, file_name(a->path));
	return span_is_none(a->title_at) ? first_words(title) : title;
}

static void
check_parts(const struct article_parts *parts)
{
	uint32_t end = 0;

	assert(parts->text.len < UINT32_MAX);
	assert(utf8_check(parts->text) == parts->text.len);
	assert(span_is_none(parts->title)
	       || span_end(parts->title) <= parts->text.len);
	for (size_t i = 0; i < parts->nblock; i++) {
		struct span at = parts->blocks[i].at;

		assert(at.len > 0 && at.off >= end);
		end = span_end(at);
		assert(end <= parts->text.len);
	}
	end = 0;
	for (size_t i = 0; i < parts->nlink; i++) {
		struct span at = parts->links[i].at;

		assert(at.len > 0 && at.off >= end);
		end = span_end(at);
		assert(end <= parts->text.len);
	}
	(void)end;
}

struct article *
article_new(const struct article_parts *parts)
{
	struct article *a = xcalloc(1, sizeof *a);

	check_parts(parts);
	arena_init(&a->arena);
	a->path = arena_str(&a->arena, parts->path);
	a->text = arena_str(&a->arena, parts->text);
	a->title_at = parts->title;
	a->date = named_day_complete(parts->date, parts->path);
	a->date_at = parts->date_at;
	a->source = one_line(&a->arena, parts->source);
	a->nblock = parts->nblock;
	a->blocks = ARENA_ARRAY(&a->arena, parts->nblock, struct block);
	if (parts->nblock > 0)
		memcpy(a->blocks, parts->blocks, parts->nblock * sizeof *a->blocks);
	a->links = links_find(a->text, parts->links, parts->nlink, &a->arena, &a->nlink);
	a->is_marked_up = parts->is_marked_up;
	a->hash = hash_bytes(a->text.ptr, a->text.len);
	find_lines(a);
	copy_facts(a, parts->facts);
	a->title = make_title(a);
	if (day_is_none(parts->date) && !day_is_none(a->date))
		a->facts[FACT_PUBLISHED] = (struct fact){STR_EMPTY, ORIGIN_FILE};
	complete_facts(a);
	find_language(a);
	return a;
}

void
article_free(struct article *a)
{
	if (!a)
		return;
	arena_release(&a->arena);
	free(a);
}

struct str
article_path(const struct article *a)
{
	return a->path;
}

struct str
article_text(const struct article *a)
{
	return a->text;
}

struct str
article_title(const struct article *a)
{
	return a->title;
}

struct span
article_title_at(const struct article *a)
{
	return a->title_at;
}

struct day
article_date(const struct article *a)
{
	return a->date;
}

struct span
article_date_at(const struct article *a)
{
	return a->date_at;
}

struct str
article_source(const struct article *a)
{
	return a->source;
}

struct fact
article_fact(const struct article *a, enum fact_name name)
{
	struct fact f = a->facts[name];

	return f.value.len > 0 ? f : (struct fact){STR_EMPTY, ORIGIN_NONE};
}

const char *
fact_name_of(enum fact_name name)
{
	static const char *const names[FACT_COUNT] = {
		[FACT_TITLE] = "title",       [FACT_SUBTITLE] = "subtitle",
		[FACT_AUTHOR] = "author",     [FACT_SOURCE] = "source",
		[FACT_PUBLISHED] = "published", [FACT_UPDATED] = "updated",
		[FACT_LANGUAGE] = "language", [FACT_ADDRESS] = "address",
		[FACT_AGENCY] = "agency",     [FACT_CHARSET] = "charset",
	};

	return names[name];
}

const char *
origin_name(enum origin origin)
{
	static const char *const names[ORIGIN_COUNT] = {
		[ORIGIN_NONE] = "",
		[ORIGIN_TEXT] = "text",
		[ORIGIN_FIELD] = "field",
		[ORIGIN_LINKED] = "linked data",
		[ORIGIN_META] = "page head",
		[ORIGIN_MARKUP] = "markup",
		[ORIGIN_ADDRESS] = "address",
		[ORIGIN_CONTAINER] = "container",
		[ORIGIN_FILE] = "file name",
		[ORIGIN_DATELINE] = "dateline",
		[ORIGIN_BYLINE] = "byline",
		[ORIGIN_GUESS] = "a guess",
		[ORIGIN_USER] = "you",
		[ORIGIN_CHANGE] = "last change",
	};

	return names[origin];
}

bool
origin_is_text(enum origin origin)
{
	return origin == ORIGIN_TEXT || origin == ORIGIN_FIELD || origin == ORIGIN_CHANGE
	       || origin == ORIGIN_DATELINE || origin == ORIGIN_BYLINE;
}

bool
article_is_marked_up(const struct article *a)
{
	return a->is_marked_up;
}

const struct block *
article_blocks(const struct article *a, size_t *n)
{
	*n = a->nblock;
	return a->blocks;
}

size_t
article_block_at(const struct article *a, uint32_t off)
{
	return span_search(a->blocks, a->nblock, sizeof *a->blocks, off);
}

const struct article_link *
article_links(const struct article *a, size_t *n)
{
	*n = a->nlink;
	return a->links;
}

size_t
article_link_at(const struct article *a, uint32_t off)
{
	return span_search(a->links, a->nlink, sizeof *a->links, off);
}

uint64_t
article_hash(const struct article *a)
{
	return a->hash;
}

uint32_t
article_words(const struct article *a)
{
	uint32_t n = 0;

	/* Hardly anybody asks, and each asks once. */
	for (size_t i = 0; i < a->nblock; i++) {
		if (a->blocks[i].kind != BLOCK_FURNITURE)
			n += count_words(str_at(a->text, a->blocks[i].at));
	}
	return n;
}

/* In plain text it is only this program that takes a line for the title. */
static bool
is_running(const struct article *a, enum block_kind kind)
{
	if (kind == BLOCK_FURNITURE || kind == BLOCK_CAPTION)
		return false;
	return !a->is_marked_up || (kind != BLOCK_TITLE && kind != BLOCK_META);
}

void
article_body(const struct article *a, struct buf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < a->nblock; i++) {
		if (!is_running(a, a->blocks[i].kind))
			continue;
		if (!is_first)
			buf_add_cstr(out, "\n\n");
		is_first = false;
		buf_add(out, str_at(a->text, a->blocks[i].at));
	}
}

void
article_line_col(const struct article *a, uint32_t off, uint32_t *line,
                 uint32_t *col)
{
	size_t low = 0;
	size_t high = a->nline;

	/* The last line that begins at or before `off`. */
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (a->lines[middle] <= off)
			low = middle;
		else
			high = middle;
	}
	*line = (uint32_t)low + 1;
	*col = off - a->lines[low] + 1;
}

uint32_t
article_line_start(const struct article *a, uint32_t line)
{
	size_t i = line > 0 ? line - 1 : 0;

	return a->lines[i < a->nline ? i : a->nline - 1];
}
