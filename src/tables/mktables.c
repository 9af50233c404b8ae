/* SPDX-License-Identifier: MIT */
/*
 * mktables ASSETS OUT: compiles the tables of assets/ into OUT/kb.bin, which
 * the program carries.  A table is one row of `tables` below: which file,
 * which class, which column is what.  Wrong rows end the build with file and
 * line: a table that is half read would be worse than none.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tables/blob.h"
#include "text/day.h"
#include "token/token.h"

#include "text/banned.h"

enum { MAX_COLUMNS = 10, NONE = -1 };

struct line {
	const char *file;
	uint32_t number;
	struct str col[MAX_COLUMNS];
	int ncol;
};

struct table {
	const char *file;
	enum kb_class class;
	int columns;
	int slug, name, acronyms, aliases, type, detail, country;
	int sex, culture; /* of names and titles */
};

static const struct table tables[] = {
	{"places.tsv", KB_PLACE, 6, 0, 1, 2, 3, 4, NONE, 5, NONE, NONE},
	{"organizations.tsv", KB_ORG, 6, 0, 1, 2, 3, 4, NONE, 5, NONE, NONE},
	{"series.tsv", KB_SERIES, 8, 0, 1, 2, 3, 5, NONE, NONE, NONE, NONE},
	{"agreements.tsv", KB_AGREEMENT, 8, 0, 1, 2, 3, 4, 5, NONE, NONE, NONE},
	{"offices.tsv", KB_OFFICE, 5, 0, 1, NONE, 2, 4, 3, NONE, NONE, NONE},
	{"ministries.tsv", KB_MINISTRY, 3, 0, 1, NONE, 2, NONE, NONE, NONE, NONE, NONE},
	{"event_nouns.tsv", KB_EVENT_NOUN, 3, NONE, 0, NONE, NONE, 2, 1, NONE, NONE, NONE},
	{"document_nouns.tsv", KB_DOC_NOUN, 3, NONE, 0, NONE, NONE, 2, 1, NONE, NONE, NONE},
	{"event_words.tsv", KB_EVENT_WORD, 2, NONE, 0, NONE, NONE, NONE, 1, NONE, NONE, NONE},
	{"org_nouns.tsv", KB_ORG_NOUN, 2, NONE, 0, NONE, NONE, 1, NONE, NONE, NONE, NONE},
	{"place_nouns.tsv", KB_PLACE_NOUN, 2, NONE, 0, NONE, NONE, 1, NONE, NONE, NONE, NONE},
	{"name_variants.tsv", KB_VARIANT, 3, NONE, 0, NONE, 1, 2, NONE, NONE, NONE, NONE},
};

/* Words only: no row is made for them, the class says it all. */
static const struct table words[] = {
	{"titles.tsv", KB_TITLE, 3, NONE, 0, NONE, NONE, NONE, NONE, NONE, 2, NONE},
	{"given_names.tsv", KB_GIVEN, 3, NONE, 0, NONE, NONE, NONE, NONE, NONE, 1, 2},
	{"family_names.tsv", KB_FAMILY, 2, NONE, 0, NONE, NONE, NONE, NONE, NONE, NONE, 1},
	{"function_words.tsv", KB_FUNCTION, 1, NONE, 0, NONE, NONE, NONE, NONE, NONE, NONE, NONE},
	{"generic_words.tsv", KB_GENERIC, 1, NONE, 0, NONE, NONE, NONE, NONE, NONE, NONE, NONE},
	{"months.tsv", KB_CALENDAR, 3, NONE, 1, NONE, 2, NONE, NONE, NONE, NONE, NONE},
	{"weekdays.tsv", KB_CALENDAR, 3, NONE, 1, NONE, 2, NONE, NONE, NONE, NONE, NONE},
};

static _Noreturn void
die(const struct line *l, const char *what)
{
	fprintf(stderr, "mktables: %s:%u: %s\n", l->file, l->number, what);
	exit(1);
}

static void
read_file(const char *dir, const char *name, struct buf *out)
{
	char path[4096];
	char chunk[65536];
	size_t n;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	FILE *f = fopen(path, "rb");
	if (!f) {
		fprintf(stderr, "mktables: %s: %s\n", path, strerror(errno));
		exit(1);
	}
	buf_clear(out);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, str_from(chunk, n));
	fclose(f);
}

