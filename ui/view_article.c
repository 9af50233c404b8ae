/* SPDX-License-Identifier: MIT */
/*
 * The text of an article: opening it, laying it out for the pane, drawing it
 * with what is followed and found, and saying where the reader is in it.
 * Places are kept as bytes, so they outlive every new layout.
 */
#include "ui/view_article_int.h"

#include <assert.h>

#include "ui/bar.h"
#include "ui/say.h"

#include "text/banned.h"

#define WORDS_A_MINUTE 230
#define NARROW 48 /* [cells] of a ragged text in which words are divided */

static struct article_view *
self(struct view *v)
{
	return (struct article_view *)v;
}

static const struct article_view *
self_const(const struct view *v)
{
	return (const struct article_view *)v;
}

static void
init(struct view *view)
{
	struct article_view *v = self(view);

	buf_init(&v->path);
	arena_init(&v->arena);
	flow_init(&v->flow);
	vec_init(&v->opened);
	v->cursor = PLACE_NOWHERE;
	v->stood = PLACE_NOWHERE;
	v->sight = PLACE_NOWHERE;
	buf_init(&v->pattern);
	find_text_init(&v->find_text);
	v->find = SIZE_MAX;
}

static void
release(struct view *view)
{
	struct article_view *v = self(view);

	page_free(v->page);
	buf_release(&v->path);
	arena_release(&v->arena);
	flow_release(&v->flow);
	vec_release(&v->opened);
	buf_release(&v->pattern);
	regex_free(v->regex);
	find_text_release(&v->find_text);
	vec_release(&v->finds);
}

/* ------------------------------------------------------------------- layout */

/* What the text itself does not say: its date and source if they are not in
 * it, its length. */
