/* SPDX-License-Identifier: MIT */
/*
 * "The Russian defense minister", said in an article that does not name him.
 * Such a local seeks the holder of an office among the people that other
 * articles give that office to; who it is depends on when the article was
 * written.  Runs after all blocks, when the holders are known entities.
 * Seekers that nobody answers are a block of their own: an unknown minister is
 * the same unknown minister in every article.
 */
#include "library/library_int.h"

#include "text/banned.h"

struct holders {
	struct office_holder *ptr; /* by date, id, former: no order of arrival */
	entity_id *ids;
	size_t len;
	entity_id *people; /* each of ids once */
	bool *is_here;     /* of people, for the article that asks */
	size_t npeople;
};

/* Few people hold one office. */
static size_t
person_index(const struct holders *h, entity_id id)
{
	size_t i = 0;

	while (i < h->npeople && h->people[i] != id)
		i++;
	return i;
}

static void
load_holders(struct library *lib, int64_t office, struct arena *arena,
             struct holders *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT DISTINCT a.day, e.slug, r.former, e.id FROM roles r"
		" JOIN entities e ON e.id = r.entity"
		" JOIN articles a ON a.id = " LOCAL_ARTICLE_SQL("r.local")
		" WHERE r.key = ?1 ORDER BY a.day, e.slug, r.former");
	struct {
		struct office_holder *ptr;
		size_t len;
		size_t cap;
	} holders;
	VEC(entity_id) ids;

	vec_init(&holders);
	vec_init(&ids);
	db_int(st, 1, office);
	while (db_row(lib, st)) {
		struct office_holder h = {
			.entity = arena_str(arena, col_str(st, 1)),
			.written = day_from_key(col_int(st, 0)),
			.is_former = col_int(st, 2) != 0,
		};

		vec_push(&holders, h);
		vec_push(&ids, col_u32(st, 3));
	}
	out->len = holders.len;
	out->ptr = ARENA_ARRAY(arena, holders.len, struct office_holder);
	out->ids = ARENA_ARRAY(arena, holders.len, entity_id);
	for (size_t i = 0; i < holders.len; i++) {
		out->ptr[i] = holders.ptr[i];
		out->ids[i] = ids.ptr[i];
	}
	vec_release(&holders);
	vec_release(&ids);
	out->people = ARENA_ARRAY(arena, out->len, entity_id);
	out->is_here = ARENA_ARRAY(arena, out->len, bool);
	out->npeople = 0;
	for (size_t i = 0; i < out->len; i++)
		if (person_index(out, out->ids[i]) == out->npeople)
			out->people[out->npeople++] = out->ids[i];
}

/* Does an article name this person, other than by an office? */
static bool
names_person(struct library *lib, int64_t seq, entity_id id)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT 1 FROM occurrences WHERE entity = ?1 AND seq = ?2"
		" AND names + names_furniture > 0");

	db_int(st, 1, id);
	db_int(st, 2, seq);
	return db_value(lib, st, 0) != 0;
}

static entity_id
answer(struct library *lib, const struct holders *holders, const struct member *m,
       enum link_reason *why)
{
	size_t i;

	if (holders->len == 0)
		return ENTITY_NONE;
	for (i = 0; i < holders->npeople; i++)
		holders->is_here[i] = names_person(lib, m->seq, holders->people[i]);
	for (i = 0; i < holders->len; i++)
		holders->ptr[i].is_here =
			holders->is_here[person_index(holders, holders->ids[i])];
	i = resolve_office(m->facts.written, holders->ptr, holders->len);
	if (i == SIZE_MAX)
		return ENTITY_NONE;
	*why = holders->ptr[i].is_here ? LINK_HOLDER : LINK_OFFICE;
	return holders->ids[i];
}

