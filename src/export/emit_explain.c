/* SPDX-License-Identifier: MIT */
/*
 * What `annotate --explain` adds to a mention: the evidence for it, and what
 * else was proposed there.
 */
#include "export/emit_int.h"

#include "export/export.h"

#include "text/banned.h"

static void
add_words(struct buf *out, struct str text, struct span at)
{
	buf_addf(out, ", \"start\": %lu, \"end\": %lu, \"text\": ", (unsigned long)at.off,
	         (unsigned long)span_end(at));
	export_json_str(out, str_at(text, at));
}

static void
add_evidence(struct buf *out, struct str text, const struct evidence *e)
{
	buf_addf(out, "{\"what\": \"%s\"", e->what);
	if (!span_is_none(e->at))
		add_words(out, text, e->at);
	if (e->note.len) {
		buf_add_cstr(out, ", \"note\": ");
		export_json_str(out, e->note);
	}
	if (e->score > 0) {
		buf_add_cstr(out, ", \"score\": ");
		emit_score(out, e->score);
	}
	buf_add_char(out, '}');
}

void
emit_explanation(struct buf *out, struct str text, const struct explanation *e)
{
	buf_add_cstr(out, ", \"evidence\": [");
	for (size_t i = 0; i < e->nevidence; i++) {
		buf_add_cstr(out, i ? ", " : "");
		add_evidence(out, text, &e->evidence[i]);
	}
	buf_add_cstr(out, "], \"alternatives\": [");
	for (size_t i = 0; i < e->nother; i++) {
		const struct mention *m = &e->others[i];

		buf_addf(out, "%s{\"type\": \"%s\", \"rule\": \"%s\"", i ? ", " : "",
		         kind_name(m->kind), rule_name(m->rule));
		add_words(out, text, m->at);
		buf_add_cstr(out, ", \"score\": ");
		emit_score(out, m->score);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}
