/* SPDX-License-Identifier: MIT */
/*
 * Page furniture: menus, buttons, notices, lists of other articles.  Known by
 * its words (assets/furniture.tsv) anywhere, by its place and shape only around
 * the text; inside it a short line is a heading.  When in doubt it is text:
 * a menu line shown costs a glance, a paragraph hidden costs the reader.
 */
#include "article/plain_int.h"

#include "text/buf.h"
#include "text/byte.h"
#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	SAID_MAX = 300,  /* [B] a longer block is text that mentions such words */
	ENTRY_WORDS = 4,
	BAR_MAX = 200,     /* [chars] of a menu on one line */
	TOPIC_WORDS = 9,
	TOPIC_CHARS = 80,
	AFTER_CHARS = 220, /* [chars] of what follows a notice at the end */
	SENTENCE = 80,     /* [chars] of one that is text though it says such words */
	ANNOUNCED_CHARS = 110, /* [chars] of a headline */
	PROSE_WORDS = 4,   /* of a short sentence that ends a text */
	SOUND_BLOCKS = 3   /* reading blocks that make an end trustworthy */
};

struct phrase {
	struct str form;
	char where;  /* the first letter of "exact", "start", "any" */
	char second; /* byte, in lower case if it is a letter */
	char third;  /* … or the NUL */
};

/* Those that begin with one letter, together. */
struct phrases {
	uint16_t first; /* row */
	uint16_t count;
	uint32_t seconds; /* a bit for each second byte that one of them has */
};

static inline uint32_t
second_bit(char c)
{
	return UINT32_C(1) << (c & 31);
}

static const struct phrase phrases[] = {
#define ROW(form, where) {{form, sizeof(form) - 1}, where[0], form[1] | 0x20, \
                          form[1] && form[2] ? form[2] | 0x20 : '\0'},
#define WHOLE(letter, first, count, seconds)
#define ANY(letter, first, count, seconds)
#define WALL(form)
#include "gen/furniture.inc"
#undef ROW
#undef WHOLE
};

#define SECOND(form) (UINT32_C(1) << ((form)[1] & 31))

/* Exact and starting ones, so that a block is compared with few of them. */
static const struct phrases whole[128] = {
#define ROW(form, where)
#define WHOLE(letter, first, count, seconds) [letter] = {first, count, seconds},
#include "gen/furniture.inc"
#undef WHOLE
#undef ANY
};

/* Those that may stand anywhere. */
static const struct phrases any[128] = {
#define WHOLE(letter, first, count, seconds)
#define ANY(letter, first, count, seconds) [letter] = {first, count, seconds},
#include "gen/furniture.inc"
#undef ROW
#undef WHOLE
#undef ANY
#undef WALL
};
#undef SECOND

static inline bool
is_word_byte(char c)
{
	return byte_is(c, BYTE_ALNUM | BYTE_LONG);
}

/* `form` at the start of `key`, both as words. */
static bool
begins_with(struct str key, struct str form)
{
	if (key.len < form.len || !str_eq_nocase(str_sub(key, 0, form.len), form))
		return false;
	return key.len == form.len || !is_word_byte(form.ptr[form.len - 1])
	       || !is_word_byte(key.ptr[form.len]);
}

static inline unsigned char
first_letter(char first)
{
	unsigned char c = (unsigned char)first;

	return c >= 'A' && c <= 'Z' ? c | 0x20 : c >= 0x80 ? 0 : c;
}

/* Second byte of a key in lower case, 0 if there is none. */
static inline char
second_letter(const char *key, size_t len)
{
	return len > 1 ? (char)(key[1] | 0x20) : 0;
}

/* Most lists fail at their second bytes. */
static inline bool
may_say(const struct phrases *list, const char *key, size_t len)
{
	char second = second_letter(key, len);

	return !second || list->seconds & second_bit(second);
}

