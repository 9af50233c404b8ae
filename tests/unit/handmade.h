/* SPDX-License-Identifier: MIT */
/*
 * Readings made by hand, for tests of the library: they say exactly what is
 * mentioned, whatever the recognizers think of it.  Included once by a program;
 * it answers for reading_… and coref_… in it.
 *
 * A text is lines; each line is a block and a sentence.  "# " begins the title,
 * "! " furniture, "% " a line about the article.  A mention is written {K key:words}:
 *
 *	{P shoigu|sergei:Sergey Shoigu}    a strong key; its block is "shoigu"
 *	{P shoigu|sergei&kuzya:…}          … who is said to be called that, too
 *	{P ~shoigu:Shoigu}                 a weak key
 *	{O =org/nato:NATO}                 an id by a table
 *	{P shoigu|sergei+defmin/ru:…}      … who holds an office; "-" held it
 *	{P @defmin/ru:the minister}        known by the office alone, a description
 *	{M =event/eas/11^event/eas^East Asia Summit:11th EAS}  … of a series
 *	{D 2016-07-25:July 25}             a date
 *	{P ?:somebody}                     joined to nothing
 *
 * "*" before the words makes a description of them, "." a short form.  Locals
 * are the keys.
 */
#ifndef TESTS_UNIT_HANDMADE_H
#define TESTS_UNIT_HANDMADE_H

#include <assert.h>
#include <stdlib.h>

#include "entity/coref.h"
#include "entity/resolve.h"
#include "recognize/reading.h"
#include "text/map.h"
#include "text/vec.h"

struct reading {
	struct article *article;
	VEC(struct mention) mentions;
	VEC(struct token) tokens;
	struct tokens view;
};

struct coref {
	VEC(struct local) locals;
	VEC(uint32_t) of;
	struct map keys;
	struct arena arena;
};

struct made {
	struct reading r;
	struct coref c;
};

const struct article *
reading_article(const struct reading *r)
{
	return r->article;
}

const struct tokens *
reading_tokens(const struct reading *r)
{
	return &r->view;
}

const struct mention *
reading_mentions(const struct reading *r, size_t *n)
{
	*n = r->mentions.len;
	return r->mentions.ptr;
}

const struct local *
coref_locals(const struct coref *c, size_t *n)
{
	*n = c->locals.len;
	return c->locals.ptr;
}

uint32_t
coref_of(const struct coref *c, size_t mention)
{
	return c->of.ptr[mention];
}

bool
coref_counts(const struct coref *c, size_t mention)
{
	(void)c;
	(void)mention;
	return true;
}

/* -------------------------------------------------------------------- making */

static inline enum kind
made_kind(char letter)
{
	for (int k = 0; k < KIND_COUNT; k++)
		if (kind_letter((enum kind)k) == letter)
			return (enum kind)k;
	abort();
}

static inline void
made_role(struct made *m, struct local *l, struct str role, bool is_former)
{
	size_t slash = str_find_char(role, '/');
	struct local_role *roles = ARENA_ARRAY(&m->c.arena, 1, struct local_role);

	assert(slash != SIZE_MAX);
	roles[0] = (struct local_role){
		.office = arena_str(&m->c.arena, str_sub(role, 0, slash)),
		.of = arena_str(&m->c.arena, str_sub(role, slash + 1, role.len)),
		.is_former = is_former,
	};
	l->roles = roles;
	l->nrole = 1;
}

static inline struct str
made_office_key(struct made *m, struct str role)
{
	size_t slash = str_find_char(role, '/');
	struct buf b;
	struct str key;

	buf_init(&b);
	resolve_office_key(&b, str_sub(role, 0, slash),
	                   str_sub(role, slash + 1, role.len));
	key = arena_str(&m->c.arena, buf_str(&b));
	buf_release(&b);
	return key;
}

/* "A^B^C": id, id of the series, its name. */
static inline void
made_fixed(struct local *l, struct str rest)
{
	(void)str_cut(&rest, '^', &l->fixed);
	if (str_cut(&rest, '^', &l->parent))
		(void)str_cut(&rest, '^', &l->parent_name);
	l->key = l->block = l->fixed;
}

