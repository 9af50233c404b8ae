/* SPDX-License-Identifier: MIT */
/*
 * The one door to iniparser, which reads values but refuses a whole file for
 * one bad line, tells no lines, and says so on stderr.  So a file is scanned
 * here first: the scan knows the lines and what iniparser would refuse; what
 * iniparser is given is the file itself when nothing is wrong with it, and
 * else a copy with the bad lines left empty.
 */
#include "text/ini.h"

#if __has_include(<iniparser/iniparser.h>)
#include <iniparser/iniparser.h>
#else
#include <iniparser.h>
#endif

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/buf.h"
#include "text/map.h"
#include "text/utf8.h"

#include "text/banned.h"

enum {
	LINE_MAX_BYTES = 1000,   /* iniparser's buffer has 1024 */
	FILE_MAX_BYTES = 16 << 20
};

struct item {
	struct str section;
	struct str key;
	struct str value;
	struct str entry; /* "section:key", iniparser's name for it */
	uint32_t line;
};

struct ini {
	struct arena arena;
	VEC(struct item) items;
};

struct scan {
	struct ini *ini;
	struct map entries; /* entry -> index of its item */
	struct str path;
	struct str section;
	struct buf clean;   /* the file, bad lines left empty */
	bool is_dirty;      /* clean differs from the file */
	struct diag *diag;
};

/* iniparser speaks through a process-wide callback with no place for a
 * context.  The scan has said all there is to say, so it is made silent. */
static int
say_nothing(const char *fmt, ...)
{
	(void)fmt;
	return 0;
}

/* ------------------------------------------------------------- the file */

/* The whole file; *is_plain if reading it again gives the same. */
static enum status
read_whole(const char *path, struct buf *out, bool *is_plain, struct diag *d)
{
	enum status status = STATUS_UNREADABLE;
	struct stat info;
	ssize_t got = 1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0) {
		status = errno == ENOENT ? STATUS_NOT_FOUND : STATUS_UNREADABLE;
		diag_add(d, DIAG_ERROR, str_of(path), 0, "cannot be opened: %s",
		         strerror(errno));
		return status;
	}
	*is_plain = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
	while (got > 0 && out->len <= FILE_MAX_BYTES) {
		buf_reserve(out, 65536);
		do
			got = read(fd, out->ptr + out->len, 65536);
		while (got < 0 && errno == EINTR);
		out->len += got > 0 ? (size_t)got : 0;
	}
	if (got < 0)
		diag_add(d, DIAG_ERROR, str_of(path), 0, "cannot be read: %s",
		         strerror(errno));
	else if (out->len > FILE_MAX_BYTES)
		diag_add(d, DIAG_ERROR, str_of(path), 0,
		         "is too large for a configuration file");
	else
		status = STATUS_OK;
	(void)close(fd);
	return status;
}