/* The first of a list that fits the start of `key`, or NULL. */
static const struct phrase *
list_says(const struct phrases *list, struct str key)
{
	const struct phrase *ph = &phrases[list->first];
	char second = second_letter(key.ptr, key.len);
	char third = key.len > 2 ? (char)(key.ptr[2] | 0x20) : 0;

	if (!may_say(list, key.ptr, key.len))
		return NULL;
	for (const struct phrase *end = ph + list->count; ph < end; ph++) {
		struct str form = ph->form;

		if (second && (ph->second != second
		               || (ph->third && third && ph->third != third)))
			continue;
		if (ph->where == 'e' ? str_eq_nocase(key, form)
		                     : begins_with(key, form))
			return ph;
	}
	return NULL;
}

/* Some phrase that may stand anywhere does, at the start of a word. */
static bool
says_inside(struct str key)
{
	for (size_t i = 0; i < key.len; i++) {
		const struct phrases *list = &any[first_letter(key.ptr[i])];

		if (list->count > 0 && may_say(list, key.ptr + i, key.len - i)
		    && list_says(list, str_sub(key, i, key.len)))
			return true;
		while (i < key.len && is_word_byte(key.ptr[i]))
			i++;
	}
	return false;
}

/* "14 comments", "3 shares", "page 2 of 9", "image 1 of 5" */
static bool
is_counter(struct str key)
{
	static const char *const counted[] = {
		"comment", "comments", "share", "shares", "view", "views", "like",
		"likes", "reply", "replies", "retweets", "followers", "claps",
	};
	static const char *const numbered[] = {"page ", "image ", "photo ", "slide "};
	bool ends_in_digit = key.len > 0 && byte_is(key.ptr[key.len - 1], BYTE_DIGIT);
	size_t digits = 0;
	struct str rest;

	for (size_t i = 0; ends_in_digit && i < sizeof numbered / sizeof *numbered; i++) {
		struct str word = str_of(numbered[i]);

		if (str_eq_nocase(str_sub(key, 0, word.len), word) && key.len < 20
		    && str_find(key, STR_LIT(" of ")) != SIZE_MAX
		    && key.ptr[word.len] >= '0' && key.ptr[word.len] <= '9')
			return true;
	}
	while (digits < key.len && ((key.ptr[digits] >= '0' && key.ptr[digits] <= '9')
	                            || key.ptr[digits] == ',' || key.ptr[digits] == '.'))
		digits++;
	rest = str_trim(str_sub(key, digits, key.len));
	for (size_t i = 0; digits > 0 && i < sizeof counted / sizeof *counted; i++) {
		if (str_eq_nocase(rest, str_of(counted[i])))
			return true;
	}
	return false;
}

/* A phrase after which the headlines of other articles stand. */
static bool
is_announcer(struct str form)
{
	static const char *const starts[] = {
		"also read", "don't miss", "editor's pick", "for more", "further reading",
		"latest", "more from", "more in", "more news", "more on", "more stories",
		"most popular", "most read", "most viewed", "popular", "read also",
		"read more", "read next", "recommended", "related", "see also",
		"see more", "top stories", "trending", "up next", "what to read",
		"you may", "you might",
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		struct str start = str_of(starts[i]);

		if (str_eq_nocase(str_sub(form, 0, start.len), start))
			return true;
	}
	return false;
}

/* A phrase that interrupts a text: a picture, a film or an advertisement stood
 * there, and the text goes on. */
static bool
is_pause(struct str form)
{
	static const char *const starts[] = {
		"advert", "article continues", "caption", "credit", "file ph", "file -",
		"file \xE2\x80\x93", "gallery", "image", "listen", "loading", "open image",
		"photo", "picture", "play", "please enable", "please turn on", "promoted",
		"scroll", "skip ad", "slideshow", "sponsored", "story continues",
		"this video", "video", "view gallery", "watch", "your browser",
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		struct str start = str_of(starts[i]);

		if (str_eq_nocase(str_sub(form, 0, start.len), start))
			return true;
	}
	return false;
}

