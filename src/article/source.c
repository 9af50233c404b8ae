/* SPDX-License-Identifier: MIT */
/*
 * Names first, bytes later: all folders are walked and the names sorted before
 * anything is read (source_read.c), so that the order is that of the names and
 * never that of the disk.
 */
#include "article/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "article/opml.h"
#include "article/source_int.h"

#include "text/banned.h"

/* Folders found and not yet walked. */
struct walk {
	VEC(struct str) folders;
	size_t done; /* walked ones */
	size_t nowhere; /* links that lead to nothing */
	size_t special; /* pipes, sockets, devices */
};

static void
add_part(struct source *s, struct str path, struct str file)
{
	struct input input = {.is_found = false};

	if (map_get(&s->seen, path) != MAP_NONE)
		return;
	map_set(&s->seen, path, 1);
	input.path = arena_str(&s->arena, path);
	input.file = path.len == file.len ? input.path : arena_str(&s->arena, file);
	input.is_found = s->is_walking;
	vec_push(&s->inputs, input);
}

enum {
	LIST_MAX = 4 * 1024 * 1024, /* [B] of a list of feeds */
	HEAD = 4096                 /* [B] that tell a feed */
};

/* The beginning of a file; false if there is none to be read. */
static bool
read_head(const char *path, size_t most, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat st;
	ssize_t n = 0;

	buf_clear(out);
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		if ((uint64_t)st.st_size < most)
			most = (size_t)st.st_size;
		buf_reserve(out, most);
		while (out->len < most && (n = read(fd, out->ptr + out->len, most - out->len)) > 0)
			out->len += (size_t)n;
		out->ptr[out->len] = '\0';
	}
	close(fd);
	return out->len > 0;
}

struct listing {
	struct source *s;
	struct str list;
	struct diag *d;
};

static void
add_feed(void *ctx, struct str address)
{
	struct listing *l = ctx;
	struct buf path;
	struct buf head;

	buf_init(&path);
	buf_init(&head);
	if (!opml_file(address, l->list, &path))
		goto out;
	/* One that is not there is an input, so that it is said. */
	if (read_head(path.ptr, HEAD, &head) ? opml_names_feed(buf_str(&head))
	                                     : access(path.ptr, F_OK) != 0)
		add_part(l->s, buf_str(&path), buf_str(&path));
	else if (map_get(&l->s->seen, buf_str(&path)) == MAP_NONE)
		diag_add(l->d, DIAG_WARNING, l->list, 0,
		         "this list names %s, which is no feed and was left alone: give it "
		         "by its own name to read it", path.ptr);
out:
	buf_release(&path);
	buf_release(&head);
}

static void
add_path(struct source *s, struct str path, struct diag *d)
{
	struct str end = str_sub(path, path.len < 5 ? 0 : path.len - 5, path.len);
	struct listing l = {s, path, d};
	struct buf xml;

	add_part(s, path, path);
	if (!str_eq_nocase(end, STR_LIT(".opml")))
		return;
	buf_init(&xml);
	if (read_head(path.ptr, LIST_MAX, &xml))
		opml_each(buf_str(&xml), add_feed, &l);
	buf_release(&xml);
}

static struct str
joined(struct source *s, struct str folder, const char *name)
{
	struct buf b;
	struct str path;

	buf_init(&b);
	buf_add(&b, folder);
	if (!str_ends(folder, STR_LIT("/")))
		buf_add_char(&b, '/');
	buf_add_cstr(&b, name);
	path = arena_str(&s->arena, buf_str(&b));
	buf_release(&b);
	return path;
}

static bool
is_file(struct str path)
{
	struct stat st;

	return stat(path.ptr, &st) == 0 && S_ISREG(st.st_mode);
}

/* "Talks_files" beside "Talks.html": what a browser saved with the page. */
static bool
is_rest_of_page(struct source *s, struct str folder)
{
	static const char *const ends[] = {"_files", ".files", "_fichiers", "-Dateien", "_archivos"};
	static const char *const pages[] = {".html", ".htm", ".xhtml"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct str end = str_of(ends[i]);

		if (!str_ends(folder, end))
			continue;
		for (size_t k = 0; k < sizeof pages / sizeof *pages; k++) {
			struct buf page;
			bool is_there;

			buf_init(&page);
			buf_add(&page, str_sub(folder, 0, folder.len - end.len));
			buf_add_cstr(&page, pages[k]);
			is_there = is_file(arena_str(&s->arena, buf_str(&page)));
			buf_release(&page);
			if (is_there)
				return true;
		}
	}
	return false;
}

/* One entry of a folder: a file to read, a folder to walk, or neither. */
static void
add_entry(struct source *s, struct walk *w, struct str path, struct diag *d)
{
	struct stat st;

	if (lstat(path.ptr, &st) != 0)
		return; /* gone since the folder was listed */
	if (S_ISDIR(st.st_mode)) {
		if (!is_rest_of_page(s, path))
			vec_push(&w->folders, path);
		return;
	}
	if (S_ISLNK(st.st_mode) && stat(path.ptr, &st) != 0)
		w->nowhere++;
	else if (S_ISREG(st.st_mode))
		add_path(s, path, d);
	else if (!S_ISDIR(st.st_mode))
		w->special++;
}

static bool
has_folder(struct source *s, struct str folder, const char *name)
{
	struct stat st;

	return stat(joined(s, folder, name).ptr, &st) == 0 && S_ISDIR(st.st_mode);
}

