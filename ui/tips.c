/* SPDX-License-Identifier: MIT */
/* See tips.h.  The steps are what no other reader has, in the order of use. */
#include "ui/tips.h"

#include "ui/state.h"

#include "text/banned.h"

#define FILE_NAME "tips"
#define FILE_MAX 64 /* [B] */
#define RUNS_MAX 5  /* with advice */

static const struct {
	enum cmd cmd;
	enum cmd too;         /* is the same step */
	bool needs_followed;
	const char *sentence; /* behind the key */
} steps[] = {
	{CMD_MENTION_NEXT, CMD_SAME_NEXT, true, "goes to the next name; from then on you follow it"},
	{CMD_FOLLOW_NEXT, CMD_FOLLOW_PREV, true,
	 "is its next mention, on into the other articles"},
	{CMD_ENTER, CMD_DOSSIER, true,
	 "on a name opens its dossier: all that the articles say of it"},
	{CMD_BACK, CMD_BACK, false, "goes back through every jump, to the exact place"},
	{CMD_HELP, CMD_COMMAND, false, "lists all keys; man entente-tutorial takes ten minutes"},
};

#define STEPS (sizeof steps / sizeof *steps)
#define ALL ((UINT32_C(1) << STEPS) - 1)

void
tips_load(struct tips *t, const char *folder)
{
	struct buf bytes;
	struct str rest;
	struct str runs = STR_EMPTY;

	*t = (struct tips){0};
	if (folder == NULL)
		return;
	buf_init(&bytes);
	state_read(folder, FILE_NAME, FILE_MAX, &bytes);
	rest = str_trim(buf_str(&bytes));
	(void)str_cut(&rest, ' ', &runs);
	if (!str_to_u32(runs, &t->runs) || !str_to_u32(rest, &t->taken))
		*t = (struct tips){0};
	t->is_on = t->runs < RUNS_MAX && (t->taken & ALL) != ALL;
	buf_release(&bytes);
}

void
tips_save(const struct tips *t, const char *folder)
{
	struct buf bytes;

	if (t->runs >= RUNS_MAX)
		return;
	buf_init(&bytes);
	buf_addf(&bytes, "%u %u\n", t->runs + 1, t->taken & ALL);
	if (state_make_folder(folder, NULL))
		(void)state_write(folder, FILE_NAME, buf_str(&bytes));
	buf_release(&bytes);
}

void
tips_set(struct tips *t, bool is_on)
{
	*t = (struct tips){.is_on = is_on, .runs = is_on ? 0 : RUNS_MAX};
}

void
tips_note(struct tips *t, enum cmd c, bool follows)
{
	for (size_t i = 0; i < STEPS; i++)
		if ((steps[i].cmd == c || steps[i].too == c) &&
		    (follows || !steps[i].needs_followed))
			t->taken |= UINT32_C(1) << i;
	if (c == CMD_CANCEL || (t->taken & ALL) == ALL)
		t->is_on = false;
}

void
tips_text(const struct tips *t, const struct keymap *keys, struct buf *out)
{
	for (size_t i = 0; i < STEPS && t->is_on; i++) {
		struct buf key;

		if ((t->taken & UINT32_C(1) << i) != 0)
			continue;
		buf_init(&key);
		keymap_names(keys, steps[i].cmd, 1, &key);
		if (key.len == 0)
			buf_addf(&key, ":%s", cmd_info(steps[i].cmd)->name);
		buf_addf(out, "%s %s", key.ptr, steps[i].sentence);
		buf_release(&key);
		return;
	}
}
