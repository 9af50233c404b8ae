#!/bin/sh
# SPDX-License-Identifier: MIT
# Things of one name that are not one: what the real program takes the names of
# tests/piles/doubles for.  Each line of expected: file, words, then the id, or
# the ids that it could be.
# usage: doubles.sh, with $ENTENTE, $ROOT and an empty current folder.

LC_ALL=C
export LC_ALL
pile=$ROOT/tests/piles/doubles

# Every mention as a line "file|words|id", or "file|words|? id id".
"$ENTENTE" annotate --no-index "$pile" 2>/dev/null | awk '
	{
		path = $0
		sub(/^[^}]*"path": "/, "", path)
		sub(/".*/, "", path)
		sub(/.*\//, "", path)
		sub(/\.txt$/, "", path)
		n = split($0, part, /[{]"start": /)
		for (i = 2; i <= n; i++) {
			words = ids = part[i]
			sub(/.*"text": "/, "", words)
			sub(/", "type".*/, "", words)
			if (sub(/.*"possible": \[/, "", ids)) {
				sub(/\].*/, "", ids)
				gsub(/[",]/, "", ids)
				ids = "? " ids
			} else if (sub(/.*"entity": "/, "", ids)) {
				sub(/".*/, "", ids)
			} else {
				ids = "-"
			}
			print path "|" words "|" ids
		}
	}' | sort -u >found

# expect NAME: lines of standard input are found, and no others of these files
# and words.
expect() {
	sort -u >expected
	cut -d'|' -f1,2 expected | sort -u | while IFS= read -r key; do
		grep -F "$key|" found | awk -v key="$key|" 'index($0, key) == 1'
	done | sort -u >those
	if cmp -s those expected; then
		echo "ok doubles: $1"
	else
		echo "not ok doubles: $1"
		diff expected those | sed 's/^/# /'
	fi
}

expect "agreements of one name are told apart by their year" <<'END'
agreement-2016|Kazan declaration|document/kazan-declaration-2016
agreement-2016|Kazan Declaration|document/kazan-declaration-2016
agreement-2017|Kazan Declaration|document/kazan-declaration-2016
agreement-2018|Sochi Declaration|document/sochi-declaration
agreement-2019|Kazan Declaration|document/kazan-declaration-2019
agreement-2020|Kazan Declaration|? document/kazan-declaration-2016 document/kazan-declaration-2019
agreement-2021|Kazan Declaration|document/kazan-declaration-2016
agreement-2021|Sochi Declaration|document/sochi-declaration-2019
END
expect "a full name that two people may be short for is neither's" <<'END'
bush-1990|George Bush|? person/george-bush person/george-h-w-bush
bush-1991|George H. W. Bush|person/george-h-w-bush
bush-2003|George Bush|person/george-bush
bush-2003|George W. Bush|person/george-bush
bush-2009|Bush|? person/george-bush person/george-h-w-bush
bush-2009|George Bush|? person/george-bush person/george-h-w-bush
bush-2011|Bush|? person/george-bush person/george-h-w-bush
END
expect "of two people of one name a third who says nothing may be either" <<'END'
smith-1|John Smith|person/john-smith-of-united-kingdom
smith-1|Smith|person/john-smith-of-united-kingdom
smith-2|John Smith|person/john-smith-of-australia
smith-3|John Smith|? person/john-smith-of-australia person/john-smith-of-united-kingdom
smith-4|Smith|? person/john-smith-of-australia person/john-smith-of-united-kingdom
END
expect "an office is its holder's between two articles that say so, and little longer" <<'END'
secretary-1|John Kerry|person/john-kerry
secretary-2|John Kerry|person/john-kerry
secretary-3|The US secretary of state|person/secretary-of-state-of-united-states
secretary-4|The US secretary of state|person/john-kerry
secretary-5|The US secretary of state|person/john-kerry
secretary-6|The US secretary of state|person/secretary-of-state-of-united-states
END
expect "a meeting known by its place alone is the one the tables have there" <<'END'
meeting-1|Wales summit|event/nato-summit/2014
meeting-2|Wales summit|event/nato-summit/2014
meeting-3|2016 Warsaw summit|event/nato-summit/2016
meeting-3|Warsaw summit|event/nato-summit/2016
meeting-4|Ise-Shima summit|event/g7-summit/2016
meeting-5|2016 Warsaw summit|event/nato-summit/2016
meeting-5|Asia-Pacific Economic Cooperation (APEC) summit|event/apec-economic-leaders-meeting/2016
meeting-5|Ise-Shima summit|event/g7-summit/2016
meeting-5|Wales summit|event/wales-summit
meeting-7|APEC summit|event/apec-economic-leaders-meeting/2016
meeting-7|Warsaw summit|event/warsaw-summit
END
expect "a country or a state of its name, by the sentence's own places" <<'END'
georgia-1|Georgia|place/georgia
georgia-1|Georgia|place/georgia-us
georgia-2|Georgia|place/georgia
georgia-2|Georgia|place/georgia-us
END
