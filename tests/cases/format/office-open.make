# The same as OpenDocument keeps it.
needs zip
cat >content.xml <<'XML'
<?xml version="1.0"?><o:d xmlns:o="o" xmlns:text="t" xmlns:style="s" xmlns:table="b">
<style:style style:name="P1" style:parent-style-name="Title"/>
<text:p text:style-name="P1">Nine states count fish</text:p>
<text:p>GENEVA, 23 July 2016 - Angela Merkel met the ministers of nine states, who agreed:</text:p>
<text:list><text:list-item><text:p>to count the fish together.</text:p></text:list-item></text:list>
<text:p>The United Nations will count with them, Merkel said.</text:p></o:d>
XML
printf application/vnd.oasis.opendocument.text >mimetype
zip -q0X letter.odt mimetype content.xml
echo letter.odt
