/* SPDX-License-Identifier: MIT */
/*
 * Who wrote it: lines that begin with "By", names with what the writer is or
 * whom for ("Anna Smith, Staff Writer", "Anna Smith | Reuters"), and credits
 * ("Reporting by …").  A name is told by its shape; an agency is a source and no
 * author.
 */
#include "article/date.h"
#include "article/plain_int.h"

#include <string.h>

#include "text/utf8.h"

#include "text/banned.h"

enum {
	CREDIT_MAX = 160,   /* [chars] of a credit with a date, half of any */
	BYLINE_WORDS = 12,
	BYLINE_MAX = 100,   /* [chars] */
	NAME_WORDS = 4,     /* with a capital */
	TAIL_WORDS = 6,     /* of what a writer is, of where from */
	FOOT_MAX = 6        /* blocks at the end that a writer may sign */
};

/* ------------------------------------------------------------------ names */

static bool
is_agency(struct str s)
{
	static const char *const words[] = {
		"aap", "afp", "agence", "agency", "ani", "ansa", "ap", "bbc", "bloomberg", "cnn",
		"dpa", "efe", "interfax", "kyodo", "news", "newsroom", "npr", "post", "press",
		"pti", "radio", "reuters", "tass", "times", "upi", "voa", "xinhua", "yonhap",
	};
	size_t from = 0;

	for (size_t i = 0; i <= s.len; i++) {
		bool is_letter = i < s.len && ((unsigned char)s.ptr[i] >= 0x80 || s.ptr[i] == '\''
		                 || ((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z'));

		if (is_letter)
			continue;
		if (STR_IN_NOCASE(str_sub(s, from, i), words))
			return true;
		from = i + 1;
	}
	return false;
}

/* "Anna Smith on", "Anna Smith in Oslo": a name has no such words in it. */
static size_t
end_of_name(struct str s)
{
	static const char *const words[] = {
		"at", "for", "from", "in", "last", "on", "posted", "published", "updated",
	};
	struct str rest = s;
	struct str word;

	while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
		if (word.ptr > s.ptr && STR_IN_NOCASE(word, words))
			return (size_t)(word.ptr - s.ptr);
	}
	return s.len;
}

/* [B] of a name that ends before a sign or an address behind it: "Anna Smith • May 14",
 * "Anna Smith <https://…>", "Anna Smith — Riga". */
static size_t
sign_after_name(struct str s)
{
	static const char *const signs[] = {
		" <", " [", " \xC2\xBB", " \xC2\xB7", " \xE2\x80\xA2", " \xE2\x88\x99", " \xE2\x80\x93",
		" \xE2\x80\x94", " http",
	}; /* » · • ∙ – — */
	size_t end = s.len;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t at = str_find(str_sub(s, 0, end), str_of(signs[i]));

		if (at != SIZE_MAX)
			end = at;
	}
	return end;
}

/* A dot that parts the fields of a line: [B] of it, 0 if there is none at `at`. */
static size_t
bullet_at(struct str s, size_t at)
{
	s = str_sub(s, at, s.len);
	return str_starts(s, STR_LIT("\xE2\x80\xA2")) ? 3 : str_starts(s, STR_LIT("\xC2\xB7")) ? 2 : 0;
}

/* Up to what is no name any more: "Anna Smith | Oslo", "Anna Smith, AP",
 * "Anna Smith 3 March 2021", "Anna Smith on 3 March"; nobody if that is an agency. */
struct str
plain_author(struct str s)
{
	size_t end = 0;

	while (end < s.len && s.ptr[end] != '|' && s.ptr[end] != ',' && s.ptr[end] != '('
	       && s.ptr[end] != ';' && s.ptr[end] != '/' && s.ptr[end] != '\n'
	       && !(s.ptr[end] >= '0' && s.ptr[end] <= '9'))
		end++;
	s = str_sub(s, 0, end);
	s = str_sub(s, 0, sign_after_name(s));
	s = str_trim(str_sub(s, 0, end_of_name(s)));
	return is_agency(s) ? STR_EMPTY : s;
}

/* A word of a name: a capital, and no signs but those of names. */
static bool
is_name_word(struct str word)
{
	size_t len;

	if (word.len == 0 || !utf8_is_upper(utf8_get(word, 0, &len)))
		return false;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];

		if ((unsigned char)c < 0x80 && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		    && c != '.' && c != '-' && c != '\'')
			return false;
	}
	return true;
}

