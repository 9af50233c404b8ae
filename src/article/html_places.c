/* SPDX-License-Identifier: MIT */
/* See html_places.h. */
#include "article/html_places.h"

#include "text/banned.h"

void
html_places_init(struct html_places *places)
{
	map_init(&places->names);
	places->is_filled = false;
}

void
html_places_release(struct html_places *places)
{
	map_release(&places->names);
}

/* The first element of a name counts. */
static void
fill(struct html_places *places, const struct html_tree *t)
{
	for (uint32_t i = 1; i < t->nodes.len; i++) {
		struct str id;
		struct str name;

		if (t->nodes.ptr[i].tag == TAG_TEXT || t->nodes.ptr[i].len == 0)
			continue;
		id = html_attr(t, i, ATTR_ID);
		name = t->nodes.ptr[i].tag == TAG_A ? html_attr(t, i, ATTR_NAME) : STR_EMPTY;
		if (id.len > 0 && map_get(&places->names, id) == MAP_NONE)
			map_set(&places->names, id, i);
		if (name.len > 0 && map_get(&places->names, name) == MAP_NONE)
			map_set(&places->names, name, i);
	}
	places->is_filled = true;
}

size_t
html_places_find(struct html_places *places, const struct html_page *p, struct str name)
{
	const struct html_node *nodes = p->tree.nodes.ptr;
	uint32_t node;
	size_t line;

	if (!places->is_filled)
		fill(places, &p->tree);
	node = map_get(&places->names, name);
	if (node == MAP_NONE)
		return p->lines.len;
	line = html_line_from(p, node);
	if (line < p->lines.len && p->lines.ptr[line].first < nodes[node].end)
		return line;
	/* In the middle of one, unless it stands between two. */
	if (line > 0 && html_kind_of(nodes[node].tag) != HTML_BLOCK
	    && node < nodes[p->lines.ptr[line - 1].node].end)
		return line - 1;
	return line;
}
