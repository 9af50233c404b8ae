/* SPDX-License-Identifier: MIT */
/*
 * Linked data of a page: the schema.org description of an article in a script
 * of JSON.  Pages write it by hand and by broken templates, so the reader is
 * lenient: line ends inside strings, missing commas and a missing end do no
 * harm.  Whatever object is some kind of article is asked for the few
 * properties that anybody wants.
 * source  RFC 8259; schema.org/Article
 */
#include "article/html_int.h"

#include "text/utf8.h"
#include "text/vec.h"

#include "text/banned.h"

enum {
	NEST_MAX = 24 /* objects and arrays inside each other */
};

/* What an object said of itself. */
struct thing {
	struct str id; /* by which others may name it */
	struct str type;
	struct str name;
	struct str headline;
	struct str subtitle;
	struct str body;
	struct str published;
	struct str updated;
	struct str language;
	struct str url;
	struct buf authors; /* names, joined by ", " */
	struct str publisher;
	struct str author_id;    /* … where it is only named so */
	struct str publisher_id;
};

/* A thing that others may name by its id. */
struct known {
	struct str id;
	struct str name;
};

struct reader {
	struct str in;
	size_t at;
	int depth;
	struct html_facts *f;
	VEC(struct known) known;
	struct str author_id;    /* of the first article, to be looked up */
	struct str publisher_id;
};

static void value(struct reader *r, struct str key, struct thing *around);

static char
next(struct reader *r)
{
	while (r->at < r->in.len
	       && ((unsigned char)r->in.ptr[r->at] <= ' ' || r->in.ptr[r->at] == ','))
		r->at++;
	return r->at < r->in.len ? r->in.ptr[r->at] : '\0';
}

static uint32_t
hex4(struct str s)
{
	uint32_t v = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
		                 : (c | 0x20) >= 'a' && (c | 0x20) <= 'f'
		                       ? (uint32_t)((c | 0x20) - 'a' + 10) : 0;

		v = v << 4 | digit;
	}
	return v;
}

/* "\u00e9", with the other half of a pair; advances past it. */
static uint32_t
unicode_escape(struct reader *r)
{
	uint32_t cp = hex4(str_sub(r->in, r->at, r->at + 4));

	r->at += 4;
	if (cp >= 0xD800 && cp < 0xDC00
	    && str_eq(str_sub(r->in, r->at, r->at + 2), STR_LIT("\\u"))) {
		uint32_t low = hex4(str_sub(r->in, r->at + 2, r->at + 6));

		if (low >= 0xDC00 && low < 0xE000) {
			r->at += 6;
			return 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
		}
	}
	return cp < ' ' ? ' ' : cp >= 0xD800 && cp < 0xE000 ? 0xFFFD : cp;
}

/* The string whose quote was seen; control characters are spaces. */
static struct str
string(struct reader *r)
{
	struct buf b;
	struct str s;

	buf_init(&b);
	for (r->at++; r->at < r->in.len && r->in.ptr[r->at] != '"'; r->at++) {
		char c = r->in.ptr[r->at];
		char bytes[4];

		if (c != '\\' || r->at + 1 >= r->in.len) {
			buf_add_char(&b, (unsigned char)c < ' ' ? ' ' : c);
			continue;
		}
		c = r->in.ptr[++r->at];
		if (c == 'u') {
			r->at++;
			buf_add(&b, str_from(bytes, utf8_put(bytes, unicode_escape(r))));
			r->at--;
		} else {
			buf_add_char(&b, c == 'n' ? '\n' : c == 't' || c == 'r' || c == 'b'
			                 || c == 'f' ? ' ' : c);
		}
	}
	r->at += r->at < r->in.len;
	s = arena_str(&r->f->arena, buf_str(&b));
	buf_release(&b);
	return s;
}

/* "NewsArticle", "BlogPosting", "Report", …; lists of such are asked, too. */
static bool
is_article(struct str type)
{
	return str_find(type, STR_LIT("Article")) != SIZE_MAX
	       || str_find(type, STR_LIT("Posting")) != SIZE_MAX
	       || str_eq(type, STR_LIT("Report")) || str_eq(type, STR_LIT("Review"));
}

static void
keep_article(struct reader *r, const struct thing *t)
{
	struct html_facts *f = r->f;

	html_found(f, FACT_TITLE, t->headline.len > 0 ? t->headline : t->name,
	           ORIGIN_LINKED);
	html_found(f, FACT_SUBTITLE, t->subtitle, ORIGIN_LINKED);
	html_found(f, FACT_AUTHOR, buf_str(&t->authors), ORIGIN_LINKED);
	html_found(f, FACT_SOURCE, t->publisher, ORIGIN_LINKED);
	html_found(f, FACT_PUBLISHED, t->published, ORIGIN_LINKED);
	html_found(f, FACT_UPDATED, t->updated, ORIGIN_LINKED);
	html_found(f, FACT_LANGUAGE, t->language, ORIGIN_LINKED);
	html_found(f, FACT_ADDRESS, t->url, ORIGIN_LINKED);
	if (r->author_id.len == 0 && t->authors.len == 0)
		r->author_id = t->author_id;
	if (r->publisher_id.len == 0 && t->publisher.len == 0)
		r->publisher_id = t->publisher_id;
	if (f->body.len == 0)
		f->body = t->body;
}

