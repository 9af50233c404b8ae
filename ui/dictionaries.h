/* SPDX-License-Identifier: MIT */
/*
 * User dictionaries: ini files of names with their spellings, for what the
 * program cannot know.  Sections are the kinds and "not"; a line is
 * `label = Name | spelling | spelling`.
 */
#ifndef UI_DICTIONARIES_H
#define UI_DICTIONARIES_H

#include "entente.h"
#include "text/diag.h"

/*
 * Adds what is in the file; one that is not there adds nothing.
 *
 * errors  none; what is wrong is left out, each with a DIAG_WARNING
 */
void dictionaries_read(struct lexicon *d, const char *path, struct diag *diag);

#endif
