/* SPDX-License-Identifier: MIT */
/* Grouping what is in calendar order: a new row wherever the period changes. */
#include "ui/timeline.h"

#include <stdlib.h>

#include "text/arena.h"

#include "text/banned.h"

#define WINDOW 1024 /* rows asked at a time */

void
timeline_init(struct timeline *t)
{
	vec_init(&t->dated);
	vec_init(&t->rows);
	t->most = 0;
}

void
timeline_release(struct timeline *t)
{
	vec_release(&t->dated);
	vec_release(&t->rows);
}

void
timeline_ask(struct timeline *t, struct library *lib, const struct dated_query *q)
{
	struct dated_row *rows = xcalloc(WINDOW, sizeof *rows);
	size_t got = WINDOW;

	vec_clear(&t->dated);
	while (got == WINDOW) {
		got = library_dated(lib, q, t->dated.len, WINDOW, rows);
		for (size_t i = 0; i < got; i++)
			vec_push(&t->dated, rows[i]);
	}
	free(rows);
}

/* By day the headings are years: few months have more than one row. */
static bool
same_period(struct day a, struct day b, enum timeline_zoom zoom)
{
	return a.year == b.year && (zoom != ZOOM_MONTH || a.month == b.month);
}

void
timeline_zoom(struct timeline *t, enum timeline_zoom zoom)
{
	size_t end;

	vec_clear(&t->rows);
	t->most = 0;
	for (size_t i = 0; i < t->dated.len; i = end) {
		struct timeline_row group = {.first = i, .is_heading = zoom == ZOOM_DAY};

		for (end = i; end < t->dated.len; end++)
			if (!same_period(t->dated.ptr[i].from, t->dated.ptr[end].from, zoom))
				break;
		group.count = end - i;
		if (group.count > t->most)
			t->most = group.count;
		vec_push(&t->rows, group);
		for (size_t k = i; k < end && zoom == ZOOM_DAY; k++) {
			struct timeline_row one = {.first = k, .count = 1};

			vec_push(&t->rows, one);
		}
	}
}

size_t
timeline_row_of(const struct timeline *t, size_t dated)
{
	for (size_t i = 0; i < t->rows.len; i++) {
		const struct timeline_row *r = &t->rows.ptr[i];

		if (!r->is_heading && dated >= r->first && dated < r->first + r->count)
			return i;
	}
	return 0;
}

size_t
timeline_from(const struct timeline *t, struct day d)
{
	size_t lo = 0;
	size_t hi = t->dated.len;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (day_cmp(t->dated.ptr[mid].from, d) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return timeline_row_of(t, lo < t->dated.len ? lo : lo > 0 ? lo - 1 : 0);
}
