/* SPDX-License-Identifier: MIT */
/*
 * `entente corrections`: prints what was corrected in a pile, for another machine
 * or another pile, which takes it over with --take.
 */
#include "ui/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "text/banned.h"

#define FILE_MAX ((size_t)256 << 20) /* [B] */

static bool
read_file(const char *path, struct buf *out)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	bool is_good;
	size_t n;

	if (!f) {
		cli_complain("%s: %s", path, strerror(errno));
		return false;
	}
	do {
		buf_reserve(out, 4096);
		n = fread(out->ptr + out->len, 1, 4096, f);
		out->len += n;
		out->ptr[out->len] = '\0';
	} while (n > 0 && out->len < FILE_MAX);
	is_good = ferror(f) == 0;
	if (f != stdin)
		(void)fclose(f);
	if (!is_good)
		cli_complain("%s cannot be read to its end", path);
	return is_good;
}

static bool
take(struct cli *c, struct pile *p)
{
	struct corrections_taken taken;
	struct buf text;
	bool is_good;

	buf_init(&text);
	is_good = read_file(c->take, &text);
	if (is_good &&
	    (library_corrections_take(pile_library(p), buf_str(&text), false, &taken, &c->diag) !=
	             STATUS_OK ||
	     pile_reread(p, &c->diag) != STATUS_OK ||
	     library_settle(pile_library(p), &c->diag) != STATUS_OK)) {
		cli_complain("%s: %.*s", c->take, STR_ARG(diag_last(&c->diag)));
		diag_clear(&c->diag);
		is_good = false;
	}
	buf_release(&text);
	if (!is_good)
		return false;
	if (!pile_keep(p, &c->diag))
		cli_complain("there is no index to keep them in");
	cli_say(c);
	if (taken.senseless > 0)
		cli_complain("%s: %zu lines make no sense and were passed over", c->take,
		             taken.senseless);
	buf_addf(&c->out, "%zu correction%s taken over\n", taken.batches,
	         taken.batches == 1 ? "" : "s");
	return true;
}

int
cli_corrections(struct cli *c)
{
	struct pile *p;
	bool is_good = true;
	int status;

	c->pile.always_index |= c->take != NULL;
	p = cli_open(c, 0, &status);
	if (!p)
		return status;
	if (cli_load(c, p)) {
		if (c->take)
			is_good = take(c, p);
		else
			library_corrections_text(pile_library(p), STR_EMPTY, &c->out);
		(void)cli_check(c, pile_library(p));
		(void)cli_flush(c);
	}
	status = is_good ? cli_exit_status(c) : EXIT_NOTHING_READ;
	pile_close(p);
	return status;
}
