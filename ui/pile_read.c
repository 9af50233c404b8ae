/* SPDX-License-Identifier: MIT */
/*
 * An input on its way into the library: read by any thread in batches of a few
 * articles, so that a mailbox of any size needs little memory, and put in by
 * the main thread.  An article that the library has as it is now is passed
 * over; one that its input no longer has is taken out.
 */
#include "ui/pile_int.h"

#include <stdlib.h>

#include "text/buf.h"
#include "ui/charsets.h"
#include "ui/filters.h"

#include "text/banned.h"

/* A batch is full with so many articles, or [B] of their text. */
#define BATCH_ARTICLES 16
#define BATCH_BYTES ((size_t)64 << 10)

/* ----------------------------------------------------------------- reading */

struct job {
	const struct pile *pile;
	size_t input;
	const struct supply *supply; /* it is read from; NULL: none yet */
	struct str wanted;      /* the part that is meant; empty: all */
	uint64_t stamp;
	struct pile_batch *batch; /* being filled */
	size_t bytes;           /* of text in it */
	struct map names;       /* of all articles so far */
	size_t skipped;
	size_t passed_over;
	bool is_list; /* of other inputs */
	bool is_beside; /* what lies beside articles, and none */
	struct diag diag;       /* said since the last batch */
	pile_sink *sink;
	void *ctx;
	bool is_over;
};

static struct pile_batch *
batch_new(const struct job *j)
{
	struct pile_batch *b = xcalloc(1, sizeof *b);

	b->input = j->input;
	b->stamp = j->stamp;
	diag_init(&b->diag);
	map_init(&b->names);
	return b;
}

static uint32_t
read_of(const struct supply *s)
{
	if (!s || s->size == 0)
		return 0;
	return s->at < s->size ? (uint32_t)(s->at / (s->size / 1000 + 1)) : 1000;
}

/* Hands the batch over and begins another. */
static void
flush(struct job *j)
{
	struct pile_batch *b = j->batch;

	diag_append(&b->diag, &j->diag);
	diag_clear(&j->diag);
	b->read = read_of(j->supply);
	j->batch = b->is_last ? NULL : batch_new(j);
	j->bytes = 0;
	if (!j->sink(j->ctx, b))
		j->is_over = true;
}

/* "a.zip!/b" means "a.zip!/b", "a.zip!/b/c.txt", "a.zip!/b#entry". */
static bool
is_wanted(struct str wanted, struct str path)
{
	char next;

	if (wanted.len == 0 || str_eq(wanted, path))
		return true;
	if (!str_starts(path, wanted))
		return false;
	next = path.ptr[wanted.len];
	return next == '/' || next == '!' || next == '#'
	       || wanted.ptr[wanted.len - 1] == '/';
}

static uint64_t
hash_str(uint64_t h, struct str s)
{
	h = hash_more(h, (const char *)&s.len, sizeof s.len);
	return hash_more(h, s.ptr, s.len);
}

/* Of all that recognition and the library are told of an article. */
static uint64_t
hash_article(const struct article *a, const struct pile *p)
{
	uint64_t lexicon = lexicon_hash(p->lexicon);
	struct day day = article_date(a);
	size_t nblock;
	const struct block *blocks = article_blocks(a, &nblock);
	uint64_t text = article_hash(a);
	uint64_t h = hash_more(HASH_START, (const char *)&text, sizeof text);

	h = hash_str(h, article_title(a));
	h = hash_str(h, article_source(a));
	for (size_t i = 0; i < nblock; i++) {
		uint64_t block = (uint64_t)blocks[i].at.off << 32 | blocks[i].at.len;

		block = block << 4 ^ (uint64_t)blocks[i].kind;
		h = hash_more(h, (const char *)&block, sizeof block);
	}
	h = hash_more(h, (const char *)&day.year, sizeof day.year);
	h = hash_more(h, (const char *)&day.month, sizeof day.month);
	h = hash_more(h, (const char *)&day.day, sizeof day.day);
	h = hash_more(h, (const char *)&p->build, sizeof p->build);
	h = hash_more(h, (const char *)&lexicon, sizeof lexicon);
	return hash_end(h);
}

