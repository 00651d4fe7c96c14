"""A second look at each mention: what the surer mentions of the report say about the doubtful ones.

A rare name is a place more likely where the same name is one elsewhere in the report, where it stands in a list of
places, or where a place of that name lies among those that the report names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor

from headwater.records import Parse

from .gazetteer import Entry
from .mentions import Mention

SURE = 1.5  # log-odds from which a mention speaks for others
_CELL = 0.7  # degrees: entries in the same or the next cell lie near each other
_LINKS = {",": "comma", ";": "comma", "and": "and", "or": "and", "&": "and"}
_UNKNOWN = "again: no candidate"


def reconsider(
    parse: Parse, mentions: Sequence[Mention], scores: Sequence[float], known: Sequence[Entry]
) -> list[list[str]]:
    """Evidence about each mention from the others; `known` are the places that the sure ones stand for."""
    same = _by_key(mentions, scores)
    starts = _best(mentions, scores, ends=False)
    ends = _best(mentions, scores, ends=True)
    cells, units, countries = _around(known)
    found = []
    for n, mention in enumerate(mentions):
        evidence = [*_same_name(same[mention.key], scores[n]), *_listed(parse, mention, starts, ends)]
        evidence.append(_placed(mention, cells, units, countries) if known else "again: nothing known")
        found.append(evidence)
    return found


def _by_key(mentions: Sequence[Mention], scores: Sequence[float]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for mention, score in zip(mentions, scores, strict=True):
        found.setdefault(mention.key, []).append(score)
    return {key: sorted(values) for key, values in found.items()}


def _same_name(values: list[float], own: float) -> list[str]:
    """How the other mentions of a name fare: the best and the worst of them."""
    if len(values) < 2:
        return []
    best = values[-2] if values[-1] == own else values[-1]
    worst = values[1] if values[0] == own else values[0]
    return [f"again: best of name {_degree(best)}", f"again: worst of name {_degree(worst)}"]


def _degree(score: float) -> str:
    return "3" if score > 3 else "1" if score > 1 else "0" if score > -1 else "-1" if score > -3 else "-3"


def _best(mentions: Sequence[Mention], scores: Sequence[float], *, ends: bool) -> Mapping[int, float]:
    found: dict[int, float] = {}
    for mention, score in zip(mentions, scores, strict=True):
        place = mention.last if ends else mention.first
        found[place] = max(score, found.get(place, score))
    return found


def _listed(
    parse: Parse, mention: Mention, starts: Mapping[int, float], ends: Mapping[int, float]
) -> list[str]:
    """Whether the neighbours in a list ("A, B and C") are places."""
    tokens, found = parse.tokens, []
    left, right = mention.first - 1, mention.last
    if left >= 0 and tokens[left].lower in _LINKS:
        if left - 1 >= 0 and tokens[left - 1].text == ",":
            left -= 1
        if left in ends:
            found.append(f"again: {_LINKS[tokens[mention.first - 1].lower]} after {_degree(ends[left])}")
    if right < len(tokens) and tokens[right].lower in _LINKS:
        if right + 1 < len(tokens) and tokens[right].text == "," and tokens[right + 1].lower == "and":
            right += 1
        if right + 1 in starts:
            found.append(f"again: {_LINKS[tokens[mention.last].lower]} before {_degree(starts[right + 1])}")
    return found


def _around(known: Sequence[Entry]) -> tuple[set[tuple[int, int]], set[int], set[str]]:
    """The cells near the known places, the units of first order that hold them, and their countries."""
    cells, units, countries = set[tuple[int, int]](), set[int](), set[str]()
    for entry in known:
        if entry.precision_km < 150:
            y, x = _cell(entry)
            cells |= {(y + up, x + side) for up in (-1, 0, 1) for side in (-1, 0, 1)}
        if entry.feature == "ADM1":
            units.add(entry.id)
        if entry.admin1:
            units.add(entry.admin1)
        if entry.country:
            countries.add(entry.country)
    return cells, units, countries


def _placed(mention: Mention, cells: set[tuple[int, int]], units: set[int], countries: set[str]) -> str:
    """Where the nearest of the mention's candidates lies, seen from the known places."""
    if not mention.entries:
        return _UNKNOWN
    if any(_cell(entry) in cells for entry in mention.entries):
        return "again: near"
    if any(entry.admin1 in units for entry in mention.entries):
        return "again: same unit"
    return (
        "again: same country" if any(e.country in countries for e in mention.entries) else "again: elsewhere"
    )


def _cell(entry: Entry) -> tuple[int, int]:
    return floor(entry.latitude / _CELL), floor(entry.longitude / _CELL)
