/* SPDX-License-Identifier: MIT */
/*
 * Names of people taken apart and made comparable across spellings and
 * transliterations.
 */
#ifndef ENTITY_NAME_H
#define ENTITY_NAME_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

struct name_parts {
	struct str given;   /* keys joined by one space; initials as one letter */
	struct str surname; /* key; particles belong to it without spaces */
	struct str last;    /* key of the surname without its particles */
};

/*
 * Comparable key of one word of a name: folded, and what transliterations
 * vary in made one ("Sergey" "Sergei" "Serguei", "Shoygu" "Shoigu",
 * "Zelenskyy" "Zelensky").
 * source  the usual romanizations of Cyrillic and Arabic names in English news
 */
void name_key(struct buf *out, struct str word);

/*
 * Parts of a full name.  `surname_first` is for names in East Asian order.
 * A name of one word is all surname.  Strings live in `arena`.
 */
void name_split(struct str name, bool surname_first, struct arena *arena,
                struct name_parts *out);

/* Can the two given names be one person's? Empty ones say nothing: true. */
bool name_given_agree(struct str a, struct str b);
/* Is every given name of it an initial? */
bool name_is_initials(struct str given);

#endif
