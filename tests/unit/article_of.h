/* SPDX-License-Identifier: MIT */
/* Articles made from a string, for tests of the article floor; and three made-up
 * paragraphs that are plainly text. */
#ifndef TESTS_UNIT_ARTICLE_OF_H
#define TESTS_UNIT_ARTICLE_OF_H

#include "tests/unit/unit.h"

#include "article/format.h"

static inline bool
article_keep(void *ctx, struct article *a)
{
	struct article **out = ctx;

	assert_null(*out);
	*out = a;
	return true;
}

static inline struct article *
read_article(const char *text)
{
	struct article *a = NULL;
	struct diag d;
	enum status status;

	diag_init(&d);
	status = format_read(str_of(text), STR_LIT("pile/note.txt"), article_keep, &a, &d);
	assert_int_equal(status, STATUS_OK);
	assert_non_null(a);
	diag_release(&d);
	return a;
}

/* One letter a block: Title, Heading, Meta, Paragraph, Item, Furniture,
 * Quote, Caption. */
static inline void
article_kinds(const struct article *a, struct buf *out)
{
	static const char letters[] = {
		[BLOCK_TITLE] = 'T',     [BLOCK_HEADING] = 'H', [BLOCK_META] = 'M',
		[BLOCK_PARAGRAPH] = 'P', [BLOCK_ITEM] = 'I',    [BLOCK_FURNITURE] = 'F',
		[BLOCK_QUOTE] = 'Q',     [BLOCK_CAPTION] = 'C',
	};
	size_t n;
	const struct block *blocks = article_blocks(a, &n);

	for (size_t i = 0; i < n; i++)
		buf_add_char(out, letters[blocks[i].kind]);
}

/* What is expected; NULL is not asked. */
struct want {
	const char *kinds;
	const char *title;
	const char *date;
	const char *source;
};

static inline void
check(const char *text, struct want want)
{
	struct article *a = read_article(text);
	struct buf b;

	buf_init(&b);
	article_kinds(a, &b);
	if (want.kinds)
		assert_buf(&b, want.kinds);
	if (want.title)
		assert_str(article_title(a), want.title);
	buf_clear(&b);
	day_format(&b, article_date(a));
	if (want.date)
		assert_buf(&b, want.date);
	if (want.source)
		assert_str(article_source(a), want.source);
	buf_release(&b);
	article_free(a);
}

#define PARA1                                                                  \
	"Ministers from nine lake states met on the shore on Monday and agreed to " \
	"count the fish together, the host said after a long night of talks."
#define PARA2                                                                  \
	"The count will begin in the north, where the water is shallow, and will " \
	"reach the southern harbours before the end of the season, he added."
#define PARA3                                                                  \
	"Fishermen welcomed the plan but asked who would pay for the boats, a "  \
	"question that the ministers left to a meeting of experts in autumn."

#define BODY PARA1 "\n\n" PARA2 "\n\n" PARA3 "\n"

#endif
