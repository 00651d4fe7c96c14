"""Reports without a date, dated by their own words together with the dated reports beside them.

What a report says ("on Friday", "three days later") holds the day of its writing to the day on which dated reports of
the same story place what it tells. Each such hold is a clue; the days on which the clues agree are the answer, if they
lie within a fortnight. A date that is given or stated is never changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from headwater.records import Claim, ClaimTime, Interval, Published, Reading, Span

from .beside import Beside, Likest
from .names import same_outlet
from .pile import Pile, items_of
from .sayings import WEEKDAYS, MonthDay, Saying, Words, elapsed, said

LONGEST = 14
"""Days of the longest interval that is an answer."""
_AGREE = 0.6
"""Part of the clues' weight that the days of the answer have."""
_LIKE = {True: 0.08, False: 0.5}
"""Part of an expression's words that are told of a day for the two to be one: with its weekday, and without one."""
_LEAD, _RARE = 0.04, 6.0
"""By how much the likest day leads the next, and how rare the shared words are, where the pile tells of one time."""
_LIKE_ALONE, _LEAD_ALONE, _RARE_ALONE = 0.2, 0.15, 30.0
"""The same where few reports stand beside it, or their dates lie apart. Tuned on 279 news articles of two years in one
pile: these date ten of them, one wrongly; by the looser ones 101 of 129 expressions are taken for a wrong day."""
_ABOUT, _ABOUT_LEAD = 0.09, 1.3
"""Part of a report's words that are told of the day that it is about, and how many times those of the next day."""
_WHOLE = 0.1
"""What a clue weighs that stands on the report as a whole, so much more where it counts the days."""
_TOLD_AS_PAST = frozenset(("happened", "ongoing", "alleged", "denied"))
_TOGETHER = 45
"""Days by which reports of one story lie apart at most, where the text leaves the choice between years."""
_BEFORE, _AFTER = 3, 5
"""Days around the dates of the reports beside it in which a report is written that names the weekday of its writing."""


@dataclass(frozen=True, slots=True)
class _Clue:
    """Days on which the report can have been written, by what, and how much that weighs."""

    days: Interval
    weight: float
    reason: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The first and the last day that credits leave, and the day on which the latest that is told of lies."""

    first: date | None
    last: date | None
    floor: date | None
    reasons: tuple[str, ...]

    def holds(self, day: date) -> bool:
        """Whether a day lies within what the credits leave."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def dated(pile: Pile, stories: Sequence[Iterable[str]]) -> Pile:
    """The pile with dates for those of its undated reports that the others date; `stories` are groups of report ids.

    Where a claim of such a report has an expression that now means one day, that is its time.
    """
    open_ones = [reading for reading in pile.readings if _is_open(reading.published)]
    beside = Beside(pile, stories, open_ones)
    found = {
        reading.report.id: _timed(reading, published)
        for reading in open_ones
        if (published := _published(reading, beside, pile)) is not reading.published
    }
    return Pile.of(found.get(r.report.id, r) for r in pile.readings) if found else pile


def _is_open(published: Published) -> bool:
    """Whether a report's own evidence leaves its day open."""
    days = published.interval.days
    return published.basis not in ("given", "stated") and (days is None or days > LONGEST)


def _published(reading: Reading, beside: Beside, pile: Pile) -> Published:
    """When a report was published by what stands beside it; as it was where that settles nothing."""
    near = beside.of(reading)
    settled = _settled(reading.published, near)
    if not near or settled is not reading.published:
        return settled
    words, told = said(reading), _Told(beside, near)
    about = _about(reading, told)
    bounds = _bounds(reading, near, about, pile)
    clues = _clues(reading, words, told, about)
    for found in (clues, _run(words, bounds, told), _around(words, told)):
        if found:
            return _answer(reading, found, words, bounds)
    return reading.published


def _timed(reading: Reading, published: Published) -> Reading:
    """A reading with its date, and with the days of those claims that name one of the days before it."""
    sayings = [saying for saying in said(reading).sayings if not saying.quoted]
    claims = tuple(_claim(claim, sayings, published.interval) for claim in reading.claims)
    return replace(reading, published=published, claims=claims)


def _claim(claim: Claim, sayings: Sequence[Saying], written: Interval) -> Claim:
    """A claim with the one day that its one expression can mean; as it was where there is more than one."""
    if claim.time or claim.status not in _TOLD_AS_PAST or not (written.earliest and written.latest):
        return claim
    inside = [s for s in sayings if any(span.holds(s.span) for span in claim.evidence)]
    if len(inside) != 1:
        return claim
    saying = inside[0]
    first, last = _ahead(written.earliest, -saying.most, 0), _ahead(written.latest, -saying.least, 0)
    if not (first and last and first.earliest and last.earliest and first.earliest <= last.earliest):
        return claim
    days = [
        d for d in _each(Interval(first.earliest, last.earliest)) if saying.weekday in (0, d.isoweekday())
    ]
    if len(days) != 1:
        return claim
    return replace(claim, time=ClaimTime(Interval.day(days[0]), (saying.span,)), time_reason=None)


