/* SPDX-License-Identifier: MIT */
/*
 * Reading the pile while the reader reads: two threads turn inputs into
 * readings, the loop takes what is ready.  A thread touches the pile (const)
 * and its own batch; everything that joins readings happens in the loop.
 */
#ifndef UI_LOADER_H
#define UI_LOADER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/status.h"
#include "ui/pile.h"

struct loader;

/*
 * Starts on todo[0..n) (copied).
 *
 * owner   the caller's; loader_free(). The pile must outlive it.
 * errors  NULL if no thread or pipe can be had
 */
struct loader *loader_new(const struct pile *p, const size_t *todo, size_t n);
/* No more inputs are begun; does not wait. */
void loader_stop(struct loader *l);
/*
 * Ends it and drops what was not taken; NULL is no loader.  False if a worker
 * does not come back at once from what it is reading: then it, the loader and
 * the pile must be left to it, and the program is to end by _exit().
 */
bool loader_free(struct loader *l) MUST_USE;
/* True if no further batch can be announced: take no more, say so. */
bool loader_has_failed(struct loader *l);

/* Readable when a batch is ready. */
/* No worker is reading any more, so that loader_free() will not fail. */
bool loader_is_still(struct loader *l);
int loader_fd(const struct loader *l);
/* The next batch, or NULL; the caller gives it to pile_take. */
struct pile_batch *loader_take(struct loader *l);
/* Inputs taken to their end, of how many. */
size_t loader_taken(const struct loader *l);
size_t loader_total(const struct loader *l);
static inline bool
loader_is_done(const struct loader *l)
{
	return loader_taken(l) == loader_total(l);
}

#endif
