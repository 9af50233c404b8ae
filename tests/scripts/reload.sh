#!/bin/sh
# SPDX-License-Identifier: MIT
# R reads what is new in the pile or has changed and forgets what is gone; place,
# what is followed and what has been read stay.
# usage: reload.sh, with $ENTENTE, $ROOT and an empty current folder.

# play KEYS...: one run of the reader on a fresh copy of the pile.
play() {
	rm -rf pile "$XDG_STATE_HOME/entente"
	cp -r "$ROOT/tests/piles/lake" pile || exit 1
	[ -n "$index" ] || "$ENTENTE" index pile >/dev/null 2>&1
	echo "Resize:100x30 $*" >keys
	"$ENTENTE" $index --script=keys --screens=screens pile >out 2>err </dev/null
	echo "$?" >status
}

# screen NAME: without its figures and roles.
screen() {
	awk -v name="$1" '/^=== /{p = $2 == name} /^--- roles/{p = 0} p && !/^===/' screens
}

# result NAME: ok if nothing comes in.
result() {
	cat >result
	if [ -s result ]; then
		echo "not ok reload: $1"
		sed 's/^/# /' result
	else
		echo "ok reload: $1"
	fi
}

cat >new.txt <<'END'
Wang Yi visits Ulaanbaatar

12 October 2016

ULAANBAATAR - Wang Yi met Sergey Lavrov in Ulaanbaatar on Wednesday.
END

for index in --no-index ''; do
	{
		play 'J Tab*5 Save:before R Save:same'
		screen same | grep -q 'nothing in the pile has changed' || echo "it is not said"
		screen before | sed '$d' >a
		screen same | sed '$d' | diff a - || echo "something has changed"
	} | result "nothing has changed $index"
	{
		play 'J Tab*5 Save:before | "cp new.txt pile/2016-10-12-new.txt" Enter R Save:more' \
			'] u ] u ] u Save:new'
		screen more | grep -q '1 file has been read that is new or changed' ||
			echo "it is not said"
		screen more | grep -q '6 articles' || echo "it is not in the list"
		# The text stays, with its cursor; one more article is about Lavrov.
		screen before | cut -c1-60 | sed '1d;$d' >a
		screen more | cut -c1-60 | sed '1d;$d' | diff a -
		grep -q 'Ulaanbaatar' screens || echo "it cannot be gone to"
	} | result "a new file $index"
	{
		play 'J ":follow lavrov" Enter | "cp new.txt pile/2016-07-26-vientiane-ministers.txt" Enter' \
			'R Save:changed'
		screen changed | grep -q 'Wang Yi met Sergey Lavrov' ||
			echo "the change is not seen"
		screen changed | grep -q '▸ Sergey Lavrov' || echo "nobody is followed"
	} | result "the open file has changed $index"
	{
		play 'J J Tab*2 | "rm pile/2016-07-26-vientiane-ministers.txt" Enter R Save:gone K Save:next'
		screen gone | grep -q '1 article no longer there' || echo "it is not said"
		screen gone | grep -q '4 articles' || echo "it is still in the list"
		screen next | grep -q 'Leaders leave Kuala Lumpur' || echo "what is before it is not next"
		[ "$(cat status)" = 0 ] || cat status err
	} | result "a file is gone $index"
	{
		play 'J | "rm -r pile" Enter R Save:none'
		screen none | grep -q 'is there any more' || echo "it is not said"
		screen none | grep -q 'Ministers talk late' || echo "the article is gone"
	} | result "the folder is gone $index"
done
