#!/bin/sh
# SPDX-License-Identifier: MIT
# Articles as the programs leave them that people keep them with: newsboat's own
# cache, neomutt's mailboxes, documents by pandoc, a PDF through pdftotext; as many
# come out as went in, and their text is the same.  What is not installed is
# skipped.  (zip, tar, 7z and the like are in containers.sh.)  usage: tools.sh BUILD
LC_ALL=C.UTF-8
export LC_ALL
: "${ENTENTE:?}" "${ROOT:?}"

why=
verdict() {
	if [ -n "$why" ]; then
		echo "not ok tools_$1$why"
	else
		echo "ok tools_$1"
	fi
	why=
}
fail() {
	why="$why
# $*"
}
# True if the program is there; else the test is skipped.
has() {
	command -v "$1" >/dev/null && return 0
	echo "skip tools_$2: there is no $1"
	return 1
}

# An article FILE is a title, an empty line, and paragraphs; the text is those.
mkdir pile
n=5
i=0
for name in Anna Boris Carla Dmitri Eva; do
	i=$((i + 1))
	cat >pile/$i.txt <<END
$name counts the fish of harbour $i

$name Lind met the ministers of nine lake states on Monday, & they agreed to count
the fish together, her office said after a night of talks <in the old customs house>.

From here on the count goes north, where the "water" is shallow, and it will reach
the southern harbours before the end of the season – whatever the weather, $name said.

Fishermen welcomed the plan, but asked who would pay for boat $i, a question that
the ministers left to a meeting of experts in Zürich in autumn.
END
done
title() { sed -n 1p "$1"; }
text() { sed 1,2d "$1"; }
one_line() { tr -s ' \n\t' '   ' | sed 's/^ //; s/ $//'; }

# compare WHAT PATH…: the bodies of all articles in PATH are the texts of the pile.
for file in pile/*; do
	text "$file" | one_line
	echo
done | sort >wanted
compare() {
	what=$1
	shift
	"$ENTENTE" annotate --local --no-index --body "$@" 2>err >got.jsonl
	sed 's/.*"body": "//; s/", "[a-z]*": .*//; s/"}$//; s/\\n/ /g; s/\\"/"/g
		s/  */ /g; s/^ //; s/ $//; s/^[A-Z][a-z]* counts the fish of harbour [0-9] //' \
		got.jsonl | sort >got
	cmp -s wanted got || fail "$what has other texts: $(diff wanted got | head -4; head -3 err)"
}

# ------------------------------------------------------------------- newsboat
if has newsboat newsboat; then
	{
		echo '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
		echo '<title>Lake Herald</title><link>https://lake.example</link>'
		for file in pile/*; do
			printf '<item><title>%s</title><guid>%s</guid>\n' "$(title "$file")" "$file"
			printf '<link>https://lake.example/%s</link>\n' "$file"
			echo '<pubDate>Sat, 23 Jul 2016 10:00:00 GMT</pubDate><description><![CDATA[<p>'
			text "$file" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/^$/<p>/'
			echo ']]></description></item>'
		done
		echo '</channel></rss>'
	} >feed.xml
	printf '"exec:cat %s/feed.xml"\n' "$PWD" >urls
	: >newsboat.conf
	newsboat -u urls -c cache.db -C newsboat.conf -x reload >out 2>&1 </dev/null ||
		fail "newsboat: $(cat out)"
	compare 'the feed' feed.xml
	compare 'its cache' cache.db
	grep -q '"date": "2016-07-23"' got.jsonl || fail 'the cache gives no dates'
	verdict newsboat
fi

# -------------------------------------------------------------------- neomutt
# It keeps copies of what it sends; /bin/true is the one that sends.
send() {
	cat >rc <<END
set from = "Lake Herald <news@lake.example>"
set use_from = yes
set sendmail = "$(command -v true)"
set copy = yes
set mbox_type = $1
set record = "$PWD/$2"
END
	for file in pile/*; do
		text "$file" |
			neomutt -n -F "$PWD/rc" -s "$(title "$file")" b@lake.example >>out 2>&1 ||
			fail "neomutt: $(tail -1 out)"
	done
}
if has neomutt neomutt; then
	: >out
	send mbox box.mbox
	compare 'the mailbox' box.mbox
	send Maildir folder
	compare 'the Maildir' folder
	grep -q '"source": "Lake Herald"' got.jsonl || fail 'the mails have no sender'
	verdict neomutt
fi

# --------------------------------------------------------------------- pandoc
if has pandoc pandoc; then
	for kind in docx odt rtf epub html; do
		mkdir "as_$kind"
		for file in pile/*; do
			{
				printf '%% %s\n\n' "$(title "$file")"
				text "$file" | sed 's/</\\</'
			} | pandoc -s -f markdown-smart -t "$(echo $kind | sed s/html/html5/)" \
				-o "as_$kind/$(basename "$file" .txt).$kind" 2>out ||
				fail "pandoc: $(cat out)"
		done
		compare "$kind" "as_$kind"
	done
	verdict pandoc
fi

# ------------------------------------------------------------------ pdftotext
# pdf LINE…: a page with these lines, as small as the format allows.
pdf() {
	stream=$(
		echo 'BT /F1 12 Tf 72 720 Td 14 TL'
		for line do
			printf '(%s) Tj T*\n' "$line"
		done
		echo ET
	)
	cat <<END
%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R
 /Resources <</Font <</F1 5 0 R>>>>>> endobj
4 0 obj <</Length $(printf '%s\n' "$stream" | wc -c)>> stream
$stream
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R /Size 6>>
%%EOF
END
}
if has pdftotext pdf; then
	pdf 'Lake states count fish' '' '23 July 2016' '' \
		'The ministers met on the shore on Monday and agreed to count the' \
		'fish together, Prime Minister Anna Lind said.' >page.pdf
	"$ENTENTE" annotate --local --no-index page.pdf >got 2>err
	grep -q '"title": "Lake states count fish", "date": "2016-07-23"' got ||
		fail "the page is $(cat got err)"
	grep -q '"text": "Anna Lind"' got || fail 'it has no Anna Lind'
	verdict pdf
fi
