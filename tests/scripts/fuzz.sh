#!/bin/sh
# SPDX-License-Identifier: MIT
# A few hundred mangled articles, always the same, through the whole house;
# `make asan` has them looked at closely, `make fuzz` takes more and others.
# usage: fuzz.sh BUILD

if "$ROOT/tests/fuzz/run" "$1" --seed 7 --cases 300 >out 2>err; then
	echo "ok fuzz: $(cat out)"
else
	echo "not ok fuzz: status $?"
	head -40 err | sed 's/^/# /'
	echo "# the case is in $1/tests/fuzz.case"
fi
