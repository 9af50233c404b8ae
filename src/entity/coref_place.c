/* SPDX-License-Identifier: MIT */
/*
 * Which of several places of one name an article means: the state of a town
 * that stands before it ("Savannah, Georgia"), else the one that more of the
 * article's other places lie in.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

static bool
is_place(const struct mention *m)
{
	return m->kind == KIND_PLACE && m->kb != KB_NONE && m->form != FORM_NOMINAL;
}

static bool
is_country(const struct kb_entry *e)
{
	return str_eq(e->type, STR_LIT("country"));
}

/* "Seattle, Washington", "Buffalo, New York": the state, not the city; but "Tijuana,
 * Mexico" is in the country of which one state is called so, too. */
static kb_id
state_of(const struct coref *c, size_t i, size_t town)
{
	struct str name = coref_text(c, i);
	struct kb_entry t;
	struct kb_phrase p;
	struct buf b;
	kb_id found = KB_NONE;

	kb_entry(c->mentions[town].kb, &t);
	if (t.country == c->mentions[i].kb)
		return KB_NONE;
	buf_init(&b);
	buf_addf(&b, "%.*s State", STR_ARG(name));
	for (int pass = 0; pass < 2 && found == KB_NONE; pass++) {
		if (!kb_lookup(pass ? buf_str(&b) : name, &p))
			continue;
		for (size_t k = 0; k < p.nalias && found == KB_NONE; k++) {
			struct kb_entry e;
			if (p.aliases[k].class != KB_PLACE)
				continue;
			kb_entry(p.aliases[k].entry, &e);
			if (str_eq(e.type, STR_LIT("region")) && e.country == t.country)
				found = p.aliases[k].entry;
		}
	}
	buf_release(&b);
	return found;
}

/*
 * How many other places of the article speak for this one: those inside of it,
 * and for a region those of its country that are no country's capital (which
 * is named in any article).
 */
static uint32_t
backing(const struct coref *c, size_t i, kb_id row)
{
	struct kb_entry mine;
	uint32_t n = 0;

	kb_entry(row, &mine);
	for (size_t k = 0; k < c->nmention; k++) {
		const struct mention *m = &c->mentions[k];
		kb_id id = m->kind == KIND_PERSON && m->office ? m->office->of : KB_NONE;
		struct kb_entry e;
		if (is_place(m))
			id = m->kb;
		/* "Georgia's secretary of state" says no more than "Georgia". */
		if (k == i || id == KB_NONE || m->is_furniture ||
		    str_find(coref_text(c, k), coref_text(c, i)) != SIZE_MAX)
			continue;
		kb_entry(id, &e);
		bool fits = is_country(&mine)
			? e.country == row || (m->kind == KIND_PERSON && id == row)
			: !is_country(&e) && mine.country != KB_NONE && e.country == mine.country &&
			  !str_eq(e.slug, STR_LIT("washington"));
		n += fits;
	}
	return n;
}

/* "the governor of Georgia", "Georgia Gov. Ann Lind", "Georgia's Polk County":
 * countries have none. */
static bool
is_said_of_state(const struct coref *c, size_t i)
{
	static const char *const words[] = {
		"Governor ", "Gov. ", "Lieutenant Governor", "Lt. Gov", "governor ",
		"governor,", "governor.", "state senator", "state legislature"};
	struct str text = article_text(reading_article(c->reading));
	struct str before = str_sub(text, 0, c->mentions[i].at.off);
	struct str after = str_sub(text, span_end(c->mentions[i].at), SIZE_MAX);

	if (str_ends(before, STR_LIT("overnor of ")) || str_ends(before, STR_LIT("state of ")))
		return true;
	if (str_starts(after, STR_LIT("'s ")) || str_starts(after, STR_LIT("’s ")))
		after = str_sub(after, str_find_char(after, ' '), SIZE_MAX);
	if (!str_starts(after, STR_LIT(" ")))
		return false;
	after = str_sub(after, 1, SIZE_MAX);
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (str_starts(after, str_of(words[k])))
			return true;
	/* "Fulton County" */
	if (after.len == 0 || after.ptr[0] < 'A' || after.ptr[0] > 'Z')
		return false;
	after = str_sub(after, str_find_char(after, ' '), SIZE_MAX);
	return after.len && str_starts(after, STR_LIT(" County"));
}

/* The row among `p` that lies in this country, or is it; KB_NONE if there is none
 * or several. */
