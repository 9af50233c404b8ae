#!/bin/sh
# SPDX-License-Identifier: MIT
# The links that must hold on five real articles, asked of `annotate` and
# `entities`.  The articles are not part of the project: without them every
# check is skipped with a notice.  usage: seeds.sh BUILD
build=${1:-build}
here=$(cd "$(dirname "$0")/.." && pwd)
seeds=$here/../shared/seeds
prog=$build/entente
case $prog in /*) ;; *) prog=$here/$prog ;; esac
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

if ! [ -d "$seeds" ]; then
	for n in 1 2 3 4 5 6 7 8; do
		echo "skip seeds_$n: ../shared/seeds is not here"
	done
	exit 0
fi

nbsp=$(printf '\302\240')
# One mention a line, no-break spaces made plain: FILE|TEXT|TYPE|ENTITY|FORM|VALUE|FURNITURE
"$prog" annotate --no-index --state="$tmp" "$seeds" >"$tmp/annotated" || exit 1
awk '
function field(s, name,   re, v) {
	re = "\"" name "\": *\""
	if (!match(s, re)) return ""
	v = substr(s, RSTART + RLENGTH)
	sub(/".*/, "", v)
	return v
}
{
	file = field($0, "path"); sub(/.*\//, "", file); file = substr(file, 1, 3)
	n = split($0, part, /\{"start"/)
	for (i = 2; i <= n; i++)
		print file "|" field(part[i], "text") "|" field(part[i], "type") "|" \
		      field(part[i], "entity") "|" field(part[i], "form") "|" \
		      field(part[i], "value") "|" (part[i] ~ /"furniture": *true/ ? "furniture" : "")
}' "$tmp/annotated" | sed "s/$nbsp/ /g" >"$tmp/mentions"
"$prog" entities --no-index --state="$tmp" --format=jsonl "$seeds" >"$tmp/entities" || exit 1

failed=
fail() { failed="$failed
  $*"; }

# entity FILE TEXT: the entities of all mentions written so in that file.
entity() {
	awk -F'|' -v f="$1" -v t="$2" '$1 == f && $2 == t { print $4 }' "$tmp/mentions" |
		sort -u | paste -sd' ' -
}
# is ENTITY FILE TEXT…: each TEXT of FILE is ENTITY and nothing else.
is() {
	want=$1 file=$2
	shift 2
	for text do
		got=$(entity "$file" "$text")
		[ "$got" = "$want" ] || fail "$file “$text” is “$got”, not “$want”"
	done
}
isnt() {
	got=$(entity "$2" "$3")
	case " $got " in
	*" $1 "*) fail "$2 “$3” is $1 and should not be" ;;
	"  ") fail "$2 “$3” was not found" ;;
	esac
}
value() {
	got=$(awk -F'|' -v f="$1" -v t="$2" '$1 == f && $2 == t && $3 == "date" { print $6 }' \
		"$tmp/mentions" | sort -u | paste -sd' ' -)
	[ "$got" = "$3" ] || fail "$1 “$2” has the value “$got”, not “$3”"
}
part_of() {
	grep -F "\"id\": \"$1\"" "$tmp/entities" | grep -qF "\"part_of\": \"$2\"" ||
		fail "$1 is not part of $2"
}
head_of() {
	got=$(grep "/$1" "$tmp/annotated" | sed 's/"mentions".*//')
	case $got in
	*"$2"*) ;;
	*) fail "head of $1 says $got, not $2" ;;
	esac
}
done_with() {
	if [ "$failed" ]; then
		echo "not ok seeds_$1$failed"
	else
		echo "ok seeds_$1"
	fi
	failed=
}

# 1 one person over two articles, and e walks them all
shoigu=person/sergey-shoigu
is $shoigu 000 "Sergey Shoigu" "Shoigu"
is $shoigu 001 "Sergey Shoigu" "Shoigu" "Russia’s defense chief" "the Russian defense minister"
lines=$("$prog" mentions --no-index --state="$tmp" $shoigu "$seeds" | wc -l)
count=$(awk -F'|' -v e=$shoigu '$4 == e' "$tmp/mentions" | wc -l)
[ "$lines" -eq "$count" ] && [ "$count" -gt 5 ] || fail "mentions lists $lines of $count"
# e through all of them and E back, as the bar says it: the second walk must be
# the first one backwards, and each of the places be there once.
{
	printf 'Resize:120x36 o g Enter J J / "Shoigu" Enter Esc Save:0\n'
	n=1
	while [ $n -lt "$count" ]; do
		echo "e Save:$n"
		n=$((n + 1))
	done
	while [ $n -gt 1 ]; do
		echo "E Save:back-$n"
		n=$((n - 1))
	done
} >"$tmp/walk.keys"
"$prog" --no-index --state="$tmp" --script="$tmp/walk.keys" --screens="$tmp/walk" "$seeds" ||
	fail "the walk ended with status $?"
sed -n 's/.* Sergey Shoigu · \([0-9]*\)\/[0-9]* here · article \([0-9]*\).*/\2.\1/p' \
	"$tmp/walk" >"$tmp/places"
