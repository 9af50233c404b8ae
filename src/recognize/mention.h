/* SPDX-License-Identifier: MIT */
/*
 * A mention: a span of one article that names something, with the evidence
 * that made it one and the facts its own words state.  Facts are words of the
 * text made comparable (slugs of tables, numbers, days); what they *refer to*
 * is settled a floor above.
 */
#ifndef RECOGNIZE_MENTION_H
#define RECOGNIZE_MENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "recognize/kind.h"
#include "text/day.h"
#include "text/span.h"
#include "text/str.h"

/* Row of the compiled tables (recognize/kb.h). */
typedef uint32_t kb_id;
#define KB_NONE UINT32_MAX

#define MENTION_NONE UINT32_MAX

/* Recognizers in table order: X(NAME, "name in --explain") */
#define RULE_LIST(X)                    \
	X(DATE, "date")                 \
	X(ACRONYM, "acronym")           \
	X(DOCUMENT, "document")         \
	X(EVENT, "event")               \
	X(OFFICE, "office")             \
	X(GAZETTEER, "gazetteer")       \
	X(SHAPE, "shape")               \
	X(TAGGER, "tagger")             \
	X(REPEAT, "repeat")             \
	X(SOURCE, "source")             \
	X(DICTIONARY, "dictionary")     \
	X(CORRECTION, "correction")

enum rule {
#define X(name, text) RULE_##name,
	RULE_LIST(X)
#undef X
	RULE_COUNT
};

const char *rule_name(enum rule r);

/* "Russian Deputy Defense Minister": an office and whose it is. */
struct office_fact {
	struct str office; /* slug of offices.tsv; empty = none */
	kb_id of;          /* country or organization, KB_NONE = not said */
	struct span at;    /* [B] of the words; SPAN_NONE if implied */
	bool is_former;    /* "former", "then", "ex-" */
};

/* Of a meeting, as far as the mention and its sentence say it. */
struct event_fact {
	struct str level;  /* "summit", "ministerial", … of event_words.tsv */
	struct str head;   /* key of its words without ordinal, year and sides */
	kb_id series;      /* row of the series table, or KB_NONE */
	kb_id forum;       /* organization it is a meeting of, or KB_NONE */
	kb_id sides[2];    /* of a two-sided one, in byte order of slugs */
	uint32_t ordinal;  /* 0 = not said */
	struct day from;   /* when it takes place; DAY_NONE = not said */
	struct day to;
	kb_id place;       /* where; KB_NONE = not said */
	struct str place_name; /* where, when no table knows it */
	bool is_common;    /* no word of its name is a name: "the 3rd senior officials'
	                    * meeting", of which every forum has one */
	bool is_placed;    /* where stands right behind it: "the G7 summit in Taormina" */
	bool is_happening; /* its sentence speaks of one occasion (took place,
	                    * will attend), not of the forum as such */
};

/* Of an agreement. */
struct document_fact {
	struct str type; /* "declaration", … of document_nouns.tsv */
	struct str key;  /* its words made comparable; parties by slug, sorted */
	int16_t year_from; /* 0 = not said */
	int16_t year_to;
};

struct mention {
	struct span at;     /* [B] of the article's text */
	uint32_t first;     /* [T] its first token */
	uint32_t count;     /* [T] */
	enum kind kind;
	enum form form;
	enum rule rule;     /* who proposed it */
	float score;        /* [0,1], comparable within a kind only */
	bool is_furniture;  /* lies in a furniture block */
	kb_id kb;           /* what the tables take it for, or KB_NONE */
	struct str called;  /* the user's name for it, in place of its own words;
	                     * empty = not in a dictionary of the user */
	uint32_t defined;   /* index of the mention whose long form this acronym
	                     * (or whose acronym this long form) is, or
	                     * MENTION_NONE */
	const struct office_fact *office;     /* person; NULL = none */
	const struct event_fact *event;       /* event; never NULL there */
	const struct document_fact *document; /* document; never NULL there */
	struct day from;    /* date: its value, DAY_NONE = not known */
	struct day to;      /* date: end, equal to from for a single one */
};

/*
 * May the holder of office `special` be called by office `general`?  By words
 * of their slugs: "minister" answers to "defense-minister", "deputy-minister"
 * to "deputy-defense-minister", but "president" not to "vice-president".
 */
bool office_answers(struct str general, struct str special);

/* "prime-minister", "finance-minister": is there one in a country, whom its own press calls
 * by the office alone? */
bool office_is_single(struct str office);

#endif
