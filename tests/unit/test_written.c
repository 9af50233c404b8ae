/* SPDX-License-Identifier: MIT */
/* article/format_rtf, format_office: what word processors write, and what is
 * left of it. */
#include "tests/unit/papers_of.h"

#include "tests/unit/article_of.h"
#include "tests/unit/zip_of.h"

static void
check_rtf(const char *rtf, const char *text)
{
	struct papers p = {.at_most = 0};

	papers_read(&p, str_of(rtf), "x.rtf");
	assert_int_equal(p.status, STATUS_OK);
	assert_string_equal(p.said.ptr, "");
	assert_string_equal(p.texts.ptr, text);
	papers_release(&p);
}

static void
test_rtf__characters_by_charset_and_number(void **state)
{
	(void)state;
	check_rtf("{\\rtf1\\ansi\\ansicpg1252 It\\'92s the caf\\'e9.}", "It\u2019s the caf\u00E9.");
	check_rtf("{\\rtf1\\ansi\\ansicpg1251 \\'cb\\'e0\\'e2\\'f0\\'ee\\'e2 went.}",
	          "\u041B\u0430\u0432\u0440\u043E\u0432 went.");
	/* A font's charset holds in its group only, and two bytes are one character. */
	check_rtf("{\\rtf1\\ansi{\\fonttbl{\\f7\\fcharset128 Mincho;}}{\\f7 \\'93\\'8c} caf\\'e9.}",
	          "\u6771 caf\u00E9.");
	/* What stands for those that cannot do Unicode goes, as many as \uc says. */
	check_rtf("{\\rtf1\\uc1 \\u8220\\'93Yes\\u8221 ? he {\\uc2 \\u8212\\'81\\'5c}\\uc0\\u233 s.}",
	          "\u201CYes\u201D he \u2014\u00E9s.");
	check_rtf("{\\rtf1 Faces \\u-10179?\\u-8704? and \\u-10179? alone.}",
	          "Faces \U0001F600 and  alone.");
}

static void
test_rtf__what_is_not_the_text_goes(void **state)
{
	(void)state;
	check_rtf("{\\rtf1{\\info{\\author A}}{\\colortbl;\\red1;}{\\stylesheet{\\s1 Head;}}"
	          "{\\header Page\\par}{\\*\\new x{\\f0 y}z}{\\pict 00ff}Text{\\v  no}"
	          "{\\deleted  gone} stays.{\\bin3 }}}\\par}", "Text stays.");
	check_rtf("{\\rtf1{\\field{\\*\\fldinst{HYPERLINK \"x\"}}{\\fldrslt A link}} is text.}",
	          "A link is text.");
	check_rtf("{\\rtf1 It rained.{\\footnote For a week.} It stopped.}",
	          "It rained. It stopped.\n\nFor a week.");
}

static void
test_rtf__paragraphs_items_and_rows(void **state)
{
	(void)state;
	check_rtf("{\\rtf1 One day.\\par Two\r\n days.\\\nThree\\line days.\\page Four.}",
	          "One day.\n\nTwo days.\n\nThree\ndays.\n\nFour.");
	check_rtf("{\\rtf1 {\\listtext\\'95\\tab}Fish.\\par{\\listtext\\'95\\tab}Boats.\\par"
	          "\\pard{\\listtext 2.\\tab}Nets.\\par}", "- Fish.\n- Boats.\n\n2. Nets.");
	check_rtf("{\\rtf1\\trowd\\pard\\intbl A\\par B\\cell C\\cell\\row\\pard Behind it.}",
	          "A B | C\n\nBehind it.");
}

