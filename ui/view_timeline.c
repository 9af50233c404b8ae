/* SPDX-License-Identifier: MIT */
/*
 * What happened when, beside when it was written: meetings, and dates with the
 * words around them, in the order of the calendar; of the pile, of the open
 * article, or of the articles with the followed entity.
 */
#include "ui/app_int.h"
#include "ui/bar.h"
#include "ui/say.h"
#include "ui/sheet.h"
#include "ui/timeline.h"
#include "ui/view_article.h"

#include "text/utf8.h"

#include "text/banned.h"

#define WHEN_COLS 22     /* "26 Jul – 2 Aug 2016" */
#define WRITTEN_COLS 33  /* "written 23 Jul 2016 · 12 articles" */
#define WRITTEN_FEW 16   /* "23 Jul 2016 · 12" */
#define WRITTEN_FROM 100 /* [cells] of a row that has room for the one … */
#define WRITTEN_FEW_FROM 56 /* … or the other */
#define HITS_MAX 16      /* mentions of a date among which its words are sought */
#define BAR_COLS 12
#define NAMES_MAX 3      /* meetings that a month or a year names */
#define BEFORE_MAX 48    /* [B] of text before a date */
#define TEXT_MAX 240     /* [B] of it in all */

enum timeline_scope { SCOPE_PILE, SCOPE_ARTICLE, SCOPE_FOLLOWED, SCOPE_COUNT };

/* What is drawn of a row. */
struct timeline_line {
	struct str what;
	struct day written;  /* of the first article that has it */
	uint32_t articles;
	bool is_cut;         /* the words go on to the left */
	bool is_title;       /* they are the title of what was written then */
};

struct timeline_view {
	struct sheet sheet;     /* .order: enum timeline_zoom */
	struct timeline timeline;
	enum timeline_scope scope;
	struct buf subject;     /* of SCOPE_FOLLOWED: id of the entity … */
	struct buf name;        /* … and its name */
	entity_id own;          /* followed because it was selected here */
	uint32_t generation;
	article_id article;     /* that it was asked for */
	bool has_asked;
	bool is_new;            /* not shown yet: begins where the article is */
	struct timeline_line *lines; /* on the screen */
	struct arena arena;
};

static struct timeline_view *
self(struct view *v)
{
	return (struct timeline_view *)v;
}

/* --------------------------------------------------------------------- asking */

static void
ask(struct timeline_view *v)
{
	struct app *a = v->sheet.view.app;
	uint32_t kinds = UINT32_C(1) << KIND_EVENT | UINT32_C(1) << KIND_DATE;
	struct dated_query q = {
		.kinds = kinds & ~a->hidden,
		.filter = buf_str(&v->sheet.filter),
	};

	if (v->scope == SCOPE_ARTICLE)
		q.article = article_view_id(a->views[VIEW_ARTICLE]);
	if (v->scope == SCOPE_FOLLOWED)
		q.with = app_entity(a, buf_str(&v->subject));
	timeline_ask(&v->timeline, a->library, &q);
	timeline_zoom(&v->timeline, (enum timeline_zoom)v->sheet.order);
	sheet_stale(&v->sheet);
	v->generation = a->generation;
	v->article = article_view_id(a->views[VIEW_ARTICLE]);
	v->has_asked = true;
}

static size_t
char_start(struct str s, size_t off)
{
	while (off > 0 && off < s.len && ((unsigned char)s.ptr[off] & 0xc0) == 0x80)
		off--;
	return off;
}

/* Where it is written first: in a text if it is. */
static bool
first_hit(struct library *lib, entity_id id, struct hit *hit)
{
	struct hit hits[HITS_MAX];
	size_t n = library_hits(lib, id, 0, HITS_MAX, hits);
	size_t at = 0;

	while (at < n && hits[at].is_furniture)
		at++;
	if (n > 0)
		*hit = hits[at < n ? at : 0];
	return n > 0;
}

/* The words around a mention; false if it is only the article's own date. */
static bool
words(struct timeline_view *v, struct timeline_line *line, const struct page *page,
      const struct hit *hit)
{
	struct str text = article_text(page->article);
	size_t nblock;
	const struct block *blocks = article_blocks(page->article, &nblock);
	size_t b = article_block_at(page->article, hit->at.off);
	size_t from;
	size_t to;

	if (b >= nblock || blocks[b].kind == BLOCK_META || blocks[b].kind == BLOCK_FURNITURE)
		return false;
	from = blocks[b].at.off;
	to = span_end(blocks[b].at);
	if (hit->at.off > from + BEFORE_MAX) {
		size_t blank;

		from = char_start(text, hit->at.off - BEFORE_MAX);
		blank = str_find_char(str_sub(text, from, hit->at.off), ' ');
		from += blank == SIZE_MAX ? 0 : blank + 1;
		line->is_cut = true;
	}
	if (to > from + TEXT_MAX)
		to = char_start(text, from + TEXT_MAX);
	line->what = arena_str(&v->arena, str_sub(text, from, to));
	return true;
}

