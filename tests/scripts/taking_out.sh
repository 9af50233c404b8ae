#!/bin/sh
# SPDX-License-Identifier: MIT
# What leaves the reader arrives: the editor at the line, the browser with the
# address, a pipe with the article, the words chosen or the list, a file that
# is not written over unasked.  With --secure nothing does.
# usage: taking_out.sh, with $ENTENTE, $ROOT and an empty current folder.

why=
is() { # FILE EXPECTED
	[ "$(cat "$1" 2>&1)" = "$2" ] || why="$why
# $1: $(head -c 400 "$1" 2>&1)
# instead of: $2"
}
verdict() {
	if [ -n "$why" ]; then
		echo "not ok taking_out_$1$why"
	else
		echo "ok taking_out_$1"
	fi
	why=
}
# play [OPTION] KEYS…: the reader on the pile.
play() {
	option=--no-index
	case $1 in
	--*)
		option=$1
		shift
		;;
	esac
	printf '%s\n' 'Resize:100x30' "$@" >keys
	VISUAL="$PWD/note edit" BROWSER="$PWD/note" "$ENTENTE" --no-index "$option" \
		--script=keys --screens=screens pile </dev/null 2>&1
}

cat >note <<END
#!/bin/sh
echo "\$*" >"$PWD/noted"
END
chmod +x note
mkdir pile
cat >pile/a.txt <<'END'
Talks in Geneva
10 September 2016

GENEVA - Sergey Lavrov met John Kerry. They spoke of Syria.

Source: https://news.example/talks?id=7.
END

play 'Tab Tab Tab v'
is noted "edit +4 pile/a.txt"
play 'O'
is noted 'https://news.example/talks?id=7'
verdict starts_editor_and_browser

play '"|"' '"cat >piped; echo done >>piped"' Enter
is piped 'Talks in Geneva

10 September 2016

GENEVA - Sergey Lavrov met John Kerry. They spoke of Syria.

Source: https://news.example/talks?id=7.
done'
play '/ "Sergey" Enter V Right' '":pipe cat >chosen"' Enter
is chosen 'Sergey Lavrov'
play 'o' '":pipe cut -f 1-3 >list"' Enter
is list 'pile/a.txt	2016-09-10	Talks in Geneva'
verdict pipes_what_is_meant

echo mine >there
play '":save there" Enter n'
is there mine
play 's "there" Enter y'
[ "$(wc -l <there)" = 7 ] || why="$why
# there: $(cat there)"
HOME=$PWD play '":save ~/new" Enter'
cmp -s there new || why="$why
# ~/new is not what was saved before"
play '":save nowhere/x" Enter Save:x'
grep -q 'nowhere/x: No such file' screens || why="$why
# no sentence for a folder that is not there"
verdict saves_and_asks

rm -f noted piped new
play --secure 'v O' '":pipe touch piped"' 'Enter' '":save new" Enter y Save:x'
[ ! -e noted ] && [ ! -e piped ] && [ ! -e new ] || why="$why
# something left"
grep -q 'secure keeps everything inside' screens || why="$why
# no sentence"
verdict does_not_when_secure
