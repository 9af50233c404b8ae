# SPDX-License-Identifier: MIT
#
# awk -v name=FILE.txt -v folder=FOLDER -f marks.awk FILE.gold
#
# Takes the marks [[kind/name|words]] out of a gold file: the text goes to
# FOLDER/FILE.txt, each mark becomes a line FILE START END KIND NAME TEXT.

{
	line = $0
	while ((at = index(line, "[[")) > 0) {
		head = substr(line, 1, at - 1)
		line = substr(line, at + 2)
		close_at = index(line, "]]")
		mark = substr(line, 1, close_at - 1)
		bar = index(mark, "|")
		slash = index(mark, "/")
		if (!close_at || !bar || !slash || slash > bar) {
			print FILENAME ":" FNR ": a mark is [[kind/name|words]]" \
				> "/dev/stderr"
			exit 1
		}
		text = substr(mark, bar + 1)
		out = out head
		printf "%s\t%d\t%d\t%s\t%s\t%s\n", name, length(out), \
			length(out) + length(text), substr(mark, 1, slash - 1), \
			substr(mark, 1, bar - 1), text
		out = out text
		line = substr(line, close_at + 2)
	}
	out = out line "\n"
}
END { printf "%s", out > (folder "/" name) }
