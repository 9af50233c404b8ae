# Two articles in a 7z archive.
needs 7z
mkdir pile
cp "$CASES/text-plain.txt" pile/one.txt
cp "$CASES/html-page.html" pile/two.html
7z a pile.7z pile >7z.out
echo pile.7z
