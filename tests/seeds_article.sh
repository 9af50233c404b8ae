#!/bin/sh
# SPDX-License-Identifier: MIT
# What the article floor makes of five real articles as a scraper left them:
# title, date, source, and which lines are furniture.  The articles are not
# part of the project: without them every check is skipped with a notice.
# usage: seeds_article.sh BUILD
build=${1:-build}
here=$(cd "$(dirname "$0")/.." && pwd)
seeds=$here/../shared/seeds
prog=$build/entente
case $prog in /*) ;; *) prog=$here/$prog ;; esac

names="captions_without_title dateline_and_menu foot_of_notices glued_date repeated_title"
if ! [ -d "$seeds" ]; then
	for name in $names; do
		echo "skip seeds_article__$name: ../shared/seeds is not here"
	done
	exit 0
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

failed=
fail() { failed="$failed
#   $*"; }

# read NUMBER: dumps the article whose file begins so.
read_seed() {
	failed=
	: >"$tmp/dump"
	"$prog" dump article "$seeds/$1"_*.txt >"$tmp/dump" 2>"$tmp/err" ||
		fail "dump ended with status $?: $(cat "$tmp/err")"
}
# has REGEX: a line of the dump fits.
has() {
	grep -q -- "$1" "$tmp/dump" || fail "no line like $1"
}
# count KIND N: that many blocks of this kind.
count() {
	n=$(grep -c "^[0-9]*-[0-9]* $1 " "$tmp/dump")
	[ "$n" = "$2" ] || fail "$n blocks are $1, not $2"
}
done_with() {
	if [ -z "$failed" ]; then
		echo "ok seeds_article__$1"
	else
		echo "not ok seeds_article__$1$failed"
	fi
}

# No headline, no date: two captions above the text, a credit below it.
read_seed 000
has '^title "The first informal meeting'
has '^date null$'
has '^source "PolitRussia"$'
count title 0
count heading 2
count paragraph 7
count meta 1
count furniture 0
done_with captions_without_title

# A menu line, a dateline with a day, a month and an agency but no year.
read_seed 001
has '^title 10-86 "Russia set to boost'
has '^date [0-9]*-[0-9]* "XXXX-08-15"$'
has '^source "TASS"$'
has '^0-8 furniture "All news"$'
count heading 1
count paragraph 6
count furniture 1
done_with dateline_and_menu

# Seven lines of notices below the text, one of which names the owner.
read_seed 002
has '^title 0-57 "Russia plans more'
has '^date null$'
has '^source "Rossiyskaya Gazeta"$'
has ' furniture "Read more: '
has ' furniture "Subscribe to '
has ' furniture "\* indicates required"'
has ' furniture "All rights reserved'
has ' furniture ".*on Facebook. Join them!"'
has ' furniture "This website uses cookies'
has ' furniture "Accept cookies"'
count paragraph 6
count furniture 7
done_with foot_of_notices

# Date and time stuck together, a switch of languages, topics below.
read_seed 003
has '^title 19-248 "Comment by the Information and Press Department on Foreign Minister'
has '^date 0-12 "2016-07-23"$'
has '^source ""$'
has ' furniture ".* en-GB1 ru-RU1"$'
has ' furniture "Organization for Security'
has ' furniture "Council of Europe (CoE)"'
has ' furniture "NATO (North'
has ' furniture "European Union (EU)"'
has ' furniture "Advanced settings"'
count paragraph 22
count furniture 6
done_with glued_date

# A title twice, a date line, a source with no-break spaces.
read_seed 004
has '^title 0-42 "ASEAN, Russia commit'
has '^date 44-55 "2019-02-21"$'
has '^source "ASEAN Secretariat"$'
has ' furniture "Travel Page"$'
count title 1
count heading 1
count meta 2
count paragraph 5
count furniture 1
done_with repeated_title
