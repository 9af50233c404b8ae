# One article, packed: it keeps its own name.
needs zstd
zstd -cq "$CASES/text-plain.txt" >one.txt.zst
echo one.txt.zst
