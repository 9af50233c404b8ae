/* SPDX-License-Identifier: MIT */
/* article/mime and format_mail: what careless and hostile mail becomes. */
#include "tests/unit/papers_of.h"

#include "article/mime.h"

#include "tests/unit/article_of.h"

static void
words(const char *field, const char *wanted)
{
	struct buf b;

	buf_init(&b);
	mime_words(str_of(field), &b);
	assert_buf(&b, wanted);
	buf_release(&b);
}

static void
test_mime__words_in_other_charsets(void **state)
{
	(void)state;
	words("plain", "plain");
	words("=?utf-8?Q?Caf=C3=A9_count?=", "Café count");
	words("=?UTF-8?B?Q2Fmw6k=?= =?utf-8?q?!?=", "Café!");
	words("=?koi8-r?B?7cnS?= und =?windows-1251?Q?=CC=E8=F0?=", "Мир und Мир");
	/* A character cut between two words. */
	words("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?=", "Café");
	words("=?utf-8?Q?broken", "=?utf-8?Q?broken");
	words("1 =? 2 ?= 3", "1 =? 2 ?= 3");
	words("Caf\xE9 count", "Café count");
}

static void
param(const char *field, const char *name, const char *wanted)
{
	struct buf b;

	buf_init(&b);
	(void)mime_param(str_of(field), name, &b);
	assert_buf(&b, wanted);
	buf_release(&b);
}

static void
test_mime__parameters(void **state)
{
	(void)state;
	param("text/plain; charset=utf-8; format=flowed", "charset", "utf-8");
	param("multipart/mixed;boundary=\"a;\\\"b\" ; x=y", "boundary", "a;\"b");
	param("attachment; filename*=utf-8''caf%C3%A9.txt", "filename", "café.txt");
	param("attachment; filename*0=\"a b\"; filename*1=.txt", "filename", "a b.txt");
	param("text/plain", "charset", "");
	param(";;=;\"", "charset", "");
}

static void
test_mime__encodings(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	mime_decode(STR_LIT("a=20b=\r\nc  =\nd=XX=3D="), STR_LIT("Quoted-Printable"), &b);
	assert_buf(&b, "a bc  d=XX=");
	buf_clear(&b);
	mime_decode(STR_LIT("Z m9v\r\nYg==YmFy"), STR_LIT("base64"), &b);
	assert_buf(&b, "foobbar");
	buf_clear(&b);
	mime_decode(STR_LIT("as =20 is"), STR_LIT("8bit"), &b);
	assert_buf(&b, "as =20 is");
	buf_release(&b);
}

#define HEAD(subject) \
	"From: Lake Herald <news@lake.example>\nSubject: " subject "\n" \
	"Date: Sat, 23 Jul 2016 10:00:00 +0000\nMIME-Version: 1.0\n"

static const char nested[] =
	HEAD("Two boats")
	"Content-Type: multipart/mixed; boundary=outer\n\npreamble\n"
	"--outer\nContent-Type: multipart/alternative; boundary=inner\n\n"
	"--inner\n\n" PARA1 "\n"
	"--inner\nContent-Type: text/html; charset=utf-8\n\n<p>" PARA2 "</p>\n"
	"--inner--\n"
	"--outer\nContent-Type: image/png; name=x.png\n"
	"Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
	"--outer\nContent-Type: text/plain; name=\"../note.txt\"\n"
	"Content-Disposition: attachment\n\nA note on boats\n\n" BODY "\n"
	"--outer\nContent-Type: message/rfc822\n\n" HEAD("The mail before") "\n" PARA3 "\n"
	"--outer--\nepilogue\n";

static void
test_mail__parts_are_chosen_joined_or_read_alone(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(nested), "x.eml");
	assert_buf(&p.list,
	           "x.eml!/note.txt | A note on boats |  | \n"
	           "x.eml!/mail | The mail before | 2016-07-23 | Lake Herald\n"
	           "x.eml | Two boats | 2016-07-23 | Lake Herald\n");
	assert_true(str_find(buf_str(&p.texts), str_of(PARA2)) != SIZE_MAX);
	assert_buf(&p.said, "");
	papers_release(&p);
	papers_torture(str_of(nested), "x.eml", 5);
}

