#!/bin/sh
# SPDX-License-Identifier: MIT
#
# tests/check-rules.sh BUILD
#
# The rules of the house, each one test: prints "ok NAME", "ok NAME # SKIP why"
# or "not ok NAME" with "# FILE:LINE: what" below.  CC, NM and STD (flags that
# choose the language) come from the Makefile.

cd "$(dirname "$0")/.." || exit 2
build=$1
CC=${CC:-cc}
STD=${STD:--std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700}
work=$(mktemp -d "${TMPDIR:-/tmp}/entente-rules-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

# Each floor after those it may look down on.
floors="text article token recognize entity library export"

# rule NAME: passes if nothing comes in.
rule() {
	cat >"$work/wrong"
	if [ -s "$work/wrong" ]; then
		echo "not ok rule: $1"
		head -40 "$work/wrong" | sed 's/^/# /'
	else
		echo "ok rule: $1"
	fi
}

skip() {
	echo "ok rule: $1 # SKIP $2"
}

sources=$(find src ui -name '*.[ch]' | LC_ALL=C sort)
written=$(find src ui tests assets man .ci -type f \
	\( -name '*.[chS]' -o -name '*.def' -o -name '*.sh' -o -name '*.awk' \
	-o -path tests/run -o -path .ci/run \) | LC_ALL=C sort)

# "FILE:LINE:included" for every include of a file; <x> keeps its brackets.
includes() {
	awk '
		/^[ \t]*#[ \t]*include[ \t]/ {
			match($0, /["<][^">]*[">]/)
			name = substr($0, RSTART, RLENGTH)
			gsub(/"/, "", name)
			print FILENAME ":" FNR ":" name
		}
	' "$@"
}
includes $sources >"$work/includes"

# The code alone: comments, strings and characters are blanked out.
code() {
	awk '
		FNR == 1 { inside = 0 }
		{
			line = $0
			out = ""
			while (line != "") {
				if (inside) {
					end = index(line, "*/")
					if (!end) break
					line = substr(line, end + 2)
					inside = 0
				} else if (match(line, /\/\*|"|\047/)) {
					out = out substr(line, 1, RSTART - 1) " "
					sign = substr(line, RSTART, 1)
					line = substr(line, RSTART + RLENGTH)
					if (sign == "/") {
						inside = 1
						continue
					}
					while (line != "" && substr(line, 1, 1) != sign)
						line = substr(line, \
							substr(line, 1, 1) == "\\" ? 3 : 2)
					line = substr(line, 2)
				} else {
					out = out line
					break
				}
			}
			print FILENAME ":" FNR ":" out
		}
	' "$@"
}

# ----------------------------------------------------------------- includes

awk -F : -v floors="$floors" '
	BEGIN {
		count = split(floors, list, " ")
		for (i = 1; i <= count; i++) height[list[i]] = i
	}
	$1 ~ /^src\/[a-z]+\// && $3 !~ /^</ {
		split($1, path, "/")
		split($3, to, "/")
		if (!(path[2] in height)) next
		if (to[1] == "gen") next
		if (!(to[1] in height) || to[2] == "")
			print $1 ":" $2 ": " $3 " is on no floor"
		else if (height[to[1]] > height[path[2]])
			print $1 ":" $2 ": " $3 " is above " path[2]
	}
' "$work/includes" | rule "includes of src look down"

# The programs beside the floors: mktables reads paper and words and writes the
# layout of kb_int.h, which recognize/ reads; train all that recognizing needs.
awk -F : '
	$1 ~ /^src\/(tables|train)\// && $3 !~ /^</ {
		split($3, to, "/")
		if (to[1] ~ /^(text|article|token|tables|gen)$/) next
		if ($1 ~ /tables/ && $3 == "recognize/kb_int.h") next
		if ($1 ~ /train/ && to[1] ~ /^(recognize|train)$/) next
		print $1 ":" $2 ": " $3 " is not for a program beside the floors"
	}
' "$work/includes" | rule "programs beside the floors use the lower ones"

# A module is x.h, x_int.h and x.c; tsort names those in a circle.
for floor in $floors; do
	awk -F : -v floor="$floor" '
		index($1, "src/" floor "/") == 1 && index($3, floor "/") == 1 {
			from = $1
			to = $3
			sub(/.*\//, "", from)
			sub(/.*\//, "", to)
			sub(/(_int)?\.[ch]$/, "", from)
			sub(/(_int)?\.h$/, "", to)
			if (from != to) print from, to
		}
	' "$work/includes" >"$work/edges"
	tsort "$work/edges" 2>&1 >/dev/null | sed -n "s/^tsort: \([a-z_0-9]*\)\$/src\/$floor: \1 is in it/p"
done | rule "no circles of modules inside a floor"

includes $sources $(find tests -name '*.[ch]') | awk -F : '
	$3 ~ /_int\.h$/ && $1 !~ /^(tests|src\/tables)\// {
		split($1, path, "/")
		folder = path[1] == "src" ? path[2] : path[1]
		if (index($3, folder "/") != 1)
			print $1 ":" $2 ": " $3 " belongs to another folder"
	}
' | rule "x_int.h never leaves its folder"

awk -F : '
	# Theme files of assets/ are compiled into the table of themes.
	$1 ~ /^ui\// && $3 !~ /^</ && $3 != "entente.h" && $3 !~ /^(text|ui)\// &&
	$3 != "gen/themes.inc" {
		print $1 ":" $2 ": " $3
	}
' "$work/includes" | rule "ui includes entente.h, text/ and ui/ only"

awk -F : '
	$1 ~ /^src\// && ($3 ~ /^ui\// || $3 == "entente.h") {
		print $1 ":" $2 ": " $3
	}
	$3 ~ /\.\./ { print $1 ":" $2 ": " $3 }
' "$work/includes" | rule "src knows no ui, and no path goes up"

# HEADERS (an expression), then the doors (an expression of files).
door() {
	awk -F : -v headers="^<($1)>\$" -v doors="^($2)" '
		$3 ~ headers && $1 !~ doors { print $1 ":" $2 ": " $3 }
	' "$work/includes" | rule "$3"
}
door '(iniparser/)?(iniparser|dictionary)[.]h' 'src/text/ini[.]c' \
	"iniparser is met in text/ini.c"
door 'uni(str|conv|stdio|name|ctype|width|gbrk|wbrk|lbrk|norm|case|regex|types)[.]h|iconv[.]h' \
	'src/text/|src/article/charset[.]c' \
	"libunistring is met in text/ and article/charset.c"
door 'jansson[.]h' 'src/article/json_int[.]h' "jansson is met in article/json_int.h"
door 'md4c.*[.]h' 'src/article/format_markdown[.]c' "md4c is met in article/format_markdown.c"
door 'uchardet[.]h' 'src/article/charset[.]c' "uchardet is met in article/charset.c"
door 'sqlite3(ext)?[.]h' 'src/library/' "SQLite is met in library/"
door '(ncursesw?/)?(n?curses|term|panel|menu|form)[.]h' 'ui/term_curses[.]c' \
	"curses is met in ui/term_curses.c"
door 'libxml2?/.*[.]h' 'src/article/(format_|html_tree[.]c|xml(_wash|_address)?[.]c)' \
	"libxml2 is met in article/html_tree.c, xml*.c and format_*.c"
door 'hyphen[.]h' 'src/text/hyphens[.]c' "libhyphen is met in text/hyphens.c"
door 'pcre2[.]h' 'src/text/regex[.]c' "PCRE2 is met in text/regex.c"
door 'archive(_entry)?[.]h' 'src/article/unpack[.]c' \
	"libarchive is met in article/unpack.c"
door 'vterm.*[.]h|cmocka[.]h' 'tests/' "test libraries are met in tests/"

# Own header first, when there is one; text/banned.h last.
for file in $(find src ui -name '*.c' | LC_ALL=C sort); do
	last=$(grep "^$file:.*\.h\$" "$work/includes" | tail -1)
	case $last in
	*:text/banned.h) ;;
	*)
		echo "$file: the last include is ${last##*:}"
		;;
	esac
