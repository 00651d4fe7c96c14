"""The day of publication from metadata: ISO 8601, the dates of feeds, and a few forms that pages use."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from headwater.capture.messages import quoted
from headwater.records import Interval

_FIRST_YEAR, _LAST_YEAR = 1600, 2999  # the first newspapers are of 1605
_LONGEST = 64  # code points of a date; what is longer is none
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.DOTALL | re.ASCII)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_ISO_YEAR = re.compile(r"\d{4}", re.ASCII)
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d")
"""Forms without a time that pages and feeds use beside ISO 8601; none of them is read two ways."""


def published(value: object) -> tuple[Interval | None, str | None]:
    """(the day or days of publication or None, why there is none or None).

    The day is the one that is written, in the outlet's own time zone. A month or a year alone is kept as one.
    """
    if value is None or value == "":
        return None, None
    days = _plausible(_days(value.strip())) if isinstance(value, str) and len(value) <= _LONGEST else None
    if days is None:
        return (
            None,
            f"the metadata give {quoted(value)} as the date, which is not one of publication such as 2021-03-04",
        )
    return days, None


def _plausible(days: Interval | None) -> Interval | None:
    """No year 1 and no year 9999, which programs write where they know no date."""
    if days is None or days.earliest is None or not _FIRST_YEAR <= days.earliest.year <= _LAST_YEAR:
        return None
    return days


def _days(text: str) -> Interval | None:
    try:
        if match := _ISO_DAY.fullmatch(text):
            if len(text) > 10:
                datetime.fromisoformat(text)  # the time must be one, too
            return Interval.day(date(*map(int, match.groups())))
        if match := _ISO_MONTH.fullmatch(text):
            year, month = map(int, match.groups())
            return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        if _ISO_YEAR.fullmatch(text):
            return Interval(date(int(text), 1, 1), date(int(text), 12, 31))
    except ValueError:
        return None
    return _mail(text) or _written(text)


def _mail(text: str) -> Interval | None:
    """RFC 2822, the dates of RSS: "Thu, 04 Mar 2021 05:06:07 GMT"."""
    if ":" not in text:
        return None
    try:
        return Interval.day(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, OverflowError):
        return None


def _written(text: str) -> Interval | None:
    for form in _WRITTEN:
        try:
            return Interval.day(datetime.strptime(text, form).date())
        except ValueError:
            continue
    return None
