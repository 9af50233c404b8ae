/* SPDX-License-Identifier: MIT */
/*
 * Names of keys, both ways.  A control key is its lower-case letter with
 * MOD_CTRL; those that are other keys on every terminal (Ctrl-I, Ctrl-M,
 * Ctrl-[) are read as those keys, so that a binding means what happens.
 */
#include "ui/key.h"

#include "text/utf8.h"

#include "text/banned.h"

static const struct {
	struct str name;
	key_code key;
} names[] = {
#define X(id, text) {{text, sizeof text - 1}, K_##id},
	KEY_LIST(X)
#undef X
	{{"Space", 5}, ' '},
	{{"BTab", 4}, MOD_SHIFT | K_TAB},
};

static bool
modifier(struct str *rest, key_code *mods)
{
	static const struct {
		const char *prefix;
		key_code mod;
	} table[] = {{"C-", MOD_CTRL}, {"S-", MOD_SHIFT}, {"M-", MOD_ALT}};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (rest->len > 2 && str_starts(*rest, str_of(table[i].prefix))) {
			*mods |= table[i].mod;
			*rest = str_sub(*rest, 2, rest->len);
			return true;
		}
	}
	return false;
}

/* One meaning for each key, whatever way it was written. */
static key_code
normal(key_code key, key_code mods)
{
	if ((mods & MOD_CTRL) != 0 && key >= 'A' && key <= 'Z')
		key += 'a' - 'A';
	if ((mods & MOD_CTRL) != 0 && (key == 'i' || key == 'm' || key == '[')) {
		key = key == 'i' ? K_TAB : key == 'm' ? K_ENTER : K_ESC;
		mods &= ~MOD_CTRL;
	}
	if ((mods & MOD_SHIFT) != 0 && key >= 'a' && key <= 'z') {
		key -= 'a' - 'A';
		mods &= ~MOD_SHIFT;
	}
	return key | mods;
}

bool
key_parse(struct str *rest, key_code *out)
{
	struct str s = *rest;
	key_code mods = 0;
	size_t len;
	uint32_t cp;

	while (modifier(&s, &mods))
		;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_starts(s, names[i].name)) {
			*rest = str_sub(s, names[i].name.len, s.len);
			*out = normal(names[i].key & ~MOD_ALL, mods | (names[i].key & MOD_ALL));
			return true;
		}
	}
	if (s.len == 0)
		return false;
	cp = utf8_get(s, 0, &len);
	if (cp <= ' ' || utf8_is_unsafe(cp) || (cp == 0xfffd && len == 1))
		return false;
	*rest = str_sub(s, len, s.len);
	*out = normal(cp, mods);
	return true;
}

void
key_text(struct buf *out, key_code key)
{
	char bytes[4];

	if ((key & MOD_CTRL) != 0)
		buf_add_cstr(out, "C-");
	if ((key & MOD_ALT) != 0)
		buf_add_cstr(out, "M-");
	if ((key & MOD_SHIFT) != 0)
		buf_add_cstr(out, "S-");
	key &= ~MOD_ALL;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (names[i].key == key) {
			buf_add(out, names[i].name);
			return;
		}
	}
	if (key < K_FIRST)
		buf_add(out, str_from(bytes, utf8_put(bytes, key)));
}

uint32_t
key_char(key_code key)
{
	key &= ~MOD_PASTED;
	return key >= ' ' && key < K_FIRST && key != 0x7f ? key : 0;
}

key_code
key_of_char(uint32_t c)
{
	if (c == '\r' || c == '\n')
		return K_ENTER;
	if (c == '\t')
		return K_TAB;
	if (c == 27)
		return K_ESC;
	if (c == 127 || c == 8)
		return K_BACKSPACE;
	if (c == 0)
		return K_NONE;
	if (c < 27)
		return MOD_CTRL | (c + 'a' - 1);
	if (c < ' ')
		return MOD_CTRL | (c + '@');
	return c;
}
