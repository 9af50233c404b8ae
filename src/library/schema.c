/* SPDX-License-Identifier: MIT */
/*
 * The tables of a library, and opening them.  Facts come in with an article
 * and never change: articles, texts, locals, facts, roles.  What is concluded
 * from them is made by library_settle and can always be made again: the place
 * in reading order, groups, entities, aliases, occurrences.
 */
#include "library/library_int.h"

#include <stdio.h>

#include "library/search_int.h"

#include "text/banned.h"

/* "entE" */
#define APPLICATION_ID 0x656e7445

#define OCCURRENCE_OF(row) \
	row ".names + " row ".names_furniture + " row ".nominals + " \
	row ".nominals_furniture"

static const char *const tables[] = {
	/* One row a text.  day: day_key() of the publication.  seq: place in
	 * reading order with gaps, NULL until settled (order.c). */
	"CREATE TABLE articles ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" path TEXT NOT NULL UNIQUE,"
	" day INTEGER NOT NULL,"
	" seq INTEGER,"
	" words INTEGER NOT NULL,"
	" title TEXT NOT NULL,"
	" source TEXT NOT NULL,"
	" content INTEGER NOT NULL)", /* content_of() the text */
	"CREATE INDEX articles_order ON articles(day, path, seq)"
	" WHERE seq IS NOT NULL",
	"CREATE INDEX articles_fresh ON articles(day, path) WHERE seq IS NULL",

	/* What is read only when an article is opened.  The text is last, so
	 * that postings are found without walking through it. */
	"CREATE TABLE texts ("
	" article INTEGER PRIMARY KEY,"
	" blocks BLOB NOT NULL,"    /* pack.c: title, date, blocks */
	" postings BLOB NOT NULL,"  /* pack.c */
	" text TEXT NOT NULL)",

	/* Inputs that have been read, and how they looked then. */
	"CREATE TABLE stamps (path TEXT PRIMARY KEY, stamp INTEGER NOT NULL)"
	" WITHOUT ROWID",
	/* Of which input an article is a part; hash: the caller's. */
	"CREATE TABLE parts (path TEXT PRIMARY KEY, input TEXT NOT NULL,"
	" hash INTEGER NOT NULL) WITHOUT ROWID",
	"CREATE INDEX parts_input ON parts(input, path)",

	/* What there was to say of an input when it was read, and how many parts of
	 * it were skipped or are no articles (told.c). */
	"CREATE TABLE said (input TEXT NOT NULL, n INTEGER NOT NULL,"
	" level INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,"
	" message TEXT NOT NULL, PRIMARY KEY (input, n)) WITHOUT ROWID",
	"CREATE TABLE lost (input TEXT PRIMARY KEY, skipped INTEGER NOT NULL,"
	" passed_over INTEGER NOT NULL) WITHOUT ROWID",

	/* Lines of articles that may recur (recur.c). */
	"CREATE TABLE lines (hash INTEGER NOT NULL, article INTEGER NOT NULL,"
	" PRIMARY KEY (hash, article)) WITHOUT ROWID",
	"CREATE INDEX lines_article ON lines(article)",

	"CREATE TABLE blocks (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
	"CREATE TABLE offices (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",

	/* What articles say in the same words of identity: a sum of locals.
	 * A block is made of these; the entity is theirs. */
	"CREATE TABLE idents ("
	" id INTEGER PRIMARY KEY,"  /* IDENT_ROW() */
	" hash INTEGER NOT NULL,"   /* of local_identity(), packed */
	" entity INTEGER NOT NULL DEFAULT 0,"
	" link REAL NOT NULL DEFAULT 0,"
	" why INTEGER NOT NULL DEFAULT 0," /* enum link_reason */
	" packed BLOB NOT NULL)",   /* local_pack() of the sum */
	"CREATE INDEX idents_hash ON idents(hash)",
	"CREATE INDEX idents_entity ON idents(entity, link)",
	/* Others that one could be as well, as far as names tell.  of: idents.entity, so
	 * that of a country nobody has to look at all that was ever said of it. */
	"CREATE TABLE possible ("
	" ident INTEGER NOT NULL,"
	" entity INTEGER NOT NULL,"
	" of INTEGER NOT NULL,"
	" PRIMARY KEY (ident, entity)) WITHOUT ROWID",
	"CREATE INDEX possible_of ON possible(of, entity)",

	/* Ids that entities had which are no more, and what was of them last.  So an
	 * id that was given once leads to where its mentions are now. */
	"CREATE TABLE former ("
	" entity INTEGER NOT NULL,"
	" ident INTEGER NOT NULL,"
	" slug TEXT NOT NULL,"
	" PRIMARY KEY (entity, ident)) WITHOUT ROWID",
	"CREATE INDEX former_slug ON former(slug)",
	"CREATE INDEX former_ident ON former(ident)",
	"CREATE TRIGGER ident_gone AFTER DELETE ON idents BEGIN"
	" DELETE FROM former WHERE ident = old.id; END",

	/* Idents that say of two names that they are one person's; block, key: of the
	 * other name; slug: what the ident is, and who bears the name, by itself.
	 * What follows from it (also.c), and blocks that it changed. */
	"CREATE TABLE also (ident INTEGER PRIMARY KEY, block TEXT NOT NULL,"
	" key TEXT NOT NULL, slug TEXT NOT NULL DEFAULT '')",
	"CREATE INDEX also_name ON also(block, key)",
	"CREATE TABLE borne (block TEXT NOT NULL, key TEXT NOT NULL, slug TEXT NOT NULL,"
	" PRIMARY KEY (block, key)) WITHOUT ROWID",
	"CREATE TABLE also_map (slug TEXT PRIMARY KEY, into_slug TEXT NOT NULL) WITHOUT ROWID",
	"CREATE TABLE also_blocks (slug TEXT NOT NULL, block INTEGER NOT NULL,"
	" PRIMARY KEY (slug, block)) WITHOUT ROWID",
	"CREATE TABLE dirty_also (id INTEGER PRIMARY KEY)",

	/* What one article says of one thing.  Either of an ident or, known by
	 * an office only, a seeker of that office.  Mentions are counted by
	 * being a name or a description, and in the body or in furniture. */
	"CREATE TABLE locals ("
	" id INTEGER PRIMARY KEY,"  /* LOCAL_ROW() */
	" ident INTEGER,"
	" office INTEGER,"
	" entity INTEGER NOT NULL DEFAULT 0,"
	" link REAL NOT NULL DEFAULT 0,"
	" why INTEGER NOT NULL DEFAULT 0," /* enum link_reason */
	" names INTEGER NOT NULL,"
	" names_furniture INTEGER NOT NULL,"
	" nominals INTEGER NOT NULL,"
	" nominals_furniture INTEGER NOT NULL,"
	" first INTEGER NOT NULL)",
	"CREATE INDEX locals_ident ON locals(ident) WHERE ident IS NOT NULL",
	"CREATE INDEX locals_office ON locals(office, entity, why)"
	" WHERE office IS NOT NULL",
	/* local_pack() of each; apart, because only settling reads it. */
	"CREATE TABLE facts (id INTEGER PRIMARY KEY, packed BLOB NOT NULL)",

	/* Offices that named people hold. */
	"CREATE TABLE roles ("
	" ident INTEGER NOT NULL,"
	" n INTEGER NOT NULL,"
	" key INTEGER NOT NULL,"    /* offices.id */
	" office TEXT NOT NULL,"
	" of TEXT NOT NULL,"
	" former INTEGER NOT NULL,"
	" day INTEGER NOT NULL,"    /* day_key() of the articles' month */
	" entity INTEGER NOT NULL DEFAULT 0,"
	" PRIMARY KEY (ident, n)) WITHOUT ROWID",
	/* All that is asked about holders, so that they are read from it alone. */
	"CREATE INDEX roles_key ON roles(key, day, former, entity)",
	"CREATE INDEX roles_entity ON roles(entity)",

	"CREATE TABLE entities ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" slug TEXT NOT NULL UNIQUE,"
	" kind INTEGER NOT NULL,"
	" name TEXT NOT NULL DEFAULT '',"
	" name_key TEXT NOT NULL DEFAULT '',"
	" part_of INTEGER NOT NULL DEFAULT 0,"
	" place TEXT NOT NULL DEFAULT '',"
	" ordinal INTEGER NOT NULL DEFAULT 0,"
	" day_from INTEGER NOT NULL DEFAULT 0,"
	" day_to INTEGER NOT NULL DEFAULT 0,"
	" confidence REAL NOT NULL DEFAULT 0,"
	" articles INTEGER NOT NULL DEFAULT 0,"
	" mentions INTEGER NOT NULL DEFAULT 0,"
	" nominals INTEGER NOT NULL DEFAULT 0,"
	" first_seq INTEGER NOT NULL DEFAULT 0,"
	" first_off INTEGER NOT NULL DEFAULT 0)",
	"CREATE INDEX entities_name ON entities(name_key)",
	"CREATE INDEX entities_part ON entities(part_of) WHERE part_of <> 0",

	/* What each block contributes to an entity: usually there is one, but
	 * two blocks may come to the same id. */
	"CREATE TABLE groups ("
	" block INTEGER NOT NULL,"
	" entity INTEGER NOT NULL,"
	" slug TEXT NOT NULL,"     /* of the entity: it never changes */
	" said INTEGER NOT NULL,"  /* a hash of all that is said (groups.c) */
	" weight INTEGER NOT NULL," /* idents */
	" name TEXT NOT NULL,"
	" counted TEXT NOT NULL,"  /* struct entity */
	" part_of INTEGER NOT NULL,"
	" part_of_name TEXT NOT NULL,"
	" place TEXT NOT NULL,"
	" ordinal INTEGER NOT NULL,"
	" day_from INTEGER NOT NULL,"
	" day_to INTEGER NOT NULL,"
	" confidence REAL NOT NULL,"
	" PRIMARY KEY (block, entity)) WITHOUT ROWID",
	"CREATE INDEX groups_entity ON groups(entity)",
	"CREATE INDEX groups_part ON groups(part_of) WHERE part_of <> 0",

	"CREATE TABLE aliases ("
	" entity INTEGER NOT NULL,"
	" key TEXT NOT NULL,"       /* fold_key() of the text */
	" text TEXT NOT NULL,"
	" form INTEGER NOT NULL,"
	" count INTEGER NOT NULL,"
	" PRIMARY KEY (entity, key, text, form)) WITHOUT ROWID",
	"CREATE INDEX aliases_key ON aliases(key)",

	/* Articles of an entity, in reading order. */
	"CREATE TABLE occurrences ("
	" entity INTEGER NOT NULL,"
	" seq INTEGER NOT NULL,"
	" article INTEGER NOT NULL,"
	" names INTEGER NOT NULL,"
	" names_furniture INTEGER NOT NULL,"
	" nominals INTEGER NOT NULL,"
	" nominals_furniture INTEGER NOT NULL,"
	" first INTEGER NOT NULL,"
	" PRIMARY KEY (entity, seq)) WITHOUT ROWID",

	/* Counts follow what is counted, whatever changes it. */
	"CREATE TRIGGER occurrence_new AFTER INSERT ON occurrences BEGIN"
	" UPDATE entities SET articles = articles + 1,"
	" mentions = mentions + " OCCURRENCE_OF("new") ","
	" nominals = nominals + new.nominals + new.nominals_furniture"
	" WHERE id = new.entity; END",
	"CREATE TRIGGER occurrence_gone AFTER DELETE ON occurrences BEGIN"
	" UPDATE entities SET articles = articles - 1,"
	" mentions = mentions - (" OCCURRENCE_OF("old") "),"
	" nominals = nominals - old.nominals - old.nominals_furniture"
	" WHERE id = old.entity; END",
	"CREATE TRIGGER occurrence_more AFTER UPDATE ON occurrences BEGIN"
	" UPDATE entities SET"
	" mentions = mentions + " OCCURRENCE_OF("new")
	"  - (" OCCURRENCE_OF("old") "),"
	" nominals = nominals + new.nominals + new.nominals_furniture"
	"  - old.nominals - old.nominals_furniture"
	" WHERE id = new.entity; END",

	/* What the reader said, in order; see correction.h.  Of a place: content
	 * of the article, off, len, what: the words.  Of words: what.  Of an
	 * entity: what: its id; of both content: of the article where it was
	 * said.  slug: what it is instead, empty = nothing. */
	"CREATE TABLE corrections ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" batch INTEGER NOT NULL,"
	" level INTEGER NOT NULL,"  /* enum correction_level */
	" content INTEGER NOT NULL,"
	" off INTEGER NOT NULL,"
	" len INTEGER NOT NULL,"
	" what TEXT NOT NULL,"
	" slug TEXT NOT NULL,"
	" kind INTEGER NOT NULL,"
	" name TEXT NOT NULL)",
	"CREATE INDEX corrections_content ON corrections(content) WHERE level = 0",
	/* Of a fact: content, len: enum fact_name, what: the title then, name:
	 * the value, empty = not known. */
	"CREATE INDEX corrections_fact ON corrections(content) WHERE level = 3",
	/* What articles that have such corrections said themselves, and those
	 * that have to be read again. */
	"CREATE TABLE said_frames (article INTEGER PRIMARY KEY,"
	" day INTEGER NOT NULL, source TEXT NOT NULL, frame BLOB NOT NULL)",
	"CREATE TABLE stale (article INTEGER PRIMARY KEY)",
	/* What was recognized in articles that have corrections of places. */
	"CREATE TABLE originals (article INTEGER PRIMARY KEY, postings BLOB NOT NULL)",
	"CREATE TABLE original_facts (id INTEGER PRIMARY KEY, packed BLOB NOT NULL)",
	/* Blocks that corrections of entities changed. */
	"CREATE TABLE corrected_blocks (id INTEGER PRIMARY KEY)",

	/* What the next library_settle has to look at: locals that came to an
	 * ident (it may be settled), blocks whose idents are others than before
	 * (is_new) or only more, offices whose holders are others, seekers. */
	"CREATE TABLE fresh_locals (id INTEGER PRIMARY KEY)",
	"CREATE TABLE dirty_blocks (id INTEGER PRIMARY KEY, is_new INTEGER NOT NULL)",
	/* … and in those that are only more, the entities they are of. */
	"CREATE TABLE dirty_counts (block INTEGER NOT NULL,"
	" entity INTEGER NOT NULL, PRIMARY KEY (block, entity)) WITHOUT ROWID",
	"CREATE TABLE dirty_offices (id INTEGER PRIMARY KEY)",
	"CREATE TABLE dirty_seekers (office INTEGER NOT NULL, id INTEGER NOT NULL,"
	" PRIMARY KEY (office, id)) WITHOUT ROWID",
	"CREATE TABLE dirty_entities (id INTEGER PRIMARY KEY)",

	/* The index refers to the text instead of keeping it twice. */
	"CREATE VIEW reading_text AS"
	" SELECT a.id AS id, a.title AS title,"
	" without_furniture(t.blocks, t.text) AS body"
	" FROM articles a JOIN texts t ON t.article = a.id",
	"CREATE VIRTUAL TABLE search USING fts5("
	" title, body, content='reading_text', content_rowid='id',"
	" tokenize='" SEARCH_WORDS "')",
	/* It writes so many bytes at once and merges 64 pages at a time: with small
	 * pieces nobody waits. */
	"INSERT INTO search(search, rank) VALUES('hashsize', 200000)",
	"INSERT INTO search(search, rank) VALUES('pgsz', 1000)",
};

