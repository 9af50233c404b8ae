/* SPDX-License-Identifier: MIT */
/*
 * Lists of entities, of the pile or of one article, in any order, by window.
 * The order of a list needs all its rows once; it is kept as row numbers until
 * the query or the data changes, so that scrolling costs only what is shown.
 */
#include "library/library_int.h"

#include "text/fold.h"

#include "text/banned.h"

/* ---------------------------------------------------------------- the list */

/* ?1, ?2 rows of the article's locals; ?6 link that is no guess. */
static void
add_article(struct buf *sql, const struct entity_query *q)
{
	const char *body = q->with_nominal ? "l.names + l.nominals" : "l.names";
	const char *all = q->with_nominal ? "l.names + l.names_furniture + l.nominals"
	                                    " + l.nominals_furniture"
	                                  : "l.names + l.names_furniture";
	const char *counted = q->without_furniture ? body : all;

	buf_addf(sql, " sum(%s) AS here, sum(%s) AS here_body, sum(%s) AS c,"
	              " 0 AS at, min(l.first) AS off,"
	              " sum(CASE WHEN l.link < ?6 THEN %s ELSE 0 END) AS guesses,"
	              " max(l.link) AS surest, 0 AS furniture"
	              " FROM locals l JOIN entities e ON e.id = l.entity"
	              " WHERE l.id BETWEEN ?1 AND ?2%s",
	         counted, body, counted, counted,
	         q->without_guesses ? " AND l.link >= ?6" : "");
}

/* The counts of text and furniture together are at hand; those of furniture are
 * one pass over a table that lies in the order of entities. */
static void
add_pile(struct buf *sql, const struct entity_query *q)
{
	buf_addf(sql, " 0 AS here, 0 AS here_body, e.mentions%s%s AS c,"
	              /* What is nowhere comes after all else. */
	              " CASE articles WHEN 0 THEN 1 << 62 ELSE first_seq END AS at,"
	              " first_off AS off, 0 AS guesses, 0 AS surest,%s"
	              " FROM entities e",
	         q->with_nominal ? "" : " - e.nominals",
	         q->without_furniture ? " - ifnull(o.n, 0)" : "",
	         q->without_furniture ? " ifnull(o.n, 0) AS furniture,"
	                                " ifnull(o.menus, 0) AS menus"
	                              : " 0 AS furniture");
	if (q->without_furniture)
		buf_addf(sql, " LEFT JOIN (SELECT entity, sum(names_furniture%s) AS n,"
		              " sum(names + nominals = 0) AS menus,"
		              " sum(names + nominals) = 0 AS is_menu FROM occurrences"
		              " GROUP BY entity HAVING n > 0 OR menus > 0) AS o"
		              " ON o.entity = e.id",
		         q->with_nominal ? " + nominals_furniture" : "");
	buf_addf(sql, " WHERE %s%s",
	         q->without_furniture ? "NOT ifnull(o.is_menu, 0)" : "1",
	         q->without_guesses ? " AND (e.mentions = 0 OR ?6 <= (SELECT max(link)"
	                              " FROM idents i WHERE i.entity = e.id))" : "");
}

/* ?3 kinds; ?4 filter. */
static void
add_source(struct buf *sql, const struct entity_query *q)
{
	buf_add_cstr(sql, "WITH s AS (SELECT e.id, e.kind, e.part_of, e.slug,"
	                  " e.name_key, e.day_from, e.ordinal,");
	if (q->article != ARTICLE_NONE)
		add_article(sql, q);
	else
		add_pile(sql, q);
	if (q->kinds != 0)
		buf_add_cstr(sql, " AND (1 << e.kind) & ?3");
	if (q->filter.len > 0)
		buf_add_cstr(sql, " AND (instr(e.name_key, ?4) OR e.id IN"
		                  " (SELECT entity FROM aliases"
		                  "  WHERE form <> ?5 AND instr(key, ?4)))");
	if (q->article != ARTICLE_NONE)
		buf_add_cstr(sql, " GROUP BY e.id HAVING c > 0");
	buf_add_cstr(sql, ")");
}

/* How many articles have one of f in furniture only, where those do not count. */
static const char *
menus(const struct entity_query *q)
{
	if (!q->without_furniture)
		return "0";
	return q->article == ARTICLE_NONE
	               ? "menus"
	               : "(SELECT count(*) FROM occurrences o"
	                 " WHERE o.entity = f.id AND o.names + o.nominals = 0)";
}

/* In a tree a family stays together, in the place of its best member. */
static void
add_order(struct buf *sql, const struct entity_query *q)
{
	if (q->is_tree)
		buf_add_cstr(sql,
			", f AS (SELECT s.*, ifnull(p.id, s.id) AS head,"
			" p.id IS NOT NULL AS depth,"
			" ifnull(p.slug, s.slug) AS head_slug,"
			" ifnull(p.name_key, s.name_key) AS head_name"
			" FROM s LEFT JOIN s AS p ON p.id = s.part_of)");
	else
		buf_add_cstr(sql,
			", f AS (SELECT s.*, id AS head, 0 AS depth,"
			" slug AS head_slug, name_key AS head_name FROM s)");
	buf_addf(sql, " SELECT id, depth, here, here_body, guesses, surest, furniture,"
	              " kind, %s FROM f", menus(q));
	if (q->sort == ENTITY_BY_FIRST)
		buf_add_cstr(sql, " WINDOW w AS (PARTITION BY head ORDER BY at, off)");
	buf_add_cstr(sql, " ORDER BY kind,");
	switch (q->sort) {
	case ENTITY_BY_COUNT:
		buf_add_cstr(sql, " sum(c) OVER (PARTITION BY head) DESC, head_name,");
		break;
	case ENTITY_BY_NAME:
		buf_add_cstr(sql, " head_name,");
		break;
	case ENTITY_BY_FIRST:
		buf_add_cstr(sql, " first_value(at) OVER w, first_value(off) OVER w,");
		break;
	case ENTITY_BY_ID:
		break;
	}
	buf_add_cstr(sql, " head_slug, depth, day_from, ordinal, slug");
}

