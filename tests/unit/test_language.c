/* SPDX-License-Identifier: MIT */
/* article/language: what a text is in, and what becomes of one that is not in
 * English. The sentences are ours. */
#include "tests/unit/unit.h"

#include <stdlib.h>

#include "article/language.h"
#include "tests/unit/reading_of.inc"

static struct str
tell(const char *text)
{
	return language_tell(str_of(text), &(struct span){0, (uint32_t)strlen(text)}, 1,
	                     STR_EMPTY);
}

/* French, with words that Portuguese has, too; who wrote the page knows. */
static void
test_language__what_is_said_decides_between_like_ones(void **state)
{
	static const char text[] = "Les p\xC3\xAA" "cheurs se retrouvent lundi \xC3\xA0 Vale.  La "
		"ministre a ouvert dimanche \xC3\xA0 Vale sa conf\xC3\xA9rence.  Elle a appel\xC3\xA9 les "
		"membres \xC3\xA0 se parler, mis \xC3\xA0 jour \xC3\xA0 8h00, et a dit que la "
		"p\xC3\xAA" "che se fera \xC3\xA0 terre.";
	struct span all = {0, sizeof text - 1};

	(void)state;
	assert_str(language_tell(str_of(text), &all, 1, STR_LIT("fr-FR")), "fr");
	assert_str(language_tell(str_of(text), &all, 1, STR_LIT("pt-BR")), "pt");
	/* Not where it is said to be another altogether. */
	assert_false(str_eq(language_tell(str_of(text), &all, 1, STR_LIT("en")), STR_LIT("en")));
	assert_false(str_eq(language_tell(str_of(text), &all, 1, STR_LIT("ru")), STR_LIT("ru")));
}