static bool
write_whole(int fd, struct str s)
{
	while (s.len > 0) {
		ssize_t n = write(fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		s = str_sub(s, (size_t)n, s.len);
	}
	return true;
}

/* iniparser reads by name only, so the copy has one, for as long as needed. */
static dictionary *
load_copy(struct str clean)
{
	char name[] = P_tmpdir "/entente-ini-XXXXXX";
	dictionary *dict = NULL;
	int fd = mkstemp(name);

	if (fd < 0)
		return NULL;
	if (write_whole(fd, clean))
		dict = iniparser_load(name);
	(void)unlink(name);
	(void)close(fd);
	return dict;
}

/* ------------------------------------------------------------- the scan */

/* As iniparser has them: ASCII letters in lower case. */
static struct str
lowered(struct arena *a, struct str s)
{
	char *copy = ARENA_ARRAY(a, s.len + 1, char);

	for (size_t i = 0; i < s.len; i++) {
		bool is_upper = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z';

		copy[i] = is_upper ? (char)(s.ptr[i] | 0x20) : s.ptr[i];
	}
	return (struct str){copy, s.len};
}

static void
note_item(struct scan *k, struct str key, uint32_t line)
{
	struct arena *a = &k->ini->arena;
	struct item item = {.section = k->section, .line = line};
	struct buf entry;
	uint32_t at;

	buf_init(&entry);
	item.key = lowered(a, key);
	buf_add(&entry, k->section);
	buf_add_char(&entry, ':');
	buf_add(&entry, item.key);
	item.entry = arena_str(a, buf_str(&entry));
	buf_release(&entry);
	at = map_intern(&k->entries, item.entry, (uint32_t)k->ini->items.len);
	if (at == k->ini->items.len)
		vec_push(&k->ini->items, item);
	else
		k->ini->items.ptr[at].line = line; /* the last one counts */
}

/* What is wrong with a line, or NULL; a good one is noted. */
static const char *
scan_line(struct scan *k, struct str line, uint32_t number)
{
	struct str s = str_trim(line);
	struct str key;
	size_t equals;

	if (line.len > LINE_MAX_BYTES)
		return "the line is longer than 1000 bytes";
	if (str_find_char(line, '\0') != SIZE_MAX)
		return "the line holds a zero byte";
	if (utf8_check(line) < line.len)
		return "the line is not UTF-8";
	if (s.len == 0 || s.ptr[0] == '#' || s.ptr[0] == ';')
		return NULL;
	if (s.ptr[0] == '[') {
		struct str name = str_trim(str_sub(s, 1, s.len - 1));

		if (s.ptr[s.len - 1] != ']' || name.len == 0
		    || str_find_char(name, ']') != SIZE_MAX)
			return "a section is written [name]";
		k->section = lowered(&k->ini->arena, name);
		return NULL;
	}
	equals = str_find_char(s, '=');
	key = str_trim(str_sub(s, 0, equals));
	if (equals == SIZE_MAX || key.len == 0)
		return "a setting is written name = value";
	note_item(k, key, number);
	return NULL;
}

static struct str
without_line_end(struct str line)
{
	while (line.len > 0 && line.ptr[line.len - 1] > 0
	       && line.ptr[line.len - 1] <= ' ')
		line.len--;
	return line;
}

/* Lines; one that ends in a backslash goes on in the next. */
static void
scan_file(struct scan *k, struct str rest)
{
	uint32_t number = 0;
	struct str line;

	if (str_starts(rest, STR_LIT("\xEF\xBB\xBF"))) {
		rest = str_sub(rest, 3, rest.len);
		k->is_dirty = true;
	}
	while (str_cut(&rest, '\n', &line)) {
		struct buf whole;
		const char *wrong;
		uint32_t first = ++number;
		size_t start = k->clean.len;

		buf_init(&whole);
		buf_add(&k->clean, line);
		line = without_line_end(line);
		while (line.len > 0 && line.ptr[line.len - 1] == '\\' && rest.ptr) {
			buf_add(&whole, str_sub(line, 0, line.len - 1));
			(void)str_cut(&rest, '\n', &line);
			number++;
			buf_add_char(&k->clean, '\n');
			buf_add(&k->clean, line);
			line = without_line_end(line);
		}
		buf_add(&whole, line);
		wrong = scan_line(k, buf_str(&whole), first);
		if (wrong) {
			diag_add(k->diag, DIAG_WARNING, k->path, first,
			         "%s; it was left out", wrong);
			k->clean.len = start;
			k->is_dirty = true;
		}
		buf_add_char(&k->clean, '\n');
		buf_release(&whole);
	}
}

/* Values of the noted items; those iniparser did not see after all go. */
static void
take_values(struct scan *k, const dictionary *dict)
{
	struct ini *ini = k->ini;
	size_t kept = 0;
	struct map at;

	map_init(&at);
	for (int i = 0; i < dict->n; i++) {
		if (dict->key[i] && dict->val[i])
			map_set(&at, str_of(dict->key[i]), (uint32_t)i);
	}
	for (size_t i = 0; i < ini->items.len; i++) {
		struct item *item = &ini->items.ptr[i];
		uint32_t entry = map_get(&at, item->entry);

		if (entry == MAP_NONE) {
			diag_add(k->diag, DIAG_WARNING, k->path, item->line,
			         "the setting %.*s cannot be read; it was left out",
			         STR_ARG(item->key));
			continue;
		}
		item->value = arena_str(&ini->arena, str_of(dict->val[entry]));
		ini->items.ptr[kept++] = *item;
	}
	ini->items.len = kept;
	map_release(&at);
}

/* --------------------------------------------------------------- public */

enum status
ini_read(const char *path, struct ini **out, struct diag *d)
{
	struct ini *ini = xcalloc(1, sizeof *ini);
	struct scan k = {.ini = ini, .path = str_of(path), .diag = d};
	dictionary *dict = NULL;
	bool is_plain = false;
	enum status status;
	struct buf raw;

	*out = NULL;
	arena_init(&ini->arena);
	vec_init(&ini->items);
	map_init(&k.entries);
	buf_init(&k.clean);
	buf_init(&raw);
	k.section = STR_EMPTY;
	status = read_whole(path, &raw, &is_plain, d);
	if (status != STATUS_OK)
		goto out;
	scan_file(&k, buf_str(&raw));
	iniparser_set_error_callback(say_nothing);
	dict = is_plain && !k.is_dirty ? iniparser_load(path)
	                               : load_copy(buf_str(&k.clean));
	if (!dict) {
		status = STATUS_UNREADABLE;
		diag_add(d, DIAG_ERROR, k.path, 0, "cannot be read as settings");
		goto out;
	}
	take_values(&k, dict);
	iniparser_freedict(dict);
	*out = ini;
	ini = NULL;
out:
	buf_release(&raw);
	buf_release(&k.clean);
	map_release(&k.entries);
	ini_free(ini);
	return status;
}

void
ini_free(struct ini *ini)
{
	if (!ini)
		return;
	vec_release(&ini->items);
	arena_release(&ini->arena);
	free(ini);
}

size_t
ini_count(const struct ini *ini)
{
	return ini->items.len;
}

void
ini_item(const struct ini *ini, size_t i, struct str *section, struct str *key,
         struct str *value)
{
	const struct item *item = &ini->items.ptr[i];

	*section = item->section;
	*key = item->key;
	*value = item->value;
}

unsigned int
ini_line(const struct ini *ini, size_t i)
{
	return ini->items.ptr[i].line;
}
