/* SPDX-License-Identifier: MIT */
/*
 * The wiring of a pile: which inputs there are, which database holds them, and
 * which of them have to be read.  An input is known again by its size, its
 * time, the limit it was read under, the program that read it and what the
 * user's dictionary said then.
 */
#include "ui/pile.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text/buf.h"
#include "text/fold.h"
#include "text/map.h"
#include "text/vec.h"
#include "ui/state.h"

#include "text/banned.h"

/* Below this a pile is read faster than an index is worth keeping; otherwise
 * every single file that was ever looked at would leave a database behind. */
#define SMALL_INPUTS 16
#define SMALL_BYTES (UINT64_C(1) << 20)

/* [B] of a pile's name in that of its database. */
#define SLUG_MAX 40

struct pile {
	struct source *source;
	struct library *library;
	uint64_t max_bytes;
	uint64_t build;
	const struct lexicon *lexicon;
	VEC(size_t) todo;
};

/* ------------------------------------------------------------------- stamps */

static uint64_t
hash_number(uint64_t h, uint64_t n)
{
	return hash_more(h, (const char *)&n, sizeof n);
}

/* 0 for what is never the same again: standard input, a file that is gone. */
static uint64_t
stamp_of(const struct pile *p, size_t i)
{
	struct str path = source_path(p->source, i);
	struct stat st;
	uint64_t h = HASH_START;

	if (str_eq(path, STR_LIT("-")) || stat(path.ptr, &st) != 0)
		return 0;
	h = hash_number(h, (uint64_t)st.st_size);
	h = hash_number(h, (uint64_t)st.st_mtim.tv_sec);
	h = hash_number(h, (uint64_t)st.st_mtim.tv_nsec);
	h = hash_number(h, p->max_bytes);
	h = hash_number(h, p->build);
	h = hash_number(h, lexicon_hash(p->lexicon));
	h = hash_end(h);
	return h ? h : 1;
}

/* --------------------------------------------------------- which database */

static bool
has_stdin(const struct pile_options *o)
{
	for (size_t i = 0; i < o->npath; i++)
		if (strcmp(o->paths[i], "-") == 0)
			return true;
	return false;
}

static bool
is_small(const struct pile *p)
{
	uint64_t bytes = 0;
	size_t n = source_count(p->source);

	if (n >= SMALL_INPUTS)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct stat st;

		if (stat(source_path(p->source, i).ptr, &st) == 0)
			bytes += (uint64_t)st.st_size;
	}
	return bytes < SMALL_BYTES;
}

static int
by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* What a path is and how the user writes it: articles carry their path, so the
 * same folder under another name is another pile. */
static struct str
path_identity(const char *path, struct arena *arena)
{
	char *real = realpath(path, NULL);
	struct buf b;
	struct str out;

	buf_init(&b);
	buf_add_cstr(&b, real ? real : path);
	buf_add_char(&b, '\0');
	buf_add_cstr(&b, path);
	buf_add_char(&b, '\0');
	out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	free(real);
	return out;
}

/* "STATE/russia-asean-0123456789abcdef.db" */
static void
database_path(const struct pile_options *o, struct buf *out)
{
	struct arena arena;
	struct str *paths;
	struct str first;
	struct buf slug;
	uint64_t h = HASH_START;
	size_t len;

	arena_init(&arena);
	buf_init(&slug);
	paths = ARENA_ARRAY(&arena, o->npath, struct str);
	for (size_t i = 0; i < o->npath; i++)
		paths[i] = path_identity(o->paths[i], &arena);
	qsort(paths, o->npath, sizeof *paths, by_bytes);
	for (size_t i = 0; i < o->npath; i++)
		h = hash_more(h, paths[i].ptr, paths[i].len);
	/* The name of the first, for people who look into the folder. */
	first = str_of(paths[0].ptr);
	while (first.len > 1 && first.ptr[first.len - 1] == '/')
		first.len--;
	for (len = first.len; len > 0 && first.ptr[len - 1] != '/'; len--)
		;
	fold_slug(&slug, str_sub(first, len, first.len));
	len = slug.len < SLUG_MAX ? slug.len : SLUG_MAX;
	while (len > 0 && len < slug.len && (slug.ptr[len] & 0xc0) == 0x80)
		len--;
	buf_addf(out, "%s/%.*s-%016llx.db", o->state_dir,
	         len ? (int)len : 4, len ? slug.ptr : "pile",
	         (unsigned long long)hash_end(h));
	buf_release(&slug);
	arena_release(&arena);
}

/* ----------------------------------------------------------------- opening */

/* Takes out what belongs to inputs that are no longer there. */
static enum status
forget_gone(const struct pile *p, struct library *lib, struct diag *d)
{
	size_t n = source_count(p->source);
	struct str *keep = xcalloc(n, sizeof *keep);
	enum status status;

	for (size_t i = 0; i < n; i++)
		keep[i] = source_path(p->source, i);
	qsort(keep, n, sizeof *keep, by_bytes);
	status = library_keep_only(lib, keep, n, d);
	free(keep);
	return status;
}

/* The database on disk, or false: then there is a note. */
static bool
open_index(struct pile *p, const struct pile_options *o, struct diag *d)
{
	struct diag own;
	struct buf path;
	struct stat st;
	bool is_wanted;
	enum status status = STATUS_IO;

	buf_init(&path);
	diag_init(&own);
	database_path(o, &path);
	is_wanted = o->always_index || stat(path.ptr, &st) == 0 || !is_small(p);
	if (is_wanted && state_make_folder(o->state_dir, &own))
		status = library_open(path.ptr, &p->library, &own);
	if (p->library)
		status = forget_gone(p, p->library, &own);
	if (status == STATUS_OK) {
		diag_append(d, &own);
	} else if (is_wanted) {
		library_close(p->library);
		p->library = NULL;
		diag_add(d, DIAG_NOTE, STR_EMPTY, 0,
		         "the pile is read without an index, because %.*s",
		         STR_ARG(diag_last(&own)));
	}
	diag_release(&own);
	buf_release(&path);
	return p->library != NULL;
}

