/* SPDX-License-Identifier: MIT */
/*
 * Bytes of unknown charset to UTF-8.  A byte order mark decides; then text that
 * is UTF-8 already passes as it is; then the arrangement of zero bytes shows
 * UTF-16 without a mark; the rest is what it is declared to be, or damaged
 * UTF-8 if it holds more good multibyte sequences than bad bytes, or a guess.
 * Text that is valid UTF-8 is UTF-8 whatever was declared: that is wrong more
 * often than bytes of other charsets happen to be valid.
 */
#include "article/decode.h"

#include "article/charset.h"
#include <string.h>

#include "text/utf8.h"

#include "text/banned.h"

enum {
	REPLACEMENT = 0xFFFD,
	SAMPLE = 64 * 1024, /* [B] looked at to tell text from other data */
	PAIRS_LEAST = 4,    /* of a text that is seen to be UTF-16 by its zeros */
	WIDE_SAMPLE = 4096, /* [B] read as UTF-16 or UTF-32 to see if it is */
	WIDE_LEAST = 8      /* characters that tell */
};

enum charset {
	CHARSET_UTF8,
	CHARSET_UTF16_LE,
	CHARSET_UTF16_BE,
	CHARSET_UTF32_LE,
	CHARSET_UTF32_BE
};

static const char *const charset_names[] = {
	[CHARSET_UTF8] = "UTF-8",
	[CHARSET_UTF16_LE] = "UTF-16LE",
	[CHARSET_UTF16_BE] = "UTF-16BE",
	[CHARSET_UTF32_LE] = "UTF-32LE",
	[CHARSET_UTF32_BE] = "UTF-32BE",
};

/* 0x80..0x9F of windows-1252; its five holes mean nothing.  (The WHATWG table of
 * encodings has control characters there, which no text means.) */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x0000, 0x017D, 0x0000,
	0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178,
};

static bool
starts(struct str s, const char *bytes, size_t len)
{
	return str_starts(s, str_from(bytes, len));
}

/* Length of the mark, 0 if there is none; the longest first, since that of
 * UTF-32LE begins like that of UTF-16LE. */
static size_t
read_mark(struct str raw, enum charset *charset)
{
	if (starts(raw, "\xFF\xFE\0\0", 4)) {
		*charset = CHARSET_UTF32_LE;
		return 4;
	}
	if (starts(raw, "\0\0\xFE\xFF", 4)) {
		*charset = CHARSET_UTF32_BE;
		return 4;
	}
	if (starts(raw, "\xFF\xFE", 2)) {
		*charset = CHARSET_UTF16_LE;
		return 2;
	}
	if (starts(raw, "\xFE\xFF", 2)) {
		*charset = CHARSET_UTF16_BE;
		return 2;
	}
	return 0;
}

/* What a look at the first bytes counts. */
struct census {
	size_t zero[2];  /* zero bytes at even and odd places */
	size_t control;  /* control bytes that text does not use */
	size_t len;
};

/* Eight bytes without a control character among them. */
static bool
are_plain(const char *ptr)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t v;
	uint64_t rest; /* 0x7F becomes 0 */

	memcpy(&v, ptr, sizeof v);
	rest = v ^ ones * 0x7F;
	return (((v - ones * 0x20) & ~v) | ((rest - ones) & ~rest)) & ones * 0x80 ? false : true;
}

static struct census
take_census(struct str raw)
{
	struct census c = {.len = raw.len < SAMPLE ? raw.len : SAMPLE};

	for (size_t i = 0; i < c.len; i++) {
		unsigned char b = (unsigned char)raw.ptr[i];

		while (b >= 0x20 && c.len - i > 8 && are_plain(raw.ptr + i)) {
			i += 8;
			b = (unsigned char)raw.ptr[i];
		}
		if (b == 0)
			c.zero[i & 1]++;
		else if ((b < 0x20 && !(b >= '\t' && b <= '\r') && b != 0x1B
		          && b != 0x1A) || b == 0x7F)
			c.control++;
	}
	return c;
}

/* Latin text in UTF-16 has a zero in nearly every pair, always at the same
 * place of it. */
static bool
looks_utf16(const struct census *c, enum charset *charset)
{
	size_t pairs = c->len / 2;

	if (pairs < PAIRS_LEAST || c->control > pairs / 4)
		return false;
	if (c->zero[1] * 10 >= pairs * 4 && c->zero[0] * 50 <= pairs) {
		*charset = CHARSET_UTF16_LE;
		return true;
	}
	if (c->zero[0] * 10 >= pairs * 4 && c->zero[1] * 50 <= pairs) {
		*charset = CHARSET_UTF16_BE;
		return true;
	}
	return false;
}

