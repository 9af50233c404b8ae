/* SPDX-License-Identifier: MIT */
/*
 * Threads take the next input while it is not too far ahead of what was handed
 * out, and wait with its batches when enough of them lie there: both bound
 * memory, however large one input is or slow to read.
 */
#include "ui/readers.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "entente.h"
#include "text/arena.h"

#include "text/banned.h"

#define THREADS_MAX 64
/* Inputs that may wait, for each thread, and batches of each of them. */
#define AHEAD 4
#define BATCHES 4
/* Inputs that are worth making ready for. */
#define MANY 500

/* The batches of one input that were read and not handed out: a ring. */
struct slot {
	struct pile_batch *batches[BATCHES];
	size_t first;
	size_t count;
};

struct readers {
	const struct pile *pile;
	const size_t *todo;
	size_t n;
	pthread_t threads[THREADS_MAX];
	size_t nthread;
	pthread_mutex_t lock;  /* of all below */
	pthread_cond_t changed;
	size_t next;           /* to be read by whoever is free */
	size_t given;          /* handed out to the end */
	struct slot *slots;    /* a ring of `window`, by place in todo */
	size_t window;
	bool is_over;
};

/* What a worker is at. */
struct place {
	struct readers *readers;
	size_t i;  /* of todo */
};

static bool
is_within(const struct readers *r)
{
	return r->next < r->given + r->window;
}

/* A pile_sink. */
static bool
put(void *ctx, struct pile_batch *b)
{
	const struct place *place = ctx;
	struct readers *r = place->readers;
	struct slot *slot = &r->slots[place->i % r->window];
	bool is_over;

	(void)pthread_mutex_lock(&r->lock);
	while (slot->count == BATCHES && !r->is_over)
		(void)pthread_cond_wait(&r->changed, &r->lock);
	is_over = r->is_over;
	if (!is_over) {
		slot->batches[(slot->first + slot->count++) % BATCHES] = b;
		(void)pthread_cond_broadcast(&r->changed);
	}
	(void)pthread_mutex_unlock(&r->lock);
	if (is_over)
		pile_drop(b);
	return !is_over;
}

static void *
work(void *arg)
{
	struct readers *r = arg;

	(void)pthread_mutex_lock(&r->lock);
	while (!r->is_over && r->next < r->n) {
		struct place place = {.readers = r};

		if (!is_within(r)) {
			(void)pthread_cond_wait(&r->changed, &r->lock);
			continue;
		}
		place.i = r->next++;
		(void)pthread_mutex_unlock(&r->lock);
		pile_read(r->pile, r->todo[place.i], put, &place);
		(void)pthread_mutex_lock(&r->lock);
	}
	(void)pthread_mutex_unlock(&r->lock);
	return NULL;
}

/* Signals are for the thread that prints and knows how to leave. */
static void
start(struct readers *r, size_t nthread)
{
	sigset_t all;
	sigset_t before;

	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	while (r->nthread < nthread && r->nthread < r->n &&
	       pthread_create(&r->threads[r->nthread], NULL, work, r) == 0)
		r->nthread++;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static struct readers *
begin(const struct pile *p, const size_t *todo, size_t n, size_t nthread)
{
	struct readers *r = xcalloc(1, sizeof *r);

	if (nthread > THREADS_MAX)
		nthread = THREADS_MAX;
	r->pile = p;
	r->todo = todo;
	r->n = n;
	r->window = nthread * AHEAD + 1;
	r->slots = xcalloc(r->window, sizeof *r->slots);
	(void)pthread_mutex_init(&r->lock, NULL);
	(void)pthread_cond_init(&r->changed, NULL);
	start(r, nthread);
	return r;
}

/* The next batch, NULL at the end. */
static struct pile_batch *
next(struct readers *r)
{
	struct slot *slot = &r->slots[r->given % r->window];
	struct pile_batch *b;

	if (r->given == r->n)
		return NULL;
	(void)pthread_mutex_lock(&r->lock);
	while (slot->count == 0)
		(void)pthread_cond_wait(&r->changed, &r->lock);
	b = slot->batches[slot->first];
	slot->first = (slot->first + 1) % BATCHES;
	slot->count--;
	r->given += b->is_last;
	(void)pthread_cond_broadcast(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
	return b;
}

/* Waits for what is being read and drops it. */
static void
end(struct readers *r)
{
	(void)pthread_mutex_lock(&r->lock);
	r->is_over = true;
	(void)pthread_cond_broadcast(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
	for (size_t i = 0; i < r->nthread; i++)
		(void)pthread_join(r->threads[i], NULL);
	for (size_t i = 0; i < r->window; i++)
		for (struct slot *s = &r->slots[i]; s->count > 0; s->count--)
			pile_drop(s->batches[s->first++ % BATCHES]);
	(void)pthread_cond_destroy(&r->changed);
	(void)pthread_mutex_destroy(&r->lock);
	free(r->slots);
	free(r);
}

/* -------------------------------------------------------- without a thread */

struct handing {
	pile_sink *sink;
	void *ctx;
	bool is_over;
};

/* A pile_sink. */
static bool
hand_on(void *ctx, struct pile_batch *b)
{
	struct handing *a = ctx;

	a->is_over = !a->sink(a->ctx, b);
	return !a->is_over;
}

static void
read_alone(const struct pile *p, const size_t *todo, size_t n, struct handing *a)
{
	for (size_t i = 0; i < n && !a->is_over; i++)
		pile_read(p, todo[i], hand_on, a);
}

void
readers_run(const struct pile *p, const size_t *todo, size_t n, size_t nthread,
            pile_sink *sink, void *ctx)
{
	struct handing a = {.sink = sink, .ctx = ctx};
	struct readers *r;
	struct pile_batch *b;

	if (n >= MANY)
		tables_make_ready();
	/* A thread that only waits for another costs more than it gives. */
	r = begin(p, todo, n, nthread > 1 ? nthread : 0);
	if (r->nthread == 0)
		read_alone(p, todo, n, &a);
	else
		while ((b = next(r)) != NULL && sink(ctx, b))
			;
	end(r);
}
