# SPDX-License-Identifier: MIT
# assets/languages.tsv as rows of X-macros: L(number, "code", "name") for each
# language, W("word", bits) for each word, in which the bit of a language's number
# stands for it.  Words stand together whose first six bytes, as a number, leave the
# same when divided by 2039; FIRST(row) for each of these, its first word, and for
# what would be the next.  Bytes are counted: to be run in the locale C.
BEGIN {
	FS = "\t"
	PRIME = 2039
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
}

function remainder(word,    i, n) {
	for (i = 1; i <= 6; i++)
		n = n * 256 + (i <= length(word) ? code[substr(word, i, 1)] : 0)
	return n % PRIME
}

/^#/ || /^[ \t\r]*$/ {
	next
}

{
	sub(/\r$/, "")
	printf "L(%d, \"%s\", \"%s\")\n", n, $1, $2
	count = split($3, words, " ")
	for (i = 1; i <= count; i++) {
		if (!(words[i] in of))
			order[++nword] = words[i]
		if (!((words[i], n) in seen)) {
			seen[words[i], n] = 1
			of[words[i]] = of[words[i]] " | B(" n + 0 ")"
		}
	}
	n++
}

END {
	for (i = 1; i <= nword; i++) {
		r = remainder(order[i])
		rows[r] = rows[r] "W(\"" order[i] "\", " substr(of[order[i]], 4) ")\n"
		size[r]++
	}
	for (r = 0; r < PRIME; r++) {
		printf "FIRST(%d)\n%s", first, rows[r]
		first += size[r]
	}
	printf "FIRST(%d)\n", first
}