static uint32_t
unit(struct str raw, size_t at, size_t size, bool is_big)
{
	uint32_t v = 0;

	for (size_t i = 0; i < size; i++) {
		size_t place = is_big ? i : size - 1 - i;

		v = v << 8 | (unsigned char)raw.ptr[at + place];
	}
	return v;
}

/* Characters that no text is made of: controls, halves of pairs, what is for
 * private use or will never be anything. */
static bool
is_odd(uint32_t cp)
{
	return (cp < 0x20 && !(cp >= '\t' && cp <= '\r')) || (cp >= 0x7F && cp < 0xA0)
	       || (cp >= 0xD800 && cp < 0xF900) || cp > 0x2FFFF || (cp & 0xFFFE) == 0xFFFE
	       || !utf8_is_assigned(cp);
}

/* Is this text in units of so many bytes?  One that has neither a space nor an
 * end of a line nor a full stop in it is none. */
static bool
is_wide(struct str raw, size_t size, bool is_big)
{
	size_t nstop = 0;
	size_t at = 0;

	for (; at + size <= raw.len && at < WIDE_SAMPLE; at += size) {
		uint32_t cp = unit(raw, at, size, is_big);

		if (size == 2 && cp >= 0xD800 && cp < 0xDC00 && at + 4 <= raw.len) {
			uint32_t lo = unit(raw, at + 2, 2, is_big);

			cp = lo >= 0xDC00 && lo < 0xE000
			     ? 0x10000 + ((cp - 0xD800) << 10) + (lo - 0xDC00) : 0;
			at += 2;
		}
		if (is_odd(cp))
			return false;
		nstop += cp == ' ' || cp == '\n' || cp == 0x3002;
	}
	return at >= WIDE_LEAST * size && raw.len % size == 0 && nstop > 0;
}

/* ASCII with a zero or two in it is damage; in pairs it would make Chinese. */
static bool
is_mostly_ascii(struct str raw)
{
	size_t nascii = 0;
	size_t nother = 0;

	for (size_t i = 0; i < raw.len && i < WIDE_SAMPLE; i++) {
		unsigned char b = (unsigned char)raw.ptr[i];

		nascii += b >= 0x20 && b < 0x7F;
		nother += b != 0 && !(b >= 0x20 && b < 0x7F);
	}
	return nascii > nother * 9;
}

/* Text of other scripts in UTF-16 has few zeros, that of UTF-32 more than most:
 * it is read as such and looked at. */
static bool
looks_wide(struct str raw, enum charset *charset)
{
	static const struct {
		enum charset charset;
		size_t size;
		bool is_big;
	} rows[] = {
		{CHARSET_UTF32_LE, 4, false}, {CHARSET_UTF32_BE, 4, true},
		{CHARSET_UTF16_LE, 2, false}, {CHARSET_UTF16_BE, 2, true},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (is_wide(raw, rows[i].size, rows[i].is_big)
		    && (rows[i].size == 4 || !is_mostly_ascii(raw))) {
			*charset = rows[i].charset;
			return true;
		}
	}
	return false;
}

/* Good multibyte sequences against bad ones, a broken one counted once.  In a
 * text that is hardly ASCII at all, some pairs of any charset look good. */
static bool
is_damaged_utf8(struct str raw)
{
	size_t good = 0;
	size_t bad = 0;
	size_t above = 0; /* [B] that are no ASCII */
	size_t off = utf8_check(raw);
	bool was_bad = false;

	for (size_t i = 0; i < raw.len; i++)
		above += (unsigned char)raw.ptr[i] >= 0x80;
	for (size_t i = 0; i < off; i++)
		good += (unsigned char)raw.ptr[i] >= 0xC2;
	while (off < raw.len) {
		size_t len;
		uint32_t cp = utf8_get(raw, off, &len);

		bool is_bad = cp == REPLACEMENT && len == 1;
		bool is_tail = ((unsigned char)raw.ptr[off] & 0xC0) == 0x80;

		bad += is_bad && !(was_bad && is_tail);
		good += len > 1;
		was_bad = is_bad;
		off += len;
	}
	return good > 0 && good >= (raw.len - above < above ? bad * 8 : bad);
}

struct repair {
	size_t count;
	uint32_t first_line; /* from 1 */
	uint32_t line;       /* where we are */
};

static void
put(struct buf *out, uint32_t cp, struct repair *r)
{
	char bytes[4];

	if (cp == '\n')
		r->line++;
	buf_add(out, str_from(bytes, utf8_put(bytes, cp)));
}

static void
put_bad(struct buf *out, struct repair *r)
{
	if (r->count++ == 0)
		r->first_line = r->line;
	put(out, REPLACEMENT, r);
}

