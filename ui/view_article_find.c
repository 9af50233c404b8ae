/* SPDX-License-Identifier: MIT */
/*
 * Finding in the text: what is searched for, where it is, and stepping from find
 * to find.  The pattern is words or a regular expression; what lies in folded
 * furniture is not found.
 */
#include "ui/view_article_int.h"

#include "ui/say.h"

#include "text/utf8.h"

#include "text/banned.h"

static struct article_view *
self(struct view *v)
{
	return (struct article_view *)v;
}

/* Finds in folded furniture are left out: they could not be seen. */
static void
drop_folded(struct article_view *v)
{
	size_t nblock;
	const struct block *blocks = article_blocks(v->page->article, &nblock);
	size_t n = 0;

	for (size_t i = 0; i < v->finds.len; i++) {
		size_t b = article_block_at(v->page->article, v->finds.ptr[i].off);
		bool is_furniture = b < nblock && blocks[b].kind == BLOCK_FURNITURE;

		if (!is_furniture || (v->flow.lines.len > 0 && !article_folds_away(v, v->finds.ptr[i].off)))
			v->finds.ptr[n++] = v->finds.ptr[i];
	}
	v->finds.len = n;
}

/* "\v" before a pattern makes it a regular expression, "\V" plain words; what it
 * is without either is an option. */
static bool
is_regex(const struct article_view *v)
{
	struct str s = buf_str(&v->pattern);

	if (str_starts(s, STR_LIT("\\v")))
		return true;
	return v->view.app->conf.values[OPTION_REGEX] != 0 && !str_starts(s, STR_LIT("\\V"));
}

static struct str
words_of(struct str pattern)
{
	return str_starts(pattern, STR_LIT("\\v")) || str_starts(pattern, STR_LIT("\\V"))
	               ? str_sub(pattern, 2, pattern.len)
	               : pattern;
}

/* Smart case, as with words; a letter behind a backslash is no capital. */
static bool
has_capital(struct str s)
{
	size_t len;

	for (size_t off = 0; off < s.len; off += len) {
		uint32_t cp = utf8_get(s, off, &len);

		if (cp == '\\' && off + 1 < s.len)
			len++;
		else if (utf8_is_upper(cp))
			return true;
	}
	return false;
}

/* False: it is to be one, and is none; `why` says so. */
static bool
make_regex(struct article_view *v, struct buf *why)
{
	struct str words = words_of(buf_str(&v->pattern));

	regex_free(v->regex);
	v->regex = NULL;
	if (!is_regex(v) || words.len == 0)
		return true;
	v->regex = regex_new(words, !has_capital(words), why);
	return v->regex != NULL;
}

void
article_search(struct article_view *v)
{
	vec_clear(&v->finds);
	v->find = SIZE_MAX;
	if (v->page == NULL || v->pattern.len == 0)
		return;
	if (!v->has_find_text) {
		find_text_build(&v->find_text, article_text(v->page->article));
		v->has_find_text = true;
	}
	if (v->regex != NULL)
		find_regex(article_text(v->page->article), v->regex, &v->finds);
	else
		find_all(&v->find_text, words_of(buf_str(&v->pattern)), &v->finds);
	drop_folded(v);
}

static void
show_find(struct article_view *v, size_t i)
{
	v->find = i;
	article_show(v, v->finds.ptr[i].off);
}

/* A find that the reader has gone to is where the reader is: in a mention, the
 * cursor is on it and its entity is followed, as after Tab. */
static void
stand_on_find(struct article_view *v)
{
	uint32_t off = v->finds.ptr[v->find].off;

	v->stood = off;
	v->cursor = PLACE_NOWHERE;
	v->is_on_fold = false;
	for (size_t i = 0; i < v->page->nposting; i++) {
		const struct posting *p = &v->page->postings[i];

		if (!span_has(p->at, off) || p->entity == ENTITY_NONE || !flow_shows(&v->flow, i))
			continue;
		v->cursor = p->at.off;
		app_follow(v->view.app, p->entity);
	}
}

/* The first find from the top of the screen on, wrapping round. */
static void
find_from_top(struct article_view *v)
{
	uint32_t off = v->top < v->flow.lines.len ? v->flow.lines.ptr[v->top].at.off : 0;
	size_t i = 0;

	if (v->finds.len == 0)
		return;
	while (i < v->finds.len && v->finds.ptr[i].off < off)
		i++;
	show_find(v, i == v->finds.len ? 0 : i);
}

