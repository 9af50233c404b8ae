#!/bin/sh
# SPDX-License-Identifier: MIT
# What nobody reads is read by a filter: run without a shell, bounded, and never
# under --secure; and what the user says of the charset.  usage: filters.sh BUILD
LC_ALL=C.UTF-8
export LC_ALL
: "${ENTENTE:?}" "${ROOT:?}"

why=
verdict() {
	if [ -n "$why" ]; then
		echo "not ok filters_$1$why"
	else
		echo "ok filters_$1"
	fi
	why=
}
fail() {
	why="$why
# $*"
}

printf '%%PDF-1.7\n\0\1\2' >'a $(touch made) b.pdf'
cat >tool <<'END'
#!/bin/sh
printf 'Ministers count fish\n\n23 July 2016\n\nArgument: %s\n' "$2"
END
cat >broken <<'END'
#!/bin/sh
echo "half a text"
exit 3
END
cat >endless <<'END'
#!/bin/sh
while :; do echo "A line that comes again and again and again and again."; done
END
chmod +x tool broken endless
printf '[filters]\npdf = %s -x %%s\n' "$PWD/tool" >good.ini
printf '[filters]\npdf = %s %%s\n' "$PWD/broken" >broken.ini
printf '[filters]\npdf = %s %%s\n' "$PWD/endless" >endless.ini

"$ENTENTE" text --config=good.ini 'a $(touch made) b.pdf' >out 2>err
[ $? = 0 ] || fail "status of text, $(cat err)"
grep -qF 'Argument: a $(touch made) b.pdf' out || fail "$(cat out)"
[ -e made ] && fail "a shell was involved"
"$ENTENTE" annotate --no-index --config=good.ini 'a $(touch made) b.pdf' 2>err |
	grep -q '"date": "2016-07-23"' || fail "no date; $(cat err)"
verdict read_what_nobody_reads

# What the user asks for goes before what would be read, or refused, without.
printf '\\section{Fish}\n' >a.tex
printf 'BOOKMOBI\0\1\2' >a.mobi
printf '[filters]\ntex = %s -x %%s\nmobi = %s -x %%s\nq = nosuchprogram %%s\n' "$PWD/tool" \
	"$PWD/tool" >all.ini
for file in a.tex a.mobi; do
	"$ENTENTE" text --config=all.ini $file >out 2>err
	grep -qF "Argument: $file" out || fail "$file: $(cat out err)"
done
echo 'Fish came.' >a.q
"$ENTENTE" text --config=all.ini a.q >out 2>err
grep -q 'Fish came' out && grep -q 'its filter, nosuchprogram, is not installed' err ||
	fail "not installed: $(cat out err)"
verdict go_before_the_formats

"$ENTENTE" text --config=broken.ini ./*.pdf >out 2>err
[ $? = 3 ] && [ ! -s out ] && grep -q 'made no text of this: it failed' err ||
	fail "broken: $(cat err)"
"$ENTENTE" text --max-size=1 --config=endless.ini ./*.pdf >out 2>err
[ $? = 3 ] && [ ! -s out ] && grep -q 'it wrote too much' err || fail "endless: $(cat err)"
verdict are_bounded

ENTENTE_SECURE=1 "$ENTENTE" text --config=good.ini ./*.pdf >out 2>err
[ $? = 3 ] && grep -q 'a PDF document, which cannot be read' err || fail "$(cat err)"
verdict not_when_secure

printf '\314\350\360 \355\340 \356\347\345\360\345\n' >russian
"$ENTENTE" text --charset=windows-1251 russian >out 2>err
[ "$(cat out)" = "Мир на озере" ] || fail "$(cat out err)"
"$ENTENTE" text --charset=../x russian >out 2>err
[ $? = 2 ] || fail "a charset that is none"
verdict charset_by_the_user

mkdir mixed
cp "$ROOT"/tests/piles/lake/*.txt mixed
printf '\177ELF\2\1\1\0' >mixed/program
"$ENTENTE" index --no-index mixed >out 2>err
[ $? = 1 ] && grep -q '^5 inputs read, 1 skipped' out || fail "$(cat out err)"
grep -q 'mixed/program: this is a program' err || fail "$(cat err)"
verdict report
