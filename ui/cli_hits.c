/* SPDX-License-Identifier: MIT */
/* See cli_hits.h. */
#include "ui/cli_hits.h"

#include "text/banned.h"

#define CONTEXT 160 /* [B] */

bool
hit_print(struct hit_printer *h, article_id article, struct span at)
{
	struct cli *c = h->cli;

	if (!h->page || h->page->id != article) {
		page_free(h->page);
		if (!cli_page(c, h->library, article, &h->page))
			return !c->has_failed;
	}
	export_hit(&c->out, h->page->article, at, CONTEXT);
	return cli_flush_some(c);
}

void
hit_end(struct hit_printer *h)
{
	page_free(h->page);
	h->page = NULL;
	(void)cli_flush(h->cli);
	(void)cli_check(h->cli, h->library);
}
