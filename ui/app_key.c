/* SPDX-License-Identifier: MIT */
/*
 * Keys: counts, sequences, and the prompt.  A key that is a command and also
 * begins a longer one (g, g/) acts at once; if the longer one follows, what
 * the short one did is taken back first.
 */
#include "ui/app_int.h"

#include <stdlib.h>

#include "ui/say.h"
#include "ui/sheet.h"

#include "text/banned.h"

static void
soft_forget(struct app *a)
{
	if (a->has_soft)
		place_release(&a->soft);
	a->has_soft = false;
}

static void
keys_forget(struct app *a)
{
	soft_forget(a);
	a->nkey = 0;
	a->count = 0;
}

/* ---------------------------------------------------------------------- prompt */

void
app_prompt(struct app *a, enum prompt_kind kind, enum view_id to)
{
	struct str text = STR_EMPTY;

	a->prompt_place = app_place(a);
	a->prompt_view = to;
	buf_clear(&a->prompt_before);
	if (to != VIEW_COUNT && a->views[to]->ops->typed_before != NULL)
		text = a->views[to]->ops->typed_before(a->views[to]);
	buf_add(&a->prompt_before, text);
	if (kind == PROMPT_SEARCH)
		app_show(a, VIEW_SEARCH);
	/* A filter is changed, a search is begun anew. */
	prompt_open(&a->prompt, kind,
	            kind == PROMPT_FILTER ? buf_str(&a->prompt_before)
	            : kind >= PROMPT_NAME && kind <= PROMPT_AUTHOR
	                    ? buf_str(&a->correcting.name)
	                    : STR_EMPTY);
	complete(a, &a->menu, false);
}

void
app_prompt_line(struct app *a, struct str line)
{
	app_prompt(a, PROMPT_COMMAND, VIEW_COUNT);
	prompt_open(&a->prompt, PROMPT_COMMAND, line);
	complete(a, &a->menu, false);
}

static void
prompt_typed(struct app *a, struct str text, bool is_final)
{
	if (a->prompt_view != VIEW_COUNT)
		a->views[a->prompt_view]->ops->typed(a->views[a->prompt_view], text, is_final);
}

static void
prompt_accept(struct app *a)
{
	enum prompt_kind kind = a->prompt.kind;
	struct buf text;

	buf_init(&text);
	buf_add(&text, buf_str(&a->prompt.text));
	prompt_close(&a->prompt);
	menu_clear(&a->menu);
	/* An empty search repeats the last one. */
	if (text.len == 0 && a->prompt_view != VIEW_COUNT &&
	    !sheet_filters(a->views[a->prompt_view]->ops))
		buf_add(&text, buf_str(&a->prompt_before));
	if (a->prompt_view == VIEW_COUNT) {
		place_release(&a->prompt_place);
		if (kind == PROMPT_COMMAND)
			app_lines(a, buf_str(&text));
		else if (kind == PROMPT_PIPE)
			app_pipe_typed(a, buf_str(&text));
		else if (kind == PROMPT_SAVE)
			app_save_typed(a, buf_str(&text));
		else
			app_correct_typed(a, buf_str(&text));
	} else {
		jumps_push(&a->jumps, a->prompt_place);
		a->prompt_place = (struct place){.cursor = PLACE_NOWHERE};
		prompt_typed(a, buf_str(&text), true);
	}
	buf_release(&text);
}

void
app_prompt_answer(struct app *a, struct str text)
{
	prompt_open(&a->prompt, a->prompt.kind, text);
	prompt_accept(a);
}

static void
prompt_cancel(struct app *a)
{
	struct buf before;

	buf_init(&before);
	buf_add(&before, buf_str(&a->prompt_before));
	prompt_close(&a->prompt);
	menu_clear(&a->menu);
	prompt_typed(a, buf_str(&before), false);
	app_restore(a, &a->prompt_place);
	place_release(&a->prompt_place);
	buf_release(&before);
}

/* Tab takes what fits into the line, one after the other. */
static bool
key_in_menu(struct app *a, key_code key)
{
	struct menu *m = &a->menu;
	const struct menu_item *item = NULL;

	bool is_tab = key == K_TAB || key == (K_TAB | MOD_SHIFT);

	/* A single one that has been taken, such as a folder: on from there. */
	if (is_tab && (m->items.len == 0 || (m->items.len == 1 && m->selected == 0)))
		complete(a, m, true);
	if (is_tab)
		item = menu_step(m, key == K_TAB ? 1 : -1);
	else if (key == K_ENTER && m->is_best_meant && m->selected == SIZE_MAX &&
	         m->items.len > 0 && m->items.ptr[0].score >= MENU_NEAR)
		item = &m->items.ptr[0];
	if (item != NULL)
		prompt_replace(&a->prompt, m->from, item->text);
	if (is_tab && item != NULL)
		prompt_typed(a, buf_str(&a->prompt.text), false);
	return key != K_ENTER && item != NULL;
}

