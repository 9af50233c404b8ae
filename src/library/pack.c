/* SPDX-License-Identifier: MIT */
/*
 * See pack_int.h.  Postings are one blob an article and not rows: they are
 * only ever wanted together, and a pile of millions of mentions stays quick
 * to write.
 */
#include "library/pack_int.h"

#include <assert.h>
#include <string.h>

#include "article/links.h"
#include "text/utf8.h"

#include "text/banned.h"

/* ------------------------------------------------------------------- numbers */

static void
put(struct buf *out, uint32_t v)
{
	while (v >= 0x80) {
		buf_add_char(out, (char)(v | 0x80));
		v >>= 7;
	}
	buf_add_char(out, (char)v);
}

/* Takes a number off the front; false at the end of the bytes. */
static bool
take(struct str *in, uint32_t *v)
{
	uint64_t sum = 0;

	for (unsigned int shift = 0; shift < 35 && in->len > 0; shift += 7) {
		unsigned char c = (unsigned char)*in->ptr;

		in->ptr++;
		in->len--;
		sum |= (uint64_t)(c & 0x7f) << shift;
		if (c < 0x80) {
			*v = (uint32_t)sum;
			return sum <= UINT32_MAX;
		}
	}
	return false;
}

static void
put_float(struct buf *out, float f)
{
	uint32_t bits;

	memcpy(&bits, &f, sizeof bits);
	for (int shift = 0; shift < 32; shift += 8)
		buf_add_char(out, (char)(bits >> shift & 0xff));
}

static bool
take_float(struct str *in, float *f)
{
	uint32_t bits = 0;

	if (in->len < 4)
		return false;
	for (int i = 0; i < 4; i++)
		bits |= (uint32_t)(unsigned char)in->ptr[i] << (8 * i);
	memcpy(f, &bits, sizeof bits);
	in->ptr += 4;
	in->len -= 4;
	return *f >= 0.0f && *f <= 1.0f;
}

static void
put_day(struct buf *out, struct day d)
{
	put(out, (uint32_t)(uint16_t)d.year << 9 | (uint32_t)d.month << 5 | d.day);
}

static bool
take_day(struct str *in, struct day *d)
{
	uint32_t v;

	if (!take(in, &v) || v >> 25 != 0)
		return false;
	d->year = (int16_t)(v >> 9);
	d->month = (uint8_t)(v >> 5 & 15);
	d->day = (uint8_t)(v & 31);
	return d->year >= 0;
}

/* A span that may be none: its length first, 0 for none. */
static void
put_optional(struct buf *out, struct span s)
{
	put(out, span_is_none(s) ? 0 : s.len + 1);
	if (!span_is_none(s))
		put(out, s.off);
}

static bool
take_optional(struct str *in, size_t text_len, struct span *s)
{
	*s = SPAN_NONE;
	if (!take(in, &s->len))
		return false;
	if (s->len == 0)
		return true;
	s->len--;
	return take(in, &s->off) && (uint64_t)s->off + s->len <= text_len;
}

/* --------------------------------------------------------------------- frame */

static void
put_facts(struct buf *out, const struct article *a)
{
	for (int i = 0; i < FACT_COUNT; i++) {
		struct fact f = article_fact(a, (enum fact_name)i);

		put(out, (uint32_t)f.from);
		if (f.from == ORIGIN_NONE)
			continue;
		put(out, (uint32_t)f.value.len);
		buf_add(out, f.value);
	}
}

static bool
take_facts(struct str *in, struct arena *arena, struct fact facts[FACT_COUNT])
{
	for (int i = 0; i < FACT_COUNT; i++) {
		uint32_t from;
		uint32_t len;

		facts[i] = (struct fact){STR_EMPTY, ORIGIN_NONE};
		if (!take(in, &from) || from >= ORIGIN_COUNT)
			return false;
		if (from == ORIGIN_NONE)
			continue;
		if (!take(in, &len) || len > in->len)
			return false;
		facts[i].from = (enum origin)from;
		facts[i].value = arena_str(arena, str_sub(*in, 0, len));
		if (utf8_check(facts[i].value) != len)
			return false;
		*in = str_sub(*in, len, in->len);
	}
	return true;
}

