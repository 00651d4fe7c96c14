"""Distances from a day that the same clause names: "two hours before the train stopped on Monday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from headwater.records import Expression, Interval, Parse, Span, Timex

from .amounts import shift
from .calendar import covers
from .meaning import Said, Setting

_TURNS = {"before": -1, "after": 1, "following": 1}
_NEXT = 2  # expressions among which the day stands that the distance counts from
_NEAR = 90  # characters within which it stands


def measured(
    parse: Parse, expressions: tuple[Expression, ...], found: tuple[Timex, ...]
) -> tuple[Timex, ...]:
    """The times with the days of those durations that count from a day named after them in their sentence."""
    return tuple(_measured(parse, expressions, found, n) for n in range(len(found)))


def _measured(parse: Parse, expressions: tuple[Expression, ...], found: tuple[Timex, ...], n: int) -> Timex:
    one = found[n]
    turn = _turn(parse, one) if expressions[n].rule == "duration" else 0
    event = _event(parse, found, n) if turn else None
    if event is None or event.interval is None or event.interval.earliest is None:
        return one
    days = _days(expressions[n], event.interval.earliest, turn)
    return replace(one, interval=days, anchor=event.anchor, reason=None) if days else one


def _turn(parse: Parse, one: Timex) -> int:
    """-1 where "before" follows, 1 where "after" does, else 0."""
    following = parse.within(Span(one.span.end, one.span.end + 12))
    return _TURNS.get(parse.tokens[following[0]].lower, 0) if following else 0


def _event(parse: Parse, found: tuple[Timex, ...], n: int) -> Timex | None:
    here = parse.at(found[n].span.start)
    for other in found[n + 1 : n + 1 + _NEXT]:
        there = parse.at(other.span.start)
        same = here is not None and there is not None and here.sentence == there.sentence
        if (
            same
            and other.interval
            and other.interval.days == 1
            and other.span.start - found[n].span.end < _NEAR
        ):
            return other
    return None


def _days(expression: Expression, day: date, turn: int) -> Interval | None:
    said: Said = {**dict(expression.parameters), "dir": turn, "from": "event"}
    meaning = shift(said, Setting(day, focus=day, on=day))
    return meaning.interval or covers(meaning.value or "")
