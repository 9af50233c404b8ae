#!/bin/sh
# SPDX-License-Identifier: MIT
# entente-tutorial(7), word for word: its keys are pressed in order, and what it
# puts in quotation marks has to be on the screen then.
# usage: tutorial.sh, with $ENTENTE, $ROOT and an empty current folder.

page=$ROOT/man/entente-tutorial.7

# "keys N KEYS" and "see N WORDS", from the page.
awk '
	function plain(s) {
		gsub(/\\\(dq/, "\"", s)
		gsub(/\\-/, "-", s)
		gsub(/\\&/, "", s)
		return s
	}
	/^\.\\"/ { next }
	/^\.TP/ { is_keys = 1; next }
	is_keys && /^\.B / { print "keys", ++n, plain(substr($0, 4)); is_keys = 0; next }
	/^\.SH/ { is_keys = 0 }
	n {
		while (match($0, /\\\(lq[^\\]*\\\(rq/)) {
			print "see", n, plain(substr($0, RSTART + 4, RLENGTH - 8))
			$0 = substr($0, RSTART + RLENGTH)
		}
	}
' "$page" >plan

why=
[ "$(grep -c '^keys' plan)" -gt 20 ] || why="
# the page has hardly any keys"

# Plays it on a screen of size $1 and adds to $why what is not seen.
walk() {
	{
		echo "Resize:$1"
		sed -n 's/^keys \([0-9]*\) \(.*\)/\2 Save:step-\1/p' plan
	} >keys
	"$ENTENTE" --no-index --script=keys --screens=screens "$ROOT/assets/sample" \
		</dev/null 2>err
	status=$?
	[ "$status" = 0 ] || why="$why
# $1: status $status: $(head -3 err)"
	while read -r what n words; do
		[ "$what" = see ] || continue
		# The text of that screen, and what was put on the clipboard before it.
		awk -v name="step-$n" '
			/^=== / { shown = $2 == name }
			/^--- roles/ { shown = 0 }
			shown
		' screens >screen
		grep -qF -- "$words" screen || why="$why
# $1: after $(sed -n "s/^keys $n //p" plan): no “$words” in
$(sed 's/^/# /' screen | cut -c1-100)"
	done <plan
}

for size in 80x24 100x30 120x36; do
	walk "$size"
done

if [ -n "$why" ]; then
	echo "not ok tutorial_works_word_for_word$why"
else
	echo "ok tutorial_works_word_for_word"
fi