static void
from_utf16(struct str raw, bool is_big, struct buf *out, struct repair *r)
{
	size_t at = 0;

	for (; at + 2 <= raw.len; at += 2) {
		uint32_t hi = unit(raw, at, 2, is_big);
		uint32_t lo;

		if (hi < 0xD800 || hi > 0xDFFF) {
			put(out, hi, r);
			continue;
		}
		lo = hi < 0xDC00 && at + 4 <= raw.len ? unit(raw, at + 2, 2, is_big) : 0;
		if (lo < 0xDC00 || lo > 0xDFFF) {
			put_bad(out, r);
			continue;
		}
		put(out, 0x10000 + ((hi - 0xD800) << 10) + (lo - 0xDC00), r);
		at += 2;
	}
	if (at < raw.len)
		put_bad(out, r);
}

static void
from_utf32(struct str raw, bool is_big, struct buf *out, struct repair *r)
{
	size_t at = 0;

	for (; at + 4 <= raw.len; at += 4) {
		uint32_t cp = unit(raw, at, 4, is_big);

		if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
			put_bad(out, r);
		else
			put(out, cp, r);
	}
	if (at < raw.len)
		put_bad(out, r);
}

static void
from_windows_1252(struct str raw, struct buf *out, struct repair *r)
{
	for (size_t i = 0; i < raw.len; i++) {
		unsigned char b = (unsigned char)raw.ptr[i];

		uint32_t cp = b >= 0x80 && b <= 0x9F ? windows_1252[b - 0x80] : b;

		if (cp == 0)
			put_bad(out, r);
		else
			put(out, cp, r);
	}
}

/* A bad sequence is one replacement, however many of its bytes are there. */
static void
from_utf8(struct str raw, struct buf *out, struct repair *r)
{
	size_t off = 0;
	bool was_bad_lead = false;

	while (off < raw.len) {
		size_t len;
		uint32_t cp = utf8_get(raw, off, &len);
		unsigned char b = (unsigned char)raw.ptr[off];
		bool is_bad = (cp == REPLACEMENT && len == 1) || cp == 0;

		if (!is_bad)
			put(out, cp, r);
		else if (!was_bad_lead || (b & 0xC0) != 0x80)
			put_bad(out, r);
		was_bad_lead = is_bad;
		off += len;
	}
}

static void
convert(struct str raw, enum charset charset, struct buf *out, struct repair *r)
{
	switch (charset) {
	case CHARSET_UTF8:
		from_utf8(raw, out, r);
		break;
	case CHARSET_UTF16_LE:
	case CHARSET_UTF16_BE:
		from_utf16(raw, charset == CHARSET_UTF16_BE, out, r);
		break;
	case CHARSET_UTF32_LE:
	case CHARSET_UTF32_BE:
		from_utf32(raw, charset == CHARSET_UTF32_BE, out, r);
		break;
	}
}

static enum status
not_text(struct str path, struct diag *d)
{
	diag_add(d, DIAG_ERROR, path, 0,
	         "this is not text: it holds bytes that no text has");
	return STATUS_UNSUPPORTED;
}

static void
note(const struct repair *r, struct str path, struct diag *d)
{
	if (r->count == 1)
		diag_add(d, DIAG_WARNING, path, r->first_line,
		         "a damaged character was replaced by U+FFFD");
	if (r->count > 1)
		diag_add(d, DIAG_WARNING, path, r->first_line,
		         "%zu damaged characters were replaced by U+FFFD, the first here",
		         r->count);
}

static void
tell(const struct decode_hints *h, const char *charset, enum origin from)
{
	if (h->read_as)
		*h->read_as = (struct fact){str_of(charset), from};
}

/* From a charset of the list, noting how it was known unless that is plain. */
static enum status
convert_named(const char *name, const char *how, struct str raw, struct str path,
              struct buf *out, struct diag *d)
{
	struct repair r = {.line = 1, .first_line = 1};

	if (strcmp(name, "UTF-8") == 0)
		from_utf8(str_sub(raw, starts(raw, "\xEF\xBB\xBF", 3) ? 3 : 0, raw.len),
		          out, &r);
	else if (strcmp(name, "WINDOWS-1252") == 0)
		from_windows_1252(raw, out, &r);
	else if (!charset_convert(name, raw, out, &r.count, &r.first_line)) {
		diag_add(d, DIAG_ERROR, path, 0,
		         "this is %s, which this system cannot convert", name);
		return STATUS_UNSUPPORTED;
	}
	if (how)
		diag_add(d, DIAG_NOTE, path, 0, "this is not UTF-8 and was read as %s, %s",
		         name, how);
	note(&r, path, d);
	return STATUS_OK;
}

