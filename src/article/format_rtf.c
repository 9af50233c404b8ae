/* SPDX-License-Identifier: MIT */
/*
 * RTF as a text: groups, control words, bytes in the charset of the font they
 * stand in, characters by number.  What a group is for (a destination) says
 * whether its text is the article's.  Looks, pictures, headers and footers are
 * passed over; footnotes come behind the text.  Broken files are read as far as
 * they make sense; nothing here fails but a text that is not there.
 * source  Rich Text Format specification 1.9.1; rtf_words.def
 */
#include <stdlib.h>

#include "article/charset.h"
#include "article/format_int.h"
#include "article/written_int.h"
#include "text/byte.h"
#include "text/utf8.h"
#include "text/vec.h"

#include "text/banned.h"

enum {
	DEPTH_MAX = 256,   /* groups in groups; deeper ones change nothing */
	WORD_MAX = 32,     /* [B] of a control word, as the specification has it */
	FONT_MAX = 4096    /* fonts that are remembered */
};

/* Where text goes. */
enum dest {
	DEST_TEXT = 't',
	DEST_NOTE = 'n',
	DEST_TITLE = 'i',
	DEST_AUTHOR = 'a',
	DEST_FONTS = 'f',
	DEST_FIELD = 'h',     /* what a field does: HYPERLINK "…" */
	DEST_LIST_MARK = 'l', /* the bullet or number of an item */
	DEST_NOWHERE = '-'
};

struct state { /* of a group */
	enum dest dest;
	const char *charset;
	uint32_t skip;    /* characters behind \u that stand for it */
	bool is_hidden;
	bool is_result;   /* of a field */
	bool is_heading;
	bool is_in_table;
};

struct font {
	uint32_t number;
	const char *charset;
};

struct rtf {
	struct str raw;
	size_t at;
	struct written w;
	VEC(struct state) outer;  /* of the groups around this one */
	VEC(struct font) fonts;
	struct state now;
	size_t deeper;            /* groups that are open below DEPTH_MAX */
	const char *charset;      /* of the whole */
	struct buf bytes;         /* of one charset, not converted yet */
	struct buf mark;
	struct buf field;         /* what the last one is to do */
	uint32_t font;            /* that the table of fonts is at */
	uint32_t to_skip;         /* characters that stand for the last \u */
	uint32_t surrogate;       /* the first of two, or 0 */
	bool is_item;
	bool is_starred;          /* \* stands before the next word */
};

enum action {
	WORD_NOTHING,
	WORD_CODEPAGE,
	WORD_DEST,
	WORD_BINARY,
	WORD_PUT,
	WORD_CELL,
	WORD_HIDDEN,
	WORD_FONT,
	WORD_FONT_CHARSET,
	WORD_PARAGRAPH,
	WORD_HEADING,
	WORD_IN_TABLE,
	WORD_PLAIN_PARAGRAPH,
	WORD_PLAIN,
	WORD_RESULT,
	WORD_ROW,
	WORD_UNICODE,
	WORD_UNICODE_SKIP
};

struct word {
	const char *name;
	enum action action;
	const char *arg;
};

static const struct word words[] = {
#define X(word, action, arg) {word, WORD_##action, arg},
#include "article/rtf_words.def"
#undef X
};

/* --------------------------------------------------------------------- text */

static void
put(struct rtf *r, struct str s)
{
	struct buf *const out = r->now.is_hidden ? NULL
	                        : r->now.dest == DEST_TEXT ? &r->w.line
	                        : r->now.dest == DEST_NOTE ? &r->w.note
	                        : r->now.dest == DEST_TITLE ? &r->w.title
	                        : r->now.dest == DEST_AUTHOR ? &r->w.author
	                        : r->now.dest == DEST_FIELD ? &r->field
	                        : r->now.dest == DEST_LIST_MARK ? &r->mark : NULL;

	if (out)
		buf_add(out, s);
}

/* The bytes so far end here: what follows is in another charset, or no byte. */
static void
flush(struct rtf *r)
{
	const char *charset = r->now.charset ? r->now.charset : r->charset;
	struct buf text;
	uint32_t line;
	size_t bad;

	if (r->bytes.len == 0)
		return;
	buf_init(&text);
	if (charset_convert(charset, buf_str(&r->bytes), &text, &bad, &line))
		put(r, buf_str(&text));
	buf_release(&text);
	buf_clear(&r->bytes);
}

