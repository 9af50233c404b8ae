/* SPDX-License-Identifier: MIT */
/*
 * "Moscow's top diplomat", "Tokyo's prime minister": a seat of government stands for
 * its country where the office is one of a government.  What is a city's own ("Moscow's
 * mayor") stays the city's.
 */
#include "entity/coref_int.h"

#include "text/banned.h"

/* Slugs of places.tsv: those that news puts for a government. Public facts. */
#define SEATS "abuja accra addis-ababa algiers amman ankara apia ashgabat asmara astana" \
	" asuncion athens baghdad baku bamako bandar-seri-begawan bangkok bangui banjul" \
	" beijing beirut belgrade belmopan berlin bern bishkek bissau bogota brasilia" \
	" bratislava brazzaville bridgetown bucharest budapest buenos-aires bujumbura cairo" \
	" canberra caracas castries chisinau colombo conakry copenhagen dakar damascus dhaka" \
	" dili djibouti dodoma doha dublin dushanbe freetown funafuti gaborone georgetown" \
	" gitega guatemala-city hanoi harare havana helsinki honiara islamabad jakarta" \
	" juba kabul kampala kathmandu khartoum kigali kingston kinshasa" \
	" kuala-lumpur kyiv la-paz libreville lilongwe lima lisbon ljubljana lome london" \
	" luanda lusaka madrid majuro malabo male managua manama manila maputo maseru mbabane" \
	" mexico-city minsk mogadishu monrovia montevideo moroni moscow muscat nairobi nassau" \
	" naypyidaw ndjamena new-delhi niamey nicosia nouakchott nukualofa oslo ottawa" \
	" ouagadougou panama-city paramaribo paris phnom-penh podgorica port-au-prince" \
	" port-louis port-moresby port-vila porto-novo prague praia pretoria pristina" \
	" pyongyang quito rabat reykjavik riga riyadh rome san-jose-costa-rica san-salvador sanaa" \
	" santiago santo-domingo sarajevo seoul skopje sofia stockholm suva taipei tallinn" \
	" tashkent tbilisi tegucigalpa tehran the-hague thimphu tirana tokyo tripoli tunis" \
	" ulaanbaatar vaduz valletta vienna vientiane vilnius warsaw washington" \
	" wellington windhoek yaounde yerevan zagreb"

bool
coref_is_of_state(struct str office)
{
	kb_id row = kb_by_slug(KB_OFFICE, office);
	struct kb_entry e;

	if (row == KB_NONE)
		return false;
	kb_entry(row, &e);
	return str_in_words(office, "president vice-president") || str_eq(e.detail, STR_LIT("country"));
}

/* Ministers; not presidents, of whom regions and clubs have some ("Madrid's president"),
 * nor envoys, who are called by where they are sent to, nor the secretary of state, whom
 * the state of Washington has as well. */
static bool
is_in_government(struct str office)
{
	return str_ends(office, STR_LIT("-minister")) || str_ends(office, STR_LIT("-secretary")) ||
	       str_eq(office, STR_LIT("chancellor"));
}

kb_id
coref_office_owner(const struct coref *c, const struct office_fact *o)
{
	kb_id row = coref_meant(c, o->of);
	struct kb_entry e;

	if (row == KB_NONE || kb_is_country(row))
		return row;
	kb_entry(row, &e);
	if (e.class != KB_PLACE || e.country == KB_NONE || !str_in_words(e.slug, SEATS) ||
	    !coref_is_of_state(o->office) || !is_in_government(o->office))
		return row;
	return kb_country_of(row);
}
