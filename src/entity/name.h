/* SPDX-License-Identifier: MIT */
/*
 * Names of people taken apart and made comparable across spellings and
 * transliterations.  Keys are compared for equality first; where two keys of a
 * block differ, the culture that the given name tells decides which letters
 * may stand for each other.
 */
#ifndef ENTITY_NAME_H
#define ENTITY_NAME_H

#include <stdbool.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

/* How the rest of a name varies in English print. */
enum name_culture {
	NAME_PLAIN,  /* as it is written, or not known */
	NAME_SLAVIC, /* Hrytsenko, Gritsenko; Lukashenko, Lukashenka */
	NAME_ARABIC  /* Gaddafi, Qaddafi, Kadhafi; Mansuri, Mansoori */
};

struct name_parts {
	struct str given;   /* keys joined by one space, syllables of the East by a hyphen;
	                     * initials as one letter; last the generation, where "Jr." says it (name_generation()) */
	struct str surname; /* key; particles belong to it without spaces */
	struct str last;    /* key of the surname without its particles */
	enum name_culture culture;
	char generation;    /* '2' of "Trump Jr."; 0 = not said */
	uint32_t letters;   /* name_letters() of the surname */
};

/*
 * Comparable key of one word of a name: folded, and what transliterations
 * vary in made one ("Sergey" "Sergei" "Serguei", "Shoygu" "Shoigu",
 * "Zelenskyy" "Zelensky", "El-Mansouri" "Mansuri").
 * source  the usual romanizations of Cyrillic and Arabic names in English news
 */
void name_key(struct buf *out, struct str word);

/*
 * What every spelling of a surname has in common: its consonants, in classes.
 * Surnames with different ones are never compared.
 */
void name_skeleton(struct buf *out, struct str last);

/*
 * Parts of a full name.  `surname_first` is for names in East Asian order.
 * A name of one word is all surname.  A given name of the table of variants is
 * its family's key ("Bill" is "viliam").  Strings live in `arena`.
 * source  assets/name_variants.tsv
 */
void name_split(struct str name, bool surname_first, struct arena *arena,
                struct name_parts *out);

/* "Xi Jinping", "Kim Jong Un": is the family name first? By the tables. */
bool name_is_surname_first(struct str name);

/* Is this word a family name of China, Korea or Vietnam, where many share one? */
bool name_is_eastern(struct str word);

/* Is this word a given name, and no family name, as far as the tables know? */
bool name_is_only_given(struct str word);
/* … a given name? */
bool name_is_given(struct str word);
/* … a family name? */
bool name_is_family(struct str word);

/* 'm' or 'f' where a title or given name, as written, tells; else 0. */
uint8_t name_sex(struct str word);

/* Of given names as name_split() leaves them. */
enum name_culture name_culture(struct str given);

/*
 * Can the two given names be one person's?  Syllables of the East ("Jong-un", "Jong Un",
 * "Jongun") are all of them the same or the name is another's.  The shorter one's words must stand
 * in the longer one in order: middle names and patronymics may be left out,
 * so may a first name ("W. Mark Felt", "Mark Felt"), and be cut to initials;
 * but a middle initial is not passed over for the next name ("George Walker",
 * "George H. W."), and a name is not the first letter alone of one who is called by the
 * next ("Meira", "M. Jagadesh").
 * Empty ones say nothing: true.
 */
bool name_given_agree(struct str a, struct str b);
/* Does the longer of two that agree begin with a whole name that the shorter one leaves out:
 * "Sajjad Muhammad", "Muhammad"? */
bool name_leaves_first(struct str shorter, struct str longer);
/* '1' of a "Sr.", '2' of a "Jr." or "II", … as given names have it; 0 = not said.
 * One who is called so may be called without it; two different ones are two. */
char name_generation(struct str given);
/* "vi" of "Felipe VI", as given names have it: a king's or pope's, whose first name stands in
 * the place of a surname. */
bool name_is_numeral(struct str given);
/* "Jr.", "III" */
bool name_is_generation(struct str word);
/* Is this word of given names an initial, or short for several names ("Mo")?
 * Either says less than a name. */
bool name_is_short(struct str word);
/* The key of one word as a given name. */
struct str name_given_key(struct str word, struct arena *arena);
/* Is every given name of it an initial? */
bool name_is_initials(struct str given);

/* "van", "de la", "bin": words that belong to the family name behind them. */
bool name_is_particle(struct str word);

/*
 * Appends a full name with initials for the given ones, "F.-W. Steinmeier", or
 * the family name alone, as it is written, particles and suffix with it; titles
 * are left out.  False, and nothing, for a name of one part, one in East Asian
 * order, and what is no name of given and family names ("the deputy minister").
 */
bool name_shorten(struct buf *out, struct str name, bool with_initials);

/* Can the two surnames be one person's, with or without particles? */
bool name_surnames_agree(struct str a, struct str b, enum name_culture culture);

/* Of a surname's key the letters that are in each of its spellings, a bit each: of two
 * that agree, one has all of the other's. */
uint32_t name_letters(struct str surname);
static inline bool
name_letters_agree(uint32_t a, uint32_t b)
{
	return (a & b) == a || (a & b) == b;
}

/* "Salman" of "bin Salman", both as keys: the father's name, by which the son is not
 * called alone. */
bool name_is_fathers(struct str surname, struct str alone);

#endif