done | rule "every .c of src and ui includes text/banned.h last"

for file in $(find src ui -name '*.c' | LC_ALL=C sort); do
	own=${file%.c}.h
	first=$(grep -m 1 "^$file:" "$work/includes")
	own=${own#src/}
	[ ! -f "${file%.c}.h" ] || [ "${first##*:}" = "$own" ] ||
		[ "${first##*:}" = "${own%.h}_int.h" ] ||
		echo "$file: the first include is ${first##*:}"
done | rule "every .c includes its own header first"

for header in $(find src ui -name '*.h' | LC_ALL=C sort); do
	name=${header#src/}
	echo "#include \"$name\"" >"$work/alone.c"
	$CC $STD -Isrc -I. -I"$build" -fsyntax-only "$work/alone.c" \
		>"$work/errors" 2>&1 || sed "s,^,$name: ," "$work/errors" | head -3
done | rule "every header compiles alone"

# -------------------------------------------------------------------- words

code $(find src -name '*.[ch]' ! -path 'src/tables/*' ! -path 'src/train/*' |
	LC_ALL=C sort) >"$work/code"
awk '
	{
		place = $0
		sub(/:[^:]*$/, "", place)
	}
	/(^|[^A-Za-z0-9_.>])(exit|_exit|_Exit|quick_exit|atexit|getenv|secure_getenv|setenv|time|clock|clock_gettime|gettimeofday|printf|vprintf|puts|putchar|perror|random|drand48|system|popen|setlocale)[ \t]*\(/ ||
	/(^|[^A-Za-z0-9_])(stdout|stderr|stdin|environ)([^A-Za-z0-9_]|$)/ {
		print
	}
' "$work/code" | rule "src knows no exit, environment, clock or standard stream"

awk '
	/(^|[^A-Za-z0-9_])abort[ \t]*\(/ && !/^src\/text\/arena\.c:/ { print }
' "$work/code" | rule "only text/arena.c may end the program"

code $(find ui -name '*.[ch]' ! -path 'ui/main.c' | LC_ALL=C sort) |
	grep -E '(^|[^A-Za-z0-9_.>])(abort|exit|_exit|_Exit|quick_exit|atexit)[[:space:]]*\(' |
	rule "of ui only main.c may end the program"

awk '
	/(^|[^A-Za-z0-9_])(tolower|toupper|isalpha|isupper|islower|isspace|isdigit|isalnum|ispunct|strcoll|strcasecmp|strncasecmp)[ \t]*\(/ { print }
' "$work/code" | rule "src asks no locale about text"

grep -LE 'SPDX-License-Identifier: MIT' $written | rule "every source says its license"

wc -l $written | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines" }' |
	rule "no file has more than 600 lines"

grep -nE '[[:space:]]+$' $written | cut -c 1-100 | rule "no white space at the end of a line"

# A function begins with its name in column 0 and ends with } in column 0.
awk '
	FNR == 1 { name = "" }
	/^[a-z_][a-z_0-9]*\(/ { name = $0; sub(/\(.*/, "", name) }
	/^\{/ && name != "" { start = FNR }
	/^\}/ && name != "" && start {
		all++
		if (FNR - start - 1 >= 50) {
			long++
			list = list FILENAME ":" start ": " name " has " \
				FNR - start - 1 " lines\n"
		}
		if (FNR - start - 1 >= 100)
			print FILENAME ":" start ": " name " has " FNR - start - 1 " lines"
		name = ""
		start = 0
	}
	END {
		if (long * 10 > all) printf "%d of %d:\n%s", long, all, list
	}
' $(find src ui tests -name '*.c' | LC_ALL=C sort) |
	rule "nine functions of ten have under 50 lines, none has 100"

# ------------------------------------------------------------------ binaries

# Sections that can be written to, except those only the loader writes to.
name="src has no mutable globals"
if grep -q fsanitize "$build/flags" 2>/dev/null; then
	skip "$name" "sanitizers add their own"
elif ! command -v objdump >/dev/null || [ ! -f "$build/libentente.a" ]; then
	skip "$name" "no objdump, or no library"
else
	objdump -t "$build/libentente.a" 2>/dev/null | awk '
		/^[^ ]+\.o: / { file = $1 }
		/ (\.data|\.bss|\.tbss|\.tdata|\*COM\*|\.data\.[^r][^ \t]*|\.bss\.[^ \t]*)\t/ {
			if ($NF ~ /^\.(data|bss)/) next
			if (file == "arena.o:" && $NF == "oom") next
			print file " " $NF
		}
	' | rule "$name"
fi

# ------------------------------------------------------------- manual, tree

name="entente(1) names every command and its keys"
if [ -f ui/cmd.def ] && [ -f man/entente.1 ]; then
	# X(NAME, "command-name", "keys", ...)
	sed -n 's/^X([A-Z_0-9]*, "\([^"]*\)".*/\1/p' ui/cmd.def >"$work/commands"
	# In the manual a hyphen of a name may be written \-.
	sed 's/\\-/-/g' man/entente.1 >"$work/manual"
	{
		[ -s "$work/commands" ] || echo "ui/cmd.def: no commands were found"
		while read -r command; do
			grep -qwF -e "$command" "$work/manual" ||
				echo "man/entente.1: $command is missing"
		done <"$work/commands"
	} | rule "$name"
else
	skip "$name" "there is no man/entente.1 or no ui/cmd.def yet"
fi

# What git would take, or all there is where git does not answer.
{ git ls-files --cached --others --exclude-standard 2>/dev/null || ls -A; } |
	sed 's,/.*,,' | LC_ALL=C sort -u |
	grep -vxE '\.(git|ci|gitignore|editorconfig|clang-format)|build|LICENSE|Makefile|README\.md|assets|man|src|tests|ui' |
	sed 's/$/ is not part of the top level/' | rule "the top level is fixed"

exit 0
