/* SPDX-License-Identifier: MIT */
/*
 * Memory asked for ahead.  A look into a large table costs more in waiting for
 * it than in work; who knows early where he will look says so, and does
 * something else meanwhile.  Nothing but time hangs on it.
 */
#ifndef TEXT_FETCH_H
#define TEXT_FETCH_H

/* The line of the processor's cache that holds `p`, which need not be valid. */
static inline void
fetch_ahead(const void *p)
{
	__builtin_prefetch(p);
}

#endif
