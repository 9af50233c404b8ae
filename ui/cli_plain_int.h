/* SPDX-License-Identifier: MIT */
/* Between the files of --plain: what it holds, and how it says things. */
#ifndef UI_CLI_PLAIN_INT_H
#define UI_CLI_PLAIN_INT_H

#include "text/vec.h"
#include "ui/cli.h"

/* Where the reader was. */
struct plain_place {
	size_t position;
	size_t block;
	uint32_t at;
};

struct plain {
	struct cli *cli;
	struct library *library;
	struct page *page;         /* NULL: nothing is open */
	size_t position;           /* of it in the pile, from 0 */
	size_t block;              /* the next to be read out */
	VEC(entity_id) entities;   /* of it, by their numbers */
	VEC(struct plain_place) back;
	entity_id followed;
	uint32_t at;               /* [B] of the mention that was said last */
	size_t listed;             /* articles listed so far */
	size_t told;               /* mentions of the followed listed so far */
	struct buf line;           /* what was answered */
	struct buf unread;         /* bytes of standard input that come after it */
	bool is_over;
};

/* Of an entity of the article, given if it has none yet; from 1. (cli_plain.c) */
size_t plain_number(struct plain *p, entity_id id);
/* A part of the text on one line, mentions with their numbers behind them. */
void plain_say_span(struct plain *p, struct span at);
/* Opens an article and says what it is. */
bool plain_open(struct plain *p, size_t position);
/* Remembers this place for going back. */
void plain_mark(struct plain *p);

/* The name of one; who is here; who has this number; who is called so; what is known of whom is
 * followed; the next or previous mention; all mentions, some at a time.
 * (cli_plain_who.c) */
void plain_say_entity(struct plain *p, entity_id id);
void plain_who(struct plain *p);
void plain_pick(struct plain *p, uint32_t n);
void plain_follow(struct plain *p, struct str name);
void plain_dossier(struct plain *p);
void plain_step(struct plain *p, int dir);
void plain_mentions(struct plain *p);

#endif
