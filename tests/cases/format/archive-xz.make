# One article, packed: it keeps its own name.
needs xz
xz -c "$CASES/text-plain.txt" >one.txt.xz
echo one.txt.xz
