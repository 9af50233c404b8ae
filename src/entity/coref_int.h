/* SPDX-License-Identifier: MIT */
/*
 * Locals in the making.  Every mention gets a cluster by a key; what the
 * cluster is (block, keys, facts) is filled when it is begun and completed
 * when all mentions are in.
 */
#ifndef ENTITY_COREF_INT_H
#define ENTITY_COREF_INT_H

#include "entity/coref.h"
#include "entity/name.h"
#include "recognize/kb.h"
#include "text/map.h"
#include "text/vec.h"

struct cluster {
	struct local local;
	VEC(struct local_alias) aliases; /* in the arena: COREF_PUSH … */
	VEC(struct local_role) roles;    /* … since most have one, or none */
	struct name_parts parts;       /* person */
	struct name_parts other;       /* … by another surname: "Idriss Deby" of Idriss Deby
	                                * Itno; no given names: there is none */
	const struct event_fact *event; /* event: the facts joined */
	kb_id series;                  /* event: KB_NONE = not of the tables */
	bool is_instance;              /* event */
	bool is_in_body;               /* a mention of it stands outside furniture */
	uint32_t first;                /* [B] first mention, for "preceding" */
	uint32_t sentence;             /* … and its sentence */
	bool is_row;                   /* organization, place: of the tables */
	bool is_medium;                /* organization: the source of the article */
	struct str brief;              /* … "Unasur", of which the article says that it is
	                                * short for the name; empty = none */
	bool has_place;                /* … its name says where it is: "University of Ghana" */
	bool is_kin;                   /* person: brought in as somebody's relative */
	bool is_elder;                 /* person: said to be somebody's father or mother */
	uint32_t successor;            /* person: cluster of who followed in office, + 1; 0 = none */
	bool is_successor;             /* person: followed somebody */
};

/* A country that shares its name with others: what the article means by it. */
struct namesake {
	kb_id usual;     /* row that the tables take the name for */
	kb_id meant;     /* row that it is here, or KB_NONE: the usual one */
	bool is_unclear; /* nothing in the article tells of any of them */
};
enum { COREF_NAMESAKES = 2 };

/* What the other places of the article tell of a name: the row that it is of, for one
 * that the tables usually take it for (KB_NONE: none). */
struct told_place {
	kb_id usual;
	kb_id meant;
};

/* The same of a town that assets/towns.tsv says has namesakes: the part of the world
 * that the one meant lies in (KB_NONE: where the tables have it). */
struct told_town {
	kb_id usual;
	kb_id meant;
	bool is_doubtful; /* it may be another than that */
};

/* A mention as a full name, taken apart once (coref_person.c). */
struct full_name {
	bool is_full;
	struct name_parts parts;
};

struct written_name;
struct thing_name;

