/* SPDX-License-Identifier: MIT */
/*
 * Walks what the user named, files, folders and standard input, and hands
 * out raw bytes one input after the other, in an order that does not depend on
 * the file system (by path, byte order; folders in depth).  Hidden files are
 * passed over inside folders, symbolic links to folders are not followed.
 *
 * A list of feeds (".opml") stands for the feeds in files that it names, too.
 *
 * A path may go on inside a file, as articles in it are called: "pages.zip!/a/b.html",
 * "feed.xml#summit-ends-1f2e3d4c".  Then the file is read and only that part meant.
 */
#ifndef ARTICLE_SOURCE_H
#define ARTICLE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/supply.h"
#include "text/diag.h"
#include "text/status.h"
#include "text/str.h"

struct source;

/*
 * Names of all inputs below `paths`, without opening the files.
 *
 * shape   a path given as "-" is standard input, read from `stdin_fd` (handed
 *         in by ui) and named "-"
 * owner   the caller's; source_free()
 * errors  a path that does not exist, or a folder that cannot be read, is
 *         diagnosed (DIAG_ERROR) and counted in source_failed
 */
struct source *source_new(const char *const *paths, size_t npath, int stdin_fd,
                          struct diag *d);
void source_free(struct source *s);

size_t source_count(const struct source *s);
struct str source_path(const struct source *s, size_t i); /* borrowed */
/* The file to be opened: the path, or what is before the part of it. */
struct str source_file(const struct source *s, size_t i);
/* It was found in a folder; the user did not name it. */
bool source_is_found(const struct source *s, size_t i);
/* Paths given by the user that could not be used at all. */
size_t source_failed(const struct source *s);

/*
 * Holds input i open.  May be called from several threads at once for different i.
 *
 * owner   the caller's; source_close()
 * errors  UNREADABLE, NOT_FOUND (gone since); one DIAG_ERROR sentence in d
 */
enum status source_open(const struct source *s, size_t i, struct supply **out,
                        struct diag *d) MUST_USE;
void source_close(struct supply *supply);

/* The limit of a file that is read whole, when the user sets none: 64 MiB. */
#define SOURCE_MAX_BYTES (UINT64_C(64) << 20)

#endif
