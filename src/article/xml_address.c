/* SPDX-License-Identifier: MIT */
/* See xml_address.h: the door of libxml2's addresses. */
#include "article/xml_address.h"

#include <libxml/uri.h>

#include "text/banned.h"

struct str
xml_address(const char *base, const char *reference, struct arena *arena)
{
	xmlChar *made = xmlBuildURI((const xmlChar *)reference, (const xmlChar *)base);
	struct str out = arena_str(arena, str_of((const char *)made));

	xmlFree(made);
	return out;
}
