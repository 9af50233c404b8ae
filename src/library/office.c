/* SPDX-License-Identifier: MIT */
/*
 * "The Russian defense minister", said in an article that does not name him.
 * Such a local seeks the holder of an office among the people that other
 * articles give that office to; who it is depends on when the article was
 * written.  Runs after all blocks, when the holders are known entities.
 * Seekers that nobody answers are of one entity: an unknown minister is the same
 * unknown minister in every article.
 */
#include "library/library_int.h"

#include "text/banned.h"

/* Questions that are asked between two looks at the clock: whether an article
 * names one of the people who held the office; and what each seeker costs besides,
 * in questions. */
#define HELPING 1024
#define SEEKER_COST 8

struct seeker {
	int64_t local;
	int64_t seq;
	entity_id entity; /* so far */
	float link;       /* so far */
	enum link_reason why;
	struct local facts;
};

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

/*
 * "Former President Mahama" does not say whose; of one who held this office, it
 * is this.
 */
#define FORMER_OF_UNSAID \
	" UNION SELECT r.day, r.former, r.entity" \
	" FROM (SELECT DISTINCT entity, office FROM roles WHERE key = ?1) AS h" \
	" CROSS JOIN roles r ON r.entity = h.entity AND r.office = h.office" \
	" WHERE r.former AND r.of = ''"

static void
load_holders(struct library *lib, int64_t office, struct arena *arena,
             struct holders *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT r.day, e.slug, r.former, e.id FROM"
		" (SELECT day, former, entity FROM roles WHERE key = ?1" FORMER_OF_UNSAID ") AS r"
		" JOIN entities e ON e.id = r.entity"
		" ORDER BY r.day, e.slug, r.former");
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
		" AND names > 0");

	db_int(st, 1, id);
	db_int(st, 2, seq);
	return db_value(lib, st, 0) != 0;
}

static entity_id
answer(struct library *lib, const struct holders *holders, const struct seeker *m,
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
	i = resolve_office(m->facts.written, holders->ptr, holders->len, why);
	if (i == SIZE_MAX)
		return ENTITY_NONE;
	return holders->ids[i];
}

/* ------------------------------------------------------------------- one seeker */

/* The unknown who holds the office, as corrections have it; their id is empty if
 * it is nothing. `name` is what they are called otherwise. */
static bool
unknown(struct library *lib, int64_t block, const struct local *facts, struct str name,
        struct arena *arena, struct entity *out, uint32_t *weight)
{
	struct resolved r = {.entities = out, .nentity = 1};

	*out = (struct entity){
		.id = facts->fixed,
		.kind = facts->kind,
		.name = name,
		.counted = STR_EMPTY,
		.part_of = STR_EMPTY,
		.part_of_name = STR_EMPTY,
		.place = STR_EMPTY,
		.confidence = link_reason_sure(LINK_UNKNOWN),
	};
	*weight = 1;
	return correct_groups(lib, block, &r, weight, arena);
}

static bool
link_seeker(struct library *lib, const struct seeker *m, entity_id found,
            float link, enum link_reason why)
{
	struct link_change c = {
		.old = m->entity, .new = found, .link = link, .why = why,
		.facts = &m->facts,
	};

	if (c.old == c.new && m->why == c.why && m->link >= c.link &&
	    m->link <= c.link)
		return true;
	return link_local(lib, m->local, &c);
}

static bool
settle_seeker(struct library *lib, const struct holders *holders, int64_t block,
              const struct seeker *m, struct arena *arena)
{
	enum link_reason why = LINK_SELF;
	entity_id found = answer(lib, holders, m, &why);
	float link = found == ENTITY_NONE ? 0.0f : link_reason_sure(why);

	if (found == ENTITY_NONE && m->facts.fixed.len > 0) {
		struct entity e;
		uint32_t weight;

		if (!unknown(lib, block, &m->facts, m->facts.name, arena, &e, &weight))
			return false;
		why = LINK_UNKNOWN;
		/* Below 0: somebody said that it is nothing. */
		link = -1.0f;
		if (e.id.len > 0) {
			found = entity_intern(lib, e.id, e.kind);
			link = link_reason_sure(why);
		}
	}
	return lib->error == 0 && link_seeker(lib, m, found, link, why);
}

/* Row of a local that is to be asked about, 0 for an office that is only to be
 * looked at. */
