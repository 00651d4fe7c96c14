"""What a text says of the day on which it was published: dates, weekdays, years and distances, by what they prove."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from headwater.records import Expression, Interval, Parse, Report, Role, Span

from .calendar import covers, day_of
from .days import slashed
from .meaning import Said, Setting, Tense
from .outlet import day_first, southern
from .tense import Tenses

_URL_DATE = re.compile(
    r"(?<!\d)(19[89]\d|20\d\d)(?:[/-](0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))"
    r"(?!\d)"
)
_HEAD_WORDS = 8  # other words beside a date in a line that states it
_ZERO = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day_before_yesterday": -2,
    "day_after_tomorrow": 2,
}
_SINCE = re.compile(r"\s*(?:on\b|later\b|have passed\b|have gone\b|after\b|since\b)", re.IGNORECASE)
_IS_TODAY = re.compile(
    r"(?:\bit is|\bit’s|\bit's|\btoday is|\btoday,)\s+(?:a |an |early |late )?$", re.IGNORECASE
)
_NOTED = 40  # characters before a weekday in which "it is" can stand


@dataclass(frozen=True, slots=True)
class Bare:
    """A day of a month without its year; `weekday` 0 where none is named."""

    month: int
    day: int
    weekday: int
    tense: Tense | None
    role: Role
    span: Span

    def in_year(self, year: int) -> date | None:
        """The day in a year, where the calendar has it and the weekday agrees."""
        found = day_of(year, self.month, self.day)
        return found if found and self.weekday in (0, found.isoweekday()) else None


@dataclass(frozen=True, slots=True)
class Dated:
    """Days that the text names with their year, and what the clause's tense says of them.

    `at_hand` marks a period that the text ties to its today.
    """

    days: Interval
    tense: Tense | None
    role: Role
    span: Span
    at_hand: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday without a date; `role` tells whether a dateline names it, `today` whether it is the day of writing."""

    number: int
    tense: Tense | None
    role: Role
    today: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days from the day of writing to what is told of: "the day before yesterday" is -2."""

    days: int
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that bears on the day of publication."""

    head: tuple[Dated, ...]
    dated: tuple[Dated, ...]
    bare: tuple[Bare, ...]
    months: tuple[tuple[int, Tense | None, Span], ...]
    weekdays: tuple[Weekday, ...]
    distances: tuple[Distance, ...]
    address: date | None


def gather(report: Report, parse: Parse, expressions: tuple[Expression, ...]) -> Evidence:
    """The evidence of a report's text and address."""
    gatherer = _Gatherer(report, parse)
    for expression in expressions:
        gatherer.take(expression)
    return Evidence(
        tuple(gatherer.head),
        tuple(gatherer.dated),
        tuple(gatherer.bare),
        tuple(gatherer.months),
        tuple(gatherer.weekdays),
        tuple(gatherer.distances),
        address_date(report.url),
    )


def address_date(url: str | None) -> date | None:
    """The day that an address holds: .../2022/10/18/..., .../2022-10-18-..."""
    path = urlsplit(url or "").path
    days = (day_of(int(m[1]), int(m[2] or m[4]), int(m[3] or m[5])) for m in _URL_DATE.finditer(path))
    return next((day for day in days if day), None)


