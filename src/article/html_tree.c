/* SPDX-License-Identifier: MIT */
/*
 * Washed markup to a small tree: libxml2 reads it, as tolerantly as it can,
 * and tells what begins and ends; no document of its own is made.  The only
 * file that knows libxml2's HTML parser.  Elements nested deeper than anybody
 * writes are laid flat: the parser is stopped and begun anew behind them, since
 * it looks through all that is open at every end tag.
 */
#include "article/html_int.h"

#include "text/utf8.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <limits.h>

#include "text/banned.h"

#define IGNORED UINT32_MAX /* an element that is no node */

/* A parser copies what it is given.  Where one has to be begun so often, it is
 * given pieces of this size, which are laid flat where they meet. */
enum {
	RESTARTS_MANY = 64,
	PIECE = 32 * 1024 /* [B] */
};

struct builder {
	struct html_tree *t;
	xmlParserCtxtPtr parser;
	uint32_t open[HTML_DEPTH + 1]; /* nodes, or IGNORED */
	uint32_t nopen;
	uint32_t at;       /* the node that takes what comes */
	bool has_html;     /* one of each is made, however many come */
	bool has_body;
	bool is_stopped;
	size_t stopped_at; /* [B] of what the parser was given */
};

void
html_tree_init(struct html_tree *t)
{
	arena_init(&t->arena);
	buf_init(&t->text);
	vec_init(&t->nodes);
	vec_init(&t->attrs);
}

void
html_tree_release(struct html_tree *t)
{
	arena_release(&t->arena);
	buf_release(&t->text);
	vec_release(&t->nodes);
	vec_release(&t->attrs);
}

/* The whole of a node that is ready: everything made since is in it. */
static void
close_node(struct builder *b, uint32_t node)
{
	b->t->nodes.ptr[node].end = (uint32_t)b->t->nodes.len;
	b->at = b->t->nodes.ptr[node].parent;
}

static uint32_t
add_node(struct builder *b, enum html_tag tag)
{
	struct html_tree *t = b->t;
	uint32_t i = (uint32_t)t->nodes.len;
	struct html_node n = {
		.parent = b->at,
		.end = i + 1,
		.text = (uint32_t)(tag == TAG_TEXT ? t->text.len : t->attrs.len),
		.tag = (uint8_t)tag,
	};

	vec_push(&t->nodes, n);
	return i;
}

/* A character reference may smuggle in what decoding keeps out. */
static struct str
clean_str(struct arena *arena, const xmlChar *s)
{
	struct str in = str_of((const char *)s);

	return utf8_check(in) == in.len ? arena_str(arena, in) : STR_EMPTY;
}

static void
add_attrs(struct builder *b, uint32_t node, const xmlChar **atts)
{
	struct html_tree *t = b->t;

	for (; atts && atts[0]; atts += 2) {
		struct html_attr_value a = {
			.name = html_attr_of(str_of((const char *)atts[0])),
			.value = STR_EMPTY,
		};

		if (a.name == ATTR_COUNT)
			continue;
		if (atts[1])
			a.value = clean_str(&t->arena, atts[1]);
		vec_push(&t->attrs, a);
		t->nodes.ptr[node].len++;
	}
}

/* Whether an element becomes a node; frames of a page do so once. */
static bool
is_wanted(struct builder *b, enum html_tag tag)
{
	bool *has = tag == TAG_HTML ? &b->has_html : tag == TAG_BODY ? &b->has_body : NULL;

	if (b->t->nodes.len >= HTML_NODES || (has && *has))
		return false;
	if (has)
		*has = true;
	return true;
}

static void
on_start(void *ctx, const xmlChar *name, const xmlChar **atts)
{
	struct builder *b = ctx;
	enum html_tag tag = html_tag_of(str_of((const char *)name));
	uint32_t node = IGNORED;

	if (b->is_stopped)
		return;
	if (is_wanted(b, tag)) {
		node = add_node(b, tag);
		add_attrs(b, node, atts);
		b->at = node;
	}
	b->open[b->nopen++] = node;
	if (b->nopen == HTML_DEPTH) {
		b->is_stopped = true;
		b->stopped_at = (size_t)xmlByteConsumed(b->parser);
		xmlStopParser(b->parser);
	}
}

static void
on_end(void *ctx, const xmlChar *name)
{
	struct builder *b = ctx;

	(void)name;
	if (b->is_stopped || b->nopen == 0)
		return;
	b->nopen--;
	if (b->open[b->nopen] != IGNORED)
		close_node(b, b->open[b->nopen]);
}

static void
on_text(void *ctx, const xmlChar *text, int len)
{
	struct builder *b = ctx;
	struct html_tree *t = b->t;
	struct str s = str_from((const char *)text, (size_t)len);
	struct html_node *last = &vec_last(&t->nodes);

	if (b->is_stopped || utf8_check(s) != s.len)
		return;
	/* Pieces of one text come one by one. */
	if (last->tag != TAG_TEXT || last->parent != b->at) {
		(void)add_node(b, TAG_TEXT);
		last = &vec_last(&t->nodes);
	}
	buf_add(&t->text, s);
	last->len += (uint32_t)len;
}

