/* SPDX-License-Identifier: MIT */
/*
 * See app_out.h.  Everything that starts another program or writes a file goes
 * through may_leave(), so that --secure has one place.
 */
#include "ui/app_out.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/app_int.h"
#include "ui/out.h"
#include "ui/run.h"
#include "ui/say.h"
#include "ui/view_article.h"

#include "text/banned.h"

/* [B] that terminals take by OSC 52: xterm refuses more than 75,000 of base64. */
#define CLIPBOARD_MAX 56000

static bool
may_leave(struct app *a)
{
	if (!a->options->outside.is_secure)
		return true;
	app_fail(a, "not here: --secure keeps everything inside the reader");
	return false;
}

static const struct page *
open_page(struct app *a)
{
	const struct page *page = article_view_page(a->views[VIEW_ARTICLE]);

	if (page == NULL)
		app_say(a, "no article is open");
	return page;
}

/* -------------------------------------------------------------------- clipboard */

static bool
by_program(const struct app *a, struct str text, const char **name)
{
	static const char *const wayland[] = {"wl-copy", NULL};
	static const char *const x11[] = {"xclip", "-selection", "clipboard", NULL};
	static const char *const x11_too[] = {"xsel", "--input", "--clipboard", NULL};
	static const char *const mac[] = {"pbcopy", NULL};
	const struct outside *o = &a->options->outside;
	const struct {
		bool is_here;
		const char *const *argv;
	} ways[] = {{o->has_wayland, wayland}, {o->has_x11, x11}, {o->has_x11, x11_too},
	            {true, mac}};

	if (o->is_remote || a->options->script_path != NULL)
		return false;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct run r = {.argv = ways[i].argv, .input = text, .is_quiet = true};

		if (ways[i].is_here && run_program(&r) == RUN_DONE) {
			*name = ways[i].argv[0];
			return true;
		}
	}
	return false;
}

static void
copy(struct app *a, struct str text)
{
	const char *name = NULL;
	struct buf n;

	buf_init(&n);
	say_number(&n, text.len);
	if (by_program(a, text, &name)) {
		app_say(a, "copied by %s: %s bytes", name, n.ptr);
	} else if (text.len > CLIPBOARD_MAX) {
		app_fail(a, "%s bytes are more than terminals take; s saves them", n.ptr);
	} else {
		a->term->ops->copy(a->term, text);
		app_say(a, "sent to the terminal's clipboard: %s bytes", n.ptr);
	}
	buf_release(&n);
}

/* What is chosen with V, else the sentence of the cursor or of the first line. */
static struct span
words_meant(struct app *a, const struct page *page)
{
	const struct view *text = a->views[VIEW_ARTICLE];
	struct span chosen = article_view_chosen(text);
	uint32_t off = article_view_reading(text);

	if (article_view_chooses(text))
		return chosen;
	if (!span_is_none(chosen))
		return out_sentence(page->article, chosen.off);
	return off == PLACE_NOWHERE ? SPAN_NONE : out_sentence(page->article, off);
}

static void
do_copy(struct app *a, bool with_citation)
{
	const struct page *page = open_page(a);
	struct span at = page == NULL ? SPAN_NONE : words_meant(a, page);
	struct buf words;
	struct buf b;

	if (page == NULL)
		return;
	if (span_is_none(at)) {
		app_say(a, "there is nothing to copy here");
		return;
	}
	buf_init(&b);
	buf_init(&words);
	article_view_words(a->views[VIEW_ARTICLE], at, &words);
	if (with_citation)
		out_citation(&b, page->article, buf_str(&words), at.off);
	else
		out_clean(&b, buf_str(&words));
	article_view_choose(a->views[VIEW_ARTICLE], false);
	copy(a, buf_str(&b));
	buf_release(&words);
	buf_release(&b);
}

/* ----------------------------------------------------------------------- editor */

/* "pile.xml#12" is the twelfth article of pile.xml. */
static bool
file_of(const struct page *page, struct buf *out)
{
	struct str path = article_path(page->article);
	struct stat st;
	size_t hash = path.len;

	buf_add(out, path);
	if (stat(out->ptr, &st) != 0) {
		while (hash > 0 && path.ptr[hash - 1] != '#')
			hash--;
		if (hash == 0)
			return false;
		buf_clear(out);
		buf_add(out, str_sub(path, 0, hash - 1));
		if (stat(out->ptr, &st) != 0)
			return false;
	}
	return S_ISREG(st.st_mode);
}

