/* SPDX-License-Identifier: MIT */
/*
 * Where a saved page was taken from, as browsers and programs that save pages
 * write it into a comment at its top.
 */
#include "article/html_int.h"

#include "text/banned.h"

enum {
	WITHIN = 4096,  /* [B] of the page that are looked at */
	ADDRESS_MAX = 2000 /* [B] */
};

/* What stands behind `mark` up to white space; empty if it is no address. */
static struct str
address_behind(struct str s, struct str mark)
{
	size_t at = str_find(s, mark);
	size_t end = 0;

	if (at == SIZE_MAX)
		return STR_EMPTY;
	s = str_sub(s, at + mark.len, s.len);
	while (end < s.len && (unsigned char)s.ptr[end] > ' ' && s.ptr[end] != '>')
		end++;
	return end < s.len && end <= ADDRESS_MAX ? str_sub(s, 0, end) : STR_EMPTY;
}

static bool
is_web(struct str address)
{
	return str_starts(address, STR_LIT("http://")) || str_starts(address, STR_LIT("https://"));
}

void
html_saved(struct str text, struct html_facts *f)
{
	struct str head = str_sub(text, 0, WITHIN);
	struct str from = address_behind(head, STR_LIT("<!-- saved from url="));
	size_t count = str_find_char(from, ')');

	/* "saved from url=(0029)https://…": Internet Explorer, and browsers since */
	if (str_starts(from, STR_LIT("(")) && count != SIZE_MAX)
		from = str_sub(from, count + 1, from.len);
	if (from.len == 0 && str_find(head, STR_LIT("Page saved with SingleFile")) != SIZE_MAX)
		from = address_behind(head, STR_LIT("\n url: "));
	if (is_web(from)) {
		html_found(f, FACT_ADDRESS, from, ORIGIN_META);
		return;
	}
	/* "Mirrored from www.example.org/a.html by HTTrack" */
	from = address_behind(head, STR_LIT("<!-- Mirrored from "));
	if (from.len > 0 && str_find_char(from, '.') != SIZE_MAX
	    && str_find(head, STR_LIT(" by HTTrack")) != SIZE_MAX) {
		struct buf b;

		buf_init(&b);
		if (!is_web(from))
			buf_add_cstr(&b, "http://");
		buf_add(&b, from);
		html_found(f, FACT_ADDRESS, buf_str(&b), ORIGIN_META);
		buf_release(&b);
	}
}