static void
test_rtf__headings_and_properties_say_what_is_what(void **state)
{
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, STR_LIT("{\\rtf1{\\info{\\title Nine states & fish}}\\outlinelevel0 "
	                        "What <they> said\\par\\pard They met on 23 July.\\par}"), "x.rtf");
	assert_string_equal(p.list.ptr, "x.rtf | Nine states & fish |  | \n");
	assert_string_equal(p.texts.ptr, "Nine states & fish\n\nWhat <they> said\n\n"
	                                 "They met on 23 July.\n\n");
	papers_release(&p);
	/* Where they say none, it is the heading above everything. */
	papers_read(&p, STR_LIT("{\\rtf1\\outlinelevel0 What they said\\par\\pard They met on 23 July."
	                        "\\par\\outlinelevel0 And then\\par\\pard They left.\\par}"), "x.rtf");
	assert_string_equal(p.list.ptr, "x.rtf | What they said |  | \n");
	papers_release(&p);
	/* A title that a program made up is none. */
	check_rtf("{\\rtf1{\\info{\\title Document1}}They met on the shore.}",
	          "They met on the shore.");
}

static void
test_rtf__broken_files_are_read_as_far_as_they_make_sense(void **state)
{
	static const char rtf[] = "{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f1\\fcharset204 C;}}"
		"{\\info{\\title T i}}\\u8220?A\\'93\\'8c{\\f1\\'cb}{\\*\\x{y}}{\\footnote n}\\bin2 ab"
		"{\\listtext -}i\\par\\intbl c\\cell\\row\\'zz\\u99999999999?\\uc-5\\bin99999 \\";
	struct papers p = {.at_most = 0};
	struct buf b;

	(void)state;
	papers_torture(str_of(rtf), "x.rtf", 1);
	/* Groups without end, and ends without groups. */
	buf_init(&b);
	buf_add_cstr(&b, "{\\rtf1 ");
	for (int i = 0; i < 200000; i++)
		buf_add_char(&b, '{');
	buf_add_cstr(&b, "Deep.");
	for (int i = 0; i < 300000; i++)
		buf_add_char(&b, '}');
	papers_read(&p, buf_str(&b), "x.rtf");
	assert_string_equal(p.texts.ptr, "Deep.");
	papers_release(&p);
	papers_read(&p, STR_LIT("{\\rtf1{\\pict 00}}"), "x.rtf");
	assert_int_equal(p.status, STATUS_EMPTY);
	assert_string_equal(p.said.ptr, "x.rtf: there is no text in this document\n");
	papers_release(&p);
	buf_release(&b);
}

/* ------------------------------------------------------- Word, OpenDocument */

#define W_OPEN "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>"
#define W_CLOSE "<w:sectPr/></w:body></w:document>"
#define W_P(text) "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>" text \
	"</w:t></w:r></w:p>"

static void
check_word(const char *document, const char *list, const char *text)
{
	struct papers p = {.at_most = 0};
	struct zip z;

	zip_init(&z);
	zip_add(&z, "[Content_Types].xml", STR_LIT("<Types/>"));
	zip_add(&z, "word/document.xml", str_of(document));
	zip_add(&z, "word/styles.xml",
	        STR_LIT("<w:styles xmlns:w=\"w\"><w:style w:styleId=\"berschrift1\">"
	                "<w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Titel\">"
	                "<w:name w:val=\"Title\"/></w:style></w:styles>"));
	zip_add(&z, "word/footnotes.xml",
	        STR_LIT("<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>"
	                "Said later.</w:t></w:r></w:p></w:footnote></w:footnotes>"));
	zip_add(&z, "docProps/core.xml",
	        STR_LIT("<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\"><dc:title>Nine states"
	                "</dc:title></cp:coreProperties>"));
	papers_read(&p, zip_end(&z), "x.docx");
	assert_int_equal(p.status, STATUS_OK);
	assert_string_equal(p.said.ptr, "");
	assert_string_equal(p.list.ptr, list);
	assert_string_equal(p.texts.ptr, text);
	papers_release(&p);
	papers_torture(buf_str(&z.bytes), "x.docx", 7);
	zip_release(&z);
}

