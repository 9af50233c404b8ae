/* SPDX-License-Identifier: MIT */
/* A generated pile, the same in every run, and ways to have it in a library. */
#ifndef TESTS_UNIT_GENERATED_H
#define TESTS_UNIT_GENERATED_H

#include "library/library.h"
#include "tests/unit/handmade.h"

#define PILE 36

struct pile {
	struct made *articles[PILE];
};

/* A generator of our own, so that a failure can be seen again. */
static inline uint32_t
next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static const char *const phrases[] = {
	"{P lavrov|sergei+fm/place/russia:Sergey Lavrov} met",
	"{P ~lavrov:.Lavrov} said that he met",
	"{P lavrov|maria:Maria Lavrova} and",
	"{P lavrov|m:.M. Lavrova} and",
	"{P shoigu|sergei+defmin/place/russia:Sergei Shoigu}",
	"{P shoigu|sergei-defmin/place/russia:Sergei Shoigu}, once minister,",
	"{P belousov|andrei+defmin/place/russia:Andrei Belousov}",
	"{P @defmin/place/russia:the Russian defense minister}",
	"{P @fm/place/russia:the Russian foreign minister}",
	"{P @fm/place/france:the French foreign minister}",
	"{O =org/nato:NATO}",
	"{O =org/nato:North Atlantic Treaty Organization} ({O =org/nato:.NATO})",
	"{O acme|corp:Acme Corp}",
	"{L =place/russia:Russia} and {L =place/france:France}",
	"{M =event/eas/11^event/eas^East Asia Summit:11th East Asia Summit}",
	"{M =event/eas/5^event/eas^East Asia Summit:5th EAS}",
	"{M =event/eas:East Asia Summit}",
	"{D 2016-07-25:July 25} and {D 2010:2010}",
	"{A minsk:Minsk agreement}",
	"{P belousov|andrei&kuzya:Andrei Belousov}, known as Kuzya,",
	"{P ~kuzya:.Kuzya} said that",
	"{P shoigu|sergei&tuva|ivan:Sergei Shoigu}",
	"{P tuva|ivan&shoigu|sergei:Ivan Tuva}",
	"{P tuva|ivan+defmin/place/russia:Ivan Tuva}",
	"{P ?:somebody} met",
};

static const char *const dates[] = {"2016-07-23", "2016-07-23", "2016-07",
                                    "2024-05-13", "2012-01-02", "2019",
                                    "XXXX-08-15", ""};

static inline struct made *
generate(uint32_t *seed, int number)
{
	struct buf text;
	char path[32];
	struct made *m;
	uint32_t lines = 1 + next(seed, 5);

	buf_init(&text);
	if (next(seed, 2))
		buf_add_cstr(&text, "# A title with {P ~lavrov:.Lavrov}\n");
	for (uint32_t i = 0; i < lines; i++) {
		uint32_t n = 1 + next(seed, 4);

		if (next(seed, 6) == 0)
			buf_add_cstr(&text, "! ");
		for (uint32_t k = 0; k < n; k++) {
			buf_add_cstr(&text, phrases[next(
				seed, sizeof phrases / sizeof *phrases)]);
			buf_add_char(&text, ' ');
		}
		buf_add_cstr(&text, "end.\n");
	}
	(void)snprintf(path, sizeof path, "pile/%02d.txt", (number * 7) % 100);
	m = made_new(path, dates[next(seed, sizeof dates / sizeof *dates)],
	             text.ptr);
	buf_release(&text);
	return m;
}

static inline int
set_up(void **state)
{
	struct pile *p = xcalloc(1, sizeof *p);
	uint32_t seed = 20160723;

	for (int i = 0; i < PILE; i++)
		p->articles[i] = generate(&seed, i);
	*state = p;
	return 0;
}

static inline int
tear_down(void **state)
{
	struct pile *p = *state;

	for (int i = 0; i < PILE; i++)
		made_free(p->articles[i]);
	free(p);
	return 0;
}

/* -------------------------------------------------------------------- helpers */

static inline struct library *
fresh(void)
{
	struct library *lib;

	assert_int_equal(library_open(NULL, &lib, NULL), STATUS_OK);
	return lib;
}

static inline void
put(struct library *lib, const struct made *m)
{
	assert_int_equal(library_add(lib, &m->r, &m->c, NULL), STATUS_OK);
}

static inline void
take(struct library *lib, const struct made *m)
{
	assert_int_equal(library_remove(lib, article_path(m->r.article), NULL),
	                 STATUS_OK);
}

static inline void
settle(struct library *lib)
{
	assert_int_equal(library_settle(lib, NULL), STATUS_OK);
}

static inline void
shuffle(uint32_t *seed, int order[PILE])
{
	for (int i = 0; i < PILE; i++)
		order[i] = i;
	for (int i = PILE - 1; i > 0; i--) {
		int k = (int)next(seed, (uint32_t)i + 1);
		int was = order[i];

		order[i] = order[k];
		order[k] = was;
	}
}

static inline void
assert_same(struct buf *got, struct buf *expected)
{
	if (!str_eq(buf_str(got), buf_str(expected))) {
		size_t i = 0;

		while (got->ptr[i] == expected->ptr[i])
			i++;
		while (i > 0 && got->ptr[i - 1] != '\n')
			i--;
		print_error("got      %.300s\nexpected %.300s\n", got->ptr + i,
		            expected->ptr + i);
		fail();
	}
	buf_clear(got);
}

#endif
