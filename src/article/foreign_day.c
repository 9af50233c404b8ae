/* SPDX-License-Identifier: MIT */
/* See foreign_day.h. */
#include "article/foreign_day.h"

#include <string.h>

#include "article/clock.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	FIRST_YEAR = 1900, /* of dates in figures */
	LAST_YEAR = 2100
};

/* A number of at most `most` figures at *at, those of Arabic too. */
static bool
take_number(struct str s, size_t *at, size_t most, uint32_t *out)
{
	size_t n = 0;

	if (day_take_number(s, at, most, out))
		return true;
	*out = 0;
	for (; n < most && *at + 1 < s.len && s.ptr[*at] == '\xD9'; n++) {
		uint32_t figure = (unsigned char)s.ptr[*at + 1] - 0xA0U;

		if (figure > 9)
			break;
		*out = *out * 10 + figure;
		*at += 2;
	}
	return n > 0;
}

/* Past what stands between the parts of a date: ". ", " de ", " ". */
static struct str
after_filler(struct str s)
{
	static const char *const words[] = {
		"de ", "del ", "d'", "d\xE2\x80\x99", "\xD7\x91", "m. ", "gada ", "n\xC4\x83m ",
		"\xD0\xB6\xD1\x8B\xD0\xBB\xD2\x93\xD1\x8B ", /* ב, năm, жылғы */
	};

	while (s.len > 0 && (s.ptr[0] == ' ' || s.ptr[0] == '.' || s.ptr[0] == ','))
		s = str_sub(s, 1, s.len);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(s, str_of(words[i])))
			return str_sub(s, strlen(words[i]), s.len);
	return s;
}

/* Past what makes the number of a day the first, the fourteenth. */
static struct str
after_ordinal(struct str s)
{
	static const char *const ends[] = {
		"er ", "\xC2\xBA ", "\xC2\xB0 ", "-\xD0\xB3\xD0\xBE ", /* º, °, -го */
	};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_starts(s, str_of(ends[i])))
			return str_sub(s, strlen(ends[i]) - 1, s.len);
	return s;
}

/* The [B] of `s` that are this name of a month (foreign_month.def); 0 if it does not
 * begin with it. */
static size_t
name_at(struct str s, struct str name)
{
	bool is_stem = str_ends(name, STR_LIT("*"));
	size_t at = 0;
	size_t len;

	name.len -= is_stem;
	for (size_t i = 0; i < name.len; i += len) {
		uint32_t want = utf8_get(name, i, &len);
		size_t step;

		if (at >= s.len || utf8_lower(utf8_get(s, at, &step)) != (want == '_' ? ' ' : want))
			return 0;
		at += step;
	}
	for (; at < s.len; at += len) {
		uint32_t cp = utf8_get(s, at, &len);

		if (!utf8_is_letter(cp))
			return cp >= '0' && cp <= '9' ? 0 : at;
		if (!is_stem)
			return 0;
	}
	return at;
}

/* The month whose name `s` begins with, 0 if none; `s` is moved behind it. */
static uint32_t
take_month(struct str *s, bool is_stopped)
{
	static const struct {
		uint32_t month;
		const char *names;
	} rows[] = {
#define X(month, names) {month, names},
#include "article/foreign_month.def"
#undef X
	};
	size_t len;

	if (s->len == 0 || !utf8_is_letter(utf8_get(*s, 0, &len)))
		return 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str names = str_of(rows[i].names);
		struct str name;

		while (names.len > 0 && str_cut(&names, ' ', &name)) {
			bool needs_stop = name.len > 0 && name.ptr[0] == '.';

			len = needs_stop && !is_stopped ? 0
			      : name_at(*s, str_sub(name, needs_stop, name.len));
			if (len == 0)
				continue;
			*s = str_sub(*s, len, s->len);
			return rows[i].month;
		}
	}
	return 0;
}

