/* SPDX-License-Identifier: MIT */
/*
 * Corrections of places and words, replayed in one article.  What was recognized
 * is kept aside the first time, and every replay begins there, so that the
 * outcome depends on the corrections that there are and not on those that were.
 */
#include "library/correct_int.h"

#include <stdlib.h>

#include "library/pack_int.h"
#include "text/map.h"
#include "text/utf8.h"

#include "text/banned.h"

/* An article while it is being corrected. */
struct patch {
	struct str text;     /* borrowed from the arena */
	struct day written;
	struct block *blocks;
	size_t nblock;
	VEC(struct packed_posting) postings;
	VEC(struct local) locals;
	struct arena arena;
};

int64_t
content_of(struct str text)
{
	return (int64_t)hash_bytes(text.ptr, text.len);
}

/* ------------------------------------------------------------------- originals */

static bool
has_original(struct library *lib, article_id id)
{
	sqlite3_stmt *st = db_get(lib, "SELECT 1 FROM originals WHERE article = ?1");

	db_int(st, 1, id);
	return db_value(lib, st, 0) != 0;
}

static bool
run_on(struct library *lib, const char *sql, article_id id)
{
	sqlite3_stmt *st = db_get(lib, sql);

	db_int(st, 1, id);
	db_int(st, 2, LOCAL_ROW(id, 0));
	db_int(st, 3, LOCAL_ROW(id, LOCAL_MAX - 1));
	return db_run(lib, st);
}

static bool
keep_original(struct library *lib, article_id id)
{
	return has_original(lib, id) ||
	       (run_on(lib, "INSERT INTO originals SELECT article, postings"
	                    " FROM texts WHERE article = ?1", id) &&
	        run_on(lib, "INSERT INTO original_facts SELECT id, packed FROM facts"
	                    " WHERE ?1 AND id BETWEEN ?2 AND ?3", id));
}

bool
original_forget(struct library *lib, article_id id)
{
	return run_on(lib, "DELETE FROM originals WHERE article = ?1", id) &&
	       run_on(lib, "DELETE FROM original_facts"
	                   " WHERE ?1 AND id BETWEEN ?2 AND ?3", id);
}

static bool
load_locals(struct library *lib, article_id id, struct patch *p)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id, packed FROM original_facts"
		" WHERE id BETWEEN ?1 AND ?2 ORDER BY id");

	db_int(st, 1, LOCAL_ROW(id, 0));
	db_int(st, 2, LOCAL_ROW(id, LOCAL_MAX - 1));
	while (db_row(lib, st)) {
		size_t n = (size_t)(col_int(st, 0) & ((int64_t)LOCAL_MAX - 1));
		struct local none = {0};
		struct local l;

		/* Those that nothing mentions have no row. */
		while (p->locals.len < n)
			vec_push(&p->locals, none);
		if (!local_unpack(col_str(st, 1), &p->arena, &l)) {
			db_reset(st);
			return db_damaged(lib, "facts of another version");
		}
		vec_push(&p->locals, l);
	}
	return lib->error == 0;
}

static bool
load_patch(struct library *lib, article_id id, struct patch *p)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT t.text, t.blocks, o.postings, a.day FROM originals o"
		" JOIN texts t ON t.article = o.article"
		" JOIN articles a ON a.id = o.article WHERE o.article = ?1");
	struct packed_frame frame;
	struct packed_posting *postings;
	size_t n;

	db_int(st, 1, id);
	if (!db_row(lib, st))
		return false;
	p->text = arena_str(&p->arena, col_str(st, 0));
	p->written = day_from_key(col_int(st, 3));
	if (!unpack_frame(col_str(st, 1), p->text.len, &p->arena, &frame) ||
	    !unpack_postings(col_str(st, 2), &p->arena, &postings, &n)) {
		db_reset(st);
		return db_damaged(lib, "what was recognized makes no sense");
	}
	db_reset(st);
	p->blocks = frame.blocks;
	p->nblock = frame.nblock;
	for (size_t i = 0; i < n; i++) {
		if (span_end(postings[i].p.at) > p->text.len)
			return db_damaged(lib, "a posting lies outside its article");
		vec_push(&p->postings, postings[i]);
	}
	return load_locals(lib, id, p);
}

/* -------------------------------------------------------------------- spellings */

