/* SPDX-License-Identifier: MIT */
/* What the text below an element looks like, before it is written out. */
#include "article/html_int.h"

#include "text/banned.h"

enum {
	PROSE = 50,     /* [B] of a line that was wrapped */
	NODES_FEW = 8,  /* a link in it, and what that is set in */
	FIGURES_MAX = 4 /* of the sign of a note, or an exponent */
};

bool
html_is_prose(const struct html_tree *t, uint32_t node)
{
	size_t nlong = 0;
	size_t nshort = 0;
	size_t len = 0;

	for (uint32_t i = node + 1; i < t->nodes.ptr[node].end; i++) {
		const struct html_node *n = &t->nodes.ptr[i];
		struct str s = str_sub(buf_str(&t->text), n->text, n->text + n->len);

		if (n->tag == TAG_CODE || n->tag == TAG_TABLE)
			return n->tag == TAG_TABLE;
		for (size_t k = 0; n->tag == TAG_TEXT && k < s.len; k++) {
			len++;
			if (s.ptr[k] != '\n')
				continue;
			nlong += len > PROSE;
			nshort += len > 1 && len <= PROSE;
			len = 0;
		}
	}
	nlong += len > PROSE;
	nshort += len > 0 && len <= PROSE;
	return nlong > nshort;
}

bool
html_is_figures(const struct html_tree *t, uint32_t node)
{
	size_t nfigure = 0;

	if (t->nodes.ptr[node].end - node > NODES_FEW)
		return false;

	for (uint32_t i = node + 1; i < t->nodes.ptr[node].end; i++) {
		const struct html_node *n = &t->nodes.ptr[i];

		for (uint32_t k = 0; n->tag == TAG_TEXT && k < n->len; k++) {
			char c = t->text.ptr[n->text + k];

			nfigure += c >= '0' && c <= '9';
			if (!(c >= '0' && c <= '9') && c != ',' && c != ' ')
				return false;
		}
	}
	return nfigure > 0 && nfigure <= FIGURES_MAX;
}
