"""From expressions to dated times: each is read from the day on which its words were said.

What is read from an interval of days is read from both of its ends; the value is what both readings share.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from headwater.records import (
    Anchor,
    Attribution,
    Expression,
    Interval,
    Parse,
    Published,
    Report,
    TimeBound,
    Timex,
)

from . import amounts, counted, days, periods
from .calendar import covers
from .meaning import Meaning, Said, Setting, Tense
from .occasions import counted_from_events
from .outlet import day_first, southern
from .speech import Speech, speeches, spoken
from .tense import Tenses
from .together import together

Resolver = Callable[[Said, Setting], Meaning]

RESOLVERS: dict[str, Resolver] = {
    "iso": days.iso,
    "slashed": days.slashed,
    "time_of_day": days.time_of_day,
    "clock": days.clock,
    "day": days.day,
    "days": days.days,
    "day_in_month": days.day_in_month,
    "weekday": days.weekday,
    "weekday_of_week": days.weekday_of_week,
    "weekdays": days.weekdays,
    "week_of": days.week_of,
    "nth_weekday": counted.nth_weekday,
    "day_of_month": counted.day_of_month,
    "from_day": counted.from_day,
    "event_day": counted.event_day,
    "some_day": counted.some_day,
    "weekday_back": counted.weekday_back,
    "that_day": counted.that_day,
    "nth_day": counted.nth_day,
    "deictic_day": days.deictic_day,
    "part_of_day": days.part_of_day,
    "holiday": days.holiday_day,
    "month": periods.month,
    "months": periods.months,
    "year": periods.year,
    "years": periods.years,
    "fiscal_year": periods.year,
    "decade": periods.decade,
    "century": periods.century,
    "relative": periods.relative,
    "ordinal_unit": periods.ordinal_unit,
    "quarter": periods.quarter,
    "year_period": periods.year_period,
    "year_ago_period": periods.year_ago_period,
    "latest_period": periods.latest_period,
    "season": periods.season,
    "shift": amounts.shift,
    "duration": amounts.duration,
    "vague_duration": amounts.vague_duration,
    "event_days": amounts.vague_duration,
    "set": amounts.each,
    "reference": amounts.reference,
}

# Two days without anything in common: what both read alike does not hang on the day.
_ANY_DAY = (date(1801, 3, 3), date(2198, 10, 17))
_LATER = frozenset({"clock", "part_of_day"})  # read after the days of their sentence
_OF_A_YEAR = frozenset({"day", "month", "season", "holiday"})
_COUNTING = frozenset({"shift", "event_day"})
_OF_WEEKDAYS = frozenset({"weekday", "time_of_day"})
_PERIOD_SENTENCES = 3  # "a year earlier" compares with a quarter told of in so many sentences before
_ASIDE = frozenset(
    {"year_ago_period", "latest_period", "year_period"}
)  # comparisons, of which nothing is told
_A_YEAR_AGO = frozenset({"auA", "auB"})
_TELLS_PERIOD = frozenset({"quarter", "relative"})
_BOUNDS: dict[str, TimeBound] = {
    "by": "until", "until": "until", "till": "until", "before": "until", "through": "until",
    "since": "from", "from": "from", "after": "from", "between": "from",
}  # fmt: skip
_OPENING = ("between", "from")
_CLOSING = {"between": ("and",), "from": ("to", "until", "till", "through")}
_AHEAD = ("in", "within")  # with a duration and a verb of what is to come: counted from today
_LASTING = ("for", "over", "during")  # "for the last week": the seven days that end today
_PAIRED = 6  # characters between the two ends of a range: " and "
_NEARBY = frozenset(
    "shortly soon just immediately right moments minutes hours halfway midway day days weeks".split()
)
_NOT_ANCHORED = {"DURATION": "a duration, not a date", "SET": "a recurring time, not a date"}


@dataclass
class _Told:
    """What the text has told of so far, for one end of the interval of its day.

    `on` is the last single day of the story, `news` the last single day at all, that of somebody's words included.
    """

    focus: date | None = None
    on: date | None = None
    news: date | None = None
    period: str | None = None
    period_at: int = 0

    def note_period(self, expression: Expression, value: str, sentence: int) -> None:
        """Remember a quarter or half that an expression was about."""
        if expression.rule in _TELLS_PERIOD and ("-Q" in value or "-H" in value):
            self.period, self.period_at = value, sentence

    def note(self, expression: Expression, meaning: Meaning, spoken: bool) -> None:
        """Remember the day that an expression was about, unless it only compares or dates somebody's words."""
        interval = meaning.interval
        value = meaning.value or ""
        compares = expression.rule in _ASIDE or (
            expression.rule == "shift" and expression.get("codes") in _A_YEAR_AGO
        )
        if compares or not (interval and interval.earliest and interval.latest and value[:4].isdigit()):
            return
        single = interval.earliest == interval.latest
        if single:
            self.news = interval.earliest
        if not spoken:
            self.focus = interval.earliest
            self.on = interval.earliest if single else self.on

    def period_for(self, rule: str, sentence: int) -> str | None:
        """The quarter told of; for what may compare with something else, only one told of lately."""
        return None if rule == "shift" and sentence - self.period_at >= _PERIOD_SENTENCES else self.period


