/* SPDX-License-Identifier: MIT */
/*
 * Collects and lays out the compiled tables.  Everything is sorted before it
 * is written, so that the same assets give the same bytes.
 */
#include "tables/blob.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "text/fold.h"
#include "token/token.h"

#include "text/banned.h"

void
blob_init(struct blob *b)
{
	*b = (struct blob){0};
	buf_init(&b->pool);
	map_init(&b->strings);
	map_init(&b->by_slug);
}

void
blob_release(struct blob *b)
{
	vec_release(&b->rows);
	vec_release(&b->held);
	vec_release(&b->aliases);
	vec_release(&b->spellings);
	vec_release(&b->slugs);
	buf_release(&b->pool);
	map_release(&b->strings);
	map_release(&b->by_slug);
}

struct kb_text
blob_text(struct blob *b, struct str s)
{
	uint32_t off = map_get(&b->strings, s);

	if (off == MAP_NONE) {
		off = (uint32_t)b->pool.len;
		buf_add(&b->pool, s);
		map_set(&b->strings, s, off);
	}
	return (struct kb_text){off, (uint32_t)s.len};
}

kb_id
blob_row(struct blob *b, enum kb_class class, struct str slug, struct str name)
{
	struct kb_row row = {
		.class = class,
		.country = KB_NONE,
		.parent = KB_NONE,
		.sides = {KB_NONE, KB_NONE},
		.slug = blob_text(b, slug),
		.name = blob_text(b, name),
		.type = blob_text(b, STR_EMPTY),
		.detail = blob_text(b, STR_EMPTY),
	};
	kb_id id = (kb_id)b->rows.len;

	vec_push(&b->rows, row);
	if (slug.len) {
		struct kb_slug s = {kb_slug_hash(class, slug), id, 0};
		vec_push(&b->slugs, s);
		map_set(&b->by_slug, str_from((const char *)&s.hash, sizeof(s.hash)), id);
	}
	return id;
}

kb_id
blob_find(const struct blob *b, enum kb_class class, struct str slug)
{
	uint64_t h = kb_slug_hash(class, slug);
	uint32_t row = map_get(&b->by_slug, str_from((const char *)&h, sizeof(h)));

	return row == MAP_NONE ? KB_NONE : row;
}

void
blob_spelling(struct blob *b, struct str british, struct str american)
{
	struct kb_spelling s = {fold_hash(british), fold_hash(american), blob_text(b, american)};

	vec_push(&b->spellings, s);
}

static uint64_t
canon(const struct blob *b, uint64_t hash)
{
	for (size_t i = 0; i < b->spellings.len; i++)
		if (b->spellings.ptr[i].from == hash)
			return b->spellings.ptr[i].to;
	return hash;
}

/* Hashes of the phrases that the text's first one, two, … words make, and
 * whether it ends in 's. */
static size_t
hashes(const struct blob *b, struct str text, uint64_t *out, size_t max, bool *possessive)
{
	struct arena arena;
	struct tokens t;
	uint64_t h = KB_PHRASE;
	size_t n = 0;

	arena_init(&arena);
	tokenize_phrase(text, &arena, &t);
	for (size_t i = 0; i < t.len && n < max; i++)
		if (!(t.ptr[i].shape & (TOKEN_HYPHEN | TOKEN_POSSESSIVE)))
			out[n++] = h = kb_phrase_add(h, canon(b, t.ptr[i].hash));
	*possessive = t.len && t.ptr[t.len - 1].shape & TOKEN_POSSESSIVE;
	arena_release(&arena);
	return n;
}

void
blob_phrase(struct blob *b, struct str text, kb_id row, enum kb_class class,
            uint8_t flags)
{
	uint64_t h[64];
	bool possessive;
	size_t n = hashes(b, text, h, sizeof(h) / sizeof(h[0]), &possessive);

	if (possessive && class == KB_ORG)
		flags |= KB_IS_POSSESSIVE;
	for (size_t i = 0; i < n; i++) {
		struct blob_alias a = {h[i], {row, (uint8_t)class, flags, 0}, i + 1 < n};
		vec_push(&b->aliases, a);
	}
}

