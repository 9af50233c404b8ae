#!/bin/sh
# SPDX-License-Identifier: MIT
# The contract of the batch commands: what they print, byte for byte, and with
# which exit status they end.  usage: cli.sh BUILD
LC_ALL=C.UTF-8
export LC_ALL
ENTENTE=${ENTENTE:-$(cd "${1:-build}" && pwd)/entente}
ROOT=${ROOT:-$(cd "$(dirname "$0")/.." && pwd)}
tmp=$(mktemp -d "${TMP:-/tmp}/cli-XXXXXX") || exit 1
trap 'chmod -R u+rwx "$tmp"; rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
XDG_STATE_HOME=$tmp/state
XDG_CONFIG_HOME=$tmp/config
export XDG_STATE_HOME XDG_CONFIG_HOME

why=
is() { # GOT WANTED WHAT
	[ "$1" = "$2" ] || why="$why
# $3 is “$1”, not “$2”"
}
has() { # FILE TEXT
	grep -qF -- "$2" "$1" || why="$why
# $1 lacks “$2”: $(head -c 300 "$1")"
}
hasnt() {
	grep -qF -- "$2" "$1" && why="$why
# $1 has “$2”"
}
same() {
	cmp -s "$1" "$2" || why="$why
# $1 and $2 differ
$(diff "$1" "$2" | head -c 600 | sed 's/^/# /')"
}
verdict() {
	if [ -n "$why" ]; then
		echo "not ok cli_$1$why"
	else
		echo "ok cli_$1"
	fi
	why=
}
# run ARGS…: output in out, sentences in err, status in $status.
run() {
	"$ENTENTE" "$@" >out 2>err </dev/null
	status=$?
}

# ------------------------------------------------------------------ articles
mkdir pile pile/sub
cat >pile/lavrov.txt <<'END'
Lavrov meets ministers in Vientiane

23 July 2016

On July 25, Russian Foreign Minister Sergey Lavrov met Wang Yi in
Vientiane. "NATO" was not mentioned, Lavrov said – nobody objected.
END
cat >pile/sub/nato.txt <<'END'
NATO invites Russia

July 26, 2016

Sergei Lavrov will meet NATO Secretary General Jens Stoltenberg in Brussels
on Tuesday. The Russian foreign minister has not been there since 2014.
END
cat >pile/un.txt <<'END'
United Nations

The United Nations (UN) welcomed the talks. The UN has 193 members.
END

