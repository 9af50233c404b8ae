/* SPDX-License-Identifier: MIT */
/*
 * See state.h.  The last pile is a file of paths, each ended by a NUL since a
 * path may hold anything else; it is written beside its place and renamed, so
 * that two programs leaving at once do not mix their lines.
 */
#include "ui/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/vec.h"

#include "text/banned.h"

#define LAST_NAME "last"
/* [B] that are read of it: whoever remembers more does not need it. */
#define LAST_MAX ((size_t)1 << 20)

/* -------------------------------------------------------------------- folders */

/* XDG: a variable that is no absolute path is to be passed over. */
static bool
folder(const char *xdg, const char *home, const char *below, struct buf *out)
{
	buf_clear(out);
	if (xdg && xdg[0] == '/')
		buf_addf(out, "%s/entente", xdg);
	else if (home && home[0] == '/')
		buf_addf(out, "%s/%s/entente", home, below);
	else
		return false;
	return true;
}

bool
state_folder(const char *xdg_state_home, const char *home, struct buf *out)
{
	return folder(xdg_state_home, home, ".local/state", out);
}

bool
state_config_folder(const char *xdg_config_home, const char *home,
                    struct buf *out)
{
	return folder(xdg_config_home, home, ".config", out);
}

bool
state_make_folder(const char *path, struct diag *d)
{
	size_t len = strlen(path);
	char *part = xstrndup(path, len);
	struct stat st;
	bool is_there;

	for (size_t i = 1; i <= len; i++) {
		if (part[i] != '/' && part[i] != '\0')
			continue;
		part[i] = '\0';
		/* What is in the way shows below, at the whole path. */
		(void)mkdir(part, 0700);
		if (i < len)
			part[i] = '/';
	}
	is_there = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
	if (!is_there)
		diag_add(d, DIAG_ERROR, str_of(path), 0,
		         "the state folder %s cannot be made", path);
	free(part);
	return is_there;
}

/* ----------------------------------------------------------------------- files */

static bool
write_all(int fd, struct str s)
{
	while (s.len > 0) {
		ssize_t n = write(fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = str_sub(s, (size_t)n, s.len);
	}
	return true;
}

bool
state_write(const char *folder_path, const char *file, struct str bytes)
{
	struct buf name;
	struct buf temporary;
	bool is_there = false;
	int fd;

	if (!state_make_folder(folder_path, NULL))
		return false;
	buf_init(&name);
	buf_init(&temporary);
	buf_addf(&name, "%s/%s", folder_path, file);
	buf_addf(&temporary, "%s.%ld", name.ptr, (long)getpid());
	fd = open(temporary.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd >= 0) {
		bool is_good = write_all(fd, bytes);

		is_there = close(fd) == 0 && is_good && rename(temporary.ptr, name.ptr) == 0;
		if (!is_there)
			(void)unlink(temporary.ptr);
	}
	buf_release(&name);
	buf_release(&temporary);
	return is_there;
}

void
state_read(const char *folder_path, const char *file, size_t most, struct buf *out)
{
	struct buf name;
	int fd;

	buf_init(&name);
	buf_addf(&name, "%s/%s", folder_path, file);
	fd = open(name.ptr, O_RDONLY | O_CLOEXEC);
	while (fd >= 0 && out->len < most) {
		ssize_t n;

		buf_reserve(out, 4096);
		n = read(fd, out->ptr + out->len, 4096);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		out->len += (size_t)n;
		out->ptr[out->len] = '\0';
	}
	if (fd >= 0)
		(void)close(fd);
	buf_release(&name);
}

/* ------------------------------------------------------------------ last pile */

void
state_remember(const char *folder_path, const char *const *paths, size_t n)
{
	struct buf bytes;

	buf_init(&bytes);
	for (size_t i = 0; i < n; i++) {
		char *real = realpath(paths[i], NULL);

		if (real)
			buf_add(&bytes, str_from(real, strlen(real) + 1));
		free(real);
	}
	if (bytes.len > 0)
		(void)state_write(folder_path, LAST_NAME, buf_str(&bytes));
	buf_release(&bytes);
}

size_t
state_recall(const char *folder_path, struct arena *arena, const char ***paths)
{
	struct buf bytes;
	struct str rest;
	struct str path;
	struct stat st;
	VEC(const char *) found;
	size_t n;

	buf_init(&bytes);
	vec_init(&found);
	state_read(folder_path, LAST_NAME, LAST_MAX, &bytes);
	rest = buf_str(&bytes);
	/* What comes after the last NUL was not written to its end. */
	while (str_cut(&rest, '\0', &path) && rest.ptr) {
		const char *copy = arena_cstr(arena, path);

		if (stat(copy, &st) == 0)
			vec_push(&found, copy);
	}
	n = found.len;
	*paths = ARENA_ARRAY(arena, n, const char *);
	for (size_t i = 0; i < n; i++)
		(*paths)[i] = found.ptr[i];
	vec_release(&found);
	buf_release(&bytes);
	return n;
}
