/* SPDX-License-Identifier: MIT */
/* ZIPs made in tests: stored, so that each byte is known. */
#ifndef TESTS_UNIT_ZIP_OF_H
#define TESTS_UNIT_ZIP_OF_H

#include "text/buf.h"

struct zip {
	struct buf bytes;
	struct buf directory;
	size_t n;
};

static inline void
put_number(struct buf *b, uint32_t n, int size)
{
	for (int i = 0; i < size; i++)
		buf_add_char(b, (char)(n >> (8 * i) & 0xFF));
}

static inline uint32_t
crc_of(struct str s)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < s.len; i++) {
		crc ^= (unsigned char)s.ptr[i];
		for (int k = 0; k < 8; k++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	return ~crc;
}

/* What the local header and the directory have in common. */
static inline void
put_facts(struct buf *b, struct str name, struct str data)
{
	put_number(b, 20, 2);
	put_number(b, 0x800, 2); /* the name is UTF-8 */
	put_number(b, 0, 2);     /* stored */
	put_number(b, 0, 4);
	put_number(b, crc_of(data), 4);
	put_number(b, (uint32_t)data.len, 4);
	put_number(b, (uint32_t)data.len, 4);
	put_number(b, (uint32_t)name.len, 2);
	put_number(b, 0, 2);
}

static inline void
zip_add(struct zip *z, const char *name, struct str data)
{
	uint32_t off = (uint32_t)z->bytes.len;

	buf_add_cstr(&z->bytes, "PK\3\4");
	put_facts(&z->bytes, str_of(name), data);
	buf_add_cstr(&z->bytes, name);
	buf_add(&z->bytes, data);
	buf_add_cstr(&z->directory, "PK\1\2");
	put_number(&z->directory, 20, 2);
	put_facts(&z->directory, str_of(name), data);
	put_number(&z->directory, 0, 2);
	put_number(&z->directory, 0, 2);
	put_number(&z->directory, 0, 2);
	put_number(&z->directory, 0, 4);
	put_number(&z->directory, off, 4);
	buf_add_cstr(&z->directory, name);
	z->n++;
}

static inline struct str
zip_end(struct zip *z)
{
	uint32_t off = (uint32_t)z->bytes.len;

	buf_add(&z->bytes, buf_str(&z->directory));
	buf_add_cstr(&z->bytes, "PK\5\6");
	put_number(&z->bytes, 0, 4);
	put_number(&z->bytes, (uint32_t)z->n, 2);
	put_number(&z->bytes, (uint32_t)z->n, 2);
	put_number(&z->bytes, (uint32_t)z->directory.len, 4);
	put_number(&z->bytes, off, 4);
	put_number(&z->bytes, 0, 2);
	return buf_str(&z->bytes);
}

static inline void
zip_init(struct zip *z)
{
	buf_init(&z->bytes);
	buf_init(&z->directory);
	z->n = 0;
}

static inline void
zip_release(struct zip *z)
{
	buf_release(&z->bytes);
	buf_release(&z->directory);
}

#endif
