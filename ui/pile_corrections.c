/* SPDX-License-Identifier: MIT */
/*
 * Corrections beside the index: NAME.corrections in the state folder, written
 * whenever something is corrected.  An index can be made again from the articles,
 * what people said cannot; so an index that is new takes it from there, and one
 * that could not be written; another pile that has the same articles may, if it is
 * asked to.
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

static enum status
take_text(struct pile *p, struct str text, bool only_fitting, struct corrections_taken *taken,
          struct diag *d)
{
	enum status status = library_corrections_take(p->library, text, only_fitting, taken, d);

	/* Facts of articles that are there already. */
	if (status == STATUS_OK && taken->batches + taken->withdrawn > 0) {
		status = pile_reread(p, d);
		if (status == STATUS_OK)
			status = library_settle(p->library, d);
	}
	if (status != STATUS_OK)
		*taken = (struct corrections_taken){0};
	return status;
}

/* How many batches. */
static size_t
take_file(struct pile *p, const char *file, struct diag *d)
{
	struct corrections_taken taken = {0};
	struct buf text;

	buf_init(&text);
	state_read(p->state_dir, file, FILE_MAX, &text);
	if (text.len > 0 && take_text(p, buf_str(&text), true, &taken, d) != STATUS_OK)
		taken.batches = 0;
	buf_release(&text);
	return taken.batches;
}

bool
pile_note_corrections(struct pile *p)
{
	struct buf name;
	struct buf text;
	bool is_there = false;

	buf_init(&name);
	buf_init(&text);
	if (file_name(p, &name)) {
		library_corrections_text(p->library, buf_str(&p->left), &text);
		is_there = state_write(p->state_dir, name.ptr, buf_str(&text));
	}
	buf_release(&name);
	buf_release(&text);
	return is_there;
}

static void
say_recalled(const struct corrections_taken *t, bool was_empty, struct diag *d)
{
	const char *why = was_empty ? "the index is new" : "the index could not be written";

	if (t->batches > 0)
		diag_add(d, DIAG_NOTE, STR_EMPTY, 0, "%s; %zu correction%s been kept beside "
		         "it and hold%s", why, t->batches, t->batches == 1 ? " had" : "s had",
		         t->batches == 1 ? "s" : "");
	if (t->withdrawn > 0)
		diag_add(d, DIAG_NOTE, STR_EMPTY, 0, "the index could not be written; what "
		         "was taken back meanwhile is taken back");
}

/*
 * Union, and not the newer of the two: which that is nobody can tell, another run may
 * have written either.
 */
static void
recall(struct pile *p, struct str text, struct diag *d)
{
	struct corrections_taken taken;
	bool was_empty = !has_any(p->library);
	struct diag own;
	enum status status;

	diag_init(&own);
	status = take_text(p, text, false, &taken, &own);
	/* Nothing of the file may get lost, the next correction writes it anew. */
	if (status != STATUS_OK && pile_to_memory(p, status, &own)) {
		p->has_lost = false;
		status = take_text(p, text, false, &taken, &own);
	}
	if (status == STATUS_OK)
		say_recalled(&taken, was_empty, &own);
	/* A file that makes no sense is no matter where the index knows. */
	if (status != STATUS_BAD_INPUT || was_empty)
		diag_append(d, &own);
	if (status == STATUS_OK || (status == STATUS_BAD_INPUT && !was_empty))
		(void)pile_note_corrections(p);
	diag_release(&own);
}

void
pile_recall_corrections(struct pile *p, struct diag *d)
{
	struct buf name;
	struct buf kept;
	struct buf here;

	buf_init(&name);
	buf_init(&kept);
	buf_init(&here);
	if (p->is_kept && file_name(p, &name)) {
		state_read(p->state_dir, name.ptr, FILE_MAX, &kept);
		library_corrections_text(p->library, STR_EMPTY, &here);
		if (kept.len > 0 && !str_eq(buf_str(&kept), buf_str(&here)))
			recall(p, buf_str(&kept), d);
		else if (kept.len == 0 && has_any(p->library))
			(void)pile_note_corrections(p);
	}
	buf_release(&here);
	buf_release(&kept);
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
			taken += take_file(p, entries[i]->d_name, d);
		free(entries[i]);
	}
	free(entries);
	buf_release(&own);
	return taken;
}

/* --------------------------------------------------------------- being corrected */

enum status
pile_correct(struct pile *p, const struct correction *c, struct diag *d)
{
	struct diag own;
	enum status status;

	diag_init(&own);
	status = library_correct(p->library, c, &own);
	if (status != STATUS_OK && pile_to_memory(p, status, d)) {
		diag_clear(&own);
		status = library_correct(p->library, c, &own);
	}
	diag_append(d, &own);
	diag_release(&own);
	return status;
}

enum status
pile_correct_fact(struct pile *p, article_id article, enum fact_name name, struct str value,
                  struct diag *d)
{
	struct diag own;
	enum status status;

	diag_init(&own);
	status = library_correct_fact(p->library, article, name, value, &own);
	if (status != STATUS_OK && pile_to_memory(p, status, d)) {
		diag_clear(&own);
		status = library_correct_fact(p->library, article, name, value, &own);
	}
	diag_append(d, &own);
	diag_release(&own);
	return status;
}

enum status
pile_uncorrect(struct pile *p, uint32_t batch, struct diag *d)
{
	struct diag own;
	enum status status;

	diag_init(&own);
	status = library_uncorrect(p->library, batch, &own);
	if (status != STATUS_OK && pile_to_memory(p, status, d)) {
		diag_clear(&own);
		status = library_uncorrect(p->library, batch, &own);
	}
	diag_append(d, &own);
	diag_release(&own);
	return status;
}
