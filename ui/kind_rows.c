/* SPDX-License-Identifier: MIT */
/*
 * See kind_rows.h.  Kinds are few: nothing is kept beside their counts, all is
 * counted kind by kind.
 */
#include "ui/kind_rows.h"

#include "text/banned.h"

bool
kind_rows_at(const struct kind_rows *k, size_t row, enum kind *kind, size_t *index)
{
	size_t entities = 0;

	for (int i = 0; i < KIND_COUNT; i++) {
		size_t n = k->counts[i];

		if (n == 0)
			continue;
		*kind = (enum kind)i;
		*index = KIND_ROWS_HEADING;
		if (row == 0)
			return true;
		if (row <= n) {
			*index = entities + row - 1;
			return true;
		}
		row -= n + 1;
		entities += n;
	}
	return false;
}

size_t
kind_rows_of(const struct kind_rows *k, size_t index)
{
	size_t row = 0;

	for (int i = 0; i < KIND_COUNT; i++) {
		size_t n = k->counts[i];

		if (n == 0)
			continue;
		if (index < n)
			return row + 1 + index;
		index -= n;
		row += n + 1;
	}
	return row;
}

size_t
kind_rows_first(const struct kind_rows *k, size_t top)
{
	size_t entities = 0;
	size_t row = 0;

	for (int i = 0; i < KIND_COUNT && row < top; i++) {
		size_t n = k->counts[i];

		if (n == 0)
			continue;
		entities += top - row - 1 < n ? top - row - 1 : n;
		row += n + 1;
	}
	return entities;
}

size_t
kind_rows_count(const struct kind_rows *k)
{
	size_t n = 0;

	for (int i = 0; i < KIND_COUNT; i++)
		n += k->counts[i] > 0 ? k->counts[i] + 1 : 0;
	return n;
}
