/* SPDX-License-Identifier: MIT */
/* Where links into the same page lead: names of its elements, and their lines. */
#ifndef ARTICLE_HTML_PLACES_H
#define ARTICLE_HTML_PLACES_H

#include "article/html_int.h"

struct html_places {
	struct map names;  /* to nodes; filled when first asked */
	bool is_filled;
};

void html_places_init(struct html_places *places);
void html_places_release(struct html_places *places);

/* The line that holds the element called so, or follows it; as many as there are
 * lines if none is. */
size_t html_places_find(struct html_places *places, const struct html_page *p,
                        struct str name);

#endif