class _Gatherer:
    """Sorts expressions by what they prove."""

    def __init__(self, report: Report, parse: Parse) -> None:
        self._text = report.text
        self._tenses = Tenses(parse)
        self._parse = parse
        self._setting = Setting(date(2000, 1, 1), day_first=day_first(report), southern=southern(report))
        self._lines = [0, *(match.end() for match in re.finditer(r"\n+", report.text))]
        self._open: dict[int, int] = {}  # sentence: the dated period in it that no verb places in time
        self.head: list[Dated] = []
        self.dated: list[Dated] = []
        self.bare: list[Bare] = []
        self.months: list[tuple[int, Tense | None, Span]] = []
        self.weekdays: list[Weekday] = []
        self.distances: list[Distance] = []

    def take(self, expression: Expression) -> None:
        """Add one expression to what it proves."""
        role, said = self._role(expression), dict(expression.parameters)
        if role == "caption":
            return
        tense = self._tenses.at(expression.span.start)
        found = self._full(expression, said)
        if found is not None:
            self._take_dated(Dated(found, tense, role, expression.span))
        elif expression.rule in ("day", "time_of_day") and "month" in said and "unit" not in said:
            self._take_bare(expression, said, role, tense)
        elif expression.rule == "month" and "which" not in said:
            self.months.append((int(said["month"]), tense, expression.span))
        elif expression.rule in ("weekday", "time_of_day") and "weekday" in said and not said.get("which"):
            today = role == "dateline" or self._is_today(expression)
            self.weekdays.append(Weekday(int(said["weekday"]), tense, role, today, expression.span))
        else:
            if expression.rule == "deictic_day":
                self._take_today(expression, tense)
            self._take_distance(expression, said)

    def _take_dated(self, found: Dated) -> None:
        if found.days.days == 1 and self._heads(found.span, found.role):
            self.head.append(found)
            return
        if found.tense is None:
            self._open[self._sentence(found.span.start)] = len(self.dated)
        self.dated.append(found)

    def _take_today(self, expression: Expression, tense: Tense | None) -> None:
        """A period in the same sentence as a present "today" is at hand: "the 2016 games, which open today"."""
        number = self._open.get(self._sentence(expression.span.start))
        if number is not None and tense in ("present", "future"):
            self.dated[number] = replace(self.dated[number], at_hand=True)

    def _sentence(self, offset: int) -> int:
        token = self._parse.at(offset)
        return token.sentence if token else -1

    def _take_bare(self, expression: Expression, said: Said, role: Role, tense: Tense | None) -> None:
        day = said.get("n2", said.get("n")) if expression.rule == "time_of_day" else said.get("n")
        if isinstance(day, int) and 1 <= day <= 31:
            weekday = said.get("weekday", 0)
            self.bare.append(Bare(int(said["month"]), day, int(weekday), tense, role, expression.span))

    def _take_distance(self, expression: Expression, said: Said) -> None:
        days = None
        if expression.rule == "deictic_day":
            days = _ZERO.get(str(said.get("ref")))
        elif (
            expression.rule in ("duration", "shift")
            and said.get("unit") == "day"
            and isinstance(said.get("n"), int)
        ):
            first = self._opens(expression)
            if (
                said.get("from") == "now"
                or (first and _SINCE.match(self._text, expression.span.end))
                or (first and said.get("from") == "event")
            ):
                days = -int(said["n"])
        if days is not None:
            self.distances.append(Distance(days, expression.span))

    def _full(self, expression: Expression, said: Said) -> Interval | None:
        """The days of an expression that names its year."""
        if expression.rule == "iso":
            return covers(expression.text[:10])
        if expression.rule == "slashed":
            return covers(slashed({**said, "text": expression.text}, self._setting).value or "")
        year = said.get("year")
        if not isinstance(year, int) or expression.rule not in (
            "day",
            "month",
            "year",
            "season",
            "quarter",
            "time_of_day",
        ):
            return None
        if expression.rule in ("day", "time_of_day"):
            number = said.get("n2", said.get("n")) if expression.rule == "time_of_day" else said.get("n")
            found = day_of(year, int(said.get("month", 0)), int(number)) if isinstance(number, int) else None
            return Interval.day(found) if found else None
        value = f"{year:04}"
        if expression.rule == "month":
            value += f"-{int(said['month']):02}"
        elif expression.rule == "season":
            value += f"-{said['season']}"
        elif expression.rule == "quarter":
            value += f"-{'H' if said.get('unit') == 'half' else 'Q'}{said.get('n')}"
        return covers(value, None, self._setting.southern)

    def _role(self, expression: Expression) -> Role:
        token = self._parse.at(expression.span.start)
        return self._parse.sentences[token.sentence].role if token else "body"

    def _line(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self._lines, offset)
        stop = self._lines[number] if number < len(self._lines) else len(self._text)
        return self._lines[number - 1], stop

    def _heads(self, span: Span, role: Role) -> bool:
        """Whether a date stands in a dateline, a byline, or nearly alone on its line."""
        if role in ("dateline", "byline"):
            return True
        start, stop = self._line(span.start)
        if stop - start > 200:
            return False
        rest = self._text[start : span.start] + " " + self._text[span.end : stop]
        return len(rest.split()) <= _HEAD_WORDS and not rest.rstrip().endswith((".", "?", "!", "”", '"'))

    def _opens(self, expression: Expression) -> bool:
        """Whether an expression begins its sentence."""
        token = self._parse.at(expression.span.start)
        return token is not None and token.i <= self._parse.sentences[token.sentence].first + 1

    def _is_today(self, expression: Expression) -> bool:
        before = self._text[max(0, expression.span.start - _NOTED) : expression.span.start]
        return bool(_IS_TODAY.search(before))
