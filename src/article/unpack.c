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

struct unpack *
unpack_new(struct str raw)
{
	struct unpack *u = xcalloc(1, sizeof *u);

	buf_init(&u->reason);
	u->archive = archive_read_new();
	/* Names without a declared charset are UTF-8, whatever the locale. */
	if (u->archive && support(u->archive)
	    && archive_read_set_options(u->archive, "hdrcharset=UTF-8") >= ARCHIVE_FAILED
	    && archive_read_open_memory(u->archive, raw.ptr, raw.len) == ARCHIVE_OK)
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

static enum unpack_result
read_data(struct unpack *u, uint64_t max, struct buf *out)
{
	for (;;) {
		la_ssize_t n;

		buf_reserve(out, STEP);
		n = archive_read_data(u->archive, out->ptr + out->len, STEP);
		if (n == ARCHIVE_RETRY)
			continue;
		if (n < 0) {
			keep_reason(u);
			return n == ARCHIVE_FATAL ? UNPACK_DAMAGED : UNPACK_LOCKED;
		}
		if (n == 0)
			return UNPACK_MEMBER;
		out->len += (size_t)n;
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

struct str
unpack_reason(const struct unpack *u)
{
	return buf_str(&u->reason);
}
