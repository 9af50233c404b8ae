#!/bin/sh
# SPDX-License-Identifier: MIT
# Two hundred sizes in a random order, with keys in between: the mention under
# the cursor stays on the screen, whatever else has room there.
# usage: resize.sh, with $ENTENTE, $ROOT and an empty current folder.

# The same sizes for the same seed and any awk.
awk 'BEGIN {
	seed = 20160723
	n = split("Tab Tab Tab e e E * # C-wv C-ws C-wh C-wl C-wo C-wf B r", key, " ")
	print "Resize:100x30 J Tab Tab Tab"
	for (i = 1; i <= 200; i++) {
		seed = (seed * 16807) % 2147483647
		cols = 1 + seed % 220
		seed = (seed * 16807) % 2147483647
		rows = 1 + seed % 70
		seed = (seed * 16807) % 2147483647
		k = key[seed % n + 1]
		# What takes the keys away from the text gives them back.
		if (k == "r")
			k = "r C-w k"
		sub(/^C-w/, "C-w ", k)
		printf " %s Resize:%dx%d Save:s%d\n", k == "C-w h" || k == "C-w l" ? "C-w o" : k, \
			cols, rows, i
	}
}' >keys
"$ENTENTE" --no-index --script=keys --screens=screens "$ROOT/tests/piles/lake" \
	>out 2>err </dev/null
status=$?
if [ "$status" != 0 ] || [ -s err ]; then
	echo "not ok resize: it ends with status $status"
	head -20 err | sed 's/^/# /'
	exit 0
fi
awk '
	/^=== s/ {
		total++
		split($3, size, "x")
		is_small = size[1] < 20 || size[2] < 4
		if (is_small)
			next
		large++
		if ($4 != "cursor")
			print "# " $0 ": the mention is not on the screen"
		else
			kept++
	}
	END {
		ok = total == 200 && large > 100 && kept == large
		printf "%s resize: the mention stays on the screen, %d of %d sizes\n", \
			ok ? "ok" : "not ok", kept, large
	}' screens >lines
grep -v '^#' lines
grep '^#' lines | head -10
