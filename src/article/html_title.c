/* SPDX-License-Identifier: MIT */
/*
 * The title of a page.  The head often has it with the site's name behind it,
 * the page shows it as a heading: the heading that says what the head says is
 * the title.  Where they disagree the page's largest heading wins, as it is
 * what a reader saw.
 */
#include "article/html_int.h"

#include "article/plain_int.h"
#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	TITLE_LONG = 400, /* [B] of a heading that may be one */
	WORD_LONG = 4,    /* [B] of a word that says something */
	PART_WORDS = 3,   /* of a part of <title> that is the title, at least */
	LIKE_SHORT = 4,   /* likeness of a great heading of a word or two */
	LIKE_TEXT = 5,    /* … of a line that says the same and is no heading */
	LIKE_H1 = 6,      /* … of a great heading that says something else */
	LIKE_HEADING = 20 /* … of a heading that does, less its level */
};

void
html_unmark(struct buf *title)
{
	struct html_tree t;

	html_tree_init(&t);
	html_parse(buf_str(title), &t);
	buf_clear(title);
	html_text(&t, 0, title);
	html_tree_release(&t);
}

bool
html_is_marked_title(struct str title)
{
	static const char *const ends[] = {"</em>", "</i>", "</b>", "</strong>", "</span>",
	                                   "</sup>", "</sub>", "</a>", "</q>", "</u>",
	                                   "</cite>", "</small>", "<br>", "<br/>", "<br />"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		if (str_find(title, str_of(ends[i])) != SIZE_MAX)
			return true;
	}
	return false;
}

/* [B] of a bar at the beginning of `s`, its blanks with it; 0 if there is none. */
static size_t
bar_len(struct str s)
{
	static const char *const bars[] = {
		" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: ",
		" \xC2\xB7 ", " \xE2\x80\xA2 ", " > ", " \xE2\x80\xBA ", " \xC2\xAB ", " / ",
	};

	for (size_t k = 0; s.ptr[0] == ' ' && k < sizeof bars / sizeof *bars; k++) {
		if (str_starts(s, str_of(bars[k])))
			return strlen(bars[k]);
	}
	return 0;
}

size_t
html_last_bar(struct str s, struct str *behind)
{
	size_t best = SIZE_MAX;

	*behind = STR_EMPTY;
	for (size_t i = 1; i < s.len; i++) {
		size_t len = bar_len(str_sub(s, i, s.len));

		if (len == 0)
			continue;
		best = i;
		*behind = str_trim(str_sub(s, i + len, s.len));
	}
	return best;
}

bool
html_cut_bar(struct str *rest, struct str *part)
{
	size_t i = 0;
	size_t len = 0;

	if (rest->len == 0)
		return false;
	while (i < rest->len && (len = bar_len(str_sub(*rest, i, rest->len))) == 0)
		i++;
	*part = str_trim(str_sub(*rest, 0, i));
	*rest = str_sub(*rest, i + len, rest->len);
	return true;
}

bool
html_is_host(struct str name, struct str address)
{
	struct buf slug;
	struct buf plain;
	struct str host = plain_host(address);
	bool is_same;

	host = str_sub(host, 0, str_find_char(host, '.'));
	buf_init(&slug);
	buf_init(&plain);
	fold_slug(&slug, name);
	for (size_t i = 0; i < slug.len; i++) {
		if (slug.ptr[i] != '-')
			buf_add_char(&plain, slug.ptr[i]);
	}
	is_same = host.len >= WORD_LONG && str_starts(buf_str(&plain), host);
	buf_release(&plain);
	buf_release(&slug);
	return is_same;
}

/* 'Nine boats — "now"': no site is called so. */
static bool
is_quoted(struct str s)
{
	size_t len;

	return s.len > 0 && !utf8_is_letter(utf8_get(s, 0, &len)) && (s.ptr[0] < '0' || s.ptr[0] > '9');
}

/* The title of the head without the site's name, if that is what is behind
 * the last bar: the shorter part, or the known name. */