/* Mails that their programs spoilt: what is read of the text. */
static void
test_mail__careless_parts_lose_no_text(void **state)
{
#define BY(type, body) HEAD("Fish") "Content-Type: " type "\n\n" body
	static const struct {
		const char *raw;
		const char *text;
	} rows[] = {
		{BY("multipart/alternative; boundary=b", "--b\n\nBoats came in.\n--b\n"
		    "Content-Type: text/html\n\n<html><body><img src=a></body></html>\n--b--\n"),
		 "Boats came in.\n"},
		{BY("multipart/mixed; boundary=zzz", "--b\nContent-Type: text/plain\n\n"
		    "Boats came in.\n--b--\n"), "Boats came in.\n"},
		{BY("multipart/mixed", "--b\nContent-Type: text/plain\n\n"
		    "Boats came in.\n--b--\n"), "Boats came in.\n"},
		{BY("multipart/mixed; boundary=b", "Boats came in.\n"), "Boats came in.\n"},
		{BY("text/plain; format=flowed", "Boats \ncame in.\nLate.\n> They \n> said.\n"),
		 "Boats came in.\nLate.\n> They said.\n"},
		{BY("text/plain; format=flowed; delsp=yes", "Bo \nats  \ncame in.\n From here.\n"),
		 "Boats came in.\nFrom here.\n"},
		{BY("text/plain", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nBoats came.\n"
		    "- - Two.\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"),
		 "\nBoats came.\n- Two.\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct papers p = {.at_most = 0};
		struct buf wanted;

		buf_init(&wanted);
		buf_addf(&wanted, "Fish\n\n%s\n\n", rows[i].text);
		papers_read(&p, str_of(rows[i].raw), "x.eml");
		assert_string_equal(p.texts.ptr, wanted.ptr);
		assert_buf(&p.said, "");
		papers_release(&p);
		papers_torture(str_of(rows[i].raw), "x.eml", 3);
		buf_release(&wanted);
	}
}

/* What a browser saved says itself when it was published; when it was saved is
 * no matter. */
static void
test_mail__a_saved_page_is_a_page(void **state)
{
	static const char mht[] =
		"From: <Saved by Blink>\nSnapshot-Content-Location: https://lake.example/a\n"
		"Subject: Saved\nDate: Wed, 3 Jul 2019 10:00:00 -0000\nMIME-Version: 1.0\n"
		"Content-Type: multipart/related; type=\"text/html\"; boundary=B\n\n"
		"--B\nContent-Type: text/html\nContent-Location: https://lake.example/a\n\n"
		"<html><head><meta property='article:published_time' content='2011-02-03'>"
		"<meta property='og:site_name' content='Lake Herald'></head><body><article>"
		"<h1>Ministers count fish</h1><p>" PARA1 "</p><p>" PARA2 "</p></article></body></html>\n"
		"--B\nContent-Type: text/html\n\n<html><body>A frame of no use.</body></html>\n--B--\n";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(mht), "x.mht");
	assert_buf(&p.list, "x.mht | Ministers count fish | 2011-02-03 | Lake Herald\n");
	assert_int_equal(str_find(buf_str(&p.texts), STR_LIT("of no use")), SIZE_MAX);
	papers_release(&p);
	papers_torture(str_of(mht), "x.mht", 7);
}

static void
test_mail__a_zero_is_no_reason_to_refuse_it(void **state)
{
	static const char mail[] = BY("text/plain", PARA1 " And\0so " PARA2 "\n");
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_from(mail, sizeof mail - 1), "x.eml");
	assert_int_equal(p.n, 1);
	assert_true(str_find(buf_str(&p.texts), STR_LIT(" And so ")) != SIZE_MAX);
	papers_release(&p);
}

