/* SPDX-License-Identifier: MIT */
/*
 * The one door to iniparser: configuration, themes, user dictionaries.
 * Sections and keys are lower case; order is that of the file.
 */
#ifndef TEXT_INI_H
#define TEXT_INI_H

#include <stddef.h>

#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"

struct ini;

/*
 * Reads a file.
 *
 * owner   *out is the caller's, ini_free() it; NULL on failure
 * errors  NOT_FOUND, UNREADABLE; malformed lines are diagnosed with their line
 *         and left out, the rest is read (OK)
 */
enum status ini_read(const char *path, struct ini **out, struct diag *d) MUST_USE;
void ini_free(struct ini *ini);

/* Number of keys; key i as "section", "key", "value": borrowed until ini_free. */
size_t ini_count(const struct ini *ini);
void ini_item(const struct ini *ini, size_t i, struct str *section,
              struct str *key, struct str *value);
/* Line of item i, from 1; 0 if unknown. */
unsigned int ini_line(const struct ini *ini, size_t i);

#endif
