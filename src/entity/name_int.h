/* SPDX-License-Identifier: MIT */
/*
 * How given names are written by name_split(), beyond what name.h says of them:
 * name.c writes the marks; name_agree.c reads them, and so does who looks at the words
 * of a key (coref_bearer.c, resolve_bearer.c).  No letter of a folded word is one of them.
 */
#ifndef ENTITY_NAME_INT_H
#define ENTITY_NAME_INT_H

/* Ends the key of a given name that is short for several others. */
#define NAME_NICK '~'

/* Begins the last word of given names where a generation is said. */
#define NAME_GENERATION '^'

/* Parts the syllables of one given name of the East, "jong-un", or ends it where they
 * are written as one word, "jianlin-": another of them makes another name, as does one
 * more ("jian-"). */
#define NAME_SYLLABLE '-'

#endif
