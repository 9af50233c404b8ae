# A list of feeds, one of them in a file beside it.
cp "$CASES/feed-rss.xml" one.xml
cat >list.opml <<'XML'
<?xml version="1.0"?><opml version="2.0"><head><title>Lakes</title></head><body>
<outline text="Lake Herald" type="rss" xmlUrl="one.xml"/></body></opml>
XML
echo list.opml
