"""Resolvers of days and times of day."""

from __future__ import annotations

import re
from datetime import date

from headwater.records import Interval

from .calendar import covers, day_of, plus_days, week
from .feasts import feast
from .meaning import (
    NO_EVENT,
    NO_SUCH_DAY,
    OUT_OF_CALENDAR,
    Meaning,
    Said,
    Setting,
    nearest,
    number,
    word,
)

DEICTIC = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": -1, "day_before_yesterday": -2,
    "day_after_tomorrow": 2,
}  # fmt: skip
_LIKELY_YEARS = 6  # a weekday falls on every date at least once in so many years, save in leap cycles
_PUT_OFF = 2  # days back beyond which "the fair planned for Friday was cancelled" tells of the Friday to come
_FOUR_FIGURES = re.compile(r"z?[4Q]I")
_NEWS = 31  # days: of two readings of a date in figures, news means the one of the last or next month
_CENTURY_TURNS = 70  # 3/4/69 is 2069, 3/4/70 is 1970, as POSIX reads years of two digits


def iso(said: Said, _setting: Setting) -> Meaning:
    """2019-01-02, 2019-01-02T10:30Z."""
    text = word(said, "text").replace(" ", "T").upper()
    found = _ymd(text[:10])
    return Meaning(text, kind="TIME" if "T" in text else None) if found else NO_SUCH_DAY


def _ymd(text: str) -> date | None:
    parts = [int(part) for part in re.split(r"[-/.]", text)]
    return day_of(*parts) if len(parts) == 3 else None


def slashed(said: Said, setting: Setting) -> Meaning:
    """3/4/2012, 25.12.2012, 2012/12/25; the order of day and month by what the setting knows, else nothing."""
    first, second, third = (int(part) for part in re.split(r"[/.]", word(said, "text")))
    if first > 999:
        found = day_of(first, second, third)
        return Meaning(found.isoformat()) if found else NO_SUCH_DAY
    year = third if third > 99 else third + (1900 if third >= _CENTURY_TURNS else 2000)
    readings = {True: day_of(year, second, first), False: day_of(year, first, second)}
    possible = {day for day in readings.values() if day}
    if not possible:
        return NO_SUCH_DAY
    chosen = possible.pop() if len(possible) == 1 else None
    if chosen is None and (setting.day_first is not None or "." in word(said, "text")):
        chosen = readings[setting.day_first is not False]
    if chosen is None:
        near = [day for day in possible if abs((day - setting.day).days) <= _NEWS]
        chosen = near[0] if len(near) == 1 else None
    if chosen is None:
        return Meaning(None, reason="the order of day and month is unknown")
    return Meaning(chosen.isoformat())


def day(said: Said, setting: Setting) -> Meaning:
    """A day of a month, with or without its weekday and year."""
    found = dated(said, setting)
    if found is None:
        return NO_SUCH_DAY
    return with_part(found, said)


def dated(said: Said, setting: Setting) -> date | None:
    """The day that a month and a number (and a year, a weekday) name."""
    month, n, weekday = number(said, "month"), number(said, "n", number(said, "day")), number(said, "weekday")
    if "year" in said:
        return day_of(number(said, "year"), month, n)
    here, which = setting.day.year, word(said, "which2") or word(said, "which")
    reach = _LIKELY_YEARS if weekday or (month, n) == (2, 29) else 1
    years = list(range(max(1, here - reach), here + reach + 1))
    if said.get("unit") == "year":
        years = [here + _STEP.get(which, 0)]
    found = [day for year in years if (day := day_of(year, month, n))]
    if weekday:
        found = [day for day in found if day.isoweekday() == weekday] or found
        return nearest(setting.day, found, None)
    if which in ("last", "next"):
        found = [day for day in found if (day < setting.day if which == "last" else day > setting.day)]
    return nearest(setting.day, found, setting.tense)


_STEP = {"this": 0, "last": -1, "next": 1, "previous": -1, "following": 1, "coming": 1, "past": -1}


def days(said: Said, setting: Setting) -> Meaning:
    """3-4 May: from the first day to the last."""
    first = dated(said, setting)
    last = dated({**said, "n": number(said, "n2"), "year": first.year}, setting) if first else None
    if first is None or last is None or last < first:
        return NO_SUCH_DAY
    return Meaning(f"{first.isoformat()}/{last.isoformat()}", interval=Interval(first, last))


