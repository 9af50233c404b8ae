/* SPDX-License-Identifier: MIT */
/*
 * Ids of the groups of a block: readable, and a function of what the group says,
 * so that they are the same in every run.  Groups that must not share one are
 * told apart by office, time or place; what may is one entity.
 */
#include "entity/resolve_int.h"

#include <stdio.h>

#include "recognize/kb.h"
#include "text/buf.h"
#include "text/fold.h"

#include "text/banned.h"

/* ------------------------------------------------------------------------- ids */

/* "event/asean-russia-…/16th", or by year, or month, or place. */
static void
instance_id(const struct entity *e, struct buf *id)
{
	buf_add(id, e->part_of);
	buf_add_char(id, '/');
	if (e->ordinal)
		buf_add_ordinal(id, e->ordinal);
	else if (!day_is_none(e->from))
		day_format(id, (struct day){e->from.year, e->from.year ? 0 : e->from.month, 0});
	else if (e->place.len)
		buf_add(id, str_sub(e->place, str_find_char(e->place, '/') + 1, SIZE_MAX));
	else
		buf_add_cstr(id, "undated");
}

/* A surname that could be several people's, "his wife, Amanda": not the same in every
 * article. */
static uint32_t
only_here(const struct groups *g, uint32_t root)
{
	const struct local *l = g->locals[root];

	return l->kind == KIND_PERSON && !l->given.len && !l->fixed.len &&
	       (g->npossible[root] > 1 || l->is_kin) ? l->where : 0;
}

/* "document/kazan-declaration-2016"; where no year is said of one that could be of
 * several, or that is not the one of the tables, "-undated". */
static void
document_id(const struct entity *e, bool is_doubtful, struct buf *id)
{
	char year[8];

	(void)snprintf(year, sizeof(year), "%d", e->from.year);
	bool is_said = str_find(buf_str(id), str_of(year)) != SIZE_MAX;
	struct str slug = str_sub(buf_str(id), str_find_char(buf_str(id), '/') + 1, SIZE_MAX);
	if (e->from.year && e->from.year == e->to.year && !is_said)
		buf_addf(id, "-%s", year);
	else if (!e->from.year && (is_doubtful || kb_by_slug(KB_AGREEMENT, slug) != KB_NONE))
		buf_add_cstr(id, "-undated");
}

struct str
resolve_id(const struct entity *e, struct str fixed, const struct groups *g, uint32_t root)
{
	uint32_t where = only_here(g, root);
	bool is_doubtful = g->doubt[root] != UINT32_MAX;
	char id_room[BUF_SHORT];
	struct buf id;

	if (fixed.len && !is_doubtful)
		return fixed;
	buf_lend(&id, id_room, sizeof(id_room));
	if (e->part_of.len) {
		instance_id(e, &id);
	} else {
		buf_add_cstr(&id, kind_name(e->kind));
		buf_add_char(&id, '/');
		fold_slug(&id, e->name);
		if (where)
			buf_addf(&id, "-%06x", (unsigned)where);
	}
	/* Those it could be are called the same, mostly. */
	if (e->kind == KIND_PERSON && is_doubtful)
		buf_add_cstr(&id, "-undecided");
	if (e->kind == KIND_DOCUMENT)
		document_id(e, is_doubtful, &id);
	struct str out = arena_str(g->arena, buf_str(&id));
	buf_release(&id);
	return out;
}

/* --------------------------------------------------------- groups of one id */

struct str
resolve_name_with_time(struct str name, struct day time, struct arena *arena)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "%.*s ", STR_ARG(name));
	day_format(&b, time);
	struct str out = arena_str(arena, buf_str(&b));
	buf_release(&b);
	return out;
}

/* The country or organization that an office of the group belongs to: the
 * first in order of bytes, as a slug; empty if none is said. */
static struct str
owner_of(const struct groups *g, uint32_t root)
{
	struct str best = STR_EMPTY;

	for (uint32_t k = 0; k < g->count[root]; k++) {
		const struct local *l = g->locals[g->members[g->first[root] + k]];
		for (uint32_t i = 0; i < l->nrole; i++) {
			struct str of = l->roles[i].of;
			if (of.len && (!best.len || str_cmp(of, best) < 0))
				best = of;
		}
	}
	size_t slash = str_find_char(best, '/');
	return slash == SIZE_MAX ? best : str_sub(best, slash + 1, SIZE_MAX);
}

/* What most articles of the group call him, of equals the first in order of bytes; empty
 * if none does.  *born: the year that is said, or 0. */
static struct str
calling_of(const struct groups *g, uint32_t root, int16_t *born)
{
	struct str best = STR_EMPTY;
	uint32_t most = 0;
	struct map seen;

	*born = 0;
	map_init(&seen);
	for (uint32_t k = 0; k < g->count[root]; k++) {
		const struct local *l = g->locals[g->members[g->first[root] + k]];
		uint32_t n = l->story.calling.len ? map_get(&seen, l->story.calling) : 0;
		if (l->story.born && (!*born || l->story.born < *born))
			*born = l->story.born;
		if (!l->story.calling.len)
			continue;
		n = (n == MAP_NONE ? 0 : n) + local_articles(l);
		map_set(&seen, l->story.calling, n);
		if (n > most || (n == most && str_cmp(l->story.calling, best) < 0)) {
			best = l->story.calling;
			most = n;
		}
	}
	map_release(&seen);
	return best;
}

