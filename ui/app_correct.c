/* SPDX-License-Identifier: MIT */
/*
 * See app_correct.h.  What it is about is the mention under the cursor of the
 * text; elsewhere the followed entity; for new words the find under the cursor.
 */
#include "ui/app_correct.h"

#include "ui/app_fact.h"
#include "ui/app_int.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include <string.h>

#include "text/banned.h"

void
correcting_init(struct correcting *c)
{
	*c = (struct correcting){.what = CMD_NONE, .at = SPAN_NONE};
	buf_init(&c->subject);
	buf_init(&c->words);
	buf_init(&c->path);
	buf_init(&c->slug);
	buf_init(&c->name);
}

void
correcting_release(struct correcting *c)
{
	buf_release(&c->subject);
	buf_release(&c->words);
	buf_release(&c->path);
	buf_release(&c->slug);
	buf_release(&c->name);
}

static void
clear(struct correcting *c)
{
	buf_clear(&c->subject);
	buf_clear(&c->words);
	buf_clear(&c->path);
	buf_clear(&c->slug);
	buf_clear(&c->name);
	c->at = SPAN_NONE;
}

/* ----------------------------------------------------------------- the subject */

static void
take_place(struct app *a, struct span at)
{
	struct correcting *c = &a->correcting;
	const struct page *page = article_view_page(a->views[VIEW_ARTICLE]);

	c->at = at;
	buf_add(&c->path, article_path(page->article));
	buf_add(&c->words, str_at(article_text(page->article), at));
}

static bool
take_entity(struct app *a, entity_id id)
{
	struct correcting *c = &a->correcting;
	struct entity_row row;
	struct arena arena;
	bool is_known;

	arena_init(&arena);
	is_known = id != ENTITY_NONE && library_entity(a->library, id, &row, &arena);
	if (is_known) {
		buf_add(&c->subject, row.slug);
		say_entity(&c->name, &row);
		c->kind = row.kind;
	}
	arena_release(&arena);
	return is_known;
}

/* The mention under the cursor, if the keys are in the text, else the followed
 * entity, in the open article if it is there. */
static bool
take_subject(struct app *a)
{
	const struct view *text = a->views[VIEW_ARTICLE];
	const struct page *page = article_view_page(text);
	uint32_t cursor = article_view_cursor(text);
	bool is_in_text = a->focus == PANE_MAIN && app_main_view(a) == VIEW_ARTICLE;

	for (size_t i = 0; page != NULL && i < page->nposting; i++) {
		const struct posting *p = &page->postings[i];

		if (p->entity == ENTITY_NONE ||
		    (is_in_text && cursor != PLACE_NOWHERE ? p->at.off != cursor
		                                           : p->entity != a->followed.id))
			continue;
		take_place(a, p->at);
		if (!is_in_text || cursor == PLACE_NOWHERE)
			a->correcting.at = SPAN_NONE;
		return take_entity(a, p->entity);
	}
	if (take_entity(a, a->followed.id))
		return true;
	app_say(a, "first pick somebody or something: Tab goes to a mention");
	return false;
}

static bool
take_words(struct app *a)
{
	struct span at = article_view_chosen(a->views[VIEW_ARTICLE]);

	if (span_is_none(at)) {
		app_say(a, "first find the words with /, or choose them with V");
		return false;
	}
	take_place(a, at);
	buf_add(&a->correcting.name, buf_str(&a->correcting.words));
	a->correcting.kind = KIND_PERSON;
	return true;
}

/* -------------------------------------------------------------------- how far */

static struct correction
correction_of(struct app *a, enum correction_scope scope)
{
	const struct correcting *c = &a->correcting;

	return (struct correction){
		.scope = scope,
		.subject = app_entity(a, buf_str(&c->subject)),
		.article = c->path.len > 0 ? library_article_by_path(a->library, buf_str(&c->path))
		                           : ARTICLE_NONE,
		.at = c->at,
		.slug = buf_str(&c->slug),
		.kind = c->kind,
		.name = buf_str(&c->name),
	};
}

static void
say_done(struct app *a, const struct correction *c, struct correction_extent e,
         bool is_kept)
{
	struct buf b;
	struct buf keys;

	buf_init(&b);
	buf_init(&keys);
	if (c->slug.len == 0)
		buf_add_cstr(&b, "that is nothing now: ");
	else
		buf_addf(&b, "that is %.*s now (%.*s): ", STR_ARG(c->name), STR_ARG(c->slug));
	say_count(&b, e.mentions, "mention", "mentions");
	if (e.articles > 1)
		buf_addf(&b, " in %zu articles", e.articles);
	keymap_names(&a->conf.keymap, CMD_UNDO, 1, &keys);
	buf_addf(&b, "; %s takes it back", keys.len > 0 ? keys.ptr : ":undo");
	if (!is_kept)
		buf_addf(&b, " (%s)", pile_why_unkept(a->pile));
	app_say(a, "%s", b.ptr);
	buf_release(&b);
	buf_release(&keys);
}

