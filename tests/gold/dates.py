# SPDX-License-Identifier: MIT
"""
tests/gold/dates.py SET FOUND NAME: the day that each article of a labelled set
is dated in FOUND (what `entente annotate` prints), right of those that the text
or the file's name gives.  What neither gives, and what the text says another
day of, is listed and not counted.  The exit status is 1 below 97 %.
"""
import json
import os
import re
import sys

FLOOR = 97.0
MONTHS = ("january february march april may june july august september "
          "october november december").split()
DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
WORDS = re.compile(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2})\b(?:, (\d{4}))?")


def days_of(head):
    """What is said above the first sentence, as (year or None, month, day)."""
    for y, m, d in DAY.findall(head):
        yield int(y), int(m), int(d)
    for name, d, y in WORDS.findall(head):
        for i, month in enumerate(MONTHS):
            if month.startswith(name.lower()):
                yield (int(y) if y else None), i + 1, int(d)


def why_not(text, name, day):
    """Why this day is not given; None if it is."""
    year, month, date = map(int, day.split("-"))
    dateline = re.split(r"\s(?:--|_)\s|\n\n", text[:400])[0]
    head = text[:400] if DAY.search(text[:400]) else dateline
    said = list(days_of(head))
    if any((y or year, m, d) == (year, month, date) for y, m, d in said):
        return None
    if said:
        y, m, d = said[0]
        return "the text says %s-%02d-%02d" % (y or "", m, d)
    if re.search(r"(?<!\d)%04d-?%02d-?%02d(?!\d)" % (year, month, date), name):
        return None
    return "neither its text nor its name says one"


def main():
    folder, found, label = sys.argv[1:4]
    with open(found, encoding="utf-8") as f:
        dated = {os.path.basename(a["path"]): a["date"] for a in map(json.loads, f)}
    right, wrong, left = 0, [], []
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as f:
        for article in map(json.loads, f):
            name = os.path.basename(article["path"])
            if article["date"] is None:
                if dated.get(name):
                    wrong.append((name, "no day", dated[name]))
                continue
            with open(os.path.join(folder, "docs", name), encoding="utf-8") as t:
                reason = why_not(t.read(), name, article["date"])
            if reason:
                left.append((name, article["date"], reason))
            elif dated.get(name) == article["date"]:
                right += 1
            else:
                wrong.append((name, article["date"], dated.get(name)))
    given = right + len(wrong)
    share = 100 * right / given if given else 100
    print("dates     %-16s %d of %d that are given: %.1f %%; %d not given"
          % (label, right, given, share, len(left)))
    for name, day, was in wrong:
        print("  wrong      %s is of %s, found %s" % (name, day, was))
    for name, day, reason in left:
        print("  not given  %s is of %s, %s" % (name, day, reason))
    return share < FLOOR


sys.exit(main())
