/* SPDX-License-Identifier: MIT */
/*
 * What the batch commands share: what the user asked for, a standard output
 * that notices when nobody reads it any more, sentences on standard error, and
 * reading a pile to its end.
 */
#ifndef UI_CLI_H
#define UI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "entente.h"
#include "text/buf.h"
#include "text/diag.h"
#include "ui/pile.h"

/* Exit statuses of the contract. */
enum cli_exit {
	EXIT_ALL_READ = 0,
	EXIT_SOME_SKIPPED = 1, /* or nobody is called what was asked for */
	EXIT_USAGE = 2,
	EXIT_NOTHING_READ = 3  /* or the library failed */
};

struct cli {
	const char *const *args; /* after the command's name */
	size_t narg;
	struct pile_options pile; /* paths are filled in by the command */
	const char *format;      /* --format, or NULL */
	const char *kind;        /* --kind, or NULL */
	const char *why;         /* --why, or NULL */
	const char *take;        /* --take, or NULL */
	size_t jobs;             /* threads that read */
	bool is_local;
	bool with_instances;     /* --instances */
	bool with_body;
	bool with_explain;
	bool out_is_tty;
	bool err_is_tty;
	const char *sample;      /* folder of the bundled sample, or NULL */
	struct arena arena;      /* of what was found for the above */

	struct diag diag;        /* not yet printed */
	struct buf out;          /* not yet written */
	bool is_closed;          /* nobody reads standard output any more */
	bool is_broken;          /* standard output failed, and it was said */
	bool has_failed;         /* the library failed, and it was said */
	size_t passed_over;      /* parts of inputs that are no articles */
	size_t failed;           /* inputs that could not be read */
	size_t read;             /* inputs that were, or are known from before */
};

/* ------------------------------------------------------------------ commands */

typedef int cli_run(struct cli *c);

enum command {
	COMMAND_READ, /* the reader: no name */
	COMMAND_ANNOTATE,
	COMMAND_ENTITIES,
	COMMAND_MENTIONS,
	COMMAND_SEARCH,
	COMMAND_TEXT,
	COMMAND_INFO,
	COMMAND_INDEX,
	COMMAND_CORRECTIONS,
	COMMAND_DUMP,
	COMMAND_COUNT
};

struct command_row {
	const char *name;  /* "annotate"; NULL for the reader */
	const char *args;  /* "[PATH…]" */
	const char *help;  /* one line */
	cli_run *run;      /* NULL for the reader */
};

extern const struct command_row command_table[COMMAND_COUNT];
/* COMMAND_COUNT if there is none of this name. */
enum command command_find(const char *name);

cli_run cli_annotate;
cli_run cli_entities;
cli_run cli_mentions;
cli_run cli_search;
cli_run cli_text;
cli_run cli_info;
cli_run cli_index;
cli_run cli_corrections;
cli_run cli_dump;
cli_run cli_plain; /* the reader without a screen */

/* ---------------------------------------------------------- output, sentences */

/* Writes what is in c->out if it has become much; false when there is no use
 * in going on. */
bool cli_flush_some(struct cli *c);
/* Writes all of it. */
bool cli_flush(struct cli *c);
/* Prints and forgets c->diag. */
void cli_say(struct cli *c);
/* One sentence of our own, at once. */
void cli_complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The same about wrong use; returns EXIT_USAGE. */
int cli_usage(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* ------------------------------------------------------------------ the pile */

/*
 * Opens the pile of the paths from args[first] on; without any, the last one
 * or the bundled sample.
 *
 * errors  NULL and everything said; *exit_status gets what to return
 */
struct pile *cli_open(struct cli *c, size_t first, int *exit_status);
/* The paths that are meant without any: how many; 0 if there are none. */
size_t cli_default_paths(struct cli *c, const char *const **paths);

/* Counts the input that ends with this batch, if one does. */
void cli_count(struct cli *c, const struct pile_batch *b);
/* Who gets what is read: each batch, to own it, and then the word that this was
 * all. */
struct cli_taker {
	enum status (*take)(void *ctx, struct pile_batch *b, struct diag *d);
	enum status (*settle)(void *ctx, struct diag *d);
	void *ctx;
};
/* Reads what has to be read; false and everything said if the taker failed. */
bool cli_read(struct cli *c, struct pile *p, const struct cli_taker *to);
/* The same into the library of the pile, which is there from then on. */
bool cli_load(struct cli *c, struct pile *p);
/* --format of tables; false if it is none. */
bool cli_format(const struct cli *c, enum entity_format *out);
/* Each article of the pile, by input and path, while somebody reads. */
typedef void cli_page_printer(struct cli *c, struct library *lib, const struct page *page,
                              const void *ctx);
void cli_pages(struct cli *c, struct pile *p, cli_page_printer *print, const void *ctx);
/*
 * An article to print; false and everything said if it cannot be had.  One that
 * another process took out meanwhile counts as skipped.
 */
bool cli_page(struct cli *c, struct library *lib, article_id id,
              struct page **out);
/* After printing what the library answered: false and said if it failed, so
 * that the answers were not whole. */
bool cli_check(struct cli *c, struct library *lib);
/* By what was read and what was not. */
int cli_exit_status(const struct cli *c);

#endif
