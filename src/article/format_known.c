/* SPDX-License-Identifier: MIT */
/*
 * Formats that are known by sight and not read, so that the user hears what
 * the file is instead of seeing its bytes.  Sight means the bytes themselves;
 * names lie.
 */
#include "article/format_int.h"

#include "text/byte.h"

#include "text/banned.h"

enum {
	DIRECTORY = 65536, /* [B] of a ZIP's end, looked at for names */
	ENTRY_LEN = 46     /* [B] before a name in its directory */
};

struct magic {
	size_t off;        /* [B] */
	const char *bytes;
	size_t len;
};

#define MAGIC(off, bytes) {off, bytes, sizeof(bytes) - 1}

static bool
has_magic(struct str raw, const struct magic *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str there = str_sub(raw, list[i].off, list[i].off + list[i].len);

		if (str_eq(there, str_from(list[i].bytes, list[i].len)))
			return true;
	}
	return false;
}

#define HAS_ONE_OF(raw, list) has_magic(raw, list, sizeof(list) / sizeof *(list))

/* The first bytes behind a mark and white space. */
static struct str
opening(struct str raw)
{
	struct str head = str_sub(raw, 0, 1024);

	while (head.len > 0) {
		struct str trimmed = str_trim(head);

		head = str_sub(head, (size_t)(trimmed.ptr - head.ptr), head.len);
		/* A comment before the first tag. */
		if (!str_starts(head, STR_LIT("<!--")))
			break;
		head = str_sub(head, str_find(head, STR_LIT("-->")), head.len);
		head = str_sub(head, 3, head.len);
	}
	return head;
}

static bool
opens_with(struct str head, struct str word)
{
	return head.len >= word.len && str_eq_nocase(str_sub(head, 0, word.len), word);
}

static bool
has_nocase(struct str s, struct str word)
{
	for (size_t i = 0; i + word.len <= s.len; i++) {
		if (opens_with(str_sub(s, i, s.len), word))
			return true;
	}
	return false;
}

/* The whole name of a tag, of those that a saved piece of a page begins with. */
static bool
opens_with_tag(struct str head)
{
	static const char *const tags[] = {
		"<p", "<div", "<article", "<section", "<main", "<h1", "<h2", "<title",
		"<meta", "<table", "<center", "<span", "<blockquote", "<ul",
	};

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		struct str tag = str_of(tags[i]);

		if (opens_with(head, tag) && head.len > tag.len
		    && (head.ptr[tag.len] == '>' || head.ptr[tag.len] == ' '))
			return true;
	}
	return false;
}

static bool
is_html_name(struct str path)
{
	size_t n = path.len;

	return str_eq_nocase(str_sub(path, n < 5 ? 0 : n - 5, n), STR_LIT(".html"))
	       || str_eq_nocase(str_sub(path, n < 4 ? 0 : n - 4, n), STR_LIT(".htm"))
	       || str_eq_nocase(str_sub(path, n < 6 ? 0 : n - 6, n), STR_LIT(".xhtml"));
}

bool
format_is_html(struct str raw, struct str path)
{
	struct str head = opening(raw);

	if (opens_with_tag(head)
	    || (is_html_name(path) && str_find_char(head, '<') != SIZE_MAX))
		return true;
	if (opens_with(head, STR_LIT("<!doctype html")) || opens_with(head, STR_LIT("<html"))
	    || opens_with(head, STR_LIT("<head")) || opens_with(head, STR_LIT("<body")))
		return true;
	return head.len > 0 && head.ptr[0] == '<' && has_nocase(head, STR_LIT("<html"));
}

/* The name of the first element, without its prefix; behind the declaration,
 * comments, style sheets and the document type. */
static struct str
root_name(struct str raw)
{
	struct str head = str_sub(raw, 0, 8192);
	size_t end = 0;
	size_t at;

	while ((at = str_find_char(head, '<')) != SIZE_MAX) {
		head = str_sub(head, at + 1, head.len);
		if (head.len > 0 && byte_is(head.ptr[0], BYTE_LETTER))
			break;
	}
	while (end < head.len && (byte_is(head.ptr[end], BYTE_ALNUM) || head.ptr[end] == ':'))
		end++;
	head = str_sub(head, 0, end);
	at = str_find_char(head, ':');
	return at == SIZE_MAX ? head : str_sub(head, at + 1, head.len);
}

