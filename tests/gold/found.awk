# SPDX-License-Identifier: MIT
#
# awk -f found.awk ANNOTATED.jsonl
#
# What `entente annotate` found, one mention a line, in the columns of
# marks.awk: FILE START END KIND ENTITY TEXT.

function field(s, name,   v) {
	if (!match(s, "\"" name "\": \"([^\"\\\\]|\\\\.)*\"")) return "-"
	v = substr(s, RSTART, RLENGTH)
	sub("^\"" name "\": \"", "", v)
	sub(/"$/, "", v)
	return v
}
{
	path = field($0, "path")
	sub(/.*\//, "", path)
	n = split($0, part, /\{"start": /)
	for (i = 2; i <= n; i++) {
		# What lies in menus and notices is not reading text.
		if (part[i] ~ /"furniture": true/) continue
		end = part[i]
		sub(/.*"end": /, "", end)
		printf "%s\t%d\t%d\t%s\t%s\t%s\n", path, part[i] + 0, end + 0, \
			field(part[i], "type"), field(part[i], "entity"), \
			field(part[i], "text")
	}
}
