"""What is said of an event as a whole: its sentence, type, days and place, each by what most of its claims support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from headwater.records import Interval, Plover, Resolved

from .features import apart, is_short
from .marks import Mark
from .support import common_kinds

_MAIN = 2.0
"""What a claim counts that its report is mainly about."""
_NAMED = 2.0
"""The same for a claim that names what several reports say happened."""

_PLACES = 50
"""Places of an event that are weighed, the closest."""

Voices = Mapping[tuple[str, str], float]
"""What each claim counts, by the ids of its report and its own."""


def _voices(found: Sequence[Mark]) -> Voices:
    common = common_kinds(found)
    return {
        mark.item.key: (_MAIN if mark.item.claim.main else 1.0) * (_NAMED if mark.kinds & common else 1.0)
        for mark in found
    }


def what(found: Sequence[Mark]) -> str:
    """The claim that says most of what the others say, in its own words."""
    support: Counter[str] = Counter()
    for mark in found:
        support.update(mark.own.keys())
    voices = _voices(found)
    best = max(found, key=lambda m: (_central(m, support, voices), m.item.claim.text, m.item.key))
    return best.item.claim.text


def _central(mark: Mark, support: Counter[str], voices: Voices) -> float:
    """How much of what the claims share it says; headlines in a few words and endless sentences both lose."""
    shared = sum(support[word] - 1 for word in mark.own)
    typed = 1.0 if mark.item.claim.plover else 0.0
    return voices[mark.item.key] * shared / (4 + len(mark.own)) + typed


def plover(found: Sequence[Mark]) -> Plover | None:
    """The type that most claims have, those that make most of the event counting most."""
    votes: Counter[str] = Counter()
    voices = _voices(found)
    for mark in found:
        if mark.item.claim.plover:
            votes[mark.item.claim.plover] += int(voices[mark.item.key])
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
    voices = _voices(found)

    def support(days: Interval) -> float:
        return sum(voices[mark.item.key] for mark, other in told if other.meet(days))

    return max(candidates, key=lambda days: (support(days), -(days.days or 0), _backwards(days)))


def _narrow(days: Interval) -> tuple[int, str]:
    return days.days or 0, str(days.earliest)


def _backwards(days: Interval) -> int:
    return -days.earliest.toordinal() if days.earliest else 0


def where(found: Sequence[Mark]) -> Resolved | None:
    """The closest place that most of the claims with a place allow: a town within the province that others name."""
    told = [(mark, mark.place) for mark in _effects(found) if mark.place]
    if not told:
        return None
    voices = _voices(found)

    def support(place: Resolved) -> float:
        return sum(
            voices[mark.item.key]
            for mark, other in told
            if other.precision_km >= place.precision_km and apart(place, other) == "same_place"
        )

    candidates = sorted({place for _, place in told}, key=lambda p: (p.precision_km, p.name, p.latitude))
    return max(candidates[:_PLACES], key=lambda place: (support(place), -place.precision_km))