/* A kind out of range would be an index out of range elsewhere. */
static bool
is_of_kind(struct library *lib, sqlite3_stmt *st)
{
	int64_t kind = col_int(st, 7);

	return (kind >= 0 && kind < KIND_COUNT) || db_damaged(lib, "an entity is of no kind");
}

static void
fill_list(struct library *lib, struct entity_list *list)
{
	const struct entity_query *q = &list->q;
	struct buf sql;
	struct buf filter;
	sqlite3_stmt *st;

	buf_init(&sql);
	buf_init(&filter);
	add_source(&sql, q);
	add_order(&sql, q);
	fold_key(&filter, q->filter);
	st = db_get_made(lib, buf_str(&sql));
	db_int(st, 1, LOCAL_ROW(q->article, 0));
	db_int(st, 2, LOCAL_ROW(q->article, LOCAL_MAX - 1));
	db_int(st, 3, q->kinds);
	db_text(st, 4, buf_str(&filter));
	db_int(st, 5, FORM_NOMINAL);
	db_float(st, 6, (double)link_class_from(LINK_PROBABLE));
	vec_clear(&list->items);
	while (db_row(lib, st) && is_of_kind(lib, st)) {
		struct list_item item = {
			.id = col_u32(st, 0),
			.kind = (enum kind)col_int(st, 7),
			.depth = col_u32(st, 1),
			.here = col_u32(st, 2),
			.here_body = col_u32(st, 3),
			.guesses = col_u32(st, 4),
			.surest = (float)sqlite3_column_double(st, 5),
			.furniture = col_u32(st, 6),
			.menus = col_u32(st, 8),
		};

		vec_push(&list->items, item);
	}
	db_reset(st);
	buf_release(&sql);
	buf_release(&filter);
}

static bool
is_same_query(const struct entity_query *a, const struct entity_query *b)
{
	return a->article == b->article && a->kinds == b->kinds &&
	       a->sort == b->sort && a->is_tree == b->is_tree &&
	       a->with_nominal == b->with_nominal &&
	       a->without_guesses == b->without_guesses &&
	       a->without_furniture == b->without_furniture && str_eq(a->filter, b->filter);
}

/* The list of a query: the kept one, or in place of the longest unused. */
static const struct entity_list *
list_of(struct library *lib, const struct entity_query *q)
{
	uint64_t generation = library_generation(lib);
	struct entity_list *oldest = &lib->lists[0];

	lib->tick++;
	for (size_t i = 0; i < LIST_COUNT; i++) {
		struct entity_list *list = &lib->lists[i];

		if (list->generation == generation && is_same_query(&list->q, q)) {
			list->used = lib->tick;
			return list;
		}
		if (list->used < oldest->used)
			oldest = list;
	}
	oldest->q = *q;
	buf_clear(&oldest->filter);
	buf_add(&oldest->filter, q->filter);
	oldest->q.filter = buf_str(&oldest->filter);
	oldest->used = lib->tick;
	fill_list(lib, oldest);
	/* A list that broke off is answered once and not kept. */
	oldest->generation = lib->error == 0 ? generation : 0;
	return oldest;
}

size_t
library_entity_count(struct library *lib, const struct entity_query *q)
{
	db_clear_error(lib);
	return list_of(lib, q)->items.len;
}

void
library_entity_kinds(struct library *lib, const struct entity_query *q,
                     size_t counts[KIND_COUNT])
{
	const struct entity_list *list;

	db_clear_error(lib);
	list = list_of(lib, q);
	memset(counts, 0, KIND_COUNT * sizeof *counts);
	for (size_t i = 0; i < list->items.len; i++)
		counts[list->items.ptr[i].kind]++;
}

size_t
library_entity_index(struct library *lib, const struct entity_query *q, entity_id id)
{
	const struct entity_list *list;

	db_clear_error(lib);
	list = list_of(lib, q);
	for (size_t i = 0; i < list->items.len; i++)
		if (list->items.ptr[i].id == id)
			return i;
	return SIZE_MAX;
}

size_t
library_entities(struct library *lib, const struct entity_query *q,
                 size_t first, size_t n, struct entity_row *rows,
                 struct arena *arena)
{
	const struct entity_list *list;
	size_t got = 0;

	db_clear_error(lib);
	list = list_of(lib, q);
	for (size_t i = first; i < list->items.len && got < n; i++) {
		const struct list_item *item = &list->items.ptr[i];

		uint32_t nominals;

		if (!entity_load(lib, item->id, &rows[got], &nominals, arena))
			continue;
		rows[got].depth = item->depth;
		rows[got].here = item->here;
		rows[got].here_body = item->here_body;
		rows[got].guesses = item->guesses;
		if (q->article != ARTICLE_NONE)
			rows[got].surest = item->surest;
		if (!q->with_nominal)
			rows[got].mentions -= nominals;
		rows[got].mentions -= item->furniture;
		rows[got].articles -= item->menus;
		got++;
	}
	return got;
}
