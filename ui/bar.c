/* SPDX-License-Identifier: MIT */
/* Composing the two lines from whole parts: what has no room is left out. */
#include "ui/bar.h"

#include "ui/app_int.h"
#include "ui/rows.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/utf8.h"

#include "text/banned.h"

#define GAP "  " /* between hints */
#define MESSAGE_ROWS 3 /* that a message may take */
#define CHOOSING_COLS 60 /* of a terminal that tells how to choose */

/* ------------------------------------------------------------------------- top */

/* *place: the part of it that changes as the text is read. */
static void
position(const struct app *a, struct buf *out, struct buf *place)
{
	const struct view *text = a->views[VIEW_ARTICLE];
	const struct article_row *row = article_view_row(text);

	if (row == NULL)
		return;
	if (a->article_number > 0)
		buf_addf(out, "%zu/%zu · ", a->article_number, a->article_count);
	else if (a->narrow.count > 0)
		buf_addf(out, "–/%zu · ", a->article_count);
	if (!day_is_none(row->date) && a->canvas.cols >= LAYOUT_DATE_COLS) {
		say_day(out, row->date);
		buf_add_cstr(out, " · ");
	}
	buf_addf(place, "%d%%", article_view_percent(text));
	buf_add(out, buf_str(place));
}

static void
figures(const struct app *a, struct buf *out)
{
	if (a->figures.articles == 0 && a->loader == NULL)
		return;
	buf_add_cstr(out, " · ");
	say_count(out, a->figures.articles, "article", "articles");
	if (a->loader != NULL) {
		buf_add_cstr(out, " · reading ");
		say_number(out, loader_taken(a->loader));
		buf_add_cstr(out, " of ");
		say_number(out, loader_total(a->loader));
	} else {
		buf_add_cstr(out, " · ");
		say_count(out, a->figures.entities, "entity", "entities");
	}
}

void
bar_top(const struct app *a, struct canvas *c)
{
	struct buf right;
	struct buf place;
	struct buf left;
	int room;
	int x = 1;
	int used;

	buf_init(&right);
	buf_init(&place);
	buf_init(&left);
	position(a, &right, &place);
	figures(a, &left);
	room = c->cols - 3 - utf8_width(buf_str(&right));
	if (room > 30)
		x += canvas_put(c, 0, x, STR_LIT("entente" GAP), PEN(BAR));
	used = a->narrow.count > 0 && room - x > 40 ? 16 : 0;
	x += canvas_put_fit(c, 0, x, used > 0 ? used : room - x, str_of(a->options->title),
	                    PEN(BAR_NAME));
	if (a->narrow.count > 0 && room - x > 8)
		narrow_draw(&a->narrow, c, 0, x + 2, room - x - 2);
	else if (room - x > 12)
		canvas_put_fit(c, 0, x, room - x, buf_str(&left), PEN(BAR));
	canvas_put_right(c, 0, 1, c->cols - 2, buf_str(&right), PEN(BAR));
	canvas_put_right(c, 0, 1, c->cols - 2, buf_str(&place), PEN(BAR_PLACE));
	buf_release(&right);
	buf_release(&place);
	buf_release(&left);
}

/* ---------------------------------------------------------------------- bottom */

void
bar_hint(struct buf *out, const struct app *a, enum cmd cmd, const char *text)
{
	struct buf keys;

	buf_init(&keys);
	keymap_names(&a->conf.keymap, cmd, 1, &keys);
	if (keys.len > 0)
		buf_addf(out, "%s%s %s", out->len > 0 ? GAP : "", keys.ptr, text);
	buf_release(&keys);
}

/* One hint, its key set off. */
static int
put_hint(struct canvas *c, int y, int x, struct str one)
{
	size_t blank = str_find_char(one, ' ');
	int start = x;

	x += canvas_put(c, y, x, str_sub(one, 0, blank), PEN(BAR_KEY));
	x += canvas_put(c, y, x, str_sub(one, blank, one.len), PEN(BAR));
	return x - start;
}

/* The last of the hints that have room to the right of column `from`. */
static void
put_hints(struct canvas *c, int y, int from, struct str hints)
{
	struct str one;
	size_t end;
	int x;

	while (hints.len > 0 && utf8_width(hints) + 5 > c->cols - from) {
		end = str_find(hints, STR_LIT(GAP));
		hints = end == SIZE_MAX ? STR_EMPTY
		                        : str_sub(hints, end + sizeof GAP - 1, hints.len);
	}
	if (hints.len == 0)
		return;
	x = c->cols - utf8_width(hints) - 3;
	canvas_put(c, y, x++, STR_LIT(" "), PEN(TEXT));
	for (;;) {
		end = str_find(hints, STR_LIT(GAP));
		one = str_sub(hints, 0, end);
		x += put_hint(c, y, x, one);
		x += canvas_put(c, y, x, end == SIZE_MAX ? STR_LIT(" ") : STR_LIT(GAP), PEN(BAR));
		if (end == SIZE_MAX)
			return;
		hints = str_sub(hints, end + sizeof GAP - 1, hints.len);
	}
}

