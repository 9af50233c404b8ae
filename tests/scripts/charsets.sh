#!/bin/sh
# SPDX-License-Identifier: MIT
# The section [charsets] of entente.ini: by folder, by name, by pattern; what it
# says goes before a guess, and --charset before it.  usage: charsets.sh BUILD
: "${ENTENTE:?}"

why=
fail() {
	why="$why
# $*"
}

mkdir -p old sub/deep
# A letter of Russian in windows-1251, too little for a guess.
for file in old/a.txt sub/deep/b.win c.txt; do
	printf '\314 came.\n' >$file
done
cat >entente.ini <<END
[charsets]
windows-1251 = $PWD/old/ *.win
koi8-r = */none/*
nonsense = *.x
END
for file in old/a.txt sub/deep/b.win "$PWD/old/a.txt"; do
	[ "$("$ENTENTE" --config=entente.ini text "$file" 2>err)" = 'М came.' ] ||
		fail "$file is read as $("$ENTENTE" --config=entente.ini text "$file" 2>&1)"
done
grep -q 'nobody here reads nonsense' err || fail "nonsense is not said: $(cat err)"
[ "$("$ENTENTE" --config=entente.ini text c.txt 2>err)" = 'М came.' ] &&
	fail 'c.txt, of which nothing is said, is read as windows-1251'
[ "$("$ENTENTE" --config=entente.ini --charset=koi8-r text old/a.txt 2>err)" = 'л came.' ] ||
	fail '--charset does not go before the section'

# An index made before the section was written does not keep the other text.
"$ENTENTE" index old >out 2>err
"$ENTENTE" --config=entente.ini annotate --body old 2>err | grep -q '"body": "М came' ||
	fail 'the index keeps what was read with another charset'

if [ -n "$why" ]; then
	echo "not ok charsets$why"
else
	echo "ok charsets"
fi
