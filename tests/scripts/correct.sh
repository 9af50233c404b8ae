#!/bin/sh
# SPDX-License-Identifier: MIT
# Corrections made in the reader hold in the next run, in the batch commands that
# use the index, and for a file that has moved; without the index they do not.
# usage: correct.sh, with $ENTENTE, $ROOT and an empty current folder.

why=
lacks() { # FILE TEXT
	grep -qF -- "$2" "$1" && why="$why
# $1 still has “$2”"
}
has() {
	grep -qF -- "$2" "$1" || why="$why
# $1 lacks “$2”: $(head -c 300 "$1")"
}
verdict() {
	if [ -n "$why" ]; then
		echo "not ok correct_$1$why"
	else
		echo "ok correct_$1"
	fi
	why=
}
# play KEYS…: the reader on the pile, with an index of its own, from its start.
play() {
	printf '%s\n' "Resize:100x30" "$@" >keys
	printf '[options]\nsession = off\n' >ini
	"$ENTENTE" --config=ini --state="$PWD/own" --script=keys --screens=screens pile </dev/null 2>>err
}
entities() {
	"$ENTENTE" entities "$@" --format=tsv pile >out 2>>err
}

cp -r "$ROOT/tests/piles/lake" pile
: >err

# A small pile has no index until there is something to keep.
play 'J Tab*2 x n a'
entities --state="$PWD/own"
lacks out place/vientiane
has out place/geneva
verdict holds_in_batch
entities --no-index
has out place/vientiane
verdict does_not_hold_without_the_index

# Another correction on top, of one place, and the file moves.
play 'J Tab*4 x s "Club of Lakes" Enter h'
entities --state="$PWD/own"
has out org/club-of-lakes
mv pile/2016-07-26-vientiane-ministers.txt pile/moved.txt
entities --state="$PWD/own"
has out org/club-of-lakes
verdict survives_a_move

play 'U U Save:undone'
entities --state="$PWD/own"
lacks out org/club-of-lakes
has out place/vientiane
verdict undone_in_a_later_run

if [ -s err ]; then
	echo "not ok correct_says_nothing_on_stderr"
	sed 's/^/# /' err
fi
