/* SPDX-License-Identifier: MIT */
/* All that recognizing knows by heart, as one piece of memory. */
#ifndef RECOGNIZE_TABLES_H
#define RECOGNIZE_TABLES_H

/*
 * Makes ready for many articles: the tables and the model, 11 MB that are looked
 * into at random, move to large pages (text/pages.h).  Takes some milliseconds, and
 * is to be called before there is a second thread.
 *
 * errors  none: without such pages all is as it was
 */
void tables_make_ready(void);

#endif
