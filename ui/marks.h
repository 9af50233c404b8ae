/* SPDX-License-Identifier: MIT */
/* Places that the reader gave a letter. Kept in the order of the letters. */
#ifndef UI_MARKS_H
#define UI_MARKS_H

#include <stddef.h>
#include <stdint.h>

#include "text/vec.h"
#include "ui/jumps.h"

struct mark {
	uint32_t letter; /* any character */
	struct place place;
};

struct marks {
	VEC(struct mark) items;
};

void marks_release(struct marks *m);
/* Takes the place over; a letter that had one has this one now. */
void marks_set(struct marks *m, uint32_t letter, struct place place);
/* Borrowed until the next change; NULL: nothing has this letter. */
const struct place *marks_find(const struct marks *m, uint32_t letter);
void marks_remove(struct marks *m, size_t i);

#endif