/* Splits at tabs; a lone "-" is an empty column. */
static void
split(struct str row, struct line *l)
{
	struct str field;

	l->ncol = 0;
	while (str_cut(&row, '\t', &field)) {
		if (l->ncol == MAX_COLUMNS)
			die(l, "too many columns");
		field = str_trim(field);
		l->col[l->ncol++] = str_eq(field, STR_LIT("-")) ? STR_EMPTY : field;
	}
}

typedef void row_fn(struct blob *b, const struct table *t, const struct line *l);

static void
each_row(struct blob *b, const char *dir, const struct table *t, row_fn *fn)
{
	struct buf bytes;
	struct str rest;
	struct str row;
	struct line l = {.file = t->file};

	buf_init(&bytes);
	read_file(dir, t->file, &bytes);
	rest = buf_str(&bytes);
	while (str_cut(&rest, '\n', &row)) {
		l.number++;
		if (row.len == 0 || row.ptr[0] == '#')
			continue;
		split(row, &l);
		if (l.ncol != t->columns)
			die(&l, "wrong number of columns");
		fn(b, t, &l);
	}
	buf_release(&bytes);
}

static struct str
column(const struct line *l, int i)
{
	return i == NONE ? STR_EMPTY : l->col[i];
}

/* A spelling, and the one that cuts the same words differently. */
static void
phrase(struct blob *b, struct str text, kb_id id, enum kb_class class, uint8_t flags)
{
	static const char *const cuts[][2] = {
		{"Cooperation", "Co-operation"},
		{"Co-operation", "Cooperation"},
	};

	blob_phrase(b, text, id, class, flags);
	for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
		size_t at = str_find(text, str_of(cuts[i][0]));
		struct buf other;
		if (at == SIZE_MAX)
			continue;
		buf_init(&other);
		buf_add(&other, str_sub(text, 0, at));
		buf_add_cstr(&other, cuts[i][1]);
		buf_add(&other, str_sub(text, at + strlen(cuts[i][0]), SIZE_MAX));
		blob_phrase(b, buf_str(&other), id, class, flags);
		buf_release(&other);
	}
}

static void
phrases(struct blob *b, struct str list, kb_id id, enum kb_class class, uint8_t flags)
{
	struct str one;

	if (list.len == 0)
		return;
	while (str_cut(&list, '|', &one))
		if ((one = str_trim(one)).len)
			phrase(b, one, id, class, flags);
}

static void
add_row(struct blob *b, const struct table *t, const struct line *l)
{
	struct str slug = column(l, t->slug);
	struct str name = column(l, t->name);

	if (name.len == 0)
		die(l, "no name");
	if (slug.len && blob_find(b, t->class, slug) != KB_NONE)
		die(l, "this slug is taken");
	kb_id id = blob_row(b, t->class, slug, name);
	b->rows.ptr[id].type = blob_text(b, column(l, t->type));
	b->rows.ptr[id].detail = blob_text(b, column(l, t->detail));
	phrase(b, name, id, t->class, KB_IS_NAME);
	phrases(b, column(l, t->acronyms), id, t->class, KB_IS_ACRONYM);
	phrases(b, column(l, t->aliases), id, t->class, 0);
}

/* What the columns of a name or title say of who bears it. */
static uint8_t
bearer(const struct table *t, const struct line *l)
{
	static const char *const eastern[] = {"chinese", "korean", "vietnamese"};
	struct str sex = column(l, t->sex);
	struct str culture = column(l, t->culture);
	uint8_t flags = 0;

	if (str_eq(sex, STR_LIT("m")))
		flags |= KB_IS_MALE;
	if (str_eq(sex, STR_LIT("f")))
		flags |= KB_IS_FEMALE;
	for (size_t i = 0; i < sizeof(eastern) / sizeof(eastern[0]); i++)
		if (str_eq(culture, str_of(eastern[i])))
			flags |= KB_IS_EASTERN;
	return flags;
}

static void
add_word(struct blob *b, const struct table *t, const struct line *l)
{
	uint8_t flags = KB_IS_NAME | bearer(t, l);

	blob_phrase(b, column(l, t->name), KB_NONE, t->class, flags);
	phrases(b, column(l, t->aliases), KB_NONE, t->class, 0);
}

static void
add_spelling(struct blob *b, const struct table *t, const struct line *l)
{
	(void)t;
	blob_spelling(b, l->col[0], l->col[1]);
}

