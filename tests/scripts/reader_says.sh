#!/bin/sh
# SPDX-License-Identifier: MIT
# What the reader says of paths that cannot be used: on the screen, in the
# shell afterwards, and by its status.
# usage: reader_says.sh, with $ENTENTE, $ROOT and an empty current folder.

printf 'Save:a ":follow medved" Enter Save:b' >keys
printf '' >empty.txt

run() {
	"$ENTENTE" --no-index --script=keys --screens=screens "$@" 2>err
	echo "$?" >status
}

# result NAME: ok if nothing comes in.
result() {
	cat >result
	if [ -s result ]; then
		echo "not ok reader_says: $1"
		sed 's/^/# /' result
	else
		echo "ok reader_says: $1"
	fi
}

{
	run "$ROOT/tests/piles/lake" ./nowhere
	[ "$(cat status)" = 1 ] || echo "status $(cat status) instead of 1"
	grep -q 'nowhere' screens || echo "not on the screen"
} | result "a path that is not there"

{
	run empty.txt
	[ "$(cat status)" = 3 ] || echo "status $(cat status) instead of 3"
	grep -q 'empty.txt: .*nothing' err || echo "not in the shell"
} | result "a pile of which nothing can be read"

{
	run "$ROOT/tests/piles/lake"
	[ "$(cat status)" = 0 ] || echo "status $(cat status) instead of 0"
	grep -q 'Dmitry Medvedev · 1/2 here' screens || echo "a part of a name is not enough"
	[ ! -s err ] || cat err
} | result "a pile that is read, and somebody by a part of the name"

{
	printf 'nonsense = 1\n' >odd.ini
	printf 'Save:a' >keys
	run --config=odd.ini "$ROOT/tests/piles/lake" ./empty.txt
	grep -q '1 of the files could not be read, and 1 other thing was odd: see :log' screens ||
		echo "what was odd at the start is hidden by what could not be read"
} | result "an odd configuration beside a file that cannot be read"
