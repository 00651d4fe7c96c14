"""The toponyms of a report: recognised, resolved, each with its confidence, or left open with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from headwater.records import Parse, Place, Report

from . import borders, context, evidence, hamlets, peoples, placing, resolve
from .gazetteer import Entry, Gazetteer
from .mentions import Mention, gather
from .outlet import Outlet, outlet_of
from .placing import Answer
from .told import introduced
from .words import weights

# Added to the log-odds of every mention, so that recall is worth what it costs in precision (bench/place_threshold.py).
LENIENCY = 0.75
# Added where the text says in so many words that the name is a settlement ("the village of X").
TOLD = 3.0
# Taken off where the name is the end of another one, that the gazetteer lacks ("the Gulf of X", "Lake of the X").
PART = 9.0
WATERS = frozenset("gulf bay strait straits sea cape lake bight isle isles sound cove".split())
# The product of two probabilities that rest on the same evidence is too low; raised to this power it says how often
# such answers are right (bench/place_threshold.py prints both).
CALIBRATION = 0.7
# Below this confidence no place is named: about two thirds of the answers that it holds back would be wrong.
THRESHOLD = 0.25


def locate(
    report: Report, parse: Parse, gazetteer: Gazetteer, threshold: float = THRESHOLD
) -> tuple[Place, ...]:
    """Every place named in the report, in the order of the text; spans do not overlap.

    A place of which we are less sure than `threshold` (0 to 1) stays unresolved, with a reason.
    """
    outlet = outlet_of(report, gazetteer)
    found = recognise(parse, gazetteer, outlet)
    mentions = [mention for mention, _ in found]
    spoken = peoples.gather(parse, gazetteer, mentions)
    chosen = choose(parse, [*mentions, *spoken], outlet)
    answers = [
        Answer(mention, resolve.fitting(mention, chosen[n]), confidence, confidence >= threshold)
        for n, (mention, likely) in enumerate(found)
        for confidence in ((likely * chosen[n].share) ** CALIBRATION,)
    ]
    lines = borders.find(parse, answers, spoken, gazetteer, outlet)
    toponyms = hamlets.settle(parse, answers, placing.places(parse, answers, lines.modifiers, gazetteer))
    covered = {i for place in toponyms for i in parse.within(place.span)}
    lands = [
        land
        for land in placing.lands(parse, spoken, mentions, gazetteer)
        if covered.isdisjoint(parse.within(land.span))
    ]
    told = [*toponyms, *lines.places, *lands]
    return tuple(sorted(told, key=lambda place: place.span.start))


def recognise(parse: Parse, gazetteer: Gazetteer, outlet: Outlet) -> list[tuple[Mention, float]]:
    """The mentions that are places, the surest of those that overlap, each with its probability (0 to 1)."""
    mentions = gather(parse, gazetteer)
    around = evidence.survey(parse, mentions)
    fitted = weights("recognition")
    scores = [
        fitted["always"] + sum(fitted.get(name, 0.0) for name in evidence.of(parse, mentions, n, around))
        for n in range(len(mentions))
    ]
    sure = [mentions[n] for n in apart(mentions, scores, context.SURE)]
    again = context.reconsider(parse, mentions, scores, known(parse, sure, outlet))
    scores = [
        fitted["again: always"]
        + fitted["again: score"] * score
        + sum(fitted.get(name, 0.0) for name in names)
        for score, names in zip(scores, again, strict=True)
    ]
    told = {(one.first, one.last) for one in introduced(parse) if one.start < one.first}
    scores = [
        score + TOLD * (mention.form == "name" and (mention.first, mention.last) in told)
        for mention, score in zip(mentions, scores, strict=True)
    ]
    scores = [score - PART * _is_part(parse, one) for score, one in zip(scores, mentions, strict=True)]
    return [(mentions[n], 1 / (1 + exp(-scores[n]))) for n in apart(mentions, scores, -LENIENCY)]


def _is_part(parse: Parse, mention: Mention) -> bool:
    """Whether a mention is the end of a longer name of a water or a headland, or the word with which that begins."""
    tokens = parse.tokens
    if mention.last - mention.first == 1 and tokens[mention.first].lower in WATERS:
        return [token.lower for token in tokens[mention.last : mention.last + 1]] == ["of"]
    before = tokens[max(0, mention.first - 3) : mention.first]
    words = [token.lower for token in before if token.lower != "the"]
    if len(words) < 2 or words[-1] != "of" or words[-2] not in WATERS:
        return False
    return any(token.lower == words[-2] and token.text[0].isupper() for token in before)


def known(parse: Parse, sure: Sequence[Mention], outlet: Outlet) -> list[Entry]:
    """The places that sure mentions stand for, where one is more likely than all others."""
    choices = choose(parse, sure, outlet, rounds=1).values()
    return [choice.entry for choice in choices if choice.entry is not None and choice.share > 0.5]


def choose(
    parse: Parse, mentions: Sequence[Mention], outlet: Outlet, rounds: int = resolve.ROUNDS
) -> dict[int, resolve.Choice]:
    """The choice for each mention (by number); in the light of the outlet."""
    named = senses(parse, mentions, outlet)
    choices = resolve.resolve(named, outlet, rounds)
    return {n: choice for sense, choice in zip(named, choices, strict=True) for n in sense.mentions}


def senses(parse: Parse, mentions: Sequence[Mention], outlet: Outlet) -> list[resolve.Sense]:
    """The names of a report, and the town in its outlet's name where the report does not name that itself."""
    named = resolve.senses(parse, mentions)
    keys = {sense.key for sense in named}
    return [*named, *(home for home in resolve.at_home(outlet) if home.key not in keys)]


def apart(mentions: Sequence[Mention], scores: Sequence[float], least: float) -> list[int]:
    """Numbers of the best mentions above `least` of which no two overlap, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for n in sorted(range(len(mentions)), key=lambda n: (-scores[n], mentions[n].first, mentions[n].last)):
        if scores[n] <= least:
            break
        tokens = range(mentions[n].first, mentions[n].last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(n)
    return sorted(kept, key=lambda n: mentions[n].first)
