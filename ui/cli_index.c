/* SPDX-License-Identifier: MIT */
/* `entente index`: brings the index of a pile up to date and says what is in. */
#include "ui/cli.h"

#include "ui/state.h"

#include "text/banned.h"

static void
print_figures(struct cli *c, struct library *lib)
{
	struct library_figures f;

	library_figures(lib, &f);
	if (!cli_check(c, lib))
		return;
	buf_addf(&c->out,
	         "%zu article%s, %llu words, %zu entit%s, %zu mention%s\n",
	         f.articles, f.articles == 1 ? "" : "s",
	         (unsigned long long)f.words, f.entities,
	         f.entities == 1 ? "y" : "ies", f.mentions,
	         f.mentions == 1 ? "" : "s");
	/* What was skipped has been said with its reason, file by file. */
	if (c->failed + c->passed_over > 0)
		buf_addf(&c->out, "%zu input%s read, %zu skipped, %zu passed over as no "
		         "article\n", c->read, c->read == 1 ? "" : "s", c->failed,
		         c->passed_over);
	(void)cli_flush(c);
}

int
cli_index(struct cli *c)
{
	struct pile *p;
	int status;

	c->pile.always_index = true;
	p = cli_open(c, 0, &status);
	if (!p)
		return status;
	if (cli_load(c, p)) {
		print_figures(c, pile_library(p));
		status = cli_exit_status(c);
		/* What was indexed on purpose is what is meant without PATH. */
		if (c->pile.state_dir && !c->pile.in_memory && c->read > 0)
			state_remember(c->pile.state_dir, c->pile.paths,
			               c->pile.npath);
	}
	pile_close(p);
	return status;
}