def anchor(
    report: Report,
    parse: Parse,
    expressions: tuple[Expression, ...],
    attributions: tuple[Attribution, ...],
    published: Published,
) -> tuple[Timex, ...]:
    """The dated times of a report, in the order of the text: first what the report says itself, then what it quotes."""
    reader = _Reader(report, parse, published.interval, speeches(report.text, parse, attributions))
    quoted = [reader.speech.quotation(one) is not None for one in expressions]
    order = sorted(
        (quoted[n], reader.sentence(one), one.rule in _LATER, n) for n, one in enumerate(expressions)
    )
    found: dict[int, Timex] = {}
    for inside, _, _, n in order:
        found[n] = reader.quoted(expressions[n]) if inside else reader.own(expressions[n])
    times = together(parse, expressions, tuple(found[n] for n in range(len(expressions))))
    return counted_from_events(parse, expressions, times, published.interval.latest)


class _Reader:
    """Reads the expressions of one report, one after the other, keeping what was told of."""

    def __init__(self, report: Report, parse: Parse, published: Interval, speech: Speech) -> None:
        self.speech = speech
        self._parse = parse
        self._tenses = Tenses(parse)
        self._published = published
        self._day_first = day_first(report)
        self._southern = southern(report)
        self._story = (_Told(), _Told())
        self._captions: dict[int, tuple[_Told, _Told]] = {}
        self._after: list[tuple[int, tuple[_Told, _Told]]] = []  # what was told of after each own expression
        self._days: dict[int, Timex] = {}  # the first single day of each sentence outside of quotations
        self._sources: tuple[_Told, _Told] = (_Told(), _Told())
        self._opened: tuple[str, int] | None = None  # "between" or "from", and where the time after it ends

    def sentence(self, expression: Expression) -> int:
        """The number of the sentence in which an expression stands."""
        token = self._parse.at(expression.span.start)
        return token.sentence if token else 0

    def own(self, expression: Expression) -> Timex:
        """An expression in the report's own words."""
        sentence = self.sentence(expression)
        told = self._told(sentence)
        timex = self._read(expression, told, None)
        if told is self._story:
            self._after.append((sentence, (replace(told[0]), replace(told[1]))))
        if timex.interval and timex.interval.days == 1:
            self._days.setdefault(sentence, timex)
        return timex

    def quoted(self, expression: Expression) -> Timex:
        """An expression inside quotation marks: read from the day on which the source spoke."""
        sentence = self.sentence(expression)
        at = bisect_right(self._after, sentence, key=lambda one: one[0])
        story = self._after[at - 1][1] if at else (_Told(), _Told())
        day = spoken(
            self._days,
            self.speech.cue_sentence(expression),
            story[1].news,
            self._sources[1].news,
            self._published,
        )
        for memory, outside in zip(self._sources, story, strict=True):
            memory.focus = memory.focus or outside.focus
            memory.period = memory.period or outside.period
        return self._read(expression, self._sources, day)

    def _read(self, expression: Expression, told: tuple[_Told, _Told], spoken_on: Interval | None) -> Timex:
        interval = spoken_on or self._published
        first, last = _ends(interval)
        alike = first == last and told[0] == told[1]
        early = self._mean(expression, told[0], first)
        late = early if alike else self._mean(expression, told[1], last)
        self._note(expression, told, (early, late))
        return self._timex(expression, early, late, spoken_on is not None, interval)

    def _mean(self, expression: Expression, memory: _Told, day: date) -> Meaning:
        """What an expression means, read from a day with what was told of before."""
        start = expression.span.start
        words: Said = {"text": expression.text, **dict(expression.parameters)}
        before = self._before(expression)
        if before in _AHEAD:
            words["before"] = before
        if before in _LASTING:
            words["lasting"] = 1
        if self._parse.text.startswith(" of ", expression.span.end):
            words["of"] = 1
        reported = expression.rule == "shift" and self._tenses.of_speech(start)
        focus, on = (None, None) if reported else (memory.focus, self._day_beside(expression) or memory.on)
        period = memory.period_for(expression.rule, self.sentence(expression))
        tense = self._tenses.at(start)
        if expression.rule in _OF_WEEKDAYS:
            tense = self._of_weekday(tense, start)
        setting = Setting(day, focus, on, period, tense, self._day_first, self._southern)
        meaning = RESOLVERS[expression.rule](words, setting)
        return replace(
            meaning, interval=meaning.interval or covers(meaning.value or "", meaning.mod, self._southern)
        )

    def _of_weekday(self, tense: Tense | None, start: int) -> Tense | None:
        """The tense by which a weekday is read."""
        if tense == "present" and self._tenses.scheduled(start):
            return "future"
        return "planned" if tense == "future" and self._tenses.put_to(start) else tense

    def _day_beside(self, expression: Expression) -> date | None:
        """The day that the sentence has named, for what counts from it: "on Monday he said that two days earlier"."""
        beside = self._days.get(self.sentence(expression)) if expression.rule in _COUNTING else None
        return beside.interval.earliest if beside and beside.interval else None

    def _note(
        self, expression: Expression, told: tuple[_Told, _Told], meanings: tuple[Meaning, Meaning]
    ) -> None:
        if expression.type not in ("DATE", "TIME"):
            return
        start, sentence = expression.span.start, self.sentence(expression)
        dated = any(meaning.interval for meaning in meanings)
        spoken, future = dated and self._tenses.of_speech(start), self._tenses.at(start) == "future"
        for memory, meaning in zip(told, meanings, strict=True):
            memory.note(expression, meaning, spoken)
            if not future:
                memory.note_period(expression, meaning.value or "", sentence)

    def _told(self, sentence: int) -> tuple[_Told, _Told]:
        if not self._parse.sentences:
            return self._story
        place = self._parse.sentences[sentence]
        if place.role == "caption":
            return self._captions.setdefault(place.passage, (_Told(), _Told()))
        return self._story

    def _timex(
        self, expression: Expression, first: Meaning, last: Meaning, spoken: bool, day: Interval
    ) -> Timex:
        value, interval, reason = _shared(first, last, day)
        if value is None and expression.rule in _OF_A_YEAR and expression.get("which") is None:
            value = _any_year(first.value or "", last.value or "")
        kind = last.kind or expression.type
        where: Anchor = "source" if spoken else "report"
        if interval is None or _absolute(expression):
            where = "none"
        if interval is None and not reason:
            reason = _NOT_ANCHORED.get(kind) or "no date is meant"
        if expression.type in _NOT_ANCHORED and last.kind is None:
            interval, where = None, "none"
            reason = _NOT_ANCHORED[kind]
        return Timex(
            expression.span,
            expression.text,
            kind,
            value,
            interval,
            where,
            reason,
            last.mod,
            self._bound(expression),
        )

    def _before(self, expression: Expression, steps: int = 1) -> str:
        """The word so many words before an expression; empty at the beginning."""
        token = self._parse.at(expression.span.start)
        return self._parse.tokens[token.i - steps].lower if token and token.i >= steps else ""

    def _bound(self, expression: Expression) -> TimeBound:
        """What the word before makes of the time; "by Monday's storm" bounds nothing, nor does "shortly after noon"."""
        owner = self._parse.text[expression.span.end : expression.span.end + 2] in ("'s", "’s")
        before = self._before(expression)
        between, self._opened = self._opened, None
        if owner or expression.rule == "days" or self._before(expression, 2) in _NEARBY:
            return "within"
        if before in _OPENING:
            self._opened = (before, expression.span.end)
        if between and before in _CLOSING[between[0]] and expression.span.start - between[1] <= _PAIRED:
            return "until"
        return _BOUNDS.get(before, "within")


