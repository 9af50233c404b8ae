/* SPDX-License-Identifier: MIT */
/*
 * Packing of locals: fixed numbers first, then strings, each with its length.
 * The bytes stay on one machine, so they are in its own order; the first byte
 * is the version.  Below it, sums of locals that say the same.
 */
#include "entity/local.h"

#include "text/banned.h"

enum { VERSION = 6 };

static void
put(struct buf *out, const void *ptr, size_t size)
{
	buf_add(out, str_from(ptr, size));
}

static void
put_str(struct buf *out, struct str s)
{
	uint32_t len = (uint32_t)s.len;

	put(out, &len, sizeof(len));
	buf_add(out, s);
}

struct numbers {
	uint8_t version;
	uint8_t kind;
	uint8_t sex;
	uint8_t flags; /* bit 0 is_apart, bit 1 is_shared, bit 2 is_aside, bit 3 is_royal,
	                * bit 4 is_kin */
	int16_t born;  /* of the story … */
	int16_t died;
	int16_t lives;
	uint8_t now;
	uint8_t past;
	uint8_t age;
	uint32_t where;
	uint32_t ordinal;
	struct day from;
	struct day to;
	struct day written;
	float confidence;
	uint32_t nalias;
	uint32_t nrole;
	uint32_t count;
};

/* The strings of a local, in the order they are packed. */
#define STRINGS(X) \
	X(name) X(block) X(key) X(weak) X(fixed) X(parent) X(parent_name) X(given) X(place) X(about) \
	X(story.calling) X(also_block) X(also_key)

static void
put_aliases(struct buf *out, const struct local *l)
{
	for (uint32_t i = 0; i < l->nalias; i++) {
		put_str(out, l->aliases[i].text);
		put(out, &l->aliases[i].count, sizeof(uint32_t));
		buf_add_char(out, (char)l->aliases[i].form);
	}
}

void
local_pack(const struct local *l, struct buf *out)
{
	struct numbers n;

	memset(&n, 0, sizeof(n));
	n.version = VERSION;
	n.kind = (uint8_t)l->kind;
	n.sex = l->sex;
	n.flags = (uint8_t)(l->is_apart | l->is_shared << 1 | l->is_aside << 2 |
	                     l->is_royal << 3 | l->is_kin << 4);
	n.born = l->story.born;
	n.died = l->story.died;
	n.lives = l->story.lives;
	n.now = l->story.now;
	n.past = l->story.past;
	n.age = l->story.age;
	n.where = l->where;
	n.ordinal = l->ordinal;
	n.from = l->from;
	n.to = l->to;
	n.written = l->written;
	n.confidence = l->confidence;
	n.nalias = l->nalias;
	n.nrole = l->nrole;
	n.count = l->count;
	put(out, &n, sizeof(n));
#define X(field) put_str(out, l->field);
	STRINGS(X)
#undef X
	put_aliases(out, l);
	for (uint32_t i = 0; i < l->nrole; i++) {
		put_str(out, l->roles[i].office);
		put_str(out, l->roles[i].of);
		buf_add_char(out, (char)l->roles[i].is_former);
	}
}

struct reader {
	struct str rest;
	struct arena *arena;
	bool ok;
	bool is_borrowing; /* strings are left where they are */
};

static void
get(struct reader *r, void *out, size_t size)
{
	memset(out, 0, size);
	if (r->rest.len < size) {
		r->ok = false;
		return;
	}
	memcpy(out, r->rest.ptr, size);
	r->rest = str_sub(r->rest, size, SIZE_MAX);
}

static struct str
get_str(struct reader *r)
{
	uint32_t len;

	get(r, &len, sizeof(len));
	if (!r->ok || r->rest.len < len) {
		r->ok = false;
		return STR_EMPTY;
	}
	struct str s = str_sub(r->rest, 0, len);
	r->rest = str_sub(r->rest, len, SIZE_MAX);
	return r->is_borrowing ? s : arena_str(r->arena, s);
}

static uint8_t
get_byte(struct reader *r)
{
	uint8_t b;

	get(r, &b, 1);
	return b;
}

static struct local_alias *
get_aliases(struct reader *r, uint32_t n)
{
	struct local_alias *aliases = ARENA_ARRAY(r->arena, (size_t)n + 1, struct local_alias);

	for (uint32_t i = 0; i < n; i++) {
		aliases[i].text = get_str(r);
		get(r, &aliases[i].count, sizeof(uint32_t));
		aliases[i].form = (enum form)(get_byte(r) % FORM_COUNT);
	}
	return aliases;
}

