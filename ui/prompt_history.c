/* SPDX-License-Identifier: MIT */
/*
 * What was answered in earlier runs: one line each, the number of the prompt and
 * the answer.  Written beside its place and renamed; a file that cannot be read
 * or written is done without.
 */
#include "ui/prompt.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "text/arena.h"
#include "text/utf8.h"

#include "text/banned.h"

#define FILE_MAX ((size_t)1 << 20) /* [B] that are read of it */
#define LINES_MAX 100              /* of one prompt */

static const char *const names[PROMPT_COUNT] = {
#define X(id, text) [PROMPT_##id] = #id,
	PROMPT_LIST(X)
#undef X
};

static void
take_line(struct prompt *p, struct str line)
{
	struct str name;

	if (!str_cut(&line, ' ', &name) || line.len == 0 || utf8_check(line) != line.len)
		return;
	for (int k = 0; k < PROMPT_COUNT; k++)
		if (str_eq(name, str_of(names[k])) && p->history[k].lines.len < LINES_MAX)
			vec_push(&p->history[k].lines, xstrndup(line.ptr, line.len));
}

void
prompt_load(struct prompt *p, const char *path)
{
	struct buf bytes;
	struct str rest;
	struct str line;
	char block[4096];
	size_t n;
	FILE *f = fopen(path, "r");

	if (f == NULL)
		return;
	buf_init(&bytes);
	while (bytes.len < FILE_MAX && (n = fread(block, 1, sizeof block, f)) > 0)
		buf_add(&bytes, str_from(block, n));
	(void)fclose(f);
	rest = buf_str(&bytes);
	while (rest.len > 0 && str_cut(&rest, '\n', &line))
		take_line(p, line);
	buf_release(&bytes);
}

void
prompt_save(const struct prompt *p, const char *path)
{
	struct buf temporary;
	bool is_good;
	FILE *f;
	int fd;

	buf_init(&temporary);
	buf_addf(&temporary, "%s.%ld", path, (long)getpid());
	fd = open(temporary.ptr, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	f = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (f == NULL) {
		if (fd >= 0)
			(void)close(fd);
		buf_release(&temporary);
		return;
	}
	for (int k = 0; k < PROMPT_COUNT; k++)
		for (size_t i = 0; i < p->history[k].lines.len; i++)
			(void)fprintf(f, "%s %s\n", names[k], p->history[k].lines.ptr[i]);
	is_good = ferror(f) == 0;
	if (fclose(f) != 0 || !is_good || rename(temporary.ptr, path) != 0)
		(void)unlink(temporary.ptr);
	buf_release(&temporary);
}
