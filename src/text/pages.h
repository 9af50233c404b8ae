/* SPDX-License-Identifier: MIT */
/*
 * Large pages for large tables.  A table of some megabytes that is looked into at
 * random costs the processor a look into its tables of pages, too, nearly each
 * time; in pages of two megabytes it does not.
 */
#ifndef TEXT_PAGES_H
#define TEXT_PAGES_H

#include <stddef.h>

/*
 * Moves what the program was built with, [ptr, ptr + len), to large pages: the
 * bytes and their address stay.  Costs a copy, and shares the memory with no other
 * process any more: for runs of some hundred milliseconds and more, before there
 * is a second thread.
 *
 * errors  none: where the system has no such pages, or no memory for them, all
 *         is as it was
 * source  measured on 50 MB of articles: 2 to 5 % less time of the processor
 */
void pages_enlarge(const void *ptr, size_t len);

#endif
