"""Resolvers of weeks, months, quarters, seasons, years and longer periods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from headwater.records import Interval

from .calendar import (
    SEASON_MONTHS,
    covers,
    day_of,
    plus_days,
    plus_months,
    week,
)
from .calendar import (
    month as month_value,
)
from .calendar import (
    quarter as quarter_value,
)
from .calendar import (
    year as year_value,
)
from .meaning import OUT_OF_CALENDAR, Meaning, Said, Setting, number, word

_STEP = {"last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}
# The letter of a unit in ISO 8601, how many of the letter's unit it is, and how many days or else months.
_LETTERS = {
    "day": ("D", 1, 1, 0),
    "week": ("W", 1, 7, 0),
    "month": ("M", 1, 0, 1),
    "year": ("Y", 1, 0, 12),
    "decade": ("Y", 10, 0, 120),
    "century": ("Y", 100, 0, 1200),
}
_FROM_FOCUS = ("previous", "following", "that", "same")
_SOON = 4  # months: a month that no verb dates is the one to come where it is as near as this
_CENTURIES = range(1100, 2000)
_UNKNOWN_YEAR = Meaning(None, reason="the text does not say in which year")


def month(said: Said, setting: Setting) -> Meaning:
    """A month: the latest one past, unless year, "next" or the tense say otherwise."""
    n = number(said, "month")
    year = number(said, "year") if "year" in said else _month_year(said, setting, n)
    value = year_value(year)
    return Meaning(f"{value}-{n:02}", _mod(said)) if value else OUT_OF_CALENDAR


def _month_year(said: Said, setting: Setting, n: int) -> int:
    which, here = word(said, "which"), setting.day
    if said.get("unit") == "year":
        return here.year + _STEP.get(which, 0)
    if which in ("last", "previous", "past"):
        return here.year - (n >= here.month)
    if which in ("next", "coming", "following") or "coming" in said.values():
        return here.year + (n <= here.month)
    if which == "this":
        return here.year
    if setting.tense == "ahead":
        return here.year + (n < here.month - 6) - (n > here.month + 6)
    if setting.tense in (None, "present") and 0 < (n - here.month) % 12 <= _SOON:
        return here.year + (n < here.month)
    return here.year + (n < here.month) if setting.tense == "future" else here.year - (n > here.month)


def months(said: Said, _setting: Setting) -> Meaning:
    """Each July."""
    return Meaning(f"XXXX-{number(said, 'month'):02}")


def year(said: Said, _setting: Setting) -> Meaning:
    """1990, mid-1996, the end of 1994, "1994 or later"."""
    if "era" in said:
        return Meaning(f"BC{number(said, 'year', number(said, 'n')):04}", reason=OUT_OF_CALENDAR.reason)
    value = year_value(number(said, "year"))
    if value is None:
        return OUT_OF_CALENDAR
    codes = word(said, "codes")
    if codes.endswith("G"):
        return Meaning(value, "ON_OR_AFTER", interval=Interval(day_of(number(said, "year"), 1, 1), None))
    return Meaning(value, _mod(said))


def years(said: Said, _setting: Setting) -> Meaning:
    """2018-19, 1914-18: from the first year to the second."""
    first = number(said, "year")
    value, last = year_value(first), year_value(first + (number(said, "n") - first) % 100)
    return Meaning(f"{value}/{last}", _mod(said)) if value and last else OUT_OF_CALENDAR


def decade(said: Said, _setting: Setting) -> Meaning:
    """The 1980s, the late '70s, the nineties; the 1800s are a century."""
    n = number(said, "decade")
    if n < 100:
        n += 1900 if n >= 20 else 2000
    if n % 100 == 0 and n in _CENTURIES:
        return Meaning(f"{n // 100:02}", _mod(said))
    return Meaning(f"{n // 10:03}", _mod(said))


def century(said: Said, _setting: Setting) -> Meaning:
    """The 19th century."""
    n = number(said, "n")
    if not 1 <= n <= 99 or said.get("unit") == "millennium":
        return OUT_OF_CALENDAR
    if "era" in said:
        return Meaning(f"BC{n - 1:02}", reason=OUT_OF_CALENDAR.reason)
    return Meaning(f"{n - 1:02}", _mod(said))


