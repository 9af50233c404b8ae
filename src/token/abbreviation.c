/* SPDX-License-Identifier: MIT */
/*
 * Abbreviations that end in a full stop, from assets/abbreviations.tsv, and
 * the few words that say whether one of them closed a sentence, too.
 */
#include "token/token_int.h"

#include "text/banned.h"

enum { LONGEST = 8 }; /* [B] of one */

/* In order of bytes; one of eight has no room for a NUL, and needs none. */
static const struct {
	char form[LONGEST];
} rows[] = {
#include "gen/abbreviations_sorted.inc"
};

/* Those of them that also stand last in a sentence; capitals with stops ("U.S.") do
 * anyway. */
static const char *const closing[] = {
	"Inc.", "Ltd.", "Co.", "Cos.", "Corp.", "Bros.", "Bhd.", "Pty.",
	"Pte.", "Jr.", "Sr.", "etc.", "al.", "Esq.", "Ret.", "ret.", "a.m.",
	"p.m.", "Ave.", "Blvd.", "Rd.", "Sq.", "mln.", "bln.", "trln.", "km.",
	"mph.", "Calif.", "Mass.", "Conn.", "Pa.", "Tex.", "Va.", "Fla.",
	"Wash.", "Ill.", "Ind.", "Ga.", "Mich.", "Minn.", "Ore.", "Okla.",
	"Colo.", "Ariz.", "Mo.", "Md.", "Mont.", "Nev.", "Tenn.", "Vt.",
};

static const char *const numbered[] = {
	"Art.", "Arts.", "Ch.", "Fig.", "No.", "Nos.", "Sect.", "Vol.", "c.",
	"ca.", "ch.", "fig.", "figs.", "no.", "nos.", "p.", "para.", "paras.",
	"pp.", "vol.", "vols.",
};

static const char *const openers[] = {
	"A", "According", "After", "All", "Although", "An", "And", "Another",
	"As", "At", "Before", "Both", "But", "By", "During", "Earlier",
	"Each", "Even", "For", "From", "He", "Her", "Here", "His", "However",
	"I", "If", "In", "Instead", "It", "Its", "Last", "Later", "Many",
	"Meanwhile", "More", "Most", "No", "Nor", "Not", "Now", "On", "One",
	"Only", "Other", "Others", "Our", "She", "Since", "So", "Some",
	"Still", "Such", "That", "The", "Their", "Then", "There", "These",
	"They", "This", "Those", "Though", "To", "Today", "Two", "Under",
	"Until", "We", "What", "When", "Where", "While", "Who", "With", "You",
};

static bool
is_one_of(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i][0] == word.ptr[0] && str_eq(word, str_of(list[i])))
			return true;
	}
	return false;
}

#define ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof *(list))

/* "U.S.", "a.m.": letters and stops by turns. */
static bool
is_dotted(struct str word)
{
	if (word.len < 4 || word.len % 2 != 0)
		return false;
	for (size_t i = 1; i < word.len; i += 2) {
		if (word.ptr[i] != '.')
			return false;
	}
	return true;
}

static bool
is_listed(struct str word)
{
	size_t row = 0; /* the last that is not beyond the word */
	uint64_t packed;

	if (word.len > LONGEST)
		return false;
	packed = str_packed(word);
	for (size_t n = sizeof rows / sizeof *rows; n > 1;) {
		size_t half = n / 2;

		/* No branch hangs on the word. */
		row = str_packed(str_from(rows[row + half].form, LONGEST)) <= packed ? row + half
		                                                                   : row;
		n -= half;
	}
	return str_packed(str_from(rows[row].form, LONGEST)) == packed;
}

bool
token_is_abbreviation(struct str word, bool *may_end)
{
	bool is_one = is_listed(word);

	*may_end = is_dotted(word) || (is_one && ONE_OF(word, closing));
	return *may_end || is_one;
}

bool
token_wants_number(struct str word)
{
	return word.len <= LONGEST && ONE_OF(word, numbered);
}

bool
token_opens_sentence(struct str word)
{
	return ONE_OF(word, openers);
}
