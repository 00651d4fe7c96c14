"""Where a claim stands: its sentence and its paragraph, and the days that the sentences before it speak of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from headwater.records import Claim, Interval, Reading, Span

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")


class Context:
    """The sentences and paragraphs of one report."""

    def __init__(self, reading: Reading) -> None:
        self._sentences: list[tuple[Span, Span]] = []
        for part in reading.passages:
            self._sentences += [(span, part.span) for span in _split(reading.report.text, part.span)]
        self._starts = [sentence.start for sentence, _ in self._sentences]

    def at(self, offset: int) -> tuple[Span, Span]:
        """The sentence and the paragraph of a place in the text."""
        return self._sentences[max(0, bisect_right(self._starts, offset) - 1)]


def _split(text: str, span: Span) -> list[Span]:
    cuts = [match.end() for match in _END.finditer(text, span.start, span.end)]
    return [Span(a, b) for a, b in zip([span.start, *cuts], [*cuts, span.end], strict=True) if a < b]


def place_of(claim: Claim) -> int:
    """Where a claim's predicate stands."""
    return claim.head.start if claim.head else claim.evidence[0].start


def days_of(reading: Reading, context: Context) -> Mapping[str, tuple[Interval | None, bool]]:
    """The days of each claim, and whether its own sentence tells them.

    A claim without a time takes over that of the claim before it in its sentence, else in its paragraph.
    """
    found: dict[str, tuple[Interval | None, bool]] = {}
    last: dict[Span, Interval] = {}
    for claim in sorted(reading.claims, key=place_of):
        sentence, paragraph = context.at(place_of(claim))
        if claim.time is None:
            found[claim.id] = last.get(sentence) or last.get(paragraph), False
            continue
        own = not claim.time.times or any(_near(span, sentence, claim) for span in claim.time.times)
        found[claim.id] = claim.time.interval, own
        if own:
            last[sentence] = last[paragraph] = claim.time.interval
    return found


def _near(span: Span, sentence: Span, claim: Claim) -> bool:
    return sentence.overlaps(span) or any(part.overlaps(span) for part in claim.evidence)
