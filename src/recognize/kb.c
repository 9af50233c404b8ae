/* SPDX-License-Identifier: MIT */
/*
 * Look-ups in the compiled tables: open addressing over 64-bit hashes, rows
 * and strings by offset.  Nothing is parsed or allocated at run time.
 */
#include "recognize/kb.h"

#include <assert.h>

#include "recognize/kb_int.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/byte.h"
#include "text/fetch.h"
#include "text/fold.h"
#include "text/map.h"

#include "text/banned.h"

extern const char kb_blob[];

static const struct kb_head *
head(void)
{
	const struct kb_head *h = (const void *)kb_blob;

	assert(h->magic == KB_MAGIC);
	return h;
}

static const void *
at(uint32_t off)
{
	return kb_blob + off;
}

static struct str
text_of(struct kb_text t)
{
	return str_from((const char *)at(head()->pool) + t.off, t.len);
}

static struct day
day_of(struct kb_day d)
{
	return (struct day){d.year, d.month, d.day};
}

static const struct kb_row *
row_of(kb_id id)
{
	assert(id < head()->nrow);
	return (const struct kb_row *)at(head()->rows) + id;
}

void
kb_entry(kb_id id, struct kb_entry *out)
{
	const struct kb_row *r = row_of(id);

	*out = (struct kb_entry){
		.class = (enum kb_class)r->class,
		.slug = text_of(r->slug),
		.name = text_of(r->name),
		.type = text_of(r->type),
		.detail = text_of(r->detail),
		.country = r->country,
		.parent = r->parent,
		.sides = {r->sides[0], r->sides[1]},
		.first_instance = r->first_instance,
		.ninstance = r->ninstance,
	};
}

bool
kb_is_country(kb_id place)
{
	return place != KB_NONE && str_eq(text_of(row_of(place)->type), STR_LIT("country"));
}

kb_id
kb_country_of(kb_id place)
{
	if (place == KB_NONE || kb_is_country(place))
		return place;
	return row_of(place)->country;
}

bool
kb_is_form(struct str word)
{
	struct kb_phrase p;
	struct kb_entry e;

	if (!kb_lookup(word, &p))
		return false;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_ORG_NOUN));
	if (!a)
		return false;
	kb_entry(a->entry, &e);
	/* "As" and "Se" are words; "Plc" is written so, too. */
	return str_eq(e.type, STR_LIT("form")) &&
	       (word.len > 2 || str_eq(e.name, word));
}

/* Other bodies are called after a people, a town or what they are about, which stays
 * that alone: "Wairoa District Council". */
bool
kb_ends_company(struct str word)
{
	return str_in_words(word,
		"aerospace airline airlines airways bancorp bank biologics brewery breweries "
		"chemicals electronics energy entertainment foods group holding holdings "
		"industries instruments labs logistics mining motor motors oil petroleum "
		"pharma pharmaceuticals records resources semiconductor shipping software "
		"steel studios systems technologies technology telecom therapeutics") ||
	       kb_is_form(word);
}

struct kb_instance
kb_instance(const struct kb_entry *series, uint32_t i)
{
	assert(i < series->ninstance);
	const struct kb_held *h = (const struct kb_held *)at(head()->held) +
	                          series->first_instance + i;

	return (struct kb_instance){
		.ordinal = h->ordinal,
		.from = day_of(h->from),
		.to = day_of(h->to),
		.place = text_of(h->place),
	};
}

void
kb_range(enum kb_class class, kb_id *first, size_t *count)
{
	*first = head()->range[class][0];
	*count = head()->range[class][1];
}

kb_id
kb_by_slug(enum kb_class class, struct str slug)
{
	const struct kb_slug *slots = at(head()->slugs);
	uint32_t mask = head()->nslug - 1;
	uint64_t h = kb_slug_hash(class, slug);

	for (uint32_t i = (uint32_t)h & mask; slots[i].hash; i = (i + 1) & mask)
		if (slots[i].hash == h)
			return slots[i].row;
	return KB_NONE;
}

