/* SPDX-License-Identifier: MIT */
/*
 * What a census holds.  What articles say of identity is sorted into buckets by
 * the name of its block, so that one bucket at a time fits into memory; of a
 * bucket that was counted only verdicts are kept.
 */
#ifndef LIBRARY_CENSUS_INT_H
#define LIBRARY_CENSUS_INT_H

#include "library/census.h"

#include "library/spill_int.h"
#include "text/arena.h"
#include "text/day.h"
#include "text/map.h"
#include "text/vec.h"

#define CENSUS_BUCKETS 64

/* An article that waits. In `kept` lie, one behind the other, source, frame,
 * postings, seekers and text. */
struct sheet {
	struct str path;   /* the arena's */
	uint64_t hash;
	uint64_t at;       /* [B] in `kept` */
	uint32_t source;   /* [B] */
	uint32_t frame;    /* [B] */
	uint32_t postings; /* [B] */
	uint32_t nseeker;
	uint32_t text;     /* [B] */
	uint32_t input;
	uint32_t first;    /* number of its first local */
	uint32_t nlocal;
	struct day date;
	bool is_gone;      /* another one has its path */
};

/* A local that is known by an office alone. */
struct asking {
	uint32_t local;   /* of its article */
	uint32_t office;
	entity_id fixed;  /* who it is if nobody is known to hold it, or ENTITY_NONE */
};

/* Before a local of a bucket: identity and counts (local.h) follow. */
struct said_head {
	uint32_t local;    /* its number in the whole census */
	uint32_t sheet;
	uint32_t identity; /* [B] */
	uint32_t counts;   /* [B] */
};

struct chunk {
	uint64_t at; /* [B] in `said` */
	size_t len;  /* [B] */
};

struct bucket {
	VEC(struct chunk) chunks;
	struct buf rest; /* not yet put aside */
};

/* Where the locals of one identity belong. */
struct verdict {
	entity_id entity;
	float sure;
	enum link_reason why;
	uint32_t possible;  /* index into `possible` */
	uint32_t npossible;
};

/* Somebody holds an office, says an article of that month. */
struct holding {
	uint32_t office;
	uint32_t of_unsaid; /* the same office, of whom is not said */
	struct day month;
	struct str slug; /* of the entity: the map's */
	entity_id entity;
	bool is_former;
};

/* An article says of a name that it is another one of this local (also.h). */
struct teaching {
	uint32_t local;    /* its number in the whole census */
	struct str block;  /* of the other name; the arena's */
	struct str key;
	uint32_t next;     /* the one before it about that block, or MAP_NONE */
	entity_id bearer;  /* who has the name, by himself; ENTITY_NONE: nobody, or several */
};

#define NO_VERDICT UINT32_MAX

struct census {
	VEC(struct sheet) sheets;
	struct map paths;           /* -> sheet */
	struct arena arena;
	struct spill kept;
	struct spill said;
	struct bucket buckets[CENSUS_BUCKETS];
	VEC(uint32_t) locals;       /* by number: index into verdicts, or none */
	VEC(struct verdict) verdicts;
	VEC(entity_id) possible;
	struct map slugs;           /* of entities: the n-th is of id n + 1 */
	VEC(uint8_t) kinds;         /* of entities, likewise */
	struct map offices;         /* key -> number */
	VEC(struct holding) holdings; /* by office, month, slug, former; each once */
	VEC(struct teaching) teachings;
	struct map taught;          /* block of the other name -> the last teaching */
	uint32_t *order;            /* sheets as they are handed out */
	size_t norder;
};

entity_id census_intern(struct census *c, struct str slug, enum kind kind);
uint32_t census_office(struct census *c, struct str key);
/* Who holds an office: the first of *n rows of `holdings`. */
const struct holding *census_holders(const struct census *c, uint32_t office, size_t *n);

/* census_also.c: what a local teaches, … */
void census_teach(struct census *c, uint32_t number, const struct local *l);
/* … of whom, when a block is resolved, ids being those of its entities, … */
struct resolved;
void census_note_bearers(struct census *c, const struct local *const *locals, size_t n,
                         const struct resolved *r, const entity_id *ids);
/* … and what follows from it, when all are. */
void census_unite(struct census *c);

/* Verdicts for all that was said; false if it cannot be read back. */
bool census_judge(struct census *c);

#endif
