/* SPDX-License-Identifier: MIT */
/* What becomes of a paper: its articles as lines, its sentences as lines; and
 * the same bytes cut short at every place. */
#ifndef TESTS_UNIT_PAPERS_OF_H
#define TESTS_UNIT_PAPERS_OF_H

#include "tests/unit/unit.h"

#include <stdlib.h>

#include "article/format.h"

struct papers {
	enum status status;
	struct buf list;  /* "path | title | date | source", a line each */
	struct buf texts; /* of all articles, a line of dashes between */
	struct buf said;  /* "path: sentence", a line each; notes left out */
	size_t n;
	size_t at_most;   /* articles taken before the sink has enough; 0 = all */
};

static inline bool
papers_take(void *ctx, struct article *a)
{
	struct papers *p = ctx;

	buf_addf(&p->list, "%.*s | %.*s | ", STR_ARG(article_path(a)),
	         STR_ARG(article_title(a)));
	day_format(&p->list, article_date(a));
	buf_addf(&p->list, " | %.*s\n", STR_ARG(article_source(a)));
	if (p->n++ > 0)
		buf_add_cstr(&p->texts, "\n-----\n");
	buf_add(&p->texts, article_text(a));
	article_free(a);
	return p->n != p->at_most;
}

static inline void
papers_init(struct papers *p)
{
	buf_init(&p->list);
	buf_init(&p->texts);
	buf_init(&p->said);
	p->n = 0;
}

static inline void
papers_said(struct papers *p, const struct diag *d)
{
	for (size_t i = 0; i < d->items.len; i++)
		if (d->items.ptr[i].level != DIAG_NOTE)
			buf_addf(&p->said, "%.*s: %.*s\n", STR_ARG(d->items.ptr[i].file),
			         STR_ARG(d->items.ptr[i].message));
}

static inline void
papers_read(struct papers *p, struct str raw, const char *path)
{
	struct diag d;

	diag_init(&d);
	papers_init(p);
	p->status = format_read(raw, str_of(path), papers_take, p, &d);
	papers_said(p, &d);
	diag_release(&d);
}

static inline void
papers_release(struct papers *p)
{
	buf_release(&p->list);
	buf_release(&p->texts);
	buf_release(&p->said);
}

/* Every beginning of the bytes, each in memory of its own size, so that a
 * sanitizer sees a read behind it; then every byte changed. */
static inline void
papers_torture(struct str raw, const char *path, size_t step)
{
	for (size_t len = 0; len <= raw.len; len += step) {
		struct papers p = {.at_most = 0};
		char *copy = malloc(len ? len : 1);

		assert_non_null(copy);
		memcpy(copy, raw.ptr, len);
		papers_read(&p, str_from(copy, len), path);
		papers_release(&p);
		if (len > 0) {
			copy[len - 1] = (char)((unsigned char)copy[len - 1] + len * 37 % 255 + 1);
			papers_read(&p, str_from(copy, len), path);
			papers_release(&p);
		}
		free(copy);
	}
}

#endif
