/* SPDX-License-Identifier: MIT */
/*
 * Whose a name is, of the people whom an article names in full: who bears a
 * surname, and which of several is meant by it here.  Nothing is joined; see
 * coref_person.c.
 */
#include "entity/coref_int.h"

#include "entity/name_int.h"

#include "text/banned.h"

struct str
coref_word_before(const struct coref *c, size_t i)
{
	struct str text = article_text(reading_article(c->reading));
	size_t end = c->mentions[i].at.off;

	if (end == 0 || text.ptr[end - 1] != ' ')
		return STR_EMPTY;
	size_t start = --end;
	while (start > 0 && (unsigned char)text.ptr[start - 1] > ' ')
		start--;
	return str_sub(text, start, end);
}

uint8_t
coref_sex(const struct coref *c, size_t i, bool is_full)
{
	uint8_t sex = name_sex(coref_word_before(c, i));
	struct str text = coref_text(c, i);

	if (!sex && is_full)
		sex = name_sex(str_sub(text, 0, str_find_char(text, ' ')));
	return sex;
}

/* "Phuc" of Nguyen Xuan Phuc, "Jinping" of Xi Jinping */
static bool
is_called_of_the_east(struct str given, struct str word)
{
	if (given.len && given.ptr[given.len - 1] == NAME_SYLLABLE)
		return str_eq(str_sub(given, 0, given.len - 1), word);
	return str_ends(given, word) && given.len > word.len + 1 &&
	       given.ptr[given.len - word.len - 1] == NAME_SYLLABLE;
}

static bool
has_given(struct str given, struct str word)
{
	struct str last = STR_EMPTY;
	struct str one;

	if (word.len > given.len)
		return false;
	if (is_called_of_the_east(given, word))
		return true;
	for (; given.len && str_cut(&given, ' ', &one); last = one)
		if (str_eq(one, word))
			return !str_in_words(last, "bin ibn bint");
	return false;
}

struct str
coref_first_word(struct str s)
{
	return str_sub(s, 0, str_find_char(s, ' '));
}

bool
coref_surname_fits(const struct name_parts *full, const struct name_parts *p)
{
	bool may_agree = name_letters_agree(full->letters, p->letters);

	/* "Calle" for de la Calle, when nothing more is said. */
	if (p->given.len == 0)
		return may_agree && !name_is_fathers(full->surname, p->surname) &&
		       (str_eq(full->last, p->surname) ||
		        name_surnames_agree(full->surname, p->surname, full->culture));
	/* "Orban Viktor" beside "Viktor Orban". */
	if (str_eq(full->surname, p->given) &&
	    (str_eq(full->given, p->surname) || is_called_of_the_east(full->given, p->surname)))
		return true;
	/* "Saif al-Islam" of Saif al-Islam Gaddafi, "Idriss Deby" of Idriss Deby Itno. */
	if (str_starts(full->given, p->given) &&
	    str_starts(str_sub(full->given, p->given.len, SIZE_MAX), STR_LIT(" ")) &&
	    str_eq(coref_first_word(str_sub(full->given, p->given.len + 1, SIZE_MAX)), p->surname))
		return true;
	return may_agree &&
	       name_surnames_agree(full->surname, p->surname,
	                           full->culture ? full->culture : p->culture) &&
	       name_given_agree(full->given, p->given);
}

bool
coref_given_fits(const struct name_parts *full, const struct name_parts *p)
{
	return p->given.len == 0 && has_given(full->given, p->surname);
}

static void
find_bearers(const struct coref *c, const struct name_parts *p, coref_fits_fn *fits,
             struct coref_bearers *out)
{
	uint32_t most = coref_look(c);

	out->n = 0;
	for (size_t i = 0; i < c->people.len && c->people.ptr[i] < most; i++) {
		uint32_t k = c->people.ptr[i];
		const struct cluster *cl = &c->clusters.ptr[k];
		if (cl->parts.given.len == 0 ||
		    !(fits(&cl->parts, p) || (cl->other.given.len && fits(&cl->other, p))))
			continue;
		if (out->n < COREF_MOST_BEARERS)
			out->ids[out->n] = k;
		out->n++;
	}
}