/* Would folding change this byte, but for its case, or drop it? */
static inline bool
is_folded_away(char before, char c)
{
	return (unsigned char)(c - ' ') > '~' - ' ' || c == '`' || (c == ' ' && before == ' ');
}

/* Comparisons here take no notice of case: most lines are their own key. */
static bool
is_own_key(struct str s)
{
	enum { STRIDE = 16 }; /* bytes looked at at once, with no branch */
	uint8_t other[STRIDE] = {0};
	size_t i = 1;

	if (s.len == 0 || s.ptr[s.len - 1] == ' ' || is_folded_away(' ', s.ptr[0]))
		return false;
	for (; s.len - i >= STRIDE; i += STRIDE)
		for (size_t k = 0; k < STRIDE; k++)
			other[k] |= is_folded_away(s.ptr[i + k - 1], s.ptr[i + k]);
	for (; i < s.len; i++)
		other[0] |= is_folded_away(s.ptr[i - 1], s.ptr[i]);
	return memchr(other, 1, STRIDE) == NULL;
}

bool
furniture_says(const struct plain *p, struct draft *b)
{
	struct buf key;
	struct str k;
	const struct phrase *row;

	if (b->is_asked)
		return b->is_said;
	b->is_asked = true;
	if (b->at.len == 0 || b->at.len > SAID_MAX)
		return false;
	buf_init(&key);
	k = draft_text(p, b);
	if (!is_own_key(k)) {
		fold_key(&key, k);
		k = buf_str(&key);
	}
	/* "Share this:" is "Share this". */
	if (k.len > 1 && k.ptr[k.len - 1] == ':')
		k.len--;
	row = list_says(&whole[k.len > 0 ? first_letter(k.ptr[0]) : 0], k);
	b->is_announcer = row && is_announcer(row->form);
	b->is_pause = row && is_pause(row->form);
	b->is_said = row || is_counter(k);
	if (!b->is_said)
		b->is_said = b->is_said_inside = says_inside(k);
	buf_release(&key);
	return b->is_said;
}

/* "• en-GB1 ru-RU1", "EN | RU | FR": only codes of languages, with counters. */
static bool
is_language_switch(struct str s)
{
	size_t ncode = 0;
	size_t i = 0;

	while (i < s.len) {
		size_t start = i;
		size_t nletter;

		while (i < s.len && (is_word_byte(s.ptr[i]) || s.ptr[i] == '-')
		       && (unsigned char)s.ptr[i] < 0x80)
			i++;
		if (i == start) {
			i++;
			continue;
		}
		for (nletter = 0; start + nletter < i; nletter++) {
			if ((s.ptr[start + nletter] | 0x20) < 'a'
			    || (s.ptr[start + nletter] | 0x20) > 'z')
				break;
		}
		/* "en" or "en-GB", a digit stuck to it. */
		if (nletter != 2 || (i - start > 3 && s.ptr[start + 2] != '-')
		    || i - start > 7)
			return false;
		ncode++;
	}
	return ncode >= 2;
}

/* [B] of what parts the entries of a menu at `i`: | > » · • or a wide gap. */
static size_t
menu_gap(struct str s, size_t i)
{
	size_t len;
	uint32_t cp = utf8_get(s, i, &len);

	if (cp == '|')
		return 1;
	if ((cp == '>' || cp == 0xBB || cp == 0x203A || cp == 0xB7 || cp == 0x2022)
	    && i > 0 && s.ptr[i - 1] == ' ')
		return len;
	if (cp == '\t')
		return 1;
	for (len = 0; i + len < s.len && s.ptr[i + len] == ' '; len++)
		;
	return len >= 3 ? len : 0;
}

/* "Home > World > Climate", "Share | Print | 14 comments": three entries or
 * more, each a few words; more than one with a number is a table. */
