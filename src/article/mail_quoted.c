/* SPDX-License-Identifier: MIT */
/*
 * Mails inside the text of a mail: see mail_int.h.  The head of a quoted mail
 * is a run of lines that begin as fields do, in one of the languages that mail
 * programs speak; a name alone ("To: the people of Mali") is text.  A mail that
 * only hands another on is as old as that, and by whoever wrote that.
 */
#include "article/mail_int.h"

#include "article/foreign_day.h"
#include "article/html_int.h"
#include "article/said_day.h"

#include "text/banned.h"

enum {
	COMMENT = 500,      /* [chars] above a mail that is only handed on, at most */
	ATTRIBUTION_MAX = 200, /* [B] of "On … Anna Lind wrote:" */
	RUN = 3,            /* fields that are a head by themselves … */
	RUN_ANNOUNCED = 2,  /* … and below a line that announces one */
	SIGNATURE_MAX = 8,  /* blocks … */
	SIGNATURE_CHARS = 90 /* [chars] … none of them longer */
};

static bool
starts_nocase(struct str s, struct str word)
{
	return s.len >= word.len && str_eq_nocase(str_sub(s, 0, word.len), word);
}

enum field {
	FIELD_NONE,
	FIELD_FROM,
	FIELD_DATE,
	FIELD_OTHER
};

/* ">", "*" and blanks at the start of a line. */
static struct str
without_marks(struct str s)
{
	while (s.len > 0 && memchr(">* ", s.ptr[0], 3))
		s = str_sub(s, 1, s.len);
	return s;
}

/* "From: …", "*Sent:* …", "> Betreff: …"; *value is what stands behind. */
static enum field
field_of(struct str s, struct str *value)
{
	static const struct {
		enum field field;
		const char *names; /* parted by bars */
	} rows[] = {
		{FIELD_FROM, "From|Von|De|Da|Van|Från|Fra|Od|От|Від"},
		{FIELD_DATE, "Sent|Date|Gesendet|Datum|Envoyé|Inviato|Data|Enviado|Enviado el|"
		             "Fecha|Verzonden|Skickat|Sendt|Dato|Wysłano|Отправлено|Дата|Надіслано"},
		{FIELD_OTHER, "To|Cc|Bcc|Subject|Reply-To|Importance|Attachments|Organization|An|"
		              "Betreff|Antwort an|À|Pour|Objet|A|Oggetto|Para|Asunto|Assunto|Aan|"
		              "Onderwerp|Till|Ämne|Til|Emne|Do|Temat|Кому|Тема"},
	};
	struct str name;

	s = without_marks(s);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str rest = str_of(rows[i].names);

		while (rest.len > 0 && str_cut(&rest, '|', &name)) {
			if (!starts_nocase(s, name) || s.len <= name.len || s.ptr[name.len] != ':')
				continue;
			*value = str_trim(without_marks(str_sub(s, name.len + 1, s.len)));
			return rows[i].field;
		}
	}
	*value = STR_EMPTY;
	return FIELD_NONE;
}

static bool
is_field(struct str s)
{
	struct str value;

	return field_of(s, &value) != FIELD_NONE;
}

static bool
says_announcement(struct str s)
{
	s = without_marks(s);
	return (str_starts(s, STR_LIT("-----")) && str_ends(s, STR_LIT("---")))
	       || str_eq_nocase(s, STR_LIT("Begin forwarded message:"));
}

/* "----- Original Message -----", "Begin forwarded message:", a rule. */
static bool
is_announcement(const struct plain *p, const struct draft *b)
{
	return (b->nword == 0 && b->nchar >= 3) || says_announcement(draft_text(p, b));
}

/* "On 1 July 2019 Anna Lind wrote:", above what is quoted of it. */
static bool
is_attribution(struct str s)
{
	static const char *const ways[][2] = {
		{"On ", "wrote:"}, {"Am ", ":"}, {"Le ", "écrit :"}, {"Le ", "écrit:"},
		{"El ", "escribió:"}, {"Il ", "scritto:"}, {"Em ", "escreveu:"}, {"Op ", "schreef:"},
	};

	s = without_marks(s);
	for (size_t i = 0; s.len <= ATTRIBUTION_MAX && i < sizeof ways / sizeof *ways; i++) {
		if (str_starts(s, str_of(ways[i][0])) && str_ends(s, str_of(ways[i][1]))
		    && (i != 1 || str_find(s, STR_LIT(" schrieb ")) != SIZE_MAX))
			return true;
	}
	return false;
}

bool
mail_is_head_line(struct str s)
{
	return is_field(s) || says_announcement(s) || is_attribution(s);
}

/* Fields below each other; in markup each is a block, wherever it stands. */
static size_t
run_of_fields(const struct plain *p, size_t from, bool is_markup)
{
	size_t i = from;

	while (i < p->blocks.len && is_field(draft_text(p, &p->blocks.ptr[i]))
	       && (i == from || is_markup || !p->blocks.ptr[i].is_after_blank))
		i++;
	return i - from;
}

/* Short lines alone up to the end, or up to the next mail. */
static size_t
signature_end(const struct plain *p, size_t from)
{
	size_t i = from;

	while (i < p->blocks.len && !p->blocks.ptr[i].is_settled
	       && !is_announcement(p, &p->blocks.ptr[i])) {
		if (p->blocks.ptr[i].nchar > SIGNATURE_CHARS || i - from == SIGNATURE_MAX)
			return from;
		i++;
	}
	return i;
}

