/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the tagger that know rules share: the names cut from an
 * article, which tagger_names.c collects and tagger_weigh.c holds against the rules'.
 */
#ifndef RECOGNIZE_TAGGER_INT_H
#define RECOGNIZE_TAGGER_INT_H

#include "recognize/tagger.h"

#define CLASSES (KB_BIT(KB_PLACE) | KB_BIT(KB_ORG))

/* Measured on worldwide-train, as all that is sure: below, a full name with a
 * given name is a person's. */
#define SURE_KIND 0.75f

struct tagged {
	uint32_t first; /* [T] */
	uint32_t end;
	int kind;
	float score;
	bool is_out; /* lost to a rule */
	struct mention facts; /* of the rule it replaces; count 0 = none */
};

struct tagging {
	struct find *f;
	uint8_t *labels; /* one a token */
	float *likely;
	VEC(struct tagged) names;
	uint32_t *name_of; /* token -> index in names + 1 */
};

/* Names of the labels and how likely they are, into g->names and g->name_of
 * (tagger_names.c). */
void tag_collect(struct tagging *g);

/* "Halvorsen Marine ASA": tokens that end in the legal form of a company. */
bool tag_ends_in_form(const struct find *f, size_t first, size_t end);

/* Is the rule's mention to stay?  If so, names under it are out; if not, what it
 * knows is left with the name that replaces it. */
bool tag_weigh(struct tagging *g, const struct mention *m);

#endif
