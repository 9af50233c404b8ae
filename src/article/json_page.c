/* SPDX-License-Identifier: MIT */
/*
 * See json_page.h.  Every object of the data is asked whether it has a title and
 * a value that is called like a text; texts come as markup, as plain text, as a
 * list of paragraphs, or as a tree of nodes in the manner of editors, whose leaves
 * are joined where a node holds nothing but them.
 */
#include "article/json_page.h"

#include "article/json_int.h"
#include "text/fold.h"

#include "text/banned.h"

enum {
	NAME_WITHIN = 120, /* [B] in which a variable is named and set */
	DEPTH_MAX = 32,    /* objects and lists inside each other */
	LEAST = 240        /* [B] of a text that may be the article */
};

struct search {
	struct buf title;   /* of the page, folded */
	struct buf scratch;
	struct record *best;
	size_t len;         /* [B] of its text */
	size_t nfound;      /* objects with a text and a title of their own */
	bool is_named;      /* the best is called like the page */
};

/* Behind "window.__STATE__ =", or at the beginning; empty if it is no such thing. */
static struct str
value_of(struct str script)
{
	struct str s = str_trim(script);
	size_t equals = str_find_char(str_sub(s, 0, NAME_WITHIN), '=');

	if (s.len > 0 && s.ptr[0] != '{' && s.ptr[0] != '[') {
		if (equals == SIZE_MAX)
			return STR_EMPTY;
		s = str_trim(str_sub(s, equals + 1, s.len));
		if (str_starts(s, STR_LIT("JSON.parse(")))
			s = str_trim(str_sub(s, 11, s.len));
	}
	return s.len > 0 && strchr("{[\"", s.ptr[0]) ? s : STR_EMPTY;
}

bool
json_page_is_data(struct str script)
{
	return script.len >= LEAST && value_of(script).len >= LEAST;
}

/* --------------------------------------------------------------------- texts */

static struct str
string_of(const json_t *v)
{
	return json_is_string(v) ? str_from(json_string_value(v), json_string_length(v))
	                         : STR_EMPTY;
}

static bool
is_markup(struct str s)
{
	return str_find(s, STR_LIT("</")) != SIZE_MAX || str_find(s, STR_LIT("<br")) != SIZE_MAX
	       || str_find(s, STR_LIT("<p>")) != SIZE_MAX;
}

static void
add_string(struct buf *out, struct str s)
{
	if (is_markup(s)) {
		buf_add(out, s);
		return;
	}
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '<')
			buf_add_cstr(out, "&lt;");
		else if (str_starts(str_sub(s, i, s.len), STR_LIT("\n\n")))
			buf_add_cstr(out, "</p><p>");
		else
			buf_add_char(out, s.ptr[i]);
	}
}

/* The text of a node itself, as nodes of all kinds call it. */
static const json_t *
inner_of(const json_t *node)
{
	static const char *const names[] = {"html", "text", "value", "content", "children",
	                                    "blocks", "paragraphs", "body", "rendered",
	                                    "elements", "components", "nodes", "model",
	                                    "attributes", "data", "document", "json"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const json_t *v = json_object_get(node, names[i]);

		if (json_is_array(v) || json_is_object(v) || string_of(v).len > 0)
			return v;
	}
	return NULL;
}

static struct str
type_of(const json_t *node)
{
	static const char *const names[] = {"type", "_type", "nodeType", "kind", "__typename",
	                                    "tag", "name"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str s = string_of(json_object_get(node, names[i]));

		if (s.len > 0)
			return s;
	}
	return STR_EMPTY;
}

/* Pictures, advertisements and the like, whatever text they have. */
static bool
is_beside(struct str type)
{
	static const char *const words[] = {
		"image", "video", "embed", "advert", "related", "gallery", "promo",
		"newsletter", "picture", "caption", "audio", "podcast", "oembed", "social",
	};
	struct buf key;
	bool is_so = false;

	buf_init(&key);
	fold_key(&key, type);
	for (size_t i = 0; i < sizeof words / sizeof *words && !is_so; i++)
		is_so = str_find(buf_str(&key), str_of(words[i])) != SIZE_MAX;
	buf_release(&key);
	return is_so || str_eq_nocase(type, STR_LIT("ad"));
}

/* A piece of a paragraph rather than one: what holds a string and is called so, or a
 * link around such. */
static bool
is_leaf(const json_t *v)
{
	static const char *const types[] = {
		"text", "span", "a", "link", "hyperlink", "strong", "em", "b", "i", "bold",
		"italic", "underline", "leaf",
	};
	struct str type = type_of(v);

	return json_is_object(v)
	       && (STR_IN_NOCASE(type, types)
	           || (type.len == 0 && string_of(json_object_get(v, "text")).len > 0
	               && json_object_get(v, "bold")));
}

static bool
has_leaves(const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		if (is_leaf(json_array_get(list, i)))
			return true;
	}
	return false;
}