static inline void
made_key(struct made *m, struct local *l, struct str key)
{
	size_t also = str_find_char(key, '&');

	if (also != SIZE_MAX) {
		l->also_key = str_sub(key, also + 1, key.len);
		bool is_back = str_starts(l->also_key, STR_LIT("<"));
		l->also_block = str_sub(l->also_key, is_back, str_find_char(l->also_key, '|'));
		key = str_sub(key, 0, also);
	}
	struct str rest = str_sub(key, 1, key.len);
	size_t role = str_find_char(key, '+');
	bool is_former = role == SIZE_MAX && l->kind == KIND_PERSON;

	if (str_starts(key, STR_LIT("="))) {
		made_fixed(l, rest);
	} else if (str_starts(key, STR_LIT("~"))) {
		l->weak = l->block = rest;
	} else if (str_starts(key, STR_LIT("@"))) {
		l->weak = l->block = made_office_key(m, rest);
	} else {
		if (is_former)
			role = str_find_char(key, '-');
		if (role != SIZE_MAX)
			made_role(m, l, str_sub(key, role + 1, key.len), is_former);
		l->key = str_sub(key, 0, role == SIZE_MAX ? key.len : role);
		rest = l->key;
		(void)str_cut(&rest, '|', &l->block);
		l->weak = l->block;
		l->given = rest.ptr ? rest : STR_EMPTY;
	}
}

static inline uint32_t
made_local(struct made *m, enum kind kind, struct str key)
{
	struct local l = {
		.kind = kind,
		.name = STR_EMPTY, .block = STR_EMPTY, .key = STR_EMPTY,
		.also_block = STR_EMPTY, .also_key = STR_EMPTY,
		.weak = STR_EMPTY, .fixed = STR_EMPTY, .parent = STR_EMPTY,
		.parent_name = STR_EMPTY, .given = STR_EMPTY, .place = STR_EMPTY, .about = STR_EMPTY,
		.written = article_date(m->r.article),
		.confidence = 0.9f,
	};
	uint32_t i = map_intern(&m->c.keys, key, (uint32_t)m->c.locals.len);

	if (i < m->c.locals.len)
		return i;
	key = arena_str(&m->c.arena, key);
	if (kind == KIND_DATE) {
		struct buf id;

		buf_init(&id);
		buf_addf(&id, "date/%.*s", STR_ARG(key));
		l.fixed = l.key = l.block = arena_str(&m->c.arena, buf_str(&id));
		(void)day_parse(key, &l.from);
		l.to = l.from;
		buf_release(&id);
	} else {
		made_key(m, &l, key);
	}
	vec_push(&m->c.locals, l);
	return i;
}

static inline void
made_alias(struct made *m, uint32_t local, struct str text, enum form form)
{
	struct local *l = &m->c.locals.ptr[local];
	struct local_alias *aliases;

	for (uint32_t i = 0; i < l->nalias; i++) {
		struct local_alias *a = (struct local_alias *)&l->aliases[i];

		if (str_eq(a->text, text)) {
			a->count++;
			return;
		}
	}
	aliases = ARENA_ARRAY(&m->c.arena, l->nalias + 1, struct local_alias);
	for (uint32_t i = 0; i < l->nalias; i++)
		aliases[i] = l->aliases[i];
	aliases[l->nalias++] = (struct local_alias){
		.text = arena_str(&m->c.arena, text), .count = 1, .form = form};
	l->aliases = aliases;
	if (form != FORM_NOMINAL && text.len > l->name.len)
		l->name = aliases[l->nalias - 1].text;
}

/* A mention as met while the marks are taken out of the text. */
struct mark {
	struct span at;
	char letter;
	struct str key;
	enum form form;
	bool is_furniture;
	uint32_t line;
};

struct mark_vec {
	struct mark *ptr;
	size_t len;
	size_t cap;
};

static inline size_t
made_mark(struct str marked, size_t i, struct buf *text, struct mark *m)
{
	struct str rest = str_sub(marked, i, marked.len);
	size_t colon = str_find_char(rest, ':');
	size_t end = str_find_char(rest, '}');

	assert(colon != SIZE_MAX && end != SIZE_MAX && colon < end);
	m->letter = rest.ptr[1];
	m->key = str_sub(rest, 3, colon);
	m->form = FORM_NAME;
	if (rest.ptr[colon + 1] == '.')
		m->form = FORM_ALIAS;
	if (rest.ptr[colon + 1] == '*' || m->key.ptr[0] == '@')
		m->form = FORM_NOMINAL;
	if (rest.ptr[colon + 1] == '.' || rest.ptr[colon + 1] == '*')
		colon++;
	m->at = span_from_to((uint32_t)text->len,
	                     (uint32_t)(text->len + end - colon - 1));
	buf_add(text, str_sub(rest, colon + 1, end));
	return i + end + 1;
}

