/* SPDX-License-Identifier: MIT */
/* See foreign_day.h. */
#include "article/foreign_day.h"

#include <string.h>

#include "text/banned.h"

enum {
	FIRST_YEAR = 1900, /* of dates in figures */
	LAST_YEAR = 2100
};

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
		{"januar janvier enero janeiro gennaio januari ianuarie stycznia ledna ocak "
		 "янв січ яну Ιαν يناير", 1},
		{"februar février febrero fevereiro febbraio februari februarie lutego února şubat Şubat "
		 "фев лют Φεβ فبراير", 2},
		{"märz mars marzo março maart martie maret marca března mart мар бер Μαρ مارس", 3},
		{"april avril abril aprile aprilie kwietnia dubna nisan апр кві Απρ أبريل", 4},
		{"mai mayo maio maggio mei maj maja května mayıs мая май тра Μαΐ Μαϊ مايو", 5},
		{"juni juin junio junho giugno iunie czerwca června haziran июн чер юни Ιουν يونيو", 6},
		{"juli juillet julio julho luglio iulie lipca července temmuz июл лип юли Ιουλ يوليو", 7},
		{"august août agosto augustus augusti agustus sierpnia srpna ağustos авг сер Αυγ أغسطس", 8},
		{"september septembre septiembre setembro settembre septembrie września září eylül "
		 "сен вер сеп Σεπ سبتمبر", 9},
		{"oktober octobre octubre outubro ottobre octombrie października října ekim "
		 "окт жов Οκτ أكتوبر", 10},
		{"november novembre noviembre novembro noiembrie listopada listopadu kasım "
		 "ноя лист ное Νοε نوفمبر", 11},
		{"dezember décembre diciembre dezembro dicembre december decembrie desember grudnia "
		 "prosince aralık дек гру Δεκ ديسمبر", 12},
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
			/* Those of Slavic languages and Greek are stems. */
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

/* "2024/7/12", "2024. 7. 12.", "12. 7. 2024": the year first, or dots with blanks,
 * which nobody writes with the month first. */
static struct day
numbered_day(struct str s, size_t *len)
{
	uint32_t parts[3];
	size_t at = 0;
	bool is_year_first;
	char sign;

	if (!day_take_number(s, &at, 4, &parts[0]))
		return DAY_NONE;
	is_year_first = at == 4;
	if ((!is_year_first && at > 2) || at >= s.len || !memchr("./-", s.ptr[at], 3))
		return DAY_NONE;
	sign = s.ptr[at++];
	for (int i = 1; i < 3; i++) {
		bool is_blank = at < s.len && s.ptr[at] == ' ';

		if ((is_blank && sign != '.') || (!is_blank && !is_year_first))
			return DAY_NONE;
		at += is_blank;
		if (!day_take_number(s, &at, i == 2 && !is_year_first ? 4 : 2, &parts[i]))
			return DAY_NONE;
		if (i == 1 && (at >= s.len || s.ptr[at++] != sign))
			return DAY_NONE;
	}
	*len = at;
	if (!is_year_first)
		return day_of_parts(parts[2], parts[1], parts[0]);
	return parts[0] < FIRST_YEAR || parts[0] > LAST_YEAR
	       ? DAY_NONE : day_of_parts(parts[0], parts[1], parts[2]);
}

struct day
foreign_day(struct str s, size_t *len)
{
	struct day d = signed_day(s, len);

	if (day_is_none(d))
		d = named_month_day(s, len);
	return day_is_none(d) ? numbered_day(s, len) : d;
}

struct day
foreign_figures(struct str s, size_t *len)
{
	uint32_t parts[3];
	size_t at = 0;

	for (int i = 0; i < 3; i++) {
		if (i > 0 && (at >= s.len || !memchr("./-", s.ptr[at++], 3)))
			return DAY_NONE;
		if (!day_take_number(s, &at, i == 2 ? 4 : 2, &parts[i]))
			return DAY_NONE;
	}
	*len = at;
	return day_of_parts(parts[2], parts[1], parts[0]);
}

bool
foreign_precedes_day(struct str before)
{
	static const char days[] =
		"lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
		"viernes sábado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag "
		"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo "
		"mo mi fr sa so lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira "
		"terça-feira quarta-feira quinta-feira sexta-feira понедельник вторник среда четверг "
		"пятница суббота воскресенье le el il em am den op";
	struct str word = STR_EMPTY;
	size_t n = 0;

	before = str_trim(before);
	while (before.len > 0 && strchr(",.", before.ptr[before.len - 1]))
		before.len--;
	while (before.len > 0 && str_cut(&before, ' ', &word)) {
		while (word.len > 0 && strchr(",.", word.ptr[word.len - 1]))
			word.len--;
		if (word.len == 0 || !str_in_words(word, days) || ++n > 3)
			return false;
	}
	return n > 0;
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
