/* SPDX-License-Identifier: MIT */
/*
 * A bounded queue between two workers and the loop.  The bound keeps memory
 * where it is when reading is faster than indexing; one byte in a pipe for
 * each batch makes the queue something that poll() can wait for.
 */
#include "ui/loader.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "text/arena.h"

#include "text/banned.h"

#define WORKERS 2
#define QUEUE_MAX 32 /* batches read and not taken */
#define END_MS 200   /* that a worker may take to come back at the end */

struct loader {
	const struct pile *pile;
	size_t *todo;
	size_t ntodo;
	size_t taken;
	int pipe[2];
	pthread_t threads[WORKERS];
	size_t nthread;
	pthread_mutex_t lock;  /* of all below */
	pthread_cond_t room;   /* the queue has become shorter, or it is over */
	pthread_cond_t gone;   /* a worker has come to its end */
	size_t working;        /* workers that have not */
	size_t next;           /* index into todo */
	struct pile_batch *queue[QUEUE_MAX];
	size_t first;          /* a ring */
	size_t count;
	bool is_over;
	bool has_failed;       /* nobody can be told of what is in the queue */
};

/* The next input for a worker; false when there is none. */
static bool
job_take(struct loader *l, size_t *input)
{
	bool has_job;

	pthread_mutex_lock(&l->lock);
	has_job = !l->is_over && l->next < l->ntodo;
	if (has_job)
		*input = l->todo[l->next++];
	pthread_mutex_unlock(&l->lock);
	return has_job;
}

/*
 * Under the lock.  The pipe never holds more than QUEUE_MAX bytes, so this
 * cannot block.  Should it fail all the same, closing it is what still wakes
 * the loop, which then asks loader_has_failed().
 */
static void
wake(struct loader *l)
{
	if (l->has_failed || write(l->pipe[1], "b", 1) == 1)
		return;
	l->has_failed = true;
	l->is_over = true;
	(void)close(l->pipe[1]);
	l->pipe[1] = -1;
	pthread_cond_broadcast(&l->room);
}

/* A pile_sink. */
static bool
batch_put(void *ctx, struct pile_batch *b)
{
	struct loader *l = ctx;
	bool is_over;

	pthread_mutex_lock(&l->lock);
	while (l->count == QUEUE_MAX && !l->is_over)
		pthread_cond_wait(&l->room, &l->lock);
	is_over = l->is_over;
	if (!is_over) {
		l->queue[(l->first + l->count++) % QUEUE_MAX] = b;
		wake(l);
	}
	pthread_mutex_unlock(&l->lock);
	if (is_over)
		pile_drop(b);
	return !is_over;
}

static void *
work(void *arg)
{
	struct loader *l = arg;
	size_t input;

	while (job_take(l, &input))
		pile_read(l->pile, input, batch_put, l);
	pthread_mutex_lock(&l->lock);
	l->working--;
	pthread_cond_signal(&l->gone);
	pthread_mutex_unlock(&l->lock);
	return NULL;
}

/* Signals are the loop's: workers are started with all of them blocked. */
static void
start_threads(struct loader *l)
{
	sigset_t all;
	sigset_t before;

	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	pthread_mutex_lock(&l->lock);
	while (l->nthread < WORKERS &&
	       pthread_create(&l->threads[l->nthread], NULL, work, l) == 0)
		l->nthread++;
	l->working = l->nthread;
	pthread_mutex_unlock(&l->lock);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* A clock that nobody sets, for the patience of loader_free. */
static void
gone_init(pthread_cond_t *gone)
{
	pthread_condattr_t attr;

	(void)pthread_condattr_init(&attr);
	(void)pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	(void)pthread_cond_init(gone, &attr);
	(void)pthread_condattr_destroy(&attr);
}

/* Once no worker uses it. */
static void
release(struct loader *l)
{
	for (size_t i = 0; i < l->nthread; i++)
		(void)pthread_join(l->threads[i], NULL);
	for (; l->count > 0; l->count--, l->first++)
		pile_drop(l->queue[l->first % QUEUE_MAX]);
	(void)pthread_cond_destroy(&l->gone);
	(void)pthread_cond_destroy(&l->room);
	(void)pthread_mutex_destroy(&l->lock);
	(void)close(l->pipe[0]);
	if (l->pipe[1] >= 0)
		(void)close(l->pipe[1]);
	free(l->todo);
	free(l);
}

struct loader *
loader_new(const struct pile *p, const size_t *todo, size_t n)
{
	struct loader *l = xcalloc(1, sizeof *l);

	l->pile = p;
	l->todo = xcalloc(n + 1, sizeof *l->todo);
	if (n > 0)
		memcpy(l->todo, todo, n * sizeof *todo);
	l->ntodo = n;
	if (pipe(l->pipe) != 0) {
		free(l->todo);
		free(l);
		return NULL;
	}
	(void)fcntl(l->pipe[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(l->pipe[1], F_SETFD, FD_CLOEXEC);
	(void)fcntl(l->pipe[0], F_SETFL, O_NONBLOCK);
	(void)pthread_mutex_init(&l->lock, NULL);
	(void)pthread_cond_init(&l->room, NULL);
	gone_init(&l->gone);
	start_threads(l);
	if (l->nthread == 0) {
		release(l);
		return NULL;
	}
	return l;
}

void
loader_stop(struct loader *l)
{
	pthread_mutex_lock(&l->lock);
	l->is_over = true;
	pthread_cond_broadcast(&l->room);
	pthread_mutex_unlock(&l->lock);
}

/* Waits until all workers are at their end, but not for long. */
static bool
wait_a_moment(struct loader *l)
{
	struct timespec end;
	bool is_alone;
	int error = 0;

	(void)clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_nsec += END_MS * 1000000L;
	end.tv_sec += end.tv_nsec / 1000000000L;
	end.tv_nsec %= 1000000000L;
	pthread_mutex_lock(&l->lock);
	while (l->working > 0 && error == 0)
		error = pthread_cond_timedwait(&l->gone, &l->lock, &end);
	is_alone = l->working == 0;
	pthread_mutex_unlock(&l->lock);
	return is_alone;
}

bool
loader_free(struct loader *l)
{
	if (l == NULL)
		return true;
	loader_stop(l);
	if (!wait_a_moment(l)) {
		for (size_t i = 0; i < l->nthread; i++)
			(void)pthread_detach(l->threads[i]);
		return false;
	}
	release(l);
	return true;
}

bool
loader_has_failed(struct loader *l)
{
	bool has_failed;

	pthread_mutex_lock(&l->lock);
	has_failed = l->has_failed;
	pthread_mutex_unlock(&l->lock);
	return has_failed;
}

bool
loader_is_still(struct loader *l)
{
	bool is_still;

	pthread_mutex_lock(&l->lock);
	is_still = l->working == 0;
	pthread_mutex_unlock(&l->lock);
	return is_still;
}

int
loader_fd(const struct loader *l)
{
	return l->pipe[0];
}

struct pile_batch *
loader_take(struct loader *l)
{
	struct pile_batch *b = NULL;
	char byte;

	if (read(l->pipe[0], &byte, 1) != 1)
		return NULL;
	pthread_mutex_lock(&l->lock);
	if (l->count > 0) {
		b = l->queue[l->first];
		l->first = (l->first + 1) % QUEUE_MAX;
		l->count--;
		l->taken += b->is_last;
	}
	pthread_cond_signal(&l->room);
	pthread_mutex_unlock(&l->lock);
	return b;
}

size_t
loader_taken(const struct loader *l)
{
	return l->taken;
}

size_t
loader_total(const struct loader *l)
{
	return l->ntodo;
}
