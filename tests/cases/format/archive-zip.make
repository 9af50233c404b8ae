# Two articles in a ZIP archive.
needs zip
mkdir pile
cp "$CASES/text-plain.txt" pile/one.txt
cp "$CASES/html-page.html" pile/two.html
zip -qX pile.zip pile/one.txt pile/two.html
echo pile.zip