static struct str
without_site(struct str title, struct str site, struct str address)
{
	struct str tail;
	size_t bar;

	while ((bar = html_last_bar(title, &tail)) != SIZE_MAX) {
		struct str head = str_trim(str_sub(title, 0, bar));

		if ((tail.len * 2 > head.len || is_quoted(tail)) && !str_eq_nocase(tail, site)
		    && !html_is_host(tail, address))
			break;
		title = head;
	}
	return title;
}

/* Most of one's words are in the other: the head often says it in other order
 * or in short. */
static bool
shares_words(struct str a, struct str b)
{
	struct str rest = a;
	struct str word;
	size_t nword = 0;
	size_t nshared = 0;

	while (rest.ptr && str_cut(&rest, ' ', &word)) {
		while (word.len > 0 && memchr(",.:;?!'\"", word.ptr[word.len - 1], 8))
			word.len--;
		if (word.len < WORD_LONG)
			continue;
		nword++;
		nshared += str_find(b, word) != SIZE_MAX;
	}
	return nword >= 3 && nshared * 10 >= nword * 7;
}

enum same {
	SAME_NOT,
	SAME_PART,
	SAME_WHOLE
};

/* Whether a line says what the head says: all of it and little more, its
 * beginning, or the most of it.  What stands at its end and is short is the
 * site's name. */
static enum same
how_same(struct str line, struct str said)
{
	struct buf kl;
	struct buf ks;
	enum same same = SAME_NOT;
	size_t at;

	buf_init(&kl);
	buf_init(&ks);
	fold_key(&kl, line);
	fold_key(&ks, said);
	at = str_find(buf_str(&ks), buf_str(&kl));
	if (kl.len == 0 || ks.len == 0)
		same = SAME_NOT;
	else if (kl.len == ks.len && at == 0)
		same = SAME_WHOLE;
	else if (at == SIZE_MAX && kl.len < 2 * ks.len
	         && str_find(buf_str(&kl), buf_str(&ks)) != SIZE_MAX)
		same = SAME_PART;
	else if (at != SIZE_MAX && (kl.len * 2 > ks.len || (at == 0 && kl.len * 3 > ks.len)))
		same = SAME_PART;
	else if (at == SIZE_MAX && shares_words(buf_str(&kl), buf_str(&ks))
	         && shares_words(buf_str(&ks), buf_str(&kl)))
		same = SAME_PART;
	buf_release(&kl);
	buf_release(&ks);
	return same;
}

/* "| Son of …": bars at the ends are decoration. */
static struct str
without_bars(struct str s)
{
	for (;;) {
		size_t len = s.len;

		s = str_trim(s);
		if (s.len > 0 && memchr("|-:", s.ptr[0], 3))
			s = str_sub(s, 1, s.len);
		if (s.len > 0 && memchr("|-", s.ptr[s.len - 1], 2))
			s = str_sub(s, 0, s.len - 1);
		if (s.len == len)
			return s;
	}
}

/* The heading a line stands in, 1 to 6, or 0. */
static int
heading_level(const struct html_page *p, size_t i)
{
	uint32_t node = p->lines.ptr[i].node;

	for (int up = 0; up < 3 && node != 0; up++) {
		enum html_tag tag = p->tree.nodes.ptr[node].tag;

		if (tag >= TAG_H1 && tag <= TAG_H6)
			return (int)(tag - TAG_H1) + 1;
		node = p->tree.nodes.ptr[node].parent;
	}
	return 0;
}

struct str
html_head_title(const struct html_page *p, struct html_facts *f)
{
	struct buf b;
	struct str s = STR_EMPTY;

	buf_init(&b);
	for (uint32_t i = 1; i < p->tree.nodes.len && s.len == 0; i++) {
		if (p->tree.nodes.ptr[i].tag == TAG_TITLE) {
			html_text(&p->tree, i, &b);
			s = arena_str(&f->arena, buf_str(&b));
		}
	}
	buf_release(&b);
	return s;
}

static size_t
count_words(struct str s)
{
	size_t n = str_count_words(s);

	/* Scripts without spaces. */
	return n > 0 && s.len > n * 20 ? s.len / 9 : n;
}

/* What is known of the title before the page's lines are asked. */
struct known_title {
	struct str said; /* by the head or the linked data */
	struct str head; /* <title>, where it says something else; else empty */
	struct str site;
};