/* Is this XML of which the first element is one of these? */
static bool
has_root(struct str raw, const char *const *roots, size_t n)
{
	struct str head = opening(raw);
	struct str root;

	if (head.len == 0 || head.ptr[0] != '<')
		return false;
	root = root_name(str_sub(raw, (size_t)(head.ptr - raw.ptr), raw.len));
	for (size_t i = 0; i < n; i++) {
		if (str_eq(root, str_of(roots[i])))
			return true;
	}
	return false;
}

bool
format_is_feed(struct str raw, struct str path)
{
	static const char *const roots[] = {"rss", "feed", "RDF"};

	(void)path;
	return has_root(raw, roots, sizeof roots / sizeof *roots);
}

bool
format_is_news(struct str raw, struct str path)
{
	static const char *const roots[] = {"nitf", "newsItem", "newsMessage"};

	(void)path;
	return has_root(raw, roots, sizeof roots / sizeof *roots);
}

bool
format_is_enex(struct str raw, struct str path)
{
	static const char *const roots[] = {"en"}; /* "en-export" */

	(void)path;
	return has_root(raw, roots, 1)
	       && str_find(str_sub(raw, 0, 4096), STR_LIT("<en-export")) != SIZE_MAX;
}

bool
format_is_xml(struct str raw, struct str path)
{
	struct str head = opening(raw);

	(void)path;
	return opens_with(head, STR_LIT("<?xml"));
}

bool
format_is_pdf(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("%PDF-"));
}

static bool
is_pkzip(struct str raw)
{
	static const struct magic list[] = {
		MAGIC(0, "PK\3\4"), MAGIC(0, "PK\5\6"), MAGIC(0, "PK\7\10"),
	};

	return HAS_ONE_OF(raw, list);
}

/* Is there a file of this name at the top of a ZIP?  Its directory stands at the
 * end; a name there follows behind figures. */
static bool
has_member(struct str raw, struct str name)
{
	struct str tail = str_sub(raw, raw.len > DIRECTORY ? raw.len - DIRECTORY : 0, raw.len);
	size_t at = str_find(tail, STR_LIT("PK\1\2"));

	for (; at != SIZE_MAX && at + ENTRY_LEN < tail.len;) {
		size_t next = str_find(str_sub(tail, at + 4, tail.len), STR_LIT("PK\1\2"));

		if (str_eq(str_sub(tail, at + ENTRY_LEN, at + ENTRY_LEN + name.len), name))
			return true;
		at = next == SIZE_MAX ? SIZE_MAX : at + 4 + next;
	}
	return false;
}

bool
format_is_epub(struct str raw, struct str path)
{
	(void)path;
	return is_pkzip(raw)
	       && (str_find(str_sub(raw, 0, 128), STR_LIT("application/epub+zip")) != SIZE_MAX
	           || has_member(raw, STR_LIT("META-INF/container.xml")));
}

bool
format_is_office(struct str raw, struct str path)
{
	struct str head = str_sub(raw, 0, 4096);

	(void)path;
	return is_pkzip(raw)
	       && (str_find(head, STR_LIT("[Content_Types].xml")) != SIZE_MAX
	           || str_find(head, STR_LIT("vnd.oasis.opendocument")) != SIZE_MAX);
}

bool
format_is_zip(struct str raw, struct str path)
{
	(void)path;
	return is_pkzip(raw);
}

bool
format_is_old_office(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
}

/* source  [MS-OXTNEF] 2.1.3.1: the signature, the least byte first */
bool
format_is_tnef(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("\x78\x9F\x3E\x22"));
}

bool
format_is_compressed(struct str raw, struct str path)
{
	static const struct magic list[] = {
		MAGIC(0, "\x1F\x8B\x08"), MAGIC(0, "\xFD""7zXZ\0"),
		MAGIC(0, "\x28\xB5\x2F\xFD"), MAGIC(4, "1AY&SY"), MAGIC(0, "\x1F\x9D"),
		MAGIC(0, "\x04\x22\x4D\x18"), MAGIC(0, "LZIP\x01"),
	};

	(void)path;
	return HAS_ONE_OF(raw, list);
}

