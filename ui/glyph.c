/* SPDX-License-Identifier: MIT */
/* The table of signs. */
#include "ui/glyph.h"

#include <stddef.h>

#include "text/banned.h"

char
glyph_ascii(struct str text)
{
	static const struct {
		const char *from;
		char to;
	} glyphs[] = {
		{"─", '-'}, {"│", '|'}, {"├", '|'}, {"└", '`'}, {"┃", '#'}, {"▸", '>'},
		{"▾", 'v'}, {"·", '.'}, {"•", '*'}, {"…", '~'}, {"▁", '_'}, {"▂", '_'},
		{"▃", '-'}, {"▄", '-'}, {"▅", '='}, {"▆", '='}, {"▇", '#'}, {"█", '#'},
		{"▌", '['}, {"▐", ']'}, {"×", 'x'}, {"–", '-'}, {"—", '-'}, {"“", '"'},
		{"”", '"'}, {"‘", '\''}, {"’", '\''}, {"«", '<'}, {"»", '>'},
	};

	/* Most cells have one byte. */
	for (size_t i = 0; text.len > 1 && i < sizeof glyphs / sizeof *glyphs; i++)
		if (str_eq(text, str_of(glyphs[i].from)))
			return glyphs[i].to;
	return '\0';
}