static void
put_byte(struct rtf *r, char c)
{
	r->is_starred = false;
	if (r->to_skip > 0)
		r->to_skip--;
	else
		buf_add_char(&r->bytes, c);
}

static void
put_code_point(struct rtf *r, uint32_t cp)
{
	uint32_t first = r->surrogate;
	char bytes[4];

	r->surrogate = 0;
	if (cp >= 0xD800 && cp < 0xDC00) {
		r->surrogate = cp;
		return;
	}
	if (cp >= 0xDC00 && cp < 0xE000)
		cp = first ? 0x10000 + ((first - 0xD800) << 10) + (cp - 0xDC00) : 0xFFFD;
	if (cp > 0x10FFFF || cp == 0)
		cp = 0xFFFD;
	put(r, str_from(bytes, utf8_put(bytes, cp)));
}

static void
end_paragraph(struct rtf *r)
{
	if (r->now.dest == DEST_NOTE) {
		buf_add_cstr(&r->w.note, " ");
	} else if (r->now.dest != DEST_TEXT) {
		return;
	} else if (r->now.is_in_table) {
		buf_add_cstr(&r->w.line, "\n");
	} else {
		written_end(&r->w, r->now.is_heading ? WRITTEN_HEADING
		                   : r->is_item ? WRITTEN_ITEM : WRITTEN_PARAGRAPH);
		r->is_item = false;
	}
}

/* A bullet makes an item; a number is part of what is said. */
static void
end_list_mark(struct rtf *r)
{
	struct str mark = str_trim(buf_str(&r->mark));
	bool is_number = false;

	for (size_t i = 0; i < mark.len; i++)
		is_number |= mark.ptr[i] >= '0' && mark.ptr[i] <= 'z' && mark.ptr[i] != 'o';
	if (is_number) {
		buf_add(&r->w.line, mark);
		buf_add_char(&r->w.line, ' ');
	}
	r->is_item |= mark.len > 0 && !is_number;
	buf_clear(&r->mark);
}

/* ------------------------------------------------------------------- groups */

static void
open_group(struct rtf *r)
{
	flush(r);
	r->to_skip = 0;
	r->is_starred = false;
	if (r->outer.len < DEPTH_MAX)
		vec_push(&r->outer, r->now);
	else
		r->deeper++;
}

static void
close_group(struct rtf *r)
{
	enum dest dest = r->now.dest;
	bool is_result = r->now.is_result;

	flush(r);
	r->to_skip = 0;
	r->is_starred = false;
	if (r->deeper > 0) {
		r->deeper--;
		return;
	}
	if (r->outer.len == 0)
		return;
	r->now = vec_pop(&r->outer);
	if (dest == DEST_NOTE && r->now.dest != DEST_NOTE)
		written_end_note(&r->w);
	if (is_result && !r->now.is_result)
		written_link_end(&r->w);
	if (dest == DEST_LIST_MARK && r->now.dest == DEST_TEXT)
		end_list_mark(r);
}

/* Inside of what is passed over nothing is shown, but for the properties. */
static void
enter(struct rtf *r, enum dest dest)
{
	bool is_property = dest == DEST_TITLE || dest == DEST_AUTHOR;

	if (r->now.dest == DEST_TEXT || (r->now.dest == DEST_NOWHERE && is_property)
	    || dest == DEST_NOWHERE)
		r->now.dest = dest;
	else if (dest == DEST_FIELD)
		r->now.dest = DEST_NOWHERE;
}

/* What the field shows: its text, which a HYPERLINK makes lead somewhere. */
static void
begin_result(struct rtf *r)
{
	struct str s = str_trim(buf_str(&r->field));
	size_t quote = str_find_char(s, '"');

	if (r->now.dest == DEST_TEXT && str_starts(s, STR_LIT("HYPERLINK")) && quote != SIZE_MAX) {
		s = str_sub(s, quote + 1, s.len);
		written_link_begin(&r->w, str_sub(s, 0, str_find_char(s, '"')));
		r->now.is_result = true;
	}
	buf_clear(&r->field);
}

/* -------------------------------------------------------------------- fonts */

