/* SPDX-License-Identifier: MIT */
/*
 * An article taken out of the library again: its text as it was put in, its
 * mentions with the entities they belong to now.
 */
#include "library/library_int.h"

#include <stdlib.h>

#include "library/page_int.h"
#include "library/recur.h"
#include "text/utf8.h"

#include "text/banned.h"

/* What a local could be of, those first that its article names: where these are
 * two, the others are not meant. */
static void
load_possible(struct library *lib, int64_t local, struct arena *arena,
              struct owner *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT p.entity, EXISTS (SELECT 1 FROM occurrences o"
		"  JOIN articles a ON a.seq = o.seq"
		"  WHERE o.entity = p.entity AND a.id = " LOCAL_ARTICLE_SQL("?1")
		"  AND o.names > 0) AS is_here FROM locals l"
		" JOIN possible p ON p.ident = l.ident"
		" JOIN entities e ON e.id = p.entity"
		" WHERE l.id = ?1 ORDER BY is_here DESC, e.slug LIMIT ?2");
	entity_id *ids = ARENA_ARRAY(arena, POSSIBLE_MAX, entity_id);
	uint32_t here = 0;
	uint32_t n = 0;

	db_int(st, 1, local);
	db_int(st, 2, POSSIBLE_MAX);
	while (n < POSSIBLE_MAX && db_row(lib, st)) {
		here += col_int(st, 1) != 0;
		ids[n++] = col_u32(st, 0);
	}
	db_reset(st);
	out->possible = ids;
	out->npossible = possible_count(here, n);
}

static struct owner *
load_owners(struct library *lib, article_id id, struct arena *arena, size_t *n)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT l.id, l.entity, l.link, l.why, e.kind,"
		" EXISTS (SELECT 1 FROM possible p WHERE p.ident = l.ident)"
		" FROM locals l"
		" LEFT JOIN entities e ON e.id = l.entity"
		" WHERE l.id BETWEEN ?1 AND ?2 ORDER BY l.id DESC");
	struct owner *owners = NULL;

	*n = 0;
	db_int(st, 1, LOCAL_ROW(id, 0));
	db_int(st, 2, LOCAL_ROW(id, LOCAL_MAX - 1));
	while (db_row(lib, st)) {
		size_t i = (size_t)(col_int(st, 0) & ((int64_t)LOCAL_MAX - 1));

		/* The last one first: it tells how many there may be. */
		if (!owners) {
			*n = i + 1;
			owners = ARENA_ARRAY(arena, *n, struct owner);
		}
		owners[i].entity = col_u32(st, 1);
		owners[i].link = (float)sqlite3_column_double(st, 2);
		owners[i].is_nothing = owners[i].entity == ENTITY_NONE &&
		                       owners[i].link < 0.0f;
		if (col_u32(st, 4) < KIND_COUNT)
			owners[i].kind = (enum kind)col_u32(st, 4);
		/* A reason that is none would be an index out of range. */
		if (col_int(st, 3) >= 0 && col_int(st, 3) < LINK_COUNT)
			owners[i].why = (enum link_reason)col_int(st, 3);
		if (col_int(st, 5) != 0)
			load_possible(lib, col_int(st, 0), arena, &owners[i]);
	}
	return owners;
}

void
owner_set(struct posting *p, uint32_t local, const struct owner *owners,
          size_t nowner)
{
	p->entity = ENTITY_NONE;
	p->link = 1.0f;
	p->why = LINK_SELF;
	p->npossible = 0;
	if (local != LOCAL_NONE && local < nowner &&
	    owners[local].entity != ENTITY_NONE) {
		p->entity = owners[local].entity;
		p->kind = owners[local].kind;
		p->link = link_of_form(p->form, owners[local].why,
		                       owners[local].link, &p->why);
		p->possible = owners[local].possible;
		p->npossible = owners[local].npossible;
	}
	p->confidence = p->score * p->link;
}

bool
postings_load(struct library *lib, article_id id, struct arena *arena,
              struct posting_at **out, size_t *n)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT postings FROM texts WHERE article = ?1");
	struct packed_posting *packed;
	struct owner *owners;
	size_t nowner;
	size_t kept = 0;
	bool is_good;

	*n = 0;
	db_int(st, 1, id);
	if (!db_row(lib, st))
		return false;
	is_good = unpack_postings(col_str(st, 0), arena, &packed, n);
	db_reset(st);
	if (!is_good)
		return db_damaged(lib, "the postings of an article make no sense");
	owners = load_owners(lib, id, arena, &nowner);
	*out = ARENA_ARRAY(arena, *n, struct posting_at);
	for (size_t i = 0; i < *n; i++) {
		if (packed[i].local < nowner && owners[packed[i].local].is_nothing)
			continue;
		(*out)[kept].p = packed[i].p;
		(*out)[kept].sentence = packed[i].sentence;
		owner_set(&(*out)[kept++].p, packed[i].local, owners, nowner);
	}
	*n = kept;
	return lib->error == 0;
}