/* The day, the month's name, the year. */
static struct day
named_month_day(struct str s, size_t *len)
{
	uint32_t day;
	uint32_t month;
	uint32_t year;
	size_t at = 0;
	struct str rest;

	if (!take_number(s, &at, 2, &day))
		return DAY_NONE;
	rest = str_sub(s, at, s.len);
	rest = after_filler(after_ordinal(rest));
	month = take_month(&rest, at < s.len && s.ptr[at] == '.');
	rest = after_filler(rest);
	at = 0;
	if (month == 0 || !take_number(rest, &at, 4, &year))
		return DAY_NONE;
	*len = (size_t)(rest.ptr + at - s.ptr);
	return day_of_parts(year, month, day);
}

/* "2024. május 14.", "2024 m. gegužės 14 d.", "2024. gada 14. maijs" */
static struct day
year_first_day(struct str s, size_t *len)
{
	uint32_t day = 0;
	uint32_t month;
	uint32_t year;
	size_t at = 0;
	struct str rest;

	if (!day_take_number(s, &at, 4, &year) || at < 4)
		return DAY_NONE;
	rest = after_filler(after_filler(str_sub(s, at, s.len)));
	at = 0;
	if (day_take_number(rest, &at, 2, &day))
		rest = after_filler(str_sub(rest, at, rest.len));
	month = take_month(&rest, false);
	if (month == 0)
		return DAY_NONE;
	if (day == 0) {
		rest = after_filler(rest);
		at = 0;
		if (!day_take_number(rest, &at, 2, &day)
		    || (at < rest.len && memchr("0123456789:", rest.ptr[at], 11)))
			return DAY_NONE;
		rest = str_sub(rest, at, rest.len);
	}
	*len = (size_t)(rest.ptr - s.ptr);
	return year < FIRST_YEAR || year > LAST_YEAR ? DAY_NONE : day_of_parts(year, month, day);
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

bool
foreign_may_begin(struct str line, size_t at)
{
	unsigned char c = (unsigned char)line.ptr[at];

	return (at == 0 || line.ptr[at - 1] < '0' || line.ptr[at - 1] > '9')
	       && ((c >= '0' && c <= '9') || c == 0xD9);
}

struct day
foreign_day(struct str s, size_t *len)
{
	struct day d = signed_day(s, len);

	if (day_is_none(d))
		d = named_month_day(s, len);
	if (day_is_none(d))
		d = year_first_day(s, len);
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

/* What `s` begins with of these words; 0 [B] if with none (name_at). */
static size_t
begins_with_some(struct str s, const char *words)
{
	struct str rest = str_of(words);
	struct str word;

	while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
		size_t len = name_at(s, word);

		if (len > 0)
			return len;
	}
	return 0;
}

bool
foreign_precedes_day(struct str before)
{
	static const char days[] =
		"lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
		"viernes sábado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag "
		"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo "
		"mo mi fr sa so lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira "
		"terça-feira quarta-feira quinta-feira sexta-feira le el il em am den op dne "
		"poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa "
		"čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa måndag tisdag "
		"onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai "
		"keskiviikko torstai perjantai lauantai sunnuntai ti ke to pe la su pazartesi salı "
		"çarşamba perşembe cuma cumartesi pazar dilluns dimarts dimecres dijous divendres "
		"dissabte diumenge luni marți miercuri joi vineri sâmbătă duminică ponedjeljak utorak "
		"srijeda četvrtak petak subota nedjelja ponedeljek torek sreda četrtek nedelja "
		"понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок "
		"середа четвер субота неділя понеделник сряда четвъртък петък събота неделя δευτέρα "
		"τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή "
		"الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد";
	struct str word = STR_EMPTY;
	size_t n = 0;

	before = str_trim(before);
	while (before.len > 0 && strchr(",.", before.ptr[before.len - 1]))
		before.len--;
	while (before.len > 0 && str_cut(&before, ' ', &word)) {
		while (word.len > 0 && strchr(",.", word.ptr[word.len - 1]))
			word.len--;
		if (word.len == 0 || begins_with_some(word, days) < word.len || ++n > 3)
			return false;
	}
	return n > 0;
}

/* Some of the words stand in `s`, as words if they are of Latin letters. */
static bool
has_some(struct str s, const char *words)
{
	for (size_t i = 0; i < s.len; i++) {
		if (((unsigned char)s.ptr[i] & 0xC0) == 0x80
		    || (i > 0 && s.ptr[i - 1] != ' ' && (unsigned char)s.ptr[i] < 0x80))
			continue;
		if (begins_with_some(str_sub(s, i, s.len), words) > 0)
			return true;
	}
	return false;
}

bool
foreign_says_updated(struct str before)
{
	return has_some(before,
	                "mis_à_jour mise_à_jour modifié* actualis* actualiz* actualitz* atualiz* "
	                "aggiornat* aktualis* aktualiz* zaktualizowan* bijgewerkt uppdatera* opdateret "
	                "oppdatert päivitetty frissítve güncelle* ažuriran* posodobljeno uuendatud "
	                "atnaujint* atjaunot* diperbarui cập_nhật обновлен* изменен* оновлен* обновен* "
	                "ενημερώ* ενημέρωση تحديث* עודכן 更新* 수정*");
}

bool
foreign_says_published(struct str before)
{
	return has_some(before,
	                "publié* paru_le publicad* publicat pubblicat* veröffentlicht erschienen "
	                "gepubliceerd geplaatst opublikowan* dodano publikov* zveřejněn* vydáno "
	                "publikované megjelent közzét* publicera* publiceret udgivet offentliggjort "
	                "publisert julkaistu yayın* yayım* objavljen* avaldatud paskelbta publicēts "
	                "dipublikasikan đăng опубликован* опубліков* публикуван* автор δημοσι* "
	                "نشر* نُشر* تاريخ_النشر פורסם 发布* 發布* 公開* 입력*");
}

/* Nothing but a weekday, a sign or a word of such lines stands there. */
static bool
may_precede_figures(struct str before)
{
	before = str_trim(before);
	return before.len == 0 || memchr("|:;,-", before.ptr[before.len - 1], 5)
	       || str_ends(before, STR_LIT("\xC2\xB7")) /* · */
	       || str_ends(before, STR_LIT("\xE2\x80\xA2")) /* • */
	       || foreign_precedes_day(before) || foreign_says_updated(before)
	       || foreign_says_published(before);
}

/* Nothing stands there, or a time or a sign. */
static bool
may_follow_figures(struct str line, struct span at, struct day d)
{
	struct str rest = str_trim(str_sub(line, span_end(at), line.len));

	return rest.len == 0 || memchr("|,;)-", rest.ptr[0], 5)
	       || str_starts(rest, STR_LIT("\xC2\xB7"))
	       || str_starts(rest, STR_LIT("\xE2\x80\xA2"))
	       || clock_beside(str_sub(line, at.off, line.len),
	                       span_from_to(0, at.len), d).is_known;
}

/* As in mails: RFC 5322, 4.3. */
static uint32_t
whole_year(uint32_t two)
{
	return two < 50 ? 2000 + two : 1900 + two;
}

struct day
foreign_short_figures(struct str line, size_t from, bool is_year_first, size_t *len)
{
	uint32_t parts[3];
	size_t at = from;
	size_t lengths = 0;
	char sign = '\0';
	struct day d;

	for (int i = 0; i < 3; i++) {
		size_t begin = at += i > 0;

		if (!day_take_number(line, &at, 2, &parts[i]))
			return DAY_NONE;
		lengths += at - begin;
		if (i == 2)
			break;
		if (at >= line.len || !memchr("./", line.ptr[at], 2) || (i > 0 && line.ptr[at] != sign))
			return DAY_NONE;
		sign = line.ptr[at];
	}
	/* "2.5.1" is something else that is numbered. */
	if ((sign == '.' && lengths < 6 && !is_year_first) || at - from < 6
	    || (at < line.len && line.ptr[at] >= '0' && line.ptr[at] <= '9'))
		return DAY_NONE;
	if (is_year_first)
		d = day_of_parts(whole_year(parts[0]), parts[1], parts[2]);
	else if (parts[0] > 12 || sign == '.')
		d = day_of_parts(whole_year(parts[2]), parts[1], parts[0]);
	else if (parts[1] > 12)
		d = day_of_parts(whole_year(parts[2]), parts[0], parts[1]);
	else
		return DAY_NONE;
	*len = at - from;
	return may_precede_figures(str_sub(line, 0, from))
	       && may_follow_figures(line, span_from_to((uint32_t)from, (uint32_t)at), d)
	       ? d : DAY_NONE;
}
