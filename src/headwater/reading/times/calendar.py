"""The calendar: TIMEX3 values of periods, the days that they cover, and steps from one period to another.

Weeks run from Monday to Sunday and are numbered as ISO 8601 does; parts of periods are those of the contract. A day
outside of the years 1 to 9999 is None, never an error.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from headwater.records import Interval

from .lexicon import holidays

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; winter ends in the following year
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])"
    r"|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?|(?P<decade>\d{3})|(?P<century>\d\d)"
)
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_NTH = re.compile(r"(\d\d)/(-?\d)/(\d)(?:\+(\d+))?")


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def plus_days(day: date, days: int) -> date | None:
    """The day so many days later, or None outside of the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def plus_months(day: date, months: int) -> date | None:
    """The first of the month so many months later, or None outside of the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_of(year, month + 1, 1)


def week(day: date) -> str:
    """The ISO week of a day: 2020-W48."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def month(day: date) -> str:
    """The month of a day: 2020-11."""
    return f"{day.year:04}-{day.month:02}"


def quarter(day: date, shift: int = 0) -> str | None:
    """The quarter of a day, moved by so many quarters: 2020-Q4."""
    year, number = divmod(day.year * 4 + (day.month - 1) // 3 + shift, 4)
    return f"{year:04}-Q{number + 1}" if MINYEAR <= year <= MAXYEAR else None


def year(number: int) -> str | None:
    """A year of four digits, or None outside of the calendar."""
    return f"{number:04}" if MINYEAR <= number <= MAXYEAR else None


def covers(value: str, mod: str | None = None, southern: bool = False) -> Interval | None:
    """The days of a TIMEX3 value, or of the part that `mod` names; None where it has none (durations, PAST_REF)."""
    first, sep, last = value.partition("/")
    if sep:
        start, stop = covers(first), covers(last)
        return Interval(start.earliest, stop.latest) if start and stop and _ordered(start, stop) else None
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    whole = _whole(match, southern)
    return _part(whole, match, mod) if whole and mod in ("START", "MID", "END") else whole


def _ordered(first: Interval, last: Interval) -> bool:
    return first.earliest is not None and last.latest is not None and first.earliest <= last.latest


def _whole(match: re.Match[str], southern: bool) -> Interval | None:
    group = match.groupdict()
    if group["century"]:
        return _years(int(group["century"]) * 100 + 1, int(group["century"]) * 100 + 100)
    if group["decade"]:
        return _years(int(group["decade"]) * 10, int(group["decade"]) * 10 + 9)
    number = int(group["year"])
    if group["day"]:
        day = day_of(number, int(group["month"]), int(group["day"]))
        return Interval.day(day) if day else None
    if group["week"]:
        return _week(number, int(group["week"]), bool(group["weekend"]))
    return _months(number, *_first_and_count(group, southern))


def _first_and_count(group: dict[str, str | None], southern: bool) -> tuple[int, int]:
    """The first month and the number of months of a month, a quarter, a half, a season, a year."""
    if group["month"]:
        return int(group["month"]), 1
    if group["quarter"]:
        return 3 * int(group["quarter"]) - 2, 3
    if group["half"]:
        return 6 * int(group["half"]) - 5, 6
    if group["season"]:
        first = SEASON_MONTHS[group["season"]] + (6 if southern else 0)
        return (first if first <= 12 else first - 12), 3
    return 1, 12


def _years(first: int, last: int) -> Interval | None:
    start, stop = day_of(max(first, MINYEAR), 1, 1), day_of(last, 12, 31)
    return Interval(start, stop) if start and stop else None


def _months(number: int, first: int, count: int) -> Interval | None:
    start = day_of(number, first, 1)
    after = plus_months(start, count) if start else None
    return Interval(start, after - timedelta(days=1)) if after else None


def _week(number: int, count: int, weekend: bool) -> Interval | None:
    try:
        monday = date.fromisocalendar(number, count, 1)
    except ValueError:  # no such week in that year
        return None
    start, stop = plus_days(monday, 5 if weekend else 0), plus_days(monday, 6)
    return Interval(start, stop) if start and stop else None


def _part(whole: Interval, match: re.Match[str], mod: str | None) -> Interval:
    """Early, mid or late: of a month the days 1-10, 11-20 and the rest; of other periods a third of their months."""
    start, stop = whole.earliest, whole.latest
    if start is None or stop is None or match["day"] or match["week"]:
        return whole
    third = ("START", "MID", "END").index(mod or "START")
    if match["month"]:
        return Interval(
            start.replace(day=1 + 10 * third), stop if third == 2 else start.replace(day=10 * third + 10)
        )
    if match["decade"] or match["century"]:
        return _third_of_years(start, stop, third)
    months = 12 * (stop.year - start.year) + stop.month - start.month + 1
    first = plus_months(start, months // 3 * third)
    after = plus_months(start, months // 3 * (third + 1))
    return Interval(first, stop if third == 2 or after is None else after - timedelta(days=1))


def _third_of_years(start: date, stop: date, third: int) -> Interval:
    """Early, mid and late: years 0-3, 4-6, 7-9 of a decade, in proportion of a century."""
    scale = (stop.year - start.year + 1) // 10 or 1
    edges = (0, 4 * scale, 7 * scale, 10 * scale)
    first, last = start.year + edges[third], min(start.year + edges[third + 1] - 1, stop.year)
    return Interval(date(first, 1, 1), date(last, 12, 31))


def holiday(name: str, number: int) -> date | None:
    """The day of a holiday in a year, by the rules of data/times/holidays.tsv."""
    rule = holidays()[name]
    if fixed := _FIXED.fullmatch(rule):
        return day_of(number, int(fixed[1]), int(fixed[2]))
    if nth := _NTH.fullmatch(rule):
        day = _nth_weekday(number, int(nth[1]), int(nth[2]), int(nth[3]))
        return plus_days(day, int(nth[4] or 0)) if day else None
    day = easter(number)
    return plus_days(day, int(rule.removeprefix("easter"))) if day else None


def _nth_weekday(number: int, in_month: int, nth: int, weekday: int) -> date | None:
    first = day_of(number, in_month, 1)
    if first is None:
        return None
    days = monthrange(number, in_month)[1]
    found = [n for n in range(1, days + 1) if (first.weekday() + n - 1) % 7 == weekday - 1]
    return first.replace(day=found[nth - 1 if nth > 0 else nth])


def easter(number: int) -> date | None:
    """Easter Sunday of the Gregorian calendar (the anonymous computus, Meeus, Astronomical Algorithms, ch. 8)."""
    if not 1583 <= number <= MAXYEAR:
        return None
    golden, century, rest = number % 19, number // 100, number % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    of_month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return day_of(number, of_month, day + 1)