/* What servers and programs keep beside the mails of a Maildir, by how its name
 * begins.  source  dovecot's, courier's and the Maildir++ documents */
static bool
is_of_server(const char *name)
{
	static const char *const starts[] = {"dovecot", "courier", "maildir", "subscriptions"};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (strncmp(name, starts[i], strlen(starts[i])) == 0)
			return true;
	}
	return strcmp(name, "tmp") == 0;
}

/* In a Maildir mails lie in cur and new, and are no mails yet in tmp; Maildirs in
 * it have names that begin with a dot.  What else people put there is read. */
static bool
is_listed(struct source *s, struct str folder, const char *name, bool is_maildir)
{
	if (!is_maildir)
		return name[0] != '.';
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return false;
	if (name[0] == '.')
		return has_folder(s, joined(s, folder, name), "cur");
	return !is_of_server(name);
}

static bool
list_folder(struct source *s, struct walk *w, struct str folder, struct diag *d)
{
	bool is_maildir = has_folder(s, folder, "cur") && has_folder(s, folder, "new");
	DIR *dir = opendir(folder.ptr);
	struct dirent *entry;

	if (!dir) {
		source_say(d, folder, "folder", errno);
		return false;
	}
	while ((entry = readdir(dir)) != NULL) {
		if (is_listed(s, folder, entry->d_name, is_maildir))
			add_entry(s, w, joined(s, folder, entry->d_name), d);
	}
	closedir(dir);
	return true;
}

static int
by_bytes(const void *a, const void *b)
{
	return str_cmp(((const struct input *)a)->path, ((const struct input *)b)->path);
}

static void
say_left_out(const struct walk *w, struct str folder, struct diag *d)
{
	if (w->nowhere > 0)
		diag_add(d, DIAG_NOTE, folder, 0, w->nowhere == 1
		         ? "%zu link in this folder leads nowhere and was passed over"
		         : "%zu links in this folder lead nowhere and were passed over",
		         w->nowhere);
	if (w->special > 0)
		diag_add(d, DIAG_NOTE, folder, 0, w->special == 1
		         ? "%zu pipe or the like in this folder was passed over: it is no file"
		         : "%zu pipes and the like in this folder were passed over: they are no files",
		         w->special);
}

/* All files below a folder the user named, sorted among themselves. */
static void
add_folder(struct source *s, struct str folder, struct diag *d)
{
	struct walk w = {.done = 0};
	size_t before = s->inputs.len;
	size_t unread = 0;

	vec_init(&w.folders);
	vec_push(&w.folders, folder);
	s->is_walking = true;
	while (w.done < w.folders.len) {
		if (!list_folder(s, &w, w.folders.ptr[w.done++], d))
			unread++;
	}
	s->is_walking = false;
	if (s->inputs.len > before)
		qsort(s->inputs.ptr + before, s->inputs.len - before, sizeof *s->inputs.ptr,
		      by_bytes);
	else if (unread == 0)
		diag_add(d, DIAG_ERROR, folder, 0, "there is no article in this folder");
	say_left_out(&w, folder, d);
	s->failed += unread;
	if (s->inputs.len == before && unread == 0)
		s->failed++;
	vec_release(&w.folders);
}

/* The file that a path goes on inside of: the longest beginning of it before
 * "!/" or "#" that is one. Empty if there is none. */
static struct str
file_before_part(struct source *s, struct str path)
{
	struct stat st;

	for (size_t i = path.len; i-- > 1;) {
		bool is_end = path.ptr[i] == '#' || (path.ptr[i] == '!' && i + 1 < path.len
		                                     && path.ptr[i + 1] == '/');
		struct str file;

		if (!is_end)
			continue;
		file = arena_str(&s->arena, str_sub(path, 0, i));
		if (stat(file.ptr, &st) == 0 && S_ISREG(st.st_mode))
			return file;
	}
	return STR_EMPTY;
}

static void
add_named(struct source *s, struct str path, struct diag *d)
{
	struct stat st;

	if (source_is_standard_input(path)) {
		add_path(s, path, d);
	} else if (stat(path.ptr, &st) != 0) {
		int error = errno;
		struct str file = file_before_part(s, path);

		if (file.len > 0) {
			add_part(s, path, file);
			return;
		}
		source_say(d, path, "file", error);
		s->failed++;
	} else if (S_ISDIR(st.st_mode)) {
		add_folder(s, path, d);
	} else {
		add_path(s, path, d);
	}
}

struct source *
source_new(const char *const *paths, size_t npath, int stdin_fd, struct diag *d)
{
	struct source *s = xcalloc(1, sizeof *s);

	arena_init(&s->arena);
	vec_init(&s->inputs);
	map_init(&s->seen);
	s->stdin_fd = stdin_fd;
	for (size_t i = 0; i < npath; i++)
		add_named(s, arena_str(&s->arena, str_of(paths[i])), d);
	return s;
}

void
source_free(struct source *s)
{
	if (!s)
		return;
	vec_release(&s->inputs);
	map_release(&s->seen);
	arena_release(&s->arena);
	free(s);
}

size_t
source_count(const struct source *s)
{
	return s->inputs.len;
}

struct str
source_path(const struct source *s, size_t i)
{
	return s->inputs.ptr[i].path;
}

struct str
source_file(const struct source *s, size_t i)
{
	return s->inputs.ptr[i].file;
}

bool
source_is_found(const struct source *s, size_t i)
{
	return s->inputs.ptr[i].is_found;
}

size_t
source_failed(const struct source *s)
{
	return s->failed;
}
