/* SPDX-License-Identifier: MIT */
/*
 * Correcting what was recognized: a command begins, a question or a line asks
 * what it is instead, another how far that goes.
 */
#ifndef UI_APP_CORRECT_H
#define UI_APP_CORRECT_H

#include "entente.h"
#include "text/buf.h"
#include "ui/cmd.h"

struct app;

/* A correction that is being put together. Names outlive generations. */
struct correcting {
	enum cmd what;       /* how it began */
	struct buf subject;  /* id of the entity; empty = words that are none */
	struct buf words;    /* as they stand in the text */
	struct buf path;     /* of the article, empty = none */
	struct span at;      /* [B] there; SPAN_NONE = no place */
	struct buf slug;     /* what it is instead; empty = nothing */
	struct buf name;
	enum kind kind;
};

void correcting_init(struct correcting *c);
void correcting_release(struct correcting *c);

/* x…: begins. */
void app_correct(struct app *a, enum cmd c);
/* What was typed into its prompt. */
void app_correct_typed(struct app *a, struct str text);
/* Takes a correction back; batch 0: the last one. */
void app_uncorrect(struct app *a, uint32_t batch);
/* Takes over what fits of other piles. */
void app_correct_take(struct app *a);

#endif
