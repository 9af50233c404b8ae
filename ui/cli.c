/* SPDX-License-Identifier: MIT */
/* See cli.h. */
#include "ui/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ui/cli_notes.h"
#include "ui/progress.h"
#include "ui/readers.h"
#include "ui/state.h"

#include "text/banned.h"

#define OUT_ENOUGH ((size_t)64 << 10) /* [B] kept before they are written */

/* ------------------------------------------------------------------ commands */

const struct command_row command_table[COMMAND_COUNT] = {
	[COMMAND_READ] = {NULL, "[PATH…]",
		"read: the last pile without PATH, or the sample", NULL},
	[COMMAND_ANNOTATE] = {"annotate", "[PATH…]",
		"mentions of every article, one line of JSON each", cli_annotate},
	[COMMAND_ENTITIES] = {"entities", "[PATH…]",
		"everyone and everything that is mentioned", cli_entities},
	[COMMAND_MENTIONS] = {"mentions", "NAME-OR-ID [PATH…]",
		"where one of them is mentioned, in reading order", cli_mentions},
	[COMMAND_SEARCH] = {"search", "QUERY [PATH…]",
		"full text: words, \"a phrase\", begin*, -not", cli_search},
	[COMMAND_TEXT] = {"text", "FILE",
		"the text that byte offsets refer to", cli_text},
	[COMMAND_INFO] = {"info", "[PATH…]",
		"title, author, dates, charset … of every article, and who says so", cli_info},
	[COMMAND_INDEX] = {"index", "[PATH…]",
		"build or refresh the index of a pile", cli_index},
	[COMMAND_CORRECTIONS] = {"corrections", "[PATH…]",
		"what was corrected, as text for --take", cli_corrections},
	[COMMAND_DUMP] = {"dump", "STAGE FILE…",
		"inside view: article, tokens, mentions or locals", cli_dump},
};

enum command
command_find(const char *name)
{
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (command_table[i].name &&
		    strcmp(command_table[i].name, name) == 0)
			return (enum command)i;
	return COMMAND_COUNT;
}

/* ------------------------------------------------------------------- formats */

static const struct {
	const char *name;
	enum entity_format format;
} formats[] = {
	{"table", ENTITY_TABLE},
	{"jsonl", ENTITY_JSONL},
	{"tsv", ENTITY_TSV},
};

bool
cli_format(const struct cli *c, enum entity_format *out)
{
	*out = ENTITY_TABLE;
	if (!c->format)
		return true;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (strcmp(formats[i].name, c->format) == 0) {
			*out = formats[i].format;
			return true;
		}
	}
	return false;
}

/* -------------------------------------------------------------------- output */

bool
cli_flush(struct cli *c)
{
	struct str rest = buf_str(&c->out);

	while (rest.len > 0 && !c->is_closed) {
		ssize_t n = write(STDOUT_FILENO, rest.ptr, rest.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			/* `head` has seen enough: that is no failure. */
			c->is_closed = true;
			c->is_broken = errno != EPIPE;
			if (c->is_broken)
				cli_complain("standard output: %s",
				             strerror(errno));
			break;
		}
		rest = str_sub(rest, (size_t)n, rest.len);
	}
	buf_clear(&c->out);
	return !c->is_closed;
}

bool
cli_flush_some(struct cli *c)
{
	return c->out.len < OUT_ENOUGH ? !c->is_closed : cli_flush(c);
}

/* ----------------------------------------------------------------- sentences */

/* Names of files come from outside: what a terminal would obey is replaced. */
static void
write_sentence(struct str s)
{
	struct buf b;

	buf_init(&b);
	export_safe(&b, s);
	buf_add_char(&b, '\n');
	(void)fwrite(b.ptr, 1, b.len, stderr);
	buf_release(&b);
}

void
cli_say(struct cli *c)
{
	struct buf b;

	buf_init(&b);
	for (size_t i = 0; i < c->diag.items.len; i++) {
		const struct diag_item *item = &c->diag.items.ptr[i];

		buf_clear(&b);
		buf_add_cstr(&b, "entente: ");
		if (item->file.len > 0)
			buf_addf(&b, "%.*s:", STR_ARG(item->file));
		if (item->file.len > 0 && item->line > 0)
			buf_addf(&b, "%lu:", (unsigned long)item->line);
		if (item->file.len > 0)
			buf_add_char(&b, ' ');
		if (item->level != DIAG_ERROR)
			buf_addf(&b, "%s: ", diag_level_name(item->level));
		buf_add(&b, item->message);
		write_sentence(buf_str(&b));
	}
	buf_release(&b);
	diag_clear(&c->diag);
}

__attribute__((format(printf, 1, 0))) static void
complain(const char *fmt, va_list args)
{
	char text[1024];
	struct buf b;

	(void)vsnprintf(text, sizeof text, fmt, args);
	buf_init(&b);
	buf_addf(&b, "entente: %s", text);
	write_sentence(buf_str(&b));
	buf_release(&b);
}

void
cli_complain(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	complain(fmt, args);
	va_end(args);
}

int
cli_usage(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	complain(fmt, args);
	va_end(args);
	(void)fputs("Try 'entente --help'.\n", stderr);
	return EXIT_USAGE;
}

/* ------------------------------------------------------------------ the pile */

