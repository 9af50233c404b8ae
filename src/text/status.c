/* SPDX-License-Identifier: MIT */
/* Names of the statuses, for sentences. */
#include "text/status.h"

#include <assert.h>
#include <stddef.h>

#include "text/banned.h"

const char *
status_name(enum status s)
{
	static const char *const names[] = {
#define X(name, text) text,
		STATUS_LIST(X)
#undef X
	};

	assert((size_t)s < sizeof names / sizeof names[0]);
	return names[s];
}