static void
apply(struct app *a, enum correction_scope scope)
{
	struct correction c = correction_of(a, scope);
	struct correction_extent extent = library_correction_extent(a->library, &c);
	struct diag d;
	enum status status;

	if (a->correcting.subject.len > 0 && c.subject == ENTITY_NONE) {
		app_fail(a, "that is no longer there");
		return;
	}
	diag_init(&d);
	app_mark(a);
	status = pile_correct(a->pile, &c, &d);
	a->library = pile_library(a->pile);
	app_report(a, &d);
	diag_clear(&d);
	if (status == STATUS_OK) {
		bool is_kept = pile_keep(a->pile, &d);

		app_refresh(a);
		if (!span_is_none(c.at) && a->focus == PANE_MAIN &&
		    app_main_view(a) == VIEW_ARTICLE && c.slug.len > 0)
			article_view_go(a->views[VIEW_ARTICLE], c.at.off);
		if (c.slug.len > 0)
			app_follow(a, app_entity(a, c.slug));
		say_done(a, &c, extent, is_kept);
		diag_append(&a->log, &d);
	}
	diag_release(&d);
}

static void
scope_answered(struct app *a, char key)
{
	apply(a, key == 'h'   ? CORRECT_HERE
	         : key == 't' ? CORRECT_ARTICLE
	                      : CORRECT_PILE);
}

static void
say_extent(struct app *a, enum correction_scope scope, const char *label, struct buf *out)
{
	struct correction c = correction_of(a, scope);
	struct correction_extent e = library_correction_extent(a->library, &c);

	buf_addf(out, "%s%s", out->len > 0 ? " · " : "", label);
	if (scope == CORRECT_ARTICLE)
		buf_addf(out, " (%zu)", e.mentions);
	if (scope == CORRECT_PILE)
		buf_addf(out, " (%zu in %zu %s)", e.mentions, e.articles,
		         e.articles == 1 ? "article" : "articles");
}

/* A part of a name may be somebody else's: who is meant is said. */
static void
ask_same(struct app *a, const char *keys, struct str question)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "%s. %.*s", a->correcting.name.ptr, STR_ARG(question));
	ask_open(&a->ask, keys, scope_answered, buf_str(&b));
	buf_release(&b);
}

/* Somebody else is never meant everywhere: that would be another name. */
static void
ask_scope(struct app *a)
{
	const struct correcting *c = &a->correcting;
	char keys[4] = "";
	size_t n = 0;
	struct buf b;

	buf_init(&b);
	if (!span_is_none(c->at)) {
		keys[n++] = 'h';
		say_extent(a, CORRECT_HERE, "Where? h here", &b);
	}
	if (c->path.len > 0) {
		keys[n++] = 't';
		say_extent(a, CORRECT_ARTICLE, n == 1 ? "Where? t this article" : "t this article",
		           &b);
	}
	if (c->what != CMD_CORRECT_OTHER) {
		keys[n++] = 'a';
		say_extent(a, CORRECT_PILE, n == 1 ? "Where? a all" : "a all", &b);
	}
	if (n > 0 && c->what == CMD_CORRECT_SAME)
		ask_same(a, keys, buf_str(&b));
	else if (n > 0)
		ask_open(&a->ask, keys, scope_answered, buf_str(&b));
	else
		app_say(a, "that needs a mention in an article: Tab goes to one");
	buf_release(&b);
}

/* ------------------------------------------------------------- what it is instead */

static void
set_target(struct app *a, enum kind kind, struct str name, bool is_other)
{
	struct correcting *c = &a->correcting;

	buf_clear(&c->slug);
	library_correction_id(a->library, kind, name,
	                      is_other ? buf_str(&c->subject) : STR_EMPTY, &c->slug);
	c->kind = kind;
	say_instead(&c->name, name);
}

static void
kind_answered(struct app *a, char key)
{
	static const char keys[] = "polma";
	struct correcting *c = &a->correcting;
	enum kind kind = (enum kind)(strchr(keys, key) - keys);
	struct buf name;

	if (c->what == CMD_CORRECT_KIND && kind == c->kind) {
		app_say(a, "it is of that kind already");
		return;
	}
	buf_init(&name);
	buf_add(&name, buf_str(&c->name));
	set_target(a, kind, buf_str(&name), false);
	buf_release(&name);
	ask_scope(a);
}

static void
ask_kind(struct app *a)
{
	struct buf b;

	buf_init(&b);
	buf_addf(&b, "p person · o organization · l place · m meeting · a agreement: what is “%s”?",
	         a->correcting.name.ptr);
	ask_open(&a->ask, "polma", kind_answered, buf_str(&b));
	buf_release(&b);
}

