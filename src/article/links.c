/* SPDX-License-Identifier: MIT */
/*
 * See links.h.  An address of a page goes to the terminal and to a program, so
 * it is spelled in visible ASCII here, once: all else is written as %XX.
 */
#include "article/links.h"

#include <string.h>

#include "article/xml_address.h"
#include "text/buf.h"
#include "text/utf8.h"
#include "text/vec.h"

#include "text/banned.h"

struct str
link_bare(struct str s)
{
	static const char *const starts[] = {"https://", "http://", "www."};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		size_t len = strlen(starts[i]);

		if (s.len >= len && str_eq_nocase(str_sub(s, 0, len), str_of(starts[i])))
			s = str_sub(s, len, s.len);
	}
	return s;
}

/* ------------------------------------------------------------------ addresses */

/* What may stand in an address as it is; % is what escapes, and stays. */
static bool
is_address_char(unsigned char c)
{
	return c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}", c);
}

/* With `more` of what may not stand where it is. */
static void
add_escaped(struct buf *out, struct str s, const char *more)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '\t' || c == '\n' || c == '\r')
			continue;
		if (is_address_char(c) && !strchr(more, c)) {
			buf_add_char(out, (char)c);
			continue;
		}
		buf_add_char(out, '%');
		buf_add_char(out, digits[c >> 4]);
		buf_add_char(out, digits[c & 15]);
	}
}

/* Something that can be followed, and somebody behind the scheme. */
static bool
is_followed(struct str s)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:"};

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t len = strlen(schemes[i]);

		if (s.len > len && str_eq_nocase(str_sub(s, 0, len), str_of(schemes[i])))
			return s.len <= LINK_MAX && s.ptr[len] != '/' && s.ptr[len] != '?';
	}
	return false;
}

static void
add_seen_from(struct buf *out, struct str base, const char *reference)
{
	struct buf b;

	buf_init(&b);
	buf_add(&b, base);
	xml_address(out, b.ptr, reference);
	buf_release(&b);
}

struct str
link_address(struct str base, struct str href, struct arena *arena)
{
	struct str out = STR_EMPTY;
	struct buf from;
	struct buf seen;
	struct buf b;
	uint32_t off;

	href = str_trim(href);
	if (href.len == 0 || href.len > LINK_MAX || base.len > LINK_MAX || href.ptr[0] == '#')
		return STR_EMPTY;
	buf_init(&b);
	buf_init(&seen);
	add_escaped(&b, href, "");
	if (is_followed(buf_str(&b))) {
		buf_add(&seen, buf_str(&b));
	} else if (is_followed(base)) {
		/* Brackets stand in the names of hosts, and there is none. */
		buf_clear(&b);
		add_escaped(&b, href, "[]");
		buf_init(&from);
		add_escaped(&from, base, "");
		add_seen_from(&seen, buf_str(&from), b.ptr);
		buf_release(&from);
	}
	/* It may have grown: only what is kept is the arena's. */
	if (link_way(buf_str(&seen), &off) == WAY_OUT)
		out = arena_str(arena, buf_str(&seen));
	buf_release(&seen);
	buf_release(&b);
	return out;
}

/* "javascript:", "tel:", "c:": a scheme, and none that is followed. */
static bool
has_scheme(struct str s)
{
	size_t colon = str_find_char(s, ':');

	return colon < str_find_char(s, '/') && colon < str_find_char(s, '?')
	       && colon < str_find_char(s, '#');
}

