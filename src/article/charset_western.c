/* SPDX-License-Identifier: MIT */
/*
 * Which of the charsets of Western Europe bytes are in: windows-1252, that of DOS
 * or that of old Macintoshes.  Statistics of letters take one for the other; what
 * tells them apart is how a sign stands: a small letter beside letters, no capital
 * behind a small one, a quotation mark where something is quoted.
 */
#include "article/charset.h"

#include "text/byte.h"

#include "text/banned.h"

enum {
	MARGIN = 2 /* by which another has to be likelier than windows-1252 */
};

/* What the bytes from 0x80 on are: a small letter, b one that is rare, A capital, ( what opens a
 * quotation, ) what closes one, ' an apostrophe, - a dash, . a sign that stands
 * by itself, # one that texts hardly have, x nothing. */
static const struct {
	const char *name;
	const char *signs;
} sets[] = {
	{"WINDOWS-1252",
	 ".x(#(..##.A(AxAxx('().--#.a)axaA"
	 " (..#.#.#..(##.#....#.#.#..)...("
	 "AAAAAAAAAAAAAAAAAAAAAAA#AAAAAAAa"
	 "aaaaaaaaaaabbabbbabaaaa#abababbb"},
	{"CP850",
	 "AaaaaaaaababbbAAAaAaabbbbAAa.A##"
	 "aaaaaA..(.#..(()#####AAA.####..#"
	 "######aA########bAAAA#AAA#####A#"
	 "AaAAaA.##AAAbA#####.#.##.#..... "},
	{"MACINTOSH",
	 "AAAAAAAaaaaaaaaaababbbaabaaaabba"
	 "......#a...###AA####.####..#..Aa"
	 "((##.##(). AAAAa--()('##bA#.()##"
	 "#.((#AAAAAAAAAAA#AAAA###########"},
};

static char
sign_at(const char *signs, struct str raw, size_t i)
{
	unsigned char c = i < raw.len ? (unsigned char)raw.ptr[i] : ' ';

	if (c >= 0x80)
		return signs[c - 0x80];
	if (byte_is((char)c, BYTE_LETTER))
		return byte_is((char)c, BYTE_UPPER) ? 'A' : 'a';
	return byte_is((char)c, BYTE_DIGIT) ? '0' : c <= ' ' ? ' ' : ',';
}

static bool
is_letter(char sign)
{
	return sign == 'a' || sign == 'b' || sign == 'A';
}

/* How well a sign stands between those around it. */
static int
fits(char before, char sign, char after)
{
	bool is_inside = is_letter(before) && is_letter(after);
	bool is_begun = is_letter(before) || before == '0' || before == ',' || before == '.';

	switch (sign) {
	case 'a':
	case 'b':
		if (before != 'a' && after == 'A')
			return -2;
		return (is_letter(before) || after == 'a' ? 2 : before == '0' ? -1 : 0) - (sign == 'b');
	case 'A':
		return before == 'a' || before == 'b' ? -2
		       : is_letter(after) || before == 'A' ? 2 : -1;
	case '(':
		return is_begun && before != ',' ? -2 : is_letter(after) || after == '0' ? 2 : 0;
	case ')':
		return is_inside ? -2 : is_begun && (after == ' ' || after == ',') ? 2 : 0;
	case '\'':
		return is_letter(before) || before == '0' ? 2 : is_letter(after) ? 1 : -1;
	case '-':
		return before == ' ' && after == ' ' ? 2 : is_inside ? 1 : 0;
	case '.':
	case ' ':
		return is_inside ? -2 : 0;
	case 'x':
		return -4;
	default:
		return -2;
	}
}

const char *
charset_western(struct str raw)
{
	int64_t best = 0;
	const char *name = sets[0].name;

	for (size_t k = 0; k < sizeof sets / sizeof *sets; k++) {
		const char *signs = sets[k].signs;
		int64_t sum = 0;

		for (size_t i = 0; i < raw.len; i++) {
			if ((unsigned char)raw.ptr[i] >= 0x80)
				sum += fits(i > 0 ? sign_at(signs, raw, i - 1) : ' ',
				            sign_at(signs, raw, i), sign_at(signs, raw, i + 1));
		}
		if (k == 0)
			best = sum > -MARGIN ? sum + MARGIN : 0;
		else if (sum > best) {
			best = sum;
			name = sets[k].name;
		}
	}
	return name;
}
