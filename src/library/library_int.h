/* SPDX-License-Identifier: MIT */
/*
 * Inside of the library: the connection, its statements, and the steps that
 * the files of this folder share.  SQL stands where it is used; db_get() keeps
 * one prepared statement for each place.  The tables are in schema.c.
 *
 * An error of SQLite is *latched* in the library, so that a chain of calls can
 * be written as if all went well: every further step answers "no row".  Public
 * functions that return a status clear it first and turn it into a sentence at
 * their end; the others then answer with nothing, and the first such failure is
 * kept until library_check() tells it.
 */
#ifndef LIBRARY_LIBRARY_INT_H
#define LIBRARY_LIBRARY_INT_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entity/resolve.h"
#include "library/library.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/day.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"
#include "text/vec.h"

/* Goes up with every change of the tables or of what is packed in them. */
#define SCHEMA_VERSION 20

/* A local's row number holds its article: locals of one article lie together
 * and need no index.  2^24 things in one article are more than 64 MiB hold. */
#define LOCAL_BITS 24
#define LOCAL_ROW(article, n) ((int64_t)(article) << LOCAL_BITS | (int64_t)(n))
#define LOCAL_ARTICLE(row) ((article_id)((row) >> LOCAL_BITS))
#define LOCAL_ARTICLE_SQL(column) "(" column " >> 24)"
#define LOCAL_MAX ((size_t)1 << LOCAL_BITS)

/* Likewise an ident's row number holds its block: what is resolved together lies
 * together, and is read as one piece. */
#define IDENT_ROW(block, n) ((int64_t)(block) << LOCAL_BITS | (int64_t)(n))
#define IDENT_BLOCK(row) ((int64_t)(row) >> LOCAL_BITS)
#define IDENT_BLOCK_END(block) IDENT_ROW((block), LOCAL_MAX - 1)

/* An ordered list of entities, kept while its query and the data stay. */
struct list_item {
	entity_id id;
	enum kind kind;
	uint32_t depth;
	uint32_t here;
	uint32_t here_body;
	uint32_t guesses;
	float surest;       /* in an article */
	uint32_t furniture; /* mentions in the pile that do not count … */
	uint32_t menus;     /* … and articles that have no other */
};

struct entity_list {
	struct entity_query q;
	struct buf filter;    /* what q.filter borrowed */
	uint64_t generation;  /* of the data it was made from; 0 = empty */
	uint64_t used;        /* tick of the last use */
	VEC(struct list_item) items;
};

/* Entities that occur with one, kept likewise. */
struct with_item {
	entity_id id;
	uint32_t articles;
	uint32_t sentences;
};

struct with_list {
	entity_id of;
	uint64_t generation;
	VEC(struct with_item) items;
};

/* Where the last window of hits began, so that the next need not count anew. */
struct hit_cursor {
	entity_id entity;
	uint64_t generation;
	size_t before;       /* hits in earlier articles */
	int64_t seq;         /* of the article */
};

struct str_vec {
	struct str *ptr;
	size_t len;
	size_t cap;
};

/* A prepared statement, found by the address of its SQL. */
struct db_slot {
	const char *sql;
	sqlite3_stmt *stmt;
};

/* One whose SQL was put together, found by that; used: when last, by lib->tick. */
struct db_made {
	struct buf sql;
	sqlite3_stmt *stmt;
	uint64_t used;
};

/* A correction of an entity's id: from → to. */
struct renaming {
	struct str from;
	struct str to;   /* empty = nothing */
	enum kind kind;
	struct str name;
};

struct id_vec {
	article_id *ptr;
	size_t len;
	size_t cap;
};

#define LIST_COUNT 4
#define MADE_COUNT 4

