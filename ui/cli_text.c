/* SPDX-License-Identifier: MIT */
/*
 * `entente text`: the bytes that offsets refer to, unchanged; only a terminal
 * gets them made safe.
 */
#include "ui/cli.h"

#include "text/banned.h"

static void
print_text(struct cli *c, const struct pile_batch *b)
{
	for (size_t i = 0; i < b->nitem && cli_flush_some(c); i++) {
		struct str text = article_text(
			reading_article(b->items[i].reading));

		if (c->out_is_tty)
			export_safe(&c->out, text);
		else
			buf_add(&c->out, text);
	}
	(void)cli_flush(c);
}

int
cli_text(struct cli *c)
{
	struct pile_batch *b;
	struct pile *p;
	int status;

	if (c->narg != 1)
		return cli_usage("text of which FILE? Exactly one has to be named");
	c->pile.in_memory = true;
	p = cli_open(c, 0, &status);
	if (!p)
		return status;
	if (pile_inputs(p) == 1) {
		b = pile_read(p, 0);
		diag_append(&c->diag, &b->diag);
		*(b->status == STATUS_OK ? &c->read : &c->failed) += 1;
		if (b->status == STATUS_OK)
			print_text(c, b);
		cli_say(c);
		pile_drop(b);
		status = cli_exit_status(c);
	} else {
		status = cli_usage("%s holds several files: name one of them",
		                   c->args[0]);
	}
	pile_close(p);
	return status;
}