/* As a spelling is kept: white space made plain. */
static struct str
spelling(struct patch *p, struct span at)
{
	struct str s = str_at(p->text, at);
	struct buf b;
	struct str out;
	size_t len;

	buf_init(&b);
	for (size_t off = 0; off < s.len; off += len) {
		uint32_t cp = utf8_get(s, off, &len);

		if (!utf8_is_space(cp))
			buf_add(&b, str_sub(s, off, off + len));
		else if (b.len > 0 && b.ptr[b.len - 1] != ' ')
			buf_add_char(&b, ' ');
	}
	out = arena_str(&p->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* One mention more (by = 1) or less (by = -1) of a spelling. */
static void
count_spelling(struct patch *p, struct local *l, const struct posting *m, int by)
{
	struct str text = spelling(p, m->at);
	struct local_alias *aliases = ARENA_ARRAY(&p->arena, l->nalias + 1, struct local_alias);
	uint32_t n = 0;
	bool is_found = false;

	for (uint32_t i = 0; i < l->nalias; i++) {
		struct local_alias a = l->aliases[i];

		if (!is_found && a.form == m->form && str_eq(a.text, text)) {
			is_found = true;
			a.count = by > 0 ? a.count + 1 : a.count - 1;
		}
		if (a.count > 0)
			aliases[n++] = a;
	}
	if (!is_found && by > 0)
		aliases[n++] = (struct local_alias){.text = text, .count = 1, .form = m->form};
	l->aliases = aliases;
	l->nalias = n;
}

/* --------------------------------------------------------------------- changes */

static void
detach(struct patch *p, size_t i)
{
	const struct packed_posting *m = &p->postings.ptr[i];

	if (m->local != LOCAL_NONE && m->local < p->locals.len)
		count_spelling(p, &p->locals.ptr[m->local], &m->p, -1);
}

static void
remove_posting(struct patch *p, size_t i)
{
	detach(p, i);
	p->postings.len--;
	for (; i < p->postings.len; i++)
		p->postings.ptr[i] = p->postings.ptr[i + 1];
}

static bool
overlaps(struct span a, struct span b)
{
	return a.off < span_end(b) && b.off < span_end(a);
}

/* Index of the posting at exactly this span, others that touch it being taken
 * out; where it belongs if there is none (*is_there false). */
static size_t
clear_place(struct patch *p, struct span at, bool *is_there)
{
	size_t i = 0;

	*is_there = false;
	while (i < p->postings.len) {
		const struct posting *m = &p->postings.ptr[i].p;

		if (m->at.off == at.off && m->at.len == at.len) {
			*is_there = true;
			return i;
		}
		if (overlaps(m->at, at))
			remove_posting(p, i);
		else if (m->at.off > at.off)
			break;
		else
			i++;
	}
	return i;
}

/* Only what stands at just this place: another reading of it is another thing. */
static void
take_away(struct patch *p, struct span at)
{
	for (size_t i = 0; i < p->postings.len; i++) {
		struct span m = p->postings.ptr[i].p.at;

		if (m.off == at.off && m.len == at.len) {
			remove_posting(p, i);
			return;
		}
	}
}

/* The local of what a correction names, made if it is new here. */
static uint32_t
local_of(struct patch *p, const struct renaming *to)
{
	struct local l = {
		.kind = to->kind,
		.name = to->name,
		.key = to->to,
		.fixed = to->to,
		.from = DAY_NONE,
		.to = DAY_NONE,
		.written = p->written,
		.confidence = 1.0f,
	};
	struct buf block;

	buf_init(&block);
	buf_addf(&block, CORRECTION_BLOCK "%.*s", STR_ARG(to->to));
	for (size_t i = 0; i < p->locals.len; i++) {
		if (str_eq(p->locals.ptr[i].block, buf_str(&block))) {
			buf_release(&block);
			return (uint32_t)i;
		}
	}
	l.block = arena_str(&p->arena, buf_str(&block));
	buf_release(&block);
	vec_push(&p->locals, l);
	return (uint32_t)(p->locals.len - 1);
}

static bool
is_furniture(const struct patch *p, struct span at)
{
	for (size_t i = 0; i < p->nblock; i++)
		if (overlaps(p->blocks[i].at, at))
			return p->blocks[i].kind == BLOCK_FURNITURE;
	return false;
}

static void
insert_posting(struct patch *p, size_t i, struct span at)
{
	struct packed_posting m = {
		.p = {.at = at, .form = FORM_NAME, .is_furniture = is_furniture(p, at)},
		.local = LOCAL_NONE,
		/* That of the mention before it: near enough for what goes by it. */
		.sentence = i > 0 ? p->postings.ptr[i - 1].sentence : 0,
	};

	vec_push(&p->postings, m);
	for (size_t k = p->postings.len - 1; k > i; k--)
		p->postings.ptr[k] = p->postings.ptr[k - 1];
	p->postings.ptr[i] = m;
}

/* What is at `at` belongs to `to`, or to nothing. */
static void
assign(struct patch *p, struct span at, const struct renaming *to)
{
	struct packed_posting *m;
	bool is_there;
	size_t i;

	if (to->to.len == 0) {
		take_away(p, at);
		return;
	}
	i = clear_place(p, at, &is_there);
	if (is_there)
		detach(p, i);
	else
		insert_posting(p, i, at);
	m = &p->postings.ptr[i];
	m->local = local_of(p, to);
	m->p.kind = to->kind;
	m->p.rule = RULE_CORRECTION;
	m->p.score = 1.0f;
	m->p.value = STR_EMPTY;
	count_spelling(p, &p->locals.ptr[m->local], &m->p, 1);
}

/* ---------------------------------------------------------------------- words */

static bool
is_word_at(struct str s, size_t off)
{
	size_t len;
	uint32_t cp;

	if (off >= s.len)
		return false;
	cp = utf8_get(s, off, &len);
	return utf8_is_letter(cp) || utf8_is_digit(cp);
}

bool
words_next(struct str text, struct str words, size_t *off, struct span *at)
{
	size_t found;

	while (words.len > 0 &&
	       (found = str_find(str_sub(text, *off, text.len), words)) != SIZE_MAX) {
		*at = (struct span){(uint32_t)(*off + found), (uint32_t)words.len};
		*off = span_end(*at);
		if (!is_word_at(text, *off) &&
		    (at->off == 0 || !is_word_at(text, utf8_prev(text, at->off))))
			return true;
	}
	return false;
}

static bool
is_free(const struct patch *p, struct span at)
{
	for (size_t i = 0; i < p->postings.len; i++)
		if (overlaps(p->postings.ptr[i].p.at, at))
			return false;
	return true;
}

/* Wherever the words stand and nothing else was recognized. */
static void
assign_words(struct patch *p, struct str words, const struct renaming *to)
{
	size_t off = 0;
	struct span at;

	while (words_next(p->text, words, &off, &at))
		if (is_free(p, at))
			assign(p, at, to);
}

/* ------------------------------------------------------------------- the replay */

/* False if there is none for this article. */
static bool
replay(struct library *lib, struct patch *p)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT level, off, len, what, slug, kind, name FROM corrections"
		" WHERE (level = ?1 AND content = ?2) OR level = ?3 ORDER BY id");
	bool is_any = false;

	db_int(st, 1, LEVEL_PLACE);
	db_int(st, 2, content_of(p->text));
	db_int(st, 3, LEVEL_WORDS);
	while (db_row(lib, st)) {
		struct span at = {col_u32(st, 1), col_u32(st, 2)};
		struct renaming to = {
			.to = arena_str(&p->arena, col_str(st, 4)),
			.kind = (enum kind)col_u32(st, 5),
			.name = arena_str(&p->arena, col_str(st, 6)),
		};

		if (to.kind >= KIND_COUNT)
			continue;
		is_any = true;
		if (col_u32(st, 0) == LEVEL_WORDS)
			assign_words(p, arena_str(&p->arena, col_str(st, 3)), &to);
		else if ((uint64_t)at.off + at.len <= p->text.len &&
		         str_eq(str_at(p->text, at), col_str(st, 3)))
			assign(p, at, &to);
	}
	return is_any;
}

