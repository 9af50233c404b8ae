/* SPDX-License-Identifier: MIT */
/*
 * Articles in JSON: one object, a list of them, a list inside an object (JSON
 * Feed, answers of news services), or an object a line (JSONL).  Which value is
 * the title, which the text, is guessed by name (record.def).  A line that is
 * no JSON is said and passed over.
 */
#include "article/json_int.h"

#include <string.h>

#include "article/format_int.h"

#include "text/banned.h"

enum {
	NEST_MAX = 8,  /* objects that a list is looked for in */
	BRACKETS = 16  /* lists that no text begins with */
};

struct export {
	struct intake *in;
	const struct paper *paper;
	struct record record;
	struct str source;  /* what the file says of all: a feed's title */
	size_t nrecord;     /* objects that were looked at */
	size_t narticle;
	size_t nlink;       /* objects with an address and no text */
	size_t nother;      /* objects that are no article … */
	uint32_t other_line; /* … and where the first of them stands */
	uint32_t line;      /* of the value that is being read */
	bool is_in_list;    /* of which something is no JSON: its values come singly */
	bool is_broken;     /* something in it is no JSON, which is said */
};

bool
format_is_json(struct str raw, struct str path)
{
	static const char *const ends[] = {".json", ".jsonl", ".ndjson"};
	struct str head = str_trim(str_sub(raw, 0, 4096));
	size_t nlist = 0;

	if (str_starts(head, STR_LIT("\xEF\xBB\xBF")))
		head = str_trim(str_sub(head, 3, head.len));
	if (format_is_named(path, ends, sizeof ends / sizeof *ends)
	    && (str_starts(head, STR_LIT("[")) || str_starts(head, STR_LIT("{"))))
		return true;
	while (nlist < head.len && head.ptr[nlist] == '[')
		nlist++;
	if (nlist >= BRACKETS)
		return true;
	if (str_starts(head, STR_LIT("[")))
		head = str_trim(str_sub(head, 1, head.len));
	return str_starts(head, STR_LIT("{"))
	       && str_starts(str_trim(str_sub(head, 1, head.len)), STR_LIT("\""));
}

/* ------------------------------------------------------------------- pieces */

/* A list is divided between its values, lines between lines. */
bool
format_json_divides(struct str raw, struct str *head)
{
	struct str start = str_sub(raw, 0, 4096);
	size_t list = str_find_char(start, '[');

	if (str_find_char(start, '\0') != SIZE_MAX)
		return false;
	if (list < str_find_char(start, '{'))
		*head = str_sub(raw, 0, list + 1);
	return true;
}

/* Where the value ends that is at byte i of a list; SIZE_MAX: not in here. */
static size_t
end_of_value(struct str s, size_t i)
{
	size_t depth = 0;
	bool is_text = false;

	for (; i < s.len; i++) {
		char c = s.ptr[i];

		if (is_text) {
			i += c == '\\';
			is_text = c != '"';
		} else if (c == '"') {
			is_text = true;
		} else if (c == '{' || c == '[') {
			depth++;
		} else if (depth > 0 && (c == '}' || c == ']')) {
			depth--;
		} else if (depth == 0 && (c == ',' || c == ']')) {
			return i;
		}
	}
	return SIZE_MAX;
}

uint64_t
format_json_end(struct str head, struct str papers)
{
	size_t end;

	if (head.len > 0) {
		end = end_of_value(papers, 0);
		return end == SIZE_MAX ? 0 : end + 1;
	}
	for (size_t at = 0; at < papers.len; at += end + 1) {
		end = str_find_char(str_sub(papers, at, papers.len), '\n');
		if (end == SIZE_MAX || at + end + 1 >= papers.len)
			break;
		/* What is spread over lines goes on with a space or a bracket. */
		if (papers.ptr[at + end + 1] == '{' || papers.ptr[at + end + 1] == '[')
			return at + end + 1;
	}
	return 0;
}

/* What lies between the values of a list that was divided. */
static struct str
skip_list(struct str s)
{
	for (;;) {
		s = str_trim(s);
		if (str_starts(s, STR_LIT("\xEF\xBB\xBF")))
			s = str_sub(s, 3, s.len);
		else if (s.len > 0 && strchr("[],", s.ptr[0]))
			s = str_sub(s, 1, s.len);
		else
			return s;
	}
}

