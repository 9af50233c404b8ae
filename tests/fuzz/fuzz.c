/* SPDX-License-Identifier: MIT */
/*
 * Mangled articles through the whole house, for builds with sanitizers:
 *
 *	fuzz [--seed N] [--cases N | --seconds N] [--keep FILE] WORDS SEEDFILE ...
 *
 * Each case is a seed file, changed in a few places, under the seed's own name,
 * so that its format reads it: bytes flipped, pieces cut out, doubled, moved,
 * taken from another seed, words of the file WORDS put in (one a line, \xNN is
 * a byte).  It goes through format, recognizers, coref, annotate --explain and
 * now and then a library.  A case that takes ten seconds is a finding, too.
 * The same seed gives the same cases; the case at hand is kept in FILE, where it
 * is found after a crash.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "entente.h"
#include "text/map.h"

enum {
	SEED_MAX = 1 << 16, /* [B] of a seed that are used */
	CASE_MAX = 1 << 18, /* [B] of a case */
	CHANGES = 12,       /* in a case, at most */
	SLOW = 10,          /* [s] of one case */
	LIBRARY_EACH = 16   /* of so many cases one goes through a library */
};

struct file {
	const char *name;
	struct str bytes;
};

struct fuzz {
	struct arena arena;
	VEC(struct file) seeds;
	VEC(struct str) words;
	uint64_t random;
	const char *keep;
};

/* xorshift64*: small, good enough, the same everywhere. */
static uint32_t
dice(struct fuzz *z, size_t sides)
{
	z->random ^= z->random >> 12;
	z->random ^= z->random << 25;
	z->random ^= z->random >> 27;
	return sides ? (uint32_t)(((z->random * UINT64_C(2685821657736338717)) >> 32) % sides) : 0;
}

/* ------------------------------------------------------------------- changing */

static void
replace(struct buf *b, size_t from, size_t to, struct str with)
{
	struct buf out;

	buf_init(&out);
	buf_add(&out, str_sub(buf_str(b), 0, from));
	buf_add(&out, with);
	buf_add(&out, str_sub(buf_str(b), to, b->len));
	buf_clear(b);
	buf_add(b, str_sub(buf_str(&out), 0, CASE_MAX));
	buf_release(&out);
}

/* A piece of some bytes: mostly short, at times long. */
static struct str
piece(struct fuzz *z, struct str s)
{
	size_t most = dice(z, 4) ? 24 : dice(z, 4) ? 400 : s.len;
	size_t from = dice(z, s.len + 1);

	return str_sub(s, from, from + dice(z, most + 1));
}

/* A word as it is, or many times, which is where squares hide. */
static void
insert_word(struct fuzz *z, struct buf *b)
{
	size_t at = dice(z, b->len + 1);
	struct str word = z->words.ptr[dice(z, z->words.len)];
	uint32_t times = dice(z, 12) ? 1 : dice(z, 3000);
	struct buf many;

	buf_init(&many);
	for (uint32_t i = 0; i < times && many.len < SEED_MAX; i++)
		buf_add(&many, word);
	replace(b, at, at, buf_str(&many));
	buf_release(&many);
}

static void
change_case(struct fuzz *z, struct buf *b)
{
	size_t from = dice(z, b->len + 1);
	size_t to = from + dice(z, 300);
	bool up = dice(z, 2) != 0;

	for (size_t i = from; i < to && i < b->len; i++)
		if ((b->ptr[i] | 0x20) >= 'a' && (b->ptr[i] | 0x20) <= 'z')
			b->ptr[i] = (char)(up ? b->ptr[i] & ~0x20 : b->ptr[i] | 0x20);
}

static void
change(struct fuzz *z, struct buf *b)
{
	const struct file *other = &z->seeds.ptr[dice(z, z->seeds.len)];
	size_t at = dice(z, b->len + 1);
	struct str cut = piece(z, buf_str(b));
	struct buf copy;

	switch (dice(z, 8)) {
	case 0:
		if (at < b->len)
			b->ptr[at] = (char)dice(z, 256);
		break;
	case 1:
		if (at < b->len)
			b->ptr[at] = (char)(b->ptr[at] ^ (1 << dice(z, 8)));
		break;
	case 2: /* cut out */
		replace(b, (size_t)(cut.ptr - b->ptr), (size_t)(cut.ptr - b->ptr) + cut.len, STR_EMPTY);
		break;
	case 3: /* doubled elsewhere */
		buf_init(&copy);
		buf_add(&copy, cut);
		replace(b, at, at, buf_str(&copy));
		buf_release(&copy);
		break;
	case 4:
		replace(b, at, at, piece(z, other->bytes));
		break;
	case 5:
		change_case(z, b);
		break;
	case 6:
		if (dice(z, 8) == 0)
			replace(b, at, b->len, STR_EMPTY);
		else
			insert_word(z, b);
		break;
	default:
		insert_word(z, b);
		break;
	}
}

/* -------------------------------------------------------------------- running */

struct taking {
	struct fuzz *fuzz;
	bool with_library;
};

static void
through_library(struct fuzz *z, const struct reading *r, const struct coref *c)
{
	static const struct annotate_options options = {true, false, NULL};
	struct str path = article_path(reading_article(r));
	struct library *lib;
	struct page *page;
	struct buf out;

	(void)z;
	if (library_open(NULL, &lib, NULL) != STATUS_OK)
		abort();
	if (library_add(lib, r, c, NULL) != STATUS_OK || library_settle(lib, NULL) != STATUS_OK ||
	    library_page(lib, library_article_by_path(lib, path), &page, NULL) != STATUS_OK)
		abort();
	buf_init(&out);
	export_annotation(&out, lib, page, &options);
	buf_release(&out);
	page_free(page);
	library_close(lib);
}

