/* SPDX-License-Identifier: MIT */
/*
 * What is furniture inside the article: boxes that call themselves so, lists
 * of links, notices, and whatever stands behind the last sentence.  A box
 * that holds half of the article is the article whatever it calls itself.
 */
#include "article/html_int.h"

#include "article/plain_int.h"

#include "text/banned.h"

enum {
	LINK_LINE = 90, /* [%] of a line in links: it is a link */
	BOX_LINKS = 50, /* [%] of a box in links: it is a menu */
	SENTENCE = 80,  /* [B] of one that is text though it says such words */
	END_HEADING = 60, /* [B] of "Leave a comment" */
	CONTROL = 24,   /* [B] of "Image 1 of 12" */
	CONTACT = 300,  /* [B] of a line that says whom to write to */
	QUOTE = 70,     /* [%] of a box in a quotation: it is one */
	PICTURES = 3,   /* of a story that is told below them … */
	TOLD = 2,       /* … and how many times as long as what is beside it */
	HALF = 50       /* [%] of the root's text */
};

struct trimmer {
	struct html_page *p;
	struct plain says; /* for furniture_says */
	uint32_t root;
	bool is_whole;
};

static bool
is_most(const struct trimmer *t, uint32_t node)
{
	const struct html_mark *m = &t->p->marks[node];

	return (uint64_t)m->nbyte * 100 > (uint64_t)t->p->marks[t->root].nbyte * HALF;
}

/* A block whose text is mostly links, unless it is a paragraph. */
static bool
is_menu(const struct trimmer *t, uint32_t node)
{
	const struct html_mark *m = &t->p->marks[node];
	enum html_tag tag = t->p->tree.nodes.ptr[node].tag;

	return tag != TAG_P && tag != TAG_BLOCKQUOTE && tag != TAG_TABLE
	       && tag != TAG_TBODY && tag != TAG_TR && tag != TAG_TD && m->nbyte > 0
	       && (uint64_t)m->nlink * 100 > (uint64_t)m->nbyte * BOX_LINKS;
}

/* A box around somebody's words, be it called "embed" or "social". */
static bool
is_quote(const struct trimmer *t, uint32_t node)
{
	const struct html_node *nodes = t->p->tree.nodes.ptr;
	const struct html_mark *marks = t->p->marks;

	for (uint32_t i = node; i < nodes[node].end; i++) {
		if (nodes[i].tag == TAG_BLOCKQUOTE
		    && (uint64_t)marks[i].nbyte * 100 >= (uint64_t)marks[node].nbyte * QUOTE)
			return true;
	}
	return false;
}

/* What stands beside an article and sums it up begins with its title. */
static bool
is_summary(const struct trimmer *t, uint32_t node)
{
	const struct html_page *p = t->p;
	size_t first;
	size_t end;

	if (p->tree.nodes.ptr[node].tag != TAG_TABLE || p->title >= p->lines.len)
		return false;
	html_lines_of(p, node, &first, &end);
	return first != p->title && end - first > 1
	       && str_eq_nocase(html_line_text(p, first), html_line_text(p, p->title));
}

static bool
is_out(const struct trimmer *t, uint32_t node)
{
	const struct html_mark *m = &t->p->marks[node];

	switch (m->hint) {
	case HINT_FURNITURE:
	case HINT_COMMENTS:
	case HINT_NOTICE:
	case HINT_HIDDEN:
		return !is_quote(t, node);
	default:
		break;
	}
	return !t->is_whole && (m->is_teaser || is_menu(t, node) || is_summary(t, node));
}

/* Marks boxes inside the root that are out; what is inside them is not asked. */
static void
mark_boxes(struct trimmer *t)
{
	const struct html_node *nodes = t->p->tree.nodes.ptr;
	uint32_t i = t->root + 1;

	while (i < nodes[t->root].end) {
		bool is_box = nodes[i].tag != TAG_TEXT && t->p->marks[i].nbyte > 0;

		if (is_box && is_out(t, i) && (t->p->marks[i].is_teaser || !is_most(t, i))) {
			t->p->marks[i].is_out = true;
			i = nodes[i].end;
		} else {
			i++;
		}
	}
}

/* Whether the line, or something around it inside the root, is out. */
static bool
is_boxed(const struct trimmer *t, const struct html_line *l)
{
	uint32_t node = l->node;

	while (node != t->root && node != 0) {
		if (t->p->marks[node].is_out)
			return true;
		node = t->p->tree.nodes.ptr[node].parent;
	}
	return false;
}

