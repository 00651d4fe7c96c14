"""What the words before a name make of its place: near it, off its coast, so many kilometres to one side of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from headwater.records import Parse

from .gazetteer import Entry, Gazetteer, Line
from .mentions import Mention
from .use import use_words
from .words import words

NEAR_KM = 20.0  # what "near" and "outside" add to a place's radius: a day's news, not a measure
OFF_KM = 100.0  # "off the coast of"
KILOMETRES = {
    "km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609, "m": 0.001, "metre": 0.001, "meter": 0.001,
}  # fmt: skip
_LOOK_BACK = 9  # tokens before a name in which its distance is told
_VAGUE = 0.2  # share of a told distance by which it may be wrong: news rounds, and eight points of the compass are few
_SMALL_KM = 60.0  # radius up to which two places have a way between them
_FAR_KM = 400.0  # half of the longest way that news calls "between X and Y"
_COASTS = frozenset({"coast", "coasts", "coastline", "shore", "shores", "seaboard", "waters"})
_FROM = frozenset({"of", "from", "outside", "off", "away"})
_KM_PER_DEGREE = 111.195
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
BEARINGS = {word: 45.0 * n for n, point in enumerate(_POINTS) for word in (point, f"{point}ern")}


class Spot(NamedTuple):
    """Where a name points with the words beside it: degrees, kilometres; those are the tokens `first` to `last`.

    `moved` says that the point is no longer the place's own; then `wording` names it.
    """

    latitude: float
    longitude: float
    km: float
    first: int
    last: int
    moved: bool = False
    wording: str = ""


def spot(parse: Parse, mention: Mention, entry: Entry, gazetteer: Gazetteer, after: int = 0) -> Spot:
    """The spot of one mention; the place itself where no word behind token `after` (the name before) moves it."""
    tokens = parse.tokens
    start = max(parse.sentence(mention.first).first, mention.first - _LOOK_BACK, after)
    stops = ",;:" if ")" in {tokens[i].text for i in range(start, mention.first)} else ",;:("
    start = max([start, *(i + 1 for i in range(start, mention.first) if tokens[i].text in stops)])
    told = _distance(parse, start, mention.first)
    here = Spot(entry.latitude, entry.longitude, entry.precision_km, mention.first, mention.first)
    off = _off(parse, mention, start)
    if told is not None and (off is None or told[2] is not None):
        first, km, bearing = told
        wording = f"{parse.text[tokens[first].start : tokens[mention.first].start]}{entry.name}"
        return _aside(here, first, km, bearing, " ".join(wording.split()))
    if off is not None:
        return _at_sea(here, off, gazetteer.coast(entry.id), entry, _compass(parse, off, mention.last + 3))
    if mention.first > start and tokens[mention.first - 1].lower in words("near"):
        return here._replace(km=here.km + NEAR_KM, first=mention.first - 1)
    if mention.first - 2 >= start and tokens[mention.first - 2].lower in words("near"):
        return here._replace(km=here.km + NEAR_KM, first=mention.first - 2)
    return here


def between(parse: Parse, mentions: Sequence[Mention], entries: Sequence[Entry | None]) -> dict[int, Spot]:
    """The spot halfway of "between X and Y" for both mentions (by number), where both are towns or the like."""
    found: dict[int, Spot] = {}
    tokens = parse.tokens
    for n, (one, two) in enumerate(pairwise(mentions)):
        a, b = entries[n], entries[n + 1]
        if a is None or b is None or two.first != one.last + 1 or tokens[one.last].lower != "and":
            continue
        before = tokens[one.first - 1] if one.first > parse.sentence(one.first).first else None
        if before is None or before.lower != "between" or max(a.precision_km, b.precision_km) > _SMALL_KM:
            continue
        if tokens[before.head].lower not in use_words("relation"):
            halfway = _halfway(a, b, before.i, two.last)
            if halfway is not None:
                found[n] = found[n + 1] = halfway
    return found


def _halfway(a: Entry, b: Entry, first: int, last: int) -> Spot | None:
    up, side = b.latitude - a.latitude, (b.longitude - a.longitude + 180) % 360 - 180
    middle = a.latitude + up / 2
    half = math.hypot(up, side * math.cos(math.radians(middle))) * _KM_PER_DEGREE / 2
    if half > _FAR_KM:
        return None
    longitude = (a.longitude + side / 2 + 180) % 360 - 180
    radius = half + min(a.precision_km, b.precision_km)
    return Spot(middle, longitude, radius, first, last, moved=True, wording=f"between {a.name} and {b.name}")


def _distance(parse: Parse, start: int, end: int) -> tuple[int, float, float | None] | None:
    """(first token, kilometres, bearing or None) told in tokens `start` to `end` (excluded): "20 km north of"."""
    tokens = parse.tokens
    if not any(tokens[i].lower in _FROM for i in range(max(start, end - 3), end)):
        return None
    for i in range(start + 1, end):
        unit = KILOMETRES.get(tokens[i].lemma, KILOMETRES.get(tokens[i].lower.rstrip("s"), 0.0))
        km = unit * _number(tokens[i - 1].text) if unit else 0.0
        if km:
            return i - 1, km, _compass(parse, i, end)
    return None


def _number(text: str) -> float:
    digits = text.replace(",", "")
    plain = digits.replace(".", "", 1)
    return min(float(digits), 2_000.0) if plain.isascii() and plain.isdigit() and len(plain) < 9 else 0.0


def _compass(parse: Parse, start: int, end: int) -> float | None:
    """The bearing in degrees that tokens `start` to `end` (excluded) tell; None where they tell none."""
    for token in parse.tokens[start : min(end, len(parse.tokens))]:
        bearing = BEARINGS.get(token.lower.replace("-", ""))
        if bearing is not None:
            following = BEARINGS.get(parse.tokens[token.i + 2].lower) if _hyphened(parse, token.i) else None
            return (
                bearing
                if following is None
                else (bearing + following) / 2 + 180 * (bearing - following > 180)
            )
    return None


def _hyphened(parse: Parse, i: int) -> bool:
    return i + 2 < len(parse.tokens) and parse.tokens[i + 1].text == "-"


def _aside(here: Spot, first: int, km: float, bearing: float | None, wording: str) -> Spot:
    """The spot so many kilometres to one side; all round where no side is told."""
    if bearing is None:
        return here._replace(km=here.km + km, first=first)
    up = km * math.cos(math.radians(bearing)) / _KM_PER_DEGREE
    latitude = max(-89.9, min(89.9, here.latitude + up))
    side = (
        km
        * math.sin(math.radians(bearing))
        / (_KM_PER_DEGREE * math.cos(math.radians(here.latitude)) or 1e-9)
    )
    longitude = (here.longitude + side + 180) % 360 - 180
    radius = max(5.0, min(here.km, km) + _VAGUE * km)
    return Spot(latitude, longitude, radius, first, here.last, moved=True, wording=wording)


def _off(parse: Parse, mention: Mention, start: int) -> int | None:
    """The token "off" of "off X", "off the coast of X", "off X's coast"; None where the name does not follow one."""
    tokens = parse.tokens
    beyond = tokens[mention.last : mention.last + 3]
    for i in range(mention.first - 1, start - 1, -1):
        if tokens[i].lower == "off":
            words_between = {t.lower for t in tokens[i + 1 : mention.first]} - BEARINGS.keys() - {"of", "the"}
            coast = words_between <= _COASTS and (words_between or any(t.lower in _COASTS for t in beyond))
            bare = i == mention.first - 1 and (not beyond or beyond[0].pos not in ("NOUN", "PROPN"))
            return i if coast or bare else None
    return None


def _at_sea(here: Spot, first: int, coast: Line | None, entry: Entry, bearing: float | None) -> Spot:
    if coast is None:
        return here._replace(km=here.km + OFF_KM, first=first)
    latitude, longitude, km = coast.side(bearing)
    return Spot(latitude, longitude, km + OFF_KM, first, here.last, moved=True, wording=f"off {entry.name}")
