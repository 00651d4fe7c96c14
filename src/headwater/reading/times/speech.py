"""What stands in quotation marks, and on which day it was said: what "today" means inside a quotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from headwater.reading import quotations
from headwater.records import Attribution, Expression, Interval, Parse, Span, Timex

_LINE = re.compile(r"[^\n]+")
_RECENT = 7  # days: quotations of news are no older than the news of the week


@dataclass(frozen=True, slots=True)
class Speech:
    """The quotations of a report, and the sentence of the cue that credits each attribution's content."""

    quotes: tuple[Span, ...]
    contents: tuple[tuple[Span, int], ...]

    def quotation(self, expression: Expression) -> int | None:
        """The number of the quotation in which an expression stands; None outside of quotation marks."""
        at = bisect_right(self.quotes, expression.span.start, key=lambda span: span.start) - 1
        return at if at >= 0 and self.quotes[at].holds(expression.span) else None

    def cue_sentence(self, expression: Expression) -> int | None:
        """The sentence of the cue that credits an expression to its source; the innermost where several do."""
        at = bisect_right(self.contents, expression.span.start, key=lambda content: content[0].start) - 1
        for number in range(at, max(-1, at - 8), -1):
            content, sentence = self.contents[number]
            if content.holds(expression.span):
                return sentence
        return None


def speeches(text: str, parse: Parse, attributions: tuple[Attribution, ...]) -> Speech:
    """The quotations of a report's text with their cues."""
    found = quotations.find(text, (Span(line.start(), line.end()) for line in _LINE.finditer(text)))
    contents = [
        (content, token.sentence)
        for attribution in attributions
        for cue in attribution.cue_spans[:1]
        if (token := parse.at(cue.start)) is not None
        for content in attribution.content_spans
    ]
    return Speech(tuple(quote.span for quote in found), tuple(sorted(contents)))


def spoken(
    dates: Mapping[int, Timex], cue: int | None, told: date | None, inner: date | None, published: Interval
) -> Interval | None:
    """The days on which a source can have spoken.

    The day that stands with the cue; else the day last told of outside of quotations, if it is one of the last week's,
    and not before a day that the source itself tells of as past. None: the day of the report.
    """
    stated = dates.get(cue) if cue is not None else None
    if stated and stated.interval and stated.interval.days == 1:
        return stated.interval
    if told is None or published.latest is None or not 0 <= (published.latest - told).days <= _RECENT:
        return None
    if inner and 0 < (told - inner).days <= _RECENT:
        return Interval(inner, told)
    return Interval.day(told)