/* ------------------------------------------------------------------ careless */

/* What Python writes for a number that is none becomes a text that says nothing;
 * in its place, so that every byte stays where it was. */
static size_t
blank_word(char *s, size_t len)
{
	static const char *const words[] = {"NaN", "Infinity", "-Infinity"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]);

		if (len < n || memcmp(s, words[i], n) != 0)
			continue;
		memset(s, ' ', n);
		s[0] = s[1] = '"';
		return n;
	}
	return 1;
}

/* "\uD83D" at the beginning: the kind of its four digits, 'h' for the first half
 * of a character, 'l' for the second, 0 for anything else. */
static char
half_at(const char *s, size_t len)
{
	if (len < 6 || s[0] != '\\' || s[1] != 'u' || (s[2] | 0x20) != 'd')
		return 0;
	if (strchr("89abAB", s[3]))
		return 'h';
	return strchr("cdefCDEF", s[3]) ? 'l' : 0;
}

/* An escape in a text: half a character without its other half becomes U+FFFD. */
static size_t
mend_escape(char *s, size_t len)
{
	char half = half_at(s, len);

	if (half == 'h' && half_at(s + 6, len - 6) == 'l')
		return 12;
	if (half)
		memcpy(s + 2, "FFFD", 4);
	return len < 2 ? len : 2;
}

/* What programs write that is no JSON, but clear. */
static void
mend(struct buf *text)
{
	bool is_text = false;
	size_t n = 1;

	for (size_t i = 0; i < text->len; i += n) {
		char c = text->ptr[i];

		n = 1;
		if (c == '"')
			is_text = !is_text;
		else if (c == '\n')
			is_text = false; /* none goes over a line */
		else if (is_text && c == '\\')
			n = mend_escape(text->ptr + i, text->len - i);
		else if (!is_text && (c == 'N' || c == 'I' || c == '-'))
			n = blank_word(text->ptr + i, text->len - i);
	}
}

/* ------------------------------------------------------------------ records */

static void
read_record(struct export *x, json_t *object, bool is_alone)
{
	enum status status;

	x->nrecord++;
	json_record_fill(&x->record, x->in->fields, object);
	if (!record_is_article(&x->record)) {
		x->nlink += x->record.fields[RECORD_ADDRESS].len > 0;
		if (x->nother++ == 0)
			x->other_line = x->line;
		return;
	}
	if (x->record.fields[RECORD_SOURCE].len == 0)
		buf_add(&x->record.fields[RECORD_SOURCE], x->source);
	status = record_give(x->in, &x->record, x->paper->path, is_alone);
	x->narticle += status == STATUS_OK;
	x->in->skipped += status != STATUS_OK && status != STATUS_EMPTY;
}

/* Records by their ids: objects that are called nothing that a record has. */
static bool
is_keyed(json_t *v)
{
	const char *key;
	json_t *value;

	json_object_foreach(v, key, value) {
		if (!json_is_object(value)
		    || record_field_of(STR_EMPTY, str_of(key)) != RECORD_COUNT)
			return false;
	}
	return json_object_size(v) > 0;
}

/* The list of objects in an object, if it is what the object is for; or the object in
 * it that holds them by their ids. */
static json_t *
list_in(json_t *object, int depth)
{
	static const char *const names[] = {"items", "articles", "entries", "results",
	                                    "docs", "posts", "stories", "news", "hits",
	                                    "data", "response", "records", "value",
	                                    "children", "list"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		json_t *inner = json_object_get(object, names[i]);

		if (json_is_array(inner) && json_is_object(json_array_get(inner, 0)))
			return inner;
		if (json_is_object(inner) && depth < NEST_MAX) {
			json_t *deeper = list_in(inner, depth + 1);

			if (deeper || is_keyed(inner))
				return deeper ? deeper : inner;
		}
	}
	return NULL;
}

/* Search engines wrap what they found. */
static json_t *
unwrapped(json_t *v)
{
	json_t *inner = json_object_get(v, "_source");

	return json_is_object(inner) ? inner : v;
}

static void
read_entry(struct export *x, json_t *entry)
{
	entry = unwrapped(entry);
	if (json_is_object(entry) && !x->in->is_over)
		read_record(x, entry, false);
}