def relative(said: Said, setting: Setting) -> Meaning:
    """Last week, this year, the following month, the same day, the end of the month, the weekend."""
    unit, which = word(said, "unit"), word(said, "which")
    told = setting.on if unit == "day" else setting.focus
    start = (told or setting.day) if which in _FROM_FOCUS or "same" in said.values() else setting.day
    lasting = word(said, "codes") == "tlu" and unit != "decade" and "lasting" in said and "of" not in said
    if (which == "past" or lasting) and unit in _LETTERS:
        return _up_to_now(start, unit, _mod(said))
    if unit == "day":
        return _day(start, said, setting)
    if unit == "weekend":
        return _weekend(start, which, setting)
    value = _PERIODS[unit](start, _STEP.get(which, 0)) if unit in _PERIODS else None
    if unit == "quarter" and which in ("latest", "that", "same", ""):
        value = setting.period or quarter_value(start, -1)
    if value is None:
        return OUT_OF_CALENDAR
    return _open(Meaning(value, _mod(said)), said, setting)


def _up_to_now(start: date, unit: str, mod: str | None) -> Meaning:
    """The past year, the past decade: as long as that, up to now."""
    letter, many, length, months = _LETTERS[unit]
    there = plus_months(start, -months) if months else start
    first = plus_days(there, start.day - 1 if months else -length) if there else None
    if first is None:
        return OUT_OF_CALENDAR
    return Meaning(f"P{many}{letter}", mod, interval=Interval(first, start), kind="DURATION")


def _day(start: date, said: Said, setting: Setting) -> Meaning:
    which = word(said, "which")
    if which in ("these", "those", "current"):
        return Meaning("PRESENT_REF")
    if which == "next" and setting.on:
        start = setting.on
    found = plus_days(start, _STEP.get(which, 0))
    return Meaning(found.isoformat(), _mod(said)) if found else OUT_OF_CALENDAR


def _weekend(start: date, which: str, setting: Setting) -> Meaning:
    """The weekend: the one just past, or the one to come where the tense or the words say so; this one on its days."""
    step = _STEP.get(which, 0)
    if which == "" and start.isoweekday() < 6 and setting.tense not in ("future", "ahead"):
        step = -1
    found = plus_days(start, 7 * step)
    return Meaning(f"{week(found)}-WE") if found else OUT_OF_CALENDAR


def _open(meaning: Meaning, said: Said, setting: Setting) -> Meaning:
    """Make "earlier this month" end today, "later this month" begin today."""
    whole = covers(meaning.value or "")
    if "dir" not in said or whole is None or not whole.holds(setting.day):
        return meaning
    past = number(said, "dir") < 0
    interval = Interval(whole.earliest, setting.day) if past else Interval(setting.day, whole.latest)
    return Meaning(meaning.value, "START" if past else "END", interval=interval)


def _week(start: date, step: int) -> str | None:
    found = plus_days(start, 7 * step)
    return week(found) if found else None


def _month(start: date, step: int) -> str | None:
    found = plus_months(start, step)
    return month_value(found) if found else None


def _decade(start: date, step: int) -> str | None:
    return f"{start.year // 10 + step:03}" if start.year // 10 + step > 0 else None


def _century(start: date, step: int) -> str | None:
    return f"{start.year // 100 + step:02}" if start.year // 100 + step > 0 else None


_PERIODS: dict[str, Callable[[date, int], str | None]] = {
    "week": _week,
    "fortnight": _week,
    "month": _month,
    "quarter": quarter_value,
    "year": lambda start, step: year_value(start.year + step),
    "decade": _decade,
    "century": _century,
}


def ordinal_unit(said: Said, setting: Setting) -> Meaning:
    """The first week of March, the last day of the year: days counted from the beginning or the end of the period."""
    period = (
        month(said, setting) if "month" in said else relative({**said, "unit": word(said, "unit2")}, setting)
    )
    whole = covers(period.value or "")
    if whole is None or whole.earliest is None or whole.latest is None:
        return _UNKNOWN_YEAR
    length = {"day": 1, "week": 7, "weekend": 7}.get(word(said, "unit"), 0)
    if not length or ("n" in said and number(said, "n") * length > 366):
        return Meaning(period.value, interval=whole)
    if "n" in said:
        first = plus_days(whole.earliest, length * (number(said, "n") - 1))
    else:
        first = plus_days(whole.latest, 1 - length)
    last = plus_days(first, length - 1) if first else None
    if first is None or last is None or not whole.holds(first):
        return Meaning(period.value, interval=whole)
    value = first.isoformat() if length == 1 else week(first)
    return Meaning(value, interval=Interval(first, min(last, whole.latest)))


