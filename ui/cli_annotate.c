/* SPDX-License-Identifier: MIT */
/*
 * `entente annotate`: one line of JSON an article, in the order of the inputs.
 * Identity needs all articles before the first line can be written: where the
 * pile has an index they rest there, else in a census, which is no more than
 * that.  --local needs only the one at hand, and streams.
 */
#include "ui/cli.h"

#include <string.h>

#include "ui/readers.h"

#include "text/banned.h"

static void
print_page(struct cli *c, struct library *lib, const struct page *page, const void *o)
{
	export_annotation(&c->out, lib, page, o);
}

static int
annotate_index(struct cli *c, struct pile *p, const struct annotate_options *o)
{
	if (!cli_load(c, p))
		return EXIT_NOTHING_READ;
	cli_pages(c, p, print_page, o);
	return cli_exit_status(c);
}

/* --------------------------------------------------------------------- a census */

static enum status
count_batch(void *ctx, struct pile_batch *b, struct diag *d)
{
	struct census *census = ctx;

	diag_append(d, &b->diag);
	for (size_t i = 0; i < b->nitem; i++)
		census_add(census, (uint32_t)b->input, b->items[i].hash,
		           b->items[i].reading, b->items[i].coref);
	pile_drop(b);
	return STATUS_OK;
}

static enum status
settle_census(void *ctx, struct diag *d)
{
	return census_settle(ctx, d);
}

static bool
print_counted(struct cli *c, const struct census *census, size_t i,
              const struct annotate_options *o)
{
	struct page *page;

	if (census_page(census, i, &page, &c->diag) != STATUS_OK) {
		cli_say(c);
		c->has_failed = true;
		return false;
	}
	export_annotation_counted(&c->out, census, page, o);
	page_free(page);
	return cli_flush_some(c);
}

static int
annotate_once(struct cli *c, struct pile *p, const struct annotate_options *o)
{
	struct census *census = census_new();
	const struct cli_taker to = {
		.take = count_batch, .settle = settle_census, .ctx = census,
	};
	bool is_good = cli_read(c, p, &to);

	for (size_t i = 0; is_good && i < census_count(census); i++)
		is_good = print_counted(c, census, i, o);
	c->has_failed |= !is_good && !c->is_closed;
	(void)cli_flush(c);
	census_free(census);
	return cli_exit_status(c);
}

/* -------------------------------------------------------------------- --local */

struct printing {
	struct cli *c;
	const struct annotate_options *options;
};

/* A pile_sink. */
static bool
print_batch(void *ctx, struct pile_batch *b)
{
	const struct printing *to = ctx;
	struct cli *c = to->c;

	cli_count(c, b);
	diag_append(&c->diag, &b->diag);
	cli_say(c);
	for (size_t i = 0; i < b->nitem; i++)
		export_annotation_local(&c->out, b->items[i].reading,
		                        b->items[i].coref, to->options);
	pile_drop(b);
	/* A filter hands on what it has: the next line may be long in coming. */
	return cli_flush(c);
}

static int
annotate_alone(struct cli *c, struct pile *p, const struct annotate_options *o)
{
	struct printing to = {c, o};
	size_t n;
	const size_t *todo = pile_todo(p, &n);

	readers_run(p, todo, n, c->jobs, print_batch, &to);
	return cli_exit_status(c);
}

int
cli_annotate(struct cli *c)
{
	struct annotate_options o = {
		.with_body = c->with_body,
		.with_explain = c->with_explain,
		.user = c->pile.lexicon,
	};
	struct pile *p;
	int status;

	if (c->format && strcmp(c->format, "jsonl") != 0)
		return cli_usage("annotate knows --format=jsonl only");
	c->pile.in_memory |= c->is_local;
	c->pile.makes_none = true;
	p = cli_open(c, 0, &status);
	if (!p)
		return status;
	if (c->is_local)
		status = annotate_alone(c, p, &o);
	else if (pile_is_kept(p))
		status = annotate_index(c, p, &o);
	else
		status = annotate_once(c, p, &o);
	pile_close(p);
	return status;
}
