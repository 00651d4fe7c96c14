"""Where something stands in a text, and intervals of days and of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in Unicode code points into the text of one report; never empty of meaning, may be of length 0.

    Raises ValueError where start is negative or end lies before start.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of the span in `text`."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str) -> Span:
        """The same span without white space at its ends."""
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as few sorted spans that do not touch each other."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both included; None is an end that nothing bounds.

    Raises ValueError where earliest lies after latest.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"an interval that ends before it begins: {self.earliest} to {self.latest}")

    @classmethod
    def day(cls, day: date) -> Interval:
        """The interval of one day."""
        return cls(day, day)

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int | None:
        """How many days it covers; None where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def meet(self, other: Interval) -> Interval | None:
        """The days that both cover; None where they share none."""
        earliest = max(filter(None, (self.earliest, other.earliest)), default=None)
        latest = min(filter(None, (self.latest, other.latest)), default=None)
        if earliest and latest and earliest > latest:
            return None
        return Interval(earliest, latest)

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that covers both; an open end stays open."""
        earliest = None if None in (self.earliest, other.earliest) else _least(self.earliest, other.earliest)
        latest = None if None in (self.latest, other.latest) else _most(self.latest, other.latest)
        return Interval(earliest, latest)

    def shifted(self, days: int) -> Interval:
        """The interval moved by so many days; OverflowError outside the years 1 to 9999."""
        move = timedelta(days=days)
        return Interval(self.earliest and self.earliest + move, self.latest and self.latest + move)

    def holds(self, day: date) -> bool:
        """Whether `day` lies within."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def __iter__(self) -> Iterator[date | None]:
        return iter((self.earliest, self.latest))


UNBOUNDED = Interval(None, None)


def _least(first: date | None, second: date | None) -> date | None:
    return min(filter(None, (first, second)), default=None)


def _most(first: date | None, second: date | None) -> date | None:
    return max(filter(None, (first, second)), default=None)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A whole number that is known as `least` to `most`; None is a top that nothing bounds.

    Raises ValueError where least is negative or lies above most.
    """

    least: int
    most: int | None

    def __post_init__(self) -> None:
        if self.least < 0 or (self.most is not None and self.most < self.least):
            raise ValueError(f"no bounds: {self.least} to {self.most}")


ONE = Bounds(1, 1)