static bool
settle_one(struct library *lib, const struct holders *holders, int64_t block,
           int64_t local)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT a.seq, l.entity, l.link, l.why, f.packed FROM locals l"
		" JOIN articles a ON a.id = " LOCAL_ARTICLE_SQL("l.id")
		" JOIN facts f ON f.id = l.id WHERE l.id = ?1");
	struct seeker m = {.local = local};
	struct arena arena;
	bool is_good;

	db_int(st, 1, local);
	if (local == 0 || !db_row(lib, st))
		return lib->error == 0;
	arena_init(&arena);
	m.seq = col_int(st, 0);
	m.entity = col_u32(st, 1);
	m.link = (float)sqlite3_column_double(st, 2);
	m.why = (enum link_reason)col_int(st, 3);
	is_good = local_unpack(col_str(st, 4), &arena, &m.facts);
	db_reset(st);
	is_good = is_good ? settle_seeker(lib, holders, block, &m, &arena)
	                  : db_damaged(lib, "facts of another version");
	arena_release(&arena);
	return is_good;
}

/* ------------------------------------------------------------------- one office */

/* The block of the unknown has the office's key for a name. */
static int64_t
block_of(struct library *lib, int64_t office)
{
	sqlite3_stmt *st = db_get(lib, "INSERT OR IGNORE INTO blocks(name)"
	                               " SELECT key FROM offices WHERE id = ?1");

	db_int(st, 1, office);
	if (!db_run(lib, st))
		return 0;
	st = db_get(lib, "SELECT b.id FROM offices o"
	                 " JOIN blocks b ON b.name = o.key WHERE o.id = ?1");
	db_int(st, 1, office);
	return db_value(lib, st, 0);
}

static bool
forget_block(struct library *lib, int64_t block)
{
	sqlite3_stmt *st = db_get(lib, "DELETE FROM blocks WHERE id = ?1");

	db_int(st, 1, block);
	return db_run(lib, st);
}

/* What a seeker of the office says of the unknown becomes a row of groups. */
static bool
write_unknown(struct library *lib, struct group_list *list, entity_id id, int64_t local,
              struct arena *arena)
{
	sqlite3_stmt *st = db_get(lib, "SELECT packed FROM facts WHERE id = ?1");
	struct local facts;
	struct entity e;
	uint32_t weight;
	bool is_good;

	db_int(st, 1, local);
	if (!db_row(lib, st))
		return lib->error == 0;
	is_good = local_unpack(col_str(st, 0), arena, &facts) ||
	          db_damaged(lib, "facts of another version");
	db_reset(st);
	is_good = is_good &&
	          unknown(lib, list->block, &facts, entity_best_name(lib, id, arena), arena,
	                  &e, &weight) &&
	          (e.id.len == 0 || groups_put(lib, list, &e, weight, &id));
	return is_good;
}

struct unknown_vec {
	struct {
		entity_id entity;
		int64_t local; /* one of those who seek them */
	} *ptr;
	size_t len;
	size_t cap;
};

static void
find_unknown(struct library *lib, int64_t office, struct unknown_vec *out)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT entity, min(id) FROM locals WHERE office = ?1"
		" AND why = ?2 GROUP BY entity");

	db_int(st, 1, office);
	db_int(st, 2, LINK_UNKNOWN);
	while (db_row(lib, st)) {
		vec_reserve(out);
		out->ptr[out->len].entity = col_u32(st, 0);
		out->ptr[out->len++].local = col_int(st, 1);
	}
}

/* Whoever is not known to hold the office: there, as long as somebody speaks of
 * them. */
static bool
settle_unknown(struct library *lib, int64_t office, int64_t block)
{
	struct unknown_vec all;
	struct group_list list;
	struct arena arena;
	bool is_good;

	arena_init(&arena);
	vec_init(&all);
	is_good = groups_begin(lib, block, &arena, &list);
	find_unknown(lib, office, &all);
	for (size_t i = 0; i < all.len && is_good; i++)
		is_good = write_unknown(lib, &list, all.ptr[i].entity, all.ptr[i].local,
		                        &arena);
	is_good = groups_end(lib, &list) && is_good &&
	          (all.len > 0 || forget_block(lib, block));
	vec_release(&all);
	arena_release(&arena);
	return is_good && lib->error == 0;
}

