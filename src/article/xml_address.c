/* SPDX-License-Identifier: MIT */
/* See xml_address.h: the door of libxml2's addresses. */
#include "article/xml_address.h"

#include <libxml/uri.h>

#include "text/banned.h"

void
xml_address(struct buf *out, const char *base, const char *reference)
{
	xmlChar *made = xmlBuildURI((const xmlChar *)reference, (const xmlChar *)base);

	if (made)
		buf_add_cstr(out, (const char *)made);
	xmlFree(made);
}
