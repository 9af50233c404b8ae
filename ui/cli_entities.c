/* SPDX-License-Identifier: MIT */
/*
 * `entente entities`: everything that is mentioned, by kind, the most mentioned
 * first, instances behind their series; or what one of them rests on (--why).
 */
#include "ui/cli.h"

#include <string.h>

#include "text/banned.h"

#define WINDOW 256
#define MEANT_MAX 16

/* "person", or "person,org". */
static bool
find_kinds(const struct cli *c, uint32_t *kinds)
{
	struct str rest = str_of(c->kind);
	struct str name;
	enum kind kind;

	*kinds = 0;
	while (c->kind && str_cut(&rest, ',', &name)) {
		if (!kind_from_name(name, &kind))
			return false;
		*kinds |= UINT32_C(1) << kind;
	}
	return true;
}

static void
print_entities(struct cli *c, struct library *lib, uint32_t kinds,
               enum entity_format format)
{
	struct entity_query q = {
		.kinds = kinds,
		.sort = ENTITY_BY_COUNT,
		.is_tree = true,
		.with_nominal = true,
	};
	struct entity_row rows[WINDOW];
	struct arena arena;
	size_t first = 0;
	size_t n;

	arena_init(&arena);
	export_entity_head(&c->out, format);
	do {
		arena_clear(&arena);
		n = library_entities(lib, &q, first, WINDOW, rows, &arena);
		for (size_t i = 0; i < n && cli_flush_some(c); i++)
			export_entity(&c->out, lib, &rows[i], format);
		first += n;
	} while (n == WINDOW && !c->is_closed);
	(void)cli_flush(c);
	(void)cli_check(c, lib);
	arena_release(&arena);
}

/* Several are called so: their rows, and that one of them has to be named. */
static void
ask_which(struct cli *c, struct library *lib, const entity_id *ids, size_t n)
{
	struct arena arena;

	arena_init(&arena);
	export_entity_head(&c->out, ENTITY_TABLE);
	for (size_t i = 0; i < n; i++) {
		struct entity_row row;

		if (library_entity(lib, ids[i], &row, &arena))
			export_entity(&c->out, lib, &row, ENTITY_TABLE);
	}
	(void)cli_flush(c);
	if (cli_check(c, lib))
		diag_add(&c->diag, DIAG_NOTE, STR_EMPTY, 0,
		         "several are called \"%s\": say which, by its id", c->why);
	cli_say(c);
	arena_release(&arena);
}

/* What the entity that is asked for rests on; false if there is none, or not one
 * alone. */
static bool
print_evidence(struct cli *c, struct library *lib, enum entity_format format)
{
	entity_id ids[MEANT_MAX];
	size_t n;
	entity_id id = library_find(lib, str_of(c->why), ids, MEANT_MAX, &n);

	if (n > 1) {
		ask_which(c, lib, ids, n);
		return false;
	}
	if (id == ENTITY_NONE) {
		if (cli_check(c, lib))
			diag_add(&c->diag, DIAG_NOTE, STR_EMPTY, 0,
			         "nothing in these articles is called \"%s\"", c->why);
		cli_say(c);
		return false;
	}
	export_evidence(&c->out, lib, id, format);
	(void)cli_flush(c);
	return cli_check(c, lib);
}

int
cli_entities(struct cli *c)
{
	enum entity_format format;
	uint32_t kinds;
	struct pile *p;
	int status;

	if (!cli_format(c, &format))
		return cli_usage("there is no format %s: table, jsonl or tsv",
		                 c->format);
	if (!find_kinds(c, &kinds))
		return cli_usage("there is no kind %s: person, org, place, event, "
		                 "document or date", c->kind);
	p = cli_open(c, 0, &status);
	if (!p)
		return status;
	if (cli_load(c, p)) {
		bool is_known = true;

		if (c->why)
			is_known = print_evidence(c, pile_library(p), format);
		else
			print_entities(c, pile_library(p), kinds, format);
		status = cli_exit_status(c);
		if (!is_known && status == EXIT_ALL_READ)
			status = EXIT_SOME_SKIPPED;
	}
	pile_close(p);
	return status;
}