bool
local_unpack(struct str bytes, struct arena *arena, struct local *out)
{
	struct reader r = {.rest = bytes, .arena = arena, .ok = true};
	struct numbers n;

	get(&r, &n, sizeof(n));
	if (!r.ok || n.version != VERSION || n.kind >= KIND_COUNT ||
	    n.nalias > bytes.len || n.nrole > bytes.len)
		return false;
	*out = (struct local){
		.kind = (enum kind)n.kind,
		.sex = n.sex,
		.is_apart = n.flags & 1,
		.is_shared = n.flags >> 1 & 1,
		.is_aside = n.flags >> 2 & 1,
		.is_royal = n.flags >> 3 & 1,
		.is_kin = n.flags >> 4 & 1,
		.story = {STR_EMPTY, n.born, n.died, n.lives, n.age, n.now, n.past},
		.where = n.where,
		.ordinal = n.ordinal,
		.from = n.from,
		.to = n.to,
		.written = n.written,
		.confidence = n.confidence,
		.nalias = n.nalias,
		.nrole = n.nrole,
		.count = n.count,
	};
#define X(field) out->field = get_str(&r);
	STRINGS(X)
#undef X
	struct local_role *roles = ARENA_ARRAY(arena, n.nrole + 1, struct local_role);
	out->aliases = get_aliases(&r, n.nalias);
	for (uint32_t i = 0; i < n.nrole; i++) {
		roles[i].office = get_str(&r);
		roles[i].of = get_str(&r);
		roles[i].is_former = get_byte(&r) != 0;
	}
	out->roles = roles;
	return r.ok && r.rest.len == 0;
}

void
local_pack_counts(const struct local *l, struct buf *out)
{
	put(out, &l->nalias, sizeof(l->nalias));
	put(out, &l->count, sizeof(l->count));
	put_aliases(out, l);
}

bool
local_unpack_counts(struct str bytes, struct arena *arena, struct local *out)
{
	struct reader r = {.rest = bytes, .arena = arena, .ok = true, .is_borrowing = true};

	*out = (struct local){.nalias = 0};
	get(&r, &out->nalias, sizeof(out->nalias));
	get(&r, &out->count, sizeof(out->count));
	if (!r.ok || out->nalias > bytes.len)
		return false;
	out->aliases = get_aliases(&r, out->nalias);
	return r.ok && r.rest.len == 0;
}

/* ----------------------------------------------------------------------- sums */

/* An agreement of no year that is said may be of any that was there. */
static bool
is_undated_document(const struct local *l)
{
	return l->kind == KIND_DOCUMENT && l->from.year == 0 &&
	       (l->fixed.len == 0 || l->weak.len > 0);
}

struct local
local_identity(const struct local *l)
{
	struct local out = *l;

	out.aliases = NULL;
	out.nalias = 0;
	out.count = 0;
	if (l->fixed.len == 0 || (l->kind == KIND_PERSON && l->key.len == 0) ||
	    l->parent.len > 0)
		out.name = STR_EMPTY;
	out.written.day = 0;
	if (is_undated_document(l))
		out.written.month = 0;
	else if (l->kind == KIND_PERSON && l->key.len && l->nrole == 0)
		out.written = (struct day){(int16_t)(l->written.year - l->written.year % 10), 0, 0};
	else if (l->nrole == 0)
		out.written = DAY_NONE;
	if (l->given.len > 0)
		out.where = 0;
	return out;
}

static int
spelling_cmp(const struct local_alias *a, const struct local_alias *b)
{
	int d = str_cmp(a->text, b->text);

	return d ? d : (int)a->form - (int)b->form;
}

/* A place in the list of a sum for this spelling: where it is, or would be. */
static uint32_t
spelling_at(const struct local *sum, const struct local_alias *a)
{
	uint32_t lo = 0;
	uint32_t hi = sum->nalias;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (spelling_cmp(&sum->aliases[mid], a) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* One more spelling at its place in the list of a sum. */
static void
insert_spelling(struct local *sum, uint32_t at, const struct local_alias *a,
                struct arena *arena)
{
	struct local_alias *list =
		ARENA_ARRAY(arena, (size_t)sum->nalias + 1, struct local_alias);

	for (uint32_t i = 0; i < at; i++)
		list[i] = sum->aliases[i];
	list[at] = *a;
	for (uint32_t i = at; i < sum->nalias; i++)
		list[i + 1] = sum->aliases[i];
	sum->aliases = list;
	sum->nalias++;
}

void
local_sum(struct local *sum, const struct local *l, struct arena *arena)
{
	for (uint32_t i = 0; i < l->nalias; i++) {
		const struct local_alias *a = &l->aliases[i];
		uint32_t at = spelling_at(sum, a);

		if (at == sum->nalias || spelling_cmp(&sum->aliases[at], a) != 0)
			insert_spelling(sum, at, a, arena);
		else /* the list is the sum's own */
			((struct local_alias *)sum->aliases)[at].count += a->count;
	}
	sum->count += local_articles(l);
}

void
local_less(struct local *sum, const struct local *l, struct arena *arena)
{
	struct local_alias *list = ARENA_ARRAY(arena, (size_t)sum->nalias + 1, struct local_alias);
	uint32_t n = 0;

	for (uint32_t i = 0; i < sum->nalias; i++)
		list[i] = sum->aliases[i];
	sum->aliases = list;
	for (uint32_t i = 0; i < l->nalias; i++) {
		uint32_t at = spelling_at(sum, &l->aliases[i]);
		if (at < sum->nalias && spelling_cmp(&list[at], &l->aliases[i]) == 0)
			list[at].count -= l->aliases[i].count < list[at].count
				? l->aliases[i].count : list[at].count;
	}
	for (uint32_t i = 0; i < sum->nalias; i++)
		if (list[i].count > 0)
			list[n++] = list[i];
	sum->nalias = n;
	sum->count -= local_articles(l) < sum->count ? local_articles(l) : sum->count;
}