def _settled(published: Published, near: Sequence[Reading]) -> Published:
    """The one of the days between which the text leaves the choice that lies near those of the reports beside it."""
    days = [day for other in near for day in other.published.interval if day]
    fits = [c for c in published.candidates if any(abs((day - c).days) <= _TOGETHER for day in days)]
    if len(fits) != 1:
        return published
    reason = f"{published.reason}; of these only {fits[0]} lies near the reports beside this one"
    return Published(Interval.day(fits[0]), "inferred", reason, published.evidence)


class _Told:
    """What the dated reports beside one tell of each day."""

    def __init__(self, beside: Beside, near: Sequence[Reading]) -> None:
        self.near, self.days = near, beside.days(near)
        self._beside = beside

    def in_burst(self, day: date) -> bool:
        """Whether these reports are of the time around a day."""
        return self._beside.burst(day, self.near)


def _clues(reading: Reading, words: Words, told: _Told, about: date | None) -> list[_Clue]:
    """What the report's expressions say, each tied to the day that it means, and the days counted since."""
    text, found = reading.report.text, []
    for saying in words.sayings:
        if saying.date and (
            dated := _dated_clue(saying.span, saying.date, (saying.least, saying.most), told, text)
        ):
            found.append(dated)
            continue
        likest = _likest(saying, told)
        weight = likest.part if likest else _WHOLE
        day = likest.day if likest else _the_weekday(saying, about)
        if day is None or (days := _ahead(day, saying.least, saying.most)) is None:
            continue
        reason = f"“{saying.span.of(text)}” is {day}, of which {told.days.witnesses(day)} told"
        found.append(_Clue(days, weight, reason, (saying.span,)))
    for count, span, written in elapsed(reading):
        if written and (dated := _dated_clue(span, written, (count, count), told, text)):
            found.append(dated)
        elif about and (days := _ahead(about, count, count)):
            witnesses = told.days.witnesses(about)
            reason = (
                f"“{span.of(text)}” count from {about}, the day that it is about, of which {witnesses} told"
            )
            found.append(_Clue(days, 2 * _WHOLE, reason, (span,)))
    return found


def _dated_clue(
    span: Span, month_day: MonthDay, away: tuple[int, int], told: _Told, text: str
) -> _Clue | None:
    """What follows from a day that the text gives without its year, in the one year near the reports beside it."""
    near = sorted({day for other in told.near for day in other.published.interval if day})
    years = {year for day in near for year in (day.year - 1, day.year, day.year + 1)}
    fits = {
        day
        for year in years
        if (day := _calendar(year, *month_day)) and any(abs((day - n).days) <= _TOGETHER for n in near)
    }
    if len(fits) != 1 or (days := _ahead(min(fits), *away)) is None:
        return None
    return _Clue(
        days, 1.0, f"“{span.of(text)}” is, or counts from, {min(fits)} by the date beside it", (span,)
    )