static int64_t
pragma(struct library *lib, const char *sql)
{
	sqlite3_stmt *st = db_prepare(lib, str_of(sql));
	int64_t v = db_value(lib, st, 0);

	db_free(st);
	return v;
}

static bool
make_tables(struct library *lib)
{
	char sql[64];

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		if (!db_exec(lib, tables[i]))
			return false;
	}
	(void)snprintf(sql, sizeof sql, "PRAGMA application_id = %d",
	               APPLICATION_ID);
	if (!db_exec(lib, sql))
		return false;
	(void)snprintf(sql, sizeof sql, "PRAGMA user_version = %d",
	               SCHEMA_VERSION);
	return db_exec(lib, sql);
}

/* Before the first access: how the file is kept.  WAL lets another process
 * read while this one writes; a system that cannot do it says so and goes on
 * as before.  Without a file what undoes a transaction is kept in memory: SQLite
 * would write it to a temporary file, page by page, and a batch is short. */
static bool
set_up(struct library *lib, bool is_file)
{
	if (!db_exec(lib, "PRAGMA cache_size = -10000") ||
	    !db_exec(lib, "PRAGMA temp_store = FILE"))
		return false;
	if (!is_file)
		return db_exec(lib, "PRAGMA synchronous = OFF") &&
		       db_exec(lib, "PRAGMA journal_mode = MEMORY");
	return db_exec(lib, "PRAGMA journal_mode = WAL") &&
	       db_exec(lib, "PRAGMA synchronous = NORMAL");
}

enum status
schema_open(struct library *lib, bool is_file, bool *is_foreign, struct diag *d)
{
	int code;
	bool is_new;

	*is_foreign = false;
	if (!search_register(lib) || !dated_register(lib) || !set_up(lib, is_file))
		goto out;
	/* Taking the writer's lock once tells a busy library at the door, and
	 * keeps two processes from making the tables at the same time. */
	if (!db_batch(lib))
		goto out;
	is_new = pragma(lib, "SELECT count(*) FROM sqlite_schema") == 0;
	if (is_new && lib->error == 0)
		(void)make_tables(lib);
	else if (pragma(lib, "PRAGMA application_id") != APPLICATION_ID ||
	         pragma(lib, "PRAGMA user_version") != SCHEMA_VERSION)
		*is_foreign = lib->error == 0;
	(void)db_commit(lib);
out:
	code = lib->error & 0xff;
	if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
		*is_foreign = true;
	if (!*is_foreign)
		return db_status(lib, d);
	db_clear_error(lib);
	return STATUS_DATABASE;
}
