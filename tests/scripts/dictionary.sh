#!/bin/sh
# SPDX-License-Identifier: MIT
# A dictionary of the user through the whole house: found, joined, said when
# wrong, and read anew when it changes.
# usage: dictionary.sh, with $ENTENTE and an empty current folder.

mkdir pile
for i in 1 2 3; do
	printf 'Ships leave the bay\n\n%s June 2019\n\nThe Vega chief met the sailors, and Orlo Tamm went home on Friday.\n' \
		$i >pile/$i.txt
done

# result NAME: ok if nothing comes in.
result() {
	cat >result
	if [ -s result ]; then
		echo "not ok dictionary: $1"
		sed 's/^/# /' result
	else
		echo "ok dictionary: $1"
	fi
}

entities() {
	"$ENTENTE" entities --format=tsv "$@" pile 2>err | cut -f1-5 | grep -E 'vega|tamm'
}

# Label, then capitals of the section and blanks around the bars do not matter.
cat >mine.ini <<'END'
[Person]
A = Orlo Tamm|the Vega chief
[org]
b = Vega Works | the sailors
END

{
	entities --no-index --dictionary=mine.ini >out
	grep -q 'person/orlo-tamm' out || echo "no person/orlo-tamm"
	grep -q 'org/vega-works' out || echo "no org/vega-works"
	"$ENTENTE" mentions --no-index --dictionary=mine.ini 'Orlo Tamm' pile 2>&1 | wc -l |
		grep -qx ' *6' || echo "not six mentions of Orlo Tamm"
} | result "spellings of one thing are one"

{
	mkdir -p "$HOME/.config/entente" state
	unset XDG_CONFIG_HOME
	"$ENTENTE" index --state=state pile >/dev/null 2>&1
	entities --state=state >before
	cp mine.ini "$HOME/.config/entente/dictionary.ini"
	entities --state=state >after
	grep -q 'org/vega-works' before && echo "there before it was said"
	grep -q 'org/vega-works' after || echo "the index was not read anew"
	rm "$HOME/.config/entente/dictionary.ini"
	entities --state=state >gone
	cmp before gone
} | result "a change is seen by an index"

{
	printf '[planet]\n1 = Mars\n[org]\n2 = | \n3 = - | Vega Works\n' >bad.ini
	"$ENTENTE" entities --no-index --dictionary=bad.ini pile 2>err >out
	[ $? = 0 ] || echo "status $?"
	for line in 2 4 5; do
		grep -q "bad.ini:$line: warning: ." err || echo "nothing is said of line $line"
	done
	[ "$(wc -l <err)" = 3 ] || cat err
	"$ENTENTE" entities --no-index --dictionary=none.ini pile 2>err >out
	[ $? = 2 ] || echo "a missing file is not said"
} | result "what is wrong is said with its line"
