/* SPDX-License-Identifier: MIT */
/*
 * See markdown_int.h.  Looked for in what the parser made of the text, where code
 * and addresses are known: the parser's own way takes "9~17 and 10~16" for a
 * strike-out.
 */
#include "article/markdown_int.h"

#include "text/byte.h"
#include "text/vec.h"

#include "text/banned.h"

enum {
	SIGN = 2 /* [B] of "~~" */
};

/* Where signs stand that begin and end something, one after the other. */
struct signs {
	VEC(size_t) at;
	bool is_begun;   /* the last one begins something … */
	bool is_in_code; /* … not in here */
};

/* Elements that run on in a line, as the parser writes them. */
static bool
runs_on(struct str tag)
{
	static const char *const names[] = {"a", "em", "strong", "img", "br", "sup", "sub", "code"};
	size_t end = 0;

	if (str_starts(tag, STR_LIT("/")))
		tag = str_sub(tag, 1, tag.len);
	while (end < tag.len && byte_is(tag.ptr[end], BYTE_ALNUM))
		end++;
	return STR_IN_NOCASE(str_sub(tag, 0, end), names);
}

static void
forget(struct signs *s)
{
	if (s->is_begun)
		s->at.len--;
	s->is_begun = false;
}

/* A tag at `at`; gives where it ends. */
static size_t
pass_tag(struct signs *s, struct str markup, size_t at)
{
	size_t len = str_find_char(str_sub(markup, at, markup.len), '>');
	struct str tag = str_sub(markup, at + 1, len == SIZE_MAX ? markup.len : at + len);

	if (str_starts(tag, STR_LIT("code")))
		s->is_in_code = true;
	else if (str_starts(tag, STR_LIT("/code")))
		s->is_in_code = false;
	if (!runs_on(tag))
		forget(s);
	return at + 1 + tag.len;
}

static size_t
count_tildes(struct str markup, size_t at)
{
	size_t n = 0;

	while (at + n < markup.len && markup.ptr[at + n] == '~')
		n++;
	return n;
}

/* Two tildes: the first stand before a word, the second behind one. */
static void
read_sign(struct signs *s, struct str markup, size_t at)
{
	bool is_after = at > 0 && (unsigned char)markup.ptr[at - 1] > ' '
	                && markup.ptr[at - 1] != '>';
	bool is_before = at + SIGN < markup.len && (unsigned char)markup.ptr[at + SIGN] > ' ';

	/* "**so**~~" ends in a tag. */
	is_after |= at > 0 && markup.ptr[at - 1] == '>' && s->is_begun;
	if (s->is_begun ? is_after : is_before) {
		vec_push(&s->at, at);
		s->is_begun = !s->is_begun;
	}
}

static void
find_signs(struct signs *s, struct str markup)
{
	size_t i = 0;

	while (i < markup.len) {
		size_t n;

		if (markup.ptr[i] == '<') {
			i = pass_tag(s, markup, i);
			continue;
		}
		n = count_tildes(markup, i);
		if (n == SIGN && !s->is_in_code)
			read_sign(s, markup, i);
		i += n > 0 ? n : 1;
	}
	forget(s);
}

void
markdown_struck(struct str markup, struct buf *out)
{
	struct signs s = {.is_begun = false};
	size_t from = 0;

	vec_init(&s.at);
	find_signs(&s, markup);
	for (size_t i = 0; i < s.at.len; i++) {
		buf_add(out, str_sub(markup, from, s.at.ptr[i]));
		buf_add_cstr(out, i % 2 == 0 ? "<del>" : "</del>");
		from = s.at.ptr[i] + SIGN;
	}
	buf_add(out, str_sub(markup, from, markup.len));
	vec_release(&s.at);
}
