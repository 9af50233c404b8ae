/* SPDX-License-Identifier: MIT */
/*
 * An object of JSON as a record: its values by their names, those of objects in
 * it that are there to hold them, and texts that are given as lists.
 */
#include "article/json_int.h"

#include "text/banned.h"

enum {
	NEST_MAX = 8 /* lists and objects that a value is looked for in */
};

/* Appends what a value says: text, a number, the names or texts of a list. */
static void
add_value(struct buf *out, const json_t *v, const char *gap, int depth)
{
	static const char *const names[] = {"name", "title", "text", "value", "main",
	                                    "original", "rendered", "content", "html",
	                                    "body", "$date"};

	if (json_is_string(v)) {
		buf_add(out, str_from(json_string_value(v), json_string_length(v)));
	} else if (json_is_integer(v)) {
		buf_addf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
	} else if (json_is_real(v)) {
		buf_addf(out, "%.0f", json_real_value(v));
	} else if (json_is_array(v) && depth < NEST_MAX) {
		for (size_t i = 0; i < json_array_size(v); i++) {
			if (i > 0 && out->len > 0)
				buf_add_cstr(out, gap);
			add_value(out, json_array_get(v, i), gap, depth + 1);
		}
	} else if (json_is_object(v) && depth < NEST_MAX) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			const json_t *inner = json_object_get(v, names[i]);

			if (inner) {
				add_value(out, inner, gap, depth + 1);
				return;
			}
		}
	}
}

/* The value that "story.text" names, from one object into the next; NULL if
 * there is none. */
static json_t *
value_at(json_t *object, struct str path)
{
	struct str step;

	while (object && path.len > 0) {
		(void)str_cut(&path, '.', &step);
		object = json_object_getn(object, step.ptr, step.len);
	}
	return object;
}

static void
fill_field(struct record *r, enum record_field field, const json_t *value)
{
	struct buf *out = &r->fields[field];
	size_t old = out->len;

	add_value(out, value, field == RECORD_TEXT ? "\n\n" : ", ", 0);
	if (out->len > old && old > 0) {
		memmove(out->ptr, out->ptr + old, out->len - old);
		out->len -= old;
	}
}

/* What the user says lies deeper goes before what has that name. */
static void
fill_deeper(struct record *r, struct str said, json_t *object)
{
	enum record_field field;
	struct str path;

	while (record_next_said(&said, &field, &path)) {
		json_t *value = str_find_char(path, '.') == SIZE_MAX ? NULL
		                                                    : value_at(object, path);

		if (value && field != RECORD_COUNT && record_wants(r, field))
			fill_field(r, field, value);
	}
}

/* Of several summaries ("abstract", "lead_paragraph") the longest. */
static void
fill_summary(struct record *r, const json_t *value)
{
	struct buf *out = &r->fields[RECORD_SUMMARY];
	struct buf other;

	buf_init(&other);
	add_value(&other, value, ", ", 0);
	if (other.len > out->len) {
		buf_clear(out);
		buf_add(out, buf_str(&other));
	}
	buf_release(&other);
}

static void
fill_fields(struct record *r, struct str said, json_t *object)
{
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value) {
		enum record_field field = record_field_of(said, str_of(key));

		if (field == RECORD_SUMMARY)
			fill_summary(r, value);
		else if (field != RECORD_COUNT && record_wants(r, field))
			fill_field(r, field, value);
	}
}

/* What the record says itself goes before what lies in an object of it. */
void
json_record_fill(struct record *r, struct str said, json_t *object)
{
	static const char *const inner[] = {"fields", "attributes", "data", "node"};

	record_clear(r);
	fill_deeper(r, said, object);
	fill_fields(r, said, object);
	for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
		fill_fields(r, said, json_object_get(object, inner[i]));
	fill_deeper(r, STR_LIT("author=user.name"), object);
}
