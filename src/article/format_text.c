/* SPDX-License-Identifier: MIT */
/*
 * Plain text, as people save it and scrapers leave it.  The steps and their
 * order: decode, cut into blocks, find title and date above the text, find the
 * furniture around it.  It takes everything that decodes.
 */
#include "article/format_int.h"
#include "article/plain_int.h"

#include "text/banned.h"

bool
format_is_text(struct str raw, struct str path)
{
	(void)raw;
	(void)path;
	return true;
}

static struct article *
make_article(const struct plain *p, struct str path)
{
	struct article_parts parts = {
		.path = path,
		.text = p->text,
		.title = p->title,
		.date = p->date,
		.date_at = p->date_at,
		.source = p->source,
		.nblock = p->blocks.len,
	};
	VEC(struct block) blocks;
	struct article *a;

	vec_init(&blocks);
	for (size_t i = 0; i < p->blocks.len; i++) {
		const struct draft *b = &p->blocks.ptr[i];

		vec_push(&blocks, ((struct block){b->at, b->kind}));
	}
	parts.blocks = blocks.ptr;
	a = article_new(&parts);
	vec_release(&blocks);
	return a;
}

enum status
format_text_read(struct intake *in, const struct paper *paper)
{
	struct plain p = {
		.title = SPAN_NONE,
		.date = DAY_NONE,
		.date_at = SPAN_NONE,
		.source = STR_EMPTY,
	};
	enum status status;
	struct buf text;

	buf_init(&text);
	vec_init(&p.blocks);
	status = intake_decode(in, paper, STR_EMPTY, &text);
	if (status != STATUS_OK)
		goto out;
	p.text = buf_str(&text);
	blocks_find(&p);
	if (p.blocks.len == 0) {
		diag_add(in->d, DIAG_ERROR, paper->path, 0, "there is no text in this file");
		status = STATUS_EMPTY;
		goto out;
	}
	furniture_index(&p.phrases);
	headline_find(&p);
	furniture_find(&p);
	(void)intake_give(in, make_article(&p, paper->path));
out:
	vec_release(&p.blocks);
	buf_release(&text);
	return status;
}