/* The last find above the lower edge of the screen, wrapping round. */
static void
find_above(struct article_view *v)
{
	size_t line = v->top + (size_t)(v->rows > 0 ? v->rows : 1);
	uint32_t off = line < v->flow.lines.len ? v->flow.lines.ptr[line].at.off : UINT32_MAX;
	size_t i = v->finds.len;

	if (v->finds.len == 0)
		return;
	while (i > 0 && v->finds.ptr[i - 1].off >= off)
		i--;
	show_find(v, i == 0 ? v->finds.len - 1 : i - 1);
}

/* The number of the find that the reader stands on, or SIZE_MAX. */
static size_t
find_stood_on(const struct article_view *v)
{
	for (size_t i = 0; i < v->finds.len; i++)
		if (v->finds.ptr[i].off == v->stood)
			return i;
	return SIZE_MAX;
}

void
article_typed(struct view *view, struct str text, bool is_final)
{
	struct article_view *v = self(view);
	struct app *a = view->app;
	bool is_good = true;
	struct buf why;

	buf_init(&why);
	/* Only a prompt that goes upwards leaves n going upwards. */
	if (a->prompt.kind == PROMPT_FIND)
		v->is_back = false;
	if (!is_final || !str_eq(text, buf_str(&v->pattern))) {
		/* Each letter looks from where the prompt was begun; without any that is
		 * where the reader is again. */
		if (!is_final && prompt_is_open(&a->prompt))
			article_restore(view, &a->prompt_place);
		say_instead(&v->pattern, text);
		is_good = make_regex(v, &why);
		vec_clear(&v->finds);
		v->find = SIZE_MAX;
		if (is_good)
			article_search(v);
		/* A prompt that was left: where it was begun is gone back to. */
		if (!is_final && !prompt_is_open(&a->prompt))
			v->find = find_stood_on(v);
		else if (v->is_back)
			find_above(v);
		else
			find_from_top(v);
	}
	if (is_final)
		is_good = make_regex(v, &why);
	if (is_final && v->find != SIZE_MAX)
		stand_on_find(v);
	if (is_final && !is_good)
		app_say(a, "%s", why.ptr);
	else if (is_final && v->pattern.len > 0 && v->finds.len == 0)
		app_say(a, "'%s' is not in this article; g/ searches the pile", v->pattern.ptr);
	buf_release(&why);
}

void
article_view_find_back(struct view *view)
{
	self(view)->is_back = true;
}

struct str
article_typed_before(const struct view *view)
{
	return buf_str(&((const struct article_view *)view)->pattern);
}

void
article_find_step(struct article_view *v, int dir, int count)
{
	struct app *a = v->view.app;
	size_t n = v->finds.len;
	size_t i = v->find;

	if (v->pattern.len == 0) {
		app_say(a, "nothing has been searched for: / begins");
		return;
	}
	if (n == 0) {
		app_say(a, "'%s' is not in this article", v->pattern.ptr);
		return;
	}
	app_mark(a);
	for (int k = count > 0 ? count : 1; k > 0; k--) {
		if (i == SIZE_MAX) {
			find_from_top(v);
			i = v->find;
			continue;
		}
		if (dir > 0 ? i + 1 == n : i == 0)
			app_say(a, dir > 0 ? "from the last find to the first"
			                   : "from the first find to the last");
		i = dir > 0 ? (i + 1) % n : (i + n - 1) % n;
	}
	show_find(v, i);
	stand_on_find(v);
}

void
article_view_finds(const struct view *view, struct buf *out)
{
	const struct article_view *v = (const struct article_view *)view;

	if (v->pattern.len == 0)
		return;
	if (v->finds.len == 0 && !prompt_is_open(&view->app->prompt))
		return;
	if (v->find != SIZE_MAX)
		buf_addf(out, "%zu/", v->find + 1);
	buf_addf(out, "%zu × %s", v->finds.len, v->pattern.ptr);
}

bool
article_view_forget(struct view *view)
{
	struct article_view *v = self(view);
	bool had = v->pattern.len > 0;

	buf_clear(&v->pattern);
	article_search(v);
	return had;
}
