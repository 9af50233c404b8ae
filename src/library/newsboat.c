/* SPDX-License-Identifier: MIT */
/*
 * The cache of newsboat, a feed reader: every entry it keeps is an article.  A
 * format of the article floor, but one that needs SQLite, which is met on this
 * floor: ui hands it down.  The database is opened in memory, from the bytes that
 * were read, or where it is, if it is larger than memory should be; there newsboat
 * may be at work, so it is locked as readers do, for some entries at a time.
 * Nothing is written.
 * source  newsboat's doc and the tables it makes (2.x)
 */
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "article/format.h"
#include "article/record.h"
#include "library/library.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	MODE_AT = 18,      /* [B] two bytes of the header: how it is written, read */
	HEADER_LEN = 100,
	SCHEMA_WITHIN = 1 << 16, /* [B] in which the tables are told */
	BATCH = 256,       /* entries … */
	BATCH_BYTES = 8 << 20, /* … and [B] of them that are read at a time */
	PATIENCE = 5000,   /* [ms] to wait for newsboat */
	STEPS_ASKED = 10000, /* of SQLite, after which it is asked to go on … */
	STEPS_BYTE = 10, /* … as often as a cache of this size needs, and more: */
	STEPS_LEAST = 10000000 /* an entry of some hundred bytes takes some dozens */
};

static bool
is_newsboat(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("SQLite format 3\0"))
	       && str_find(str_sub(raw, 0, SCHEMA_WITHIN), STR_LIT("rss_item")) != SIZE_MAX
	       && str_find(str_sub(raw, 0, SCHEMA_WITHIN), STR_LIT("rss_feed")) != SIZE_MAX;
}

/* Columns of the query, in its order, behind the number of the entry. */
static const enum record_field columns[] = {
	RECORD_ID, RECORD_TITLE, RECORD_AUTHOR, RECORD_ADDRESS, RECORD_DATE, RECORD_HTML,
	RECORD_SOURCE,
};

/* Entries that are read before the cache is let go and they are given. */
struct batch {
	struct record records[BATCH];
	size_t len;
	size_t nbyte;
};

static void
take_row(struct batch *b, sqlite3_stmt *st)
{
	struct record *r = &b->records[b->len++];

	record_clear(r);
	for (int i = 0; i < (int)(sizeof columns / sizeof *columns); i++) {
		const char *text = (const char *)sqlite3_column_text(st, i + 1);
		size_t len = (size_t)sqlite3_column_bytes(st, i + 1);
		struct str value = str_from(text ? text : "", text ? len : 0);

		/* Another program's bytes: only what is UTF-8 counts. */
		if (utf8_check(value) == value.len)
			buf_add(&r->fields[columns[i]], value);
		b->nbyte += len;
	}
	record_tell_title(r);
}

/* The entries behind `*last`, which becomes the last of them. */
static int
take_batch(struct batch *b, sqlite3_stmt *st, sqlite3_value **last)
{
	/* Below any number. */
	int code = *last ? sqlite3_bind_value(st, 1, *last)
	                 : sqlite3_bind_double(st, 1, -HUGE_VAL);

	b->len = b->nbyte = 0;
	while (code == SQLITE_OK && b->len < BATCH && b->nbyte < BATCH_BYTES
	       && (code = sqlite3_step(st)) == SQLITE_ROW) {
		take_row(b, st);
		sqlite3_value_free(*last);
		*last = sqlite3_value_dup(sqlite3_column_value(st, 0));
		code = *last ? SQLITE_OK : SQLITE_NOMEM;
	}
	(void)sqlite3_reset(st);
	return code;
}

static void
give_batch(struct intake *in, const struct paper *p, struct batch *b)
{
	for (size_t i = 0; i < b->len && !in->is_over; i++) {
		if (record_give(in, &b->records[i], p->path, false) == STATUS_EMPTY)
			in->passed_over++;
	}
}

static int
read_rows(struct intake *in, const struct paper *p, sqlite3_stmt *st)
{
	struct batch *b = xcalloc(1, sizeof *b);
	sqlite3_value *last = NULL;
	int code;

	for (size_t i = 0; i < BATCH; i++)
		record_init(&b->records[i]);
	do {
		code = take_batch(b, st, &last);
		give_batch(in, p, b);
	} while (code == SQLITE_OK && !in->is_over);
	for (size_t i = 0; i < BATCH; i++)
		record_release(&b->records[i]);
	sqlite3_value_free(last);
	free(b);
	return code;
}

/* Whether it was asked more often than was left. */
static int
is_at_end(void *ctx)
{
	uint64_t *left = ctx;

	return (*left)-- == 0;
}