static void
add_author(struct thing *t, struct str name)
{
	name = str_trim(name);
	if (name.len == 0 || str_find(name, STR_LIT("://")) != SIZE_MAX
	    || str_find(buf_str(&t->authors), name) != SIZE_MAX)
		return;
	if (t->authors.len > 0)
		buf_add_cstr(&t->authors, ", ");
	buf_add(&t->authors, name);
}

/* A string that is a property of the object around it. */
static void
keep_string(struct thing *t, struct str key, struct str s)
{
	struct {
		const char *key;
		struct str *where;
	} rows[] = {
		{"@type", &t->type},           {"name", &t->name},
		{"@id", &t->id},
		{"headline", &t->headline},    {"alternativeHeadline", &t->subtitle},
		{"articleBody", &t->body},     {"datePublished", &t->published},
		{"dateModified", &t->updated}, {"inLanguage", &t->language},
		{"url", &t->url},              {"mainEntityOfPage", &t->url},
	};

	if (str_eq(key, STR_LIT("author")) || str_eq(key, STR_LIT("creator"))) {
		add_author(t, s);
		return;
	}
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (str_eq(key, str_of(rows[i].key)) && rows[i].where->len == 0)
			*rows[i].where = s;
	}
}

/* Articles that are beside the one around them or only a piece of it: none of
 * them says what the page is. */
static bool
is_other(struct str key)
{
	static const char *const keys[] = {
		"liveBlogUpdate", "citation", "comment", "isBasedOn", "isPartOf", "mentions",
		"relatedLink", "review", "subjectOf",
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (str_eq(key, str_of(keys[i])))
			return true;
	}
	return false;
}

/* A whole object that is a property of the one around it. */
static void
keep_thing(struct reader *r, struct str key, const struct thing *t,
           struct thing *around)
{
	if (t->id.len > 0 && t->name.len > 0)
		vec_push(&r->known, ((struct known){t->id, t->name}));
	if (around && (str_eq(key, STR_LIT("author")) || str_eq(key, STR_LIT("creator")))) {
		add_author(around, t->name);
		if (t->name.len == 0 && around->author_id.len == 0)
			around->author_id = t->id;
	} else if (around && str_eq(key, STR_LIT("publisher"))) {
		if (around->publisher.len == 0)
			around->publisher = t->name;
		if (t->name.len == 0)
			around->publisher_id = t->id;
	} else if (is_article(t->type) && !(around && is_other(key))) {
		keep_article(r, t);
	} else if (str_eq(t->type, STR_LIT("WebSite")) && r->f->site.len == 0) {
		r->f->site = t->name;
	}
}

static struct str
name_of(const struct reader *r, struct str id)
{
	for (size_t i = 0; i < r->known.len && id.len > 0; i++) {
		if (str_eq(r->known.ptr[i].id, id))
			return r->known.ptr[i].name;
	}
	return STR_EMPTY;
}

static void
object(struct reader *r, struct str key, struct thing *around)
{
	struct thing t = {
		STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY,
		STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, .publisher = STR_EMPTY,
		.author_id = STR_EMPTY, .publisher_id = STR_EMPTY,
	};
	char c;

	buf_init(&t.authors);
	r->at++;
	while ((c = next(r)) != '\0' && c != '}') {
		struct str name;

		if (c != '"') {
			r->at++;
			continue;
		}
		name = string(r);
		if (next(r) != ':')
			continue;
		r->at++;
		value(r, name, &t);
	}
	r->at += r->at < r->in.len;
	keep_thing(r, key, &t, around);
	buf_release(&t.authors);
}

static void
value(struct reader *r, struct str key, struct thing *around)
{
	char c = next(r);

	if (c == '"') {
		struct str s = string(r);

		if (around)
			keep_string(around, key, s);
	} else if ((c == '{' || c == '[') && r->depth < NEST_MAX) {
		r->depth++;
		if (c == '{') {
			object(r, key, around);
		} else {
			r->at++;
			while ((c = next(r)) != '\0' && c != ']' && c != '}')
				value(r, key, around);
			r->at += c == ']';
		}
		r->depth--;
	} else {
		/* A number, a word, or nothing known. */
		r->at += r->at < r->in.len && c != '}' && c != ']';
		while (r->at < r->in.len && !memchr(",]}\"{[ \n", r->in.ptr[r->at], 8))
			r->at++;
	}
}

void
html_ld(struct str json, struct html_facts *f)
{
	struct reader r = {.in = json, .f = f, .author_id = STR_EMPTY,
	                   .publisher_id = STR_EMPTY};

	vec_init(&r.known);
	while (next(&r) != '\0') {
		size_t before = r.at;

		value(&r, STR_EMPTY, NULL);
		if (r.at == before)
			r.at++;
	}
	html_found(f, FACT_AUTHOR, name_of(&r, r.author_id), ORIGIN_LINKED);
	html_found(f, FACT_SOURCE, name_of(&r, r.publisher_id), ORIGIN_LINKED);
	vec_release(&r.known);
}