struct library {
	sqlite3 *db;
	struct db_slot *stmts;      /* open addressing by address */
	size_t nstmt;
	size_t stmt_slots;          /* a power of two */
	struct db_made made[MADE_COUNT];
	int error;                  /* latched SQLite code, 0 = none */
	struct buf error_text;
	int untold;                 /* the first one that no sentence told, or 0 */
	struct buf untold_text;
	bool in_batch;              /* a transaction of adds is open */
	bool is_looking;            /* one of questions is (library_look) */
	size_t batch_articles;
	size_t batch_bytes;
	struct id_vec unsearched;   /* articles of the batch that full text lacks, … */
	struct id_vec unsearched_before; /* … before the part that is being done */
	uint32_t touched;           /* entities in this helping of settling */
	uint64_t generation;        /* of the data, from 1 */
	int64_t data_version;       /* of the file, as other processes change it */
	uint64_t tick;
	struct entity_list lists[LIST_COUNT];
	struct with_list with;
	struct hit_cursor cursor;
	VEC(struct renaming) renamings; /* corrections of entities, as made */
	struct arena renaming_arena;
	bool has_corrections;           /* of any sort */
	bool has_carried;               /* some to another text (correct_carry.c) */
	bool has_also;                  /* somebody is said to have another name */
};

/* ---------------------------------------------------------------- statements */

/* The statement of this place, reset and without bindings; NULL on failure,
 * which every function below accepts. */
sqlite3_stmt *db_get(struct library *lib, const char *sql);
/* The same for SQL put together at run time that is likely to be wanted again: kept
 * by its bytes, in place of the one longest unused. */
sqlite3_stmt *db_get_made(struct library *lib, struct str sql);
/* For SQL put together at run time: db_free() it. */
sqlite3_stmt *db_prepare(struct library *lib, struct str sql);
void db_free(sqlite3_stmt *st);

void db_int(sqlite3_stmt *st, int i, int64_t v);
void db_float(sqlite3_stmt *st, int i, double v);
/* Text and bytes are borrowed until the statement is reset. */
void db_text(sqlite3_stmt *st, int i, struct str s);
void db_blob(sqlite3_stmt *st, int i, struct str s);

/* True while there is a row; resets the statement when there is none. */
bool db_row(struct library *lib, sqlite3_stmt *st);
/* Runs to the end, rows are ignored; false on error. */
bool db_run(struct library *lib, sqlite3_stmt *st);
/* Runs the SQL with ?1 being `id`. */
bool db_run_for(struct library *lib, const char *sql, int64_t id);
/* Ends reading before the last row. */
void db_reset(sqlite3_stmt *st);
/* First column of the first row, or `none`. */
int64_t db_value(struct library *lib, sqlite3_stmt *st, int64_t none);
/* The same of text, which is the arena's. */
struct str db_value_str(struct library *lib, sqlite3_stmt *st, struct str none,
                        struct arena *arena);

/* Columns of the current row; text is borrowed until the next step. */
int64_t col_int(sqlite3_stmt *st, int i);
uint32_t col_u32(sqlite3_stmt *st, int i);
struct str col_str(sqlite3_stmt *st, int i);

/* Runs a script that has no result; false on error. */
bool db_exec(struct library *lib, const char *sql);

/* ------------------------------------------------- errors and transactions */

void db_clear_error(struct library *lib);
/* The latched error as a status, with a sentence. */
enum status db_status(struct library *lib, struct diag *d);

/* Latches an error of our own finding; false. */
bool db_damaged(struct library *lib, const char *what);

/* Opens the transaction of a batch, if none is open; false on error. */
bool db_batch(struct library *lib);
/* Ends it; if an error is latched, nothing of it is kept. */
bool db_commit(struct library *lib);
/*
 * A part of a batch that is done whole or not at all: db_part_begin, steps,
 * db_part_end.  A part that failed leaves what the batch held before.  Both
 * are false on error; the end belongs to a beginning that was true.
 */
bool db_part_begin(struct library *lib);
bool db_part_end(struct library *lib);

/* The data changed: whatever was kept about it is old. */
void library_changed(struct library *lib);
/* The current generation, looking whether another process wrote. */
uint64_t library_generation(struct library *lib);

/* -------------------------------------------------------------------- dates */

/* A day as one number in the order of day_cmp(), and back. */
int64_t day_key(struct day d);
struct day day_from_key(int64_t key);
/* Keys from here on have no year. */
#define DAY_KEY_NO_YEAR (INT64_C(40000) * 10000)

/* ----------------------------------------------------------- parts of filling */

