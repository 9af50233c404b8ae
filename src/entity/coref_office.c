/* SPDX-License-Identifier: MIT */
/*
 * "The Russian defense minister" inside one article: an office without a name
 * goes to the one whom the article names as its holder.  One whom it does not
 * name is begun as the office itself, for other articles to answer
 * (resolve_office.c).  "The former minister" is nobody who holds it now.
 */
#include "entity/coref_int.h"

#include "entity/resolve.h"

#include "text/banned.h"

/*
 * Does this person hold the office?  Where the nominal says a country, the
 * person's must be said too, and the same: "the Russian president" beside
 * "President Poroshenko" is somebody else.
 */
static bool
holds(const struct cluster *k, const struct office_fact *o, struct str of)
{
	for (size_t r = 0; r < k->roles.len; r++) {
		const struct local_role *role = &k->roles.ptr[r];
		if (role->is_former == o->is_former && office_answers(o->office, role->office) &&
		    (of.len == 0 || str_eq(role->of, of)))
			return true;
	}
	return false;
}

/* The same of an office of which the text does not say whose it is, and of no
 * other one: "President Mahama". */
static bool
holds_unsaid(const struct cluster *k, const struct office_fact *o)
{
	return k->roles.len == 1 && k->roles.ptr[0].of.len == 0 && holds(k, o, STR_EMPTY);
}

/* The one cluster that holds it as far as byte `off`, or, of a former office, held it;
 * LOCAL_NONE if none or several do. */
