/* SPDX-License-Identifier: MIT */
/* Every article of a pile that has been read, in the order of its inputs. */
#include "ui/cli.h"

#include "text/banned.h"

struct printing {
	struct cli *cli;
	struct library *lib;
	cli_page_printer *print;
	const void *ctx;
};

static bool
print_article(const struct printing *p, article_id id)
{
	struct page *page;

	if (!cli_page(p->cli, p->lib, id, &page))
		return !p->cli->has_failed;
	p->print(p->cli, p->lib, page, p->ctx);
	page_free(page);
	return cli_flush_some(p->cli) && cli_check(p->cli, p->lib);
}

/* The articles of one input, by path. */
static bool
print_input(const struct printing *p, struct str path)
{
	struct arena arena;
	struct part *parts;
	bool is_good = true;
	size_t n;

	arena_init(&arena);
	n = library_parts(p->lib, path, &parts, &arena);
	for (size_t i = 0; i < n && is_good; i++) {
		article_id id = library_article_by_path(p->lib, parts[i].path);

		if (id != ARTICLE_NONE)
			is_good = print_article(p, id);
	}
	arena_release(&arena);
	return is_good;
}

void
cli_pages(struct cli *c, struct pile *p, cli_page_printer *print, const void *ctx)
{
	struct printing printing = {c, pile_library(p), print, ctx};

	for (size_t i = 0; i < pile_inputs(p); i++)
		if (!print_input(&printing, pile_input_path(p, i)))
			break;
	(void)cli_flush(c);
	(void)cli_check(c, printing.lib);
}
