#!/bin/sh
# SPDX-License-Identifier: MIT
# Files made to hurt: each is read or said, in seconds, in no more memory than the
# program itself, the limit of a file and 64 MB.  usage: hostile.sh BUILD
LC_ALL=C.UTF-8
export LC_ALL
: "${ENTENTE:?}" "${ROOT:?}"

MB=8           # of --max-size, and of the largest files here
PROGRAM=64     # MB of addresses that the program takes with an article of a line
SECONDS_MOST=15 # of the processor: what takes time squared needs minutes
WORDS=32       # more for what is kept a word, where a text has all that are looked at
MOST=$(((PROGRAM + MB + 64) * 1024))

why=
verdict() {
	if [ -n "$why" ]; then
		echo "not ok hostile_$1$why"
	else
		echo "ok hostile_$1"
	fi
	why=
}
fail() {
	why="$why
# $*"
}

# repeat N TEXT: TEXT so many times.
repeat() {
	awk -v n="$1" -v text="$2" 'BEGIN {
		for (k = 0; k < 1000; k++) block = block text
		for (i = 0; i < int(n / 1000); i++) printf "%s", block
		for (i = 0; i < n % 1000; i++) printf "%s", text
	}'
}
text='<p>The ministers of nine lake states met on the shore on Monday and agreed to count
the fish together, the host said after a long night of talks.</p>'

# bounded FILE: exit status of reading it within the bounds.
bounded() {
	(
		ulimit -v $MOST
		ulimit -t $SECONDS_MOST
		exec timeout 30 "$ENTENTE" annotate --no-index --local --jobs=1 --max-size=$MB "$1"
	) >out 2>err
}
# survives FILE [WORDS]: it is read, and has the words; without them it may be said.
survives() {
	bounded "$1"
	status=$?
	[ $status -le 3 ] || fail "$1 ends with $status: $(tail -1 err)"
	[ $status -eq 0 ] || [ -s err ] || fail "nothing is said of $1"
	[ -z "$2" ] || grep -q "$2" out || fail "$1 has lost its text"
	rm -f "$1"
}

echo 'The ministers met on the shore.' >tiny.txt
if ! command -v timeout >/dev/null || ! (ulimit -v $((PROGRAM * 1024))) 2>/dev/null; then
	echo "skip hostile: there is no timeout, or no limit of addresses"
	exit 0
fi
if ! bounded tiny.txt; then
	echo "skip hostile: the program takes more than $PROGRAM MB as it is (a sanitizer?)"
	exit 0
fi

# Markup.
{ printf '<html><body><div '; repeat 1000000 'a=x '; echo ">$text$text</div></body></html>"; } >attributes.html
survives attributes.html Monday
{ printf '<html><body><div class="'; repeat 1900000 'x y '; echo "\">$text$text</div></body></html>"; } >attribute.html
survives attribute.html Monday
{ printf '<html><body>'; repeat 100000 '<div><b>'; echo "$text$text</body></html>"; } >deep.html
survives deep.html Monday
# Each link is longer than it looks, by the address that it is seen from.
{
	printf '<html><head><base href="http://a.example/'
	repeat 480 'xxxx'
	echo "/\"></head><body><article>$text<p>The ministers "
	repeat 40000 '<a href=y>met</a> onthelongestshoreofallninelakestates '
	echo "</p>$text</article></body></html>"
} >links.html
survives links.html Monday
{ printf '<html><body>%s<pre>' "$text"; repeat 3500000 '\t\n'; echo "x</pre>$text</body></html>"; } >tabs.html
survives tabs.html Monday
{ printf '<html><body>%s<p>' "$text"; repeat 100000 '<sup>1'; echo "</p>$text</body></html>"; } >raised.html
survives raised.html Monday
verdict markup

# Entities that grow, and elements without end, in XML and HTML.
entities() {
	printf '<!DOCTYPE %s [<!ENTITY a0 "many fishes ">' "$1"
	for i in 1 2 3 4 5 6 7 8 9; do
		printf '<!ENTITY a%d "' $i
		repeat 10 "&a$((i - 1));"
		printf '">'
	done
	echo ']>'
}
{
	printf '<?xml version="1.0"?>'
	entities rss
	echo '<rss version="2.0"><channel><item><title>x</title><description>&a9;</description>'
	echo '</item></channel></rss>'
} >entities.xml
survives entities.xml
{ entities html; echo "<html><body>$text<p>&a9;</p>$text</body></html>"; } >entities.html
survives entities.html Monday
{ printf '<?xml version="1.0"?><rss version="2.0"><channel>'; repeat 100000 '<item>'; } >items.xml
survives items.xml
verdict entities

# Brackets and quotes that nobody closes.
repeat 2000000 '[' >lists.json
survives lists.json
repeat 1000000 '{"a":' >objects.json
survives objects.json
{ printf 'title,text\n"'; repeat 3000000 'x,'; } >quote.csv
survives quote.csv
{ printf '{\\rtf1 '; repeat 2000000 '{\\b '; } >groups.rtf
survives groups.rtf
repeat 100000 '>' >quotes.md
survives quotes.md
verdict brackets

# Texts without end: one name, one line, one letter a line.
MOST=$((MOST + WORDS * 1024))
repeat 700000 'John Smith ' >names.txt
survives names.txt '"person"'
repeat 500000 'on 3 May 2016 ' >dates.txt
survives dates.txt 2016-05-03
repeat 60000 'The London summit of minister Lavrov (UN) said King ' >names.txt
survives names.txt London
grep -q 'longer than any article' err || fail "nobody says that names are looked for in a part"
repeat 600000 'http://a.b/ ' >addresses.txt
survives addresses.txt
repeat 2000000 '://' >signs.txt
survives signs.txt
repeat 2000000 'x
' >letters.txt
survives letters.txt
MOST=$((MOST - WORDS * 1024))
verdict texts

# Mails in mails, and nothing in them.
repeat 170000 'From a@b Sat Jul 23 10:00:00 2016
Subject: x
' >from.mbox
survives from.mbox
{
	printf 'From: a@b.c\nSubject: x\nDate: Sat, 23 Jul 2016 10:00:00 +0000\n'
	printf 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n'
	repeat 100000 '--b
Content-Type: multipart/mixed; boundary=b

'
} >parts.eml
survives parts.eml
verdict mails

# Archives that unpack to much more, one in the other, with names that lead out.
if command -v zip >/dev/null; then
	mkdir zeros
	for i in 1 2 3 4 5 6; do
		repeat 7000000 0 >zeros/$i.txt
	done
	zip -q -r bomb.zip zeros
	rm -r zeros
	for i in 1 2 3 4 5 6 7 8 9; do
		cp bomb.zip "$i.zip"
	done
	zip -q -0 nest.zip [1-9].zip
	rm [1-9].zip
	survives bomb.zip
	survives nest.zip
	mkdir in
	echo 'The ministers met on the shore.' >outside.txt
	(cd in && zip -q ../out.zip ../outside.txt && ln -s ../outside.txt link && zip -q -y ../out.zip link)
	rm outside.txt
	survives out.zip Monday\\\|ministers
	[ -e outside.txt ] && fail "out.zip wrote outside.txt"
	verdict archives
else
	echo "skip hostile_archives: there is no zip"
fi