static kb_id
only_in(const struct kb_phrase *p, kb_id country)
{
	kb_id found = KB_NONE;

	for (size_t k = 0; k < p->nalias; k++) {
		if (p->aliases[k].class != KB_PLACE || kb_country_of(p->aliases[k].entry) != country)
			continue;
		if (found != KB_NONE && found != p->aliases[k].entry)
			return KB_NONE;
		found = p->aliases[k].entry;
	}
	return found;
}

/* What mention k says of i; another of that name says nothing. */
static kb_id
told_by(const struct coref *c, size_t i, size_t k, const struct kb_phrase *p)
{
	if (!is_place(&c->mentions[k]) || str_eq(coref_text(c, k), coref_text(c, i)))
		return KB_NONE;
	return only_in(p, kb_country_of(c->mentions[k].kb));
}

/*
 * A country, or a region of another one: "officials from Georgia, where a port was
 * opened in Tbilisi" are of the country, whatever the article is about.  The
 * nearest place of the sentence tells, if it lies in either.
 */
static kb_id
by_sentence(const struct coref *c, size_t i, const struct kb_phrase *p)
{
	const struct token *t = reading_tokens(c->reading)->ptr;
	uint32_t sentence = t[c->mentions[i].first].sentence;
	kb_id found = KB_NONE;
	uint32_t least = UINT32_MAX;

	for (size_t k = i; k > 0 && t[c->mentions[k - 1].first].sentence == sentence; k--) {
		if ((found = told_by(c, i, k - 1, p)) == KB_NONE)
			continue;
		least = c->mentions[i].first - c->mentions[k - 1].first;
		break;
	}
	for (size_t k = i + 1; k < c->nmention && t[c->mentions[k].first].sentence == sentence; k++) {
		kb_id row = told_by(c, i, k, p);
		if (row == KB_NONE)
			continue;
		return c->mentions[k].first - c->mentions[i].first < least ? row : found;
	}
	return found;
}

/* Does the name mean a country as well as something in another? */
static bool
may_be_country(const struct kb_phrase *p)
{
	bool country = false;
	bool other = false;

	for (size_t k = 0; k < p->nalias; k++) {
		struct kb_entry e;
		if (p->aliases[k].class != KB_PLACE)
			continue;
		kb_entry(p->aliases[k].entry, &e);
		country |= is_country(&e);
		other |= !is_country(&e);
	}
	return country && other;
}

/* "LONDON, Ontario": the town of this name that the article was written in, by its
 * dateline, or KB_NONE. */
static kb_id
town_of_dateline(struct coref *c, size_t i)
{
	const struct article *a = reading_article(c->reading);
	kb_id said = coref_said_of_town(c, i);
	size_t n;
	const struct block *blocks = article_blocks(a, &n);

	if (said == KB_NONE || said == c->mentions[i].kb)
		return KB_NONE;
	for (size_t k = 0; k < c->nmention; k++) {
		const struct mention *m = &c->mentions[k];
		size_t b = article_block_at(a, m->at.off);
		if (m->kb == said && is_place(m) && !m->is_furniture && b < n &&
		    m->at.off == blocks[b].at.off && blocks[b].kind != BLOCK_TITLE)
			return said;
		if (is_place(m) && b < n && blocks[b].kind != BLOCK_TITLE)
			return KB_NONE;
	}
	return KB_NONE;
}

/* The countries and parts of them that the article names, most of them once, as far as
 * `most` of them. */
static size_t
regions_of(const struct coref *c, size_t i, kb_id *out, size_t most)
{
	size_t n = 0;

	for (size_t k = 0; k < c->nmention && n < most; k++) {
		kb_id country = KB_NONE;
		struct kb_entry e;
		bool is_seen = false;
		if (!is_place(&c->mentions[k]) || str_eq_nocase(coref_text(c, k), coref_text(c, i)))
			continue;
		kb_entry(c->mentions[k].kb, &e);
		country = str_eq(e.type, STR_LIT("region")) ? c->mentions[k].kb
		                                            : kb_country_of(c->mentions[k].kb);
		for (size_t r = 0; r < n; r++)
			is_seen |= out[r] == country;
		if (!is_seen && country != KB_NONE)
			out[n++] = country;
	}
	return n + coref_states_said(c, out + n, most - n);
}

/* Is a country, or a place in it, among these? */
static bool
has_country(const kb_id *regions, size_t n, kb_id country)
{
	for (size_t i = 0; i < n; i++)
		if (kb_country_of(regions[i]) == country)
			return true;
	return false;
}

/*
 * "Birmingham" of an article about Alabama: the row that the tables have by the
 * town's full name, "Birmingham, Alabama", if more of the article speaks for it
 * than for the one that needs no more than its name, or its country alone is named.
 * `best` may be KB_NONE, and is the answer where there is none.
 */
