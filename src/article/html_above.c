/* SPDX-License-Identifier: MIT */
/*
 * The title of a page whose great heading is no title, or that has none: a lesser
 * line right above the text, which is a heading, is called a title, is set in
 * bold, or stands above the date and nothing else.
 */
#include "article/html_int.h"

#include "article/plain_int.h"

#include "text/banned.h"

enum {
	TITLE_LONG = 300,
	TITLE_WORDS = 3, /* of a title that is no great heading, at least */
	READING = 60,    /* [B] of a sentence of the text */
	ABOVE = 6,       /* lines above it that are asked */
	ABOUT_LONG = 160, /* [B] of a line with a date or a name */
	LEVELS = 3       /* elements around a line, that are asked for names */
};

/* The first sentence of the text, behind line `from`. */
static size_t
first_sentence(const struct html_page *p, uint32_t root, size_t from)
{
	size_t first;
	size_t end;

	html_lines_of(p, root, &first, &end);
	for (size_t i = first > from ? first : from; i < end; i++) {
		const struct html_line *l = &p->lines.ptr[i];

		if (l->ends_sentence && l->at.len >= READING
		    && l->nlink * 2 < l->at.len && l->kind != BLOCK_HEADING)
			return i;
	}
	return p->lines.len;
}

static bool
is_called_title(const struct html_page *p, size_t line)
{
	static const char *const names[] = {
		"article-title", "article_title", "articleTitle", "entry-title", "headline",
		"heading", "news-title", "news_title", "newsTitle", "newstitle", "post-title",
		"page-title", "pagetitle", "tit", "title", "titulo", "ttl", "h1", "zag",
		"content-title", "detail-title", "item-title", "contentheading", "subject",
	};
	static const enum html_attr attrs[] = {ATTR_CLASS, ATTR_ID, ATTR_ITEMPROP};
	uint32_t node = p->lines.ptr[line].node;

	for (int up = 0; up < LEVELS && node != 0; up++) {
		size_t first;
		size_t end;

		html_lines_of(p, node, &first, &end);
		for (size_t a = 0; end - first == 1 && a < sizeof attrs / sizeof *attrs; a++) {
			struct str rest = html_attr(&p->tree, node, attrs[a]);
			struct str name;

			while (rest.len > 0 && str_cut(&rest, ' ', &name)) {
				if (STR_IN_NOCASE(name, names))
					return true;
			}
		}
		node = p->tree.nodes.ptr[node].parent;
	}
	return false;
}

/* The line goes on behind the element. */
static bool
goes_on_behind(const struct html_page *p, size_t line, uint32_t node)
{
	const struct html_tree *t = &p->tree;
	uint32_t end = t->nodes.ptr[p->lines.ptr[line].node].end;

	if (line + 1 < p->lines.len && p->lines.ptr[line + 1].first < end)
		end = p->lines.ptr[line + 1].first;
	for (uint32_t i = t->nodes.ptr[node].end; i < end; i++) {
		const struct html_node *n = &t->nodes.ptr[i];
		struct str s = str_sub(buf_str(&t->text), n->text, n->text + n->len);

		if (n->tag == TAG_TEXT && str_trim(s).len > 0)
			return true;
	}
	return false;
}

/* All of it is set in bold. */
static bool
is_bold(const struct html_page *p, size_t line)
{
	uint32_t node = p->lines.ptr[line].first;
	uint32_t block = p->lines.ptr[line].node;

	for (; node != block && node != 0; node = p->tree.nodes.ptr[node].parent) {
		enum html_tag tag = p->tree.nodes.ptr[node].tag;

		if ((tag == TAG_B || tag == TAG_STRONG) && !goes_on_behind(p, line, node))
			return true;
	}
	return false;
}

/* A date, a byline and the like, as they stand between a title and its text. */
static bool
is_about_article(const struct html_page *p, size_t line)
{
	struct str s = html_line_text(p, line);
	struct plain says;
	struct draft *b;
	bool is_so;

	if (s.len > ABOUT_LONG)
		return false;
	/* Alone: the page's lines stand side by side. */
	plain_init(&says, s);
	vec_push(&says.blocks, ((struct draft){.at = {0, (uint32_t)s.len}, .kind = BLOCK_PARAGRAPH, .nline = 1,
	                                       .is_after_blank = true}));
	b = says.blocks.ptr;
	draft_measure(says.text, b);
	is_so = meta_read(&says, b, true) && b->kind == BLOCK_META;
	plain_release(&says);
	return is_so;
}

/* Nothing but such lines between the line and the text: it is their headline. */
static bool
is_above_date(const struct html_page *p, size_t line, size_t text)
{
	if (line + 1 >= text)
		return false;
	for (size_t i = line + 1; i < text; i++) {
		if (!is_about_article(p, i))
			return false;
	}
	return true;
}

/* How much a line looks like a title: a heading the more the greater it is; one
 * that nothing marks as such only right above a date and the text. */
static int
likeness(const struct html_page *p, size_t line, size_t text)
{
	const struct html_line *l = &p->lines.ptr[line];
	enum html_tag tag = p->tree.nodes.ptr[l->node].tag;
	struct plain says = {.text = buf_str(&p->text)};
	struct draft b = {.at = l->at, .kind = BLOCK_PARAGRAPH, .nline = 1};
	struct str s = html_line_text(p, line);

	if (l->at.len > TITLE_LONG || str_count_words(s) < TITLE_WORDS
	    || furniture_says(&says, &b))
		return 0;
	if (tag >= TAG_H1 && tag <= TAG_H5)
		return 8 - (int)(tag - TAG_H1);
	draft_measure(says.text, &b);
	if (html_is_link(l) || l->kind == BLOCK_ITEM || str_ends(s, STR_LIT("."))
	    || furniture_is_bar(&says, &b) || is_about_article(p, line))
		return 0;
	if (is_called_title(p, line))
		return 3;
	if (is_bold(p, line))
		return 2;
	return is_above_date(p, line, text) ? 1 : 0;
}

size_t
html_title_above(const struct html_page *p, uint32_t root, size_t from, size_t *text)
{
	size_t best = p->lines.len;
	int most = 0;

	*text = first_sentence(p, root, from);
	if (*text >= p->lines.len)
		return best;
	if (*text - from > ABOVE)
		from = *text - ABOVE;
	for (size_t i = from; i < *text; i++) {
		int like = likeness(p, i, *text);

		if (like > most) {
			most = like;
			best = i;
		}
	}
	return best;
}