forth=$(head -n "$count" "$tmp/places" | paste -sd' ' -)
back=$(tail -n "$count" "$tmp/places" | sed -n '1!G;h;$p' | paste -sd' ' -)
[ "$(sort -u "$tmp/places" | wc -l)" -eq "$count" ] || fail "e visits $forth"
[ "$forth" = "$back" ] || fail "e goes $forth, E comes back by $back"
done_with 1_one_minister

# 2 the Sochi summit of May 2016
sochi=event/asean-russia-summit/2016
is $sochi 000 "Russia-ASEAN summit"
is $sochi 003 "ASEAN-Russia Summit" "Sochi summit"
isnt $sochi 004 "3rd ASEAN-Russia Summit"
third=$(entity 004 "3rd ASEAN-Russia Summit")
part_of $sochi event/asean-russia-summit
part_of "$third" event/asean-russia-summit
done_with 2_sochi_summit

# 3 series and instances
eas=event/east-asia-summit
is $eas 003 "East Asia Summit" "EAS"
is $eas 004 "East Asia Summit"
is $eas/2010 003 "5th East Asia Summit"
is $eas/2016 003 "11th East Asia Summit"
part_of $eas/2010 $eas
part_of $eas/2016 $eas
sixth=$(entity 003 "6th East Asia Summit Foreign Ministers Meeting")
case $sixth in
"$eas" | "$eas"/*) fail "the foreign ministers' meeting is $sixth" ;;
event/*/*) part_of "$sixth" "${sixth%/*}" ;;
*) fail "6th East Asia Summit Foreign Ministers Meeting is “$sixth”" ;;
esac
done_with 3_east_asia_summit

# 4 spellings of meetings
plus=$(entity 003 "ASEAN Defence Ministers Meeting Plus")
case $plus in event/*) ;; *) fail "ADMM-Plus is “$plus”" ;; esac
is "$plus" 003 "ADMM-Plus"
is "$plus" 004 "ASEAN Defense Ministers’ Meeting Plus"
arsom=$(entity 004 "16th ASEAN-Russia Senior Officials’ Meeting")
case $arsom in event/*/*) ;; *) fail "the 16th ARSOM is “$arsom”" ;; esac
is "$arsom" 004 "16th ARSOM"
arf=$(entity 003 "23rd ASEAN Regional Forum")
part_of "$arf" "$(entity 004 "ASEAN Regional Forum")"
is event/asean-regional-forum 004 "ASEAN Regional Forum"
done_with 4_spellings_of_meetings

# 5 one agreement in two articles
cpa=$(entity 003 "Comprehensive Plan of Action to Promote Cooperation between the Association of Southeast Asian Nations and the Russian Federation in 2016−2020")
case $cpa in document/*) ;; *) fail "the plan in 003 is “$cpa”" ;; esac
is "$cpa" 004 "Comprehensive Plan of Action (CPA) to Promote Cooperation between ASEAN and the Russian Federation (2016-2020)" "CPA"
done_with 5_plan_of_action

# 6 regions and ministries
apr=place/asia-pacific
is $apr 000 "Asia-Pacific region"
is $apr 001 "Asia-Pacific region"
is $apr 002 "Asia-Pacific Region" "APR"
is $apr 003 "Asia-Pacific Region" "Asia-Pacific"
mod=$(entity 000 "Russian Ministry of Defense")
case $mod in org/*) ;; *) fail "Russian Ministry of Defense is “$mod”" ;; esac
is "$mod" 001 "Russian Defense Ministry"
isnt "$mod" 003 "Foreign Ministry"
mfa=$(entity 003 "Foreign Ministry")
isnt "$mfa" 004 "Ministry of Foreign Affairs of Indonesia"
done_with 6_regions_and_ministries

# 7 dates as far as the text goes
head_of 000 '"date": null'
head_of 001 '"date": "XXXX-08-15"'
head_of 001 '"source": "TASS"'
head_of 002 '"date": null'
head_of 003 '"date": "2016-07-23"'
head_of 004 '"date": "2019-02-21"'
head_of 004 '"source": "ASEAN Secretariat"'
value 000 "April 26th" XXXX-04-26
value 001 "Tuesday" ""
value 003 "July 25−26" 2016-07-25/2016-07-26
value 003 "this year" 2016
value 003 "September 8" 2016-09-08
value 004 "last year" 2018
value 004 "20 February" 2019-02-20
done_with 7_dates

# 8 furniture is marked and listed
for text in "Rossiyskaya Gazeta" "Facebook"; do
	awk -F'|' -v t="$text" '$1 == "002" && $2 == t && $7 == "furniture" { n++ } END { exit !n }' \
		"$tmp/mentions" || fail "002 “$text” is not listed as furniture"
done
for text in "North Atlantic Treaty Organization" "OSCE"; do
	awk -F'|' -v t="$text" '$1 == "003" && $2 == t && $7 == "furniture" { n++ } END { exit !n }' \
		"$tmp/mentions" || fail "003 “$text” is not listed as furniture"
done
awk -F'|' '$1 == "003" && $2 == "Vientiane" && $7 == "" { n++ } END { exit n < 2 }' \
	"$tmp/mentions" || fail "003 Vientiane is not reading text"
done_with 8_furniture
