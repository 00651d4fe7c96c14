"""What holds for every text: spans, order, no inverted and no impossible interval, and the shift with the date."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.reading.times import recognise
from headwater.reading.times.calendar import covers
from headwater.reading.times.lexicon import words
from headwater.records import Interval
from tests.reading.times.cases import flat, times
from tests.timing import growth

LAW = settings(deadline=None)  # a busy machine is slow now and then

_WORD = st.one_of(
    st.sampled_from(sorted(words())).map(lambda form: form.capitalize()),
    st.sampled_from(sorted(words())),
    st.integers(0, 3000).map(str),
    st.sampled_from(
        ["31", "1999-12-31", "9999-12-31", "12/11/2019", "99/99/99", "10:35", "3-4", "twenty", "1990s"]
    ),
    st.sampled_from(
        [",", ".", "-", "'s", "the", "of", "\n\n", '"', "“", "”", "army", "999999999", "½", "2 1/2"]
    ),
)
TEXTS = st.lists(_WORD, min_size=1, max_size=14).map(" ".join)
DAYS = st.dates(date(1801, 1, 1), date(2199, 12, 31))
EXTREMES = st.sampled_from([date.min, date.max, date(1, 12, 31), date(9999, 1, 1), date(2020, 2, 29), None])


@LAW
@given(TEXTS, st.one_of(DAYS, EXTREMES))
def test_any_text_is_read_in_order_and_to_the_letter(text: str, published: date | None) -> None:
    found = times(text, published)
    assert [one.span for one in found] == sorted(one.span for one in found)
    for one, after in pairwise(found):
        assert one.span.end <= after.span.start
    for one in found:
        assert one.span.of(text) == one.text != ""
        assert one.text == one.text.strip()


@LAW
@given(st.text(max_size=60), st.one_of(DAYS, EXTREMES))
def test_hostile_text_is_read_too(text: str, published: date | None) -> None:
    for one in times(text, published):
        assert one.span.of(text) == one.text


@LAW
@given(TEXTS, DAYS)
def test_no_interval_leaves_what_its_value_means(text: str, published: date) -> None:
    for one in times(text, published):
        whole = covers(one.value or "")
        if whole and one.interval and one.mod != "ON_OR_AFTER":
            wide = whole.hull(whole.shifted(-6)).hull(
                whole.shifted(6)
            )  # the first week of a month is no ISO week
            assert wide.meet(one.interval) == one.interval


SHIFTED = (
    "today", "yesterday", "tomorrow", "the day before yesterday", "last night", "three days ago", "ten days from now",
    "this morning", "tonight",
)  # fmt: skip


@LAW
@given(st.sampled_from(SHIFTED), DAYS, st.integers(-20_000, 20_000))
def test_days_shift_with_the_date_of_the_report(words_: str, published: date, step: int) -> None:
    text = f"The dam broke {words_}."
    (before,) = times(text, published)
    (after,) = times(text, published + timedelta(days=step))
    assert before.interval is not None
    assert before.interval.shifted(step) == after.interval


@LAW
@given(
    st.sampled_from(
        [
            "Monday",
            "last Friday",
            "next Tuesday",
            "last week",
            "this week",
            "next week",
            "two weeks ago",
            "Sunday night",
        ]
    ),
    DAYS,
    st.integers(-2_000, 2_000),
)
def test_weekdays_and_weeks_shift_by_weeks(words_: str, published: date, weeks: int) -> None:
    text = f"The dam broke {words_}."
    (before,) = times(text, published)
    (after,) = times(text, published + timedelta(weeks=weeks))
    assert before.interval is not None
    assert before.interval.shifted(7 * weeks) == after.interval


@LAW
@given(st.sampled_from(["Monday", "Friday", "Sunday night"]), DAYS)
def test_a_bare_weekday_is_less_than_a_week_old(words_: str, published: date) -> None:
    (found,) = times(f"The dam broke {words_}.", published)
    assert found.interval
    assert Interval(published - timedelta(days=6), published).meet(found.interval) == found.interval


@pytest.mark.parametrize(
    "unit",
    ["4 May 2020, ", '"today" ', "he said on Monday ", "the future ", "9", "one ", "two days ago ", "May ", "-",
     "a few ", "first half of 2020, ", "99/99/9999 ", "Six days on. ", "the ", "2020-", "' ", "3, 4 and 5 May, "],
)  # fmt: skip
def test_the_cost_grows_with_the_text_and_not_faster(unit: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        tree = flat(unit * (length // len(unit)))
        return lambda: recognise(tree)

    bound = 8 * 3  # eight times the text; three for noise, where quadratic cost would be 64
    assert growth(reading, 2_500, 20_000, bound) < bound


@pytest.mark.parametrize(
    "unit",
    [
        "The vote was on 3 May 2019. The day after the vote he left. ",
        "the day after the vote on 3 May 2019 ",
        "between 3 and 5 May 2019 ",
        "He left at 9 p.m. ",
    ],
)
def test_the_cost_of_dating_grows_with_the_text_and_not_faster(unit: str) -> None:
    def dating(length: int) -> Callable[[], object]:
        text = unit * (length // len(unit))
        return lambda: times(text, date(2020, 5, 6))

    bound = 8 * 3
    assert growth(dating, 1_000, 8_000, bound) < bound
