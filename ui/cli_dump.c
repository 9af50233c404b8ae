/* SPDX-License-Identifier: MIT */
/*
 * `entente dump`: what a floor of the house made of a file, one thing a line.
 * For golden tests and for finding out why something was found or was not.
 */
#include "ui/cli.h"

#include <string.h>

#include "text/banned.h"

static void
dump_article(struct buf *out, const struct pile_item *item)
{
	export_dump_article(out, reading_article(item->reading));
}

static void
dump_tokens(struct buf *out, const struct pile_item *item)
{
	export_dump_tokens(out, reading_article(item->reading),
	                   reading_tokens(item->reading));
}

static void
dump_mentions(struct buf *out, const struct pile_item *item)
{
	export_dump_mentions(out, item->reading);
}

static void
dump_locals(struct buf *out, const struct pile_item *item)
{
	export_dump_locals(out, item->reading, item->coref);
}

typedef void dump_stage(struct buf *out, const struct pile_item *item);

static const struct {
	const char *name;
	dump_stage *dump;
} stages[] = {
	{"article", dump_article},
	{"tokens", dump_tokens},
	{"mentions", dump_mentions},
	{"locals", dump_locals},
};

static dump_stage *
find_stage(const char *name)
{
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
		if (strcmp(stages[i].name, name) == 0)
			return stages[i].dump;
	return NULL;
}

struct dumping {
	struct cli *cli;
	dump_stage *dump;
};

/* A pile_sink. */
static bool
dump_batch(void *ctx, struct pile_batch *b)
{
	const struct dumping *w = ctx;
	struct cli *c = w->cli;

	cli_count(c, b);
	diag_append(&c->diag, &b->diag);
	cli_say(c);
	for (size_t k = 0; k < b->nitem; k++)
		w->dump(&c->out, &b->items[k]);
	pile_drop(b);
	return cli_flush_some(c);
}

int
cli_dump(struct cli *c)
{
	struct dumping w = {.cli = c};
	struct pile *p;
	int status;

	if (c->narg < 2)
		return cli_usage("dump needs a STAGE and a FILE");
	w.dump = find_stage(c->args[0]);
	if (!w.dump)
		return cli_usage("there is no stage %s: article, tokens, mentions "
		                 "or locals", c->args[0]);
	c->pile.in_memory = true;
	c->pile.is_bare = w.dump == dump_article;
	p = cli_open(c, 1, &status);
	if (!p)
		return status;
	for (size_t i = 0; i < pile_inputs(p) && !c->is_closed; i++)
		pile_read(p, i, dump_batch, &w);
	(void)cli_flush(c);
	status = cli_exit_status(c);
	pile_close(p);
	return status;
}
