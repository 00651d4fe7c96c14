"""Synthetic piles of ready readings with relays of known truth, for measuring cost.

They are synthetic: no quality is measured on them, and nothing in them is real.

A story is an invented incident; one report has it from its own unnamed source, others relay it by credit, copy it, or
tell it in their own voice, and each report adds some claims of its own about other things.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.records import (
    Claim,
    ClaimTime,
    Interval,
    Passage,
    Plover,
    Published,
    Reading,
    Report,
    Source,
    Span,
)

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran cle dro fle gri".split()
_DEEDS: tuple[tuple[Plover, str, str], ...] = (
    (
        "ASSAULT",
        "Armed men attacked {place} and wounded {number} {people}",
        "In {place}, {number} {people} were hurt by gunmen",
    ),
    (
        "COERCE",
        "Police arrested {number} {people} in {place}",
        "Officers took {number} {people} of {place} into custody",
    ),
    (
        "PROTEST",
        "Some {number} {people} marched through {place} against the new toll",
        "A march of {number} {people} crossed {place}",
    ),
    (
        "SANCTION",
        "The council closed the bridge at {place} to {number} {people}",
        "At {place} the bridge is shut, and {number} {people} wait",
    ),
    (
        "MOBILIZE",
        "The army sent {number} vehicles to {place} to guard the {people}",
        "Army vehicles, {number} of them, guard {people} at {place}",
    ),
)
_PEOPLE = "traders drivers nurses herders miners dockers teachers farmers weavers students".split()
_FIRST_DAY = date(2030, 1, 1)
_OUTLETS = 400
_REPORTS_OF_A_STORY = 8


@dataclass(frozen=True)
class Synthetic:
    """Readings, and the relays between them that are known to be there: (sender, target)."""

    readings: tuple[Reading, ...]
    relays: frozenset[tuple[str, str]]


def make(reports: int, seed: int = 1) -> Synthetic:
    """A pile of so many reports, in stories of eight on average; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # a seed makes the same pile again; nothing is secret
    readings: list[Reading] = []
    relays: set[tuple[str, str]] = set()
    while len(readings) < reports:
        for reading, target in _story(
            chance, len(readings), min(reports - len(readings), chance.randint(1, 15))
        ):
            readings.append(reading)
            if target:
                relays.add((reading.report.id, target))
    return Synthetic(tuple(readings), frozenset(relays))


def _name(chance: random.Random, parts: int = 4) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(parts)).capitalize()


def _story(chance: random.Random, first: int, size: int) -> Iterator[tuple[Reading, str | None]]:
    kind, deed, other = chance.choice(_DEEDS)
    place, people, number = _name(chance), chance.choice(_PEOPLE), chance.randint(3, 90)
    day = _FIRST_DAY + timedelta(days=chance.randint(0, 1500))
    lead = deed.format(place=place, people=people, number=number)
    reworded = other.format(place=place, people=people, number=number)
    details = [f"{_name(chance)} {chance.choice(_PEOPLE)} near {place} {_words(chance, 9)}" for _ in range(4)]
    outlets = chance.sample(range(_OUTLETS), size)
    names = [f"{_outlet(outlet)}" for outlet in outlets]
    for k in range(size):
        way = "source" if k == 0 else chance.choice(("credit", "credit", "copy", "voice", "source"))
        sentences = [lead, *details] if way == "copy" or k == 0 else [reworded]
        sentences += [_words(chance, 14).capitalize() for _ in range(3)]
        target = f"s{first}" if way in ("credit", "copy") else None
        yield (
            _reading(
                f"s{first + k}",
                names[k],
                names[0],
                way,
                sentences,
                (kind, day, day + timedelta(days=1 + k // 4)),
            ),
            target,
        )


def _outlet(number: int) -> str:
    chance = random.Random(number)  # noqa: S311  # the same name for the same number; nothing is secret
    return f"{_name(chance)} {('Courier', 'Post', 'Herald', 'Tribune')[number % 4]}"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(_name(chance, 3).lower() for _ in range(count))


def _reading(
    identity: str, outlet: str, first: str, way: str, sentences: list[str], told: tuple[Plover, date, date]
) -> Reading:
    """A reading with a claim a sentence; the first is the story's, the rest are of no type."""
    kind, day, published = told
    credit = f", {first} reported" if way == "credit" else ""
    text = "\n\n".join(f"{sentence}{credit if i == 0 else ''}." for i, sentence in enumerate(sentences))
    sources = (
        Source("s0", "outlet", outlet, outlet),
        Source("s1", "unattributed", None, "own voice"),
        Source("s2", "outlet", first, first),
        Source("s3", "anonymous", None, "an official there"),
    )
    chain = {"credit": ("s0", "s2", "s1"), "source": ("s0", "s3")}.get(way, ("s0", "s1"))
    claims, passages, start = [], [], 0
    for i, sentence in enumerate(sentences):
        span = Span(start, start + len(sentence))
        whole = Span(start, min(len(text), start + len(sentence) + (len(credit) if i == 0 else 0) + 3))
        start = whole.end
        passages.append(Passage(whole, "body"))
        time = ClaimTime(Interval.day(day), ()) if i == 0 else None
        claims.append(
            Claim(
                f"c{i}",
                sentence,
                (span,),
                kind if i == 0 else None,
                "happened",
                "asserts",
                i == 0,
                (),
                time,
                None,
                None,
                chain if i == 0 else ("s0", "s1"),
                time_reason=None if time else "none told",
            )
        )
    report = Report(
        identity, hashlib.sha256(text.encode()).hexdigest(), text, outlet, published=Interval.day(published)
    )
    days = Published(Interval.day(published), "given", "synthetic")
    return Reading(report, "en", days, tuple(passages), sources=sources, claims=tuple(claims))
