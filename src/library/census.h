/* SPDX-License-Identifier: MIT */
/*
 * Identity across a pile that is read once and told once (`annotate`): the same
 * rules and the same answers as a library's, without a database.  Articles come
 * in, are counted once, and are handed out again with their mentions linked.
 * Nothing can be searched, corrected, taken out or added later; that is what a
 * library is for.
 *
 * The memory it needs grows with the number of things said, not with the text:
 * what is waiting lies in a file without a name (spill_int.h).
 */
#ifndef LIBRARY_CENSUS_H
#define LIBRARY_CENSUS_H

#include <stddef.h>
#include <stdint.h>

#include "entity/coref.h"
#include "library/library.h"
#include "recognize/reading.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"

struct census;

/* owner: the caller's; census_free(). */
struct census *census_new(void);
void census_free(struct census *c);

/*
 * Puts an article of an input (a number of the caller's) in; copies what it
 * needs.  One of the same path takes the place of the one before; of the same
 * hash (the caller's, as in struct part), too, it is passed over.  Not after
 * census_settle.
 */
void census_add(struct census *c, uint32_t input, uint64_t hash,
                const struct reading *r, const struct coref *k);

/*
 * Concludes who is who.  Once.
 *
 * errors  IO when what was put aside cannot be read back
 */
enum status census_settle(struct census *c, struct diag *d) MUST_USE;

/* Articles, after settling. */
size_t census_count(const struct census *c);
/*
 * The i-th article, by input and then by path.  Its `id` is i + 1, and entity
 * ids are those of census_slug.
 *
 * owner   the caller's, page_free()
 * errors  IO when what was put aside cannot be read back
 */
enum status census_page(const struct census *c, size_t i, struct page **out,
                        struct diag *d) MUST_USE;
/* "person/sergey-shoigu"; borrowed from c. */
struct str census_slug(const struct census *c, entity_id id);

#endif
