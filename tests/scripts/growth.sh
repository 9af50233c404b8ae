#!/bin/sh
# SPDX-License-Identifier: MIT
# Four times the articles cost about four times the work: index and annotate
# over a pile of n and of 4n articles, mixed by a fixed recipe from the bundled
# sample, by user time.  A join that goes through the pile for each article
# costs sixteen times as much; 7 is allowed, and a second try where the machine
# was busy.  usage: growth.sh, with $ENTENTE and $ROOT.
n=${GROWTH:-60}
most=7
work=$(mktemp -d "${TMPDIR:-/tmp}/entente-growth-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
HOME=$work/home
XDG_STATE_HOME=$work/state
export HOME XDG_STATE_HOME
mkdir -p "$HOME"

# make_pile COUNT FOLDER
make_pile() {
	mkdir -p "$2"
	awk -v count="$1" -v folder="$2" '
		BEGIN { RS = ""; seed = 7 }
		function next_number(below) {
			seed = (seed * 16807) % 2147483647
			return seed % below
		}
		FNR == 1 { titles[++n] = $0; next }
		{ paragraphs[++m] = $0 }
		END {
			for (i = 1; i <= count; i++) {
				file = sprintf("%s/%06d.txt", folder, i)
				printf "%s\n\n%d March %d\n", titles[next_number(n) + 1], \
					1 + next_number(28), 2000 + next_number(24) > file
				for (k = 0; k < 12; k++)
					printf "\n%s\n", paragraphs[next_number(m) + 1] > file
				close(file)
			}
		}
	' "$ROOT"/assets/sample/*.txt
}

# user_time COMMAND ...: milliseconds of its processor
user_time() {
	sh -c '"$@" >/dev/null 2>&1; times' growth "$@" | awk '
		NR == 2 {
			split($1, t, /[ms]/)
			printf "%d\n", (t[1] * 60 + t[2]) * 1000 + 1
		}'
}

# grows NAME ARGUMENT ...
grows() {
	name=$1
	shift
	for try in 1 2; do
		rm -rf "$XDG_STATE_HOME"
		small=$(user_time "$ENTENTE" "$@" "$work/small")
		large=$(user_time "$ENTENTE" "$@" "$work/large")
		[ "$large" -le $((small * most)) ] && break
	done
	if [ "$large" -le $((small * most)) ]; then
		echo "ok growth: $name"
	else
		echo "not ok growth: $name costs too much over 4 times the articles"
	fi
	echo "# $name: $small ms for $n articles, $large ms for $((4 * n))"
}

make_pile "$n" "$work/small"
make_pile $((4 * n)) "$work/large"
grows "index" index
grows "annotate" annotate --no-index
grows "annotate --local" annotate --local
# One article of names that recur, as lists and tables are.
for folder in small large; do
	awk -v n="$(ls "$work/$folder" | wc -l)" 'BEGIN {
		for (i = 0; i < 100 * n; i++)
			print "John Kerry met Sergey Lavrov in Geneva."
	}' >"$work/$folder.txt"
	rm -r "$work/$folder"
	mv "$work/$folder.txt" "$work/$folder"
done
grows "names that recur" annotate --local
