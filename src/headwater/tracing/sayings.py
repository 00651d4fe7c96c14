"""What a report's own words say of the day on which it was written: "yesterday", "on Friday", "three days later"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from headwater.records import Reading, Span, Timex, joined
from headwater.tables import rows

from .events.context import Context
from .words import Vector, stems

_MEANINGS = tuple(
    (re.compile(row["pattern"]), int(row["least"]), int(row["most"])) for row in rows("tracing/dating.tsv")
)
_NUMBERS = {row["word"]: row["number"] for row in rows("tracing/number_words.tsv")}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST_SAYINGS = 60
"""Expressions of one report that are looked at, the first of them."""
_LONGEST = 60
"""Characters of an expression that is looked at."""
_AROUND = 600
"""Characters on each side of an expression within which its sentence and its paragraph are compared."""
_PARAGRAPH = 0.3
"""What a word weighs that stands only in the same paragraph."""
_BESIDE = re.compile(r"[\s,;(–—-]{0,4}(?:on |this )?")
_IS_TODAY = re.compile(
    r"(?:\bit is|\bit['’]s|\btoday is|\bday \d{1,4}[.,:]?)\s+(?:a |an |early |late )?$", re.I
)
_BEFORE = 30
_ELAPSED = re.compile(
    r"^\W{0,3}(\w{1,12}) ((?:day|week)s?) (?:have (?:now )?(?:passed|gone by)\b"
    r"|(?:on|later|after)\b.{0,120}?\b(?:have|has|is|are|remains?|still|no longer)\b)",
    re.I | re.S,
)
_NO_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)")
_SPOKEN_BEFORE = 2
"""Days by which a quoted remark can be older than the report."""


MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """An expression that means a day `least` to `most` days before the day of writing; `weekday` 0 where none is named.

    `words` are those of its sentence, and less those of its paragraph. `date` is the month and day beside it that says
    which day it is, without a year: "yesterday, 14 June".
    """

    span: Span
    least: int
    most: int
    weekday: int
    quoted: bool
    words: Vector
    date: MonthDay | None = None

    @property
    def recent(self) -> bool:
        """Whether the report itself speaks so of what is less than a week old."""
        return not self.quoted and 0 <= self.most <= 6


@dataclass(frozen=True, slots=True)
class Words:
    """All of it in one report: what it says, the weekday of its writing (0: not told) and the words for that."""

    sayings: tuple[Saying, ...]
    weekday: int = 0
    spans: tuple[Span, ...] = ()


def said(reading: Reading) -> Words:
    """The expressions of a report's headline and body, in the order of the text."""
    report = _Report(reading)
    found = list(islice(filter(None, map(report.saying, report.times())), _MOST_SAYINGS))
    paired, written = _paired(found, reading.report.text)
    kept = []
    for saying in paired:
        if saying.weekday and not saying.quoted and report.names_today(saying.span):
            written.append((saying.weekday, (saying.span,)))
        else:
            kept.append(saying)
    days = {weekday for weekday, _ in written}
    if len(days) != 1:
        return Words(tuple(kept))
    return Words(tuple(kept), days.pop(), tuple(span for _, spans in written for span in spans))


class Elapsed(NamedTuple):
    """So many days since what the report is about, or since the month and day that the sentence gives."""

    days: int
    span: Span
    date: MonthDay | None


def elapsed(reading: Reading) -> list[Elapsed]:
    """What sentences say that begin so: "Three days have gone by since" something."""
    text, context, found = reading.report.text, Context(reading), []
    starts = dict.fromkeys(context.at(timex.span.start)[0].start for timex in reading.times[:_MOST_SAYINGS])
    for start in starts:
        match = _ELAPSED.match(text[start : start + 2 * _AROUND])
        number = _digits(match[1].lower()) if match else ""
        if match and number.isdigit() and int(number) < 60:
            days = int(number) * (7 if match[2].lower().startswith("week") else 1)
            sentence = context.at(start)[0]
            dates = {d for t in reading.times if sentence.overlaps(t.span) and (d := _month_day(t))}
            only = dates.pop() if len(dates) == 1 else None
            found.append(Elapsed(days, Span(start + match.start(1), start + match.end(2)), only))
    return found


def _month_day(timex: Timex) -> MonthDay | None:
    """The month and day of a date whose year the report leaves open."""
    match = _NO_YEAR.fullmatch(timex.value or "")
    return (int(match[1]), int(match[2])) if match else None


