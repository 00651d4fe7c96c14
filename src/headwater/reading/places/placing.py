"""From a mention and the choice made for it to the record: point, extent and use, or the reason for none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from headwater.records import Parse, Place, PlaceUse, Resolved

from . import beside, resolve
from .beside import Spot
from .gazetteer import Entry, Gazetteer
from .mentions import Mention
from .use import use_of, use_words

PEOPLE_SURE = 0.9  # a people has one land, but its word can be a language or a kitchen
SITE_KM = 25.0  # an airport bears the name of a town from which it lies about so far at most


class Answer(NamedTuple):
    """A mention with the choice made for it, how sure that is (0 to 1), and whether that is sure enough."""

    mention: Mention
    choice: resolve.Choice
    confidence: float
    sure: bool

    @property
    def entry(self) -> Entry | None:
        """The place, where it is sure enough."""
        return self.choice.entry if self.sure else None


def places(
    parse: Parse, answers: Sequence[Answer], modifiers: Collection[int], gazetteer: Gazetteer
) -> list[Place]:
    """The record of each answer; the names that begin at the tokens `modifiers` only tell which border is meant."""
    halfway = beside.between(parse, [a.mention for a in answers], [a.entry for a in answers])
    found = []
    for n, answer in enumerate(answers):
        mention, entry = answer.mention, answer.entry
        span = parse.span(mention.first, mention.last)
        use: PlaceUse = "associative"
        if mention.first not in modifiers:
            use = use_of(parse, mention, answer.choice.entry)
        if entry is None:
            reason = _reason(answer, gazetteer)
            found.append(Place(span, span.of(parse.text), None, round(answer.confidence, 3), reason, use))
            continue
        after = answers[n - 1].mention.last if n else 0
        spot = halfway.get(n) or beside.spot(parse, mention, entry, gazetteer, after)
        resolved = _resolved(mention, entry, spot, gazetteer)
        words = (parse.span(spot.first, spot.last),) if spot.first < spot.last else ()
        found.append(
            Place(span, span.of(parse.text), resolved, round(answer.confidence, 3), None, use, words)
        )
    return found


def lands(
    parse: Parse, spoken: Sequence[Mention], toponyms: Sequence[Mention], gazetteer: Gazetteer
) -> list[Place]:
    """The lands of "a Chadian town", "off the Kenyan coast": there, and only there, the word of a people says where.

    "The Kenyan capital" is the town itself.
    Where the town itself is named beside it ("the Kenyan town of Garissa") that name says it.
    """
    starts = {one.first for one in toponyms}
    found = []
    for one in spoken:
        head = parse.tokens[parse.tokens[one.last - 1].head]
        part = head.text in use_words("part") - use_words("border") and head.i >= one.last
        if part and not any(i in starts for i in range(one.last, head.i + 4)):
            land = one.entries[0]
            entry = gazetteer.capital(land) or land if head.lower == "capital" else land
            spot = beside.spot(parse, one, entry, gazetteer)
            words = (parse.span(min(spot.first, one.first), head.i + 1),)
            resolved, span = _resolved(one, entry, spot, gazetteer), parse.span(one.first, one.last)
            found.append(Place(span, span.of(parse.text), resolved, PEOPLE_SURE, evidence=words))
    return found


def _reason(answer: Answer, gazetteer: Gazetteer) -> str:
    choice = answer.choice
    if choice.entry is None:
        kinds = {
            "road": "a street or road: the gazetteer holds none",
            "site": "no such site in the gazetteer",
        }
        return kinds.get(answer.mention.form, "no place of this name in the gazetteer")
    nearest = describe(choice.entry, gazetteer)
    if choice.none > choice.share:
        return f"probably none of the places of this name that the gazetteer knows (such as {nearest})"
    if choice.rival is not None:
        return f"undecided: {nearest}, or {describe(choice.rival, gazetteer)}"
    return f"too unsure that this is a place: {nearest} if it is one"


def describe(entry: Entry, gazetteer: Gazetteer) -> str:
    """A place in words: its name, the unit that holds it, and its country."""
    parts = [entry.name, gazetteer.name_of(entry.admin1), entry.country if entry.feature != "PCLI" else None]
    return ", ".join(filter(None, parts))


def _resolved(mention: Mention, entry: Entry, spot: Spot, gazetteer: Gazetteer) -> Resolved:
    site = mention.form in ("site", "at site")
    return Resolved(
        geonames_id=None if spot.moved else entry.geonames_id,
        name=spot.wording or entry.name,
        country=entry.country,
        admin1=entry.name if entry.feature == "ADM1" else gazetteer.name_of(entry.admin1),
        latitude=spot.latitude,
        longitude=spot.longitude,
        feature=entry.feature,
        precision_km=round(max(spot.km, SITE_KM) if site else spot.km, 1),
    )
