"""A pile of readings, in one order whatever the order of input, with what the stages look up in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from headwater.records import Claim, Interval, Reading, Source, Span

from .names import same_outlet


@dataclass(frozen=True)
class Item:
    """One claim of one report."""

    reading: Reading
    claim: Claim
    chain: tuple[Source, ...]

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.reading.report.id

    @property
    def key(self) -> tuple[str, str]:
        """The ids of its report and its own."""
        return self.reading.report.id, self.claim.id

    @property
    def outlet(self) -> str:
        """The name of its report's outlet, or words that say that it is unknown (each such report is its own)."""
        return outlet_of(self.reading)

    @property
    def wording(self) -> str:
        """The characters of its evidence."""
        return " ".join(span.of(self.reading.report.text) for span in self.claim.evidence)


def outlet_of(reading: Reading) -> str:
    """The outlet's name, or one that no other report shares."""
    return reading.report.outlet or f"unnamed outlet of {reading.report.id}"


@dataclass(frozen=True)
class Pile:
    """All readings by id; made by `Pile.of`."""

    readings: tuple[Reading, ...]
    by_id: dict[str, Reading]
    by_outlet: dict[str, tuple[str, ...]]
    _named: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Pile:
        """The pile, sorted by id; ValueError where an id comes twice."""
        ordered = tuple(sorted(readings, key=lambda reading: reading.report.id))
        by_id = {reading.report.id: reading for reading in ordered}
        if len(by_id) != len(ordered):
            raise ValueError("two readings of one report id in a pile")
        outlets: dict[str, list[str]] = defaultdict(list)
        for reading in ordered:
            if reading.report.outlet:
                outlets[reading.report.outlet].append(reading.report.id)
        return cls(ordered, by_id, {name: tuple(ids) for name, ids in outlets.items()})

    def reports_of(self, outlet: str) -> tuple[str, ...]:
        """Ids of the reports whose outlet goes by this name."""
        if outlet not in self._named:
            names = [name for name in self.by_outlet if same_outlet(name, outlet)]
            self._named[outlet] = tuple(sorted(i for name in names for i in self.by_outlet[name]))
        return self._named[outlet]

    def without(self, reports: frozenset[str]) -> Pile:
        """The pile without these reports."""
        return Pile.of(r for r in self.readings if r.report.id not in reports) if reports else self

    def items(self, report: str) -> tuple[Item, ...]:
        """The claims of one report with their chains."""
        return items_of(self.by_id[report])


def items_of(reading: Reading) -> tuple[Item, ...]:
    """The claims of one reading with their chains."""
    sources = {source.id: source for source in reading.sources}
    return tuple(Item(reading, claim, tuple(sources[i] for i in claim.chain)) for claim in reading.claims)


def not_after(first: Interval, second: Interval) -> bool:
    """Whether the first can be as old as the second or older."""
    return first.earliest is None or second.latest is None or first.earliest <= second.latest


def age(reading: Reading) -> tuple[date, date, str]:
    """Sorts the older report first: latest possible day, then earliest, then id; unknown days come last."""
    days = reading.published.interval
    return days.latest or date.max, days.earliest or days.latest or date.max, reading.report.id


def touching(spans: Sequence[Span], others: Sequence[Span]) -> int:
    """How many characters the first spans share with the others (each joined, sorted)."""
    shared, j = 0, 0
    for span in spans:
        while j and others[j - 1].end > span.start:
            j -= 1
        while j < len(others) and others[j].end <= span.start:
            j += 1
        k = j
        while k < len(others) and others[k].start < span.end:
            shared += min(span.end, others[k].end) - max(span.start, others[k].start)
            k += 1
    return shared
