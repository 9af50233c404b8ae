#!/bin/sh
# SPDX-License-Identifier: MIT
# What other programs rely on in the batch commands: forms of the output, byte
# offsets, exit statuses, and that nothing depends on order or company.
# usage: contract.sh, with $ENTENTE, $ROOT and an empty current folder.

LC_ALL=C
export LC_ALL
mkdir pile
cp "$ROOT"/assets/sample/*.txt pile/
count=$(ls pile | wc -l)

# result NAME: ok if nothing comes in.
result() {
	cat >result
	if [ -s result ]; then
		echo "not ok contract: $1"
		head -20 result | sed 's/^/# /'
	else
		echo "ok contract: $1"
	fi
}

# status EXPECTED COMMAND ...: says so if it is another.
status() {
	expected=$1
	shift
	"$ENTENTE" "$@" >out 2>err </dev/null
	got=$?
	[ "$got" = "$expected" ] ||
		echo "status $got instead of $expected: entente $*"
}

# mentions: one line each, FILE<TAB>START<TAB>END<TAB>TYPE<TAB>ENTITY<TAB>FORM
# <TAB>VALUE<TAB>TEXT, from annotate's lines.
mentions() {
	awk '
		function field(s, name,   v) {
			if (!match(s, "\"" name "\": \"([^\"\\\\]|\\\\.)*\"")) return ""
			v = substr(s, RSTART, RLENGTH)
			sub("^\"" name "\": \"", "", v)
			sub(/"$/, "", v)
			return v
		}
		{
			path = field($0, "path")
			n = split($0, part, /\{"start": /)
			for (i = 2; i <= n; i++) {
				start = part[i] + 0
				end = part[i]
				sub(/.*"end": /, "", end)
				printf "%s\t%d\t%d\t%s\t%s\t%s\t%s\t%s\n", path, start, end + 0, \
					field(part[i], "type"), field(part[i], "entity"), \
					field(part[i], "form"), field(part[i], "value"), \
					field(part[i], "text")
			}
		}
	'
}

# --------------------------------------------------------------- annotate

status 0 annotate pile | result "annotate of good articles ends with 0"
mv out annotated
mentions <annotated >found

{
	[ "$(wc -l <annotated)" -eq "$count" ] || echo "$(wc -l <annotated) lines"
	grep -v '^{"path": ".*", "title": ".*", "date": .*, "source": ".*", "mentions": \[.*\]}$' annotated
} | result "annotate gives one object a line for each article"

{
	[ "$(wc -l <found)" -gt 100 ] || echo "only $(wc -l <found) mentions"
	awk -F '\t' '$4 !~ /^(person|org|place|event|document|date)$/' found
} | result "types are the six"
awk -F '\t' '$6 !~ /^(name|alias|nominal)$/' found | result "forms are the three"
awk -F '\t' '$1 == path && $2 < end { print $1 ": " $2 " is before " end }
	$2 >= $3 { print $1 ": " $2 " to " $3 }
	{ path = $1; end = $3 }' found |
	result "mentions are in text order and do not overlap"
awk -F '\t' '$7 != "" && ($4 != "date" ||
	$7 !~ /^([0-9X][0-9X][0-9X][0-9X](-[0-9][0-9])?(-[0-9][0-9])?)(\/[0-9X][0-9X][0-9X][0-9X](-[0-9][0-9])?(-[0-9][0-9])?)?$/)' found |
	result "values are ISO dates and ranges of them"
awk -F '\t' '$5 != "" && (index($5, $4 "/") != 1 || $5 ~ /[ A-WYZ]/)' found |
	result "entities are named by type and slug"

# The bytes from START to END of the file are TEXT; names with escapes are few
# and left to the unit tests.
for file in pile/*; do
	"$ENTENTE" text "$file" >text || echo "$file: text fails"
	cmp text "$file"
	awk -F '\t' -v file="$file" '
		BEGIN {
			RS = "\n"
			while ((getline line < file) > 0) text = text line "\n"
		}
		$1 == file && $8 !~ /\\/ && substr(text, $2 + 1, $3 - $2) != $8 {
			gsub(/\n/, " ", $8)
			print file ": " $2 " is not " $8
		}
	' found
done | result "text prints the file, and offsets are its bytes"

status 0 annotate --body pile/2016* >wrong
{
	cat wrong
	grep -q '"body": "' out || cat out
} | result "--body adds the reading text"

# ------------------------------------------------- order, company, sources

status 0 annotate $(ls pile/* | sort -r) | result "files in reverse are read"
sort out >reversed
sort annotated | cmp - reversed | result "the order of files changes nothing"

for file in pile/*; do
	"$ENTENTE" index $(ls pile/* | awk -v last="$file" '$0 <= last') >out 2>&1 ||
		cat out
done >wrong
"$ENTENTE" annotate pile/* >grown
{ cat wrong; sort grown | cmp - reversed; } |
	result "a pile that grew article by article is read as at once"
"$ENTENTE" annotate pile >again
cmp annotated again | result "a second run gives the same bytes"
"$ENTENTE" annotate --no-index pile >again
cmp annotated again | result "without an index it gives the same bytes"

"$ENTENTE" annotate --local pile >local
{
	[ "$(wc -l <local)" -eq "$count" ] || echo "$(wc -l <local) lines"
	mentions <local | cut -f 1-4,6-8 >spans
	cut -f 1-4,6-8 found | cmp - spans
} | result "--local finds the same mentions"
for file in pile/*; do
	"$ENTENTE" annotate --local "$file"
done | cmp - local | result "--local of one article needs no other"
for jobs in 1 2 5; do
	"$ENTENTE" annotate --local --jobs=$jobs pile | cmp - local
done | result "--local says the same with one job and with many"

"$ENTENTE" annotate - <pile/2015-12-13* >out 2>err || cat err >wrong
{
	"$ENTENTE" annotate --no-index pile/2015-12-13* | mentions | cut -f 2- >file
	mentions <out | cut -f 2- | cmp - file
	[ -s file ] || echo "no mentions"
} | result "standard input is read as a file is"

# ---------------------------------------------------- the other commands

person=$(awk -F '\t' '$4 == "person" && $6 == "name" { n[$5]++ }
	END { for (e in n) if (n[e] > most) { most = n[e]; best = e }; print best }' found)
name=$(awk -F '\t' -v e="$person" '$5 == e && $6 == "name" { print $8; exit }' found)
{
	status 0 mentions "$person" pile
	grep -vE '^pile/[^:]*:[0-9]+:[0-9]+: .+$' out
	[ "$(wc -l <out)" -eq "$(awk -F '\t' -v e="$person" '$5 == e' found | wc -l)" ] ||
		echo "$(wc -l <out) lines for $person"
} | result "mentions lists each one as FILE:LINE:COLUMN: context"
{
	"$ENTENTE" mentions "$person" pile >by-id
	"$ENTENTE" mentions "$name" pile | cmp - by-id
} | result "mentions takes a name as well as an id"
awk -F : '
	{
		while ((getline line < $1) > 0) lines[$1, ++n[$1]] = line
		close($1)
		if (!(($1, $2) in lines) || length(lines[$1, $2]) < $3)
			print $1 ":" $2 ":" $3 " is not there"
	}
' by-id | result "its lines and columns exist"
{
	status 0 mentions "Nobody Of That Name" pile
	[ ! -s out ] || cat out
	status 2 mentions
} >wrong
grep -v '^status [123] instead of 0' wrong |
	result "mentions of nobody lists nothing"

{
	status 0 search summit pile
	[ -s out ] || echo "nothing found"
	grep -vE '^pile/[^:]*:[0-9]+:[0-9]+: .+$' out
	grep -viE 'summit' out
} | result "search gives the same form of line"
{
	status 0 search '"climate summit" -zzz' pile
	status 0 search zzzunheardof pile
	[ ! -s out ] || cat out
} >wrong
grep -v '^status 1 instead of 0' wrong | result "search understands phrases and exclusion"

{
	status 0 entities --format=jsonl pile
	grep -vE '^\{"id": "[^"]+", "kind": "(person|org|place|event|document|date)", "name": ".*\}$' out
	for key in aliases articles mentions part_of roles place date; do
		grep -q "\"$key\": " out || echo "no $key"
	done
	sed 's/^{"id": "\([^"]*\)".*/\1/' out | sort | uniq -d | sed 's/^/twice: /'
	sed 's/^{"id": "\([^"]*\)".*/\1/' out | sort >ids
	cut -f 5 found | grep . | sort -u | comm -23 - ids | sed 's/^/not listed: /'
} | result "entities lists every entity that annotate names, once"
{
	status 0 entities --kind=place --format=tsv pile
	awk -F '\t' 'NR == 1 { n = NF } NF != n || n < 3 { print }' out
	status 0 entities --kind=place --format=jsonl pile
	grep -v '"kind": "place"' out
	status 0 entities pile
	[ "$(wc -l <out)" -gt 10 ] || cat out
} | result "entities has tables and kinds"

