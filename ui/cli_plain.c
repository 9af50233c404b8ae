/* SPDX-License-Identifier: MIT */
/*
 * --plain: the reader without a screen, for screen readers, dumb terminals and
 * programs.  It says one thing, asks one question, and waits for one line.
 * Mentions are numbered by entity, with the letter of their kind: what "[P3]"
 * stands for is asked by "3".
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/utf8.h"
#include "text/vec.h"
#include "ui/cli.h"
#include "ui/out.h"
#include "ui/say.h"

#include "text/banned.h"

#define LIST_ROWS 10
#define FOUND_ROWS 10
#define LINE_MAX 1000 /* [B] of an answer */

struct plain {
	struct cli *cli;
	struct library *library;
	struct page *page;         /* NULL: nothing is open */
	size_t position;           /* of it in the pile, from 0 */
	size_t block;              /* the next to be read out */
	VEC(entity_id) entities;   /* of it, by their numbers */
	entity_id followed;
	uint32_t at;               /* [B] of the mention that was said last */
	size_t listed;             /* articles listed so far */
	struct buf line;           /* what was answered */
	struct buf unread;         /* bytes of standard input that come after it */
	bool is_over;
};

/* ---------------------------------------------------------------------- saying */

static struct buf *
out(struct plain *p)
{
	return &p->cli->out;
}

static void
say_entity_id(struct plain *p, entity_id id)
{
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	if (library_entity(p->library, id, &row, &arena)) {
		struct buf name;

		buf_init(&name);
		say_entity(&name, &row);
		out_clean(out(p), buf_str(&name));
		buf_release(&name);
	}
	arena_release(&arena);
}

static size_t
number_of(struct plain *p, entity_id id)
{
	for (size_t i = 0; i < p->entities.len; i++)
		if (p->entities.ptr[i] == id)
			return i + 1;
	vec_push(&p->entities, id);
	return p->entities.len;
}

/* A part of the text on one line, mentions with their numbers behind them. */
static void
say_span(struct plain *p, struct span at)
{
	struct str text = article_text(p->page->article);
	uint32_t off = at.off;

	for (size_t i = 0; i < p->page->nposting; i++) {
		const struct posting *m = &p->page->postings[i];

		if (m->at.off < at.off || span_end(m->at) > span_end(at) ||
		    m->entity == ENTITY_NONE)
			continue;
		out_line(out(p), str_sub(text, off, span_end(m->at)));
		buf_addf(out(p), " [%c%zu]", kind_letter(m->kind), number_of(p, m->entity));
		off = span_end(m->at);
		/* What follows may begin with a blank, which a line does not. */
		if (off < span_end(at) && utf8_is_space((unsigned char)text.ptr[off]))
			buf_add_char(out(p), ' ');
	}
	out_line(out(p), str_sub(text, off, span_end(at)));
	buf_add_char(out(p), '\n');
}

static void
say_article_row(struct plain *p, size_t number, const struct article_row *row)
{
	buf_addf(out(p), "Article %zu: ", number);
	out_line(out(p), row->title);
	buf_add_cstr(out(p), ". ");
	say_day(out(p), row->date);
	buf_add_cstr(out(p), day_is_none(row->date) ? "" : ". ");
	out_line(out(p), row->source);
	buf_add_cstr(out(p), row->source.len > 0 ? ".\n" : "\n");
}

/* --------------------------------------------------------------------- reading */

static size_t
article_count(struct plain *p)
{
	struct article_query all = {0};

	return library_article_count(p->library, &all);
}

static bool
row_at(struct plain *p, size_t position, struct article_row *row, struct arena *arena)
{
	struct article_query all = {0};

	return library_articles(p->library, &all, position, 1, row, arena) == 1;
}

/* Opens an article and says what it is. */
static bool
open_article(struct plain *p, size_t position)
{
	struct article_row row;
	struct arena arena;
	struct page *page = NULL;

	arena_init(&arena);
	if (!row_at(p, position, &row, &arena) ||
	    !cli_page(p->cli, p->library, row.id, &page)) {
		arena_release(&arena);
		return false;
	}
	page_free(p->page);
	p->page = page;
	p->position = position;
	p->block = 0;
	p->at = 0;
	vec_clear(&p->entities);
	say_article_row(p, position + 1, &row);
	arena_release(&arena);
	return true;
}

/* Furniture is passed over. False at the end of the article. */
static bool
say_block(struct plain *p)
{
	size_t n;
	const struct block *blocks;

	if (p->page == NULL)
		return false;
	blocks = article_blocks(p->page->article, &n);
	while (p->block < n && blocks[p->block].kind == BLOCK_FURNITURE)
		p->block++;
	if (p->block >= n)
		return false;
	say_span(p, blocks[p->block++].at);
	return true;
}

static void
do_on(struct plain *p)
{
	if (!say_block(p))
		buf_add_cstr(out(p), "End of the article. n is the next one.\n");
}

