/* SPDX-License-Identifier: MIT */
/*
 * A pile whose index can no longer be written, the disk being full: what the index
 * holds is taken into memory and reading goes on there.  A batch that was not
 * committed is lost with it; which inputs those were is not asked, all that were
 * taken are read again, and of them only what is not there is looked into.
 */
#include "ui/pile_int.h"

#include <string.h>

#include "text/banned.h"

bool
pile_to_memory(struct pile *p, enum status why, struct diag *d)
{
	struct library *memory;

	if (why != STATUS_IO || p->is_moved ||
	    library_to_memory(p->library, &memory, NULL) != STATUS_OK)
		return false;
	library_close(p->library);
	if (p->is_kept && p->is_new)
		library_delete(p->keep_path);
	else if (p->is_kept)
		library_corrections_text(memory, STR_EMPTY, &p->left);
	p->library = memory;
	p->is_moved = true;
	p->has_lost = true;
	if (p->is_kept)
		diag_add(d, DIAG_NOTE, STR_EMPTY, 0, "the index cannot be kept (disk "
		         "full): this pile is read into memory");
	p->is_kept = false;
	return true;
}

enum status
pile_settle(struct pile *p, struct diag *d)
{
	struct diag own;
	enum status status;

	diag_init(&own);
	status = library_settle(p->library, &own);
	if (status != STATUS_OK && pile_to_memory(p, status, d)) {
		diag_clear(&own);
		status = library_settle(p->library, &own);
	}
	diag_append(d, &own);
	diag_release(&own);
	return status;
}

enum status
pile_settle_some(struct pile *p, bool (*go_on)(void *ctx), void *ctx, bool *is_done,
                 struct diag *d)
{
	struct diag own;
	enum status status;

	diag_init(&own);
	status = library_settle_some(p->library, go_on, ctx, is_done, &own);
	if (status != STATUS_OK && pile_to_memory(p, status, d)) {
		status = STATUS_OK;
		*is_done = false;
	} else {
		diag_append(d, &own);
	}
	diag_release(&own);
	return status;
}

bool
pile_has_lost(const struct pile *p)
{
	return p->has_lost;
}

bool
pile_is_again(const struct pile *p)
{
	return p->is_again;
}

void
pile_again(struct pile *p)
{
	vec_clear(&p->todo);
	for (size_t i = 0; i < source_count(p->source); i++)
		if (p->is_taken[i])
			vec_push(&p->todo, i);
	memset(p->is_taken, 0, source_count(p->source) * sizeof *p->is_taken);
	pile_recall_known(p);
	p->is_again = true;
	p->has_lost = false;
}