def _calendar(year: int, month: int, day: int) -> date | None:
    """The day; None for one that the year does not have."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _likest(saying: Saying, told: _Told) -> Likest | None:
    """The day that an expression means, by the words around it; None where no day is like it, or two are."""
    likest = told.days.likest(saying.words, saying.weekday)
    if likest is None:
        return None
    least, lead, rare = _LIKE[saying.weekday > 0], _LEAD, _RARE
    if not told.in_burst(likest.day):
        least, lead, rare = max(least, _LIKE_ALONE), _LEAD_ALONE, _RARE_ALONE
    enough = likest.part >= least and likest.part - likest.second >= lead and likest.rare >= rare
    return likest if enough else None


def _the_weekday(saying: Saying, about: date | None) -> date | None:
    """The day that the report is about, where an expression names its weekday as one of the last week."""
    return about if about and saying.most <= 8 and saying.weekday == about.isoweekday() else None


def _about(reading: Reading, told: _Told) -> date | None:
    """The day on which dated reports of one time place most of what the report tells, if it leads clearly."""
    likest = told.days.likest(dict.fromkeys(told.days.stems(reading), 1.0))
    if likest is None or likest.part < max(_ABOUT, _ABOUT_LEAD * likest.second):
        return None
    return likest.day if told.in_burst(likest.day) else None


def _bounds(reading: Reading, near: Sequence[Reading], about: date | None, pile: Pile) -> _Bounds:
    """What credits leave: not before the first report of an outlet that it credits, not after one that credits it."""
    firsts: dict[str, date] = {}
    for outlet in sorted(_credited(reading)):
        days = [
            (other.published.interval.earliest, other.report.id)
            for other in near
            if same_outlet(outlet, other.report.outlet) and other.published.interval.earliest
        ]
        if days and not same_outlet(outlet, reading.report.outlet):
            day, report = min(days)
            firsts[report] = day
    own = reading.report.outlet
    lasts = {
        other.report.id: other.published.interval.latest
        for other in near
        if own and other.published.interval.latest and any(same_outlet(o, own) for o in _credited(other))
    }
    if own and lasts and len(pile.reports_of(own)) > 1:
        lasts = {}
    reasons = [f"it credits {report} of {day}" for report, day in sorted(firsts.items())]
    reasons += [f"{report} of {day} credits it" for report, day in sorted(lasts.items())]
    first = max(firsts.values(), default=None)
    floor = max((day for day in (first, about) if day), default=None)
    return _Bounds(first, min(lasts.values(), default=None), floor, tuple(reasons))


def _credited(reading: Reading) -> set[str]:
    """The outlets that a report names for a claim."""
    return {
        source.name
        for item in items_of(reading)
        for source in item.chain[1:]
        if source.kind == "outlet" and source.name
    }


def _run(words: Words, bounds: _Bounds, told: _Told) -> list[_Clue]:
    """From the latest day that it tells of: a fortnight at most where it writes as of the day, or to who credits it."""
    recent = [saying for saying in words.sayings if saying.recent]
    if bounds.floor is None or not (recent or words.weekday or bounds.last):
        return []
    if not told.in_burst(bounds.floor):
        return []
    days = _ahead(bounds.floor, 0, LONGEST - 1)
    reason = f"it tells of what lies as late as {bounds.floor}"
    if recent or words.weekday:
        reason += ", and writes as of the news of those days"
    spans = tuple(saying.span for saying in recent[:2])
    return [_Clue(days, _WHOLE, reason, spans)] if days else []


def _around(words: Words, told: _Told) -> list[_Clue]:
    """The days around those of the reports beside it, where a report names the weekday of its writing."""
    days = sorted(day for other in told.near for day in other.published.interval if day)
    if not words.weekday or not days or not told.in_burst(days[len(days) // 2]):
        return []
    first, last = _ahead(min(days), -_BEFORE, 0), _ahead(max(days), 0, _AFTER)
    if first is None or last is None:
        return []
    reason = f"the reports beside it are of {min(days)} to {max(days)}"
    return [_Clue(first.hull(last), _WHOLE, reason, ())]


def _answer(reading: Reading, clues: Sequence[_Clue], words: Words, bounds: _Bounds) -> Published:
    """The days on which the clues agree, as an interval; what the report itself says where they do not."""
    own = reading.published
    weight: dict[date, float] = defaultdict(float)
    for clue in clues:
        for day in _each(clue.days):
            weight[day] += clue.weight
    fits = [
        day
        for day in weight
        if words.weekday in (0, day.isoweekday()) and bounds.holds(day) and own.interval.holds(day)
        if not own.candidates or day in own.candidates
    ]
    most = max((weight[day] for day in fits), default=0.0)
    if not fits or most < _AGREE * sum(clue.weight for clue in clues):
        return own
    days = sorted(day for day in fits if weight[day] > most - 1e-9)
    if (days[-1] - days[0]).days >= LONGEST:
        return own
    holding = [clue for clue in clues if clue.days.holds(days[0]) and clue.days.holds(days[-1])]
    reasons = [clue.reason for clue in holding]
    if words.weekday:
        reasons.append(f"it names the weekday of its writing, {WEEKDAYS[words.weekday - 1].capitalize()}")
    spans = {span for clue in holding for span in clue.spans} | set(words.spans) | set(own.evidence)
    reason = "; ".join(dict.fromkeys([*reasons, *bounds.reasons]))
    return Published(Interval(days[0], days[-1]), "inferred", reason, tuple(sorted(spans)))


def _each(days: Interval) -> Iterator[date]:
    if days.earliest and days.latest:
        for step in range((days.latest - days.earliest).days + 1):
            yield days.earliest + timedelta(step)


def _ahead(day: date, least: int, most: int) -> Interval | None:
    """The days from `least` to `most` days after a day; None outside of the calendar."""
    try:
        return Interval.day(day).shifted(least).hull(Interval.day(day).shifted(most))
    except OverflowError:
        return None
