/* SPDX-License-Identifier: MIT */
/* See supply.h; files are in source_read.c, members of archives in
 * format_archive.c. */
#include "article/supply.h"

#include "text/banned.h"

enum {
	STEP = 64 * 1024 /* [B] asked for at once */
};

enum status
supply_fill(struct supply *s, size_t len, struct buf *out, struct diag *d)
{
	while (out->len < len) {
		size_t most = len - out->len < STEP ? len - out->len : STEP;
		enum status status;
		size_t got;

		buf_reserve(out, most);
		status = s->read(s, out->ptr + out->len, most, &got, d);
		if (status != STATUS_OK || got == 0)
			return status;
		out->len += got;
		out->ptr[out->len] = '\0';
		s->at += got;
	}
	return STATUS_OK;
}
