/* SPDX-License-Identifier: MIT */
/* An article as lines, and the way between bytes and cells. */
#include "tests/unit/hyphens_of.h"
#include "tests/unit/unit.h"
#include "ui/flow.h"

/* An article of blocks: the first letter of a line says its kind (T title, M
 * meta, H heading, P paragraph, I item, F furniture), then a blank, or how it is set (shape()). A mention
 * is put in braces with its kind: {P:Sergey Lavrov}. '~' is a line feed inside
 * a block. */
struct sheet {
	struct article *article;
	struct flow flow;
	struct posting postings[16];
	size_t nposting;
	struct flow_options options;
};

static enum block_kind
block_of(char letter)
{
	static const char letters[] = "THMPIQCF";

	return (enum block_kind)(strchr(letters, letter) - letters);
}

static void
add_text(struct sheet *s, struct buf *text, const char *line, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		struct posting *p = &s->postings[s->nposting];

		if (line[i] == '{') {
			*p = (struct posting){.at = {(uint32_t)text->len, 0},
			                      .entity = (entity_id)s->nposting + 1,
			                      .link = 1.0f,
			                      .form = FORM_NAME,
			                      .value = STR_EMPTY};
			while (kind_letter(p->kind) != line[i + 1])
				p->kind = (enum kind)(p->kind + 1);
			i += 2;
		} else if (line[i] == '}') {
			p->at.len = (uint32_t)text->len - p->at.off;
			s->nposting++;
		} else {
			buf_add_char(text, line[i] == '~' ? '\n' : line[i]);
		}
	}
}

/* How a block is set, by the character behind its kind: '*' a bullet, '>' one in a
 * list in a list, a figure a number, 'x' a letter, '+' set in by a list, '|' quoted, '=' its own
 * lines. */
static void
shape(struct block *b, char c)
{
	b->depth = c == '>' ? 2 : c != ' ' && c != '=';
	b->keeps_lines = c == '=';
	if (c == '*' || c == '>')
		b->sign = SIGN_BULLET;
	if (c == 'x') {
		b->sign = SIGN_NUMBER;
		b->number = 24;
		b->numbering = 'a';
	}
	if (c >= '0' && c <= '9') {
		b->sign = SIGN_NUMBER;
		b->number = (uint32_t)(c - '0') + 5;
	}
}

static void
sheet_make(struct sheet *s, const char *source, int width)
{
	struct block blocks[16];
	size_t nblock = 0;
	struct buf text;
	struct span title = SPAN_NONE;

	*s = (struct sheet){.options = {.width = width, .info = STR_EMPTY, .gap = 1}};
	buf_init(&text);
	while (*source != '\0') {
		size_t len = strcspn(source, "\n");
		struct block *b = &blocks[nblock++];

		*b = (struct block){.kind = block_of(source[0])};
		shape(b, source[1]);
		b->at.off = (uint32_t)text.len;
		add_text(s, &text, source + 2, len - 2);
		b->at.len = (uint32_t)text.len - b->at.off;
		if (b->kind == BLOCK_TITLE)
			title = b->at;
		buf_add_cstr(&text, "\n\n");
		source += len + (source[len] == '\n');
	}
	s->article = article_new(&(struct article_parts){
		.path = STR_LIT("a.txt"),
		.text = buf_str(&text),
		.title = title,
		.date_at = SPAN_NONE,
		.source = STR_EMPTY,
		.blocks = blocks,
		.nblock = nblock,
	});
	buf_release(&text);
	flow_init(&s->flow);
}

static void
sheet_build(struct sheet *s)
{
	flow_build(&s->flow, s->article, s->postings, s->nposting, &s->options);
}

static void
sheet_release(struct sheet *s)
{
	flow_release(&s->flow);
	article_free(s->article);
}

/* All lines drawn on a canvas, joined by '|'; with roles instead of text. */
static void
drawn(struct sheet *s, const struct flow_marks *marks, bool is_roles, struct buf *out)
{
	struct flow_marks none = {.focus = POSTING_NONE, .fold = UINT32_MAX, .find = SIZE_MAX};
	struct canvas c;

	canvas_init(&c);
	for (size_t i = 0; i < s->flow.lines.len; i++) {
		size_t end = out->len;

		canvas_resize(&c, 1, 60);
		flow_draw(&s->flow, i, &c, 0, 0, marks == NULL ? &none : marks);
		for (int x = 0; x < 60; x++) {
			const struct cell *cell = canvas_cell(&c, 0, x);
			enum role r = cell->over != ROLE_NONE ? cell->over : cell->role;

			if (is_roles)
				buf_add_char(out, role_letter(r));
			else
				buf_add(out, str_from(cell->text, cell->len));
			if (out->ptr[out->len - 1] != ' ')
				end = out->len;
		}
		out->len = end;
		buf_add_char(out, '|');
	}
	canvas_release(&c);
}

