/* SPDX-License-Identifier: MIT */
/* What the app and other views ask of the view that shows the text. */
#ifndef UI_VIEW_ARTICLE_H
#define UI_VIEW_ARTICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/view.h"

/* Opens an article where it was left, else at its beginning. False, and a
 * message, if it is not to be had; what was open stays. */
bool article_view_open(struct view *v, article_id id);
/* Remembers how far the open article has been read. */
void article_view_note(struct view *v);
/* After a settling: the same article with its entities as they are now. */
void article_view_renew(struct view *v);
/* Cell of its pane: the mention, link or folded run there, [B] of its start, or
 * PLACE_NOWHERE. */
uint32_t article_view_at(const struct view *v, struct rect r, int y, int x);
/* That mention (or fold) is pointed at: followed (opened), and if the cursor was
 * on it, its dossier opened. */
void article_view_point(struct view *v, uint32_t off, bool had_keys);
/* The part of the article that row `y` of the scroll bar stands for. */
void article_view_scroll(struct view *v, struct rect r, int y);
/* Puts the cursor on the mention (or fold) at byte `off`, in sight. */
void article_view_go(struct view *v, uint32_t off);

/* Brings a place that a search of the pile found into sight; its words become
 * the pattern that n and N go by. The article must be open. */
void article_view_look(struct view *v, struct span at);

/* All borrowed, and NULL or ARTICLE_NONE while nothing is open. */
article_id article_view_id(const struct view *v);
const struct article_row *article_view_row(const struct view *v);
const struct page *article_view_page(const struct view *v);
/* [B] of the mention under the cursor, or PLACE_NOWHERE. */
uint32_t article_view_cursor(const struct view *v);
/* Where the link under the cursor leads, borrowed from the article; empty if there
 * is none or it has been scrolled out of sight. */
struct str article_view_link(const struct view *v);
/* In words: the address, or what stands where it leads in the same text. */
void article_view_says_link(const struct view *v, struct buf *out);
/* Entity of the mention under the cursor, or ENTITY_NONE. */
entity_id article_view_entity(const struct view *v);
/*
 * Where a step in direction `dir` starts: the cursor if it is on the screen,
 * else the find that was gone to, else the edge of the screen, so that the step
 * comes to what the reader sees first.  The mention at the byte itself does not
 * count.  *is_before_all is set when the step starts before byte 0.
 */
uint32_t article_view_from(const struct view *v, int dir, bool *is_before_all);
/* Place of the mention under the cursor among those of `id` in the article,
 * from 1 (0: it is none of them), and how many those are. */
void article_view_here(const struct view *v, entity_id id, uint32_t *nth, uint32_t *count);
/* [%] of the article above the lower edge of the screen. */
int article_view_percent(const struct view *v);
/* The words that are chosen with V, else the find that was gone to; SPAN_NONE if
 * there are none. */
struct span article_view_chosen(const struct view *v);
/* Appends the words there, without what is folded away among them. */
void article_view_words(const struct view *v, struct span at, struct buf *out);
/* [B] of what the reader looks at: the mention under the cursor if it is in
 * sight, else the first line of text on the screen; PLACE_NOWHERE if there is
 * none. */
uint32_t article_view_reading(const struct view *v);
/* Words are being chosen; begin, or end, to choose. */
bool article_view_chooses(const struct view *v);
void article_view_choose(struct view *v, bool begins);
/* The search that begins now goes upwards. */
void article_view_find_back(struct view *v);
/* "3/12" of the finds, while there are any. */
void article_view_finds(const struct view *v, struct buf *out);
/* Menus and notices are folded away, all of them. */
bool article_view_folds(const struct view *v);
/* Removes search marks; false if there were none. */
bool article_view_forget(struct view *v);

#endif