static void
test_word__headings_items_rows_and_notes(void **state)
{
	(void)state;
	check_word(W_OPEN
	           "<w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>Nine states</w:t>"
	           "<w:t xml:space=\"preserve\"> count</w:t></w:r></w:p>"
	           W_P("They met on &lt;23 July&gt;.")
	           "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Why</w:t></w:r></w:p>"
	           "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>For fish</w:t></w:r></w:p>"
	           "<w:tbl><w:tr><w:tc>" W_P("Boat") "</w:tc><w:tc>" W_P("Fish") W_P("net")
	           "</w:tc></w:tr></w:tbl>" W_CLOSE,
	           "x.docx | Nine states count |  | \n",
	           "Nine states count\n\nThey met on <23 July>.\n\nWhy\n\nFor fish\nBoat | Fish net\n"
	           "Said later.\n\n");
}

static void
test_word__what_is_not_the_text_goes(void **state)
{
	(void)state;
	check_word(W_OPEN
	           "<w:p><w:r><w:instrText>HYPERLINK</w:instrText><w:t>The ministers met</w:t>"
	           "<w:tab/><w:t>here</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del>"
	           "<mc:AlternateContent><mc:Choice><w:r><w:t>, once</w:t></w:r></mc:Choice>"
	           "<mc:Fallback><w:r><w:t>, twice</w:t></w:r></mc:Fallback></mc:AlternateContent>"
	           "<w:r><w:br/><w:t>and left.</w:t></w:r></w:p>" W_CLOSE,
	           "x.docx | Nine states |  | \n",
	           "Nine states\n\nThe ministers met\there, once\nand left.\n\nSaid later.");
}

/* "words>address" a line. */
static void
check_links(struct str raw, const char *path, const char *want)
{
	struct article *a = NULL;
	const struct article_link *links;
	struct diag d;
	struct buf b;
	size_t n;

	diag_init(&d);
	buf_init(&b);
	assert_int_equal(format_read(raw, str_of(path), article_keep, &a, &d), STATUS_OK);
	links = article_links(a, &n);
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%.*s>%.*s\n", STR_ARG(str_at(article_text(a), links[i].at)),
		         STR_ARG(links[i].to));
	assert_buf(&b, want);
	buf_release(&b);
	diag_release(&d);
	article_free(a);
}

#define RELATION "<Relationships><Relationship Id=\"rId1\" Type=\"x/styles\" Target=\"s\"/>" \
	"<Relationship Id=\"rId2\" Type=\"x/hyperlink\" Target=\"http://lakes.example/?a&amp;b\"/>" \
	"<Relationship Id=\"rId3\" Type=\"x/hyperlink\" Target=\"javascript:x()\"/></Relationships>"
#define LINKED(heading) "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>" heading "<w:p><w:r><w:t xml:space=\"preserve\">They &lt;all&gt; said " \
	"</w:t></w:r><w:hyperlink r:id=\"rId2\"><w:r><w:t>how </w:t></w:r><w:r><w:t>many</w:t></w:r>" \
	"</w:hyperlink><w:hyperlink r:id=\"rId3\"><w:r><w:t> boats</w:t></w:r></w:hyperlink></w:p>" \
	W_P("Nobody counted the fish, the minister said.") W_CLOSE