static void
add_node(struct buf *out, const json_t *v, int depth)
{
	if (depth > DEPTH_MAX)
		return;
	if (json_is_string(v)) {
		add_string(out, string_of(v));
	} else if (json_is_array(v)) {
		bool is_line = has_leaves(v);

		for (size_t i = 0; i < json_array_size(v); i++) {
			if (!is_line)
				buf_add_cstr(out, "\n<p>");
			add_node(out, json_array_get(v, i), depth + 1);
			if (!is_line)
				buf_add_cstr(out, "</p>");
		}
	} else if (json_is_object(v)) {
		struct str type = type_of(v);
		bool is_heading = str_find(type, STR_LIT("ead")) != SIZE_MAX
		                  && string_of(inner_of(v)).len > 0;

		if (is_beside(type))
			return;
		buf_add_cstr(out, is_heading ? "<h2>" : "");
		add_node(out, inner_of(v), depth + 1);
		buf_add_cstr(out, is_heading ? "</h2>" : "");
	}
}

/* The longest of the object's values that are called like a text. */
static void
find_body(struct buf *out, json_t *object)
{
	const char *key;
	json_t *value;
	struct buf other;

	buf_clear(out);
	buf_init(&other);
	json_object_foreach(object, key, value) {
		enum record_field field = record_field_of(STR_EMPTY, str_of(key));

		if (field != RECORD_TEXT && field != RECORD_HTML
		    && !str_eq_nocase(str_of(key), STR_LIT("blocks")))
			continue;
		buf_clear(&other);
		add_node(&other, value, 0);
		if (other.len > out->len) {
			buf_clear(out);
			buf_add(out, buf_str(&other));
		}
	}
	buf_release(&other);
}

/* -------------------------------------------------------------------- search */

static bool
is_called(const struct search *s, struct str title)
{
	struct buf key;
	bool is_so;

	buf_init(&key);
	fold_key(&key, str_trim(title));
	is_so = key.len > 0 && s->title.len > 0
	        && (str_find(buf_str(&s->title), buf_str(&key)) != SIZE_MAX
	            || str_find(buf_str(&key), buf_str(&s->title)) != SIZE_MAX);
	buf_release(&key);
	return is_so;
}

static void
ask_object(struct search *s, json_t *object)
{
	struct record r;
	bool is_named;

	find_body(&s->scratch, object);
	if (s->scratch.len < LEAST)
		return;
	record_init(&r);
	json_record_fill(&r, STR_EMPTY, object);
	is_named = is_called(s, buf_str(&r.fields[RECORD_TITLE]));
	if (r.fields[RECORD_TITLE].len > 0) {
		s->nfound++;
		buf_clear(&r.fields[RECORD_HTML]);
		buf_add(&r.fields[RECORD_HTML], buf_str(&s->scratch));
		if (is_named > s->is_named || (is_named == s->is_named && s->scratch.len > s->len)) {
			struct record old = *s->best;

			*s->best = r;
			r = old;
			s->len = s->scratch.len;
			s->is_named = is_named;
		}
	}
	record_release(&r);
}

static void
ask(struct search *s, json_t *v, int depth)
{
	const char *key;
	json_t *value;

	if (depth > DEPTH_MAX)
		return;
	for (size_t i = 0; i < json_array_size(v); i++)
		ask(s, json_array_get(v, i), depth + 1);
	if (json_is_object(v))
		ask_object(s, v);
	json_object_foreach(v, key, value)
		ask(s, value, depth + 1);
}

/* The script may set a text that holds the JSON. */
static json_t *
parsed(struct str s)
{
	json_error_t error;
	size_t flags = JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL;
	json_t *v = json_loadb(s.ptr, s.len, flags | JSON_DECODE_ANY, &error);

	if (json_is_string(v)) {
		json_t *inner = json_loadb(json_string_value(v), json_string_length(v), flags,
		                           &error);

		json_decref(v);
		v = inner;
	}
	return v;
}

/* Seconds since 1970 as a date that a page might show. */
static void
write_day(struct buf *said)
{
	struct clock clock = {.is_known = false};
	struct day day;

	for (size_t i = 0; i < said->len; i++) {
		if (said->ptr[i] < '0' || said->ptr[i] > '9')
			return;
	}
	day = record_day(buf_str(said), &clock);
	buf_clear(said);
	if (!day_is_none(day))
		day_format(said, day);
}

bool
json_page_article(const struct str *data, size_t n, struct str page_title,
                  struct record *out)
{
	struct search s = {.best = out};

	buf_init(&s.title);
	buf_init(&s.scratch);
	fold_key(&s.title, page_title);
	record_clear(out);
	for (size_t i = 0; i < n; i++) {
		json_t *v = parsed(value_of(data[i]));

		ask(&s, v, 0);
		json_decref(v);
	}
	write_day(&out->fields[RECORD_DATE]);
	write_day(&out->fields[RECORD_UPDATED]);
	buf_release(&s.scratch);
	buf_release(&s.title);
	return s.len > 0 && (s.is_named || s.nfound == 1);
}
