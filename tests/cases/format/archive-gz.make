# One article, packed: it keeps its own name.
needs gzip
gzip -cn "$CASES/text-plain.txt" >one.txt.gz
echo one.txt.gz
