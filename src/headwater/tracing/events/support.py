"""Third step of joining: a source stays with an event only if something that it says there is said elsewhere too.

Whoever is quoted beside an event without speaking of it (a comment, another matter) shares no telling word with the
other reports of it, and says nothing of its type. Own voices are held to the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from headwater.tracing.words import plain_rarity

from .marks import Mark

_ENOUGH = 5.0
"""Weight of the shared words of one claim (one rare word, or two plain ones) that ties its source to the event."""

Voice = tuple[str, str]
"""A report and the innermost source of a claim there."""


def supported(found: Sequence[Mark]) -> tuple[Mark, ...]:
    """The claims whose source is tied to the event by at least one of them; all of them where nothing is shared."""
    alone = len({mark.item.report for mark in found}) < 2
    bearers: dict[str, set[object]] = defaultdict(set)
    for mark in found:
        for word in mark.own:
            bearers[word].add(_speaker(mark, alone))
    types = Counter[str](kind for mark in found if (kind := mark.item.claim.plover))
    common: str | None = min(types, key=lambda kind: (-types[kind], kind)) if types else None
    tied: set[Voice] = {_voice(mark) for mark in found if common and mark.item.claim.plover == common}
    for mark in found:
        here = _speaker(mark, alone)
        shared = sum(plain_rarity(word) for word in mark.own if bearers[word] - {here})
        if shared >= _ENOUGH:
            tied.add(_voice(mark))
    return tuple(mark for mark in found if _voice(mark) in tied) or tuple(found)


def _voice(mark: Mark) -> Voice:
    return mark.item.report, mark.item.chain[-1].id


def _speaker(mark: Mark, alone: bool) -> object:
    """Whose words count as somebody else's: another report's, or within one report another source's."""
    return _voice(mark) if alone else mark.item.report
