/* SPDX-License-Identifier: MIT */
/*
 * Two names that an article says are one person's: "Dahal, better known as
 * Prachanda".  They lie in different blocks, so what is said of them is brought
 * together when both blocks are resolved: whoever bears the other name is then the
 * one of whom it is said.  Pure, as resolve.h is.
 */
#ifndef ENTITY_ALSO_H
#define ENTITY_ALSO_H

#include <stddef.h>
#include <stdint.h>

#include "entity/resolve.h"

/* What stands between two names of a local.also_key: whoever bears either. */
#define ALSO_OR ";"

/*
 * What articles that use a name must say for it to be the one that is meant: a given name
 * is a leader's only beside the office.
 *
 * office  slug, of a country; empty: no office is asked for
 * of      id of the country: of the office, or that the article is about; never empty
 */
struct also_proof {
	struct str office;
	struct str of;
};

/* local.also_key of a name that goes with a proof. */
struct str also_key(struct arena *arena, struct str name, const struct also_proof *proof);

/* Before a key of what the local may be called in full, where somebody is: then the local
 * is that one, not the other way round. */
#define ALSO_IS "<"

/*
 * Who bears a name (local.also_key) of the block that these locals are of, as they
 * were resolved: the index of an entity; UINT32_MAX if nobody does, or more than one, or a
 * surname that is somebody's who is named in full.  Of a name with a proof only those count
 * who give it.
 */
uint32_t also_borne(const struct local *const *locals, const struct resolved *r, size_t n,
                    struct str key);

/*
 * Surnames alone that could be several people's, when all of these have one id by now
 * (they are said to be one, or somebody has made them one): they are that one's, and the
 * entity that such a one was by itself, if it is nobody's now, loses its id.
 *
 * shape   r is of n locals; weights: of each entity, how many locals are its own
 */
void also_decide(struct resolved *r, size_t n, uint32_t *weights);

/* An entity and the one that it is said to be. */
struct also {
	struct str from; /* id */
	struct str to;   /* id */
};

/*
 * What is said, brought to an end: of one who is said to be two others nothing is
 * believed; who is said to be one who is said to be a third is the third; of two who are
 * said to be each other it is the first in order of bytes.
 *
 * shape   pairs: in any order; left are *n, by `from`, each once, none a `to`
 */
void also_settle(struct also *pairs, size_t *n);

/* What a key says of who has it and of who bears the name. */
struct also also_pair(struct str key, struct str sayer, struct str bearer);

#endif
