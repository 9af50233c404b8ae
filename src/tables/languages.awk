# SPDX-License-Identifier: MIT
# assets/languages.tsv as rows of X-macros, to be sorted by byte: L(number,
# "code", "name") for each language, W("word", bits) for each word, in which the
# bit of a language's number stands for it.
BEGIN {
	FS = "\t"
}

/^#/ || /^[ \t\r]*$/ {
	next
}

{
	sub(/\r$/, "")
	printf "L(%d, \"%s\", \"%s\")\n", 100 + n, $1, $2
	count = split($3, words, " ")
	for (i = 1; i <= count; i++)
		if (!((words[i], n) in seen)) {
			seen[words[i], n] = 1
			of[words[i]] = of[words[i]] " | B(" n + 0 ")"
		}
	n++
}

END {
	for (word in of)
		printf "W(\"%s\", %s)\n", word, substr(of[word], 4)
}
