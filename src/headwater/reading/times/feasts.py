"""Feasts of calendars other than the Gregorian: Islamic, Hebrew, Julian, and those that follow a new moon.

The Islamic calendar is the arithmetical one, from which the sighting of the moon may differ by a day: its feasts are
intervals with a day to either side. Formulas: Reingold and Dershowitz, Calendrical Calculations; Meeus, Astronomical
Algorithms, ch. 49 (the largest terms, right to some minutes).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from math import floor, radians, sin

from headwater.records import Interval

from .calendar import day_of, holiday, plus_days
from .lexicon import holidays

_HIJRA = date(622, 7, 19).toordinal()  # the first day of the Islamic calendar
_ISLAMIC_YEAR, _LUNAR_YEAR = 10631 / 30, 354
_SIGHTING = 1  # days by which the sighted month may differ
_HEBREW = -1373427  # ordinal of the day before the first of the Hebrew calendar
_HEBREW_OFFSET = 3760  # the Hebrew year in whose autumn a Gregorian year ends is so much more, and one
_NISAN_TO_TISHRI = 163  # days from 15 Nisan to the following 1 Tishri
_JULIAN_EASTER_GAP = 13, date(1900, 3, 1), date(2100, 2, 28)  # days between the calendars, while it holds
_NEW_MOON_2000 = 2451550.09766  # Julian day of the new moon of 6 January 2000, to which k = 0 belongs
_MONTH = 29.530588861
_JULIAN_DAY = 1721424.5  # Julian day at the beginning of ordinal 0


@lru_cache(maxsize=1024)
def feast(name: str, year: int) -> tuple[Interval, ...]:
    """When a holiday of data/times/holidays.tsv falls in a year; an Islamic one may do so twice, or not at all."""
    calendar, *numbers = holidays()[name].split("/")
    if calendar not in _CALENDARS:
        day = holiday(name, year)
        return (Interval.day(day),) if day else ()
    if not 1583 <= year < MAXYEAR:
        return ()
    return tuple(found for found in _CALENDARS[calendar](year, *map(int, numbers)) if found)


def _islamic(year: int, month: int, day: int, length: int) -> list[Interval | None]:
    """By month and day of the Islamic year, and how many days it lasts."""
    first = floor((date(year, 1, 1).toordinal() - _HIJRA) / _ISLAMIC_YEAR)
    found = []
    for turn in range(first, first + 3):  # the Islamic years that touch the Gregorian one
        months = -(-59 * (month - 1) // 2)  # 30 and 29 days by turns
        start = date.fromordinal(_HIJRA + turn * _LUNAR_YEAR + (3 + 11 * (turn + 1)) // 30 + months + day - 1)
        if start.year == year:
            slack = timedelta(days=_SIGHTING)
            found.append(Interval(start - slack, start + timedelta(days=length - 1) + slack))
    return list(found)


def _hebrew_new_year(year: int) -> int:
    """The ordinal of 1 Tishri of a Hebrew year."""
    return _HEBREW + _elapsed(year) + _correction(year)


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def _correction(year: int) -> int:
    before, here, after = (_elapsed(n) for n in (year - 1, year, year + 1))
    if after - here == 356:
        return 2
    return 1 if here - before == 382 else 0


def _hebrew(year: int, from_tishri: int, length: int) -> list[Interval | None]:
    """By the distance from 1 Tishri: of this year's autumn, the spring feasts (negative) of the spring before it."""
    start = date.fromordinal(_hebrew_new_year(year + _HEBREW_OFFSET + 1) + from_tishri)
    return [Interval(start, start + timedelta(days=length - 1))]


def _winter(year: int, day: int, length: int) -> list[Interval | None]:
    """Hanukkah: 25 Kislev, the third month, whose beginning hangs on the length of the second."""
    tishri = _hebrew_new_year(year + _HEBREW_OFFSET + 1)
    full = (_hebrew_new_year(year + _HEBREW_OFFSET + 2) - tishri) % 10 == 5  # 355 or 385 days: a long Heshvan
    start = date.fromordinal(tishri + 30 + (30 if full else 29) + day - 1)
    return [Interval(start, start + timedelta(days=length - 1))]


def _orthodox(year: int, after: int) -> list[Interval | None]:
    """Easter by the Julian calendar, and so many days after it."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    julian, (gap, since, until) = day_of(year, month, day + 1), _JULIAN_EASTER_GAP
    found = plus_days(julian, gap + after) if julian else None
    return [Interval.day(found) if found and since <= found <= until else None]


def _new_moon(year: int, month: int, day: int, ahead: int, before: int) -> list[Interval | None]:
    """From some days before the first new moon on or after a day, by clocks so many half hours ahead of Greenwich."""
    start = date(year, month, day).toordinal()
    k = floor((start + _JULIAN_DAY - _NEW_MOON_2000) / _MONTH) - 1
    while True:
        found = floor(_moon(k) - _JULIAN_DAY + ahead / 48)
        if found >= start:
            return [Interval(date.fromordinal(found - before), date.fromordinal(found))]
        k += 1


def _moon(k: int) -> float:
    """The Julian day of new moon number k."""
    t = k / 1236.85
    sun, moon = radians(2.5534 + 29.1053567 * k), radians(201.5643 + 385.81693528 * k)
    node = radians(160.7108 + 390.67050284 * k)
    turn = -0.4072 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
    return _NEW_MOON_2000 + _MONTH * k + 0.00015437 * t * t + turn + 0.00739 * sin(moon - sun)


_CALENDARS: dict[str, Callable[..., list[Interval | None]]] = {
    "islamic": _islamic,
    "hebrew": _hebrew,
    "hebrew_winter": _winter,
    "orthodox": _orthodox,
    "moon": _new_moon,
}
