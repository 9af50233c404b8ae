# What nobody reads is given to a program that the user named.
printf '%%PDF-1.7\n\0\1\2' >report.pdf
printf '#!/bin/sh\ncat "%s"\n' "$CASES/text-plain.txt" >tool
chmod +x tool
mkdir -p "$XDG_CONFIG_HOME/entente"
printf '[filters]\npdf = %s %%s\n' "$PWD/tool" >"$XDG_CONFIG_HOME/entente/entente.ini"
echo report.pdf
