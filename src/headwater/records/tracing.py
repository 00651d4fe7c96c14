"""What the tracer finds in a pile of reports: relays, events, and how many origins stand behind each.

The words are those of the counting rules (docs/origins.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .reading import Plover, Resolved, SourceKind, Stance, Status
from .report import Published
from .spans import ONE, Bounds, Interval, Span

RelayKind = Literal["credit", "copy"]
Field = Literal["when", "where", "count", "actor", "what"]
Relation = Literal["same", "different", "unknown"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of one report that show something."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class TracedReport:
    """A report of the pile with what it updates or takes back, each with the characters that say so."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: Published
    version_of: str | None = None
    retracts: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """Report `sender` takes something from report `to`, or from outlet `to_outlet` whose report is not in the pile.

    `claims` are the ids of the claims of `sender` that it covers; empty where it covers the whole report.
    """

    sender: str
    to: str | None
    to_outlet: str | None
    kind: RelayKind
    evidence: tuple[Evidence, ...]
    reason: str
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.to is None) == (self.to_outlet is None):
            raise ValueError("a relay leads to a report of the pile or to an outlet outside of it")
        if self.to == self.sender:
            raise ValueError(f"a report does not relay itself: {self.sender}")
        if not self.evidence:
            raise ValueError("a relay needs evidence")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain as it is printed; `count` is how many speakers it stands for."""

    kind: SourceKind
    name: str | None
    description: str
    count: Bounds = ONE
    source: str = ""
    speaks_for: str | None = None
    observed: bool = False


@dataclass(frozen=True, slots=True)
class EventClaim:
    """A claim of one report as part of an event."""

    report: str
    claim: str
    stance: Stance
    status: Status
    main: bool
    chain: tuple[Link, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of one report as an origin: `report` is the one whose words describe it (after the relays).

    `source` is what that report calls it, `source_id` its id there; empty where a report leans on another's source.
    """

    report: str
    source: str
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class OriginClass:
    """Origins that are known to be the same, with how many speakers they stand for."""

    members: tuple[Origin, ...]
    count: Bounds
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of two origins (classes by number): a relation with its reason; no verdict on truth."""

    first: int
    second: int
    relation: Relation
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ContradictedValue:
    """One of the values that claims give to a field."""

    value: str
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field on which claims of one event differ."""

    field: Field
    values: tuple[ContradictedValue, ...]

    def __post_init__(self) -> None:
        if self.field not in get_args(Field):
            raise ValueError(f"no field: {self.field!r}")
        if len(self.values) < 2:
            raise ValueError("a contradiction has two values at least")


@dataclass(frozen=True, slots=True)
class Event:
    """The occurrence that claims of several reports are about, and the count of its origins."""

    id: str
    what: str
    plover: Plover | None
    when: Interval | None
    where: Resolved | None
    claims: tuple[EventClaim, ...]
    articles: int
    outlets: int
    gateways: Bounds
    origins: Bounds
    origin_classes: tuple[OriginClass, ...]
    relations: tuple[Verdict, ...]
    reason: str
    contradictions: tuple[Contradiction, ...] = ()
    disputed_by: tuple[Origin, ...] = ()
    retracted: bool = False

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"an event without claims: {self.id}")


@dataclass(frozen=True, slots=True)
class Trace:
    """A pile, traced."""

    reports: tuple[TracedReport, ...]
    relays: tuple[Relay, ...]
    events: tuple[Event, ...]
