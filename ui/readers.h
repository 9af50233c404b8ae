/* SPDX-License-Identifier: MIT */
/*
 * Reads inputs of a pile by several threads and hands the batches out in the
 * order of the inputs, so that what is said and printed does not depend on
 * which thread was quicker.
 */
#ifndef UI_READERS_H
#define UI_READERS_H

#include <stddef.h>

#include "ui/pile.h"

struct readers;

/*
 * Starts on inputs todo[0..n).  If no thread can be had, the caller's reads.
 *
 * owner   the caller's; readers_free(). Pile and todo must outlive it.
 */
struct readers *readers_new(const struct pile *p, const size_t *todo, size_t n,
                            size_t nthread);
/* The next batch, to be given to pile_take or pile_drop; NULL at the end. */
struct pile_batch *readers_next(struct readers *r);
/* Waits for what is being read and drops it. */
void readers_free(struct readers *r);

#endif
