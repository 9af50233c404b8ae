#!/bin/sh
# SPDX-License-Identifier: MIT
# A line of a listing is a line, whatever a file is called.  usage: names.sh BUILD
: "${ENTENTE:?}"

name=$(printf 'two\nlines\tand a tab.txt')
printf 'Nine boats\n\nThe boats came to Oslo.\n' >"$name"
"$ENTENTE" info "$name" >out 2>err
read -r first <out
if [ "$first" = "$(printf 'two\357\277\275lines\357\277\275and a tab.txt')" ]; then
	echo "ok info_tells_a_name_in_a_line"
else
	echo "not ok info_tells_a_name_in_a_line"
	sed 's/^/# /' out err
fi
