/* SPDX-License-Identifier: MIT */
/*
 * Names stand to the right of the equals sign: the file format makes no
 * difference between capitals and small letters to the left of it, and names
 * live by theirs.
 */
#include "ui/dictionaries.h"

#include "text/ini.h"

#include "text/banned.h"

/* A line being taken in; `why` gets what is wrong with it. */
struct line {
	struct lexicon *lexicon;
	bool is_denied;
	enum kind kind;
	struct str name; /* of the thing; empty before the first spelling */
	struct buf why;
};

static void
take_spelling(struct line *l, struct str spelling)
{
	bool taken;

	if (spelling.len == 0)
		return;
	if (l->name.len == 0)
		l->name = spelling;
	taken = l->is_denied ? lexicon_deny(l->lexicon, spelling)
	                     : lexicon_add(l->lexicon, l->kind, l->name, spelling);
	if (!taken && l->why.len == 0)
		buf_addf(&l->why, "\"%.*s\" cannot be looked for: it has no word, or too many",
		         STR_ARG(spelling));
}

static void
take_line(struct line *l, struct str section, struct str value)
{
	struct str spelling;

	l->is_denied = str_eq(section, STR_LIT("not"));
	if (!l->is_denied && (!kind_from_name(section, &l->kind) || l->kind == KIND_DATE)) {
		buf_addf(&l->why, "there is no section [%.*s]; it is one of person, org, "
		         "place, event, document, not", STR_ARG(section));
		return;
	}
	while (str_cut(&value, '|', &spelling))
		take_spelling(l, str_trim(spelling));
	if (l->name.len == 0)
		buf_add_cstr(&l->why, "there is no name behind the equals sign");
}

void
dictionaries_read(struct lexicon *d, const char *path, struct diag *diag)
{
	struct ini *ini = NULL;
	struct diag own;
	enum status status;

	diag_init(&own);
	status = ini_read(path, &ini, &own);
	if (status != STATUS_NOT_FOUND)
		diag_append(diag, &own);
	diag_release(&own);
	for (size_t i = 0; status == STATUS_OK && i < ini_count(ini); i++) {
		struct line l = {.lexicon = d, .name = STR_EMPTY};
		struct str section;
		struct str key;
		struct str value;

		buf_init(&l.why);
		ini_item(ini, i, &section, &key, &value);
		take_line(&l, section, value);
		if (l.why.len)
			diag_add(diag, DIAG_WARNING, str_of(path), ini_line(ini, i), "%s",
			         l.why.ptr);
		buf_release(&l.why);
	}
	ini_free(ini);
}