/* The first of a date's mentions that stands in a text; without one, nothing
 * happened that day but the writing. */
static void
date_words(struct timeline_view *v, struct timeline_line *line, entity_id id)
{
	struct library *lib = v->sheet.view.app->library;
	struct hit hits[HITS_MAX];
	struct page *page = NULL;
	struct article_row article;
	size_t n = library_hits(lib, id, 0, HITS_MAX, hits);
	bool has = false;
	struct hit first;

	for (size_t i = 0; i < n && !has; i++) {
		if (page == NULL || page->id != hits[i].article) {
			page_free(page);
			if (library_page(lib, hits[i].article, &page, NULL) != STATUS_OK)
				return;
		}
		has = words(v, line, page, &hits[i]);
	}
	page_free(page);
	if (has || !first_hit(lib, id, &first)
	    || !library_article(lib, first.article, &article, &v->arena))
		return;
	line->what = article.title;
	line->is_title = true;
}

static void
fill_one(struct timeline_view *v, struct timeline_line *line, const struct dated_row *d)
{
	struct library *lib = v->sheet.view.app->library;
	struct entity_row e;
	struct article_row article;
	struct hit hit;

	if (!library_entity(lib, d->id, &e, &v->arena))
		return;
	line->what = e.name;
	line->articles = e.articles;
	if (!first_hit(lib, d->id, &hit))
		return;
	if (library_article(lib, hit.article, &article, &v->arena))
		line->written = article.date;
	if (d->kind == KIND_DATE)
		date_words(v, line, d->id);
}

/* A month or a year: its first meetings by name. */
static void
fill_many(struct timeline_view *v, struct timeline_line *line, const struct timeline_row *row)
{
	struct entity_row e;
	struct buf b;
	int n = 0;

	buf_init(&b);
	for (size_t i = row->first; i < row->first + row->count && n < NAMES_MAX; i++) {
		const struct dated_row *d = &v->timeline.dated.ptr[i];

		if (d->kind != KIND_EVENT ||
		    !library_entity(v->sheet.view.app->library, d->id, &e, &v->arena))
			continue;
		if (n++ > 0)
			buf_add_cstr(&b, ", ");
		buf_add(&b, e.name);
	}
	line->what = arena_str(&v->arena, buf_str(&b));
	buf_release(&b);
}

static void
window(struct sheet *s, size_t first, size_t n)
{
	struct timeline_view *v = (struct timeline_view *)s;

	arena_clear(&v->arena);
	v->lines = ARENA_ARRAY(&v->arena, n + 1, struct timeline_line);
	for (size_t i = 0; i < n && first + i < v->timeline.rows.len; i++) {
		const struct timeline_row *row = &v->timeline.rows.ptr[first + i];

		v->lines[i] = (struct timeline_line){.what = STR_EMPTY};
		if (!row->is_heading && s->order == ZOOM_DAY)
			fill_one(v, &v->lines[i], &v->timeline.dated.ptr[row->first]);
		else if (!row->is_heading)
			fill_many(v, &v->lines[i], row);
	}
}

/* --------------------------------------------------------------------- drawing */

static bool
is_item(const struct sheet *s, size_t row)
{
	const struct timeline_view *v = (const struct timeline_view *)s;

	return row < v->timeline.rows.len && !v->timeline.rows.ptr[row].is_heading;
}

static void
draw_written(struct canvas *c, struct rect r, const struct timeline_line *line)
{
	bool is_few = r.cols < WRITTEN_COLS;
	struct buf b;

	buf_init(&b);
	if (!day_is_none(line->written)) {
		buf_add_cstr(&b, is_few ? "" : "written ");
		say_day(&b, line->written);
	}
	if (line->articles > 1)
		buf_addf(&b, "%s%u%s", b.len > 0 ? " · " : "", line->articles,
		         is_few ? "" : " articles");
	canvas_put_fit(c, r.y, r.x, r.cols, buf_str(&b), PEN(DIM));
	buf_release(&b);
}

static void
draw_one(struct canvas *c, struct rect r, const struct dated_row *d,
         const struct timeline_line *line)
{
	int written = r.cols >= WRITTEN_FROM       ? WRITTEN_COLS
	              : r.cols >= WRITTEN_FEW_FROM ? WRITTEN_FEW
	                                           : 0;
	int x = r.x + 3;
	int end = r.x + r.cols - 1 - (written > 0 ? written + 1 : 0);
	struct pen pen = {.role = d->kind == KIND_EVENT ? ROLE_EVENT
		                  : line->is_title      ? ROLE_META
		                                        : ROLE_TEXT,
		          .link = d->id};
	struct buf b;

	buf_init(&b);
	say_days(&b, d->from, d->to);
	canvas_put_fit(c, r.y, x, WHEN_COLS - 1, buf_str(&b), PEN(DATE));
	buf_release(&b);
	x += r.cols >= WRITTEN_FROM ? WHEN_COLS : WHEN_COLS - 7;
	if (line->is_cut)
		x += canvas_put(c, r.y, x, STR_LIT("…"), PEN(DIM));
	canvas_put_fit(c, r.y, x, end - x, line->what, pen);
	if (written > 0)
		draw_written(c, (struct rect){r.y, end + 1, 1, written}, line);
}

