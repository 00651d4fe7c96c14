"""Inside quotation marks time is read from the day on which the source spoke."""

from datetime import date

import pytest

from headwater.records import Interval, Timex
from tests.reading.times.cases import Reader


def found(read: Reader, text: str, words: str, published: str = "2020-05-06") -> Timex:
    return next(one for one in read(text, published=published).times if one.text == words)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('"The bridge fell today," the mayor said on Monday.', "2020-05-04"),
        ('"The bridge fell yesterday," the mayor said on Monday.', "2020-05-03"),
        ('On Monday a bridge fell. "The bridge fell today," the mayor said.', "2020-05-04"),
        ('"The bridge fell today," the mayor said.', "2020-05-06"),
    ],
)
def test_today_is_the_day_on_which_the_source_spoke(read: Reader, text: str, day: str) -> None:
    one = next(
        time for time in read(text, published="2020-05-06").times if time.text in ("today", "yesterday")
    )
    assert one.interval == Interval.day(date.fromisoformat(day))


def test_a_day_of_long_ago_is_not_the_day_of_speaking(read: Reader) -> None:
    text = 'On March 3, 2016, a bridge fell. "We need a bridge today," the mayor said.'
    assert found(read, text, "today").interval == Interval.day(date(2020, 5, 6))


def test_the_source_spoke_after_what_it_tells_of_and_before_the_news(read: Reader) -> None:
    text = (
        "The port has lost two berths, a newspaper reported Wednesday.\n\n"
        "“The divers finished by May 4 and leave the harbour today,” a clerk said.\n\n"
    )
    one = found(read, text, "today", published="2020-05-07")
    assert one.interval == Interval(date(2020, 5, 4), date(2020, 5, 6))
    assert one.anchor == "source"


def test_the_report_s_own_words_are_read_from_its_own_day(read: Reader) -> None:
    text = '"The bridge fell today," the mayor said on Monday. The council meets today.'
    days = [one.interval for one in read(text, published="2020-05-06").times if one.text == "today"]
    assert days == [Interval.day(date(2020, 5, 4)), Interval.day(date(2020, 5, 6))]
