"""Readings and traces made by hand: invented, and small enough to be checked by eye."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Any

from rich.console import Console

from headwater.records import (
    Actor,
    Bounds,
    Claim,
    ClaimPlace,
    ClaimTime,
    ContradictedValue,
    Contradiction,
    Event,
    EventClaim,
    Evidence,
    Interval,
    Link,
    Origin,
    OriginClass,
    Participant,
    Passage,
    Published,
    Quantity,
    Reading,
    Relay,
    Report,
    Resolved,
    Source,
    Span,
    Trace,
    TracedReport,
)

TEXT = """Ferry held at Harstad

Guards held a ferry in Harstad on Monday, two dockers told Radio Fjell. It carried salt.

Picture: the quay, 2011. Archive"""

HARSTAD = Resolved(3150, "Harstad", "NO", "Troms", 68.8, 16.5, "PPLA2", 10.0)
MONDAY = Interval.day(date(2023, 5, 1))
OUTLET = Source("s1", "outlet", "Nordlys Posten", "")
RADIO = Source("s2", "outlet", "Radio Fjell", "")
DOCKERS = Source("s3", "anonymous", None, "two dockers", count=Bounds(2, 2))
NOBODY = Source("s4", "unattributed", None, "")


def at(words: str, text: str = TEXT) -> Span:
    """Where these words stand in the text; ValueError where they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str = TEXT, **fields: Any) -> Report:
    """A report of Nordlys Posten."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(**({"id": "r1", "sha256": digest, "text": text, "outlet": "Nordlys Posten"} | fields))


def claim(words: str = "Guards held a ferry in Harstad on Monday", text: str = TEXT, **fields: Any) -> Claim:
    """The claim that stands in these words."""
    made: dict[str, Any] = {
        "id": "c1",
        "text": words,
        "evidence": (at(words, text),),
        "plover": None,
        "status": "happened",
        "stance": "asserts",
        "main": True,
        "participants": (),
        "time": None,
        "place": None,
        "count": None,
        "chain": ("s1", "s2", "s3"),
        "time_reason": "no day in its sentence",
    }
    return Claim(**(made | fields))


HELD = claim(
    plover="COERCE",
    participants=(Participant("actor", "a1"), Participant("recipient", "a2")),
    time=ClaimTime(MONDAY, (at("Monday"),)),
    time_reason=None,
    place=ClaimPlace(HARSTAD, Span(46, 53)),
    count=Quantity(Bounds(1, 1), "ferry", at("a ferry")),
)
SALT = claim(
    "It carried salt.", id="c2", main=False, chain=("s1", "s4"), place_reason="no place in its sentence"
)


def reading(**fields: Any) -> Reading:
    """A report with one main claim through two links, and one of the background."""
    made: dict[str, Any] = {
        "report": report(),
        "language": "en",
        "published": Published(Interval.day(date(2023, 5, 2)), "given", "from the metadata"),
        "passages": (
            Passage(at("Ferry held at Harstad\n\n"), "headline"),
            Passage(Span(23, TEXT.index("Picture")), "body"),
            Passage(at("Picture: the quay, 2011. Archive"), "caption"),
        ),
        "actors": (
            Actor("a1", "group", "guards", (at("Guards"),)),
            Actor("a2", "group", "ferry", (at("a ferry"),)),
        ),
        "sources": (OUTLET, RADIO, DOCKERS, NOBODY),
        "claims": (HELD, SALT),
    }
    return Reading(**(made | fields))


POSTEN = Link("outlet", "Nordlys Posten", "")
FJELL = Link("outlet", "Radio Fjell", "")
UNNAMED = Link("anonymous", None, "two dockers", Bounds(2, 2))


def event_claim(
    name: str = "r1", chain: tuple[Link, ...] = (POSTEN, FJELL, UNNAMED), **fields: Any
) -> EventClaim:
    """A claim of report `name`, at the words of HELD."""
    made: dict[str, Any] = {
        "report": name,
        "claim": "c1",
        "stance": "asserts",
        "status": "happened",
        "main": True,
        "chain": chain,
        "evidence": HELD.evidence,
    }
    return EventClaim(**(made | fields))


def event(**fields: Any) -> Event:
    """An event that two reports tell, the first after the second."""
    made: dict[str, Any] = {
        "id": "e1",
        "what": "Guards held a ferry in Harstad",
        "plover": "COERCE",
        "when": MONDAY,
        "where": HARSTAD,
        "claims": (event_claim(), event_claim("r2", (FJELL, UNNAMED))),
        "articles": 2,
        "outlets": 2,
        "gateways": Bounds(1, 1),
        "origins": Bounds(1, 2),
        "origin_classes": (OriginClass((Origin("r2", "two dockers"),), Bounds(2, 2), "anonymous"),),
        "relations": (),
        "reason": "r1 credits r2; two dockers are two.",
    }
    return Event(**(made | fields))


RELAY = Relay(
    "r1", "r2", None, "credit", (Evidence("r1", at("told Radio Fjell")),), "names the outlet", ("c1",)
)
COUNTS = Contradiction(
    "count",
    (ContradictedValue("one ferry", (("r1", "c1"),)), ContradictedValue("two ferries", (("r2", "c1"),))),
)


def traced(name: str, **fields: Any) -> TracedReport:
    """A report of the pile."""
    made: dict[str, Any] = {"outlet": "Radio Fjell", "title": None, "url": None}
    return TracedReport(name, published=Published(MONDAY, "given", ""), **(made | fields))


def trace(*events: Event, relays: Iterable[Relay] = (RELAY,), **fields: Any) -> Trace:
    """A pile of two reports."""
    made: dict[str, Any] = {"reports": (traced("r1"), traced("r2"))}
    return Trace(relays=tuple(relays), events=events or (event(),), **(made | fields))


def console(width: int = 80) -> Console:
    """A console that nobody looks at: no colour, as in a pipe."""
    return Console(file=StringIO(), width=width, force_terminal=False)


def printed(target: Console) -> str:
    """What was printed on a console() of here."""
    file = target.file
    assert isinstance(file, StringIO)
    return file.getvalue()
