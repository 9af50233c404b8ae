# SPDX-License-Identifier: MIT
# assets/furniture.tsv as rows of C: ROW(form, where) a line, those that begin
# with the same letter together, in the order of the table; then for each such
# list WHOLE(letter, first, count, seconds) or ANY(…), its first row, how many
# they are, and a form with each second letter, as SECOND(form) | ….  A letter
# beyond ASCII is 0.
# WALL(form) for those that say that an article stops here.
# BEGINS(i, bits): 32 of the bits that tell furniture_said.c whether a phrase that may
# stand anywhere begins with six bytes; they are counted as they are there.
BEGIN {
	FS = "\t"
	for (i = 32; i < 127; i++)
		lower[sprintf("%c", i)] = i % 64 >= 32 ? i : i + 32
}

function mark_begin(form,    i, n) {
	if (form !~ /^[ -~][ -~][ -~][ -~][ -~][ -~]/) {
		print "furniture.awk: too short for \"any\": " form > "/dev/stderr"
		exit 1
	}
	for (i = 6; i > 0; i--)
		n = n * 256 + lower[substr(form, i, 1)]
	n %= 2039
	if (!begun[n]++)
		begins[int(n / 32)] += 2 ^ (n % 32)
}

/^#/ || /^[ \t\r]*$/ {
	next
}

{
	sub(/\r$/, "")
}

$2 == "wall" {
	printf "WALL(\"%s\")\n", $1
	next
}

{
	letter = tolower(substr($1, 1, 1))
	if (letter !~ /^[ -~]$/)
		letter = ""
	if ($2 == "any")
		mark_begin($1)
	key = ($2 == "any" ? "ANY" : "WHOLE") SUBSEP letter
	if (!(key in count))
		keys[++nkey] = key
	gsub(/[\\"?]/, "\\\\&", $1)
	rows[key, ++count[key]] = "ROW(\"" $1 "\", \"" $2 "\")"
	if (!seen[key, substr($1, 2, 1)]++)
		seconds[key] = seconds[key] (seconds[key] ? " | " : "") "SECOND(\"" $1 "\")"
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
		printf "%s(%s, %d, %d, %s)\n", part[1], \
			letter == "" ? "0" : "'" letter "'", first + 0, count[key], \
			seconds[key]
		first += count[key]
	}
	for (i = 0; i < 64; i++)
		if (begins[i])
			printf "BEGINS(%d, %.0fu)\n", i, begins[i]
}
