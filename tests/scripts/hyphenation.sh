#!/bin/sh
# SPDX-License-Identifier: MIT
# Words are divided by the patterns of the language that the article is in, and
# by none where those are not installed.
# usage: hyphenation.sh, with $ENTENTE, $ROOT and an empty current folder.

mkdir pile hyphen
printf '[options]\nhyphenation = on\njustify = on\nwidth = 28\nsidebar = off\n' >entente.ini
# Here English words may be divided before "ments"; they must not be asked about others.
printf 'UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n1ments\n1ción\n' >hyphen/hyph_en.dic
cat >pile/1-en.txt <<'END'
The ministers read the agreement

The ministers said that arrangements had been made, and that all
governments would sign the documents; the arrangements are for those
governments, the documents of the arrangements are for all the parliaments,
and the parliaments have to see the documents of the governments by autumn.
END
cat >pile/2-es.txt <<'END'
Los ministros leen el acuerdo

Los ministros dijeron que la negociación y la cooperación de las naciones
no es para los que la firman, sino para la población que con la
participación de todos y con la organización de la cooperación vive en una
negociación, y que la población no es una organización sin participación.
END

# play NAME: the screen with that article.
play() {
	printf 'Resize:70x24\nSave:en\nJ Save:es\n' >keys
	"$ENTENTE" --no-index --config=entente.ini --script=keys --screens=screens pile \
		>/dev/null 2>err </dev/null || cat err
	awk -v name="$1" '/^=== /{p = $2 == name} /^--- roles/{p = 0} p' screens
}

result() {
	cat >result
	if [ -s result ]; then
		echo "not ok hyphenation: $1"
		sed 's/^/# /' result
	else
		echo "ok hyphenation: $1"
	fi
}

{
	play en | grep -q 'govern-\|arrange-\|docu-' || echo "no word is divided"
} | result "English words by English patterns"

if ls /usr/share/hyphen/hyph_es* /usr/share/myspell/hyph_es* >/dev/null 2>&1; then
	echo "skip hyphenation: Spanish words are left whole by English ones: Spanish ones are installed"
else
	{
		play es | grep -e '- *$' && echo "divided by patterns of another language"
	} | result "Spanish words are left whole by English ones"
fi

# Soft hyphens need no patterns; they are seen where a line ends.
shy=$(printf '\302\255')
cat >pile/3-soft.txt <<END
The ministers read the agreement

The minis${shy}ters of the neigh${shy}bour${shy}ing coun${shy}tries have de${shy}cid${shy}ed in
the parlia${shy}ment build${shy}ing that the agree${shy}ment is what the gov${shy}ern${shy}ments
want${shy}ed, and the par${shy}lia${shy}ments as well.
END
{
	printf 'Resize:70x24\nJ J Save:soft\n' >keys
	"$ENTENTE" --no-index --command 'set hyphenation off; set width 28; set sidebar off' \
		--script=keys --screens=screens pile >/dev/null 2>err </dev/null || cat err
	sed -n '/^=== soft/,/^--- roles/p' screens >soft
	grep -q '[a-z]- *$' soft || echo "no word is divided"
	grep -q 'par-*lia-ments\|neigh-bour\|coun-tries' soft && echo "a hyphen inside a line"
	grep -q 'ministers of' soft || echo "a soft hyphen is seen"
} | result "soft hyphens are seen at the end of a line alone"
rm pile/3-soft.txt

printf 'UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n1ción\n' >hyphen/hyph_es_ES.dic
{
	play es | grep -q '[a-z]- *' || echo "no word is divided"
	play es | grep -e '- *$' | grep -v 'a- *$'
} | result "Spanish words by Spanish patterns"
