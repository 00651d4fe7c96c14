"""What of a claim is compared when claims are joined into events: its words in their context, its days, its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.records import Interval, Reading, Resolved, Span
from headwater.tracing.happenings import kinds_at
from headwater.tracing.pile import Item, items_of
from headwater.tracing.words import STOP, Vector, stem, tokens

from .context import Context, days_of, place_of

CONTEXT = {"claim": 1.0, "sentence": 0.5, "paragraph": 0.3, "lead": 0.1}
"""What a word weighs by where it stands: in the claim, in its sentence, in its paragraph, in the report's lead."""
_NAME = 1.5
"""What a name weighs more than another word."""
_LEAD_WORDS = 40
_AROUND = 1200
"""Characters on each side of a claim within which its context lies."""
_MOST_CLAIMS = 300
"""Claims of one report that are joined with others: what it is about first."""
_UNTOLD = frozenset(("predicted", "hypothetical", "intended"))
"""Statuses of what has not come about by what the source says: no occurrence that could be joined to others."""


@dataclass(frozen=True)
class Mark:
    """One claim as it is compared.

    `kinds` are the kinds of happening that it names, `acts` those of its predicate. `at` is where it stands,
    `paragraph` where its paragraph begins.

    `own` are the words of the claim itself, `around` those with their context, each with what it weighs by its place
    (rarity is for the comparing stage). `days` may be those of a sentence before it, then `own_days` is False. `near`
    and `centre` tell how near it is to the other claims of its event (episodes.py).
    """

    item: Item
    own: Vector
    around: Vector
    days: Interval | None
    own_days: bool
    place: Resolved | None
    numbers: frozenset[tuple[int, str]]
    kinds: frozenset[str]
    acts: frozenset[str]
    at: int
    paragraph: int
    near: float = 0.0
    centre: float = 0.0


def marks(reading: Reading) -> list[Mark]:
    """The claims of a report that can be part of an event, in its order."""
    context = Context(reading)
    words = _Words(reading.report.text)
    days = days_of(reading, context)
    found = []
    for item in items_of(reading):
        own: Vector = {}
        for span in item.claim.evidence:
            words.add(own, span, CONTEXT["claim"])
        if own and item.claim.status not in _UNTOLD:
            found.append(_mark(item, own, words, context, days))
    found.sort(key=lambda mark: not mark.item.claim.main)
    return sorted(found[:_MOST_CLAIMS], key=lambda mark: place_of(mark.item.claim))


def _mark(
    item: Item, own: Vector, words: _Words, context: Context, days: Mapping[str, tuple[Interval | None, bool]]
) -> Mark:
    claim = item.claim
    around = dict(own)
    sentence, paragraph = context.at(place_of(claim))
    for span, weight in ((sentence, CONTEXT["sentence"]), (paragraph, CONTEXT["paragraph"])):
        words.add(around, _clipped(span, place_of(claim)), weight)
    words.add(around, words.lead(), CONTEXT["lead"])
    numbers = frozenset({(claim.count.number.least, stem(claim.count.unit))} if claim.count else ())
    place = claim.place.resolved if claim.place else None
    told, done = _kinds(item, words)
    return Mark(
        item, own, around, *days[claim.id], place, numbers, told, done, place_of(claim), paragraph.start
    )


def _kinds(item: Item, words: _Words) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of happening that a claim names, and those that its predicate names."""
    head = item.claim.head
    told = [found for span in item.claim.evidence for found in words.kinds(span)]
    done = {kind for start, end, kind in told if head and start <= head.end and head.start <= end}
    return frozenset(kind for _, _, kind in told), frozenset(done)


def _clipped(span: Span, here: int) -> Span:
    """The part of a sentence or paragraph that lies around a claim."""
    start = max(span.start, here - _AROUND)
    return Span(start, max(start, min(span.end, here + _AROUND)))


class _Words:
    """The telling words of a report, in order, each with its stem and what a name adds."""

    def __init__(self, text: str) -> None:
        found = tokens(text)
        small = {word for word, a, _ in found if text[a].islower()}
        told = [(w, a) for w, a, _ in found if w not in STOP and (len(w) > 1 or w.isdigit())]
        self._starts = [a for _, a in told]
        self._words = [(stem(w), _NAME if text[a].isupper() and w not in small else 1.0) for w, a in told]

        self._kinds = [(found[i][1], found[i][2], kind) for i, kind in kinds_at([w for w, _, _ in found])]
        self._kind_starts = [start for start, _, _ in self._kinds]

    def kinds(self, span: Span) -> list[tuple[int, int, str]]:
        """The kinds of happening that the words of a span name, each with the `[start, end)` of its first word."""
        first, last = bisect_left(self._kind_starts, span.start), bisect_left(self._kind_starts, span.end)
        return self._kinds[first:last]

    def add(self, bag: Vector, span: Span, weight: float) -> None:
        """Put the words of a span into a bag; a word keeps the highest of its weights."""
        for word, name in self._words[
            bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)
        ]:
            bag[word] = max(bag.get(word, 0.0), weight * name)

    def lead(self) -> Span:
        """The characters of the first words."""
        return Span(0, self._starts[_LEAD_WORDS] if len(self._starts) > _LEAD_WORDS else 10**9)
