/* SPDX-License-Identifier: MIT */
/* The rows above a prompt: keeping, ordering, drawing them. */
#include "ui/menu.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"
#include "ui/canvas.h"

#include "text/banned.h"

#define ROWS_MAX 12
#define KEY_COLS 12   /* [cells] of the column of keys */
#define LABEL_COLS 28 /* [cells] of the column of names, at most */

void
menu_init(struct menu *m)
{
	*m = (struct menu){.selected = SIZE_MAX};
	vec_init(&m->items);
	arena_init(&m->arena);
}

void
menu_release(struct menu *m)
{
	vec_release(&m->items);
	arena_release(&m->arena);
}

void
menu_clear(struct menu *m)
{
	vec_clear(&m->items);
	arena_clear(&m->arena);
	m->from = 0;
	m->selected = SIZE_MAX;
	m->top = 0;
	m->is_best_meant = false;
}

void
menu_add(struct menu *m, const struct menu_item *item)
{
	struct menu_item copy;

	if (item->score <= 0)
		return;
	for (size_t i = 0; i < m->items.len; i++)
		if (str_eq(m->items.ptr[i].text, item->text))
			return;
	copy = (struct menu_item){
		.text = arena_str(&m->arena, item->text),
		.label = arena_str(&m->arena, item->label),
		.keys = arena_str(&m->arena, item->keys),
		.detail = arena_str(&m->arena, item->detail),
		.score = item->score,
	};
	vec_push(&m->items, copy);
}

/* Insertion: the lists are short, and equals keep their order. */
void
menu_sort(struct menu *m)
{
	for (size_t i = 1; i < m->items.len; i++) {
		struct menu_item item = m->items.ptr[i];
		size_t k = i;

		for (; k > 0 && m->items.ptr[k - 1].score < item.score; k--)
			m->items.ptr[k] = m->items.ptr[k - 1];
		m->items.ptr[k] = item;
	}
}

const struct menu_item *
menu_step(struct menu *m, int dir)
{
	size_t n = m->items.len;

	if (n == 0)
		return NULL;
	if (m->selected == SIZE_MAX)
		m->selected = dir > 0 ? 0 : n - 1;
	else
		m->selected = dir > 0 ? (m->selected + 1) % n : (m->selected + n - 1) % n;
	return &m->items.ptr[m->selected];
}

/* ---------------------------------------------------------------------- fitting */

/* Place of the pattern in a key: at the beginning of a word if it can be. */
static int
score_substring(struct str pattern, struct str key)
{
	size_t first = str_find(key, pattern);
	size_t at = first;

	if (first == SIZE_MAX)
		return 0;
	if (first == 0)
		return 1000 - (int)(key.len < 200 ? key.len : 200);
	while (at != SIZE_MAX) {
		size_t next;

		if (key.ptr[at - 1] == ' ' || key.ptr[at - 1] == '-')
			return 700 - (int)(at < 100 ? at : 100);
		next = str_find(str_sub(key, at + 1, key.len), pattern);
		at = next == SIZE_MAX ? SIZE_MAX : at + 1 + next;
	}
	return 500 - (int)(first < 100 ? first : 100);
}

/* All letters of the pattern in order; the fewer gaps the better. */
static int
score_letters(struct str pattern, struct str key)
{
	int gaps = 0;
	size_t at = 0;

	for (size_t i = 0; i < pattern.len; i++) {
		size_t next = at < key.len ? str_find_char(str_sub(key, at, key.len), pattern.ptr[i])
		                           : SIZE_MAX;

		if (next == SIZE_MAX)
			return 0;
		gaps += next > 0;
		at += next + 1;
	}
	return gaps < 20 ? 300 - 10 * gaps : 0;
}

int
menu_score(struct str pattern, struct str name, struct str about)
{
	struct buf p;
	struct buf key;
	int score;

	buf_init(&p);
	buf_init(&key);
	fold_key(&p, pattern);
	fold_key(&key, name);
	score = p.len == 0 ? 1 : score_substring(buf_str(&p), buf_str(&key));
	if (score == 0)
		score = score_letters(buf_str(&p), buf_str(&key));
	if (score == 0 && p.len > 1) {
		buf_clear(&key);
		fold_key(&key, about);
		if (str_find(buf_str(&key), buf_str(&p)) != SIZE_MAX)
			score = 100;
	}
	buf_release(&p);
	buf_release(&key);
	return score;
}

/* ---------------------------------------------------------------------- drawing */

/* Files have nothing beside their names, and all the room. */
static int
label_cols(const struct menu *m, int room)
{
	int cols = 8;
	bool is_alone = true;

	for (size_t i = 0; i < m->items.len; i++) {
		int width = utf8_width(m->items.ptr[i].label);

		if (width > cols)
			cols = width;
		is_alone &= m->items.ptr[i].detail.len == 0 && m->items.ptr[i].keys.len == 0;
	}
	if (is_alone)
		return room;
	return cols < LABEL_COLS ? cols : LABEL_COLS;
}

static bool
has_keys(const struct menu *m)
{
	for (size_t i = 0; i < m->items.len; i++)
		if (m->items.ptr[i].keys.len > 0)
			return true;
	return false;
}

static void
draw_item(const struct menu *m, const struct menu_item *item, struct canvas *c,
          struct rect r)
{
	int x = r.x + 1;
	int labels = label_cols(m, r.cols - 2);

	canvas_put_fit(c, r.y, x, labels, item->label, PEN(TEXT));
	x += labels + 2;
	if (has_keys(m)) {
		canvas_put_fit(c, r.y, x, KEY_COLS, item->keys, PEN(BAR_KEY));
		x += KEY_COLS + 1;
	}
	if (x < r.x + r.cols - 4)
		canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, item->detail, PEN(DIM));
}

void
menu_draw(const struct menu *m, struct canvas *c, int y)
{
	int rows = (y - 1) / 2 < ROWS_MAX ? (y - 1) / 2 : ROWS_MAX;
	size_t top = 0;

	if ((size_t)rows > m->items.len)
		rows = (int)m->items.len;
	if (rows <= 0)
		return;
	if (m->selected != SIZE_MAX && m->selected >= (size_t)rows)
		top = m->selected - (size_t)rows + 1;
	canvas_fill(c, (struct rect){y - rows - 1, 0, rows + 1, c->cols}, PEN(TEXT));
	canvas_hline(c, y - rows - 1, 0, c->cols, PEN(BORDER));
	if (m->items.len > (size_t)rows) {
		struct buf b;

		buf_init(&b);
		buf_addf(&b, " %zu–%zu of %zu ", top + 1, top + (size_t)rows, m->items.len);
		canvas_put_right(c, y - rows - 1, 0, c->cols - 1, buf_str(&b), PEN(DIM));
		buf_release(&b);
	}
	for (int i = 0; i < rows; i++) {
		struct rect r = {y - rows + i, 0, 1, c->cols};
		size_t at = top + (size_t)i;

		draw_item(m, &m->items.ptr[at], c, r);
		if (at == m->selected || (m->selected == SIZE_MAX && at == 0 && m->is_best_meant &&
		                         m->items.ptr[0].score >= MENU_NEAR))
			canvas_over(c, r, at == m->selected ? ROLE_SELECTED : ROLE_SELECTED_WEAK);
	}
}