static void
info_line(const struct article_view *v, struct buf *out)
{
	const struct article *a = v->page->article;
	struct str head = str_sub(article_text(a), 0, 2000);
	struct str source = article_source(a);
	uint32_t words = article_words(a);

	if (span_is_none(article_date_at(a)) && !day_is_none(article_date(a))) {
		say_day(out, article_date(a));
		buf_add_cstr(out, " · ");
	}
	if (source.len > 0 && str_find(head, source) == SIZE_MAX) {
		buf_add(out, source);
		buf_add_cstr(out, " · ");
	}
	say_count(out, words, "word", "words");
	buf_addf(out, " · %u min", (words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE);
}

static struct article_shape
shape_wanted(const struct article_view *v, int cols)
{
	const struct app *a = v->view.app;
	int width = a->conf.values[OPTION_WIDTH] + a->width_change;
	int room = cols - 3; /* the edge, and one cell on each side */

	if (width > room)
		width = room;
	return (struct article_shape){
		.width = width < 1 ? 1 : width,
		.has_letters = a->conf.values[OPTION_LETTERS] != 0,
		.is_justified = a->conf.values[OPTION_JUSTIFY] != 0,
		.divides = a->conf.values[OPTION_HYPHENATION] != 0 &&
		           (a->conf.values[OPTION_JUSTIFY] != 0 || width <= NARROW),
		.gap = a->conf.values[OPTION_PARAGRAPH_GAP],
		.opens_all = v->opens_all || a->conf.values[OPTION_FURNITURE] != 0,
		.hidden = a->hidden,
		.hides_guesses = a->conf.values[OPTION_GUESSES] == 0,
		.hides_nominals = a->conf.values[OPTION_NOMINALS] == 0,
		.nopened = v->opened.len,
		.generation = a->generation,
	};
}

static bool
shape_eq(const struct article_shape *a, const struct article_shape *b)
{
	return a->width == b->width && a->has_letters == b->has_letters &&
	       a->is_justified == b->is_justified && a->divides == b->divides && a->gap == b->gap &&
	       a->opens_all == b->opens_all && a->hidden == b->hidden &&
	       a->hides_guesses == b->hides_guesses && a->hides_nominals == b->hides_nominals &&
	       a->nopened == b->nopened && a->generation == b->generation;
}

size_t
article_cursor_line(const struct article_view *v)
{
	size_t line = flow_line_of(&v->flow, v->cursor);

	/* The heading of an opened run has no bytes of its own. */
	if (v->is_on_fold && line > 0 && v->flow.lines.ptr[line - 1].kind == FLOW_FOLD)
		line--;
	return line;
}

static const struct hyphens *
patterns(const struct article_view *v)
{
	if (!v->shape.divides)
		return NULL;
	return app_hyphens(v->view.app, article_fact(v->page->article, FACT_LANGUAGE).value);
}

/* Lines for the shape; the cursor stays on its row of the screen, or without
 * one the first line stays the first. */
static void
lay_out(struct article_view *v)
{
	struct buf info;
	size_t row = SIZE_MAX;

	if (article_sees(v, v->cursor) && v->sight == PLACE_NOWHERE &&
	    article_cursor_line(v) >= v->top)
		row = article_cursor_line(v) - v->top;
	buf_init(&info);
	info_line(v, &info);
	flow_build(&v->flow, v->page->article, v->page->postings, v->page->nposting,
	           &(struct flow_options){
			   .width = v->shape.width,
			   .has_letters = v->shape.has_letters,
			   .hidden = v->shape.hidden,
			   .hides_guesses = v->shape.hides_guesses,
			   .hides_nominals = v->shape.hides_nominals,
			   .info = buf_str(&info),
			   .is_justified = v->shape.is_justified,
			   .hyphens = patterns(v),
			   .gap = v->shape.gap,
			   .opens_all = v->shape.opens_all,
			   .opened = v->opened.ptr,
			   .nopened = v->opened.len,
		   });
	buf_release(&info);
	if (row != SIZE_MAX) {
		size_t line = article_cursor_line(v);

		article_set_top(v, line > row ? line - row : 0);
	} else if (v->flow.lines.len > 0) {
		size_t line = flow_line_of(&v->flow, v->anchor);
		size_t lead = v->lead;

		v->top = line > lead ? line - lead : 0;
	}
}

/* For the pane as it was last: lines never belong to another page. */
static void
lay_out_now(struct article_view *v)
{
	v->shape = shape_wanted(v, v->cols > 0 ? v->cols : LAYOUT_MEDIUM);
	lay_out(v);
}

/* ------------------------------------------------------------------ opening */

/* Takes `id` in place of what is open; places in it are the caller's to set. */
static bool
page_take(struct article_view *v, article_id id)
{
	struct app *a = v->view.app;
	struct page *page = NULL;
	struct diag d;
	enum status status;

	diag_init(&d);
	status = library_page_folded(a->library, id, &page, &d);
	app_report(a, &d);
	diag_release(&d);
	if (status != STATUS_OK)
		return false;
	page_free(v->page);
	v->page = page;
	arena_clear(&v->arena);
	if (!library_article(a->library, id, &v->row, &v->arena))
		v->row = (struct article_row){.id = id, .path = STR_EMPTY, .title = STR_EMPTY,
		                              .source = STR_EMPTY};
	v->has_find_text = false;
	vec_clear(&v->flow.lines);
	v->flow.article = NULL;
	return true;
}

void
article_view_note(struct view *view)
{
	const struct article_view *v = self(view);
	const struct seen_item *before;
	struct seen_item item;

	if (v->page == NULL)
		return;
	before = seen_find(&view->app->seen, v->row.content);
	/* What was only shown, by a window that follows, is not read. */
	if (before == NULL)
		return;
	item = *before;
	if (item.top == v->anchor && item.lead == (uint32_t)v->lead && item.cursor == v->cursor)
		return;
	item.top = v->anchor;
	item.lead = (uint32_t)v->lead;
	item.cursor = v->cursor;
	item.is_fresh = true;
	seen_put(&view->app->seen, item);
}

bool
article_view_open(struct view *view, article_id id)
{
	struct article_view *v = self(view);
	const struct seen_item *item;

	article_view_note(view);
	if (!page_take(v, id)) {
		app_fail(view->app, "the article cannot be opened");
		return false;
	}
	buf_clear(&v->path);
	buf_add(&v->path, article_path(v->page->article));
	vec_clear(&v->opened);
	v->top = 0;
	v->anchor = 0;
	v->lead = 0;
	v->cursor = PLACE_NOWHERE;
	v->is_on_fold = false;
	v->stood = PLACE_NOWHERE;
	v->sight = PLACE_NOWHERE;
	item = seen_find(&view->app->seen, v->row.content);
	if (item != NULL) {
		v->anchor = item->top;
		v->lead = item->lead;
	}
	v->chooses = false;
	lay_out_now(v);
	article_search(v);
	return true;
}

/* After a settling: the same article with its entities as they are now. */
static void
page_renew(struct article_view *v)
{
	article_id id = library_article_by_path(v->view.app->library, buf_str(&v->path));

	if (id == ARTICLE_NONE || !page_take(v, id)) {
		page_free(v->page);
		v->page = NULL;
		return;
	}
	lay_out_now(v);
	article_search(v);
}

void
article_view_renew(struct view *view)
{
	struct article_view *v = self(view);

	if (v->page != NULL && v->shape.generation != view->app->generation)
		page_renew(v);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct article_view *v = self(view);
	bool had_sight = article_sees(v, v->cursor);
	struct article_shape wanted;

	v->rows = rows;
	v->cols = cols;
	article_view_renew(view);
	if (v->page == NULL)
		return;
	wanted = shape_wanted(v, cols);
	if (!shape_eq(&wanted, &v->shape)) {
		v->shape = wanted;
		lay_out(v);
	}
	if (v->sight != PLACE_NOWHERE)
		article_show(v, v->sight);
	else if (had_sight && !article_sees(v, v->cursor))
		article_show(v, v->cursor); /* the pane has become smaller */
	v->sight = PLACE_NOWHERE;
	/* A larger pane may show more than what is left below; the first line is
	 * not forgotten, the pane may become small again. */
	if (rows > 0 && v->top + (size_t)rows > v->flow.lines.len)
		v->top = v->flow.lines.len > (size_t)rows ? v->flow.lines.len - (size_t)rows : 0;
}

void
article_set_top(struct article_view *v, size_t top)
{
	size_t rows = v->rows > 0 ? (size_t)v->rows : 1;
	size_t last = v->flow.lines.len > rows ? v->flow.lines.len - rows : 0;

	v->top = top < last ? top : last;
	v->anchor = 0;
	v->lead = 0;
	if (v->top < v->flow.lines.len) {
		v->anchor = v->flow.lines.ptr[v->top].at.off;
		v->lead = flow_line_of(&v->flow, v->anchor) - v->top;
	}
}

bool
article_sees(const struct article_view *v, uint32_t off)
{
	size_t line;

	if (off == PLACE_NOWHERE || v->flow.lines.len == 0 || v->flow.article == NULL)
		return false;
	line = flow_line_of(&v->flow, off);
	return line >= v->top && line < v->top + (size_t)(v->rows > 0 ? v->rows : 1);
}

/* Opens the furniture that holds `off`, if it is folded. */
static void
unfold(struct article_view *v, uint32_t off)
{
	size_t line = flow_line_of(&v->flow, off);
	const struct flow_line *l;

	if (v->flow.lines.len == 0)
		return;
	l = &v->flow.lines.ptr[line];
	if (l->kind != FLOW_FOLD || l->at.len == 0 || v->is_on_fold ||
	    article_posting(v, off) == POSTING_NONE)
		return;
	vec_push(&v->opened, l->at.off);
	v->shape.nopened = v->opened.len;
	lay_out(v);
}

void
article_show(struct article_view *v, uint32_t off)
{
	size_t rows = v->rows > 0 ? (size_t)v->rows : 1;
	size_t margin = (size_t)v->view.app->conf.values[OPTION_SCROLL_MARGIN];
	size_t line;

	unfold(v, off);
	line = flow_line_of(&v->flow, off);
	if (margin > (rows - 1) / 3)
		margin = (rows - 1) / 3;
	if (line >= v->top + margin && line + margin < v->top + rows)
		return;
	article_set_top(v, line > rows / 3 ? line - rows / 3 : 0);
}

void
article_show_line(struct article_view *v, uint32_t line)
{
	uint32_t off;

	if (v->page == NULL)
		return;
	off = article_line_start(v->page->article, line);
	unfold(v, off);
	article_set_top(v, flow_line_of(&v->flow, off));
}

/* ------------------------------------------------------------------ drawing */

static struct flow_marks
marks(const struct article_view *v)
{
	const struct app *a = v->view.app;

	return (struct flow_marks){
		.same = a->followed.id,
		.has_links = a->conf.values[OPTION_LINKS] != 0,
		.link = article_link(v),
		.focus = v->is_on_fold ? POSTING_NONE : article_posting(v, v->cursor),
		.fold = v->is_on_fold ? v->cursor : PLACE_NOWHERE,
		.finds = v->finds.ptr,
		.nfind = v->finds.len,
		.find = v->find,
		.chosen = v->chooses ? article_view_chosen(&v->view) : SPAN_NONE,
	};
}

/* The scroll bar in the pane's edge: how much of the article is on the screen,
 * and a tick wherever the followed entity occurs. */
static void
draw_edge(const struct article_view *v, struct canvas *c, struct rect r)
{
	const struct app *a = v->view.app;
	size_t n = v->flow.lines.len;
	size_t rows = (size_t)r.rows;
	int x = r.x + r.cols - 1;

	if (v->view.has_edge)
		canvas_vline(c, r.y, x, r.rows, PEN(BORDER));
	if (n > rows) {
		size_t first = v->top * rows / n;
		size_t last = (v->top + rows) * rows / n;

		for (size_t y = first; y < rows && (y < last || y == first); y++)
			canvas_put(c, r.y + (int)y, x, STR_LIT("┃"), PEN(SCROLLBAR));
	}
	for (size_t i = 0; i < v->page->nposting; i++) {
		const struct posting *p = &v->page->postings[i];
		size_t line;

		if (a->followed.id == ENTITY_NONE || p->entity != a->followed.id)
			continue;
		line = flow_line_of(&v->flow, p->at.off);
		if (n > rows)
			line = line * rows / n;
		if (line < rows)
			canvas_put(c, r.y + (int)line, x, STR_LIT("•"), PEN(TICK));
	}
}

static void
draw_empty(const struct article_view *v, struct canvas *c, struct rect r)
{
	const struct app *a = v->view.app;
	const char *text = a->loader != NULL ? "Reading the articles …" : "There is no article here.";
	int width = (int)strlen(text);

	canvas_put_fit(c, r.y + r.rows / 3, r.x + (r.cols > width ? (r.cols - width) / 2 : 0),
	               r.cols, str_of(text), PEN(META));
}

static void
draw(const struct view *view, struct canvas *c, struct rect r, bool has_focus)
{
	const struct article_view *v = self_const(view);
	const struct app *a = view->app;
	struct flow_marks m;
	int left;

	if (v->page == NULL) {
		draw_empty(v, c, r);
		return;
	}
	if (has_focus || rect_is_empty(c->scrolls))
		c->scrolls = (struct rect){r.y, r.x, r.rows, r.cols - 1};
	m = marks(v);
	left = r.x + (r.cols - 1 - v->flow.width) / 2;
	for (int y = 0; y < r.rows && v->top + (size_t)y < v->flow.lines.len; y++)
		flow_draw(&v->flow, v->top + (size_t)y, c, r.y + y, left, &m);
	draw_edge(v, c, r);
	if (has_focus && article_sees(v, v->cursor)) {
		size_t line = article_cursor_line(v);

		canvas_cursor(c, r.y + (int)(line - v->top),
		              left + flow_column(&v->flow, line, v->cursor),
		              a->conf.values[OPTION_CURSOR] != 0);
	}
}

static void
hints(const struct view *view, struct buf *out)
{
	const struct app *a = view->app;

	if (self_const(view)->chooses) {
		/* What has no room is left out from the left. */
		bar_hint(out, a, CMD_CORRECT_ADD, "add");
		bar_hint(out, a, CMD_SAVE, "save");
		bar_hint(out, a, CMD_PIPE, "pipe");
		bar_hint(out, a, CMD_CITE, "cite");
		bar_hint(out, a, CMD_COPY, "copy");
		bar_hint(out, a, CMD_CANCEL, "ends");
		return;
	}
	if (a->followed.id == ENTITY_NONE) {
		bar_hint(out, a, CMD_MENTION_NEXT, "mention");
		bar_hint(out, a, CMD_ARTICLES, "articles");
	} else {
		bar_hint(out, a, CMD_FOLLOW_NEXT, "next");
		bar_hint(out, a, CMD_ENTER, "dossier");
	}
	/* It was opened from a list, which is still there. */
	if (a->window->nover > 0)
		bar_hint(out, a, CMD_CLOSE_LEVEL, "back");
	bar_hint(out, a, CMD_HELP, "help");
}

const struct view_ops view_article_ops = {
	.name = "article",
	.pane = PANE_MAIN,
	.context = CONTEXT_TEXT,
	.size = sizeof(struct article_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = draw,
	.command = article_command,
	.typed = article_typed,
	.pick = article_pick,
	.typed_before = article_typed_before,
	.save = article_save,
	.restore = article_restore,
	.hints = hints,
};
