#!/bin/sh
# SPDX-License-Identifier: MIT
# Quality of recognition has a floor for every kind (tests/gold/floors, and
# tests/gold/registers/floors for obituaries, courts, sport and the like), identity
# across articles one for every pile (tests/gold/piles/floors), what of pages is
# the article in tests/gold/pages; they may only
# rise.  usage: quality.sh, with $ENTENTE and $ROOT.
for folder in . registers; do
	if out=$("$ROOT/tests/gold/run" "$(dirname "$ENTENTE")" $folder 2>&1); then
		echo "ok quality: no kind below its floor in $folder"
	else
		echo "not ok quality: a kind fell below its floor in $folder"
	fi
	echo "$out" | sed 's/^/# /'
done
if out=$("$ROOT/tests/gold/links" "$(dirname "$ENTENTE")" 2>&1); then
	echo "ok quality: no pile beyond its floor"
else
	echo "not ok quality: links of a pile fell below their floor"
fi
echo "$out" | sed 's/^/# /'
if out=$("$ROOT/tests/gold/pages" "$(dirname "$ENTENTE")" 2>&1); then
	echo "ok quality: furniture, titles, dates and bodies of pages"
else
	echo "not ok quality: pages fell below their floor"
fi
echo "$out" | sed 's/^/# /'
