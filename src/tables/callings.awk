# SPDX-License-Identifier: MIT
# From calling.def each word with the fields in which it stands, as rows of C: the word,
# and its STORY_BITs joined by '|'.
/^X\(/ {
	field = $0
	sub(/^X\(/, "", field)
	sub(/,.*/, "", field)
	is_row = 1
}

is_row {
	n = split($0, quoted, "\"")
	for (i = 2; i < n; i += 2) {
		m = split(quoted[i], words, " ")
		for (k = 1; k <= m; k++)
			bits[words[k]] = bits[words[k]] (bits[words[k]] == "" ? "" : " | ") \
				"STORY_BIT(STORY_" field ")"
	}
	is_row = !/\)$/
}

END {
	for (word in bits)
		printf "{\"%s\", %s},\n", word, bits[word]
}