# -------------------------------------------------------------------- annotate
run annotate pile
is $status 0 status
is "$(wc -l <out | tr -d ' ')" 3 lines
is "$(sed 's/.*"path": "\([^"]*\)".*/\1/' out | paste -sd' ' -)" \
	"pile/lavrov.txt pile/sub/nato.txt pile/un.txt" order
has out '"date": "2016-07-23"'
has out '"value": "2016-07-25"'
is "$(wc -c <err | tr -d ' ')" 0 "bytes on stderr"
cp out plain
verdict annotate_one_line_an_article_in_order

# Every mention is exactly the bytes it says it is.
n=0
for file in pile/lavrov.txt pile/sub/nato.txt pile/un.txt; do
	"$ENTENTE" text "$file" >text
	same text "$file"
	grep -F "\"path\": \"$file\"" plain | tr '{' '\n' |
		sed -n 's/^"start": \([0-9]*\), "end": \([0-9]*\), "text": "\([^"\\]*\)".*/\1 \2 \3/p' >spans
	while read -r start end text; do
		is "$(tail -c "+$((start + 1))" "$file" | head -c "$((end - start))")" \
			"$text" "$file $start-$end"
		n=$((n + 1))
	done <spans
done
[ "$n" -gt 12 ] || why="$why
# only $n mentions were found to look at"
verdict annotate_offsets_are_those_of_text

awk '{
	n = split($0, part, /\{"start": /); last = -1
	for (i = 2; i <= n; i++) {
		split(part[i], word, /[ ,]+/)
		if (word[1] + 0 < last) print "overlap at", word[1]
		last = word[3] + 0
	}
}' plain >overlaps
is "$(cat overlaps)" "" "list of overlaps"
verdict annotate_mentions_are_in_order_and_apart

for args in "-j1" "-j2" "-j 4" "--jobs=3" "--no-index"; do
	# shellcheck disable=SC2086
	run annotate $args pile
	is $status 0 "status with $args"
	same out plain
done
verdict annotate_any_number_of_threads_says_the_same

# The same lines, whatever the order in which the files are named.
run annotate pile/un.txt pile/sub pile/lavrov.txt
sort out >a
sort plain >b
same a b
is "$(head -n 1 out | cut -c1-25)" '{"path": "pile/un.txt", "' "first line"
verdict annotate_order_of_arguments_changes_no_line

# From an index, made in one go or one file after the other.
run index pile
is $status 0 status
has out "3 articles"
run annotate pile
same out plain
echo "Vladimir Putin" >pile/zzz.txt
run annotate pile
is "$(wc -l <out | tr -d ' ')" 4 "lines with one more"
rm pile/zzz.txt
run annotate pile
same out plain
is "$(find state/entente -name '*.db' | wc -l | tr -d ' ')" 1 "number of indexes"
verdict annotate_an_index_changes_nothing

# A pile that is large enough for an index is annotated without making one, too.
mkdir large
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
	cp pile/lavrov.txt "large/$i.txt"
done
cp pile/sub/nato.txt large/0.txt
run annotate --body large
is "$(wc -l <out | tr -d ' ')" 18 "lines of the large pile"
is "$(find state/entente -name 'large*.db' | wc -l | tr -d ' ')" 0 "indexes made by annotate"
cp out counted
run entities large
is "$(find state/entente -name 'large*.db' | wc -l | tr -d ' ')" 1 "indexes made by entities"
run annotate --body large
same out counted
rm -r large
verdict annotate_without_an_index_leaves_none_and_says_the_same

cp pile/un.txt was
echo "The African Union objected." >>pile/un.txt
run annotate pile
has out "African Union"
head -c 4000 "$ENTENTE" >pile/un.txt
for again in 1 2; do
	run annotate pile
	is $status 1 "status when one cannot be read any more ($again)"
	is "$(wc -l <out | tr -d ' ')" 2 lines
	has err "entente: pile/un.txt: "
done
cp was pile/un.txt
run annotate pile
is $status 0 "status when it can be read again"
same out plain
rm -rf state
verdict annotate_sees_that_a_file_changed

for file in pile/lavrov.txt pile/sub/nato.txt pile/un.txt; do
	run annotate --local --explain --body "$file"
	cp out one
	run annotate --explain --body "$file"
	same out one
done
run annotate --local -j2 pile
is "$(wc -l <out | tr -d ' ')" 3 lines
is $status 0 status
verdict annotate_local_is_plain_for_one_article

"$ENTENTE" annotate --local - <pile/lavrov.txt >out 2>err
is $? 0 status
sed 's/"path": "-"/"path": "pile\/lavrov.txt"/' out >a
"$ENTENTE" annotate pile/lavrov.txt >b
same a b
"$ENTENTE" annotate - <pile/lavrov.txt >c
same out c
"$ENTENTE" text - <pile/lavrov.txt >d
same d pile/lavrov.txt
verdict annotate_reads_standard_input

run annotate --body pile/un.txt
has out '"body": "United Nations\n\nThe United Nations (UN) welcomed'
run annotate --explain pile/un.txt
has out '"rule": "'
has out '"link": '
run annotate pile/un.txt
hasnt out '"rule"'
hasnt out '"body"'
verdict annotate_body_and_explain

# What is in menus and notices alone is told apart.
{ printf 'Home | World | Angela Merkel\n\n'; cat pile/un.txt; } >menu.txt
run entities menu.txt
is "$(grep -c 'person/angela-merkel  (furniture)$' out)" 1 "rows marked as furniture"
run entities --format=jsonl menu.txt
is "$(grep 'person/angela-merkel' out | grep -c '"furniture": 1}$')" 1 "JSON with the count"
is "$(grep -c 'furniture' out)" 1 "rows with such a count"
rm menu.txt
verdict entities_in_furniture_alone_are_marked

# ------------------------------------------------------------------------ info
mkdir facts
printf 'Nine boats\n\nBy Anna Berg\nUpdated: 13 May 2014, 10:15 GMT; Published: 12 May 2014\n\n' >facts/a.txt
cat pile/un.txt >>facts/a.txt
run info --format=tsv facts
is $status 0 status
has out 'facts/a.txt	author	Anna Berg	byline'
has out 'facts/a.txt	published	2014-05-12	field'
has out 'facts/a.txt	updated	2014-05-13T10:15Z	field'
has out 'facts/a.txt	charset	UTF-8	text'
run info --format=jsonl facts
has out '"author": {"value": "Anna Berg", "from": "byline"}'
has out '"language": {"value": "en"'
run info facts
has out '  author     Anna Berg  (byline)'
run info --format=xml facts
is $status 2 "status of an unknown format"
verdict info_says_what_is_known_and_who_says_so

# What is said in the reader counts on the command line, and outlives a move.
printf '":correct-date 3 June 2015" Enter Q\n' >keys
"$ENTENTE" --script keys --screens screens facts >out 2>err
mv facts moved
run info --format=tsv moved
has out 'moved/a.txt	published	2014-05-12	field'
mv moved facts
run info --format=tsv facts
has out 'facts/a.txt	published	2015-06-03	you'
run annotate facts
has out '"date": "2015-06-03"'
rm -r facts
verdict info_knows_what_was_corrected

# ------------------------------------------------------------ what goes wrong
run annotate nowhere.txt
is $status 3 "status of a missing path"
has err "entente: nowhere.txt: "
is "$(wc -c <out | tr -d ' ')" 0 "bytes of output"
run annotate nowhere.txt pile
is $status 1 "status with others"
is "$(wc -l <out | tr -d ' ')" 3 lines
verdict missing_path_is_named

mkdir empty
run annotate empty
is $status 3 status
has err "entente: empty: "
verdict empty_folder

: >empty.txt
run annotate empty.txt
is $status 3 status
has err "entente: empty.txt: "
run annotate empty.txt pile/un.txt
is $status 1 "status with others"
verdict empty_file

head -c 4000 "$ENTENTE" >binary
run annotate binary pile/un.txt
is $status 1 status
has err "entente: binary: "
is "$(wc -l <out | tr -d ' ')" 1 lines
run annotate binary
is $status 3 "status alone"
verdict binary_file

# Bytes that are no UTF-8 must not stop the reading nor reach the JSON.
printf 'Sergey Lavrov \377\376 met \303( in Moscow.\n' >bad.txt
run annotate bad.txt
case $status in 0 | 1) ;; *) is $status "0 or 1" status ;; esac
iconv -f UTF-8 -t UTF-8 out >a 2>/dev/null || why="$why
# the output is no UTF-8"
same a out
"$ENTENTE" text bad.txt 2>err | iconv -f UTF-8 -t UTF-8 >/dev/null || why="$why
# text prints what is no UTF-8"
verdict invalid_utf8

