/* SPDX-License-Identifier: MIT */
/*
 * Pages that call themselves what their site is called, in <title> and in their
 * greatest heading, all over: the article's title is a lesser line then, right
 * above the text.  Asked once it is known where the text is; a heading that
 * nothing says to be a site's stays the title.
 */
#include "article/html_int.h"

#include "article/plain_int.h"
#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	NAME_MAX = 120,  /* [B] of a site's name … */
	NAME_WORDS = 7,  /* … besides small ones */
	MENU = 3         /* links below each other that are one */
};

/* ------------------------------------------------------------ what speaks for a site */

/* "Ministry of Foreign Affairs", "Welcome to …": small are only words that join
 * others.  Most headlines have a verb. */
static bool
is_like_a_name(struct str s)
{
	static const char *const small[] = {
		"a", "and", "at", "da", "de", "del", "der", "des", "di", "do", "du", "et",
		"for", "für", "in", "la", "of", "on", "the", "to", "und", "y",
	};
	struct str word;
	size_t n = 0;

	if (s.len > NAME_MAX)
		return false;
	if (str_eq_nocase(str_sub(s, 0, 11), STR_LIT("welcome to ")))
		return true;
	while (s.len > 0 && str_cut(&s, ' ', &word)) {
		size_t len;

		if (word.len == 0 || STR_IN_NOCASE(word, small))
			continue;
		if (utf8_is_lower(utf8_get(word, 0, &len)) || ++n > NAME_WORDS)
			return false;
	}
	return true;
}

/* What the line says stands in <title>, too. */
static bool
is_in_head(const struct html_page *p, struct html_facts *f, size_t line)
{
	struct buf head;
	struct buf key;
	bool is_so;

	buf_init(&head);
	buf_init(&key);
	fold_key(&head, html_head_title(p, f));
	fold_key(&key, html_line_text(p, line));
	is_so = key.len > 0 && str_find(buf_str(&head), buf_str(&key)) != SIZE_MAX;
	buf_release(&key);
	buf_release(&head);
	return is_so;
}

/* The link that a line is leads to where the site begins. */
static bool
leads_home(const struct html_page *p, size_t line)
{
	const struct html_line *l = &p->lines.ptr[line];
	struct str href = STR_EMPTY;
	struct str host;

	if (!html_is_link(l))
		return false;
	for (size_t i = 0; i < p->links.len; i++) {
		if (p->links.ptr[i].at.off == l->at.off)
			href = str_trim(html_attr(&p->tree, p->links.ptr[i].node, ATTR_HREF));
	}
	host = plain_host(href);
	if (host.len > 0 && str_find(href, STR_LIT("://")) != SIZE_MAX)
		href = str_sub(href, str_find(href, host) + host.len, href.len);
	while (str_starts(href, STR_LIT("../")))
		href = str_sub(href, 3, href.len);
	if (str_starts(href, STR_LIT("./")))
		href = str_sub(href, 2, href.len);
	if (str_starts(href, STR_LIT("/")))
		href = str_sub(href, 1, href.len);
	return href.len == 0 || str_starts(href, STR_LIT("index."))
	       || str_starts(href, STR_LIT("default."));
}

/* The element is a page's head, and the line `other` does not stand in it. */
static bool
is_head_without(const struct html_page *p, uint32_t node, size_t other)
{
	static const char *const names[] = {
		"banner", "brand", "branding", "head", "header", "logo", "masthead",
		"site-header", "site-name", "site-title", "sitename", "siteName", "top",
		"topbar", "page-header", "site_name", "site-branding",
	};
	static const enum html_attr attrs[] = {ATTR_CLASS, ATTR_ID, ATTR_ROLE};
	uint32_t of = p->lines.ptr[other].node;

	if (of >= node && of < p->tree.nodes.ptr[node].end)
		return false;
	if (p->tree.nodes.ptr[node].tag == TAG_HEADER)
		return true;
	for (size_t a = 0; a < sizeof attrs / sizeof *attrs; a++) {
		struct str rest = html_attr(&p->tree, node, attrs[a]);
		struct str name;

		while (rest.len > 0 && str_cut(&rest, ' ', &name)) {
			if (STR_IN_NOCASE(name, names))
				return true;
		}
	}
	return false;
}

static bool
stands_in_head(const struct html_page *p, size_t line, size_t other)
{
	uint32_t node = p->lines.ptr[line].node;

	for (; node != 0; node = p->tree.nodes.ptr[node].parent) {
		enum html_tag tag = p->tree.nodes.ptr[node].tag;

		if (tag == TAG_ARTICLE || tag == TAG_MAIN)
			return false;
		if (is_head_without(p, node, other))
			return true;
	}
	return false;
}

/* Some links below each other between two lines, outside the article; those that
 * share and print may stand below a title. */