struct str
link_beside(struct str href, struct arena *arena)
{
	struct str out = STR_EMPTY;
	struct buf b;
	uint32_t off;

	href = str_trim(href);
	if (href.len == 0 || href.len > LINK_MAX || href.ptr[0] == '#')
		return STR_EMPTY;
	buf_init(&b);
	if (str_starts(href, STR_LIT("//")))
		buf_add_cstr(&b, "https:");
	add_escaped(&b, href, "");
	if (link_way(buf_str(&b), &off) != WAY_NOWHERE)
		out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

enum link_way
link_way(struct str to, uint32_t *off)
{
	if (to.len == 0 || to.len > LINK_MAX)
		return WAY_NOWHERE;
	for (size_t i = 0; i < to.len; i++) {
		if (!is_address_char((unsigned char)to.ptr[i]))
			return WAY_NOWHERE;
	}
	if (is_followed(to))
		return WAY_OUT;
	if (to.ptr[0] == '#')
		return str_to_u32(str_sub(to, 1, to.len), off) ? WAY_INSIDE : WAY_NOWHERE;
	return has_scheme(to) || str_starts(to, STR_LIT("//")) ? WAY_NOWHERE : WAY_BESIDE;
}

/* -------------------------------------------------------- spelled in the text */

/* Letters of any script may stand in an address as it is written. */
static bool
is_spelled(uint32_t cp)
{
	return cp < 0x80 ? is_address_char((unsigned char)cp)
	                 : utf8_is_letter(cp) || utf8_is_digit(cp);
}

static size_t
count_char(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == c;
	return n;
}

/* The address without what stands around it: points, and closing brackets unless it
 * has their opening ones. */
static struct str
without_behind(struct str s)
{
	size_t round = count_char(s, ')');
	size_t square = count_char(s, ']');
	size_t open_round = count_char(s, '(');
	size_t open_square = count_char(s, '[');

	for (; s.len > 0; s.len--) {
		char last = s.ptr[s.len - 1];

		if (last == ')' && round > open_round)
			round--;
		else if (last == ']' && square > open_square)
			square--;
		else if (!strchr(".,;:!?'*_", last))
			break;
	}
	return s;
}

/* Where the scheme before the "://" at `sign` begins; `sign` if it is not one that
 * leads somewhere. */
static size_t
scheme_start(struct str text, size_t sign)
{
	for (size_t len = 4; len <= 5 && len <= sign; len++) {
		if (str_eq_nocase(str_sub(text, sign - len, sign), str_sub(STR_LIT("https"), 0, len)))
			return sign - len;
	}
	return sign;
}

/* The address around the "://" at *sign, SPAN_NONE if it is none; *sign becomes
 * where to look on. */
static struct span
spelled_at(struct str text, size_t *sign)
{
	size_t start = scheme_start(text, *sign);
	size_t end = *sign + 3;
	size_t len;

	if (start == *sign) {
		*sign = end;
		return SPAN_NONE;
	}
	while (end < text.len && is_spelled(utf8_get(text, end, &len)))
		end += len;
	*sign = end;
	if (end - start > LINK_MAX)
		return SPAN_NONE;
	end = start + without_behind(str_sub(text, start, end)).len;
	if (!is_followed(str_sub(text, start, end)))
		return SPAN_NONE;
	return span_from_to((uint32_t)start, (uint32_t)end);
}

const struct article_link *
links_find(struct str text, const struct article_link *given, size_t ngiven,
           struct arena *arena, size_t *n)
{
	VEC(struct article_link) links;
	struct article_link *out;
	size_t next = 0;
	size_t off = 0;
	size_t at;

	vec_init(&links);
	while ((at = str_find(str_sub(text, off, text.len), STR_LIT("://"))) != SIZE_MAX) {
		struct span spelled;
		struct str to;

		off += at;
		spelled = spelled_at(text, &off);
		if (span_is_none(spelled))
			continue;
		to = link_address(STR_EMPTY, str_at(text, spelled), arena);
		while (next < ngiven && given[next].at.off < span_end(spelled))
			vec_push(&links, given[next++]);
		if (to.len > 0 && (links.len == 0 || span_end(vec_last(&links).at) <= spelled.off))
			vec_push(&links, ((struct article_link){spelled, to}));
	}
	while (next < ngiven)
		vec_push(&links, given[next++]);
	*n = links.len;
	out = ARENA_ARRAY(arena, links.len, struct article_link);
	for (size_t i = 0; i < links.len; i++)
		out[i] = (struct article_link){links.ptr[i].at, arena_str(arena, links.ptr[i].to)};
	vec_release(&links);
	return out;
}
