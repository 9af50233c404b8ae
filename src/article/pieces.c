/* SPDX-License-Identifier: MIT */
/*
 * Inputs of any size.  What fits into the limit is read whole; of what is larger
 * only a format that knows where the papers in it end can be read: a window goes
 * over the input, holds a few whole papers at a time, and is handed to the format
 * as if it were all.  A paper that is larger than the limit is said and passed
 * over, and the rest is read.
 */
#include <string.h>

#include "article/format.h"
#include "article/supply.h"

#include "text/banned.h"

enum {
	HEAD = 64 * 1024,        /* [B] that tell the format of a large input */
	PIECE = 4 * 1024 * 1024, /* [B] of papers that are read at once, if they
	                          * are smaller than that … */
	TAIL = 512               /* [B] in which an end may just have begun */
};

/* The window over an input. */
struct window {
	struct intake *in;
	const struct paper *paper;
	const struct format *format;
	struct supply *from;
	size_t most;         /* [B] of papers that are read at once */
	struct buf *bytes;   /* what was read and not dropped */
	size_t at;           /* [B] of it that were handed on */
	struct str head;     /* what every piece begins with; borrowed from `first` */
	struct buf first;
	struct buf piece;
	uint32_t line;       /* lines that were handed on */
	bool is_done;        /* the input has no more */
};

static struct str
seen(const struct window *w)
{
	return str_sub(buf_str(w->bytes), w->at, w->bytes->len);
}

/* Drops what was handed on and makes the window `len` [B] long. */
static enum status
look_further(struct window *w, size_t len)
{
	struct str rest = seen(w);
	enum status status;

	memmove(w->bytes->ptr, rest.ptr, rest.len);
	w->bytes->len = rest.len;
	w->at = 0;
	status = supply_fill(w->from, len, w->bytes, w->in->d);
	w->is_done = status == STATUS_OK && w->bytes->len < len;
	return status;
}

/* [B] of whole papers in the window, w->most or little more; 0: the first ends
 * outside, and *announced says where, if that is known. */
static size_t
whole_papers(const struct window *w, uint64_t *announced)
{
	struct str s = seen(w);
	size_t len = 0;

	*announced = 0;
	while (len < w->most) {
		struct str rest = str_sub(s, len, s.len);
		uint64_t end = w->format->end(w->head, rest);

		if (end == 0 || end > rest.len) {
			*announced = end;
			break;
		}
		len += (size_t)end;
	}
	return len;
}

static enum status
hand_on(struct window *w, size_t len)
{
	struct str s = str_sub(seen(w), 0, len);
	struct paper piece = *w->paper;
	enum status status;

	buf_clear(&w->piece);
	piece.raw = s;
	if (w->head.len > 0) {
		buf_add(&w->piece, w->head);
		buf_add(&w->piece, s);
		piece.raw = buf_str(&w->piece);
	}
	piece.rest = NULL;
	piece.is_piece = true;
	piece.line = w->line;
	status = w->format->read(w->in, &piece);
	for (size_t i = 0; i < s.len; i++)
		w->line += s.ptr[i] == '\n';
	w->at += len;
	return status;
}

/* Passes over the first paper in the window: as long as announced, or up to
 * where another one begins. */
static enum status
pass_over(struct window *w, uint64_t announced)
{
	enum status status = STATUS_OK;

	(void)intake_too_large(w->in, w->paper->path);
	w->in->skipped++;
	while (status == STATUS_OK && !w->in->is_over) {
		struct str s = seen(w);
		uint64_t end = announced > 0 ? announced : w->format->end(w->head, s);

		if (end > 0 && end <= s.len) {
			w->at += (size_t)end;
			break;
		}
		if (announced > 0) {
			announced -= s.len;
			w->at += s.len;
		} else if (s.len > TAIL) {
			w->at += s.len - TAIL;
		}
		if (w->is_done) {
			w->at = w->bytes->len;
			break;
		}
		status = look_further(w, w->most + TAIL);
	}
	return status;
}

static enum status
read_pieces(struct window *w)
{
	enum status status = STATUS_OK;
	size_t npiece = 0;

	while (status == STATUS_OK && !w->in->is_over) {
		uint64_t announced;
		size_t len = whole_papers(w, &announced);
		size_t left = w->bytes->len - w->at;

		if (len == 0 && w->is_done && left == 0)
			break;
		if (len == 0 && w->is_done)
			len = left;
		if (len > 0) {
			status = hand_on(w, len);
			/* What the first piece is, all are. */
			w->in->skipped += status != STATUS_OK && npiece > 0;
			status = npiece++ > 0 ? STATUS_OK : status;
		} else if (announced > w->in->part_max || left > w->in->part_max) {
			status = pass_over(w, announced);
		} else {
			status = look_further(w, left < w->most ? w->most : 2 * left);
		}
	}
	return status;
}

enum status
intake_read_pieces(struct intake *in, const struct paper *p, const struct format *f)
{
	struct window w = {
		.in = in, .paper = p, .format = f, .from = p->rest->from,
		.bytes = p->rest->seen, .head = STR_EMPTY,
		.most = in->part_max < PIECE ? (size_t)in->part_max : PIECE,
	};
	struct str head = STR_EMPTY;
	enum status status;

	if (!f->end || !f->divides(p->raw, &head))
		return intake_too_large(in, p->path);
	buf_init(&w.first);
	buf_init(&w.piece);
	buf_add(&w.first, head);
	w.head = buf_str(&w.first);
	w.at = head.len;
	status = read_pieces(&w);
	buf_release(&w.first);
	buf_release(&w.piece);
	return status;
}

enum status
intake_read_supply(struct intake *in, const struct paper *p, struct supply *from)
{
	uint64_t most = in->part_max;
	uint64_t want = from->size > most ? HEAD : most + 1;
	struct paper whole = *p;
	struct buf bytes;
	struct rest rest = {&bytes, from};
	enum status status;

	buf_init(&bytes);
	status = supply_fill(from, (size_t)want, &bytes, in->d);
	in->size = from->size > bytes.len ? from->size : bytes.len;
	whole.raw = buf_str(&bytes);
	if (bytes.len == want)
		whole.rest = &rest;
	if (status == STATUS_OK && bytes.len == 0) {
		diag_add(in->d, DIAG_ERROR, p->path, 0, "there is nothing in this file");
		status = STATUS_EMPTY;
	}
	if (status == STATUS_OK)
		status = intake_read(in, &whole);
	buf_release(&bytes);
	return status;
}