static const char *
charset_of_font(uint32_t n)
{
	static const struct {
		uint32_t n;
		const char *label;
	} rows[] = {
		{77, "macintosh"}, {128, "shift_jis"}, {129, "euc-kr"},
		{134, "gb18030"}, {136, "big5"}, {161, "windows-1253"},
		{162, "windows-1254"}, {163, "windows-1258"}, {177, "windows-1255"},
		{178, "windows-1256"}, {186, "windows-1257"}, {204, "windows-1251"},
		{222, "windows-874"}, {238, "windows-1250"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].n == n)
			return charset_find(str_of(rows[i].label));
	}
	return NULL;
}

static const char *
charset_of_codepage(uint32_t n)
{
	static const struct {
		uint32_t n;
		const char *label;
	} rows[] = {
		{866, "ibm866"}, {852, "ibm852"}, {855, "ibm855"}, {874, "windows-874"},
		{932, "shift_jis"}, {936, "gb18030"}, {949, "euc-kr"}, {950, "big5"},
		{10000, "macintosh"}, {10007, "mac-cyrillic"}, {20866, "koi8-r"},
		{21866, "koi8-u"}, {65001, "utf-8"},
	};
	char label[] = "windows-125x";

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].n == n)
			return charset_find(str_of(rows[i].label));
	}
	label[sizeof label - 2] = (char)('0' + n % 10);
	return n >= 1250 && n <= 1258 ? charset_find(str_of(label)) : NULL;
}

static void
set_font(struct rtf *r, uint32_t number)
{
	if (r->now.dest == DEST_FONTS) {
		r->font = number;
		return;
	}
	r->now.charset = NULL;
	for (size_t i = 0; i < r->fonts.len; i++) {
		if (r->fonts.ptr[i].number == number)
			r->now.charset = r->fonts.ptr[i].charset;
	}
}

static void
set_font_charset(struct rtf *r, uint32_t n)
{
	if (r->now.dest == DEST_FONTS && r->fonts.len < FONT_MAX && charset_of_font(n))
		vec_push(&r->fonts, ((struct font){r->font, charset_of_font(n)}));
}

/* -------------------------------------------------------------------- words */

static const struct word *
find_word(const char *name)
{
	static const struct word nothing = {"", WORD_NOTHING, NULL};
	size_t lo = 0;
	size_t hi = sizeof words / sizeof *words;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int order = strcmp(name, words[mid].name);

		if (order == 0)
			return &words[mid];
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return &nothing;
}

static void
set_codepage(struct rtf *r, const struct word *word, uint32_t n)
{
	const char *charset = word->arg ? charset_find(str_of(word->arg))
	                                : charset_of_codepage(n);

	if (charset)
		r->charset = charset;
}

static void
skip_binary(struct rtf *r, int32_t n)
{
	size_t left = r->raw.len - r->at;

	if (n > 0)
		r->at += (size_t)n < left ? (size_t)n : left;
}

/* n: the number behind the word; `has` none, then 1 by default, as in \b. */
static void
do_word(struct rtf *r, const struct word *word, int32_t n, bool has)
{
	switch (word->action) {
	case WORD_CODEPAGE:
		set_codepage(r, word, (uint32_t)n);
		break;
	case WORD_DEST:
		enter(r, (enum dest)word->arg[0]);
		break;
	case WORD_BINARY:
		skip_binary(r, has ? n : 0);
		break;
	case WORD_PUT:
		put(r, str_of(word->arg));
		break;
	case WORD_CELL:
		if (r->now.dest == DEST_TEXT)
			written_end_cell(&r->w);
		break;
	case WORD_HIDDEN:
		r->now.is_hidden = n != 0;
		break;
	case WORD_FONT:
		set_font(r, (uint32_t)n);
		break;
	case WORD_FONT_CHARSET:
		set_font_charset(r, (uint32_t)n);
		break;
	case WORD_PARAGRAPH:
		end_paragraph(r);
		break;
	case WORD_HEADING:
		r->now.is_heading = n < 9;
		break;
	case WORD_IN_TABLE:
		r->now.is_in_table = n != 0;
		break;
	case WORD_PLAIN_PARAGRAPH:
		r->now.is_heading = r->now.is_in_table = false;
		break;
	case WORD_PLAIN:
		r->now.is_hidden = false;
		r->now.charset = NULL;
		break;
	case WORD_RESULT:
		begin_result(r);
		break;
	case WORD_ROW:
		if (r->now.dest == DEST_TEXT)
			written_end(&r->w, WRITTEN_ROW);
		break;
	case WORD_UNICODE:
		put_code_point(r, (uint32_t)(n < 0 ? n + 65536 : n));
		r->to_skip = r->now.skip;
		break;
	case WORD_UNICODE_SKIP:
		r->now.skip = n < 0 || n > 16 ? 1 : (uint32_t)n;
		break;
	case WORD_NOTHING:
		break;
	}
}

