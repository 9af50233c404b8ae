/* SPDX-License-Identifier: MIT */
/* Keys and parts of people's names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "entity/name.h"
#include "recognize/kb.h"

static void
assert_same_key(const char *a, const char *b, bool same)
{
	struct buf x;
	struct buf y;

	buf_init(&x);
	buf_init(&y);
	name_key(&x, str_of(a));
	name_key(&y, str_of(b));
	assert_int_equal(str_eq(buf_str(&x), buf_str(&y)), same);
	buf_release(&x);
	buf_release(&y);
}

static void
test_name__transliterations_share_a_key(void **state)
{
	(void)state;
	assert_same_key("Sergey", "Sergei", true);
	assert_same_key("Sergey", "Serguei", true);
	assert_same_key("Shoigu", "Shoygu", true);
	assert_same_key("Zelensky", "Zelenskyy", true);
	assert_same_key("Zelensky", "Zelenskiy", true);
	assert_same_key("Fábius", "Fabius", true);
	assert_same_key("O’Brien", "O'Brien", true);
	assert_same_key("Shchukin", "Schukin", true);
	assert_same_key("Yefimova", "Efimova", true);
	assert_same_key("Schröder", "Schroeder", true);
	assert_same_key("Müller", "Mueller", true);
	assert_same_key("El-Mansouri", "Mansuri", true);
	assert_same_key("Jong-un", "Jongun", true);
}

static void
test_name__different_names_do_not(void **state)
{
	(void)state;
	assert_same_key("Lavrov", "Lavrin", false);
	assert_same_key("Ivanov", "Ivanova", false);
	assert_same_key("Kerry", "Perry", false);
	assert_same_key("Bush", "Busch", false);
	assert_same_key("Hrytsenko", "Gritsenko", false); /* alone it says nothing */
	assert_same_key("Larsen", "Larson", false);
}

/* The table's keys are what the program makes of the names. */
static void
test_name__variants_have_their_keys(void **state)
{
	kb_id first;
	size_t n;

	(void)state;
	kb_range(KB_VARIANT, &first, &n);
	assert_true(n > 100);
	for (size_t i = 0; i < n; i++) {
		struct kb_entry e;
		struct buf key;
		kb_entry(first + (kb_id)i, &e);
		buf_init(&key);
		name_key(&key, e.name);
		assert_true(str_eq(buf_str(&key), e.name));
		buf_release(&key);
	}
}

static void
assert_given_agree(const char *a, const char *b, bool agree)
{
	struct arena arena;
	struct name_parts x;
	struct name_parts y;

	arena_init(&arena);
	name_split(str_of(a), name_is_surname_first(str_of(a)), &arena, &x);
	name_split(str_of(b), name_is_surname_first(str_of(b)), &arena, &y);
	if (name_given_agree(x.given, y.given) != agree || !str_eq(x.surname, y.surname))
		fail_msg("“%s” and “%s” do %sagree", a, b, agree ? "not " : "");
	arena_release(&arena);
}

/* Short forms that are of one name are its key; those of several are of each. */
static void
test_name__short_forms(void **state)
{
	(void)state;
	assert_given_agree("Bernie Lind", "Bernard Lind", true);
	assert_given_agree("Mo Lind", "Maurice Lind", true);
	assert_given_agree("Mo Lind", "Mohammed Lind", true);
	assert_given_agree("Mo Lind", "Mo Lind", true);
	assert_given_agree("Mo Lind", "Michael Lind", false);
	assert_given_agree("Maurice Lind", "Mohammed Lind", false);
	assert_given_agree("Harry Lind", "Harold Lind", true);
	assert_given_agree("Harry Lind", "H. Lind", true);
	assert_given_agree("J.D. Lind", "John David Lind", true);
	assert_given_agree("J.D. Lind", "J. D. Lind", true);
	assert_given_agree("J.D. Lind", "John Peter Lind", false);
}