static bool
is_known(const struct pile *p, struct str path, uint64_t hash)
{
	uint32_t i = map_get(&p->known, path);

	return i != MAP_NONE && p->hashes.ptr[i] == hash;
}

/* The article read, as far as is asked for. */
static struct pile_item
look_into(struct job *j, struct article *a)
{
	struct pile_item item = {.reading = NULL};

	if (j->pile->is_bare) {
		item.reading = reading_bare(a);
		return item;
	}
	item.reading = reading_new(a, j->pile->lexicon);
	item.coref = coref_new(item.reading);
	if (reading_tokens(item.reading)->is_cut)
		diag_add(&j->diag, DIAG_NOTE, article_path(a), 0,
		         "this is longer than any article: names are looked for in its "
		         "first %d words", TOKENS_MOST);
	return item;
}

static bool
take_article(void *ctx, struct article *a)
{
	struct job *j = ctx;
	struct pile_batch *b = j->batch;
	struct pile_item item;

	if (!is_wanted(j->wanted, article_path(a))) {
		article_free(a);
		return !j->is_over;
	}
	map_set(&j->names, article_path(a), 1);
	uint64_t hash = hash_article(a, j->pile);
	if (is_known(j->pile, article_path(a), hash)) {
		article_free(a);
		return !j->is_over;
	}
	j->bytes += article_text(a).len;
	item = look_into(j, a);
	item.hash = hash;
	b->items = xrealloc(b->items, b->nitem + 1, sizeof *b->items);
	b->items[b->nitem++] = item;
	if (b->nitem >= BATCH_ARTICLES || j->bytes >= BATCH_BYTES)
		flush(j);
	return !j->is_over;
}

static enum status
read_input(struct job *j)
{
	const struct source *source = j->pile->source;
	struct intake in;
	struct paper paper = {.path = source_file(source, j->input)};
	struct supply *supply;
	enum status status = source_open(source, j->input, &supply, &j->diag);

	if (status != STATUS_OK)
		return status;
	j->supply = supply;
	intake_init(&in, supply->size, take_article, j, &j->diag);
	in.is_found = source_is_found(source, j->input);
	in.part_max = j->pile->max_bytes;
	in.other = &library_newsboat;
	in.fields = j->pile->fields;
	in.charset = j->pile->charset;
	if (in.charset.len == 0)
		in.charset = charsets_of(j->pile->charsets, paper.path);
	if (j->pile->filters) {
		in.filter = filters_run;
		in.filter_ctx = j->pile->filters;
	}
	status = intake_read_supply(&in, &paper, supply);
	j->skipped = in.skipped;
	j->passed_over = in.passed_over;
	j->is_list = in.is_list;
	j->is_beside = in.is_beside;
	intake_release(&in);
	j->supply = NULL;
	source_close(supply);
	return status;
}

void
pile_read(const struct pile *p, size_t i, pile_sink *sink, void *ctx)
{
	struct str path = source_path(p->source, i);
	struct job j = {.pile = p, .input = i, .sink = sink, .ctx = ctx};
	enum status status;

	/* Before the bytes: if the file changes meanwhile, it is read again the
	 * next time. */
	j.stamp = pile_stamp(p, i);
	if (path.len != source_file(p->source, i).len)
		j.wanted = path;
	map_init(&j.names);
	diag_init(&j.diag);
	j.batch = batch_new(&j);
	status = read_input(&j);
	if (status == STATUS_OK && j.names.len == 0 && !j.is_over && !j.is_list && !j.is_beside) {
		status = STATUS_EMPTY;
		if (j.skipped == 0)
			diag_add(&j.diag, DIAG_ERROR, path, 0, "%s", j.wanted.len > 0
			         ? "the file has no article of this name"
			         : "there is no article in this file");
	}
	j.batch->is_last = true;
	j.batch->status = status;
	j.batch->skipped = j.skipped + (status != STATUS_OK && j.skipped == 0);
	j.batch->passed_over = j.passed_over;
	j.batch->is_beside = j.is_beside;
	map_release(&j.batch->names);
	j.batch->names = j.names;
	if (j.is_over)
		pile_drop(j.batch);
	else
		flush(&j);
	diag_release(&j.diag);
}

