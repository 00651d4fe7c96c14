"""Second step of joining: themes of one story gathered around the most prominent ones.

The themes that most reports make most of come first, and each becomes an event unless it goes with one that is there;
what one report tells by the way is then put to the event around which it is told.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from headwater.records import Interval, Resolved
from headwater.tracing.words import Vector

from .features import WEIGHT, apart, stand
from .marks import Mark
from .themes import Weight, unit

_JOINED = 0.12
"""The score at which a theme goes with an event that is there."""
_ATTACHED = 0.1
"""The score at which what one report tells by the way goes with an event."""
_OWN_SHARE = 0.3
"""How much of the score the claims' own words have; the rest is that of their words in context."""
_MAIN, _TYPED = 2.0, 1.2
"""What a claim adds to its theme's prominence that its report is mainly about, and one with a type."""
_EVENTS = 200
"""Events of one story with which a theme is compared, the most prominent."""


@dataclass
class _Sums:
    """Claims of a theme or an event, summed up: vectors, types, days."""

    own: Vector = field(default_factory=dict)
    around: Vector = field(default_factory=dict)
    types: Counter[str] = field(default_factory=Counter)
    days: Counter[Interval] = field(default_factory=Counter)
    places: Counter[Resolved] = field(default_factory=Counter)

    def add(self, other: _Sums) -> None:
        """Take in another."""
        for mine, theirs in ((self.own, other.own), (self.around, other.around)):
            for word, x in theirs.items():
                mine[word] = mine.get(word, 0.0) + x
        self.types += other.types
        self.days += other.days
        self.places += other.places


def episodes(found: Sequence[Mark], themes: Iterable[Sequence[int]], weight: Weight) -> list[tuple[int, ...]]:
    """Groups of claims by number, each the union of themes, each claim in one of them."""
    ordered = sorted(themes, key=lambda theme: (-_prominence(theme, found), found[theme[0]].item.key))
    leading = [theme for theme in ordered if _leads(theme, found)]
    events: list[tuple[list[int], _Sums]] = []
    for theme in leading:
        sums = _summed(theme, found, weight)
        best, at = _best(sums, events, _OWN_SHARE)
        if best >= _JOINED:
            events[at][0].extend(theme)
            events[at][1].add(sums)
        else:
            events.append((list(theme), sums))
    alone: list[tuple[int, ...]] = []
    for theme in ordered:
        if not _leads(theme, found):
            homes = _homes(found[theme[0]].item.report, found, events)
            best, at = _best(_summed(theme, found, weight), events, 0.0, homes)
            if best >= _ATTACHED:
                events[at][0].extend(theme)
            else:
                alone.append(tuple(theme))
    return sorted([tuple(sorted(members)) for members, _ in events] + alone)


def _homes(report: str, found: Sequence[Mark], events: Sequence[tuple[list[int], _Sums]]) -> frozenset[int]:
    """The events that a report is mainly about."""
    return frozenset(
        number
        for number, (members, _) in enumerate(events)
        if any(found[i].item.report == report and found[i].item.claim.main for i in members)
    )


def _prominence(theme: Sequence[int], found: Sequence[Mark]) -> float:
    """How many reports tell it, and how much they make of it."""
    best: dict[str, float] = defaultdict(float)
    for i in theme:
        claim = found[i].item.claim
        value = (_MAIN if claim.main else 1.0) * (_TYPED if claim.plover else 1.0)
        best[found[i].item.report] = max(best[found[i].item.report], value)
    return sum(best.values()) + 0.01 * len(theme)


def _leads(theme: Sequence[int], found: Sequence[Mark]) -> bool:
    """Whether a theme can be an event by itself: two reports tell it, or one is about it and it has a type."""
    if len({found[i].item.report for i in theme}) > 1:
        return True
    return any(found[i].item.claim.plover and found[i].item.claim.main for i in theme)


def _summed(theme: Iterable[int], found: Sequence[Mark], weight: Weight) -> _Sums:
    sums = _Sums()
    for i in theme:
        mark = found[i]
        own = unit({word: x * weight(word) for word, x in mark.own.items()})
        around = unit({word: x * weight(word) for word, x in mark.around.items()})
        types = Counter[str]({mark.item.claim.plover: 1} if mark.item.claim.plover else {})
        days = Counter({mark.days: 1} if mark.own_days and mark.days else {})
        places = Counter({mark.place: 1} if mark.place else {})
        sums.add(_Sums(own, around, types, days, places))
    return sums


def _best(
    sums: _Sums,
    events: Sequence[tuple[list[int], _Sums]],
    own_share: float,
    homes: frozenset[int] = frozenset(),
) -> tuple[float, int]:
    """The highest score among the events and where it is; the more prominent of equals."""
    best, at = -1.0, 0
    for number, (_, event) in enumerate(events[:_EVENTS]):
        value = _score(sums, event, own_share) + (WEIGHT["home"] if number in homes else 0.0)
        if value > best:
            best, at = value, number
    return best, at


def _score(one: _Sums, two: _Sums, own_share: float) -> float:
    wording = (1 - own_share) * _cosine(one.around, two.around)
    if own_share:
        wording += own_share * _cosine(one.own, two.own)
    wording += _types(one.types, two.types) + _days(one.days, two.days)
    return wording + _places(one.places, two.places)


def _cosine(one: Vector, two: Vector) -> float:
    small, large = (one, two) if len(one) <= len(two) else (two, one)
    shared = sum(x * large[word] for word, x in small.items() if word in large)
    return shared / (_length(one) * _length(two)) if shared else 0.0


def _length(words: Vector) -> float:
    return math.sqrt(sum(x * x for x in words.values())) or 1.0


def _types(one: Counter[str], two: Counter[str]) -> float:
    """Whether the commonest type of either is one of the other's."""
    if not one or not two:
        return 0.0
    same = _commonest(one) in two or _commonest(two) in one
    return WEIGHT["group_same_type" if same else "group_other_type"]


def _commonest(types: Counter[str]) -> str:
    return min(types, key=lambda kind: (-types[kind], kind))


def _days(one: Counter[Interval], two: Counter[Interval]) -> float:
    """What the pairs of days that say something weigh in the mean."""
    told = weight = 0.0
    for days, n in one.items():
        for others, m in two.items():
            relation = stand(days, others)
            told += n * m if relation else 0
            weight += n * m * WEIGHT.get(f"group_{relation}", 0.0)
    return weight / told if told else 0.0


def _places(one: Counter[Resolved], two: Counter[Resolved]) -> float:
    """What the pairs of places that say something weigh in the mean."""
    told = weight = 0.0
    for place, n in one.items():
        for other, m in two.items():
            relation = apart(place, other)
            told += n * m if relation else 0
            weight += n * m * WEIGHT.get(f"group_{relation}", 0.0)
    return weight / told if told else 0.0
