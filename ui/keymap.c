/* SPDX-License-Identifier: MIT */
/* Bindings: made from cmd.def, changed by entente.ini, asked by the loop. */
#include "ui/keymap.h"

#include <assert.h>

#include "text/banned.h"

static bool
keys_parse(struct str word, struct binding *b)
{
	b->nkey = 0;
	while (word.len > 0) {
		if (b->nkey == KEYS_MAX || !key_parse(&word, &b->keys[b->nkey]))
			return false;
		b->nkey++;
	}
	return b->nkey > 0;
}

static bool
keys_equal(const struct binding *a, const key_code *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a->keys[i] != keys[i])
			return false;
	return true;
}

static bool
contexts_meet(enum cmd a, enum cmd b)
{
	return cmd_info(a)->context == cmd_info(b)->context;
}

/* Drops what `drop` says, keeps the order. */
static void
drop_command(struct keymap *m, enum cmd c)
{
	size_t n = 0;

	for (size_t i = 0; i < m->bindings.len; i++)
		if (m->bindings.ptr[i].cmd != c)
			m->bindings.ptr[n++] = m->bindings.ptr[i];
	m->bindings.len = n;
}

static void
drop_keys(struct keymap *m, const struct binding *taken)
{
	size_t n = 0;

	for (size_t i = 0; i < m->bindings.len; i++) {
		const struct binding *b = &m->bindings.ptr[i];

		if (b->nkey == taken->nkey && contexts_meet(b->cmd, taken->cmd) &&
		    keys_equal(b, taken->keys, taken->nkey))
			continue;
		m->bindings.ptr[n++] = *b;
	}
	m->bindings.len = n;
}

static bool
words_valid(struct str keys)
{
	struct binding b;
	struct str word;

	while (keys.len > 0 && str_cut(&keys, ' ', &word))
		if (word.len > 0 && !keys_parse(word, &b))
			return false;
	return true;
}

bool
keymap_set(struct keymap *m, enum cmd c, struct str keys)
{
	struct binding b = {.cmd = c};
	struct str word;

	keys = str_trim(keys);
	if (!words_valid(keys))
		return false;
	drop_command(m, c);
	while (keys.len > 0 && str_cut(&keys, ' ', &word)) {
		if (word.len == 0 || !keys_parse(word, &b))
			continue;
		drop_keys(m, &b);
		vec_push(&m->bindings, b);
	}
	return true;
}

void
keymap_init(struct keymap *m)
{
	vec_init(&m->bindings);
	for (int c = 0; c < CMD_COUNT; c++) {
		bool ok = keymap_set(m, (enum cmd)c, str_of(cmd_info((enum cmd)c)->keys));
		assert(ok);
		(void)ok;
	}
}

void
keymap_release(struct keymap *m)
{
	vec_release(&m->bindings);
}

enum keymap_match
keymap_lookup(const struct keymap *m, enum cmd_context context,
              const key_code *keys, size_t n, enum cmd *c)
{
	bool is_prefix = false;
	const struct binding *best = NULL;

	for (size_t i = 0; i < m->bindings.len; i++) {
		const struct binding *b = &m->bindings.ptr[i];
		enum cmd_context where = cmd_info(b->cmd)->context;

		if ((where != CONTEXT_ANY && where != context) || b->nkey < n ||
		    !keys_equal(b, keys, n))
			continue;
		if (b->nkey > n)
			is_prefix = true;
		else if (best == NULL || where != CONTEXT_ANY)
			best = b;
	}
	if (best == NULL)
		return is_prefix ? KEYMAP_PREFIX : KEYMAP_NONE;
	*c = best->cmd;
	return is_prefix ? KEYMAP_BOTH : KEYMAP_FULL;
}

void
keymap_names(const struct keymap *m, enum cmd c, size_t max, struct buf *out)
{
	size_t shown = 0;

	for (size_t i = 0; i < m->bindings.len && shown < max; i++) {
		const struct binding *b = &m->bindings.ptr[i];

		if (b->cmd != c)
			continue;
		if (shown++ > 0)
			buf_add_cstr(out, ", ");
		for (size_t k = 0; k < b->nkey; k++) {
			/* "g/" reads well, "C-wh" does not. */
			if (k > 0 && (b->keys[k - 1] >= K_FIRST || b->keys[k] >= K_FIRST))
				buf_add_char(out, ' ');
			key_text(out, b->keys[k]);
		}
	}
}
