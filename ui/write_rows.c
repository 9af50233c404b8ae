/* SPDX-License-Identifier: MIT */
/* By windows, as everything is asked; the forms are those of the commands. */
#include "ui/write_rows.h"

#include <stdlib.h>

#include "text/arena.h"
#include "ui/say.h"

#include "text/banned.h"

#define WINDOW 128
#define CONTEXT 160 /* [B] */

/* A tab or a line feed in a title would be a column or a line. */
static void
add_column(struct buf *out, struct str s, char end)
{
	for (size_t i = 0; i < s.len; i++)
		buf_add_char(out, s.ptr[i] == '\t' || s.ptr[i] == '\n' ? ' ' : s.ptr[i]);
	buf_add_char(out, end);
}

void
write_article(const struct article_row *row, struct buf *out)
{
	add_column(out, row->path, '\t');
	day_format(out, row->date);
	buf_add_char(out, '\t');
	add_column(out, row->title, '\t');
	add_column(out, row->source, '\n');
}

void
write_entities(struct library *lib, const struct entity_query *q, struct buf *out)
{
	struct entity_row *rows = xcalloc(WINDOW, sizeof *rows);
	struct arena arena;
	size_t got = WINDOW;

	export_entity_head(out, ENTITY_TSV);
	arena_init(&arena);
	for (size_t first = 0; got == WINDOW; first += got) {
		got = library_entities(lib, q, first, WINDOW, rows, &arena);
		for (size_t i = 0; i < got; i++)
			export_entity(out, lib, &rows[i], ENTITY_TSV);
		arena_clear(&arena);
	}
	arena_release(&arena);
	free(rows);
}

/* The page of an article, kept while hits are in the same one. */
static const struct page *
page_of(struct library *lib, article_id id, struct page **page)
{
	if (*page != NULL && (*page)->id == id)
		return *page;
	page_free(*page);
	*page = NULL;
	return library_page(lib, id, page, NULL) == STATUS_OK ? *page : NULL;
}

void
write_hits(struct library *lib, entity_id id, struct buf *out)
{
	struct hit rows[WINDOW];
	struct page *page = NULL;
	size_t got = WINDOW;

	for (size_t first = 0; got == WINDOW; first += got) {
		got = library_hits(lib, id, first, WINDOW, rows);
		for (size_t i = 0; i < got; i++)
			if (page_of(lib, rows[i].article, &page) != NULL)
				export_hit(out, page->article, rows[i].at, CONTEXT);
	}
	page_free(page);
}

void
write_found(struct library *lib, const struct found *rows, size_t n, struct buf *out)
{
	struct page *page = NULL;

	for (size_t i = 0; i < n; i++)
		if (page_of(lib, rows[i].article, &page) != NULL)
			export_hit(out, page->article, rows[i].at, CONTEXT);
	page_free(page);
}
