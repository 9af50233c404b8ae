/* SPDX-License-Identifier: MIT */
/*
 * What is seen of the list of articles: its rows in one line or two, and the
 * strips that show where the followed entity is, in the pile and in each
 * article.  What is asked of the library for them is asked before drawing.
 */
#include "ui/view_articles_int.h"

#include "ui/say.h"

#include "text/utf8.h"

#include "text/banned.h"

#define STRIP_MAX 2000   /* articles up to which the strip is drawn */
#define DATE_FROM 40     /* [cells] of a row that has room for the whole date */
#define SOURCE_FROM 80   /* [cells] of a row that has room for the source */
#define SOURCE_COLS 20
#define SOURCE_LEAST 10  /* [cells] for it behind a date */
#define PARTS_COLS (STRIP_PARTS / 2)
#define PARTS_FIGURE 3   /* [cells] for the number beside it */
#define PARTS_HITS 256   /* mentions looked at in one article */
#define PARTS_FROM 26    /* [cells] of a row of two lines that shows where they are … */
#define PARTS_ONE_FROM 60 /* … and of one line */
#define WINDOW 128       /* rows asked at a time when all are walked */

const struct article_row *
articles_row_at(const struct articles_view *v, size_t line)
{
	size_t group;
	size_t number = listed_at(&v->listed, line, &group);

	if (number == SIZE_MAX || number < v->first || number - v->first >= v->nrow)
		return NULL;
	return &v->rows[number - v->first];
}

/* ---------------------------------------------------------------------- strips */

/* Where in the pile an article stands, for the strip: asked once a settling, and
 * not of piles of which one line says nothing. */
void
articles_number(struct articles_view *v)
{
	struct app *a = v->sheet.view.app;
	article_id ids[STRIP_MAX];
	size_t n = a->figures.articles > STRIP_MAX
	                   ? 0
	                   : library_article_ids(a->library, 0, STRIP_MAX, ids);

	vec_clear(&v->number);
	v->narticle = n;
	for (size_t i = 0; i < n; i++) {
		while (v->number.len <= ids[i])
			vec_push(&v->number, UINT32_MAX);
		v->number.ptr[ids[i]] = (uint32_t)i;
	}
}

void
articles_make_strip(struct articles_view *v)
{
	struct app *a = v->sheet.view.app;
	struct occurrence rows[WINDOW];
	size_t got = WINDOW;

	v->strip_most = 0;
	v->strip_entity = a->followed.id;
	vec_clear(&v->strip);
	if (a->followed.id == ENTITY_NONE)
		return;
	for (size_t i = 0; i < v->narticle; i++)
		vec_push(&v->strip, 0);
	for (size_t first = 0; got == WINDOW && v->narticle > 0; first += got) {
		got = library_occurrences(a->library, a->followed.id, first, WINDOW, rows);
		for (size_t i = 0; i < got; i++) {
			uint32_t at = rows[i].article < v->number.len
			                      ? v->number.ptr[rows[i].article]
			                      : UINT32_MAX;

			if (at >= v->strip.len)
				continue;
			v->strip.ptr[at] = rows[i].mentions;
			if (rows[i].mentions > v->strip_most)
				v->strip_most = rows[i].mentions;
		}
	}
}

/* Bits of the parts of an article in which the followed entity is mentioned. */
static uint32_t
parts_of(struct library *lib, entity_id id, const struct article_row *row)
{
	struct hit hits[PARTS_HITS];
	uint32_t parts = 0;
	uint32_t len;
	size_t n;

	if (row->mentions == 0)
		return 0;
	n = library_hits_in(lib, id, row->id, PARTS_HITS, hits, &len);
	for (size_t i = 0; i < n; i++)
		parts |= UINT32_C(1) << (uint64_t)hits[i].at.off * STRIP_PARTS / len;
	return parts;
}

void
articles_make_parts(struct articles_view *v)
{
	struct app *a = v->sheet.view.app;
	article_id first = v->nrow > 0 ? v->rows[0].id : ARTICLE_NONE;

	if (v->parts.len == v->nrow && v->parts_first == first &&
	    v->parts_entity == a->followed.id && v->parts_generation == a->generation &&
	    v->parts_order == v->sheet.order)
		return;
	vec_clear(&v->parts);
	for (size_t i = 0; i < v->nrow; i++)
		vec_push(&v->parts, parts_of(a->library, a->followed.id, &v->rows[i]));
	v->parts_first = first;
	v->parts_entity = a->followed.id;
	v->parts_generation = a->generation;
	v->parts_order = v->sheet.order;
}

/* Two parts a cell, from column x on. */
static void
draw_parts(struct canvas *c, int y, int x, uint32_t parts)
{
	static const char *const halves[] = {"·", "▌", "▐", "█"};

	for (int i = 0; i < PARTS_COLS; i++) {
		uint32_t both = parts >> 2 * i & 3;

		canvas_put(c, y, x + i, str_of(halves[both]), both == 0 ? PEN(DIM) : PEN(STRIP));
	}
}

/* --------------------------------------------------------------------- drawing */

/* Two cells before the title: picked out by hand, open, not read yet. */
static void
draw_state(const struct articles_view *v, struct canvas *c, struct rect r,
           const struct article_row *row)
{
	const struct app *a = v->sheet.view.app;

	if (row->id == v->current)
		canvas_put(c, r.y, r.x, STR_LIT("▸"), PEN(CURRENT));
	else if (!seen_is_read(&a->seen, row->content))
		canvas_put(c, r.y, r.x, STR_LIT("•"), PEN(UNREAD));
	if (articles_view_is_marked(&v->sheet.view, row->content))
		canvas_put(c, r.y, r.x + 1, STR_LIT("*"), PEN(CURRENT));
}

