/* SPDX-License-Identifier: MIT */
/* The arithmetic of selection and scrolling. */
#include "ui/list.h"

#include "text/banned.h"

static bool
can_select(const struct list *l, size_t row)
{
	return l->selectable == NULL || l->selectable(l->ctx, row);
}

/* The nearest selectable row from `row` on in direction `dir`; if there is
 * none that way, the other way; `row` if there is none at all. */
static size_t
nearest(const struct list *l, size_t row, int dir)
{
	for (int turn = 0; turn < 2; turn++, dir = -dir) {
		size_t i = row;

		for (;;) {
			if (can_select(l, i))
				return i;
			if (dir > 0 ? i + 1 >= l->count : i == 0)
				break;
			i = dir > 0 ? i + 1 : i - 1;
		}
	}
	return row;
}

/* The first row that is shown with the selection: of the headings above it. */
static size_t
lead(const struct list *l, size_t rows)
{
	size_t first = l->selected;

	while (first > 0 && l->selected - first + 1 < rows && !can_select(l, first - 1))
		first--;
	return first;
}

static void
scroll(struct list *l)
{
	size_t rows = l->rows > 0 ? (size_t)l->rows : 1;
	size_t first = lead(l, rows);

	if (first < l->top)
		l->top = first;
	if (l->selected >= l->top + rows)
		l->top = l->selected - rows + 1;
	if (l->top + rows > l->count)
		l->top = l->count > rows ? l->count - rows : 0;
}

void
list_fit(struct list *l, size_t count, int rows)
{
	l->count = count;
	l->rows = rows;
	if (l->selected >= count)
		l->selected = count > 0 ? count - 1 : 0;
	if (count > 0)
		l->selected = nearest(l, l->selected, 1);
	scroll(l);
}

void
list_select(struct list *l, size_t row)
{
	if (l->count == 0)
		return;
	l->selected = nearest(l, row < l->count ? row : l->count - 1, 1);
	scroll(l);
}

void
list_move(struct list *l, long long n)
{
	int dir = n < 0 ? -1 : 1;
	size_t steps = (size_t)(n < 0 ? -n : n);

	if (l->count == 0)
		return;
	while (steps-- > 0) {
		size_t next;

		if (dir > 0 ? l->selected + 1 >= l->count : l->selected == 0)
			break;
		next = nearest(l, dir > 0 ? l->selected + 1 : l->selected - 1, dir);
		/* Only headings are left that way. */
		if (dir > 0 ? next <= l->selected : next >= l->selected)
			break;
		l->selected = next;
	}
	scroll(l);
}

void
list_scroll(struct list *l, long long n)
{
	size_t rows = l->rows > 0 ? (size_t)l->rows : 1;
	long long last = l->count > rows ? (long long)(l->count - rows) : 0;
	long long top = (long long)l->top + n;

	l->top = (size_t)(top < 0 ? 0 : top > last ? last : top);
	if (l->count == 0)
		return;
	if (l->selected < l->top)
		l->selected = nearest(l, l->top, 1);
	/* One whose heading is gone would bring it back. */
	if (lead(l, rows) < l->top && l->selected + 1 < l->count)
		l->selected = nearest(l, l->selected + 1, 1);
	if (l->selected >= l->top + rows)
		l->selected = nearest(l, l->top + rows - 1, -1);
	scroll(l);
}

void
list_restore(struct list *l, size_t row, size_t above)
{
	list_select(l, row);
	l->top = l->selected > above ? l->selected - above : 0;
	scroll(l);
}

/* Next or previous row behind a heading. */
static void
group(struct list *l, int dir)
{
	size_t i = l->selected;

	if (l->count == 0)
		return;
	if (dir < 0) {
		/* First to the beginning of this group, then to the one before. */
		while (i > 0 && !can_select(l, i - 1))
			i--;
		while (i > 0 && can_select(l, i - 1))
			i--;
		if (i == l->selected && i > 0)
			i--;
	} else {
		while (i + 1 < l->count && can_select(l, i))
			i++;
	}
	l->selected = nearest(l, i, dir > 0 ? 1 : -1);
	if (dir < 0) {
		while (l->selected > 0 && can_select(l, l->selected - 1))
			l->selected--;
	}
	scroll(l);
}

bool
list_command(struct list *l, enum cmd c, int count)
{
	long long page = l->rows > 1 ? l->rows - 1 : 1;
	long long half = l->rows > 1 ? l->rows / 2 : 1;
	long long n = count > 0 ? count : 1;

	switch (c) {
	case CMD_DOWN:
		list_move(l, n);
		return true;
	case CMD_UP:
		list_move(l, -n);
		return true;
	case CMD_SCROLL_DOWN:
		list_scroll(l, n);
		return true;
	case CMD_SCROLL_UP:
		list_scroll(l, -n);
		return true;
	case CMD_PAGE_DOWN:
		list_move(l, n * page);
		return true;
	case CMD_PAGE_UP:
		list_move(l, -n * page);
		return true;
	case CMD_HALF_DOWN:
		list_move(l, n * half);
		return true;
	case CMD_HALF_UP:
		list_move(l, -n * half);
		return true;
	case CMD_TOP:
		list_select(l, count > 0 ? (size_t)count - 1 : 0);
		if (count == 0)
			l->top = 0;
		return true;
	case CMD_PERCENT:
		if (count == 0)
			return false;
		list_select(l, l->count * (size_t)(count < 100 ? count : 100) / 100);
		return true;
	case CMD_BOTTOM:
		list_select(l, count > 0 ? (size_t)count - 1 : l->count);
		return true;
	case CMD_PARAGRAPH_NEXT:
	case CMD_PARAGRAPH_PREV:
		while (n-- > 0)
			group(l, c == CMD_PARAGRAPH_NEXT ? 1 : -1);
		return true;
	default:
		return false;
	}
}
