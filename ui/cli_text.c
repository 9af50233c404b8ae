/* SPDX-License-Identifier: MIT */
/*
 * `entente text`: the bytes that offsets refer to, unchanged; only a terminal
 * gets them made safe.
 */
#include "ui/cli.h"

#include "text/banned.h"

struct wanted {
	struct cli *cli;
	struct buf text;
	struct buf path;  /* of the second article, if there is one */
	size_t narticle;
};

/* A pile_sink: two articles are one too many. */
static bool
take_text(void *ctx, struct pile_batch *b)
{
	struct wanted *w = ctx;

	diag_append(&w->cli->diag, &b->diag);
	for (size_t i = 0; i < b->nitem && w->narticle < 2; i++) {
		const struct article *a = reading_article(b->items[i].reading);

		if (w->narticle++ == 0)
			buf_add(&w->text, article_text(a));
		else
			buf_add(&w->path, article_path(a));
	}
	cli_count(w->cli, b);
	pile_drop(b);
	return w->narticle < 2;
}

static int
print_text(struct cli *c, struct pile *p)
{
	struct wanted w = {.cli = c};
	int status;

	buf_init(&w.text);
	buf_init(&w.path);
	pile_read(p, 0, take_text, &w);
	cli_say(c);
	if (w.narticle == 2) {
		status = cli_usage("%s holds several articles: name one of them, like %s",
		                   c->args[0], w.path.ptr);
	} else {
		if (c->out_is_tty)
			export_safe(&c->out, buf_str(&w.text));
		else
			buf_add(&c->out, buf_str(&w.text));
		(void)cli_flush(c);
		status = cli_exit_status(c);
	}
	buf_release(&w.text);
	buf_release(&w.path);
	return status;
}

int
cli_text(struct cli *c)
{
	struct pile *p;
	int status;

	if (c->narg != 1)
		return cli_usage("text of which FILE? Exactly one has to be named");
	c->pile.in_memory = true;
	c->pile.is_bare = true;
	p = cli_open(c, 0, &status);
	if (!p)
		return status;
	if (pile_inputs(p) == 1)
		status = print_text(c, p);
	else
		status = cli_usage("%s holds several files: name one of them",
		                   c->args[0]);
	pile_close(p);
	return status;
}
