/* SPDX-License-Identifier: MIT */
/*
 * Reads the project's own training text, assets/training/: articles with their
 * names marked where they stand, as in tests/gold, but without ids.
 */
#include "train/train.h"

#include <stdlib.h>

#include "text/buf.h"

#include "text/banned.h"

/* The article at the front of `rest`, up to the next line "===". */
static struct str
cut_article(struct str *rest)
{
	struct str all = *rest;
	struct str line;
	size_t end = all.len;

	while (rest->ptr && str_cut(rest, '\n', &line)) {
		if (str_eq(line, STR_LIT("==="))) {
			end = (size_t)(line.ptr - all.ptr);
			break;
		}
	}
	return str_sub(all, 0, end);
}

/* "person|Sergei Lavrov]]" at the front of `s`: cuts it off, fills kind and
 * words. */
static bool
cut_mark(struct str *s, struct str *kind, struct str *words)
{
	size_t bar = 0;
	size_t end = 0;

	while (bar < s->len && s->ptr[bar] != '|' && s->ptr[bar] != ']')
		bar++;
	for (end = bar; end + 1 < s->len && !(s->ptr[end] == ']' && s->ptr[end + 1] == ']');)
		end++;
	if (end + 1 >= s->len || s->ptr[bar] != '|')
		return false;
	*kind = str_sub(*s, 0, bar);
	*words = str_sub(*s, bar + 1, end);
	*s = str_sub(*s, end + 2, s->len);
	return true;
}

bool
marked_next(struct str *rest, struct arena *arena, struct str *text, struct gold *out)
{
	struct buf plain;
	VEC(struct gold_span) spans;

	if (!rest->ptr || rest->len == 0)
		return false;
	struct str s = cut_article(rest);
	buf_init(&plain);
	vec_init(&spans);
	while (s.len > 0) {
		struct str kind;
		struct str words;
		if (s.len < 2 || s.ptr[0] != '[' || s.ptr[1] != '[') {
			buf_add_char(&plain, s.ptr[0]);
			s = str_sub(s, 1, s.len);
			continue;
		}
		s = str_sub(s, 2, s.len);
		if (!cut_mark(&s, &kind, &words)) {
			fprintf(stderr, "a mark is [[kind|words]], not [[%.40s\n", s.ptr);
			exit(1);
		}
		struct gold_span span = {.off = (uint32_t)plain.len, .kind = train_kind(kind)};
		buf_add(&plain, words);
		span.end = (uint32_t)plain.len;
		vec_push(&spans, span);
	}
	*text = arena_str(arena, buf_str(&plain));
	*out = (struct gold){.path = STR_LIT("marked.txt"), .nspan = spans.len};
	out->spans = ARENA_ARRAY(arena, spans.len + 1, struct gold_span);
	for (size_t i = 0; i < spans.len; i++)
		out->spans[i] = spans.ptr[i];
	vec_release(&spans);
	buf_release(&plain);
	return true;
}
