/* SPDX-License-Identifier: MIT */
/* See spill_int.h. */
#include "library/spill_int.h"

#include <errno.h>
#include <unistd.h>

#include "text/banned.h"

/* [B] that are worth a write; fewer never leave the memory. */
#define ENOUGH ((size_t)1 << 20)

void
spill_init(struct spill *s)
{
	*s = (struct spill){.file = NULL};
	buf_init(&s->rest);
}

void
spill_release(struct spill *s)
{
	if (s->file)
		(void)fclose(s->file);
	buf_release(&s->rest);
	spill_init(s);
}

static bool
write_all(int fd, const char *ptr, size_t len, uint64_t off)
{
	while (len > 0) {
		ssize_t n = pwrite(fd, ptr, len, (off_t)off);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		ptr += n;
		len -= (size_t)n;
		off += (uint64_t)n;
	}
	return true;
}

static void
put_away(struct spill *s)
{
	if (!s->file)
		s->file = tmpfile();
	s->is_full = !s->file ||
	             !write_all(fileno(s->file), s->rest.ptr, s->rest.len, s->filed);
	if (s->is_full)
		return;
	s->filed += s->rest.len;
	buf_clear(&s->rest);
}

uint64_t
spill_add(struct spill *s, struct str bytes)
{
	uint64_t off = s->filed + s->rest.len;

	buf_add(&s->rest, bytes);
	if (s->rest.len >= ENOUGH && !s->is_full)
		put_away(s);
	return off;
}

static bool
read_all(int fd, char *ptr, size_t len, uint64_t off)
{
	while (len > 0) {
		ssize_t n = pread(fd, ptr, len, (off_t)off);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		ptr += n;
		len -= (size_t)n;
		off += (uint64_t)n;
	}
	return true;
}

/* What was added at once lies in one place: it is put away at once, too. */
bool
spill_read(const struct spill *s, uint64_t off, size_t len, struct buf *out)
{
	if (off >= s->filed) {
		buf_add(out, str_from(s->rest.ptr + (off - s->filed), len));
		return true;
	}
	buf_reserve(out, len + 1);
	if (len > 0 && !read_all(fileno(s->file), out->ptr + out->len, len, off)) {
		out->ptr[out->len] = '\0';
		return false;
	}
	out->len += len;
	out->ptr[out->len] = '\0';
	return true;
}