/* People of one name whom their offices keep apart, or their lives, get ids of their own:
 * "person/kim-of-japan", "-farmer", "-born-1958"; those of whom only a first name is said, by
 * the article. */
static void
tell_person(const struct groups *g, struct made *made, bool is_owned, struct arena *arena)
{
	int16_t born;
	struct str calling = calling_of(g, made->root, &born);
	struct str owner = owner_of(g, made->root);
	bool is_royal = g->locals[made->root]->is_royal;
	struct buf b;

	buf_init(&b);
	buf_add(&b, made->entity.id);
	if (owner.len)
		buf_addf(&b, "-of-%.*s", STR_ARG(owner));
	if (calling.len && !(owner.len && is_owned))
		buf_addf(&b, "-%.*s", STR_ARG(calling));
	else if (born && !owner.len)
		buf_addf(&b, "-born-%d", born);
	else if (is_royal && !owner.len)
		buf_add_cstr(&b, "-crowned");
	else if (!owner.len && person_is_nobody(g->locals[made->root]))
		buf_addf(&b, "-%06x", (unsigned)g->locals[made->root]->where);
	made->entity.id = arena_str(arena, buf_str(&b));
	buf_release(&b);
}

/* Has each an office of an owner of his own, or none? */
static bool
are_owned_apart(const struct groups *g, const struct made *made, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			struct str a = owner_of(g, made[i].root);
			if (a.len && str_eq(a, owner_of(g, made[k].root)))
				return false;
		}
	return true;
}

static void
tell_people(const struct groups *g, struct made *made, size_t n, struct arena *arena)
{
	bool is_owned = are_owned_apart(g, made, n);

	for (size_t i = 0; i < n; i++)
		tell_person(g, &made[i], is_owned, arena);
}

/* Has the meeting no name but that of its series? */
static bool
is_series_and_year(const struct entity *e)
{
	return e->part_of_name.len && e->name.len > e->part_of_name.len &&
	       str_eq_nocase(str_sub(e->name, 0, e->part_of_name.len), e->part_of_name) &&
	       e->name.ptr[e->part_of_name.len] == ' ' &&
	       e->name.len == e->part_of_name.len + sizeof(" 2022") - 1;
}

/* Meetings of one series and year, by month and then by place:
 * "event/ecowas-summit/2022-07", "…/2022-07-accra". */
static void
tell_by_time(struct made *made, size_t n, struct arena *arena)
{
	struct day first = made[0].entity.from;
	bool by_month = false;

	for (size_t i = 1; i < n; i++)
		by_month |= made[i].entity.from.month != first.month;
	for (size_t i = 0; i < n; i++) {
		const struct entity *e = &made[i].entity;
		struct buf b;
		if (!e->part_of.len || e->ordinal || !e->from.year)
			continue;
		buf_init(&b);
		buf_addf(&b, "%.*s/", STR_ARG(e->part_of));
		day_format(&b, (struct day){e->from.year, by_month ? e->from.month : 0, 0});
		if (!by_month && e->place.len)
			buf_addf(&b, "-%.*s",
			         STR_ARG(str_sub(e->place, str_find_char(e->place, '/') + 1, SIZE_MAX)));
		made[i].entity.id = arena_str(arena, buf_str(&b));
		buf_release(&b);
		if (by_month && e->from.month && is_series_and_year(e))
			made[i].entity.name = resolve_name_with_time(e->part_of_name,
				(struct day){e->from.year, e->from.month, 0}, arena);
	}
}

static struct str
about_of(const struct groups *g, uint32_t root)
{
	for (uint32_t k = 0; k < g->count[root]; k++) {
		struct str about = g->locals[g->members[g->first[root] + k]]->about;
		if (about.len)
			return about;
	}
	return STR_EMPTY;
}

/* Organizations of the same initials, by the country that their articles are about:
 * "org/ndc-of-ghana". */
static void
tell_orgs(const struct groups *g, struct made *made, size_t n, struct arena *arena)
{
	for (size_t i = 0; i < n; i++) {
		struct str about = about_of(g, made[i].root);
		size_t slash = str_find_char(about, '/');
		struct buf b;
		if (slash == SIZE_MAX)
			continue;
		buf_init(&b);
		buf_addf(&b, "%.*s-of-%.*s", STR_ARG(made[i].entity.id),
		         STR_ARG(str_sub(about, slash + 1, SIZE_MAX)));
		made[i].entity.id = arena_str(arena, buf_str(&b));
		buf_release(&b);
	}
}

void
resolve_tell_apart(const struct groups *g, struct made *made, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;
		while (end < n && str_eq(made[end].entity.id, made[i].entity.id))
			end++;
		if (end - i > 1 && made[i].entity.kind == KIND_PERSON)
			tell_people(g, made + i, end - i, g->arena);
		if (end - i > 1 && made[i].entity.kind == KIND_ORG)
			tell_orgs(g, made + i, end - i, g->arena);
		if (end - i > 1 && made[i].entity.kind == KIND_EVENT)
			tell_by_time(made + i, end - i, g->arena);
		i = end;
	}
}
