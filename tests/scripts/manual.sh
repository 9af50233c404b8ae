#!/bin/sh
# SPDX-License-Identifier: MIT
#
# tests/scripts/manual.sh BUILD      is the manual what the tables say?
# tests/scripts/manual.sh --write    makes those parts of it anew
#
# Between marks ('.\" keys begin' … '.\" keys end') man/entente.1 holds the
# commands of ui/cmd.def and what those of ui/cmd_arg.def take, and man/entente.ini.5 the options of ui/conf.def and
# the roles of ui/theme.def.

cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/entente-manual-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

# What the three programs below share: roff(text), and cut(n) which takes the
# n-th column of a line X(A, "b", 'c', …) into col[].
common='
	function roff(s) {
		gsub(/\\"/, "\"", s)
		gsub(/\\/, "\\e", s)
		gsub(/-/, "\\-", s)
		gsub(/"/, "\\(dq", s)
		return s
	}
	function columns(s,   n, c, inside, out) {
		sub(/^X\(/, "", s)
		sub(/\)[ \t]*$/, "", s)
		n = 1
		inside = ""
		out = ""
		while (s != "") {
			c = substr(s, 1, 1)
			s = substr(s, 2)
			if (inside == "" && c == ",") {
				col[n++] = out
				out = ""
				sub(/^ */, "", s)
			} else if (c == "\\" && inside != "") {
				out = out c substr(s, 1, 1)
				s = substr(s, 2)
			} else if ((c == "\"" || c == "\047") && (inside == "" || inside == c)) {
				inside = inside == "" ? c : ""
			} else {
				out = out c
			}
		}
		col[n] = out
		return n
	}
	function sentence(s) {
		return toupper(substr(s, 1, 1)) substr(s, 2)
	}
'

keys() {
	awk "$common"'
		/^\t\[GROUP_/ {
			match($0, /GROUP_[A-Z]*/)
			group = substr($0, RSTART + 6, RLENGTH - 6)
			match($0, /"[^"]*"/)
			heading[group] = substr($0, RSTART + 1, RLENGTH - 2)
			order[++n] = group
		}
		/^X\(/ {
			columns($0)
			text = ".TP 16\n"
			k = split(col[3], key, " ")
			for (i = 1; i <= k; i++)
				text = text (i > 1 ? "  " : "") "\\fB" roff(key[i]) "\\fR"
			if (k == 0)
				text = text "\\fB:" roff(col[2]) "\\fR"
			body[col[6]] = body[col[6]] text "\n.IR " roff(col[2]) " \": " \
				roff(col[5]) "\"\n"
		}
		END {
			for (g = 1; g <= n; g++)
				printf ".SS \"%s\"\n%s", heading[order[g]], body[order[g]]
		}
	' ui/cmd.c ui/cmd.def
}

# Commands that take words, in the order of their table.
forms() {
	awk "$common"'
		/^X\(/ {
			columns($0)
			if (FILENAME ~ /arg/)
				printf ".TP 24\n\\fB:%s\\fR \\fI%s\\fR\n%s.\n", \
					roff(name[col[1]]), roff(col[3]), sentence(roff(col[4]))
			name[col[1]] = col[2]
		}
	' ui/cmd.def ui/cmd_arg.def
}

options() {
	awk "$common"'
		/^X\(/ {
			columns($0)
			usual = col[3] == "BOOL" ? (col[4] + 0 ? "on" : "off") \
				: col[3] == "INT" ? col[4] : "default"
			range = col[3] == "BOOL" ? "on or off" \
				: col[3] == "INT" ? col[5] " to " col[6] : ""
			printf ".TP\n.BR %s \" = %s\"\n%s%s.\n", roff(col[2]), usual, \
				roff(col[7]), range == "" ? "" : " (" range ")"
		}
	' ui/conf.def
}

roles() {
	awk "$common"'
		/^X\(/ {
			columns($0)
			printf ".TP\n.BR %s \" = %s\"\n%s.\n", roff(col[2]), roff(col[4]), \
				sentence(roff(col[6]))
		}
	' ui/theme.def
}

# part FILE MARK: what stands between the marks.
part() {
	awk -v mark="$2" '
		index($0, mark " end") { exit }
		inside { print }
		index($0, mark " begin") { inside = 1 }
	' "$1"
}

replace() {
	awk -v mark="$2" -v new="$work/new" '
		index($0, mark " end") { inside = 0 }
		!inside { print }
		index($0, mark " begin") {
			inside = 1
			while ((getline line <new) > 0)
				print line
		}
	' "$1" >"$work/file" && cat "$work/file" >"$1"
}

# Keys of the table in README.md, first column, that no command has: `a` `b`, and
# behind a plus sign those that follow another, "`t` + `p o l`".
strange_keys() {
	awk "$common"'
		FILENAME ~ /def$/ {
			if (/^X\(/) {
				columns($0)
				n = split(col[3], key, " ")
				for (i = 1; i <= n; i++)
					known[key[i]] = 1
				known[":" col[2]] = 1
			}
			next
		}
		/^\| keys \|/ { inside = 1; next }
		!/^\|/ { inside = 0 }
		!inside || /^\|--/ { next }
		{
			gsub(/\\\|/, "\001")
			split($0, cell, "|")
			rest = cell[2]
			gsub(/\001/, "|", rest)
			before = prefix = ""
			while (match(rest, /`[^`]*`/)) {
				between = substr(rest, 1, RSTART - 1)
				one = substr(rest, RSTART + 1, RLENGTH - 2)
				rest = substr(rest, RSTART + RLENGTH)
				# What stands behind the plus sign follows it, up to a comma or dot.
				if (between ~ /\+/)
					prefix = before
				else if (between !~ /^ *$/)
					prefix = ""
				n = split(one, key, " ")
				for (i = 1; i <= n; i++) {
					found++
					if (!(prefix key[i] in known) &&
					    !(prefix == "" && rest ~ /^ *\+/) &&
					    !(prefix == "" && rest ~ /^ `.*` \+ a letter/))
						print "# README.md: no command has the key " prefix key[i]
				}
				before = key[n]
			}
		}
		END {
			if (found < 50)
				print "# README.md: of its keys only " found + 0 " were found"
		}
	' ui/cmd.def README.md
}

if [ "$1" != --write ]; then
	strange_keys >"$work/strange"
	if [ -s "$work/strange" ]; then
		echo "not ok manual: keys of README.md are those of commands"
		cat "$work/strange"
	else
		echo "ok manual: keys of README.md are those of commands"
	fi
fi

while read -r file mark; do
	"$mark" >"$work/new"
	if [ "$1" = --write ]; then
		replace "$file" "$mark"
	elif [ ! -s "$work/new" ]; then
		echo "not ok manual: no $mark were found in the tables"
	else
		part "$file" "$mark" >"$work/old"
		if diff "$work/old" "$work/new" >"$work/diff"; then
			echo "ok manual: $mark of $file are those of the table"
		else
			echo "not ok manual: $mark of $file are not those of the table"
			sed 's/^/# /' "$work/diff" | head -20
			echo "# tests/scripts/manual.sh --write makes them anew"
		fi
	fi
done <<END
man/entente.1 keys
man/entente.1 forms
man/entente.ini.5 options
man/entente.ini.5 roles
END
