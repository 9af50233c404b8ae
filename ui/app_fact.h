/* SPDX-License-Identifier: MIT */
/*
 * Correcting what is known about the open article: a command asks for the value,
 * with what is known in the line, and the article is read again with it.
 */
#ifndef UI_APP_FACT_H
#define UI_APP_FACT_H

#include "entente.h"
#include "ui/cmd.h"

struct app;

/* True of the commands that correct a fact; which one. */
bool app_fact_of(enum cmd c, enum fact_name *name);
/* The command that corrects it; CMD_NONE: none does. */
enum cmd app_fact_cmd(enum fact_name name);
/* xt, xd …: asks. */
void app_fact(struct app *a, enum cmd c);
/* What was typed; nothing: it is not known. */
void app_fact_typed(struct app *a, struct str text);
/* After a correction was kept or taken back: what has to be read again is, and
 * identities are made current. False, and it was said, if that failed. */
bool app_reread(struct app *a);

#endif
