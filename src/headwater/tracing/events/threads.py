"""Second step of joining: the events of one story, and which claim goes with which.

A story has one event for each home of its reports (homes.py). A theme goes with the event of its reports unless it is
set apart from it: other days, another place, another act, other words. What is set apart and told by two reports, or
made much of by one, is an event of its own; what is told by the way goes with the event beside which it stands.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from headwater.records import Interval, Resolved
from headwater.tracing.words import Vector

from .features import WEIGHT, apart, kinds_apart, stand
from .marks import Mark
from .themes import Weight, unit

_T = TypeVar("_T")

_JOINED = 0.15
"""The score at which a theme goes with an event that is there."""
_KEPT = 0.0
"""The same for a theme that one report tells."""
_ATTACHED = 0.1
"""The score at which what one report tells by the way goes with an event."""
_OWN_SHARE = 0.5
"""How much of the score the claims' own words have; the rest is that of their words in context."""
_MAIN, _TYPED = 2.0, 1.2
"""What a claim adds to its theme's prominence that its report is mainly about, and one with a type."""
_CENTRE = 1.0
"""What the kinds of happening weigh, beside the words, in how central a theme is."""
_EVENTS = 200
"""Events of one story with which a theme is compared, the most prominent."""
_APART = 0.1
"""How much days, and places, speak against each other where they set two occurrences apart together."""
_COMMON = 0.4
"""Share of the claims of an event that name a kind, from which on it is a kind of the event."""


@dataclass
class Sums:
    """Claims of a theme or an event, summed up: vectors, types, kinds, days, places."""

    members: list[int] = field(default_factory=list)
    own: Vector = field(default_factory=dict)
    around: Vector = field(default_factory=dict)
    types: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    days: Counter[Interval] = field(default_factory=Counter)
    places: Counter[Resolved] = field(default_factory=Counter)
    _lengths: tuple[float, float] | None = None

    def add(self, other: Sums) -> None:
        """Take in another."""
        for mine, theirs in ((self.own, other.own), (self.around, other.around)):
            for word, x in theirs.items():
                mine[word] = mine.get(word, 0.0) + x
        self.types += other.types
        self.kinds += other.kinds
        self.acts += other.acts
        self.days += other.days
        self.places += other.places
        self.members += other.members
        self._lengths = None

    def lengths(self) -> tuple[float, float]:
        """The lengths of the two vectors, computed once."""
        if self._lengths is None:
            self._lengths = _length(self.own), _length(self.around)
        return self._lengths

    def common_kinds(self) -> frozenset[str]:
        """The kinds that many of the claims name."""
        most = max(self.kinds.values(), default=0)
        return frozenset(kind for kind, n in self.kinds.items() if n >= _COMMON * most)

    def told_kinds(self) -> frozenset[str]:
        """The kinds that the predicates name, else all that are named."""
        return frozenset(self.acts) or frozenset(self.kinds)


def threads(
    found: Sequence[Mark], themes: Iterable[Sequence[int]], homes: Sequence[Sequence[str]], weight: Weight
) -> list[tuple[int, ...]]:
    """Groups of claims by number, each claim in one of them; `homes` are the reports by home."""
    home_of = {report: number for number, group in enumerate(homes) for report in group}
    ordered = sorted(themes, key=lambda theme: (-_prominence(theme, found), found[theme[0]].item.key))
    events = _roots(homes, ordered, found, home_of, weight)
    rooted = {i for event in events for i in event.members}
    left = []
    for theme in ordered:
        if theme[0] in rooted:
            continue
        if not _leads(theme, found):
            left.append(theme)
            continue
        sums = summed(theme, found, weight)
        alone = len({found[i].item.report for i in theme}) < 2
        bonus = _home_shares(theme, found, home_of, WEIGHT["home" if alone else "theme_home"])
        best, at = _best(sums, events, bonus)
        if best >= (_KEPT if alone else _JOINED):
            events[at].add(sums)
        else:
            events.append(sums)
    placed = {i: number for number, event in enumerate(events) for i in event.members}
    lonely = _attach(left, found, events, home_of, placed, weight)
    return sorted([tuple(sorted(event.members)) for event in events if event.members] + lonely)


def _roots(
    homes: Sequence[Sequence[str]],
    ordered: Sequence[Sequence[int]],
    found: Sequence[Mark],
    home_of: Mapping[str, int],
    weight: Weight,
) -> list[Sums]:
    """For each home the theme that is the most prominent and the likest to all that its reports make most of."""
    main: list[list[int]] = [[] for _ in homes]
    for i, mark in enumerate(found):
        if mark.item.claim.main:
            main[home_of[mark.item.report]].append(i)
    centres = [summed(claims, found, weight) for claims in main]
    best: list[tuple[float, Sums]] = [(0.0, Sums()) for _ in homes]
    for theme in ordered:
        spread = Counter(home_of[report] for report in {found[i].item.report for i in theme})
        home = min(spread, key=lambda h: (-spread[h], h))
        sums = summed(theme, found, weight)
        value = _prominence(theme, found) * _centrality(sums, centres[home])
        if value > best[home][0]:
            best[home] = value, sums
    return [sums for _, sums in best]