static void
settle_signatures(struct plain *p)
{
	for (size_t i = 0; i < p->blocks.len; i++) {
		size_t end;

		if (!str_eq(draft_text(p, &p->blocks.ptr[i]), STR_LIT("--")))
			continue;
		end = signature_end(p, i + 1);
		for (size_t k = i; k < end; k++)
			draft_settle(&p->blocks.ptr[k], BLOCK_FURNITURE);
	}
}

/* "This e-mail and any attachments are confidential …": what offices write below
 * all of their mails, at any length. */
static void
settle_notices(struct plain *p)
{
	static const char *const starts[] = {
		"This e-mail and any", "This email and any", "This message and any",
		"This e-mail is confidential", "This email is confidential",
		"This e-mail message is", "This email message is", "This message is intended",
		"This message contains confidential", "The information contained in this e",
		"The information in this e", "The contents of this e", "Confidentiality notice",
		"CONFIDENTIALITY NOTICE", "Diese E-Mail enthält", "Ce message et ",
	};

	for (size_t i = 0; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		struct str s = without_marks(draft_text(p, b));

		for (size_t k = 0; !b->is_settled && k < sizeof starts / sizeof *starts; k++) {
			if (starts_nocase(s, str_of(starts[k])))
				draft_settle(b, BLOCK_FURNITURE);
		}
	}
}

void
mail_settle(struct plain *p, bool is_markup)
{
	for (size_t i = 0; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		bool is_announced = i > 0 && is_announcement(p, b - 1);
		size_t n = run_of_fields(p, i, is_markup);

		if (is_attribution(draft_text(p, b)))
			draft_settle(b, BLOCK_META);
		if (n < (is_announced ? RUN_ANNOUNCED : RUN))
			continue;
		if (is_announced)
			draft_settle(b - 1, BLOCK_FURNITURE);
		for (size_t k = 0; k < n; k++)
			draft_settle(b + k, BLOCK_META);
		i += n - 1;
	}
	settle_signatures(p);
	settle_notices(p);
}

/* ---------------------------------------------------------------- handed on */

/* The subject says so, in the way of the sender's program. */
static bool
is_forward(struct str subject)
{
	static const char *const starts[] = {
		"fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "vs:", "vb:", "pd:", "doorst:", "i:",
	};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (starts_nocase(subject, str_of(starts[i])))
			return true;
	}
	return false;
}

/* "Times of Lakeland <news@lakes.example>", "'Anna Lind'": who. */
static struct str
sender_of(struct str s)
{
	size_t bracket = str_find_char(s, '<');
	struct str name = str_trim(str_sub(s, 0, bracket));

	if (name.len == 0)
		name = str_sub(s, bracket + 1, str_find_char(s, '>'));
	while (name.len > 1 && memchr("\"'*", name.ptr[0], 3)
	       && memchr("\"'*", name.ptr[name.len - 1], 3))
		name = str_sub(name, 1, name.len - 1);
	bracket = str_find(name, STR_LIT(" [mailto:"));
	return str_trim(str_sub(name, 0, bracket));
}

static struct day
sent_on(struct str s, struct clock *clock)
{
	struct day d = said_time(s, clock);

	for (size_t at = 0; day_is_none(d) && at < s.len; at++) {
		size_t len;

		if (foreign_may_begin(s, at))
			d = foreign_day(str_sub(s, at, s.len), &len);
	}
	return d;
}

void
mail_forwarded(const struct plain *p, struct html_given *given)
{
	uint32_t above = 0; /* [chars] */
	size_t i = 0;

	if (!is_forward(given->title))
		return;
	while (i < p->blocks.len && p->blocks.ptr[i].kind != BLOCK_META) {
		const struct draft *b = &p->blocks.ptr[i++];

		/* The title is not the sender's comment. */
		if (b->kind != BLOCK_FURNITURE && b->kind != BLOCK_TITLE && i > 1)
			above += b->nchar;
	}
	for (; above <= COMMENT && i < p->blocks.len && p->blocks.ptr[i].kind == BLOCK_META; i++) {
		struct str value;
		struct clock clock;
		struct day d;

		switch (field_of(draft_text(p, &p->blocks.ptr[i]), &value)) {
		case FIELD_FROM:
			if (sender_of(value).len > 0)
				given->source = sender_of(value);
			break;
		case FIELD_DATE:
			d = sent_on(value, &clock);
			if (day_is_full(d)) {
				given->date = d;
				given->clock = clock;
			}
			break;
		case FIELD_NONE:
		case FIELD_OTHER:
			break;
		}
	}
}

void
mail_resettle(struct plain *p)
{
	for (size_t i = 0; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];
		enum block_kind next = i + 1 < p->blocks.len ? b[1].kind : BLOCK_FURNITURE;

		/* "Best", "Anna": what has no text below it is no heading. */
		if (b->kind == BLOCK_HEADING
		    && ((b->ends_sentence && !b->ends_colon) || next == BLOCK_HEADING
		        || next == BLOCK_FURNITURE || next == BLOCK_META))
			b->kind = BLOCK_PARAGRAPH;
	}
	p->subtitle = SPAN_NONE;
}
