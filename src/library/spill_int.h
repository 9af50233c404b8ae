/* SPDX-License-Identifier: MIT */
/*
 * Bytes put aside until they are wanted: in memory as long as they are few, then
 * in a file without a name.  Where no such file can be had, or the disk is full,
 * they stay in memory; that costs room and nothing else.
 */
#ifndef LIBRARY_SPILL_INT_H
#define LIBRARY_SPILL_INT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "text/buf.h"
#include "text/str.h"

struct spill {
	FILE *file;      /* NULL: none yet, or none to be had */
	uint64_t filed;  /* [B] in the file; the rest is in `rest` */
	struct buf rest;
	bool is_full;    /* no more goes into the file */
};

void spill_init(struct spill *s);
void spill_release(struct spill *s);

/* Where it is from now on, [B] from the beginning. */
uint64_t spill_add(struct spill *s, struct str bytes);
/* Appends to `out`; false, with nothing appended, if it cannot be read back. */
bool spill_read(const struct spill *s, uint64_t off, size_t len, struct buf *out);

#endif
