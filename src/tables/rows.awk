# SPDX-License-Identifier: MIT
# Rows of a table of assets/ as rows of a C array of strings: one
# {"column", ...}, a line.  Lines that are empty or begin with # are left out.
BEGIN {
	FS = "\t"
}

/^#/ || /^[ \t\r]*$/ {
	next
}

{
	sub(/\r$/, "")
	row = ""
	for (i = 1; i <= NF; i++) {
		field = $i
		gsub(/[\\"?]/, "\\\\&", field)
		row = row (i > 1 ? ", " : "") "\"" field "\""
	}
	print "{" row "},"
}
