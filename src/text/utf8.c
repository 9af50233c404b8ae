/* SPDX-License-Identifier: MIT */
/*
 * Code points, clusters and cells.  News is mostly ASCII and Latin, so each
 * question is answered for those without a table; everything else is asked of
 * libunistring, which is also the authority on what the short cuts may say.
 */
#include "text/utf8.h"

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include <assert.h>
#include <stdlib.h>

#include "text/arena.h"

#include "text/banned.h"

enum {
	REPLACEMENT = 0xFFFD
};

static bool
is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length a lead byte promises; 0 for a byte that leads nothing. */
static size_t
promised(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	if (lead >= 0xF0 && lead <= 0xF4)
		return 4;
	return 0;
}

/* The code point at `p` of which `left` bytes are there, *len its length; a
 * bad byte is one replacement character of one byte and *is_bad. */
static uint32_t
decode_one(const char *p, size_t left, size_t *len, bool *is_bad)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char lead = (unsigned char)p[0];
	size_t n = promised(lead);
	uint32_t cp;

	*is_bad = false;
	*len = 1;
	if (n == 1)
		return lead;
	if (n == 0 || n > left)
		goto bad;
	cp = lead & (0xFFu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (!is_tail(c))
			goto bad;
		cp = cp << 6 | (c & 0x3Fu);
	}
	if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		goto bad;
	*len = n;
	return cp;
bad:
	*is_bad = true;
	return REPLACEMENT;
}

uint32_t
utf8_get(struct str s, size_t off, size_t *len)
{
	bool is_bad;

	assert(off < s.len);
	return decode_one(s.ptr + off, s.len - off, len, &is_bad);
}

size_t
utf8_prev(struct str s, size_t off)
{
	size_t start = off - 1;
	size_t len;
	bool is_bad;

	assert(off > 0 && off <= s.len);
	while (start > 0 && off - start < 4 && is_tail((unsigned char)s.ptr[start]))
		start--;
	decode_one(s.ptr + start, off - start, &len, &is_bad);
	return start + len == off ? start : off - 1;
}