static void
test_written__links_keep_where_they_lead(void **state)
{
	static const char *const word[] = {
		LINKED(""),
		LINKED("<w:p><w:pPr><w:pStyle w:val=\"heading1\"/></w:pPr><w:r><w:t>Why</w:t></w:r></w:p>"),
	};
	struct zip z;

	(void)state;
	for (int i = 0; i < 2; i++) {
		zip_init(&z);
		zip_add(&z, "word/document.xml", str_of(word[i]));
		zip_add(&z, "word/_rels/document.xml.rels", STR_LIT(RELATION));
		zip_add(&z, "docProps/core.xml", STR_LIT("<c xmlns:dc=\"dc\"><dc:title>Nine lake states"
		                                         "</dc:title></c>"));
		check_links(zip_end(&z), "x.docx", "how many>http://lakes.example/?a&b\n");
		zip_release(&z);
	}
	zip_init(&z);
	zip_add(&z, "mimetype", STR_LIT("application/vnd.oasis.opendocument.text"));
	zip_add(&z, "content.xml", STR_LIT("<o:d xmlns:o=\"o\" xmlns:text=\"t\" xmlns:xlink=\"l\">"
		"<text:p>They said <text:a xlink:href=\"http://lakes.example/\">how many</text:a> boats "
		"they have, and <text:a xlink:href=\"#s\">where</text:a>.</text:p></o:d>"));
	check_links(zip_end(&z), "x.odt", "how many>http://lakes.example/\n");
	zip_release(&z);
	check_links(STR_LIT("{\\rtf1 They {\\field{\\*\\fldinst {HYPERLINK \"http://lakes.example/\"}}"
	                    "{\\fldrslt {\\ul said} how}} many boats they {\\field{\\*\\fldinst PAGE}"
	                    "{\\fldrslt have}} had.\\par {\\footnote {\\field{\\*\\fldinst HYPERLINK \"x\"}"
	                    "{\\fldrslt note}}}}"), "x.rtf", "said how>http://lakes.example/\n");
}

/* Each part of a Word document numbers its links anew; of the text in which a note
 * stands they are none. */
static void
test_written__links_of_notes_keep_where_they_lead(void **state)
{
	static const char notes[] =
		"<w:footnotes xmlns:w=\"w\" xmlns:r=\"r\"><w:footnote><w:p><w:r><w:t xml:space=\"preserve\"> See "
		"</w:t></w:r><w:hyperlink r:id=\"rId2\"><w:r><w:t>the count</w:t></w:r></w:hyperlink>"
		"</w:p></w:footnote><w:footnote><w:p><w:hyperlink r:id=\"rId2\"><w:r><w:t "
		"xml:space=\"preserve\"> Again </w:t></w:r></w:hyperlink><w:hyperlink r:id=\"rId3\"><w:r><w:t>"
		"no</w:t></w:r></w:hyperlink></w:p></w:footnote></w:footnotes>";
	static const char relations[] =
		"<Relationships><Relationship Id=\"rId2\" Type=\"x/hyperlink\" "
		"Target=\"http://counts.example/\"/></Relationships>";
	struct zip z;

	(void)state;
	zip_init(&z);
	zip_add(&z, "word/document.xml", STR_LIT(LINKED("")));
	zip_add(&z, "word/_rels/document.xml.rels", STR_LIT(RELATION));
	zip_add(&z, "word/footnotes.xml", str_of(notes));
	zip_add(&z, "word/_rels/footnotes.xml.rels", str_of(relations));
	check_links(zip_end(&z), "x.docx", "how many>http://lakes.example/?a&b\n"
	            "the count>http://counts.example/\nAgain>http://counts.example/\n");
	zip_release(&z);
	zip_init(&z);
	zip_add(&z, "mimetype", STR_LIT("application/vnd.oasis.opendocument.text"));
	zip_add(&z, "content.xml", STR_LIT("<o:d xmlns:o=\"o\" xmlns:text=\"t\" xmlns:xlink=\"l\">"
		"<text:p>They <text:a xlink:href=\"http://lakes.example/\">said<text:note><text:note-body>"
		"<text:p>In <text:a xlink:href=\"http://counts.example/\">June</text:a>.</text:p>"
		"</text:note-body></text:note></text:a> how many boats they have.</text:p></o:d>"));
	check_links(zip_end(&z), "x.odt", "said>http://lakes.example/\nJune>http://counts.example/\n");
	zip_release(&z);
}

