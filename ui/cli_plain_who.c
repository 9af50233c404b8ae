/* SPDX-License-Identifier: MIT */
/* Of whom --plain tells: who is here, what is known of one, where it is next. */
#include "ui/cli_plain_int.h"

#include "ui/named.h"
#include "ui/out.h"
#include "ui/say.h"

#include "text/banned.h"

#define MENTION_ROWS 10 /* told at once */
#define ALIASES 8
#define ROLES 8
#define WITH 6

static struct buf *
out(struct plain *p)
{
	return &p->cli->out;
}

void
plain_say_entity(struct plain *p, entity_id id)
{
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	if (library_entity(p->library, id, &row, &arena)) {
		struct buf name;

		buf_init(&name);
		say_entity(&name, &row);
		out_clean(out(p), buf_str(&name));
		buf_release(&name);
	}
	arena_release(&arena);
}

void
plain_who(struct plain *p)
{
	if (p->page == NULL)
		return;
	for (size_t i = 0; i < p->page->nposting; i++)
		if (p->page->postings[i].entity != ENTITY_NONE)
			(void)plain_number(p, p->page->postings[i].entity);
	for (size_t i = 0; i < p->entities.len; i++) {
		buf_addf(out(p), "%zu ", i + 1);
		plain_say_entity(p, p->entities.ptr[i]);
		buf_add_char(out(p), '\n');
	}
}

/* --------------------------------------------------------------------- dossier */

static void
say_roles(struct plain *p, struct arena *arena)
{
	struct role_row rows[ROLES];
	size_t n = library_roles(p->library, p->followed, 0, ROLES, rows, arena);

	for (size_t i = 0; i < n; i++) {
		buf_add_cstr(out(p), rows[i].is_former ? "Once " : "");
		out_line(out(p), rows[i].title);
		buf_add_cstr(out(p), rows[i].of.len > 0 ? ", " : "");
		out_line(out(p), rows[i].of);
		buf_add_cstr(out(p), ".\n");
	}
}

static void
say_aliases(struct plain *p, struct arena *arena)
{
	struct alias_row rows[ALIASES];
	size_t n = library_aliases(p->library, p->followed, 0, ALIASES, rows, arena);

	buf_add_cstr(out(p), n > 1 ? "Spelled " : "");
	for (size_t i = 0; i < n && n > 1; i++) {
		out_line(out(p), rows[i].text);
		buf_add_cstr(out(p), i + 1 < n ? "; " : ".\n");
	}
}

static void
say_company(struct plain *p, struct arena *arena)
{
	struct with_row rows[WITH];
	size_t n = library_with(p->library, p->followed, 0, WITH, rows, arena);

	buf_add_cstr(out(p), n > 0 ? "Occurs with " : "");
	for (size_t i = 0; i < n; i++) {
		out_line(out(p), rows[i].name);
		buf_add_cstr(out(p), i + 1 < n ? "; " : ".\n");
	}
}

void
plain_dossier(struct plain *p)
{
	struct entity_row row;
	struct arena arena;

	arena_init(&arena);
	if (!library_entity(p->library, p->followed, &row, &arena)) {
		buf_add_cstr(out(p), "First pick somebody: a number of the text, or f and a name.\n");
		arena_release(&arena);
		return;
	}
	plain_say_entity(p, p->followed);
	buf_addf(out(p), ", %s. ", kind_name(row.kind));
	say_count(out(p), row.mentions, "mention", "mentions");
	buf_add_cstr(out(p), " in ");
	say_count(out(p), row.articles, "article", "articles");
	buf_add_cstr(out(p), ".\n");
	say_aliases(p, &arena);
	say_roles(p, &arena);
	say_company(p, &arena);
	arena_release(&arena);
}

/* ------------------------------------------------------------------- following */

static void
follow(struct plain *p, entity_id id)
{
	p->followed = id;
	p->told = 0;
	plain_dossier(p);
	buf_add_cstr(out(p), "e is the next mention, E the one before; m lists them.\n");
}

void
plain_pick(struct plain *p, uint32_t n)
{
	if (n == 0 || n > p->entities.len)
		buf_addf(out(p), "Nothing has the number %u here.\n", n);
	else
		follow(p, p->entities.ptr[n - 1]);
}

void
plain_follow(struct plain *p, struct str name)
{
	entity_id id = named_find(p->library, name);

	if (id == ENTITY_NONE)
		buf_add_cstr(out(p), "Nobody and nothing here is called so.\n");
	else
		follow(p, id);
}

/* Its article, if that is another one, and its sentence; reading goes on with
 * the paragraph that it is in. */
static void
go(struct plain *p, const struct hit *hit)
{
	struct article_query all = {0};

	plain_mark(p);
	if (hit->article != p->page->id &&
	    !plain_open(p, library_article_pos(p->library, &all, hit->article)))
		return;
	p->at = hit->at.off;
	p->block = article_block_at(p->page->article, hit->at.off);
	buf_addf(out(p), "%u of %u here: ", hit->here, hit->of_here);
	plain_say_span(p, out_sentence(p->page->article, hit->at.off));
}

void
plain_step(struct plain *p, int dir)
{
	struct hit hit;

	if (p->followed == ENTITY_NONE || p->page == NULL)
		plain_dossier(p);
	else if (library_step(p->library, p->followed, p->page->id, p->at, dir, &hit))
		go(p, &hit);
	else
		buf_addf(out(p), "There is no %s mention.\n", dir > 0 ? "later" : "earlier");
}

static void
say_hit(struct plain *p, const struct hit *hit)
{
	struct article_query all = {0};
	struct page *page = NULL;

	if (!cli_page(p->cli, p->library, hit->article, &page))
		return;
	buf_addf(out(p), "Article %zu: ",
	         library_article_pos(p->library, &all, hit->article) + 1);
	out_line(out(p), str_at(article_text(page->article),
	                        out_sentence(page->article, hit->at.off)));
	buf_add_char(out(p), '\n');
	page_free(page);
}

void
plain_mentions(struct plain *p)
{
	struct hit hits[MENTION_ROWS];
	size_t total;
	size_t n;

	if (p->followed == ENTITY_NONE) {
		plain_dossier(p);
		return;
	}
	total = library_hit_count(p->library, p->followed);
	if (p->told >= total)
		p->told = 0;
	n = library_hits(p->library, p->followed, p->told, MENTION_ROWS, hits);
	for (size_t i = 0; i < n; i++)
		say_hit(p, &hits[i]);
	p->told += n;
	if (p->told < total)
		buf_addf(out(p), "m lists on, from %zu of %zu.\n", p->told + 1, total);
}