/* Postings that would reach past the text are a damaged index, not a page. */
static bool
load_postings(struct library *lib, article_id id, struct page *p)
{
	struct posting_at *at = NULL;
	size_t n;
	size_t text_len = article_text(p->article).len;

	if (!postings_load(lib, id, &p->arena, &at, &n))
		return false;
	p->postings = ARENA_ARRAY(&p->arena, n, struct posting);
	p->nposting = n;
	for (size_t i = 0; i < n; i++) {
		if (span_end(at[i].p.at) > text_len)
			return db_damaged(lib,
				"a posting lies outside its article");
		p->postings[i] = at[i].p;
	}
	return true;
}

/* What article_new holds to be true is not so of a damaged index. */
bool
parts_of_frame(struct article_parts *parts, struct str frame, struct arena *arena)
{
	struct packed_frame f;

	/* What article_new holds to be true is not so of a damaged index. */
	if (utf8_check(parts->text) != parts->text.len ||
	    !unpack_frame(frame, parts->text.len, arena, &f))
		return false;
	parts->title = f.title;
	parts->date_at = f.date_at;
	parts->blocks = f.blocks;
	parts->nblock = f.nblock;
	parts->links = f.links;
	parts->nlink = f.nlink;
	parts->is_marked_up = f.is_marked_up;
	memcpy(parts->facts, f.facts, sizeof parts->facts);
	return true;
}

struct article *
article_of_frame(struct article_parts *parts, struct str frame, struct arena *arena)
{
	return parts_of_frame(parts, frame, arena) ? article_new(parts) : NULL;
}

/* Lines that recur over the source's articles are furniture, too. */
static bool
fold_recurring(struct library *lib, struct article_parts *parts, struct arena *arena)
{
	struct recur_text t = {
		.text = parts->text,
		.source = parts->source,
		.blocks = parts->blocks,
		.nblock = parts->nblock,
	};
	struct block *blocks = ARENA_ARRAY(arena, parts->nblock, struct block);

	if (parts->nblock == 0)
		return true;
	memcpy(blocks, parts->blocks, parts->nblock * sizeof *blocks);
	parts->blocks = blocks;
	return recur_fold(lib, &t, blocks);
}

static bool
load_article(struct library *lib, article_id id, bool folds, struct page *p)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT a.path, a.source, a.day, t.blocks, t.text"
		" FROM articles a JOIN texts t ON t.article = a.id"
		" WHERE a.id = ?1");
	struct article_parts parts;

	db_int(st, 1, id);
	if (!db_row(lib, st))
		return false;
	parts.path = col_str(st, 0);
	parts.source = col_str(st, 1);
	parts.date = day_from_key(col_int(st, 2));
	parts.text = col_str(st, 4);
	if (parts_of_frame(&parts, col_str(st, 3), &p->arena) &&
	    (!folds || fold_recurring(lib, &parts, &p->arena)))
		p->article = article_new(&parts);
	db_reset(st);
	return p->article ||
	       db_damaged(lib, "the text or the blocks of an article make no"
	                       " sense");
}

static enum status
load_page(struct library *lib, article_id id, bool folds, struct page **out,
          struct diag *d)
{
	struct page *p = xcalloc(1, sizeof *p);
	enum status status;

	*out = NULL;
	db_clear_error(lib);
	arena_init(&p->arena);
	p->id = id;
	if (load_article(lib, id, folds, p) && load_postings(lib, id, p)) {
		*out = p;
		return STATUS_OK;
	}
	page_free(p);
	status = db_status(lib, d);
	if (status != STATUS_OK)
		return status;
	diag_add(d, DIAG_ERROR, STR_EMPTY, 0,
	         "the article is no longer in the library");
	return STATUS_NOT_FOUND;
}

enum status
library_page(struct library *lib, article_id id, struct page **out, struct diag *d)
{
	return load_page(lib, id, false, out, d);
}

enum status
library_page_folded(struct library *lib, article_id id, struct page **out,
                    struct diag *d)
{
	return load_page(lib, id, true, out, d);
}

void
page_free(struct page *p)
{
	if (!p)
		return;
	article_free(p->article);
	arena_release(&p->arena);
	free(p);
}
