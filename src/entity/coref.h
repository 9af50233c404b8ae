/* SPDX-License-Identifier: MIT */
/*
 * Joins the mentions of one reading into locals: surname to full name, acronym
 * to long form, "the deputy minister" to the one minister it can be, "the
 * Sochi summit" to the meeting it is.  A mention that can be several things is
 * joined to none.
 */
#ifndef ENTITY_COREF_H
#define ENTITY_COREF_H

#include <stddef.h>

#include "entity/local.h"
#include "recognize/reading.h"

#define LOCAL_NONE UINT32_MAX

struct coref;

/* owner: the caller's; coref_free(). The reading must outlive it. */
struct coref *coref_new(const struct reading *r);
void coref_free(struct coref *c);

/* In order of first mention. Borrowed from c. */
const struct local *coref_locals(const struct coref *c, size_t *n);
/* Local of mention i, or LOCAL_NONE (a nominal that nothing answers to, a date
 * without a value). */
uint32_t coref_of(const struct coref *c, size_t mention);
/* False for a description that nothing answers to: it says nothing to anybody
 * and is left out of postings and output. */
bool coref_counts(const struct coref *c, size_t mention);

#endif