void
coref_find_bearers(const struct coref *c, const struct name_parts *p, struct coref_bearers *out)
{
	find_bearers(c, p, coref_surname_fits, out);
}

uint32_t
coref_one_who_fits(const struct coref *c, const struct name_parts *p, coref_fits_fn *fits)
{
	struct coref_bearers b;

	find_bearers(c, p, fits, &b);
	return b.n == 1 ? b.ids[0] : LOCAL_NONE;
}

static bool
is_among(const struct coref_bearers *b, uint32_t cluster)
{
	for (uint32_t k = 0; k < b->n; k++)
		if (b->ids[k] == cluster)
			return true;
	return false;
}

static bool
begin_alike(struct str given, struct str other)
{
	return str_eq(coref_first_word(given), coref_first_word(other));
}

/* Of several of whom any might be the relative's child, the one with the first name. */
static uint32_t
one_called_alike(const struct coref *c, const struct name_parts *p, const struct coref_bearers *b)
{
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < b->n && b->n > 1; k++) {
		if (!begin_alike(p->given, c->clusters.ptr[b->ids[k]].parts.given))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = b->ids[k];
	}
	return found;
}

uint32_t
coref_one_named(const struct coref *c, const struct name_parts *p, size_t i,
                struct coref_bearers *relatives)
{
	struct coref_bearers b;
	uint32_t n = 0;

	relatives->n = 0;
	find_bearers(c, p, coref_surname_fits, &b);
	if (b.n > COREF_MOST_BEARERS)
		return LOCAL_NONE;
	for (uint32_t k = 0; k < b.n; k++) {
		if (!str_eq(p->given, c->clusters.ptr[b.ids[k]].parts.given) &&
		    coref_is_relative_of(c, i, p->given, b.ids[k]))
			relatives->ids[relatives->n++] = b.ids[k];
		else
			b.ids[n++] = b.ids[k];
	}
	return n == 1 ? b.ids[0] : n == 0 ? one_called_alike(c, p, relatives) : LOCAL_NONE;
}

static void
keep_sex(const struct coref *c, struct coref_bearers *b, uint8_t sex)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->n && sex; k++) {
		uint8_t other = c->clusters.ptr[b->ids[k]].local.sex;
		if (!other || other == sex)
			b->ids[n++] = b->ids[k];
	}
	if (n)
		b->n = n;
}

/* "Trump Jr.", and Trump beside him. */
static void
keep_generation(const struct coref *c, struct coref_bearers *b, char generation)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->n && generation; k++)
		if (c->clusters.ptr[b->ids[k]].parts.generation == generation)
			b->ids[n++] = b->ids[k];
	if (n)
		b->n = n;
}

static void
keep_named_before(const struct coref *c, struct coref_bearers *b, uint32_t off)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->n; k++)
		if (c->clusters.ptr[b->ids[k]].first < off)
			b->ids[n++] = b->ids[k];
	if (n)
		b->n = n;
}

/* "Rahman will return" is none who is said to have died years ago. */
static void
keep_living(const struct coref *c, struct coref_bearers *b, size_t i)
{
	const struct tokens *t = reading_tokens(c->reading);
	const struct article *a = reading_article(c->reading);
	size_t behind = (size_t)c->mentions[i].first + c->mentions[i].count;
	int16_t written = article_date(a).year;
	uint32_t n = 0;

	if (!written || behind >= t->len ||
	    !str_in_words(token_text(a, &t->ptr[behind]), "will says said told has would"))
		return;
	for (uint32_t k = 0; k < b->n; k++) {
		int16_t died = c->clusters.ptr[b->ids[k]].local.story.died;
		if (!died || died + 1 >= written)
			b->ids[n++] = b->ids[k];
	}
	if (n)
		b->n = n;
}

/* "Lindqvist died in 1994" is the father, where his son is spoken of today; not if the
 * text says of the other, too, that he is dead. */
