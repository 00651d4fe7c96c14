"""Which reports tell one story: whole texts, first roughly, then by what sets them apart from their neighbours.

The second look is what tells two events of one kind apart: among reports that are alike, the words that all of them
have weigh nothing, and names, numbers and the rest of the rarer words decide.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from headwater.records import Reading

from .linkage import groups
from .pile import Pile
from .words import STOP, Vector, cosine, rarity, stem

_ROUGH = 0.06
"""Mean cosine of reports that are looked at together (tuned on ECB+, as are the next three)."""
_CLOSE = 0.13
"""Mean cosine, by what is rare among them, of reports that tell one story."""
_NEAR_DAYS, _FAR_DAYS = 10, 60
"""Days between two reports within which they may well tell one story, and beyond which they hardly do."""
_DATED = 0.05
"""What that adds to, or takes from, their cosine (tuned on the dossiers; Wikinews stays as it was)."""
_GLOBAL_SHARE = 0.1
"""How much of a word's rarity in the whole pile stays in the second look."""
_LEAD_CHARACTERS = 300
_BOOST = {"lead": 2.0, "name": 2.0, "number": 2.0}
_STRONG_WORDS = 40
"""Words of a report, the weightiest, by which it is proposed to others."""
_LONG_LIST = 30
"""Reports that one word proposes to a report at most."""
_NEIGHBOURS = 40
"""Reports with which one report is compared at most."""
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def stories(pile: Pile) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids, each report in exactly one."""
    raw = [weighted_words(reading) for reading in pile.readings]
    weight = rarity(raw)
    vectors = [_unit(words, lambda word: weight[word]) for words in raw]
    rough = groups(len(raw), _cosines(vectors), _ROUGH)
    days = [_written(reading) for reading in pile.readings]
    found: list[tuple[int, ...]] = []
    for group in rough:
        found += _second_look(group, raw, weight, days) if len(group) > 2 else [group]
    return tuple(tuple(pile.readings[i].report.id for i in group) for group in sorted(found))


def weighted_words(reading: Reading) -> Vector:
    """The words of a report with how much it makes of them: names are marked; lead, names, numbers count more."""
    text = reading.report.text
    spans = [p.span for p in reading.passages if p.role in ("headline", "body", "caption", "dateline")]
    matches = [m for span in spans for m in _TOKEN.finditer(text, span.start, span.end)]
    small = {m.group() for m in matches if m.group()[0].islower()}
    lead = (spans[0].start if spans else 0) + _LEAD_CHARACTERS
    counts: dict[str, float] = defaultdict(float)
    boost: dict[str, float] = {}
    for match in matches:
        word, lower = match.group(), match.group().lower()
        if lower in STOP or (len(lower) < 2 and not lower.isdigit()):
            continue
        name = word[0].isupper() and lower not in small
        key = ("N:" if name else "") + stem(lower)
        counts[key] += _BOOST["lead"] if match.start() < lead else 1.0
        boost[key] = _BOOST["name"] if name else _BOOST["number"] if lower.isdigit() else 1.0
    return {word: (1 + math.log(n)) * boost[word] for word, n in counts.items()}


def _unit(words: Mapping[str, float], weight: Callable[[str], float]) -> Vector:
    raw = {word: x * weight(word) for word, x in words.items()}
    length = math.sqrt(sum(x * x for x in raw.values()))
    return {word: x / length for word, x in raw.items() if x > 0} if length else {}


def _cosines(vectors: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """Cosines of the pairs that share a word which is not in too many reports, the nearest of each report."""
    strong = [sorted(vector, key=lambda w, v=vector: (-v[w], w))[:_STRONG_WORDS] for vector in vectors]  # type: ignore[misc]
    bearers: dict[str, _Bearers] = defaultdict(lambda: _Bearers([], []))
    for i, words in enumerate(strong):
        for word in words:
            bearers[word].reports.append(i)
            bearers[word].weights.append(vectors[i][word])
    found: dict[tuple[int, int], float] = {}
    for i, vector in enumerate(vectors):
        for j in _nearest(i, [(bearers[word], vector[word]) for word in strong[i]]):
            key = (i, j) if i < j else (j, i)
            if key not in found:
                found[key] = cosine(vector, vectors[j])
    return found


class _Bearers(NamedTuple):
    """The reports that have a word among their weightiest, in the pile's order, and what it weighs in each."""

    reports: list[int]
    weights: list[float]


def _nearest(i: int, words: Iterable[tuple[_Bearers, float]]) -> list[int]:
    """The reports that share most with report `i`, by its weightiest words alone, the nearest first."""
    near: dict[int, float] = {}
    for bearers, weight in words:
        low, high = _around(bearers.reports, i)
        for j, other in zip(bearers.reports[low:high], bearers.weights[low:high], strict=True):
            near[j] = near.get(j, 0.0) + weight * other
    near.pop(i, None)
    return [j for _, j in nsmallest(_NEIGHBOURS, [(-value, j) for j, value in near.items()])]


def _around(bearers: Sequence[int], i: int) -> tuple[int, int]:
    """Which of the reports with a word: all; of a long list only those next to report `i` in the pile's order."""
    if len(bearers) <= _LONG_LIST:
        return 0, len(bearers)
    place = bisect_left(bearers, i)
    return max(0, place - _LONG_LIST // 2), place + _LONG_LIST // 2


def _second_look(
    group: Sequence[int],
    raw: Sequence[Mapping[str, float]],
    general: Mapping[str, float],
    days: Sequence[date | None],
) -> list[tuple[int, ...]]:
    """The stories among reports that are alike, by the words that not all of them have, and when they were written."""
    similar = {
        (a, b): value + _near(days[group[a]], days[group[b]])
        for (a, b), value in _second_cosines([raw[i] for i in group], general).items()
    }
    return [tuple(group[k] for k in found) for found in groups(len(group), similar, _CLOSE)]


def _written(reading: Reading) -> date | None:
    """The day on which a report says, or is said, to have been published."""
    published = reading.published
    return published.interval.latest if published.basis in ("given", "stated") else None


def _near(one: date | None, two: date | None) -> float:
    """What the days of two reports say of their telling one story; nothing where one of them is not known."""
    if one is None or two is None:
        return 0.0
    apart = abs((one - two).days)
    return _DATED if apart <= _NEAR_DAYS else -_DATED if apart > _FAR_DAYS else 0.0


def _second_cosines(
    raw: Sequence[Mapping[str, float]], general: Mapping[str, float]
) -> dict[tuple[int, int], float]:
    """The same among reports that are alike; `general` is the rarity in the pile."""
    spread = Counter(word for words in raw for word in words)
    size = len(raw)

    def weight(word: str) -> float:
        if spread[word] < 2:
            return 0.0
        return math.log((size + 1) / spread[word]) + _GLOBAL_SHARE * general[word]

    return _cosines([_unit(words, weight) for words in raw])
