/* SPDX-License-Identifier: MIT */
/*
 * Corrections beside the index: NAME.corrections in the state folder, written
 * whenever something is corrected.  An index can be made again from the articles,
 * what people said cannot; so an index that is new takes it from there, and
 * another pile that has the same articles may, if it is asked to.
 */
#include "ui/pile_int.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "ui/state.h"

#include "text/banned.h"

#define FILE_MAX ((size_t)64 << 20) /* [B] */

/* "russia-asean-0123456789abcdef.corrections" */
static bool
file_name(const struct pile *p, struct buf *out)
{
	const char *slash = p->keep_path ? strrchr(p->keep_path, '/') : NULL;
	struct str name = str_of(slash ? slash + 1 : "");

	if (!slash || !p->state_dir || !str_ends(name, STR_LIT(".db")))
		return false;
	buf_addf(out, "%.*s" PILE_CORRECTIONS, (int)name.len - 3, name.ptr);
	return true;
}

static bool
has_any(struct library *lib)
{
	struct correction_row row;
	struct arena arena;
	bool is_any;

	arena_init(&arena);
	is_any = library_corrections(lib, STR_EMPTY, 0, 1, &row, &arena) > 0;
	arena_release(&arena);
	return is_any;
}

static size_t
take_file(struct pile *p, const char *file, bool only_fitting, struct diag *d)
{
	struct corrections_taken taken = {0};
	struct buf text;

	buf_init(&text);
	state_read(p->state_dir, file, FILE_MAX, &text);
	if (text.len > 0 &&
	    library_corrections_take(p->library, buf_str(&text), only_fitting, &taken, d) !=
	            STATUS_OK)
		taken.batches = 0;
	/* Facts of articles that are there already. */
	if (taken.batches > 0 && (pile_reread(p, d) != STATUS_OK ||
	                          library_settle(p->library, d) != STATUS_OK))
		taken.batches = 0;
	buf_release(&text);
	return taken.batches;
}

void
pile_note_corrections(struct pile *p)
{
	struct buf name;
	struct buf text;

	buf_init(&name);
	buf_init(&text);
	if (file_name(p, &name)) {
		library_corrections_text(p->library, &text);
		state_write(p->state_dir, name.ptr, buf_str(&text));
	}
	buf_release(&name);
	buf_release(&text);
}

void
pile_recall_corrections(struct pile *p, struct diag *d)
{
	struct buf name;
	struct buf first;
	size_t n;

	buf_init(&name);
	buf_init(&first);
	if (!p->is_kept || !file_name(p, &name)) {
		/* Nothing is kept. */
	} else if (has_any(p->library)) {
		state_read(p->state_dir, name.ptr, 1, &first);
		if (first.len == 0)
			pile_note_corrections(p);
	} else {
		n = take_file(p, name.ptr, false, d);
		if (n > 0)
			diag_add(d, DIAG_NOTE, STR_EMPTY, 0,
			         "the index is new; %zu correction%s been kept beside it "
			         "and hold%s", n, n == 1 ? " had" : "s had", n == 1 ? "s" : "");
	}
	buf_release(&first);
	buf_release(&name);
}

size_t
pile_share_corrections(struct pile *p, struct diag *d)
{
	struct dirent **entries = NULL;
	struct buf own;
	size_t taken = 0;
	int n;

	buf_init(&own);
	if (!file_name(p, &own)) {
		buf_release(&own);
		return 0;
	}
	n = scandir(p->state_dir, &entries, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		struct str name = str_of(entries[i]->d_name);

		if (str_ends(name, STR_LIT(PILE_CORRECTIONS)) && !str_eq(name, buf_str(&own)))
			taken += take_file(p, entries[i]->d_name, true, d);
		free(entries[i]);
	}
	free(entries);
	buf_release(&own);
	return taken;
}