static void
period(struct buf *out, struct day d, bool has_month)
{
	if (!has_month || d.month == 0)
		buf_addf(out, "%d", d.year);
	else
		say_day(out, (struct day){d.year, d.month, 0});
}

static void
draw_many(const struct timeline_view *v, struct canvas *c, struct rect r,
          const struct timeline_row *row, const struct timeline_line *line)
{
	struct day d = v->timeline.dated.ptr[row->first].from;
	int x = r.x + 2;
	size_t cells = (row->count * BAR_COLS + v->timeline.most - 1) / v->timeline.most;
	struct buf b;

	buf_init(&b);
	period(&b, d, v->sheet.order == ZOOM_MONTH);
	canvas_put(c, r.y, x, buf_str(&b), PEN(DATE));
	x += 10;
	buf_clear(&b);
	buf_addf(&b, "%zu", row->count);
	canvas_put_right(c, r.y, x, 5, buf_str(&b), PEN(DIM));
	x += 6;
	for (size_t i = 0; i < cells; i++)
		canvas_put(c, r.y, x + (int)i, str_of(say_bar(5, 8)), PEN(STRIP));
	x += BAR_COLS + 1;
	canvas_put_fit(c, r.y, x, r.x + r.cols - 1 - x, line->what,
	               (struct pen){.role = ROLE_EVENT});
	buf_release(&b);
}

static void
draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t at)
{
	const struct timeline_view *v = (const struct timeline_view *)s;
	const struct timeline_row *row = &v->timeline.rows.ptr[at];
	const struct timeline_line *line = &v->lines[at - sheet_top(s)];
	const struct dated_row *d = &v->timeline.dated.ptr[row->first];
	struct buf b;

	if (row->is_heading) {
		buf_init(&b);
		period(&b, d->from, false);
		canvas_put_fit(c, r.y, r.x + 1, r.cols - 2, buf_str(&b), PEN(HEADING));
		buf_release(&b);
	} else if (s->order == ZOOM_DAY) {
		draw_one(c, r, d, line);
	} else {
		draw_many(v, c, r, row, line);
	}
}

static const char *const orders[] = {
#define X(name, text) [ZOOM_##name] = text,
	TIMELINE_ZOOM_LIST(X)
#undef X
};

static void
head(const struct sheet *s, struct buf *title, struct buf *right)
{
	const struct timeline_view *v = (const struct timeline_view *)s;

	buf_add_cstr(title, "TIMELINE");
	if (v->scope == SCOPE_ARTICLE)
		buf_add_cstr(title, " · this article");
	if (v->scope == SCOPE_FOLLOWED)
		buf_addf(title, " · with %s", v->name.ptr);
	if (s->filter.len > 0)
		buf_addf(right, "“%s” ", s->filter.ptr);
	buf_add_cstr(right, orders[s->order]);
}

static const char *
empty(const struct sheet *s)
{
	return s->filter.len > 0 ? "Nothing of that name has a date."
	                         : "No text here speaks of a date of which the year is known.";
}

/* -------------------------------------------------------------------- commands */

/* In as far as there is, at the same thing; out likewise. */
static void
zoom(struct timeline_view *v, int order)
{
	size_t row = v->sheet.list.selected;
	size_t at = row < v->timeline.rows.len ? v->timeline.rows.ptr[row].first : 0;

	if (order < 0 || order >= ZOOM_COUNT)
		return;
	v->sheet.order = order;
	timeline_zoom(&v->timeline, (enum timeline_zoom)order);
	sheet_rewind(&v->sheet);
	v->sheet.shows_top = false;
	v->sheet.list.count = v->timeline.rows.len;
	list_select(&v->sheet.list, timeline_row_of(&v->timeline, at));
}

/* A meeting's dossier; where a date is written; into a month or a year. */
static void
open_selected(struct sheet *s)
{
	struct timeline_view *v = (struct timeline_view *)s;
	struct app *a = s->view.app;
	const struct timeline_row *row = &v->timeline.rows.ptr[s->list.selected];
	const struct dated_row *d = &v->timeline.dated.ptr[row->first];
	struct hit hit;

	if (s->order != ZOOM_DAY) {
		zoom(v, s->order - 1);
	} else if (d->kind == KIND_EVENT) {
		app_dossier(a, d->id);
	} else if (first_hit(a->library, d->id, &hit)) {
		app_mark(a);
		app_follow(a, d->id);
		(void)app_open_at(a, hit.article, hit.at.off);
	}
}

