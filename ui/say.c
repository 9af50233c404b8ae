/* SPDX-License-Identifier: MIT */
/* Small texts; pure. */
#include "ui/say.h"

#include "text/utf8.h"

#include "text/banned.h"

static const char *const months[] = {
	"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};

void
say_day(struct buf *out, struct day d)
{
	const char *gap = "";

	if (d.day != 0 && d.month != 0) {
		buf_addf(out, "%d", d.day);
		gap = " ";
	}
	if (d.month != 0 && d.month <= 12) {
		buf_addf(out, "%s%s", gap, months[d.month]);
		gap = " ";
	}
	if (d.year != 0)
		buf_addf(out, "%s%d", gap, d.year);
}

void
say_days(struct buf *out, struct day from, struct day to)
{
	struct day head = from;

	if (day_is_none(to) || day_cmp(from, to) == 0) {
		say_day(out, from);
		return;
	}
	if (from.year == to.year)
		head.year = 0;
	if (from.year == to.year && from.month == to.month && from.day != 0 && to.day != 0) {
		buf_addf(out, "%d–", from.day);
		say_day(out, to);
		return;
	}
	say_day(out, head);
	buf_add_cstr(out, " – ");
	say_day(out, to);
}

void
say_day_column(struct buf *out, struct day d)
{
	size_t start = out->len;

	if (d.year != 0)
		day_format(out, d);
	while (out->len - start < 10)
		buf_add_char(out, ' ');
}

void
say_number(struct buf *out, uint64_t n)
{
	if (n >= 1000) {
		say_number(out, n / 1000);
		buf_addf(out, " %03d", (int)(n % 1000));
	} else {
		buf_addf(out, "%d", (int)n);
	}
}

int
say_digits(uint64_t n)
{
	int count = 1;

	for (; n >= 10; n /= 10)
		count++;
	return count;
}

void
say_count(struct buf *out, uint64_t n, const char *one, const char *many)
{
	say_number(out, n);
	buf_addf(out, " %s", n == 1 ? one : many);
}

const char *
say_bar(uint32_t n, uint32_t most)
{
	static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	uint64_t step;

	if (n == 0)
		return " ";
	step = most <= 1 ? 3 : (uint64_t)(n - 1) * 7 / (most - 1);
	return bars[step > 7 ? 7 : step];
}

void
say_entity(struct buf *out, const struct entity_row *e)
{
	if (e->kind == KIND_DATE && !day_is_none(e->from))
		say_days(out, e->from, e->to);
	else
		buf_add(out, e->name);
}

void
say_entity_apart(struct buf *out, const struct entity_row *e)
{
	say_entity(out, e);
	if (e->apart.len > 0)
		buf_addf(out, " · %.*s", STR_ARG(e->apart));
}

/* Appends the days in the longest form of at most `room` cells; the year at least. */
static void
say_days_fit(struct buf *out, struct day from, struct day to, int room)
{
	struct buf b;

	buf_init(&b);
	say_days(&b, from, to);
	if (utf8_width(buf_str(&b)) > room) {
		buf_clear(&b);
		say_days(&b, (struct day){from.year, from.month, 0},
		         (struct day){to.year, to.month, 0});
	}
	if (utf8_width(buf_str(&b)) > room && from.year != 0) {
		buf_clear(&b);
		say_day(&b, (struct day){from.year, 0, 0});
	}
	buf_add(out, buf_str(&b));
	buf_release(&b);
}

void
say_instance(struct buf *out, const struct entity_row *e, int room)
{
	struct buf b;

	buf_init(&b);
	if (e->ordinal != 0)
		buf_add_ordinal(&b, e->ordinal);
	if (!day_is_none(e->from)) {
		if (e->ordinal != 0)
			buf_add_cstr(&b, " · ");
		say_days_fit(&b, e->from, e->to, room - utf8_width(buf_str(&b)));
	}
	if (b.len == 0)
		buf_add(&b, e->name);
	buf_add(out, buf_str(&b));
	buf_release(&b);
}

void
say_instead(struct buf *out, struct str s)
{
	struct buf copy;

	buf_init(&copy);
	buf_add(&copy, s);
	buf_clear(out);
	buf_add(out, buf_str(&copy));
	buf_release(&copy);
}