static bool
write_locals(struct library *lib, article_id id, const struct patch *p)
{
	struct tally *tallies = xcalloc(p->locals.len + 1, sizeof *tallies);
	bool is_good = true;

	for (size_t i = 0; i < p->postings.len; i++) {
		const struct packed_posting *m = &p->postings.ptr[i];

		if (m->local != LOCAL_NONE && m->local < p->locals.len)
			tally_add(&tallies[m->local], m->p.at, m->p.form,
			          m->p.is_furniture);
	}
	for (size_t i = 0; i < p->locals.len && is_good; i++)
		if (tally_count(&tallies[i]) > 0)
			is_good = local_insert(lib, LOCAL_ROW(id, i), &p->locals.ptr[i],
			                       &tallies[i]);
	free(tallies);
	return is_good;
}

static bool
write_postings(struct library *lib, article_id id, const struct patch *p)
{
	sqlite3_stmt *st = db_get(lib, "UPDATE texts SET postings = ?2 WHERE article = ?1");
	struct buf packed;
	bool is_good;

	buf_init(&packed);
	pack_posting_list(&packed, p->postings.ptr, p->postings.len);
	db_int(st, 1, id);
	db_blob(st, 2, buf_str(&packed));
	is_good = db_run(lib, st);
	buf_release(&packed);
	return is_good;
}

static bool
rewrite(struct library *lib, article_id id, bool *is_any)
{
	struct patch p = {0};
	bool is_good;

	vec_init(&p.postings);
	vec_init(&p.locals);
	arena_init(&p.arena);
	is_good = load_patch(lib, id, &p);
	if (is_good) {
		*is_any = replay(lib, &p);
		is_good = lib->error == 0 && article_unlink(lib, id) &&
		          write_locals(lib, id, &p) && write_postings(lib, id, &p);
	}
	vec_release(&p.postings);
	vec_release(&p.locals);
	arena_release(&p.arena);
	return is_good;
}

bool
correct_article(struct library *lib, article_id id)
{
	bool is_any = false;

	if (!keep_original(lib, id) || !rewrite(lib, id, &is_any))
		return false;
	return is_any || original_forget(lib, id);
}

/* True if an article that is new to the library has any. */
static bool
is_concerned(struct library *lib, struct str text)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT 1 FROM corrections WHERE (level = ?1 AND content = ?2)"
		" OR (level = ?3 AND instr(?4, what)) LIMIT 1");

	db_int(st, 1, LEVEL_PLACE);
	db_int(st, 2, content_of(text));
	db_int(st, 3, LEVEL_WORDS);
	db_text(st, 4, text);
	return db_value(lib, st, 0) != 0;
}

bool
correct_new_article(struct library *lib, article_id id, struct str text)
{
	if (!lib->has_corrections || !is_concerned(lib, text))
		return lib->error == 0;
	return correct_article(lib, id);
}
