/* SPDX-License-Identifier: MIT */
/* Where the tables begin and end; what is in them know kb.c and tagger_model.c. */
#include "recognize/tables.h"

#include "text/pages.h"

#include "text/banned.h"

extern const char tables_blob[];
extern const char tables_blob_end[];

void
tables_make_ready(void)
{
	pages_enlarge(tables_blob, (size_t)(tables_blob_end - tables_blob));
}