static bool
take_article(void *ctx, struct article *a)
{
	static const struct annotate_options options = {true, true, NULL};
	const struct taking *t = ctx;
	struct reading *r = reading_new(a, NULL);
	struct coref *c = coref_new(r);
	struct buf out;

	buf_init(&out);
	export_annotation_local(&out, r, c, &options);
	buf_release(&out);
	if (t->with_library)
		through_library(t->fuzz, r, c);
	coref_free(c);
	reading_free(r);
	return true;
}

static void
keep_case(const struct fuzz *z, const char *name, struct str bytes)
{
	int fd;

	if (!z->keep)
		return;
	fd = open(z->keep, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || dprintf(fd, "%s\n", name) < 0 || write(fd, bytes.ptr, bytes.len) < 0) {
		fprintf(stderr, "fuzz: %s: %s\n", z->keep, strerror(errno));
		exit(2);
	}
	(void)close(fd);
}

static double
seconds_now(clockid_t clock)
{
	struct timespec t;

	(void)clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* False if it took too long. */
static bool
run_case(struct fuzz *z, uint64_t number)
{
	const struct file *seed = &z->seeds.ptr[dice(z, z->seeds.len)];
	struct taking taking = {z, number % LIBRARY_EACH == 0};
	double began = seconds_now(CLOCK_PROCESS_CPUTIME_ID);
	struct diag d;
	struct buf b;

	buf_init(&b);
	diag_init(&d);
	buf_add(&b, seed->bytes);
	for (uint32_t n = 1 + dice(z, CHANGES); n > 0; n--)
		change(z, &b);
	keep_case(z, seed->name, buf_str(&b));
	/* Most cases are refused with a sentence, which is as good as being read. */
	if (format_read(buf_str(&b), str_of(seed->name), take_article, &taking, &d) != STATUS_OK &&
	    diag_last(&d).len == 0)
		abort();
	diag_release(&d);
	buf_release(&b);
	began = seconds_now(CLOCK_PROCESS_CPUTIME_ID) - began;
	if (began > SLOW)
		fprintf(stderr, "fuzz: case %llu of %s took %.1f s\n", (unsigned long long)number,
		        seed->name, began);
	return began <= SLOW;
}

/* ------------------------------------------------------------------- beginning */

static struct str
read_whole(struct fuzz *z, const char *path, size_t most)
{
	char *bytes = arena_alloc(&z->arena, most + 1, 1);
	FILE *f = fopen(path, "rb");
	size_t n;

	if (!f) {
		fprintf(stderr, "fuzz: %s: %s\n", path, strerror(errno));
		exit(2);
	}
	n = fread(bytes, 1, most, f);
	(void)fclose(f);
	return str_from(bytes, n);
}

static void
read_words(struct fuzz *z, const char *path)
{
	struct str rest = read_whole(z, path, SEED_MAX);
	struct str line;

	while (str_cut(&rest, '\n', &line)) {
		struct buf b;

		if (line.len == 0 || line.ptr[0] == '#')
			continue;
		buf_init(&b);
		for (size_t i = 0; i < line.len; i++) {
			unsigned int byte;
			if (i + 3 < line.len && line.ptr[i] == '\\' && line.ptr[i + 1] == 'x' &&
			    sscanf(line.ptr + i + 2, "%2x", &byte) == 1) {
				buf_add_char(&b, (char)byte);
				i += 3;
			} else {
				buf_add_char(&b, line.ptr[i]);
			}
		}
		vec_push(&z->words, arena_str(&z->arena, buf_str(&b)));
		buf_release(&b);
	}
}

static int
usage(void)
{
	fputs("usage: fuzz [--seed N] [--cases N | --seconds N] [--keep FILE] WORDS SEEDFILE ...\n",
	      stderr);
	return 2;
}

int
main(int argc, char **argv)
{
	struct fuzz z = {.random = 1};
	unsigned long long cases = 1000;
	double seconds = 0;
	int i = 1;

	arena_init(&z.arena);
	vec_init(&z.seeds);
	vec_init(&z.words);
	for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
		if (strcmp(argv[i], "--seed") == 0)
			z.random = strtoull(argv[i + 1], NULL, 10) * 2 + 1;
		else if (strcmp(argv[i], "--cases") == 0)
			cases = strtoull(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--seconds") == 0)
			seconds = strtod(argv[i + 1], NULL);
		else if (strcmp(argv[i], "--keep") == 0)
			z.keep = argv[i + 1];
		else
			return usage();
	}
	if (argc - i < 2)
		return usage();
	read_words(&z, argv[i++]);
	for (; i < argc; i++) {
		struct file f = {argv[i], read_whole(&z, argv[i], SEED_MAX)};
		vec_push(&z.seeds, f);
	}
	double end = seconds_now(CLOCK_MONOTONIC) + seconds;
	unsigned long long done = 0;
	unsigned long long slow = 0;
	while (seconds > 0 ? seconds_now(CLOCK_MONOTONIC) < end : done < cases)
		slow += !run_case(&z, done++);
	printf("%llu cases of %zu seeds, %llu slow\n", done, z.seeds.len, slow);
	vec_release(&z.seeds);
	vec_release(&z.words);
	arena_release(&z.arena);
	return slow ? 1 : 0;
}