/* The entity that is meant by a name, a part of one, or an id. */
static bool
find_target(struct app *a, struct str text)
{
	struct correcting *c = &a->correcting;
	entity_id id = app_named(a, text);
	struct entity_row row;
	struct arena arena;
	bool is_other;

	arena_init(&arena);
	is_other = id != ENTITY_NONE && library_entity(a->library, id, &row, &arena);
	if (is_other && str_eq(row.slug, buf_str(&c->subject))) {
		app_say(a, "that is the same already");
		is_other = false;
	} else if (is_other) {
		say_instead(&c->slug, row.slug);
		buf_clear(&c->name);
		say_entity(&c->name, &row);
		c->kind = row.kind;
	}
	arena_release(&arena);
	return is_other;
}

void
app_correct_typed(struct app *a, struct str text)
{
	struct correcting *c = &a->correcting;

	enum fact_name fact;

	text = str_trim(text);
	if (app_fact_of(c->what, &fact)) {
		app_fact_typed(a, text);
		return;
	}
	if (text.len == 0)
		return;
	if (c->what == CMD_CORRECT_SAME) {
		if (find_target(a, text))
			ask_scope(a);
	} else if (c->what == CMD_CORRECT_OTHER) {
		set_target(a, c->kind, text, true);
		ask_scope(a);
	} else {
		say_instead(&c->slug, buf_str(&c->subject));
		say_instead(&c->name, text);
		apply(a, CORRECT_PILE);
	}
}

void
app_correct(struct app *a, enum cmd what)
{
	struct correcting *c = &a->correcting;

	clear(c);
	c->what = what;
	if (what == CMD_CORRECT_ADD ? !take_words(a) : !take_subject(a))
		return;
	if (c->kind == KIND_DATE && what != CMD_CORRECT_NOTHING) {
		app_say(a, "a date can only be taken away");
		return;
	}
	switch (what) {
	case CMD_CORRECT_KIND:
	case CMD_CORRECT_ADD:
		ask_kind(a);
		return;
	case CMD_CORRECT_SAME:
		app_prompt(a, PROMPT_SAME, VIEW_COUNT);
		return;
	case CMD_CORRECT_OTHER:
		app_prompt(a, PROMPT_OTHER, VIEW_COUNT);
		return;
	case CMD_CORRECT_NAME:
		app_prompt(a, PROMPT_NAME, VIEW_COUNT);
		return;
	default:
		buf_clear(&c->slug);
		ask_scope(a);
		return;
	}
}

/* Who was followed as what a correction had made of it is followed on as what it is
 * now, if the cursor is on it. */
static void
follow_on(struct app *a)
{
	struct view *text = a->views[VIEW_ARTICLE];
	entity_id id;

	article_view_renew(text);
	id = article_view_entity(text);
	if (a->followed.id == ENTITY_NONE && id != ENTITY_NONE)
		app_follow(a, id);
}

/* `what` was taken back, or one of a list. */
static void
say_undone(struct app *a, struct str what, bool is_kept)
{
	struct buf b;

	buf_init(&b);
	if (what.len > 0)
		buf_addf(&b, "%.*s: as it was recognized", STR_ARG(what));
	else
		buf_add_cstr(&b, "taken back");
	if (!is_kept)
		buf_addf(&b, " (%s)", pile_why_unkept(a->pile));
	app_say(a, "%s", b.ptr);
	buf_release(&b);
}

/* The pile may have another library after it. */
static bool
uncorrect(struct app *a, uint32_t batch, struct diag *d)
{
	enum status status = pile_uncorrect(a->pile, batch, d);

	a->library = pile_library(a->pile);
	return status == STATUS_OK && app_reread(a);
}

void
app_uncorrect(struct app *a, uint32_t batch)
{
	bool was_following = a->followed.id != ENTITY_NONE;
	struct correction_row row;
	struct arena arena;
	struct diag d;
	bool is_any;

	arena_init(&arena);
	diag_init(&d);
	is_any = library_corrections(a->library, STR_EMPTY, 0, 1, &row, &arena) == 1;
	if (!is_any) {
		app_say(a, "nothing has been corrected");
	} else if (uncorrect(a, batch, &d)) {
		/* Without a place nothing was kept that could come again. */
		bool is_kept = pile_keep(a->pile, &d) || !pile_has_place(a->pile);

		app_refresh(a);
		if (was_following)
			follow_on(a);
		say_undone(a, batch == 0 ? row.what : STR_EMPTY, is_kept);
	}
	app_report(a, &d);
	diag_release(&d);
	arena_release(&arena);
}

void
app_correct_take(struct app *a)
{
	struct buf b;
	struct diag d;
	size_t n;

	diag_init(&d);
	buf_init(&b);
	n = pile_share_corrections(a->pile, &d);
	if (n == 0) {
		app_say(a, "no other pile has corrections of these articles that are not here");
	} else {
		(void)pile_keep(a->pile, &d);
		app_refresh(a);
		say_count(&b, n, "correction", "corrections");
		app_say(a, "%s of other piles hold here now; :correct-list lists them", b.ptr);
	}
	app_report(a, &d);
	buf_release(&b);
	diag_release(&d);
}