static void
test_mail__what_is_encrypted_is_said(void **state)
{
	static const char *const rows[] = {
		BY("multipart/encrypted; boundary=b", "--b\nContent-Type: application/pgp-encrypted\n\n"
		   "Version: 1\n--b--\n"),
		BY("application/pkcs7-mime; smime-type=enveloped-data", "MIIB\n"),
		BY("text/plain", "-----BEGIN PGP MESSAGE-----\nhQEMA\n-----END PGP MESSAGE-----\n"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct papers p = {.at_most = 0};

		papers_read(&p, str_of(rows[i]), "x.eml");
		assert_int_equal(p.n, 0);
		assert_buf(&p.said, "x.eml: this mail is encrypted, wholly or in part: that cannot "
		           "be read\n");
		papers_release(&p);
	}
}

/* Heads of quoted mails, first short sentences and signatures are told apart. */
static void
test_mail__quoted_mails_and_signatures(void **state)
{
	static const char mail[] = BY("text/plain",
		"I agree with it.\n\n________________________________\n"
		"From: Lind, Anna <a@x.example>\nSent: Monday, March 4, 2019 8:00 AM\n"
		"To: <list@x.example>\nSubject: Boats\n\n" PARA1 "\n\n" PARA2 "\n\n"
		"-- \nAnna Lind\nSpokesperson\nTel +41 22 000\n");
	struct article *a = read_article(mail);
	struct buf kinds;

	(void)state;
	buf_init(&kinds);
	article_kinds(a, &kinds);
	assert_buf(&kinds, "TPFMMMMPPFFFF");
	buf_release(&kinds);
	assert_int_equal(article_fact(a, FACT_AUTHOR).value.len, 0);
	assert_int_equal(article_fact(a, FACT_SUBTITLE).value.len, 0);
	article_free(a);
}

static void
assert_handed_on(const char *mail, const char *source, const char *published, const char *kinds)
{
	struct article *a = read_article(mail);
	struct buf b;

	buf_init(&b);
	article_kinds(a, &b);
	assert_buf(&b, kinds);
	assert_str(article_source(a), source);
	assert_str(article_fact(a, FACT_PUBLISHED).value, published);
	buf_release(&b);
	article_free(a);
}

#define SENT(subject, type, body) "From: Eva Berg <e@x.example>\nDate: Fri, 5 Apr 2019 10:00:00 " \
	"+0000\nSubject: " subject "\nMIME-Version: 1.0\nContent-Type: " type "; charset=utf-8\n\n" body

/* What is only handed on is as old as it is, and by whoever wrote it; an answer is
 * its writer's. */
static void
test_mail__what_is_handed_on_keeps_its_day_and_sender(void **state)
{
	static const char gmail[] = SENT("Fwd: Boats", "text/plain",
		"For you.\n\n---------- Forwarded message ---------\nFrom: Lake Herald "
		"<news@lakes.example>\nDate: Thu, Apr 4, 2019 at 7:30 AM\nSubject: Boats\nTo: "
		"<e@x.example>\n\n" PARA1 "\n\n" PARA2 "\n\nSent from my telephone\n");
	static const char german[] = SENT("WG: Boats", "text/html",
		"<p>Best<br>Eva</p><p>Von: &quot;Lake Herald&quot; &lt;news@lakes.example&gt;<br>Gesendet: "
		"Donnerstag, 4. April 2019<br>An: Eva Berg<br>Betreff: Boats</p><p>" PARA1 "</p><p>"
		PARA2 "</p><p>You are receiving this as you signed up. Unsubscribe</p>");
	static const char answer[] = SENT("Re: Boats", "text/plain",
		PARA1 "\n\nOn Thu, Apr 4, 2019 at 7:30 AM Lake Herald <news@lakes.example>\nwrote:\n\n> "
		PARA2 "\n\nThis e-mail and any attachments are confidential and only for those they "
		"were sent to; who has them by mistake may not read, print, copy or keep them, and is "
		"asked to tell the sender of it at once. " PARA3 "\n");

	(void)state;
	assert_handed_on(gmail, "Lake Herald", "2019-04-04T07:30", "TPFMMMMPPF");
	assert_handed_on(german, "Lake Herald", "2019-04-04", "TPMMMMPPF");
	assert_handed_on(answer, "Eva Berg", "2019-04-05T10:00Z", "TPMPF");
}

/* The name of a mail does not depend on what stands before it. */
static void
test_mail__a_mailbox_grows_at_either_end(void **state)
{
	static const char first[] =
		"From a@b Sat Jul 23 10:00:00 2016\n" HEAD("Fish") "Message-ID: <1@x>\n\n"
		PARA1 "\n\n>From here on it rained.\n\nFrom 10:30 on it snowed.\n\n";
	static const char second[] =
		"From a@b Sat Jul 23 10:00:00 2016\n" HEAD("Fish") "Message-ID: <2@x>\n\n"
		PARA2 "\n\n";
	struct papers p = {.at_most = 0};
	struct papers q = {.at_most = 0};
	struct buf both;

	(void)state;
	buf_init(&both);
	buf_add_cstr(&both, second);
	buf_add_cstr(&both, first);
	papers_read(&p, str_of(first), "m");
	papers_read(&q, buf_str(&both), "m");
	assert_int_equal(p.n, 1);
	assert_int_equal(q.n, 2);
	assert_true(str_ends(buf_str(&q.list), buf_str(&p.list)));
	assert_true(str_find(buf_str(&p.texts), STR_LIT("\nFrom here")) != SIZE_MAX);
	/* Not every program marks them. */
	assert_true(str_find(buf_str(&p.texts), STR_LIT("\nFrom 10:30 on")) != SIZE_MAX);
	papers_release(&p);
	papers_release(&q);
	papers_torture(buf_str(&both), "m", 7);
	buf_release(&both);
}

/* A mail may say all in its subject, and the parts of a digest are mails. */
static void
test_mail__subjects_alone_and_digests(void **state)
{
	static const char digest[] = BY("multipart/digest; boundary=b",
		"--b\n\n" HEAD("Boats") "\n" PARA1 "\n--b\nContent-Type: message/rfc822\n\n"
		HEAD("Nets") "\n" PARA2 "\n--b--\n");
	static const char attached[] = BY("multipart/mixed; boundary=b",
		"--b\nContent-Type: message/rfc822\n\n" HEAD("Boats") "\n" PARA1 "\n--b--\n");
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT(HEAD("Ministers count fish") "Message-ID: <1@x>\n\n\n"), "x.eml");
	assert_buf(&p.list, "x.eml | Ministers count fish | 2016-07-23 | Lake Herald\n");
	assert_buf(&p.said, "");
	papers_release(&p);
	papers_read(&p, str_of(attached), "x.eml");
	assert_buf(&p.list, "x.eml!/mail | Boats | 2016-07-23 | Lake Herald\n");
	papers_release(&p);
	papers_read(&p, str_of(digest), "x.eml");
	assert_buf(&p.list, "x.eml!/mail | Boats | 2016-07-23 | Lake Herald\n"
	           "x.eml!/mail~2 | Nets | 2016-07-23 | Lake Herald\n");
	papers_release(&p);
	papers_torture(str_of(digest), "x.eml", 5);
}

