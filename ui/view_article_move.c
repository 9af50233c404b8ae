/* SPDX-License-Identifier: MIT */
/*
 * Moving about in the text: by lines, pages and paragraphs, from mention to
 * mention, from find to find.  What leads into other articles is the app's.
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

/* ------------------------------------------------------------------ scrolling */

static void
scroll(struct article_view *v, long long lines)
{
	long long top = (long long)v->top + lines;

	article_set_top(v, top < 0 ? 0 : (size_t)top);
}

static bool
begins_block(const struct article_view *v, size_t line)
{
	const struct flow_line *l = &v->flow.lines.ptr[line];

	if (l->kind == FLOW_BLANK || l->kind == FLOW_INFO)
		return false;
	return line == 0 || l[-1].kind != l->kind || l[-1].block != l->block;
}

static void
paragraph(struct article_view *v, int dir)
{
	size_t line = v->top;

	for (;;) {
		if (dir > 0 ? line + 1 >= v->flow.lines.len : line == 0)
			break;
		line = dir > 0 ? line + 1 : line - 1;
		if (begins_block(v, line))
			break;
	}
	article_set_top(v, line);
}

static bool
move(struct article_view *v, enum cmd c, int count)
{
	long long n = count > 0 ? count : 1;
	long long page = v->rows > 2 ? v->rows - 2 : 1; /* two lines stay for the eye */
	long long half = v->rows > 1 ? v->rows / 2 : 1;

	switch (c) {
	case CMD_DOWN:
	case CMD_SCROLL_DOWN:
		scroll(v, n);
		return true;
	case CMD_UP:
	case CMD_SCROLL_UP:
		scroll(v, -n);
		return true;
	case CMD_PAGE_DOWN:
		scroll(v, n * page);
		return true;
	case CMD_PAGE_UP:
		scroll(v, -n * page);
		return true;
	case CMD_HALF_DOWN:
		scroll(v, n * half);
		return true;
	case CMD_HALF_UP:
		scroll(v, -n * half);
		return true;
	case CMD_TOP:
	case CMD_BOTTOM:
		if (count > 0)
			article_show_line(v, (uint32_t)count);
		else
			article_set_top(v, c == CMD_TOP ? 0 : v->flow.lines.len);
		return true;
	case CMD_PERCENT:
		if (count == 0)
			return false;
		article_set_top(v, v->flow.lines.len * (size_t)(count < 100 ? count : 100) / 100);
		return true;
	case CMD_PARAGRAPH_NEXT:
	case CMD_PARAGRAPH_PREV:
		while (n-- > 0)
			paragraph(v, c == CMD_PARAGRAPH_NEXT ? 1 : -1);
		return true;
	default:
		return false;
	}
}

/* ------------------------------------------------------------------ mentions */

/* A place where Tab stops: a mention that is shown, or a folded run. */
struct stop {
	uint32_t off;
	size_t posting; /* POSTING_NONE: a fold */
};

static bool
is_folded(const struct article_view *v, uint32_t off)
{
	size_t line = flow_line_of(&v->flow, off);

	return line < v->flow.lines.len && v->flow.lines.ptr[line].kind == FLOW_FOLD;
}

static bool
posting_stops(const struct article_view *v, size_t i, entity_id only)
{
	const struct posting *p = &v->page->postings[i];

	if (only != ENTITY_NONE)
		return p->entity == only;
	return p->entity != ENTITY_NONE && flow_shows(&v->flow, i) &&
	       !is_folded(v, p->at.off);
}

/* The next stop beyond `from` among mentions; false if there is none. */
static bool
posting_beyond(const struct article_view *v, long long from, int dir, entity_id only,
               struct stop *out)
{
	size_t n = v->page->nposting;

	for (size_t k = 0; k < n; k++) {
		size_t i = dir > 0 ? k : n - 1 - k;
		long long off = v->page->postings[i].at.off;

		if ((dir > 0 ? off > from : off < from) && posting_stops(v, i, only)) {
			*out = (struct stop){(uint32_t)off, i};
			return true;
		}
	}
	return false;
}

/* The same among folded runs, and headings of opened ones. */
static bool
fold_beyond(const struct article_view *v, long long from, int dir, struct stop *out)
{
	size_t n = v->flow.lines.len;

	for (size_t k = 0; k < n; k++) {
		const struct flow_line *l = &v->flow.lines.ptr[dir > 0 ? k : n - 1 - k];

		if (l->kind == FLOW_FOLD && (dir > 0 ? l->at.off > from : l->at.off < from)) {
			*out = (struct stop){l->at.off, POSTING_NONE};
			return true;
		}
	}
	return false;
}

static bool
stop_beyond(const struct article_view *v, long long from, int dir, entity_id only,
            struct stop *out)
{
	struct stop fold;
	bool has = posting_beyond(v, from, dir, only, out);

	if (only != ENTITY_NONE || !fold_beyond(v, from, dir, &fold))
		return has;
	if (!has || (dir > 0 ? fold.off < out->off : fold.off > out->off))
		*out = fold;
	return true;
}

