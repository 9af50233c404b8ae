/* SPDX-License-Identifier: MIT */
/* Corrections, said of a library of handmade articles, and what follows from them. */
#ifndef TESTS_UNIT_CORRECTING_H
#define TESTS_UNIT_CORRECTING_H

#include "library/correction.h"
#include "tests/unit/handmade.h"

static inline entity_id
find(struct library *lib, const char *slug)
{
	struct entity_row row;
	struct arena arena;
	entity_id id = library_find(lib, str_of(slug), NULL, 0, NULL);

	arena_init(&arena);
	if (id != ENTITY_NONE && (!library_entity(lib, id, &row, &arena) ||
	                          !str_eq(row.slug, str_of(slug))))
		id = ENTITY_NONE;
	arena_release(&arena);
	return id;
}

static inline article_id
article(struct library *lib, const char *path)
{
	return library_article_by_path(lib, str_of(path));
}

/* Where words stand in an article. */
static inline struct span
place(struct library *lib, const char *path, const char *words)
{
	struct page *p;
	struct span at = SPAN_NONE;
	size_t off;

	assert_int_equal(library_page(lib, article(lib, path), &p, NULL), STATUS_OK);
	off = str_find(article_text(p->article), str_of(words));
	if (off != SIZE_MAX)
		at = (struct span){(uint32_t)off, (uint32_t)strlen(words)};
	page_free(p);
	return at;
}

/* "id kind" of the posting at words, "-" if there is none. */
static inline void
posting(struct library *lib, const char *path, const char *words, struct buf *out)
{
	struct span at = place(lib, path, words);
	struct page *p;
	struct entity_row row;
	struct arena arena;

	buf_clear(out);
	arena_init(&arena);
	assert_int_equal(library_page(lib, article(lib, path), &p, NULL), STATUS_OK);
	for (size_t i = 0; i < p->nposting; i++) {
		if (p->postings[i].at.off != at.off)
			continue;
		if (library_entity(lib, p->postings[i].entity, &row, &arena))
			buf_addf(out, "%.*s %s", STR_ARG(row.slug),
			         kind_name(p->postings[i].kind));
		else
			buf_add_cstr(out, "nobody");
	}
	if (out->len == 0)
		buf_add_char(out, '-');
	page_free(p);
	arena_release(&arena);
}

static inline void
assert_posting(struct library *lib, const char *path, const char *words,
               const char *expected)
{
	struct buf b;

	buf_init(&b);
	posting(lib, path, words, &b);
	assert_buf(&b, expected);
	buf_release(&b);
}

static inline struct correction
about(struct library *lib, enum correction_scope scope, const char *slug,
      const char *path, const char *words)
{
	return (struct correction){
		.scope = scope,
		.subject = slug == NULL ? ENTITY_NONE : find(lib, slug),
		.article = path == NULL ? ARTICLE_NONE : article(lib, path),
		.at = path == NULL ? SPAN_NONE : place(lib, path, words),
		.slug = STR_EMPTY,
		.name = STR_EMPTY,
	};
}

static inline void
say(struct library *lib, struct correction c, const char *slug, enum kind kind,
    const char *name)
{
	c.slug = str_of(slug);
	c.kind = kind;
	c.name = str_of(name);
	assert_int_equal(library_correct(lib, &c, NULL), STATUS_OK);
}

static inline void
undo_all(struct library *lib)
{
	while (library_uncorrect(lib, 0, NULL) == STATUS_OK)
		;
}

#endif