bool
format_is_tar(struct str raw, struct str path)
{
	static const struct magic list[] = {
		MAGIC(257, "ustar"), MAGIC(0, "7z\xBC\xAF\x27\x1C"),
		MAGIC(0, "Rar!\x1A\x07\x00"), MAGIC(0, "Rar!\x1A\x07\x01\x00"),
	};

	(void)path;
	return HAS_ONE_OF(raw, list);
}

bool
format_is_archive(struct str raw, struct str path)
{
	static const struct magic list[] = {
		MAGIC(0, "!<arch>\n"), MAGIC(0, "MSCF\0\0\0\0"), MAGIC(0, "xar!\0"),
	};

	(void)path;
	return HAS_ONE_OF(raw, list);
}

bool
format_is_image(struct str raw, struct str path)
{
	static const struct magic list[] = {
		MAGIC(0, "\x89PNG\r\n\x1A\n"), MAGIC(0, "\xFF\xD8\xFF"),
		MAGIC(0, "GIF87a"), MAGIC(0, "GIF89a"), MAGIC(8, "WEBP"),
		MAGIC(0, "II*\0"), MAGIC(0, "MM\0*"), MAGIC(4, "ftypavif"),
		MAGIC(4, "ftypheic"), MAGIC(0, "\0\0\1\0"),
	};

	(void)path;
	return HAS_ONE_OF(raw, list)
	       || (str_starts(raw, STR_LIT("BM")) && str_eq(str_sub(raw, 6, 10), STR_LIT("\0\0\0\0")));
}

bool
format_is_sound(struct str raw, struct str path)
{
	static const struct magic list[] = {
		MAGIC(0, "OggS"), MAGIC(0, "ID3\3"), MAGIC(0, "ID3\4"),
		MAGIC(0, "fLaC"), MAGIC(8, "WAVEfmt "), MAGIC(8, "AVI LIST"),
		MAGIC(4, "ftyp"), MAGIC(0, "\x1A\x45\xDF\xA3"),
	};

	(void)path;
	return HAS_ONE_OF(raw, list);
}

bool
format_is_database(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("SQLite format 3\0"));
}

bool
format_is_property_list(struct str raw, struct str path)
{
	(void)path;
	return str_starts(raw, STR_LIT("bplist0"));
}

bool
format_is_program(struct str raw, struct str path)
{
	static const struct magic list[] = {
		MAGIC(0, "\x7F""ELF"), MAGIC(0, "\xCF\xFA\xED\xFE"),
		MAGIC(0, "\xCA\xFE\xBA\xBE"), MAGIC(0, "\0asm"),
	};

	(void)path;
	return HAS_ONE_OF(raw, list)
	       || (str_starts(raw, STR_LIT("MZ")) && memchr(raw.ptr, '\0', raw.len));
}

bool
format_is_named(struct str path, const char *const *ends, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str end = str_of(ends[i]);

		if (path.len > end.len
		    && str_eq_nocase(str_sub(path, path.len - end.len, path.len), end))
			return true;
	}
	return false;
}

/* The one kind that only its name tells from text; plain text that is called
 * so is not what anybody keeps as an article. */
bool
format_is_style(struct str raw, struct str path)
{
	static const char *const ends[] = {".css", ".js", ".mjs", ".svg", ".woff", ".woff2",
	                                   ".ttf", ".otf", ".eot"};

	(void)raw;
	return format_is_named(path, ends, sizeof ends / sizeof *ends);
}

/* What mail programs and browsers keep beside what people read.
 * source  Mork (Mozilla), Thunderbird's msgFilterRules.dat, RFC 5545, RFC 6350 */
bool
format_is_note_of_program(struct str raw, struct str path)
{
	static const char *const starts[] = {
		"// <!-- <mdb:mork", "version=\"9\"\nlogging=", "version=\"8\"\nlogging=",
		"[InternetShortcut]", "[Desktop Entry]", "BEGIN:VCALENDAR", "BEGIN:VCARD",
	};
	static const char *const ends[] = {"/robots.txt"};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (str_starts(opening(raw), str_of(starts[i])) || str_starts(raw, str_of(starts[i])))
			return true;
	}
	return format_is_named(path, ends, 1) && str_find(str_sub(raw, 0, 4096), STR_LIT("gent:"))
	       != SIZE_MAX;
}

/* Header lines as mail has them: a known name and a colon, from the first line
 * on.  Front matter of an article ("Title:", "Date:") has none of these. */
