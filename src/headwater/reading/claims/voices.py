"""Who is behind the words: the innermost attribution around each token, and the chain of sources that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from headwater.records import Attributed, Attribution, Parse, Source

_LONGEST = 24  # links of a chain; deeper nesting is no news report


@dataclass(frozen=True)
class Voices:
    """Attributions by number: for each token the innermost one around it (or -1), and the one whose cue it is.

    `frames` are the tokens of each attribution's cue and source, `named` those of all sources, `outer` the number of
    the attribution around each.
    """

    attributed: Attributed
    inner: tuple[int, ...]
    cues: dict[int, int]
    frames: tuple[frozenset[int], ...]
    named: frozenset[int]
    outer: tuple[int, ...]
    sources: dict[str, Source]

    def item(self, number: int) -> Attribution | None:
        """Return the attribution of this number; None for -1."""
        return self.attributed.attributions[number] if number >= 0 else None

    def around(self, number: int) -> list[int]:
        """Return the numbers of this attribution and those around it, the innermost first."""
        found: list[int] = []
        while number >= 0 and len(found) < _LONGEST and number not in found:
            found.append(number)
            number = self.outer[number]
        return found

    def chain(self, number: int) -> tuple[str, ...]:
        """Return source ids from the report's own outlet inward; it ends in `nobody` where the lineage is unknown."""
        given = self.attributed
        links = [given.voice]
        for around in reversed(self.around(number)):
            source = given.attributions[around].source
            if source and source not in (links[-1], given.nobody):
                links.append(source)
        innermost = self.item(number)
        nobody = innermost is not None and innermost.source in (None, given.nobody)
        last = self.sources[links[-1]]
        if nobody or (last.kind == "outlet" and not last.observed):
            links.append(given.nobody)
        return tuple(links)

    def source(self, number: int) -> Source | None:
        """Return the source that the attribution credits."""
        item = self.item(number)
        return self.sources.get(item.source) if item is not None and item.source else None


def listen(parse: Parse, attributed: Attributed) -> Voices:
    """Lay the attributions over the tokens; where several cover one, the deepest and then the shortest counts."""
    items = attributed.attributions
    numbers = {item.id: n for n, item in enumerate(items)}
    outer = tuple(numbers[item.within] if item.within is not None else -1 for item in items)
    frames = tuple(
        frozenset(i for s in (*item.cue_spans, *item.source_spans) for i in parse.within(s)) for item in items
    )
    named = frozenset(i for item in items for s in item.source_spans for i in parse.within(s))
    cues = {i: n for n, item in enumerate(items) for s in item.cue_spans for i in parse.within(s)}
    sources = {source.id: source for source in attributed.sources}
    return Voices(attributed, _innermost(parse, items, _depths(outer)), cues, frames, named, outer, sources)


def _depths(outer: tuple[int, ...]) -> list[int]:
    """How many attributions are around each; a circle counts as none."""
    depths = [-1] * len(outer)
    for start in range(len(outer)):
        path, here = list[int](), start
        while here >= 0 and depths[here] < 0 and len(path) <= len(outer):
            depths[here] = 0
            path.append(here)
            here = outer[here]
        base = depths[here] if here >= 0 else -1
        for step, number in enumerate(reversed(path), 1):
            depths[number] = base + step
    return depths


def _innermost(parse: Parse, items: tuple[Attribution, ...], depths: list[int]) -> tuple[int, ...]:
    """One sweep over the tokens with the open contents in a heap, the deepest and shortest on top."""
    opening: dict[int, list[tuple[int, int, int, int]]] = {}
    for number, item in enumerate(items):
        for span in item.content_spans:
            reach = parse.within(span)
            if reach:
                entry = (-depths[number], len(reach), number, reach.stop)
                opening.setdefault(reach.start, []).append(entry)
    found, heap = list[int](), list[tuple[int, int, int, int]]()
    for i in range(len(parse.tokens)):
        for entry in opening.get(i, ()):
            heappush(heap, entry)
        while heap and heap[0][3] <= i:
            heappop(heap)
        found.append(heap[0][2] if heap else -1)
    return tuple(found)
