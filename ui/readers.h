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

/*
 * Gives the batches of inputs todo[0..n) to the sink, which owns them, on the
 * caller's thread and in the order of the inputs, until it says false.  One
 * thread, or none to be had, is the caller's own.
 */
void readers_run(const struct pile *p, const size_t *todo, size_t n, size_t nthread,
                 pile_sink *sink, void *ctx);

#endif
