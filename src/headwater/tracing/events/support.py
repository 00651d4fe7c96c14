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
    voices = _voices(found)
    bearers: dict[str, set[object]] = defaultdict(set)
    for mark in found:
        for word in mark.own:
            bearers[word].add(_speaker(voices[mark.item.key], alone))
    types = Counter[str](kind for mark in found if (kind := mark.item.claim.plover))
    common: str | None = min(types, key=lambda kind: (-types[kind], kind)) if types else None
    tied: set[Voice] = {
        voices[mark.item.key] for mark in found if common and mark.item.claim.plover == common
    }
    for mark in found:
        here = _speaker(voices[mark.item.key], alone)
        shared = sum(plain_rarity(word) for word in mark.own if bearers[word] - {here})
        if shared >= _ENOUGH:
            tied.add(voices[mark.item.key])
    return tuple(mark for mark in found if voices[mark.item.key] in tied) or tuple(found)


def _voices(found: Sequence[Mark]) -> dict[tuple[str, str], Voice]:
    """Who speaks in each claim.

    Those of whom a report speaks together first ("a nurse and a driver said") are one voice.
    """
    readings = {mark.item.report: mark.item.reading for mark in found}
    plural = {(r, one): s.id for r, reading in readings.items() for s in reading.sources for one in s.members}
    speakers = {mark.item.key: (mark.item.report, mark.item.chain[-1].id) for mark in found}
    return {key: (key[0], plural.get(voice, voice[1])) for key, voice in speakers.items()}


def _speaker(voice: Voice, alone: bool) -> object:
    """Whose words count as somebody else's: another report's, or within one report another source's."""
    return voice if alone else voice[0]