static kb_id
town_elsewhere(const struct coref *c, size_t i, kb_id best)
{
	enum { MOST = 16 };
	kb_id regions[MOST];
	size_t n = regions_of(c, i, regions, MOST);
	kb_id home = kb_country_of(best);
	bool is_home = best != KB_NONE && has_country(regions, n, home);
	uint32_t most = best == KB_NONE ? 0 : backing(c, i, best);
	struct buf full;

	buf_init(&full);
	for (size_t r = 0; r < n; r++) {
		struct kb_entry e;
		struct kb_phrase p;
		kb_entry(regions[r], &e);
		buf_clear(&full);
		buf_addf(&full, "%.*s, %.*s", STR_ARG(coref_text(c, i)), STR_ARG(e.name));
		if (kb_country_of(regions[r]) == home || !kb_lookup(buf_str(&full), &p) ||
		    !kb_pick(&p, KB_BIT(KB_PLACE)))
			continue;
		kb_id row = kb_pick(&p, KB_BIT(KB_PLACE))->entry;
		uint32_t backed = backing(c, i, row) + !is_home;
		if (backed > most) {
			most = backed;
			best = row;
		}
	}
	buf_release(&full);
	return best;
}

/* Do the tables have longer names that begin so, as "Birmingham, Alabama" does?  With
 * the comma it is asked once, rather than for each region with its name behind. */
static bool
may_be_elsewhere(const struct coref *c, size_t i, const struct kb_phrase *p)
{
	enum { MOST = 4096 }; /* a longer article is a list */
	struct kb_phrase begun = {0};
	char room[BUF_SHORT];
	struct buf b;

	if (!(p->more & KB_BIT(KB_PLACE)) || c->nmention >= MOST)
		return false;
	buf_lend(&b, room, sizeof(room));
	buf_add(&b, coref_text(c, i));
	buf_add_cstr(&b, ", ");
	(void)kb_lookup(buf_str(&b), &begun);
	buf_release(&b);
	return begun.more & KB_BIT(KB_PLACE);
}

/* Of those of its name the one that more of the other places lie in, for a place that
 * the tables know; else a town with a longer name in one of these. */
static kb_id
find_by_others(const struct coref *c, size_t i, const struct kb_phrase *p)
{
	kb_id best = c->mentions[i].kb;
	uint32_t most = UINT32_MAX;

	for (size_t k = 0; k < p->nalias && best != KB_NONE; k++) {
		const struct kb_alias *a = &p->aliases[k];
		if (a->class != KB_PLACE || a->entry == c->mentions[i].kb)
			continue;
		if (most == UINT32_MAX)
			most = backing(c, i, best);
		uint32_t n = backing(c, i, a->entry);
		if (n > most) {
			most = n;
			best = a->entry;
		}
	}
	return may_be_elsewhere(c, i, p) && (best == KB_NONE || !may_be_country(p))
	       ? town_elsewhere(c, i, best) : best;
}

/* The same, looked for once for all mentions of a name: it is not asked where they
 * stand. */
static kb_id
by_others(struct coref *c, size_t i, const struct kb_phrase *p)
{
	struct told_place t = {.usual = c->mentions[i].kb};
	uint32_t at = map_intern(&c->place_of, coref_text(c, i), (uint32_t)c->places.len);

	if (at < c->places.len && c->places.ptr[at].usual == t.usual)
		return c->places.ptr[at].meant;
	t.meant = find_by_others(c, i, p);
	if (at == c->places.len)
		vec_push(&c->places, t);
	return t.meant;
}

kb_id
coref_town_elsewhere(struct coref *c, size_t i)
{
	struct kb_phrase p = {0};
	kb_id said = coref_said_of_town(c, i);

	if (said != KB_NONE)
		return said;
	(void)kb_lookup(coref_text(c, i), &p);
	return by_others(c, i, &p);
}

/* The first of its name that is a part of a country, besides the usual one. */
static kb_id
state_among(const struct coref *c, size_t i, const struct kb_phrase *p)
{
	for (size_t k = 0; k < p->nalias; k++) {
		struct kb_entry e;
		if (p->aliases[k].class != KB_PLACE || p->aliases[k].entry == c->mentions[i].kb)
			continue;
		kb_entry(p->aliases[k].entry, &e);
		if (str_eq(e.type, STR_LIT("region")))
			return p->aliases[k].entry;
	}
	return KB_NONE;
}

static bool
is_region(kb_id row)
{
	struct kb_entry e;

	kb_entry(row, &e);
	return str_eq(e.type, STR_LIT("region"));
}