enum status schema_open(struct library *lib, bool is_file, bool *is_foreign,
                        struct diag *d);

/* Functions that SQL of this folder calls. */
bool search_register(struct library *lib);
bool dated_register(struct library *lib);

/* True of a local that is known by an office alone: it is answered by who holds
 * the office.  If nobody is known to, its `fixed` id stands for the unknown. */
static inline bool
local_seeks_office(const struct local *l)
{
	return l->key.len == 0 && str_starts(l->weak, STR_LIT("office:"));
}

/* How often a local is mentioned, and where first. */
struct tally {
	uint32_t names;
	uint32_t names_furniture;
	uint32_t nominals;
	uint32_t nominals_furniture;
	uint32_t first;
};
static inline uint32_t
tally_count(const struct tally *t)
{
	return t->names + t->names_furniture + t->nominals + t->nominals_furniture;
}
/* Mentions are added in text order. */
void tally_add(struct tally *t, struct span at, enum form form, bool is_furniture);
/* Puts one local in, with its facts and offices; its block is to be looked at. */
bool local_insert(struct library *lib, int64_t row, const struct local *l,
                  const struct tally *t);

/* An article that has just been put in is to be searched; one that goes, while
 * its text is still there, no more; what waits is put into the index. */
void fulltext_add(struct library *lib, article_id id);
bool fulltext_forget(struct library *lib, article_id id);
bool fulltext_flush(struct library *lib);

/* What locals of an article say goes, with all that rests on it; the article
 * and its text stay. */
bool article_unlink(struct library *lib, article_id id);

/* Corrections: loads those of entities, before a settling; … */
bool correct_load(struct library *lib);
/* … brings an article that has just been put in in line with those of places; … */
bool correct_new_article(struct library *lib, article_id id, struct str text);
/* … asks for it to be read again if something is known better than it says; … */
bool fact_new_article(struct library *lib, article_id id, struct str text);
/* … forgets that when it goes; … */
bool fact_forget(struct library *lib, article_id id);
/* … forgets what was recognized in an article that goes; … */
bool original_forget(struct library *lib, article_id id);
/* … and changes the entities of a block before they are written down: an id that
 * becomes empty is nobody; a weight of 0 lets the others say what it is. */
bool correct_groups(struct library *lib, int64_t block, struct resolved *r,
                    uint32_t *weights, struct arena *arena);
void correct_release(struct library *lib);

/* Puts an article in, in place of the one with its path, inside a batch. */
bool article_put(struct library *lib, const struct reading *r, const struct coref *c);
/* Removes one article and what it taught, inside a batch. */
bool article_remove(struct library *lib, article_id id);
/* input.c: no longer an input, or a part of one. */
bool input_forget(struct library *lib, struct str path);
/* told.c: what was said of inputs that are gone, with them. */
bool told_sweep(struct library *lib);

/* Gives articles that have none their place in reading order, as long as patience
 * lasts. */
struct patience;
bool order_settle(struct library *lib, const struct patience *p);

/* The row of an office's key, made if it is new. */
int64_t office_intern(struct library *lib, struct str key);

/*
 * The ident in a block that says what `l` says, made if it is new, with `l`
 * counted; 0 on error.  Taken away again, the last one takes the ident along.
 * Both mark what has to be settled.
 */
int64_t ident_add(struct library *lib, int64_t block, const struct local *l);
bool ident_take(struct library *lib, int64_t ident, const struct local *l);

/* also.c: an ident that says of two names that they are one person's comes or goes. */
bool also_add(struct library *lib, int64_t ident, const struct local *l);
bool also_take(struct library *lib, int64_t ident, const struct local *l);
bool also_forget_block(struct library *lib, int64_t block);
/* Before it is asked anything of it. */
bool also_load(struct library *lib);
/* When no block is left to settle; some may be, afterwards. */
bool also_map_settle(struct library *lib);

