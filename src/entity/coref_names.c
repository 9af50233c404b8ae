/* SPDX-License-Identifier: MIT */
/*
 * Names of people as the text has them, each taken apart once: who an article is
 * about is named in it again and again in the same words.
 */
#include "entity/coref_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* What has been asked of one name so far. */
struct written_name {
	bool is_spelled;
	bool is_folded;
	bool is_split;
	bool is_called;
	struct str spelling;
	struct str folded;
	struct name_parts parts;
	struct str called;
};

static struct written_name *
written(struct coref *c, size_t i)
{
	uint32_t *at = &c->name_of[i];
	struct written_name fresh = {.is_spelled = false};

	if (*at == LOCAL_NONE) {
		*at = map_intern(&c->names, coref_text(c, i), (uint32_t)c->written.len);
		if (*at == c->written.len)
			vec_push(&c->written, fresh);
	}
	return &c->written.ptr[*at];
}

struct str
coref_name_spelling(struct coref *c, size_t i)
{
	struct written_name *w = written(c, i);

	if (!w->is_spelled)
		w->spelling = coref_person_spelling(c, coref_text(c, i));
	w->is_spelled = true;
	return w->spelling;
}

static struct str
folded(struct coref *c, struct str s)
{
	char b_room[BUF_SHORT];
	struct buf b;

	buf_lend(&b, b_room, sizeof(b_room));
	fold_key(&b, s);
	struct str out = arena_str(&c->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

struct str
coref_name_folded(struct coref *c, size_t i)
{
	struct written_name *w = written(c, i);

	if (!w->is_folded)
		w->folded = folded(c, coref_name_spelling(c, i));
	w->is_folded = true;
	return w->folded;
}

void
coref_name_parts(struct coref *c, size_t i, struct name_parts *out)
{
	struct written_name *w = written(c, i);

	if (!w->is_split)
		name_split(coref_text(c, i), false, &c->arena, &w->parts);
	w->is_split = true;
	*out = w->parts;
}

struct str
coref_name_called(struct coref *c, size_t i)
{
	struct written_name *w = written(c, i);

	if (!w->is_called)
		w->called = name_given_key(folded(c, coref_text(c, i)), &c->arena);
	w->is_called = true;
	return w->called;
}