def day_in_month(said: Said, setting: Setting) -> Meaning:
    """The 4th: of this month, or of the one before where that lies ahead."""
    near = [plus for step in (-1, 0, 1) if (plus := _in_month(setting.day, step, number(said, "n")))]
    if setting.tense == "past":  # "on the 15th they met" is no day to come, near as it may be
        near = [day for day in near if day <= setting.day]
    found = nearest(setting.day, near, setting.tense)
    return Meaning(found.isoformat()) if found else NO_SUCH_DAY


def _in_month(near: date, step: int, n: int) -> date | None:
    year, month = divmod(near.year * 12 + near.month - 1 + step, 12)
    return day_of(year, month + 1, n)


def weekday(said: Said, setting: Setting) -> Meaning:
    """A weekday: that of the days just past, today among them, unless the words or the tense say otherwise."""
    found = weekday_on(said, setting)
    return with_part(found, said) if found else OUT_OF_CALENDAR


def weekday_on(said: Said, setting: Setting) -> date | None:
    """The day that a weekday with its "last", "next", "this" names."""
    which, n = word(said, "which"), number(said, "weekday")
    start = setting.on or setting.day if which in ("previous", "following", "that", "same") else setting.day
    back = (start.isoweekday() - n) % 7
    if which in ("last", "previous") or "past" in said.values():
        return plus_days(start, -(back or 7))
    if which in ("next", "following", "coming") or "coming" in said.values():
        return plus_days(start, (7 - back))
    put_off = setting.tense == "planned" and back > _PUT_OFF
    if put_off or setting.tense in ("future", "ahead") or (which == "this" and setting.tense != "past"):
        return plus_days(start, (7 - back) % 7)
    return plus_days(start, -back)


def weekday_of_week(said: Said, setting: Setting) -> Meaning:
    """Tuesday next week, Monday of last week."""
    step = {"last": -1, "next": 1}.get(word(said, "which"), 0)
    found = plus_days(setting.day, 7 * step + number(said, "weekday") - setting.day.isoweekday())
    return with_part(found, said) if found else OUT_OF_CALENDAR


def weekdays(said: Said, _setting: Setting) -> Meaning:
    """Every Monday, Tuesday nights."""
    part = f"T{said['part']}" if "part" in said else ""
    return Meaning(f"XXXX-WXX-{said['weekday']}{part}")


def week_of(said: Said, setting: Setting) -> Meaning:
    """The week of a day."""
    found = dated(said, setting)
    return Meaning(week(found)) if found else NO_SUCH_DAY


def deictic_day(said: Said, setting: Setting) -> Meaning:
    """Today, yesterday, tomorrow, tonight."""
    ref = word(said, "ref")
    found = plus_days(setting.day, DEICTIC[ref])
    if found is None:
        return OUT_OF_CALENDAR
    if ref in ("tonight", "overnight"):
        interval = Interval(found, setting.day) if ref == "overnight" else None
        return Meaning(f"{found.isoformat()}TNI", interval=interval, kind="TIME")
    return with_part(found, said)


def part_of_day(said: Said, setting: Setting) -> Meaning:
    """Last night, this morning, the next morning, in the evening."""
    which = word(said, "which")
    start = setting.day if which in ("this", "last") else setting.on or setting.day
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    found = plus_days(start, step)
    return Meaning(f"{found.isoformat()}T{said['part']}", _mod(said)) if found else OUT_OF_CALENDAR


def clock(said: Said, setting: Setting) -> Meaning:
    """A time of the day that was last told of."""
    return at_time(setting.on or setting.day, said)


def time_of_day(said: Said, setting: Setting) -> Meaning:
    """A clock time or a part of day with its day: "10 p.m. Wednesday", "noon on May 3", "mid-afternoon yesterday"."""
    said = _with_clock(said)
    if "unit" in said:
        return _on_other_day(said, setting)
    if "month" in said:
        found = dated({**said, "n": _day_number(said)}, setting)
    elif "weekday" in said:
        found = weekday_on(said, setting)
    else:
        found = plus_days(setting.day, DEICTIC.get(word(said, "ref"), 0))
    return at_time(found, said) if found else NO_SUCH_DAY