static void
keep_dead(const struct coref *c, struct coref_bearers *b, size_t i)
{
	const struct tokens *t = reading_tokens(c->reading);
	const struct article *a = reading_article(c->reading);
	size_t behind = (size_t)c->mentions[i].first + c->mentions[i].count;
	int16_t written = article_date(a).year;
	uint32_t elder = LOCAL_NONE;
	uint32_t year = 0;

	if (!written || behind + 2 >= t->len ||
	    !str_eq(token_text(a, &t->ptr[behind]), STR_LIT("died")) ||
	    !str_eq(token_text(a, &t->ptr[behind + 1]), STR_LIT("in")) ||
	    !day_take_number(token_text(a, &t->ptr[behind + 2]), &(size_t){0}, 4, &year) ||
	    year < 1000 || year + 1 >= (uint32_t)written)
		return;
	for (uint32_t k = 0; k < b->n; k++) {
		const struct cluster *cl = &c->clusters.ptr[b->ids[k]];
		if ((cl->is_elder && elder != LOCAL_NONE) || (!cl->is_elder && cl->local.story.died))
			return;
		if (cl->is_elder)
			elder = b->ids[k];
	}
	if (elder == LOCAL_NONE)
		return;
	b->ids[0] = elder;
	b->n = 1;
}

/* The only one of them who is not there as somebody's relative. */
static uint32_t
one_in_his_own_right(const struct coref *c, const struct coref_bearers *b)
{
	uint32_t found = LOCAL_NONE;

	for (uint32_t k = 0; k < b->n; k++) {
		if (c->clusters.ptr[b->ids[k]].is_kin)
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = b->ids[k];
	}
	return found;
}

/* The only one of them named in this paragraph so far. */
static uint32_t
one_in_paragraph(const struct coref *c, const struct coref_bearers *b, size_t i)
{
	const struct article *a = reading_article(c->reading);
	size_t block = article_block_at(a, c->mentions[i].at.off);
	uint32_t found = LOCAL_NONE;

	while (i-- > 0 && article_block_at(a, c->mentions[i].at.off) == block) {
		uint32_t k = c->of[i];
		if (k == LOCAL_NONE || k == found || !is_among(b, k))
			continue;
		if (found != LOCAL_NONE)
			return LOCAL_NONE;
		found = k;
	}
	return found;
}

/* Is the paragraph of mention i the one that brings this person in? */
static bool
begins_in_paragraph(const struct coref *c, uint32_t cluster, size_t i)
{
	const struct article *a = reading_article(c->reading);

	return article_block_at(a, c->clusters.ptr[cluster].first) ==
	       article_block_at(a, c->mentions[i].at.off);
}

/* "Foreign Minister Park": do the words before the mention say this office? */
static bool
is_titled(const struct coref *c, size_t i, struct str office)
{
	struct str text = article_text(reading_article(c->reading));
	size_t end = c->mentions[i].at.off;

	if (office.len == 0 || end < office.len + 1)
		return false;
	for (size_t k = 1; k <= office.len; k++) {
		char there = text.ptr[end - 1 - k];
		char wanted = office.ptr[office.len - k];
		if (wanted == '-' ? there != ' ' : (there | 0x20) != wanted)
			return false;
	}
	return text.ptr[end - 1] == ' ' &&
	       (end == office.len + 1 || text.ptr[end - 2 - office.len] <= ' ');
}

bool
coref_holds(const struct coref *c, size_t i, uint32_t cluster)
{
	const struct office_fact *o = c->mentions[i].office;
	const struct cluster *cl = &c->clusters.ptr[cluster];

	for (size_t r = 0; r < cl->roles.len; r++) {
		struct str office = cl->roles.ptr[r].office;
		if (is_titled(c, i, office) || (o && (office_answers(o->office, office) ||
		                                      office_answers(office, o->office))))
			return true;
	}
	return false;
}

/* "President Sall": those who are said to hold the office. */
static void
keep_holders(const struct coref *c, struct coref_bearers *b, size_t i)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->n; k++)
		if (coref_holds(c, i, b->ids[k]))
			b->ids[n++] = b->ids[k];
	if (n)
		b->n = n;
}