struct coref {
	const struct reading *reading;
	struct arena arena;
	const struct mention *mentions;
	size_t nmention;
	uint32_t *of; /* cluster of each mention, or LOCAL_NONE */
	VEC(struct cluster) clusters;
	VEC(uint32_t) people; /* the clusters that are people, in order */
	struct map keys; /* key -> cluster */
	struct map rows; /* row of the tables -> its cluster */
	struct namesake namesakes[COREF_NAMESAKES];
	struct map towns; /* slug of a town -> row of the region that the article says
	                   * it is in, or its own (coref_town.c) */
	uint32_t *defined_by; /* of each mention: an acronym it defines, or
	                       * MENTION_NONE */
	kb_id *body;         /* of each mention: row that its initials mean here, or KB_NONE … */
	bool *is_elsewhere;  /* … and is its own row of another country's body (coref_body.c)? */
	bool *is_doubtful;   /* … may it be another body's of these initials (coref_initials.c)? */
	uint64_t *named; /* a bit a row of the tables: the article names it … */
	kb_id named_end; /* … rows from here on are not named */
	struct map names;      /* of people, as written -> index into `written` */
	VEC(struct written_name) written; /* coref_names.c */
	uint32_t *name_of;     /* of each mention: its own, or LOCAL_NONE: not asked yet */
	struct map thing_of[2]; /* organizations, places as written -> index into `things` */
	VEC(struct thing_name) things; /* coref_named.c */
	struct map place_of; /* name of a place -> index into `places` */
	VEC(struct told_place) places;
	struct map told_of; /* row of a town -> index into `told` (coref_town.c) */
	VEC(struct told_town) told;
	struct full_name *full; /* of each mention (coref_person.c) … */
	bool *is_full_known;    /* … if it has been asked */
	uint16_t *kin; /* of each mention, once it is asked (coref_kin.c) … */
	uint32_t *brought; /* … and where its introduction begins */
	struct map unnamed; /* surname of somebody not named in full -> the first mention
	                     * (coref_unnamed.c) */
	struct map begun; /* … of who may be, until the full name is there */
	int16_t *years; /* of each mention of an agreement: the one it is of; 0 = not
	                 * said (coref_document_year.c) */
	kb_id country; /* that the article is about, or KB_NONE (coref_country.c) */
	bool is_told;  /* … not only because it was written there */
	kb_id state;   /* … whose bodies are of no other that is said, or KB_NONE */
	kb_id only;    /* … the only one it names, or KB_NONE */
	kb_id about;   /* country it speaks of most, by however little, or KB_NONE */
	struct str about_id; /* … as an id; empty */
	struct str dateline; /* id of the place that the article was written in; empty
	                      * if it does not say */
	uint8_t sport;         /* that it is about (coref_event_sport.c); 0: not asked yet */
	struct local *locals;
	bool is_aside; /* which mentions are being joined: coref_takes() */
};

/*
 * Mentions are joined in two rounds: first those of the text itself, then those
 * in furniture, so that no list of other articles says who the text means.
 */
static inline bool
coref_takes(const struct coref *c, size_t mention)
{
	return c->mentions[mention].is_furniture == c->is_aside;
}

/*
 * How many clusters a look through all of them takes in.  An article that
 * names more things than this is a list: its names join by equal keys only,
 * and reading it takes no longer than it must.
 */
static inline uint32_t
coref_look(const struct coref *c)
{
	return c->clusters.len < 4096 ? (uint32_t)c->clusters.len : 4096;
}

/* Is this row of the tables named anywhere in the article? */
bool coref_names_row(const struct coref *c, kb_id row);
/* The cluster of this key; begun with kind and nothing else if it is new. */
uint32_t coref_cluster(struct coref *c, enum kind kind, struct str key);
void coref_join(struct coref *c, size_t mention, uint32_t cluster);
/* The same, when the thing is not to be called so: FORM_ALIAS of what only
 * stands for a longer name. */
void coref_join_as(struct coref *c, size_t mention, uint32_t cluster, enum form form);
/* Somebody's office, said at a mention or beside it. */
void coref_add_role(struct coref *c, uint32_t cluster, const struct office_fact *o);
/* Adds to a list that lives in the arena and is mostly short. */
#define COREF_PUSH(c, v, item)                                                               \
	((v)->ptr = (v)->len < (v)->cap                                                      \
	                    ? (v)->ptr                                                       \
	                    : coref_grow((c), (v)->ptr, &(v)->cap, sizeof *(v)->ptr),        \
	 (v)->ptr[(v)->len++] = (item))
/* Twice the room for *cap items of this size. */
void *coref_grow(struct coref *c, const void *items, size_t *cap, size_t size);
struct str coref_text(const struct coref *c, size_t mention);
/* A thing of the user's dictionary: its name is its identity. */
uint32_t coref_begin_called(struct coref *c, size_t mention);
/* The word right before a mention, with its full stop; empty if none is. */
struct str coref_word_before(const struct coref *c, size_t mention);
/* A spelling as shown: white space inside it made plain. */
struct str coref_spelling(struct coref *c, struct str s);
/* Somebody's, "Doe, John" turned round. */
struct str coref_person_spelling(struct coref *c, struct str s);
/* Several strings one behind the other: COREF_CAT(c, a, STR_LIT("|"), b). */
#define COREF_CAT(c, ...)                                      \
	coref_cat((c), (const struct str[]){__VA_ARGS__},      \
	          sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))