static void
read_value(struct export *x, json_t *v, bool is_alone)
{
	const char *key;
	json_t *entry;
	json_t *list = json_is_array(v) ? v : json_is_object(v) ? list_in(v, 0) : NULL;
	const json_t *title = json_object_get(v, "title");

	if (!list) {
		v = unwrapped(v);
		if (json_is_object(v))
			read_record(x, v, is_alone);
		return;
	}
	if (json_is_string(title))
		x->source = str_from(json_string_value(title), json_string_length(title));
	for (size_t i = 0; i < json_array_size(list) && !x->in->is_over; i++)
		read_entry(x, json_array_get(list, i));
	json_object_foreach(list, key, entry)
		read_entry(x, entry);
	x->source = STR_EMPTY;
}

/* ------------------------------------------------------------------- reading */

static uint32_t
count_lines(struct str text)
{
	uint32_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\n';
	return n;
}

/* Goes on behind what is no JSON: into a list, whose other records may be; behind
 * the record of such a list; or else in the next line. */
static size_t
pass_over(struct export *x, struct str rest, const char *why)
{
	bool is_list = str_starts(rest, STR_LIT("["))
	               && str_starts(str_trim(str_sub(rest, 1, rest.len)), STR_LIT("{"));
	size_t end;
	bool is_rest;

	if (is_list && !x->is_in_list) {
		x->is_in_list = true;
		return 1;
	}
	end = x->is_in_list ? end_of_value(rest, 0) : SIZE_MAX;
	if (end == SIZE_MAX)
		end = str_find_char(rest, '\n');
	is_rest = end != SIZE_MAX
	          && str_trim(str_sub(rest, end + 1, rest.len)).len > 0;
	if (!x->is_broken)
		diag_add(x->in->d, DIAG_ERROR, x->paper->path, x->line,
		         "this is no JSON and was passed over (%s)%s", why,
		         is_rest ? "; what comes after it was read" : "");
	x->in->skipped += !x->is_broken;
	x->is_broken = true;
	return end == SIZE_MAX ? rest.len : end + 1;
}

/* One value after the other; what is none is passed over. */
static void
read_values(struct export *x, struct str text)
{
	size_t counted = 0; /* [B] whose lines are in x->line */

	x->line = x->paper->line + 1;
	for (size_t at = 0; at < text.len && !x->in->is_over;) {
		struct str whole = str_sub(text, at, text.len);
		struct str rest = x->paper->is_piece || x->is_in_list ? skip_list(whole)
		                                                      : str_trim(whole);
		json_error_t error;
		json_t *v;

		if (rest.len == 0)
			break;
		at = (size_t)(rest.ptr - text.ptr);
		v = json_loadb(rest.ptr, rest.len, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL,
		               &error);
		x->line += count_lines(str_sub(text, counted, at));
		counted = at;
		if (v) {
			at += (size_t)error.position;
			rest = str_trim(str_sub(text, at, text.len));
			read_value(x, v, x->nrecord == 0 && rest.len == 0
			                 && !x->paper->is_piece && !x->is_in_list);
			json_decref(v);
			continue;
		}
		at += pass_over(x, rest, error.text);
	}
}

/* Some records of a file that are no articles; all of them are another matter. */
static void
say_others(const struct export *x)
{
	if (x->narticle > 0)
		record_say_others(x->in, x->paper->path, x->other_line, x->nother);
}

enum status
format_json_read(struct intake *in, const struct paper *p)
{
	struct export x = {.in = in, .paper = p, .source = STR_EMPTY};
	struct buf text;
	enum status status;

	buf_init(&text);
	record_init(&x.record);
	status = intake_decode(in, p, STR_EMPTY, &text);
	if (status == STATUS_OK) {
		mend(&text);
		read_values(&x, buf_str(&text));
		say_others(&x);
		if (x.narticle == 0 && (x.nrecord > 0 || !x.is_broken) && !in->is_over
		    && p->line == 0 && (x.nrecord > 0 || !p->is_piece)) {
			diag_add(in->d, DIAG_ERROR, p->path, 0, x.nlink > 1 && x.nlink == x.nother
			         ? "this is a list of links, not of articles: it has addresses, "
			           "but nothing that is called like a text"
			         : "this is JSON, but nothing in it is called like the text "
			         "of an article (text, body, content …)");
			status = STATUS_UNSUPPORTED;
		}
	}
	record_release(&x.record);
	buf_release(&text);
	return status;
}