/* What is selected is followed, so that the text and the list show where it is. */
static void
moved(struct sheet *s)
{
	struct timeline_view *v = (struct timeline_view *)s;

	if (s->order != ZOOM_DAY || !is_item(s, s->list.selected))
		return;
	v->own = v->timeline.dated.ptr[v->timeline.rows.ptr[s->list.selected].first].id;
	app_follow(s->view.app, v->own);
}

static void
changed(struct sheet *s)
{
	((struct timeline_view *)s)->has_asked = false;
}

/* Whom the reader followed before the timeline did. */
static void
note_subject(struct timeline_view *v)
{
	const struct followed *f = &v->sheet.view.app->followed;

	if (f->id == ENTITY_NONE || f->id == v->own)
		return;
	say_instead(&v->subject, buf_str(&f->slug));
	buf_clear(&v->name);
	say_entity(&v->name, &f->row);
}

static void
next_scope(struct timeline_view *v)
{
	v->scope = (enum timeline_scope)((v->scope + 1) % SCOPE_COUNT);
	if (v->scope == SCOPE_FOLLOWED && v->subject.len == 0)
		v->scope = SCOPE_PILE;
	v->has_asked = false;
	v->is_new = true;
}

static enum view_result
command(struct view *view, enum cmd c, int count)
{
	struct timeline_view *v = self(view);

	switch (c) {
	case CMD_WIDER:
	case CMD_NARROWER:
		zoom(v, v->sheet.order + (c == CMD_WIDER ? -1 : 1));
		return VIEW_DONE;
	case CMD_SORT:
		zoom(v, (v->sheet.order + 1) % ZOOM_COUNT);
		return VIEW_DONE;
	case CMD_WIDTH_RESET:
		zoom(v, ZOOM_DAY);
		return VIEW_DONE;
	case CMD_SCOPE:
		next_scope(v);
		return VIEW_DONE;
	default:
		return sheet_command(view, c, count);
	}
}

/* ------------------------------------------------------------------------ view */

static const struct sheet_ops sheet_ops = {
	.flags = SHEET_HAS_EDGE | SHEET_STEADY,
	.head = head,
	.empty = empty,
	.selectable = is_item,
	.window = window,
	.draw_row = draw_row,
	.open = open_selected,
	.moved = moved,
	.changed = changed,
};

static void
init(struct view *view)
{
	struct timeline_view *v = self(view);

	sheet_init(&v->sheet, &sheet_ops);
	timeline_init(&v->timeline);
	buf_init(&v->subject);
	buf_init(&v->name);
	arena_init(&v->arena);
	v->is_new = true;
}

static void
release(struct view *view)
{
	struct timeline_view *v = self(view);

	sheet_release(&v->sheet);
	timeline_release(&v->timeline);
	buf_release(&v->subject);
	buf_release(&v->name);
	arena_release(&v->arena);
}

static void
fit(struct view *view, int rows, int cols)
{
	struct timeline_view *v = self(view);
	struct app *a = view->app;
	const struct article_row *open = article_view_row(a->views[VIEW_ARTICLE]);

	(void)cols;
	note_subject(v);
	if (!v->has_asked || v->generation != a->generation ||
	    (v->scope == SCOPE_ARTICLE && v->article != article_view_id(a->views[VIEW_ARTICLE])))
		ask(v);
	sheet_size(&v->sheet, v->timeline.rows.len, rows);
	if (v->is_new && open != NULL && v->timeline.rows.len > 0)
		list_select(&v->sheet.list, timeline_from(&v->timeline, open->date));
	v->is_new = false;
	sheet_show(&v->sheet);
}

static void
hints(const struct view *view, struct buf *out)
{
	bar_hint(out, view->app, CMD_OPEN, "go");
	bar_hint(out, view->app, CMD_NARROWER, "months, years");
	bar_hint(out, view->app, CMD_SCOPE, "of what");
	bar_hint(out, view->app, CMD_FIND, "filter");
	bar_hint(out, view->app, CMD_CLOSE_LEVEL, "back");
}

const struct view_ops view_timeline_ops = {
	.name = "timeline",
	.pane = PANE_MAIN,
	.context = CONTEXT_LIST,
	.is_for_itself = true,
	.size = sizeof(struct timeline_view),
	.init = init,
	.release = release,
	.fit = fit,
	.draw = sheet_draw,
	.command = command,
	.pick = sheet_pick,
	.typed = sheet_typed,
	.typed_before = sheet_typed_before,
	.save = sheet_save,
	.restore = sheet_restore,
	.hints = hints,
};
