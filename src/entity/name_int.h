/* SPDX-License-Identifier: MIT */
/*
 * How given names are written by name_split(), beyond what name.h says of them:
 * name.c writes the marks, name_agree.c reads them.  No letter of a folded word
 * is one of them.
 */
#ifndef ENTITY_NAME_INT_H
#define ENTITY_NAME_INT_H

/* Ends the key of a given name that is short for several others. */
#define NAME_NICK '~'

/* Begins the last word of given names where a generation is said. */
#define NAME_GENERATION '^'

#endif