kb_id
kb_by_initials(struct str letters, uint32_t *next)
{
	const struct kb_initials *all = at(head()->initials);
	uint32_t n = head()->ninitial;
	uint32_t hash = (uint32_t)hash_bytes(letters.ptr, letters.len);
	uint32_t low = *next;

	for (uint32_t high = low ? low : n; low < high;) {
		uint32_t mid = low + (high - low) / 2;
		if (all[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < n && all[low].hash == hash; low++) {
		if (!str_is_initials(text_of(row_of(all[low].row)->name), letters))
			continue;
		*next = low + 1;
		return all[low].row;
	}
	return KB_NONE;
}

void
kb_entity_id(struct buf *out, kb_id id)
{
	static const char *const prefix[KB_CLASS_COUNT] = {
		[KB_PLACE] = "place/",
		[KB_ORG] = "org/",
		[KB_SERIES] = "event/",
		[KB_AGREEMENT] = "document/",
		[KB_OFFICE] = "office/",
	};
	struct kb_entry e;

	kb_entry(id, &e);
	assert(prefix[e.class]);
	buf_add_cstr(out, prefix[e.class]);
	buf_add(out, e.slug);
}

uint64_t
kb_canon(uint64_t word_hash)
{
	const struct kb_spelling *s = at(head()->spellings);
	uint32_t mask = head()->nspelling - 1;

	for (uint32_t i = (uint32_t)word_hash & mask; s[i].from; i = (i + 1) & mask)
		if (s[i].from == word_hash)
			return s[i].to;
	return word_hash;
}

struct str
kb_american(uint64_t word_hash)
{
	const struct kb_spelling *s = at(head()->spellings);
	uint32_t mask = head()->nspelling - 1;

	for (uint32_t i = (uint32_t)word_hash & mask; s[i].from; i = (i + 1) & mask)
		if (s[i].from == word_hash)
			return text_of(s[i].word);
	return STR_EMPTY;
}

static uint32_t
slot_of(uint64_t phrase)
{
	return (uint32_t)(phrase >> 20) & (head()->nslot - 1);
}

/* False: it is none. */
static bool
may_be_phrase(uint64_t h)
{
	const uint64_t *filter = at(head()->filter);
	uint32_t bit = kb_filter_bit(h, head()->nfilter);

	return filter[bit / KB_FILTER_WORD] >> bit % KB_FILTER_WORD & 1;
}

/* Both, since whoever looked at the bit would wait for it. */
void
kb_ask_phrase(uint64_t h)
{
	const uint64_t *filter = at(head()->filter);

	fetch_ahead(&filter[kb_filter_bit(h, head()->nfilter) / KB_FILTER_WORD]);
	fetch_ahead((const struct kb_slot *)at(head()->slots) + slot_of(h));
}

/* Most words are spelled one way. */
void
kb_ask(uint64_t word_hash)
{
	const struct kb_spelling *spellings = at(head()->spellings);

	fetch_ahead(&spellings[(uint32_t)word_hash & (head()->nspelling - 1)]);
	kb_ask_phrase(kb_phrase_add(KB_PHRASE, word_hash));
}

bool
kb_phrase(uint64_t h, struct kb_phrase *out)
{
	const struct kb_slot *slots = at(head()->slots);
	uint32_t mask = head()->nslot - 1;

	if (!may_be_phrase(h))
		return false;
	for (uint32_t i = slot_of(h); slots[i].hash; i = (i + 1) & mask) {
		if (slots[i].hash != h)
			continue;
		out->aliases = (const struct kb_alias *)at(head()->aliases) +
		               slots[i].first;
		out->nalias = slots[i].count;
		out->classes = slots[i].classes;
		out->more = slots[i].more;
		return true;
	}
	return false;
}

/*
 * Key of a phrase of ASCII letters and digits with spaces, hyphens, and commas
 * before a space between them, as nearly all are: the tokenizer would cut it
 * there and nowhere else, and only commas are tokens that count.  False if it
 * is none.
 */
static bool
plain_key(struct str text, uint64_t *key)
{
	uint64_t h = KB_PHRASE;
	size_t start = 0;

	for (size_t i = 0; i <= text.len; i++) {
		char c = i < text.len ? text.ptr[i] : ' ';
		bool is_comma = c == ',' && i + 1 < text.len && text.ptr[i + 1] == ' ';

		if (byte_is(c, BYTE_ALNUM))
			continue;
		if (c != ' ' && c != '-' && !is_comma)
			return false;
		if (i > start)
			h = kb_phrase_add(h, kb_canon(fold_hash(str_sub(text, start, i))));
		if (is_comma)
			h = kb_phrase_add(h, kb_canon(fold_hash(STR_LIT(","))));
		start = i + 1;
	}
	*key = h;
	return true;
}

static uint64_t
phrase_key(struct str text)
{
	struct arena arena;
	struct tokens t;
	uint64_t h = KB_PHRASE;

	if (plain_key(text, &h))
		return h;
	arena_init(&arena);
	tokenize_phrase(text, &arena, &t);
	for (size_t i = 0; i < t.len; i++)
		if (!(t.ptr[i].shape & (TOKEN_HYPHEN | TOKEN_POSSESSIVE)))
			h = kb_phrase_add(h, kb_canon(t.ptr[i].hash));
	arena_release(&arena);
	return h;
}

bool
kb_lookup(struct str text, struct kb_phrase *out)
{
	return kb_phrase(phrase_key(text), out) && out->nalias > 0;
}

const struct kb_alias *
kb_pick(const struct kb_phrase *p, uint32_t classes)
{
	for (size_t i = 0; p->classes & classes && i < p->nalias; i++)
		if (classes & KB_BIT(p->aliases[i].class))
			return &p->aliases[i];
	return NULL;
}

kb_id
kb_by_lowered_initials(struct str text)
{
	enum { LEAST = 4, MOST = 12 };
	char capitals[MOST];
	bool is_word = text.len >= LEAST && text.len <= MOST && text.ptr[0] >= 'A' &&
	               text.ptr[0] <= 'Z' && text.ptr[1] >= 'a' && text.ptr[1] <= 'z';
	struct kb_phrase p;

	for (size_t i = 0; i < text.len && is_word; i++) {
		bool is_small = text.ptr[i] >= 'a' && text.ptr[i] <= 'z';

		is_word = is_small || (text.ptr[i] >= 'A' && text.ptr[i] <= 'Z') ||
		          text.ptr[i] == '-' || text.ptr[i] == ' ';
		capitals[i] = is_small ? (char)(text.ptr[i] & ~0x20) : text.ptr[i];
	}
	if (!is_word || !kb_lookup(str_from(capitals, text.len), &p))
		return KB_NONE;
	const struct kb_alias *a = kb_pick(&p, KB_BIT(KB_ORG));
	return a && a->flags & KB_IS_ACRONYM ? a->entry : KB_NONE;
}