/* A file of its own that was there when it was read. */
static bool
is_gone(const char *path)
{
	struct stat st;

	return str_find(str_of(path), STR_LIT("!/")) == SIZE_MAX && stat(path, &st) != 0;
}

static void
say_failure(struct app *a, const char *command, enum run_result result)
{
	if (result == RUN_MISSING)
		app_fail(a, "%s: there is no such program", command);
	else if (result == RUN_FAILED)
		app_fail(a, "%s: the program ended with an error", command);
}

static void
do_edit(struct app *a)
{
	const struct page *page = open_page(a);
	const struct view *text = a->views[VIEW_ARTICLE];
	const char *editor = a->options->outside.editor;
	uint32_t line = 1;
	uint32_t col;
	struct buf command;
	struct buf path;
	uint32_t off = article_view_reading(text);

	if (page == NULL)
		return;
	buf_init(&command);
	buf_init(&path);
	article_line_col(page->article, off != PLACE_NOWHERE ? off : 0, &line, &col);
	if (file_of(page, &path)) {
		const char *argv[] = {"/bin/sh", "-c", NULL, "entente", path.ptr, NULL};
		struct run r = {.argv = argv, .input = {NULL, 0}};

		buf_addf(&command, "exec %s +%u \"$1\"", editor != NULL ? editor : "vi", line);
		argv[2] = command.ptr;
		a->term->ops->lend(a->term);
		say_failure(a, editor != NULL ? editor : "vi", run_program(&r));
		a->term->ops->retake(a->term, false);
	} else if (is_gone(path.ptr)) {
		app_say(a, "'%s' is no longer there", path.ptr);
	} else {
		app_say(a, "'%s' is not a file that can be edited", path.ptr);
	}
	buf_release(&command);
	buf_release(&path);
}

/* ------------------------------------------------------------------ pipe and file */

/* What | and s take: what is chosen, the rows of a list, else the article as it
 * is read. */
static bool
take_text(struct app *a, struct buf *out)
{
	struct view *v = a->views[app_pane_view(a, a->focus)];
	const struct view *text = a->views[VIEW_ARTICLE];
	const struct page *page = NULL;
	struct buf raw;

	if (v->ops->write == NULL && (page = open_page(a)) == NULL)
		return false;
	buf_init(&raw);
	if (v->ops->write != NULL)
		v->ops->write(v, &raw);
	else if (article_view_chooses(text))
		article_view_words(text, article_view_chosen(text), &raw);
	else
		article_body(page->article, &raw);
	out_clean(out, buf_str(&raw));
	buf_release(&raw);
	/* A last line is one, too. */
	if (page != NULL && out->len > 0 && out->ptr[out->len - 1] != '\n')
		buf_add_char(out, '\n');
	return true;
}

void
app_pipe_typed(struct app *a, struct str command)
{
	struct buf text;
	struct buf line;

	command = str_trim(command);
	if (command.len == 0 || !may_leave(a))
		return;
	buf_init(&text);
	buf_init(&line);
	buf_add(&line, command);
	if (take_text(a, &text)) {
		const char *argv[] = {"/bin/sh", "-c", line.ptr, NULL};
		struct run r = {.argv = argv,
		                .input = text.len > 0 ? buf_str(&text) : STR_LIT("\n")};
		enum run_result result;

		a->term->ops->lend(a->term);
		result = run_program(&r);
		if (result == RUN_DONE)
			app_say(a, "%s: done", line.ptr);
		say_failure(a, line.ptr, result);
		a->term->ops->retake(a->term, true);
		article_view_choose(a->views[VIEW_ARTICLE], false);
	}
	buf_release(&text);
	buf_release(&line);
}

static bool
write_file(const char *path, struct str text, int flags)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0666);
	bool is_good = fd >= 0;

	while (is_good && text.len > 0) {
		ssize_t n = write(fd, text.ptr, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		is_good = n > 0;
		if (is_good)
			text = str_sub(text, (size_t)n, text.len);
	}
	if (fd >= 0 && close(fd) != 0)
		is_good = false;
	return is_good;
}

