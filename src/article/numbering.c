/* SPDX-License-Identifier: MIT */
/* Numbers of items as a list counts them: in figures, letters or Roman numerals. */
#include "article/article.h"

#include "text/banned.h"

enum {
	LETTERS = 26,
	ROMAN_MOST = 3999,
	DIGITS_MAX = 16
};

/* 1 is a, 27 is aa. */
static void
add_letters(struct buf *out, uint32_t number, char first)
{
	char digits[DIGITS_MAX];
	size_t n = 0;

	for (; number > 0 && n < DIGITS_MAX; number = (number - 1) / LETTERS)
		digits[n++] = (char)(first + (char)((number - 1) % LETTERS));
	while (n > 0)
		buf_add_char(out, digits[--n]);
}

static void
add_roman(struct buf *out, uint32_t number, bool is_capital)
{
	static const struct {
		uint32_t value;
		const char *small;
		const char *capital;
	} steps[] = {
		{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
		{100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
		{10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
		{1, "i", "I"},
	};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		for (; number >= steps[i].value; number -= steps[i].value)
			buf_add_cstr(out, is_capital ? steps[i].capital : steps[i].small);
	}
}

void
block_add_number(struct buf *out, const struct block *b)
{
	bool is_roman = (b->numbering | 0x20) == 'i' && b->number <= ROMAN_MOST;

	if (b->number == 0 || b->numbering == '\0' || (!is_roman && (b->numbering | 0x20) != 'a'))
		buf_addf(out, "%u", b->number);
	else if (is_roman)
		add_roman(out, b->number, b->numbering == 'I');
	else
		add_letters(out, b->number, b->numbering);
}