static void
do_all(struct plain *p)
{
	if (!say_block(p))
		do_on(p);
	while (say_block(p))
		;
}

static void
do_open(struct plain *p, struct str rest)
{
	uint32_t n;

	if (!str_to_u32(rest, &n) || n == 0 || n > article_count(p))
		buf_addf(out(p), "o takes the number of an article, 1 to %zu.\n",
		         article_count(p));
	else if (open_article(p, n - 1))
		do_on(p);
}

static void
do_beside(struct plain *p, int dir)
{
	size_t n = article_count(p);

	if (dir > 0 ? p->position + 1 >= n : p->position == 0)
		buf_add_cstr(out(p), dir > 0 ? "This is the last article.\n"
		                             : "This is the first article.\n");
	else if (open_article(p, dir > 0 ? p->position + 1 : p->position - 1))
		do_on(p);
}

static void
do_list(struct plain *p)
{
	size_t n = article_count(p);
	struct arena arena;

	if (p->listed >= n)
		p->listed = 0;
	arena_init(&arena);
	for (size_t i = 0; i < LIST_ROWS && p->listed < n; i++) {
		struct article_row row;

		if (row_at(p, p->listed, &row, &arena))
			say_article_row(p, p->listed + 1, &row);
		p->listed++;
		arena_clear(&arena);
	}
	arena_release(&arena);
	if (p->listed < n)
		buf_addf(out(p), "l lists on, from %zu of %zu.\n", p->listed + 1, n);
}

/* -------------------------------------------------------------------- entities */

static void
do_who(struct plain *p)
{
	if (p->page == NULL)
		return;
	for (size_t i = 0; i < p->page->nposting; i++)
		if (p->page->postings[i].entity != ENTITY_NONE)
			(void)number_of(p, p->page->postings[i].entity);
	for (size_t i = 0; i < p->entities.len; i++) {
		buf_addf(out(p), "%zu ", i + 1);
		say_entity_id(p, p->entities.ptr[i]);
		buf_add_char(out(p), '\n');
	}
}

static void
say_roles(struct plain *p)
{
	struct role_row rows[8];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	n = library_roles(p->library, p->followed, 0, 8, rows, &arena);
	for (size_t i = 0; i < n; i++) {
		buf_add_cstr(out(p), rows[i].is_former ? "Once " : "");
		out_line(out(p), rows[i].title);
		buf_add_cstr(out(p), rows[i].of.len > 0 ? ", " : "");
		out_line(out(p), rows[i].of);
		buf_add_cstr(out(p), ".\n");
	}
	arena_release(&arena);
}

static void
do_dossier(struct plain *p)
{
	struct entity_row row;
	struct alias_row aliases[8];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	if (!library_entity(p->library, p->followed, &row, &arena)) {
		buf_add_cstr(out(p), "First pick somebody: a number of the text.\n");
		arena_release(&arena);
		return;
	}
	say_entity_id(p, p->followed);
	buf_addf(out(p), ", %s. ", kind_name(row.kind));
	say_count(out(p), row.mentions, "mention", "mentions");
	buf_add_cstr(out(p), " in ");
	say_count(out(p), row.articles, "article", "articles");
	buf_add_cstr(out(p), ".\n");
	n = library_aliases(p->library, p->followed, 0, 8, aliases, &arena);
	buf_add_cstr(out(p), n > 1 ? "Spelled " : "");
	for (size_t i = 0; i < n && n > 1; i++) {
		out_line(out(p), aliases[i].text);
		buf_add_cstr(out(p), i + 1 < n ? "; " : ".\n");
	}
	say_roles(p);
	arena_release(&arena);
}

static void
do_number(struct plain *p, uint32_t n)
{
	if (n == 0 || n > p->entities.len) {
		buf_addf(out(p), "Nothing has the number %u here.\n", n);
		return;
	}
	p->followed = p->entities.ptr[n - 1];
	do_dossier(p);
	buf_add_cstr(out(p), "e is the next mention, E the one before.\n");
}

/* The next mention of the followed entity: its article, if that is another one,
 * and its sentence. */
static void
do_step(struct plain *p, int dir)
{
	struct hit hit;
	struct article_query all = {0};

	if (p->followed == ENTITY_NONE || p->page == NULL) {
		do_dossier(p);
		return;
	}
	if (!library_step(p->library, p->followed, p->page->id, p->at, dir, &hit)) {
		buf_addf(out(p), "There is no %s mention.\n", dir > 0 ? "later" : "earlier");
		return;
	}
	if (hit.article != p->page->id &&
	    !open_article(p, library_article_pos(p->library, &all, hit.article)))
		return;
	p->at = hit.at.off;
	buf_addf(out(p), "%u of %u here: ", hit.here, hit.of_here);
	say_span(p, out_sentence(p->page->article, hit.at.off));
}

