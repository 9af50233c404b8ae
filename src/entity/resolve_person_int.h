/* SPDX-License-Identifier: MIT */
/*
 * What speaks for or against two locals being one person: the countries and
 * kinds of their offices, and which of several people of one name is which.
 */
#ifndef ENTITY_RESOLVE_PERSON_INT_H
#define ENTITY_RESOLVE_PERSON_INT_H

#include "entity/name.h"
#include "entity/resolve_int.h"
#include "text/vec.h"

enum { MOST_COUNTRIES = 8, MOST_PARTS = 16, MOST_OFFICES = 16 };

/* A set of countries, by slug; what does not fit is left out. */
struct countries {
	struct str of[MOST_COUNTRIES];
	uint32_t n;
};

/* "place/windhoek" -> "namibia"; organizations have none. */
struct str country_of(struct str of);
/* Is it the id of a country? That of a town or an organization is not. */
bool is_country(struct str of);
void add_country(struct countries *c, struct str country);
/* Those that a local's offices belong to: "place/windhoek" is of Namibia. */
void add_countries(struct countries *c, const struct local *l);
/* Is its article most about one of these? */
bool is_about(const struct local *l, const struct countries *c);
/* Offices of different countries speak against one person. */
bool clash(const struct countries *a, const struct countries *b);
/* Is there an office that both hold? */
bool share_office(const struct local *a, const struct local *b);
/* "Chancellor", "foreign minister": of whom the press of all countries writes, by the
 * surname alone as soon as he is abroad?  Kings have none, and first names in common. */
bool person_is_leader(const struct local *l);

/* What the articles that give one name offices of one country say. */
struct part {
	struct str country;
	uint32_t one;    /* the part it is one person with; the smallest index */
	uint32_t nlocal; /* articles that name an office of this country */
	uint32_t nhome;  /* … and are about this very country */
	struct str offices[MOST_OFFICES];
	uint32_t noffice;
	uint32_t local;  /* of its own: the first of its locals; UINT32_MAX: none yet */
};

/* People who share one full name. */
struct namesakes {
	struct part parts[MOST_PARTS];
	uint32_t n;
	uint32_t npeople; /* when told apart */
};

/* Fills from the locals [first, end), which all bear one name. */
void namesakes_tell(struct namesakes *s, const struct groups *g, uint32_t first, uint32_t end);
/* The part a local belongs to, or UINT32_MAX if nothing tells. */
uint32_t namesakes_part(const struct namesakes *s, const struct local *l);

/* resolve_bearer.c */
/* A person as far as full names tell. */
struct bearer {
	uint32_t local; /* one of its locals */
	struct str given;
	enum name_culture culture;
	uint32_t full;     /* given names that are whole */
	uint32_t initials; /* … that are initials, or short for several names */
	uint32_t letters;  /* that given names begin with, as bits */
	uint64_t stems;    /* the same of three letters, hashed */
	char generation;   /* of "Jr."; 0 = not said */
};
struct bearer bearer_of(const struct groups *g, uint32_t local);
/* Given names that agree have their first letters in common: seen at once of most
 * that do not. */
static inline bool
bearers_begin_alike(const struct bearer *a, const struct bearer *b)
{
	return (a->letters & b->letters) != 0 && (a->stems & b->stems) != 0;
}
/* Is it the longer of two names? */
bool bearer_says_more(const struct bearer *b, const struct bearer *than);

/* resolve_surname.c */
/* Of each two surnames of the block it is asked again and again whether they
 * agree; the answers are kept. */
struct surnames {
	uint32_t *number;  /* of each local; equal surnames have one */
	uint32_t n;
	uint8_t *answers;  /* n * n, or NULL: too many; by culture two bits, is it
	                    * known, do they agree */
	uint32_t *like;    /* who bears one that agrees with … */
	size_t nlike;
	uint32_t liked;    /* … this local's; UINT32_MAX: nobody asked yet */
};
void surnames_number(struct surnames *s, const struct groups *g);
void surnames_release(struct surnames *s);
/* May the surnames of two locals be one person's? */
bool surnames_agree(const struct surnames *s, const struct groups *g, uint32_t a, uint32_t b,
                    enum name_culture culture);
/* Fills `like` with the numbers of those bearers, ascending, whose surname agrees with
 * a local's.  Who asks about one surname after the other gets what the first one got;
 * they must always be the same bearers. */
void surnames_like(struct surnames *s, const struct groups *g, uint32_t local,
                   const struct bearer *bearers, size_t n);

/* resolve_story.c */
/* People of one full name, by their lives. */
struct stories {
	uint32_t n;                 /* people */
	uint32_t *who;              /* of each local, from the first; room is the caller's;
	                             * UINT32_MAX = cannot be told */
	uint32_t rival[MOST_PARTS]; /* of each: whom he may be as well, or UINT32_MAX */
};
/* Fills from the locals [first, end), which all bear one name; false: they are one. */
bool stories_tell(struct stories *s, const struct groups *g, uint32_t first, uint32_t end);
/*
 * Locals [first, end) of one name are one person, as far as is told: those whose articles
 * are about other countries than all the rest, and have nothing else in common with them,
 * are linked with doubt.
 */
void stories_doubt(struct groups *g, uint32_t first, uint32_t end);
/* What one local tells, added. */
void story_of_local(const struct local *l, struct life *life, struct countries *about);

/* People of one block in the making. */
struct people {
	struct groups *g;
	VEC(struct bearer) bearers;
	struct countries *countries; /* of groups, by root; only of bearers */
	uint32_t *named; /* … their articles with a full name */
	uint32_t *in_own_right; /* … not only as a relative's */
	bool *is_apart;  /* … an article tells from somebody of the like name */
	struct life *lives; /* … what is told of their life … */
	struct countries *about; /* … and in which countries */
	bool is_stale;   /* … groups have been joined since that was found */
	struct surnames surnames;
};

static inline bool
sexes_differ(const struct local *a, const struct local *b)
{
	return a->sex && b->sex && a->sex != b->sex;
}

/* resolve_bare.c, when all who are named in full are joined */
/* Surnames alone go to the one whom they can mean, … */
void persons_join_surnames(struct people *p);
/* … and what is left of one surname is one person, if nothing speaks against. */
void persons_join_bare(struct people *p);

#endif