/* "2/4 here · article 1/3" */
static void
where(const struct app *a, struct buf *out)
{
	const struct followed *f = &a->followed;
	uint32_t nth;
	uint32_t count;

	article_view_here(a->views[VIEW_ARTICLE], f->id, &nth, &count);
	/* So little room is for the name. */
	if (a->canvas.cols < LAYOUT_DATE_COLS) {
		if (nth > 0)
			buf_addf(out, " %u/%u", nth, count);
		else
			buf_addf(out, " %u", count);
		return;
	}
	if (count == 0)
		buf_add_cstr(out, " · not here");
	else if (nth == 0)
		buf_addf(out, " · %u here", count);
	else
		buf_addf(out, " · %u/%u here", nth, count);
	if (f->articles > 0 && count > 0)
		buf_addf(out, " · article %u/%u", f->nth_article, f->articles);
	else if (f->articles > 0)
		buf_addf(out, " · in %u %s", f->articles, f->articles == 1 ? "article" : "articles");
}

static void
finds(const struct app *a, struct buf *out)
{
	struct buf b;

	buf_init(&b);
	article_view_finds(a->views[VIEW_ARTICLE], &b);
	if (b.len > 0)
		buf_addf(out, " · %s", b.ptr);
	buf_release(&b);
}

/* Keys of a sequence that is not complete, and the count before it. */
static void
pending(const struct app *a, struct buf *out)
{
	/* A key that has already acted waits for nothing the reader knows of. */
	if (a->has_soft)
		return;
	if (a->count > 0)
		buf_addf(out, "%d", a->count);
	for (size_t i = 0; i < a->nkey; i++) {
		if (out->len > 0)
			buf_add_char(out, ' ');
		key_text(out, a->keys[i]);
	}
}

/* The text has the keys, and words of it are being chosen. */
static bool
is_choosing(const struct app *a)
{
	return a->focus == PANE_MAIN && app_main_view(a) == VIEW_ARTICLE &&
	       article_view_chooses(a->views[VIEW_ARTICLE]);
}

/* [cells] for who is followed, beside `more` of where: a quarter at least, since a
 * place is nothing without whose it is. */
static int
name_room(int cols, int more)
{
	int left = cols - 4 - more;

	return left > cols / 4 ? left : cols / 4;
}

/* Who is followed, in full if that fits; returns its cells. */
static int
put_name(const struct app *a, struct canvas *c, int y, int x, int room)
{
	const struct followed *f = &a->followed;
	struct buf name;

	buf_init(&name);
	say_entity_apart(&name, &f->row);
	if (f->row.npossible > 1)
		buf_addf(&name, " (%u possible)", f->row.npossible);
	if (utf8_width(buf_str(&name)) > room && f->brief.len > 0) {
		buf_clear(&name);
		buf_add(&name, f->brief);
	}
	room = canvas_put_fit(c, y, x, room, buf_str(&name), PEN(BAR_NAME));
	buf_release(&name);
	return room;
}

/* Where the link under the cursor leads, behind what else is said. */
static int
put_link(const struct app *a, struct canvas *c, int y, int x)
{
	bool is_alone = x == 2;
	struct buf to;
	int cells = 0;

	buf_init(&to);
	article_view_says_link(a->views[VIEW_ARTICLE], &to);
	if (to.len > 0 && c->cols - x >= (is_alone ? 8 : 16)) {
		if (!is_alone)
			cells = canvas_put(c, y, x, STR_LIT(" · "), PEN(BAR));
		x += cells;
		cells += canvas_put_fit(c, y, x, c->cols - x - 2, buf_str(&to), PEN(BAR_NAME));
	}
	buf_release(&to);
	return cells;
}

