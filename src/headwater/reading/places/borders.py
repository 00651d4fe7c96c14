"""Borders as places: "the border between X and Y", "the X-Y border", "its border with Y" in a report from X.

Each is one place on the word "border": a point on the line where the two lands touch, and how far the line reaches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from headwater.records import Parse, Place, Resolved, Span

from .beside import BEARINGS, NEAR_KM
from .gazetteer import Entry, Gazetteer
from .mentions import Mention
from .outlet import Outlet
from .placing import Answer
from .use import use_words
from .words import words

_REACH = 8  # tokens to each side of "border" in which its lands are named
_BEHIND = frozenset({"with", "between", "of", "from", "separating", "dividing"})
_LINKS = frozenset({"-", "–", "—", "/", "and", "'s", "’s", "'", "the", "both"})
_SAME_SENTENCE = 100  # votes: a land of the same sentence outweighs all that the rest of a report names
_LANDS = frozenset({"PCLI", "ADM1"})
Votes = Mapping[int, Mapping[int, int]]
BORDER = "border"  # the feature of such places, among GeoNames's codes


class Named(NamedTuple):
    """A place or a people that the report names: tokens `first` to `last` (excluded), what it is, how surely."""

    first: int
    last: int
    entry: Entry
    confidence: float


class Lines(NamedTuple):
    """The borders of a report, and the first tokens of the names that only tell which border is meant."""

    places: list[Place]
    modifiers: frozenset[int]


class _Phrase(NamedTuple):
    """The word "border", the lands beside it, and the tokens `first` to `last` (excluded) of the whole phrase."""

    token: int
    lands: tuple[Named, ...]
    first: int
    last: int


def find(
    parse: Parse, answers: Sequence[Answer], spoken: Sequence[Mention], gazetteer: Gazetteer, outlet: Outlet
) -> Lines:
    """The borders of a report in the order of the text; `spoken` are its words of peoples."""
    words_of_border = _border_words(parse, answers)
    if not words_of_border:
        return Lines([], frozenset())
    named = [
        Named(one.mention.first, one.mention.last, one.entry, one.confidence)
        for one in answers
        if one.entry is not None
    ]
    named += [Named(one.first, one.last, one.entries[0], 1.0) for one in spoken]
    at = {i: one for one in named for i in range(one.first, one.last)}
    votes = _votes(parse, named, gazetteer)
    known: dict[str, Place] = {}
    places: list[Place] = []
    modifiers: set[int] = set()
    for i in words_of_border:
        phrase = _phrase(parse, i, at)
        modifiers.update(land.first for land in phrase.lands)
        place = _place(parse, phrase, votes, gazetteer, outlet) if phrase.lands else None
        place = place or _again(parse, i, known)
        if place is not None:
            places.append(place)
            if place.resolved is not None:
                known.setdefault(place.resolved.name, place)
    return Lines(places, frozenset(modifiers))


def _border_words(parse: Parse, answers: Sequence[Answer]) -> list[int]:
    """The tokens that speak of a border, outside of toponyms."""
    taken = {i for one in answers for i in range(one.mention.first, one.mention.last)}
    return [t.i for t in parse.tokens if t.lower in use_words("border") and t.i not in taken]


def _again(parse: Parse, i: int, known: Mapping[str, Place]) -> Place | None:
    """The border named before, where the word points back to it ("along the border") and there is but one."""
    if len(known) != 1 or i == 0 or parse.tokens[i - 1].lower not in ("the", "that", "this"):
        return None
    span, (first,) = parse.span(i, i + 1), known.values()
    return Place(span, span.of(parse.text), first.resolved, first.confidence, evidence=first.evidence)


def _phrase(parse: Parse, i: int, at: Mapping[int, Named]) -> _Phrase:
    left, first = _walk(parse, i, at, -1)
    right: list[Named] = []
    last = i + 1
    if last < len(parse.tokens) and parse.tokens[last].lower in _BEHIND:
        right, end = _walk(parse, last, at, 1)
        last = end + 1 if right else last
    lands = {one.entry.id: one for one in [*reversed(left), *right] if one.entry.feature in _LANDS}
    with_two = len(right) > 1 and parse.tokens[i + 1].lower == "with"  # two borders, and one word for both
    told = () if with_two or len(lands) > 2 else tuple(lands.values())
    return _Phrase(i, told, first if left else i, last)


def _walk(parse: Parse, i: int, at: Mapping[int, Named], step: int) -> tuple[list[Named], int]:
    """The lands named in the tokens to one side, with the farthest token of them."""
    found: list[Named] = []
    here, end, sentence = i + step, i, parse.sentence(i)
    while sentence.first <= here < sentence.last and abs(here - i) <= _REACH and len(found) < 2:
        token, land = parse.tokens[here], at.get(here)
        if land is not None:
            found.append(land)
            end = here = land.first if step < 0 else land.last - 1
        elif token.lower not in _LINKS and token.lower not in BEARINGS and token.pos not in ("ADJ", "NUM"):
            break
        here += step
    return found, end


def _place(parse: Parse, phrase: _Phrase, votes: Votes, gazetteer: Gazetteer, outlet: Outlet) -> Place | None:
    """The place of a phrase that names a land; None where nothing tells what lies on the other side."""
    lands = [land.entry for land in phrase.lands]
    sure = min(land.confidence for land in phrase.lands)
    others: list[int] = [lands[1].id] if len(lands) > 1 else []
    others += filter(None, [_other_side(parse, phrase, votes, gazetteer, outlet)] if not others else [])
    if not others:
        return None
    sides = sorted([lands[0].name, gazetteer.name_of(others[0]) or ""])
    word = parse.tokens[phrase.token]
    evidence = parse.spans(list(range(phrase.first, phrase.last)))
    span = Span(word.start, word.end)
    line = gazetteer.border(lands[0].id, others[0])
    if line is None:
        reason = f"{sides[0]} and {sides[1]} have no land border"
        return Place(span, word.text, None, round(sure, 3), reason, evidence=evidence)
    latitude, longitude, km = line.side(_side(parse, phrase))
    before = parse.tokens[max(0, phrase.first - 2) : phrase.first]
    km += NEAR_KM if any(token.lower in words("near") for token in before) else 0.0
    countries = {land.country for land in lands} if len(lands) > 1 else set[str | None]()
    shared = countries.pop() if len(countries) == 1 else None
    resolved = Resolved(
        None, f"{sides[0]}–{sides[1]} border", shared, None, latitude, longitude, BORDER, round(km, 1)
    )
    return Place(span, word.text, resolved, round(sure, 3), evidence=evidence)


def _side(parse: Parse, phrase: _Phrase) -> float | None:
    """The compass point right before the word: "the northern border with X" is the northern end of the line."""
    if phrase.token == 0 or len(phrase.lands) < 2:
        return None
    return BEARINGS.get(parse.tokens[phrase.token - 1].lower)


def _votes(parse: Parse, named: Sequence[Named], gazetteer: Gazetteer) -> Votes:
    """How often the report and each sentence name what lies in a land: sentence (-1: all) -> id -> times."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    for one in named:
        for holder in _holders(one.entry, gazetteer):
            found[-1][holder] += 1
            found[parse.tokens[one.first].sentence][holder] += 1
    return found