head -c 1100000 /dev/zero | tr '\0' 'x' >large.txt
run annotate --max-size=1 large.txt pile/un.txt
is $status 1 status
has err "entente: large.txt: "
run annotate --max-size=2 large.txt
is $status 0 "status under the limit"
verdict too_large_file

if [ "$(id -u)" = 0 ]; then
	echo "skip cli_unreadable_file: root may read everything"
else
	cp pile/un.txt secret.txt
	chmod 000 secret.txt
	run annotate secret.txt pile/un.txt
	is $status 1 status
	has err "entente: secret.txt: "
	verdict unreadable_file
fi

# A name may hold anything but a slash; a terminal must not see it raw.
name=$(printf 'pile/a\033[31mred.txt')
cp pile/un.txt "$name"
run annotate "$name"
is $status 0 status
has out '\u001b[31mred.txt"'
esc=$(printf '\033')
run mentions UN "$name"
hasnt out "$esc"
has out "red.txt:1:1: United Nations"
rm "$name"
run annotate "$name"
hasnt err "$esc"
verdict names_of_files_are_made_safe

# ------------------------------------------------------------ other commands
run entities --format=jsonl pile
is $status 0 status
is "$(grep -c '"id": "person/sergey-lavrov"\|"id": "person/sergei-lavrov"' out)" 1 \
	"number of Lavrovs"
grep -F 'lavrov"' out >lavrov
has lavrov '"kind": "person"'
has lavrov '"articles": 2'
has out '"id": "org/nato"'
run entities --kind=person --format=jsonl pile
hasnt out '"kind": "org"'
has out '"kind": "person"'
run entities --kind=person,org --format=tsv pile
is "$(head -n 1 out | cut -f1-3 | tr '\t' ' ')" "id kind name" head
is "$(cut -f2 out | sed 1d | sort -u | paste -sd' ' -)" "org person" kinds
run entities pile
has out "KIND "
has out "org/nato"
verdict entities

# Ids in annotate and in entities are the same ids.
tr '{' '\n' <plain | sed -n 's/.*"entity": "\([^"]*\)".*/\1/p' | sort -u >a
run entities --format=jsonl pile
sed 's/{"id": "\([^"]*\)".*/\1/' out | sort -u >b
is "$(comm -23 a b)" "" "list of ids without an entity"
[ -s a ] || why="$why
# no ids at all"
verdict entities_has_every_id_of_annotate

