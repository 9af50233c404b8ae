# SPDX-License-Identifier: MIT
#
# awk -F TAB -v pile=NAME -v misses= -f links.awk floors MARKED FOUND
#
# Pairs marks with what was found and counts links (see tests/gold/links).

function least(a, b) { return a < b ? a : b }
function most(a, b) { return a > b ? a : b }
function percent(a, b) { return b ? 100 * a / b : 0 }

# The share of bytes that mark i and found mention k have in common.
function common(i, k,   n) {
	n = least(to[i], found_to[k]) - most(from[i], found_from[k])
	return n > 0 ? n / most(to[i] - from[i], found_to[k] - found_from[k]) : 0
}

# Best pairs first: exact ones, then the rest in order of text.
function pair(exact,   i, k, best, share, s) {
	for (i = 1; i <= marks; i++) {
		if (i in as)
			continue
		best = 0
		share = exact ? 1 : 0.5
		for (k = first[file[i]]; k && k <= last[file[i]]; k++) {
			if (used[k] || (s = common(i, k)) < share)
				continue
			if (best && s <= common(i, best))
				continue
			best = k
		}
		if (best) {
			used[best] = 1
			as[i] = found_as[best]
			if (as[i] == "-")
				as[i] = "alone " i
		}
	}
}

function tell(what, of, members,   m, n, i, seen, line) {
	n = split(members, m, " ")
	for (i = 1; i <= n; i++)
		seen[what == "split" ? as[m[i]] : is[m[i]]] = \
			seen[what == "split" ? as[m[i]] : is[m[i]]] " \"" words[m[i]] "\""
	n = 0
	for (i in seen) {
		line = line "\n    " i ":" seen[i]
		n++
	}
	if (n > 1)
		print what ": " of line
}

FILENAME == ARGV[1] {
	split($0, w, " ")
	if (w[1] == pile) {
		found_floor = w[2]
		right_floor = w[3]
		wrong_ceiling = w[4]
		has_floor = 1
	}
	next
}
FILENAME == ARGV[2] {
	file[++marks] = $1
	from[marks] = $2
	to[marks] = $3
	is[marks] = $5
	words[marks] = $6
	next
}
{
	n++
	if (!($1 in first))
		first[$1] = n
	last[$1] = n
	found_from[n] = $2
	found_to[n] = $3
	found_as[n] = $5
}
END {
	pair(1)
	pair(0)
	for (i = 1; i <= marks; i++) {
		if (!(i in as)) {
			if (misses)
				print "missed: " file[i] " " words[i]
			continue
		}
		found++
		in_gold[is[i]] = in_gold[is[i]] " " i
		in_found[as[i]] = in_found[as[i]] " " i
		for (k = 1; k < i; k++) {
			if (!(k in as))
				continue
			gold += is[i] == is[k]
			joined += as[i] == as[k]
			both += is[i] == is[k] && as[i] == as[k]
		}
	}
	if (misses) {
		for (e in in_gold)
			tell("split", e, in_gold[e])
		for (e in in_found)
			tell("merged", e, in_found[e])
	}
	share = percent(found, marks)
	right = percent(both, gold)
	wrong = percent(joined - both, joined)
	printf "%-12s %7d %7.1f %7.1f %7.1f\n", pile, marks, share, right, wrong
	if (has_floor && (share < found_floor || right < right_floor || wrong > wrong_ceiling)) {
		print "beyond its floor: " pile ", " found_floor " " right_floor " " wrong_ceiling
		exit 1
	}
}
