# SPDX-License-Identifier: MIT
# Theme files of assets/themes as rows of a C array: {"theme", "role", "dress"},
# a line.  Only what such a file may hold: comments, [theme], role = "dress".
FNR == 1 {
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.ini$/, "", name)
}

/^;/ || /^\[theme\]$/ || /^$/ {
	next
}

!/^[a-z-]+ = "[a-z0-9 \/]*"$/ {
	printf "%s:%d: this is no line of a theme\n", FILENAME, FNR >"/dev/stderr"
	bad = 1
	exit 1
}

{
	role = $1
	dress = $0
	sub(/^[^"]*/, "", dress)
	printf "{\"%s\", \"%s\", %s},\n", name, role, dress
}
