/* SPDX-License-Identifier: MIT */
/* Names of rules, and which office answers to which. */
#include "recognize/mention.h"

#include "text/banned.h"

static const char *const rules[] = {
#define X(id, text) text,
	RULE_LIST(X)
#undef X
};

const char *
rule_name(enum rule r)
{
	return rules[r];
}

static bool
has_word(struct str slug, struct str word)
{
	struct str one;

	while (str_cut(&slug, '-', &one))
		if (str_eq(one, word))
			return true;
	return false;
}

bool
office_answers(struct str general, struct str special)
{
	static const char *const ranks[] = {"deputy", "vice", "assistant", "acting", "first"};
	struct str rest = general;
	struct str one;

	while (str_cut(&rest, '-', &one))
		if (!has_word(special, one))
			return false;
	for (size_t i = 0; i < sizeof(ranks) / sizeof(ranks[0]); i++)
		if (has_word(special, str_of(ranks[i])) &&
		    !has_word(general, str_of(ranks[i])))
			return false;
	return true;
}

bool
office_is_single(struct str office)
{
	return str_in_words(office, "chief-justice attorney-general") ||
	       (str_ends(office, STR_LIT("-minister")) &&
	        !str_starts(office, STR_LIT("deputy-")) &&
	        !str_starts(office, STR_LIT("first-")) &&
	        !str_in_words(office, "chief-minister coordinating-minister"));
}
