/* SPDX-License-Identifier: MIT */
/*
 * The table of options and the three sections of entente.ini.  Keys are
 * written `command = keys`, not the other way round: the file format makes no
 * difference between j and J to the left of the equals sign.
 */
#include "ui/conf.h"

#include <assert.h>
#include <string.h>

#include "text/ini.h"
#include "text/status.h"
#include "ui/view.h"

#include "text/banned.h"

enum option_type { TYPE_INT, TYPE_BOOL, TYPE_PROFILE, TYPE_THEME };

struct option_info {
	const char *name;
	enum option_type type;
	int usual;
	int least;
	int most;
	const char *help;
};

static const struct option_info options[OPTION_COUNT] = {
#define X(id, text, kind, def, min, max, sentence)                      \
	[OPTION_##id] = {.name = text,                                  \
	                 .type = TYPE_##kind,                           \
	                 .usual = def,                                  \
	                 .least = min,                                  \
	                 .most = max,                                   \
	                 .help = sentence},
#include "ui/conf.def"
#undef X
};

static const char *const profile_names[] = {
#define X(id, text) [PROFILE_##id] = text,
	PROFILE_LIST(X)
#undef X
};

/* What follows from a new value. */
static void
changed(struct conf *c, enum option o)
{
	if (o == OPTION_PROFILE)
		keymap_profile(&c->keymap, (enum profile)c->values[OPTION_PROFILE]);
}

static bool
profile_parse(struct str s, int *out)
{
	for (int i = 0; i < PROFILE_COUNT; i++) {
		if (str_eq(s, str_of(profile_names[i]))) {
			*out = i;
			return true;
		}
	}
	return false;
}

void
conf_init(struct conf *c)
{
	*c = (struct conf){0};
	for (int o = 0; o < OPTION_COUNT; o++)
		c->values[o] = options[o].usual;
	keymap_init(&c->keymap);
	buf_init(&c->folder);
	buf_init(&c->own_name);
}

void
conf_release(struct conf *c)
{
	keymap_release(&c->keymap);
	buf_release(&c->folder);
	buf_release(&c->own_name);
}

const char *
conf_option_name(enum option o)
{
	return options[o].name;
}

const char *
conf_option_help(enum option o)
{
	return options[o].help;
}

/* ------------------------------------------------------------------- values */

