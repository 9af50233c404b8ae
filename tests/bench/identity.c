/* SPDX-License-Identifier: MIT */
/*
 * identity COUNT PATH ...: what identity across articles costs as a pile grows.
 * The articles of the paths are taken again and again until there are COUNT,
 * each time with half of the people's names exchanged for others of theirs, so
 * that the well-known become better known and new people come, too.  Prints one
 * line: articles, entities, [µs] of the processor for settling an article, for
 * putting in one more (adding and settling), and the longest step [ms] of a
 * settling that is done by helpings.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "article/format.h"
#include "article/source.h"
#include "entity/coref.h"
#include "library/library.h"
#include "recognize/reading.h"
#include "text/buf.h"
#include "text/map.h"
#include "text/vec.h"

#define HELPING 500   /* articles between two settlings */
#define MORE 40       /* articles put in one by one at the end */
#define STEP_MS 6     /* a settling by helpings goes on for so long */

struct bench {
	VEC(struct str) texts;
	struct map words;      /* of names of people -> number */
	VEC(struct str) names; /* by number */
	struct arena arena;
	struct library *lib;
	double settling;       /* [s] */
	double longest;        /* [s] */
};

static double
cpu(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool
is_soon(void *ctx)
{
	return cpu() < *(const double *)ctx;
}

static void
settle(struct bench *b)
{
	bool is_done = false;

	while (!is_done) {
		double start = cpu();
		double end = start + STEP_MS / 1e3;

		if (library_settle_some(b->lib, is_soon, &end, &is_done, NULL) != STATUS_OK)
			exit(1);
		end = cpu() - start;
		b->settling += end;
		if (end > b->longest)
			b->longest = end;
	}
}

/* ---------------------------------------------------------------------- names */

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* The word that begins at `i`, or ends there being none. */
static size_t
word_end(struct str s, size_t i)
{
	while (i < s.len && is_word_byte(s.ptr[i]))
		i++;
	return i;
}

static void
learn_name(struct bench *b, struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		size_t end = word_end(name, i);
		struct str word = str_sub(name, i, end);

		if (word.len > 2 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z' &&
		    map_intern(&b->words, word, (uint32_t)b->names.len) == b->names.len)
			vec_push(&b->names, arena_str(&b->arena, word));
		i = end;
	}
}

static bool
learn(void *ctx, struct article *a)
{
	struct bench *b = ctx;
	struct reading *r;
	const struct mention *m;
	size_t n;

	vec_push(&b->texts, arena_str(&b->arena, article_text(a)));
	r = reading_new(a, NULL);
	m = reading_mentions(r, &n);
	for (size_t i = 0; i < n; i++)
		if (m[i].kind == KIND_PERSON && m[i].form == FORM_NAME)
			learn_name(b, str_at(article_text(a), m[i].at));
	reading_free(r);
	return true;
}

/* Half of the names, others each time, are exchanged for another one. */
static void
vary(const struct bench *b, struct str text, uint32_t turn, struct buf *out)
{
	for (size_t i = 0; i < text.len;) {
		size_t end = word_end(text, i);
		struct str word = str_sub(text, i, end);
		uint32_t at = word.len > 0 ? map_get(&b->words, word) : MAP_NONE;
		uint32_t h = (at * 2654435761u) ^ (turn * 2246822519u);

		h = (h ^ h >> 15) * 3266489917u;
		h ^= h >> 13;
		if (turn > 0 && at != MAP_NONE && h % 2)
			word = b->names.ptr[h / 2 % b->names.len];
		buf_add(out, word);
		if (end < text.len)
			buf_add_char(out, text.ptr[end]);
		i = end + 1;
	}
}

/* -------------------------------------------------------------------- filling */

static bool
take(void *ctx, struct article *a)
{
	struct bench *b = ctx;
	struct reading *r = reading_new(a, NULL);
	struct coref *c = coref_new(r);

	if (library_add(b->lib, r, c, NULL) != STATUS_OK)
		exit(1);
	coref_free(c);
	reading_free(r);
	return true;
}

/* What take() does, but [s] of the processor for the library alone. */
struct timed {
	struct bench *bench;
	double spent;
};

static bool
take_timed(void *ctx, struct article *a)
{
	struct timed *t = ctx;
	struct reading *r = reading_new(a, NULL);
	struct coref *c = coref_new(r);
	double start = cpu();

	if (library_add(t->bench->lib, r, c, NULL) != STATUS_OK)
		exit(1);
	settle(t->bench);
	t->spent += cpu() - start;
	coref_free(c);
	reading_free(r);
	return true;
}

static void
put(struct bench *b, size_t number, article_sink *give, void *ctx)
{
	struct str text = b->texts.ptr[number % b->texts.len];
	struct buf varied;
	char path[32];

	buf_init(&varied);
	vary(b, text, (uint32_t)(number / b->texts.len), &varied);
	(void)snprintf(path, sizeof path, "%06zu.txt", number);
	if (format_read(buf_str(&varied), str_of(path), give, ctx, NULL) != STATUS_OK)
		exit(1);
	buf_release(&varied);
}

static void
read_all(struct bench *b, const char *const *paths, size_t n)
{
	struct source *s = source_new(paths, n, -1, NULL);
	struct buf raw;

	buf_init(&raw);
	for (size_t i = 0; i < source_count(s); i++) {
		struct supply *supply;

		buf_clear(&raw);
		if (source_open(s, i, &supply, NULL) != STATUS_OK ||
		    supply_fill(supply, SOURCE_MAX_BYTES, &raw, NULL) != STATUS_OK ||
		    format_read(buf_str(&raw), source_path(s, i), learn, b, NULL) != STATUS_OK)
			fprintf(stderr, "%s cannot be read\n", source_path(s, i).ptr);
		source_close(supply);
	}
	buf_release(&raw);
	source_free(s);
}

int
main(int argc, char **argv)
{
	size_t count = argc > 2 ? (size_t)strtoul(argv[1], NULL, 10) : 0;
	struct bench b = {0};
	struct timed one = {.bench = &b};
	struct library_figures f;
	double bulk;

	if (count == 0)
		return 2;
	library_begin();
	arena_init(&b.arena);
	map_init(&b.words);
	read_all(&b, (const char *const *)argv + 2, (size_t)argc - 2);
	if (b.texts.len == 0 || library_open(NULL, &b.lib, NULL) != STATUS_OK)
		return 1;
	for (size_t i = 0; i < count; i++) {
		put(&b, i, take, &b);
		if (i % HELPING == HELPING - 1 || i + 1 == count)
			settle(&b);
	}
	bulk = b.settling;
	for (size_t i = 0; i < MORE; i++)
		put(&b, count + i, take_timed, &one);
	library_figures(b.lib, &f);
	printf("%zu %zu %.0f %.0f %.1f\n", count, f.entities, bulk / (double)count * 1e6,
	       one.spent / MORE * 1e6, b.longest * 1e3);
	library_close(b.lib);
	map_release(&b.words);
	vec_release(&b.texts);
	vec_release(&b.names);
	arena_release(&b.arena);
	return 0;
}
