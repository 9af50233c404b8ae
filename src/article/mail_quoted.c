/* SPDX-License-Identifier: MIT */
/*
 * Mails inside the text of a mail: see mail_int.h.  The head of a quoted mail
 * is a run of lines that begin as fields do, in one of the languages that mail
 * programs speak; a name alone ("To: the people of Mali") is text.
 */
#include "article/mail_int.h"

#include "text/banned.h"

enum {
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

/* "From: …", "*Sent:* …", "> Betreff: …" */
static bool
is_field(struct str s)
{
	static const char *const names[] = {
		"From", "Sent", "Date", "To", "Cc", "Bcc", "Subject", "Reply-To",
		"Importance", "Attachments", "Organization",
		"Von", "Gesendet", "Datum", "An", "Betreff", "Antwort an",
		"De", "Envoyé", "Date", "À", "Pour", "Objet",
		"Da", "Inviato", "A", "Oggetto", "Data",
		"Enviado", "Enviado el", "Fecha", "Para", "Asunto", "Assunto",
		"Van", "Verzonden", "Aan", "Onderwerp",
		"Från", "Skickat", "Till", "Ämne", "Fra", "Sendt", "Til", "Emne",
		"Od", "Wysłano", "Do", "Temat",
		"От", "Отправлено", "Дата", "Кому", "Тема", "Від", "Надіслано",
	};

	while (s.len > 0 && (s.ptr[0] == '>' || s.ptr[0] == '*' || s.ptr[0] == ' '))
		s = str_sub(s, 1, s.len);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str name = str_of(names[i]);

		if (starts_nocase(s, name) && s.len > name.len && s.ptr[name.len] == ':')
			return true;
	}
	return false;
}

/* "----- Original Message -----", "Begin forwarded message:", a rule. */
static bool
is_announcement(const struct plain *p, const struct draft *b)
{
	struct str s = draft_text(p, b);

	while (s.len > 0 && (s.ptr[0] == '>' || s.ptr[0] == ' '))
		s = str_sub(s, 1, s.len);
	return (b->nword == 0 && b->nchar >= 3)
	       || (str_starts(s, STR_LIT("-----")) && str_ends(s, STR_LIT("---")))
	       || str_eq_nocase(s, STR_LIT("Begin forwarded message:"));
}

static size_t
run_of_fields(const struct plain *p, size_t from)
{
	size_t i = from;

	while (i < p->blocks.len && is_field(draft_text(p, &p->blocks.ptr[i]))
	       && (i == from || !p->blocks.ptr[i].is_after_blank))
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

void
mail_settle(struct plain *p)
{
	for (size_t i = 0; i < p->blocks.len; i++) {
		bool is_announced = i > 0 && is_announcement(p, &p->blocks.ptr[i - 1]);
		size_t n = run_of_fields(p, i);

		if (n < (is_announced ? RUN_ANNOUNCED : RUN))
			continue;
		if (is_announced)
			draft_settle(&p->blocks.ptr[i - 1], BLOCK_FURNITURE);
		for (size_t k = 0; k < n; k++)
			draft_settle(&p->blocks.ptr[i + k], BLOCK_META);
		i += n - 1;
	}
	settle_signatures(p);
}

void
mail_resettle(struct plain *p)
{
	for (size_t i = 0; i < p->blocks.len; i++) {
		struct draft *b = &p->blocks.ptr[i];

		if (b->kind == BLOCK_HEADING && b->ends_sentence && !b->ends_colon)
			b->kind = BLOCK_PARAGRAPH;
	}
	p->subtitle = SPAN_NONE;
}
