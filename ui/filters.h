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

#include "entente.h"
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
 * Runs the filter for the file's ending, an article_filter: the user's goes
 * before what this program reads itself, one that is only known does not.
 *
 * errors  false: there is none (no sentence), or it is not installed or failed
 *         (one in d)
 */
bool filters_run(void *ctx, const struct filter_order *order, struct buf *out,
                 struct diag *d);

#endif