static void
expect(struct sheet *s, const char *text)
{
	struct buf b;

	buf_init(&b);
	sheet_build(s);
	drawn(s, NULL, false, &b);
	assert_buf(&b, text);
	buf_release(&b);
}

static void
lines(const char *source, int width, const char *expected)
{
	struct sheet s;

	sheet_make(&s, source, width);
	expect(&s, expected);
	sheet_release(&s);
}

static void
test_flow__items_have_signs_and_hang(void **state)
{
	(void)state;
	lines("I*one two three four\nI>five sixty\nI5seven eight nine", 16,
	      "• one two three|  four|  • five sixty|10. seven eight|    nine|");
	lines("Ixeight nine ten", 16, "x. eight nine|   ten|");
	lines("I*one two\nP+three four five", 12, "• one two||  three four|  five|");
	/* Where there is little room it is for the words. */
	lines("I>one two three", 9, "• one two|  three|");
	lines("I*one two three", 8, "one two|three|");
}

#define ROWS "I State | Boats | When\nI {L:Northmark} | 1,204 | 3 March\nI Far |  | late\n"

/* Where the columns of a table fit they are lined up; else each cell has its lines. */
static void
test_flow__columns_of_tables_are_lined_up(void **state)
{
	struct sheet s;

	(void)state;
	lines(ROWS, 27, "State     | Boats | When|Northmark | 1,204 | 3 March|Far       |       | late|");
	lines(ROWS, 26, "State|  Boats|  When|Northmark|  1,204|  3 March|Far|  late|");
	lines("I one | two three four\nP end", 12, "one|  two three|  four||end|");
	/* What is a list's, or no cell, is as it was. */
	lines("I*a | b\nI*ccc | d\nI e| f", 20, "• a | b|• ccc | d|e| f|");
	/* Letters before mentions count. */
	sheet_make(&s, ROWS, 40);
	s.options.has_letters = true;
	expect(&s, "State        | Boats | When|[L]Northmark | 1,204 | 3 March|Far          |       | late|");
	for (size_t i = 0; i < s.flow.lines.len; i++) {
		struct span at = s.flow.lines.ptr[i].at;

		for (uint32_t off = at.off; off < span_end(at); off++) {
			uint32_t back = flow_byte(&s.flow, i, flow_column(&s.flow, i, off));

			assert_true(back <= off && off - back < 2);
		}
	}
	sheet_release(&s);
}

static void
test_flow__quotations_have_bars(void **state)
{
	(void)state;
	lines("P one\nQ|two three four\nP five", 12, "one||│ two three|│ four||five|");
}

static void
test_flow__verse_and_code_keep_their_lines(void **state)
{
	(void)state;
	lines("P=one~two three four~~  five   six", 12, "one|two three|four||  five   six|");
	lines("P one~two~~  three   four", 12, "one two|three four|");
}

static void
test_flow__breaks_at_blanks_and_joins_line_feeds(void **state)
{
	(void)state;
	lines("P one two~three  four", 9, "one two|three|four|");
	lines("P one two", 7, "one two|");
	lines("P well-known fact", 6, "well-|known|fact|");
}

static void
test_flow__cuts_what_cannot_be_broken(void **state)
{
	(void)state;
	lines("P abcdefghij kl", 4, "abcd|efgh|ij|kl|");
	lines("P e\xcc\x81" "abc", 2, "e\xcc\x81" "a|bc|");
	lines("P 東京都", 4, "東京|都|");
	lines("P 東京", 1, "東|京|");
}

static void
test_flow__spaces_blocks_and_hangs_items(void **state)
{
	(void)state;
	lines("T Head\nM 3 May\nP Body\nI - one two three\nI - four", 9,
	      "Head|3 May||Body||- one two|  three|- four|");
}

static void
test_flow__keeps_the_lines_of_a_date_line(void **state)
{
	(void)state;
	lines("M By X~3 May 2016\nP a", 20, "By X|3 May 2016||a|");
}

static void
test_flow__says_figures_below_the_title(void **state)
{
	struct sheet s;

	(void)state;
	sheet_make(&s, "T Head\nM 3 May\nP Body", 20);
	s.options.info = STR_LIT("9 words");
	expect(&s, "Head|3 May|9 words||Body|");
	sheet_release(&s);
	sheet_make(&s, "P Body", 20);
	s.options.info = STR_LIT("9 words");
	expect(&s, "9 words||Body|");
	sheet_release(&s);
}