/* A great heading that says what <title> says, and not what the page is said to
 * be called, is the site's name: government pages have both the same all over. */
static bool
is_name_of_site(struct str line, const struct known_title *k)
{
	return how_same(line, k->site) != SAME_NOT
	       || (k->head.len > 0 && how_same(line, k->head) != SAME_NOT);
}

/* How surely line i is the title; the higher the surer. */
static int
likeness(const struct html_page *p, size_t i, const struct known_title *k)
{
	int level = heading_level(p, i);
	enum same same;

	if (p->lines.ptr[i].at.len > TITLE_LONG)
		return 0;
	same = how_same(html_line_text(p, i), k->said);
	if (same != SAME_NOT && level > 0)
		return LIKE_HEADING - level + (same == SAME_WHOLE ? LIKE_HEADING : 0);
	if (level == 1 && count_words(html_line_text(p, i)) >= 3
	    && !is_name_of_site(html_line_text(p, i), k))
		return LIKE_H1;
	if (same != SAME_NOT)
		return LIKE_TEXT;
	return level == 1 ? LIKE_SHORT : 0;
}

static bool
says(const struct html_page *p, size_t line, struct str part)
{
	struct str s = html_line_text(p, line);
	struct buf kl;
	struct buf kp;
	bool is_so;

	if (s.len > 2 * part.len || html_is_link(&p->lines.ptr[line]))
		return false;
	buf_init(&kl);
	buf_init(&kp);
	fold_key(&kl, s);
	fold_key(&kp, part);
	is_so = str_eq(buf_str(&kl), buf_str(&kp));
	buf_release(&kp);
	buf_release(&kl);
	return is_so;
}

/* "The Herald: Rail line late", where a line of the page says what is behind the
 * colon. */
static struct str
behind_colon(struct str title)
{
	size_t colon = str_find(title, STR_LIT(": "));

	return colon == SIZE_MAX ? STR_EMPTY : str_trim(str_sub(title, colon + 1, title.len));
}

/* "The Herald - News - Rail line late": of the way through the site the longest
 * part is the title, if a line of the page says just that. */
static void
find_part(struct html_page *p, struct fact *title)
{
	struct str rest = title->value;
	struct str longest = STR_EMPTY;
	struct str part;

	while (html_cut_bar(&rest, &part)) {
		if (part.len > longest.len)
			longest = part;
	}
	if (longest.len == title->value.len)
		longest = behind_colon(title->value);
	if (count_words(longest) < PART_WORDS)
		return;
	for (size_t i = 0; i < p->lines.len; i++) {
		if (!says(p, i, longest))
			continue;
		p->title = i;
		*title = (struct fact){html_line_text(p, i), ORIGIN_MARKUP};
		return;
	}
}

void
html_title(struct html_page *p, struct html_facts *f)
{
	struct fact *title = &f->facts[FACT_TITLE];
	struct known_title k = {.head = html_head_title(p, f)};
	int likest = 0;

	p->title = p->lines.len;
	if (title->value.len == 0)
		html_found(f, FACT_TITLE, k.head, ORIGIN_META);
	if (title->from != ORIGIN_CONTAINER)
		title->value = without_site(title->value, f->facts[FACT_SOURCE].value,
		                            f->facts[FACT_ADDRESS].value);
	k.said = title->value;
	k.site = f->facts[FACT_SOURCE].value;
	if (how_same(k.said, k.head) != SAME_NOT)
		k.head = STR_EMPTY;
	for (size_t i = 0; i < p->lines.len; i++) {
		int like = likeness(p, i, &k);

		if (like > likest) {
			likest = like;
			p->title = i;
		}
	}
	if (title->from == ORIGIN_META && likest <= LIKE_SHORT)
		find_part(p, title);
	p->is_title_sure = likest > LIKE_TEXT;
	if (title->from != ORIGIN_CONTAINER && p->title < p->lines.len
	    && (likest >= LIKE_TEXT || title->value.len == 0))
		*title = (struct fact){html_line_text(p, p->title), ORIGIN_MARKUP};
	title->value = without_bars(title->value);
}