/* Seekers in reading order. */
static bool
load_seekers(struct library *lib, int64_t office, struct arena *arena,
             struct member_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT l.id, a.seq, l.entity, l.link, f.packed, l.why FROM locals l"
		" JOIN articles a ON a.id = " LOCAL_ARTICLE_SQL("l.id")
		" JOIN facts f ON f.id = l.id"
		" WHERE l.office = ?1 ORDER BY a.seq, l.id");

	vec_clear(out);
	db_int(st, 1, office);
	while (db_row(lib, st)) {
		struct member m = {
			.row = col_int(st, 0),
			.seq = col_int(st, 1),
			.entity = col_u32(st, 2),
			.link = (float)sqlite3_column_double(st, 3),
			.why = (enum link_reason)col_int(st, 5),
		};

		if (!local_unpack(col_str(st, 4), arena, &m.facts)) {
			db_reset(st);
			return db_damaged(lib, "facts of another version");
		}
		vec_push(out, m);
	}
	return lib->error == 0;
}

static bool
link_seeker(struct library *lib, const struct member *m, entity_id found,
            enum link_reason why)
{
	struct link_change c = {
		.local = m->row,
		.seq = m->seq,
		.old = m->entity,
		.new = found,
		.link = found == ENTITY_NONE ? 0.0f : link_reason_sure(why),
		.why = why,
		.facts = &m->facts,
	};

	if (c.old == c.new && m->why == c.why && m->link >= c.link &&
	    m->link <= c.link)
		return true;
	return link_move(lib, &c) &&
	       (c.old == ENTITY_NONE || entity_touch(lib, c.old)) &&
	       (c.new == ENTITY_NONE || entity_touch(lib, c.new));
}

/* Links those that are answered; the others that have an id for the unknown
 * are left in `seekers`. */
static bool
answer_seekers(struct library *lib, const struct holders *holders,
               struct member_vec *seekers)
{
	size_t kept = 0;

	for (size_t i = 0; i < seekers->len; i++) {
		struct member m = seekers->ptr[i];
		enum link_reason why = LINK_SELF;
		entity_id found = answer(lib, holders, &m, &why);

		if (found == ENTITY_NONE && m.facts.fixed.len > 0)
			seekers->ptr[kept++] = m;
		else if (!link_seeker(lib, &m, found, why))
			return false;
	}
	seekers->len = kept;
	return true;
}

/* The block of the unanswered has the office's key for a name; it is made when
 * it is needed. */
static int64_t
block_of(struct library *lib, int64_t office, bool is_needed)
{
	sqlite3_stmt *st = is_needed
		? db_get(lib, "INSERT OR IGNORE INTO blocks(name)"
		              " SELECT key FROM offices WHERE id = ?1")
		: NULL;

	db_int(st, 1, office);
	if (is_needed && !db_run(lib, st))
		return 0;
	st = db_get(lib, "SELECT b.id FROM offices o"
	                 " JOIN blocks b ON b.name = o.key WHERE o.id = ?1");
	db_int(st, 1, office);
	return db_value(lib, st, 0);
}

static bool
settle_office(struct library *lib, int64_t office, struct arena *arena,
              struct member_vec *seekers)
{
	struct holders holders;
	int64_t block;

	if (!load_seekers(lib, office, arena, seekers))
		return false;
	if (seekers->len > 0) {
		load_holders(lib, office, arena, &holders);
		if (lib->error != 0 || !answer_seekers(lib, &holders, seekers))
			return false;
	}
	block = block_of(lib, office, seekers->len > 0);
	if (block == 0)
		return lib->error == 0;
	return block_resolve(lib, block, seekers, arena);
}

static bool
forget_offices(struct library *lib)
{
	return db_exec(lib,
		"DELETE FROM offices WHERE id IN (SELECT id FROM dirty_offices)"
		" AND NOT EXISTS (SELECT 1 FROM roles WHERE key = offices.id)"
		" AND NOT EXISTS (SELECT 1 FROM locals WHERE office = offices.id)");
}

bool
office_settle(struct library *lib)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id FROM dirty_offices ORDER BY id");
	struct arena arena;
	struct member_vec seekers;
	bool is_good = true;

	arena_init(&arena);
	vec_init(&seekers);
	while (is_good && db_row(lib, st)) {
		is_good = settle_office(lib, col_int(st, 0), &arena, &seekers);
		arena_clear(&arena);
	}
	db_reset(st);
	vec_release(&seekers);
	arena_release(&arena);
	return lib->error == 0 && forget_offices(lib);
}