bool
blob_names(const struct blob *b, struct str text, kb_id row)
{
	uint64_t h[64];
	size_t n = hashes(b, text, h, sizeof(h) / sizeof(h[0]), &(bool){false});

	for (size_t i = 0; n && i < b->aliases.len; i++)
		if (b->aliases.ptr[i].phrase == h[n - 1] &&
		    b->aliases.ptr[i].alias.entry == row && !b->aliases.ptr[i].is_prefix)
			return true;
	return false;
}

static int
alias_cmp(const void *pa, const void *pb)
{
	const struct blob_alias *a = pa;
	const struct blob_alias *b = pb;

	if (a->phrase != b->phrase)
		return a->phrase < b->phrase ? -1 : 1;
	if (a->is_prefix != b->is_prefix)
		return a->is_prefix ? 1 : -1;
	if (a->alias.class != b->alias.class)
		return a->alias.class < b->alias.class ? -1 : 1;
	if (a->alias.entry != b->alias.entry)
		return a->alias.entry < b->alias.entry ? -1 : 1;
	/* The name before other spellings, those before acronyms. */
	return (int)(b->alias.flags & KB_IS_NAME) - (int)(a->alias.flags & KB_IS_NAME);
}

static uint32_t
power_of_two(size_t n)
{
	uint32_t p = 16;

	while (p < n)
		p *= 2;
	return p;
}

static uint32_t
put(struct buf *out, const void *ptr, size_t size)
{
	while (out->len % 16)
		buf_add_char(out, 0);
	uint32_t off = (uint32_t)out->len;
	if (size)
		buf_add(out, str_from(ptr, size));
	return off;
}

static void
put_spellings(const struct blob *b, struct kb_head *h, struct buf *out)
{
	uint32_t n = power_of_two(b->spellings.len * 2);
	struct kb_spelling *slots = xcalloc(n, sizeof(*slots));

	for (size_t i = 0; i < b->spellings.len; i++) {
		uint32_t at = (uint32_t)b->spellings.ptr[i].from & (n - 1);
		while (slots[at].from)
			at = (at + 1) & (n - 1);
		slots[at] = b->spellings.ptr[i];
	}
	h->nspelling = n;
	h->spellings = put(out, slots, n * sizeof(*slots));
	free(slots);
}

static void
put_slugs(const struct blob *b, struct kb_head *h, struct buf *out)
{
	uint32_t n = power_of_two(b->slugs.len * 2);
	struct kb_slug *slots = xcalloc(n, sizeof(*slots));

	for (size_t i = 0; i < b->slugs.len; i++) {
		uint32_t at = (uint32_t)b->slugs.ptr[i].hash & (n - 1);
		while (slots[at].hash)
			at = (at + 1) & (n - 1);
		slots[at] = b->slugs.ptr[i];
	}
	h->nslug = n;
	h->slugs = put(out, slots, n * sizeof(*slots));
	free(slots);
}

static size_t
phrase_count(const struct blob *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->aliases.len; i++)
		n += i == 0 || b->aliases.ptr[i].phrase != b->aliases.ptr[i - 1].phrase;
	return n;
}

