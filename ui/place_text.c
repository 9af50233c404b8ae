/* SPDX-License-Identifier: MIT */
/* Words and numbers; a file that was edited by hand is no danger. */
#include "ui/place_text.h"

#include "text/arena.h"

#include "text/banned.h"

static const char digits[] = "0123456789abcdef";

void
word_write(struct buf *out, struct str s)
{
	if (s.len == 0)
		buf_add_char(out, '-');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c > ' ' && c < 127 && c != '%' && (c != '-' || s.len > 1)) {
			buf_add_char(out, (char)c);
		} else {
			buf_add_char(out, '%');
			buf_add_char(out, digits[c >> 4]);
			buf_add_char(out, digits[c & 15]);
		}
	}
}

static int
digit(char c)
{
	for (int i = 0; i < 16; i++)
		if (digits[i] == c)
			return i;
	return -1;
}

bool
word_read(struct str *rest, struct buf *out)
{
	struct str word;

	buf_clear(out);
	*rest = str_trim(*rest);
	if (rest->len == 0 || !str_cut(rest, ' ', &word))
		return false;
	if (str_eq(word, STR_LIT("-")))
		return true;
	for (size_t i = 0; i < word.len; i++) {
		int high;
		int low;

		if (word.ptr[i] != '%') {
			buf_add_char(out, word.ptr[i]);
			continue;
		}
		if (i + 2 >= word.len || (high = digit(word.ptr[i + 1])) < 0 ||
		    (low = digit(word.ptr[i + 2])) < 0 || high + low == 0)
			return false;
		buf_add_char(out, (char)(high * 16 + low));
		i += 2;
	}
	return true;
}

bool
number_read(struct str *rest, uint32_t *out)
{
	struct str word;

	*rest = str_trim(*rest);
	return rest->len > 0 && str_cut(rest, ' ', &word) && str_to_u32(word, out);
}

void
place_write(struct buf *out, const struct place *p)
{
	buf_addf(out, "%d %d %u %zu %u %zu %zu ", p->view, p->pane, p->top, p->lead, p->cursor,
	         p->row, p->above);
	word_write(out, str_of(p->path));
	buf_add_char(out, ' ');
	word_write(out, str_of(p->followed));
	buf_add_char(out, ' ');
	word_write(out, str_of(p->subject));
}

static bool
string_read(struct str *rest, char **out)
{
	struct buf b;
	bool is_good;

	buf_init(&b);
	is_good = word_read(rest, &b);
	if (is_good && b.len > 0)
		*out = xstrndup(b.ptr, b.len);
	buf_release(&b);
	return is_good;
}

bool
place_read(struct str *rest, struct place *p)
{
	uint32_t n[7];

	*p = (struct place){.cursor = PLACE_NOWHERE};
	for (size_t i = 0; i < 7; i++)
		if (!number_read(rest, &n[i]))
			return false;
	*p = (struct place){
		.view = (int)(n[0] & 0xff), .pane = (int)(n[1] & 0xff), .top = n[2], .lead = n[3],
		.cursor = n[4], .row = n[5], .above = n[6],
	};
	if (string_read(rest, &p->path) && string_read(rest, &p->followed) &&
	    string_read(rest, &p->subject))
		return true;
	place_release(p);
	return false;
}
