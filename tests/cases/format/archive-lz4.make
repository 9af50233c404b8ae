# One article, packed: it keeps its own name.
needs lz4
lz4 -cq "$CASES/text-plain.txt" >one.txt.lz4
echo one.txt.lz4
