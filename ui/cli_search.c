/* SPDX-License-Identifier: MIT */
/* `entente search`: full text of the pile, the best match first. */
#include "ui/cli_hits.h"

#include "text/banned.h"

#define WINDOW 256

static int
print_found(struct cli *c, struct library *lib, struct str query)
{
	struct hit_printer printer = {.cli = c, .library = lib};
	struct found rows[WINDOW];
	size_t first = 0;
	bool is_good = true;
	enum status status;
	size_t n;

	do {
		status = library_search(lib, query, NULL, first, WINDOW, rows, &n,
		                        &c->diag);
		for (size_t i = 0; i < n && is_good; i++)
			is_good = hit_print(&printer, rows[i].article, rows[i].at);
		first += n;
	} while (n == WINDOW && is_good);
	hit_end(&printer);
	cli_say(c);
	if (status == STATUS_BAD_INPUT)
		return EXIT_USAGE;
	c->has_failed |= status != STATUS_OK;
	if (status == STATUS_OK && first == 0)
		cli_complain("nothing in these articles is found by \"%.*s\"", STR_ARG(query));
	return cli_exit_status(c);
}

int
cli_search(struct cli *c)
{
	struct pile *p;
	int status;

	if (c->narg == 0)
		return cli_usage("search for what? A query is missing");
	p = cli_open(c, 1, &status);
	if (!p)
		return status;
	if (cli_load(c, p))
		status = print_found(c, pile_library(p), str_of(c->args[0]));
	pile_close(p);
	return status;
}
