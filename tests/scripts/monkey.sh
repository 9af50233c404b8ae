#!/bin/sh
# SPDX-License-Identifier: MIT
# Keys that nobody would press, in an order nobody would press them in, on
# screens of any size: the reader stays, says nothing on stderr, and still
# draws.  With the sanitizers this is where it stumbles over itself.
# usage: monkey.sh, with $ENTENTE, $ROOT and an empty current folder.

# keys SEED: a script of 600 steps; the same for the same seed and awk.
keys() {
	awk -v seed="$1" '
		function random(n) {
			state = (state * 16807) % 2147483647
			return state % n
		}
		BEGIN {
			state = seed * 7919 + 1
			n = split("j k Space b d u g G { } Tab S-Tab * # e E > < Enter D r J K o & " \
				"( ) / n N Esc t p o l m a d B s C-w h w z + - = F ? : Left Right " \
				"Up Down PgDn PgUp Home End C-o 3 9 x é F1 BS C-u C-c C-l f V y Y U x x n k", key, " ")
			m = split("\"la\" \"set~width~30\" \"log\" \"jumps\" \"correct-list\" \"set~regex~on\" \"follow~lav\" Paste:\"Qq\"", text, " ")
			print "Resize:100x30"
			for (i = 0; i < 600; i++) {
				roll = random(40)
				if (roll == 0)
					print "Resize:" random(210) + 1 "x" random(60) + 1
				else if (roll == 1) {
					word = text[random(m) + 1]
					gsub(/~/, " ", word)
					print word
				} else
					print key[random(n) + 1]
			}
			print "Resize:80x24 Esc Esc Esc Esc Save:end"
		}'
}

for seed in 1 2 3 4 5 6; do
	keys "$seed" >keys
	# What it starts by accident does nothing.
	VISUAL=true BROWSER=true \
		"$ENTENTE" --no-index --script=keys --screens=screens "$ROOT/tests/piles/lake" \
		>out 2>err </dev/null
	status=$?
	if [ "$status" != 0 ] || [ -s err ]; then
		echo "not ok monkey: seed $seed ends with status $status"
		head -20 err | sed 's/^/# /'
	elif ! grep -q '^=== end 80x24' screens || ! grep -q 'lake' screens; then
		echo "not ok monkey: seed $seed draws nothing at the end"
		head -24 screens | sed 's/^/# /'
	else
		echo "ok monkey: seed $seed"
	fi
done
