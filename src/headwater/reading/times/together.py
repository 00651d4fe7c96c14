"""Times that stand together: the two ends of a range, a day with its weekday in brackets, a part with its whole.

Each is read by itself before (anchor.py); here their order, or the other's date, corrects or completes them: "between
Monday and Friday", "May 3 (Sunday)", "the first nine months of 1990", "the year ended March 31".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from headwater.records import Expression, Interval, Parse, Timex

from .calendar import covers, day_of, plus_days, plus_months
from .tense import Tenses

_RANGE = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*")
_PAIR = re.compile(r"\s+and\s+")
_WHOLE = re.compile(r"\s+(?:of|in)\s+")
_ENDED = re.compile(r"\s+(?:ended|ending)\s+(?:on\s+)?|\s+to\s+(?:the\s+end\s+of\s+)?")
_LAST = frozenset({"last"})
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MOST = 12_000  # units beyond which no part of a period is computed
_FARTHEST = 24  # characters between two times that stand together
_YEARLY = frozenset({"month", "day"})


@dataclass(frozen=True, slots=True)
class _Side:
    """A time with the expression that it was read from."""

    time: Timex
    said: dict[str, str | int]
    rule: str

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day; None where it has none."""
        days = self.time.interval
        return (days.earliest, days.latest) if days and days.earliest and days.latest else None


def together(
    parse: Parse, expressions: tuple[Expression, ...], found: tuple[Timex, ...]
) -> tuple[Timex, ...]:
    """The times, each read anew beside its neighbour."""
    tenses = Tenses(parse)
    done = list(found)
    for n in range(len(done) - 1):
        first, second = (
            _Side(done[k], dict(expressions[k].parameters), expressions[k].rule) for k in (n, n + 1)
        )
        between = parse.text[first.time.span.end : second.time.span.start]
        if len(between) > _FARTHEST:
            continue
        done[n], done[n + 1] = _beside(parse, tenses, first, second, between)
    return tuple(done)


def _beside(parse: Parse, tenses: Tenses, first: _Side, second: _Side, between: str) -> tuple[Timex, Timex]:
    paired = first.time.bound == "from" and _PAIR.fullmatch(between)
    if first.rule == second.rule and (paired or _RANGE.fullmatch(between)):
        ahead = tenses.at(second.time.span.start) in ("future", "ahead")
        return _in_order(first, second, ahead)
    if between == " (" and parse.text.startswith(")", second.time.span.end):
        return _same_day(first, second)
    return _part(first, second, between), second.time


def _in_order(first: _Side, second: _Side, ahead: bool) -> tuple[Timex, Timex]:
    """The two ends of a range, the first moved back, or the second on where they are to come, so that they follow."""
    one, two = first.days, second.days
    alike = first.rule == second.rule and (first.rule == "weekday" or first.rule in _YEARLY)
    dated = {"year", "which", "unit"} & (first.said.keys() | second.said.keys())
    if not (one and two and alike) or dated or one[0] <= two[0]:
        return first.time, second.time
    move: Callable[[Timex, int], Timex] = _by_week if first.rule == "weekday" else _by_year
    return (first.time, move(second.time, 1)) if ahead else (move(first.time, -1), second.time)


def _by_week(one: Timex, step: int) -> Timex:
    start = one.interval.earliest if one.interval else None
    found = plus_days(start, 7 * step) if start else None
    if found is None or not one.value:
        return one
    return replace(one, value=found.isoformat() + one.value[10:], interval=Interval.day(found))


def _by_year(one: Timex, step: int) -> Timex:
    value = one.value or ""
    if not value[:4].isdigit():
        return one
    moved = f"{int(value[:4]) + step:04}{value[4:]}"
    days = covers(moved, one.mod)
    return replace(one, value=moved, interval=days) if days else one


def _same_day(first: _Side, second: _Side) -> tuple[Timex, Timex]:
    """A date and a weekday, one of them in brackets after the other: the date holds where it is such a weekday."""
    rules = (first.rule, second.rule)
    if rules not in (("day", "weekday"), ("weekday", "day")):
        return first.time, second.time
    named, weekday = (first, second) if rules[0] == "day" else (second, first)
    day = named.days
    if day is None or day[0].isoweekday() != weekday.said.get("weekday"):
        return first.time, second.time
    part = (weekday.time.value or "")[10:]
    same = replace(
        weekday.time,
        value=day[0].isoformat() + part,
        interval=named.time.interval,
        anchor=named.time.anchor,
        reason=None,
    )
    return (first.time, same) if rules[0] == "day" else (same, second.time)


def _part(first: _Side, second: _Side, between: str) -> Timex:
    """A duration with its days, where it is the first or last part of a period, or ends with one."""
    whole = second.days
    if first.rule != "duration" or first.time.interval or whole is None:
        return first.time
    first_part = "o" in str(first.said.get("codes")) and first.said.get("n") == 1
    last_part = first.said.get("which") in _LAST
    if _WHOLE.fullmatch(between) and (first_part or last_part):
        days = _from_first(whole[0], first.said) if first_part else _to_last(whole[1], first.said)
        inside = days and whole[0] <= days[0] and days[1] <= whole[1]
    else:
        definite = str(first.said.get("codes")).startswith("t")
        ended = (
            _ENDED.fullmatch(between) if definite and second.rule in (*_YEARLY, "iso", "slashed") else None
        )
        days = _to_last(whole[1], first.said) if ended else None
        inside = True
    if not days or not inside:
        return first.time
    return replace(first.time, interval=Interval(*days), anchor=second.time.anchor, reason=None)


def _count(said: dict[str, str | int]) -> int:
    """How many units the duration has; 0 where the words do not say, or say too many."""
    count = said.get("n2" if "o" in str(said.get("codes")) else "n", said.get("year", 1))
    return count if isinstance(count, int) and count <= _MOST else 0


def _from_first(start: date, said: dict[str, str | int]) -> tuple[date, date] | None:
    after = _moved(start, said, 1)
    return (start, after - timedelta(days=1)) if after and after > start else None


def _to_last(end: date, said: dict[str, str | int]) -> tuple[date, date] | None:
    after = plus_days(end, 1)
    start = _moved(after, said, -1) if after else None
    return (start, end) if start and start <= end else None


def _moved(start: date, said: dict[str, str | int], step: int) -> date | None:
    """The day so many units on; of months the same day, or the last where the month is shorter."""
    unit, count = str(said.get("unit2") or said.get("unit")), _count(said)
    if unit in _DAYS:
        return plus_days(start, step * count * _DAYS[unit])
    month = plus_months(start, step * count * _MONTHS[unit]) if unit in _MONTHS else None
    after = plus_months(month, 1) if month else None
    if month is None or after is None:
        return None
    return day_of(month.year, month.month, min(start.day, (after - timedelta(days=1)).day))
