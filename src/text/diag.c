/* SPDX-License-Identifier: MIT */
/*
 * Collected sentences about the input.  Everything said is copied into the
 * collection's own arena, so that it outlives what it speaks of.
 */
#include "text/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "text/banned.h"

void
diag_init(struct diag *d)
{
	arena_init(&d->arena);
	vec_init(&d->items);
}

void
diag_release(struct diag *d)
{
	vec_release(&d->items);
	arena_release(&d->arena);
}

void
diag_clear(struct diag *d)
{
	vec_clear(&d->items);
	arena_clear(&d->arena);
}

/* File names and quoted input come from outside: a sentence stays one line. */
static void
flatten(char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < 0x20 || c == 0x7f)
			s[i] = ' ';
	}
}

void
diag_add(struct diag *d, enum diag_level level, struct str file, uint32_t line,
         const char *fmt, ...)
{
	struct diag_item item = {.level = level, .line = line};
	va_list args;
	va_list again;
	char *text;
	int len;

	if (!d)
		return;
	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	assert(len >= 0);
	text = ARENA_ARRAY(&d->arena, (size_t)len + 1, char);
	(void)vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	flatten(text, (size_t)len);
	item.file = arena_str(&d->arena, file);
	item.message = str_from(text, (size_t)len);
	vec_push(&d->items, item);
}

void
diag_append(struct diag *d, const struct diag *more)
{
	if (!d)
		return;
	assert(d != more);
	for (size_t i = 0; i < more->items.len; i++) {
		struct diag_item item = more->items.ptr[i];

		item.file = arena_str(&d->arena, item.file);
		item.message = arena_str(&d->arena, item.message);
		vec_push(&d->items, item);
	}
}

const char *
diag_level_name(enum diag_level level)
{
	if (level == DIAG_NOTE)
		return "note";
	if (level == DIAG_WARNING)
		return "warning";
	assert(level == DIAG_ERROR);
	return "error";
}

struct str
diag_last(const struct diag *d)
{
	if (!d || d->items.len == 0)
		return STR_EMPTY;
	return vec_last(&d->items).message;
}
