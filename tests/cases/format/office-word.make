# Paragraphs in styles, a list and a footnote, as Word keeps them.
needs zip
mkdir -p word docProps
cat >word/document.xml <<'XML'
<?xml version="1.0"?><w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Nine states count fish</w:t></w:r></w:p>
<w:p><w:r><w:t>GENEVA, 23 July 2016 - Angela Merkel met Ban Ki<w:noBreakHyphen/>moon and the ministers of nine states, who agreed:</w:t></w:r>
<w:r><w:footnoteReference w:id="1"/></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>to count the fish together.</w:t></w:r></w:p>
<w:p><w:r><w:t>The United Nations will count with them, Merkel said.</w:t></w:r></w:p>
</w:body></w:document>
XML
echo '<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>A note of Oslo.</w:t></w:r></w:p></w:footnote></w:footnotes>' \
	>word/footnotes.xml
echo '<c xmlns:dc="d"><dc:creator>Anna Lind</dc:creator></c>' >docProps/core.xml
zip -qrX letter.docx word docProps
echo letter.docx