/* Is the row the only one that the article can mean by its name, wherever that stands? */
static bool
is_only_one(const struct coref *c, const struct kb_phrase *p, kb_id row)
{
	for (size_t k = 0; k < p->nalias; k++)
		if (p->aliases[k].class == KB_PLACE && p->aliases[k].entry != row)
			return false;
	return !(p->more & KB_BIT(KB_PLACE)) && !c->towns.len;
}

kb_id
coref_place_meant(struct coref *c, size_t i)
{
	kb_id best = coref_meant(c, c->mentions[i].kb);
	size_t town = coref_town_before(c, i);
	kb_id state = town == MENTION_NONE ? KB_NONE : coref_region_said(c, town);

	if (state != KB_NONE && kb_country_of(state) != state && !is_region(state))
		state = KB_NONE;
	if (town != MENTION_NONE && state == KB_NONE)
		state = state_of(c, i, town);
	struct kb_phrase p;

	if (state != KB_NONE)
		return state;
	if (town != MENTION_NONE && coref_is_namesake(c->mentions[i].kb, kb_country_of(c->mentions[town].kb)))
		return kb_country_of(c->mentions[town].kb);
	if (best != c->mentions[i].kb || coref_is_at_home(c, i) || !kb_lookup(coref_text(c, i), &p) ||
	    is_only_one(c, &p, best))
		return best;
	kb_id owner = coref_owner_before(c, c->mentions[i].at.off);
	kb_id owned = owner == KB_NONE ? KB_NONE : only_in(&p, owner);
	if (owned != KB_NONE)
		return owned;
	kb_id written = town_of_dateline(c, i);
	if (written != KB_NONE && !is_said_of_state(c, i))
		return written;
	state = state_among(c, i, &p);
	if (state != KB_NONE && is_said_of_state(c, i))
		return state;
	kb_id here = may_be_country(&p) ? by_sentence(c, i, &p) : KB_NONE;
	return here != KB_NONE ? here : by_others(c, i, &p);
}

bool
coref_is_of_two(const struct coref *c, size_t i, kb_id row)
{
	struct kb_entry e;
	struct kb_phrase p;

	kb_entry(row, &e);
	if (!str_in_words(e.type, "state province region") ||
	    !kb_lookup(coref_text(c, i), &p) || p.nalias < 2)
		return false;
	kb_id own = kb_country_of(row);
	kb_id near = coref_country_near(c, i);
	for (size_t k = 0; k < p.nalias && near != own; k++) {
		kb_id other = p.aliases[k].class == KB_PLACE ? kb_country_of(p.aliases[k].entry)
		                                             : KB_NONE;
		/* "Georgia" is told from Georgia by more than that. */
		if (other != KB_NONE && other != own && !kb_is_country(p.aliases[k].entry) &&
		    (near == other || (near == KB_NONE && coref_names_row(c, other))))
			return true;
	}
	return false;
}

bool
coref_is_place_guessed(const struct coref *c, size_t i)
{
	struct kb_phrase p;

	return coref_town_before(c, i) == MENTION_NONE && kb_lookup(coref_text(c, i), &p) &&
	       may_be_country(&p) && !is_said_of_state(c, i) && by_sentence(c, i, &p) == KB_NONE;
}

static bool
in_capitals(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= 'a' && s.ptr[i] <= 'z')
			return false;
	return s.len > 1;
}

size_t
coref_dateline_mention(const struct coref *c)
{
	const struct article *a = reading_article(c->reading);
	size_t n;
	const struct block *blocks = article_blocks(a, &n);

	for (size_t i = 0; i < c->nmention; i++) {
		const struct mention *m = &c->mentions[i];
		size_t b;

		if (m->kind != KIND_PLACE || m->is_furniture)
			continue;
		b = article_block_at(a, m->at.off);
		if (b >= n || blocks[b].kind == BLOCK_TITLE)
			continue;
		return m->at.off == blocks[b].at.off && in_capitals(coref_text(c, i)) ? i
		                                                                      : MENTION_NONE;
	}
	return MENTION_NONE;
}

kb_id
coref_dateline_country(const struct coref *c)
{
	size_t i = coref_dateline_mention(c);

	return i == MENTION_NONE ? KB_NONE : kb_country_of(c->mentions[i].kb);
}

void
coref_note_dateline(struct coref *c)
{
	size_t i = coref_dateline_mention(c);

	c->dateline = STR_EMPTY;
	if (i == MENTION_NONE || c->of[i] == LOCAL_NONE)
		return;
	const struct local *l = &c->clusters.ptr[c->of[i]].local;
	c->dateline = l->fixed.len
		? l->fixed : coref_fmt(c, "place/%.*s", STR_ARG(coref_slug(c, coref_text(c, i))));
}