/* Steps `count` times; wraps round the article, and says so. */
static void
step(struct article_view *v, int dir, int count, entity_id only)
{
	struct app *a = v->view.app;
	struct stop stop = {0, POSTING_NONE};
	bool is_before_all;
	long long from = article_view_from(&v->view, dir, &is_before_all);

	if (is_before_all)
		from = -1;
	for (int n = count > 0 ? count : 1; n > 0; n--) {
		if (!stop_beyond(v, from, dir, only, &stop)) {
			from = dir > 0 ? -1 : (long long)UINT32_MAX;
			if (!stop_beyond(v, from, dir, only, &stop)) {
				app_say(a, "no mention here");
				return;
			}
			app_say(a, dir > 0 ? "from the end to the beginning"
			                   : "from the beginning to the end");
		}
		from = stop.off;
	}
	v->cursor = stop.off;
	v->is_on_fold = stop.posting == POSTING_NONE;
	v->sight = v->cursor;
	if (stop.posting != POSTING_NONE)
		app_follow(a, v->page->postings[stop.posting].entity);
}

static void
step_same(struct article_view *v, int dir, int count)
{
	struct app *a = v->view.app;

	if (!app_needs_followed(a))
		return;
	app_mark(a);
	step(v, dir, count, a->followed.id);
}

/* ----------------------------------------------------------------- furniture */

/* Opens or folds the run that begins at the cursor. */
static bool
toggle_fold(struct article_view *v)
{
	size_t n = 0;

	if (!v->is_on_fold)
		return false;
	for (size_t i = 0; i < v->opened.len; i++)
		if (v->opened.ptr[i] != v->cursor)
			v->opened.ptr[n++] = v->opened.ptr[i];
	if (n < v->opened.len) {
		v->opened.len = n;
		return true;
	}
	vec_push(&v->opened, v->cursor);
	return true;
}

/* --------------------------------------------------------------------- finds */

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

		if (!is_furniture || (v->flow.lines.len > 0 && !is_folded(v, v->finds.ptr[i].off)))
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
		say_instead(&v->pattern, text);
		is_good = make_regex(v, &why);
		vec_clear(&v->finds);
		v->find = SIZE_MAX;
		if (is_good)
			article_search(v);
		if (v->is_back)
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

static void
find_step(struct article_view *v, int dir, int count)
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

/* ------------------------------------------------------------------ commands */

static void
enter(struct article_view *v)
{
	struct app *a = v->view.app;
	entity_id id = article_view_entity(&v->view);

	if (toggle_fold(v))
		return;
	if (id == ENTITY_NONE)
		id = a->followed.id;
	if (id == ENTITY_NONE) {
		app_say(a, "Tab goes to a mention, Enter then opens its dossier");
		return;
	}
	app_dossier(a, id);
}

/* The same article at the mention, in the window in use if this is another one,
 * else in the next. */
static void
pick_beside(struct article_view *v, const struct posting *p)
{
	struct app *a = v->view.app;
	article_id article = v->page->id;
	entity_id entity = p->entity;
	uint32_t off = p->at.off;

	if (a->views[VIEW_ARTICLE] == &v->view)
		app_window_use(a, app_window_other(a));
	app_mark(a);
	app_follow(a, entity);
	(void)app_open_at(a, article, off);
}

void
article_pick(struct view *view, uint32_t off, bool is_beside)
{
	struct article_view *v = self(view);
	struct app *a = view->app;
	size_t p = article_posting(v, off);

	if (is_beside && p != POSTING_NONE && a->windows.len > 1) {
		pick_beside(v, &v->page->postings[p]);
		return;
	}
	app_mark(a);
	v->cursor = off;
	v->is_on_fold = p == POSTING_NONE;
	v->sight = off;
	if (v->is_on_fold)
		(void)toggle_fold(v);
	else if (is_beside)
		app_dossier(a, v->page->postings[p].entity);
	else
		app_follow(a, v->page->postings[p].entity);
}

enum view_result
article_command(struct view *view, enum cmd c, int count)
{
	struct article_view *v = self(view);

	if (v->page == NULL)
		return VIEW_PASS;
	if (v->chooses && article_choose(v, c, count))
		return VIEW_DONE;
	switch (c) {
	case CMD_CHOOSE:
		article_view_choose(view, true);
		return VIEW_DONE;
	case CMD_TOP:
	case CMD_BOTTOM:
		app_mark(view->app);
		break;
	case CMD_MENTION_NEXT:
	case CMD_MENTION_PREV:
		step(v, c == CMD_MENTION_NEXT ? 1 : -1, count, ENTITY_NONE);
		return VIEW_DONE;
	case CMD_SAME_NEXT:
	case CMD_SAME_PREV:
		step_same(v, c == CMD_SAME_NEXT ? 1 : -1, count);
		return VIEW_DONE;
	case CMD_FIND_NEXT:
	case CMD_FIND_PREV:
		find_step(v, (c == CMD_FIND_NEXT) != v->is_back ? 1 : -1, count);
		return VIEW_DONE;
	case CMD_ENTER:
		enter(v);
		return VIEW_DONE;
	case CMD_OPEN_FOLD:
		v->opens_all = !v->opens_all;
		return VIEW_DONE;
	default:
		break;
	}
	return move(v, c, count) ? VIEW_DONE : VIEW_PASS;
}
