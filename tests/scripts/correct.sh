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
play 'J Tab x n a'
entities --state="$PWD/own"
lacks out place/vientiane
has out place/geneva
verdict holds_in_batch
entities --no-index
has out place/vientiane
verdict does_not_hold_without_the_index

# Another correction on top, of one place, and the file moves.
play 'J Tab*3 x s "Club of Lakes" Enter h'
entities --state="$PWD/own"
has out org/club-of-lakes
mv pile/2016-07-26-vientiane-ministers.txt pile/moved.txt
entities --state="$PWD/own"
has out org/club-of-lakes
verdict survives_a_move

# Its text changes, before the place and beside it; and nothing is said twice when the
# index is made anew from what lies beside it.
cp pile/moved.txt before
sed -e 's/^VIENTIANE/VIENTIANE, Laos/' -e 's/sat until midnight/met until late/' before >pile/moved.txt
entities --state="$PWD/own"
has out org/club-of-lakes
rm own/*.db
entities --state="$PWD/own"
has out org/club-of-lakes
printf 'Resize:100x30 x l Save:list\n' >keys
"$ENTENTE" --config=ini --state="$PWD/own" --script=keys --screens=screens pile </dev/null 2>>err
has screens '2 corrections'
lacks screens 'not in the pile now'
grep -v 'Association' before >pile/moved.txt
"$ENTENTE" --config=ini --state="$PWD/own" --script=keys --screens=screens pile </dev/null 2>>err
has screens 'not in the pile now'
cp before pile/moved.txt
sed -e 's/^VIENTIANE/VIENTIANE, Laos/' -e 's/sat until midnight/met until late/' before >pile/moved.txt
entities --state="$PWD/own"
has out org/club-of-lakes
cp before pile/moved.txt
verdict survives_another_text

play 'U U Save:undone'
entities --state="$PWD/own"
lacks out org/club-of-lakes
has out place/vientiane
verdict undone_in_a_later_run

# An index that is lost, damaged or of another version: what was said is not in
# the articles, and stays.
play 'J Tab x n a'
play 'J Tab*3 x s "Club of Lakes" Enter h'
rm own/*.db
"$ENTENTE" entities --state="$PWD/own" --format=tsv pile >out 2>said
has said '2 corrections had been kept beside it'
lacks out place/vientiane
has out org/club-of-lakes
verdict outlive_a_lost_index
for index in own/*.db; do
	echo nonsense >"$index"
done
"$ENTENTE" entities --state="$PWD/own" --format=tsv pile >out 2>said
lacks out place/vientiane
has out org/club-of-lakes
verdict outlive_a_damaged_index

# Taken to another machine, twice: they are there once.
"$ENTENTE" corrections --state="$PWD/own" pile >text 2>>err
has text vientiane
"$ENTENTE" corrections --take=text --state="$PWD/other" pile >out 2>>err
has out '2 corrections taken over'
"$ENTENTE" corrections --take=- --state="$PWD/other" pile <text >out 2>>err
has out '0 corrections taken over'
entities --state="$PWD/other"
lacks out place/vientiane
has out org/club-of-lakes
"$ENTENTE" corrections --state="$PWD/other" pile >again 2>>err
cmp -s text again || why="$why
# what comes out is not what went in"
verdict carried_as_text
{
	cat text
	printf 'x\t0\n0\t9\t\t\t\t\t\t\t\n\377\n'
} >bad
"$ENTENTE" corrections --take=bad --state="$PWD/third" pile >out 2>said
has out '2 corrections taken over'
has said '3 lines make no sense'
echo something else >bad
"$ENTENTE" corrections --take=bad --state="$PWD/third" pile >out 2>said
[ $? = 3 ] || why="$why
# a file of something else is taken"
has said 'no corrections of entente'
verdict of_another_text_are_refused

# Another pile with one of the articles: what was said there, no more, and
# only when it is asked for.
mkdir part
cp pile/moved.txt part
entities_of_part() {
	"$ENTENTE" entities --state="$PWD/own" --format=tsv part >out 2>>err
}
entities_of_part
has out place/vientiane
printf '%s\n' 'Resize:100x30 x t Save:taken x t Save:no-more x l Save:list' >keys
"$ENTENTE" --config=ini --state="$PWD/own" --script=keys --screens=screens part </dev/null 2>>err
has screens '2 corrections of other piles hold here now'
has screens 'no other pile has corrections'
entities_of_part
lacks out place/vientiane
has out org/club-of-lakes
verdict of_another_pile_are_taken_over

# A disk that is full, for which a limit of the size of files stands: what is said and
# taken back then holds in memory and is kept beside the index, which gets it when
# there is room again.
play_in_full() { # KEYS…
	(ulimit -f 64 && play "$@")
}
rm -rf own
play 'J Tab x n a'
play 'J Tab*3 x s "Club of Lakes" Enter h'
play_in_full 'U Save:undone ":follow lavrov" Enter x n a Save:said ":log" Enter Save:log'
has screens 'ASEAN: as it was recognized'
has screens 'that is nothing now'
has screens 'the index cannot be kept (disk full)'
entities --state="$PWD/own"
lacks out org/club-of-lakes
lacks out place/vientiane
lacks out person/sergey-lavrov
has err '1 correction had been kept beside it and holds'
has err 'what was taken back meanwhile is taken back'
: >err
entities --state="$PWD/own"
lacks out person/sergey-lavrov
verdict of_a_full_disk_are_kept

# The same where reading what is new came to the end of the room before.
for n in 1 2 3 4 5 6 7 8 9; do
	for day in 1 2 3 4 5 6 7 8 9; do
		printf 'Minister Anna Berg%s met Jens Holm in Moscow on day %s.\n\n' $n $day
	done >pile/$n.txt
done
play_in_full 'U Save:undone ":follow jens holm" Enter x n a Save:said'
has screens 'person/sergey-lavrov: as it was recognized'
entities --state="$PWD/own"
has out person/sergey-lavrov
lacks out place/vientiane
has out person/anna-berg1
lacks out person/jens-holm
: >err
entities --state="$PWD/own"
lacks out person/jens-holm
verdict of_a_full_disk_are_kept_in_a_pile_that_has_grown

# A disk that is full where there is no index yet: corrections alone find some room.
mkdir lake
cp "$ROOT"/tests/piles/lake/*.txt lake
lake() { # STATE KEYS…
	state=$1
	shift
	printf '%s\n' "Resize:140x30" "$@" >keys
	"$ENTENTE" --config=ini --state="$PWD/$state" --script=keys --screens=screens lake \
		</dev/null >out 2>&1
}
(ulimit -f 40 && lake full 'J Tab x n a Save:done')
lacks screens 'not kept'
"$ENTENTE" entities --state="$PWD/full" --format=tsv lake >out 2>>err
lacks out place/vientiane
has err '1 correction had been kept beside it and holds'
: >err
verdict find_room_where_an_index_does_not

# Where not even that can be written, what is said holds until the reader is left,
# and that is said.
: >file
lake file/below 'J Tab x n a Save:done'
has screens 'not kept: the index cannot be written, see :log'
for file in full/*.corrections; do
	rm "$file"
	mkdir "$file"
done
(ulimit -f 64 && lake full 'J Tab*3 x n a Save:done')
has screens 'the disk is full: it may not be there the next time'
verdict that_cannot_be_kept_says_so

if [ -s err ]; then
	echo "not ok correct_says_nothing_on_stderr"
	sed 's/^/# /' err
fi
