/* SPDX-License-Identifier: MIT */
/*
 * The compiled tables of assets/: one read-only block of bytes inside the
 * program, made by src/tables/mktables, used in place.  A *phrase* is a run of
 * tokens; its hash skips hyphens and possessive endings and takes British
 * spelling for American, so "ASEAN Defence Ministers Meeting Plus" and "ASEAN
 * Defense Ministers’ Meeting-Plus" are one phrase.
 */
#ifndef RECOGNIZE_KB_H
#define RECOGNIZE_KB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "recognize/mention.h"
#include "text/buf.h"
#include "text/day.h"
#include "text/map.h"
#include "text/str.h"
#include "token/token.h"

enum kb_class {
	KB_PLACE,      /* places.tsv: type country, city, region, area, … */
	KB_ORG,        /* organizations.tsv */
	KB_SERIES,     /* series.tsv */
	KB_AGREEMENT,  /* agreements.tsv */
	KB_OFFICE,     /* offices.tsv */
	KB_MINISTRY,   /* ministries.tsv: "Foreign Ministry" of whoever */
	KB_DEMONYM,    /* demonyms.tsv: the entry is the place */
	KB_PEOPLE,     /* demonyms.tsv: "Russians"; the entry is the place */
	KB_TITLE,      /* titles.tsv */
	KB_GIVEN,      /* given_names.tsv */
	KB_FAMILY,     /* family_names.tsv */
	KB_EVENT_NOUN, /* event_nouns.tsv: name is the level, type strong/weak */
	KB_DOC_NOUN,   /* document_nouns.tsv: name is the type, type strong/weak */
	KB_EVENT_WORD, /* event_words.tsv: name is the role */
	KB_ORG_NOUN,   /* org_nouns.tsv: "Party", "University" */
	KB_PLACE_NOUN, /* place_nouns.tsv: "River", "Square" */
	KB_FUNCTION,   /* function_words.tsv: never a name by itself */
	KB_CALENDAR,   /* months.tsv and weekdays */
	KB_GENERIC,    /* generic_words.tsv: words of names that every country has */
	KB_VARIANT,    /* name_variants.tsv: name is the key, type the culture; not
	                * among the classes of words */
	KB_CLASS_COUNT
};

#define KB_BIT(class) (1u << (class))

enum kb_alias_flags {
	KB_IS_NAME = 1,    /* the name itself, not a further spelling */
	KB_IS_ACRONYM = 2, /* counts only when written in capitals */
	KB_IS_MALE = 4,    /* title, given name */
	KB_IS_FEMALE = 8,
	KB_IS_EASTERN = 16, /* family or given name: Chinese, Korean, Vietnamese */
	KB_IS_POSSESSIVE = 32 /* ends in 's, as "Moody's": no "Moody" */
};

/* One row of a table. Strings are borrowed from the program for good. */
struct kb_entry {
	enum kb_class class;
	struct str slug;
	struct str name;
	struct str type;    /* column "type", "level" or "strength" */
	struct str detail;  /* office: scope; agreement: ISO date; place: "town" if it is
	                     * one of assets/towns.tsv; else empty */
	kb_id country;      /* place, organization: its country, or KB_NONE */
	kb_id parent;       /* series: its forum (an organization), or KB_NONE */
	kb_id sides[2];     /* series of two sides, in byte order of their ids */
	uint32_t first_instance;
	uint32_t ninstance;
};

/* A known instance of a series. */
struct kb_instance {
	uint32_t ordinal; /* 0 = unnumbered */
	struct day from;
	struct day to;
	struct str place; /* city as written */
};

/* What a phrase may mean. */
struct kb_alias {
	kb_id entry; /* KB_NONE for names of people */
	uint8_t class;
	uint8_t flags;
	uint16_t pad;
};

struct kb_phrase {
	const struct kb_alias *aliases; /* by class, then entry */
	size_t nalias;
	uint32_t classes; /* KB_BIT of the aliases */
	uint32_t more; /* KB_BIT of the classes of longer phrases that begin so */
};

void kb_entry(kb_id id, struct kb_entry *out);
/* Of rows of places; false and KB_NONE of KB_NONE.  The country that a place is,
 * or lies in. */
bool kb_is_country(kb_id place);
kb_id kb_country_of(kb_id place);
/* "Ltd", "GmbH", "ASA": the legal form of a company, as it is written. */
bool kb_is_form(struct str word);
/* Does the name of a company end so: in its legal form, or in what it makes? */
bool kb_ends_company(struct str word);
struct kb_instance kb_instance(const struct kb_entry *series, uint32_t i);
/* The rows of a class: [first, first + count). */
void kb_range(enum kb_class class, kb_id *first, size_t *count);
/* A row by table and slug, or KB_NONE. */
kb_id kb_by_slug(enum kb_class class, struct str slug);
/*
 * The organizations whose names have these initials, as str_is_initials() has them, a row a
 * call: *at is 0 for the first and is moved on; KB_NONE behind the last.
 */
kb_id kb_by_initials(struct str letters, uint32_t *at);
/* "place/russia", "org/nato": ids of rows as entities. */
void kb_entity_id(struct buf *out, kb_id id);

/* Phrase hashes: start with KB_PHRASE, add the words one by one. */
#define KB_PHRASE HASH_START
uint64_t kb_canon(uint64_t word_hash); /* of token.hash: British to American */
/* The American spelling of a word of that hash; empty if it is its own. */
struct str kb_american(uint64_t word_hash);
static inline uint64_t
kb_phrase_add(uint64_t h, uint64_t canon)
{
	/* Order matters ("East Timor", "Timor East"), so mix before adding. */
	h = (h ^ canon) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ (h >> 29);
}
bool kb_phrase(uint64_t h, struct kb_phrase *out);
/* Says ahead that a word's spelling, and the phrase of it alone, will be looked up. */
void kb_ask(uint64_t word_hash);
/* And that a phrase will. */
void kb_ask_phrase(uint64_t h);
/* The aliases of a whole text, tokenized here; false if unknown. */
bool kb_lookup(struct str text, struct kb_phrase *out);
/* "Unesco", "Zanu-PF": the organization that has such initials, written as a word of four
 * letters or more, or KB_NONE. */
kb_id kb_by_lowered_initials(struct str text);

/* The first alias of one of `classes` (KB_BIT…), or NULL. */
const struct kb_alias *kb_pick(const struct kb_phrase *p, uint32_t classes);

#endif