static void
draw_two_lines(struct canvas *c, struct rect r, const struct article_row *row,
               struct pen title, int figure)
{
	int room = r.cols - 3 - figure;
	struct buf b;

	buf_init(&b);
	canvas_put_fit(c, r.y, r.x + 2, r.cols - 3, row->title, title);
	say_day(&b, row->date);
	/* A source of which hardly a word would be left is left out. */
	if (row->source.len > 0 && (b.len == 0 || room - utf8_width(buf_str(&b)) >= SOURCE_LEAST))
		buf_addf(&b, "%s%.*s", b.len > 0 ? " · " : "", STR_ARG(row->source));
	canvas_put_fit(c, r.y + 1, r.x + 2, room, buf_str(&b), PEN(DIM));
	buf_release(&b);
}

/* The date, or as much of it as there is room for and no heading says; returns
 * the cells of its column. */
static int
draw_date(struct canvas *c, int y, int x, int cols, struct day d, bool has_month)
{
	int width = cols >= DATE_FROM ? 12 : has_month ? 3 : 9;
	struct buf b;

	buf_init(&b);
	if (cols >= DATE_FROM)
		say_day_column(&b, d);
	else if (!has_month)
		say_day(&b, (struct day){d.year, d.month, 0});
	else if (d.day > 0)
		buf_addf(&b, "%2u", d.day);
	canvas_put(c, y, x, buf_str(&b), PEN(DIM));
	buf_release(&b);
	return width;
}

static void
draw_one_line(struct canvas *c, struct rect r, const struct article_row *row,
              struct pen title, bool has_month, int figure)
{
	int end = r.x + r.cols - 1 - figure;
	int source = r.cols >= SOURCE_FROM ? SOURCE_COLS : 0;
	int x = r.x + 2;

	x += draw_date(c, r.y, x, r.cols, row->date, has_month);
	canvas_put_fit(c, r.y, x, end - source - x, row->title, title);
	if (source > 0)
		canvas_put_fit(c, r.y, end - source + 1, source - 1, row->source, PEN(DIM));
}

void
articles_draw_row(const struct sheet *s, struct canvas *c, struct rect r, size_t line)
{
	const struct articles_view *v = (const struct articles_view *)s;
	const struct article_row *row = articles_row_at(v, line);
	struct pen title;
	size_t group;
	size_t at;
	struct buf b;
	int figure;

	if (row == NULL) {
		if (listed_at(&v->listed, line, &group) == SIZE_MAX && group != SIZE_MAX)
			canvas_put_fit(c, r.y, r.x + 1, r.cols - 2,
			               str_of(v->listed.groups.ptr[group].name), PEN(META));
		return;
	}
	draw_state(v, c, r, row);
	title = row->id == v->current ? PEN(CURRENT) : PEN(TEXT);
	buf_init(&b);
	if (row->mentions > 0)
		buf_addf(&b, "%u", row->mentions);
	figure = b.len > 0 ? (int)b.len + 1 : 0;
	canvas_put_right(c, r.y + s->lines - 1, r.x + 1, r.cols - 2, buf_str(&b), PEN(TICK));
	buf_release(&b);
	at = (size_t)(row - v->rows);
	if (figure > 0 && at < v->parts.len &&
	    r.cols >= (s->lines == 2 ? PARTS_FROM : PARTS_ONE_FROM)) {
		/* In a column: figures have their own. */
		int wide = figure > PARTS_FIGURE ? figure : PARTS_FIGURE;

		figure = wide + PARTS_COLS;
		draw_parts(c, r.y + s->lines - 1, r.x + r.cols - 1 - figure, v->parts.ptr[at]);
		figure++;
	}
	if (s->lines == 2)
		draw_two_lines(c, r, row, title, figure);
	else
		draw_one_line(c, r, row, title, s->order == LISTED_BY_MONTH,
		              s->order == LISTED_BY_DATE ? figure : 4);
}

/* Each cell stands for as many articles as it must, and shows the most. */
void
articles_draw_foot(const struct sheet *s, struct canvas *c, struct rect r)
{
	const struct articles_view *v = (const struct articles_view *)s;
	size_t n = v->strip.len;
	size_t cells = n < (size_t)(r.cols - 3) ? n : (size_t)(r.cols - 3);
	int y = r.y + r.rows - 1;
	const struct followed *f = &v->sheet.view.app->followed;

	if (r.cols < 8)
		return;
	for (size_t x = 0; x < cells; x++) {
		uint32_t most = 0;

		for (size_t i = x * n / cells; i < (x + 1) * n / cells; i++)
			if (v->strip.ptr[i] > most)
				most = v->strip.ptr[i];
		canvas_put(c, y, r.x + 2 + (int)x,
		           str_of(most == 0 ? "·" : say_bar(most, v->strip_most)),
		           most == 0 ? PEN(DIM) : PEN(STRIP));
	}
	if (f->id != ENTITY_NONE && (int)cells + 8 < r.cols) {
		int room = r.cols - (int)cells - 5;
		struct buf name;

		buf_init(&name);
		say_entity(&name, &f->row);
		if (utf8_width(buf_str(&name)) > room && f->brief.len > 0) {
			buf_clear(&name);
			buf_add(&name, f->brief);
		}
		canvas_put_fit(c, y, r.x + 4 + (int)cells, room,
		               buf_str(&name), PEN(DIM));
		buf_release(&name);
	}
}
