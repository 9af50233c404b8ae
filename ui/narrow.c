/* SPDX-License-Identifier: MIT */
/* The chips: kept in the order in which they were asked for. */
#include "ui/narrow.h"

#include <stdlib.h>

#include "text/arena.h"
#include "text/utf8.h"
#include "ui/canvas.h"
#include "ui/say.h"

#include "text/banned.h"

#define NAME_COLS 24 /* [cells] of a name in a chip */

static void
chip_release(struct narrow_chip *chip)
{
	free(chip->slug);
	free(chip->name);
}

void
narrow_release(struct narrow *n)
{
	for (size_t i = 0; i < n->count; i++)
		chip_release(&n->chips[i]);
	n->count = 0;
}

void
narrow_clear(struct narrow *n)
{
	narrow_release(n);
}

static void
chip_remove(struct narrow *n, size_t i)
{
	chip_release(&n->chips[i]);
	n->count--;
	for (; i < n->count; i++)
		n->chips[i] = n->chips[i + 1];
}

static size_t
count_of(const struct narrow *n, bool is_without)
{
	size_t count = 0;

	for (size_t i = 0; i < n->count; i++)
		count += n->chips[i].is_without == is_without;
	return count;
}

enum narrow_result
narrow_toggle(struct narrow *n, const struct entity_row *e, bool is_without)
{
	struct narrow_chip *chip;
	struct buf name;

	for (size_t i = 0; i < n->count; i++) {
		bool was_without = n->chips[i].is_without;

		if (!str_eq(str_of(n->chips[i].slug), e->slug))
			continue;
		chip_remove(n, i);
		if (was_without == is_without)
			return NARROW_REMOVED;
		break;
	}
	if (count_of(n, is_without) == NARROW_MAX)
		return NARROW_FULL;
	buf_init(&name);
	say_entity(&name, e);
	chip = &n->chips[n->count++];
	*chip = (struct narrow_chip){
		.slug = xstrndup(e->slug.ptr, e->slug.len),
		.name = xstrndup(name.ptr, name.len),
		.is_without = is_without,
		.id = e->id,
	};
	buf_release(&name);
	return NARROW_ADDED;
}

void
narrow_refresh(struct narrow *n, struct library *lib)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < n->count; i++) {
		struct narrow_chip *chip = &n->chips[i];
		struct entity_row row;

		chip->id = library_find_id(lib, str_of(chip->slug));
		/* Its id may have changed; the chip is taken away by the new one. */
		if (chip->id != ENTITY_NONE && library_entity(lib, chip->id, &row, &arena)) {
			free(chip->slug);
			chip->slug = xstrndup(row.slug.ptr, row.slug.len);
		}
		arena_clear(&arena);
	}
	arena_release(&arena);
}

struct article_filter
narrow_filter(const struct narrow *n)
{
	struct article_filter f = {0};

	for (size_t i = 0; i < n->count; i++) {
		const struct narrow_chip *chip = &n->chips[i];

		/* An entity that is gone is in no article: so asks the row 0. */
		if (chip->is_without)
			f.without[f.nwithout++] = chip->id;
		else
			f.with[f.nwith++] = chip->id;
	}
	return f;
}

int
narrow_draw(const struct narrow *n, struct canvas *c, int y, int x, int width)
{
	int start = x;
	int end = x + width;

	for (size_t i = 0; i < n->count; i++) {
		const struct narrow_chip *chip = &n->chips[i];
		struct str name = str_of(chip->name);
		int room = utf8_width(name) < NAME_COLS ? utf8_width(name) : NAME_COLS;

		if (end - x < 6) {
			x += canvas_put_fit(c, y, x, end - x, STR_LIT("…"), PEN(BAR));
			break;
		}
		if (room > end - x - 3)
			room = end - x - 3;
		x += canvas_put(c, y, x, chip->is_without ? STR_LIT("!") : STR_LIT("&"),
		                PEN(BAR_KEY));
		x += canvas_put_fit(c, y, x, room, name, PEN(CHIP));
		x += canvas_put(c, y, x, STR_LIT("  "), PEN(BAR));
	}
	return x - start;
}
