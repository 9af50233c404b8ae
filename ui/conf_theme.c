/* SPDX-License-Identifier: MIT */
/*
 * The theme among the settings: one of those built in, or a file of the user's
 * own; on top of it the dresses of [theme].
 */
#include "ui/conf.h"

#include <string.h>

#include "text/ini.h"
#include "text/status.h"

#include "text/banned.h"

/* A name and not a path, so that it stays in the folder of themes. */
static bool
is_plain_name(struct str s)
{
	return s.len > 0 && s.ptr[0] != '.' && str_find_char(s, '/') == SIZE_MAX;
}

/* A theme of the user's own, themes/NAME.ini beside entente.ini. */
static bool
theme_own(struct conf *c, struct str name, struct buf *why)
{
	struct buf path;
	struct ini *ini = NULL;
	bool is_good;

	if (c->folder.len == 0 || !is_plain_name(name))
		return false;
	buf_init(&path);
	buf_addf(&path, "%s/themes/%.*s.ini", c->folder.ptr, STR_ARG(name));
	is_good = ini_read(path.ptr, &ini, NULL) == STATUS_OK;
	buf_release(&path);
	if (!is_good)
		return false;
	memset(c->has_own, 0, sizeof c->has_own);
	for (size_t i = 0; i < ini_count(ini) && is_good; i++) {
		struct str section;
		struct str key;
		struct str words;
		enum role r;

		ini_item(ini, i, &section, &key, &words);
		is_good = role_from_name(key, &r) && attr_parse(words, &c->own[r]);
		if (is_good)
			c->has_own[r] = true;
		else
			buf_addf(why, "themes/%.*s.ini: '%.*s = %.*s' makes no sense",
			         STR_ARG(name), STR_ARG(key), STR_ARG(words));
	}
	ini_free(ini);
	if (is_good) {
		buf_clear(&c->own_name);
		buf_add(&c->own_name, name);
	}
	return is_good;
}

bool
conf_choose_theme(struct conf *c, struct str name, struct buf *why)
{
	int n = theme_count();

	if (theme_find(name, &c->values[OPTION_THEME]))
		return true;
	if (theme_own(c, name, why)) {
		c->values[OPTION_THEME] = n;
		return true;
	}
	if (why->len > 0)
		return false;
	buf_addf(why, "there is no theme '%.*s'; there are ", STR_ARG(name));
	for (int i = 0; i < n; i++)
		buf_addf(why, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", theme_name(i));
	return false;
}

void
conf_theme(const struct conf *c, bool is_mono, struct theme *out)
{
	bool is_own = c->values[OPTION_THEME] == theme_count();

	theme_init(out, is_mono ? THEME_MONO : is_own ? THEME_DEFAULT : c->values[OPTION_THEME]);
	for (int r = 0; r < ROLE_COUNT && is_own && !is_mono; r++)
		if (c->has_own[r])
			out->roles[r] = c->own[r];
	for (int r = 0; r < ROLE_COUNT; r++)
		if (c->has_dress[r])
			out->roles[r] = c->dress[r];
}