static bool
has_mail_header(struct str head)
{
	static const char *const names[] = {
		"Received:", "Return-Path:", "MIME-Version:", "Message-ID:",
		"Delivered-To:", "DKIM-Signature:", "X-Mailer:", "Content-Type:",
	};
	struct str line;
	struct str rest = head;

	while (str_cut(&rest, '\n', &line)) {
		if (str_trim(line).len == 0)
			return false;
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			if (opens_with(line, str_of(names[i])))
				return true;
		}
		if (line.ptr[0] != ' ' && line.ptr[0] != '\t'
		    && str_find_char(line, ':') > 40)
			return false;
	}
	return false;
}

/* Two of the fields that memos have, too: enough where the name or the line
 * before them says mail. */
static bool
has_memo_header(struct str head)
{
	static const char *const names[] = {"From:", "To:", "Subject:", "Date:"};
	struct str line;
	size_t n = 0;

	while (str_cut(&head, '\n', &line) && str_trim(line).len > 0) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			n += opens_with(line, str_of(names[i]));
	}
	return n >= 2;
}

/* "Mon, 1 Mar 2021 08:00:00 +0000", as programs write it and people do not. */
static bool
is_stamp(struct str s)
{
	size_t colon = str_find_char(s, ':');
	struct str time = str_sub(s, colon, s.len);
	size_t blank = str_find_char(time, ' ');

	return colon != SIZE_MAX && colon > 10 && time.len > 3
	       && (blank == 3 || blank == 6) && blank + 1 < time.len
	       && (strchr("+-", time.ptr[blank + 1]) || str_is_capitals(str_trim(
	               str_sub(time, blank, time.len)), 2, 4));
}

/* What a program at hand mails: nothing but fields, among them who sent it, from what
 * address, when to the second, and about what. */
static bool
has_only_fields(struct str head)
{
	bool has_from = false;
	bool has_date = false;
	bool has_subject = false;
	struct str line;

	while (str_cut(&head, '\n', &line)) {
		size_t colon = str_find_char(line, ':');
		struct str value = str_sub(line, colon, line.len);

		if (str_trim(line).len == 0)
			return has_from && has_date && has_subject;
		if (line.ptr[0] == ' ' || line.ptr[0] == '\t')
			continue;
		if (colon == 0 || colon > str_find_char(line, ' '))
			return false;
		has_from |= opens_with(line, STR_LIT("From:")) && str_find_char(value, '@') != SIZE_MAX;
		has_date |= opens_with(line, STR_LIT("Date:"))
		            && is_stamp(str_trim(str_sub(value, 1, value.len)));
		has_subject |= opens_with(line, STR_LIT("Subject:"));
	}
	return false;
}

static bool
is_named_text(struct str path)
{
	static const char *const texts[] = {".txt", ".text", ".md"};

	return format_is_named(path, texts, sizeof texts / sizeof *texts);
}

static bool
is_named_mail(struct str path)
{
	static const char *const ends[] = {".eml", ".mbox", ".mbx"};

	return format_is_named(path, ends, sizeof ends / sizeof *ends);
}

/* In a Maildir: "cur/1614556800.1:2,S". A text may lie in a folder "new", too. */
static bool
is_kept_as_mail(struct str path)
{
	size_t end = path.len;

	if (is_named_text(path))
		return false;
	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	path = str_sub(path, 0, end);
	return str_eq(path, STR_LIT("cur/")) || str_ends(path, STR_LIT("/cur/"))
	       || str_eq(path, STR_LIT("new/")) || str_ends(path, STR_LIT("/new/"));
}

bool
format_is_mail(struct str raw, struct str path)
{
	struct str head = str_sub(raw, 0, 8192);

	/* The line an mbox puts before each mail has a time in it. */
	if (str_starts(head, STR_LIT("From "))) {
		size_t end = str_find_char(head, '\n');

		if (end == SIZE_MAX || str_find_char(str_sub(head, 0, end), ':') == SIZE_MAX)
			return false;
		head = str_sub(head, end + 1, head.len);
		return has_mail_header(head) || has_memo_header(head);
	}
	return has_mail_header(head) || (!is_named_text(path) && has_only_fields(head))
	       || ((is_named_mail(path) || is_kept_as_mail(path)) && has_memo_header(head));
}