static void
test_flow__folds_furniture_until_it_is_opened(void **state)
{
	struct sheet s;
	uint32_t opened;
	size_t fold;

	(void)state;
	sheet_make(&s, "P Body\nF Home\nF Share\nP More", 44);
	expect(&s, "Body||▸ 2 lines not part of the article · Home /…||More|");
	fold = flow_line_of(&s.flow, 7);
	assert_int_equal(s.flow.lines.ptr[fold].kind, FLOW_FOLD);
	opened = s.flow.lines.ptr[fold].at.off;
	s.options.opened = &opened;
	s.options.nopened = 1;
	expect(&s, "Body||▾ 2 lines not part of the article · Home /…|Home|Share||More|");
	sheet_release(&s);
}

static void
test_flow__letters_stay_with_their_word(void **state)
{
	struct sheet s;

	(void)state;
	sheet_make(&s, "P met {P:Lavrov} there", 12);
	s.options.has_letters = true;
	expect(&s, "met|[P]Lavrov|there|");
	s.options.hidden = 1u << KIND_PERSON;
	expect(&s, "met Lavrov|there|");
	sheet_release(&s);
}

static void
test_flow__bytes_and_columns_go_both_ways(void **state)
{
	struct sheet s;
	struct str text;

	(void)state;
	sheet_make(&s, "T A title\nP An éclair for {P:Ötzi}, 東京 and all the others of them", 14);
	sheet_build(&s);
	text = article_text(s.article);
	for (uint32_t off = 0; off < text.len; off++) {
		size_t line = flow_line_of(&s.flow, off);
		int column;
		uint32_t back;

		assert_true(line < s.flow.lines.len);
		if (!span_has(s.flow.lines.ptr[line].at, off))
			continue;
		column = flow_column(&s.flow, line, off);
		assert_in_range(column, 0, 14);
		back = flow_byte(&s.flow, line, column);
		assert_true(back <= off && off - back < 4);
	}
	assert_int_equal(flow_line_of(&s.flow, 100000), s.flow.lines.len - 1);
	sheet_release(&s);
}

static void
test_flow__draws_roles_and_marks(void **state)
{
	struct sheet s;
	struct span find = {0, 3};
	struct flow_marks m = {
		.same = 2, .focus = 1, .fold = UINT32_MAX, .finds = &find, .nfind = 1, .find = SIZE_MAX,
	};
	struct buf b;

	(void)state;
	buf_init(&b);
	sheet_make(&s, "T The {L:Hague}\nP {P:Lavrov} saw {P:Wang} in {D:May}, Wang", 40);
	s.postings[1].entity = 2;
	s.postings[2].entity = 2;
	s.postings[3].form = FORM_NOMINAL;
	sheet_build(&s);
	drawn(&s, &m, true, &b);
	/* The title stays a title below its place; focus wins over the rest. */
	assert_buf(&b, "///TLLLLL||******     ====    ddd|");
	sheet_release(&s);
	buf_release(&b);
}

/* Doubt is drawn weaker, and both doubt and descriptions can be out of sight. */
static void
test_flow__guesses_and_descriptions_are_weak_or_hidden(void **state)
{
	struct sheet s;
	struct flow_marks m = {.focus = POSTING_NONE, .fold = UINT32_MAX, .find = SIZE_MAX};
	struct buf b;

	(void)state;
	buf_init(&b);
	sheet_make(&s, "P {P:Lavrov} saw {P:Wang} and {P:Kerry}", 40);
	s.postings[1].link = 0.6f;
	s.postings[2].form = FORM_NOMINAL;
	sheet_build(&s);
	drawn(&s, &m, true, &b);
	assert_buf(&b, "PPPPPP     pppp     ppppp|");
	buf_clear(&b);
	s.options.hides_guesses = true;
	sheet_build(&s);
	assert_true(flow_shows(&s.flow, 0));
	assert_false(flow_shows(&s.flow, 1));
	assert_true(flow_shows(&s.flow, 2));
	s.options.hides_nominals = true;
	sheet_build(&s);
	drawn(&s, &m, true, &b);
	assert_buf(&b, "PPPPPP|");
	sheet_release(&s);
	buf_release(&b);
}

static void
test_flow__is_safe_without_text(void **state)
{
	struct sheet s;

	(void)state;
	sheet_make(&s, "", 10);
	sheet_build(&s);
	assert_int_equal(s.flow.lines.len, 0);
	assert_int_equal(flow_line_of(&s.flow, 0), 0);
	sheet_release(&s);
}

