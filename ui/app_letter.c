/* SPDX-License-Identifier: MIT */
/* Commands that a letter completes: setting a mark, going to one. */
#include "ui/app_int.h"

#include "ui/say.h"

#include "text/banned.h"

void
app_letter_begin(struct app *a, enum cmd c)
{
	a->letter_for = c;
	if (c == CMD_MARK)
		app_say(a, "mark this place with a letter");
	else
		app_say(a, "go to the mark of a letter; ' to where you were last");
}

void
app_go_mark(struct app *a, uint32_t letter)
{
	const struct place *p = marks_find(&a->marks, letter);
	struct buf name;

	if (p != NULL) {
		app_mark(a);
		app_restore(a, p);
		return;
	}
	buf_init(&name);
	key_text(&name, letter);
	app_say(a, "no place has the mark %s; :marks lists them", name.ptr);
	buf_release(&name);
}

/* The place that the last jump left; from there the same key comes back. */
static void
go_last(struct app *a)
{
	struct place last;

	if (a->jumps.at == 0) {
		app_say(a, "nothing has been jumped from yet");
		return;
	}
	last = place_copy(&a->jumps.places.ptr[a->jumps.at - 1]);
	app_mark(a);
	app_restore(a, &last);
	place_release(&last);
}

static void
set_mark(struct app *a, uint32_t letter)
{
	struct place here = app_place(a);
	struct buf name;

	/* Gone to in whatever window has the keys then. */
	here.window = 0;
	here.pane = PANE_MAIN;
	marks_set(&a->marks, letter, here);
	buf_init(&name);
	key_text(&name, letter);
	app_say(a, "marked: ' %s comes back here", name.ptr);
	buf_release(&name);
}

void
app_letter(struct app *a, key_code key)
{
	enum cmd c = a->letter_for;
	uint32_t letter = key_char(key);

	a->letter_for = CMD_NONE;
	if (letter == 0 || letter == ' ')
		return;
	if (c == CMD_MARK)
		set_mark(a, letter);
	else if (letter == '\'')
		go_last(a);
	else
		app_go_mark(a, letter);
}