enum {
	NUMBER_BITS = 24 /* of an item's number; above them how its list counts */
};

/* How a list counts, by its place here. */
static const char numberings[] = {'\0', 'a', 'A', 'i', 'I'};

static uint32_t
number_of(const struct block *b)
{
	uint32_t style = 0;

	while (style + 1 < sizeof numberings && numberings[style] != b->numbering)
		style++;
	assert(b->number >> NUMBER_BITS == 0);
	return b->number | style << NUMBER_BITS;
}

static bool
take_number(struct str *in, struct block *b)
{
	uint32_t number;

	if (!take(in, &number) || number >> NUMBER_BITS >= sizeof numberings)
		return false;
	b->numbering = numberings[number >> NUMBER_BITS];
	b->number = number & ((UINT32_C(1) << NUMBER_BITS) - 1);
	return true;
}

/* Kind, lines, sign and depth: one byte for nearly all blocks. */
static void
put_shape(struct buf *out, const struct block *b)
{
	put(out, (uint32_t)b->kind | (uint32_t)b->keeps_lines << 4 | (uint32_t)b->sign << 5 |
	         (uint32_t)b->depth << 7);
	if (b->sign == SIGN_NUMBER)
		put(out, number_of(b));
}

static bool
take_shape(struct str *in, struct block *b)
{
	uint32_t shape;

	if (!take(in, &shape) || (shape & 15) > BLOCK_FURNITURE ||
	    (shape >> 5 & 3) > SIGN_NUMBER || shape >> 7 > BLOCK_DEPTH_MAX)
		return false;
	b->kind = (enum block_kind)(shape & 15);
	b->keeps_lines = (shape >> 4 & 1) != 0;
	b->sign = (enum block_sign)(shape >> 5 & 3);
	b->depth = (uint8_t)(shape >> 7);
	b->number = 0;
	b->numbering = '\0';
	return b->sign != SIGN_NUMBER || take_number(in, b);
}

/* Links that the text does not spell out; those are found in it again. */
static size_t
choose_links(const struct article *a, struct arena *arena,
             const struct article_link ***chosen)
{
	size_t nfound;
	uint32_t inside;
	size_t n;
	const struct article_link *found = links_find(article_text(a), NULL, 0, arena, &nfound);
	const struct article_link *links = article_links(a, &n);
	size_t count = 0;
	size_t k = 0;

	*chosen = ARENA_ARRAY(arena, n, const struct article_link *);
	for (size_t i = 0; i < n; i++) {
		while (k < nfound && found[k].at.off < links[i].at.off)
			k++;
		/* What take_links() would not take back: the article is worth more. */
		if (link_way(links[i].to, &inside) == WAY_NOWHERE)
			continue;
		if (k == nfound || found[k].at.off != links[i].at.off ||
		    found[k].at.len != links[i].at.len || !str_eq(found[k].to, links[i].to))
			(*chosen)[count++] = &links[i];
	}
	return count;
}

static void
put_links(struct buf *out, const struct article *a)
{
	const struct article_link **links;
	struct arena arena;
	uint32_t end = 0;
	size_t n;

	arena_init(&arena);
	n = choose_links(a, &arena, &links);
	put(out, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		put(out, links[i]->at.off - end);
		put(out, links[i]->at.len);
		put(out, (uint32_t)links[i]->to.len);
		buf_add(out, links[i]->to);
		end = span_end(links[i]->at);
	}
	arena_release(&arena);
}

