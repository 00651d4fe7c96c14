"""When a claim's event happened: the dated expressions of its clause, or those of the clause that it carries on.

The date of publication is never taken for the time of an event; it only closes an interval that a "since" leaves open.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from headwater.records import ClaimTime, Interval, Parse, Span, Timex

from .clauses import Clauses

_CARRIED_ON = frozenset(("conj", "participle"))
_FARTHEST = 4  # clauses that a time is carried through


class Dated(NamedTuple):
    """The days of an expression for an event, with its characters."""

    interval: Interval
    span: Span
    bound: str


def index(parse: Parse, times: tuple[Timex, ...]) -> dict[int, Dated]:
    """Lay the dated expressions over their tokens; repeated and bare durations have no days and are left out."""
    found: dict[int, Dated] = {}
    for time in times:
        if (
            time.interval is not None
            and time.type in ("DATE", "TIME")
            and time.interval != Interval(None, None)
        ):
            for i in parse.within(time.span):
                found[i] = Dated(time.interval, time.span, time.bound)
    return found


def own(dated: dict[int, Dated], tokens: tuple[int, ...] | list[int]) -> list[Dated]:
    """Return the expressions among these tokens, each once, in the order of the text."""
    return list(dict.fromkeys(dated[i] for i in tokens if i in dated))


def carried(cut: Clauses, dated: dict[int, Dated], number: int) -> list[Dated]:
    """Return the expressions of the clause, or else of the one that it is joined to ("on Monday A and B").

    Of two verbs joined by "and" the second takes only what stands before the first ("has lived there since May and is
    ill").
    """
    reach = -1
    for _ in range(_FARTHEST):
        found = own(dated, [i for i in cut.members[number] if reach < 0 or i < reach])
        clause = cut.clauses[number]
        if found or clause.joint not in _CARRIED_ON or clause.above < 0:
            return found
        number = clause.above
        reach = cut.clauses[number].head if clause.joint == "conj" else reach
    return []


def when(found: list[Dated], before: ClaimTime | None, latest: date | None) -> ClaimTime | None:
    """Return the time that expressions bound together; None where there are none.

    `before` is the time of the story so far, from which "by X" runs; `latest` the last day on which the report can have
    been written, at which "since X" ends.
    """
    interval: Interval | None = None
    spans: list[Span] = []
    for item in found:
        days = _bounded(item, before, latest)
        met = days if interval is None else interval.meet(days)
        if met is not None:
            interval = met
            spans.append(item.span)
    return ClaimTime(interval, tuple(spans)) if interval is not None else None


def _bounded(item: Dated, before: ClaimTime | None, latest: date | None) -> Interval:
    first, last = item.interval
    if item.bound == "until":
        start = before.interval.earliest if before is not None else None
        return Interval(start if start and last and start <= last else None, last)
    if item.bound == "from":
        return Interval(first, latest if latest and first and first <= latest else None)
    return item.interval
