/* SPDX-License-Identifier: MIT */
/* The tree of divisions: dividing, closing, moving lines, laying out. */
#include "ui/split.h"

#include <assert.h>
#include <stdlib.h>

#include "text/arena.h"

#include "text/banned.h"

struct split {
	struct split *half[2]; /* NULL: a leaf */
	enum split_way way;
	int share;             /* of half[0], in parts of SPLIT_WHOLE */
	uint32_t window;       /* of a leaf */
};

static bool
is_leaf(const struct split *s)
{
	return s->half[0] == NULL;
}

struct split *
split_new(uint32_t window)
{
	struct split *s = xcalloc(1, sizeof *s);

	s->window = window;
	return s;
}

void
split_free(struct split *s)
{
	if (s == NULL)
		return;
	split_free(s->half[0]);
	split_free(s->half[1]);
	free(s);
}

/* The leaf of a window and, if asked for, the division it is half of. */
static struct split *
leaf_of(struct split *s, uint32_t window, struct split **above)
{
	struct split *found;

	if (is_leaf(s))
		return s->window == window ? s : NULL;
	for (int i = 0; i < 2; i++) {
		if (above != NULL)
			*above = s;
		found = leaf_of(s->half[i], window, above);
		if (found != NULL)
			return found;
	}
	return NULL;
}

bool
split_has(const struct split *s, uint32_t window)
{
	if (is_leaf(s))
		return s->window == window;
	return split_has(s->half[0], window) || split_has(s->half[1], window);
}

size_t
split_count(const struct split *s)
{
	return is_leaf(s) ? 1 : split_count(s->half[0]) + split_count(s->half[1]);
}

