# A book of one chapter, of the second version of the format.
needs zip
mkdir -p META-INF text
printf application/epub+zip >mimetype
cat >META-INF/container.xml <<'XML'
<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
XML
cat >book.opf <<'XML'
<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Lake Year</dc:title>
<dc:creator>Anna Lind</dc:creator><dc:date>2016-07-23</dc:date></metadata>
<manifest><item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>
XML
cp "$CASES/html-strict.xhtml" text/one.xhtml
zip -qX0 book.epub mimetype && zip -qrX book.epub META-INF book.opf text
echo book.epub