/* Everything that is open is closed; what comes goes into the page's body. */
static void
lay_flat(struct builder *b)
{
	while (b->nopen > 0) {
		uint32_t node = b->open[--b->nopen];

		if (node == IGNORED)
			continue;
		close_node(b, node);
		if (b->t->nodes.ptr[node].tag == TAG_BODY)
			b->at = node;
	}
}

/* What is left behind the tag in which the parser stopped. */
static struct str
rest_of(const struct builder *b, struct str markup)
{
	struct str rest = str_sub(markup, b->stopped_at, markup.len);
	size_t end = str_find_char(rest, '>');

	return str_sub(rest, end == SIZE_MAX ? rest.len : end + 1, rest.len);
}

/* The next thing to be parsed: all, or a piece that ends before a tag. */
static struct str
piece_of(struct str markup, size_t restarts)
{
	size_t end = PIECE;

	/* Its lengths are ints: the first 2 GiB of a page are enough. */
	if (restarts < RESTARTS_MANY || markup.len <= PIECE)
		return str_sub(markup, 0, markup.len < INT_MAX ? markup.len : INT_MAX);
	while (end > PIECE / 2 && markup.ptr[end] != '<')
		end--;
	while (end < markup.len && ((unsigned char)markup.ptr[end] & 0xC0) == 0x80)
		end++;
	return str_sub(markup, 0, end);
}

static void
parse_once(struct builder *b, struct str markup)
{
	b->parser = htmlCreateMemoryParserCtxt(markup.ptr, (int)markup.len);
	if (!b->parser)
		memory_ended();
	memset(b->parser->sax, 0, sizeof *b->parser->sax);
	b->parser->sax->startElement = on_start;
	b->parser->sax->endElement = on_end;
	b->parser->sax->characters = on_text;
	b->parser->sax->cdataBlock = on_text;
	b->parser->sax->ignorableWhitespace = on_text;
	b->parser->userData = b;
	(void)htmlCtxtUseOptions(b->parser,
	                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR
	                         | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
	                         | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
	/* To name the encoding would put a converter in between, and then
	 * xmlByteConsumed is wrong as soon as more than 32,000 bytes are left. */
	b->parser->charset = XML_CHAR_ENCODING_UTF8;
	(void)htmlParseDocument(b->parser);
	htmlFreeParserCtxt(b->parser);
}

void
html_parse(struct str markup, struct html_tree *t)
{
	struct builder b = {.t = t};

	xmlInitParser();
	(void)add_node(&b, TAG_OTHER);
	for (size_t restarts = 0; markup.len > 0; restarts++) {
		struct str piece = piece_of(markup, restarts);

		b.is_stopped = false;
		parse_once(&b, piece);
		markup = b.is_stopped ? rest_of(&b, markup)
		                      : str_sub(markup, piece.len, markup.len);
		if (b.is_stopped || markup.len > 0)
			lay_flat(&b);
	}
	while (b.nopen > 0) {
		if (b.open[--b.nopen] != IGNORED)
			close_node(&b, b.open[b.nopen]);
	}
	t->nodes.ptr[0].end = (uint32_t)t->nodes.len;
}

struct str
html_attr(const struct html_tree *t, uint32_t node, enum html_attr name)
{
	const struct html_node *n = &t->nodes.ptr[node];

	for (uint32_t i = 0; n->tag != TAG_TEXT && i < n->len; i++) {
		if (t->attrs.ptr[n->text + i].name == name)
			return t->attrs.ptr[n->text + i].value;
	}
	return STR_EMPTY;
}

bool
html_has_attr(const struct html_tree *t, uint32_t node, enum html_attr name)
{
	const struct html_node *n = &t->nodes.ptr[node];

	for (uint32_t i = 0; n->tag != TAG_TEXT && i < n->len; i++) {
		if (t->attrs.ptr[n->text + i].name == name)
			return true;
	}
	return false;
}

void
html_text(const struct html_tree *t, uint32_t node, struct buf *out)
{
	size_t start = out->len;
	bool is_gap = false;

	for (uint32_t i = node; i < t->nodes.ptr[node].end; i++) {
		const struct html_node *n = &t->nodes.ptr[i];
		struct str s;
		size_t len;

		if (n->tag != TAG_TEXT) {
			is_gap |= html_kind_of(n->tag) != HTML_INLINE;
			continue;
		}
		s = str_sub(buf_str(&t->text), n->text, n->text + n->len);
		for (size_t k = 0; k < s.len; k += len) {
			if (utf8_is_space(utf8_get(s, k, &len))) {
				is_gap = true;
				continue;
			}
			if (is_gap && out->len > start)
				buf_add_char(out, ' ');
			is_gap = false;
			buf_add(out, str_sub(s, k, k + len));
		}
	}
}