static bool
has_menu_between(const struct html_page *p, size_t from, size_t to, uint32_t root)
{
	struct plain says = {.text = buf_str(&p->text)};
	uint32_t end = p->tree.nodes.ptr[root].end;
	size_t n = 0;
	size_t nsaid = 0;

	for (size_t i = from; i < to && (n < MENU || nsaid == n); i++) {
		const struct html_line *l = &p->lines.ptr[i];
		struct draft b = {.at = l->at, .kind = BLOCK_PARAGRAPH};

		if (root != 0 && l->node >= root && l->node < end)
			return false;
		if (i == from || !html_is_link(l)) {
			n = nsaid = 0;
			continue;
		}
		n++;
		nsaid += furniture_says(&says, &b);
	}
	return n >= MENU && nsaid < n;
}

/* "© 2021 Ministry of …" below the text. */
static bool
is_said_at_foot(const struct html_page *p, struct str name, size_t from)
{
	for (size_t i = from; name.len > 0 && i < p->lines.len; i++) {
		struct str s = html_line_text(p, i);

		if (s.len < name.len + NAME_MAX && str_find(s, name) != SIZE_MAX
		    && (str_find(s, STR_LIT("©")) != SIZE_MAX
		        || str_find(s, STR_LIT("opyright")) != SIZE_MAX))
			return true;
	}
	return false;
}

void
html_leave_site(struct html_page *p, struct html_facts *f, uint32_t root)
{
	size_t site = p->title;
	size_t text;
	size_t title;
	struct str name;

	if (site >= p->lines.len || f->facts[FACT_TITLE].from == ORIGIN_CONTAINER)
		return;
	title = html_title_above(p, root, site + 1, &text);
	if (title >= p->lines.len)
		return;
	name = html_line_text(p, site);
	if (!leads_home(p, site) && !is_said_at_foot(p, name, text)
	    && !(is_like_a_name(name) && is_in_head(p, f, site)
	         && (stands_in_head(p, site, title)
	             || has_menu_between(p, site, title, root))))
		return;
	p->title = title;
	p->is_title_sure = true;
	f->facts[FACT_TITLE] = (struct fact){STR_EMPTY, ORIGIN_NONE};
	html_found(f, FACT_TITLE, html_line_text(p, title), ORIGIN_MARKUP);
	if (name.len <= NAME_MAX && is_like_a_name(name))
		html_found(f, FACT_SOURCE, name, ORIGIN_MARKUP);
}

void
html_find_untitled(struct html_page *p, struct html_facts *f, uint32_t root)
{
	struct fact *said = &f->facts[FACT_TITLE];
	struct str name = said->value;
	size_t title;
	size_t text;

	if (p->title < p->lines.len || said->from == ORIGIN_CONTAINER)
		return;
	title = html_title_above(p, root, 0, &text);
	if (title >= p->lines.len
	    || (name.len > 0 && !(is_like_a_name(name) && is_said_at_foot(p, name, text))))
		return;
	p->title = title;
	p->is_title_sure = true;
	*said = (struct fact){STR_EMPTY, ORIGIN_NONE};
	html_found(f, FACT_TITLE, html_line_text(p, title), ORIGIN_MARKUP);
	if (name.len > 0)
		html_found(f, FACT_SOURCE, name, ORIGIN_META);
}

/* ------------------------------------------------------------- the name in <title> */

/* What stands behind the title and a bar in <title>, the last of such; or empty. */
static struct str
behind_title(struct str head, struct str title)
{
	struct str name;

	if (title.len == 0 || !str_eq_nocase(str_sub(head, 0, title.len), title))
		return STR_EMPTY;
	head = str_sub(head, title.len - 1, head.len);
	return html_last_bar(head, &name) != SIZE_MAX && is_like_a_name(name) ? name : STR_EMPTY;
}

/* What stands before it: "The Herald - News - Rail line late", where the foot says
 * whose the page is. */
static struct str
before_title(const struct html_page *p, struct str head, struct str title)
{
	struct str name;

	if (title.len == 0 || head.len <= title.len
	    || !str_eq_nocase(str_sub(head, head.len - title.len, head.len), title)
	    || !html_cut_bar(&head, &name))
		return STR_EMPTY;
	return is_like_a_name(name) && is_said_at_foot(p, name, 0) ? name : STR_EMPTY;
}

struct str
html_site_name(const struct html_page *p, struct html_facts *f, bool *is_sure)
{
	struct str head = html_head_title(p, f);
	struct str title = f->facts[FACT_TITLE].value;
	struct str name = behind_title(head, title);

	*is_sure = true;
	if (name.len == 0)
		return before_title(p, head, title);
	*is_sure = is_said_at_foot(p, name, 0)
	           || html_is_host(name, f->facts[FACT_ADDRESS].value);
	for (size_t i = 0; i < p->lines.len && !*is_sure; i++) {
		if (!html_is_link(&p->lines.ptr[i]) || !str_eq_nocase(html_line_text(p, i), name))
			continue;
		/* "Headline | World" is of the section that a menu leads to. */
		if (!leads_home(p, i))
			return STR_EMPTY;
		*is_sure = true;
	}
	return *is_sure || str_count_words(name) > 1 ? name : STR_EMPTY;
}
