/* SPDX-License-Identifier: MIT */
/*
 * The table of roles, the little language of dresses, and the rule by which
 * one role lies over another.  Knows nothing of terminals.
 */
#include "ui/theme.h"

#include <assert.h>

#include "text/banned.h"

struct role_info {
	const char *name;
	const char *dress[2]; /* by enum theme_name */
	const char *help;
	char letter;
};

static const struct role_info roles[ROLE_COUNT] = {
#define X(id, text, sign, plain, mono, words) \
	[ROLE_##id] = {.name = text, .dress = {plain, mono}, .help = words, .letter = sign},
#include "ui/theme.def"
#undef X
};

static const char *const color_names[] = {
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
};

static const struct {
	const char *name;
	uint8_t flag;
} flag_names[] = {
	{"bold", ATTR_BOLD},
	{"dim", ATTR_DIM},
	{"italic", ATTR_ITALIC},
	{"underline", ATTR_UNDERLINE},
	{"reverse", ATTR_REVERSE},
};

/* The nearest of the eight: a channel of the 6x6x6 cube counts as on from its
 * upper half, a grey is black or white. */
static int16_t
color_reduce(int16_t c)
{
	int r;
	int g;
	int b;

	if (c < 8)
		return c;
	if (c < 16)
		return (int16_t)(c - 8);
	if (c >= 232)
		return c < 244 ? 0 : 7;
	r = (c - 16) / 36;
	g = (c - 16) / 6 % 6;
	b = (c - 16) % 6;
	return (int16_t)((r >= 3) | (g >= 3) << 1 | (b >= 3) << 2);
}

static bool
color_one(struct str word, int16_t *out)
{
	uint32_t n;

	if (str_eq(word, STR_LIT("default"))) {
		*out = COLOR_OWN;
		return true;
	}
	for (size_t i = 0; i < sizeof color_names / sizeof *color_names; i++) {
		if (str_eq(word, str_of(color_names[i]))) {
			*out = (int16_t)i;
			return true;
		}
	}
	if (!str_to_u32(word, &n) || n > 255)
		return false;
	*out = (int16_t)n;
	return true;
}

/* "32/blue" */
static bool
color_parse(struct str word, int16_t *full, int16_t *few)
{
	struct str first;

	if (!str_cut(&word, '/', &first) || !color_one(first, full))
		return false;
	if (word.len == 0) {
		*few = color_reduce(*full);
		return true;
	}
	if (!color_one(word, few))
		return false;
	/* The bright ones of 16 are reduced where there are 8. */
	if (*few >= 16)
		*few = color_reduce(*few);
	return true;
}

static bool
flag_parse(struct str word, uint8_t *flags)
{
	for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++) {
		if (str_eq(word, str_of(flag_names[i].name))) {
			*flags |= flag_names[i].flag;
			return true;
		}
	}
	return false;
}

bool
attr_parse(struct str words, struct attr *out)
{
	struct attr a = {COLOR_INHERIT, COLOR_INHERIT, COLOR_INHERIT, COLOR_INHERIT, 0};
	struct str rest = str_trim(words);
	struct str word;
	bool is_background = false;

	while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (str_eq(word, STR_LIT("on")) && !is_background) {
			is_background = true;
			continue;
		}
		if (is_background) {
			if (!color_parse(word, &a.bg, &a.bg8))
				return false;
			is_background = false;
		} else if (!flag_parse(word, &a.flags) &&
		           !color_parse(word, &a.fg, &a.fg8)) {
			return false;
		}
	}
	if (is_background)
		return false;
	*out = a;
	return true;
}

/* theme, role, dress; the rows of a theme follow each other */
static const char *const shipped[][3] = {
#include "gen/themes.inc"
};

#define SHIPPED_ROWS (sizeof shipped / sizeof *shipped)

/* The first row of shipped theme number n, or SHIPPED_ROWS. */
static size_t
shipped_first(int n)
{
	size_t i = 0;

	for (; i < SHIPPED_ROWS; i++) {
		bool is_first = i == 0 || !str_eq(str_of(shipped[i][0]), str_of(shipped[i - 1][0]));

		if (is_first && n-- == 0)
			break;
	}
	return i;
}

int
theme_count(void)
{
	int n = 0;

	while (shipped_first(n) < SHIPPED_ROWS)
		n++;
	return THEME_SHIPPED + n;
}

const char *
theme_name(int theme)
{
	return theme == THEME_DEFAULT ? "default"
	       : theme == THEME_MONO  ? "mono"
	                              : shipped[shipped_first(theme - THEME_SHIPPED)][0];
}

bool
theme_find(struct str name, int *theme)
{
	int n = theme_count();

	for (int i = 0; i < n; i++) {
		if (str_eq(name, str_of(theme_name(i)))) {
			*theme = i;
			return true;
		}
	}
	return false;
}