static int
put_left(const struct app *a, struct canvas *c, int y)
{
	struct buf b;
	int x = 2;

	if (a->message.len == 0 && is_choosing(a)) {
		x = 1 + canvas_put(c, y, 1, STR_LIT(" choosing "), PEN(BAR_NAME));
		/* Where that would leave the other keys no room, they are worth more. */
		return c->cols < CHOOSING_COLS ? x :
		       x + canvas_put(c, y, x, STR_LIT("by the arrow keys "), PEN(BAR));
	}
	buf_init(&b);
	article_view_finds(a->views[VIEW_ARTICLE], &b);
	if (a->message.len == 0 && a->followed.id == ENTITY_NONE && b.len == 0 &&
	    article_view_link(a->views[VIEW_ARTICLE]).len == 0) {
		buf_release(&b);
		return 0;
	}
	canvas_put(c, y, 1, STR_LIT(" "), PEN(TEXT));
	if (a->message.len > 0) {
		x += canvas_put_fit(c, y, x, c->cols - 4, buf_str(&a->message),
		                    a->is_error ? PEN(ERROR) : PEN(TEXT));
	} else if (article_view_link(a->views[VIEW_ARTICLE]).len > 0 &&
	           (article_view_entity(a->views[VIEW_ARTICLE]) == ENTITY_NONE ||
	            a->followed.id == ENTITY_NONE)) {
		x += put_link(a, c, y, x);
	} else if (a->followed.id == ENTITY_NONE) {
		x += canvas_put_fit(c, y, x, c->cols - 4, buf_str(&b), PEN(BAR));
	} else {
		buf_clear(&b);
		where(a, &b);
		finds(a, &b);
		x += put_name(a, c, y, x, name_room(c->cols, utf8_width(buf_str(&b))));
		x += canvas_put_fit(c, y, x, c->cols - x - 2, buf_str(&b), PEN(BAR));
		x += put_link(a, c, y, x);
	}
	canvas_put(c, y, x, STR_LIT(" "), PEN(TEXT));
	buf_release(&b);
	return x + 1;
}

/* A message that one line cannot hold, on several; they are the reader's again with
 * the next key. */
static bool
put_long(const struct app *a, struct canvas *c)
{
	struct rect lower = {c->rows - MESSAGE_ROWS, 0, MESSAGE_ROWS, c->cols};

	if (utf8_width(buf_str(&a->message)) <= c->cols - 4 || c->rows < LAYOUT_TOP_ROWS)
		return false;
	(void)rows_wrap_up(c, lower, 1, buf_str(&a->message),
	                   a->is_error ? PEN(ERROR) : PEN(PROMPT));
	return true;
}

/* The keys of a sequence so far, and what may follow. */
static void
put_rest(const struct app *a, struct canvas *c)
{
	enum view_id view = app_pane_view(a, a->focus);
	struct rect all = {0, 0, c->rows, c->cols};
	struct buf keys;
	struct buf rest;
	int y;

	buf_init(&keys);
	buf_init(&rest);
	pending(a, &keys);
	keymap_rest(&a->conf.keymap, a->views[view]->ops->context, (int)view, a->keys, a->nkey,
	            &rest);
	y = rows_wrap_up(c, all, utf8_width(buf_str(&keys)) + 3, buf_str(&rest), PEN(BAR));
	canvas_put(c, y, 1, buf_str(&keys), PEN(BAR_KEY));
	buf_release(&keys);
	buf_release(&rest);
}

void
bar_bottom(const struct app *a, struct canvas *c)
{
	const struct view *v = a->views[app_pane_view(a, a->focus)];
	int y = c->rows - 1;
	struct buf right;
	int width;
	int x;

	if (ask_is_open(&a->ask)) {
		(void)rows_wrap_up(c, (struct rect){0, 0, c->rows, c->cols}, 0,
		                   buf_str(&a->ask.text), PEN(PROMPT));
		return;
	}
	if (prompt_is_open(&a->prompt)) {
		buf_init(&right);
		if (a->prompt.kind == PROMPT_FIND && a->prompt_view == VIEW_ARTICLE)
			article_view_finds(a->views[VIEW_ARTICLE], &right);
		width = utf8_width(buf_str(&right));
		prompt_draw(&a->prompt, c, y, 0, c->cols - (width > 0 ? width + 3 : 0));
		canvas_put_right(c, y, 0, c->cols - 1, buf_str(&right), PEN(BAR));
		buf_release(&right);
		return;
	}
	if (a->nkey > 0 && !a->has_soft) {
		put_rest(a, c);
		return;
	}
	if (put_long(a, c))
		return;
	canvas_hline(c, y, 0, c->cols, PEN(BORDER));
	x = put_left(a, c, y);
	buf_init(&right);
	pending(a, &right);
	width = utf8_width(buf_str(&right));
	if (width > 0 && c->cols - x > width + 4) {
		x = c->cols - width - 3;
		canvas_put(c, y, x, STR_LIT(" "), PEN(TEXT));
		canvas_put(c, y, x + 1, buf_str(&right), PEN(BAR_KEY));
		canvas_put(c, y, x + 1 + width, STR_LIT(" "), PEN(TEXT));
	} else if (v->ops->hints != NULL) {
		v->ops->hints(v, &right);
		put_hints(c, y, x, buf_str(&right));
	}
	buf_release(&right);
}
