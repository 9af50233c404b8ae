/* SPDX-License-Identifier: MIT */
/*
 * The cache of newsboat, a feed reader: every entry it keeps is an article.  A
 * format of the article floor, but one that needs SQLite, which is met on this
 * floor: ui hands it down.  The database is opened in memory, from the bytes that
 * were read, or where it is, if it is larger than memory should be: no lock, no
 * journal beside it, nothing written.
 * source  newsboat's doc and the tables it makes (2.x)
 */
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

/* Columns of the query, in its order. */
static const enum record_field columns[] = {
	RECORD_ID, RECORD_TITLE, RECORD_AUTHOR, RECORD_ADDRESS, RECORD_DATE, RECORD_HTML,
	RECORD_SOURCE,
};

static void
read_rows(struct intake *in, const struct paper *p, sqlite3_stmt *st, int *code)
{
	struct record r;

	record_init(&r);
	while (!in->is_over && (*code = sqlite3_step(st)) == SQLITE_ROW) {
		record_clear(&r);
		for (int i = 0; i < (int)(sizeof columns / sizeof *columns); i++) {
			const char *text = (const char *)sqlite3_column_text(st, i);
			size_t len = (size_t)sqlite3_column_bytes(st, i);
			struct str value = str_from(text ? text : "", text ? len : 0);

			/* Another program's bytes: only what is UTF-8 counts. */
			if (utf8_check(value) == value.len)
				buf_add(&r.fields[columns[i]], value);
		}
		if (record_give(in, &r, p->path, false) == STATUS_EMPTY)
			in->passed_over++;
	}
	record_release(&r);
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
		"SELECT i.guid, i.title, i.author, i.url, i.pubDate, i.content, f.title"
		" FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl"
		" WHERE ifnull(i.deleted, 0) = 0 ORDER BY i.id";
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &st, NULL);

	if (code == SQLITE_OK)
		read_rows(in, p, st, &code);
	(void)sqlite3_finalize(st);
	return code == SQLITE_DONE || in->is_over ? SQLITE_OK : code;
}

/* As a file that nobody changes while it is read. */
static int
open_file(struct str path, sqlite3 **db)
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
	buf_add_cstr(&uri, "?mode=ro&immutable=1");
	code = sqlite3_open_v2(uri.ptr, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
	buf_release(&uri);
	return code;
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
	code = is_file ? open_file(p->path, &db) : open_bytes(p->raw, &db);
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