static void
assert_one_person(const char *a, const char *b, bool same)
{
	struct arena arena;
	struct name_parts x;
	struct name_parts y;
	struct buf p;
	struct buf q;

	arena_init(&arena);
	buf_init(&p);
	buf_init(&q);
	name_split(str_of(a), name_is_surname_first(str_of(a)), &arena, &x);
	name_split(str_of(b), name_is_surname_first(str_of(b)), &arena, &y);
	bool one = name_given_agree(x.given, y.given) &&
	           name_surnames_agree(x.surname, y.surname, x.culture ? x.culture : y.culture);
	assert_int_equal(one, same);
	/* What can be one is compared at all. */
	name_skeleton(&p, x.last);
	name_skeleton(&q, y.last);
	if (same)
		assert_true(str_eq(buf_str(&p), buf_str(&q)));
	if (name_surnames_agree(x.surname, y.surname, x.culture ? x.culture : y.culture))
		assert_true(name_letters_agree(x.letters, y.letters));
	buf_release(&p);
	buf_release(&q);
	arena_release(&arena);
}

static void
test_name__spellings_of_one_person(void **state)
{
	(void)state;
	assert_one_person("Oleksandr Hrytsenko", "Aleksandr Gritsenko", true);
	assert_one_person("Muammar Gaddafi", "Moammar Kadhafi", true);
	assert_one_person("Muammar Gaddafi", "Mouammar Qaddafi", true);
	assert_one_person("Muammar al-Gaddafi", "Moamer Gadhafi", true);
	assert_one_person("Khalid al-Mansuri", "Khaled El Mansouri", true);
	assert_one_person("Abdel Fattah el-Sisi", "Abdelfattah al-Sissi", true);
	assert_one_person("Volodymyr Zelenskyy", "Vladimir Zelensky", true);
	assert_one_person("Kim Jong Un", "Kim Jong-un", true);
	assert_one_person("Bill Lind", "William Lind", true);
	assert_one_person("W. Mark Felt", "Mark Felt", true);
	assert_one_person("Fred LaRue", "Frederick C. LaRue", true);
	assert_one_person("Vincent \"The Chin\" Gigante", "Vincent Gigante", true);
	assert_one_person("Gaetano Lo Presti", "Lo Presti", true);
	assert_one_person("Ursula von der Leyen", "Ursula Leyen", true);
	assert_one_person("Neither Lebed", "Lebed", true);
	assert_one_person("Abbas Araghchi", "Abbas Araqchi", true);
	assert_one_person("Mohammad-Javad Zarif", "Mohammad Javad Zarif", true);
	assert_one_person("Mohammad-Javad Zarif", "Javad Zarif", true);
}

static void
test_name__people_of_like_names(void **state)
{
	(void)state;
	assert_one_person("Robert Gates", "Robert Kates", false);
	assert_one_person("Anna Larsen", "Anna Larson", false);
	assert_one_person("Kim Jong-un", "Kim Jong-il", false);
	assert_one_person("George W. Bush", "George H. W. Bush", false);
	assert_one_person("Anna Lind", "Hanna Lind", false);
	assert_one_person("M. Felt", "W. Mark Felt", false);
	/* French romanization, and vowels that Arabic does not write. */
	assert_one_person("Sergey Shoigu", "Sergueï Choïgou", true);
	assert_one_person("Alexander Lukashenko", "Aleksandr Loukachenko", true);
	assert_one_person("Ayman al-Zawahiri", "Ayman al-Zawahri", true);
	assert_one_person("Khalifa Haftar", "Khalifa Hifter", true);
	assert_one_person("Khalifa Haftar", "Khalifa Hafez", false);
	assert_one_person("Saddam Hussein", "Saddam Hussain", true);
	assert_one_person("Gamal Abdel Nasser", "Jamal Abd al-Nasir", true);
	assert_one_person("Hassan Rouhani", "Hasan Rowhani", true);
	assert_one_person("Mohammed Salman", "Mohammed Suleiman", false);
	assert_one_person("Ahmed Mansour", "Ahmed Mansouri", false);
	assert_one_person("Sergei Ivanov", "Sergei Ivanenko", false);
	assert_one_person("Anna Schubin", "Anna Lubin", false);
	assert_one_person("Jane Quinn", "Jane Guinn", false);
	assert_one_person("Mohammad-Javad Zarif", "Mohammad-Bagher Zarif", false);
}

