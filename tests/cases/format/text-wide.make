# Plain text in UTF-16.
needs iconv
iconv -f utf-8 -t utf-16 "$CASES/text-plain.txt" >wide.txt
echo wide.txt
