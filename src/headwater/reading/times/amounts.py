"""Resolvers of durations, sets, and of so long before or after."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

from headwater.records import Interval

from .calendar import covers, plus_days, plus_months, week
from .calendar import month as month_value
from .calendar import year as year_value
from .meaning import OUT_OF_CALENDAR, Meaning, Said, Setting, number, word
from .periods import year_before

# Unit: its letter in ISO 8601, how many of the letter's unit it is, whether it is of the clock, the smaller unit.
_UNITS: dict[str, tuple[str, int, bool, str, int]] = {
    "second": ("S", 1, True, "", 0),
    "minute": ("M", 1, True, "S", 60),
    "hour": ("H", 1, True, "M", 60),
    "day": ("D", 1, False, "", 0),
    "week": ("W", 1, False, "", 0),
    "fortnight": ("W", 2, False, "", 0),
    "month": ("M", 1, False, "", 0),
    "quarter": ("Q", 1, False, "", 0),
    "year": ("Y", 1, False, "M", 12),
    "decade": ("Y", 10, False, "", 0),
    "century": ("Y", 100, False, "", 0),
    "millennium": ("Y", 1000, False, "", 0),
    "weekend": ("W", 1, False, "", 0),
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_HOURS = {"hour": Fraction(1), "minute": Fraction(1, 60), "second": Fraction(1, 3600)}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_TIED = {"past": -1, "last": -1, "next": 1, "coming": 1, "following": 0}  # which durations end or begin today
_VAGUE_DAYS = 8  # "a few days ago" is read as the last week and a day
_MOST = 12_000_000  # no shift beyond the calendar is worth computing


def duration(said: Said, setting: Setting) -> Meaning:
    """Two days, 5 1/2 hours, the past three months, several years, a decade.

    With days where it ends or begins today: "in the past 48 hours", "they will decide in two weeks".
    """
    said = {**said, "unit": said.get("unit2", said["unit"])}  # "the year-earlier nine months"
    days = _until_or_from(said, setting)
    return Meaning(_value(said), _mod(said), interval=days, kind="DURATION" if days else None)


def _until_or_from(said: Said, setting: Setting) -> Interval | None:
    """The days of a duration that the words tie to today; None for one that lasts anywhere."""
    amount, unit, before = _amount(said), word(said, "unit"), word(said, "before")
    turn = _TIED.get(word(said, "which"), 0)
    if turn > 0 and setting.tense == "past":  # "he spent the next five days at sea"
        return None
    if turn and unit in _MONTHS:  # "the past five years" tell how long, not when
        return None
    ahead = setting.tense in ("future", "ahead") and bool(before)
    loose = said.get("dir") or "of" in said  # "the last two weeks of March"
    if not (turn or ahead) or loose or amount is None or amount > _MOST:
        return None
    if before == "in" and not turn:
        there = _moved(setting.day, unit, amount, {"unit": unit, "n": str(amount), "codes": ""})
        return there.interval or covers(there.value or "")
    end = _exactly(setting.day, unit, amount * (turn or 1))
    return Interval(min(end, setting.day), max(end, setting.day)) if end else None


def _exactly(day: date, unit: str, amount: Fraction) -> date | None:
    """The day so long after another, to the day; hours that begin a day count as it."""
    if unit in _MONTHS:
        there = plus_months(day, int(amount * _MONTHS[unit]))
        return plus_days(there, day.day - 1) if there else None
    days = amount * _DAYS[unit] if unit in _DAYS else amount * _HOURS[unit] / 24
    return plus_days(day, floor(days) if amount < 0 else ceil(days))


def vague_duration(said: Said, _setting: Setting) -> Meaning:
    """Recent weeks, for years."""
    letter, _, clock, _, _ = _UNITS[word(said, "unit")]
    if said.get("which") == "recent" and letter == "Y":
        return Meaning("PAST_REF", kind="DATE")
    if (said.get("which") == "past" and word(said, "codes") == "pU") or said.get("which") == "future":
        return Meaning("PAST_REF" if said["which"] == "past" else "FUTURE_REF", kind="DATE")
    if said.get("which") == "these":
        return Meaning("PRESENT_REF", kind="DATE")
    return Meaning(f"PTX{letter}" if clock else f"PX{letter}")


def _value(said: Said) -> str:
    letter, times, clock, smaller, parts = _UNITS[word(said, "unit")]
    mark = "PT" if clock else "P"
    amount = _amount(said)
    if amount is None:
        return f"{mark}X{letter}"
    amount *= times
    whole, rest = int(amount), amount - int(amount)
    if not rest:
        return f"{mark}{whole}{letter}"
    if not smaller:
        return f"{mark}{float(amount):g}{letter}"
    return f"{mark}{f'{whole}{letter}' if whole else ''}{round(rest * parts)}{smaller}"


def _amount(said: Said) -> Fraction | None:
    """How many; None for "several"."""
    counted = "n2" if word(said, "codes").lstrip("z_t").startswith("o") else "n"  # "the first nine months"
    text = word(said, counted) or word(said, "year") or "1"
    half = Fraction(1, 2) if "&" in word(said, "codes") else 0
    return None if text == "X" else Fraction(text) + half


def _mod(said: Said) -> str | None:
    mod = said.get("mod")
    return str(mod) if mod else "APPROX" if "0" in word(said, "codes") else None


def shift(said: Said, setting: Setting) -> Meaning:
    """Two days ago, a year earlier, three months later: from now or from what was told of last."""
    unit, direction, amount = word(said, "unit"), number(said, "dir"), _amount(said)
    from_now = said.get("from") == "now"
    told = setting.focus if unit in _MONTHS else setting.on
    start = setting.day if from_now else told or setting.day
    if amount is None or not {"n", "year"} & said.keys():
        return _vague(unit, direction, start)
    if unit == "year" and amount == 1 and direction < 0 and setting.period:
        return _valued(year_before(setting), said)
    return _moved(start, unit, amount * direction, said)


def _moved(start: date, unit: str, amount: Fraction, said: Said) -> Meaning:
    if abs(amount) > _MOST:
        return OUT_OF_CALENDAR
    if unit in _MONTHS:
        months = int(amount * _MONTHS[unit])
        found = plus_months(start, months) if amount.denominator == 1 or unit != "month" else None
        if found is None:
            return OUT_OF_CALENDAR
        fine = unit == "month" or amount.denominator > 1
        return _valued(month_value(found) if fine else year_value(found.year), said)
    if unit in _DAYS:
        found = plus_days(start, round(amount * _DAYS[unit]))
        if found is None:
            return OUT_OF_CALENDAR
        return _valued(found.isoformat() if unit == "day" else week(found), said)
    hours = _HOURS[unit] * amount
    found = plus_days(start, floor(hours / 24) if hours < 0 else int(hours / 24))
    if found is None:
        return OUT_OF_CALENDAR
    interval = Interval(min(found, start), max(found, start))
    return Meaning(_value(said), _mod(said), interval=interval, kind="DURATION")


def _valued(value: str | None, said: Said) -> Meaning:
    return Meaning(value, _mod(said)) if value else OUT_OF_CALENDAR


def _vague(unit: str, direction: int, start: date) -> Meaning:
    """A few days ago has an interval, "several years ago" only a direction."""
    value = "PAST_REF" if direction < 0 else "FUTURE_REF"
    if unit == "day":
        near, far = plus_days(start, direction), plus_days(start, direction * _VAGUE_DAYS)
        if near and far:
            value = value if direction < 0 else "PXD"
            return Meaning(value, interval=Interval(min(near, far), max(near, far)))
    letter, _, clock, _, _ = _UNITS[unit]
    if clock and (far := plus_days(start, direction)):
        return Meaning(f"PTX{letter}", interval=Interval(min(start, far), max(start, far)), kind="DURATION")
    if direction > 0:
        value = f"PTX{letter}" if clock else f"PX{letter}"
    return Meaning(value, reason="the text does not say how long")


def each(said: Said, _setting: Setting) -> Meaning:
    """Every day, every two weeks, each morning, daily, twice a year."""
    if "value" in said:
        return Meaning(word(said, "value"))
    if "holiday" in said:
        return Meaning("P1Y")
    if "part" in said:
        return Meaning(f"XXXX-XX-XXT{said['part']}")
    if said.get("unit") == "weekend":
        return Meaning("XXXX-WXX-WE")
    codes = word(said, "codes")
    if "W" in codes:  # the first Monday of every month
        return Meaning(_value({"unit": said["unit"], "codes": ""}))
    if codes.endswith("Uau"):  # 24 hours a day
        return Meaning(_value({"unit": said["unit2"], "codes": ""}))
    if codes.startswith("EX") and word(said, "text").split()[1].lower() == "other":
        return Meaning(_value({"unit": said["unit"], "n": 2, "codes": ""}))
    counted = "E" in codes and "*" not in codes
    return Meaning(_value(said if counted else {"unit": said["unit"], "codes": ""}))


def reference(said: Said, setting: Setting) -> Meaning:
    """Now, recently, in the future: no date; until then: the last day told of."""
    if said.get("value") == "THEN":
        return Meaning(setting.on.isoformat()) if setting.on else Meaning(None, reason="no day was told of")
    return Meaning(
        word(said, "value")
        or {"past": "PAST_REF", "current": "PRESENT_REF"}.get(word(said, "which"), "PRESENT_REF")
    )
