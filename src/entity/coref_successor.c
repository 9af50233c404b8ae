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

/* Who of two mentions came, who left. */
struct change {
	uint32_t came;
	uint32_t left;
};

static struct str
word_at(const struct coref *c, size_t t)
{
	const struct tokens *all = reading_tokens(c->reading);

	return t < all->len ? token_text(reading_article(c->reading), &all->ptr[t]) : STR_EMPTY;
}

static size_t
behind(const struct coref *c, size_t i)
{
	return (size_t)c->mentions[i].first + c->mentions[i].count;
}

/* What the words between two names of one sentence say of it. */
static enum order
order_of(const struct coref *c, size_t begin, size_t end)
{
	enum order order = ORDER_NONE;
	struct str last = STR_EMPTY;

	for (size_t i = begin; i < end; i++) {
		struct str word = word_at(c, i);
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
	size_t end = behind(c, i);

	for (size_t k = i + 1; k < c->nmention; k++) {
		const struct mention *m = &c->mentions[k];
		if (t[m->first].sentence != t[c->mentions[i].first].sentence ||
		    m->first > end + REACH)
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

/* Do the words of the office stand from token t on, behind an article? */
static bool
says_office(const struct coref *c, size_t t, struct str office)
{
	struct str word;

	t += str_in_words(word_at(c, t), "the a");
	while (office.len && str_cut(&office, '-', &word))
		if (!str_eq_nocase(word_at(c, t++), word))
			return false;
	return true;
}

/* "Replaced NAME as party leader", "will replace NAME at NATO": another office than the
 * one that is known of either. */
static bool
is_of_another(const struct coref *c, const struct change *ch, struct str office)
{
	size_t t = behind(c, ch->came > ch->left ? ch->came : ch->left);

	return str_in_words(word_at(c, t), "as at") && !says_office(c, t + 1, office);
}

/* Does a word of the office, as it is said at this mention, say that it is new? */
static bool
is_said_new(const struct coref *c, const struct mention *m)
{
	enum { REACH = 5 };
	size_t t = m->first;

	for (size_t end = t; m->office && t > 0 && end - t < REACH; t--)
		if (str_in_words(word_at(c, t - 1), "new newly"))
			return true;
	return false;
}

#define TAKES "named appointed elected sworn became becomes confirmed new newly"

/*
 * Is the office that is said of who came the one that the other left?  Who "will replace"
 * somebody, or is "prime minister of Poland" and replaces him in Brussels, is called by
 * what he was.  "Was named minister, replacing NAME", "the new minister, who succeeds
 * NAME" and "the minister, who replaced NAME" speak of one.
 */
static bool
has_taken_his(const struct coref *c, const struct change *ch)
{
	const struct mention *m = &c->mentions[ch->came];
	bool is_after = ch->came < ch->left;
	bool is_said_behind = m->office && m->office->at.len && m->office->at.off > m->at.off;
	size_t t = behind(c, ch->came);
	size_t end = c->mentions[ch->left].first;
	bool is_clause = false;
	bool is_done = false;

	if (is_said_new(c, m))
		return true;
	for (; is_after && t < end; t++) {
		struct str word = word_at(c, t);
		if (str_in_words(word, "will would to may might could should"))
			return false;
		if (is_said_behind && str_in_words(word, TAKES))
			return true;
		is_clause |= str_eq(word, STR_LIT("who"));
		is_done |= str_in_words(word, "replaced succeeded took");
	}
	return is_clause && is_done;
}

/* The office of the one is, or was, the other's. */
static void
hand_over(struct coref *c, const struct change *ch)
{
	struct cluster *left = &c->clusters.ptr[c->of[ch->left]];
	struct cluster *came = &c->clusters.ptr[c->of[ch->came]];
	const struct local_role *held = one_office(left);
	const struct local_role *holds = one_office(came);
	struct local_role role;

	left->successor = c->of[ch->came] + 1;
	came->is_successor = true;
	if (held && came->roles.len == 0 && !is_of_another(c, ch, held->office)) {
		role = *held;
		COREF_PUSH(c, &came->roles, role);
	} else if (holds && left->roles.len == 0 && has_taken_his(c, ch) &&
	           !is_of_another(c, ch, holds->office)) {
		role = *holds;
		role.is_former = true;
		COREF_PUSH(c, &left->roles, role);
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
		enum order order = order_of(c, behind(c, i), c->mentions[k].first);
		if (order == FIRST_LEFT)
			hand_over(c, &(struct change){.left = (uint32_t)i, .came = k});
		else if (order == FIRST_CAME)
			hand_over(c, &(struct change){.came = (uint32_t)i, .left = k});
	}
}
