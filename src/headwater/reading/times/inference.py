"""The day of publication from the evidence of the text, step by step, with the steps as the reason.

1. The day last told of: a day of a month told as past, or the one that a dateline names. 2. Its year: one in which the
weekdays agree, not before a year told as past, not after one told as to come, or at a period told as present. Where
several years fit, none is chosen: the days are candidates, which the other reports of a pile may settle. 3. How long
after: a distance that the text names ("six days on"), the weekday of writing, or else the conventions of news: a bare
weekday is less than a week old, a day of the month without its year less than a year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from headwater.records import UNBOUNDED, Interval, Published, Span

from .calendar import plus_days
from .evidence import Bare, Distance, Evidence, Weekday

_LISTED = range(1950, 2100)
"""The years among which candidates are listed, where the text does not bound them; none is chosen for lying in it."""
_SHOWN_FROM, _SHOWN = 2000, 8  # the reason names so many of the years that fit, the text's own floor first
_NEWS = 4  # days by which the first bare weekday told as past lies behind, in 97 of 100 dated reports (224 measured)
_YEAR = 364  # days by which a bare day of a month can lie behind
_MONTH = 31
_TRAIL = 62  # days in which a story's months lead up to its last day


@dataclass(frozen=True, slots=True)
class _Step:
    """What is concluded so far: the possible days of publication, the reasons and the words behind them."""

    days: Interval
    reasons: tuple[str, ...]
    spans: tuple[Span, ...]
    candidates: tuple[date, ...] = ()

    def then(self, days: Interval | None, reason: str, *spans: Span) -> _Step:
        """The next step; without days, this one."""
        return _Step(days, (*self.reasons, reason), (*self.spans, *spans)) if days else self

    @property
    def published(self) -> Published:
        """The conclusion as a record; days without any bound are unknown, for the reasons given."""
        basis: Literal["inferred", "unknown"] = "unknown" if self.days == UNBOUNDED else "inferred"
        spans = tuple(sorted(set(self.spans)))
        return Published(self.days, basis, "; ".join(self.reasons), spans, self.candidates)


@dataclass(frozen=True, slots=True)
class _Years:
    """The years in which a day can lie, why, and by which words; `floor` where the text names one."""

    years: tuple[int, ...]
    why: str
    spans: tuple[Span, ...] = ()
    floor: int | None = None


def infer(evidence: Evidence) -> Published | None:
    """The interval in which the report was published; None where nothing bounds it."""
    if evidence.address:
        return _at_address(evidence.address, evidence)
    undecided = None
    for conclude in (_from_dateline, _from_story):
        step = conclude(evidence)
        if step and not step.candidates:
            return step.published
        undecided = undecided or step
    last = undecided or _from_years(evidence)
    return last.published if last else None


def _at_address(day: date, evidence: Evidence) -> Published:
    """The day that the address holds, or the one beside it that a dateline names: zones and midnights differ by one."""
    near = [found for step in (0, -1, 1) if (found := plus_days(day, step))]
    reason = f"the address holds the date {day.isoformat()}"
    for bare in (one for one in evidence.bare if one.role == "dateline"):
        if same := [found for found in near if (found.month, found.day) == (bare.month, bare.day)]:
            return Published(
                Interval.day(same[0]), "inferred", f"{reason}, the dateline its day", (bare.span,)
            )
    for line in (one for one in evidence.weekdays if one.role == "dateline"):
        if same := [found for found in near if found.isoweekday() == line.number]:
            return Published(
                Interval.day(same[0]), "inferred", f"{reason}, the dateline its weekday", (line.span,)
            )
    return Published(Interval(min(near), max(near)), "inferred", reason)


def _from_dateline(evidence: Evidence) -> _Step | None:
    """The day of a month that a dateline names is the day of writing."""
    line = next((bare for bare in evidence.bare if bare.role in ("dateline", "byline")), None)
    if line is None:
        return None
    found = _years(evidence, line, any_year=True)
    return _decided(found, line.in_year, "the dateline names the day", line)


def _from_story(evidence: Evidence) -> _Step | None:
    """From the latest day that the story tells of as past."""
    told = [
        bare for bare in evidence.bare if bare.role in ("body", "headline") and bare.tense in ("past", None)
    ]
    if not told:
        return None
    fixed = [bare for bare in told if bare.weekday]
    last = _latest(fixed or told)
    found = _years(evidence, last)
    if len(found.years) == 1:
        return _after(last, found, evidence)
    writing = _writing(evidence)
    if writing is None:
        return None
    words = [writing.span, *(distance.span for distance in evidence.distances if distance.days < 0)]

    def written(year: int) -> date | None:
        """The day of writing, were the story of that year."""
        day = last.in_year(year)
        return _at_distance(day, evidence.distances, writing) if day else None

    return _decided(found, written, "so many days before the weekday of writing", last, *words)


def _decided(
    found: _Years, day_in: Callable[[int], date | None], reason: str, bare: Bare, *words: Span
) -> _Step | None:
    """The day in the one year that fits, else the days in all of them as candidates."""
    days = {year: day for year in found.years if (day := day_in(year))}
    spans = (bare.span, *words, *found.spans)
    if not days:
        return None
    if len(days) == 1:
        return _Step(Interval.day(*days.values()), (reason, found.why), spans)
    shown = [str(year) for year in days if year >= max(found.floor or 0, _SHOWN_FROM)]
    more = " and others" if len(shown) > _SHOWN else ""
    why = f"{found.why}: {', '.join(shown[:_SHOWN])}{more}; the text does not say which"
    first = next(iter(days.values())) if found.floor else None
    return _Step(Interval(first, None), (reason, why), spans, tuple(days.values()))


def _after(last: Bare, found: _Years, evidence: Evidence) -> _Step | None:
    """The days from the day last told of, whose year is known, to the day of writing."""
    day = last.in_year(found.years[0])
    if day is None:
        return None
    step = _Step(
        Interval(day, plus_days(day, _YEAR)),
        (f"{day.isoformat()} is told of as past, without its year", found.why),
        (last.span, *found.spans),
    )
    return _closer(step, day, evidence)


def _latest(told: list[Bare]) -> Bare:
    """The latest of the days where no turn of the year can lie between them, else the one told of first."""
    return max(told, key=lambda bare: (bare.month, bare.day)) if _same_season(told) else told[0]


def _same_season(told: list[Bare]) -> bool:
    months = {bare.month for bare in told}
    return max(months) - min(months) <= 6


def _writing(evidence: Evidence) -> Weekday | None:
    """The weekday of writing, where the text also names how far back its events lie."""
    today = next((day for day in evidence.weekdays if day.today), None)
    return today if any(distance.days < 0 for distance in evidence.distances) else None


def _years(evidence: Evidence, bare: Bare, any_year: bool = False) -> _Years:
    """The years in which a day can lie; none where nothing but `any_year` speaks for one."""
    floor, ceiling, spans = _limits(evidence)
    years = [
        year for year in range(floor or _LISTED.start, (ceiling or _LISTED[-1]) + 1) if bare.in_year(year)
    ]
    now = next((one for one in evidence.dated if one.at_hand), None)
    if now and (fitting := [year for year in years if _near(bare.in_year(year), now.days)]):
        why = f"the year is the one in which {_said(now.days)} is at hand"
        return _Years(tuple(fitting), why, (now.span,), fitting[0])
    if bare.weekday:
        return _Years(tuple(years), "the weekday agrees in these years", spans, floor)
    writing = _writing(evidence)
    if writing:
        agreeing = [
            y for y in years if (d := bare.in_year(y)) and _at_distance(d, evidence.distances, writing)
        ]
        return _Years(tuple(agreeing), "the weekday of writing agrees in these years", spans, floor)
    if any_year or (floor and ceiling):
        return _Years(tuple(years), "the day without its year fits these years", spans, floor)
    return _Years((), "no year is told")


def _limits(evidence: Evidence) -> tuple[int | None, int | None, tuple[Span, ...]]:
    """The first and the last year that the text allows: not before what is past, nor after what is to come."""
    past = [
        (one.days.earliest.year, one.span)
        for one in evidence.dated
        if one.tense == "past" and one.days.earliest
    ]
    ahead = [
        (one.days.latest.year, one.span)
        for one in evidence.dated
        if one.tense in ("future", "ahead") and one.days.latest
    ]
    floor = max((year for year, _ in past), default=None)
    ceiling = min((year for year, _ in ahead if floor is None or year >= floor), default=None)
    spans = [span for year, span in past if year == floor] + [span for year, span in ahead if year == ceiling]
    return floor, ceiling, tuple(spans)


def _near(day: date | None, now: Interval) -> bool:
    """Whether a day lies in a period told of as present, or a month before it."""
    if day is None or now.earliest is None or now.latest is None:
        return False
    return now.earliest - timedelta(days=31) <= day <= now.latest


def _said(days: Interval) -> str:
    return f"{days.earliest} to {days.latest}" if days.earliest != days.latest else f"{days.earliest}"


def _at_distance(day: date, distances: tuple[Distance, ...], writing: Weekday) -> date | None:
    """The day of writing that lies at one of the distances behind the day, if it is the weekday of writing."""
    for distance in distances:
        if distance.days < 0:
            found = plus_days(day, -distance.days)
            if found and found.isoweekday() == writing.number:
                return found
    return None


def _closer(step: _Step, day: date, evidence: Evidence) -> _Step:
    """How long after the last day told of the report was written."""
    writing = next((weekday for weekday in evidence.weekdays if weekday.today), None)
    if writing:
        found = _at_distance(day, evidence.distances, writing)
        if found:
            return step.then(
                Interval.day(found),
                "so many days before the weekday of writing",
                writing.span,
                *(d.span for d in evidence.distances if d.days < 0),
            )
    news = next((w for w in evidence.weekdays if w.tense == "past" and w.role in ("body", "headline")), None)
    if news is None or not _leads_up(day, evidence):
        return step
    ahead = (news.number - day.isoweekday()) % 7
    first = plus_days(day, ahead)
    last = plus_days(day, ahead + _NEWS)
    if first is None or last is None:
        return step
    return step.then(
        Interval(first, last),
        f"the story's months lead up to that day; the weekday of the news is the first after it, {first.isoformat()},"
        f" and the first bare weekday of a report is at most {_NEWS} days old",
        news.span,
    )


def _leads_up(day: date, evidence: Evidence) -> bool:
    """Whether other months told of, without their year, lie in the weeks before the day: the story ends with it."""
    months = {number for number, tense, _ in evidence.months if tense != "future"}
    near = {(day - timedelta(days=back)).month for back in range(0, _TRAIL, 15)}
    return len(months & near) >= 2


def _from_years(evidence: Evidence) -> _Step | None:
    """Only a lower bound: the latest day, month or year that is told of as past."""
    behind = [
        one
        for one in evidence.dated
        if one.tense == "past" and one.role == "body" and (one.days.days or _YEAR) <= _MONTH
    ]
    if not behind:
        return None
    last = max(behind, key=lambda one: (one.days.earliest or date.min, one.span))
    start = last.days.earliest
    reason = f"{start} is told of as past; nothing says how long ago"
    return _Step(Interval(start, None), (reason,), (last.span,)) if start else None