def _other_side(
    parse: Parse, phrase: _Phrase, told: Votes, gazetteer: Gazetteer, outlet: Outlet
) -> int | None:
    """The neighbour that the report speaks of: of the same sentence first; else the outlet's, or the only one."""
    land = phrase.lands[0].entry
    near = gazetteer.neighbours(land.id)
    here, anywhere = told.get(parse.tokens[phrase.token].sentence, {}), told.get(-1, {})
    votes = {holder: _SAME_SENTENCE * here.get(holder, 0) + anywhere.get(holder, 0) for holder in near}
    states = set(gazetteer.countries.values())
    # A unit before the country that holds it, where all that is named lies in the unit.
    ranked = sorted(
        ((count, holder not in states, holder) for holder, count in votes.items() if count), reverse=True
    )
    if ranked and (len(ranked) < 2 or ranked[0][:2] > ranked[1][:2]):
        return ranked[0][2]
    if ranked:
        return None
    home = gazetteer.countries.get(outlet.country or "")
    only = near & states if land.feature == "PCLI" else frozenset()
    return home if home in near else next(iter(only)) if len(only) == 1 else None


def _holders(entry: Entry, gazetteer: Gazetteer) -> Iterator[int]:
    """The ids of the country and of the first-order unit that a place is or lies in."""
    if entry.feature == "ADM1":
        yield entry.id
    elif entry.admin1:
        yield entry.admin1
    country = gazetteer.countries.get(entry.country or "")
    if country is not None:
        yield country
