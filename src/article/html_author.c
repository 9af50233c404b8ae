/* SPDX-License-Identifier: MIT */
/*
 * Who wrote it, where only the name of an element says so: a short line near the
 * title, or a piece of one, that is called "author-name", "byline__author" or
 * "contributor" and reads like a person's name.  Asked last: what the head of the
 * page or a line "By …" says is better.
 */
#include "article/html_int.h"
#include "article/plain_int.h"

#include <string.h>

#include "text/byte.h"

#include "text/banned.h"

enum {
	BEFORE = 4,    /* lines above the title, */
	AFTER = 10,    /* and below it */
	READING = 120, /* [B] of a line that is text, where looking ends */
	NAME_MAX = 60, /* [B] */
	CLASS_MAX = 40, /* [B] of a name of an element */
	LOGIN_LEAST = 4, /* [B] */
	AUTHORS_MAX = 4
};

/* A class says author if it ends so: "author-info" is a box about one. */
static bool
ends_author(struct str class)
{
	static const char *const ends[] = {
		"author", "authors", "authorname", "authorsname", "authorlink", "bylinename",
		"bylinelink", "contributor", "contributorname", "writer", "writername",
		"reporter", "reportername", "byline", "autor", "autorin", "autoren", "auteur", "auteurs",
		"autore", "autores",
	};
	char name[CLASS_MAX];
	size_t len = 0;

	for (size_t i = 0; i < class.len && len < sizeof name; i++) {
		char c = (char)(class.ptr[i] | 0x20);

		if (c >= 'a' && c <= 'z')
			name[len++] = c;
	}
	if (str_find(str_from(name, len), STR_LIT("comment")) != SIZE_MAX)
		return false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (str_ends(str_from(name, len), str_of(ends[i])))
			return true;
	}
	return false;
}

static bool
is_called_author(const struct html_tree *t, uint32_t node)
{
	struct str rest = html_attr(t, node, ATTR_CLASS);
	struct str class;

	while (rest.len > 0 && str_cut(&rest, ' ', &class)) {
		if (ends_author(class))
			return true;
	}
	return false;
}

/* Behind "By", "Analysis by", "Von", "Par": the rest of it. */
static struct str
behind_by(struct str s)
{
	static const char *const starts[] = {
		"by", "von", "par", "por", "di", "door", "av", "af",
	};
	size_t at = str_find(s, STR_LIT(" by "));
	struct str rest = s;
	struct str word;

	if (at != SIZE_MAX)
		return str_trim(str_sub(s, at + 4, s.len));
	if (!str_cut(&rest, ' ', &word) || !STR_IN_NOCASE(word, starts) || rest.len == 0)
		return s;
	/* "Von der Leyen", "Di Maria" are names. */
	return str_eq_nocase(word, STR_LIT("by")) || str_count_words(rest) > 1 ? str_trim(rest) : s;
}

/* "Staff Writer", "Politics Desk" stand where names do. */
static bool
is_of_nobody(struct str s)
{
	static const char *const words[] = {
		"bureau", "correspondent", "correspondents", "desk", "editor", "editorial",
		"editors", "reporter", "reporters", "staff", "team", "updated", "writer",
		"writers",
	};
	struct str word;

	while (s.len > 0 && str_cut(&s, ' ', &word)) {
		if (STR_IN_NOCASE(word, words))
			return true;
	}
	return false;
}

/* Two to five words with capitals, particles passed; no agency. */
static bool
is_name(struct str s)
{
	static const char *const particles[] = {
		"al", "and", "bin", "da", "de", "del", "della", "der", "di", "dos", "du",
		"ibn", "la", "le", "van", "von", "y",
	};
	struct str word;
	size_t n = 0;

	if (s.len > NAME_MAX || plain_author(s).len == 0 || is_of_nobody(s))
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || strchr("@:|/?!()[]", s.ptr[i]))
			return false;
	}
	while (s.len > 0 && str_cut(&s, ' ', &word)) {
		if (STR_IN_NOCASE(word, particles))
			continue;
		if (word.len == 0 || (word.ptr[0] >= 'a' && word.ptr[0] <= 'z'))
			return false;
		n++;
	}
	return n >= 2 && n <= 5;
}

/* "lkarlsson": one word, where the element is called the card of the author.  Not who
 * put everything there.
 * source  hCard, as content management systems write it */
static bool
is_login(const struct html_tree *t, uint32_t node, struct str s)
{
	static const char *const nobody[] = {
		"admin", "administrator", "author", "by", "editor", "guest", "news", "newsroom",
		"redaction", "root", "staff", "web", "webmaster",
	};
	struct str classes = html_attr(t, node, ATTR_CLASS);

	return s.len >= LOGIN_LEAST && s.len <= CLASS_MAX && str_find_char(s, ' ') == SIZE_MAX
	       && byte_is(s.ptr[0], BYTE_LETTER) && !memchr(s.ptr, ':', s.len)
	       && str_find(classes, STR_LIT("vcard")) != SIZE_MAX && !STR_IN_NOCASE(s, nobody);
}

/* The nodes between which an author may be named. */
static void
find_place(const struct html_page *p, uint32_t *from, uint32_t *to)
{
	size_t title = p->title < p->lines.len ? p->title : 0;
	size_t last = title + 1;

	while (last < p->lines.len && last < title + AFTER
	       && (p->lines.ptr[last].at.len < READING || !p->lines.ptr[last].ends_sentence))
		last++;
	*from = p->lines.ptr[title > BEFORE ? title - BEFORE : 0].first;
	/* The element of the first line begins before its text. */
	*from -= *from < 8 ? *from : 8;
	*to = last < p->lines.len ? p->lines.ptr[last].first : (uint32_t)p->tree.nodes.len;
}

void
html_author(const struct html_page *p, struct html_facts *f)
{
	uint32_t from;
	uint32_t to;
	size_t n = 0;
	struct buf names;
	struct buf name;

	if (p->lines.len == 0 || f->facts[FACT_AUTHOR].value.len > 0)
		return;
	buf_init(&names);
	buf_init(&name);
	find_place(p, &from, &to);
	for (uint32_t i = from; i < to && n < AUTHORS_MAX; i++) {
		struct str s;

		if (p->tree.nodes.ptr[i].tag == TAG_TEXT || !is_called_author(&p->tree, i))
			continue;
		buf_clear(&name);
		html_text(&p->tree, i, &name);
		s = behind_by(str_trim(buf_str(&name)));
		if (!is_name(s) && !is_login(&p->tree, i, s))
			continue;
		if (str_find(buf_str(&names), s) == SIZE_MAX) {
			buf_add_cstr(&names, n++ > 0 ? ", " : "");
			buf_add(&names, s);
		}
		i = p->tree.nodes.ptr[i].end - 1;
	}
	html_found(f, FACT_AUTHOR, buf_str(&names), ORIGIN_MARKUP);
	buf_release(&names);
	buf_release(&name);
}