def _centrality(theme: Sums, centre: Sums) -> float:
    kinds = sum(centre.kinds[kind] for kind in theme.kinds) / (1 + sum(centre.kinds.values()))
    return _CENTRE * kinds + _dot(theme.around, centre.around) / (theme.lengths()[1] * centre.lengths()[1])


def _home_shares(
    theme: Sequence[int], found: Sequence[Mark], home_of: Mapping[str, int], bonus: float
) -> dict[int, float]:
    """What it weighs for each event that claims of the theme are of reports that are mainly about it."""
    spread = Counter(home_of[found[i].item.report] for i in theme)
    return {home: bonus * n / len(theme) for home, n in spread.items()}


def _attach(
    left: Iterable[Sequence[int]],
    found: Sequence[Mark],
    events: Sequence[Sums],
    home_of: Mapping[str, int],
    placed: dict[int, int],
    weight: Weight,
) -> list[tuple[int, ...]]:
    """Put what is told by the way beside its event; what goes with none is left alone."""
    alone: list[tuple[int, ...]] = []
    beside = _neighbours(found)
    for theme in sorted(left, key=lambda t: (found[t[0]].item.report, found[t[0]].at)):
        bonus = _home_shares(theme, found, home_of, WEIGHT["home"])
        for number in {placed[j] for i in theme for j in beside[i] if j in placed}:
            bonus[number] = bonus.get(number, 0.0) + WEIGHT["beside"]
        best, at = _best(summed(theme, found, weight), events, bonus)
        if best >= _ATTACHED:
            events[at].members += theme
            placed.update(dict.fromkeys(theme, at))
        else:
            alone.append(tuple(theme))
    return alone


def _neighbours(found: Sequence[Mark]) -> dict[int, list[int]]:
    """For each claim the claims next to it in its paragraph."""
    rows: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, mark in enumerate(found):
        rows[mark.item.report, mark.paragraph].append(i)
    near: dict[int, list[int]] = defaultdict(list)
    for row in rows.values():
        row.sort(key=lambda i: (found[i].at, i))
        for a, b in pairwise(row):
            near[a].append(b)
            near[b].append(a)
    return near


def _prominence(theme: Sequence[int], found: Sequence[Mark]) -> float:
    """How many reports tell it, and how much they make of it."""
    best: dict[str, float] = defaultdict(float)
    for i in theme:
        claim = found[i].item.claim
        value = (_MAIN if claim.main else 1.0) * (_TYPED if claim.plover or found[i].acts else 1.0)
        best[found[i].item.report] = max(best[found[i].item.report], value)
    return sum(best.values()) + 0.01 * len(theme)


def _leads(theme: Sequence[int], found: Sequence[Mark]) -> bool:
    """Whether a theme can be an event by itself: two reports tell it, or one is about it and it has a type."""
    if len({found[i].item.report for i in theme}) > 1:
        return True
    return any((found[i].item.claim.plover or found[i].acts) and found[i].item.claim.main for i in theme)


def summed(theme: Iterable[int], found: Sequence[Mark], weight: Weight) -> Sums:
    """The claims as one."""
    sums = Sums()
    for i in theme:
        mark = found[i]
        own = unit({word: x * weight(word) for word, x in mark.own.items()})
        around = unit({word: x * weight(word) for word, x in mark.around.items()})
        types = Counter[str]({mark.item.claim.plover: 1} if mark.item.claim.plover else {})
        days = Counter({mark.days: 1} if mark.own_days and mark.days else {})
        places = Counter({mark.place: 1} if mark.place else {})
        sums.add(Sums([i], own, around, types, Counter(mark.kinds), Counter(mark.acts), days, places))
    return sums


def _best(sums: Sums, events: Sequence[Sums], bonus: Mapping[int, float]) -> tuple[float, int]:
    """The highest score among the events and where it is; the more prominent of equals."""
    best, at = -9.0, 0
    for number, event in enumerate(events[:_EVENTS]):
        value = score(sums, event) + bonus.get(number, 0.0)
        if value > best:
            best, at = value, number
    return best, at


def score(one: Sums, two: Sums) -> float:
    """The features of a theme and an event, weighed."""
    (own, around), (other, beyond) = one.lengths(), two.lengths()
    wording = _OWN_SHARE * _dot(one.own, two.own) / (own * other)
    wording += (1 - _OWN_SHARE) * _dot(one.around, two.around) / (around * beyond)
    relation = kinds_apart(one.told_kinds(), two.common_kinds())
    told = WEIGHT[f"group_{relation}"] if relation else 0.0
    days, places = _mean(one.days, two.days, stand), _mean(one.places, two.places, apart)
    both = WEIGHT["group_both_apart"] if min(-days, -places) >= _APART else 0.0
    return wording + told + _types(one.types, two.types) + days + places + both


def _dot(one: Vector, two: Vector) -> float:
    small, large = (one, two) if len(one) <= len(two) else (two, one)
    return sum(x * large[word] for word, x in small.items() if word in large)


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


def _mean(one: Counter[_T], two: Counter[_T], relate: Callable[[_T, _T], str]) -> float:
    """What the pairs of days, or of places, that say something weigh in the mean."""
    told = weight = 0.0
    for value, n in one.items():
        for other, m in two.items():
            relation = relate(value, other)
            told += n * m if relation else 0
            weight += n * m * WEIGHT.get(f"group_{relation}", 0.0)
    return weight / told if told else 0.0
