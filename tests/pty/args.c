/* SPDX-License-Identifier: MIT */
/*
 * Arguments of script lines, and the frozen environment of the programs.
 */
#include "tests/pty/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------ arguments */

/* Fills in $ROOT, $HOME and $TMP. */
struct str
play_filled_in(struct play *p, struct str s)
{
	struct buf out;
	struct str done;

	buf_init(&out);
	for (size_t i = 0; i < s.len; i++) {
		struct str rest = str_sub(s, i, s.len);

		if (str_starts(rest, STR_LIT("$ROOT"))) {
			buf_add_cstr(&out, p->root);
			i += 4;
		} else if (str_starts(rest, STR_LIT("$HOME"))) {
			buf_addf(&out, "%s/home", p->dir);
			i += 4;
		} else if (str_starts(rest, STR_LIT("$TMP"))) {
			buf_add_cstr(&out, p->dir);
			i += 3;
		} else {
			buf_add_char(&out, s.ptr[i]);
		}
	}
	done = arena_str(&p->arena, buf_str(&out));
	buf_release(&out);
	return done;
}

static int
hex_digit(char c)
{
	const char *digits = "0123456789abcdef";
	const char *at = c ? strchr(digits, c | 0x20) : NULL;

	return at ? (int)(at - digits) : 0;
}

struct str
play_unescaped(struct play *p, struct str s)
{
	static const char letters[] = "enrt\\";
	static const char bytes[] = "\x1B\n\r\t\\";
	char *out = ARENA_ARRAY(&p->arena, s.len + 1, char);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		const char *at;

		if (s.ptr[i] != '\\' || i + 1 == s.len) {
			out[n++] = s.ptr[i];
			continue;
		}
		i++;
		at = strchr(letters, s.ptr[i]);
		if (s.ptr[i] == 'x' && i + 2 < s.len) {
			out[n++] = (char)(hex_digit(s.ptr[i + 1]) << 4
			                  | hex_digit(s.ptr[i + 2]));
			i += 2;
		} else {
			out[n++] = at ? bytes[at - letters] : s.ptr[i];
		}
	}
	return (struct str){out, n};
}

/* The next word of `*rest`, '…' kept together; false at the end. */
bool
play_next_word(struct str *rest, struct str *word)
{
	char end = ' ';
	size_t at;

	*rest = str_trim(*rest);
	if (rest->len == 0)
		return false;
	if (rest->ptr[0] == '\'') {
		end = '\'';
		*rest = str_sub(*rest, 1, rest->len);
	}
	at = str_find_char(*rest, end);
	*word = str_sub(*rest, 0, at);
	*rest = str_sub(*rest, at == SIZE_MAX ? rest->len : at + 1, rest->len);
	return true;
}

bool
play_size(struct str s, int *rows, int *cols)
{
	size_t x = str_find_char(s, 'x');
	uint32_t c;
	uint32_t r;

	if (!str_to_u32(str_sub(s, 0, x), &c) || x == SIZE_MAX
	    || !str_to_u32(str_sub(s, x + 1, s.len), &r) || r > 1000 || c > 1000
	    || r == 0 || c == 0)
		return false;
	*rows = (int)r;
	*cols = (int)c;
	return true;
}

bool
play_fail(struct play *p, const char *why)
{
	snprintf(p->why, sizeof p->why, "%s", why);
	return false;
}

/* ---------------------------------------------------------- environment */

void
play_unset_env(struct play *p, struct str name)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->env.len; i++) {
		struct str entry = str_of(p->env.ptr[i]);

		if (!str_starts(entry, name) || entry.ptr[name.len] != '=')
			p->env.ptr[kept++] = p->env.ptr[i];
	}
	p->env.len = kept;
}

void
play_set_env(struct play *p, struct str entry)
{
	play_unset_env(p, str_sub(entry, 0, str_find_char(entry, '=')));
	vec_push(&p->env, (char *)arena_cstr(&p->arena, entry));
}

/* Frozen: the same on every machine, and nothing of the user's. */
void
play_freeze_env(struct play *p)
{
	static const char *const fixed[] = {
		"HOME=$HOME", "XDG_CONFIG_HOME=$HOME/config",
		"XDG_STATE_HOME=$HOME/state", "XDG_DATA_HOME=$HOME/data",
		"XDG_CACHE_HOME=$HOME/cache", "TMPDIR=$TMP",
		"TERM=xterm-256color", "LANG=C.UTF-8", "LC_ALL=C.UTF-8",
		"TZ=UTC", "ESCDELAY=25", "LESSHISTFILE=-",
	};
	static const char *const passed[] = {
		"PATH", "ENTENTE", "TERMINFO", "TERMINFO_DIRS", "LD_LIBRARY_PATH",
		"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
	};

	for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
		play_set_env(p, play_filled_in(p, str_of(fixed[i])));
	for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++) {
		const char *value = getenv(passed[i]);
		struct buf entry;

		if (!value)
			continue;
		buf_init(&entry);
		buf_addf(&entry, "%s=%s", passed[i], value);
		play_set_env(p, buf_str(&entry));
		buf_release(&entry);
	}
}