/* Two to four words with capitals, particles passed; no agency. */
static bool
is_full_name(struct str s)
{
	static const char *const particles[] = {
		"al", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "ibn",
		"la", "le", "ten", "van", "von", "y", "zu",
	};
	struct str rest = s;
	struct str word;
	size_t n = 0;

	while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
		if (n > 0 && STR_IN_NOCASE(word, particles))
			continue;
		if (!is_name_word(word))
			return false;
		n++;
	}
	return n >= 2 && n <= NAME_WORDS && !is_agency(s);
}

/* The next of "Anna Smith, Bo Berg, and Eva Holm"; false at the end. */
static bool
next_name(struct str *rest, struct str *name)
{
	size_t comma = str_find_char(*rest, ',');
	size_t and = str_find(str_sub(*rest, 0, comma), STR_LIT(" and "));
	size_t end = and != SIZE_MAX ? and : comma;

	if (rest->len == 0)
		return false;
	*name = str_trim(str_sub(*rest, 0, end));
	*rest = end == SIZE_MAX ? STR_EMPTY
	                        : str_trim(str_sub(*rest, end + (and != SIZE_MAX ? 5 : 1), rest->len));
	if (str_starts(*name, STR_LIT("and ")))
		*name = str_trim(str_sub(*name, 4, name->len));
	return true;
}

struct str
plain_authors(struct str s)
{
	size_t and = SIZE_MAX;
	struct str list = s;
	struct str rest;
	struct str name;

	for (size_t i = 0; i + 5 <= s.len; i++) {
		if (s.ptr[i] == ' ' && memcmp(s.ptr + i, " and ", 5) == 0)
			and = i;
	}
	if (str_find_char(s, ',') == SIZE_MAX || and == SIZE_MAX)
		return plain_author(s);
	name = str_sub(s, and + 5, s.len);
	name = str_sub(name, 0, str_find_char(name, ','));
	name = str_trim(str_sub(name, 0, end_of_name(name)));
	list.len = (size_t)(name.ptr + name.len - s.ptr);
	rest = list;
	while (next_name(&rest, &name)) {
		if (!is_full_name(name))
			return plain_author(s);
	}
	return list;
}

/* ------------------------------------------------------ what stands behind them */

enum tail {
	TAIL_NONE,
	TAIL_OTHER,  /* what no writer is called */
	TAIL_JOB,    /* ", Staff Writer" */
	TAIL_AGENCY, /* ", AP", " | Reuters", " (AFP)" */
	TAIL_PLACE   /* " in Riga" */
};

struct signature {
	struct str names;
	struct str agency; /* of TAIL_AGENCY */
	enum tail tail;
};

static bool
is_job(struct str s)
{
	static const char *const jobs[] = {
		"columnist", "contributor", "correspondent", "editor", "journalist", "reporter",
		"writer",
	};
	struct str word = STR_EMPTY;
	struct str rest = s;
	size_t n = 0;

	while (rest.len > 0 && str_cut(&rest, ' ', &word))
		n++;
	return n <= TAIL_WORDS && STR_IN_NOCASE(word, jobs);
}

static bool
is_place(struct str s)
{
	struct str word;
	size_t n = 0;

	while (s.len > 0 && str_cut(&s, ' ', &word)) {
		if (!is_name_word(word) && !str_eq(word, STR_LIT("and")))
			return false;
		n++;
	}
	return n > 0 && n <= NAME_WORDS;
}

static enum tail
tail_of(struct str s, struct str *agency)
{
	struct str words = str_trim(s);

	*agency = STR_EMPTY;
	if (words.len == 0)
		return TAIL_NONE;
	if (str_starts(words, STR_LIT("in ")))
		return is_place(str_sub(words, 3, words.len)) ? TAIL_PLACE : TAIL_OTHER;
	if (!memchr(",|/(", words.ptr[0], 4))
		return TAIL_OTHER;
	if (words.ptr[0] == '(' && words.ptr[words.len - 1] == ')')
		words.len--;
	words = str_trim(str_sub(words, 1, words.len));
	if (is_job(words))
		return TAIL_JOB;
	if (!is_agency(words) || !is_name_word(str_sub(words, 0, str_find_char(words, ' ')))
	    || words.len > BYLINE_MAX / 2)
		return TAIL_OTHER;
	*agency = words;
	return TAIL_AGENCY;
}