/* Where an ident, or one local, belongs now; moves what depends on it. */
struct link_change {
	entity_id old;
	entity_id new;
	float link;
	enum link_reason why;
	const struct local *facts; /* what spellings are moved */
};
bool link_ident(struct library *lib, int64_t ident, const struct link_change *c);
bool link_local(struct library *lib, int64_t local, const struct link_change *c);
/* A local goes with its article: all of the entity's occurrence there. */
bool link_drop(struct library *lib, entity_id entity, int64_t seq,
               const struct local *facts);

/* An ident of a block that is being resolved. */
struct member {
	int64_t ident;
	entity_id entity; /* so far */
	float link;       /* so far */
	enum link_reason why;
	entity_id possible[POSSIBLE_MAX]; /* it could be, so far; ascending */
	uint32_t npossible;
	struct local facts; /* the sum */
};

struct member_vec {
	struct member *ptr;
	size_t len;
	size_t cap;
};
/*
 * What a block came to, with those who are said to be others as those: changes ids,
 * links and weights.
 */
bool also_apply(struct library *lib, int64_t block, const struct member_vec *members,
                struct resolved *r, uint32_t *weights, struct arena *arena);


/* Makes a block current; one without idents is forgotten. */
bool block_settle(struct library *lib, int64_t block, bool is_new);
/*
 * What a block says of entities, in place of what it said before: begin, put each
 * (what is put first of one id counts), end.  Strings of what is put are borrowed
 * until the end; the end is owed to every beginning, also to one that failed.
 */
struct group;
struct group_list {
	struct group *ptr; /* the old ones by slug, then new ones */
	size_t len;
	size_t cap;
	size_t nold;
	int64_t block;
};
bool groups_begin(struct library *lib, int64_t block, struct arena *arena,
                  struct group_list *out);
bool groups_put(struct library *lib, struct group_list *list, const struct entity *e,
                uint32_t weight, entity_id *id);
bool groups_end(struct library *lib, struct group_list *list);
/* What its spellings say it is called (resolve_name), in `arena`. */
struct str entity_best_name(struct library *lib, entity_id id,
                            struct arena *arena);

/* The row of an id, made if it is new. */
entity_id entity_intern(struct library *lib, struct str slug, enum kind kind);
bool entity_touch(struct library *lib, entity_id id);
/* Fields and counts of touched entities; those without evidence go. */
bool entity_refresh(struct library *lib);

/* A clock's word in the middle of a long settling: false = enough for now.  Each
 * helping refreshes what it touched, so it must not touch too much, either. */
#define HELPING_TOUCHED 64
struct patience {
	bool (*go_on)(void *ctx); /* NULL: always */
	void *ctx;
	const uint32_t *touched;  /* entities, in this helping */
};
static inline bool
patience_lasts(const struct patience *p)
{
	return !p->go_on || (*p->touched < HELPING_TOUCHED && p->go_on(p->ctx));
}

/* Seekers that have to be asked about, as long as patience lasts. */
bool office_settle(struct library *lib, const struct patience *p);
/* Before an ident leaves its entity and after it comes to one: offices of theirs
 * that it says they held once, without saying whose ("former President Mahama"). */
bool office_mark_unsaid(struct library *lib, int64_t ident);

/* ---------------------------------------------------------- parts of asking */

/* " AND EXISTS …" for each entity of the filter, about the article whose place in
 * reading order the SQL expression `seq` is. */
void filter_conditions(struct buf *sql, const struct article_filter *f,
                       const char *seq);

/* Postings of an article with their entities, in `arena`. */
struct posting_at {
	struct posting p;
	uint32_t sentence;
};
bool postings_load(struct library *lib, article_id id, struct arena *arena,
                   struct posting_at **out, size_t *n);

/* As library_entity, inside another call; how many of its mentions are
 * descriptions goes to `nominals`. */
bool entity_load(struct library *lib, entity_id id, struct entity_row *row,
                 uint32_t *nominals, struct arena *arena);

/* What the library calls an id; else the tables; else its own words. */
struct str called_id(struct library *lib, struct str id, struct arena *arena);
/* A title of any case as a heading: "minister of defense" stays as the table
 * has it but for its first letters. */
struct str called_office(struct str office, struct arena *arena);
/* See entity_row.apart. */
struct str called_apart(struct library *lib, const struct entity_row *row,
                        struct arena *arena);

#endif
