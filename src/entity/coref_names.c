/* SPDX-License-Identifier: MIT */
/*
 * Names of people as the text has them, each taken apart once: who an article is
 * about is named in it again and again in the same words.  What nicknames.tsv knows is
 * taken apart as the name that it stands for.
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
	bool is_whole;
	struct str spelling;
	struct str folded;
	struct name_parts parts;
	struct str called;
	struct str whole;
};

static const struct nickname {
	const char *nickname;
	const char *name;
	const char *country;
} nicknames[] = {
#include "gen/nicknames.inc"
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

/* "Lula Côrtes": does another name here have the nickname for one of its words? */
static bool
is_part_of_name(const struct coref *c, struct str nickname)
{
	for (size_t i = 0; i < c->nmention; i++) {
		struct str text = coref_text(c, i);
		struct str word;
		if (c->mentions[i].kind != KIND_PERSON || c->mentions[i].is_furniture ||
		    text.len <= nickname.len + 1)
			continue;
		while (text.len && str_cut(&text, ' ', &word))
			if (str_eq_nocase(word, nickname))
				return true;
	}
	return false;
}

/* The name that it is short for in this article, or empty. */
static struct str
nicknamed(const struct coref *c, struct str text)
{
	enum { MOST = 12 };

	if (text.len < 2 || text.len > MOST)
		return STR_EMPTY;
	for (size_t k = 0; k < sizeof(nicknames) / sizeof(*nicknames); k++) {
		const struct nickname *n = &nicknames[k];
		if (((n->nickname[0] ^ text.ptr[0]) & ~0x20) != 0 ||
		    !str_eq_nocase(text, str_of(n->nickname)))
			continue;
		kb_id country = kb_by_slug(KB_PLACE, str_of(n->country));
		bool is_there = country != KB_NONE &&
		                (coref_names_country(c, country) || c->about == country ||
		                 coref_dateline_country(c) == country);
		return is_there && !is_part_of_name(c, text) ? str_of(n->name) : STR_EMPTY;
	}
	return STR_EMPTY;
}

struct str
coref_name_whole(struct coref *c, size_t i)
{
	struct written_name *w = written(c, i);

	if (!w->is_whole && !c->mentions[i].called.len)
		w->whole = nicknamed(c, coref_text(c, i));
	w->is_whole = true;
	return w->whole;
}

void
coref_name_parts(struct coref *c, size_t i, struct name_parts *out)
{
	struct written_name *w = written(c, i);
	struct str whole = w->is_split ? STR_EMPTY : coref_name_whole(c, i);

	if (!w->is_split)
		name_split(whole.len ? whole : coref_text(c, i), false, &c->arena, &w->parts);
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
