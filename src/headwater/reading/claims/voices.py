"""Who is behind the words: the innermost attribution around each token, and the chain of sources that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from headwater.records import Attributed, Attribution, Parse, Source

_LONGEST = 24  # links of a chain; deeper nesting is no news report
_SHORT = 40  # tokens of a noun phrase that are looked at
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_RELATIVE = frozenset(("WDT", "WP", "WRB"))
_TELLING = frozenset(
    "acknowledge admit announce boast communicate confirm count declare describe detail disclose hear list mention note"
    " proclaim publish recall record recount register relate release remember report reveal say see show speak tell"
    " watch witness".split()
)  # verbs of telling whose object can be what happened


@dataclass(frozen=True)
class Voices:
    """Attributions by number: for each token the innermost one around it (or -1), and the one whose cue it is.

    `frames` are the tokens of each attribution's cue and source, `named` those of all sources, `outer` the number of
    the attribution around each. `telling` are those that credit a happening as a noun ("announced the closure").
    """

    attributed: Attributed
    inner: tuple[int, ...]
    cues: dict[int, int]
    frames: tuple[frozenset[int], ...]
    named: frozenset[int]
    outer: tuple[int, ...]
    sources: dict[str, Source]
    telling: frozenset[int]

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
            if source and links == [given.voice] and self._own_eyes(source):
                links = [source]  # the outlet that saw it is the report's own: one link, not two
            elif source and source not in (links[-1], given.nobody):
                links.append(source)
        innermost = self.item(number)
        nobody = innermost is not None and innermost.source in (None, given.nobody)
        last = self.sources[links[-1]]
        if nobody or (last.kind == "outlet" and not last.observed):
            links.append(given.nobody)
        return tuple(links)

    def _own_eyes(self, source: str) -> bool:
        """Whether a source is the report's own outlet as one that saw for itself."""
        seen, own = self.sources[source], self.sources[self.attributed.voice]
        return seen.observed and seen.kind == "outlet" and seen.name == own.name

    def behind(self, i: int) -> int:
        """The number of the attribution behind what token `i` tells: of a cue that tells of a happening, its own.

        As in "the court announced the closure": the claim is the closure, and it is the court's.
        """
        own, around = self.cues.get(i, -1), self.inner[i]
        item = self.item(own)
        if item is None or self.outer[own] != around or self.source(own) is None or own not in self.telling:
            return around
        return own

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
    inner = _innermost(parse, items, _depths(outer))
    telling = frozenset(n for n, item in enumerate(items) if item.cue in _TELLING and _nominal(parse, item))
    return Voices(attributed, inner, cues, frames, named, outer, sources, telling)


def _nominal(parse: Parse, item: Attribution) -> bool:
    """Whether what is credited is no clause: "the closure", "of two deaths" (of which a clause may tell more)."""
    for span in item.content_spans:
        for place, i in enumerate(parse.within(span)[:_SHORT]):
            token = parse.tokens[i]
            if token.tag in _FINITE or (token.tag in _RELATIVE and place == 0 and token.lower != "that"):
                return False
            if token.tag in _RELATIVE:
                break
    return True


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
