/* SPDX-License-Identifier: MIT */
/*
 * Where patterns for hyphenation are: in the user's own folder, or where the
 * packages of LibreOffice and OpenOffice put them on the systems we know.  Those
 * of a language are read when an article in it is first divided.
 */
#include "ui/app_int.h"

#include <stdlib.h>

#include "text/arena.h"
#include "ui/view_article.h"

#include "text/banned.h"

#define TAG_MAX 16 /* [B] of a language that files are named by */

/* The country that a file is named by, where it is not called as the language. */
static const char *const countries[] = {
	"en_US", "af_ZA", "be_BY", "ca_ES", "cs_CZ", "da_DK", "el_GR", "et_EE", "eu_ES",
	"ga_IE", "gl_ES", "mn_MN", "nb_NO", "sl_SI", "sr_RS", "sv_SE", "uk_UA",
};

static struct hyphens *
open_named(const struct app *a, struct str name)
{
	static const char *const folders[] = {
		"/usr/share/hyphen",       "/usr/share/myspell",  "/usr/share/myspell/dicts",
		"/usr/local/share/hyphen", "/opt/homebrew/share/hyphen",
	};
	struct hyphens *h = NULL;
	struct buf path;

	buf_init(&path);
	if (a->conf.folder.len > 0) {
		buf_addf(&path, "%s/hyphen/hyph_%.*s.dic", a->conf.folder.ptr, STR_ARG(name));
		h = hyphens_open(path.ptr);
	}
	for (size_t i = 0; i < sizeof folders / sizeof *folders && h == NULL; i++) {
		buf_clear(&path);
		buf_addf(&path, "%s/hyph_%.*s.dic", folders[i], STR_ARG(name));
		h = hyphens_open(path.ptr);
	}
	buf_release(&path);
	return h;
}

/* "pt-BR" as "pt_BR"; false for what is no language. */
static bool
file_tag(struct str language, struct buf *out)
{
	for (size_t i = 0; i < language.len; i++) {
		char c = language.ptr[i];
		bool is_good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
		               c == '_';

		if (!is_good || language.len > TAG_MAX)
			return false;
		buf_add_char(out, c == '-' ? '_' : c);
	}
	return out->len > 0;
}

/* As it is called, without what it is called besides, by its country. */
static struct hyphens *
find(const struct app *a, struct str language)
{
	struct hyphens *h = NULL;
	struct str first;
	struct buf tag;
	struct buf own;

	buf_init(&tag);
	buf_init(&own);
	if (!file_tag(language.len > 0 ? language : STR_LIT("en"), &tag)) {
		buf_release(&tag);
		return NULL;
	}
	h = open_named(a, buf_str(&tag));
	first = str_sub(buf_str(&tag), 0, str_find_char(buf_str(&tag), '_'));
	if (h == NULL && first.len < tag.len)
		h = open_named(a, first);
	for (size_t i = 0; i < sizeof countries / sizeof *countries && h == NULL; i++)
		if (str_eq(str_sub(str_of(countries[i]), 0, 2), first))
			h = open_named(a, str_of(countries[i]));
	/* "de_DE" and the like. */
	buf_addf(&own, "%.*s_", STR_ARG(first));
	for (size_t i = 0; i < first.len; i++)
		buf_add_char(&own, (char)(first.ptr[i] & ~0x20));
	if (h == NULL)
		h = open_named(a, buf_str(&own));
	buf_release(&tag);
	buf_release(&own);
	return h;
}

const struct hyphens *
app_hyphens(struct app *a, struct str language)
{
	struct patterns p;

	for (size_t i = 0; i < a->patterns.len; i++)
		if (str_eq(str_of(a->patterns.ptr[i].language), language))
			return a->patterns.ptr[i].hyphens;
	p = (struct patterns){xstrndup(language.ptr, language.len), find(a, language)};
	vec_push(&a->patterns, p);
	return p.hyphens;
}

void
app_hyphens_say(struct app *a)
{
	const struct page *page = article_view_page(a->views[VIEW_ARTICLE]);
	struct str language = STR_EMPTY;

	if (a->conf.values[OPTION_HYPHENATION] == 0)
		return;
	if (page != NULL)
		language = article_fact(page->article, FACT_LANGUAGE).value;
	if (app_hyphens(a, language) != NULL)
		return;
	if (language.len == 0 || str_starts(language, STR_LIT("en")))
		app_say(a, "words stay whole: no patterns are installed (Debian: hyphen-en-us)");
	else
		app_say(a, "words stay whole here: no patterns are installed for “%.*s”",
		        STR_ARG(language));
}

void
app_hyphens_release(struct app *a)
{
	for (size_t i = 0; i < a->patterns.len; i++) {
		free(a->patterns.ptr[i].language);
		hyphens_free(a->patterns.ptr[i].hyphens);
	}
	vec_release(&a->patterns);
}
