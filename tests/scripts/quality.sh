#!/bin/sh
# SPDX-License-Identifier: MIT
# Quality of recognition has a floor for every kind (tests/gold/floors), which
# may only rise.  usage: quality.sh, with $ENTENTE and $ROOT.
if out=$("$ROOT/tests/gold/run" "$(dirname "$ENTENTE")" 2>&1); then
	echo "ok quality: no kind below its floor"
else
	echo "not ok quality: a kind fell below its floor"
fi
echo "$out" | sed 's/^/# /'
