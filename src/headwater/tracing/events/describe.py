"""What is said of an event as a whole: its sentence, type, days and place, each by what most of its claims support."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import cast

from headwater.records import Interval, Plover, Resolved

from .features import is_short
from .marks import Mark

_MAIN = 2.0
"""What a claim counts that its report is mainly about."""


def _voice(mark: Mark) -> float:
    return _MAIN if mark.item.claim.main else 1.0


def what(found: Sequence[Mark]) -> str:
    """The claim that says most of what the others say, in its own words."""
    support: Counter[str] = Counter()
    for mark in found:
        support.update(mark.own.keys())
    best = max(found, key=lambda m: (_central(m, support), m.item.claim.text, m.item.key))
    return best.item.claim.text


def _central(mark: Mark, support: Counter[str]) -> float:
    """How much of what the claims share it says; headlines in a few words and endless sentences both lose."""
    shared = sum(support[word] - 1 for word in mark.own)
    return _voice(mark) * shared / (4 + len(mark.own)) + (1.0 if mark.item.claim.plover else 0.0)


def plover(found: Sequence[Mark]) -> Plover | None:
    """The type that most claims have, those that their reports are about counting double."""
    votes: Counter[str] = Counter()
    for mark in found:
        if mark.item.claim.plover:
            votes[mark.item.claim.plover] += int(_voice(mark))
    return cast("Plover", min(votes, key=lambda kind: (-votes[kind], kind))) if votes else None


def _effects(found: Sequence[Mark]) -> list[Mark]:
    """The claims of the event itself: a stated cause has its own day and place."""
    return [mark for mark in found if mark.item.claim.cause_of is None]


def when(found: Sequence[Mark]) -> Interval | None:
    """The narrowest days that most of the claims with days of their own allow."""
    told = [
        (mark, days) for mark in _effects(found) if mark.own_days and (days := mark.days) and is_short(days)
    ]
    if not told:
        return None
    candidates = sorted({days for _, days in told}, key=_narrow)

    def support(days: Interval) -> float:
        return sum(_voice(mark) for mark, other in told if other.meet(days))

    return max(candidates, key=lambda days: (support(days), -(days.days or 0), _backwards(days)))


def _narrow(days: Interval) -> tuple[int, str]:
    return days.days or 0, str(days.earliest)


def _backwards(days: Interval) -> int:
    return -days.earliest.toordinal() if days.earliest else 0


def where(found: Sequence[Mark]) -> Resolved | None:
    """The place that most claims name; of equals the more precise one."""
    votes: dict[tuple[int | None, str], float] = defaultdict(float)
    places: dict[tuple[int | None, str], Resolved] = {}
    for mark in _effects(found):
        if mark.place:
            key = mark.place.geonames_id, mark.place.name
            votes[key] += _voice(mark)
            places[key] = mark.place
    if not votes:
        return None
    best = min(votes, key=lambda k: (-votes[k], places[k].precision_km, k[1]))
    return places[best]
