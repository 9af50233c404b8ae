#!/bin/sh
# SPDX-License-Identifier: MIT
# Identity across articles, asked of the real program: it does not depend on how
# the articles came, taking some out leaves no trace, what is joined says why,
# and e in the reader walks what `mentions` lists.
# usage: identity.sh, with $ENTENTE, $ROOT and an empty current folder.

LC_ALL=C
export LC_ALL
lake=$ROOT/tests/piles/lake

result() {
	cat >result
	if [ -s result ]; then
		echo "not ok identity: $1"
		head -20 result | sed 's/^/# /'
	else
		echo "ok identity: $1"
	fi
}

# told STATE: what the pile says of itself, kept in the index of STATE.
told() {
	"$ENTENTE" annotate --state="$1" --explain pile 2>&1
	"$ENTENTE" entities --state="$1" --format=jsonl pile 2>&1
	"$ENTENTE" entities --state="$1" --kind=person --format=tsv pile 2>&1
}

# pile_of FILE ...: a new folder "pile" of these.
pile_of() {
	rm -rf pile
	mkdir pile
	cp "$@" pile/
}

# same NAME FOLDER: several roads to the pile of a folder's articles.
same() {
	find "$2" -type f | LC_ALL=C sort | head -"$3" >files
	pile_of $(cat files)
	told s-all >expected
	{
		[ -s expected ] || echo "nothing is told"

		# The last first, one a day: the index grows by one article each time.
		pile_of "$(tail -1 files)"
		sed '$d' files | sed '1!G;h;$!d' | while read -r file; do
			cp "$file" pile/
			"$ENTENTE" index --state=s-day pile >/dev/null 2>&1
		done
		told s-day | cmp -s - expected || echo "one a day is not as all at once"

		# One thread and four.
		pile_of $(cat files)
		"$ENTENTE" index --state=s-one --jobs=1 pile >/dev/null 2>&1
		told s-one | cmp -s - expected || echo "one thread is not as two"
		"$ENTENTE" index --state=s-four --jobs=4 pile >/dev/null 2>&1
		told s-four | cmp -s - expected || echo "four threads are not as two"

		# Ten more, and away with them.
		mkdir -p more
		n=0
		for file in $(head -10 files); do
			n=$((n + 1))
			sed 's/Sergey/Sergei/g; s/John/Jack/g; s/2016/2009/g' "$file" \
				>"pile/zz-more-$n.txt"
		done
		"$ENTENTE" index --state=s-more pile >/dev/null 2>&1
		rm -f pile/zz-more-*
		told s-more | cmp -s - expected ||
			echo "ten added and removed again leave a trace"
	} | result "$1"
	rm -rf s-* more
}

same "the lake's five articles are the same by every road" "$lake" 5
same "the sample is the same by every road" "$ROOT/assets/sample" 20
same "articles of one name and another are the same by every road" \
	"$ROOT/tests/piles/doubles" 99
mkdir lives
printf 'Fire\n\nOSLO, March 1, 2018 - Anna Lind, 61, a fisherman, was charged in Norway.\n' >lives/1.txt
printf 'Team\n\nOSLO, May 1, 2020 - Anna Lind, 24, was named. Lind, a skater, smiled.\n' >lives/2.txt
printf 'Visit\n\nROME, May 1, 2020 - Anna Lind came to Italy. Lind left on Sunday.\n' >lives/3.txt
printf 'Song\n\nOSLO, May 1, 2021 - Singer Bo Moe toured Norway. Moe was tired.\n' >lives/4.txt
printf 'Oath\n\nOSLO, May 1, 2022 - Prime Minister Bo Moe of Norway took office.\n' >lives/5.txt
printf 'Tea\n\nROME, May 1, 1961 - Bo Moe had tea in Italy. Moe was tired.\n' >lives/6.txt
same "people told apart by their lives are the same by every road" lives 9
for set in ecbplus-dev aida-testa; do
	docs=$ROOT/../shared/data/$set/docs
	if [ -d "$docs" ]; then
		same "articles of $set are the same by every road" "$docs" 40
	else
		echo "ok identity: articles of $set # SKIP ../shared is not here"
	fi