static inline void
made_mentions(struct made *m, const struct mark_vec *marks)
{
	for (size_t i = 0; i < marks->len; i++) {
		const struct mark *k = &marks->ptr[i];
		struct str words = str_at(article_text(m->r.article), k->at);
		enum kind kind = made_kind(k->letter);
		bool is_joined = !str_eq(k->key, STR_LIT("?"));
		struct mention mention = {
			.at = k->at,
			.first = (uint32_t)i,
			.count = 1,
			.kind = kind,
			.form = k->form,
			.rule = RULE_GAZETTEER,
			.score = 0.8f,
			.is_furniture = k->is_furniture,
			.kb = KB_NONE,
			.defined = MENTION_NONE,
		};
		struct token token = {.at = k->at, .sentence = k->line};
		uint32_t local = is_joined ? made_local(m, kind, k->key)
		                           : LOCAL_NONE;

		if (kind == KIND_DATE && is_joined) {
			(void)day_parse(k->key, &mention.from);
			mention.to = mention.from;
		}
		if (is_joined)
			made_alias(m, local, words, mention.form);
		vec_push(&m->r.mentions, mention);
		vec_push(&m->r.tokens, token);
		vec_push(&m->c.of, local);
	}
	m->r.view = (struct tokens){.ptr = m->r.tokens.ptr,
	                            .len = m->r.tokens.len};
}

/* Takes the marks out: plain text, blocks and mentions. */
static inline struct made *
made_new(const char *path, const char *date, const char *marked)
{
	struct made *m = xcalloc(1, sizeof *m);
	struct str rest = str_of(marked);
	struct str line;
	struct article_parts parts = {.path = str_of(path), .title = SPAN_NONE,
	                              .date_at = SPAN_NONE,
	                              .source = STR_LIT("Test Wire"),
	                              .facts[FACT_AUTHOR] = {STR_LIT("Anna Ilves"),
	                                                     ORIGIN_LINKED}};
	struct mark_vec marks;
	VEC(struct block) blocks;
	struct buf text;
	uint32_t number = 0;

	map_init(&m->c.keys);
	arena_init(&m->c.arena);
	vec_init(&marks);
	vec_init(&blocks);
	buf_init(&text);
	while (str_cut(&rest, '\n', &line)) {
		struct block b = {.kind = BLOCK_PARAGRAPH};
		uint32_t start = (uint32_t)text.len;

		if (str_starts(line, STR_LIT("# ")))
			b.kind = BLOCK_TITLE;
		if (str_starts(line, STR_LIT("! ")))
			b.kind = BLOCK_FURNITURE;
		if (str_starts(line, STR_LIT("% ")))
			b.kind = BLOCK_META;
		if (b.kind != BLOCK_PARAGRAPH)
			line = str_sub(line, 2, line.len);
		for (size_t i = 0; i < line.len;) {
			struct mark k = {
				.line = number,
				.is_furniture = b.kind == BLOCK_FURNITURE,
			};

			if (line.ptr[i] != '{') {
				buf_add_char(&text, line.ptr[i++]);
				continue;
			}
			i = made_mark(line, i, &text, &k);
			vec_push(&marks, k);
		}
		b.at = span_from_to(start, (uint32_t)text.len);
		if (b.kind == BLOCK_TITLE)
			parts.title = b.at;
		if (b.at.len > 0)
			vec_push(&blocks, b);
		buf_add_char(&text, '\n');
		number++;
	}
	parts.text = buf_str(&text);
	(void)day_parse(str_of(date), &parts.date);
	parts.blocks = blocks.ptr;
	parts.nblock = blocks.len;
	m->r.article = article_new(&parts);
	made_mentions(m, &marks);
	buf_release(&text);
	vec_release(&blocks);
	vec_release(&marks);
	return m;
}

static inline void
made_free(struct made *m)
{
	article_free(m->r.article);
	vec_release(&m->r.mentions);
	vec_release(&m->r.tokens);
	vec_release(&m->c.locals);
	vec_release(&m->c.of);
	map_release(&m->c.keys);
	arena_release(&m->c.arena);
	free(m);
}

#endif