/* "Anna Smith and Bo Berg, Reuters": names and no more than says who they are. */
static struct signature
signature_of(struct str s)
{
	struct signature out = {STR_EMPTY, STR_EMPTY, TAIL_OTHER};
	struct str names = plain_authors(s);
	struct str rest = names;
	struct str name;

	if (names.len == 0)
		return out;
	while (next_name(&rest, &name)) {
		if (!is_full_name(name))
			return out;
	}
	out.names = names;
	out.tail = tail_of(str_sub(s, (size_t)(names.ptr + names.len - s.ptr), s.len),
	                   &out.agency);
	return out;
}

static void
found_signature(struct plain *p, struct draft *b, const struct signature *s)
{
	plain_found_author(p, s->names);
	plain_found_source(p, s->agency, SOURCE_LINE);
	draft_settle(b, BLOCK_META);
}

/* ------------------------------------------------------------------ bylines */

/* "[6]Anna Smith", as lynx numbers links. */
static struct str
behind_mark(struct str s)
{
	size_t end = str_find_char(s, ']');

	if (end == SIZE_MAX || s.ptr[0] != '[' || end < 2)
		return s;
	for (size_t i = 1; i < end; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return s;
	}
	return str_trim(str_sub(s, end + 1, s.len));
}

/* [B] of "By ", "Analysis by " at the start of `s`, or 0. */
static size_t
behind_by(struct str s)
{
	static const char *const starts[] = {
		"by ", "analysis by ", "opinion by ", "words by ", "comment by ", "commentary by ",
		"interview by ", "review by ", "column by ",
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (str_starts_nocase(s, starts[i]))
			return strlen(starts[i]);
	}
	return 0;
}

/* "By Anna Smith", "By Anna Smith, Associated Press", "Analysis by Anna Smith" */
static bool
read_by(struct plain *p, struct draft *b)
{
	struct str s = draft_text(p, b);
	struct str name;
	size_t comma = 0;
	size_t sign;
	size_t at;

	at = behind_by(s);
	if (at == 0 || s.len < at + 3)
		return false;
	name = behind_mark(str_trim(str_sub(s, at, s.len)));
	if (name.len == 0 || (name.ptr[0] >= 'a' && name.ptr[0] <= 'z'))
		return false;
	/* "Analysis by World Bank Economists for 2020" is about one. */
	if (at > 3 && signature_of(name).names.len == 0)
		return false;
	plain_found_author(p, plain_authors(name));
	while (comma < name.len && !strchr(",|", name.ptr[comma])
	       && bullet_at(name, comma) == 0)
		comma++;
	sign = comma < name.len ? bullet_at(name, comma) : 0;
	if (comma == name.len)
		comma = SIZE_MAX;
	/* "By Anna Smith for the Lake Post" */
	if (comma == SIZE_MAX && str_find(name, STR_LIT(" for ")) != SIZE_MAX)
		name = str_trim(str_sub(name, str_find(name, STR_LIT(" for ")) + 5, name.len));
	if (comma != SIZE_MAX) {
		s = str_trim(str_sub(name, comma + (sign > 0 ? sign : 1), name.len));
		if (is_agency(s))
			plain_found_source(p, s, SOURCE_LINE);
	}
	if (comma == SIZE_MAX && is_agency(name))
		plain_found_source(p, name, SOURCE_LINE);
	draft_settle(b, BLOCK_META);
	return true;
}

/* Without "By" it is one if something says what they are; above everything there
 * is a title. */
static bool
read_signature(struct plain *p, struct draft *b)
{
	struct signature s;

	if (b == p->blocks.ptr || b->nline > 1 || b->nword < 3 || b->has_digit)
		return false;
	s = signature_of(draft_text(p, b));
	if (s.tail != TAIL_JOB && s.tail != TAIL_AGENCY)
		return false;
	found_signature(p, b, &s);
	return true;
}

bool
byline_read(struct plain *p, struct draft *b)
{
	if (b->nword > BYLINE_WORDS || b->nchar > BYLINE_MAX || b->ends_sentence)
		return false;
	return read_by(p, b) || read_signature(p, b);
}

struct str
byline_placed(struct str s)
{
	struct signature sign = signature_of(s);

	return sign.tail == TAIL_PLACE || sign.tail == TAIL_JOB || sign.tail == TAIL_AGENCY
	       ? sign.names : STR_EMPTY;
}

