/* SPDX-License-Identifier: MIT */
/*
 * Filling the full-text index.  It writes what it has got each time a part of a
 * transaction ends, as a segment to be merged later, so it is told of several
 * articles at once: when there are enough, at the end of the batch, or when
 * somebody searches before.
 */
#include "library/library_int.h"

#include "text/banned.h"

void
fulltext_add(struct library *lib, article_id id)
{
	vec_push(&lib->unsearched, id);
}

/* True if the index does not know it yet, and need not. */
static bool
forget_unsearched(struct library *lib, article_id id)
{
	for (size_t i = 0; i < lib->unsearched.len; i++) {
		if (lib->unsearched.ptr[i] == id) {
			lib->unsearched.ptr[i] = vec_last(&lib->unsearched);
			lib->unsearched.len--;
			return true;
		}
	}
	return false;
}

bool
fulltext_forget(struct library *lib, article_id id)
{
	return forget_unsearched(lib, id) ||
	       db_run_for(lib,
	               "INSERT INTO search(search, rowid, title, body)"
	               " SELECT 'delete', id, title, body FROM reading_text"
	               " WHERE id = ?1", id);
}

bool
fulltext_flush(struct library *lib)
{
	bool is_good = lib->error == 0;

	for (size_t i = 0; i < lib->unsearched.len && is_good; i++)
		is_good = db_run_for(lib,
		                "INSERT INTO search(rowid, title, body)"
		                " SELECT id, title, body FROM reading_text WHERE id = ?1",
		                lib->unsearched.ptr[i]);
	if (is_good)
		vec_clear(&lib->unsearched);
	return is_good;
}
