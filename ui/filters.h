/* SPDX-License-Identifier: MIT */
/*
 * Programs that make text of files nobody here reads: "pdf = pdftotext -layout
 * %s -" in [filters] of entente.ini, and some that are known.  A filter is run
 * without a shell, with its time, memory and output bounded, and only where its
 * program is installed; under --secure there are none.
 */
#ifndef UI_FILTERS_H
#define UI_FILTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/diag.h"
#include "text/str.h"

struct filters;

/*
 * The known ones and those of the file; `search_path` is that of the environment
 * (PATH), looked through once.
 *
 * owner   the caller's, filters_free(); ini_path may be NULL, or no file
 */
struct filters *filters_new(const char *ini_path, const char *search_path,
                            struct diag *d);
void filters_free(struct filters *f);

/*
 * Runs the filter for the file's ending. Any thread; `ctx` is struct filters.
 *
 * shape   out gets its text, at most `most` [B]
 * errors  false: there is none (no sentence), or it failed (one in d)
 */
bool filters_run(void *ctx, struct str path, uint64_t most, struct buf *out,
                 struct diag *d);

#endif
