/* SPDX-License-Identifier: MIT */
/*
 * `entente info`: what is known about each article (title, author, dates,
 * charset …) and who says so, corrections included.
 */
#include "ui/cli.h"

#include "text/banned.h"

static void
print_page(struct cli *c, struct library *lib, const struct page *page, const void *format)
{
	(void)lib;
	export_info(&c->out, page->article, *(const enum entity_format *)format);
}

int
cli_info(struct cli *c)
{
	enum entity_format format;
	struct pile *p;
	int status;

	if (!cli_format(c, &format))
		return cli_usage("there is no format %s: table, jsonl or tsv",
		                 c->format);
	c->pile.makes_none = true;
	p = cli_open(c, 0, &status);
	if (!p)
		return status;
	status = EXIT_NOTHING_READ;
	if (cli_load(c, p)) {
		cli_pages(c, p, print_page, &format);
		status = cli_exit_status(c);
	}
	pile_close(p);
	return status;
}