#undef BY

/* Nor does every program leave a line free before it. */
static void
test_mail__a_mailbox_without_empty_lines(void **state)
{
	static const char box[] =
		"From a@b Sat Jul 23 10:00:00 2016\n" HEAD("Fish") "\n" PARA1 "\n"
		"From Monday on it rained: much\nDate: of the first snow.\n"
		"From - Sat Jul  3 11:00:00 +0200 2016\n" HEAD("Boats") "\n" PARA2 "\n";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(box), "m");
	assert_int_equal(p.n, 2);
	assert_non_null(strstr(p.texts.ptr, "From Monday on"));
	assert_null(strstr(p.texts.ptr, "From - Sat"));
	papers_release(&p);
	papers_torture(str_of(box), "m", 5);
}

/* Boundaries in boundaries in boundaries end somewhere. */
static void
test_mail__levels_without_end(void **state)
{
	struct papers p = {.at_most = 0};
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_cstr(&b, HEAD("Deep"));
	for (int i = 0; i < 2000; i++)
		buf_addf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	buf_add_cstr(&b, "\n" PARA1 "\n");
	papers_read(&p, buf_str(&b), "x");
	assert_int_equal(p.n, 0);
	papers_release(&p);
	buf_release(&b);
}

static void
kind(const char *bytes, const char *path, const char *wanted)
{
	assert_string_equal(format_find(str_of(bytes), str_of(path))->name, wanted);
}

