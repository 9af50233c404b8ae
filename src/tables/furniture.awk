# SPDX-License-Identifier: MIT
# assets/furniture.tsv as rows of C: ROW(form, where) a line, those that begin
# with the same letter together, in the order of the table; then for each such
# list WHOLE(letter, first, count) or ANY(letter, first, count), its first row
# and how many they are.  A letter beyond ASCII is 0.
BEGIN {
	FS = "\t"
}

/^#/ || /^[ \t\r]*$/ {
	next
}

{
	sub(/\r$/, "")
	letter = tolower(substr($1, 1, 1))
	if (letter !~ /^[ -~]$/)
		letter = ""
	key = ($2 == "any" ? "ANY" : "WHOLE") SUBSEP letter
	if (!(key in count))
		keys[++nkey] = key
	gsub(/[\\"?]/, "\\\\&", $1)
	rows[key, ++count[key]] = "ROW(\"" $1 "\", \"" $2 "\")"
}

END {
	for (i = 1; i <= nkey; i++) {
		key = keys[i]
		for (k = 1; k <= count[key]; k++)
			print rows[key, k]
		split(key, part, SUBSEP)
		letter = part[2]
		if (letter == "'" || letter == "\\")
			letter = "\\" letter
		printf "%s(%s, %d, %d)\n", part[1], \
			letter == "" ? "0" : "'" letter "'", first + 0, count[key]
		first += count[key]
	}
}
