/* SPDX-License-Identifier: MIT */
/*
 * ZIP, tar, 7z, and anything compressed: each file in it is a paper of its own,
 * read in place.  A compressed file that is no archive keeps its name; a member
 * is called "pages.zip!/a/b.html".  What is hidden in folders is hidden here.
 */
#include "article/format_int.h"
#include "article/unpack.h"

#include "text/banned.h"

static bool
is_hidden(struct str name)
{
	struct str rest = name;
	struct str step;

	while (str_cut(&rest, '/', &step)) {
		if (step.len > 1 && step.ptr[0] == '.' && !str_eq(step, STR_LIT("..")))
			return true;
		if (str_eq(step, STR_LIT("__MACOSX")))
			return true;
	}
	return false;
}

/* A member that is larger than may be read at once. */
struct large {
	struct supply supply; /* first: it is handed out for the whole */
	struct intake *in;
	struct unpack *unpack;
	struct str path;      /* of the archive */
};

static void
say_lost(struct diag *d, struct str path, const struct unpack *u)
{
	diag_add(d, DIAG_ERROR, path, 0,
	         unpack_is_locked(u)
	         ? "this archive is locked: what comes after needs its password (%.*s)"
	         : "this archive is damaged: what comes after was lost (%.*s)",
	         STR_ARG(unpack_reason(u)));
}

static enum status
read_more(struct supply *s, char *to, size_t most, size_t *got, struct diag *d)
{
	struct large *l = (struct large *)s;

	if (unpack_more(l->unpack, to, most, got) != UNPACK_MEMBER) {
		say_lost(d, l->path, l->unpack);
		return STATUS_BAD_INPUT;
	}
	if (!intake_unpacked(l->in, *got, l->path))
		*got = 0;
	return STATUS_OK;
}

/* Piece by piece, if it is of a kind that can be. */
static void
take_large(struct intake *in, const struct paper *p, struct unpack *u,
           struct paper *member, struct buf *bytes)
{
	struct large l = {.supply.read = read_more, .in = in, .unpack = u, .path = p->path};
	struct rest rest = {bytes, &l.supply};

	member->rest = &rest;
	if (intake_unpacked(in, bytes->len, p->path))
		intake_read_part(in, member);
}

/* What is there of a member, read or said. False: there is no next one. */
static bool
take_member(struct intake *in, const struct paper *p, enum unpack_result result,
            const struct unpack *u, const struct paper *member)
{
	switch (result) {
	case UNPACK_MEMBER:
		if (intake_unpacked(in, member->raw.len, p->path) && member->raw.len > 0)
			intake_read_part(in, member);
		return true;
	case UNPACK_LOCKED:
		diag_add(in->d, DIAG_ERROR, member->path, 0,
		         "this cannot be unpacked (%.*s)", STR_ARG(unpack_reason(u)));
		break;
	case UNPACK_LARGE:
		return true;
	case UNPACK_DAMAGED:
		say_lost(in->d, p->path, u);
		break;
	case UNPACK_END:
		return false;
	}
	in->skipped++;
	return result != UNPACK_DAMAGED;
}

static enum status
read_members(struct intake *in, const struct paper *p, struct unpack *u)
{
	struct buf bytes;
	struct buf path;
	bool is_damaged = false;
	size_t n = 0;

	buf_init(&bytes);
	buf_init(&path);
	for (bool goes_on = true; goes_on && !in->is_over; n++) {
		struct paper member = {.charset = p->charset};
		struct str name = STR_EMPTY;
		enum unpack_result result = unpack_next(u, &name, in->part_max, &bytes);

		is_damaged = result == UNPACK_DAMAGED && n == 0;
		if (result < UNPACK_END && is_hidden(name))
			continue;
		if (name.len > 0)
			intake_name_member(in, p->path, name, &path);
		member.raw = buf_str(&bytes);
		member.path = name.len > 0 ? buf_str(&path) : p->path;
		if (result == UNPACK_LARGE)
			take_large(in, p, u, &member, &bytes);
		else
			goes_on = take_member(in, p, result, u, &member);
	}
	buf_release(&bytes);
	buf_release(&path);
	return is_damaged ? STATUS_BAD_INPUT : STATUS_OK;
}

enum status
format_archive_read(struct intake *in, const struct paper *p)
{
	struct unpack *u = p->rest ? unpack_open(p->raw, p->rest->from) : unpack_new(p->raw);
	enum status status;

	if (!u) {
		diag_add(in->d, DIAG_ERROR, p->path, 0,
		         "this looks like an archive, but nothing in it can be unpacked: it is "
		         "damaged or was cut off");
		return STATUS_BAD_INPUT;
	}
	status = read_members(in, p, u);
	unpack_free(u);
	return status;
}
