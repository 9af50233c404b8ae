/* SPDX-License-Identifier: MIT */
/* Names and limits; see intake.h. */
#include "article/intake.h"

#include "article/decode.h"
#include "article/language.h"
#include "article/source.h"
#include "text/fold.h"
#include "text/utf8.h"

#include "text/banned.h"

#define WORDS_MAX 40 /* [B] of an entry's words in its name */

void
intake_init(struct intake *in, uint64_t size, article_sink *sink, void *ctx,
            struct diag *d)
{
	*in = (struct intake){
		.sink = sink,
		.ctx = ctx,
		.d = d,
		.size = size,
		.part_max = SOURCE_MAX_BYTES,
		.charset_read = {STR_EMPTY, ORIGIN_NONE},
	};
	map_init(&in->names);
}

void
intake_release(struct intake *in)
{
	map_release(&in->names);
}

/* What is not English is not read as well, which should not surprise anybody. */
static void
say_language(struct intake *in, const struct article *a)
{
	struct str code = article_fact(a, FACT_LANGUAGE).value;
	const char *name = language_name(code);

	if (language_is_foreign(code))
		diag_add(in->d, DIAG_NOTE, article_path(a), 0,
		         "this is %s%s: only names that are known anyway are found in it",
		         name ? "in " : "not in English", name ? name : "");
}

bool
intake_give(struct intake *in, struct article *a)
{
	say_language(in, a);
	if (!in->sink(in->ctx, a))
		in->is_over = true;
	return !in->is_over;
}

enum status
intake_decode(struct intake *in, const struct paper *p, struct str declared,
              struct buf *out)
{
	struct decode_hints hints = {
		.forced = in->charset,
		.declared = p->charset.len > 0 ? p->charset : declared,
		.from = p->charset.len > 0 ? ORIGIN_CONTAINER : ORIGIN_META,
		.read_as = &in->charset_read,
	};

	return decode(p->raw, &hints, p->path, out, in->d);
}

enum status
intake_too_large(struct intake *in, struct str path)
{
	unsigned long long most = in->part_max;
	bool is_small = most < 1 << 20;

	diag_add(in->d, DIAG_ERROR, path, 0, "this file is larger than the limit of %llu %s",
	         is_small ? most : most >> 20, is_small ? "bytes" : "MB");
	return STATUS_TOO_LARGE;
}

bool
intake_unpacked(struct intake *in, uint64_t bytes, struct str path)
{
	uint64_t most = in->size * INTAKE_RATIO_MAX;

	if (most < in->part_max)
		most = in->part_max;
	in->unpacked += bytes;
	if (in->unpacked <= most)
		return true;
	if (!in->is_over)
		diag_add(in->d, DIAG_ERROR, path, 0,
		         "this unpacks to more than %llu MB, which no pile of articles "
		         "does: the rest was left unread",
		         (unsigned long long)(most >> 20));
	in->is_over = true;
	in->skipped++;
	return false;
}

/* The second part of a name gets "~2", the third "~3". */
static void
make_unique(struct intake *in, struct buf *name)
{
	uint32_t n = map_get(&in->names, buf_str(name));

	if (n == MAP_NONE) {
		map_set(&in->names, buf_str(name), 1);
		return;
	}
	map_set(&in->names, buf_str(name), n + 1);
	buf_addf(name, "~%u", n + 1);
	make_unique(in, name);
}

/* One step of a member's name, made harmless. */
static void
add_step(struct buf *out, struct str step)
{
	size_t len;

	for (size_t i = 0; i < step.len; i += len) {
		uint32_t cp = utf8_get(step, i, &len);
		char bytes[4];

		if (cp < 0x20 || cp == 0x7F || utf8_is_unsafe(cp))
			cp = 0xFFFD;
		buf_add(out, str_from(bytes, utf8_put(bytes, cp)));
	}
}

void
intake_name_member(struct intake *in, struct str container, struct str member,
                   struct buf *out)
{
	struct str rest = member;
	struct str step;
	const char *gap = "!/";

	buf_clear(out);
	buf_add(out, container);
	while (str_cut(&rest, '/', &step)) {
		if (step.len == 0 || str_eq(step, STR_LIT(".")) || str_eq(step, STR_LIT("..")))
			continue;
		buf_add_cstr(out, gap);
		add_step(out, step);
		gap = "/";
	}
	if (gap[0] == '!')
		buf_add_cstr(out, "!/unnamed");
	make_unique(in, out);
}

void
intake_name_entry(struct intake *in, struct str container, struct str words,
                  struct str identity, struct buf *out)
{
	uint64_t hash = hash_bytes(identity.ptr, identity.len);
	struct buf clean;
	struct buf slug;
	size_t len;

	buf_init(&clean);
	buf_init(&slug);
	add_step(&clean, str_sub(words, 0, (size_t)4 * WORDS_MAX));
	fold_slug(&slug, buf_str(&clean));
	len = slug.len;
	if (len > WORDS_MAX) {
		for (len = WORDS_MAX; len > 0 && slug.ptr[len] != '-'; len--)
			;
		if (len == 0)
			for (len = WORDS_MAX; (slug.ptr[len] & 0xC0) == 0x80; len--)
				;
	}
	buf_clear(out);
	buf_add(out, container);
	buf_add_char(out, '#');
	buf_add(out, str_sub(buf_str(&slug), 0, len));
	buf_addf(out, "%s%08lx", len > 0 ? "-" : "", (unsigned long)(hash & 0xFFFFFFFF));
	make_unique(in, out);
	buf_release(&clean);
	buf_release(&slug);
}