/* Notes without end, in each other, in code, and without a text. */
static void
test_markdown__notes_stand_behind_the_text(void **state)
{
	static const char text[] = "# Nine\n\nThey met[^a] and `x[^a]` \\[^a] and[^b].\n\n[^b]: See [^a].\n"
		"[^a]: One.\n\n    Two.\n\n~~~\n[^c]: code\n~~~\n\n[^d]:\n[^e]: Alone.";
	struct papers p = {.at_most = 0};

	(void)state;
	papers_read(&p, str_of(text), "x.md");
	assert_non_null(strstr(p.texts.ptr, "They met¹ and x[^a] [^a] and²."));
	assert_non_null(strstr(p.texts.ptr, "[^c]: code"));
	assert_non_null(strstr(p.texts.ptr, "¹ One.\n\nTwo."));
	assert_true(strstr(p.texts.ptr, "¹ One.") < strstr(p.texts.ptr, "² See "));
	papers_release(&p);
	papers_torture(str_of(text), "x.md", 1);
}

static void
test_open_document__text_by_its_elements(void **state)
{
	static const char content[] = "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" "
		"xmlns:style=\"s\" xmlns:table=\"b\"><office:automatic-styles>"
		"<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>"
		"</office:automatic-styles><office:body><office:text>"
		"<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\n"
		"<text:p text:style-name=\"P1\">Nine<text:s text:c=\"2\"/>states</text:p>\n"
		"<text:h text:outline-level=\"2\">Why</text:h><text:p>They <text:span>met"
		"</text:span>\n  on 23 July<text:note><text:note-citation>1</text:note-citation>"
		"<text:note-body><text:p>A Saturday.</text:p></text:note-body></text:note>.</text:p>"
		"<text:list><text:list-item><text:p>For fish</text:p></text:list-item></text:list>"
		"<table:table><table:table-row><table:table-cell><text:p>Boat</text:p>"
		"</table:table-cell><table:table-cell><text:p>Fish</text:p></table:table-cell>"
		"</table:table-row></table:table></office:text></office:body></office:document-content>";
	struct papers p = {.at_most = 0};
	struct zip z;

	(void)state;
	zip_init(&z);
	zip_add(&z, "mimetype", STR_LIT("application/vnd.oasis.opendocument.text"));
	zip_add(&z, "content.xml", str_of(content));
	zip_add(&z, "meta.xml", STR_LIT("<o:meta xmlns:o=\"o\" xmlns:dc=\"d\"><dc:creator>Anna Lind"
	                                "</dc:creator></o:meta>"));
	papers_read(&p, zip_end(&z), "x.odt");
	assert_string_equal(p.said.ptr, "");
	assert_string_equal(p.list.ptr, "x.odt | Nine states |  | \n");
	assert_string_equal(p.texts.ptr, "Nine states\n\nWhy\n\nThey met on 23 July.\n\nFor fish\n"
	                                 "Boat | Fish\nA Saturday.\n\n");
	papers_release(&p);
	papers_torture(buf_str(&z.bytes), "x.odt", 7);
	zip_release(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rtf__characters_by_charset_and_number),
		cmocka_unit_test(test_rtf__what_is_not_the_text_goes),
		cmocka_unit_test(test_rtf__paragraphs_items_and_rows),
		cmocka_unit_test(test_rtf__headings_and_properties_say_what_is_what),
		cmocka_unit_test(test_rtf__broken_files_are_read_as_far_as_they_make_sense),
		cmocka_unit_test(test_word__headings_items_rows_and_notes),
		cmocka_unit_test(test_word__what_is_not_the_text_goes),
		cmocka_unit_test(test_written__links_keep_where_they_lead),
		cmocka_unit_test(test_written__links_of_notes_keep_where_they_lead),
		cmocka_unit_test(test_markdown__notes_stand_behind_the_text),
		cmocka_unit_test(test_open_document__text_by_its_elements),
	};

	return UNIT_RUN(tests);
}
