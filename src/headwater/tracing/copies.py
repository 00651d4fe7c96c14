"""Copied wording: long runs of words that two reports share, found without comparing every pair.

Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every window of word shingles the smallest hash is kept as a
fingerprint, so that two texts with a shared run of `_SHINGLE + _WINDOW - 1` words share a fingerprint. An index from
fingerprint to reports gives the candidates; each fingerprint ties a report only to its oldest few bearers, so that the
work grows with the number of reports, not of pairs. Candidates are then aligned word by word.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.records import Reading, Span, joined

from .pile import Pile, age, not_after, touching
from .words import STOP, tokens

_SHINGLE = 4
"""Words in a shingle."""
_WINDOW = 3
"""Shingles in a window of which one is kept: runs of six words are found for sure."""
_BEARERS = 4
"""The oldest reports of a fingerprint that later ones are compared with."""
_CANDIDATES = 6
"""Reports that one report is aligned with at most, those with most fingerprints in common."""
_LEAST_RUN = 6
"""Words in a row that count as shared wording."""
_LONG_RUN = 11
"""Words in a row, five of them telling, that show a copy by themselves."""
_TOTAL = 18
"""Words in shared runs that show a copy together."""
_SAME_OUTLET_RUN = 12
"""The same for reports of one outlet, which share names, formulas and background."""
_END = 0.75
"""Part of a text after which an outlet prints what it prints in every report."""

Word = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Copy:
    """Shared wording of two reports: `sender` is the younger one, by date, credit, and what else it holds."""

    sender: str
    to: str
    sender_spans: tuple[Span, ...]
    to_spans: tuple[Span, ...]
    words: int
    share: float
    """Part of the sender's words that are shared."""


def find(pile: Pile) -> tuple[Copy, ...]:
    """For each report the reports that it copies: for every stretch the oldest bearer of most of it."""
    texts = {reading.report.id: _words(reading) for reading in pile.readings}
    order = {r.report.id: i for i, r in enumerate(sorted(pile.readings, key=age))}
    found: list[Copy] = []
    for sender, candidates in sorted(_candidates(texts, order).items()):
        found += _of_one(sender, candidates, texts, pile, order)
    return tuple(sorted(found, key=lambda c: (c.sender, c.to)))


def _words(reading: Reading) -> list[Word]:
    """The words of the passages that somebody wrote for this report: no bylines, no boilerplate."""
    text = reading.report.text
    found: list[Word] = []
    for part in reading.passages:
        if part.role in ("headline", "body", "caption"):
            start = part.span.start
            found += [(word, start + a, start + b) for word, a, b in tokens(part.span.of(text))]
    return found


def fingerprints(words: Sequence[Word]) -> set[int]:
    """The kept hashes of a text's word shingles."""
    hashes = [
        zlib.crc32(" ".join(word for word, _, _ in words[i : i + _SHINGLE]).encode())
        for i in range(len(words) - _SHINGLE + 1)
    ]
    return {min(hashes[i : i + _WINDOW]) for i in range(max(1, len(hashes) - _WINDOW + 1)) if hashes}


def _candidates(texts: Mapping[str, Sequence[Word]], order: Mapping[str, int]) -> dict[str, list[str]]:
    """For each report the older ones with which it shares most fingerprints."""
    bearers: dict[int, list[str]] = defaultdict(list)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for report in sorted(texts, key=lambda i: order[i]):
        for mark in fingerprints(texts[report]):
            before = bearers[mark]
            shared[report].update(before)
            if len(before) < _BEARERS:
                before.append(report)
    return {
        report: sorted(counts, key=lambda i: (-counts[i], order[i]))[:_CANDIDATES]
        for report, counts in shared.items()
    }


def _of_one(
    sender: str,
    candidates: Iterable[str],
    texts: Mapping[str, Sequence[Word]],
    pile: Pile,
    order: Mapping[str, int],
) -> list[Copy]:
    """The copies of one report, the largest first; a stretch that is explained once is not explained again."""
    copies = [
        c for to in candidates if (c := _align(pile.by_id[sender], pile.by_id[to], texts[sender], texts[to]))
    ]
    kept: list[Copy] = []
    for copy in sorted(copies, key=lambda c: (-c.words, order[c.to])):
        taken = joined(span for other in kept for span in other.sender_spans)
        size = sum(len(span) for span in copy.sender_spans)
        if touching(copy.sender_spans, taken) < 0.5 * size:
            kept.append(copy)
    return kept


