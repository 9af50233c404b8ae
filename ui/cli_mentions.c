/* SPDX-License-Identifier: MIT */
/*
 * `entente mentions`: every place where one entity is mentioned, in reading
 * order across the articles.
 */
#include "ui/cli_hits.h"

#include <stdlib.h>

#include "text/vec.h"

#include "text/banned.h"

#define WINDOW 128
#define OTHERS 6

/* "there is no X here; near it: person/…": what the pile has that holds it. */
static void
say_unknown(struct cli *c, struct library *lib, struct str name)
{
	struct entity_query q = {.filter = name, .with_nominal = true};
	struct entity_row rows[OTHERS];
	struct arena arena;
	struct buf b;
	size_t n;

	arena_init(&arena);
	buf_init(&b);
	n = library_entities(lib, &q, 0, OTHERS, rows, &arena);
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%s%.*s", i ? ", " : "; there is ",
		         STR_ARG(rows[i].slug));
	diag_add(&c->diag, DIAG_NOTE, STR_EMPTY, 0,
	         "nothing in these articles is called \"%.*s\"%s",
	         STR_ARG(name), b.ptr);
	cli_say(c);
	buf_release(&b);
	arena_release(&arena);
}

/* Several of one name: which of them is shown, and how to ask for the others. */
static void
say_others(struct cli *c, struct library *lib, struct str name,
           const entity_id *ids, size_t n)
{
	struct entity_row row;
	struct arena arena;
	struct buf b;

	arena_init(&arena);
	buf_init(&b);
	for (size_t i = 0; i < n; i++) {
		if (library_entity(lib, ids[i], &row, &arena))
			buf_addf(&b, "%s%.*s", i == 0 ? "" : i == 1 ? ", not "
			                                            : ", ",
			         STR_ARG(row.slug));
	}
	diag_add(&c->diag, DIAG_NOTE, STR_EMPTY, 0, "\"%.*s\" is taken for %s",
	         STR_ARG(name), b.ptr);
	cli_say(c);
	buf_release(&b);
	arena_release(&arena);
}

static void
print_mentions(struct cli *c, struct library *lib, entity_id id)
{
	struct hit_printer printer = {.cli = c, .library = lib};
	struct hit hits[WINDOW];
	size_t first = 0;
	bool is_good = true;
	size_t n;

	do {
		n = library_hits(lib, id, first, WINDOW, hits);
		for (size_t i = 0; i < n && is_good; i++)
			is_good = hit_print(&printer, hits[i].article, hits[i].at);
		first += n;
	} while (n == WINDOW && is_good);
	hit_end(&printer);
}

/* A mention of a series or of one of its meetings. */
struct placed {
	size_t article; /* place in reading order */
	struct hit hit;
};

struct placed_vec {
	struct placed *ptr;
	size_t len;
	size_t cap;
};

static void
collect(struct library *lib, entity_id id, struct placed_vec *out)
{
	struct hit hits[WINDOW];
	size_t first = 0;
	size_t n;

	do {
		n = library_hits(lib, id, first, WINDOW, hits);
		for (size_t i = 0; i < n; i++) {
			struct placed p = {
				.article = library_article_pos(lib, NULL, hits[i].article),
				.hit = hits[i],
			};

			/* Those of one article stand together. */
			if (i > 0 && hits[i].article == hits[i - 1].article)
				p.article = vec_last(out).article;
			vec_push(out, p);
		}
		first += n;
	} while (n == WINDOW);
}

static int
by_place(const void *pa, const void *pb)
{
	const struct placed *a = pa;
	const struct placed *b = pb;

	if (a->article != b->article)
		return a->article < b->article ? -1 : 1;
	return a->hit.at.off < b->hit.at.off ? -1 : a->hit.at.off > b->hit.at.off;
}

static void
print_with_instances(struct cli *c, struct library *lib, entity_id series)
{
	struct hit_printer printer = {.cli = c, .library = lib};
	struct entity_row rows[WINDOW];
	struct placed_vec all;
	struct arena arena;
	size_t first = 0;
	size_t n;

	arena_init(&arena);
	vec_init(&all);
	collect(lib, series, &all);
	do {
		n = library_instances(lib, series, first, WINDOW, rows, &arena);
		for (size_t i = 0; i < n; i++)
			collect(lib, rows[i].id, &all);
		first += n;
	} while (n == WINDOW);
	if (all.len > 1)
		qsort(all.ptr, all.len, sizeof *all.ptr, by_place);
	for (size_t i = 0; i < all.len; i++)
		if (!hit_print(&printer, all.ptr[i].hit.article, all.ptr[i].hit.at))
			break;
	hit_end(&printer);
	vec_release(&all);
	arena_release(&arena);
}

/* False if there is nobody of this name. */
static bool
find_and_print(struct cli *c, struct library *lib, struct str name)
{
	entity_id ids[OTHERS];
	size_t n;
	entity_id id = library_find(lib, name, ids, OTHERS, &n);

	if (!cli_check(c, lib))
		return false;
	if (id == ENTITY_NONE) {
		say_unknown(c, lib, name);
		(void)cli_check(c, lib);
		return false;
	}
	if (n > 1)
		say_others(c, lib, name, ids, n);
	if (c->with_instances)
		print_with_instances(c, lib, id);
	else
		print_mentions(c, lib, id);
	return true;
}

int
cli_mentions(struct cli *c)
{
	struct pile *p;
	bool is_known;
	int status;

	if (c->narg == 0)
		return cli_usage("mentions of whom? A name or an id is missing");
	p = cli_open(c, 1, &status);
	if (!p)
		return status;
	if (cli_load(c, p)) {
		is_known = find_and_print(c, pile_library(p),
		                          str_of(c->args[0]));
		status = cli_exit_status(c);
		if (!is_known && status == EXIT_ALL_READ)
			status = EXIT_SOME_SKIPPED;
	}
	pile_close(p);
	return status;
}
