/* SPDX-License-Identifier: MIT */
/*
 * Page furniture by its words (assets/furniture.tsv): a line that is one of the
 * phrases, begins with one or holds one; what stands where is furniture.c's to
 * weigh.  Each list is that of one first letter.
 */
#include "article/plain_int.h"

#include "text/buf.h"
#include "text/byte.h"
#include "text/fold.h"

#include "text/banned.h"

enum {
	SAID_MAX = 300, /* [B] a longer block is text that mentions such words */
	BEGIN = 6,      /* [B] that tell a phrase that may stand anywhere; none is
	                 * shorter */
	BEGINS_PRIME = 2039 /* what is left of them as a number, as in furniture.awk */
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
#define BEGINS(i, bits)
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
#undef ANY
#undef BEGINS
};
#undef SECOND

/* Bits by their first bytes: most words begin none of these. */
static const uint32_t begins[64] = {
#define ROW(form, where)
#define ANY(letter, first, count, seconds)
#define BEGINS(i, bits) [i] = bits,
#include "gen/furniture.inc"
#undef ROW
#undef WHOLE
#undef ANY
#undef WALL
#undef BEGINS
};

/* `form` at the start of `key`, both as words. */
static bool
begins_with(struct str key, struct str form)
{
	if (key.len < form.len || !str_eq_nocase(str_sub(key, 0, form.len), form))
		return false;
	return key.len == form.len || !byte_is_word(form.ptr[form.len - 1])
	       || !byte_is_word(key.ptr[form.len]);
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

/* May a phrase that stands anywhere begin here, with six bytes and more? */
static inline bool
may_begin(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;
	uint64_t n = (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16
	             | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40;

	n = (n | UINT64_C(0x202020202020)) % BEGINS_PRIME;
	return begins[n / 32] >> n % 32 & 1;
}

/* Some phrase that may stand anywhere does, at the start of a word. */
static bool
says_inside(struct str key)
{
	uint64_t before = 0;

	for (size_t from = 0; from + BEGIN <= key.len; from += 64) {
		uint64_t words = byte_words(key.ptr + from, key.len - from);

		for (uint64_t starts = words & ~(words << 1 | before); starts;
		     starts &= starts - 1) {
			struct str rest = str_sub(key, from + byte_lowest(starts), key.len);

			if (rest.len >= BEGIN && may_begin(rest.ptr)
			    && list_says(&any[first_letter(rest.ptr[0])], rest))
				return true;
		}
		before = words >> 63;
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
