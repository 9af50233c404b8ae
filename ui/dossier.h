/* SPDX-License-Identifier: MIT */
/*
 * What the library knows of one entity, as rows to be drawn: what it is, how
 * it is spelled and why that is believed, offices, meetings of a series, who it occurs with, when.
 */
#ifndef UI_DOSSIER_H
#define UI_DOSSIER_H

#include <stddef.h>

#include "entente.h"
#include "text/vec.h"
#include "ui/concord.h"

enum dossier_kind {
	DOSSIER_NAME,    /* the name of the entity */
	DOSSIER_FACT,    /* figures, dates, places: read only */
	DOSSIER_BLANK,
	DOSSIER_HEADING,
	DOSSIER_ENTITY,  /* another entity: leads to its dossier */
	DOSSIER_PLACE,   /* a spelling, an office, a fact: leads to the first
	                  * mention that says so */
	DOSSIER_STRIP    /* mentions per article, in order */
};

struct dossier_row {
	enum dossier_kind kind;
	struct str text;
	struct str right;    /* figures, set against the right edge */
	entity_id entity;    /* of ENTITY */
	enum kind of;        /* its kind */
	struct ground_at at; /* of PLACE */
};

struct dossier {
	entity_id id;
	struct entity_row entity; /* strings in arena */
	VEC(struct dossier_row) rows;
	struct arena arena;
};

void dossier_init(struct dossier *d);
void dossier_release(struct dossier *d);
/* False if there is no such entity. */
bool dossier_build(struct dossier *d, struct library *lib, entity_id id);

#endif
