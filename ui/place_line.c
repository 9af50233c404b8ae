/* SPDX-License-Identifier: MIT */
/* Looking a place up and drawing it in columns. */
#include "ui/place_line.h"

#include "text/arena.h"
#include "ui/app_int.h"
#include "ui/say.h"

#include "text/banned.h"

#define TEXT_MAX 240   /* [B] kept of the words */
#define LABEL_COLS 5
#define DATE_COLS 12
#define DATE_FROM 72   /* [cells] of a line that has room for the date */

static size_t
char_start(struct str s, size_t off)
{
	while (off > 0 && off < s.len && ((unsigned char)s.ptr[off] & 0xc0) == 0x80)
		off--;
	return off;
}

/* What lay over the article; for a dossier, whose. */
static void
over_text(struct app *a, const struct place *p, struct buf *out)
{
	enum view_id id = (enum view_id)p->view;
	entity_id subject = ENTITY_NONE;
	struct entity_row row;
	struct arena arena;

	buf_add_cstr(out, a->views[id]->ops->name);
	if (id == VIEW_DOSSIER && p->subject != NULL)
		subject = app_entity(a, str_of(p->subject));
	arena_init(&arena);
	if (subject != ENTITY_NONE && library_entity(a->library, subject, &row, &arena)) {
		buf_add_cstr(out, " · ");
		say_entity(out, &row);
	}
	arena_release(&arena);
}

static void
words(const struct page *page, const struct place *p, struct place_line *out,
      struct arena *arena)
{
	struct str text = article_text(page->article);
	uint32_t off = p->cursor != PLACE_NOWHERE ? p->cursor : p->top;
	size_t from = char_start(text, off < text.len ? off : text.len);
	size_t to = char_start(text, from + TEXT_MAX < text.len ? from + TEXT_MAX : text.len);

	out->text = arena_str(arena, str_sub(text, from, to));
	for (size_t i = 0; p->cursor != PLACE_NOWHERE && i < page->nposting; i++) {
		if (page->postings[i].at.off != p->cursor)
			continue;
		out->is_mention = true;
		out->kind = page->postings[i].kind;
	}
}

/* The keys were in a pane beside the text. */
static void
from_pane(struct app *a, const struct place *p, struct place_line *out, struct arena *arena)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "%s · %.*s", a->views[app_pane_view(a, (enum pane)p->pane)]->ops->name,
	         STR_ARG(out->text));
	out->text = arena_str(arena, buf_str(&b));
	out->is_mention = false;
	buf_release(&b);
}

void
place_line_fill(struct app *a, const struct place *p, struct place_line *out,
                struct arena *arena)
{
	article_id id = library_article_by_path(a->library, str_of(p->path));
	struct article_row row;
	struct page *page = NULL;
	struct buf over;

	*out = (struct place_line){.title = arena_str(arena, str_of(p->path)),
	                           .text = STR_EMPTY};
	if (id != ARTICLE_NONE && library_article(a->library, id, &row, arena)) {
		out->date = row.date;
		out->title = row.title;
	}
	if (p->view != VIEW_ARTICLE) {
		buf_init(&over);
		over_text(a, p, &over);
		out->text = arena_str(arena, buf_str(&over));
		buf_release(&over);
		return;
	}
	if (id == ARTICLE_NONE || library_page(a->library, id, &page, NULL) != STATUS_OK)
		return;
	words(page, p, out, arena);
	page_free(page);
	if (p->pane != PANE_MAIN)
		from_pane(a, p, out, arena);
}

void
place_line_draw(const struct place_line *line, struct canvas *c, struct rect r,
                struct str label)
{
	struct pen pen = PEN(DIM);
	int x = r.x + 1;
	int end = r.x + r.cols - 1;
	int title;
	struct buf b;

	if (line->is_mention)
		pen = (struct pen){.role = role_of_kind(line->kind, false)};
	canvas_put_right(c, r.y, x, LABEL_COLS - 1, label, PEN(BAR_KEY));
	x += LABEL_COLS;
	if (r.cols >= DATE_FROM) {
		buf_init(&b);
		say_day_column(&b, line->date);
		canvas_put(c, r.y, x, buf_str(&b), PEN(DIM));
		buf_release(&b);
		x += DATE_COLS;
	}
	title = (end - x) * 2 / 5;
	canvas_put_fit(c, r.y, x, title, line->title, PEN(TEXT));
	x += title + 2;
	canvas_put_fit(c, r.y, x, end - x, line->text, pen);
}
