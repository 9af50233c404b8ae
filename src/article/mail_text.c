/* SPDX-License-Identifier: MIT */
/* The bytes of a mail's text: see mail_int.h. */
#include "article/mail_int.h"

#include "article/mime.h"

#include "text/banned.h"

enum {
	BOUNDARY_MAX = 100 /* [B]; 70 by the standard */
};

static struct str
without_return(struct str line)
{
	return line.len > 0 && line.ptr[line.len - 1] == '\r' ? str_sub(line, 0, line.len - 1)
	                                                      : line;
}

/* ------------------------------------------------------------------ flowing */

struct flow {
	struct buf *out;
	size_t depth;       /* of quotes of the line before … */
	bool goes_on;       /* … which flows into the next */
	bool drops_space;   /* DelSp=yes */
};

static void
put_line(struct flow *f, struct str line)
{
	size_t depth = 0;
	bool flows;

	while (depth < line.len && line.ptr[depth] == '>')
		depth++;
	line = str_sub(line, depth, line.len);
	if (line.len > 0 && line.ptr[0] == ' ')
		line = str_sub(line, 1, line.len);
	flows = str_ends(line, STR_LIT(" ")) && !str_eq(line, STR_LIT("-- "));
	/* One that ends a paragraph in a quote does not flow out of it. */
	if (f->goes_on && depth != f->depth)
		buf_add_char(f->out, '\n');
	if (!f->goes_on || depth != f->depth) {
		for (size_t i = 0; i < depth; i++)
			buf_add_char(f->out, '>');
		if (depth > 0)
			buf_add_char(f->out, ' ');
	}
	buf_add(f->out, str_sub(line, 0, line.len - (flows && f->drops_space)));
	if (!flows)
		buf_add_char(f->out, '\n');
	f->goes_on = flows;
	f->depth = depth;
}

static bool
says(struct str type, const char *name, const char *value)
{
	struct buf said;
	bool is_so;

	buf_init(&said);
	is_so = mime_param(type, name, &said) && str_eq_nocase(buf_str(&said), str_of(value));
	buf_release(&said);
	return is_so;
}

/* ------------------------------------------------------------------- armour */

enum armour {
	ARMOUR_NONE,
	ARMOUR_HEAD,  /* of a signed text, up to an empty line */
	ARMOUR_TEXT,  /* that is signed: a dash before dashes */
	ARMOUR_BLOCK  /* a signature, a key or a secret */
};

/* What the state is behind this line; true if the line is armour itself. */
static bool
is_armour(struct str line, enum armour *a, bool *is_secret)
{
	struct str mark = str_trim(line);

	if (str_starts(mark, STR_LIT("-----BEGIN PGP ")) && str_ends(mark, STR_LIT("-----"))) {
		*is_secret |= str_eq(mark, STR_LIT("-----BEGIN PGP MESSAGE-----"));
		*a = str_eq(mark, STR_LIT("-----BEGIN PGP SIGNED MESSAGE-----")) ? ARMOUR_HEAD
		                                                                : ARMOUR_BLOCK;
		return true;
	}
	if (*a == ARMOUR_BLOCK && str_starts(mark, STR_LIT("-----END PGP "))) {
		*a = ARMOUR_NONE;
		return true;
	}
	if (*a == ARMOUR_HEAD && mark.len == 0)
		*a = ARMOUR_TEXT;
	return *a == ARMOUR_HEAD || *a == ARMOUR_BLOCK;
}

bool
mail_text(struct str text, struct str type, struct buf *out)
{
	struct flow flow = {.out = out, .drops_space = says(type, "delsp", "yes")};
	bool is_flowed = says(type, "format", "flowed");
	enum armour armour = ARMOUR_NONE;
	bool is_secret = false;
	struct str line;

	while (text.len > 0 && str_cut(&text, '\n', &line)) {
		line = without_return(line);
		if (is_armour(line, &armour, &is_secret))
			continue;
		if (armour == ARMOUR_TEXT && str_starts(line, STR_LIT("- ")))
			line = str_sub(line, 2, line.len);
		if (is_flowed) {
			put_line(&flow, line);
		} else {
			buf_add(out, line);
			buf_add_char(out, '\n');
		}
	}
	return !is_secret;
}

/* ----------------------------------------------------------------- boundary */

struct str
mail_boundary(struct str body)
{
	struct str line;

	while (body.len > 0 && str_cut(&body, '\n', &line)) {
		struct str mark = str_trim(line);

		if (!str_starts(line, STR_LIT("--")) || mark.len < 3
		    || mark.len > BOUNDARY_MAX
		    || !str_eq_nocase(str_sub(body, 0, 8), STR_LIT("Content-")))
			continue;
		return str_sub(mark, 2, mark.len);
	}
	return STR_EMPTY;
}