static void
do_search(struct plain *p, struct str words)
{
	struct found rows[FOUND_ROWS];
	struct article_query all = {0};
	struct arena arena;
	size_t n = 0;

	if (library_search(p->library, words, NULL, 0, FOUND_ROWS, rows, &n,
	                   &p->cli->diag) != STATUS_OK) {
		cli_say(p->cli);
		return;
	}
	arena_init(&arena);
	for (size_t i = 0; i < n; i++) {
		size_t at = library_article_pos(p->library, &all, rows[i].article);
		struct article_row row;

		if (at != SIZE_MAX && row_at(p, at, &row, &arena))
			say_article_row(p, at + 1, &row);
		arena_clear(&arena);
	}
	arena_release(&arena);
	buf_add_cstr(out(p), n == 0 ? "No article has that.\n"
	                            : "o and the number opens one.\n");
}

/* -------------------------------------------------------------------- questions */

static void
do_help(struct plain *p)
{
	buf_add_cstr(out(p),
	             "Enter: next paragraph. a: all the rest of the article.\n"
	             "n, p: next, previous article. l: list of articles. o 3: open article 3.\n"
	             "3: who or what has the number 3 in the text. w: all of them.\n"
	             "e, E: next, previous mention of whom you asked for, in any article.\n"
	             "d: once more what is known of them. / words: search all articles.\n"
	             "h: this. q: leave.\n");
}

static void
answer(struct plain *p, struct str line)
{
	struct str rest;
	uint32_t n;

	line = str_trim(line);
	if (str_to_u32(line, &n)) {
		do_number(p, n);
		return;
	}
	rest = line.len > 1 ? str_trim(str_sub(line, 1, line.len)) : STR_EMPTY;
	/* One letter is a command, a word is none. */
	if (rest.len > 0 && line.ptr[0] != 'o' && line.ptr[0] != '/')
		line = STR_LIT("?");
	switch (line.len == 0 ? '\n' : line.ptr[0]) {
	case '\n': do_on(p); break;
	case 'a': do_all(p); break;
	case 'n': do_beside(p, 1); break;
	case 'p': do_beside(p, -1); break;
	case 'l': do_list(p); break;
	case 'o': do_open(p, rest); break;
	case 'w': do_who(p); break;
	case 'e': do_step(p, 1); break;
	case 'E': do_step(p, -1); break;
	case 'd': do_dossier(p); break;
	case '/': do_search(p, rest); break;
	case 'h': do_help(p); break;
	case 'q': p->is_over = true; break;
	default: buf_add_cstr(out(p), "That is no command; h lists them.\n"); break;
	}
}

/* One line of standard input; false at its end. */
static bool
read_line(struct plain *p)
{
	buf_clear(&p->line);
	for (;;) {
		size_t end = str_find_char(buf_str(&p->unread), '\n');
		char block[512];
		ssize_t n;

		if (end != SIZE_MAX) {
			struct buf rest;

			buf_add(&p->line, str_sub(buf_str(&p->unread), 0, end));
			buf_init(&rest);
			buf_add(&rest, str_sub(buf_str(&p->unread), end + 1, p->unread.len));
			buf_release(&p->unread);
			p->unread = rest;
			return true;
		}
		if (p->unread.len > LINE_MAX)
			buf_clear(&p->unread);
		n = read(STDIN_FILENO, block, sizeof block);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		buf_add(&p->unread, str_from(block, (size_t)n));
	}
}

static void
converse(struct plain *p)
{
	buf_addf(out(p), "%zu articles. h lists the commands, q leaves.\n", article_count(p));
	if (open_article(p, 0))
		do_on(p);
	while (!p->is_over && !p->cli->is_closed) {
		buf_add_cstr(out(p), "? ");
		if (!cli_flush(p->cli) || !read_line(p))
			break;
		answer(p, buf_str(&p->line));
	}
	buf_add_cstr(out(p), p->is_over ? "" : "\n");
	(void)cli_flush(p->cli);
}

int
cli_plain(struct cli *c)
{
	struct plain p = {.cli = c, .followed = ENTITY_NONE};
	struct pile *pile;
	int status;

	for (size_t i = 0; i < c->narg; i++)
		if (strcmp(c->args[i], "-") == 0)
			return cli_usage("--plain asks on standard input; "
			                 "the articles cannot come from there");
	pile = cli_open(c, 0, &status);
	if (pile == NULL)
		return status;
	vec_init(&p.entities);
	buf_init(&p.line);
	buf_init(&p.unread);
	if (cli_load(c, pile)) {
		cli_say(c);
		p.library = pile_library(pile);
		converse(&p);
		(void)cli_check(c, p.library);
	}
	page_free(p.page);
	vec_release(&p.entities);
	buf_release(&p.line);
	buf_release(&p.unread);
	pile_close(pile);
	return cli_exit_status(c);
}