bool
byline_above_date(struct plain *p, struct draft *b)
{
	struct signature s;

	if (b->nword > BYLINE_WORDS || b->nchar > BYLINE_MAX || b->has_digit)
		return false;
	s = signature_of(draft_text(p, b));
	if (s.tail != TAIL_PLACE && s.tail != TAIL_JOB && s.tail != TAIL_AGENCY)
		return false;
	found_signature(p, b, &s);
	return true;
}

/* ------------------------------------------------------------------ credits */

/* "… on 14 November 2019" at the end of a credit. */
static void
read_credit_date(struct plain *p, const struct draft *b)
{
	struct date_expr e;
	struct str s = draft_text(p, b);
	size_t on = str_find(s, STR_LIT(" on "));

	if (on != SIZE_MAX && b->nchar <= CREDIT_MAX
	    && plain_field_day(p, b->at.off + (uint32_t)on, span_end(b->at), &e)
	    && day_is_full(e.from))
		plain_found_date(p, e.from, e.at, RANK_LINE);
}

/* "Anna Smith in Riga and Bo Berg in Oslo; Editing by …": all the names, where
 * they are not left as they stand. */
static void
read_reporters(struct plain *p, struct str s)
{
	struct str rest = str_sub(s, 0, str_find_char(s, ';'));
	struct str first = plain_author(rest);
	struct str name;
	struct buf names;
	size_t n = 0;

	buf_init(&names);
	while (next_name(&rest, &name)) {
		name = plain_author(name);
		while (name.len > 0 && strchr(".)]", name.ptr[name.len - 1]))
			name = str_trim(str_sub(name, 0, name.len - 1));
		if (!is_full_name(name))
			continue;
		buf_addf(&names, "%s%.*s", n++ > 0 ? ", " : "", STR_ARG(name));
	}
	if (n > 1 && p->author.len == 0) {
		buf_clear(&p->reporters);
		buf_add(&p->reporters, buf_str(&names));
		plain_found_author(p, buf_str(&p->reporters));
	} else {
		plain_found_author(p, first);
	}
	buf_release(&names);
}

bool
byline_credit(struct plain *p, struct draft *b)
{
	static const char *const starts[] = {
		"translated by ", "translation by ", "reporting by ",
		"additional reporting by ", "writing by ", "written by ",
		"edited by ", "editing by ", "compiled by ", "with reporting by ",
		"text by ", "story by ",
	};
	struct str s = draft_text(p, b);

	/* Few lines begin like one. */
	if (b->nchar > 2 * CREDIT_MAX || !strchr("([-acerstwACERSTW", s.ptr[0]))
		return false;
	if (s.len > 0 && (s.ptr[0] == '(' || s.ptr[0] == '[' || s.ptr[0] == '-'))
		s = str_trim(str_sub(s, 1, s.len));
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (!str_starts_nocase(s, starts[i]))
			continue;
		/* Not who translated or edited it. */
		if (strstr(starts[i], "translat") == NULL && strstr(starts[i], "edit") == NULL)
			read_reporters(p, str_trim(str_sub(s, strlen(starts[i]), s.len)));
		read_credit_date(p, b);
		draft_settle(b, BLOCK_META);
		return true;
	}
	return false;
}

/* "— Anna Smith, AP" below the text; only a name may be who was quoted. */
bool
byline_signed(struct plain *p, struct draft *b)
{
	static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-"};
	struct str s = draft_text(p, b);
	struct str name = STR_EMPTY;
	struct signature sign;

	if (b->nchar > BYLINE_MAX || b->nline > 1
	    || (s.ptr[0] != '-' && (unsigned char)s.ptr[0] != 0xE2))
		return false;
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes && name.len == 0; i++) {
		if (str_starts(s, str_of(dashes[i])))
			name = str_trim(str_sub(s, strlen(dashes[i]), s.len));
	}
	if (name.len == 0)
		return false;
	sign = signature_of(name);
	if (sign.tail != TAIL_JOB && sign.tail != TAIL_AGENCY)
		return false;
	found_signature(p, b, &sign);
	return true;
}

void
byline_at_foot(struct plain *p)
{
	size_t n = p->blocks.len;

	for (size_t i = n > FOOT_MAX ? n - FOOT_MAX : 0; i < n && p->author.len == 0; i++) {
		struct draft *b = &p->blocks.ptr[i];
		enum block_kind kind = b->kind;

		if (kind == BLOCK_TITLE || b->at.len > 4 * CREDIT_MAX)
			continue;
		draft_measure(p->text, b);
		if (!byline_credit(p, b) && !byline_signed(p, b))
			b->kind = kind;
	}
}
