/* SPDX-License-Identifier: MIT */
/* See html_list.h. */
#include "article/html_list.h"

#include "text/banned.h"

enum {
	NUMBER_MAX = 100000 /* of an item; what is more is a mistake */
};

/* A number that markup gives; `usual` if it gives none. */
static uint32_t
number_of(const struct html_tree *t, uint32_t node, enum html_attr name, uint32_t usual)
{
	uint32_t number;

	return str_to_u32(html_attr(t, node, name), &number) && number < NUMBER_MAX
	       ? number : usual;
}

static uint8_t
deeper(uint8_t depth)
{
	return depth < BLOCK_DEPTH_MAX ? (uint8_t)(depth + 1) : depth;
}

static uint32_t
count_items(const struct html_tree *t, uint32_t list)
{
	const struct html_node *nodes = t->nodes.ptr;
	uint32_t n = 0;

	for (uint32_t i = list + 1; i < nodes[list].end; i = nodes[i].end)
		n += nodes[i].tag == TAG_LI;
	return n;
}

/* How a list counts: type=a, or a style that says so. */
static char
numbering_of(const struct html_tree *t, uint32_t node)
{
	static const struct {
		const char *style;
		char numbering;
	} styles[] = {
		{"lower-alpha", 'a'}, {"lower-latin", 'a'}, {"upper-alpha", 'A'},
		{"upper-latin", 'A'}, {"lower-roman", 'i'}, {"upper-roman", 'I'},
	};
	struct str type = str_trim(html_attr(t, node, ATTR_TYPE));
	struct str style = html_attr(t, node, ATTR_STYLE);

	if (type.len == 1 && memchr("aAiI", type.ptr[0], 4))
		return type.ptr[0];
	for (size_t i = 0; style.len > 0 && i < sizeof styles / sizeof *styles; i++) {
		if (str_find(style, str_of(styles[i].style)) != SIZE_MAX)
			return styles[i].numbering;
	}
	return '\0';
}

/* What stands before the number of the first item. */
static void
begin_numbers(struct html_list *l, const struct html_tree *t, uint32_t node)
{
	l->is_reversed = l->tag == TAG_OL && html_has_attr(t, node, ATTR_REVERSED);
	if (l->is_reversed)
		l->number = number_of(t, node, ATTR_START, count_items(t, node)) + 1;
	else
		l->number = number_of(t, node, ATTR_START, 1) - 1;
}

/* Of the item that begins; there is none below 0. */
static uint32_t
next_number(const struct html_list *l)
{
	if (l->is_reversed)
		return l->number > 0 ? l->number - 1 : 0;
	return l->number + 1;
}

/* "<dd>a<dd>b": the first is closed by the second, says the page, and holds it, says
 * the parser. */
static bool
is_in_description(const struct html_tree *t, uint32_t node)
{
	uint32_t up = t->nodes.ptr[node].parent;

	while (up != 0 && t->nodes.ptr[up].tag != TAG_DL && t->nodes.ptr[up].tag != TAG_DD)
		up = t->nodes.ptr[up].parent;
	return t->nodes.ptr[up].tag == TAG_DD;
}

void
html_list_step(struct html_list *l, const struct html_tree *t, uint32_t node)
{
	enum html_tag tag = t->nodes.ptr[node].tag;

	if (tag == TAG_UL || tag == TAG_OL || tag == TAG_MENU) {
		l->tag = tag;
		begin_numbers(l, t, node);
		l->numbering = numbering_of(t, node);
	}
	if (tag == TAG_UL || tag == TAG_OL || tag == TAG_MENU
	    || (tag == TAG_DD && !is_in_description(t, node)))
		l->depth = deeper(l->depth);
	if (tag == TAG_LI)
		l->number = number_of(t, node, ATTR_VALUE, next_number(l));
	if (tag == TAG_BLOCKQUOTE)
		l->quotes = deeper(l->quotes);
}
