# Two articles in a packed tar archive.
needs zstd
mkdir pile
cp "$CASES/text-plain.txt" pile/one.txt
cp "$CASES/html-page.html" pile/two.html
tar cf pile.tar pile/one.txt pile/two.html && zstd -q pile.tar
echo pile.tar.zst
