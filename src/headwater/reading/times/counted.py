"""Resolvers of days that are counted: within a month ("the first Monday of May"), or from another day."""

from __future__ import annotations

from datetime import date

from .calendar import covers, day_of, plus_days, week
from .days import DEICTIC, dated, holiday_near, weekday_on, with_part
from .meaning import NO_EVENT, NO_SUCH_DAY, OUT_OF_CALENDAR, Meaning, Said, Setting, number, word
from .periods import month, relative

_MOST_STEPS = 100_000  # no distance beyond the calendar is worth computing
_DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


def nth_weekday(said: Said, setting: Setting) -> Meaning:
    """The first Monday of May, the last Friday of next month."""
    last, n, weekday = "n" not in said, number(said, "n"), number(said, "weekday")
    whole = _month_of(said, setting)
    if whole is None:
        return NO_SUCH_DAY
    first, stop = whole
    ahead = first.toordinal() + (weekday - first.isoweekday()) % 7 + 7 * (n - 1)
    behind = stop.toordinal() - (stop.isoweekday() - weekday) % 7
    found = date.fromordinal(behind if last else ahead)
    return Meaning(found.isoformat()) if found <= stop else NO_SUCH_DAY


def day_of_month(said: Said, setting: Setting) -> Meaning:
    """The 11th of last month."""
    whole = _month_of(said, setting)
    found = day_of(whole[0].year, whole[0].month, number(said, "n")) if whole else None
    return Meaning(found.isoformat()) if found else NO_SUCH_DAY


def _month_of(said: Said, setting: Setting) -> tuple[date, date] | None:
    """The first and the last day of the month that the words name."""
    words = {key: value for key, value in said.items() if key not in ("n", "mod")}
    words["which"] = word(said, "which2") or word(said, "which")
    value = (month if "month" in said else relative)(words, setting).value
    whole = covers(value or "")
    return (whole.earliest, whole.latest) if whole and whole.earliest and whole.latest else None


def from_day(said: Said, setting: Setting) -> Meaning:
    """A week from Friday, two days ago on Tuesday, the day before Christmas."""
    unit, step = word(said, "unit") or "day", number(said, "dir")
    if "month" in said:
        start, steps = dated(said, setting), step
    elif "holiday" in said:
        days = holiday_near(said, setting)
        start, steps = (days.earliest if step < 0 else days.latest) if days else None, step
    else:
        start = (
            weekday_on(said, setting)
            if "weekday" in said
            else plus_days(setting.day, DEICTIC.get(word(said, "ref"), 0))
        )
        steps = step * number(said, "n", 1)
    length = _DAYS.get(unit)
    if start is None or length is None or abs(steps) > _MOST_STEPS:
        return OUT_OF_CALENDAR
    found = plus_days(start, length * steps)
    if found is None:
        return OUT_OF_CALENDAR
    if unit == "weekend" or (unit == "week" and "n" not in said):
        return Meaning(f"{week(found)}-WE" if unit == "weekend" else week(found))
    return with_part(found, _undirected(said))


def weekday_back(said: Said, setting: Setting) -> Meaning:
    """Two Fridays ago, three Sundays from now: today does not count."""
    step, count = number(said, "dir"), number(said, "n", 1)
    between = (setting.day.isoweekday() - number(said, "weekday")) * -step % 7 or 7
    found = plus_days(setting.day, step * (between + 7 * (count - 1))) if count <= _MOST_STEPS else None
    return Meaning(found.isoformat()) if found else OUT_OF_CALENDAR


def some_day(_said: Said, setting: Setting) -> Meaning:
    """One day: some day to come, else as long as a day."""
    return Meaning("FUTURE_REF") if setting.tense in ("future", "ahead") else Meaning("P1D", kind="DURATION")


def that_day(_said: Said, setting: Setting) -> Meaning:
    """It was a sad day for the town: the day last told of."""
    return Meaning((setting.on or setting.day).isoformat())


def nth_day(_said: Said, _setting: Setting) -> Meaning:
    """The third day of the strike: counted from its first, see occasions.py."""
    return Meaning(None, reason=NO_EVENT)


def event_day(said: Said, setting: Setting) -> Meaning:
    """The day before, the morning after: of what was last told of; of an event that is named, see occasions.py."""
    if word(said, "codes")[-1] not in "<>":
        return Meaning(None, reason=NO_EVENT)
    unit, step = word(said, "unit"), number(said, "dir")
    if unit and unit != "day":
        which = "previous" if step < 0 else "following"
        return relative({"unit": unit, "which": which, "codes": ""}, setting)
    found = plus_days(setting.on or setting.day, step)
    return with_part(found, _undirected(said)) if found else OUT_OF_CALENDAR


def _undirected(said: Said) -> Said:
    """The words without the direction of "before" and "after", which is no part of the day."""
    return {key: value for key, value in said.items() if key != "dir"}
