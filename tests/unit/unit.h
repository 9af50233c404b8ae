/* SPDX-License-Identifier: MIT */
/*
 * What every unit test includes: cmocka with the headers it wants before it,
 * and comparisons of the project's own types.  Test programs are one file
 * each, tests/unit/test_NAME.c; those named test_ui_NAME.c may use ui/.
 */
#ifndef TESTS_UNIT_UNIT_H
#define TESTS_UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "text/buf.h"
#include "text/str.h"

/* Fails, showing both, unless the bytes of `s` are those of `expected`. */
static inline void
unit_str(struct str s, const char *expected, const char *file, int line)
{
	if (str_eq(s, str_of(expected)))
		return;
	print_error("got      \"%.*s\"\nexpected \"%s\"\n", STR_ARG(s), expected);
	_fail(file, line);
}

#define assert_str(s, expected) unit_str((s), (expected), __FILE__, __LINE__)
#define assert_buf(b, expected) assert_str(buf_str(b), expected)

#define UNIT_RUN(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif
