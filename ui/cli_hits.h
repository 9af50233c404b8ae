/* SPDX-License-Identifier: MIT */
/* Printing places of articles as `file:line:col: context`. */
#ifndef UI_CLI_HITS_H
#define UI_CLI_HITS_H

#include <stdbool.h>

#include "ui/cli.h"

/* Keeps the article at hand, since places come article by article. */
struct hit_printer {
	struct cli *cli;
	struct library *library;
	struct page *page;
};

/* False when there is no use in going on. */
bool hit_print(struct hit_printer *h, article_id article, struct span at);
/* Writes what is left, and says if the library failed meanwhile. */
void hit_end(struct hit_printer *h);

#endif
