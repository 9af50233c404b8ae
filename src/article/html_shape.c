/* SPDX-License-Identifier: MIT */
/* What the text below an element looks like, before it is written out. */
#include "article/html_int.h"

#include "text/banned.h"

enum {
	PROSE = 50,     /* [B] of a line that was wrapped */
	NODES_FEW = 8,  /* a link in it, and what that is set in */
	FIGURES_MAX = 4, /* of the sign of a note, or an exponent */
	REMARK_MAX = 60, /* [B] of "[citation needed]" */
	BACK_MAX = 12   /* [B] of a sign that leads back from a note */
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

/* What is below a small element, on one line; false if it is no small one. */
static bool
small_text(const struct html_tree *t, uint32_t node, size_t most, struct buf *out)
{
	if (t->nodes.ptr[node].end - node > NODES_FEW)
		return false;
	html_text(t, node, out);
	return out->len > 0 && out->len <= most;
}

/* "2", "1,2", "1, 2" */
static bool
is_figures(struct str s)
{
	size_t nfigure = 0;

	for (size_t i = 0; i < s.len; i++) {
		bool is_figure = s.ptr[i] >= '0' && s.ptr[i] <= '9';

		nfigure += is_figure;
		if (!is_figure && s.ptr[i] != ',' && s.ptr[i] != ' ')
			return false;
	}
	return nfigure > 0 && nfigure <= FIGURES_MAX;
}

enum html_raised
html_raised_of(const struct html_tree *t, uint32_t node)
{
	enum html_raised raised = RAISED_NOT;
	struct str s;
	struct buf b;

	buf_init(&b);
	if (small_text(t, node, REMARK_MAX, &b)) {
		bool is_in_brackets;

		s = str_trim(buf_str(&b));
		is_in_brackets = s.len > 2 && s.ptr[0] == '[' && s.ptr[s.len - 1] == ']';
		if (is_in_brackets)
			s = str_trim(str_sub(s, 1, s.len - 1));
		if (is_figures(s))
			raised = RAISED_FIGURES;
		else if (is_in_brackets)
			raised = RAISED_REMARK;
	}
	buf_release(&b);
	return raised;
}

bool
html_leads_back(const struct html_tree *t, uint32_t node)
{
	static const char *const signs[] = {
		"^", "\xE2\x86\x91", "\xE2\x86\xA9", "\xE2\x86\xA9\xEF\xB8\x8E", "\xE2\x86\xB5",
		"\xE2\x8F\x8E", "\xE2\x86\xA9\xEF\xB8\x8F",
	};
	struct buf b;
	bool is_so = false;

	if (!str_starts(str_trim(html_attr(t, node, ATTR_HREF)), STR_LIT("#")))
		return false;
	buf_init(&b);
	if (small_text(t, node, BACK_MAX, &b)) {
		struct str s = str_trim(buf_str(&b));

		is_so = STR_IN_NOCASE(s, signs);
	}
	buf_release(&b);
	return is_so;
}