def _absolute(expression: Expression) -> bool:
    return expression.rule in ("iso", "slashed", "year", "years", "fiscal_year", "decade", "century") or any(
        key == "year" for key, _ in expression.parameters
    )


def _ends(interval: Interval) -> tuple[date, date]:
    return interval.earliest or _ANY_DAY[0], interval.latest or _ANY_DAY[1]


def _shared(first: Meaning, last: Meaning, day: Interval) -> tuple[str | None, Interval | None, str | None]:
    """The value, the days and the reason that two readings share."""
    if first.value == last.value and first.interval == last.interval:
        return last.value, last.interval, last.reason
    if not day.closed:
        return None, None, "the day from which it counts is unknown"
    if first.interval is None or last.interval is None:
        unknown = "the day from which it counts is not known closely enough"
        return None, None, first.reason or last.reason or unknown
    value = first.value if first.value == last.value else _common(first.value or "", last.value or "")
    return value, first.interval.hull(last.interval), "the day from which it counts is known as an interval"


def _any_year(first: str, last: str) -> str | None:
    """The day or month that two readings share but for the year: XXXX-05-03."""
    return f"XXXX{last[4:]}" if first[4:] == last[4:] and last[4:] and last[:4].isdigit() else None


def _common(first: str, last: str) -> str | None:
    """The month or the year that two days share; None where there is none."""
    for length in (7, 4):
        head = first[:length]
        if len(first) > length and head == last[:length] and head.replace("-", "").isdigit():
            return head
    return None