def quarter(said: Said, setting: Setting) -> Meaning:
    """The third quarter: the latest that has begun, unless a year is named; "first half of 1990"."""
    letter = "H" if said.get("unit") == "half" or said.get("unit2") == "half" else "Q"
    n = number(said, "n") or (2 if letter == "H" else 1)
    if "n" not in said and letter == "Q" and "year" in said:  # "the last quarter of 2019"
        n = 4
    elif "n" not in said and letter == "Q":
        which = "" if said.get("which") == "this" else "last"
        return latest_period({"which": which}, setting)
    value = year_value(_quarter_year(said, setting, n, 2 if letter == "H" else 4))
    return Meaning(f"{value}-{letter}{n}") if value else OUT_OF_CALENDAR


def _quarter_year(said: Said, setting: Setting, n: int, parts: int) -> int:
    if "year" in said:
        return number(said, "year")
    here = setting.day.year
    current = (setting.day.month - 1) * parts // 12 + 1
    begun = here if n <= current or setting.tense == "future" else here - 1
    if said.get("dir") == -1 or (said.get("which") in ("previous",)):
        return begun - 1
    if said.get("unit2") == "year" or said.get("unit") == "year":
        return here + _STEP.get(word(said, "which"), 0)
    return begun


def year_period(said: Said, setting: Setting) -> Meaning:
    """Of "the 1988 period": the quarter that is told of, in that year."""
    value = year_value(number(said, "year"))
    if value and setting.period:
        return Meaning(f"{value}{setting.period[4:]}")
    return Meaning(value) if value else OUT_OF_CALENDAR


def year_ago_period(_said: Said, setting: Setting) -> Meaning:
    """Of "the year-ago quarter": the quarter that is told of, one year before."""
    value = year_before(setting)
    return Meaning(value) if value else OUT_OF_CALENDAR


def year_before(setting: Setting) -> str | None:
    """The value of the period told of, one year before; of the year before where no quarter is told of."""
    if setting.period:
        before = year_value(int(setting.period[:4]) - 1)
        return f"{before}{setting.period[4:]}" if before else None
    return year_value((setting.focus or setting.day).year - 1)


def latest_period(said: Said, setting: Setting) -> Meaning:
    """Of "the latest period", "the same period last year"."""
    if said.get("which") in ("last", "previous") or said.get("which2") == "last":
        return year_ago_period(said, setting)
    value = setting.period or quarter_value(setting.day, -1)
    return Meaning(value) if value else OUT_OF_CALENDAR


def season(said: Said, setting: Setting) -> Meaning:
    """Last fall, this summer, the winter of 1994: the latest one begun, unless the words or the tense say otherwise."""
    name = word(said, "season")
    if name not in SEASON_MONTHS:
        return Meaning(None, reason="a season without fixed months")
    if "year" in said:
        value = year_value(number(said, "year"))
        return Meaning(f"{value}-{name}", _mod(said)) if value else OUT_OF_CALENDAR
    value = year_value(_season_year(said, setting, name))
    return Meaning(f"{value}-{name}", _mod(said)) if value else OUT_OF_CALENDAR


def _season_year(said: Said, setting: Setting, name: str) -> int:
    which, here = word(said, "which"), setting.day
    if said.get("unit") == "year":
        return here.year + _STEP.get(which, 0)
    starts = [
        (number_, covers(f"{number_:04}-{name}", southern=setting.southern))
        for number_ in range(here.year - 2, here.year + 3)
        if number_ > 0
    ]
    begun = [n for n, span in starts if span and span.earliest and span.earliest <= here]
    running = [n for n, span in starts if span and span.holds(here)]
    latest = begun[-1] if begun else here.year
    if which in ("last", "previous") or (which == "this" and "past" in said.values()):
        return latest - 1 if running else latest
    if which in ("next", "coming", "following"):
        return latest + 1
    if which == "this":
        return running[0] if running else here.year
    return latest + 1 if setting.tense == "future" and not running else latest


def _mod(said: Said) -> str | None:
    mod = said.get("mod")
    return str(mod) if mod else None