def _align(sender: Reading, to: Reading, mine: Sequence[Word], theirs: Sequence[Word]) -> Copy | None:
    """The shared runs of two texts, or None where they show no copy."""
    runs = [
        run for run in shared_runs([w for w, _, _ in mine], [w for w, _, _ in theirs]) if run[2] >= _LEAST_RUN
    ]
    runs = [run for run in runs if _says_something(mine[run[0] : run[0] + run[2]])]
    quotes = _public_quotes(sender)
    own = [run for run in runs if not _inside(mine[run[0]][1], mine[run[0] + run[2] - 1][2], quotes)]
    total, longest = sum(run[2] for run in own), max((run[2] for run in own), default=0)
    same_outlet = sender.report.outlet is not None and sender.report.outlet == to.report.outlet
    if longest < _SAME_OUTLET_RUN if same_outlet else longest < _LONG_RUN and total < _TOTAL:
        return None
    if not not_after(to.published.interval, sender.published.interval):
        return None
    if same_outlet and _at_the_end(sender, mine, own, 0) and _at_the_end(to, theirs, own, 1):
        return None
    return Copy(
        sender.report.id, to.report.id,
        joined(Span(mine[i][1], mine[i + n - 1][2]) for i, _, n in runs),
        joined(Span(theirs[j][1], theirs[j + n - 1][2]) for _, j, n in runs),
        total, sum(run[2] for run in runs) / max(1, len(mine)),
    )  # fmt: skip


def _at_the_end(
    reading: Reading, words: Sequence[Word], runs: Sequence[tuple[int, int, int]], side: int
) -> bool:
    """Whether all that two reports of one outlet share stands at their end: what it prints below each of them."""
    return min(words[run[side]][1] for run in runs) >= _END * len(reading.report.text)


def _says_something(words: Sequence[Word]) -> bool:
    return sum(word not in STOP for word, _, _ in words) >= 3


def _public_quotes(reading: Reading) -> tuple[Span, ...]:
    """Words that somebody with a name said: several outlets can have heard them."""
    public = {s.id for s in reading.sources if s.kind in ("person", "organisation") or s.speaks_for}
    direct = [a for a in reading.attributions if a.style != "indirect" and a.source in public]
    return joined(span for attribution in direct for span in attribution.content_spans)


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return touching((Span(start, end),), spans) >= 0.6 * (end - start)


def shared_runs(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of shared words, `(place in mine, place in theirs, words)`, that do not overlap in mine, longest first.

    One differing word within a run is bridged where a shingle follows. Each shingle is looked up at its first few
    places only, so that a text that repeats itself costs no more than another.
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(theirs) - _SHINGLE + 1):
        key = tuple(theirs[j : j + _SHINGLE])
        if len(places[key]) < _BEARERS:
            places[key].append(j)
    ends: dict[int, int] = {}
    runs = []
    for i in range(len(mine) - _SHINGLE + 1):
        for j in places.get(tuple(mine[i : i + _SHINGLE]), ()):
            if ends.get(j - i, -1) > i:
                continue
            length = _run(mine, theirs, i, j)
            ends[j - i] = i + length
            runs.append((i, j, length))
    return _apart(runs)


def _run(mine: Sequence[str], theirs: Sequence[str], i: int, j: int) -> int:
    """Words of the run that begins at these places."""
    n = _SHINGLE
    while i + n < len(mine) and j + n < len(theirs):
        if mine[i + n] == theirs[j + n]:
            n += 1
        elif mine[i + n + 1 : i + n + 1 + _SHINGLE] == theirs[j + n + 1 : j + n + 1 + _SHINGLE] and len(
            mine[i + n + 1 : i + n + 1 + _SHINGLE]
        ) == _SHINGLE:  # fmt: skip
            n += 1 + _SHINGLE
        else:
            break
    return n


def _apart(runs: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest runs that do not overlap in the first text."""
    taken: set[int] = set()
    kept = []
    for i, j, n in sorted(runs, key=lambda run: (-run[2], run[0], run[1])):
        if i not in taken and i + n - 1 not in taken:
            kept.append((i, j, n))
            taken.update(range(i, i + n))
    return kept