static uint32_t
one_holder(struct coref *c, const struct office_fact *o, uint32_t off, bool is_of_said,
           bool *is_held)
{
	struct str of = o->of == KB_NONE ? STR_EMPTY : coref_kb_id(c, o->of);
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		if (cl->local.kind != KIND_PERSON || (o->is_former && cl->first > off) ||
		    !(is_of_said ? holds(cl, o, of) : holds_unsaid(cl, o)))
			continue;
		*is_held = true;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/* "Ghana's Mahama": does the article say that he is of another country? */
static bool
is_of_elsewhere(const struct coref *c, uint32_t cluster, kb_id of)
{
	for (size_t i = 0; i < c->nmention; i++) {
		if (c->of[i] != cluster || c->mentions[i].form == FORM_NOMINAL)
			continue;
		kb_id owner = coref_owner_before(c, c->mentions[i].at.off);
		if (owner != KB_NONE && owner != of)
			return true;
	}
	return false;
}

/* Who it is: "President Mahama" for "Ghana's president" in an article about Ghana, or
 * written there, that gives this office of Ghana to nobody. */
static uint32_t
holder(struct coref *c, const struct office_fact *o, uint32_t off)
{
	bool is_held = false;
	uint32_t k = one_holder(c, o, off, true, &is_held);
	bool is_held_here = is_held;

	if (!is_held && o->of != KB_NONE && coref_is_of_state(o->office) &&
	    (o->of == c->country || o->of == coref_dateline_country(c)))
		k = one_holder(c, o, off, false, &is_held);
	return k != LOCAL_NONE && !is_held_here && is_of_elsewhere(c, k, o->of) ? LOCAL_NONE : k;
}

/* An office whose holder this article does not name. */
static uint32_t
begin_office(struct coref *c, const struct office_fact *o)
{
	struct str of = coref_kb_id(c, o->of);
	struct kb_entry owner;
	struct buf weak;

	kb_entry(o->of, &owner);
	buf_init(&weak);
	resolve_office_key(&weak, o->office, of);
	uint32_t k = coref_cluster(c, KIND_PERSON, buf_str(&weak));
	struct cluster *cl = &c->clusters.ptr[k];
	cl->local.weak = arena_str(&c->arena, buf_str(&weak));
	cl->local.block = cl->local.weak;
	cl->local.fixed = coref_fmt(c, "person/%.*s-of-%.*s", STR_ARG(o->office),
	                            STR_ARG(owner.slug));
	cl->local.confidence = 0.6f;
	buf_release(&weak);
	return k;
}

/* Does a word of the office, as it is said here, stand in `list`? */
static bool
says(const struct coref *c, const struct mention *m, const char *list)
{
	struct str text = article_text(reading_article(c->reading));
	struct str rest = m->office && m->office->at.len ? str_at(text, m->office->at) : STR_EMPTY;
	struct str word;

	while (rest.len && str_cut(&rest, ' ', &word))
		if (str_in_words(word, list))
			return true;
	return false;
}

/* "Barnier became prime minister", "was named prime minister" */
static bool
came_into_office(const struct coref *c, const struct mention *m)
{
	uint32_t end = span_end(m->at);
	struct str rest, word;

	if (!m->office || m->office->at.off <= end)
		return false;
	rest = str_sub(article_text(reading_article(c->reading)), end, m->office->at.off);
	while (rest.len && str_cut(&rest, ' ', &word))
		if (str_in_words(word, "became becomes sworn named appointed elected confirmed"))
			return true;
	return false;
}

/* "The outgoing prime minister" is not Barnier, the new prime minister. */
static bool
is_newcomer(const struct coref *c, uint32_t cluster)
{
	for (size_t i = 0; i < c->nmention; i++)
		if (c->of[i] == cluster &&
		    (says(c, &c->mentions[i], "new newly incoming designate") ||
		     came_into_office(c, &c->mentions[i])))
			return true;
	return false;
}

/* Of those who changed, the one who came, or who left; LOCAL_NONE if none or several. */
static uint32_t
one_who_changed(struct coref *c, const struct office_fact *o, bool has_left)
{
	struct str of = o->of == KB_NONE ? STR_EMPTY : coref_kb_id(c, o->of);
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < coref_look(c); k++) {
		const struct cluster *cl = &c->clusters.ptr[k];
		struct office_fact held = *o;
		if (has_left ? !cl->successor : !cl->is_successor)
			continue;
		held.is_former = false;
		bool is_held = holds(cl, &held, of);
		held.is_former = true;
		if (!is_held && !(has_left && holds(cl, &held, of)))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/* "The new minister" is who came, "the outgoing minister" who left. */
static uint32_t
newcomer_or_leaver(struct coref *c, const struct mention *m, const struct office_fact *o)
{
	if (says(c, m, "new newly incoming designate"))
		return one_who_changed(c, o, false);
	if (o->is_former || says(c, m, "outgoing ousted sacked fired dismissed departing"))
		return one_who_changed(c, o, true);
	return LOCAL_NONE;
}

/* "The outgoing interior minister, Soylu, hugged him": who is named between commas
 * right behind it; LOCAL_NONE if nobody is. */
static uint32_t
named_behind(const struct coref *c, size_t i)
{
	const struct tokens *t = reading_tokens(c->reading);
	const struct article *a = reading_article(c->reading);
	const struct mention *m = &c->mentions[i];
	const struct mention *next = m + 1;

	if (i + 1 == c->nmention || next->kind != KIND_PERSON || next->form == FORM_NOMINAL ||
	    next->first != m->first + m->count + 1)
		return LOCAL_NONE;
	size_t behind = (size_t)next->first + next->count;
	if (behind >= t->len || !str_eq(token_text(a, &t->ptr[next->first - 1]), STR_LIT(",")) ||
	    !str_in_words(token_text(a, &t->ptr[behind]), ", . ; :"))
		return LOCAL_NONE;
	return c->of[i + 1];
}

/* "John Kerry, then the US secretary of state": whose office mention i is, by the name and
 * the word before it; LOCAL_NONE if nobody's.  *is_past: he holds it no more. */
static uint32_t
named_before(const struct coref *c, size_t i, bool *is_past)
{
	const struct tokens *t = reading_tokens(c->reading);
	const struct article *a = reading_article(c->reading);
	const struct mention *m = &c->mentions[i];
	size_t at = i > 0 ? (size_t)m[-1].first + m[-1].count : 0;

	if (i == 0 || m[-1].kind != KIND_PERSON || m[-1].form == FORM_NOMINAL ||
	    at + 2 != m->first || !str_eq(token_text(a, &t->ptr[at]), STR_LIT(",")))
		return LOCAL_NONE;
	struct str word = token_text(a, &t->ptr[at + 1]);
	*is_past = str_eq(word, STR_LIT("then"));
	return *is_past || str_in_words(word, "now currently") ? c->of[i - 1] : LOCAL_NONE;
}

uint32_t
coref_taker(const struct coref *c, size_t i)
{
	enum { REACH = 9 };
	const struct token *t = reading_tokens(c->reading)->ptr;
	const struct article *a = reading_article(c->reading);
	const struct mention *m = &c->mentions[i];
	size_t at = m->first;
	bool is_taken = false;
	bool is_given = false; /* "was named"; who named somebody took nothing */
	bool is_passive = coref_is_in_title(c, i);

	if (i == 0 || m[-1].kind != KIND_PERSON || m[-1].form == FORM_NOMINAL ||
	    t[m[-1].first].sentence != t[at].sentence || at - m[-1].first > REACH)
		return MENTION_NONE;
	for (size_t end = (size_t)m[-1].first + m[-1].count; at > end; at--) {
		struct str word = token_text(a, &t[at - 1]);
		is_passive |= str_in_words(word, "was is been be");
		if (str_in_words(word, "named appointed reappointed installed confirmed"))
			is_given = true;
		else if (str_in_words(word, "oath office sworn inaugurated elected re-elected reelected"
		                            " became becomes"))
			is_taken = true;
		else if (!str_in_words(word, "as the took takes was is has been be will in of again"
		                             " officially formally"))
			return MENTION_NONE;
	}
	return is_taken || (is_given && is_passive) ? (uint32_t)(i - 1) : MENTION_NONE;
}

/* Does the article give the office, or one like it, to somebody, or to another country? */
static bool
is_spoken_for(const struct coref *c, const struct office_fact *o)
{
	for (uint32_t k = 0; k < coref_look(c); k++)
		if (c->clusters.ptr[k].local.kind == KIND_PERSON &&
		    holds(&c->clusters.ptr[k], o, STR_EMPTY))
			return true;
	for (size_t i = 0; i < c->nmention; i++) {
		const struct office_fact *other = c->mentions[i].office;
		if (other && other->of != KB_NONE && other->of != c->country &&
		    office_answers(o->office, other->office))
			return true;
	}
	return false;
}

/* "The prime minister" of an article from Dhaka that is about Bangladesh and names no prime
 * minister; KB_NONE if it cannot be told whose. */
static kb_id
owner_at_home(const struct coref *c, const struct mention *m, const struct office_fact *o)
{
	struct str text = str_at(article_text(reading_article(c->reading)), m->at);

	return !m->is_furniture && c->country != KB_NONE &&
	       coref_dateline_country(c) == c->country && office_is_single(o->office) &&
	       str_eq_nocase(str_sub(text, 0, 4), STR_LIT("the ")) && !is_spoken_for(c, o)
	               ? c->country : KB_NONE;
}

/*
 * "Merkel said no. The chancellor left.", where only the chancellor of Austria is called
 * one: whom the text spoke of last is known to readers without an office, and may hold it.
 */
static bool
may_be_unnamed(const struct coref *c, size_t i, uint32_t holder)
{
	const struct article *a = reading_article(c->reading);
	size_t block = article_block_at(a, c->mentions[i].at.off);

	for (size_t k = i; k-- > 0 && article_block_at(a, c->mentions[k].at.off) == block;) {
		const struct mention *m = &c->mentions[k];
		if (m->kind != KIND_PERSON || c->of[k] == LOCAL_NONE)
			continue;
		const struct cluster *cl = &c->clusters.ptr[c->of[k]];
		return c->of[k] != holder && m->form != FORM_NOMINAL && !cl->local.key.len &&
		       !cl->local.fixed.len && cl->roles.len == 0 && !cl->is_kin &&
		       cl->parts.surname.len;
	}
	return false;
}

void
coref_person_nominals(struct coref *c)
{
	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];

		if (!coref_takes(c, i) || m->kind != KIND_PERSON || m->form != FORM_NOMINAL)
			continue;
		uint32_t taker = m->office ? coref_taker(c, i) : MENTION_NONE;
		uint32_t k = taker == MENTION_NONE ? named_behind(c, i) : c->of[taker];
		struct office_fact o = *m->office;
		o.of = coref_office_owner(c, &o);
		bool is_past_then = false;
		uint32_t before = named_before(c, i, &is_past_then);
		if (k == LOCAL_NONE && before != LOCAL_NONE) {
			k = before;
			o.is_former |= is_past_then;
			coref_add_role(c, k, &o);
		}
		if (k == LOCAL_NONE)
			k = newcomer_or_leaver(c, m, &o);
		if (k == LOCAL_NONE)
			k = holder(c, &o, m->at.off);
		if (k != LOCAL_NONE && o.of == KB_NONE && coref_is_of_state(o.office) &&
		    may_be_unnamed(c, i, k))
			continue;
		bool is_past = o.is_former || says(c, m, "outgoing");
		if (k != LOCAL_NONE && says(c, m, "outgoing") && is_newcomer(c, k))
			k = LOCAL_NONE;
		if (k == LOCAL_NONE && o.of == KB_NONE && !is_past)
			o.of = owner_at_home(c, m, &o);
		if (k != LOCAL_NONE)
			coref_join(c, i, k);
		else if (o.of != KB_NONE && !is_past)
			coref_join(c, i, begin_office(c, &o));
	}
}