static void
save(struct app *a, int flags)
{
	struct buf text;

	buf_init(&text);
	if (take_text(a, &text)) {
		if (write_file(a->save_path.ptr, buf_str(&text), flags)) {
			app_say(a, "saved as %s: %zu bytes", a->save_path.ptr, text.len);
			article_view_choose(a->views[VIEW_ARTICLE], false);
		} else {
			app_fail(a, "%s: %s", a->save_path.ptr, strerror(errno));
		}
	}
	buf_release(&text);
}

static void
overwrite_answered(struct app *a, char key)
{
	if (key == 'y')
		save(a, O_TRUNC);
	else
		app_say(a, "nothing was saved");
}

void
app_save_typed(struct app *a, struct str path)
{
	struct stat st;
	struct buf b;

	path = str_trim(path);
	if (path.len == 0 || !may_leave(a))
		return;
	buf_clear(&a->save_path);
	out_path(&a->save_path, path, getenv("HOME"));
	if (lstat(a->save_path.ptr, &st) != 0) {
		save(a, O_EXCL);
		return;
	}
	/* Nothing can be put in the place of a folder, nor of where a link leads to one. */
	if (stat(a->save_path.ptr, &st) == 0 && S_ISDIR(st.st_mode)) {
		app_fail(a, "%s is a folder: name a file in it", a->save_path.ptr);
		return;
	}
	buf_init(&b);
	buf_addf(&b, "%s is there already. y put this in its place · n leave it",
	         a->save_path.ptr);
	ask_open(&a->ask, "yn", overwrite_answered, buf_str(&b));
	buf_release(&b);
}

/* ---------------------------------------------------------------------- browser */

/* While the text has the keys that is the link under the cursor, if it is on one. */
static struct str
address_meant(const struct app *a, const struct page *page)
{
	struct str link = STR_EMPTY;

	if (a->focus == PANE_MAIN && app_main_view(a) == VIEW_ARTICLE)
		link = article_view_link(a->views[VIEW_ARTICLE]);
	return link.len > 0 ? link : out_address(page->article);
}

/* The link under the cursor leads to a place in the same text: goes there. */
static bool
go_inside(struct app *a)
{
	const struct page *page = open_page(a);
	uint32_t off;

	if (page == NULL || link_way(address_meant(a, page), &off) != WAY_INSIDE)
		return false;
	app_mark(a);
	(void)app_open_at(a, article_view_id(a->views[VIEW_ARTICLE]), off);
	return true;
}

static void
do_browse(struct app *a)
{
	const struct page *page = open_page(a);
	const char *browser = a->options->outside.browser;
	const char *const programs[] = {browser, "xdg-open", "open", NULL};
	struct buf address;
	uint32_t off;
	enum run_result result = RUN_MISSING;

	if (page == NULL)
		return;
	buf_init(&address);
	buf_add(&address, address_meant(a, page));
	if (link_way(buf_str(&address), &off) != WAY_OUT) {
		app_say(a, address.len == 0 ? "the article names no web address"
		        : "%s is seen from a page whose own address is not known", address.ptr);
		buf_release(&address);
		return;
	}
	a->term->ops->lend(a->term);
	for (size_t i = 0; i < 3 && result == RUN_MISSING; i++) {
		const char *argv[] = {programs[i], address.ptr, NULL};
		struct run r = {.argv = argv, .input = {NULL, 0}, .is_quiet = i > 0};

		if (programs[i] != NULL)
			result = run_program(&r);
	}
	a->term->ops->retake(a->term, false);
	if (result == RUN_DONE)
		app_say(a, "opened %s", address.ptr);
	else
		app_fail(a, "no program opens %s; BROWSER names one", address.ptr);
	buf_release(&address);
}

void
app_out(struct app *a, enum cmd c)
{
	if ((c == CMD_BROWSE && go_inside(a)) || !may_leave(a))
		return;
	switch (c) {
	case CMD_COPY:
	case CMD_CITE:
		do_copy(a, c == CMD_CITE);
		return;
	case CMD_EDIT:
		do_edit(a);
		return;
	case CMD_PIPE:
		app_prompt(a, PROMPT_PIPE, VIEW_COUNT);
		return;
	case CMD_SAVE:
		app_prompt(a, PROMPT_SAVE, VIEW_COUNT);
		return;
	default:
		do_browse(a);
		return;
	}
}
