/* SPDX-License-Identifier: MIT */
/* Pure: text in, text out. Who sends it where is in app_out.c. */
#include "ui/out.h"

#include "text/arena.h"
#include "text/utf8.h"
#include "ui/say.h"

#include "text/banned.h"

void
out_clean(struct buf *out, struct str text)
{
	size_t len;

	for (size_t off = 0; off < text.len; off += len) {
		uint32_t cp = utf8_get(text, off, &len);

		if (cp == '\n' || cp == '\t' || !utf8_is_unsafe(cp))
			buf_add(out, str_sub(text, off, off + len));
	}
}

void
out_line(struct buf *out, struct str text)
{
	size_t len;
	bool has_gap = false;
	size_t start = out->len;

	for (size_t off = 0; off < text.len; off += len) {
		uint32_t cp = utf8_get(text, off, &len);

		if (utf8_is_space(cp)) {
			has_gap = out->len > start;
			continue;
		}
		if (utf8_is_unsafe(cp))
			continue;
		if (has_gap)
			buf_add_char(out, ' ');
		has_gap = false;
		buf_add(out, str_sub(text, off, off + len));
	}
}

struct span
out_sentence(const struct article *a, uint32_t off)
{
	struct tokens tokens;
	struct arena arena;
	struct span at = SPAN_NONE;
	bool is_in = false;
	uint32_t sentence = 0;

	arena_init(&arena);
	tokenize(a, &arena, &tokens);
	for (size_t i = 0; i < tokens.len && !is_in; i++) {
		if (span_end(tokens.ptr[i].at) <= off)
			continue;
		sentence = tokens.ptr[i].sentence;
		is_in = true;
	}
	for (size_t i = 0; i < tokens.len && is_in; i++) {
		struct span t = tokens.ptr[i].at;

		if (tokens.ptr[i].sentence == sentence)
			at = span_is_none(at) ? t : span_from_to(at.off, span_end(t));
	}
	arena_release(&arena);
	return at;
}

/* --------------------------------------------------------------------- address */

/* A page may call anything its address: only what is one as a whole counts. */
static struct str
known_address(const struct article *a)
{
	struct str said = article_fact(a, FACT_ADDRESS).value;
	struct arena arena;
	bool is_known;

	arena_init(&arena);
	is_known = str_eq_nocase(str_sub(said, 0, 4), STR_LIT("http")) &&
	           str_eq(link_address(STR_EMPTY, said, &arena), said);
	arena_release(&arena);
	return is_known ? said : STR_EMPTY;
}

struct str
out_address(const struct article *a)
{
	size_t n;
	const struct article_link *links = article_links(a, &n);
	struct str source = article_source(a);
	struct str known = known_address(a);
	struct str first = STR_EMPTY;

	if (known.len > 0)
		return known;
	for (size_t i = 0; i < n; i++) {
		/* Where other words lead says nothing of where an article is from. */
		if (str_find(str_at(article_text(a), links[i].at), STR_LIT("://")) == SIZE_MAX)
			continue;
		if (source.len > 0 && str_find(links[i].to, source) != SIZE_MAX)
			return links[i].to;
		if (first.len == 0)
			first = links[i].to;
	}
	return first;
}

/* -------------------------------------------------------------------- citation */

/* "Name. "; nothing for nobody. */
static void
citation_author(struct buf *out, struct str author)
{
	size_t start = out->len;

	out_line(out, author);
	if (out->len > start)
		buf_add_cstr(out, out->ptr[out->len - 1] == '.' ? " " : ". ");
}

void
out_citation(struct buf *out, const struct article *a, struct str words, uint32_t off)
{
	uint32_t line;
	uint32_t col;
	struct str source = article_source(a);
	struct str address = known_address(a);
	struct day date = article_date(a);

	buf_add_cstr(out, "“");
	out_line(out, words);
	buf_add_cstr(out, "” — ");
	citation_author(out, article_fact(a, FACT_AUTHOR).value);
	out_line(out, article_title(a));
	buf_add_cstr(out, article_title(a).len > 0 ? ". " : "");
	out_line(out, source);
	if (source.len > 0)
		buf_add_cstr(out, day_is_none(date) ? ". " : ", ");
	say_day(out, date);
	if (!day_is_none(date))
		buf_add_cstr(out, ". ");
	buf_add(out, address);
	buf_add_cstr(out, address.len > 0 ? " " : "");
	article_line_col(a, off, &line, &col);
	out_line(out, article_path(a));
	buf_addf(out, ":%u\n", line);
}

/* ----------------------------------------------------------------------- paths */

void
out_path(struct buf *out, struct str typed, const char *home)
{
	bool is_home = home != NULL && (str_starts(typed, STR_LIT("~/")) || str_eq(typed, STR_LIT("~")));

	if (is_home)
		buf_add_cstr(out, home);
	buf_add(out, str_sub(typed, is_home ? 1 : 0, typed.len));
}

/* ---------------------------------------------------------------------- base64 */

void
out_base64(struct buf *out, struct str bytes)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes.len; i += 3) {
		size_t n = bytes.len - i < 3 ? bytes.len - i : 3;
		uint32_t v = 0;

		for (size_t k = 0; k < 3; k++)
			v = v << 8 | (k < n ? (unsigned char)bytes.ptr[i + k] : 0u);
		for (size_t k = 0; k < 4; k++)
			buf_add_char(out, k <= n ? digits[v >> (18 - 6 * k) & 63] : '=');
	}
}
