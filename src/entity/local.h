/* SPDX-License-Identifier: MIT */
/*
 * What one article says of one thing: its mentions joined, its spellings, and
 * the facts it states.  A `struct local` is the unit that identity across
 * articles is made of, and all that is kept of an article for that purpose, so
 * it packs into bytes.
 *
 * Identity is by *keys*.  A strong key identifies ("shoigu|sergei"); a weak
 * one only points ("shoigu", "office:defense-minister/russia").  Locals that
 * might be the same thing share a `block`; resolve.h looks at one block at a
 * time, so the cost of a new article is that of its own blocks, and the result
 * depends on what is in a block, never on the order it came in.
 */
#ifndef ENTITY_LOCAL_H
#define ENTITY_LOCAL_H

#include <stdbool.h>
#include <stdint.h>

#include "entity/story.h"
#include "recognize/reading.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/day.h"

struct local_alias {
	struct str text;   /* spelling as in the text, white space made plain */
	uint32_t count;    /* mentions spelled so */
	enum form form;
};

struct local_role {
	struct str office; /* slug */
	struct str of;     /* id of country or organization ("place/russia"), or empty */
	bool is_former;
};

struct local {
	enum kind kind;
	struct str name;   /* best spelling for display */
	struct str block;  /* which locals it is compared with; never empty */
	struct str key;    /* strong key, or empty when it has only weak ones */
	struct str weak;   /* weak key, or empty */
	struct str fixed;  /* id given by a table ("org/nato"), or empty */
	struct str parent; /* event instance: id of its series; else empty */
	struct str parent_name; /* event instance: name of its series */
	struct str given;  /* person: key of given names, may be initials */
	struct str also_block; /* person: block and … */
	struct str also_key;   /* … key, strong or weak, of another name that the article
	                        * says is his, or several with ALSO_OR between them, or
	                        * empty (also.h) */
	struct str place;  /* event: id of the place, or empty */
	uint32_t ordinal;  /* event instance: 0 = not known */
	struct day from;   /* event, date: when; agreement: the year that is said;
	                    * DAY_NONE = not known */
	struct day to;
	const struct local_alias *aliases; /* by count, then text */
	uint32_t nalias;
	const struct local_role *roles;
	uint32_t nrole;
	struct str about;   /* person, place or organization of no table: id of the country
	                     * that the article is most about, or empty */
	uint32_t where;     /* person: number of the article, for what must not be
	                     * mixed with other articles; 0 = not known */
	uint8_t sex;        /* person: 'm', 'f', 0 = not said */
	struct story story; /* person: what is told of his life */
	bool is_apart;      /* person: the article names somebody else whom one of the two
	                     * names would fit: father and son */
	bool is_shared;     /* surname alone: the article names several who bear it */
	bool is_kin;        /* person: brought in as somebody's relative; of one word: by a
	                     * first name, which tells nothing to other articles */
	bool is_royal;      /* person: "King Abdullah", "Benedict XVI": called by a first name,
	                     * which nobody has for a surname */
	struct day written; /* date of the article */
	float confidence;   /* of the joining inside the article, [0,1] */
	bool is_aside;      /* all its mentions stand in furniture: it joins what the
	                     * bodies of articles tell of, and teaches nothing */
	uint32_t count;     /* articles that say this; 0 counts as 1 */
};

/*
 * What identity is made of: locals of many articles that are equal in this are
 * one to resolve.h, with their spellings summed, so that the thousandth article
 * about a country costs what the second does.  A rule of resolve*.c sees
 * nothing else: one that needs more (the day of an article, say, of somebody
 * without an office) widens this first.
 *
 * shape   as `l`, but without spellings and count; `name` only where the tables
 *         give the id; `written` by the month of who holds an office, by the
 *         year of an agreement whose own is not said, by tens of years of whoever else
 *         has a full name, else not at all;
 *         `where` only of a surname alone
 * owner   strings are those of `l`
 */
struct local local_identity(const struct local *l);
static inline uint32_t
local_articles(const struct local *l)
{
	return l->count ? l->count : 1;
}
/*
 * Adds what `l` counts (articles, spellings) to a sum of locals of its
 * identity, or takes it away again.  Spellings of a sum are in order of bytes.
 *
 * owner   lists live in `arena` and are the sum's own, strings stay where they are
 */
void local_sum(struct local *sum, const struct local *l, struct arena *arena);
void local_less(struct local *sum, const struct local *l, struct arena *arena);

/* Bytes to keep and back; unpacked strings live in `arena`. False if the
 * bytes are not of this version. */
void local_pack(const struct local *l, struct buf *out);
bool local_unpack(struct str bytes, struct arena *arena, struct local *out);
/* The same of spellings and count alone: what local_identity() leaves out and a
 * sum needs.  Strings stay in `bytes`. */
void local_pack_counts(const struct local *l, struct buf *out);
bool local_unpack_counts(struct str bytes, struct arena *arena, struct local *out);

#endif
