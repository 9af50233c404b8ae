/* SPDX-License-Identifier: MIT */
/*
 * What is known about an article and who says so, and where it leads: as a table
 * for people, a JSON object, or lines of path, fact, value and origin (of a link:
 * its place).
 */
#include "export/export.h"

#include "export/emit_int.h"

#include "text/banned.h"

static const enum fact_name order[FACT_COUNT] = {
	FACT_TITLE, FACT_SUBTITLE, FACT_AUTHOR, FACT_SOURCE, FACT_AGENCY,
	FACT_PUBLISHED, FACT_UPDATED, FACT_LANGUAGE, FACT_ADDRESS, FACT_CHARSET,
};

static void
info_table(struct buf *out, const struct article *a)
{
	size_t nlink;

	(void)article_links(a, &nlink);
	emit_name(out, article_path(a));
	buf_add_char(out, '\n');
	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct fact f = article_fact(a, order[i]);

		if (f.value.len == 0)
			continue;
		buf_addf(out, "  %-10s ", fact_name_of(order[i]));
		export_safe(out, f.value);
		buf_addf(out, "  (%s)\n", origin_name(f.from));
	}
	if (nlink > 0)
		buf_addf(out, "  %-10s %zu\n", "links", nlink);
	buf_addf(out, "  %-10s %u\n\n", "words", article_words(a));
}

static void
links_json(struct buf *out, const struct article *a)
{
	size_t n;
	const struct article_link *links = article_links(a, &n);

	buf_add_cstr(out, ", \"links\": [");
	for (size_t i = 0; i < n; i++) {
		buf_addf(out, "%s{\"start\": %u, \"end\": %u, \"to\": ", i > 0 ? ", " : "",
		         links[i].at.off, span_end(links[i].at));
		export_json_str(out, links[i].to);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

static void
info_json(struct buf *out, const struct article *a)
{
	buf_add_cstr(out, "{\"path\": ");
	export_json_str(out, article_path(a));
	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct fact f = article_fact(a, order[i]);

		buf_addf(out, ", \"%s\": ", fact_name_of(order[i]));
		if (f.value.len == 0) {
			buf_add_cstr(out, "null");
			continue;
		}
		buf_add_cstr(out, "{\"value\": ");
		export_json_str(out, f.value);
		buf_addf(out, ", \"from\": \"%s\"}", origin_name(f.from));
	}
	links_json(out, a);
	buf_addf(out, ", \"words\": %u}\n", article_words(a));
}

static void
info_tsv(struct buf *out, const struct article *a)
{
	size_t nlink;
	const struct article_link *links = article_links(a, &nlink);

	for (size_t i = 0; i < FACT_COUNT; i++) {
		struct fact f = article_fact(a, order[i]);

		if (f.value.len == 0)
			continue;
		emit_name(out, article_path(a));
		buf_addf(out, "\t%s\t", fact_name_of(order[i]));
		emit_cell(out, f.value, 0);
		buf_addf(out, "\t%s\n", origin_name(f.from));
	}
	for (size_t i = 0; i < nlink; i++) {
		emit_name(out, article_path(a));
		buf_add_cstr(out, "\tlink\t");
		emit_cell(out, links[i].to, 0);
		buf_addf(out, "\t%u-%u\n", links[i].at.off, span_end(links[i].at));
	}
}

void
export_info(struct buf *out, const struct article *a, enum entity_format f)
{
	switch (f) {
	case ENTITY_TABLE:
		info_table(out, a);
		break;
	case ENTITY_JSONL:
		info_json(out, a);
		break;
	case ENTITY_TSV:
		info_tsv(out, a);
		break;
	}
}
