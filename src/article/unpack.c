/* SPDX-License-Identifier: MIT */
/*
 * See unpack.h.  Only formats that people keep articles in are asked for, so
 * that little of the library stands open to hostile bytes.
 */
#include "article/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include "text/arena.h"

#include "text/banned.h"

struct unpack {
	struct archive *archive;
	struct buf reason;
	struct str seen;     /* the first bytes of the archive … */
	struct supply *from; /* … and what follows them; NULL: they are all */
	uint64_t at;         /* [B] of the archive that the library was given */
	struct buf bytes;    /* which of them it holds now */
};

enum {
	STEP = 64 * 1024 /* [B] asked for at once */
};

static bool
support(struct archive *a)
{
	return archive_read_support_filter_gzip(a) >= ARCHIVE_WARN
	       && archive_read_support_filter_bzip2(a) >= ARCHIVE_WARN
	       && archive_read_support_filter_xz(a) >= ARCHIVE_WARN
	       && archive_read_support_filter_zstd(a) >= ARCHIVE_WARN
	       && archive_read_support_filter_compress(a) >= ARCHIVE_WARN
	       && archive_read_support_filter_lz4(a) >= ARCHIVE_WARN
	       && archive_read_support_filter_lzip(a) >= ARCHIVE_WARN
	       && archive_read_support_format_zip(a) == ARCHIVE_OK
	       && archive_read_support_format_tar(a) == ARCHIVE_OK
	       && archive_read_support_format_7zip(a) == ARCHIVE_OK
	       && archive_read_support_format_rar(a) == ARCHIVE_OK
	       && archive_read_support_format_rar5(a) == ARCHIVE_OK
	       && archive_read_support_format_raw(a) == ARCHIVE_OK;
}

static struct unpack *
prepare(void)
{
	struct unpack *u = xcalloc(1, sizeof *u);

	buf_init(&u->reason);
	buf_init(&u->bytes);
	u->archive = archive_read_new();
	/* Names without a declared charset are UTF-8, whatever the locale. */
	if (u->archive && support(u->archive)
	    && archive_read_set_options(u->archive, "hdrcharset=UTF-8") >= ARCHIVE_FAILED)
		return u;
	unpack_free(u);
	return NULL;
}

struct unpack *
unpack_new(struct str raw)
{
	struct unpack *u = prepare();

	if (u && archive_read_open_memory(u->archive, raw.ptr, raw.len) == ARCHIVE_OK)
		return u;
	unpack_free(u);
	return NULL;
}

/* The library's way to ask for more; what cannot be read is the end. */
static la_ssize_t
give_bytes(struct archive *a, void *ctx, const void **bytes)
{
	struct unpack *u = ctx;
	struct str s = str_sub(u->seen, u->at < u->seen.len ? (size_t)u->at : u->seen.len,
	                       u->seen.len);

	(void)a;
	if (s.len == 0) {
		buf_clear(&u->bytes);
		if (supply_fill(u->from, STEP, &u->bytes, NULL) != STATUS_OK)
			return ARCHIVE_FATAL;
		s = buf_str(&u->bytes);
	}
	u->at += s.len;
	*bytes = s.ptr;
	return (la_ssize_t)s.len;
}

static la_int64_t
go_to(struct archive *a, void *ctx, la_int64_t off, int whence)
{
	struct unpack *u = ctx;
	uint64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? u->at : u->from->size;
	uint64_t to = base + (uint64_t)off; /* below zero wraps, and is too large */
	uint64_t there = to > u->seen.len ? to : u->seen.len;

	(void)a;
	if (to > u->from->size || !u->from->seek(u->from, there))
		return ARCHIVE_FATAL;
	u->at = to;
	return (la_int64_t)to;
}

struct unpack *
unpack_open(struct str seen, struct supply *from)
{
	struct unpack *u = prepare();

	if (!u)
		return NULL;
	u->seen = seen;
	u->from = from;
	if (archive_read_set_read_callback(u->archive, give_bytes) == ARCHIVE_OK
	    && archive_read_set_callback_data(u->archive, u) == ARCHIVE_OK
	    && (!from->seek
	        || archive_read_set_seek_callback(u->archive, go_to) == ARCHIVE_OK)
	    && archive_read_open1(u->archive) == ARCHIVE_OK)
		return u;
	unpack_free(u);
	return NULL;
}

void
unpack_free(struct unpack *u)
{
	if (!u)
		return;
	if (u->archive)
		(void)archive_read_free(u->archive);
	buf_release(&u->reason);
	buf_release(&u->bytes);
	free(u);
}

static void
keep_reason(struct unpack *u)
{
	const char *text = archive_error_string(u->archive);

	buf_clear(&u->reason);
	buf_add_cstr(&u->reason, text ? text : "no reason given");
}

static struct str
name_of(struct archive *a, struct archive_entry *entry)
{
	const char *name;

	if (archive_format(a) == ARCHIVE_FORMAT_RAW)
		return STR_EMPTY;
	name = archive_entry_pathname_utf8(entry);
	if (!name)
		name = archive_entry_pathname(entry);
	return str_of(name ? name : "unnamed");
}

enum unpack_result
unpack_more(struct unpack *u, char *to, size_t most, size_t *got)
{
	la_ssize_t n;

	do
		n = archive_read_data(u->archive, to, most);
	while (n == ARCHIVE_RETRY);
	*got = n > 0 ? (size_t)n : 0;
	if (n >= 0)
		return UNPACK_MEMBER;
	keep_reason(u);
	return n == ARCHIVE_FATAL ? UNPACK_DAMAGED : UNPACK_LOCKED;
}

static enum unpack_result
read_data(struct unpack *u, uint64_t max, struct buf *out)
{
	for (;;) {
		enum unpack_result result;
		size_t n;

		buf_reserve(out, STEP);
		result = unpack_more(u, out->ptr + out->len, STEP, &n);
		if (n == 0)
			return result;
		out->len += n;
		out->ptr[out->len] = '\0';
		if (out->len > max)
			return UNPACK_LARGE;
	}
}

enum unpack_result
unpack_next(struct unpack *u, struct str *name, uint64_t max, struct buf *out)
{
	struct archive_entry *entry;
	int result;

	buf_clear(out);
	for (;;) {
		result = archive_read_next_header(u->archive, &entry);
		if (result == ARCHIVE_RETRY)
			continue;
		if (result == ARCHIVE_EOF)
			return UNPACK_END;
		if (result < ARCHIVE_WARN) {
			keep_reason(u);
			return UNPACK_DAMAGED;
		}
		if (archive_entry_filetype(entry) == AE_IFREG)
			break;
	}
	*name = name_of(u->archive, entry);
	return read_data(u, max, out);
}

bool
unpack_is_locked(const struct unpack *u)
{
	return archive_read_has_encrypted_entries(u->archive) > 0;
}

struct str
unpack_reason(const struct unpack *u)
{
	return buf_str(&u->reason);
}