static void
key_in_prompt(struct app *a, key_code key)
{
	if (key_in_menu(a, key))
		return;
	switch (prompt_key(&a->prompt, key)) {
	case PROMPT_CHANGED:
		complete(a, &a->menu, false);
		prompt_typed(a, buf_str(&a->prompt.text), false);
		break;
	case PROMPT_ACCEPTED:
		prompt_accept(a);
		break;
	case PROMPT_CANCELLED:
		prompt_cancel(a);
		break;
	case PROMPT_UNCHANGED:
		break;
	}
}

/* ----------------------------------------------------------------------- hints */

static void
key_in_hints(struct app *a, key_code key)
{
	struct target t;
	struct view *v;
	bool is_beside;

	switch (hints_key(&a->hints, key, &t, &is_beside)) {
	case HINTS_CHOSEN:
		v = app_owner_view(a, t.owner);
		if (v == NULL || v->ops->pick == NULL)
			break;
		if (!is_beside)
			app_owner_focus(a, t.owner);
		v->ops->pick(v, t.number, is_beside);
		break;
	case HINTS_CANCELLED:
	case HINTS_OPEN:
		break;
	}
}

/* ------------------------------------------------------------------- sequences */

static bool
count_key(struct app *a, key_code key)
{
	if (a->nkey > 0 || key < '0' || key > '9' || (key == '0' && a->count == 0))
		return false;
	a->count = a->count * 10 + (int)(key - '0');
	if (a->count > COUNT_MAX)
		a->count = COUNT_MAX;
	return true;
}

static void
run(struct app *a, const struct binding *b)
{
	int count = a->count;

	keys_forget(a);
	if (b->cmd == CMD_NONE)
		app_lines(a, str_of(a->conf.keymap.macros.ptr[b->macro]));
	else
		app_command(a, b->cmd, count);
}

/* A command that may still become a longer sequence: done now, from a place
 * that can be gone back to. */
static void
run_soft(struct app *a, const struct binding *b)
{
	int count = a->count;

	if (b->cmd == CMD_NONE || !cmd_may_begin(b->cmd)) {
		run(a, b);
		return;
	}
	soft_forget(a);
	a->soft = app_place(a);
	a->has_soft = true;
	a->soft_jumps = a->jumps.at;
	a->count = 0;
	app_command(a, b->cmd, count);
}

static void
soft_undo(struct app *a)
{
	if (!a->has_soft)
		return;
	/* The jump that the command noted is not one after all. */
	if (a->jumps.at == a->soft_jumps + 1 && a->jumps.places.len == a->jumps.at) {
		place_release(&vec_pop(&a->jumps.places));
		a->jumps.at--;
	}
	app_restore(a, &a->soft);
	soft_forget(a);
}

static void
not_bound(struct app *a, key_code first)
{
	struct buf name;
	bool was_soft = a->has_soft;
	key_code last = a->keys[a->nkey - 1];
	size_t n = a->nkey;

	buf_init(&name);
	for (size_t i = 0; i < n; i++) {
		key_text(&name, a->keys[i]);
		buf_add_char(&name, ' ');
	}
	keys_forget(a);
	if (was_soft && n > 1) {
		app_key(a, last);
	} else if (n == 1 && (first & MOD_ALT) != 0) {
		/* Alt is Esc on the wire: Esc, then the key, is what it was. */
		app_key(a, K_ESC);
		app_key(a, first & ~MOD_ALT);
	} else if (n == 1 || last != K_ESC) {
		app_say(a, "%sis not bound; ? shows the keys", name.ptr);
	}
	buf_release(&name);
}

void
app_key(struct app *a, key_code key)
{
	enum cmd_context context;
	const struct binding *b = NULL;
	enum view_id view;

	buf_clear(&a->message);
	a->is_error = false;
	a->opens_first = false;
	if (prompt_is_open(&a->prompt)) {
		key_in_prompt(a, key);
		return;
	}
	if (a->letter_for != CMD_NONE) {
		app_letter(a, key);
		return;
	}
	if (ask_is_open(&a->ask)) {
		if (!ask_key(&a->ask, a, key))
			app_say(a, "left as it was");
		return;
	}
	if (a->hints.is_open) {
		key_in_hints(a, key);
		return;
	}
	if ((key & MOD_PASTED) != 0 || count_key(a, key))
		return;
	view = app_pane_view(a, a->focus);
	context = a->views[view]->ops->context;
	a->keys[a->nkey++] = key;
	switch (keymap_find(&a->conf.keymap, context, (int)view, a->keys, a->nkey, &b)) {
	case KEYMAP_NONE:
		not_bound(a, a->keys[0]);
		break;
	case KEYMAP_PREFIX:
		if (a->nkey == KEYS_MAX)
			keys_forget(a);
		break;
	case KEYMAP_FULL:
		soft_undo(a);
		run(a, b);
		break;
	case KEYMAP_BOTH:
		run_soft(a, b);
		break;
	}
}