class _Report:
    """A report with what its expressions are read from."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.report.text
        self._context = Context(reading)
        self._starts = [part.span.start for part in reading.passages]
        direct = (a.content_spans for a in reading.attributions if a.style == "direct")
        self._quoted = joined(span for spans in direct for span in spans)
        self._quotes = [span.start for span in self._quoted]
        self._dates = [timex for timex in reading.times if _month_day(timex)][:_MOST_SAYINGS]

    def times(self) -> Iterable[Timex]:
        """The expressions that the report tells its story with, datelines included."""
        for timex in sorted(self._reading.times, key=lambda timex: timex.span):
            if self._role(timex.span) not in ("caption", "boilerplate"):
                yield timex

    def saying(self, timex: Timex) -> Saying | None:
        """What an expression means, counted from the day of writing; None where it does not say."""
        text = " ".join(map(_digits, timex.text[:_LONGEST].lower().split()))
        for pattern, least, most in _MEANINGS:
            if match := pattern.fullmatch(text):
                said = match.groupdict()
                more = int(said.get("days") or 0) + 7 * int(said.get("weeks") or 0)
                weekday = said.get("weekday")
                number = WEEKDAYS.index(weekday) + 1 if weekday else 0
                quoted = self._is_quoted(timex.span)
                last = most + more + (_SPOKEN_BEFORE if quoted else 0)
                words, beside = self._words(timex.span), self._beside(timex.span)
                return Saying(timex.span, least + more, last, number, quoted, words, beside)
        return None

    def _beside(self, span: Span) -> MonthDay | None:
        """The month and day that stand behind an expression, for the same day."""
        for timex in self._dates:
            gap = timex.span.start - span.end
            if 0 <= gap < _BEFORE and _BESIDE.fullmatch(self._text[span.end : timex.span.start]):
                return _month_day(timex)
        return None

    def names_today(self, span: Span) -> bool:
        """Whether a weekday is that of the day of writing: in a dateline, after "it is", in a diary after "Day 9"."""
        if self._role(span) in ("dateline", "byline"):
            return True
        return bool(_IS_TODAY.search(self._text[max(0, span.start - _BEFORE) : span.start]))

    def _role(self, span: Span) -> str:
        number = bisect_right(self._starts, span.start) - 1
        return self._reading.passages[number].role if number >= 0 else "body"

    def _is_quoted(self, span: Span) -> bool:
        number = bisect_right(self._quotes, span.start) - 1
        return number >= 0 and self._quoted[number].overlaps(span)

    def _words(self, span: Span) -> Vector:
        sentence, paragraph = self._context.at(span.start)
        return around(self._text, span, sentence, paragraph)


def around(text: str, span: Span, sentence: Span, paragraph: Span) -> Vector:
    """The words of a sentence with weight 1, the others of its paragraph with less, as far as they are near a span."""
    found: Vector = {}
    for part, weight in ((paragraph, _PARAGRAPH), (sentence, 1.0)):
        near = Span(max(part.start, span.start - _AROUND), max(span.end, min(part.end, span.end + _AROUND)))
        found.update(dict.fromkeys(stems(near.of(text)), weight))
    return found


def _digits(word: str) -> str:
    return "1" if word == "a" else _NUMBERS.get(word, word)


def _paired(found: list[Saying], text: str) -> tuple[list[Saying], list[tuple[int, tuple[Span, ...]]]]:
    """Expressions, with "yesterday, Sunday" as one that names its weekday, and the weekdays of writing that follow."""
    kept: list[Saying] = []
    written: list[tuple[int, tuple[Span, ...]]] = []
    for saying in found:
        before = kept[-1] if kept else None
        if before is None or not _one_day(before, saying, text):
            kept.append(saying)
            continue
        kept[-1] = replace(before, weekday=saying.weekday)
        if not before.quoted:
            written.append(((saying.weekday - 1 + before.least) % 7 + 1, (before.span, saying.span)))
    return kept, written


def _one_day(first: Saying, second: Saying, text: str) -> bool:
    """Whether two expressions stand side by side for one day, the second naming its weekday."""
    if first.weekday or not second.weekday or not second.span.start - first.span.end < _BEFORE:
        return False
    fixed = first.most - first.least == (_SPOKEN_BEFORE if first.quoted else 0)
    return fixed and bool(_BESIDE.fullmatch(text[first.span.end : second.span.start]))
