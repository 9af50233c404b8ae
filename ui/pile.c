/* SPDX-License-Identifier: MIT */
/*
 * The wiring of a pile: which inputs there are, which database holds them, and
 * which of them have to be read.  An input is known again by its size, its
 * time, the limit it was read under, the program that read it and what the
 * user's dictionary said then.
 */
#include "ui/pile_int.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/buf.h"
#include "text/fold.h"
#include "ui/charsets.h"
#include "ui/state.h"

#include "text/banned.h"

/* Below this a pile is read faster than an index is worth keeping; otherwise
 * every single file that was ever looked at would leave a database behind. */
#define SMALL_INPUTS 16
#define SMALL_BYTES (UINT64_C(1) << 20)

/* [B] of a pile's name in that of its database. */
#define SLUG_MAX 40

/* ------------------------------------------------------------------- stamps */

static uint64_t
hash_number(uint64_t h, uint64_t n)
{
	return hash_more(h, (const char *)&n, sizeof n);
}

uint64_t
pile_stamp(const struct pile *p, size_t i)
{
	struct str path = source_file(p->source, i);
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

		if (stat(source_file(p->source, i).ptr, &st) == 0)
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

void
pile_name(const struct pile_options *o, struct buf *out)
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
	buf_addf(out, "%.*s-%016llx",
	         len ? (int)len : 4, len ? slug.ptr : "pile",
	         (unsigned long long)hash_end(h));
	buf_release(&slug);
	arena_release(&arena);
}

/* "STATE/russia-asean-0123456789abcdef.db" */
static void
database_path(const struct pile_options *o, struct buf *out)
{
	buf_addf(out, "%s/", o->state_dir);
	pile_name(o, out);
	buf_add_cstr(out, ".db");
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

/* Corrections are kept beside where the index lies, or lay. */
static bool
has_corrections(const struct buf *database)
{
	struct buf path;
	struct stat st;
	bool is_there;

	buf_init(&path);
	buf_addf(&path, "%.*s" PILE_CORRECTIONS, (int)(database->len - strlen(".db")),
	         database->ptr);
	is_there = stat(path.ptr, &st) == 0;
	buf_release(&path);
	return is_there;
}

/* The database on disk, if there is to be one; where it fails there is a note. */
static void
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
	p->is_new = stat(path.ptr, &st) != 0;
	is_wanted = o->always_index || !p->is_new ||
	            has_corrections(&path) || (!o->makes_none && !is_small(p));
	if (is_wanted && state_make_folder(o->state_dir, &own))
		status = library_open(path.ptr, &p->library, &own);
	if (p->library)
		status = forget_gone(p, p->library, &own);
	p->is_kept = status == STATUS_OK;
	/* Where another program is at work nothing is to be put in its place. */
	if (p->is_kept || !is_wanted) {
		p->keep_path = xstrndup(path.ptr, path.len);
		p->state_dir = o->state_dir;
	}
	if (status == STATUS_OK) {
		pile_recall_corrections(p, &own);
		diag_append(d, &own);
	} else if (is_wanted) {
		library_close(p->library);
		p->library = NULL;
		if (p->is_new && status == STATUS_IO)
			library_delete(path.ptr);
		diag_add(d, DIAG_NOTE, STR_EMPTY, 0,
		         "the pile is read without an index, because %.*s",
		         STR_ARG(diag_last(&own)));
	}
	diag_release(&own);
	buf_release(&path);
}

/* What the library has of an input that changed: of its articles only those
 * that changed, too, have to be read. */
static void
recall_parts(struct pile *p, size_t i)
{
	struct arena arena;
	struct part *parts;
	size_t n;

	arena_init(&arena);
	n = library_parts(p->library, source_path(p->source, i), &parts, &arena);
	for (size_t k = 0; k < n; k++) {
		map_set(&p->known, parts[k].path, (uint32_t)p->hashes.len);
		vec_push(&p->hashes, parts[k].hash);
	}
	arena_release(&arena);
}

void
pile_recall_known(struct pile *p)
{
	vec_clear(&p->hashes);
	map_release(&p->known);
	map_init(&p->known);
	for (size_t i = 0; i < p->todo.len && p->library; i++)
		recall_parts(p, p->todo.ptr[i]);
}

static void
find_todo(struct pile *p)
{
	vec_clear(&p->todo);
	free(p->is_taken);
	p->is_taken = xcalloc(source_count(p->source), sizeof *p->is_taken);
	for (size_t i = 0; i < source_count(p->source); i++) {
		/* Nobody who has kept nothing need look. */
		uint64_t stamp = p->library ? pile_stamp(p, i) : 0;

		if (stamp == 0 || !library_has(p->library, source_path(p->source, i), stamp))
			vec_push(&p->todo, i);
	}
	pile_recall_known(p);
}