size_t
cli_default_paths(struct cli *c, const char *const **paths)
{
	const char **found = NULL;
	size_t n = 0;

	if (c->pile.state_dir)
		n = state_recall(c->pile.state_dir, &c->arena, &found);
	if (n == 0 && c->sample) {
		found = ARENA_NEW(&c->arena, const char *);
		found[0] = c->sample;
		n = 1;
	}
	*paths = found;
	return n;
}

struct pile *
cli_open(struct cli *c, size_t first, int *exit_status)
{
	struct pile *p = NULL;
	enum status status;

	*exit_status = EXIT_NOTHING_READ;
	c->pile.paths = c->args + first;
	c->pile.npath = c->narg - first;
	if (c->pile.npath == 0)
		c->pile.npath = cli_default_paths(c, &c->pile.paths);
	if (c->pile.npath == 0) {
		*exit_status = cli_usage("no PATH was given, and there is no "
		                         "last pile and no sample to go by");
		return NULL;
	}
	status = pile_open(&c->pile, &p, &c->diag);
	cli_say(c);
	if (status != STATUS_OK)
		return NULL;
	c->failed = pile_failed(p);
	return p;
}

void
cli_count(struct cli *c, const struct pile_batch *b)
{
	if (!b->is_last)
		return;
	c->read += b->status == STATUS_OK && !b->is_beside;
	c->failed += b->skipped;
	c->passed_over += b->passed_over;
}

struct taking {
	struct cli *c;
	const struct cli_taker *to;
	struct progress progress;
	struct cli_notes notes;
	enum status status;
	size_t done; /* inputs */
	size_t n;
};

/* A pile_sink. */
static bool
take_batch(void *ctx, struct pile_batch *b)
{
	struct taking *t = ctx;
	uint32_t share;

	cli_count(t->c, b);
	t->done += b->is_last;
	share = b->is_last ? 0 : b->read;
	t->status = t->to->take(t->to->ctx, b, &t->c->diag);
	cli_notes_hold(&t->notes, &t->c->diag);
	if (t->c->diag.items.len > 0) {
		progress_end(&t->progress);
		cli_say(t->c);
	}
	progress_step(&t->progress, t->done, t->n, share);
	return t->status == STATUS_OK;
}

/* Of what need not be read again it is said again what was lost. */
static void
recall_told(struct cli *c, const struct pile *p, struct cli_notes *notes)
{
	struct lost lost;

	pile_told(p, &c->diag, &lost);
	c->read -= lost.beside;
	c->failed += lost.skipped;
	c->passed_over += lost.passed_over;
	cli_notes_hold(notes, &c->diag);
	cli_say(c);
}

bool
cli_read(struct cli *c, struct pile *p, const struct cli_taker *to)
{
	struct taking t = {.c = c, .to = to, .status = STATUS_OK};
	const size_t *todo = pile_todo(p, &t.n);

	c->read = pile_inputs(p) - t.n;
	cli_notes_init(&t.notes);
	if (!pile_is_again(p))
		recall_told(c, p, &t.notes);
	progress_begin(&t.progress, "reading", c->err_is_tty);
	readers_run(p, todo, t.n, c->jobs, take_batch, &t);
	progress_last(&t.progress, "joining what belongs together");
	if (t.status == STATUS_OK)
		t.status = to->settle(to->ctx, &c->diag);
	progress_end(&t.progress);
	cli_notes_give(&t.notes, &c->diag);
	if (c->read + c->failed == 0 && c->passed_over > 0)
		diag_add(&c->diag, DIAG_ERROR, STR_EMPTY, 0, "no article was found: there is "
		         "nothing but pictures, sounds, styles and the like");
	cli_notes_release(&t.notes);
	cli_say(c);
	return t.status == STATUS_OK;
}

static enum status
take_in(void *ctx, struct pile_batch *b, struct diag *d)
{
	return pile_take(ctx, b, d);
}

static enum status
settle(void *ctx, struct diag *d)
{
	return pile_settle(ctx, d);
}

/* What was lost; all of it has been counted. */
static bool
load_again(struct cli *c, struct pile *p, const struct cli_taker *to)
{
	const struct cli counted = *c;
	bool is_good;

	pile_again(p);
	is_good = cli_read(c, p, to);
	c->read = counted.read;
	c->failed = counted.failed;
	c->passed_over = counted.passed_over;
	return is_good;
}

bool
cli_load(struct cli *c, struct pile *p)
{
	const struct cli_taker to = {.take = take_in, .settle = settle, .ctx = p};

	if (pile_open_library(p, &c->diag) != STATUS_OK) {
		cli_say(c);
		return false;
	}
	return cli_read(c, p, &to) && (!pile_has_lost(p) || load_again(c, p, &to));
}

bool
cli_page(struct cli *c, struct library *lib, article_id id, struct page **out)
{
	enum status status = library_page(lib, id, out, &c->diag);

	cli_say(c);
	if (status == STATUS_NOT_FOUND)
		c->failed++;
	else if (status != STATUS_OK)
		c->has_failed = true;
	return status == STATUS_OK;
}

bool
cli_check(struct cli *c, struct library *lib)
{
	if (library_check(lib, &c->diag) == STATUS_OK)
		return true;
	cli_say(c);
	c->has_failed = true;
	return false;
}

int
cli_exit_status(const struct cli *c)
{
	if (c->read == 0 || c->has_failed)
		return EXIT_NOTHING_READ;
	return c->failed > 0 || c->is_broken ? EXIT_SOME_SKIPPED : EXIT_ALL_READ;
}
