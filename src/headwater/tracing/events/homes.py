"""What each report of a story is mainly about: those whose openings can be of one occurrence share a home.

Reports of one story are about one thing unless their days, their places, what happens in them, or nearly all of their
words say otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.records import Interval, Reading, Resolved
from headwater.tracing.linkage import groups
from headwater.tracing.stories import likeness

from .features import WEIGHT, apart, kinds_apart, stand
from .marks import Mark

_HOME = 0.05
"""Mean score of reports that are mainly about one occurrence."""
_PRECISE_DAYS = 3


@dataclass(frozen=True)
class Core:
    """What the main claims of a report say of when, where and what."""

    days: frozenset[Interval]
    places: frozenset[Resolved]
    kinds: frozenset[str]


def homes(readings: Sequence[Reading], found: Mapping[str, Sequence[Mark]]) -> list[tuple[str, ...]]:
    """Groups of report ids; each report of the story is in one."""
    cores = [_core(found.get(reading.report.id, ())) for reading in readings]
    similar = {(i, j): value + _fit(cores[i], cores[j]) for (i, j), value in likeness(readings).items()}
    return [tuple(readings[i].report.id for i in group) for group in groups(len(readings), similar, _HOME)]


def _core(found: Sequence[Mark]) -> Core:
    main = [mark for mark in found if mark.item.claim.main]
    days = {m.days for m in main if m.own_days and m.days and (m.days.days or 99) <= _PRECISE_DAYS}
    places = {m.place for m in main if m.place}
    kinds = Counter(kind for m in main for kind in m.kinds)
    return Core(frozenset(days), frozenset(places), frozenset(kinds))


def _fit(one: Core, two: Core) -> float:
    """What days, places and kinds of happening add: where any of them agree, they agree."""
    value = 0.0
    relations = {stand(a, b) for a in one.days for b in two.days} - {""}
    if relations:
        best = min(relations, key=("same_time", "near_time", "other_time", "far_time").index)
        value += WEIGHT[f"home_{best}"]
    relations = {apart(a, b) for a in one.places for b in two.places} - {""}
    if relations:
        value += WEIGHT["home_same_place" if "same_place" in relations else "home_other_place"]
    relation = kinds_apart(one.kinds, two.kinds)
    return value + (WEIGHT[f"home_{relation}"] if relation else 0.0)
