/* SPDX-License-Identifier: MIT */
/*
 * Abbreviations that end in a full stop, from assets/abbreviations.tsv, and
 * the few words that say whether one of them closed a sentence, too.
 */
#include "token/token_int.h"

#include "text/banned.h"

/* In order of bytes. */
static const struct {
	const char *form;
} rows[] = {
#include "gen/abbreviations_sorted.inc"
};

/* Those that also stand last in a sentence; capitals with stops ("U.S.") do
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

/* As strcmp; nearly always told by the first bytes. */
static int
compare(struct str word, const char *form)
{
	for (size_t i = 0; i < word.len; i++) {
		if (word.ptr[i] != form[i])
			return (unsigned char)word.ptr[i] - (unsigned char)form[i];
	}
	return -(form[word.len] != '\0');
}

bool
token_is_abbreviation(struct str word, bool *may_end)
{
	*may_end = is_dotted(word) || ONE_OF(word, closing);
	if (*may_end)
		return true;
	for (size_t low = 0, high = sizeof rows / sizeof *rows; low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = compare(word, rows[middle].form);

		if (order == 0)
			return true;
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool
token_wants_number(struct str word)
{
	return ONE_OF(word, numbered);
}

bool
token_opens_sentence(struct str word)
{
	return ONE_OF(word, openers);
}