static bool
forget_office(struct library *lib, int64_t office)
{
	sqlite3_stmt *st = db_get(lib,
		"DELETE FROM offices WHERE id = ?1"
		" AND NOT EXISTS (SELECT 1 FROM roles WHERE key = ?1)"
		" AND NOT EXISTS (SELECT 1 FROM locals WHERE office = ?1)");

	db_int(st, 1, office);
	/* An article that is gone may have left a word that somebody is to look. */
	return db_run(lib, st) &&
	       (sqlite3_changes(lib->db) == 0 ||
	        db_run_for(lib, "DELETE FROM dirty_seekers WHERE office = ?1", office));
}

/* Asks about some of an office's seekers, and takes them from the list. */
static bool
settle_helping(struct library *lib, int64_t office)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT id FROM dirty_seekers WHERE office = ?1 ORDER BY id LIMIT ?2");
	struct holders holders;
	struct arena arena;
	int64_t block = block_of(lib, office);
	bool is_good = block != 0;
	int64_t last = 0;

	arena_init(&arena);
	load_holders(lib, office, &arena, &holders);
	db_int(st, 1, office);
	db_int(st, 2, 1 + HELPING / (SEEKER_COST + (int64_t)holders.npeople));
	while (is_good && db_row(lib, st)) {
		last = col_int(st, 0);
		is_good = settle_one(lib, &holders, block, last);
	}
	db_reset(st);
	arena_release(&arena);
	st = db_get(lib, "DELETE FROM dirty_seekers WHERE office = ?1 AND id <= ?2");
	db_int(st, 1, office);
	db_int(st, 2, last);
	return is_good && db_run(lib, st) && settle_unknown(lib, office, block) &&
	       forget_office(lib, office);
}

/* -------------------------------------------------------------------- all of them */

/* Does anybody speak of the office without a name, or did so before?  Of most
 * nobody does ("president", of nothing that is said), and those have the most
 * holders. */
static bool
is_sought(struct library *lib, int64_t office)
{
	sqlite3_stmt *st = db_get(lib,
		"SELECT EXISTS (SELECT 1 FROM locals WHERE office = ?1)"
		" OR EXISTS (SELECT 1 FROM offices o JOIN blocks b ON b.name = o.key"
		"  WHERE o.id = ?1)");

	db_int(st, 1, office);
	return db_value(lib, st, 0) != 0;
}

/* Where the holders are others, everybody is asked about. */
static bool
mark_seekers(struct library *lib, const struct patience *p)
{
	while (patience_lasts(p)) {
		int64_t office = db_value(lib, db_get(lib,
			"SELECT id FROM dirty_offices LIMIT 1"), 0);
		bool is_good;

		if (office == 0)
			break;
		is_good = is_sought(lib, office)
			? db_run_for(lib, "INSERT OR IGNORE INTO dirty_seekers"
			                  " SELECT ?1, id FROM locals WHERE office = ?1", office) &&
			  db_run_for(lib, "INSERT OR IGNORE INTO dirty_seekers"
			                  " VALUES(?1, 0)", office)
			: forget_office(lib, office);
		if (!is_good ||
		    !db_run_for(lib, "DELETE FROM dirty_offices WHERE id = ?1", office))
			return false;
	}
	return lib->error == 0;
}

bool
office_mark_unsaid(struct library *lib, int64_t ident)
{
	/* One more who says what others said that month changes nothing. */
	return db_run_for(lib,
		"INSERT OR IGNORE INTO dirty_offices"
		" SELECT q.key FROM roles r CROSS JOIN roles q"
		"  ON q.entity = r.entity AND q.office = r.office AND q.of <> ''"
		" WHERE r.ident = ?1 AND r.former AND r.of = '' AND r.entity <> 0"
		" AND NOT EXISTS (SELECT 1 FROM roles o WHERE o.entity = r.entity"
		"  AND o.office = r.office AND o.of = '' AND o.former AND o.day = r.day"
		"  AND o.ident <> r.ident)", ident);
}

bool
office_settle(struct library *lib, const struct patience *p)
{
	if (!mark_seekers(lib, p))
		return false;
	while (patience_lasts(p)) {
		int64_t office = db_value(lib, db_get(lib,
			"SELECT office FROM dirty_seekers LIMIT 1"), 0);

		if (office == 0)
			break;
		if (!settle_helping(lib, office))
			return false;
	}
	return lib->error == 0;
}
