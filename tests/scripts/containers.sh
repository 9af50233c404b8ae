#!/bin/sh
# SPDX-License-Identifier: MIT
# The same articles in a folder and in whatever real tools pack them into: as
# many come out as went in, with the same text and the same names in them; and
# an index reads again only what changed.  usage: containers.sh BUILD
LC_ALL=C.UTF-8
export LC_ALL
: "${ENTENTE:?}" "${ROOT:?}"

why=
verdict() {
	if [ -n "$why" ]; then
		echo "not ok containers_$1$why"
	else
		echo "ok containers_$1"
	fi
	why=
}
fail() {
	why="$why
# $*"
}

mkdir pile
cp "$ROOT"/tests/piles/lake/*.txt pile
figures=$("$ENTENTE" index --no-index pile)
"$ENTENTE" annotate --no-index pile | sed 's/"path":[^,]*,//' | sort >wanted

# packed NAME TOOL COMMAND…: makes the file NAME and compares.
packed() {
	name=$1
	if ! command -v "$2" >/dev/null; then
		echo "skip containers_$name: there is no $2"
		return
	fi
	shift
	"$@" >/dev/null 2>made || fail "$* failed: $(cat made)"
	"$ENTENTE" annotate --no-index "$name" 2>err |
		sed 's/"path":[^,]*,//' | sort >got
	cmp -s wanted got || fail "$name gives other annotations: $(diff wanted got |
		head -c 300)"
	[ -s err ] && fail "$(head -3 err)"
	for file in pile/*; do
		"$ENTENTE" text "$name!/$file" | cmp -s - "$file" ||
			fail "text of $name!/$file is another"
	done
	verdict "$name"
}
packed pile.zip zip -qr pile.zip pile
packed pile.tar tar cf pile.tar pile
packed pile.tar.gz tar czf pile.tar.gz pile
packed pile.tar.bz2 bzip2 -k pile.tar
packed pile.tar.xz xz -k pile.tar
packed pile.tar.zst zstd -qk pile.tar
packed pile.tar.lz4 lz4 -q pile.tar pile.tar.lz4
packed pile.7z 7z a pile.7z pile

# A mailbox larger than what is read at once is read in pieces, packed or not.
awk 'BEGIN {
	for (i = 0; i < 60; i++) {
		printf "From a@example.org Sat Jul 23 10:00:00 2016\nMessage-ID: <%d>\n", i
		printf "Subject: Lake %d\nDate: Sat, 23 Jul 2016 10:00:00 +0000\n\n", i
		for (k = 0; k < 600; k++)
			print "the fish are counted by hand each year, in all weathers"
		print ""
	}
}' >large.mbox
gzip -k large.mbox
for name in large.mbox large.mbox.gz; do
	n=$("$ENTENTE" annotate --local --max-size=1 $name 2>err | wc -l)
	[ "$n" -eq 60 ] || fail "$name has $n articles"
	[ -s err ] && fail "$(head -3 err)"
done
verdict large

# A compressed file that is no archive is the article.
first=$(ls pile | head -1)
gzip -c "pile/$first" >one.gz
"$ENTENTE" text one.gz | cmp -s - "pile/$first" || fail "text of one.gz is another"
verdict gz

# A book: its chapters in the order of the package file, and no cover.
if command -v zip >/dev/null; then
	mkdir -p book/META-INF book/text
	printf application/epub+zip >book/mimetype
	cat >book/META-INF/container.xml <<'END'
<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
END
	cat >book/book.opf <<'END'
<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Lake Year</dc:title>
<dc:creator>Anna Lind</dc:creator><dc:date>2016-07-23</dc:date></metadata>
<manifest><item id="c" href="text/cover.xhtml" media-type="application/xhtml+xml"/>
<item id="t" href="text/title.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/a%20two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="t"/><itemref idref="a"/><itemref idref="b"/></spine>
</package>
END
	echo '<html><body><img src="x.png"/></body></html>' >book/text/cover.xhtml
	echo '<html><body epub:type="frontmatter"><section epub:type="titlepage"><h1>The Lake
Year</h1><p>told by the people of its nine shores</p></section></body></html>' >book/text/title.xhtml
	for n in one 'a two'; do
		cat >"book/text/$n.xhtml" <<END
<html><head><title>The Lake Year</title></head><body><h2 class="x">Chapter <i>$n</i></h2>
<p>The ministers met on the shore on Monday and agreed to count the fish together.</p>
</body></html>
END
	done
	(cd book && zip -qX0 ../book.epub mimetype && zip -qrX ../book.epub META-INF book.opf text)
	"$ENTENTE" dump article book.epub 2>err | grep -e '^title [0-9]' -e '^date' -e '^source [^(]' >got
	cat >wanted <<'END'
title 0-11 "Chapter one"
date "2016-07-23"
source "The Lake Year"
title 0-13 "Chapter a two"
date "2016-07-23"
source "The Lake Year"
END
	cmp -s wanted got || fail "$(diff wanted got)"
	[ -s err ] && fail "$(cat err)"
	# A locked chapter is said to be that, and not to be no text.
	cp -r book locked
	echo '<encryption/>' >locked/META-INF/encryption.xml
	head -c 3000 book.epub >locked/text/one.xhtml
	(cd locked && zip -qX0 ../locked.epub mimetype && zip -qrX ../locked.epub META-INF book.opf text)
	n=$("$ENTENTE" annotate --local locked.epub 2>err | wc -l)
	[ "$n" = 1 ] && grep -q 'one.xhtml: this chapter is locked' err || fail "$n locked: $(cat err)"
	# One that is larger than what is read at once, by its pictures.
	head -c 2000000 /dev/zero >book/text/cover.png
	(cd book && zip -qX0 ../large.epub mimetype && zip -q0rX ../large.epub META-INF book.opf text)
	"$ENTENTE" annotate --local --max-size=1 book.epub 2>err | sed 's/"path":[^,]*,//' >wanted
	"$ENTENTE" annotate --local --max-size=1 large.epub 2>>err | sed 's/"path":[^,]*,//' >got
	[ -s wanted ] && cmp -s wanted got || fail "a large book is another: $(cat got)"
	[ -s err ] && fail "$(cat err)"
	"$ENTENTE" text 'book.epub!/text/a two.xhtml' | grep -q '^Chapter a two' ||
		fail 'the second chapter cannot be opened'
	verdict epub
else
	echo "skip containers_epub: there is no zip"
fi

# The cache of newsboat, made with the tables that it makes.
if command -v sqlite3 >/dev/null; then
	sqlite3 cache.db >made <<'END'
PRAGMA journal_mode = WAL;
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
 title VARCHAR(1024) NOT NULL);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
 title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
 feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
 unread INTEGER(1) NOT NULL, deleted INTEGER(1));
INSERT INTO rss_feed VALUES ('https://lake.example/f', 'https://lake.example', 'Lake Herald');
INSERT INTO rss_item VALUES (1, 'g1', 'Fish', 'Anna Lind', 'https://lake.example/1',
 'https://lake.example/f', 1469262000, '<p>The ministers met on the shore on Monday.</p>', 1, 0),
 (2, 'g2', 'Gone', '', '', 'https://lake.example/f', 1469262000, 'Deleted', 0, 1),
 (2000, 'g3', 'A <b>boat</b> came', '', '', 'https://lake.example/f', 1469262000, '', 1, 0);
PRAGMA wal_checkpoint;
END
	"$ENTENTE" dump article cache.db 2>err | grep -e '^title ["0-9]' -e '^date' -e '^source [^(]' >got
	# The third has only a title, which is its text then, without its marks.
	cat >wanted <<'END'
title 0-4 "Fish"
date "2016-07-23"
source "Lake Herald"
title "A boat came"
date "2016-07-23"
source "Lake Herald"
END
	cmp -s wanted got || fail "$(diff wanted got)"
	[ -s err ] && fail "$(cat err)"
	# One that is larger than what is read at once; not out of an archive.
	sqlite3 cache.db >made <<'END'
WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 1502)
INSERT INTO rss_item SELECT i, 'g' || i, 'Fish ' || i, '', '', 'https://lake.example/f', 1469262000,
 replace(hex(zeroblob(100)), '00', 'The fish of the lake are counted. '), 1, 0 FROM n;
PRAGMA wal_checkpoint(TRUNCATE);
END
	n=$("$ENTENTE" annotate --local --max-size=1 cache.db 2>err | wc -l)
	[ "$n" -eq 1502 ] || fail "the large cache has $n articles"
	[ -s err ] && fail "$(cat err)"
	# While it is being written to, what was there before is read.
	sqlite3 cache.db >made <<END
BEGIN IMMEDIATE;
UPDATE rss_item SET title = 'Torn';
.shell "$ENTENTE" annotate --local --max-size=1 cache.db 2>err >got
ROLLBACK;
END
	[ "$(grep -c '"title": "Fish' got)" -eq 1501 ] || fail "read while written: $(head -c 300 got err)"
	# A host is no part of a path.
	n=$("$ENTENTE" annotate --local --max-size=1 "//$PWD/cache.db" 2>err | wc -l)
	[ "$n" -eq 1502 ] || fail "the large cache behind // has $n articles"
	[ -s err ] && fail "$(cat err)"
	gzip -k cache.db
	"$ENTENTE" annotate --local --max-size=1 cache.db.gz >out 2>err
	grep -q 'larger than the limit' err && ! [ -s out ] || fail "packed: $(cat err)"
	# What is no table, and what joins all with all, takes no time.
	sqlite3 endless.db >made <<'END'
CREATE TABLE rss_feed (rssurl, title);
CREATE VIEW rss_item AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
 SELECT i AS id, '' AS guid, '' AS title, '' AS author, '' AS url, '' AS feedurl, 1 AS pubDate,
 '' AS content, 0 AS deleted FROM n WHERE i < 0;
END
	sqlite3 joined.db >made <<'END'
CREATE TABLE rss_feed (rssurl, title);
CREATE TABLE rss_item (id, guid, title, author, url, feedurl, pubDate, content, deleted);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
INSERT INTO rss_feed SELECT 'f', '' FROM n;
INSERT INTO rss_item SELECT 1, '', '', '', '', 'f', 1, '', 0 FROM rss_feed;
END
	for hostile in endless joined; do
		timeout 60 "$ENTENTE" index --no-index $hostile.db >out 2>err
		grep -q 'cannot be read to its end' err || fail "$hostile: $(cat err)"
	done
	head -c 5000 cache.db >cut.db
	"$ENTENTE" index --no-index cut.db >out 2>err
	[ $? != 0 ] && [ -s err ] || fail "a cut cache is not said"
	verdict newsboat
else
	echo "skip containers_newsboat: there is no sqlite3"
fi

# ------------------------------------------------------------------- refresh
# What is read again is seen by what takes time; here by what the index says.
rm -f pile.tar
tar cf pile.tar pile
"$ENTENTE" index pile.tar >out 2>err
[ "$(cat out)" = "$figures" ] || fail "index says $(cat out), not $figures"
mv "pile/$first" pile/zz.txt
tar cf pile.tar pile
"$ENTENTE" index pile.tar >out 2>err
[ "$(cat out)" = "$figures" ] || fail "after a new name: $(cat out), not $figures"
"$ENTENTE" search the pile.tar | grep -q "^pile.tar!/pile/$first:" &&
	fail "$first is still there"
rm pile/zz.txt
tar cf pile.tar pile
"$ENTENTE" index pile.tar >out 2>err
"$ENTENTE" index --no-index pile >want
cmp -s out want || fail "after a removal: $(cat out), not $(cat want)"
verdict refresh

# What was lost in an input is said as long as it is so, read anew or not.
printf '%s\n' '{"title":"A","text":"Fish came."}' 'no JSON' '{"title":"B"}' >lines.jsonl
"$ENTENTE" index lines.jsonl >want 2>said
[ $? = 1 ] && [ "$(wc -l <said)" = 2 ] || fail "first: $(cat said)"
"$ENTENTE" index lines.jsonl >out 2>err
[ $? = 1 ] && cmp -s err said && cmp -s out want || fail "again: $(cat out err)"
"$ENTENTE" entities lines.jsonl >out 2>err
[ $? = 1 ] && cmp -s err said || fail "entities: $(cat err)"
echo ': "log" Enter Save:log' >keys
"$ENTENTE" --script=keys --screens=screens lines.jsonl </dev/null >out 2>err
[ $? = 1 ] && grep -q '2 sentences' screens && grep -q 'this is no JSON' screens ||
	fail "the reader: $(cat err screens)"
printf '%s\n' '{"title":"A","text":"Fish came."}' '{"title":"B","text":"Nets."}' >lines.jsonl
for i in 1 2; do
	"$ENTENTE" index lines.jsonl >out 2>err
	[ $? = 0 ] && ! [ -s err ] || fail "mended: $(cat err)"
done
verdict said_again

# What lies beside articles in a folder is counted and not said, as in an archive;
# by its own name it is.
mkdir saved saved/img
cp pile/*.txt saved
echo 'body { color: red }' >saved/page.css
printf '\211PNG\r\n\032\n' | tee saved/img/a.png >saved/img/b.png
n=$(find pile -type f | wc -l)
for i in 1 2; do
	"$ENTENTE" index saved >out 2>err
	[ $? = 0 ] && ! [ -s err ] &&
		grep -qx "$n inputs read, 0 skipped, 3 passed over as no article" out ||
		fail "time $i: $(cat out err)"
done
"$ENTENTE" annotate saved/img >out 2>err
[ $? = 3 ] && grep -q 'no article was found' err || fail "pictures alone: $(cat out err)"
"$ENTENTE" index saved/img/a.png >out 2>err
[ $? = 3 ] && grep -q 'a.png: this is an image' err || fail "one by its name: $(cat out err)"
verdict beside

# A file that holds several articles is no text; which there are is said.
"$ENTENTE" text pile.tar >out 2>err
[ $? = 2 ] && grep -q 'pile.tar holds several articles' err || fail "$(cat err)"
[ -s out ] && fail "something was printed"
"$ENTENTE" text 'pile.tar!/pile/none.txt' >out 2>err
[ $? = 3 ] && grep -q 'no article of this name' err || fail "$(cat err)"
verdict naming

# What is lost of a container is counted once, and what is locked is not damaged.
if command -v 7z >/dev/null; then
	7z a -ppass locked.7z pile >/dev/null
	"$ENTENTE" index --no-index locked.7z >out 2>err
	[ $? = 3 ] || fail "status of locked.7z"
	grep -q 'locked.7z: this archive is locked: ' err || fail "$(cat err)"
	grep -q '^0 inputs read, 1 skipped' out || fail "$(cat out)"
	verdict locked
else
	echo "skip containers_locked: there is no 7z"
fi
echo 'A,B
1,2' >others.csv
mkdir two
cp others.csv two
for file in pile/*; do
	cp "$file" two/fish.txt
done
"$ENTENTE" index --no-index two >out 2>err
grep -q '^1 input read, 1 skipped' out || fail "$(cat out err)"
verdict counted_once
