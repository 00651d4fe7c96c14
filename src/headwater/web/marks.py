"""A text with marks that may overlap, as pieces that do not: each piece knows every mark that covers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from headwater.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that the reader found at a span: `id` links it to the lists beside the text, `kind` gives its look."""

    id: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `starts` are the ids of the marks that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[str, ...]


def pieces(text: str, within: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The pieces of `within`, in order; together they are its text. Cost: n log n in the number of marks."""
    inside = sorted(
        (m for m in marks if m.span and m.span.overlaps(within)),
        key=lambda m: (m.span.start, -m.span.end, m.id),
    )
    cuts = {within.start, within.end}
    for mark in inside:
        cuts |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    edges = sorted(cuts)
    found: list[Piece] = []
    active: list[Mark] = []
    waiting = 0
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.span.end > start]
        begun = []
        while waiting < len(inside) and inside[waiting].span.start <= start:
            active.append(inside[waiting])
            begun.append(inside[waiting].id)
            waiting += 1
        found.append(Piece(text[start:end], tuple(active), tuple(begun)))
    return tuple(found)
