#!/bin/sh
# SPDX-License-Identifier: MIT
# A pile is opened as it was left: windows, place, what is followed, what has
# been read.  An article is known by what it says, not by where it lies.
# usage: session.sh, with $ENTENTE, $ROOT and an empty current folder.

# play NAME KEYS...: one run of the reader; its last screen is NAME.
play() {
	name=$1
	shift
	echo "Resize:120x36 $*" >keys
	"$ENTENTE" --script=keys --screens="$name" pile >out 2>err </dev/null
	if [ $? != 0 ] || [ -s err ]; then
		echo "not ok session: $name"
		sed 's/^/# /' err
	fi
}

# same NAME A B: two screens are the same, but for their names.
same() {
	if diff "$2" "$3" >diff; then
		echo "ok session: $1"
	else
		echo "not ok session: $1"
		head -40 diff | sed 's/^/# /'
	fi
}

cp -r "$ROOT/tests/piles/lake" pile || exit 1
mkdir -p "$HOME"

play left 'J Tab Tab Tab e C-w v J m a C-w h C-w > Save:x'
play back 'Save:x'
same 'opened as it was left' left back
play again 'Save:x'
same 'and again' left again
play marked "' a Save:x"
if grep -q 'no place has the mark' marked; then
	echo "not ok session: marks are kept"
else
	echo "ok session: marks are kept"
fi

# What has been read stays read when the files move.
mv pile/2016-07-26-vientiane-ministers.txt pile/2016-07-26-moved.txt
play moved 'C-w o o g Save:x'
if grep -q '• *Ministers talk late' moved; then
	echo "not ok session: a moved article is read still"
	head -12 moved | sed 's/^/# /'
else
	echo "ok session: a moved article is read still"
fi

# A file that says nonsense is done without.
for file in "$XDG_STATE_HOME"/entente/*.session; do
	printf 'entente-session 1\nsplit b5(1\nwindow 1 0 9 9 9\nuse 7 99\norder 0 77\nmark x\n' >"$file"
done
play nonsense 'Save:x'
if grep -q 'lake\|pile' nonsense; then
	echo "ok session: a damaged file is passed over"
else
	echo "not ok session: a damaged file is passed over"
fi