def _with_clock(said: Said) -> Said:
    """The words with four figures before a zone as a clock time, not as a year: "1430 local time on 3 May"."""
    if not _FOUR_FIGURES.match(word(said, "codes")):
        return said
    hours, minutes = divmod(number(said, "year"), 100)
    rest = {key: value for key, value in said.items() if key not in ("year", "year2")}
    later = {"year": said["year2"]} if "year2" in said else {}
    return {**rest, **later, "clock": f"{hours}:{minutes:02}"}


def _on_other_day(said: Said, setting: Setting) -> Meaning:
    """9 a.m. the next day, noon two days later: counted from the last day told of."""
    if not {"which", "dir"} & said.keys():
        return Meaning(None, reason=NO_EVENT)
    step = _STEP.get(word(said, "which"), 0)
    if "dir" in said:
        step = number(said, "dir") * days_counted(said)
    found = plus_days(setting.on or setting.day, step)
    return at_time(found, said) if found else OUT_OF_CALENDAR


def days_counted(said: Said) -> int:
    """How many days lie between, of "6 a.m. ten days before", "noon two days later", "noon the day after"."""
    hours = "n2" in said or not {"clock", "hour", "part"} & said.keys()
    return number(said, "n2" if hours else "n", 1)


def _day_number(said: Said) -> int:
    """The number that is the day of the month: the second where an hour stands before it."""
    return number(said, "n2", number(said, "n"))


def at_time(found: date, said: Said) -> Meaning:
    """The time that the words name, on a day."""
    time = _clock_value(said)
    if time is None:
        return Meaning(None, reason="the clock has no such time")
    return Meaning(f"{found.isoformat()}T{time}", word(said, "mod") or None, kind="TIME")


def _clock_value(said: Said) -> str | None:
    zone = "Z" if said.get("zone") == 0 else ""
    if "clock" in said:
        hours, minutes = (int(piece) for piece in word(said, "clock").split(":")[:2])
    elif "hour" in said:
        hours, minutes = number(said, "hour"), 0
    elif "half_day" in said:
        hours, minutes = number(said, "n"), 0
    elif "zone" in said:
        hours, minutes = divmod(number(said, "n", number(said, "year")), 100)
    elif "n" in said and "n2" not in said and "month" in said:
        return word(said, "part") or None
    elif "n" in said:
        hours, minutes = number(said, "n"), 0
    else:
        return word(said, "part") or None
    afternoon = said.get("half_day") == "pm" or said.get("part") in ("AF", "EV", "NI")
    if afternoon and hours < 12:
        hours += 12
    elif said.get("half_day") == "am" and hours == 12:
        hours = 0
    return f"{hours:02}:{minutes:02}{zone}" if hours < 25 and minutes < 60 else None


def holiday_day(said: Said, setting: Setting) -> Meaning:
    """A holiday, in the year that is named or nearest."""
    days = holiday_near(said, setting)
    found = days.earliest if days else None
    if days is None or found is None:
        return OUT_OF_CALENDAR
    if days.earliest != days.latest:
        return Meaning(f"{days.earliest}/{days.latest}", interval=days)
    if said.get("unit") == "week":
        return Meaning(week(found))
    if said.get("unit") == "weekend":
        return Meaning(f"{week(found)}-WE", interval=covers(f"{week(found)}-WE"))
    return with_part(found, said)


def holiday_near(said: Said, setting: Setting) -> Interval | None:
    """The day of a holiday, or its days, in the year that is named or nearest."""
    years = [number(said, "year")] if "year" in said else range(setting.day.year - 2, setting.day.year + 3)
    possible = {days.earliest: days for year in years for days in feast(word(said, "holiday"), year)}
    starts = [start for start in possible if start]
    if said.get("which") == "last":
        starts = [start for start in starts if start < setting.day]
    if said.get("which") == "next":
        starts = [start for start in starts if start > setting.day]
    return possible.get(nearest(setting.day, starts, setting.tense))


def _mod(said: Said) -> str | None:
    mod = said.get("mod")
    return str(mod) if mod else {-1: "START", 1: "END"}.get(number(said, "dir"))


def with_part(found: date, said: Said) -> Meaning:
    """A day, with its part where one is said."""
    part = word(said, "part")
    value = found.isoformat()
    return Meaning(f"{value}T{part}", _mod(said), kind="TIME") if part else Meaning(value, _mod(said))