static bool
bool_parse(struct str s, int *out)
{
	static const char *const on[] = {"", "on", "yes", "true", "1"};
	static const char *const off[] = {"off", "no", "false", "0"};

	for (size_t i = 0; i < sizeof on / sizeof *on; i++) {
		if (str_eq_nocase(s, str_of(on[i]))) {
			*out = 1;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
		if (str_eq_nocase(s, str_of(off[i]))) {
			*out = 0;
			return true;
		}
	}
	return false;
}

static bool
value_parse(const struct option_info *o, struct str s, int *out, struct buf *why)
{
	uint32_t n;

	switch (o->type) {
	case TYPE_BOOL:
		if (bool_parse(s, out))
			return true;
		buf_addf(why, "%s is on or off, not '%.*s'", o->name, STR_ARG(s));
		return false;
	case TYPE_PROFILE:
		if (profile_parse(s, out))
			return true;
		buf_addf(why, "there is no profile '%.*s'; there are default, less and newsboat",
		         STR_ARG(s));
		return false;
	case TYPE_THEME: /* conf_set knows it */
	case TYPE_INT:
		break;
	}
	if (!str_to_u32(s, &n) || n > (uint32_t)o->most || n < (uint32_t)o->least) {
		buf_addf(why, "%s is a number from %d to %d, not '%.*s'", o->name, o->least,
		         o->most, STR_ARG(s));
		return false;
	}
	*out = (int)n;
	return true;
}

bool
conf_set(struct conf *c, struct str name, struct str value, struct buf *why)
{
	for (int o = 0; o < OPTION_COUNT; o++) {
		if (!str_eq(name, str_of(options[o].name)))
			continue;
		if (options[o].type == TYPE_THEME)
			return conf_choose_theme(c, str_trim(value), why);
		if (!value_parse(&options[o], str_trim(value), &c->values[o], why))
			return false;
		changed(c, (enum option)o);
		return true;
	}
	buf_addf(why, "there is no option '%.*s'", STR_ARG(name));
	return false;
}

static void
value_write(const struct option_info *o, int value, struct buf *out)
{
	switch (o->type) {
	case TYPE_BOOL:
		buf_add_cstr(out, value != 0 ? "on" : "off");
		break;
	case TYPE_PROFILE:
		buf_add_cstr(out, profile_names[value]);
		break;
	case TYPE_THEME:
		buf_add_cstr(out, theme_name(value));
		break;
	case TYPE_INT:
		buf_addf(out, "%d", value);
		break;
	}
}

void
conf_value(const struct conf *c, enum option o, struct buf *out)
{
	if (options[o].type == TYPE_THEME && c->values[o] == theme_count())
		buf_add(out, buf_str(&c->own_name));
	else
		value_write(&options[o], c->values[o], out);
}

bool
conf_is_usual(const struct conf *c, enum option o)
{
	return c->values[o] == options[o].usual;
}

void
conf_reset(struct conf *c, enum option o)
{
	c->values[o] = options[o].usual;
	changed(c, o);
}

bool
conf_step(struct conf *c, enum option o, int dir)
{
	int n = options[o].most + 1;

	if (options[o].type == TYPE_INT)
		return false;
	if (options[o].type == TYPE_THEME)
		n = theme_count() + (c->own_name.len > 0 ? 1 : 0);
	c->values[o] = (c->values[o] + dir + n) % n;
	changed(c, o);
	return true;
}

void
conf_add(struct conf *c, enum option o, int n)
{
	long long value = (long long)c->values[o] + n;

	if (options[o].type != TYPE_INT) {
		(void)conf_step(c, o, n < 0 ? -1 : 1);
		return;
	}
	c->values[o] = value < options[o].least ? options[o].least
	               : value > options[o].most ? options[o].most
	                                         : (int)value;
}

void
conf_option_values(enum option o, struct buf *out)
{
	const struct option_info *info = &options[o];

	switch (info->type) {
	case TYPE_BOOL:
		buf_add_cstr(out, "on off");
		break;
	case TYPE_PROFILE:
		buf_add_cstr(out, "default less newsboat");
		break;
	case TYPE_THEME:
		for (int i = 0; i < theme_count(); i++)
			buf_addf(out, "%s%s", i > 0 ? " " : "", theme_name(i));
		break;
	case TYPE_INT:
		buf_addf(out, "%d %d", info->least, info->most);
		break;
	}
}

/* --------------------------------------------------------------------- file */

static bool
entry_key(struct conf *c, struct str name, struct str keys, struct buf *why)
{
	enum cmd cmd = CMD_NONE;

	for (int i = 0; i < CMD_COUNT; i++)
		if (str_eq(name, str_of(cmd_info((enum cmd)i)->name)))
			cmd = (enum cmd)i;
	if (cmd == CMD_NONE) {
		buf_addf(why, "there is no command '%.*s'", STR_ARG(name));
		return false;
	}
	if (!keymap_set(&c->keymap, cmd, keys)) {
		buf_addf(why, "'%.*s' does not name keys", STR_ARG(keys));
		return false;
	}
	return true;
}

/* "keys.dossier": the number of that view. */
static bool
view_named(struct str name, int *out)
{
	static const char *const views[] = {
#define X(id) #id,
		VIEW_LIST(X)
#undef X
	};

	for (int i = 0; i < VIEW_COUNT; i++) {
		if (str_eq_nocase(name, str_of(views[i]))) {
			*out = i;
			return true;
		}
	}
	return false;
}

static bool
entry_view_key(struct conf *c, int view, struct str name, struct str keys, struct buf *why)
{
	enum cmd cmd = cmd_find(name);
	struct str word;

	if (cmd == CMD_NONE || !str_eq(str_of(cmd_info(cmd)->name), name)) {
		buf_addf(why, "there is no command '%.*s'", STR_ARG(name));
		return false;
	}
	keys = str_trim(keys);
	while (keys.len > 0 && str_cut(&keys, ' ', &word)) {
		if (word.len > 0 && !keymap_bind(&c->keymap, view, word, cmd)) {
			buf_addf(why, "'%.*s' does not name keys", STR_ARG(word));
			return false;
		}
	}
	return true;
}

/* name = "C-t: follow lavrov; dossier" */
static bool
entry_macro(struct conf *c, int view, struct str value, struct buf *why)
{
	size_t colon = str_find(value, STR_LIT(": "));
	struct str unknown;

	if (colon == SIZE_MAX) {
		buf_add_cstr(why, "a macro is written \"KEYS: command; command\"");
		return false;
	}
	unknown = cmd_line_unknown(str_sub(value, colon + 1, value.len));
	if (unknown.len > 0) {
		buf_addf(why, "there is no command '%.*s'", STR_ARG(unknown));
		return false;
	}
	if (!keymap_macro(&c->keymap, view, str_sub(value, 0, colon),
	                  str_trim(str_sub(value, colon + 1, value.len)))) {
		buf_addf(why, "'%.*s' does not name keys", (int)colon, value.ptr);
		return false;
	}
	return true;
}

/* [keys.VIEW], [macros], [macros.VIEW]; false and no reason: none of them. */
static bool
entry_in_view(struct conf *c, struct str section, struct str key, struct str value,
              struct buf *why)
{
	int view = VIEW_ANY;
	size_t dot = str_find_char(section, '.');
	struct str head = str_sub(section, 0, dot);
	bool is_macro = str_eq(head, STR_LIT("macros"));

	if (!is_macro && (!str_eq(head, STR_LIT("keys")) || dot == SIZE_MAX))
		return false;
	if (dot != SIZE_MAX && !view_named(str_sub(section, dot + 1, section.len), &view)) {
		buf_addf(why, "there is no view '%.*s'",
		         STR_ARG(str_sub(section, dot + 1, section.len)));
		return false;
	}
	return is_macro ? entry_macro(c, view, value, why)
	                : entry_view_key(c, view, key, value, why);
}

static bool
entry_role(struct conf *c, struct str name, struct str words, struct buf *why)
{
	enum role r;

	if (!role_from_name(name, &r)) {
		buf_addf(why, "there is no role '%.*s'", STR_ARG(name));
		return false;
	}
	if (!attr_parse(words, &c->dress[r])) {
		buf_addf(why, "'%.*s' is not a colour and attributes, such as '32/blue bold'",
		         STR_ARG(words));
		return false;
	}
	c->has_dress[r] = true;
	return true;
}

static bool
entry(struct conf *c, struct str section, struct str key, struct str value,
      struct buf *why)
{
	if (str_eq(section, STR_LIT("options")))
		return conf_set(c, key, value, why);
	if (str_eq(section, STR_LIT("keys")))
		return entry_key(c, key, value, why);
	if (str_eq(section, STR_LIT("theme")))
		return entry_role(c, key, value, why);
	/* Read where they are used (filters.c, charsets.c). */
	if (str_eq(section, STR_LIT("filters")) || str_eq(section, STR_LIT("charsets")))
		return true;
	if (entry_in_view(c, section, key, value, why))
		return true;
	if (why->len > 0)
		return false;
	buf_addf(why, "there is no section [%.*s]; there are [options], [keys],"
	         " [keys.VIEW], [macros], [macros.VIEW] and [theme]",
	         STR_ARG(section));
	return false;
}

/* A key that does something at once hides the sequences that begin with it. */
static void
warn_shadowed(const struct conf *c, const char *path, struct diag *d)
{
	for (size_t i = 0; i < c->keymap.bindings.len; i++) {
		const struct binding *b = &c->keymap.bindings.ptr[i];
		const struct binding *found;

		if ((b->cmd == CMD_NONE || !cmd_may_begin(b->cmd)) &&
		    keymap_find(&c->keymap, b->context, b->view, b->keys, b->nkey, &found) ==
		            KEYMAP_BOTH)
			diag_add(d, DIAG_WARNING, str_of(path), 0,
			         "the key of %s also begins a sequence, which cannot be typed",
			         b->cmd == CMD_NONE ? "a macro" : cmd_info(b->cmd)->name);
	}
}

static bool
is_profile(struct str section, struct str key)
{
	return str_eq(section, STR_LIT("options")) && str_eq(key, STR_LIT("profile"));
}

/* Before all else: keys come on top of it, wherever it stands in the file. */
static void
read_profile(struct conf *c, const struct ini *ini)
{
	for (size_t i = 0; i < ini_count(ini); i++) {
		struct str section;
		struct str key;
		struct str value;
		struct buf why;

		buf_init(&why);
		ini_item(ini, i, &section, &key, &value);
		if (is_profile(section, key))
			(void)conf_set(c, key, value, &why);
		buf_release(&why);
	}
}

void
conf_read(struct conf *c, const char *path, struct diag *d)
{
	struct ini *ini = NULL;
	struct diag reading;
	enum status status;
	const char *slash = strrchr(path, '/');

	buf_clear(&c->folder);
	buf_add(&c->folder, slash == NULL ? STR_LIT(".") : str_from(path, (size_t)(slash - path)));
	diag_init(&reading);
	status = ini_read(path, &ini, &reading);
	if (status != STATUS_NOT_FOUND)
		diag_append(d, &reading);
	diag_release(&reading);
	if (status != STATUS_OK)
		return;
	read_profile(c, ini);
	for (size_t i = 0; i < ini_count(ini); i++) {
		struct str section;
		struct str key;
		struct str value;
		struct buf why;

		ini_item(ini, i, &section, &key, &value);
		if (is_profile(section, key) && c->values[OPTION_PROFILE] != PROFILE_DEFAULT)
			continue;
		buf_init(&why);
		if (!entry(c, section, key, value, &why))
			diag_add(d, DIAG_WARNING, str_of(path), ini_line(ini, i),
			         "%s; the line is passed over", why.ptr);
		buf_release(&why);
	}
	ini_free(ini);
	warn_shadowed(c, path, d);
}

/* --------------------------------------------------------------------- dump */

static void
dump_options(struct buf *out)
{
	buf_add_cstr(out, "[options]\n");
	for (int o = 0; o < OPTION_COUNT; o++) {
		const struct option_info *info = &options[o];

		buf_addf(out, "; %s", info->help);
		if (info->type == TYPE_INT)
			buf_addf(out, " (%d to %d)", info->least, info->most);
		buf_addf(out, ".\n%s = ", info->name);
		value_write(info, info->usual, out);
		buf_add_cstr(out, "\n");
	}
}

static void
dump_keys(struct buf *out)
{
	buf_add_cstr(out, "\n; Keys are separated by blanks: j Down C-n S-Tab PgDn Space F1; those of a\n"
	                  "; sequence are not: C-wh is Ctrl-W, then h.  No keys: not bound.\n"
	                  "[keys]\n");
	for (int g = 0; g < GROUP_COUNT; g++) {
		buf_addf(out, "; -- %s\n", cmd_group_name((enum cmd_group)g));
		for (int c = 0; c < CMD_COUNT; c++) {
			const struct cmd_info *info = cmd_info((enum cmd)c);

			if (info->group == (enum cmd_group)g)
				buf_addf(out, "; %s\n%s = \"%s\"\n", info->help, info->name,
				         info->keys);
		}
	}
}

static void
dump_macros(struct buf *out)
{
	buf_add_cstr(out,
	             "\n; Keys of one view alone: [keys.dossier], [keys.entities] and so on, of the\n"
	             "; same form as [keys].\n"
	             "; A key for several commands, with a name of your own; [macros.VIEW] in one view:\n"
	             "[macros]\n"
	             ";chief = \"C-t: follow lavrov; dossier\"\n");
}

static void
dump_theme(struct buf *out)
{
	buf_add_cstr(out,
	             "\n; A dress: [COLOUR] [on COLOUR] [bold] [dim] [italic] [underline] [reverse].\n"
	             "; A colour is default, black, red, green, yellow, blue, magenta, cyan, white\n"
	             "; or 0 to 255; after a slash the one for terminals with fewer than 256.\n"
	             "; These are the dresses of the theme `default`; take the semicolon away to\n"
	             "; set one.\n"
	             "[theme]\n");
	for (int r = 0; r < ROLE_COUNT; r++)
		buf_addf(out, "; %s\n;%s = \"%s\"\n", role_help((enum role)r),
		         role_name((enum role)r), role_dress((enum role)r, THEME_DEFAULT));
}

void
conf_dump(struct buf *out)
{
	buf_add_cstr(out, "; entente.ini: every setting with its default; see entente.ini(5).\n\n");
	dump_options(out);
	dump_keys(out);
	dump_macros(out);
	dump_theme(out);
}
