/* SPDX-License-Identifier: MIT */
/* See progress.h. */
#include "ui/progress.h"

#include <time.h>
#include <unistd.h>

#include "text/buf.h"

#include "text/banned.h"

#define PAUSE 500 /* [ms] */
#define BAR 24    /* [cells] */

static int64_t
now_ms(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
		return 0;
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
put(const struct buf *b)
{
	/* A terminal that does not take it is none of our business. */
	if (write(STDERR_FILENO, b->ptr, b->len) < 0)
		return;
}

void
progress_begin(struct progress *p, const char *what, bool is_on)
{
	*p = (struct progress){.what = what, .is_on = is_on};
	if (is_on)
		p->start = p->last = now_ms();
}

void
progress_step(struct progress *p, size_t done, size_t all, uint32_t share)
{
	int64_t parts = (int64_t)done * 1000 + share;
	int64_t all_parts = (int64_t)all * 1000;
	int64_t now;
	int64_t left;
	struct buf b;

	if (!p->is_on || all == 0)
		return;
	now = now_ms();
	if (now - p->last < PAUSE)
		return;
	p->last = now;
	p->is_shown = true;
	buf_init(&b);
	buf_addf(&b, "\r\033[K%s %zu/%zu [", p->what, done, all);
	for (size_t i = 0; i < BAR; i++)
		buf_add_char(&b, (int64_t)i * all_parts < parts * BAR ? '#' : ' ');
	buf_add_char(&b, ']');
	if (parts > 0) {
		left = (now - p->start) * (all_parts - parts) / parts;
		buf_addf(&b, " %lld s left", (long long)((left + 999) / 1000));
	}
	put(&b);
	buf_release(&b);
}

void
progress_last(struct progress *p, const char *what)
{
	struct buf b;

	if (!p->is_on || now_ms() - p->start < PAUSE)
		return;
	p->is_shown = true;
	buf_init(&b);
	buf_addf(&b, "\r\033[K%s ...", what);
	put(&b);
	buf_release(&b);
}

void
progress_end(struct progress *p)
{
	struct buf b;

	if (!p->is_shown)
		return;
	p->is_shown = false;
	buf_init(&b);
	buf_add_cstr(&b, "\r\033[K");
	put(&b);
	buf_release(&b);
}
