/* SPDX-License-Identifier: MIT */
/* Lists as text for other programs: what | and s take from a pane of rows. */
#ifndef UI_WRITE_ROWS_H
#define UI_WRITE_ROWS_H

#include "entente.h"
#include "text/buf.h"

/* path, date, title, source: separated by tabs, one line. */
void write_article(const struct article_row *row, struct buf *out);
/* As `entente entities --format=tsv`. */
void write_entities(struct library *lib, const struct entity_query *q, struct buf *out);
/* As `entente mentions`: file:line:col: context. */
void write_hits(struct library *lib, entity_id id, struct buf *out);
/* As `entente search`. */
void write_found(struct library *lib, const struct found *rows, size_t n, struct buf *out);

#endif
