/* SPDX-License-Identifier: MIT */
/*
 * Threads take the next input while it is not too far ahead of what was handed
 * out: the window bounds memory however large one input is slow to read.
 */
#include "ui/readers.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "text/arena.h"

#include "text/banned.h"

#define THREADS_MAX 64
/* Batches that may wait, for each thread. */
#define AHEAD 4

struct readers {
	const struct pile *pile;
	const size_t *todo;
	size_t n;
	pthread_t threads[THREADS_MAX];
	size_t nthread;
	pthread_mutex_t lock;       /* of all below */
	pthread_cond_t changed;
	size_t next;                /* to be read by whoever is free */
	size_t given;               /* handed out */
	struct pile_batch **ready;  /* a ring of `window`, by place in todo */
	size_t window;
	bool is_over;
};

static bool
is_within(const struct readers *r)
{
	return r->next < r->given + r->window;
}

static void *
work(void *arg)
{
	struct readers *r = arg;

	(void)pthread_mutex_lock(&r->lock);
	while (!r->is_over && r->next < r->n) {
		struct pile_batch *b;
		size_t i;

		if (!is_within(r)) {
			(void)pthread_cond_wait(&r->changed, &r->lock);
			continue;
		}
		i = r->next++;
		(void)pthread_mutex_unlock(&r->lock);
		b = pile_read(r->pile, r->todo[i]);
		(void)pthread_mutex_lock(&r->lock);
		r->ready[i % r->window] = b;
		(void)pthread_cond_broadcast(&r->changed);
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

struct readers *
readers_new(const struct pile *p, const size_t *todo, size_t n, size_t nthread)
{
	struct readers *r = xcalloc(1, sizeof *r);

	if (nthread > THREADS_MAX)
		nthread = THREADS_MAX;
	r->pile = p;
	r->todo = todo;
	r->n = n;
	r->window = nthread * AHEAD + 1;
	r->ready = xcalloc(r->window, sizeof(struct pile_batch *));
	(void)pthread_mutex_init(&r->lock, NULL);
	(void)pthread_cond_init(&r->changed, NULL);
	if (nthread > 1)
		start(r, nthread);
	return r;
}

struct pile_batch *
readers_next(struct readers *r)
{
	struct pile_batch *b;
	size_t slot = r->given % r->window;

	if (r->given == r->n)
		return NULL;
	if (r->nthread == 0)
		return pile_read(r->pile, r->todo[r->given++]);
	(void)pthread_mutex_lock(&r->lock);
	while (!r->ready[slot])
		(void)pthread_cond_wait(&r->changed, &r->lock);
	b = r->ready[slot];
	r->ready[slot] = NULL;
	r->given++;
	(void)pthread_cond_broadcast(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
	return b;
}

void
readers_free(struct readers *r)
{
	if (!r)
		return;
	(void)pthread_mutex_lock(&r->lock);
	r->is_over = true;
	(void)pthread_cond_broadcast(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
	for (size_t i = 0; i < r->nthread; i++)
		(void)pthread_join(r->threads[i], NULL);
	for (size_t i = 0; i < r->window; i++)
		pile_drop(r->ready[i]);
	(void)pthread_cond_destroy(&r->changed);
	(void)pthread_mutex_destroy(&r->lock);
	free(r->ready);
	free(r);
}
