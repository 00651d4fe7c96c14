"""Reports without a date: dated by their own words together with the dated reports beside them, or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records import (
    UNBOUNDED,
    Claim,
    Interval,
    Passage,
    Published,
    Reading,
    Report,
    Source,
    Span,
    Timex,
)
from headwater.tracing import dating
from headwater.tracing.pile import Pile
from headwater.tracing.sayings import WEEKDAYS, elapsed, said
from tests.timing import growth

_TIMES = re.compile(
    r"the day before yesterday|yesterday|a fortnight ago today|this morning|today|last week|tomorrow"
    r"|\w+ (?:day|week)s?(?: ago)?|(?:last |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: night| morning)?",
    re.IGNORECASE,
)
_DAM = (
    "The embankment of the Orrin reservoir at Kelverton burst {0}, and the mill quarter was flooded.",
    "Engineers of the water board had warned of cracks in the Orrin embankment above Kelverton.",
    "{0} the reservoir at Kelverton broke through its embankment; nineteen millworkers were carried off.",
    "Divers were looking for nineteen millworkers in Kelverton after the Orrin embankment gave way {0}.",
)
_BURST = date(2031, 5, 14)  # a Wednesday


def reading(
    identity: str, text: str, published: date | None, outlet: str = "", credited: str = ""
) -> Reading:
    """A reading with the times of its text; what is dated knows its weekdays, the last ones before its day."""
    made = (
        Published(Interval.day(published), "given", "") if published else Published(UNBOUNDED, "unknown", "-")
    )
    times = tuple(timex(match, published) for match in _TIMES.finditer(text))
    name = outlet or f"Outlet {identity}"
    report = Report(identity, hashlib.sha256(text.encode()).hexdigest(), text, name)
    sources = (Source("s0", "outlet", name, name), Source("s1", "outlet", credited or "Nobody", credited))
    chain = ("s0", "s1") if credited else ("s0",)
    whole = Span(0, len(text))
    claim = Claim("c0", text, (whole,), None, "happened", "asserts", True, (), None, None, None, chain)
    return Reading(report, "en", made, (Passage(whole, "body"),), times, sources=sources, claims=(claim,))


def timex(match: re.Match[str], published: date | None) -> Timex:
    """A weekday before the day of publication; all else is left open."""
    word = match.group().lower().split()[0]
    days = None
    if published and word in WEEKDAYS:
        days = Interval.day(published - timedelta((published.isoweekday() - 1 - WEEKDAYS.index(word)) % 7))
    span = Span(*match.span())
    return Timex(span, match.group(), "DATE", None, days, "report", None if days else "its day is unknown")


def beside(day: date = _BURST, place: str = "Kelverton") -> list[Reading]:
    """Four dated reports of one story."""
    weekday = f"on {WEEKDAYS[day.weekday()].capitalize()}"
    texts = [text.format(weekday).replace("Kelverton", place) for text in _DAM]
    return [reading(f"r{n}", " ".join((text, texts[1])), day + timedelta(n)) for n, text in enumerate(texts)]


def published(undated: Reading, others: Sequence[Reading]) -> Published:
    pile = Pile.of([*others, undated])
    found = dating.dated(pile, [tuple(pile.by_id)])
    return found.by_id[undated.report.id].published


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("The Orrin embankment above Kelverton burst on Wednesday and flooded the mill quarter.", 14, 20),
        ("Yesterday the reservoir at Kelverton broke through its embankment and carried off millworkers.", 15, 15),
        ("The day before yesterday, on Wednesday, the Orrin reservoir at Kelverton broke through.", 16, 16),
        ("It is Saturday. The Orrin embankment above Kelverton burst on Wednesday.", 17, 17),
        ("Three days have gone by and nineteen millworkers of Kelverton lie below the Orrin embankment.", 17, 17),
        ("On Wednesday night the Orrin embankment burst at Kelverton. Yesterday, Sunday, we walked there.", 19, 19),
    ],
)  # fmt: skip
def test_the_words_of_a_report_are_held_to_what_the_others_date(words: str, first: int, last: int) -> None:
    found = published(reading("u", words, None), beside())
    assert found.interval == Interval(date(2031, 5, first), date(2031, 5, last))
    assert found.basis == "inferred"
    assert "2031-05-14" in found.reason
    assert found.evidence


@pytest.mark.parametrize(
    "words",
    [
        "The Orrin embankment above Kelverton once burst and flooded the mill quarter.",
        "A ferry struck a pier at Saltmouth on Wednesday, and two passengers were hurt.",
        "On Thursday the mayor of Tarn opened a school for glass blowers.",
    ],
)
def test_without_a_hold_there_is_no_date(words: str) -> None:
    undated = reading("u", words, None)
    assert published(undated, beside()) is undated.published


def test_a_claim_takes_the_one_day_that_its_expression_can_mean() -> None:
    words = "The day before yesterday, on Wednesday, the Orrin reservoir at Kelverton broke through."
    undated = reading("u", words, None)
    pile = Pile.of([*beside(), undated])
    (claim,) = dating.dated(pile, [tuple(pile.by_id)]).by_id["u"].claims
    assert claim.time
    assert claim.time.interval == Interval.day(_BURST)
    planned = replace(undated, claims=(replace(undated.claims[0], status="planned"),))
    pile = Pile.of([*beside(), planned])
    assert dating.dated(pile, [tuple(pile.by_id)]).by_id["u"].claims == planned.claims


def test_clues_that_disagree_give_no_date() -> None:
    words = (
        "The Orrin embankment above Kelverton burst on Wednesday and flooded the mill quarter.\n\n"
        "It is Friday. Yesterday, Sunday, we walked to the mill."
    )
    found = published(reading("u", words, None), beside())
    conflict = published(reading("v", words.replace("It is Friday. ", ""), None), beside())
    assert found.interval == Interval(date(2031, 5, 14), date(2031, 5, 20)), (
        "two weekdays of writing say nothing"
    )
    assert conflict.interval == Interval.day(date(2031, 5, 19))


def test_no_earlier_than_whom_it_credits_and_no_later_than_who_credits_it() -> None:
    words = "The Orrin embankment above Kelverton burst on Wednesday and flooded the mill quarter."
    others = beside()
    others[2] = replace(others[2], report=replace(others[2].report, outlet="The Kelver Post"))
    after = reading(
        "z", " ".join(_DAM[:2]).format("on Wednesday"), date(2031, 5, 18), credited="Mill Gazette"
    )
    undated = reading("u", words, None, outlet="Mill Gazette", credited="The Kelver Post")
    found = published(undated, [*others, after])
    assert found.interval == Interval(date(2031, 5, 16), date(2031, 5, 18))
    assert "it credits r2 of 2031-05-16" in found.reason
    assert "z of 2031-05-18 credits it" in found.reason


def test_the_choice_between_years_is_settled_by_the_reports_beside() -> None:
    years = tuple(date(year, 5, 15) for year in range(2020, 2040))
    undated = reading("u", "Divers look for millworkers below the Orrin embankment in Kelverton.", None)
    undated = replace(undated, published=Published(UNBOUNDED, "unknown", "several years fit", (), years))
    assert published(undated, beside()).interval == Interval.day(date(2031, 5, 15))
    assert published(undated, []) is undated.published


def test_a_matter_of_months_dates_nothing_by_a_weekday_in_common() -> None:
    """Reports of one topic, weeks apart: a weekday and a few words in common are no proof."""
    words = "The Orrin embankment above Kelverton burst on Wednesday, said a farmer; the hay in his barns is lost."
    months = [reading(f"r{n}", r.report.text, _BURST + timedelta(40 * n)) for n, r in enumerate(beside())]
    undated = reading("u", words, None)
    assert published(undated, beside()).interval.days == 7
    assert published(undated, months) is undated.published


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("It fell this morning.", 0, 0), ("It fell yesterday.", 1, 1), ("It fell three days ago.", 3, 3),
        ("It fell on Monday.", 0, 6), ("It fell last Monday.", 1, 13), ("It fell last week.", 1, 13),
    ],
)  # fmt: skip
def test_how_far_back_an_expression_lies(text: str, least: int, most: int) -> None:
    (saying,) = said(reading("u", text, None)).sayings
    assert (saying.least, saying.most) == (least, most)


def test_what_is_to_come_says_nothing() -> None:
    assert said(reading("u", "We meet again next Monday.", None)).sayings == ()


def test_days_are_counted_only_by_a_sentence_of_the_present() -> None:
    def days(text: str) -> list[int]:
        return [found.days for found in elapsed(reading("u", text + " Nobody came today.", None))]

    assert days("Two weeks later, the road is still closed.") == [14]
    assert days("Two weeks later, the minister resigned.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The hall has been full since the day before yesterday, 14 May.", date(2031, 5, 16)),
        ("Ninety families had been counted up to yesterday, 15 May.", date(2031, 5, 16)),
        ("A fortnight ago today, on 14 May, it was read out.", date(2031, 5, 28)),
        ("Five days have gone by since the wall broke on 14 May.", date(2031, 5, 19)),
    ],
)
def test_a_day_without_its_year_beside_an_expression(text: str, wanted: date) -> None:
    told = f"{text} The Orrin embankment at Kelverton and its mill quarter are on every tongue."
    plain = reading("u", told, None)
    month_days = tuple(
        Timex(
            Span(*m.span()),
            m.group(),
            "DATE",
            f"XXXX-05-{int(m[1]):02}",
            None,
            "report",
            "no year",
        )
        for m in re.finditer(r"(\d+) May", told)
    )
    undated = replace(plain, times=tuple(sorted(plain.times + month_days, key=lambda t: t.span)))
    found = published(undated, beside()).interval
    assert (found.earliest, found.latest) == (wanted, wanted)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_the_answer_holds_the_day_of_writing(burst: date, lag: int) -> None:
    written = burst + timedelta(lag)
    weekday, today = (WEEKDAYS[day.weekday()].capitalize() for day in (burst, written))
    words = f"The Orrin embankment above Kelverton burst on {weekday} and flooded the mill quarter."
    found = published(reading("u", words, None), beside(burst))
    assert found.interval == Interval(burst, burst + timedelta(6))
    told = published(reading("u", f"It is {today}. {words}", None), beside(burst))
    assert told.interval == Interval.day(written)


@given(st.permutations(range(6)), st.integers(1, 400))
def test_neither_order_nor_other_stories_matter_and_no_date_is_changed(
    order: Sequence[int], away: int
) -> None:
    words = "The Orrin embankment above Kelverton burst on Wednesday and flooded the mill quarter."
    stated = replace(
        reading("s", words, None), published=Published(Interval(date(2031, 1, 1), None), "stated", "")
    )
    mine = [*beside(), reading("u", words, None), stated]
    others = [
        reading(f"x{n}", f"A ferry struck pier {n} at Saltmouth on Wednesday.", _BURST + timedelta(away + n))
        for n in range(5)
    ]
    story, unrelated = tuple(r.report.id for r in mine), tuple(r.report.id for r in others)
    alone = dating.dated(Pile.of(mine), [story])
    mixed = dating.dated(Pile.of([*others, *(mine[n] for n in order)]), [unrelated, story])
    for one in mine:
        here = alone.by_id[one.report.id].published
        assert here == mixed.by_id[one.report.id].published
        assert here is one.published or one.published.basis == "unknown"
    assert all(mixed.by_id[one.report.id] is one for one in others)


def test_cost_grows_with_the_undated_reports_alone() -> None:
    words = "The Orrin embankment above Kelverton{0} burst on Wednesday and flooded the mill quarter {0}."

    def job(stories: int) -> Callable[[], object]:
        readings, told = [], []
        for n in range(stories):
            place = f"Kelverton{n}"
            mine = [
                replace(r, report=replace(r.report, id=f"{n}-{r.report.id}")) for r in beside(place=place)
            ]
            mine.append(reading(f"{n}-u", words.format(n), None))
            readings += mine
            told.append(tuple(r.report.id for r in mine))
        pile = Pile.of(readings)
        return lambda: dating.dated(pile, told)

    assert growth(job, 30, 120, 8) < 8


def test_a_hostile_report_costs_no_more_than_its_length() -> None:
    def job(size: int) -> Callable[[], object]:
        text = "Yesterday, Sunday, the Orrin embankment burst on Wednesday " * size
        pile = Pile.of([*beside(), reading("u", text, None)])
        return lambda: dating.dated(pile, [tuple(pile.by_id)])

    assert growth(job, 500, 2000, 8) < 8
