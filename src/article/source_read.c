/* SPDX-License-Identifier: MIT */
/*
 * The bytes of inputs: files, pipes with a name, standard input.  Nothing is
 * kept of what was read, so threads may share a source.
 */
#include "article/source_int.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/banned.h"

enum {
	PATIENCE = 1000   /* [ms] for somebody to open the other end of a pipe */
};

/* An input held open. */
struct opened {
	struct supply supply; /* first: it is handed out for the whole */
	struct str path;
	int fd;
	bool is_ours;   /* to be closed */
	bool has_first; /* a byte was read to see whether there is any */
	char first;
};

bool
source_is_standard_input(struct str path)
{
	return str_eq(path, STR_LIT("-"));
}

void
source_say(struct diag *d, struct str path, const char *what, int error)
{
	char text[128];

	switch (error) {
	case EACCES:
	case EPERM:
		diag_add(d, DIAG_ERROR, path, 0, "you have no permission to read this %s", what);
		return;
	case ENOENT:
	case ENOTDIR:
		diag_add(d, DIAG_ERROR, path, 0, path.len == 0
		         ? "of the names that were given, one is empty"
		         : "there is no file or folder of this name");
		return;
	case ELOOP:
		diag_add(d, DIAG_ERROR, path, 0, "this name is a link that leads back to itself");
		return;
	case ENAMETOOLONG:
		diag_add(d, DIAG_ERROR, path, 0, "this name is longer than the system allows");
		return;
	default:
		if (strerror_r(error, text, sizeof text) != 0)
			text[0] = '\0';
		diag_add(d, DIAG_ERROR, path, 0, "this %s could not be read (%s)", what,
		         text[0] != '\0' ? text : "no reason given");
	}
}

static enum status
read_some(struct supply *s, char *to, size_t most, size_t *got, struct diag *d)
{
	struct opened *o = (struct opened *)s;
	ssize_t n;

	*got = 0;
	if (o->has_first && most > 0) {
		o->has_first = false;
		*to = o->first;
		*got = 1;
		return STATUS_OK;
	}
	while ((n = read(o->fd, to, most)) < 0 && errno == EINTR)
		;
	if (n < 0) {
		source_say(d, o->path, "file", errno);
		return STATUS_UNREADABLE;
	}
	*got = (size_t)n;
	return STATUS_OK;
}

static bool
go_to(struct supply *s, uint64_t off)
{
	struct opened *o = (struct opened *)s;

	if (off > s->size || lseek(o->fd, (off_t)off, SEEK_SET) < 0)
		return false;
	s->at = off;
	return true;
}

/*
 * A pipe with a name was opened without waiting, since nobody may ever write
 * into it.  Who is just about to is waited for; then it is read like any other.
 */
static enum status
wait_for_writer(struct opened *o, struct diag *d)
{
	struct pollfd p = {.fd = o->fd, .events = POLLIN};
	ssize_t n;

	while (poll(&p, 1, PATIENCE) < 0 && errno == EINTR)
		;
	/* No byte is there unless somebody has it open, and then one is "again". */
	n = p.revents ? 0 : read(o->fd, &o->first, 1);
	o->has_first = n > 0;
	if (p.revents == 0 && n == 0) {
		diag_add(d, DIAG_ERROR, o->path, 0, "this is a pipe that nobody writes into");
		return STATUS_UNREADABLE;
	}
	return STATUS_OK;
}

static enum status
open_file(struct opened *o, struct diag *d)
{
	enum status status = STATUS_OK;
	struct stat st = {.st_mode = 0};
	int flags;

	o->fd = open(o->path.ptr, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (o->fd < 0) {
		int error = errno;

		source_say(d, o->path, "file", error);
		return error == ENOENT ? STATUS_NOT_FOUND : STATUS_UNREADABLE;
	}
	o->is_ours = true;
	if (fstat(o->fd, &st) == 0 && S_ISREG(st.st_mode)) {
		o->supply.size = (uint64_t)st.st_size;
		o->supply.seek = go_to;
		return STATUS_OK; /* it never keeps anybody waiting */
	}
	if (S_ISFIFO(st.st_mode))
		status = wait_for_writer(o, d);
	/* Waits from here on, as reading does elsewhere. */
	flags = fcntl(o->fd, F_GETFL);
	if (flags >= 0)
		(void)fcntl(o->fd, F_SETFL, flags & ~O_NONBLOCK);
	return status;
}

enum status
source_open(const struct source *s, size_t i, struct supply **out, struct diag *d)
{
	struct opened *o = xcalloc(1, sizeof *o);
	enum status status = STATUS_OK;

	*out = NULL;
	o->path = s->inputs.ptr[i].file;
	o->fd = s->stdin_fd;
	o->supply.read = read_some;
	if (!source_is_standard_input(o->path))
		status = open_file(o, d);
	if (status == STATUS_OK)
		*out = &o->supply;
	else
		source_close(&o->supply);
	return status;
}

void
source_close(struct supply *supply)
{
	struct opened *o = (struct opened *)supply;

	if (!o)
		return;
	if (o->is_ours)
		close(o->fd);
	free(o);
}
