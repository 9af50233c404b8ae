/* SPDX-License-Identifier: MIT */
/* State of the text view, for view_article*.c. */
#ifndef UI_VIEW_ARTICLE_INT_H
#define UI_VIEW_ARTICLE_INT_H

#include "ui/app_int.h"
#include "ui/find.h"
#include "ui/flow.h"
#include "text/regex.h"
#include "ui/view_article.h"

/* What the lines were made for; when one of these changes they are made anew. */
struct article_shape {
	int width;             /* [cells] of a line */
	bool has_letters;
	bool is_justified;
	bool divides;
	int gap;
	bool opens_all;
	uint32_t hidden;
	bool hides_guesses;
	bool hides_nominals;
	size_t nopened;
	uint32_t generation;
};

struct article_view {
	struct view view;
	struct page *page;     /* NULL: nothing open */
	struct buf path;       /* of the article, outlives generations */
	struct article_row row;
	struct arena arena;    /* strings of row */
	struct flow flow;
	struct article_shape shape;
	VEC(uint32_t) opened;  /* furniture runs, [B] of their first byte */
	bool opens_all;

	int rows;              /* of the pane */
	int cols;
	size_t top;            /* line on the first row */
	uint32_t anchor;       /* [B] of that line, or of the text below it … */
	size_t lead;           /* … so many rows further down */
	uint32_t cursor;       /* [B] of the mention, link or fold, PLACE_NOWHERE = none */
	bool is_on_fold;       /* the cursor means the folded run, no mention in it */
	uint32_t stood;        /* [B] of the last find gone to, PLACE_NOWHERE = none */
	uint32_t sight;        /* [B] to be brought into sight, PLACE_NOWHERE = none */

	bool chooses;          /* words are being chosen, from … */
	struct span anchor_word; /* … this one … */
	struct span head_word; /* … to this one, which moves */

	struct buf pattern;    /* searched for, empty = no search */
	struct find_text find_text;
	bool has_find_text;    /* … is of this page */
	struct find_spans finds;
	struct regex *regex;   /* made of it, NULL = it is plain words */
	bool is_back;          /* n goes upwards */
	size_t find;           /* index into finds, SIZE_MAX = none */
};

/* Sets the first line and remembers it by its byte. */
void article_set_top(struct article_view *v, size_t top);
/* Brings byte `off` to a third of the way down, unless it is in sight. */
void article_show(struct article_view *v, uint32_t off);
/* Brings a line of the file, counted from 1, to the top of the pane. */
void article_show_line(struct article_view *v, uint32_t line);
/* Line of byte `off` is on the screen. */
bool article_sees(const struct article_view *v, uint32_t off);
/* Line the cursor is on. */
size_t article_cursor_line(const struct article_view *v);
/* Byte `off` is in furniture that is folded to one line. */
bool article_folds_away(const struct article_view *v, uint32_t off);
/* Posting that begins at byte `off`, or POSTING_NONE. */
size_t article_posting(const struct article_view *v, uint32_t off);
/* Link that the cursor is on, or LINK_NONE. */
size_t article_link(const struct article_view *v);
/* From link to link; says if there is none. */
void article_link_step(struct article_view *v, int dir, int count);
/* True if a cursor at byte `off` means folded or opened furniture: no mention
 * begins there, and no link. */
bool article_means_fold(const struct article_view *v, uint32_t off);
/* Searches for the pattern again, after a change of it or of the article. */
void article_search(struct article_view *v);

/* From find to find; says if there is none. */
void article_find_step(struct article_view *v, int dir, int count);

/* While words are chosen: true if the command means something to that. */
bool article_choose(struct article_view *v, enum cmd c, int count);
enum view_result article_command(struct view *view, enum cmd c, int count);
void article_pick(struct view *view, uint32_t off, bool is_beside);
void article_typed(struct view *view, struct str text, bool is_final);
struct str article_typed_before(const struct view *view);
void article_save(const struct view *view, struct place *p);
void article_restore(struct view *view, const struct place *p);

#endif