status 0 index pile | result "index ends with 0"

# --------------------------------------------------------- when it goes wrong

{
	status 2 --no-such-option
	status 2 annotate --format=morse pile
	status 2 entities --kind=animal pile
	[ -s err ] || echo "nothing is said"
	status 0 --help
	status 0 --version
} | result "usage errors end with 2 and say why"
{
	status 3 annotate no-such-file
	grep -q no-such-file err || cat err
	[ ! -s out ] || cat out
	mkdir empty
	status 3 annotate empty
} | result "nothing to read ends with 3"
mkdir mixed
cp pile/2015* mixed/
printf '\000\001\002\377ELF\000\000' >mixed/a.bin
printf 'x' >mixed/locked.txt
: >mixed/nothing.txt
{
	status 1 annotate mixed
	grep -q 'mixed/a.bin' err || echo "a.bin is not named on stderr"
	[ "$(grep -c '"path": "mixed/2015' out)" -eq "$(ls mixed/2015* | wc -l)" ] ||
		echo "good articles are missing"
	status 1 annotate pile no-such-file
	[ "$(wc -l <out)" -eq "$count" ] || echo "the pile beside it was not read"
} | result "articles that cannot be read are named and skipped, status 1"

# ------------------------------------------------------------ hostile input

mkdir hostile
{
	printf 'Talks in Geneva\n\n12 March 2017\n\nForeign Minister \033[31mJohn\033[0m Smith '
	printf 'met \033]0;title\007the \302\233press. \342\200\256reversed\342\200\254 '
	printf 'in Ge\000neva and left.\n'
} >hostile/escape.txt
tr -d '\000' <hostile/escape.txt >hostile/e2.txt
rm hostile/escape.txt
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "Smith "; print "" }' >hostile/long.txt
awk 'BEGIN { for (i = 0; i < 5000; i++) printf "((((\"[" ; print "" }' >hostile/open.txt
cp hostile/e2.txt "hostile/$(printf 'na\033[7mme\nx').txt"
for command in annotate entities "search smith" "mentions Smith" index "annotate --local"; do
	# $command may be two words.
	"$ENTENTE" $command --no-index hostile >out 2>err
	got=$?
	[ "$got" -le 1 ] || echo "$command: status $got"
	tr -d '\n\t' <out | tr -c '\000-\037\177' ' ' | tr -d ' ' | od -An -c | head -2
	grep -l "$(printf '\342\200\256')" out
	grep -l "$(printf '\302\233')" out
	tr -d '\n\t\r' <err | tr -c '\000-\037\177' ' ' | tr -d ' ' | od -An -c | head -2
done 2>&1 | grep -v '^ *$' | result "no control byte of an article or a name is printed"
