#!/bin/sh
# SPDX-License-Identifier: MIT
# The same articles in a folder and in whatever real tools pack them into: as
# many come out as went in, with the same text and the same names in them; and
# an index reads again only what changed.  usage: containers.sh BUILD
LC_ALL=C.UTF-8
export LC_ALL
: "${ENTENTE:?}" "${ROOT:?}"

why=
verdict() {
	if [ -n "$why" ]; then
		echo "not ok containers_$1$why"
	else
		echo "ok containers_$1"
	fi
	why=
}
fail() {
	why="$why
# $*"
}

mkdir pile
cp "$ROOT"/tests/piles/lake/*.txt pile
figures=$("$ENTENTE" index --no-index pile)
"$ENTENTE" annotate --no-index pile | sed 's/"path":[^,]*,//' | sort >wanted

# packed NAME TOOL COMMAND…: makes the file NAME and compares.
packed() {
	name=$1
	if ! command -v "$2" >/dev/null; then
		echo "skip containers_$name: there is no $2"
		return
	fi
	shift
	"$@" >/dev/null 2>made || fail "$* failed: $(cat made)"
	"$ENTENTE" annotate --no-index "$name" 2>err |
		sed 's/"path":[^,]*,//' | sort >got
	cmp -s wanted got || fail "$name gives other annotations: $(diff wanted got |
		head -c 300)"
	[ -s err ] && fail "$(head -3 err)"
	for file in pile/*; do
		"$ENTENTE" text "$name!/$file" | cmp -s - "$file" ||
			fail "text of $name!/$file is another"
	done
	verdict "$name"
}
packed pile.zip zip -qr pile.zip pile
packed pile.tar tar cf pile.tar pile
packed pile.tar.gz tar czf pile.tar.gz pile
packed pile.tar.bz2 bzip2 -k pile.tar
packed pile.tar.xz xz -k pile.tar
packed pile.tar.zst zstd -qk pile.tar
packed pile.7z 7z a pile.7z pile

# A compressed file that is no archive is the article.
first=$(ls pile | head -1)
gzip -c "pile/$first" >one.gz
"$ENTENTE" text one.gz | cmp -s - "pile/$first" || fail "text of one.gz is another"
verdict gz

# ------------------------------------------------------------------- refresh
# What is read again is seen by what takes time; here by what the index says.
rm -f pile.tar
tar cf pile.tar pile
"$ENTENTE" index pile.tar >out 2>err
[ "$(cat out)" = "$figures" ] || fail "index says $(cat out), not $figures"
mv "pile/$first" pile/zz.txt
tar cf pile.tar pile
"$ENTENTE" index pile.tar >out 2>err
[ "$(cat out)" = "$figures" ] || fail "after a new name: $(cat out), not $figures"
"$ENTENTE" search the pile.tar | grep -q "^pile.tar!/pile/$first:" &&
	fail "$first is still there"
rm pile/zz.txt
tar cf pile.tar pile
"$ENTENTE" index pile.tar >out 2>err
"$ENTENTE" index --no-index pile >want
cmp -s out want || fail "after a removal: $(cat out), not $(cat want)"
verdict refresh

# A file that holds several articles is no text; which there are is said.
"$ENTENTE" text pile.tar >out 2>err
[ $? = 2 ] && grep -q 'pile.tar holds several articles' err || fail "$(cat err)"
[ -s out ] && fail "something was printed"
"$ENTENTE" text 'pile.tar!/pile/none.txt' >out 2>err
[ $? = 3 ] && grep -q 'no article of this name' err || fail "$(cat err)"
verdict naming
