/* SPDX-License-Identifier: MIT */
/* Patterns for hyphenation, written down in a test. */
#ifndef TESTS_UNIT_HYPHENS_OF_H
#define TESTS_UNIT_HYPHENS_OF_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/unit.h"
#include "text/hyphens.h"

/* A line each, as "1ta": a word may be divided before "ta". */
static struct hyphens *
hyphens_of(const char *patterns)
{
	char path[] = "/tmp/entente-hyphens-XXXXXX";
	int fd = mkstemp(path);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	struct hyphens *h;

	assert_non_null(f);
	assert_true(fprintf(f, "UTF-8\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n%s\n", patterns) > 0);
	assert_int_equal(fclose(f), 0);
	h = hyphens_open(path);
	assert_int_equal(unlink(path), 0);
	assert_non_null(h);
	return h;
}

#endif