/* Two syllables are one given name, whatever is between them. */
static void
test_name__syllables_are_one_name(void **state)
{
	(void)state;
	assert_one_person("Lee Jae Myung", "Lee Jae-myung", true);
	assert_one_person("Kim Jongun", "Kim Jong-un", true);
	assert_one_person("Kim Jongun", "Kim Jong Un", true);
	assert_one_person("Lee Jae Myung", "Jae-myung Lee", true);
	assert_one_person("Kim Ji-young", "Ji-young Kim", true);
	assert_one_person("Kim Jae-yong", "Jae Yong Kim", true);
	assert_one_person("Lee Jae Myung", "Lee Myung-bak", false);
	assert_one_person("Lee Jae Myung", "Lee Myung Bak", false);
	assert_one_person("Lee Jae Myung", "Myung-bak Lee", false);
	assert_one_person("Kim Jong Un", "Kim Jong-il", false);
	assert_one_person("Kim Jong Un", "Kim Jong Il", false);
	assert_one_person("Kim Jong-un", "Kim Jong", false);
	assert_one_person("Nguyen Van Thieu", "Nguyen Thieu-bao", false);
	assert_one_person("Nguyen Xuan Phuc", "Nguyen Phuc", false);
	assert_one_person("Wang Jian", "Wang Jianlin", false);
	assert_one_person("Jian Wang", "Wang Jianlin", false);
	assert_one_person("Wang Jianlin", "Jianlin Wang", true);
	assert_one_person("Kim Jong-un", "J. Kim", true);
	assert_one_person("Kim Jong-un", "J.U. Kim", true);
	assert_one_person("Kim Jong-un", "J.I. Kim", false);
	assert_one_person("Kim Jong-un", "U. Kim", false);
}

/* Initials begin with the first name. */
static void
test_name__initials_from_the_first_on(void **state)
{
	(void)state;
	assert_one_person("J.K. Lind", "Karen Lind", false);
	assert_one_person("John K. Lind", "Karen Lind", false);
	assert_one_person("John K. Lind", "Karen Anna Lind", false);
	assert_one_person("J.K. Lind", "John Lind", true);
	assert_one_person("J.K. Lind", "John Karl Lind", true);
	assert_one_person("J.K. Lind", "John Peter Lind", false);
	assert_one_person("J. Karen Lind", "Karen Lind", true);
	assert_one_person("J. Karen M. Lind", "Karen Maria Lind", true);
	assert_one_person("Walker Lind", "George H.W. Lind", false);
	assert_one_person("Anna Maria V. Lind", "Anna Vera Lind", false);
}

static void
test_name__order_and_sex(void **state)
{
	(void)state;
	assert_true(name_is_surname_first(STR_LIT("Xi Jinping")));
	assert_true(name_is_surname_first(STR_LIT("Nguyen Xuan Phuc")));
	assert_true(name_is_surname_first(STR_LIT("Kim Dae-won")));
	assert_false(name_is_surname_first(STR_LIT("Lo Presti")));
	assert_false(name_is_surname_first(STR_LIT("Lee Harvey Oswald")));
	assert_int_equal(name_sex(STR_LIT("Mrs.")), 'f');
	assert_int_equal(name_sex(STR_LIT("Mr")), 'm');
	assert_int_equal(name_sex(STR_LIT("Dr.")), 0);
}

static void
assert_parts(const char *name, bool surname_first, const char *given, const char *surname)
{
	struct arena arena;
	struct name_parts p;

	arena_init(&arena);
	name_split(str_of(name), surname_first, &arena, &p);
	assert_int_equal(p.given.len, strlen(given));
	assert_memory_equal(p.given.ptr, given, p.given.len);
	assert_int_equal(p.surname.len, strlen(surname));
	assert_memory_equal(p.surname.ptr, surname, p.surname.len);
	arena_release(&arena);
}

static void
test_name__parts(void **state)
{
	(void)state;
	assert_parts("Anna Lind", false, "ana", "lind");
	assert_parts("Lind", false, "", "lind");
	assert_parts("J. Lind", false, "j.", "lind");
	assert_parts("Yi Lind", false, "i", "lind");
	assert_parts("Ursula von der Leen", false, "ursula", "vonderlin");
	assert_parts("De la Calle", false, "", "delacale");
	assert_parts("Ben Lind", false, "benjamin", "lind");
	assert_parts("Anna Lind Jr.", false, "ana ^2", "lind");
	assert_parts("Anna Lind, Jr.", false, "ana ^2", "lind");
	assert_parts("Anna Lind III", false, "ana ^3", "lind");
	assert_parts("Lind Jr.", false, "", "lind");
	assert_parts("Anna Lind, Ph.D.", false, "ana", "lind");
	assert_parts("Anna Lind KC", false, "ana", "lind");
	assert_parts("Dos Santos", false, "", "dossantos");
	assert_parts("Anders IV", false, "iv", "anders");
	assert_parts("Anders VIII", false, "viii", "anders");
	assert_parts("Anders Vi", false, "anders", "vi");
	assert_parts("Mo Yan", true, "ian-", "mo");
	assert_parts("Anna\xc2\xa0 \nLind", false, "ana", "lind");
}

