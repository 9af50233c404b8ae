/* SPDX-License-Identifier: MIT */
/*
 * --plain: the reader without a screen, for screen readers, dumb terminals and
 * programs.  It says one thing, asks one question, and waits for one line.
 * Mentions are numbered by entity, with the letter of their kind: what "[P3]"
 * stands for is asked by "3".
 */
#include "ui/cli_plain_int.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text/utf8.h"
#include "ui/out.h"
#include "ui/say.h"

#include "text/banned.h"

#define LIST_ROWS 10
#define FOUND_ROWS 10
#define LINE_MAX 1000 /* [B] of an answer */

/* ---------------------------------------------------------------------- saying */

static struct buf *
out(struct plain *p)
{
	return &p->cli->out;
}

size_t
plain_number(struct plain *p, entity_id id)
{
	for (size_t i = 0; i < p->entities.len; i++)
		if (p->entities.ptr[i] == id)
			return i + 1;
	vec_push(&p->entities, id);
	return p->entities.len;
}

void
plain_say_span(struct plain *p, struct span at)
{
	struct str text = article_text(p->page->article);
	uint32_t off = at.off;

	for (size_t i = 0; i < p->page->nposting; i++) {
		const struct posting *m = &p->page->postings[i];

		if (m->at.off < at.off || span_end(m->at) > span_end(at) ||
		    m->entity == ENTITY_NONE)
			continue;
		out_line(out(p), str_sub(text, off, span_end(m->at)));
		buf_addf(out(p), " [%c%zu]", kind_letter(m->kind), plain_number(p, m->entity));
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

bool
plain_open(struct plain *p, size_t position)
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

/* What stands before an item on a screen, and that somebody is quoted. */
static void
say_sign(struct plain *p, const struct block *b)
{
	if (b->sign == SIGN_BULLET) {
		buf_add_cstr(out(p), "- ");
	} else if (b->sign == SIGN_NUMBER) {
		block_add_number(out(p), b);
		buf_add_cstr(out(p), ". ");
	} else if (b->kind == BLOCK_QUOTE && b->depth > 0) {
		buf_add_cstr(out(p), "> ");
	}
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
	say_sign(p, &blocks[p->block]);
	plain_say_span(p, blocks[p->block++].at);
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

/* The paragraph that was read last, once more; dir -1: the one before it. */
static void
do_again(struct plain *p, int dir)
{
	size_t n;
	const struct block *blocks;
	size_t at = p->block;

	if (p->page == NULL)
		return;
	blocks = article_blocks(p->page->article, &n);
	for (int back = dir < 0 ? 2 : 1; back > 0 && at > 0; back--)
		do
			at--;
		while (at > 0 && blocks[at].kind == BLOCK_FURNITURE);
	p->block = at;
	do_on(p);
}

void
plain_mark(struct plain *p)
{
	struct plain_place here = {p->position, p->block, p->at};

	if (p->page != NULL)
		vec_push(&p->back, here);
}

static void
do_back(struct plain *p)
{
	struct plain_place to;

	if (p->back.len == 0) {
		buf_add_cstr(out(p), "There is no way back from here.\n");
		return;
	}
	to = vec_pop(&p->back);
	if (to.position != p->position && !plain_open(p, to.position))
		return;
	p->at = to.at;
	p->block = to.block;
	do_again(p, 0);
}

static void
do_where(struct plain *p)
{
	size_t n = 0;

	if (p->page != NULL)
		(void)article_blocks(p->page->article, &n);
	buf_addf(out(p), "Article %zu of %zu, paragraph %zu of %zu.", p->position + 1,
	         article_count(p), p->block < n ? p->block : n, n);
	buf_add_cstr(out(p), p->followed != ENTITY_NONE ? " Followed: " : "\n");
	if (p->followed != ENTITY_NONE) {
		plain_say_entity(p, p->followed);
		buf_add_cstr(out(p), ".\n");
	}
}

static void
go(struct plain *p, size_t position)
{
	plain_mark(p);
	if (plain_open(p, position))
		do_on(p);
}

static void
do_open(struct plain *p, struct str rest)
{
	uint32_t n;

	if (!str_to_u32(rest, &n) || n == 0 || n > article_count(p))
		buf_addf(out(p), "o takes the number of an article, 1 to %zu.\n",
		         article_count(p));
	else
		go(p, n - 1);
}

static void
do_beside(struct plain *p, int dir)
{
	size_t n = article_count(p);

	if (dir > 0 ? p->position + 1 >= n : p->position == 0)
		buf_add_cstr(out(p), dir > 0 ? "This is the last article.\n"
		                             : "This is the first article.\n");
	else
		go(p, dir > 0 ? p->position + 1 : p->position - 1);
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
	             "Enter: next paragraph. a: all the rest of the article. .: again. -: back one.\n"
	             "n, p: next, previous article. l: list of articles. o 3: open article 3.\n"
	             "3: who or what has the number 3 in the text. w: all of them.\n"
	             "f lavrov: who is called so. d: once more what is known of them.\n"
	             "e, E: next, previous mention of whom you asked for, in any article.\n"
	             "m: all mentions of them. b: back to where you were. =: where you are.\n"
	             "/ words: search all articles. h: this. q: leave.\n");
}

static void
answer(struct plain *p, struct str line)
{
	struct str rest;
	uint32_t n;

	line = str_trim(line);
	if (str_to_u32(line, &n)) {
		plain_pick(p, n);
		return;
	}
	rest = line.len > 1 ? str_trim(str_sub(line, 1, line.len)) : STR_EMPTY;
	/* One letter is a command, a word is none. */
	if (rest.len > 0 && str_find_char(STR_LIT("of/"), line.ptr[0]) == SIZE_MAX)
		line = STR_LIT("!");
	switch (line.len == 0 ? '\n' : line.ptr[0]) {
	case '\n': do_on(p); break;
	case 'a': do_all(p); break;
	case 'n': do_beside(p, 1); break;
	case 'p': do_beside(p, -1); break;
	case 'l': do_list(p); break;
	case 'o': do_open(p, rest); break;
	case '.': do_again(p, 0); break;
	case '-': do_again(p, -1); break;
	case '=': do_where(p); break;
	case 'b': do_back(p); break;
	case 'w': plain_who(p); break;
	case 'f': plain_follow(p, rest); break;
	case 'e': plain_step(p, 1); break;
	case 'E': plain_step(p, -1); break;
	case 'm': plain_mentions(p); break;
	case 'd': plain_dossier(p); break;
	case '/': do_search(p, rest); break;
	case 'h': case '?': do_help(p); break;
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
	size_t n = article_count(p);

	buf_addf(out(p), "%zu article%s. h lists the commands, q leaves.\n", n, n == 1 ? "" : "s");
	if (plain_open(p, 0))
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
	vec_init(&p.back);
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
	vec_release(&p.back);
	buf_release(&p.line);
	buf_release(&p.unread);
	pile_close(pile);
	return cli_exit_status(c);
}