run mentions Lavrov pile
is $status 0 status
is "$(head -n 1 out | cut -d: -f1-3)" "pile/lavrov.txt:1:1" "first place"
is "$(cut -d: -f1 out | uniq | paste -sd' ' -)" "pile/lavrov.txt pile/sub/nato.txt" \
	"reading order"
cp out a
run mentions org/nato pile
has out "pile/lavrov.txt:6:"
# line and column lead to the very bytes
while IFS=: read -r file line col rest; do
	sed -n "${line}p" "$file" | tail -c "+$col" | head -c 6 | grep -q . || why="$why
# $file:$line:$col is nowhere"
done <a
run mentions "no such thing" pile
is $status 1 "status for an unknown name"
is "$(wc -c <out | tr -d ' ')" 0 "bytes of output"
has err "no such thing"
verdict mentions

run search '"foreign minister" lavrov' pile
is $status 0 status
is "$(wc -l <out | tr -d ' ')" 2 lines
has out "oreign"
run search 'lavrov -stoltenberg' pile
is "$(cut -d: -f1 out)" "pile/lavrov.txt" "the one left"
run search 'LAVR*' pile
is "$(wc -l <out | tr -d ' ')" 2 "lines of a beginning"
run search '— !' pile
is $status 2 "status of a query without a word"
run search 'absent' pile
is "$status $(wc -c <out | tr -d ' ')" "0 0" "status and bytes of nothing found"
verdict search

run text pile
is $status 2 "status of a folder with several"
run text
is $status 2 "status without a file"
run text nowhere
is $status 3 "status of a missing file"
verdict text_wants_one_file

for stage in article tokens mentions locals; do
	run dump $stage pile/lavrov.txt
	is $status 0 "status of $stage"
	[ -s out ] || why="$why
# dump $stage prints nothing"
done
run dump nothing pile/lavrov.txt
is $status 2 "status of an unknown stage"
verdict dump

# ------------------------------------------------------------------ wrong use
wrong() {
	run "$@"
	is $status 2 "status of: $*"
	has err "entente: "
	is "$(wc -c <out | tr -d ' ')" 0 "bytes of output"
}
wrong anotate pile
has err "no command and no file of this name"
wrong --nonsense
wrong annotate --kind=person pile
wrong annotate --format=xml pile
wrong entities --format=xml pile
wrong entities --kind=dog pile
wrong annotate --jobs=0 pile
wrong annotate --jobs=two pile
wrong annotate --max-size=-1 pile
wrong annotate --format
wrong mentions
wrong search
wrong --local pile
run text -dash.txt
is $status 2 "status of text -dash.txt"
has err "there is no option -d, as in -dash.txt; if that is a file, say ./-dash.txt"
run info -z
has err "there is no option -z"
hasnt err "as in"
run info -hz pile
has err "there is no option -z, as in -hz"
run info --zork=3 pile
has err "there is no option --zork=3"
run info --no-index=3 pile
has err "--no-index=3: there is no value to give"
verdict wrong_use_is_said

run --help
is $status 0 status
for command in annotate entities mentions search text index dump; do
	has out "entente $command"
done
run entities --help
has out "--kind"
hasnt out "--body"
run --version
is "$(cut -d' ' -f1 out)" entente "name in --version"
verdict help_and_version

# Options may stand anywhere; after -- nothing is one.
run annotate pile/un.txt --body
has out '"body"'
cp pile/un.txt ./--body
run annotate -- --body
is $status 0 status
has out '"path": "--body"'
verdict options_stand_anywhere

# What is said of several articles is said once, of one as ever.
mkdir foreign
for n in 1 2 3; do
	printf 'Die Minister\n\nDer Bundeskanzler hat gestern in Berlin gesagt, dass die Verhandlungen mit Angela Merkel und der Regierung weitergehen. Das ist nicht das Ende der %s Woche.\n' $n >foreign/$n.txt
done
printf 'Les ministres\n\nLe président de la République a déclaré hier à Paris que les négociations avec Angela Merkel et le gouvernement continuent.\n' >foreign/f.txt
run search --no-index Merkel foreign
is "$(wc -l <err | tr -d ' ')" 2 "sentences"
has err "foreign/1.txt and 2 more: note: this is in German:"
has err "foreign/f.txt: note: this is in French:"
verdict notes_are_given_once

