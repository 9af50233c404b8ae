/* SPDX-License-Identifier: MIT */
/*
 * Everything that can be asked of a library, written down: two libraries that
 * hold the same articles must give the same picture, whatever their past.
 */
#ifndef TESTS_UNIT_PICTURE_H
#define TESTS_UNIT_PICTURE_H

#include <assert.h>

#include "export/export.h"
#include "library/library.h"

#define PICTURE_ROWS 8 /* small, so that windows have seams */

static inline void
picture_path(struct library *lib, article_id id, struct buf *out)
{
	struct article_row row;
	struct arena arena;

	arena_init(&arena);
	if (library_article(lib, id, &row, &arena))
		buf_add(out, row.path);
	arena_release(&arena);
}

static inline void
picture_articles(struct library *lib, entity_id entity, bool only,
                 struct buf *out)
{
	struct article_query q = {
		.entity = entity,
		.filter = {.with = {entity}, .nwith = only},
	};
	struct article_row rows[PICTURE_ROWS];
	struct arena arena;
	size_t n;

	buf_addf(out, "  articles %zu:", library_article_count(lib, &q));
	arena_init(&arena);
	for (size_t first = 0;; first += n) {
		n = library_articles(lib, &q, first, PICTURE_ROWS, rows, &arena);
		for (size_t i = 0; i < n; i++) {
			assert(library_article_pos(lib, &q, rows[i].id) ==
			       first + i);
			buf_addf(out, " %.*s=%u", STR_ARG(rows[i].path),
			         rows[i].mentions);
		}
		if (n < PICTURE_ROWS)
			break;
	}
	buf_add_char(out, '\n');
	arena_release(&arena);
}

static inline void
picture_hits(struct library *lib, entity_id id, struct buf *out)
{
	struct hit rows[3];
	size_t n;

	buf_addf(out, "  hits %zu:", library_hit_count(lib, id));
	for (size_t first = 0;; first += n) {
		n = library_hits(lib, id, first, 3, rows);
		for (size_t i = 0; i < n; i++) {
			buf_add_char(out, ' ');
			picture_path(lib, rows[i].article, out);
			buf_addf(out, "@%u(%u/%u)", rows[i].at.off, rows[i].here,
			         rows[i].of_here);
		}
		if (n < 3)
			break;
	}
	buf_add_char(out, '\n');
}

static inline void
picture_entity(struct library *lib, const struct entity_row *row,
               struct buf *out)
{
	struct alias_row aliases[64];
	struct with_row with[64];
	struct entity_row rows[64];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	export_entity(out, lib, row, ENTITY_JSONL);
	buf_addf(out, "  confidence %d\n", (int)(row->confidence * 1000.0f));
	n = library_aliases(lib, row->id, 0, 64, aliases, &arena);
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "  alias %.*s %u %s\n", STR_ARG(aliases[i].text),
		         aliases[i].count, form_name(aliases[i].form));
	n = library_with(lib, row->id, 0, 64, with, &arena);
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "  with %.*s %u\n", STR_ARG(with[i].name),
		         with[i].articles);
	n = library_instances(lib, row->id, 0, 64, rows, &arena);
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "  instance %.*s\n", STR_ARG(rows[i].slug));
	picture_articles(lib, row->id, true, out);
	picture_articles(lib, row->id, false, out);
	picture_hits(lib, row->id, out);
	arena_release(&arena);
}

static inline void
picture_list(struct library *lib, const struct entity_query *q, bool is_full,
             struct buf *out)
{
	struct entity_row rows[PICTURE_ROWS];
	struct arena arena;
	size_t n;

	arena_init(&arena);
	buf_addf(out, "list %u %d %zu:", q->kinds, (int)q->sort,
	         library_entity_count(lib, q));
	for (size_t first = 0;; first += n) {
		n = library_entities(lib, q, first, PICTURE_ROWS, rows, &arena);
		for (size_t i = 0; i < n; i++) {
			if (is_full)
				picture_entity(lib, &rows[i], out);
			else
				buf_addf(out, " %u:%.*s=%u,%u,%u", rows[i].depth,
				         STR_ARG(rows[i].slug), rows[i].here,
				         rows[i].here_body, rows[i].mentions);
		}
		if (n < PICTURE_ROWS)
			break;
	}
	buf_add_char(out, '\n');
	arena_release(&arena);
}

static inline void
picture_pages(struct library *lib, struct buf *out)
{
	static const struct annotate_options options = {true, true, NULL};
	struct article_query all = {0};
	struct article_row row;
	struct arena arena;
	struct page *page;

	arena_init(&arena);
	for (size_t i = 0; library_articles(lib, &all, i, 1, &row, &arena); i++) {
		struct entity_query q = {
			.article = row.id,
			.sort = i % 2 ? ENTITY_BY_FIRST : ENTITY_BY_COUNT,
			.with_nominal = i % 3 == 0,
		};

		if (library_page(lib, row.id, &page, NULL) != STATUS_OK)
			abort();
		export_annotation(out, lib, page, &options);
		page_free(page);
		picture_list(lib, &q, false, out);
	}
	arena_release(&arena);
}

static inline void
picture_search(struct library *lib, const char *query, struct buf *out)
{
	struct found rows[64];
	size_t n;

	if (library_search(lib, str_of(query), NULL, 0, 64, rows, &n, NULL) !=
	    STATUS_OK)
		abort();
	buf_addf(out, "search %s:", query);
	for (size_t i = 0; i < n; i++) {
		buf_add_char(out, ' ');
		picture_path(lib, rows[i].article, out);
		buf_addf(out, "@%u+%u(%d)", rows[i].at.off, rows[i].at.len,
		         (int)(rows[i].rank * 1000.0f));
	}
	buf_add_char(out, '\n');
}

static inline void
picture_of(struct library *lib, struct buf *out)
{
	struct library_figures f;

	library_figures(lib, &f);
	buf_addf(out, "%zu articles %zu entities %zu mentions %llu words\n",
	         f.articles, f.entities, f.mentions,
	         (unsigned long long)f.words);
	picture_pages(lib, out);
	for (int sort = ENTITY_BY_COUNT; sort <= ENTITY_BY_ID; sort++) {
		struct entity_query q = {
			.sort = (enum entity_sort)sort,
			.is_tree = sort != ENTITY_BY_NAME,
			.with_nominal = sort != ENTITY_BY_FIRST,
		};

		picture_list(lib, &q, sort == ENTITY_BY_ID, out);
	}
	picture_search(lib, "met", out);
	picture_search(lib, "lavrov -nato", out);
}

#endif
