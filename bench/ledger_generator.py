"""Makes a synthetic ledger: readings and a trace of invented reports, to measure the ledger and the page at any size.

Nothing in it was written, read or traced: words are syllables, outlets and places do not exist, and the trace is the
one that the generator knows to be true. It says nothing of how well Headwater reads or traces.

    python bench/ledger_generator.py --reports 10000 --ledger big-ledger
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import get_args

from headwater.ledger import Ledger, open_ledger
from headwater.records import (
    Actor,
    Attribution,
    Bounds,
    Claim,
    ClaimPlace,
    ClaimTime,
    Event,
    EventClaim,
    Evidence,
    Interval,
    Link,
    Origin,
    OriginClass,
    Participant,
    Passage,
    Plover,
    Published,
    Reading,
    Relay,
    Report,
    Resolved,
    Source,
    Span,
    Timex,
    Trace,
    TracedReport,
    Verdict,
)

SEED = 20_240_501
OUTLETS, PLACES, WORDS = 150, 400, 60_000
SENTENCES = 22
"""Sentences of a report, each a claim; with 22 words each a report has about 500 words, as news has."""
SENTENCE_WORDS = 22
SHARED = 5
"""Claims of a report that tell of its story, each an event."""
ALONE = 2
"""Further claims of a report that are events, of this report alone; the rest are no events, as most claims are none."""
MOST_ARTICLES = 60
FIRST_DAY, DAYS = date(2023, 1, 1), 500
_START = "bdfghklmnprstvz"
_VOWELS = "aeiou"


@dataclass(frozen=True)
class World:
    """The invented words, outlets and places; the commonest words first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    outlets: tuple[str, ...]
    places: tuple[Resolved, ...]


@dataclass
class Story:
    """What several reports tell: a day, a place, and the sentences that they share."""

    day: date
    place: Resolved
    plover: tuple[Plover, ...]
    sentences: tuple[str, ...]
    reports: list[str] = field(default_factory=list)


def world(chance: Random) -> World:
    """Words by Zipf's law."""
    words = sorted({_word(chance) for _ in range(2 * WORDS)})
    chance.shuffle(words)
    words = words[:WORDS]
    names = [word.title() for word in words[200 : 200 + OUTLETS + PLACES]]
    places = tuple(
        Resolved(
            9_000_000 + i, name, "XX", None, chance.uniform(-60, 60), chance.uniform(-180, 180), "PPL", 5.0
        )
        for i, name in enumerate(names[OUTLETS:])
    )
    kinds = ("Post", "Radio", "Courier", "Wire", "Herald")
    outlets = tuple(f"{name} {chance.choice(kinds)}" for name in names[:OUTLETS])
    return World(tuple(words), tuple(accumulate(1 / (rank + 3) for rank in range(WORDS))), outlets, places)


def _word(chance: Random) -> str:
    return "".join(chance.choice(_START) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 4)))


def _sentence(chance: Random, known: World) -> str:
    words = chance.choices(known.words, cum_weights=known.weights, k=SENTENCE_WORDS)
    return " ".join((words[0].title(), *words[1:])) + "."


def _story(chance: Random, known: World) -> Story:
    place = chance.choice(known.places)
    lines = tuple(f"{_sentence(chance, known)[:-1]} in {place.name}." for _ in range(SHARED))
    types = tuple(chance.choice(get_args(Plover)) for _ in range(SHARED))
    return Story(FIRST_DAY + timedelta(days=chance.randrange(DAYS)), place, types, lines)


def readings(count: int, chance: Random, known: World, stories: list[Story]) -> Iterator[Reading]:
    """So many reports, story by story; the size of a story is drawn from a long-tailed distribution."""
    made = 0
    while made < count:
        story = _story(chance, known)
        stories.append(story)
        for _ in range(min(count - made, MOST_ARTICLES, int(chance.paretovariate(1.1)))):
            name = f"synthetic-{made:06}"
            story.reports.append(name)
            made += 1
            yield _reading(name, story, chance, known)


def _reading(name: str, story: Story, chance: Random, known: World) -> Reading:
    lines = [*story.sentences, *(_sentence(chance, known) for _ in range(SENTENCES - SHARED))]
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    text = " ".join(lines)
    outlet = chance.choice(known.outlets)
    day = Interval.day(story.day + timedelta(days=chance.randrange(4)))
    place = story.place
    times = tuple(
        Timex(
            Span(span.start, span.start + 4),
            "then",
            "DATE",
            story.day.isoformat(),
            Interval.day(story.day),
            "report",
        )
        for span in spans[:SHARED]
    )
    return Reading(
        report=Report(
            id=name, sha256=sha256(text.encode()).hexdigest(), text=text, outlet=outlet,
            url=f"https://example.org/{name}", title=lines[0][:60], published=day,
        ),
        language="en",
        published=Published(day, "given", "given with the report"),
        passages=tuple(Passage(span, "body") for span in spans),
        times=times,
        actors=tuple(Actor(f"a{i}", "group", lines[i].split()[0], (spans[i],)) for i in range(10)),
        sources=(
            Source("s0", "outlet", outlet, ""),
            Source("s1", "anonymous", None, "a resident", (spans[0],)),
            Source("s2", "unattributed", None, "own voice"),
        ),
        attributions=tuple(
            Attribution(f"q{i}", "s1", (spans[i],), (spans[i],), (spans[i],), "indirect", cue="say") for i in range(7)
        ),
        claims=tuple(
            Claim(
                id=f"c{i}", text=line, evidence=(span,), plover=story.plover[i] if i < SHARED else None,
                status="happened", stance="asserts", main=i == 0,
                participants=(Participant("actor", f"a{i % 10}", span),),
                time=ClaimTime(Interval.day(story.day), (times[i].span,)) if i < SHARED else None,
                place=ClaimPlace(place, span) if i < SHARED else None, count=None,
                chain=("s0", "s1") if i < 7 else ("s0", "s2"), head=Span(span.start, span.start + 4),
                time_reason=None if i < SHARED else "no dated expression in the clause, nor in one that it carries on",
                place_reason=None if i < SHARED else "no place in the clause that is told as where it happened",
            )
            for i, (line, span) in enumerate(zip(lines, spans, strict=True))
        ),
    )  # fmt: skip


