/* SPDX-License-Identifier: MIT */
/*
 * Comparing, cutting and searching borrowed bytes.  Nothing here allocates,
 * and nothing knows more of letters than ASCII.
 */
#include "text/str.h"

#include "text/banned.h"

int
str_cmp(struct str a, struct str b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common == 0 ? 0 : memcmp(a.ptr, b.ptr, common);

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

static unsigned char
lower(char c)
{
	unsigned char u = (unsigned char)c;

	return u >= 'A' && u <= 'Z' ? (unsigned char)(u | 0x20) : u;
}

bool
str_eq_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		if (a.ptr[i] != b.ptr[i] && lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	}
	return true;
}

bool
str_in_nocase(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n && word.len > 0; i++) {
		if (((list[i][0] ^ word.ptr[0]) & ~0x20) == 0
		    && str_eq_nocase(word, str_of(list[i])))
			return true;
	}
	return false;
}

enum { STRIDE = 16 }; /* [B] of a list that are looked at at once, with no branch */

/* Where in a stride a space stands before these two letters. */
static inline void
mark_starts(uint8_t hits[STRIDE], const char *list, char first, char second)
{
	for (size_t k = 0; k < STRIDE; k++)
		hits[k] |= (list[k] == ' ') & (list[k + 1] == first) & (list[k + 2] == second);
}

/* May a word of the list begin with these two letters? */
static bool
may_start(const char *list, size_t len, char first, char second)
{
	uint8_t hits[STRIDE] = {0};
	uint64_t any[STRIDE / sizeof(uint64_t)];
	size_t i = 0;

	if (len < STRIDE + 2 || (list[0] == first && list[1] == second))
		return true;
	for (; i + STRIDE + 2 < len; i += STRIDE)
		mark_starts(hits, list + i, first, second);
	mark_starts(hits, list + len - STRIDE - 2, first, second);
	memcpy(any, hits, sizeof(any));
	return (any[0] | any[1]) != 0;
}

bool
str_in_list(struct str word, const char *list, size_t len)
{
	char first = word.len ? (char)lower(word.ptr[0]) : '\0';
	char second = word.len > 1 ? (char)lower(word.ptr[1]) : '\0';

	if (word.len > len)
		return false;
	/* Most words are in no list: two letters tell. */
	if (second && !may_start(list, len, first, second))
		return false;
	/* From one place of the first letter to the next: most are inside words. */
	for (const char *at = list; first && (at = strchr(at, first)) != NULL; at++) {
		size_t n = 1;
		if (at > list && at[-1] != ' ')
			continue;
		while (at[n] && at[n] != ' ')
			n++;
		if (n == word.len && str_eq_nocase(word, str_from(at, n)))
			return true;
	}
	return false;
}

void
str_starts_of(struct str_starts *s, const char *list)
{
	struct str rest = str_of(list);
	struct str word;

	*s = (struct str_starts){.second = {0}};
	while (rest.len && str_cut(&rest, ' ', &word)) {
		unsigned char second = word.len > 1 ? word.ptr[1] & 31 : 0;
		if (word.len == 0)
			continue;
		s->second[word.ptr[0] & 31] |= UINT32_C(1) << second;
		s->length[word.ptr[0] & 31] |= UINT32_C(1) << (word.len & 31);
	}
}

bool
str_is_capitals(struct str s, size_t least, size_t most)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] < 'A' || s.ptr[i] > 'Z')
			return false;
	return s.len >= least && s.len <= most;
}

bool
str_is_initials(struct str name, struct str letters)
{
	enum { LEAST = 3 };
	size_t at = 0;

	for (size_t i = 0; i < name.len; i++) {
		if (!(name.ptr[i] >= 'A' && name.ptr[i] <= 'Z') || (i > 0 && name.ptr[i - 1] != ' '))
			continue;
		if (at == letters.len || letters.ptr[at++] != name.ptr[i])
			return false;
	}
	return at == letters.len && at >= LEAST;
}

size_t
str_count_words(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += (unsigned char)s.ptr[i] > ' ' && (i == 0 || s.ptr[i - 1] == ' ');
	return n;
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len
	       && str_eq(str_sub(s, s.len - suffix.len, s.len), suffix);
}

size_t
str_find_char(struct str s, char c)
{
	const char *hit = s.len == 0 ? NULL : memchr(s.ptr, c, s.len);

	return hit ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

size_t
str_find(struct str s, struct str needle)
{
	size_t off = 0;

	if (needle.len == 0)
		return 0;
	while (s.len - off >= needle.len) {
		size_t last = s.len - needle.len + 1;
		size_t hit = str_find_char(str_sub(s, off, last), needle.ptr[0]);

		if (hit == SIZE_MAX)
			return SIZE_MAX;
		off += hit;
		if (memcmp(s.ptr + off, needle.ptr, needle.len) == 0)
			return off;
		off++;
	}
	return SIZE_MAX;
}

/* [B] of the white space that `s` begins with, 0 if none: one character. */
static size_t
space_at_start(struct str s)
{
	if (s.len == 0 || ((unsigned char)s.ptr[0] > ' ' && (unsigned char)s.ptr[0] < 0x80))
		return 0;
	if (s.ptr[0] == ' ' || (s.ptr[0] >= '\t' && s.ptr[0] <= '\r'))
		return 1;
	if (str_starts(s, STR_LIT("\xC2\xA0")))
		return 2;
	if (str_starts(s, STR_LIT("\xEF\xBB\xBF")))
		return 3;
	return 0;
}

static size_t
space_at_end(struct str s)
{
	if (s.len == 0 ||
	    ((unsigned char)s.ptr[s.len - 1] > ' ' && (unsigned char)s.ptr[s.len - 1] < 0x80))
		return 0;
	if (space_at_start(str_sub(s, s.len - 1, s.len)) == 1)
		return 1;
	if (str_ends(s, STR_LIT("\xC2\xA0")))
		return 2;
	if (str_ends(s, STR_LIT("\xEF\xBB\xBF")))
		return 3;
	return 0;
}

struct str
str_trim(struct str s)
{
	size_t cut;

	while ((cut = space_at_start(s)) > 0)
		s = str_sub(s, cut, s.len);
	while ((cut = space_at_end(s)) > 0)
		s = str_sub(s, 0, s.len - cut);
	return s;
}

bool
str_cut(struct str *rest, char sep, struct str *field)
{
	size_t end;

	if (!rest->ptr)
		return false;
	end = str_find_char(*rest, sep);
	if (end == SIZE_MAX) {
		*field = *rest;
		*rest = (struct str){NULL, 0};
		return true;
	}
	*field = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end + 1, rest->len);
	return true;
}

bool
str_to_u32(struct str s, uint32_t *out)
{
	uint64_t n = 0;

	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		n = n * 10 + (uint64_t)(s.ptr[i] - '0');
		if (n > UINT32_MAX)
			return false;
	}
	*out = (uint32_t)n;
	return true;
}