static void
shipped_init(struct theme *t, int n)
{
	size_t first = shipped_first(n);

	for (size_t i = first; i < SHIPPED_ROWS; i++) {
		enum role r;
		bool ok = role_from_name(str_of(shipped[i][1]), &r);

		if (!str_eq(str_of(shipped[i][0]), str_of(shipped[first][0])))
			break;
		ok = ok && theme_set(t, r, str_of(shipped[i][2]));
		assert(ok);
		(void)ok;
	}
}

/* By members: what lies between them is nobody's. */
bool
theme_equal(const struct theme *a, const struct theme *b)
{
	for (size_t i = 0; i < ROLE_COUNT; i++) {
		const struct attr *x = &a->roles[i];
		const struct attr *y = &b->roles[i];

		if (x->fg != y->fg || x->bg != y->bg || x->fg8 != y->fg8 ||
		    x->bg8 != y->bg8 || x->flags != y->flags)
			return false;
	}
	return true;
}

void
theme_init(struct theme *t, int theme)
{
	int base = theme == THEME_MONO ? THEME_MONO : THEME_DEFAULT;

	for (int r = 0; r < ROLE_COUNT; r++) {
		bool ok = attr_parse(str_of(roles[r].dress[base]), &t->roles[r]);
		assert(ok);
		(void)ok;
	}
	if (theme >= THEME_SHIPPED)
		shipped_init(t, theme - THEME_SHIPPED);
}

/* The cube and the greys as xterm has them. */
uint32_t
theme_rgb(int color)
{
	static const uint32_t first[16] = {
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	};
	static const uint32_t step[6] = {0, 95, 135, 175, 215, 255};
	uint32_t c = (uint32_t)color;

	if (c < 16)
		return first[c];
	if (c < 232) {
		c -= 16;
		return step[c / 36] << 16 | step[c / 6 % 6] << 8 | step[c % 6];
	}
	c = 8 + (c - 232) * 10;
	return c << 16 | c << 8 | c;
}

int
theme_color(int color, int colors)
{
	return colors > 256 && color >= 8 ? (int)theme_rgb(color) : color;
}

bool
theme_set(struct theme *t, enum role r, struct str words)
{
	return attr_parse(words, &t->roles[r]);
}

static struct attr
attr_over(struct attr under, struct attr over)
{
	if (over.fg != COLOR_INHERIT) {
		under.fg = over.fg;
		under.fg8 = over.fg8;
	}
	if (over.bg == COLOR_INHERIT) {
		under.flags |= over.flags;
		return under;
	}
	under.bg = over.bg;
	under.bg8 = over.bg8;
	under.flags = over.flags;
	return under;
}

/* Of a bright colour the plain one. */
static int16_t
color_plain(int16_t color)
{
	return color >= 8 && color < 16 ? (int16_t)(color - 8) : color;
}

struct attr
theme_attr(const struct theme *t, enum role role, enum role over, int colors)
{
	struct attr a = t->roles[role];

	if (role != ROLE_TEXT)
		a = attr_over(t->roles[ROLE_TEXT], a);
	if (over != ROLE_NONE)
		a = attr_over(a, t->roles[over]);
	if (colors < 256) {
		a.fg = a.fg8;
		a.bg = a.bg8;
	}
	if (colors < 16) {
		a.fg = color_plain(a.fg);
		a.bg = color_plain(a.bg);
	}
	if (colors < 8)
		a.fg = a.bg = COLOR_OWN;
	/* Few colours have bold for bright: black on a colour would be grey on it. */
	if (colors < 256 && a.fg == 0 && a.bg > 0 && (a.flags & ATTR_BOLD) != 0)
		a.flags = (uint8_t)((a.flags & ~ATTR_BOLD) | ATTR_UNDERLINE);
	if (a.fg == COLOR_INHERIT)
		a.fg = COLOR_OWN;
	if (a.bg == COLOR_INHERIT)
		a.bg = COLOR_OWN;
	return a;
}

const char *
role_name(enum role r)
{
	return roles[r].name;
}

const char *
role_help(enum role r)
{
	return roles[r].help;
}

char
role_letter(enum role r)
{
	return roles[r].letter;
}

const char *
role_dress(enum role r, enum theme_name name)
{
	return roles[r].dress[name];
}

bool
role_from_name(struct str name, enum role *out)
{
	for (int r = 0; r < ROLE_COUNT; r++) {
		if (str_eq(name, str_of(roles[r].name))) {
			*out = (enum role)r;
			return true;
		}
	}
	return false;
}

enum role
role_of_kind(enum kind k, bool is_weak)
{
	return (enum role)((is_weak ? ROLE_PERSON_WEAK : ROLE_PERSON) + (int)k);
}
