/* SPDX-License-Identifier: MIT */
/* See foreign_day.h. */
#include "article/foreign_day.h"

#include <string.h>

#include "text/banned.h"

/* Past what stands between the parts of a date: ". ", " de ", " ". */
static struct str
after_filler(struct str s)
{
	while (s.len > 0 && (s.ptr[0] == ' ' || s.ptr[0] == '.' || s.ptr[0] == ','))
		s = str_sub(s, 1, s.len);
	if (str_starts(s, STR_LIT("de ")))
		s = str_sub(s, 3, s.len);
	return s;
}

/* The day, the month's name, the year. */
static struct day
named_month_day(struct str s, size_t *len)
{
	static const struct {
		const char *names; /* beginnings, for all languages that have them */
		uint32_t month;
	} months[] = {
		{"januar janvier enero janeiro gennaio januari янв", 1},
		{"februar février febrero fevereiro febbraio februari фев", 2},
		{"märz mars marzo março maart мар", 3},
		{"april avril abril aprile апр", 4},
		{"mai mayo maio maggio mei мая", 5},
		{"juni juin junio junho giugno июн", 6},
		{"juli juillet julio julho luglio июл", 7},
		{"august août agosto augustus авг", 8},
		{"september septembre septiembre setembro settembre сен", 9},
		{"oktober octobre octubre outubro ottobre окт", 10},
		{"november novembre noviembre novembro ноя", 11},
		{"dezember décembre diciembre dezembro dicembre december дек", 12},
	};
	uint32_t day;
	uint32_t year;
	size_t at = 0;
	struct str rest;

	if (!day_take_number(s, &at, 2, &day))
		return DAY_NONE;
	rest = after_filler(str_sub(s, at, s.len));
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		struct str names = str_of(months[i].names);
		struct str name;

		while (names.ptr && str_cut(&names, ' ', &name)) {
			struct str tail;

			if (!str_eq_nocase(str_sub(rest, 0, name.len), name))
				continue;
			tail = str_sub(rest, name.len, rest.len);
			/* Russian ones are stems. */
			while (tail.len > 0 && (unsigned char)tail.ptr[0] >= 0x80)
				tail = str_sub(tail, 1, tail.len);
			tail = after_filler(tail);
			at = 0;
			if (day_take_number(tail, &at, 4, &year)) {
				*len = (size_t)(tail.ptr + at - s.ptr);
				return day_of_parts(year, months[i].month, day);
			}
		}
	}
	return DAY_NONE;
}

/* "2016年12月15日", "2016년 12월 15일" */
static struct day
signed_day(struct str s, size_t *len)
{
	static const char *const signs[3][2] = {{"年", "년"}, {"月", "월"}, {"日", "일"}};
	uint32_t parts[3];
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		struct str rest;

		while (i > 0 && at < s.len && s.ptr[at] == ' ')
			at++;
		if (!day_take_number(s, &at, i == 0 ? 4 : 2, &parts[i]))
			return DAY_NONE;
		rest = str_sub(s, at, s.len);
		if (!str_starts(rest, str_of(signs[i][0])) && !str_starts(rest, str_of(signs[i][1])))
			return DAY_NONE;
		at += strlen(signs[i][0]);
	}
	*len = at;
	return day_of_parts(parts[0], parts[1], parts[2]);
}

struct day
foreign_day(struct str s, size_t *len)
{
	struct day d = signed_day(s, len);

	return day_is_none(d) ? named_month_day(s, len) : d;
}

/* Some of the words stand in `s`, whatever the case of its ASCII letters, and as
 * words if they are of letters. */
static bool
has_some(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < s.len; i++) {
		if (i > 0 && s.ptr[i - 1] != ' ' && (unsigned char)s.ptr[i] < 0x80)
			continue;
		for (size_t k = 0; k < n; k++) {
			struct str word = str_of(words[k]);

			if (str_eq_nocase(str_sub(s, i, i + word.len), word))
				return true;
		}
	}
	return false;
}

bool
foreign_says_updated(struct str before)
{
	static const char *const words[] = {
		"mis à jour", "mise à jour", "modifié", "actualis", "actualiz", "atualiz",
		"aggiornat", "aktualisiert", "bijgewerkt", "обновлено", "Обновлено", "изменено",
		"更新", "수정",
	};

	return has_some(before, words, sizeof words / sizeof *words);
}

bool
foreign_says_published(struct str before)
{
	static const char *const words[] = {
		"publié", "paru le", "publicado", "publicada", "pubblicat", "veröffentlicht",
		"erschienen", "gepubliceerd", "опубликовано", "Опубликовано", "发布", "發布",
		"公開", "입력", "автор", "Автор",
	};

	return has_some(before, words, sizeof words / sizeof *words);
}
