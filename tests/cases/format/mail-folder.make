# A Maildir: a mail that was read and a new one.
mkdir -p box/cur box/new box/tmp
cp "$CASES/mail-letter.eml" 'box/cur/1469260800.1.lake:2,S'
sed 's/^Subject:.*/Subject: The count goes on/; s/<1@/<2@/' "$CASES/mail-letter.eml" \
	>box/new/1469347200.2.lake
echo box