size_t
utf8_put(char out[4], uint32_t cp)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = REPLACEMENT;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* First offset from `off` on whose byte is not ASCII; eight at a time. */
static size_t
skip_ascii(struct str s, size_t off)
{
	uint64_t eight;

	while (s.len - off >= sizeof eight) {
		memcpy(&eight, s.ptr + off, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
		off += sizeof eight;
	}
	while (off < s.len && (unsigned char)s.ptr[off] < 0x80)
		off++;
	return off;
}

size_t
utf8_check(struct str s)
{
	size_t off = 0;

	while ((off = skip_ascii(s, off)) < s.len) {
		size_t len;
		bool is_bad;

		decode_one(s.ptr + off, s.len - off, &len, &is_bad);
		if (is_bad)
			return off;
		off += len;
	}
	return off;
}

/*
 * A cluster depends on all that stands before the break inside it (flags,
 * joined emoji), so libunistring is given a window that begins at the cluster
 * and grows until a break shows.  u8_grapheme_next is not used: it looks at
 * pairs only and glues two flags into one up to version 1.0.
 */
static size_t
long_grapheme(struct str s, size_t off)
{
	struct str rest = str_sub(s, off, s.len);
	char stack[64];
	char *marks = stack;
	size_t window = sizeof stack;
	size_t len = 0;

	while (len == 0) {
		size_t n = window < rest.len ? window : rest.len;

		while (n < rest.len && n > 1 && is_tail((unsigned char)rest.ptr[n]))
			n--;
		u8_grapheme_breaks((const uint8_t *)rest.ptr, n, marks);
		for (size_t i = 1; i < n && len == 0; i++)
			len = marks[i] ? i : 0;
		if (len == 0 && n == rest.len)
			len = n;
		if (len == 0) {
			window *= 4;
			marks = xrealloc(marks == stack ? NULL : marks, window, 1);
		}
	}
	if (marks != stack)
		free(marks);
	return len;
}

/*
 * Blocks where nothing combines with a neighbour (no mark, joiner, flag half,
 * jamo or prefix is in them): two of these never share a cluster.
 */
static bool
stands_alone(uint32_t cp)
{
	if (cp < 0x590)
		return cp < 0x300 || (cp >= 0x370 && (cp < 0x483 || cp > 0x489));
	return (cp >= 0x2010 && cp <= 0x2027) || (cp >= 0x2030 && cp <= 0x205E)
	       || (cp >= 0x2070 && cp <= 0x20CF)
	       || (cp >= 0x2100 && cp <= 0x2BFF)
	       || (cp >= 0x3041 && cp <= 0x3096)
	       || (cp >= 0x30A0 && cp <= 0x30FF)
	       || (cp >= 0x3400 && cp <= 0x9FFF);
}

size_t
utf8_grapheme(struct str s, size_t off)
{
	size_t len;
	size_t next_len;
	uint32_t cp;

	assert(off < s.len);
	cp = utf8_get(s, off, &len);
	if (off + len >= s.len)
		return len;
	if (cp == '\r')
		return s.ptr[off + 1] == '\n' ? 2 : 1;
	if (stands_alone(cp) && stands_alone(utf8_get(s, off + len, &next_len)))
		return len;
	return long_grapheme(s, off);
}

static int
code_point_width(uint32_t cp)
{
	int width;

	if (cp < 0x7F && cp >= 0x20)
		return 1;
	if (utf8_is_unsafe(cp))
		return 1;
	if (cp < 0x300)
		return cp == 0xAD ? 0 : 1;
	width = uc_width(cp, "UTF-8");
	return width < 0 ? 1 : width;
}

int
utf8_cluster_width(struct str cluster)
{
	int width = 0;

	for (size_t off = 0, len = 0; off < cluster.len; off += len) {
		uint32_t cp = utf8_get(cluster, off, &len);

		if (cp == '\r')
			return 1;
		width += code_point_width(cp);
		/* A joined emoji, a flag, an emoji with its skin: two cells. */
		if (width >= 2)
			return 2;
	}
	return width;
}

/* A printable ASCII character that nothing can combine with. */
static bool
is_plain_ascii(struct str s, size_t off)
{
	return s.ptr[off] >= ' ' && s.ptr[off] < 0x7F
	       && (off + 1 == s.len || (unsigned char)s.ptr[off + 1] < 0x80);
}

size_t
utf8_fit(struct str s, int cells, int *width)
{
	size_t off = 0;
	int used = 0;

	while (off < s.len) {
		size_t len = 1;
		int w = 1;

		if (!is_plain_ascii(s, off)) {
			len = utf8_grapheme(s, off);
			w = utf8_cluster_width(str_sub(s, off, off + len));
		}
		if (w > cells - used)
			break;
		used += w;
		off += len;
	}
	if (width)
		*width = used;
	return off;
}

int
utf8_width(struct str s)
{
	int width;

	utf8_fit(s, INT32_MAX, &width);
	return width;
}

static bool
has_category(uint32_t cp, uint32_t mask)
{
	return uc_is_general_category_withtable(cp, mask);
}

bool
utf8_is_upper(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z';
	return has_category(cp, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool
utf8_is_lower(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'a' && cp <= 'z';
	return has_category(cp, UC_CATEGORY_MASK_Ll);
}

uint32_t
utf8_lower(uint32_t cp)
{
	return uc_tolower(cp);
}

bool
utf8_is_assigned(uint32_t cp)
{
	return cp < 0x80 || !has_category(cp, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Co);
}

bool
utf8_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
	return has_category(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool
utf8_is_digit(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= '0' && cp <= '9';
	return has_category(cp, UC_CATEGORY_MASK_Nd);
}

bool
utf8_is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return cp == 0x85 || cp == 0xA0 || cp == 0x1680
	       || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029
	       || cp == 0x202F || cp == 0x205F || cp == 0x3000 || cp == 0xFEFF;
}

bool
utf8_is_unsafe(uint32_t cp)
{
	static const struct {
		uint32_t first;
		uint32_t last;
	} ranges[] = {
		{0x61C, 0x61C},     /* Arabic letter mark */
		{0x200E, 0x200F},   /* left-to-right, right-to-left mark */
		{0x2028, 0x202E},   /* separators, embeddings, overrides */
		{0x2060, 0x206F},   /* word joiner, isolates, old controls */
		{0xFEFF, 0xFEFF},   /* zero-width no-break space */
		{0xFFF9, 0xFFFB},   /* interlinear annotation */
		{0xE0000, 0xE007F}, /* tags */
	};

	if (cp < 0xA0)
		return cp < 0x20 || cp >= 0x7F;
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	}
	return false;
}