done

# ------------------------------------------------------------------ who is meant

mkdir two
printf 'Anna Lind opens a bridge\n\n3 May 2016\n\nAnna Lind opened the bridge at Ravnsund. Mrs. Lind thanked the town.\n' >two/1.txt
printf 'Boris Lind loses\n\n4 May 2016\n\nBoris Lind lost the regatta on Sunday. Mr. Lind took it well.\n' >two/2.txt
printf 'A speech by the harbour\n\n5 May 2016\n\nThe speech by Lind was short, people said, and Lind left early.\n' >two/3.txt
"$ENTENTE" annotate --no-index two >out 2>&1
{
	grep '"path": "two/3.txt"' out |
		grep -q '"possible": \["person/anna-lind", "person/boris-lind"\]' ||
		echo "the Lind of the third article is not said to be one of two"
	grep '"path": "two/[12].txt"' out | grep '"possible"'
	id=$(grep '"path": "two/3.txt"' out | sed -n 's/.*"text": "Lind", "type": "person", "entity": "\([^"]*\)".*/\1/p')
	"$ENTENTE" entities --no-index --why "$id" two >why 2>&1
	[ "$(grep -c '^possible .*person/\(anna\|boris\)-lind' why)" = 2 ] || cat why
} | result "what can be two people says which"

# An id that the pile outgrew still leads to the same man.
mkdir grown
printf 'A visit\n\n3 May 2016\n\nSergei Lavrov came. Sergei Lavrov left.\n' >grown/1.txt
"$ENTENTE" mentions --no-index person/sergei-lavrov grown >before 2>&1
{
	[ "$(wc -l <before)" = 2 ] || cat before
	for n in 2 3 4; do
		printf 'A visit\n\n%d May 2016\n\nSergey Lavrov came.\n' $((n + 3)) >grown/$n.txt
	done
	"$ENTENTE" mentions --no-index person/sergei-lavrov grown >old 2>&1
	"$ENTENTE" mentions --no-index person/sergey-lavrov grown >new 2>&1
	[ "$(wc -l <new)" = 5 ] || cat new
	cmp -s old new || cat old
} | result "an id of old leads to the same one"

# Nor is the id lost of one who was known by an office until somebody named him.
mkdir office
printf 'A speech\n\n3 May 2016\n\nThe Ukrainian president spoke on Monday.\n' >office/1.txt
"$ENTENTE" mentions --no-index person/president-of-ukraine office >before 2>&1
printf 'A visit\n\n4 May 2016\n\nUkrainian President Petro Lind arrived. Lind smiled.\n' >office/2.txt
"$ENTENTE" mentions --no-index person/president-of-ukraine office >old 2>&1
"$ENTENTE" mentions --no-index person/petro-lind office >new 2>&1
{
	[ "$(wc -l <before)" = 1 ] || cat before
	[ "$(wc -l <new)" -ge 2 ] || cat new
	cmp -s old new || cat old
} | result "an office that was an id leads to its holder"

# Of several of one name none is taken in silence, and no two rows are alike.
mkdir lucas
printf 'A vote\n\n3 May 2016\n\nBritish Home Secretary Peter Lucas resigned. Lucas was tired.\n' >lucas/1.txt
printf 'A goal\n\n4 May 2016\n\nAustralian striker Peter Lucas scored. Lucas was pleased.\n' >lucas/2.txt
"$ENTENTE" entities --no-index --why Lucas lucas >which 2>err
status=$?
{
	[ "$status" = 1 ] || echo "exit status $status"
	[ "$(grep -c '^person .*Peter Lucas · ' which)" = 2 ] || cat which
	[ "$(grep '^person' which | cut -c1-40 | sort -u | wc -l)" = 2 ] || cat which
	grep -q 'several are called "Lucas"' err || cat err
} | result "of several of one name it is asked which"