/* ------------------------------------------------------------------ taking */

/* What an earlier reading of this input left that this one did not find. */
static enum status
forget_rest(struct pile *p, const struct pile_batch *b, struct diag *d)
{
	struct arena arena;
	struct part *parts;
	enum status status = STATUS_OK;
	size_t n;

	arena_init(&arena);
	n = library_parts(p->library, source_path(p->source, b->input), &parts,
	                  &arena);
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		if (map_get(&b->names, parts[i].path) == MAP_NONE)
			status = library_remove(p->library, parts[i].path, d);
		if (status == STATUS_NOT_FOUND)
			status = STATUS_OK;
	}
	arena_release(&arena);
	return status;
}

enum status
pile_reread(struct pile *p, struct diag *d)
{
	enum status status = STATUS_OK;
	struct article *a;

	while (status == STATUS_OK && library_reread_next(p->library, &a)) {
		struct reading *r = reading_new(a, p->lexicon);
		struct coref *c = coref_new(r);

		status = library_reread(p->library, r, c, d);
		coref_free(c);
		reading_free(r);
	}
	return status;
}

static enum status
take_item(struct pile *p, struct str input, const struct pile_item *item,
          struct diag *d)
{
	struct part part = {
		.path = article_path(reading_article(item->reading)),
		.hash = item->hash,
	};
	enum status status;

	/* Another process may have been quicker; to do it again would take its
	 * identities away until the next settling. */
	if (library_has_part(p->library, &part))
		return STATUS_OK;
	status = library_add(p->library, item->reading, item->coref, d);
	if (status == STATUS_OK)
		status = pile_reread(p, d);
	if (status == STATUS_OK)
		status = library_part(p->library, input, &part, d);
	return status;
}

static enum status
take(struct pile *p, const struct pile_batch *b, bool is_first, struct diag *d)
{
	struct str input = source_path(p->source, b->input);
	struct told told = {&b->diag, is_first, b->skipped, b->passed_over};
	enum status status = library_tell(p->library, input, &told, d);

	for (size_t i = 0; i < b->nitem && status == STATUS_OK; i++)
		status = take_item(p, input, &b->items[i], d);
	if (status == STATUS_OK && b->is_last)
		status = forget_rest(p, b, d);
	/* Beside the index they are kept with the text that they are about. */
	if (library_corrections_carried(p->library))
		(void)pile_note_corrections(p);
	/* What failed is asked for again the next time, so that it is said. */
	if (status == STATUS_OK && b->is_last)
		status = library_stamp(p->library, input,
		                       b->status == STATUS_OK ? b->stamp : 0, d);
	return status;
}

enum status
pile_take(struct pile *p, struct pile_batch *b, struct diag *d)
{
	bool is_first = !p->is_taken[b->input];
	struct diag own;
	enum status status;

	diag_init(&own);
	/* Of what is read for the second time all has been said. */
	if (!p->is_again)
		diag_append(d, &b->diag);
	p->is_taken[b->input] = true;
	status = take(p, b, is_first, &own);
	if (status != STATUS_OK && pile_to_memory(p, status, d)) {
		diag_clear(&own);
		status = take(p, b, is_first, &own);
	}
	diag_append(d, &own);
	diag_release(&own);
	pile_drop(b);
	return status;
}

void
pile_told(const struct pile *p, struct diag *d, struct lost *out)
{
	struct map todo;

	*out = (struct lost){.skipped = 0};
	if (!p->library)
		return;
	map_init(&todo);
	for (size_t i = 0; i < p->todo.len; i++)
		map_set(&todo, source_path(p->source, p->todo.ptr[i]), 1);
	library_told(p->library, &todo, d, out);
	map_release(&todo);
}

void
pile_drop(struct pile_batch *b)
{
	if (!b)
		return;
	for (size_t i = 0; i < b->nitem; i++) {
		coref_free(b->items[i].coref);
		reading_free(b->items[i].reading);
	}
	free(b->items);
	map_release(&b->names);
	diag_release(&b->diag);
	free(b);
}
