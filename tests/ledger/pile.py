"""A reader and a tracer that are simple enough to check by eye, for tests of what the ledger does with their work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from headwater.errors import UnreadableInput
from headwater.records import (
    Bounds,
    Claim,
    Event,
    EventClaim,
    Evidence,
    Interval,
    Link,
    Origin,
    OriginClass,
    Passage,
    Published,
    Reading,
    Relay,
    Report,
    Source,
    Span,
    Trace,
    TracedReport,
    Via,
)
from tests.conftest import make_report

HALF = 2


def report(name: str, text: str, **fields: str) -> Report:
    """A report with this id; each sentence of the text will be a claim, "from X" a credit to outlet X."""
    return make_report(text, id=name, captured_from=f"{name}.txt", **fields)


def read(one: Report) -> Reading:
    claims, start = [], 0
    for number, sentence in enumerate(one.text.split(". ")):
        span = Span(start, start + len(sentence))
        start += len(sentence) + len(". ")
        claims.append(
            Claim(
                id=f"c{number}", text=sentence, evidence=(span,), plover=None, status="happened", stance="asserts",
                main=number == 0, participants=(), time=None, place=None, count=None, chain=("s0", "s1"),
            )
        )  # fmt: skip
    _, _, credited = one.text.rpartition(" from ")
    return Reading(
        report=one,
        language="en",
        published=Published(one.published, "given", "given") if one.published else UNDATED,
        passages=(Passage(Span(0, len(one.text)), "body"),),
        sources=(Source("s0", "outlet", one.outlet, ""), Source("s1", "unattributed", None, "own voice")),
        claims=tuple(claims),
        via=(Via(credited, None),) if credited != one.text else (),
    )


def refuse(error: UnreadableInput) -> None:
    """For tests in which nothing may be refused."""
    raise error


UNDATED = Published(Interval(None, None), "unknown", "no date")


@dataclass
class Reader:
    """Counts what it was asked to read."""

    asked: list[str] = field(default_factory=list)
    calls: int = 0

    def __call__(self, reports: Iterable[Report]) -> Iterator[Reading]:
        self.calls += 1
        for one in reports:
            self.asked.append(one.id)
            yield read(one)


@dataclass
class Tracer:
    """Joins equal sentences into an event, and ties a credit to every report of the outlet; counts what it saw."""

    seen: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, readings: Sequence[Reading]) -> Trace:
        self.seen.append(tuple(reading.report.id for reading in readings))
        return trace(readings)


def trace(readings: Sequence[Reading]) -> Trace:
    pile = sorted(readings, key=lambda reading: reading.report.id)
    groups: dict[str, list[tuple[Reading, Claim]]] = defaultdict(list)
    for reading in pile:
        for claim in reading.claims:
            groups[claim.text].append((reading, claim))
    return Trace(
        reports=tuple(
            TracedReport(r.report.id, r.report.outlet, r.report.title, None, r.published) for r in pile
        ),
        relays=tuple(relay for reading in pile for relay in _relays(reading, pile)),
        events=tuple(_event(f"t{number}", groups[text]) for number, text in enumerate(sorted(groups))),
    )


def _relays(reading: Reading, pile: Sequence[Reading]) -> Iterator[Relay]:
    shown = (Evidence(reading.report.id, Span(0, 1)),)
    for via in reading.via:
        for other in pile:
            if other.report.outlet == via.name and other is not reading:
                yield Relay(reading.report.id, other.report.id, None, "credit", shown, "it credits it")


def _event(name: str, group: Sequence[tuple[Reading, Claim]]) -> Event:
    told = sorted({reading.report.id for reading, _ in group})
    first, claim = group[0]
    words = set(claim.text.split())
    return Event(
        id=name, what=claim.text, plover=None, when=first.published.interval if first.report.published else None,
        where=None,
        claims=tuple(
            EventClaim(r.report.id, c.id, "asserts", "happened", c.main, (Link("unattributed", None, ""),), c.evidence)
            for r, c in group
        ),
        articles=len(told), outlets=len({r.report.outlet for r, _ in group}), gateways=Bounds(1, len(told)),
        origins=Bounds(1, max(1, len(told) // HALF)),
        origin_classes=(OriginClass((Origin(first.report.id, "s1"),), Bounds(1, 1), "unattributed"),),
        relations=(), reason="the same sentence",
        disputed_by=(Origin(told[0], "s1"),) if "denied" in words else (), retracted="withdrawn" in words,
    )  # fmt: skip
