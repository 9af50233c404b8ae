/* SPDX-License-Identifier: MIT */
/*
 * Who follows whom in an office: "fired NAME and replaced her with NAME", "NAME was named
 * minister, replacing NAME".  "The new minister" is then the one, "the outgoing minister"
 * the other, and neither is simply the minister.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* Which of two names comes after the other. */
enum order { ORDER_NONE, FIRST_LEFT, FIRST_CAME };

/* What the words between two names of one sentence say of it. */
static enum order
order_of(const struct coref *c, size_t begin, size_t end)
{
	const struct tokens *t = reading_tokens(c->reading);
	const struct article *a = reading_article(c->reading);
	enum order order = ORDER_NONE;
	struct str last = STR_EMPTY;

	for (size_t i = begin; i < end; i++) {
		struct str word = token_text(a, &t->ptr[i]);
		bool is_verb = str_in_words(word, "replaced succeeded replaces succeeds replacing"
		                                  " succeeding replace succeed");
		if (is_verb)
			order = FIRST_CAME;
		else if (str_in_words(word, "by with") && order == FIRST_CAME)
			order = FIRST_LEFT;
		else if (str_eq(word, STR_LIT("from")) && str_in_words(last, "over"))
			order = FIRST_CAME;
		else if (str_eq(word, STR_LIT("for")) && str_in_words(last, "way"))
			order = FIRST_LEFT;
		else if (str_in_words(word, "not never ; said says"))
			return ORDER_NONE;
		last = word;
	}
	return order;
}

/* The next name of somebody in the sentence of mention i, not far behind it, or
 * MENTION_NONE. */
static uint32_t
next_named(const struct coref *c, size_t i)
{
	enum { REACH = 14 };
	const struct token *t = reading_tokens(c->reading)->ptr;
	size_t behind = (size_t)c->mentions[i].first + c->mentions[i].count;

	for (size_t k = i + 1; k < c->nmention; k++) {
		const struct mention *m = &c->mentions[k];
		if (t[m->first].sentence != t[c->mentions[i].first].sentence ||
		    m->first > behind + REACH)
			return MENTION_NONE;
		if (m->kind == KIND_PERSON && m->form != FORM_NOMINAL)
			return (uint32_t)k;
	}
	return MENTION_NONE;
}

/* The only office that somebody holds, or NULL. */
static const struct local_role *
one_office(const struct cluster *k)
{
	const struct local_role *found = NULL;

	for (size_t r = 0; r < k->roles.len; r++) {
		if (k->roles.ptr[r].is_former)
			continue;
		if (found)
			return NULL;
		found = &k->roles.ptr[r];
	}
	return found;
}

/* The office of the one is, or was, the other's. */
static void
hand_over(struct coref *c, uint32_t old, uint32_t new)
{
	struct cluster *left = &c->clusters.ptr[old];
	struct cluster *came = &c->clusters.ptr[new];
	const struct local_role *held = one_office(left);
	const struct local_role *holds = one_office(came);
	struct local_role role;

	left->successor = new + 1;
	came->is_successor = true;
	if (held && came->roles.len == 0) {
		role = *held;
		vec_push(&came->roles, role);
	} else if (holds && left->roles.len == 0) {
		role = *holds;
		role.is_former = true;
		vec_push(&left->roles, role);
	}
}

void
coref_successors(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		if (!coref_takes(c, i) || m->kind != KIND_PERSON || m->form == FORM_NOMINAL ||
		    c->of[i] == LOCAL_NONE)
			continue;
		uint32_t k = next_named(c, i);
		if (k == MENTION_NONE || c->of[k] == LOCAL_NONE || c->of[k] == c->of[i])
			continue;
		enum order order = order_of(c, (size_t)m->first + m->count, c->mentions[k].first);
		if (order == FIRST_LEFT)
			hand_over(c, c->of[i], c->of[k]);
		else if (order == FIRST_CAME)
			hand_over(c, c->of[k], c->of[i]);
	}
}