/* What calls itself a cache may be anything: only tables are read, and nothing in it
 * may take for ever. */
static void
mistrust(sqlite3 *db, size_t size, uint64_t *left)
{
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)NULL);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
	*left = (STEPS_LEAST + (uint64_t)size * STEPS_BYTE) / STEPS_ASKED;
	sqlite3_progress_handler(db, STEPS_ASKED, is_at_end, left);
}

static int
read_items(struct intake *in, const struct paper *p, sqlite3 *db)
{
	static const char sql[] =
		"SELECT i.id, i.guid, i.title, i.author, i.url, i.pubDate, i.content, f.title"
		" FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl"
		" WHERE ifnull(i.deleted, 0) = 0 AND i.id > ?1 ORDER BY i.id";
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &st, NULL);

	if (code == SQLITE_OK)
		code = read_rows(in, p, st);
	(void)sqlite3_finalize(st);
	return code == SQLITE_DONE || in->is_over ? SQLITE_OK : code;
}

/* Read only, and locked while it is read; `is_left` where that cannot be done: as a
 * file that nobody changes. */
static int
open_file(struct str path, bool is_left, sqlite3 **db)
{
	struct buf uri;
	int code;

	buf_init(&uri);
	/* "//" would be a host. */
	buf_add_cstr(&uri, str_starts(path, STR_LIT("/")) ? "file:///" : "file:");
	while (str_starts(path, STR_LIT("/")))
		path = str_sub(path, 1, path.len);
	for (size_t i = 0; i < path.len; i++) {
		if (strchr("?#%", path.ptr[i]))
			buf_addf(&uri, "%%%02X", (unsigned int)(unsigned char)path.ptr[i]);
		else
			buf_add_char(&uri, path.ptr[i]);
	}
	buf_add_cstr(&uri, is_left ? "?mode=ro&immutable=1" : "?mode=ro");
	code = sqlite3_open_v2(uri.ptr, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
	buf_release(&uri);
	if (code == SQLITE_OK)
		(void)sqlite3_busy_timeout(*db, PATIENCE);
	return code;
}

/* A log beside it that cannot be opened (a folder that nobody may write to) tells
 * that nobody is at work there. */
static int
open_in_place(struct str path, sqlite3 **db)
{
	int code = open_file(path, false, db);

	if (code == SQLITE_OK)
		code = sqlite3_exec(*db, "PRAGMA schema_version", NULL, NULL, NULL);
	if (code != SQLITE_CANTOPEN && (code & 0xFF) != SQLITE_READONLY)
		return code;
	(void)sqlite3_close(*db);
	return open_file(path, true, db);
}

static int
open_bytes(struct str raw, sqlite3 **db)
{
	unsigned char *copy = sqlite3_malloc64(raw.len);
	int code = SQLITE_NOMEM;

	if (copy && raw.len >= HEADER_LEN) {
		memcpy(copy, raw.ptr, raw.len);
		/* A database in memory has no write-ahead log. */
		copy[MODE_AT] = copy[MODE_AT + 1] = 1;
		code = sqlite3_open_v2(":memory:", db, SQLITE_OPEN_READWRITE, NULL);
	}
	if (code == SQLITE_OK) {
		code = sqlite3_deserialize(*db, "main", copy, (sqlite3_int64)raw.len,
		                           (sqlite3_int64)raw.len,
		                           SQLITE_DESERIALIZE_READONLY
		                           | SQLITE_DESERIALIZE_FREEONCLOSE);
		copy = NULL;
	}
	sqlite3_free(copy);
	return code;
}

static enum status
read_newsboat(struct intake *in, const struct paper *p)
{
	sqlite3 *db = NULL;
	/* One that came in something has no place of its own. */
	bool is_file = p->rest && p->rest->from->size > 0;
	uint64_t left;
	int code;

	if (p->rest && !is_file)
		return intake_too_large(in, p->path);
	code = is_file ? open_in_place(p->path, &db) : open_bytes(p->raw, &db);
	if (code == SQLITE_OK)
		mistrust(db, is_file ? (size_t)p->rest->from->size : p->raw.len, &left);
	if (code == SQLITE_OK)
		code = read_items(in, p, db);
	if (code != SQLITE_OK) {
		diag_add(in->d, DIAG_ERROR, p->path, 0,
		         "this is newsboat's cache, but it cannot be read to its end (%s)",
		         sqlite3_errstr(code));
		in->skipped++;
	}
	(void)sqlite3_close(db);
	return STATUS_OK;
}

const struct format library_newsboat = {
	.name = "the cache of newsboat",
	.sniff = is_newsboat,
	.read = read_newsboat,
	.takes_rest = true,
};
