# Two articles in a tar archive.
needs tar
mkdir pile
cp "$CASES/text-plain.txt" pile/one.txt
cp "$CASES/html-page.html" pile/two.html
tar cf pile.tar pile/one.txt pile/two.html
echo pile.tar