static void
test_name__given_names_agree(void **state)
{
	(void)state;
	assert_true(name_given_agree(STR_LIT("anna"), STR_LIT("anna maria")));
	assert_true(name_given_agree(STR_LIT("anna maria"), STR_LIT("anna m.")));
	assert_true(name_given_agree(STR_LIT("anna vera"), STR_LIT("j. anna v.")));
	assert_false(name_given_agree(STR_LIT("anna vera"), STR_LIT("anna h. v.")));
	assert_true(name_given_agree(STR_LIT("a."), STR_LIT("anna")));
	assert_true(name_given_agree(STR_LIT(""), STR_LIT("anna")));
	/* Who goes by the second name is not called by the first. */
	assert_false(name_given_agree(STR_LIT("maria"), STR_LIT("m. boris")));
	assert_true(name_given_agree(STR_LIT("maria"), STR_LIT("m. b.")));
	assert_true(name_given_agree(STR_LIT("maria boris"), STR_LIT("m. boris")));
	assert_false(name_given_agree(STR_LIT("b."), STR_LIT("anna")));
	assert_false(name_given_agree(STR_LIT("a"), STR_LIT("anna")));
	assert_false(name_given_agree(STR_LIT("anna b"), STR_LIT("anna c")));
	assert_true(name_given_agree(STR_LIT("anna ^2"), STR_LIT("anna")));
	assert_true(name_given_agree(STR_LIT("anna ^2"), STR_LIT("anna maria ^2")));
	assert_false(name_given_agree(STR_LIT("anna ^2"), STR_LIT("anna ^1")));
	assert_true(name_is_initials(STR_LIT("j. ^2")));
	assert_true(name_is_initials(STR_LIT("j. r.")));
	assert_false(name_is_initials(STR_LIT("j. ross")));
	assert_false(name_is_initials(STR_LIT("")));
}

static void
shortens(const char *name, const char *initials, const char *family)
{
	struct buf b;

	buf_init(&b);
	assert_int_equal(name_shorten(&b, str_of(name), true), initials != NULL);
	assert_string_equal(b.len > 0 ? b.ptr : "", initials != NULL ? initials : "");
	buf_clear(&b);
	assert_int_equal(name_shorten(&b, str_of(name), false), family != NULL);
	assert_string_equal(b.len > 0 ? b.ptr : "", family != NULL ? family : "");
	buf_release(&b);
}

static void
test_name__shortened_for_places_without_room(void **state)
{
	(void)state;
	shortens("Anna Lindqvist", "A. Lindqvist", "Lindqvist");
	shortens("Hans-Peter Österreicher", "H.-P. Österreicher", "Österreicher");
	shortens("Élodie van der Berg", "É. van der Berg", "van der Berg");
	shortens("Pedro J. de la Roca Jr.", "P. J. de la Roca Jr.", "de la Roca Jr.");
	shortens("President Omar bin Yusuf", "O. bin Yusuf", "bin Yusuf");
	/* Nothing to be shortened, or nobody knows what. */
	shortens("Lindqvist", NULL, NULL);
	shortens("King Abdullah", NULL, NULL);
	shortens("Xi Jinping", NULL, NULL);
	shortens("the deputy minister", NULL, NULL);
	shortens("de la Roca", NULL, NULL);
	shortens("", NULL, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_name__transliterations_share_a_key),
		cmocka_unit_test(test_name__different_names_do_not),
		cmocka_unit_test(test_name__variants_have_their_keys),
		cmocka_unit_test(test_name__short_forms),
		cmocka_unit_test(test_name__spellings_of_one_person),
		cmocka_unit_test(test_name__people_of_like_names),
		cmocka_unit_test(test_name__syllables_are_one_name),
		cmocka_unit_test(test_name__initials_from_the_first_on),
		cmocka_unit_test(test_name__order_and_sex),
		cmocka_unit_test(test_name__parts),
		cmocka_unit_test(test_name__given_names_agree),
		cmocka_unit_test(test_name__shortened_for_places_without_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
