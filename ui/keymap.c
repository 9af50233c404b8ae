/* SPDX-License-Identifier: MIT */
/* Bindings: made from cmd.def, changed by entente.ini, asked by the loop. */
#include "ui/keymap.h"

#include <assert.h>
#include <stdlib.h>

#include "text/arena.h"

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
contexts_meet(const struct binding *a, const struct binding *b)
{
	if (a->view != b->view)
		return false;
	/* What the user makes of a key, it is everywhere. */
	return b->cmd == CMD_NONE || a->context == b->context;
}

/* Drops what `drop` says, keeps the order. */
static void
drop_command(struct keymap *m, enum cmd c)
{
	size_t n = 0;

	for (size_t i = 0; i < m->bindings.len; i++)
		if (m->bindings.ptr[i].cmd != c || m->bindings.ptr[i].view != VIEW_ANY)
			m->bindings.ptr[n++] = m->bindings.ptr[i];
	m->bindings.len = n;
}

static void
drop_keys(struct keymap *m, const struct binding *taken)
{
	size_t n = 0;

	for (size_t i = 0; i < m->bindings.len; i++) {
		const struct binding *b = &m->bindings.ptr[i];

		if (b->nkey == taken->nkey && contexts_meet(b, taken) &&
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
	struct binding b = {.cmd = c, .context = cmd_info(c)->context, .view = VIEW_ANY};
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

/* One more binding, in place of what had its keys. */
static bool
bind(struct keymap *m, struct str keys, struct binding b)
{
	keys = str_trim(keys);
	if (str_find_char(keys, ' ') != SIZE_MAX || !keys_parse(keys, &b))
		return false;
	drop_keys(m, &b);
	vec_push(&m->bindings, b);
	return true;
}

bool
keymap_bind(struct keymap *m, int view, struct str keys, enum cmd c)
{
	struct binding b = {.cmd = c, .context = CONTEXT_ANY, .view = view};

	return bind(m, keys, b);
}

bool
keymap_macro(struct keymap *m, int view, struct str keys, struct str line)
{
	struct binding b = {.cmd = CMD_NONE, .context = CONTEXT_ANY, .view = view,
	                    .macro = m->macros.len};

	if (!bind(m, keys, b))
		return false;
	vec_push(&m->macros, xstrndup(line.ptr, line.len));
	return true;
}

static const struct {
	enum profile profile;
	enum cmd cmd;
	const char *keys;
} profile_rows[] = {
#define X(profile, cmd, keys) {PROFILE_##profile, CMD_##cmd, keys},
#include "ui/profile.def"
#undef X
};

void
keymap_profile(struct keymap *m, enum profile p)
{
	bool ok = true;

	vec_clear(&m->bindings);
	for (int c = 0; c < CMD_COUNT; c++)
		ok &= keymap_set(m, (enum cmd)c, str_of(cmd_info((enum cmd)c)->keys));
	for (size_t i = 0; i < sizeof profile_rows / sizeof *profile_rows; i++)
		if (profile_rows[i].profile == p)
			ok &= keymap_set(m, profile_rows[i].cmd, str_of(profile_rows[i].keys));
	assert(ok);
	(void)ok;
}

void
keymap_init(struct keymap *m)
{
	vec_init(&m->bindings);
	vec_init(&m->macros);
	keymap_profile(m, PROFILE_DEFAULT);
}

void
keymap_release(struct keymap *m)
{
	for (size_t i = 0; i < m->macros.len; i++)
		free(m->macros.ptr[i]);
	vec_release(&m->macros);
	vec_release(&m->bindings);
}

/* How near a binding is to where the keys were typed; -1: it is elsewhere. */
static int
nearness(const struct binding *b, enum cmd_context context, int view)
{
	if (b->view != VIEW_ANY)
		return b->view == view ? 2 : -1;
	if (b->context == CONTEXT_ANY)
		return 0;
	return b->context == context ? 1 : -1;
}

enum keymap_match
keymap_find(const struct keymap *m, enum cmd_context context, int view,
            const key_code *keys, size_t n, const struct binding **out)
{
	bool is_prefix = false;
	const struct binding *best = NULL;
	int best_near = -1;

	for (size_t i = 0; i < m->bindings.len; i++) {
		const struct binding *b = &m->bindings.ptr[i];
		int near = nearness(b, context, view);

		if (near < 0 || b->nkey < n || !keys_equal(b, keys, n))
			continue;
		if (b->nkey > n) {
			is_prefix = true;
		} else if (near > best_near) {
			best = b;
			best_near = near;
		}
	}
	if (best == NULL)
		return is_prefix ? KEYMAP_PREFIX : KEYMAP_NONE;
	*out = best;
	return is_prefix ? KEYMAP_BOTH : KEYMAP_FULL;
}

enum keymap_match
keymap_lookup(const struct keymap *m, enum cmd_context context,
              const key_code *keys, size_t n, enum cmd *c)
{
	const struct binding *b = NULL;
	enum keymap_match match = keymap_find(m, context, VIEW_ANY, keys, n, &b);

	if (b != NULL)
		*c = b->cmd;
	return match;
}

void
binding_name(const struct binding *b, struct buf *out)
{
	for (size_t k = 0; k < b->nkey; k++) {
		/* "g/" reads well, "C-wh" does not. */
		if (k > 0 && (b->keys[k - 1] >= K_FIRST || b->keys[k] >= K_FIRST))
			buf_add_char(out, ' ');
		key_text(out, b->keys[k]);
	}
}

void
keymap_names(const struct keymap *m, enum cmd c, size_t max, struct buf *out)
{
	size_t shown = 0;

	for (size_t i = 0; i < m->bindings.len && shown < max; i++) {
		const struct binding *b = &m->bindings.ptr[i];

		if (b->cmd != c || b->view != VIEW_ANY)
			continue;
		if (shown++ > 0)
			buf_add_cstr(out, ", ");
		binding_name(b, out);
	}
}

/* [B] of what the names of all that may follow begin with, up to a hyphen: it
 * need not be said so often. */
static size_t
common_start(const struct keymap *m, enum cmd_context context, int view,
             const key_code *keys, size_t n)
{
	struct str first = STR_EMPTY;
	size_t len = SIZE_MAX;

	for (size_t i = 0; i < m->bindings.len; i++) {
		const struct binding *b = &m->bindings.ptr[i];
		struct str name;
		size_t same = 0;

		if (nearness(b, context, view) < 0 || b->nkey <= n || !keys_equal(b, keys, n))
			continue;
		if (b->cmd == CMD_NONE)
			return 0;
		name = str_of(cmd_info(b->cmd)->name);
		if (first.len == 0)
			first = name;
		while (same < name.len && same < first.len && name.ptr[same] == first.ptr[same])
			same++;
		len = same < len ? same : len;
	}
	if (len == SIZE_MAX || len == first.len)
		return 0;
	while (len > 0 && first.ptr[len - 1] != '-')
		len--;
	return len;
}

void
keymap_rest(const struct keymap *m, enum cmd_context context, int view,
            const key_code *keys, size_t n, struct buf *out)
{
	size_t start = common_start(m, context, view, keys, n);

	for (size_t i = 0; i < m->bindings.len; i++) {
		const struct binding *b = &m->bindings.ptr[i];

		if (nearness(b, context, view) < 0 || b->nkey <= n || !keys_equal(b, keys, n))
			continue;
		buf_add_cstr(out, out->len > 0 ? " · " : "");
		for (size_t k = n; k < b->nkey; k++)
			key_text(out, b->keys[k]);
		/* Both on one line, with a blank that is not broken at. */
		buf_addf(out, "\xc2\xa0%s", b->cmd == CMD_NONE ? m->macros.ptr[b->macro]
		                                        : cmd_info(b->cmd)->name + start);
	}
}
