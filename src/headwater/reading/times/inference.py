"""The day of publication from the evidence of the text, step by step, with the steps as the reason.

1. The day last told of: a day of a month told as past, or the one that a dateline names. 2. Its year: one in which the
weekdays agree, after every year told as past, not after one told as present. 3. How long after: a distance that the
text names ("six days on"), the weekday of writing, or else the conventions of news: a bare weekday is less than a week
old, a day of the month without its year less than a year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from headwater.records import Interval, Published, Span

from .calendar import plus_days
from .evidence import Bare, Distance, Evidence, Weekday

LAST_YEAR = 2026
"""The latest year in which a report can have been published, where the text leaves the choice: that of this release."""
_FIRST_YEAR = 1900
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

    def then(self, days: Interval | None, reason: str, *spans: Span) -> _Step:
        """The next step; without days, this one."""
        return _Step(days, (*self.reasons, reason), (*self.spans, *spans)) if days else self


def infer(evidence: Evidence) -> Published | None:
    """The interval in which the report was published; None where nothing bounds it."""
    if evidence.address:
        return _at_address(evidence.address, evidence)
    step = _from_dateline(evidence) or _from_story(evidence) or _from_years(evidence)
    if step is None:
        return None
    return Published(step.days, "inferred", "; ".join(step.reasons), tuple(sorted(set(step.spans))))


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
    years, why, spans = _years(evidence, line)
    if not years:
        return None
    day = line.in_year(years[-1])
    if day is None or (len(years) > 1 and not line.weekday):
        return None
    return _Step(Interval.day(day), ("the dateline names the day", why), (line.span, *spans))


def _from_story(evidence: Evidence) -> _Step | None:
    """From the latest day that the story tells of as past."""
    told = [
        bare for bare in evidence.bare if bare.role in ("body", "headline") and bare.tense in ("past", None)
    ]
    if not told:
        return None
    fixed = [bare for bare in told if bare.weekday]
    last = _latest(fixed or told)
    years, why, spans = _years(evidence, last)
    if not years or (len(years) > 1 and not _writing(evidence)):
        return None
    day = last.in_year(years[-1])
    if day is None:
        return None
    step = _Step(
        Interval(day, plus_days(day, _YEAR)),
        (f"{day.isoformat()} is told of as past, without its year", why),
        (last.span, *spans),
    )
    return _closer(step, day, evidence)


def _latest(told: list[Bare]) -> Bare:
    """The latest of the days where no turn of the year can lie between them, else the one told of first."""
    return max(told, key=lambda bare: (bare.month, bare.day)) if _same_season(told) else told[0]


def _same_season(told: list[Bare]) -> bool:
    months = {bare.month for bare in told}
    return max(months) - min(months) <= 6


def _writing(evidence: Evidence) -> bool:
    """Whether the text names the weekday of writing and how far back its events lie: then few years agree."""
    return any(day.today for day in evidence.weekdays) and any(
        distance.days < 0 for distance in evidence.distances
    )


def _years(evidence: Evidence, bare: Bare) -> tuple[list[int], str, tuple[Span, ...]]:
    """The years in which a day can lie, why, and by which words."""
    floor, ceiling, spans = _limits(evidence)
    years = [year for year in range(floor, ceiling + 1) if bare.in_year(year)]
    now = next((one for one in evidence.dated if one.at_hand), None)
    if now and (fitting := [year for year in years if _near(bare.in_year(year), now.days)]):
        return fitting, f"the year is the one in which {_said(now.days)} is at hand", (now.span,)
    if bare.weekday:
        return years, f"the latest year up to {ceiling} in which the weekday agrees", spans
    by_distance = _by_distance(evidence, bare, years)
    return (*by_distance, spans) if by_distance else ([], "no year is told", ())


def _limits(evidence: Evidence) -> tuple[int, int, tuple[Span, ...]]:
    """The first and the last year that the text allows: not before what is past, nor after what is to come."""
    starts = [
        (one.days.earliest.year, one.span)
        for one in evidence.dated
        if one.tense == "past" and one.days.earliest
    ]
    ends = [
        one.days.latest.year for one in evidence.dated if one.tense in ("future", "ahead") and one.days.latest
    ]
    floor = max((year for year, _ in starts if year <= LAST_YEAR), default=_FIRST_YEAR)
    ceiling = min((year for year in ends if floor <= year <= LAST_YEAR), default=LAST_YEAR)
    return floor, ceiling, tuple(span for year, span in starts if year == floor)


def _near(day: date | None, now: Interval) -> bool:
    """Whether a day lies in a period told of as present, or a month before it."""
    if day is None or now.earliest is None or now.latest is None:
        return False
    return now.earliest - timedelta(days=31) <= day <= now.latest


def _said(days: Interval) -> str:
    return f"{days.earliest} to {days.latest}" if days.earliest != days.latest else f"{days.earliest}"


def _by_distance(evidence: Evidence, bare: Bare, years: list[int]) -> tuple[list[int], str] | None:
    """The years in which the weekday of writing agrees with the distance from the day."""
    writing = next((day for day in evidence.weekdays if day.today), None)
    if writing is None or not evidence.distances:
        return None
    fitting = [y for y in years if (d := bare.in_year(y)) and _at_distance(d, evidence.distances, writing)]
    return (
        (fitting, f"the latest year up to {LAST_YEAR} in which the weekday of writing agrees")
        if fitting
        else None
    )


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