static size_t
max_size(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Windows in a row, or in a column. */
static size_t
along(const struct split *s, enum split_way way)
{
	size_t a;
	size_t b;

	if (is_leaf(s))
		return 1;
	a = along(s->half[0], way);
	b = along(s->half[1], way);
	return s->way == way ? a + b : max_size(a, b);
}

size_t
split_across(const struct split *s)
{
	return along(s, SPLIT_BESIDE);
}

/* -------------------------------------------------------------------- changing */

void
split_divide(struct split **s, uint32_t window, enum split_way way, uint32_t fresh)
{
	struct split *leaf = leaf_of(*s, window, NULL);

	assert(leaf != NULL && !split_has(*s, fresh));
	leaf->half[0] = split_new(window);
	leaf->half[1] = split_new(fresh);
	leaf->way = way;
	leaf->share = SPLIT_WHOLE / 2;
}

uint32_t
split_remove(struct split **s, uint32_t window)
{
	struct split *above = NULL;
	struct split *leaf = leaf_of(*s, window, &above);
	struct split *rest;
	const struct split *next;
	int side;

	assert(leaf != NULL && above != NULL);
	side = above->half[0] == leaf ? 1 : 0;
	rest = above->half[side];
	*above = *rest;
	free(rest);
	free(leaf);
	/* The nearest of the other half: its first one, or its last. */
	for (next = above; !is_leaf(next);)
		next = next->half[1 - side];
	return next->window;
}

void
split_equal(struct split *s)
{
	size_t a;
	size_t b;

	if (is_leaf(s))
		return;
	a = along(s->half[0], s->way);
	b = along(s->half[1], s->way);
	s->share = (int)(SPLIT_WHOLE * a / (a + b));
	split_equal(s->half[0]);
	split_equal(s->half[1]);
}

/* Puts `last` into the first leaf and hands on what was there. */
static uint32_t
hand_on(struct split *s, uint32_t last)
{
	uint32_t here;

	if (!is_leaf(s))
		return hand_on(s->half[1], hand_on(s->half[0], last));
	here = s->window;
	s->window = last;
	return here;
}

void
split_rotate(struct split *s)
{
	struct split *last = s;

	while (!is_leaf(last))
		last = last->half[1];
	(void)hand_on(s, last->window);
}

/* ---------------------------------------------------------------------- places */

static int
least(const struct split *s, enum split_way way)
{
	int one = way == SPLIT_BESIDE ? SPLIT_MIN_COLS : SPLIT_MIN_ROWS;

	return (int)along(s, way) * one;
}

/* Cells of the first half of `room`, so that both halves have their least. */
static int
first_part(const struct split *s, int room)
{
	int part = (int)((long long)room * s->share / SPLIT_WHOLE);
	int low = least(s->half[0], s->way);
	int high = room - least(s->half[1], s->way);

	return part < low ? low : part > high ? high : part;
}

static void
halve(const struct split *s, struct rect area, struct rect out[2])
{
	int room = s->way == SPLIT_BESIDE ? area.cols : area.rows;
	int part = first_part(s, room);

	out[0] = out[1] = area;
	if (s->way == SPLIT_BESIDE) {
		out[0].cols = part;
		out[1].x += part;
		out[1].cols -= part;
	} else {
		out[0].rows = part;
		out[1].y += part;
		out[1].rows -= part;
	}
}

static bool
has_room(const struct split *s, struct rect area)
{
	return area.cols >= least(s, SPLIT_BESIDE) && area.rows >= least(s, SPLIT_BELOW);
}

static size_t
hide(const struct split *s, struct split_place *out)
{
	size_t n;

	if (is_leaf(s)) {
		*out = (struct split_place){.window = s->window};
		return 1;
	}
	n = hide(s->half[0], out);
	return n + hide(s->half[1], out + n);
}

static size_t
place(const struct split *s, struct rect area, uint32_t focus, bool has_right,
      struct split_place *out)
{
	struct rect part[2];
	size_t n;

	if (is_leaf(s)) {
		*out = (struct split_place){s->window, area, has_right};
		return 1;
	}
	if (!has_room(s, area)) {
		bool is_second = split_has(s->half[1], focus);

		n = is_second ? hide(s->half[0], out)
		              : place(s->half[0], area, focus, has_right, out);
		return n + (is_second ? place(s->half[1], area, focus, has_right, out + n)
		                      : hide(s->half[1], out + n));
	}
	halve(s, area, part);
	n = place(s->half[0], part[0], focus, has_right || s->way == SPLIT_BESIDE, out);
	return n + place(s->half[1], part[1], focus, has_right, out + n);
}

void
split_layout(const struct split *s, struct rect area, uint32_t focus,
             struct split_place *out)
{
	(void)place(s, area, focus, false, out);
}

void
split_places(const struct split *s, struct split_place *out)
{
	/* Large enough for any tree of SPLIT_MAX windows. */
	struct rect area = {0, 0, SPLIT_MAX * SPLIT_MIN_ROWS, SPLIT_MAX * SPLIT_MIN_COLS};

	split_layout(s, area, 0, out);
}

/* How far the middle of `r` is from [from, to), and 0 inside. */
static int
off_middle(int middle, int from, int to)
{
	return middle < from ? from - middle : middle >= to ? middle - to + 1 : 0;
}

/* True if `r` touches `of` on that side; *far says how far from its middle. */
static bool
touches(struct rect of, struct rect r, enum side where, int *far)
{
	bool is_across = where == SIDE_LEFT || where == SIDE_RIGHT;

	*far = is_across ? off_middle(of.y + of.rows / 2, r.y, r.y + r.rows)
	                 : off_middle(of.x + of.cols / 2, r.x, r.x + r.cols);
	switch (where) {
	case SIDE_LEFT:
		return r.x + r.cols == of.x;
	case SIDE_RIGHT:
		return r.x == of.x + of.cols;
	case SIDE_UP:
		return r.y + r.rows == of.y;
	case SIDE_DOWN:
		return r.y == of.y + of.rows;
	}
	return false;
}

uint32_t
split_beside(const struct split *s, uint32_t window, enum side where)
{
	struct split_place places[SPLIT_MAX];
	size_t n = split_count(s);
	struct rect of = {0, 0, 0, 0};
	uint32_t best = window;
	int nearest = INT32_MAX;
	int far;

	split_places(s, places);
	for (size_t i = 0; i < n; i++)
		if (places[i].window == window)
			of = places[i].at;
	for (size_t i = 0; i < n; i++) {
		if (touches(of, places[i].at, where, &far) && far < nearest) {
			nearest = far;
			best = places[i].window;
		}
	}
	return best;
}

/* ----------------------------------------------------------------- moving lines */

static void
share_set(struct split *s, int part, int room)
{
	int low = least(s->half[0], s->way);
	int high = room - least(s->half[1], s->way);

	part = part < low ? low : part > high ? high : part;
	/* Rounded up, so that the same number of cells comes out again. */
	if (room > 0 && high >= low)
		s->share = (int)(((long long)part * SPLIT_WHOLE + room - 1) / room);
}

bool
split_resize(struct split *s, uint32_t window, enum split_way way, int cells,
             struct rect area)
{
	struct rect part[2];
	int room = way == SPLIT_BESIDE ? area.cols : area.rows;
	int in;
	int first;

	if (is_leaf(s))
		return false;
	halve(s, area, part);
	in = split_has(s->half[0], window) ? 0 : 1;
	/* The line nearest to the window moves. */
	if (split_resize(s->half[in], window, way, cells, part[in]))
		return true;
	if (s->way != way)
		return false;
	first = way == SPLIT_BESIDE ? part[0].cols : part[0].rows;
	share_set(s, in == 0 ? first + cells : first - cells, room);
	return true;
}

/* The last window of the half, which ends at the line. */
static uint32_t
last_window(const struct split *s)
{
	while (!is_leaf(s))
		s = s->half[1];
	return s->window;
}

bool
split_line_at(const struct split *s, struct rect area, int y, int x, uint32_t *before,
              enum split_way *way)
{
	struct rect part[2];

	if (is_leaf(s) || !has_room(s, area) || y < area.y || y >= area.y + area.rows ||
	    x < area.x || x >= area.x + area.cols)
		return false;
	halve(s, area, part);
	/* The edge of what is on the left; the heading of what is below. */
	if (s->way == SPLIT_BESIDE ? x == part[1].x - 1 : y == part[1].y) {
		*before = last_window(s->half[0]);
		*way = s->way;
		return true;
	}
	return split_line_at(s->half[0], part[0], y, x, before, way) ||
	       split_line_at(s->half[1], part[1], y, x, before, way);
}

/* --------------------------------------------------------------- as a line of text */

void
split_write(const struct split *s, struct buf *out)
{
	if (is_leaf(s)) {
		buf_addf(out, "%u", s->window);
		return;
	}
	buf_addf(out, "%c%d(", s->way == SPLIT_BESIDE ? 'b' : 's', s->share);
	split_write(s->half[0], out);
	buf_add_char(out, ',');
	split_write(s->half[1], out);
	buf_add_char(out, ')');
}

static bool
take_char(struct str *rest, char c)
{
	if (rest->len == 0 || rest->ptr[0] != c)
		return false;
	*rest = str_sub(*rest, 1, rest->len);
	return true;
}

static bool
take_number(struct str *rest, uint32_t *out)
{
	size_t n = 0;

	while (n < rest->len && rest->ptr[n] >= '0' && rest->ptr[n] <= '9')
		n++;
	if (!str_to_u32(str_sub(*rest, 0, n), out))
		return false;
	*rest = str_sub(*rest, n, rest->len);
	return true;
}

static struct split *
read_node(struct str *rest, int depth)
{
	struct split *s = split_new(0);
	bool is_beside = take_char(rest, 'b');
	uint32_t share = 0;

	if (!is_beside && !take_char(rest, 's')) {
		if (take_number(rest, &s->window))
			return s;
		goto fail;
	}
	s->way = is_beside ? SPLIT_BESIDE : SPLIT_BELOW;
	if (depth > SPLIT_MAX || !take_number(rest, &share) || share > SPLIT_WHOLE ||
	    !take_char(rest, '('))
		goto fail;
	s->share = (int)share;
	s->half[0] = read_node(rest, depth + 1);
	if (s->half[0] == NULL || !take_char(rest, ','))
		goto fail;
	s->half[1] = read_node(rest, depth + 1);
	if (s->half[1] == NULL || !take_char(rest, ')'))
		goto fail;
	return s;
fail:
	split_free(s);
	return NULL;
}

static bool
has_twice(const struct split *s)
{
	struct split_place places[SPLIT_MAX];
	size_t n = split_count(s);

	if (n > SPLIT_MAX)
		return true;
	split_places(s, places);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (places[i].window == places[k].window)
				return true;
	return false;
}

struct split *
split_read(struct str text)
{
	struct str rest = text;
	struct split *s = read_node(&rest, 0);

	if (s != NULL && (rest.len > 0 || has_twice(s))) {
		split_free(s);
		return NULL;
	}
	return s;
}
