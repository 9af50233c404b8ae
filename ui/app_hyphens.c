/* SPDX-License-Identifier: MIT */
/*
 * Where patterns for hyphenation are installed: the places that LibreOffice's
 * packages use on the systems we know.  They are read when first wanted.
 */
#include "ui/app_int.h"

#include "text/banned.h"

void
app_hyphens(struct app *a)
{
	static const char *const places[] = {
		"/usr/share/hyphen/hyph_en_US.dic",
		"/usr/share/hyphen/hyph_en_GB.dic",
		"/usr/share/myspell/hyph_en_US.dic",
		"/usr/share/myspell/dicts/hyph_en_US.dic",
		"/usr/local/share/hyphen/hyph_en_US.dic",
		"/opt/homebrew/share/hyphen/hyph_en_US.dic",
	};

	if (a->conf.values[OPTION_HYPHENATION] == 0)
		return;
	for (size_t i = 0; i < sizeof places / sizeof *places && a->hyphens == NULL; i++)
		a->hyphens = hyphens_open(places[i]);
	if (a->hyphens == NULL)
		app_say(a, "words stay whole: no patterns are installed (Debian: hyphen-en-us)");
}
