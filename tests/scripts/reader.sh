#!/bin/sh
# SPDX-License-Identifier: MIT
# What the reader does with files, pipes, settings and without a screen.
# usage: reader.sh, with $ENTENTE, $ROOT and an empty current folder.

why=
is() { # GOT WANTED WHAT
	[ "$1" = "$2" ] || why="$why
# $3 is “$1”, not “$2”"
}
has() { # FILE TEXT
	grep -qF -- "$2" "$1" || why="$why
# $1 lacks “$2”: $(head -c 400 "$1")"
}
lacks() {
	grep -qF -- "$2" "$1" && why="$why
# $1 has “$2”"
}
verdict() {
	if [ -n "$why" ]; then
		echo "not ok reader_$1$why"
	else
		echo "ok reader_$1"
	fi
	why=
}
# play OPTIONS -- KEYS: screens in `screens`.
play() {
	options=
	while [ "$1" != -- ]; do
		options="$options $1"
		shift
	done
	shift
	printf '%s\n' "Resize:90x20" "$@" >keys
	# $options are words.
	"$ENTENTE" --no-index $options --script=keys --screens=screens pile </dev/null 2>err
}

cp -r "$ROOT/tests/piles/lake" pile

# Saving, and what is there already.
mkdir folder
ln -s folder link
play -- 'J s "saved.txt" Enter Save:saved s "saved.txt" Enter Save:asked n' \
	's "none/saved.txt" Enter Save:failed' 's "folder" Enter Save:folder j s "link" Enter'
has screens "folder is a folder: name a file in it"
has screens "saved as saved.txt"
has screens "saved.txt is there already"
has screens "none/saved.txt: No such file"
has saved.txt "sat until midnight"
lacks saved.txt "Subscribe"
verdict saves

# A pipe gets the article, the words chosen, or the rows of a list.
play -- 'J | "cat >article" Enter Tab*5 V Right y V | "cat >words" Enter' \
	'o | "cat >list" Enter' '| "exit 3" Enter Save:failed' '| "nosuchprog -x" Enter Save:missing' \
	': "set letters=on" Enter : "set letters?" Enter Save:set'
has article "sat until midnight"
is "$(cat words)" "ASEAN" "what was chosen"
has list "pile/2016-07-26-vientiane-ministers.txt"
is "$(wc -l <list)" 5 "rows of the list"
has screens "exit 3: the program ended with an error"
has screens "nosuchprog -x: there is no such program"
has screens "letters is on"
verdict pipes

# The editor gets the line.
cat >editor <<'END'
#!/bin/sh
echo "$@" >edited
END
chmod +x editor
VISUAL="$PWD/editor -x" play -- 'J Tab*5 v'
has edited "-x +"
has edited "pile/2016-07-26-vientiane-ministers.txt"
verdict edits

# Nothing of all this when it is not to be.
rm -f saved.txt article edited
play --secure -- 'J s Save:a | Save:b y Save:c v Save:d O Save:e'
is "$(grep -c 'secure keeps everything' screens)" 5 "refusals"
lacks screens "=== copied"
[ ! -e edited ] || why="$why
# the editor ran"
ENTENTE_SECURE=1 play -- 'y Save:c'
has screens "secure keeps everything"
verdict secure

# Several commands; keys bound to them; options from the environment.
play "--command=article-next;article-next" -- 'Save:third'
has screens "3/5"
cat >entente.ini <<'END'
[macros]
two = "Z: article-next; article-next"
[keys.articles]
article-next = "x"
[keys.nowhere]
down = "x"
END
play --config=entente.ini -- 'Z Save:macro' 'o x Save:view' ': "log" Enter Save:log'
has screens "3/5"
has screens "4/5"
has screens "entente.ini:6"
has screens "there is no view 'nowhere'"
verdict macros
ENTENTE_OPTS="--command 'set letters on'" play -- 'Save:opts'
has screens "[L]KUALA LUMPUR"
verdict usual_options

# Profiles: other keys, and help that shows them.
printf '[options]\nprofile = less\n[keys]\ndown = "z"\n' >entente.ini
play --config=entente.ini -- 'h Save:help' 'q J ? "asean" Enter Save:found'
has screens "f"
has screens "× asean"
printf '[options]\nprofile = none\n' >entente.ini
play --config=entente.ini -- 'Save:none'
has screens "there is no profile 'none'"
verdict profiles

# All are read, then one is not, then all are again.
printf '[options]\nprofile = newsboat\n' >entente.ini
play --config=entente.ini -- 'O A Save:all' 'j N Save:one' 'A Save:last' 'A Save:none'
has screens "4 articles were unread, and are not any more"
has screens "1 article was unread, and is not any more"
has screens "0 articles were unread"
is "$(awk '/^=== /{p = $2 == "one"} /^--- roles/{p = 0} p' screens | grep -c '•')" 1 \
	"articles with the sign of unread ones"
verdict all_are_read

# A line at a time.
printf '\nn\nw\n1\ne\nE\n/ truce\no 4\na\nl\nwhat\nq\n' |
	"$ENTENTE" --plain --no-index pile >out 2>err
is $? 0 "status of --plain"
has out "Article 1: Leaders leave Kuala Lumpur with a plan. 22 Nov 2015."
has out "Article 2: Ministers talk late in Vientiane"
has out "Vientiane [L1]"
has out "Lavrov and Kerry announce a truce"
has out "That is no command"
lacks out "Subscribe"
is "$(tail -c 2 out)" "? " "the last question"
is "$(cat err)" "" "stderr of --plain"
# By name, on to a mention, reading from there, all of them, and back.
printf '\nf kerr\ne\n\nb\n=\nm\nf nobody\nb\n-\n' |
	"$ENTENTE" --plain --no-index pile >out 2>err
sed 's/^? *//' out >told
has told "John Kerry, person. 5 mentions in 3 articles."
has told "1 of 2 here: Russian Foreign Minister Sergey Lavrov"
has told "VIENTIANE [L5] – Foreign ministers"
has told "Article 1 of 5, paragraph 2 of 5. Followed: John Kerry."
has told "Article 4: Lavrov and Kerry announce a truce"
has told "Nobody and nothing here is called so."
has told "There is no way back from here."
is "$(grep -c '22 November 2015' told)" 2 "the paragraph where it was left, said twice"
is "$(grep -c 'Leaders leave Kuala Lumpur \[L' told)" 2 "and the one before, too"
echo | "$ENTENTE" --plain --no-index - >out 2>err
is $? 2 "status with the pile on stdin"
verdict plain
