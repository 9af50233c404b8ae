/* SPDX-License-Identifier: MIT */
/* A line an article: content, place, and whether it counts as unread. */
#include "ui/seen.h"

#include "text/buf.h"
#include "ui/jumps.h"
#include "ui/state.h"

#include "text/banned.h"

#define SEEN_NAME "seen"
#define SEEN_MAX ((size_t)4 << 20) /* [B] that are read of it */
#define ITEMS_MAX 50000            /* newest that are kept */

void
seen_init(struct seen *s)
{
	vec_init(&s->items);
	map_init(&s->index);
}

void
seen_release(struct seen *s)
{
	vec_release(&s->items);
	map_release(&s->index);
}

static struct str
key(const uint64_t *content)
{
	return str_from((const char *)content, sizeof *content);
}

const struct seen_item *
seen_find(const struct seen *s, uint64_t content)
{
	uint32_t at = map_get(&s->index, key(&content));

	return at == MAP_NONE ? NULL : &s->items.ptr[at];
}

bool
seen_is_read(const struct seen *s, uint64_t content)
{
	const struct seen_item *item = seen_find(s, content);

	return item != NULL && !item->is_unread;
}

void
seen_put(struct seen *s, struct seen_item item)
{
	uint32_t at = map_intern(&s->index, key(&item.content), (uint32_t)s->items.len);

	if (at == s->items.len)
		vec_push(&s->items, item);
	else
		s->items.ptr[at] = item;
}

bool
seen_read(struct seen *s, uint64_t content)
{
	const struct seen_item *before = seen_find(s, content);
	struct seen_item item = {.cursor = PLACE_NOWHERE};

	if (before != NULL && !before->is_unread)
		return false;
	if (before != NULL)
		item = *before;
	item.content = content;
	item.is_unread = false;
	item.is_fresh = true;
	seen_put(s, item);
	return true;
}

/* ------------------------------------------------------------------------ file */

static bool
hex(struct str s, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return false;
		*out = *out << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return s.len == 16;
}

/* "0123456789abcdef 120 0 4294967295 r" */
static bool
line_read(struct str line, struct seen_item *item)
{
	struct str word[5];

	for (size_t i = 0; i < 5; i++)
		if (!str_cut(&line, ' ', &word[i]))
			return false;
	*item = (struct seen_item){.is_unread = str_eq(word[4], STR_LIT("u"))};
	return hex(word[0], &item->content) && str_to_u32(word[1], &item->top) &&
	       str_to_u32(word[2], &item->lead) && str_to_u32(word[3], &item->cursor);
}

/* Lines that it did not write itself are passed over. */
static void
read_into(struct seen *s, const char *folder, bool keeps_fresh)
{
	struct buf bytes;
	struct str rest;
	struct str line;

	buf_init(&bytes);
	state_read(folder, SEEN_NAME, SEEN_MAX, &bytes);
	rest = buf_str(&bytes);
	while (rest.len > 0 && str_cut(&rest, '\n', &line)) {
		struct seen_item item;
		const struct seen_item *known;

		if (!line_read(line, &item))
			continue;
		known = seen_find(s, item.content);
		if (known == NULL || !keeps_fresh || !known->is_fresh)
			seen_put(s, item);
	}
	buf_release(&bytes);
}

void
seen_load(struct seen *s, const char *folder)
{
	read_into(s, folder, false);
}

static void
lines_write(const struct seen *s, bool is_fresh, struct buf *out)
{
	size_t n = s->items.len;

	for (size_t i = n > ITEMS_MAX ? n - ITEMS_MAX : 0; i < n; i++) {
		const struct seen_item *item = &s->items.ptr[i];

		if (item->is_fresh == is_fresh)
			buf_addf(out, "%016llx %u %u %u %c\n", (unsigned long long)item->content,
			         item->top, item->lead, item->cursor, item->is_unread ? 'u' : 'r');
	}
}

void
seen_save(const struct seen *s, const char *folder)
{
	struct seen all;
	struct buf bytes;
	bool is_changed = false;

	for (size_t i = 0; i < s->items.len; i++)
		is_changed |= s->items.ptr[i].is_fresh;
	if (!is_changed)
		return;
	seen_init(&all);
	for (size_t i = 0; i < s->items.len; i++)
		if (s->items.ptr[i].is_fresh)
			seen_put(&all, s->items.ptr[i]);
	/* What another reader wrote meanwhile stays. */
	read_into(&all, folder, true);
	buf_init(&bytes);
	lines_write(&all, false, &bytes);
	lines_write(&all, true, &bytes);
	(void)state_write(folder, SEEN_NAME, buf_str(&bytes));
	buf_release(&bytes);
	seen_release(&all);
}