#define FEW "From: jane@example.org\nSubject: Ice\nDate: Thu, 12 Mar 2015 10:00:00 +0000\n\nIt melts.\n"

#define MEMO "From: jane@example.org\nSubject: Ice\n\nIt melts.\n"

static void
test_mail__few_fields_are_enough_where_they_or_the_name_say_mail(void **state)
{
	(void)state;
	kind(FEW, "a.eml", "a mail or a mailbox");
	kind("From jane@example.org Thu Mar 12 10:00:00 2015\n" FEW, "box", "a mail or a mailbox");
	kind(FEW, "memo.txt", "plain text");
	kind(MEMO, "box/cur/1614.1:2,S", "a mail or a mailbox");
	kind(MEMO, "new/1614.1", "a mail or a mailbox");
	kind(MEMO, "box/renew/1614.1", "plain text");
	kind(FEW, "new/memo.txt", "plain text");
	kind(FEW, "dead.letter", "a mail or a mailbox");
	kind("Date: Thu, 12 Mar 2015 10:00:00 GMT\nFrom: root <root@h>\nSubject: it\n melts\n\nIce.\n",
	     "-", "a mail or a mailbox");
	kind("From: Jane\nSubject: Ice\nDate: Thu, 12 Mar 2015 10:00:00 +0000\n\nIt.\n", "a", "plain text");
	kind("From: jane@example.org\nSubject: Ice\nDate: 12 March 2015\n\nIt.\n", "a", "plain text");
	kind("From: jane@example.org\nIt melts.\nDate: Thu, 12 Mar 2015 10:00:00 GMT\nSubject: x\n\n",
	     "a", "plain text");
	kind("It melts: a report.\n", "new/1614.1", "plain text");
	kind("Subject: Ice\n\nIt melts.\n", "a.eml", "plain text");
	kind("From noon to 10:00 they slept.\n\n" FEW, "a.txt", "plain text");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mime__words_in_other_charsets),
		cmocka_unit_test(test_mime__parameters),
		cmocka_unit_test(test_mime__encodings),
		cmocka_unit_test(test_mail__parts_are_chosen_joined_or_read_alone),
		cmocka_unit_test(test_mail__careless_parts_lose_no_text),
		cmocka_unit_test(test_mail__a_saved_page_is_a_page),
		cmocka_unit_test(test_mail__a_zero_is_no_reason_to_refuse_it),
		cmocka_unit_test(test_mail__what_is_encrypted_is_said),
		cmocka_unit_test(test_mail__quoted_mails_and_signatures),
		cmocka_unit_test(test_mail__what_is_handed_on_keeps_its_day_and_sender),
		cmocka_unit_test(test_mail__a_mailbox_grows_at_either_end),
		cmocka_unit_test(test_mail__subjects_alone_and_digests),
		cmocka_unit_test(test_mail__a_mailbox_without_empty_lines),
		cmocka_unit_test(test_mail__levels_without_end),
		cmocka_unit_test(test_mail__few_fields_are_enough_where_they_or_the_name_say_mail),
	};

	return UNIT_RUN(tests);
}
