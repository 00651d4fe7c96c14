"""The toponyms of a report: recognised, resolved, each with its confidence, or left open with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from headwater.records import Parse, Place, Report, Resolved

from . import context, evidence, resolve
from .gazetteer import Entry, Gazetteer
from .mentions import Mention, gather
from .outlet import Outlet, outlet_of
from .use import beyond, use_of
from .words import weights

# Added to the log-odds of every mention, so that recall is worth what it costs in precision (bench/place_threshold.py).
LENIENCY = 0.75
# The product of two probabilities that rest on the same evidence is too low; raised to this power it says how often
# such answers are right (bench/place_threshold.py prints both).
CALIBRATION = 0.7
# Below this confidence no place is named: about two thirds of the answers that it holds back would be wrong.
THRESHOLD = 0.25
SITE_KM = 25.0  # an airport bears the name of a town from which it lies about so far at most


def locate(
    report: Report, parse: Parse, gazetteer: Gazetteer, threshold: float = THRESHOLD
) -> tuple[Place, ...]:
    """Every place named in the report, in the order of the text; spans do not overlap.

    A place of which we are less sure than `threshold` (0 to 1) stays unresolved, with a reason.
    """
    outlet = outlet_of(report)
    found = recognise(parse, gazetteer, outlet)
    chosen = choose(parse, [mention for mention, _ in found], outlet)
    return tuple(
        _place(parse, mention, chosen[n], (sure * chosen[n].share) ** CALIBRATION, threshold, gazetteer)
        for n, (mention, sure) in enumerate(found)
    )


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
    return [(mentions[n], 1 / (1 + exp(-scores[n]))) for n in apart(mentions, scores, -LENIENCY)]


def known(parse: Parse, sure: Sequence[Mention], outlet: Outlet) -> list[Entry]:
    """The places that sure mentions stand for, where one is more likely than all others."""
    choices = choose(parse, sure, outlet, rounds=1).values()
    return [choice.entry for choice in choices if choice.entry is not None and choice.share > 0.5]


def choose(
    parse: Parse, mentions: Sequence[Mention], outlet: Outlet, rounds: int = resolve.ROUNDS
) -> dict[int, resolve.Choice]:
    """The choice for each mention (by number); in the light of the outlet."""
    senses = resolve.senses(parse, mentions)
    choices = resolve.resolve(senses, outlet, rounds)
    return {n: choice for sense, choice in zip(senses, choices, strict=True) for n in sense.mentions}


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


def _place(
    parse: Parse,
    mention: Mention,
    choice: resolve.Choice,
    confidence: float,
    threshold: float,
    gazetteer: Gazetteer,
) -> Place:
    span = parse.span(mention.first, mention.last)
    entry = choice.entry
    reason = _reason(mention, choice, gazetteer) if entry is None or confidence < threshold else None
    resolved = None if reason or entry is None else _resolved(parse, mention, entry, gazetteer)
    use = use_of(parse, mention, entry)
    return Place(span, span.of(parse.text), resolved, round(confidence, 3), reason, use)


def _reason(mention: Mention, choice: resolve.Choice, gazetteer: Gazetteer) -> str:
    if choice.entry is None:
        kinds = {
            "road": "a street or road: the gazetteer holds none",
            "site": "no such site in the gazetteer",
        }
        return kinds.get(mention.form, "no place of this name in the gazetteer")
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


def _resolved(parse: Parse, mention: Mention, entry: Entry, gazetteer: Gazetteer) -> Resolved:
    precision = entry.precision_km + beyond(parse, mention)
    if mention.form in ("site", "at site"):
        precision = max(precision, SITE_KM)
    return Resolved(
        geonames_id=entry.geonames_id,
        name=entry.name,
        country=entry.country,
        admin1=entry.name if entry.feature == "ADM1" else gazetteer.name_of(entry.admin1),
        latitude=entry.latitude,
        longitude=entry.longitude,
        feature=entry.feature,
        precision_km=round(precision, 1),
    )