static bool
is_menu(struct str s)
{
	size_t nentry = 1;
	size_t nword = 0;
	size_t nfigure = 0; /* words with digits */
	bool is_word = false;

	for (size_t i = 0; i < s.len; i++) {
		size_t gap = i > 0 ? menu_gap(s, i) : 0;

		if (gap > 0) {
			nentry += nword > 0;
			nword = 0;
			i += gap - 1;
		} else if (!is_word && is_word_byte(s.ptr[i])) {
			nfigure += s.ptr[i] >= '0' && s.ptr[i] <= '9';
			if (++nword > ENTRY_WORDS || nfigure > 1)
				return false;
		}
		is_word = gap == 0 && s.ptr[i] != ' ';
	}
	return nentry >= 3 && nword > 0;
}

/* Signs alone: rules, bullets, arrows. */
static bool
is_rule(const struct draft *b)
{
	return b->nword == 0;
}

static bool
is_long(const struct draft *b)
{
	return b->nchar > AFTER_CHARS;
}

bool
furniture_is_bar(const struct plain *p, const struct draft *b)
{
	struct str s = draft_text(p, b);

	return is_rule(b) || is_language_switch(s)
	       || (b->nline == 1 && b->nchar <= BAR_MAX && is_menu(s));
}

/* A name of a topic, a page or a button: a few words that are no sentence,
 * standing apart, no quotation, no number. */
static bool
is_topic(const struct plain *p, const struct draft *b)
{
	struct str s = draft_text(p, b);
	size_t len;
	uint32_t cp = utf8_get(s, 0, &len);

	return b->nword <= TOPIC_WORDS && b->nchar <= TOPIC_CHARS && b->nline == 1
	       && b->is_after_blank && !b->ends_sentence && !b->has_digit
	       && !b->starts_lower && b->kind == BLOCK_PARAGRAPH && cp != '"'
	       && cp != '\'' && cp != '-' && cp != '(' && cp != '['
	       && !(cp >= 0x2010 && cp <= 0x201F) && cp != 0xAB;
}

/* Enough paragraphs that end as sentences: what follows the last is no text. */
static bool
has_sound_body(const struct plain *p)
{
	size_t n = 0;

	for (size_t i = p->first; i <= p->last; i++) {
		const struct draft *b = &p->blocks.ptr[i];

		n += b->ends_sentence && b->nchar >= SENTENCE;
	}
	return n >= SOUND_BLOCKS;
}

/* The last lines, as long as they are names of topics: a menu, unless a line
 * that ends in a colon announces them. */
static void
settle_topics(struct plain *p)
{
	size_t first = p->blocks.len;

	while (first > p->last + 1) {
		const struct draft *b = &p->blocks.ptr[first - 1];

		if (!b->is_settled && !is_topic(p, b))
			break;
		first--;
	}
	if (p->blocks.ptr[first - 1].ends_colon)
		return;
	for (size_t i = first; i < p->blocks.len; i++) {
		if (!p->blocks.ptr[i].is_settled)
			draft_settle(&p->blocks.ptr[i], BLOCK_FURNITURE);
	}
}

/* The lines right below an announcement, as long as they are no sentences. */
static void
settle_announced(struct plain *p, size_t announcer)
{
	if (!p->blocks.ptr[announcer].is_announcer)
		return;
	for (size_t i = announcer + 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		struct str s = draft_text(p, b);

		if (b->is_settled || b->is_after_blank || b->nchar > ANNOUNCED_CHARS
		    || (b->ends_sentence && s.ptr[s.len - 1] != '?'))
			return;
		draft_settle(b, BLOCK_FURNITURE);
	}
}

/* Short lines that come again and again, with the numbers of pages: the head
 * and foot of printed pages. */