# ---------------------------------------------------------------------- state
# Without PATH the pile that was indexed last is meant, then the sample.
run index --state="$tmp/own" pile
is $status 0 status
cd pile || exit 1
"$ENTENTE" annotate --state="$tmp/own" >"$tmp/out" 2>"$tmp/err"
cd "$tmp" || exit 1
is "$(wc -l <out | tr -d ' ')" 3 "lines of the last pile"
verdict without_path_the_last_pile

run annotate --state="$tmp/other" --no-index
# A build outside the sources, not installed, has no sample to go by.
if [ $status = 2 ] && ! [ -d "$(dirname "$ENTENTE")/../assets/sample" ]; then
	echo "skip cli_without_any_pile_the_sample: no sample beside this build"
else
	is $status 0 "status of the sample"
	has out "sample/"
	[ ! -e "$tmp/other" ] || why="$why
# --no-index made a folder"
	verdict without_any_pile_the_sample
fi

# A state folder that cannot be: done without, with a note.
: >file
run index --state="$tmp/file/below" pile
is $status 0 status
has out "3 articles"
has err "without an index"
# A disk that is full: what cannot be kept is read into memory, nothing is missing and
# nothing half made stays.  A limit of the size of files stands for it, in blocks.
mkdir crowd
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	for part in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		sed "s/Stoltenberg/Stoltenberg$n/; s/Brussels/Brussels on day $part/" \
			pile/sub/nato.txt
	done >"crowd/$n.txt"
done
run entities --format=tsv --no-index crowd
cp out wanted
for most in 40 700; do
	(ulimit -f "$most" && "$ENTENTE" entities --format=tsv --state="$tmp/full" crowd) >out 2>err
	is $? 0 "status with $most blocks"
	same out wanted
	has err "note: the "
	is "$(ls full/*.db* 2>/dev/null)" "" "what stays of $most blocks"
done
# One that was there before stays as it was, and is brought up to date another day.
mkdir few
cp crowd/1.txt crowd/2.txt few
run index --state="$tmp/full" few
cp crowd/*.txt few
run entities --format=tsv --no-index few
cp out wanted
(ulimit -f 700 && "$ENTENTE" entities --format=tsv --state="$tmp/full" few) >out 2>err
is $? 0 "status with an index that cannot grow"
same out wanted
has err "the index cannot be kept (disk full): this pile is read into memory"
run entities --format=tsv --state="$tmp/full" few
same out wanted
is "$(wc -c <err | tr -d ' ')" 0 "bytes on stderr"
verdict what_cannot_be_kept_is_read_into_memory

# An index that is damaged is set aside.
run index --state="$tmp/own" pile
for db in own/*.db; do
	echo "this was a database" >"$db"
done
run annotate --state="$tmp/own" pile
is $status 0 "status with a damaged index"
same out plain
has err "set aside"
verdict state_folder_is_not_needed

# One damaged page of an index, whichever it is, is said or does not matter.
run index --state="$tmp/own" pile
db=$(ls own/*.db)
cp "$db" whole
run entities --state="$tmp/own" pile
cp out entities
pages=$(($(wc -c <whole) / 4096))
said=0
page=1
while [ $page -lt $pages ]; do
	for command in annotate entities; do
		cp whole "$db"
		printf '\377\377\377\377\377\377\377\377' | dd of="$db" bs=4096 \
			seek=$page conv=notrunc 2>/dev/null
		run $command --state="$tmp/own" pile
		[ $status = 0 ] || said=$((said + 1))
		[ $status = 0 ] && [ $command = annotate ] && same out plain
		[ $status = 0 ] && [ $command = entities ] && same out entities
		[ $status = 0 ] || [ -s err ] || why="$why
# page $page is damaged and $command says nothing"
	done
	page=$((page + 1))
done
[ $pages -gt 8 ] || why="$why
# only $pages pages"
[ $said -gt 4 ] || why="$why
# only $said damages were noticed"
rm -f "$db"*
verdict damaged_page_is_said

# Two at once on one index: both say what one alone says.
rm -rf own
"$ENTENTE" index --state=own pile >/dev/null 2>&1 &
"$ENTENTE" annotate --state=own pile >a 2>/dev/null &
"$ENTENTE" annotate --state=own pile >b 2>/dev/null
wait
same a plain
same b plain
verdict two_at_once

# A reader that has seen enough is no error.
"$ENTENTE" annotate pile pile/un.txt 2>err | head -c 10 >/dev/null
is "$(wc -c <err | tr -d ' ')" 0 "bytes on stderr"
if [ -e /dev/full ]; then
	"$ENTENTE" annotate pile >/dev/full 2>err
	is $? 1 "status on a full disk"
	has err "standard output"
fi
verdict output_that_nobody_takes