static bool
take_links(struct str *in, size_t text_len, struct arena *arena, struct packed_frame *out)
{
	struct article_link *links;
	uint64_t end = 0;
	uint32_t n;

	/* A link takes three bytes or more. */
	if (!take(in, &n) || n > in->len / 3)
		return false;
	links = ARENA_ARRAY(arena, n, struct article_link);
	for (uint32_t i = 0; i < n; i++) {
		struct article_link *l = &links[i];
		enum link_way way;
		uint32_t gap;
		uint32_t len;
		uint32_t off;

		if (!take(in, &gap) || !take(in, &l->at.len) || !take(in, &len) ||
		    len > in->len || l->at.len == 0 || end + gap + l->at.len > text_len)
			return false;
		l->at.off = (uint32_t)(end + gap);
		/* A damaged index must not lead where no article does. */
		l->to = str_sub(*in, 0, len);
		way = link_way(l->to, &off);
		if (way == WAY_NOWHERE || (way == WAY_INSIDE && off > text_len))
			return false;
		l->to = arena_str(arena, l->to);
		*in = str_sub(*in, len, in->len);
		end = span_end(l->at);
	}
	out->links = links;
	out->nlink = n;
	return true;
}

void
pack_frame(struct buf *out, const struct article *a)
{
	size_t n;
	const struct block *blocks = article_blocks(a, &n);
	uint32_t end = 0;

	put(out, article_is_marked_up(a));
	put_facts(out, a);
	put_optional(out, article_title_at(a));
	put_optional(out, article_date_at(a));
	assert(n <= UINT32_MAX);
	put(out, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		put(out, blocks[i].at.off - end);
		put(out, blocks[i].at.len);
		put_shape(out, &blocks[i]);
		end = span_end(blocks[i].at);
	}
	put_links(out, a);
}

bool
unpack_frame(struct str bytes, size_t text_len, struct arena *arena,
             struct packed_frame *out)
{
	uint64_t end = 0;
	uint32_t is_marked_up;
	uint32_t n;

	if (!take(&bytes, &is_marked_up) || is_marked_up > 1 ||
	    !take_facts(&bytes, arena, out->facts) ||
	    !take_optional(&bytes, text_len, &out->title) ||
	    !take_optional(&bytes, text_len, &out->date_at) || !take(&bytes, &n))
		return false;
	/* A block takes three bytes or more: no count can ask for much. */
	if (n > bytes.len / 3)
		return false;
	out->is_marked_up = is_marked_up;
	out->blocks = ARENA_ARRAY(arena, n, struct block);
	out->nblock = n;
	for (uint32_t i = 0; i < n; i++) {
		struct block *b = &out->blocks[i];
		uint32_t gap;

		if (!take(&bytes, &gap) || !take(&bytes, &b->at.len) || !take_shape(&bytes, b))
			return false;
		if (b->at.len == 0 || end + gap + b->at.len > text_len)
			return false;
		b->at.off = (uint32_t)(end + gap);
		end = span_end(b->at);
	}
	return take_links(&bytes, text_len, arena, out) && bytes.len == 0;
}

void
blank_furniture(struct buf *out, struct str text, const struct block *blocks,
                size_t nblock)
{
	size_t start = out->len;

	buf_add(out, text);
	for (size_t i = 0; i < nblock; i++) {
		if (blocks[i].kind == BLOCK_FURNITURE)
			memset(out->ptr + start + blocks[i].at.off, ' ',
			       blocks[i].at.len);
	}
}

/* ------------------------------------------------------------------ postings */

/* Postings are written as distances from the one before. */
struct posting_writer {
	struct buf *out;
	uint32_t end;
	uint32_t sentence;
};

static void
put_posting(struct posting_writer *w, const struct packed_posting *p)
{
	const struct posting *m = &p->p;
	/* An inserted one may only guess its sentence. */
	uint32_t sentence = p->sentence > w->sentence ? p->sentence : w->sentence;

	assert(m->at.off >= w->end);
	put(w->out, m->at.off - w->end);
	put(w->out, m->at.len);
	put(w->out, sentence - w->sentence);
	put(w->out, p->local == LOCAL_NONE ? 0 : p->local + 1);
	buf_add_char(w->out, (char)((int)m->kind << 4 | (int)m->form));
	buf_add_char(w->out, (char)((int)m->rule << 1 | m->is_furniture));
	put_float(w->out, m->score);
	if (m->kind == KIND_DATE) {
		put_day(w->out, p->from);
		put_day(w->out, p->to);
	}
	w->end = span_end(m->at);
	w->sentence = sentence;
}