static void
find_todo(struct pile *p)
{
	for (size_t i = 0; i < source_count(p->source); i++) {
		uint64_t stamp = stamp_of(p, i);

		if (stamp == 0 ||
		    !library_has(p->library, source_path(p->source, i), stamp))
			vec_push(&p->todo, i);
	}
}

enum status
pile_open(const struct pile_options *o, struct pile **out, struct diag *d)
{
	struct pile *p = xcalloc(1, sizeof *p);
	enum status status;

	*out = NULL;
	vec_init(&p->todo);
	p->max_bytes = o->max_bytes ? o->max_bytes : SOURCE_MAX_BYTES;
	p->build = o->build;
	p->lexicon = o->lexicon;
	p->source = source_new(o->paths, o->npath, o->stdin_fd, d);
	if (source_count(p->source) == 0) {
		pile_close(p);
		return STATUS_NOT_FOUND;
	}
	if (o->in_memory || !o->state_dir || has_stdin(o) ||
	    !open_index(p, o, d)) {
		status = library_open(NULL, &p->library, d);
		if (status != STATUS_OK) {
			pile_close(p);
			return status;
		}
	}
	find_todo(p);
	*out = p;
	return STATUS_OK;
}

void
pile_close_library(struct pile *p)
{
	if (!p)
		return;
	library_close(p->library);
	p->library = NULL;
}

void
pile_close(struct pile *p)
{
	if (!p)
		return;
	pile_close_library(p);
	source_free(p->source);
	vec_release(&p->todo);
	free(p);
}

struct library *
pile_library(struct pile *p)
{
	return p->library;
}

size_t
pile_inputs(const struct pile *p)
{
	return source_count(p->source);
}

struct str
pile_input_path(const struct pile *p, size_t i)
{
	return source_path(p->source, i);
}

size_t
pile_failed(const struct pile *p)
{
	return source_failed(p->source);
}

const size_t *
pile_todo(struct pile *p, size_t *n)
{
	*n = p->todo.len;
	return p->todo.ptr;
}

/* ----------------------------------------------------------------- reading */

struct taking {
	const struct pile *pile;
	struct pile_batch *batch;
};

static bool
take_article(void *ctx, struct article *a)
{
	const struct taking *t = ctx;
	struct pile_batch *b = t->batch;
	struct pile_item item;

	item.reading = reading_new(a, t->pile->lexicon);
	item.coref = coref_new(item.reading);
	b->items = xrealloc(b->items, b->nitem + 1, sizeof *b->items);
	b->items[b->nitem++] = item;
	return true;
}

struct pile_batch *
pile_read(const struct pile *p, size_t i)
{
	struct pile_batch *b = xcalloc(1, sizeof *b);
	struct str path = source_path(p->source, i);
	struct taking taking = {p, b};
	struct buf raw;

	diag_init(&b->diag);
	buf_init(&raw);
	b->input = i;
	/* Before the bytes: if the file changes meanwhile, it is read again the
	 * next time. */
	b->stamp = stamp_of(p, i);
	b->status = source_read(p->source, i, p->max_bytes, &raw, &b->diag);
	if (b->status == STATUS_OK)
		b->status = format_read(buf_str(&raw), path, take_article,
		                        &taking, &b->diag);
	if (b->status == STATUS_OK && b->nitem == 0) {
		b->status = STATUS_EMPTY;
		diag_add(&b->diag, DIAG_ERROR, path, 0,
		         "there is no text in this file");
	}
	buf_release(&raw);
	return b;
}

/* What an earlier reading of this input left that the first `n` items do not
 * replace: its articles are named "path", or "path#1", "path#2" … */
static enum status
forget_rest(struct pile *p, const struct pile_batch *b, size_t n,
            struct diag *d)
{
	struct str path = source_path(p->source, b->input);
	enum status status = STATUS_OK;
	bool has_plain = false;
	struct buf name;

	for (size_t i = 0; i < n; i++)
		has_plain |= str_eq(path, article_path(
			reading_article(b->items[i].reading)));
	if (!has_plain)
		status = library_remove(p->library, path, d);
	buf_init(&name);
	for (size_t k = has_plain ? 1 : n + 1;; k++) {
		if (status != STATUS_OK && status != STATUS_NOT_FOUND)
			break;
		buf_clear(&name);
		buf_addf(&name, "%.*s#%zu", STR_ARG(path), k);
		status = library_remove(p->library, buf_str(&name), d);
		if (status == STATUS_NOT_FOUND)
			break;
	}
	buf_release(&name);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status
pile_take(struct pile *p, struct pile_batch *b, struct diag *d)
{
	/* An input that failed half-way counts as not read at all. */
	size_t n = b->status == STATUS_OK ? b->nitem : 0;
	enum status status = STATUS_OK;

	diag_append(d, &b->diag);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = library_add(p->library, b->items[i].reading,
		                     b->items[i].coref, d);
	if (status == STATUS_OK)
		status = forget_rest(p, b, n, d);
	/* What failed is asked for again the next time, so that it is said. */
	if (status == STATUS_OK)
		status = library_stamp(p->library,
		                       source_path(p->source, b->input),
		                       n > 0 ? b->stamp : 0, d);
	pile_drop(b);
	return status;
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
	diag_release(&b->diag);
	free(b);
}