static void
settle_page_heads(struct plain *p)
{
	for (size_t i = 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		struct draft *head = b - 1;
		size_t n = 0;

		if (!furniture_says(p, b) || !str_eq_nocase(str_sub(draft_text(p, b), 0, 5),
		                                            STR_LIT("page ")))
			continue;
		draft_settle(b, BLOCK_FURNITURE);
		for (size_t k = 0; k < p->blocks.len && head->nword <= TOPIC_WORDS; k++)
			n += str_eq(draft_text(p, &p->blocks.ptr[k]), draft_text(p, head));
		if (n > 1 && !head->ends_sentence && head->kind != BLOCK_TITLE)
			draft_settle(head, BLOCK_FURNITURE);
	}
}

/* Below the last paragraph.  After one notice everything short is furniture;
 * before it only topics are, and only if nothing but topics and notices
 * follows. */
static void
settle_foot(struct plain *p)
{
	bool is_sound = has_sound_body(p);
	bool seen_notice = false;

	for (size_t i = p->last + 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (meta_read(p, b, false)) {
			seen_notice |= b->kind == BLOCK_FURNITURE;
			continue;
		}
		if (b->is_settled)
			continue;
		if (furniture_is_bar(p, b)) {
			/* "###", "- - -": the end of a press release. */
			seen_notice |= is_rule(b);
			draft_settle(b, BLOCK_FURNITURE);
		} else if (furniture_says(p, b)) {
			draft_settle(b, BLOCK_FURNITURE);
			/* "See also" stands inside texts as well. */
			seen_notice |= !b->is_announcer;
			settle_announced(p, i);
		} else if (seen_notice && !is_long(b)) {
			draft_settle(b, BLOCK_FURNITURE);
		}
	}
	if (is_sound)
		settle_topics(p);
}

/* A sentence of the text may speak of followers and cookies. */
static bool
is_only_mentioned(const struct draft *b)
{
	return b->is_said_inside && b->ends_sentence && b->nchar >= SENTENCE;
}

/* A short line between paragraphs is a heading. */
static bool
is_heading(const struct plain *p, size_t i)
{
	const struct draft *b = &p->blocks.ptr[i];
	const struct draft *before = b - 1;

	if (i <= p->first || i >= p->last)
		return false;
	while (before->kind == BLOCK_FURNITURE && before > &p->blocks.ptr[p->first])
		before--;
	return b->nword <= 12 && b->nchar <= 100 && b->nline == 1
	       && b->is_after_blank && !b->ends_sentence && !b->starts_lower
	       && before->ends_sentence && !before->ends_colon
	       && b[1].nchar >= SENTENCE && b[1].ends_sentence;
}

static void
settle_body(struct plain *p)
{
	for (size_t i = p->first; i <= p->last; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (b->is_settled)
			continue;
		if (is_rule(b) || is_language_switch(draft_text(p, b))
		    || (furniture_says(p, b) && !is_only_mentioned(b))) {
			draft_settle(b, BLOCK_FURNITURE);
			settle_announced(p, i);
		} else if (is_heading(p, i) && b->kind == BLOCK_PARAGRAPH) {
			draft_settle(b, BLOCK_HEADING);
		}
	}
}

/* Short closing sentences below a picture or an advertisement are text, and so
 * is what stands between them; any other notice ends it. */
static void
find_close(struct plain *p)
{
	bool seen_pause = false;

	for (size_t i = p->last + 1; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (b->is_settled || furniture_is_bar(p, b))
			return;
		if (furniture_says(p, b)) {
			if (!b->is_pause)
				return;
			seen_pause = true;
		} else if (meta_read(p, b, false)) {
			return;
		} else if (seen_pause && b->ends_sentence && !b->ends_colon
		           && b->nword >= PROSE_WORDS && !b->starts_lower) {
			p->last = i;
		}
	}
}

void
furniture_find(struct plain *p)
{
	if (p->first >= p->blocks.len)
		return;
	settle_page_heads(p);
	find_close(p);
	settle_body(p);
	settle_foot(p);
}