void
pack_posting_list(struct buf *out, const struct packed_posting *p, size_t n)
{
	struct posting_writer w = {.out = out};

	assert(n <= UINT32_MAX);
	put(out, (uint32_t)n);
	for (size_t i = 0; i < n; i++)
		put_posting(&w, &p[i]);
}

void
pack_postings(struct buf *out, const struct reading *r, const struct coref *c)
{
	const struct tokens *tokens = reading_tokens(r);
	size_t n;
	const struct mention *m = reading_mentions(r, &n);
	struct posting_writer w = {.out = out};
	uint32_t count = 0;

	assert(n <= UINT32_MAX);
	for (size_t i = 0; i < n; i++)
		count += coref_counts(c, i);
	put(out, count);
	for (size_t i = 0; i < n; i++) {
		struct packed_posting p = {
			.p = {.at = m[i].at, .kind = m[i].kind, .form = m[i].form,
			      .rule = m[i].rule, .is_furniture = m[i].is_furniture,
			      .score = m[i].score},
			.local = coref_of(c, i),
			.sentence = tokens->ptr[m[i].first].sentence,
			.from = m[i].from,
			.to = m[i].to,
		};

		if (coref_counts(c, i))
			put_posting(&w, &p);
	}
}

/* "2016-07-25/2016-07-26", one day alone, nothing when nothing is known. */
static struct str
date_value_of(struct day from, struct day to, struct arena *arena)
{
	struct buf b;
	struct str value;

	buf_init(&b);
	day_format_range(&b, from, to);
	value = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return value;
}

static bool
take_posting(struct str *in, uint64_t *end, uint32_t *sentence,
             struct packed_posting *out, struct arena *arena)
{
	uint32_t gap;
	uint32_t step;
	uint32_t local;
	unsigned int kind_form;
	unsigned int rule_furniture;

	if (!take(in, &gap) || !take(in, &out->p.at.len) || !take(in, &step) ||
	    !take(in, &local) || in->len < 2)
		return false;
	*end += gap;
	if (*end + out->p.at.len > UINT32_MAX)
		return false;
	out->p.at.off = (uint32_t)*end;
	*end += out->p.at.len;
	*sentence += step;
	out->sentence = *sentence;
	out->local = local == 0 ? LOCAL_NONE : local - 1;
	kind_form = (unsigned char)in->ptr[0];
	rule_furniture = (unsigned char)in->ptr[1];
	in->ptr += 2;
	in->len -= 2;
	if (kind_form >> 4 >= KIND_COUNT || (kind_form & 15) >= FORM_COUNT ||
	    rule_furniture >> 1 >= RULE_COUNT || !take_float(in, &out->p.score))
		return false;
	out->p.kind = (enum kind)(kind_form >> 4);
	out->p.form = (enum form)(kind_form & 15);
	out->p.rule = (enum rule)(rule_furniture >> 1);
	out->p.is_furniture = rule_furniture & 1;
	out->p.value = STR_EMPTY;
	if (out->p.kind != KIND_DATE)
		return true;
	if (!take_day(in, &out->from) || !take_day(in, &out->to))
		return false;
	out->p.value = date_value_of(out->from, out->to, arena);
	return true;
}

bool
unpack_postings(struct str bytes, struct arena *arena,
                struct packed_posting **out, size_t *n)
{
	uint64_t end = 0;
	uint32_t sentence = 0;
	uint32_t count;

	*n = 0;
	/* A posting takes ten bytes or more. */
	if (!take(&bytes, &count) || count > bytes.len / 10)
		return false;
	*out = ARENA_ARRAY(arena, count, struct packed_posting);
	for (uint32_t i = 0; i < count; i++) {
		if (!take_posting(&bytes, &end, &sentence, &(*out)[i], arena))
			return false;
	}
	*n = count;
	return bytes.len == 0;
}
