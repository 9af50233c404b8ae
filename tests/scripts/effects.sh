#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command of the list does something: what is on the screen after it, the
# bottom line with its messages left out, is not what was there before.  A
# command that is only refused, or only says something, does not pass; for those
# that are to say something it is told what.
# usage: effects.sh, with $ENTENTE, $ROOT and an empty current folder.

# COMMAND | keys before it | what it takes | keys after it | what the bottom line says |
# another pile.  Without a row: none of them, on 100x30, in the second article, on a mention.
cat >table <<'END'
down|Resize:100x12|||
up|Resize:100x12 G|||
scroll-down|Resize:100x12|||
scroll-up|Resize:100x12 G|||
page-down|Resize:100x12|||
page-up|Resize:100x12 G|||
half-down|Resize:100x12|||
half-up|Resize:100x12 G|||
top|Resize:100x12 G|||
bottom|Resize:100x12|||
percent|Resize:100x12|60||
paragraph-next|Resize:100x12|||
paragraph-prev|Resize:100x12 G|||
open|o G|||
unread-prev|K ] m J|||
unread||||this article is unread
read-all|Resize:120x30|||
pick-out||||this article is picked out
pick-none|Resize:120x30 .|||
reload||||nothing in the pile has changed
forward|e e (|||
link-next|||||tests/piles/links
link-prev|G||||tests/piles/links
toggle-agreements|K||||assets/sample
mark||a||marked: ' a comes back here
go-mark|Resize:100x12 m a G|a||
find-next|/ "the" Enter|||
find-prev|/ "the" Enter|||
only-clear|& Resize:120x30|||
correct-nothing|||h|
correct-kind|||o h|
correct-other||Somewhere|h|
correct-name||Anything|h|
correct-same||Moscow|h|
correct-add|/ "restraint" Enter||p h|
correct-title|Resize:120x30|Something||
correct-date||1999-12-31|I|
correct-source||Somebody||
correct-author||Somebody|I|
correct-take||||no other pile has corrections
undo|x n h|||
focus-down|r C-w k|||
focus-up|r|||
focus-left|o l Right|||
only|C-w v|||
equal|C-w v C-w > C-w >|||
rotate|C-w v J|||
taller|C-w s|||
shorter|C-w s|||
close|C-w v|||
wider|Resize:200x30|||
narrower|Resize:200x30|||
width-reset|Resize:200x30 - -|||
theme||||theme mono
mouse||||the mouse is on
set||letters on||
follow||lavrov||
bind|Resize:100x12|Z down|Z|
END

# What they do is outside of the screen: taking_out.sh has the first ones, reader.sh
# and the scripts for a terminal the others.
cat >outside <<'END'
copy
cite
edit
pipe
save
browse
redraw
suspend
END

sed -n 's/^X([A-Z_0-9]*, "\([^"]*\)".*/\1/p' "$ROOT/ui/cmd.def" >commands

# effect COMMAND: prints what is wrong, if anything.
effect() {
	row=$(grep "^$1|" table)
	IFS='|' read -r name before takes after says pile <<-END
		$row
	END
	printf 'Resize:100x30 J Tab %s Save:before\n: "%s" Enter %s Save:after\n' \
		"$before" "$1${takes:+ $takes}" "$after" >keys
	"$ENTENTE" --no-index --script=keys --screens=screens "$ROOT/${pile:-tests/piles/lake}" \
		>out 2>err </dev/null || echo "# $1: $(head -1 err)"
	awk -v name="$1" -v says="$says" '
		/^=== / {
			at++
			split($3, size, "x")
			bottom = size[2] + 1
			$2 = ""
			row[at, 0] = $0
			n = 0
			next
		}
		{
			n++
			row[at, n] = $0
			if (n == bottom - 1)
				last[at] = $0
			if (n > count)
				count = n
		}
		END {
			if (at == 1)
				exit !(name ~ /^quit/) && told("it leaves")
			if (says != "") {
				if (!index(last[2], says))
					told("it does not say “" says "” but " last[2])
				exit
			}
			for (i = 0; i <= count; i++)
				if (i != bottom - 1 && i != 2 * bottom - 1 && row[1, i] != row[2, i])
					exit
			told("nothing is another than before; it says " last[2])
		}
		function told(what) {
			print "# " name ": " what
		}
	' screens
}

while read -r command; do
	grep -qx -e "$command" outside || effect "$command"
done <commands >wrong
while IFS='|' read -r command rest; do
	grep -qx -e "$command" commands || echo "# $command is no command"
done <table >>wrong

if [ -s wrong ] || [ ! -s commands ]; then
	echo "not ok effects: every command does something"
	cat wrong
else
	echo "ok effects: every command does something ($(wc -l <commands))"
fi
