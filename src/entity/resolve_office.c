/* SPDX-License-Identifier: MIT */
/*
 * Who held an office when an article was written, by what other articles say
 * and when they were written.  Months count: in a year of change two people
 * hold it.  What cannot be told is left as the office.
 */
#include "entity/resolve.h"

#include <limits.h>

#include "text/banned.h"

void
resolve_office_key(struct buf *out, struct str office, struct str of)
{
	buf_add_cstr(out, "office:");
	buf_add(out, office);
	buf_add_char(out, '/');
	buf_add(out, of);
}

/* How far off a statement may be: of one who is said to hold it before and after;
 * of one who was said to last; of one who will be said to first.  Offices change
 * hands in elections that no article of the pile may speak of. */
enum { OFFICE_MONTHS = 24, MONTHS_AFTER = 6, MONTHS_BEFORE = 1 };

/* Months from a to b, as far as they are known. */
static int
months_between(struct day a, struct day b)
{
	int years = b.year - a.year;

	return a.month && b.month ? years * 12 + b.month - a.month : years * 12;
}

/*
 * Did an article say by then that this holder holds it no more?  Holders are
 * dated by the month: for sure he is gone when it was said in a month before, or
 * when the article that asks names him, too.
 */
static bool
has_left(struct day written, const struct office_holder *holders, size_t n, size_t i,
         bool for_sure)
{
	for (size_t k = 0; k < n; k++) {
		const struct office_holder *h = &holders[k];

		if (h->is_former && str_eq(h->entity, holders[i].entity) &&
		    h->written.year && written.year &&
		    day_cmp(holders[i].written, h->written) <= 0 &&
		    months_between(h->written, written) >= (for_sure && !h->is_here))
			return true;
	}
	return false;
}

/*
 * Is it somebody else who held it last, in the months before that of `written`?
 * Of one who was said to hold it before those, or is in that very month, it
 * cannot be told then that he does.
 */
static bool
is_after_another(struct day written, const struct office_holder *holders, size_t n,
                 size_t i)
{
	bool is_said = months_between(holders[i].written, written) > 0;
	int he = is_said ? INT_MAX : MONTHS_AFTER + 1;
	int other = INT_MAX;

	for (size_t k = 0; k < n; k++) {
		int months = months_between(holders[k].written, written);
		int *last = str_eq(holders[k].entity, holders[i].entity) ? &he : &other;

		if (!holders[k].is_former && holders[k].written.year && months > 0 &&
		    months < *last && !has_left(written, holders, n, k, true))
			*last = months;
	}
	return other < he;
}

/* May he hold it at that time, who is named in the asking article as well? */
static bool
may_hold(struct day written, const struct office_holder *holders, size_t n, size_t i)
{
	if (!written.year || !holders[i].written.year)
		return true;
	return months_between(written, holders[i].written) <= MONTHS_BEFORE &&
	       !has_left(written, holders, n, i, false) &&
	       !is_after_another(written, holders, n, i);
}

/* The only holder named in the asking article; SIZE_MAX if none or several. */
static size_t
holder_here(struct day written, const struct office_holder *holders, size_t n)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < n; i++) {
		if (!holders[i].is_here || holders[i].is_former)
			continue;
		/* Of two whom the article names, one who will be said to hold it may
		 * hold it by now: their dates tell. */
		bool will = months_between(written, holders[i].written) > MONTHS_BEFORE &&
		            months_between(written, holders[i].written) <= MONTHS_AFTER;
		if (!will && !may_hold(written, holders, n, i))
			continue;
		if (found != SIZE_MAX && !str_eq(holders[found].entity, holders[i].entity))
			return SIZE_MAX;
		found = i;
	}
	return found != SIZE_MAX && may_hold(written, holders, n, found) ? found : SIZE_MAX;
}

/* Who is said to hold it nearest to a date, on one side of it. */
struct nearest {
	size_t holder; /* SIZE_MAX: nobody is, or two are in one month */
	int months;    /* how far off */
};

/*
 * Of the statements before `written` (side -1) or after it (side 1), that very
 * month on both sides, the nearest.  Offices change hands: a statement years
 * away says nothing, nor does one of a holder who has left since.
 */
static struct nearest
nearest_on(int side, struct day written, const struct office_holder *holders, size_t n)
{
	struct nearest best = {SIZE_MAX, OFFICE_MONTHS + 1};

	for (size_t i = 0; i < n; i++) {
		if (holders[i].is_former || !holders[i].written.year ||
		    has_left(written, holders, n, i, false))
			continue;
		int months = side * months_between(written, holders[i].written);
		if (months < 0 || months > best.months || months > OFFICE_MONTHS)
			continue;
		bool is_other = best.holder != SIZE_MAX &&
		                !str_eq(holders[best.holder].entity, holders[i].entity);
		if (months == best.months && (is_other || best.holder == SIZE_MAX)) {
			best.holder = SIZE_MAX;
			continue;
		}
		best = (struct nearest){i, months};
	}
	return best;
}

/* The only one who is ever said to hold it; SIZE_MAX if none or several. */
static size_t
only_holder(const struct office_holder *holders, size_t n)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < n; i++) {
		if (holders[i].is_former)
			continue;
		if (found != SIZE_MAX && !str_eq(holders[found].entity, holders[i].entity))
			return SIZE_MAX;
		found = i;
	}
	return found;
}

/*
 * The holder then: whom articles name before and after; else whom those of the
 * one side name that speaks, if it is near; of two, one before and one after, the
 * former where he is so much nearer that the change came later, most likely.
 * In the month in which another one follows, nobody can tell.
 */
static size_t
holder_then(struct day written, const struct office_holder *holders, size_t n,
            enum link_reason *why)
{
	enum { NEARER = 5 };
	struct nearest before = nearest_on(-1, written, holders, n);
	struct nearest after = nearest_on(1, written, holders, n);
	bool is_before = before.months <= OFFICE_MONTHS;
	bool is_after = after.months <= OFFICE_MONTHS;

	*why = LINK_OFFICE;
	if (before.months == 0 && before.holder != SIZE_MAX &&
	    is_after_another(written, holders, n, before.holder))
		return SIZE_MAX;
	if (!is_after)
		return before.months <= MONTHS_AFTER ? before.holder : SIZE_MAX;
	if (!is_before)
		return after.months <= MONTHS_BEFORE ? after.holder : SIZE_MAX;
	if (before.holder == SIZE_MAX || after.holder == SIZE_MAX)
		return SIZE_MAX;
	if (str_eq(holders[before.holder].entity, holders[after.holder].entity)) {
		*why = LINK_TERM;
		return before.holder;
	}
	/* Not the other way round: a new holder is written about at once. */
	return before.months <= MONTHS_AFTER && before.months * NEARER < after.months
	               ? before.holder : SIZE_MAX;
}

size_t
resolve_office(struct day written, const struct office_holder *holders, size_t n,
               enum link_reason *why)
{
	size_t found = holder_here(written, holders, n);

	*why = found != SIZE_MAX ? LINK_HOLDER : LINK_OFFICE;
	if (found != SIZE_MAX)
		return found;
	return written.year ? holder_then(written, holders, n, why) : only_holder(holders, n);
}