# Each piece of evidence is where it says.
"$ENTENTE" entities --no-index --why person/anna-lind --format=jsonl two >why 2>&1
{
	[ "$(grep -c '"evidence": "spelling"' why)" -ge 2 ] || cat why
	sed -n 's/.*"text": "\([^"]*\)".*"path": "\([^"]*\)", "start": \([0-9]*\), "end": \([0-9]*\)}/\1|\2|\3|\4/p' why |
	while IFS='|' read -r text path start end; do
		got=$("$ENTENTE" text "$path" | tail -c +$((start + 1)) | head -c $((end - start)))
		[ "$got" = "$text" ] || echo "$path $start: “$got”, not “$text”"
	done
	grep -q '"class": "sure"' why || echo "nothing is sure"
	"$ENTENTE" entities --no-index --why nobody-at-all two >/dev/null 2>err
	[ $? = 1 ] || echo "nobody at all is somebody"
	grep -q "nobody-at-all" err || echo "it is not said who is not there"
} | result "evidence says why and where"

# ------------------------------------------------------------ a series, a walk

"$ENTENTE" entities --no-index --kind=event --format=tsv "$lake" >events 2>/dev/null
{
	series=$(awk -F'\t' 'NR > 1 && $6 != "" { print $6; exit }' events)
	[ -n "$series" ] || echo "the lake has no series"
	{
		"$ENTENTE" mentions --no-index "$series" "$lake"
		awk -F'\t' -v s="$series" '$6 == s { print $1 }' events |
		while read -r id; do
			"$ENTENTE" mentions --no-index "$id" "$lake"
		done
	} 2>/dev/null | sort >apart
	"$ENTENTE" mentions --no-index --instances "$series" "$lake" >together 2>/dev/null
	sort together | cmp -s - apart || echo "a series with its meetings is not all of them"
	[ "$(wc -l <together)" -gt "$("$ENTENTE" mentions --no-index "$series" "$lake" 2>/dev/null | wc -l)" ] ||
		echo "--instances adds nothing"
} | result "mentions of a series, alone and with its meetings"

# Thirty articles, each with a few mentions of one man, by several names;
# every third does not name him at all.
mkdir many
n=0
while [ $n -lt 30 ]; do
	n=$((n + 1))
	{
		printf 'Report number %d\n\n%d May %d\n\n' $n $((n % 28 + 1)) $((2001 + n % 7))
		[ $((n % 3)) = 0 ] && echo "The ferry to Ravnsund was late again, people said."
		[ $((n % 3)) = 0 ] || echo "Foreign Minister Sergey Lavrov of Russia came by boat."
		[ $((n % 3)) = 1 ] && echo "Lavrov was late, and the Russian foreign minister said so."
		[ $((n % 4)) = 1 ] && echo "In the evening Sergei Lavrov left. Mr. Lavrov had a book."
		echo "Nobody else came."
	} >many/$n.txt
done
"$ENTENTE" mentions --no-index "Sergey Lavrov" many >listed 2>/dev/null
count=$(wc -l <listed)
# Article by article, "article.mention".
awk -F: '$1 != last { article++; here = 0; last = $1 } { print article "." ++here }' listed >places
{
	echo 'Resize:140x36 a C-w l / "lavrov" Enter g Enter 9 9 9 E e E Save:1'
	n=1
	while [ $n -lt "$count" ]; do
		echo "e Save:$((n + 1))"
		n=$((n + 1))
	done
	while [ $n -gt 1 ]; do
		echo "E Save:back-$n"
		n=$((n - 1))
	done
} >walk.keys
"$ENTENTE" --no-index --script=walk.keys --screens=walk.out many >/dev/null 2>&1
sed -n 's/.* Lavrov · \([0-9]*\)\/[0-9]* here · article \([0-9]*\).*/\2.\1/p' walk.out |
	uniq >walked
{
	[ "$count" -gt 30 ] || echo "only $count mentions are listed"
	[ "$(cut -d: -f1 listed | uniq | wc -l)" -ge 20 ] || echo "they are in too few articles"
	head -"$count" walked | diff places - | head -10
	tail -n +"$count" walked | sed '1!G;h;$!d' | diff places - | head -10
} | result "e walks what mentions lists, E the same way back"
