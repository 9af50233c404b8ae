/* SPDX-License-Identifier: MIT */
/*
 * Reads gold.jsonl: one JSON object a line, of which only "path" and
 * "mentions" matter.  A walker over JSON that skips all else; and what is
 * mended of a set by its spans alone.
 */
#include "train/train.h"

#include <stdlib.h>
#include <string.h>

#include "text/banned.h"

struct str
train_read(const char *path, bool is_needed)
{
	FILE *in = fopen(path, "rb");
	size_t cap = 1 << 16;
	size_t len = 0;
	char *ptr;

	if (!in) {
		if (is_needed) {
			perror(path);
			exit(1);
		}
		return STR_EMPTY;
	}
	ptr = xmalloc(cap);
	for (size_t n; (n = fread(ptr + len, 1, cap - len, in)) > 0;) {
		len += n;
		if (len == cap)
			ptr = xrealloc(ptr, cap *= 2, 1);
	}
	fclose(in);
	ptr = xrealloc(ptr, len + 1, 1);
	ptr[len] = '\0';
	return str_from(ptr, len);
}

struct json {
	const char *at;
	const char *end;
};

static char
peek(struct json *j)
{
	while (j->at < j->end && strchr(" \t\r\n,:", *j->at))
		j->at++;
	return j->at < j->end ? *j->at : '\0';
}

static struct str
string(struct json *j)
{
	const char *from;

	if (peek(j) != '"')
		return STR_EMPTY;
	from = ++j->at;
	while (j->at < j->end && *j->at != '"')
		j->at += *j->at == '\\' && j->at + 1 < j->end ? 2 : 1;
	struct str s = str_from(from, (size_t)(j->at - from));
	j->at++;
	return s;
}

/* Any value. */
static void
skip(struct json *j)
{
	int depth = 0;

	do {
		char c = peek(j);
		if (!c)
			return;
		if (c == '"') {
			(void)string(j);
			continue;
		}
		depth += c == '{' || c == '[';
		depth -= c == '}' || c == ']';
		if (strchr("{}[]", c))
			j->at++;
		else
			while (j->at < j->end && !strchr(",:{}[] \"", *j->at))
				j->at++;
	} while (depth > 0);
}

static uint32_t
number(struct json *j)
{
	uint32_t n = 0;

	for (char c = peek(j); c >= '0' && c <= '9'; c = j->at < j->end ? *j->at : '\0') {
		n = n * 10 + (uint32_t)(c - '0');
		j->at++;
	}
	return n;
}

int
train_kind(struct str name)
{
	enum kind k;

	return kind_from_name(name, &k) && (int)k < TAG_KINDS ? (int)k : -1;
}

/* What the set itself calls it. */
static void
set_raw(struct gold_span *s, struct str raw)
{
	s->is_gpe = str_eq(raw, STR_LIT("gpe"));
	s->is_people = str_eq(raw, STR_LIT("NORP"));
}

static struct gold_span
mention(struct json *j)
{
	struct gold_span s = {.kind = -1};

	j->at++;
	while (peek(j) == '"') {
		struct str key = string(j);
		if (str_eq(key, STR_LIT("start")))
			s.off = (peek(j), number(j));
		else if (str_eq(key, STR_LIT("end")))
			s.end = (peek(j), number(j));
		else if (str_eq(key, STR_LIT("type")))
			s.kind = train_kind(string(j));
		else if (str_eq(key, STR_LIT("raw")))
			set_raw(&s, string(j));
		else
			skip(j);
	}
	if (peek(j) == '}')
		j->at++;
	return s;
}

bool
gold_next(struct str *rest, struct arena *arena, struct gold *out)
{
	struct str line;
	VEC(struct gold_span) spans;

	do {
		if (!rest->ptr || !str_cut(rest, '\n', &line))
			return false;
	} while (str_trim(line).len == 0);
	struct json j = {line.ptr, line.ptr + line.len};
	*out = (struct gold){.path = STR_EMPTY};
	vec_init(&spans);
	if (peek(&j) == '{')
		j.at++;
	while (peek(&j) == '"') {
		struct str key = string(&j);
		if (str_eq(key, STR_LIT("path"))) {
			out->path = string(&j);
		} else if (str_eq(key, STR_LIT("mentions")) && peek(&j) == '[') {
			j.at++;
			while (peek(&j) == '{')
				vec_push(&spans, mention(&j));
			if (peek(&j) == ']')
				j.at++;
		} else {
			skip(&j);
		}
	}
	out->nspan = spans.len;
	out->spans = ARENA_ARRAY(arena, spans.len + 1, struct gold_span);
	for (size_t i = 0; i < spans.len; i++)
		out->spans[i] = spans.ptr[i];
	vec_release(&spans);
	return true;
}

/* "Airways", "Herald": what is left of a name without the place in front says
 * nothing. */
static bool
says_nothing(struct str word)
{
	static const char *const words[] = {
		"Times", "Post", "Herald", "Courier", "Journal", "Gazette", "Tribune",
		"Chronicle", "Observer", "Telegraph", "Daily", "Daily News", "Evening Post",
		"Star", "Mail", "Airways", "Airlines", "University",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(word, str_from(words[i], strlen(words[i]))))
			return true;
	return false;
}

/* Two spans of one name: "Anna Berg" and "Foundation", "Kuwait" and "Herald". */
static bool
is_parted(struct str text, struct gold_span a, struct gold_span b)
{
	if (b.off != a.end + 1 || b.end > text.len || text.ptr[a.end] != ' ' ||
	    b.kind != KIND_ORG || text.ptr[b.off] < 'A' || text.ptr[b.off] > 'Z')
		return false;
	return a.kind == KIND_PERSON ||
	       ((a.kind == KIND_PLACE || a.is_people) &&
	        says_nothing(str_at(text, span_from_to(b.off, b.end))));
}

void
gold_join(struct str text, struct gold *g)
{
	size_t kept = 0;

	for (size_t i = 0; i < g->nspan; i++) {
		struct gold_span s = g->spans[i];
		struct gold_span *p = kept ? &g->spans[kept - 1] : NULL;
		if (p && is_parted(text, *p, s)) {
			p->end = s.end;
			p->kind = KIND_ORG;
			p->is_people = false;
			continue;
		}
		g->spans[kept++] = s;
	}
	g->nspan = kept;
}
