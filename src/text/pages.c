/* SPDX-License-Identifier: MIT */
/*
 * Large pages, as Linux has them: memory of no file that is asked for such pages,
 * filled, and put where the table was mapped from the program's file.  Nobody sees
 * a moment in between.
 */
#if defined(__linux__)
#define _GNU_SOURCE /* mremap and MADV_HUGEPAGE are Linux's own */
#endif
#include "text/pages.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text/banned.h"

#if defined(__linux__) && defined(MADV_HUGEPAGE)

enum { LARGE = 2 << 20 }; /* [B] of a large page, on most machines */

/* `len` bytes that lie to the large pages as `like` does, or MAP_FAILED; `all` is what
 * was mapped for them, LARGE more. */
static char *
map_like(const char *like, size_t len, char **all)
{
	char *p = mmap(NULL, len + LARGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	*all = p;
	return p == MAP_FAILED ? p : p + ((uintptr_t)like - (uintptr_t)p) % LARGE;
}

void
pages_enlarge(const void *ptr, size_t len)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t front = (page - (uintptr_t)ptr % page) % page; /* shares a page with others */
	const char *old = (const char *)ptr + front;
	size_t size = len < front ? 0 : (len - front) / page * page;
	char *all;
	char *new;

	if (size < LARGE)
		return;
	new = map_like(old, size, &all);
	if (new == MAP_FAILED)
		return;
	if (madvise(new, size, MADV_HUGEPAGE) == 0) {
		memcpy(new, old, size);
		if (mprotect(new, size, PROT_READ) == 0)
			(void)mremap(new, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)(uintptr_t)old);
	}
	(void)munmap(all, size + LARGE);
}

#else

void
pages_enlarge(const void *ptr, size_t len)
{
	(void)ptr;
	(void)len;
}

#endif
