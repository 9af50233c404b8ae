/* SPDX-License-Identifier: MIT */
/* article/source: what is found below the names a user gives, and in which
 * order; what cannot be read, in sentences. */
#include "tests/unit/unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "article/source.h"

/* A folder of its own for each test, below $TMP. */
struct place {
	char root[256];
	struct diag diag;
};

static void
write_file(const struct place *p, const char *name, const char *text)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", p->root, name);
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

static void
make_folder(const struct place *p, const char *name)
{
	char path[512];

	snprintf(path, sizeof path, "%s/%s", p->root, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

static int
set_up(void **state)
{
	struct place *p = calloc(1, sizeof *p);
	const char *tmp = getenv("TMP");

	snprintf(p->root, sizeof p->root, "%s/source-XXXXXX",
	         tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(p->root))
		return -1;
	diag_init(&p->diag);
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *p = *state;
	char command[512];
	int status;

	/* Only the folder made above. */
	snprintf(command, sizeof command, "rm -rf '%s'", p->root);
	status = system(command);
	diag_release(&p->diag);
	free(p);
	return status;
}

/* The names found, without the root, one a line. */
static void
list(struct place *p, const struct source *s, struct buf *out)
{
	for (size_t i = 0; i < source_count(s); i++) {
		struct str path = source_path(s, i);

		if (str_starts(path, str_of(p->root)))
			path = str_sub(path, strlen(p->root) + 1, path.len);
		buf_add(out, path);
		buf_add_char(out, '\n');
	}
}

static void
test_source__folders_are_walked_in_byte_order(void **state)
{
	struct place *p = *state;
	const char *paths[] = {p->root};
	struct source *s;
	struct buf names;

	write_file(p, "b.txt", "b");
	write_file(p, "a.txt", "a");
	write_file(p, ".hidden", "x");
	make_folder(p, "deep");
	make_folder(p, "deep/er");
	make_folder(p, ".git");
	write_file(p, "deep/er/z", "z");
	write_file(p, "deep/Y", "y");
	write_file(p, ".git/config", "x");
	s = source_new(paths, 1, -1, &p->diag);
	buf_init(&names);
	list(p, s, &names);
	assert_buf(&names, "a.txt\nb.txt\ndeep/Y\ndeep/er/z\n");
	assert_true(source_is_found(s, 0));
	assert_int_equal(source_failed(s), 0);
	assert_int_equal(p->diag.items.len, 0);
	buf_release(&names);
	source_free(s);
}

static void
test_source__what_a_browser_saves_beside_a_page_is_none(void **state)
{
	struct place *p = *state;
	const char *paths[] = {p->root};
	struct source *s;
	struct buf names;

	write_file(p, "Talks.html", "a");
	make_folder(p, "Talks_files");
	write_file(p, "Talks_files/frame.html", "a");
	make_folder(p, "other_files");
	write_file(p, "other_files/b.html", "b");
	s = source_new(paths, 1, -1, &p->diag);
	buf_init(&names);
	list(p, s, &names);
	assert_buf(&names, "Talks.html\nother_files/b.html\n");
	buf_release(&names);
	source_free(s);
}

static void
test_source__a_maildir_is_its_mails(void **state)
{
	struct place *p = *state;
	const char *paths[] = {p->root};
	struct source *s;
	struct buf names;

	make_folder(p, "cur");
	make_folder(p, "new");
	make_folder(p, "tmp");
	make_folder(p, ".Sent");
	make_folder(p, ".Sent/cur");
	make_folder(p, ".Sent/new");
	make_folder(p, ".git");
	write_file(p, "cur/1.host:2,S", "a");
	write_file(p, "new/2.host", "a");
	write_file(p, "tmp/3.host", "a");
	write_file(p, ".Sent/cur/4.host:2,", "a");
	write_file(p, ".git/config", "a");
	write_file(p, "dovecot.index", "a");
	s = source_new(paths, 1, -1, &p->diag);
	buf_init(&names);
	list(p, s, &names);
	assert_buf(&names, ".Sent/cur/4.host:2,\ncur/1.host:2,S\nnew/2.host\n");
	buf_release(&names);
	source_free(s);
}

/* Folders of mail are where people keep mailboxes and saved pages, too. */
static void
test_source__what_lies_beside_mails_is_read(void **state)
{
	struct place *p = *state;
	const char *paths[] = {p->root};
	struct source *s;
	struct buf names;

	make_folder(p, "cur");
	make_folder(p, "new");
	make_folder(p, "tmp");
	make_folder(p, "Work");
	make_folder(p, "Work/Old");
	make_folder(p, "Work/Old/cur");
	make_folder(p, "courierimapkeywords");
	write_file(p, "cur/1.host:2,S", "a");
	write_file(p, "tmp/2.host", "a");
	write_file(p, "Work/Old/cur/3.host:2,", "a");
	write_file(p, "archive.mbox", "a");
	write_file(p, "page.html", "a");
	write_file(p, ".hidden", "a");
	write_file(p, "maildirfolder", "a");
	write_file(p, "dovecot-uidlist", "a");
	write_file(p, "courierimapkeywords/:list", "a");
	s = source_new(paths, 1, -1, &p->diag);
	buf_init(&names);
	list(p, s, &names);
	assert_buf(&names, "Work/Old/cur/3.host:2,\narchive.mbox\ncur/1.host:2,S\npage.html\n");
	buf_release(&names);
	source_free(s);
}

static void
test_source__names_keep_the_users_order_and_come_once(void **state)
{
	struct place *p = *state;
	char a[512];
	char b[512];
	const char *paths[] = {b, a, b};
	struct source *s;
	struct buf names;

	write_file(p, "a", "a");
	write_file(p, "b", "b");
	snprintf(a, sizeof a, "%s/a", p->root);
	snprintf(b, sizeof b, "%s/b", p->root);
	s = source_new(paths, 3, -1, &p->diag);
	buf_init(&names);
	list(p, s, &names);
	assert_buf(&names, "b\na\n");
	buf_release(&names);
	source_free(s);
}

static void
test_source__a_path_may_go_on_inside_a_file(void **state)
{
	struct place *p = *state;
	char inside[512];
	char file[512];
	char nowhere[512];
	const char *paths[] = {inside, nowhere};
	struct source *s;

	write_file(p, "a#1.zip", "zip");
	snprintf(file, sizeof file, "%s/a#1.zip", p->root);
	snprintf(inside, sizeof inside, "%s/a#1.zip!/b#c", p->root);
	snprintf(nowhere, sizeof nowhere, "%s/b.zip!/b", p->root);
	s = source_new(paths, 2, -1, &p->diag);
	assert_false(source_is_found(s, 0));
	assert_int_equal(source_count(s), 1);
	assert_int_equal(source_failed(s), 1);
	assert_str(source_path(s, 0), inside);
	assert_str(source_file(s, 0), file);
	source_free(s);
}

static void
test_source__links_to_folders_are_not_followed(void **state)
{
	struct place *p = *state;
	const char *paths[] = {p->root};
	char path[512];
	struct source *s;
	struct buf names;

	make_folder(p, "d");
	write_file(p, "d/f", "f");
	snprintf(path, sizeof path, "%s/d/loop", p->root);
	assert_int_equal(symlink(p->root, path), 0);
	snprintf(path, sizeof path, "%s/file", p->root);
	assert_int_equal(symlink("d/f", path), 0);
	snprintf(path, sizeof path, "%s/nowhere", p->root);
	assert_int_equal(symlink("missing", path), 0);
	snprintf(path, sizeof path, "%s/d/pipe", p->root);
	assert_int_equal(mkfifo(path, 0600), 0);
	s = source_new(paths, 1, -1, &p->diag);
	buf_init(&names);
	list(p, s, &names);
	assert_buf(&names, "d/f\nfile\n");
	assert_int_equal(source_failed(s), 0);
	/* What else is there is said, once for all of a kind. */
	assert_int_equal(p->diag.items.len, 2);
	assert_int_equal(p->diag.items.ptr[0].level, DIAG_NOTE);
	assert_str(p->diag.items.ptr[0].message,
	           "1 link in this folder leads nowhere and was passed over");
	assert_str(diag_last(&p->diag),
	           "1 pipe or the like in this folder was passed over: it is no file");
	buf_release(&names);
	source_free(s);
}

static void
test_source__a_missing_path_is_one_sentence(void **state)
{
	struct place *p = *state;
	const char *paths[] = {"/nonexistent/pile"};
	struct source *s = source_new(paths, 1, -1, &p->diag);

	assert_int_equal(source_count(s), 0);
	assert_int_equal(source_failed(s), 1);
	assert_int_equal(p->diag.items.len, 1);
	assert_int_equal(p->diag.items.ptr[0].level, DIAG_ERROR);
	assert_str(p->diag.items.ptr[0].file, "/nonexistent/pile");
	assert_str(diag_last(&p->diag), "there is no file or folder of this name");
	source_free(s);
}

static void
test_source__an_empty_folder_is_one_sentence(void **state)
{
	struct place *p = *state;
	const char *paths[] = {p->root};
	struct source *s = source_new(paths, 1, -1, &p->diag);

	assert_int_equal(source_count(s), 0);
	assert_int_equal(source_failed(s), 1);
	assert_int_equal(p->diag.items.len, 1);
	assert_str(diag_last(&p->diag), "there is no article in this folder");
	source_free(s);
}

static enum status
read_only(struct place *p, const char *name, size_t max, struct buf *out)
{
	struct supply *supply;
	char path[512];
	const char *paths[] = {path};
	struct source *s;
	enum status status;

	snprintf(path, sizeof path, "%s/%s", p->root, name);
	s = source_new(paths, 1, -1, &p->diag);
	assert_int_equal(source_count(s), 1);
	buf_clear(out);
	status = source_open(s, 0, &supply, &p->diag);
	if (status == STATUS_OK)
		status = supply_fill(supply, max, out, &p->diag);
	source_close(supply);
	source_free(s);
	return status;
}

static void
test_source__reads_all_bytes(void **state)
{
	struct place *p = *state;
	struct buf b;

	buf_init(&b);
	write_file(p, "f", "one\ntwo");
	assert_int_equal(read_only(p, "f", 100, &b), STATUS_OK);
	assert_buf(&b, "one\ntwo");
	assert_int_equal(read_only(p, "f", 6, &b), STATUS_OK);
	assert_buf(&b, "one\ntw");
	assert_int_equal(p->diag.items.len, 0);
	buf_release(&b);
}

static void
test_source__vanished_files_are_said(void **state)
{
	struct place *p = *state;
	char path[512];
	const char *paths[] = {path};
	struct supply *supply;
	struct source *s;
	struct buf b;

	buf_init(&b);
	write_file(p, "f", "");
	assert_int_equal(read_only(p, "f", 10, &b), STATUS_OK);
	assert_int_equal(b.len, 0);
	snprintf(path, sizeof path, "%s/f", p->root);
	s = source_new(paths, 1, -1, &p->diag);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(source_open(s, 0, &supply, &p->diag), STATUS_NOT_FOUND);
	assert_null(supply);
	assert_str(diag_last(&p->diag), "there is no file or folder of this name");
	source_free(s);
	buf_release(&b);
}

static void
test_source__an_unreadable_file_is_said(void **state)
{
	struct place *p = *state;
	char path[512];
	struct buf b;

	if (geteuid() == 0)
		skip(); /* to root everything is readable */
	write_file(p, "secret", "x");
	snprintf(path, sizeof path, "%s/secret", p->root);
	assert_int_equal(chmod(path, 0), 0);
	buf_init(&b);
	assert_int_equal(read_only(p, "secret", 10, &b), STATUS_UNREADABLE);
	assert_str(diag_last(&p->diag), "you have no permission to read this file");
	buf_release(&b);
}

static void
test_source__a_pipe_that_nobody_writes_into_is_said(void **state)
{
	struct place *p = *state;
	char path[512];
	struct buf b;

	snprintf(path, sizeof path, "%s/pipe", p->root);
	assert_int_equal(mkfifo(path, 0600), 0);
	buf_init(&b);
	assert_int_equal(read_only(p, "pipe", 10, &b), STATUS_UNREADABLE);
	assert_str(diag_last(&p->diag), "this is a pipe that nobody writes into");
	buf_release(&b);
}

static void
test_source__a_list_stands_for_its_feeds(void **state)
{
	static const char list[] = "<opml version=\"2.0\"><body><outline>"
		"<outline xmlUrl=\"feeds/a b.xml\"/><outline xmlUrl=\"https://x.example/f.xml\"/>"
		"<outline xmlUrl=\"feed.json\"/><outline xmlUrl=\"list.opml\"/>"
		"<outline xmlUrl=\"none.xml\"/><outline xmlUrl=\"secret.txt\"/></outline>";
	struct place *p = *state;
	const char *paths[1];
	char path[512];
	struct source *s;

	make_folder(p, "feeds");
	write_file(p, "feeds/a b.xml", "<rss><channel/></rss>");
	write_file(p, "feed.json", "{\"version\": \"https://jsonfeed.org/version/1.1\"}");
	write_file(p, "secret.txt", "no feed");
	write_file(p, "list.opml", list);
	snprintf(path, sizeof path, "%s/list.opml", p->root);
	paths[0] = path;
	s = source_new(paths, 1, -1, &p->diag);
	assert_int_equal(source_count(s), 4);
	assert_true(str_ends(source_path(s, 0), STR_LIT("/list.opml")));
	assert_true(str_ends(source_path(s, 1), STR_LIT("/feeds/a b.xml")));
	assert_true(str_ends(source_path(s, 2), STR_LIT("/feed.json")));
	/* What is not there is said when it is to be read; what is no feed, at once. */
	assert_true(str_ends(source_path(s, 3), STR_LIT("/none.xml")));
	assert_int_equal(p->diag.items.len, 1);
	assert_int_equal(p->diag.items.ptr[0].level, DIAG_WARNING);
	assert_true(str_find(diag_last(&p->diag), STR_LIT("/secret.txt")) != SIZE_MAX);
	assert_int_equal(source_failed(s), 0);
	source_free(s);
}

static void
test_source__dash_reads_what_ui_hands_in(void **state)
{
	struct place *p = *state;
	const char *paths[] = {"-"};
	struct supply *supply;
	struct source *s;
	struct buf b;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "piped", 5), 5);
	close(ends[1]);
	s = source_new(paths, 1, ends[0], &p->diag);
	assert_int_equal(source_count(s), 1);
	assert_str(source_path(s, 0), "-");
	buf_init(&b);
	assert_int_equal(source_open(s, 0, &supply, &p->diag), STATUS_OK);
	assert_int_equal(supply_fill(supply, 2, &b, &p->diag), STATUS_OK);
	assert_int_equal(supply_fill(supply, 100, &b, &p->diag), STATUS_OK);
	assert_buf(&b, "piped");
	assert_int_equal(supply->at, 5);
	source_close(supply);
	close(ends[0]);
	source_free(s);
	buf_release(&b);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_source__folders_are_walked_in_byte_order),
		TEST(test_source__what_a_browser_saves_beside_a_page_is_none),
		TEST(test_source__a_maildir_is_its_mails),
		TEST(test_source__what_lies_beside_mails_is_read),
		TEST(test_source__names_keep_the_users_order_and_come_once),
		TEST(test_source__a_path_may_go_on_inside_a_file),
		TEST(test_source__links_to_folders_are_not_followed),
		TEST(test_source__a_missing_path_is_one_sentence),
		TEST(test_source__an_empty_folder_is_one_sentence),
		TEST(test_source__reads_all_bytes),
		TEST(test_source__vanished_files_are_said),
		TEST(test_source__an_unreadable_file_is_said),
		TEST(test_source__a_pipe_that_nobody_writes_into_is_said),
		TEST(test_source__a_list_stands_for_its_feeds),
		TEST(test_source__dash_reads_what_ui_hands_in),
	};

	return UNIT_RUN(tests);
}