/* A line that is a link and nothing else; an address written out is text. */
static bool
is_link_line(const struct trimmer *t, const struct html_line *l)
{
	struct str s = str_at(t->says.text, l->at);

	return l->nlink * 100 > l->at.len * LINK_LINE && l->kind != BLOCK_QUOTE
	       && !(t->p->says_pictures && l->kind == BLOCK_CAPTION)
	       && str_find(s, STR_LIT("://")) == SIZE_MAX;
}

/* "Like | Comment | Restack": a row of cells of which each is a button. */
static bool
is_button_row(const struct trimmer *t, const struct html_line *l)
{
	uint32_t off = l->at.off;
	size_t n = 0;
	struct str rest = str_at(t->says.text, l->at);
	struct str cell;

	if (l->kind != BLOCK_ITEM || l->at.len > END_HEADING)
		return false;
	while (rest.len > 0 && str_cut(&rest, '|', &cell)) {
		struct str word = str_trim(cell);
		struct draft b = {.kind = BLOCK_ITEM};

		b.at = (struct span){off + (uint32_t)(word.ptr - cell.ptr), (uint32_t)word.len};
		if (!furniture_says(&t->says, &b))
			return false;
		off += (uint32_t)cell.len + 1;
		n++;
	}
	return n > 1;
}

static bool
is_notice(struct trimmer *t, const struct html_line *l)
{
	struct draft b = {.at = l->at, .kind = l->kind};

	if (!furniture_says(&t->says, &b))
		return is_button_row(t, l);
	return !(b.is_said_inside && l->ends_sentence && l->at.len >= SENTENCE);
}

/* "Image 1 of 5", "3 / 12", "1 2 3 4 …", "[button link=…]": controls. */
static bool
is_control(const struct trimmer *t, const struct html_line *l)
{
	struct str s = str_at(t->says.text, l->at);
	size_t nletter = 0;
	size_t ndigit = 0;

	if (s.ptr[0] == '[' && s.len > 2 && s.ptr[s.len - 1] == ']'
	    && str_find_char(s, '=') != SIZE_MAX)
		return true;
	if (s.len > CONTROL || l->kind == BLOCK_ITEM)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		ndigit += s.ptr[i] >= '0' && s.ptr[i] <= '9';
		nletter += (unsigned char)s.ptr[i] >= 'A';
	}
	if (nletter == 0)
		return true;
	return ndigit > 0 && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9'
	       && (str_starts(s, STR_LIT("Image ")) || str_starts(s, STR_LIT("Photo "))
	           || str_starts(s, STR_LIT("Slide ")))
	       && str_find(s, STR_LIT(" of ")) != SIZE_MAX;
}

static bool
is_under_meta(const struct trimmer *t, const struct html_line *l)
{
	uint32_t node = l->node;

	while (node != t->root && node != 0) {
		if (t->p->marks[node].hint == HINT_META && !is_most(t, node))
			return true;
		node = t->p->tree.nodes.ptr[node].parent;
	}
	return false;
}

/* A heading of comments or of other articles. */
static bool
is_end_heading(struct trimmer *t, const struct html_line *l)
{
	static const char *const starts[] = {
		"comment", "leave a comment", "leave a reply", "post a comment",
		"add a comment", "join the", "reader comments", "responses", "replies",
		"about the author",
	};
	struct draft b = {.at = l->at, .kind = l->kind};
	struct str s = str_at(t->says.text, l->at);

	/* A box inside the text ends where it ends. */
	if (l->kind != BLOCK_HEADING || l->at.len > END_HEADING || is_boxed(t, l))
		return false;
	if (furniture_says(&t->says, &b) && b.is_announcer)
		return true;
	/* "14 comments" */
	while (s.len > 0 && ((s.ptr[0] >= '0' && s.ptr[0] <= '9') || s.ptr[0] == ' '))
		s = str_sub(s, 1, s.len);
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		struct str start = str_of(starts[i]);

		if (str_eq_nocase(str_sub(s, 0, start.len), start))
			return true;
	}
	return false;
}

/* An announcement of other articles, no heading though: from there on nothing but
 * lists of them. */
static bool
is_last_list(struct trimmer *t, size_t line, size_t end)
{
	const struct html_line *lines = t->p->lines.ptr;
	struct draft b = {.at = lines[line].at, .kind = lines[line].kind};
	size_t n = 0;

	if (lines[line].kind != BLOCK_PARAGRAPH || lines[line].at.len > END_HEADING
	    || is_boxed(t, &lines[line]))
		return false;
	for (size_t i = line + 1; i < end; i++) {
		if (lines[i].is_kept && (lines[i].kind != BLOCK_ITEM || lines[i].nlink == 0))
			return false;
		n += lines[i].is_kept;
	}
	return n > 0 && furniture_says(&t->says, &b) && b.is_announcer;
}