/* Not those beside whom the text means somebody else; false if none is left. */
static bool
drop_others(const struct coref *c, struct coref_bearers *b, size_t i)
{
	uint32_t n = 0;

	for (uint32_t k = 0; k < b->n; k++)
		if (coref_is_another(c, i, b->ids[k]) == OTHER_NOT)
			b->ids[n++] = b->ids[k];
	b->n = n;
	return n > 0;
}

/* "Trump said", where "President Trump" stood before Ivanka Trump was brought in? */
static bool
means_unnamed(const struct coref *c, const struct coref_bearers *b, struct str surname, size_t i)
{
	if (coref_sex(c, i, false) || coref_says_elder(c, i))
		return false;
	for (uint32_t k = 0; k < b->n; k++)
		if (coref_holds(c, i, b->ids[k]) ||
		    !coref_is_unnamed(c, surname, c->clusters.ptr[b->ids[k]].first))
			return false;
	return true;
}

/* "Colonel Gadhafi", "Gaddafi's son" of a headline: is there a word that may set the
 * mention apart from whom the article is about? */
static bool
says_who(const struct coref *c, const struct coref_bearers *b, size_t i)
{
	struct str word = coref_word_before(c, i);
	struct kb_phrase p;

	if (c->clusters.ptr[b->ids[0]].first > c->mentions[i].at.off && coref_has_kin(c, i))
		return true;
	return !str_in_words(word, "mr mr. mrs mrs. ms ms. miss") && kb_lookup(word, &p) &&
	       kb_pick(&p, KB_BIT(KB_TITLE));
}

/*
 * By title or office, else who alone has been named so far, or so far in this
 * paragraph, or alone is no relative who is only just brought in.
 */
uint32_t
coref_one_meant(const struct coref *c, const struct name_parts *p, size_t i, bool *is_shared)
{
	struct coref_bearers b;

	find_bearers(c, p, coref_surname_fits, &b);
	*is_shared = b.n > 1;
	if (b.n == 0 || b.n > COREF_MOST_BEARERS)
		return LOCAL_NONE;
	keep_generation(c, &b, p->generation);
	if (p->given.len == 0 && !drop_others(c, &b, i))
		return LOCAL_NONE;
	if (p->given.len == 0 && means_unnamed(c, &b, p->surname, i))
		return LOCAL_NONE;
	keep_sex(c, &b, coref_sex(c, i, false));
	/* Of brothers the text has not said who is which. */
	if (b.n > 1 && p->given.len == 0 && coref_says_younger(c, i))
		return LOCAL_NONE;
	if (b.n > 1)
		keep_holders(c, &b, i);
	if (b.n > 1)
		keep_named_before(c, &b, c->mentions[i].at.off);
	if (b.n > 1)
		keep_living(c, &b, i);
	if (b.n > 1)
		keep_dead(c, &b, i);
	if (b.n == 1)
		return b.ids[0];
	uint32_t k = one_in_paragraph(c, &b, i);
	if (k == LOCAL_NONE && says_who(c, &b, i))
		return k;
	if (k == LOCAL_NONE ||
	    (c->clusters.ptr[k].is_kin && begins_in_paragraph(c, k, i)))
		k = one_in_his_own_right(c, &b);
	return k;
}

bool
coref_is_borne(const struct coref *c, struct str surname)
{
	uint32_t most = coref_look(c);

	for (size_t i = 0; i < c->people.len && c->people.ptr[i] < most; i++) {
		const struct name_parts *p = &c->clusters.ptr[c->people.ptr[i]].parts;
		if (p->given.len && str_eq(p->surname, surname))
			return true;
	}
	return false;
}

uint32_t
coref_whole_surname(const struct coref *c, const struct name_parts *p)
{
	struct str given = p->given;
	char b_room[BUF_SHORT];
	struct buf b;
	struct str one;

	buf_lend(&b, b_room, sizeof(b_room));
	while (given.len && str_cut(&given, ' ', &one))
		buf_add(&b, one);
	buf_add(&b, p->surname);
	struct name_parts whole = {STR_EMPTY, buf_str(&b), buf_str(&b), NAME_PLAIN, 0,
	                           name_letters(buf_str(&b))};
	uint32_t k = coref_one_who_fits(c, &whole, coref_surname_fits);
	buf_release(&b);
	return k;
}