static void
add_demonym(struct blob *b, const struct table *t, const struct line *l)
{
	kb_id place = blob_find(b, KB_PLACE, l->col[0]);

	(void)t;
	if (l->col[0].len == 0) {
		/* A people without a place ("Kurdish"): no name by itself. */
		phrases(b, l->col[1], KB_NONE, KB_FUNCTION, 0);
		phrases(b, l->col[2], KB_NONE, KB_FUNCTION, 0);
		return;
	}
	if (place == KB_NONE)
		die(l, "no place of this slug");
	phrases(b, l->col[1], place, KB_DEMONYM, 0);
	phrases(b, l->col[2], place, KB_PEOPLE, 0);
}

/* Most places are called as no other is, and need not be looked for among the towns. */
static void
mark_town(struct blob *b, const struct table *t, const struct line *l)
{
	kb_id place = blob_find(b, t->class, l->col[0]);

	if (place == KB_NONE)
		die(l, "no place of this slug");
	b->rows.ptr[place].detail = blob_text(b, STR_LIT("town"));
}

/* Countries by their two letters, in either case. */
static kb_id
country(const struct map *codes, struct str code)
{
	char up[2];

	if (code.len != 2)
		return KB_NONE;
	for (int i = 0; i < 2; i++)
		up[i] = (char)(code.ptr[i] & ~0x20);
	uint32_t id = map_get(codes, str_from(up, 2));
	return id == MAP_NONE ? KB_NONE : id;
}

struct linker {
	struct map codes; /* ISO 3166 alpha-2 -> row */
};

static void
link_country(struct blob *b, const struct table *t, const struct line *l,
             struct linker *k)
{
	kb_id id = blob_find(b, t->class, l->col[t->slug]);
	struct str code = l->col[t->country];

	if (id == KB_NONE || code.len == 0)
		return;
	b->rows.ptr[id].country = country(&k->codes, code);
}

static kb_id
side(struct blob *b, const struct linker *k, struct str slug)
{
	kb_id id = blob_find(b, KB_ORG, slug);

	if (id == KB_NONE)
		id = country(&k->codes, slug);
	if (id == KB_NONE)
		id = blob_find(b, KB_PLACE, slug);
	return id;
}

static struct kb_day
day(const struct line *l, struct str s)
{
	struct day d = DAY_NONE;

	if (s.len && !day_parse(s, &d))
		die(l, "not a date");
	return (struct kb_day){d.year, d.month, d.day};
}

/* "11:2016-09-08:Vientiane", each part may be empty. */
static void
add_instance(struct blob *b, const struct line *l, struct str item)
{
	struct kb_held held = {0};
	struct str ordinal;
	struct str when;
	struct str from;

	if (!str_cut(&item, ':', &ordinal) || !str_cut(&item, ':', &when))
		die(l, "an instance is ordinal:date:place");
	if (ordinal.len && !str_to_u32(ordinal, &held.ordinal))
		die(l, "an instance begins with its number");
	if (!str_cut(&when, '/', &from))
		from = when;
	held.from = day(l, from);
	held.to = when.len && when.ptr != from.ptr ? day(l, when) : held.from;
	held.place = blob_text(b, str_trim(item));
	vec_push(&b->held, held);
}

/*
 * "ASEAN-Russia Summit" is also "Russia-ASEAN Summit": where the name begins
 * with two sides joined by a hyphen, the other order is a spelling of it too.
 * The right side ends with the longest run of words that names a side.
 */
static void
add_swapped(struct blob *b, kb_id id, struct str name)
{
	const struct kb_row *row = &b->rows.ptr[id];
	size_t hyphen = str_find_char(name, '-');
	size_t end = SIZE_MAX;
	struct buf s;

	for (size_t i = hyphen; hyphen != SIZE_MAX && i < name.len; i++) {
		struct str right = str_sub(name, hyphen + 1, i);
		if (name.ptr[i] == ' ' && (blob_names(b, right, row->sides[0]) ||
		                           blob_names(b, right, row->sides[1])))
			end = i;
	}
	if (end == SIZE_MAX)
		return;
	buf_init(&s);
	buf_add(&s, str_sub(name, hyphen + 1, end));
	buf_add_char(&s, '-');
	buf_add(&s, str_sub(name, 0, hyphen));
	buf_add(&s, str_sub(name, end, SIZE_MAX));
	blob_phrase(b, buf_str(&s), id, KB_SERIES, 0);
	buf_release(&s);
}

