/* SPDX-License-Identifier: MIT */
/*
 * Plain text, as people save it and scrapers leave it.  The steps and their
 * order: decode, cut into blocks, find title and date above the text, find the
 * furniture around it.  It takes everything that decodes.
 */
#include "article/format_int.h"
#include "article/html_int.h"
#include "article/mail_int.h"
#include "article/plain_int.h"
#include "article/press_int.h"

#include "text/banned.h"

bool
format_is_text(struct str raw, struct str path)
{
	(void)raw;
	(void)path;
	return true;
}

static struct article *
make_article(const struct plain *p, const struct html_given *given,
             struct fact charset)
{
	struct article_parts parts = {
		.path = given->path,
		.text = p->text,
		.title = p->title,
		.date = p->date,
		.date_at = p->date_at,
		.source = p->source,
		.nblock = p->blocks.len,
		.links = given->links,
		.nlink = given->nlink,
	};
	VEC(struct block) blocks;
	struct arena arena;
	struct article *a;

	if (!day_is_none(given->date)) {
		parts.date = given->date;
		parts.date_at = SPAN_NONE;
	}
	if (given->source.len > 0) {
		parts.source = given->source;
		parts.facts[FACT_SOURCE] = (struct fact){given->source, ORIGIN_CONTAINER};
	}
	if (given->title.len > 0)
		parts.facts[FACT_TITLE] = (struct fact){given->title, ORIGIN_CONTAINER};
	if (given->author.len > 0)
		parts.facts[FACT_AUTHOR] = (struct fact){given->author, ORIGIN_CONTAINER};
	if (given->address.len > 0)
		parts.facts[FACT_ADDRESS] = (struct fact){given->address, ORIGIN_CONTAINER};
	parts.facts[FACT_CHARSET] = charset;
	if (day_is_none(parts.date) && p->address.len > 0) {
		parts.date = html_address_day(p->address);
		parts.facts[FACT_PUBLISHED].from = day_is_none(parts.date) ? ORIGIN_NONE
		                                                          : ORIGIN_ADDRESS;
	}
	arena_init(&arena);
	html_given_dates(given, parts.facts, &arena);
	plain_facts(p, parts.facts, &arena);
	vec_init(&blocks);
	for (size_t i = 0; i < p->blocks.len; i++) {
		const struct draft *b = &p->blocks.ptr[i];

		vec_push(&blocks, draft_block(b));
	}
	parts.blocks = blocks.ptr;
	a = article_new(&parts);
	vec_release(&blocks);
	arena_release(&arena);
	return a;
}

/* The first block is the title, since something else says so. */
static void
set_title(struct plain *p)
{
	for (size_t i = 1; i < p->blocks.len; i++) {
		if (p->blocks.ptr[i].kind == BLOCK_TITLE)
			p->blocks.ptr[i].kind = BLOCK_HEADING;
	}
	draft_settle(&p->blocks.ptr[0], BLOCK_TITLE);
	p->title = p->blocks.ptr[0].at;
}

/* Outside the body all is known to be none of it. */
static void
settle_outside(struct plain *p, struct span body)
{
	for (size_t i = 0; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (span_end(b->at) <= body.off)
			draft_settle(b, BLOCK_META);
		else if (b->at.off >= span_end(body))
			draft_settle(b, BLOCK_FURNITURE);
	}
}

static enum status
read_text(struct intake *in, struct str text, const struct html_given *from)
{
	enum status status = STATUS_OK;
	struct html_given given = *from;
	struct plain p;

	plain_init(&p, text);
	blocks_find(&p);
	if (given.is_mail)
		mail_settle(&p, false);
	if (given.body.len > 0)
		settle_outside(&p, given.body);
	if (p.blocks.len == 0) {
		diag_add(in->d, DIAG_ERROR, given.path, 0, "there is no text in this file");
		status = STATUS_EMPTY;
	} else {
		headline_find(&p);
		furniture_find(&p);
		if (given.is_mail) {
			mail_resettle(&p);
			mail_forwarded(&p, &given);
		}
		if (given.title.len > 0)
			set_title(&p);
		(void)intake_give(in, make_article(&p, &given, in->charset_read));
	}
	plain_release(&p);
	return status;
}

enum status
format_text_given(struct intake *in, struct str text, const struct html_given *given)
{
	VEC(struct article_link) links;
	struct html_given shifted = *given;
	struct buf whole;
	enum status status;

	vec_init(&links);
	buf_init(&whole);
	/* On one line, so that it is one block. */
	for (size_t i = 0; i < given->title.len; i++) {
		char c = given->title.ptr[i];

		buf_add_char(&whole, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
	}
	if (whole.len > 0)
		buf_add_cstr(&whole, "\n\n");
	for (size_t i = 0; i < given->nlink; i++) {
		vec_push(&links, given->links[i]);
		vec_last(&links).at.off += (uint32_t)whole.len;
	}
	shifted.links = links.ptr;
	shifted.body.off += (uint32_t)whole.len;
	buf_add(&whole, text);
	status = read_text(in, buf_str(&whole), &shifted);
	vec_release(&links);
	buf_release(&whole);
	return status;
}

enum status
format_text_read(struct intake *in, const struct paper *paper)
{
	struct html_given given = {.path = paper->path};
	enum status status;
	struct buf text;

	buf_init(&text);
	status = intake_decode(in, paper, STR_EMPTY, &text);
	if (status == STATUS_OK)
		status = press_is(buf_str(&text)) ? press_read(in, buf_str(&text), paper->path)
		                                  : read_text(in, buf_str(&text), &given);
	buf_release(&text);
	return status;
}