static void
test_flow__no_line_is_wider_than_asked(void **state)
{
	struct sheet s;

	(void)state;
	sheet_make(&s, "P In {L:Vientiane} the {O:Association of Southeast Asian Nations} (ASEAN) "
	               "held-its 28th—and 29th— summits, antidisestablishmentarianism and all.",
	           10);
	s.options.has_letters = true;
	for (int width = 4; width < 60; width++) {
		uint32_t end = 0;

		s.options.width = width;
		sheet_build(&s);
		for (size_t i = 0; i < s.flow.lines.len; i++) {
			struct span at = s.flow.lines.ptr[i].at;

			assert_in_range(flow_column(&s.flow, i, span_end(at)), 1, width);
			/* Nothing but blanks is lost between lines. */
			for (uint32_t off = end; off < at.off; off++)
				assert_int_equal(article_text(s.article).ptr[off], ' ');
			end = span_end(at);
		}
	}
	sheet_release(&s);
}

static void
test_flow__full_lines_end_at_the_edge(void **state)
{
	struct sheet s;
	struct buf b;

	(void)state;
	sheet_make(&s, "P The talks of {P Sergey Lavrov} and his guests went on and on\n"
	               "P Nobody left", 18);
	s.options.is_justified = true;
	sheet_build(&s);
	buf_init(&b);
	drawn(&s, NULL, false, &b);
	assert_buf(&b, "The talks of|Sergey  Lavrov and|his guests went on|and on||Nobody left|");
	for (size_t i = 0; i < s.flow.lines.len; i++) {
		struct span at = s.flow.lines.ptr[i].at;

		/* One whose blanks would become holes stays as it is. */
		assert_true(!s.flow.lines.ptr[i].is_full || i == 0 ||
		            flow_column(&s.flow, i, span_end(at)) == 18);
		for (uint32_t off = at.off; off < span_end(at); off++)
			assert_int_equal(flow_byte(&s.flow, i, flow_column(&s.flow, i, off)), off);
	}
	buf_release(&b);
	sheet_release(&s);
}

static void
test_flow__words_are_divided_where_lines_end(void **state)
{
	struct hyphens *h = hyphens_of("1ta");
	struct sheet s;
	struct buf b;

	(void)state;
	sheet_make(&s, "P The long dictation of {P Sir Untamed} took time, dictation did\n"
	               "H Old dictations dictation", 13);
	s.options.hyphens = h;
	sheet_build(&s);
	buf_init(&b);
	drawn(&s, NULL, false, &b);
	/* Where it fits with its hyphen; headings stay whole, and so do names. */
	assert_buf(&b, "The long dic-|tation of Sir|Untamed took|time, dic-|tation did||Old|dictations|"
	               "dictation|");
	for (size_t i = 0; i < s.flow.lines.len; i++) {
		struct span at = s.flow.lines.ptr[i].at;

		assert_true(flow_column(&s.flow, i, span_end(at)) <= 13);
	}
	buf_release(&b);
	sheet_release(&s);
	hyphens_free(h);
}

static void
test_flow__paragraphs_are_told_apart(void **state)
{
	struct sheet s;
	struct buf b;

	(void)state;
	sheet_make(&s, "P One and\nP Two that is longer\nH Head\nP Three", 14);
	s.options.gap = 0;
	sheet_build(&s);
	buf_init(&b);
	drawn(&s, NULL, false, &b);
	assert_buf(&b, "One and|  Two that is|longer||Head||Three|");
	s.options.gap = 2;
	sheet_build(&s);
	buf_clear(&b);
	drawn(&s, NULL, false, &b);
	assert_buf(&b, "One and|||Two that is|longer||Head||Three|");
	buf_release(&b);
	sheet_release(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flow__breaks_at_blanks_and_joins_line_feeds),
		cmocka_unit_test(test_flow__cuts_what_cannot_be_broken),
		cmocka_unit_test(test_flow__spaces_blocks_and_hangs_items),
		cmocka_unit_test(test_flow__items_have_signs_and_hang),
		cmocka_unit_test(test_flow__columns_of_tables_are_lined_up),
		cmocka_unit_test(test_flow__quotations_have_bars),
		cmocka_unit_test(test_flow__verse_and_code_keep_their_lines),
		cmocka_unit_test(test_flow__keeps_the_lines_of_a_date_line),
		cmocka_unit_test(test_flow__says_figures_below_the_title),
		cmocka_unit_test(test_flow__folds_furniture_until_it_is_opened),
		cmocka_unit_test(test_flow__letters_stay_with_their_word),
		cmocka_unit_test(test_flow__bytes_and_columns_go_both_ways),
		cmocka_unit_test(test_flow__draws_roles_and_marks),
		cmocka_unit_test(
			test_flow__guesses_and_descriptions_are_weak_or_hidden),
		cmocka_unit_test(test_flow__words_are_divided_where_lines_end),
		cmocka_unit_test(test_flow__is_safe_without_text),
		cmocka_unit_test(test_flow__no_line_is_wider_than_asked),
		cmocka_unit_test(test_flow__full_lines_end_at_the_edge),
		cmocka_unit_test(test_flow__paragraphs_are_told_apart),
	};

	return UNIT_RUN(tests);
}