/* Below such a heading, where most of the text is above it, nothing is the
 * article's any more. */
static void
cut_below_end(struct trimmer *t, size_t first, size_t end)
{
	struct html_line *lines = t->p->lines.ptr;
	uint64_t all = 0;
	uint64_t above = 0;
	size_t cut = first;

	for (size_t i = first; i < end; i++)
		all += lines[i].is_kept ? lines[i].at.len : 0;
	while (cut < end && !(above * 2 > all && (is_end_heading(t, &lines[cut])
	                                          || is_last_list(t, cut, end)))) {
		above += lines[cut].is_kept ? lines[cut].at.len : 0;
		cut++;
	}
	for (; cut < end; cut++)
		lines[cut].is_kept = false;
}

/* A line that says how to reach or follow somebody. */
static bool
is_contact(const struct trimmer *t, const struct html_line *l)
{
	struct str s = str_at(t->says.text, l->at);
	size_t at = str_find_char(s, '@');

	return l->at.len < CONTACT && l->kind != BLOCK_QUOTE && at != SIZE_MAX
	       && at + 1 < s.len && (unsigned char)s.ptr[at + 1] > ' ';
}

/* Behind the last line that reads like text only furniture comes: headings of
 * nothing, and who to write to. */
static void
cut_end(const struct trimmer *t, size_t first, size_t end)
{
	while (end > first) {
		struct html_line *l = &t->p->lines.ptr[end - 1];
		bool is_end = l->kind == BLOCK_HEADING || is_contact(t, l);

		if (l->is_kept && !is_end && l->kind != BLOCK_CAPTION && l->kind != BLOCK_META)
			return;
		if (is_end)
			l->is_kept = false;
		end--;
	}
}

/* Between the title and the text stands what is about the article: a line of
 * its author, its date, or what it is about in short. */
static void
mark_head(struct html_page *p, size_t first, size_t end)
{
	size_t i = p->title + 1 > first ? p->title + 1 : first;
	size_t subtitle = end;

	if (p->title >= end)
		return;
	for (; i < end; i++) {
		struct html_line *l = &p->lines.ptr[i];

		if (!l->is_kept)
			continue;
		if (l->kind == BLOCK_HEADING && subtitle == end)
			subtitle = i;
		else if (l->kind != BLOCK_META && l->kind != BLOCK_CAPTION)
			break;
	}
	/* A heading right above the text is a section's, unless something
	 * stands between them. */
	if (subtitle < end && i > subtitle + 1)
		p->lines.ptr[subtitle].kind = BLOCK_META;
}

/* A story in pictures is what is said below them. */
static void
raise_captions(struct html_page *p, size_t first, size_t end)
{
	size_t ncaption = 0;
	size_t below = 0;  /* [B] of captions … */
	size_t beside = 0; /* … and of other text */

	for (size_t i = first; i < end; i++) {
		const struct html_line *l = &p->lines.ptr[i];

		if (!l->is_kept || i == p->title || l->kind == BLOCK_META
		    || l->kind == BLOCK_HEADING)
			continue;
		ncaption += l->kind == BLOCK_CAPTION;
		*(l->kind == BLOCK_CAPTION ? &below : &beside) += l->at.len;
	}
	if (ncaption < PICTURES || below < beside * TOLD)
		return;
	for (size_t i = first; i < end; i++) {
		if (p->lines.ptr[i].kind == BLOCK_CAPTION)
			p->lines.ptr[i].kind = BLOCK_PARAGRAPH;
	}
}

void
html_trim(struct html_page *p, uint32_t root, bool is_whole)
{
	struct trimmer t = {.p = p, .root = root, .is_whole = is_whole};
	size_t first;
	size_t end;

	t.says.text = buf_str(&p->text);
	mark_boxes(&t);
	html_lines_of(p, root, &first, &end);
	for (size_t i = first; i < end; i++) {
		struct html_line *l = &p->lines.ptr[i];

		if (p->is_title_sure && !is_whole && i < p->title)
			continue;
		if (is_boxed(&t, l) || is_notice(&t, l) || is_link_line(&t, l)
		    || is_control(&t, l))
			continue;
		l->is_kept = true;
		if (is_under_meta(&t, l))
			l->kind = BLOCK_META;
	}
	if (is_whole)
		return;
	raise_captions(p, first, end);
	mark_head(p, first, end);
	cut_below_end(&t, first, end);
	cut_end(&t, first, end);
}