enum status
pile_open(const struct pile_options *o, struct pile **out, struct diag *d)
{
	struct pile *p = xcalloc(1, sizeof *p);

	*out = NULL;
	vec_init(&p->todo);
	map_init(&p->known);
	vec_init(&p->hashes);
	buf_init(&p->left);
	p->max_bytes = o->max_bytes ? o->max_bytes : SOURCE_MAX_BYTES;
	p->filters = o->filters;
	p->charset = str_of(o->charset ? o->charset : "");
	/* Another charset makes another text, as another program does. */
	p->build = o->build;
	if (p->charset.len > 0)
		p->build = hash_more(p->build, p->charset.ptr, p->charset.len);
	p->fields = str_of(o->fields ? o->fields : "");
	if (p->fields.len > 0)
		p->build = hash_more(p->build, p->fields.ptr, p->fields.len);
	p->charsets = o->charsets;
	if (charsets_hash(p->charsets))
		p->build = hash_more(p->build, (const char *)&(uint64_t){charsets_hash(p->charsets)},
		                     sizeof(uint64_t));
	p->lexicon = o->lexicon;
	p->is_bare = o->is_bare;
	p->paths = o->paths;
	p->npath = o->npath;
	p->stdin_fd = o->stdin_fd;
	p->source = source_new(o->paths, o->npath, o->stdin_fd, d);
	if (source_count(p->source) == 0) {
		pile_close(p);
		return STATUS_NOT_FOUND;
	}
	if (!o->in_memory && o->state_dir && !has_stdin(o))
		open_index(p, o, d);
	find_todo(p);
	*out = p;
	return STATUS_OK;
}

/* Standard input, of which there is nothing left, is not asked for again. */
static void
drop_stdin(struct pile *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->todo.len; i++)
		if (!str_eq(source_file(p->source, p->todo.ptr[i]), STR_LIT("-")))
			p->todo.ptr[n++] = p->todo.ptr[i];
	p->todo.len = n;
}

enum status
pile_look_again(struct pile *p, size_t *gone, struct diag *d)
{
	struct source *now = source_new(p->paths, p->npath, p->stdin_fd, d);
	struct library_figures before;
	struct library_figures after;
	struct diag own;
	enum status status;

	*gone = 0;
	if (source_count(now) == 0) {
		source_free(now);
		return STATUS_NOT_FOUND;
	}
	source_free(p->source);
	p->source = now;
	library_figures(p->library, &before);
	diag_init(&own);
	status = forget_gone(p, p->library, &own);
	if (status != STATUS_OK && pile_to_memory(p, status, d)) {
		diag_clear(&own);
		status = forget_gone(p, p->library, &own);
	}
	diag_append(d, &own);
	diag_release(&own);
	library_figures(p->library, &after);
	*gone = before.articles - after.articles;
	find_todo(p);
	drop_stdin(p);
	p->is_again = false;
	return status;
}

enum status
pile_open_library(struct pile *p, struct diag *d)
{
	return p->library ? STATUS_OK : library_open(NULL, &p->library, d);
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
	free(p->keep_path);
	source_free(p->source);
	vec_release(&p->todo);
	map_release(&p->known);
	vec_release(&p->hashes);
	free(p->is_taken);
	buf_release(&p->left);
	free(p);
}

/* Written beside its place and renamed: whole or not at all. */
static bool
write_index(struct pile *p, struct diag *d)
{
	struct buf temporary;
	bool is_good;

	buf_init(&temporary);
	buf_addf(&temporary, "%s.%ld", p->keep_path, (long)getpid());
	(void)unlink(temporary.ptr);
	is_good = library_copy(p->library, temporary.ptr, d) == STATUS_OK;
	if (is_good && rename(temporary.ptr, p->keep_path) != 0) {
		diag_add(d, DIAG_ERROR, str_of(p->keep_path), 0, "cannot be written: %s",
		         strerror(errno));
		is_good = false;
	}
	if (!is_good)
		(void)unlink(temporary.ptr);
	buf_release(&temporary);
	return is_good;
}

bool
pile_keep(struct pile *p, struct diag *d)
{
	/* Another index is not to be put in place of one that was left. */
	bool is_there = p->is_kept ||
	                (!p->is_moved && p->keep_path && state_make_folder(p->state_dir, d) &&
	                 write_index(p, d));

	/* Where there is no room for an index, what was corrected may still find some. */
	return pile_note_corrections(p) || is_there;
}

const char *
pile_why_unkept(const struct pile *p)
{
	if (p->is_moved)
		return "the disk is full: it may not be there the next time";
	return p->keep_path ? "not kept: the index cannot be written, see :log"
	                    : "there is no index to keep it in";
}

bool
pile_has_place(const struct pile *p)
{
	return p->keep_path != NULL;
}

struct library *
pile_library(struct pile *p)
{
	return p->library;
}

bool
pile_is_kept(const struct pile *p)
{
	return p->is_kept;
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