/* Neither marked nor valid UTF-8, nor UTF-16: declared, damaged or guessed. */
static enum status
decode_other(struct str raw, const struct decode_hints *h, struct str path,
             struct buf *out, struct diag *d)
{
	const char *name = charset_find(h->declared);
	struct repair r = {.line = 1};

	if (name && !str_starts(str_of(name), STR_LIT("UTF"))) {
		tell(h, name, h->from);
		return convert_named(name, NULL, raw, path, out, d);
	}
	if (!is_damaged_utf8(raw)) {
		name = charset_guess(raw);
		tell(h, name, ORIGIN_GUESS);
		return convert_named(name, "a guess", raw, path, out, d);
	}
	from_utf8(raw, out, &r);
	note(&r, path, d);
	return STATUS_OK;
}

/* ISO-2022-JP is ASCII to the eye, switched by escape sequences: to Japanese
 * and back. Declared as such, one is enough. */
static bool
is_switched(struct str raw, const struct decode_hints *h)
{
	const char *name = charset_find(h->declared);

	if (!memchr(raw.ptr, 0x1B, raw.len))
		return false;
	if (name && strcmp(name, "ISO-2022-JP") == 0)
		return true;
	return (str_find(raw, STR_LIT("\x1B$B")) != SIZE_MAX
	        || str_find(raw, STR_LIT("\x1B$@")) != SIZE_MAX)
	       && (str_find(raw, STR_LIT("\x1B(B")) != SIZE_MAX
	           || str_find(raw, STR_LIT("\x1B(J")) != SIZE_MAX);
}

/* Text in which a disk or a program left a zero or two; of what is no text, more of
 * it is zeros, or the rest is not UTF-8. */
static bool
has_stray_zeros(struct str raw, const struct census *c)
{
	enum { MOST = 8, RARE = 256 };
	const char *end = raw.ptr + raw.len;
	size_t n = 0;

	for (const char *at = raw.ptr; n <= MOST; at++, n++)
		if (!(at = memchr(at, '\0', (size_t)(end - at))))
			break;
	return n > 0 && n <= MOST && n * RARE <= raw.len && c->control == 0 &&
	       utf8_check(raw) == raw.len;
}

static enum status
decode_unmarked(struct str raw, const struct decode_hints *h, struct str path,
                struct buf *out, struct diag *d)
{
	enum charset charset = CHARSET_UTF8;
	struct census c = take_census(raw);
	struct repair r = {.line = 1};

	if (looks_utf16(&c, &charset)
	    || ((c.zero[0] + c.zero[1] > 0 || c.control * 20 > c.len)
	        && looks_wide(raw, &charset))) {
		tell(h, charset_names[charset], ORIGIN_GUESS);
		convert(raw, charset, out, &r);
		note(&r, path, d);
		return STATUS_OK;
	}
	if (has_stray_zeros(raw, &c)) {
		from_utf8(raw, out, &r);
		note(&r, path, d);
		return STATUS_OK;
	}
	if (memchr(raw.ptr, '\0', raw.len) || c.control * 20 > c.len)
		return not_text(path, d);
	if (utf8_check(raw) < raw.len || is_switched(raw, h))
		return decode_other(raw, h, path, out, d);
	buf_add(out, raw);
	return STATUS_OK;
}

static enum status
decode_any(struct str raw, const struct decode_hints *h, struct str path,
           struct buf *out, struct diag *d)
{
	enum charset charset = CHARSET_UTF8;
	const char *forced = charset_find(h->forced);
	size_t mark = read_mark(raw, &charset);
	struct repair r = {.line = 1};

	tell(h, "UTF-8", ORIGIN_TEXT);
	if (forced && strcmp(forced, "UTF-16") != 0) {
		tell(h, forced, ORIGIN_USER);
		return convert_named(forced, "as you said", raw, path, out, d);
	}
	if (mark == 0)
		return decode_unmarked(raw, h, path, out, d);
	tell(h, charset_names[charset], ORIGIN_TEXT);
	convert(str_sub(raw, mark, raw.len), charset, out, &r);
	note(&r, path, d);
	return STATUS_OK;
}

enum status
decode(struct str raw, const struct decode_hints *hints, struct str path,
       struct buf *out, struct diag *d)
{
	static const struct decode_hints none = {.forced = {"", 0}, .declared = {"", 0}};
	enum status status = STATUS_TOO_LARGE;

	buf_clear(out);
	if (raw.len < UINT32_MAX)
		status = decode_any(raw, hints ? hints : &none, path, out, d);
	if (raw.len >= UINT32_MAX || out->len >= UINT32_MAX) {
		buf_clear(out);
		diag_add(d, DIAG_ERROR, path, 0, "this text is larger than 4 GiB");
		return STATUS_TOO_LARGE;
	}
	return status;
}
