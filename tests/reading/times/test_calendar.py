"""The calendar by itself: periods, their parts, holidays; cases from almanacs."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.reading.times import calendar
from headwater.reading.times.feasts import feast
from headwater.reading.times.lexicon import holidays
from headwater.records import Interval

YEARS = st.integers(1, 9999)


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2024, "2024-03-31")],
)
def test_easter_is_where_the_almanac_has_it(year: int, easter: str) -> None:
    assert calendar.easter(year) == date.fromisoformat(easter)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 1999, "1999-11-25"),
        ("memorial", 2021, "2021-05-31"),
        ("labor", 2020, "2020-09-07"),
        ("election", 2016, "2016-11-08"),
        ("pentecost", 2019, "2019-06-09"),
    ],
)
def test_holidays_follow_their_rule(name: str, year: int, day: str) -> None:
    assert calendar.holiday(name, year) == date.fromisoformat(day)


@settings(deadline=None)
@given(st.sampled_from(sorted(holidays())), YEARS)
def test_a_holiday_lies_in_its_year_or_nowhere(name: str, year: int) -> None:
    for days in feast(name, year):
        assert days.earliest
        assert days.latest
        assert days.earliest <= days.latest
        assert year in {(days.earliest + timedelta(days=n)).year for n in (0, 1)}


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        ("ramadan", 2021, ["2021-04-12/2021-05-13"]),  # begun on 13 April, give or take a day
        ("ramadan", 2030, ["2030-01-05/2030-02-05", "2030-12-25/2031-01-25"]),
        ("eid_al_adha", 2020, ["2020-07-30/2020-08-01"]),
        ("passover", 2024, ["2024-04-23/2024-04-30"]),
        ("purim", 2021, ["2021-02-26/2021-02-26"]),
        ("rosh_hashanah", 2023, ["2023-09-16/2023-09-17"]),
        ("yom_kippur", 2021, ["2021-09-16/2021-09-16"]),
        ("hanukkah", 2021, ["2021-11-29/2021-12-06"]),
        ("hanukkah", 2024, ["2024-12-26/2025-01-02"]),
        ("orthodox_easter", 2021, ["2021-05-02/2021-05-02"]),
        ("lunar_new_year", 2034, ["2034-02-19/2034-02-19"]),
        ("lunar_new_year", 2024, ["2024-02-10/2024-02-10"]),
        ("diwali", 2020, ["2020-11-14/2020-11-15"]),
        ("diwali", 2023, ["2023-11-12/2023-11-13"]),
        ("good_friday", 2024, ["2024-03-29/2024-03-29"]),
        ("ramadan", 622, []),
    ],
)
def test_feasts_of_other_calendars_fall_where_the_almanac_has_them(
    name: str, year: int, days: list[str]
) -> None:
    assert [f"{one.earliest}/{one.latest}" for one in feast(name, year)] == days


@pytest.mark.parametrize(
    ("value", "mod", "first", "last"),
    [
        ("2020-11", "START", "2020-11-01", "2020-11-10"),
        ("2020-11", "MID", "2020-11-11", "2020-11-20"),
        ("2020-02", "END", "2020-02-21", "2020-02-29"),
        ("2020", "START", "2020-01-01", "2020-04-30"),
        ("2020", "MID", "2020-05-01", "2020-08-31"),
        ("2020", "END", "2020-09-01", "2020-12-31"),
        ("2020-W53", None, "2020-12-28", "2021-01-03"),
        ("2020-WI", None, "2020-12-01", "2021-02-28"),
        ("199", "START", "1990-01-01", "1993-12-31"),
        ("19", None, "1901-01-01", "2000-12-31"),
        ("2020-11-30TNI", None, "2020-11-30", "2020-11-30"),
    ],
)
def test_a_value_covers_its_days(value: str, mod: str | None, first: str, last: str) -> None:
    assert calendar.covers(value, mod) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["", "PAST_REF", "P2D", "2020-W54", "2021-02-29", "2020-13", "XXXX-07", "9999-WI"]
)
def test_what_is_no_period_covers_nothing(value: str) -> None:
    assert calendar.covers(value) is None


@settings(deadline=None)
@given(st.dates(), st.integers(-(10**9), 10**9))
def test_steps_never_leave_the_calendar(day: date, step: int) -> None:
    for found in (calendar.plus_days(day, step), calendar.plus_months(day, step)):
        assert found is None or date.min <= found <= date.max


@settings(deadline=None)
@given(st.dates(), st.sampled_from([calendar.week, calendar.month, calendar.quarter]))
def test_a_period_holds_the_day_that_it_was_made_of(day: date, period: Callable[[date], str | None]) -> None:
    covered = calendar.covers(period(day) or "")
    assert covered is None or covered.holds(day)