static void
test_language__two_sentences_of_many(void **state)
{
	static const struct {
		const char *code;
		const char *text;
	} rows[] = {
		{"en", "The ministers met on the shore and agreed to count the fish. Nobody had "
		       "expected that it would be so cold in the hall."},
		{"es", "Los ministros se reunieron en la orilla y acordaron contar los peces. Nadie "
		       "esperaba que hiciera tanto frío en la sala."},
		{"pt", "Os ministros reuniram-se na margem e concordaram em contar os peixes. "
		       "Ninguém esperava que fizesse tanto frio na sala."},
		{"fr", "Les ministres se sont réunis sur la rive et ont décidé de compter les "
		       "poissons. Personne ne pensait qu'il ferait si froid dans la salle."},
		{"it", "I ministri si sono incontrati sulla riva e hanno deciso di contare i pesci. "
		       "Nessuno pensava che nella sala facesse così freddo."},
		{"de", "Die Minister trafen sich am Ufer und beschlossen, die Fische zu zählen. "
		       "Niemand hatte erwartet, dass es in dem Saal so kalt sein würde."},
		{"nl", "De ministers kwamen bijeen aan de oever en spraken af om de vissen te "
		       "tellen. Niemand had verwacht dat het in de zaal zo koud zou zijn."},
		{"sv", "Ministrarna träffades vid stranden och kom överens om att räkna fiskarna. "
		       "Ingen hade väntat sig att det skulle vara så kallt i salen."},
		{"da", "Ministrene mødtes ved bredden og blev enige om at tælle fiskene. Ingen "
		       "havde ventet, at der skulle være så koldt i salen efter frokost."},
		{"fi", "Ministerit tapasivat rannalla ja päättivät laskea kalat. Kukaan ei ollut "
		       "odottanut, että salissa olisi niin kylmä, vaikka oli jo kevät."},
		{"et", "Ministrid kohtusid kaldal ja leppisid kokku, et kalad loetakse üle. Keegi ei "
		       "osanud oodata, et saalis on nii külm, kuigi oli juba kevad."},
		{"lv", "Ministri tikās krastā un vienojās, ka zivis tiks saskaitītas. Neviens "
		       "nebija gaidījis, ka zālē būs tik auksti, jo bija jau pavasaris."},
		{"lt", "Ministrai susitiko ant kranto ir sutarė, kad žuvys bus suskaičiuotos. "
		       "Niekas nesitikėjo, kad salėje bus taip šalta, nes jau buvo pavasaris."},
		{"pl", "Ministrowie spotkali się na brzegu i uzgodnili, że policzą ryby. Nikt nie "
		       "spodziewał się, że w sali będzie tak zimno, bo był już maj."},
		{"cs", "Ministři se sešli na břehu a dohodli se, že spočítají ryby. Nikdo nečekal, "
		       "že v sále bude taková zima, protože už byl květen."},
		{"sk", "Ministri sa stretli na brehu a dohodli sa, že spočítajú ryby. Nikto "
		       "nečakal, že v sále bude taká zima, keď už bol máj, ktorý je teplý."},
		{"sl", "Ministri so se sestali na obali in se dogovorili, da bodo prešteli ribe. "
		       "Nihče ni pričakoval, da bo v dvorani tako mraz, ker je bil že maj."},
		{"hr", "Ministri su se sastali na obali i dogovorili da će prebrojiti ribe. Nitko "
		       "nije očekivao da će u dvorani biti tako hladno, jer je već bio svibanj."},
		{"hu", "A miniszterek a parton találkoztak, és megegyeztek, hogy megszámolják a "
		       "halakat. Senki nem várta, hogy a teremben ilyen hideg lesz, mert már tavasz volt."},
		{"ro", "Miniștrii s-au întâlnit pe mal și au convenit să numere peștii. Nimeni nu se "
		       "aștepta ca în sală să fie atât de frig, pentru că era deja mai."},
		{"tr", "Bakanlar kıyıda bir araya geldi ve balıkları saymak için anlaştı. Salonun bu "
		       "kadar soğuk olacağını kimse beklemiyordu, çünkü bahar çok yakın olarak görülüyordu."},
		{"id", "Para menteri bertemu di tepi danau dan sepakat untuk menghitung ikan. Tidak "
		       "ada yang menduga bahwa ruangan itu akan begitu dingin karena sudah bulan Mei."},
		{"vi", "Các bộ trưởng đã gặp nhau bên bờ hồ và đồng ý đếm cá. Không ai nghĩ rằng "
		       "trong phòng sẽ lạnh như vậy, vì đã là tháng năm."},
		{"sw", "Mawaziri walikutana ufukweni na walikubaliana kuhesabu samaki. Hakuna mtu "
		       "aliyetarajia kwamba ukumbi wa mkutano huo ungekuwa na baridi kama hiyo."},
		{"ru", "Министры встретились на берегу и договорились, что рыбу будут считать. "
		       "Никто не ждал, что в зале будет так холодно, потому что был уже май."},
		{"uk", "Міністри зустрілися на березі й домовилися, що рибу будуть рахувати. Ніхто "
		       "не чекав, що в залі буде так холодно, тому що вже був травень."},
		{"bg", "Министрите се срещнаха на брега и се договориха рибата да бъде преброена. "
		       "Никой не очакваше, че в залата ще е толкова студено, защото беше май."},
		{"sr", "Министри су се састали на обали и договорили да ће рибе бити пребројане. "
		       "Нико није очекивао да ће у сали бити тако хладно, јер је већ био мај."},
		{"ar", "التقى الوزراء على الشاطئ واتفقوا على عد الأسماك. ولم يكن أحد يتوقع أن يكون "
		       "الجو باردا إلى هذا الحد في القاعة بعد كل ما قيل عن الربيع."},
		{"fa", "وزیران در ساحل دیدار کردند و توافق کردند که ماهی‌ها را بشمارند. هیچ کس فکر "
		       "نمی کرد که سالن این قدر سرد باشد و برای همه عجیب بود."},
		{"el", "Οι υπουργοί συναντήθηκαν στην ακτή και συμφώνησαν να μετρήσουν τα ψάρια."},
		{"he", "השרים נפגשו על החוף והסכימו לספור את הדגים."},
		{"hi", "मंत्रियों ने तट पर मुलाकात की और मछलियों को गिनने पर सहमति जताई।"},
		{"th", "รัฐมนตรีพบกันที่ริมฝั่งและตกลงที่จะนับปลา"},
		{"zh", "部长们在岸边会面，同意清点鱼的数量。没有人料到大厅里会这么冷。"},
		{"ja", "大臣たちは岸辺で会い、魚を数えることで合意した。会場がこれほど寒いとは誰も思わなかった。"},
		{"ko", "장관들은 물가에서 만나 물고기를 세기로 합의했다. 회의장이 이렇게 추울 줄은 아무도 몰랐다."},
		{"ka", "მინისტრები ნაპირზე შეხვდნენ და თევზის დათვლაზე შეთანხმდნენ."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str told = tell(rows[i].text);

		if (!str_eq(told, str_of(rows[i].code)))
			fail_msg("%s is taken for \"%.*s\"", rows[i].code, STR_ARG(told));
		assert_non_null(language_name(told));
	}
}

/* What does not tell a language leaves the reader as it was: English. */
static void
test_language__too_little_is_not_told(void **state)
{
	static const char *const texts[] = {
		"", "42", "Sergey Lavrov, John Kerry, Angela Merkel, Dilma Rousseff, Ali Larijani",
		"De La Rosa, El Khoury, Van Der Berg, Da Silva e Souza, Von Der Leyen",
		"1. A. Schmidt (GER) 2:01.3 2. J. de Boer (NED) 2:02.0 3. O. Y. Silva (BRA)",
		"ASEAN, NATO, OPEC, UNESCO", "Mañana", "Les Misérables",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (tell(texts[i]).len > 0)
			fail_msg("\"%s\" is taken for %s", texts[i], tell(texts[i]).ptr);
	/* But another script is not English, however little there is of it. */
	assert_string_equal(tell("Министры встретились").ptr, "und");
	assert_true(language_is_foreign(STR_LIT("und")));
}

static void
test_language__english_stays_english(void **state)
{
	static const char *const texts[] = {
		"The Foreign Ministry in Москва said that Сергей Лавров would not be at the talks, "
		"which were to begin on the same day.",
		"President Xi Jinping (习近平) will be in Jakarta for the summit, the ministry said.",
		"Die Zeit and Le Monde de Paris wrote about the talks; El País and La Repubblica "
		"were to have more of it on Sunday, as was said in the hall.",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(tell(texts[i]).ptr, "en");
}

static void
test_language__names_of_codes(void **state)
{
	(void)state;
	assert_string_equal(language_name(STR_LIT("pt-BR")), "Portuguese");
	assert_string_equal(language_name(STR_LIT("EN")), "English");
	assert_null(language_name(STR_LIT("{{lang}}")));
	assert_null(language_name(STR_EMPTY));
	assert_false(language_is_foreign(STR_LIT("en-GB")));
	assert_false(language_is_foreign(STR_LIT("xx")));
	assert_false(language_is_foreign(STR_EMPTY));
	assert_true(language_is_foreign(STR_LIT("de-AT")));
}

static void
check_found(const char *text, const char *path, const char *list)
{
	struct reading *r = reading_of(text, path);
	char *found;

	assert_non_null(r);
	found = reading_list(r);
	assert_string_equal(found, list);
	free(found);
	reading_free(r);
}

/* English words around names say nothing here: "Sur" and "Parte" are no places,
 * "Ministros" nobody. */
static void
test_language__known_names_are_found_in_others(void **state)
{
	(void)state;
	check_found("Sur la rive, les ministres ont vu Emmanuel Macron et les gens de la NATO, "
	            "comme Macron l'a dit lundi dans les couloirs de Washington. Une partie des "
	            "gens est restée, mais Nice est loin.", "x.txt",
	            "person:Emmanuel Macron | org:NATO | person:Macron | place:Washington");
	check_found("Die Minister haben am Montag in Kuala Lumpur mit John Kerry und der "
	            "Association of Southeast Asian Nations gesprochen, und das Essen war kalt. "
	            "Man war sich einig, dass es nicht so war.", "x.txt",
	            "place:Kuala Lumpur | person:John Kerry | "
	            "org:Association of Southeast Asian Nations");
}

/* Markup is often that of a template: a text that is clear is believed before. */
static void
test_language__text_before_markup(void **state)
{
	static const char german[] = "<html lang=\"en\"><p>Die Minister trafen sich am Ufer und "
		"beschlossen, die Fische zu zählen. Niemand hatte erwartet, dass es in dem Saal "
		"so kalt sein würde, und das sagten auch alle.</p></html>";
	static const char numbers[] = "<html lang=\"fr-CA\"><p>Montreal 4, Toronto 2</p></html>";
	struct reading *r = reading_of(german, "x.html");
	struct fact f = article_fact(reading_article(r), FACT_LANGUAGE);

	(void)state;
	assert_string_equal(f.value.ptr, "de");
	assert_int_equal(f.from, ORIGIN_TEXT);
	reading_free(r);
	r = reading_of(numbers, "x.html");
	f = article_fact(reading_article(r), FACT_LANGUAGE);
	assert_string_equal(f.value.ptr, "fr-CA");
	assert_int_equal(f.from, ORIGIN_MARKUP);
	reading_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_language__what_is_said_decides_between_like_ones),
		cmocka_unit_test(test_language__two_sentences_of_many),
		cmocka_unit_test(test_language__too_little_is_not_told),
		cmocka_unit_test(test_language__english_stays_english),
		cmocka_unit_test(test_language__names_of_codes),
		cmocka_unit_test(test_language__known_names_are_found_in_others),
		cmocka_unit_test(test_language__text_before_markup),
	};

	return UNIT_RUN(tests);
}
