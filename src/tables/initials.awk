# SPDX-License-Identifier: MIT
# From organizations.tsv the bodies of states by the initials of their names, as C rows:
# initials as str_is_initials() has them, three to five, and slug.
BEGIN { FS = "\t" }
/^#/ || $6 == "-" { next }
$5 !~ /^(agency|service|court|government|bank)$/ { next }
{
	n = split($2, words, " ")
	letters = ""
	for (i = 1; i <= n; i++)
		if (words[i] ~ /^[A-Z]/)
			letters = letters substr(words[i], 1, 1)
	if (length(letters) >= 3 && length(letters) <= 5)
		printf "{\"%s\", \"%s\"},\n", letters, $1
}
