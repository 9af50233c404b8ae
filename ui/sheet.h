/* SPDX-License-Identifier: MIT */
/*
 * A view made of rows: heading, the part of the rows that is on the screen,
 * selection, edge, filter and order.  Knows no row's meaning: what differs
 * between two such views is a table of functions, and a new one is written by
 * filling in that table.
 */
#ifndef UI_SHEET_H
#define UI_SHEET_H

#include "text/buf.h"
#include "ui/list.h"
#include "ui/view.h"

struct sheet;

enum sheet_flags {
	SHEET_HAS_EDGE = 1,     /* scroll bar in the last column, as main panes have */
	SHEET_QUIET = 2,        /* no selection to be seen without the keys */
	SHEET_HEAD_IN_RULE = 4, /* the heading lies in a line across the pane */
	SHEET_HEAD_GAP = 8,     /* an empty row below the heading */
	SHEET_STEADY = 16       /* rows once asked for are good until sheet_stale */
};

struct sheet_ops {
	uint32_t flags;  /* enum sheet_flags */
	int measure;     /* [cells] it is not wider than, 0 = as wide as the pane */
	int marked;      /* rows of the screen that the selection covers; 0 = all
	                  * that a row has */
	/* Title and what stands on the right of it; NULL: no heading. */
	void (*head)(const struct sheet *s, struct buf *title, struct buf *right);
	/* What is said where no row is. NULL: nothing. */
	const char *(*empty)(const struct sheet *s);
	/* False for headings and gaps; NULL: every row can be selected. */
	bool (*selectable)(const struct sheet *s, size_t row);
	/* Makes rows [first, first + n) ready to be drawn; after every change of
	 * what is on the screen or selected. NULL: they always are. */
	void (*window)(struct sheet *s, size_t first, size_t n);
	void (*draw_row)(const struct sheet *s, struct canvas *c, struct rect r, size_t row);
	/* Below the rows, in `foot` rows of the screen. NULL: nothing. */
	void (*draw_foot)(const struct sheet *s, struct canvas *c, struct rect r);
	/* Appends what a row says in full, if `cols` cells cut it; the sheet then
	 * shows that of the selected row below the others. NULL: none is cut. */
	void (*whole)(const struct sheet *s, size_t row, int cols, struct buf *out);
	/* Enter; the selected row is there and can be selected. NULL: nothing. */
	void (*open)(struct sheet *s);
	/* A key has moved the selection. NULL: no matter. */
	void (*moved)(struct sheet *s);
	/* Names of the orders that `s` goes through, `order` being the number of
	 * one; the first is "" if it need not be said. NULL: there is one only. */
	const char *const *orders;
	int norder;
	/* The order or the filter has changed. NULL: fit sees to it. */
	void (*changed)(struct sheet *s);
};

struct sheet {
	struct view view; /* first: it is what the app holds */
	const struct sheet_ops *ops;
	struct list list;
	int lines;         /* rows of the screen for each row, at least 1 */
	bool is_low;       /* the pane is: no foot, no gap below the heading */
	int foot;          /* rows of the screen below them; the sheet's if it
	                    * has `whole`, else the view's */
	int order;         /* 0 … ops->norder - 1 */
	struct buf filter; /* what is typed to keep fewer rows; empty = all */
	bool shows_top;    /* the next fit begins at the very top */
	size_t first;      /* rows that were made ready last … */
	size_t n;
	bool is_ready;     /* … and still are */
};

/* For the init and release of a view. */
void sheet_init(struct sheet *s, const struct sheet_ops *ops);
void sheet_release(struct sheet *s);
/* The rows are others now, though as many may be on the screen. */
void sheet_stale(struct sheet *s);
/* From the beginning, as after sheet_init; filter and order stay. */
void sheet_rewind(struct sheet *s);

/* Another order; one that there is not is passed over. */
void sheet_set_order(struct sheet *s, int order);

/* At the end of the view's own fit: it has `count` rows, the pane `rows`. */
void sheet_fit(struct sheet *s, size_t count, int rows);
/* The same in two steps, where rows are to be selected in between: sheet_size,
 * selecting, sheet_show. */
void sheet_size(struct sheet *s, size_t count, int rows);
void sheet_show(struct sheet *s);
/* True if `row` is there and can be selected. */
bool sheet_can_select(const struct sheet *s, size_t row);
/* Index of the first row on the screen, and how many there are room for. */
static inline size_t
sheet_top(const struct sheet *s)
{
	return s->list.top;
}

/* Members of struct view_ops; a view's own command, typed, save or restore
 * ends by calling the one of these for what it does not do itself. */
void sheet_draw(const struct view *v, struct canvas *c, struct rect r, bool has_focus);
enum view_result sheet_command(struct view *v, enum cmd c, int count);
void sheet_typed(struct view *v, struct str text, bool is_final);
void sheet_pick(struct view *v, uint32_t number, bool is_beside);
/* A row is pointed at: it is selected and, if it was and the view had the keys,
 * opened. */
void sheet_point(struct view *v, uint32_t number, bool had_keys);
struct str sheet_typed_before(const struct view *v);
/* True if what is typed keeps fewer rows, rather than finding one. */
bool sheet_filters(const struct view_ops *ops);
void sheet_save(const struct view *v, struct place *p);
void sheet_restore(struct view *v, const struct place *p);

#endif