def trace(pile: Sequence[Reading], stories: Sequence[Story], chance: Random) -> Trace:
    """The trace that is true by construction: one event for each shared sentence, a few that stand alone."""
    by_id = {reading.report.id: reading for reading in pile}
    events: list[Event] = []
    relays: list[Relay] = []
    for story in stories:
        told = [by_id[name] for name in story.reports]
        relays += [
            _relay(sender, chance.choice(told[:i]))
            for i, sender in enumerate(told)
            if i and chance.random() < 0.8
        ]
        for i in range(SHARED):
            events.append(_event(len(events), [(reading, reading.claims[i]) for reading in told], chance))
        for reading in told:
            for claim in reading.claims[SHARED : SHARED + ALONE]:
                events.append(_event(len(events), [(reading, claim)], chance))
    reports = tuple(
        TracedReport(r.report.id, r.report.outlet, r.report.title, r.report.url, r.published) for r in pile
    )
    return Trace(reports, tuple(relays), tuple(events))


def _relay(sender: Reading, to: Reading) -> Relay:
    shown = tuple(Evidence(reading.report.id, reading.claims[0].evidence[0]) for reading in (sender, to))
    claims = tuple(f"c{i}" for i in range(SHARED))
    return Relay(sender.report.id, to.report.id, None, "copy", shown, "it repeats its wording", claims)


def _event(number: int, told: Sequence[tuple[Reading, Claim]], chance: Random) -> Event:
    first = told[0][1]
    most = chance.randint(1, len(told))
    least = chance.randint(1, most)
    voices = [Origin(reading.report.id, claim.chain[-1]) for reading, claim in told[:most]]
    return Event(
        id=f"e{number}",
        what=first.text,
        plover=first.plover,
        when=first.time.interval if first.time else None,
        where=first.place.resolved if first.place else None,
        claims=tuple(_claim(reading, claim) for reading, claim in told),
        articles=len(told),
        outlets=len({reading.report.outlet for reading, _ in told}),
        gateways=Bounds(1, most),
        origins=Bounds(least, most),
        origin_classes=tuple(OriginClass((voice,), Bounds(1, 1), "anonymous") for voice in voices),
        relations=tuple(
            Verdict(i, i + 1, "unknown", "an unnamed source and another report's") for i in range(most - 1)
        ),
        reason=f"{len(told)} reports tell of it",
        disputed_by=(voices[0],) if chance.random() < 0.03 else (),
        retracted=chance.random() < 0.01,
    )


def _claim(reading: Reading, claim: Claim) -> EventClaim:
    sources = {source.id: source for source in reading.sources}
    chain = tuple(
        Link(sources[name].kind, sources[name].name, sources[name].description, source=name)
        for name in claim.chain
    )
    return EventClaim(
        reading.report.id, claim.id, claim.stance, claim.status, claim.main, chain, claim.evidence
    )


def fill(ledger: Ledger, count: int, seed: int = SEED) -> tuple[float, float]:
    """Put so many synthetic reports into a ledger; the seconds that adding and that tracing took to be written."""
    chance = Random(seed)  # noqa: S311  # no secret: the same pile each time is what is wanted
    stories: list[Story] = []
    made = {reading.report.id: reading for reading in readings(count, chance, world(chance), stories)}
    start = time.perf_counter()
    ledger.add(
        (reading.report for reading in made.values()), lambda found: (made[one.id] for one in found), _refuse
    )
    added = time.perf_counter()
    ledger.retrace(lambda pile: trace(pile, stories, chance))
    return added - start, time.perf_counter() - added


def _refuse(error: Exception) -> None:
    raise error


def main() -> None:
    """Make the ledger that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--ledger", type=Path, required=True)
    arguments = parser.parse_args()
    with open_ledger(arguments.ledger, create=True) as ledger:
        added, traced = fill(ledger, arguments.reports)
        sys.stdout.write(
            f"{ledger.count():,} synthetic reports: {added:.1f} s to add, {traced:.1f} s to read back and trace\n"
        )


if __name__ == "__main__":
    main()