/* A word of letters, its number, and the one space that ends them. */
static void
read_word(struct rtf *r)
{
	char name[WORD_MAX + 1];
	const struct word *word;
	size_t len = 0;
	bool is_starred = r->is_starred;
	bool is_negative;
	bool has = false;
	int32_t n = 0;

	for (; r->at < r->raw.len && (r->raw.ptr[r->at] | 0x20) >= 'a'
	       && (r->raw.ptr[r->at] | 0x20) <= 'z'; r->at++)
		if (len < WORD_MAX)
			name[len++] = r->raw.ptr[r->at];
	name[len] = '\0';
	is_negative = r->at < r->raw.len && r->raw.ptr[r->at] == '-';
	r->at += is_negative;
	for (; r->at < r->raw.len && r->raw.ptr[r->at] >= '0' && r->raw.ptr[r->at] <= '9';
	     r->at++, has = true)
		if (n < 100000000)
			n = n * 10 + (r->raw.ptr[r->at] - '0');
	if (r->at < r->raw.len && r->raw.ptr[r->at] == ' ')
		r->at++;
	flush(r);
	r->is_starred = false;
	r->to_skip = 0;
	word = find_word(name);
	if (word->action != WORD_NOTHING)
		do_word(r, word, has ? (is_negative ? -n : n) : 1, has);
	else if (is_starred)
		enter(r, DEST_NOWHERE);
}

static void
read_hex(struct rtf *r)
{
	int high = r->at < r->raw.len ? byte_hex(r->raw.ptr[r->at]) : -1;
	int low = r->at + 1 < r->raw.len ? byte_hex(r->raw.ptr[r->at + 1]) : -1;

	if (high < 0 || low < 0)
		return;
	r->at += 2;
	put_byte(r, (char)(high * 16 + low));
}

/* What stands behind a backslash. */
static void
read_control(struct rtf *r)
{
	char c = r->raw.ptr[r->at];

	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
		read_word(r);
		return;
	}
	r->at++;
	if (c == '\'') {
		read_hex(r);
		return;
	}
	if (c == '\\' || c == '{' || c == '}') {
		put_byte(r, c);
		return;
	}
	flush(r);
	r->to_skip = 0;
	r->is_starred = c == '*';
	if (c == '\n' || c == '\r')
		end_paragraph(r);
	else if (c == '~')
		put(r, STR_LIT("\xC2\xA0"));
	else if (c == '_')
		put(r, STR_LIT("\xE2\x80\x91"));
	else if (c == '\t')
		put(r, STR_LIT("\t"));
}

static void
read_rtf(struct rtf *r)
{
	while (r->at < r->raw.len) {
		char c = r->raw.ptr[r->at++];

		if (c == '{')
			open_group(r);
		else if (c == '}')
			close_group(r);
		else if (c == '\\' && r->at < r->raw.len)
			read_control(r);
		else if (c != '\n' && c != '\r' && c != '\0')
			put_byte(r, c);
	}
	flush(r);
}

bool
format_is_rtf(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("{\\rtf"));
}

enum status
format_rtf_read(struct intake *in, const struct paper *p)
{
	const char *forced = in->charset.len > 0 ? charset_find(in->charset) : NULL;
	struct rtf r = {
		.raw = p->raw,
		.now = {.dest = DEST_TEXT, .skip = 1},
		.charset = forced ? forced : charset_find(STR_LIT("windows-1252")),
	};
	enum status status;

	written_init(&r.w);
	buf_init(&r.bytes);
	buf_init(&r.mark);
	buf_init(&r.field);
	vec_init(&r.outer);
	vec_init(&r.fonts);
	read_rtf(&r);
	status = written_give(in, &r.w, p->path);
	vec_release(&r.fonts);
	vec_release(&r.outer);
	buf_release(&r.field);
	buf_release(&r.mark);
	buf_release(&r.bytes);
	written_release(&r.w);
	return status;
}