/* Sorted aliases -> one slot a phrase and a list of aliases without doubles. */
static void
put_phrases(struct blob *b, struct kb_head *h, struct buf *out)
{
	qsort(b->aliases.ptr, b->aliases.len, sizeof(*b->aliases.ptr), alias_cmp);
	uint32_t n = power_of_two(phrase_count(b) * 3 / 2);
	uint32_t nfilter = n * KB_FILTER_BITS;
	struct kb_slot *slots = xcalloc(n, sizeof(*slots));
	uint64_t *filter = xcalloc(nfilter / KB_FILTER_WORD, sizeof(*filter));
	VEC(struct kb_alias) list;

	vec_init(&list);
	for (size_t i = 0; i < b->aliases.len;) {
		uint64_t hash = b->aliases.ptr[i].phrase;
		struct kb_slot slot = {.hash = hash, .first = list.len & (KB_ALIASES_MOST - 1)};

		for (; i < b->aliases.len && b->aliases.ptr[i].phrase == hash; i++) {
			const struct blob_alias *a = &b->aliases.ptr[i];
			if (a->is_prefix) {
				slot.more |= KB_BIT(a->alias.class) & KB_CLASSES;
				continue;
			}
			if (slot.count && vec_last(&list).class == a->alias.class &&
			    vec_last(&list).entry == a->alias.entry)
				continue;
			vec_push(&list, a->alias);
			slot.classes |= KB_BIT(a->alias.class) & KB_CLASSES;
			assert(slot.count < KB_COUNT_MOST);
			slot.count++;
		}
		uint32_t at = (uint32_t)(hash >> 20) & (n - 1);
		while (slots[at].hash)
			at = (at + 1) & (n - 1);
		slots[at] = slot;
		uint32_t bit = kb_filter_bit(hash, nfilter);
		filter[bit / KB_FILTER_WORD] |= UINT64_C(1) << bit % KB_FILTER_WORD;
	}
	h->nfilter = nfilter;
	h->filter = put(out, filter, nfilter / 8);
	free(filter);
	assert(list.len < KB_ALIASES_MOST);
	h->nslot = n;
	h->slots = put(out, slots, n * sizeof(*slots));
	h->nalias = (uint32_t)list.len;
	h->aliases = put(out, list.ptr, list.len * sizeof(*list.ptr));
	free(slots);
	vec_release(&list);
}

/* How many capitals begin words of a name, and the hash of them. */
static size_t
hash_initials(struct str name, uint32_t *hash)
{
	uint64_t h = HASH_START;
	size_t n = 0;

	for (size_t i = 0; i < name.len; i++) {
		if (!(name.ptr[i] >= 'A' && name.ptr[i] <= 'Z') || (i > 0 && name.ptr[i - 1] != ' '))
			continue;
		h = hash_byte(h, (unsigned char)name.ptr[i]);
		n++;
	}
	*hash = (uint32_t)hash_end(h);
	return n;
}

static int
initials_cmp(const void *pa, const void *pb)
{
	const struct kb_initials *a = pa;
	const struct kb_initials *b = pb;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

static void
put_initials(const struct blob *b, struct kb_head *h, struct buf *out)
{
	enum { LEAST = 3 }; /* as in str_is_initials() */
	VEC(struct kb_initials) all;

	vec_init(&all);
	for (size_t i = 0; i < b->rows.len; i++) {
		const struct kb_row *r = &b->rows.ptr[i];
		struct kb_initials one = {.row = (uint32_t)i};

		if (r->class == KB_ORG &&
		    hash_initials(str_from(b->pool.ptr + r->name.off, r->name.len), &one.hash) >= LEAST)
			vec_push(&all, one);
	}
	qsort(all.ptr, all.len, sizeof(*all.ptr), initials_cmp);
	h->ninitial = (uint32_t)all.len;
	h->initials = put(out, all.ptr, all.len * sizeof(*all.ptr));
	vec_release(&all);
}

void
blob_write(struct blob *b, struct buf *out)
{
	struct kb_head h = {.magic = KB_MAGIC};

	buf_clear(out);
	put(out, &h, sizeof(h));
	h.nrow = (uint32_t)b->rows.len;
	h.rows = put(out, b->rows.ptr, b->rows.len * sizeof(*b->rows.ptr));
	/* Tables are read one after the other, so a class is one range. */
	for (size_t i = b->rows.len; i > 0; i--) {
		uint32_t *range = h.range[b->rows.ptr[i - 1].class];
		range[0] = (uint32_t)(i - 1);
		range[1]++;
	}
	h.nheld = (uint32_t)b->held.len;
	h.held = put(out, b->held.ptr, b->held.len * sizeof(*b->held.ptr));
	put_phrases(b, &h, out);
	put_spellings(b, &h, out);
	put_slugs(b, &h, out);
	put_initials(b, &h, out);
	h.npool = (uint32_t)b->pool.len;
	h.pool = put(out, b->pool.ptr, b->pool.len);
	h.size = (uint32_t)out->len;
	memcpy(out->ptr, &h, sizeof(h));
}