static void
link_series(struct blob *b, const struct line *l, const struct linker *k)
{
	kb_id id = blob_find(b, KB_SERIES, l->col[0]);
	struct str sides = l->col[6];
	struct str held = l->col[7];
	struct str one;
	kb_id pair[2] = {KB_NONE, KB_NONE};

	b->rows.ptr[id].parent = blob_find(b, KB_ORG, l->col[4]);
	for (int i = 0; sides.len && i < 2 && str_cut(&sides, '|', &one); i++)
		if ((pair[i] = side(b, k, one)) == KB_NONE)
			die(l, "no side of this name");
	b->rows.ptr[id].sides[0] = pair[0] < pair[1] ? pair[0] : pair[1];
	b->rows.ptr[id].sides[1] = pair[0] < pair[1] ? pair[1] : pair[0];
	if (pair[1] != KB_NONE) {
		struct str aliases = l->col[3];
		add_swapped(b, id, l->col[1]);
		while (aliases.len && str_cut(&aliases, '|', &one))
			add_swapped(b, id, one);
	}
	b->rows.ptr[id].first_instance = (uint32_t)b->held.len;
	while (held.len && str_cut(&held, '|', &one))
		add_instance(b, l, one);
	b->rows.ptr[id].ninstance =
		(uint32_t)b->held.len - b->rows.ptr[id].first_instance;
}

/* The linker travels in a file-scope pointer so that rows have one shape of
 * function; this is a program of one run. */
/* Up to two parties of an agreement that the tables have; it needs no more to be told from
 * another of its name. */
static void
link_parties(struct blob *b, const struct line *l, const struct linker *k)
{
	kb_id id = blob_find(b, KB_AGREEMENT, l->col[0]);
	struct str parties = l->col[7];
	struct str one;
	size_t n = 0;

	while (parties.len && n < 2 && str_cut(&parties, '|', &one)) {
		kb_id party = side(b, k, one);
		if (party != KB_NONE)
			b->rows.ptr[id].sides[n++] = party;
	}
}

static struct linker *linking;

static void
link_row(struct blob *b, const struct table *t, const struct line *l)
{
	if (t->class == KB_SERIES)
		link_series(b, l, linking);
	else if (t->class == KB_AGREEMENT)
		link_parties(b, l, linking);
	else if (t->country != NONE)
		link_country(b, t, l, linking);
}

static void
find_codes(struct blob *b, const struct table *t, const struct line *l)
{
	if (str_eq(l->col[t->type], STR_LIT("country")) ||
	    (str_eq(l->col[t->type], STR_LIT("territory")) &&
	     map_get(&linking->codes, l->col[t->country]) == MAP_NONE))
		map_set(&linking->codes, l->col[t->country],
		        blob_find(b, t->class, l->col[t->slug]));
}

static void
compile(struct blob *b, const char *dir)
{
	static const struct table spellings = {"spellings.tsv", KB_CLASS_COUNT, 2,
	                                       0, 0, 0, 0, 0, 0, 0, 0, 0};
	static const struct table demonyms = {"demonyms.tsv", KB_DEMONYM, 3,
	                                      0, 0, 0, 0, 0, 0, 0, 0, 0};
	static const struct table towns = {"towns.tsv", KB_PLACE, 5,
	                                   0, 0, 0, 0, 0, 0, 0, 0, 0};
	const size_t ntable = sizeof(tables) / sizeof(tables[0]);
	struct linker k;

	map_init(&k.codes);
	linking = &k;
	each_row(b, dir, &spellings, add_spelling);
	for (size_t i = 0; i < ntable; i++)
		each_row(b, dir, &tables[i], add_row);
	each_row(b, dir, &demonyms, add_demonym);
	each_row(b, dir, &towns, mark_town);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		each_row(b, dir, &words[i], add_word);
	each_row(b, dir, &tables[0], find_codes);
	for (size_t i = 0; i < ntable; i++)
		each_row(b, dir, &tables[i], link_row);
	map_release(&k.codes);
}

int
main(int argc, char **argv)
{
	struct blob b;
	struct buf out;
	char path[4096];

	if (argc != 3) {
		fputs("usage: mktables ASSETS OUT\n", stderr);
		return 2;
	}
	blob_init(&b);
	buf_init(&out);
	compile(&b, argv[1]);
	blob_write(&b, &out);
	snprintf(path, sizeof(path), "%s/kb.bin", argv[2]);
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(out.ptr, 1, out.len, f) != out.len || fclose(f) != 0) {
		fprintf(stderr, "mktables: %s: %s\n", path, strerror(errno));
		return 1;
	}
	buf_release(&out);
	blob_release(&b);
	return 0;
}
