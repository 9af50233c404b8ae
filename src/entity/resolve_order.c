/* SPDX-License-Identifier: MIT */
/*
 * The canonical order of locals: by all that they say, so that the order in which
 * articles came is forgotten.  Only resolve.c asks.
 */
#include "entity/resolve_int.h"

#include "text/banned.h"

static int
strs_cmp(struct str a, struct str b, int *out)
{
	*out = str_cmp(a, b);
	return *out;
}

static int
aliases_cmp(const struct local *a, const struct local *b)
{
	int d;

	for (uint32_t i = 0; i < a->nalias && i < b->nalias; i++) {
		if (strs_cmp(a->aliases[i].text, b->aliases[i].text, &d))
			return d;
		if (a->aliases[i].count != b->aliases[i].count)
			return a->aliases[i].count < b->aliases[i].count ? -1 : 1;
	}
	return a->nalias < b->nalias ? -1 : a->nalias > b->nalias;
}

static int
roles_cmp(const struct local *a, const struct local *b)
{
	int d;

	for (uint32_t i = 0; i < a->nrole && i < b->nrole; i++) {
		if (strs_cmp(a->roles[i].office, b->roles[i].office, &d) ||
		    strs_cmp(a->roles[i].of, b->roles[i].of, &d))
			return d;
		if (a->roles[i].is_former != b->roles[i].is_former)
			return a->roles[i].is_former ? 1 : -1;
	}
	return a->nrole < b->nrole ? -1 : a->nrole > b->nrole;
}

static int
stories_cmp(const struct story *a, const struct story *b)
{
	if (a->born != b->born)
		return a->born < b->born ? -1 : 1;
	if (a->died != b->died)
		return a->died < b->died ? -1 : 1;
	if (a->lives != b->lives)
		return a->lives < b->lives ? -1 : 1;
	if (a->age != b->age)
		return a->age < b->age ? -1 : 1;
	if (a->now != b->now)
		return a->now < b->now ? -1 : 1;
	if (a->past != b->past)
		return a->past < b->past ? -1 : 1;
	return str_cmp(a->calling, b->calling);
}

int
resolve_order(const struct local *a, const struct local *b)
{
	int d;

	if (a->is_aside != b->is_aside)
		return b->is_aside ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (strs_cmp(a->fixed, b->fixed, &d) || strs_cmp(a->key, b->key, &d) ||
	    strs_cmp(a->weak, b->weak, &d) || strs_cmp(a->about, b->about, &d) ||
	    strs_cmp(a->parent, b->parent, &d) ||
	    strs_cmp(a->parent_name, b->parent_name, &d))
		return d;
	if (a->sex != b->sex)
		return a->sex < b->sex ? -1 : 1;
	if (a->is_apart != b->is_apart)
		return a->is_apart ? 1 : -1;
	if (a->is_shared != b->is_shared)
		return a->is_shared ? 1 : -1;
	if (a->is_royal != b->is_royal)
		return a->is_royal ? 1 : -1;
	if (a->is_kin != b->is_kin)
		return a->is_kin ? 1 : -1;
	if (a->where != b->where)
		return a->where < b->where ? -1 : 1;
	if (a->ordinal != b->ordinal)
		return a->ordinal < b->ordinal ? -1 : 1;
	if ((d = day_cmp(a->from, b->from)) || (d = day_cmp(a->to, b->to)) ||
	    (d = day_cmp(a->written, b->written)) || strs_cmp(a->place, b->place, &d) ||
	    strs_cmp(a->given, b->given, &d) || strs_cmp(a->also_key, b->also_key, &d) ||
	    strs_cmp(a->also_block, b->also_block, &d) || strs_cmp(a->name, b->name, &d) ||
	    (d = stories_cmp(&a->story, &b->story)) || (d = roles_cmp(a, b)) || (d = aliases_cmp(a, b)))
		return d;
	return a->confidence < b->confidence ? -1 : a->confidence > b->confidence;
}
