# One article, packed: it keeps its own name.
needs bzip2
bzip2 -c "$CASES/text-plain.txt" >one.txt.bz2
echo one.txt.bz2