struct str coref_cat(struct coref *c, const struct str *parts, size_t n);
/* fmt into the arena of c. */
struct str coref_fmt(struct coref *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
struct str coref_slug(struct coref *c, struct str s);
struct str coref_kb_id(struct coref *c, kb_id id);

/* coref_words.c */
/* A name cut into its words, for whoever asks several things of it. */
struct cut_name {
	struct str text;
	struct tokens words;
	struct arena arena;
};
void cut_name_init(struct cut_name *n, struct str text);
void cut_name_release(struct cut_name *n);
struct str cut_name_key(struct coref *c, const struct cut_name *n);      /* coref_words_key() */
struct str cut_name_initials(struct coref *c, const struct cut_name *n); /* coref_initials() */
bool cut_name_is_generic(const struct cut_name *n);                      /* coref_is_generic() */
/* Words of a name made comparable: British spelling mapped, small words out. */
struct str coref_words_key(struct coref *c, struct str text);
/* Such a key of several words, plurals as singulars: "Elections Commission". */
struct str coref_singular(struct coref *c, struct str key);
/* First letters of the words of a name, in lower case; an acronym's own
 * letters.  Long form and acronym mostly share it, so it makes their block. */
struct str coref_initials(struct coref *c, struct str text);
/* "Microsoft Corp." -> "Microsoft" */
struct str coref_without_form(struct str name);
/* "Indianapolis Colts" -> "Colts"; empty where nothing telling would be left. */
struct str coref_without_city(struct str name);
/* "Santa Rosa, California" -> "Santa Rosa"; empty if there is no comma. */
struct str coref_without_state(struct str name);
/* "Lircay River", "River Lircay" -> "Lircay", "State of Gujarat" -> "Gujarat": what a
 * place is called without saying what it is; empty if its name does not say that. */
struct str coref_without_noun(struct str name);
/* "Aoraki Mount Cook" -> "Mount Cook": a mountain with two names, by the second;
 * empty if it has but one. */
struct str coref_one_of_two_names(struct str name);

/* coref_place.c: the row that a place of the tables is here, when its name is
 * that of several ("Georgia"). */
kb_id coref_place_meant(struct coref *c, size_t mention);
/* "The Indian X, now a minister in Punjab", in an article about Pakistan: has the country
 * that is spoken of last, or another that is named, a part of this name, too? */
bool coref_is_of_two(const struct coref *c, size_t mention, kb_id row);
/* Does neither its sentence nor what stands beside it tell which of its name it is? */
bool coref_is_place_guessed(const struct coref *c, size_t mention);
/* The town that a name without a row stands for here ("Victoria"), or KB_NONE. */
kb_id coref_town_elsewhere(struct coref *c, size_t mention);
/* The place of the article's dateline, as an id; empty if there is none. */
static inline struct str
coref_dateline(const struct coref *c)
{
	return c->dateline;
}
/* The place in capitals that the text begins with, or MENTION_NONE. */
size_t coref_dateline_mention(const struct coref *c);
/* Its country, before anything is joined, or KB_NONE. */
kb_id coref_dateline_country(const struct coref *c);
/* Finds it, when places are joined. */
void coref_note_dateline(struct coref *c);

/* coref_town.c */
/* "Paris, Texas": fills c->towns; the part of a country, or country, that the town of
 * this name is said to lie in, or the row of the town there, if it is not the one that
 * the tables know, or KB_NONE. */
void coref_find_towns(struct coref *c);
kb_id coref_region_said(struct coref *c, size_t mention);
/* That, or the row of the town if it is one of the tables. */
kb_id coref_said_of_town(struct coref *c, size_t mention);
/* Does where the tables have it stand right behind it? */
bool coref_is_at_home(const struct coref *c, size_t mention);
/* The town of the tables right before a mention, with a comma between; or MENTION_NONE. */
size_t coref_town_before(const struct coref *c, size_t mention);
/* Its name as it is shown: "COLUMBIA" of a dateline in small letters. */
struct str coref_town_name(struct coref *c, size_t mention);
/* "Columbia, Mo.": the state that an abbreviation without a row is, or KB_NONE. */
kb_id coref_state_behind(const struct coref *c, size_t mention);
/* "B.C. Premier NAME": the states that the article speaks of by an abbreviation of
 * several letters; how many of `most` are in out. */
size_t coref_states_said(const struct coref *c, kb_id *out, size_t most);
/* Where a town of this row lies by what else the article speaks of, if not where the
 * tables have it, or KB_NONE; *is_doubtful: it may be another. */
kb_id coref_town_meant(struct coref *c, size_t mention, kb_id row, bool *is_doubtful);

/* coref_namesake.c: fills c->namesakes, and c->towns for what no row is of. */
void coref_find_namesakes(struct coref *c);
/* The row that a country of this row is here, when it shares its name ("Congo"). */
kb_id coref_meant(const struct coref *c, kb_id row);
/* Is this another country of the name that is taken for `usual`: "in Brazzaville, Congo's
 * president" of an article about the one of Kinshasa? */
bool coref_is_namesake(kb_id usual, kb_id country);
/* Does nothing here tell which of those of its name it is? */
bool coref_is_unclear(const struct coref *c, kb_id row);
/* Two places of one name in one article, when all are joined: those that nothing tells
 * of are probable. */
void coref_doubt_namesakes(struct coref *c);

/* coref_party.c: is it called as parties of many countries are? */
bool coref_is_common_party(struct str name);
/* Which one it is: a row of the tables, or KB_NONE with the country it is of, or
 * KB_NONE for that, too.  `said` is the country right before it, or KB_NONE. */
kb_id coref_party(const struct coref *c, struct str name, kb_id said, kb_id near,
                  kb_id *country);
/* A party of the tables whose country the article does not name: the row of that of
 * the article's own country with this name or these initials, else KB_NONE, then with
 * the country if it has the name of many, and KB_NONE if the row stands. */
kb_id coref_party_elsewhere(const struct coref *c, size_t mention, kb_id *country);
/* "The Congress party", said before mention i, "Congress", in its paragraph, or
 * MENTION_NONE. */
size_t coref_party_said_so(const struct coref *c, size_t i);

/* "PPP": the one party of a country that has these initials, or KB_NONE. */
kb_id coref_party_by_initials(struct str name, kb_id country);
/* Does it name the country, or somebody's office of it, or call anything by its people? */
bool coref_names_country(const struct coref *c, kb_id country);
/* Initials of a party of the tables, in an article that says nothing of its country. */
bool coref_is_party_unclear(const struct coref *c, size_t mention);

/* coref_names.c: a person's name, as a mention has it. */
/* coref_person_spelling() */
struct str coref_name_spelling(struct coref *c, size_t mention);
/* … without accents and capitals: "mahamat idriss deby" */
struct str coref_name_folded(struct coref *c, size_t mention);
/* "Joko Widodo" of "Jokowi" in an article about Indonesia (nicknames.tsv), else empty */
struct str coref_name_whole(struct coref *c, size_t mention);
/* name_split(), with the surname last */
void coref_name_parts(struct coref *c, size_t mention, struct name_parts *out);
/* The key of what is written as one given name. */
struct str coref_name_called(struct coref *c, size_t mention);

/* coref_bearer.c */
typedef bool coref_fits_fn(const struct name_parts *full, const struct name_parts *p);
/* People named in full here whom a name fits. */
enum { COREF_MOST_BEARERS = 8 };
struct coref_bearers {
	uint32_t ids[COREF_MOST_BEARERS];
	uint32_t n; /* may be above COREF_MOST_BEARERS: then nobody can tell */
};
/* "Muammar" of "Muammar Gaddafi" */
struct str coref_first_word(struct str name);
/* Is p, a surname alone or a full name, one of this person's? */
bool coref_surname_fits(const struct name_parts *full, const struct name_parts *p);
/* "Faki" of Moussa Faki Mahamat: called by a name that is not the last. */
bool coref_given_fits(const struct name_parts *full, const struct name_parts *p);
/* The one person with a full name that fits; LOCAL_NONE if none or several. */
uint32_t coref_one_who_fits(const struct coref *c, const struct name_parts *p,
                            coref_fits_fn *fits);
/* Whose full name it is, of those named here; LOCAL_NONE if nobody's, or of several.
 * That of a father is not his son's: the relatives whom it would fit. */
uint32_t coref_one_named(const struct coref *c, const struct name_parts *p, size_t mention,
                         struct coref_bearers *relatives);
/* Whom a surname alone means here, by title, place and relation; *is_shared: the
 * article names several who bear it. */
uint32_t coref_one_meant(const struct coref *c, const struct name_parts *p, size_t mention,
                         bool *is_shared);
void coref_find_bearers(const struct coref *c, const struct name_parts *p,
                        struct coref_bearers *out);
/* "President Sall": does the article say that this person holds the office? */
bool coref_holds(const struct coref *c, size_t mention, uint32_t cluster);
/* Does anybody here bear this surname? */
bool coref_is_borne(const struct coref *c, struct str surname);
/* "Van Rompuy": two words that are the surname of somebody here. */
uint32_t coref_whole_surname(const struct coref *c, const struct name_parts *p);
/* 'm', 'f' or 0: what "Mrs." before a mention says, else its first word. */
uint8_t coref_sex(const struct coref *c, size_t mention, bool is_full);

/* coref_kin.c */
/* Is the name brought in as a relative's: "his father, NAME", "NAME, her sister"? */
bool coref_is_kin(const struct coref *c, size_t mention);
/* "His wife, Amanda": one word that is her first name. */
bool coref_is_first_name(const struct coref *c, size_t mention);
/* … as somebody's father or mother? */
bool coref_is_parent(const struct coref *c, size_t mention);
/* "The elder Duterte"; "another Banda", of whom none has been spoken yet; "Judge Attwell,
 * no relation of": what is said of a surname. */
bool coref_says_elder(const struct coref *c, size_t mention);
bool coref_says_younger(const struct coref *c, size_t mention);
bool coref_says_another(const struct coref *c, size_t mention);
bool coref_is_no_relation(const struct coref *c, size_t mention);
/* Does it bring in a relative: "NAME's widow"? */
bool coref_has_kin(const struct coref *c, size_t mention);
/* Is the full name, with these given names, that of a relative of this person here,
 * rather than the person's? */
bool coref_is_relative_of(const struct coref *c, size_t mention, struct str given,
                          uint32_t cluster);

/* coref_kin_name.c: what relatives may be called in full, when people are joined. */
void coref_names_of_kin(struct coref *c);

/* coref_office.c: who takes the office of a description: "NAME was sworn in as Ghana's
 * president"; the mention of the name, or MENTION_NONE. */
uint32_t coref_taker(const struct coref *c, size_t mention);

/* coref_successor.c: who follows whom in office, when all people are joined. */
void coref_successors(struct coref *c);

/* coref_unnamed.c */
/* Is a surname somebody else's than this person's, who is named in full here? */
enum coref_other { OTHER_NOT, OTHER_MAYBE, OTHER_SURELY };
enum coref_other coref_is_another(const struct coref *c, size_t mention, uint32_t cluster);
/* Fills c->unnamed, when the full names are joined; whoever is surely somebody else is
 * told apart. */
void coref_find_unnamed(struct coref *c);
/* Is there somebody of this surname who is not named in full, and named before `off`? */
bool coref_is_unnamed(const struct coref *c, struct str surname, uint32_t off);

/* coref_person.c: the block of people of this name. */
struct str coref_person_block(struct coref *c, const struct name_parts *p);
/* coref_longer.c: "Moussa Faki Mahamat", whom others call Moussa Faki; after their names. */
void coref_longer_names(struct coref *c);
/* coref_person.c: block and keys of a name by itself, whoever bears it here. */
void coref_name_locals(struct coref *c, size_t mention, struct local *out);
/* The same of words that need not stand there. */
void coref_text_locals(struct coref *c, struct str name, struct local *out);

/* coref_capital.c: the row of places whose office it is, or KB_NONE: a country, where a
 * seat of government is said for it. */
kb_id coref_office_owner(const struct coref *c, const struct office_fact *o);
/* Is it an office that countries have: no "captain", no "spokesman"? */
bool coref_is_of_state(struct str office);

/* coref_royal.c: "King Abdullah": does a title say that this is a first name? */
bool coref_is_royal(const struct coref *c, size_t mention);
/* "Prince Faisal", of Prince Faisal bin Farhan: may he who is named in full be meant?  Of
 * one without such a title everybody may. */
bool coref_may_be_royal(const struct coref *c, size_t mention, uint32_t cluster);
/* The countries of kings of whom it is not said, when all people are joined. */
void coref_royals(struct coref *c);

/* coref_story.c: what is told of people's lives at their full names, when those are
 * joined, and at the others. */
void coref_stories(struct coref *c, bool of_short);
/* Does it say right at this name who he is: how old, or by which calling? */
bool coref_is_introduced(struct coref *c, size_t mention);

/* coref_event_fact.c: do the tables know this organization by this name? */
bool coref_is_called(struct str name, kb_id org);
/* coref_event_fact.c: the facts of a mention, with the series that its acronym
 * or number stands for. */
struct event_fact coref_event_facts(struct coref *c, size_t mention);
/* "The Kigali CHOGM": does a place of the tables stand right before it? */
bool coref_has_place_before(const struct coref *c, size_t mention);
/* "Last year's G7 summit": the year, seen from the article's date; 0 = not said. */
int16_t coref_relative_year(const struct coref *c, size_t mention);

/* coref_document_sides.c: of the agreements that are called as mention i is, the one that
 * the article means, if more than one is; `usual` is what the tables take it for. */
kb_id coref_agreement_meant(struct coref *c, size_t mention, kb_id usual);

/* coref_document_year.c: fills c->years. */
void coref_document_years(struct coref *c);

/* coref_event_when.c: the instance of its series that a name without number and
 * year means by the date of the article, or UINT32_MAX. */
uint32_t coref_instance_by_date(const struct coref *c, size_t mention,
                                const struct event_fact *e);

/* "1995 World Cup" -> "World Cup" */
struct str coref_without_year(struct str name);
/* "The Anchorage summit of March 2021", "in 1999 another Washington summit": the year,
 * or month, that stands in the name or beside it; DAY_NONE = not said. */
struct day coref_said_when(const struct coref *c, size_t mention);
/* May the meeting have been then?  True also where either does not say. */
bool coref_is_then(const struct local *meeting, struct day said);

/* Does the mention speak of one occasion?  A number or a year in its name does; a date
 * or place of the sentence only where the sentence tells of a happening. */
bool coref_means_instance(const struct coref *c, size_t mention, const struct event_fact *e);

/* "The president of the European Council", "European Council president": a body, and not
 * one of its meetings? */
bool coref_is_body(const struct coref *c, size_t mention);
bool coref_is_in_title(const struct coref *c, size_t mention);
/* Days between the article and a meeting, as far as both are told, else COREF_FAR. */
enum { COREF_FAR = 100000 };
int coref_days_to(const struct coref *c, const struct local *meeting);
/* "The G20 summit": of a series that is held now and then, and one of it. */
bool coref_is_definite(const struct coref *c, size_t mention);
/* "The previous G20 summit", "the next": not the one of these days. */
bool coref_is_other_time(const struct coref *c, size_t mention);

/* coref_event_named.c: the series of a forum that the words of a mention name, in another
 * order than the tables; KB_NONE if none. */
kb_id coref_series_by_words(struct coref *c, size_t mention, kb_id forum);
/* "38th Ordinary Session of the Assembly": that of a forum that the article names. */
kb_id coref_series_of_session(struct coref *c, size_t mention, uint32_t ordinal);
/* "European Union-African Union Summit", of which the mention is the second half. */
kb_id coref_series_of_two(struct coref *c, size_t mention, kb_id forum);
/* "The Pacific Forum", where the Pacific Islands Forum is named: whose meeting it is. */
bool coref_is_forum_short(const struct coref *c, size_t mention, const struct event_fact *e,
                          kb_id *forum);
/* "TICAD 8": a number of the series behind its acronym, or 0. */
uint32_t coref_number_behind(const struct coref *c, size_t mention, kb_id series);

/* coref_event_convention.c */
/* Is it a series of the same kind as another, with a meeting of this number? */
bool coref_has_number(kb_id series, kb_id like, uint32_t ordinal);
/* Whose conference "COP15" is; the series that it stands for, mostly. */
kb_id coref_series_of_convention(const struct coref *c, size_t mention,
                                 const struct event_fact *e);

/* coref_event_begin.c */
/* Id of the place that is said, or empty. */
struct str coref_meeting_place(struct coref *c, const struct event_fact *e);
/* The id of the series that the mention is of; false if it names none. */
bool coref_series_of(struct coref *c, const struct event_fact *e, struct buf *id);
/* The cluster of a series; of its instance `known` of the tables, or as it is told
 * (UINT32_MAX); of one that is known by where it was. `text` is how it is called. */
uint32_t coref_begin_series(struct coref *c, const struct event_fact *e, struct str id,
                            struct str text);
uint32_t coref_begin_instance(struct coref *c, const struct event_fact *e, struct str series,
                              struct str text, uint32_t known);
uint32_t coref_begin_placed(struct coref *c, const struct event_fact *e, struct str series,
                            struct str text);
uint32_t coref_begin_at_place(struct coref *c, uint32_t series, const struct event_fact *e);
/* The instance of the tables that mention i is another name of. */
uint32_t coref_begin_known(struct coref *c, size_t i, const struct event_fact *e,
                           kb_id series, uint32_t instance);
/* What a mention adds to a meeting that the tables do not know. */
void coref_say_of_meeting(struct coref *c, struct cluster *cl, const struct event_fact *e);

/* coref_event_sport.c */
/* "World Cup" of cricket: the series of the sport that the article is about, or of the
 * kind that is said before it; e->series may be KB_NONE then. */
void coref_take_sport(struct coref *c, size_t mention, struct event_fact *e);
/* "The Paris Games", "the 2024 Games", after the Olympics: of theirs, or of another series
 * of the same body. */
void coref_take_games(const struct coref *c, size_t mention, struct event_fact *e);
/* "Toronto International Film Festival": where it is belongs to the name of what is no
 * meeting, and the series is called by all of it. */
void coref_take_whole_name(struct coref *c, size_t mention, struct event_fact *e);
/* What it is called, with that: "T20 World Cup". */
struct str coref_game_name(struct coref *c, size_t mention);

/* coref_event_known.c: the one meeting of the tables that a summit known by its
 * place alone can be; false if there is none, or several. */
bool coref_known_meeting(struct coref *c, size_t mention, const struct event_fact *e,
                         kb_id *series, uint32_t *instance);

/* coref_event_counted.c: "the 19th summit", "last year's summit": is it a description
 * by number or time, and the meeting that it means, or LOCAL_NONE. */
bool coref_is_counted(const struct coref *c, size_t mention);
uint32_t coref_counted(struct coref *c, size_t mention);

/* coref_acronym.c */
/* "China's CBC": the country of which it is said to be, if the row is of another. */
kb_id coref_foreign_owner(const struct coref *c, size_t mention);
/* The row that the article shows to be meant by initials, against the tables: "(PTI)" of a
 * dateline, an agency; "ICC" of an article about cricket; or KB_NONE. */
/* Is the row spelled out anywhere here? */
bool coref_is_written_out(const struct coref *c, kb_id row);
void coref_find_sports_bodies(struct coref *c); /* in c->body */
kb_id coref_by_initials(struct coref *c, size_t mention);

/* coref_body.c */
void coref_find_bodies(struct coref *c); /* fills c->body, c->is_elsewhere */
/* "Federation of Cuban Women (FMC)", "Union of South American Nations (Unasur)": initials
 * right behind what they may be short for. */
bool coref_is_short_behind(const struct coref *c, size_t mention);
/* "Securities and Exchange Commission", "FDA": many countries have one. */
bool coref_is_common_body(struct str name);

/* coref_initials.c */
void coref_find_shared_initials(struct coref *c); /* in c->body, c->is_doubtful */

/* coref_owner.c */
/* Whose is what begins at byte `off`: "Kenya's Supreme Court", "the Kenyan
 * navy"; KB_NONE if nobody is said. */
kb_id coref_owner_before(const struct coref *c, size_t off);
/* … or right behind mention i, "the Supreme Court in Bishkek", or before its sentence,
 * "In Pretoria, the". */
kb_id coref_owner_around(const struct coref *c, size_t mention);
/* The last country, of places, peoples and offices, that the paragraph speaks of before the
 * mention; KB_NONE if there is none. */
kb_id coref_country_near(const struct coref *c, size_t mention);
/* "The Navy" of an article that speaks of the Indian navy, and of no other. */
kb_id coref_owner_nearby(const struct coref *c, struct str name);

/* coref_named.c */
/* The cluster of an organization or place by the words of its name. */
uint32_t coref_begin_named(struct coref *c, size_t mention);
/* "Fed": the row that is called so for short, or KB_NONE. */
kb_id coref_by_short_name(struct str text);
/* "Unesco", "Zanu-PF": the row that has such initials, or KB_NONE. */
kb_id coref_by_lowered_initials(const struct coref *c, struct str text);
/* "Supreme Court", "National Police": every country has one. */
bool coref_is_generic(struct str text);
/* "of-ghana"; of no country nobody can tell, and the article's own hash keeps it
 * apart from the same words elsewhere. */
struct str coref_owner_slug(struct coref *c, kb_id country);
/* The same of who is said, or when nobody is, of Ghana in an article about Ghana. */
struct str coref_unsaid_owner(struct coref *c, kb_id said);

/* What is told of it is no more than probable. */
void coref_doubt(struct coref *c, uint32_t cluster);
/* The cluster of a row of the tables. */
uint32_t coref_begin_row(struct coref *c, enum kind kind, kb_id row);

/* What the article as a whole tells of its places, before anything is joined. */
void coref_survey(struct coref *c);
void coref_persons(struct coref *c);
void coref_things(struct coref *c); /* organizations and places */
void coref_renamed(struct coref *c); /* after things */
/* coref_renamed.c: all of cluster `from` goes to `to`; people are called as the latter. */
void coref_merge(struct coref *c, uint32_t from, uint32_t to);
void coref_other_names(struct coref *c); /* after persons; coref_other_names.c */
void coref_called(struct coref *c); /* when offices are said */
void coref_documents(struct coref *c);
void coref_events(struct coref *c);
void coref_dates(struct coref *c);
/* Descriptions, when everything with a name is in place. */
void coref_person_nominals(struct coref *c);
void coref_event_nominals(struct coref *c);

#endif
