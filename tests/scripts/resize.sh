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

# The same in every view that lies over or beside the text, and with several texts:
# the row that has the keys stays on the screen, and closing leads back to the
# mention.  NAME | keys that open it | keys that close it
cat >views <<'END'
list|o|q
sidebar|Right|Left
dossier|Enter|q
mentions|r|q
timeline|T|q
search|g / "the" Enter|q
jumps|":jumps" Enter|q
marks|m a ":marks" Enter|q
info|I|q
why|i|q
options|":options" Enter|q
help|?|q
corrections|x r C-u "Anybody" Enter x l|q
beside|C-w v|C-w o
below|C-w s|C-w o
follower|C-w f|C-w o
END
awk -F'|' 'BEGIN {
	seed = 20220911
	print "Resize:80x24 J Tab Tab Tab e"
}
{
	printf "Save:before/%s %s\n", $1, $2
	for (i = 0; i < 12; i++) {
		seed = (seed * 16807) % 2147483647
		cols = 20 + seed % 200
		seed = (seed * 16807) % 2147483647
		printf " Resize:%dx%d Save:in/%s\n", cols, 4 + seed % 60, $1
	}
	printf "Resize:80x24 %s Save:after/%s\n", $3, $1
}' views >keys
"$ENTENTE" --no-index --script=keys --screens=screens "$ROOT/tests/piles/lake" \
	>out 2>err </dev/null
status=$?
awk -v status="$status" '
	function cell() {
		return x "," substr(text[y], 1, 48)
	}
	function done() {
		split(name, part, "/")
		if (part[1] == "before")
			before[part[2]] = cell()
		if (part[1] == "after" && before[part[2]] != cell())
			print "# " part[2] ": the place is lost: " before[part[2]] " became " cell()
		if (part[1] == "after")
			views++
	}
	/^=== / {
		if (name != "")
			done()
		name = $2
		if ($4 != "cursor")
			print "# " $0 ": nothing has the keys"
		else
			sizes++
		split($5, at, ",")
		y = at[1]
		x = at[2]
		n = 0
		next
	}
	{ text[n++] = $0 }
	END {
		if (name != "")
			done()
		print (status == 0 && views == 16 && sizes == 16 * 14 ? "ok" : "not ok") \
			" resize: in " views " views the selected row stays, and the way back is kept"
	}' screens >lines
if grep -q '^#' lines; then
	sed 's/^ok /not ok /' lines | grep -v '^#'
	grep '^#' lines | head -10
else
	cat lines
fi
