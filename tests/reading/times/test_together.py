"""Times that stand together: ranges, weekdays in brackets, parts of a period; in a report of Wednesday, 6 May 2020."""

from datetime import date

import pytest

from headwater.records import Interval
from tests.reading.times.cases import Reader

PUBLISHED = "2020-05-06"


def dated(read: Reader, text: str) -> dict[str, str | None]:
    """The days of each time, as first/last."""

    def days(interval: Interval | None) -> str | None:
        return f"{interval.earliest}/{interval.latest}" if interval else None

    return {one.text: days(one.interval) for one in read(text, published=PUBLISHED).times}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("They met between Monday and Friday.", "2020-04-27", "2020-05-01"),
        ("They met from Thursday to Tuesday.", "2020-04-30", "2020-05-05"),
        ("They will meet from Monday to Friday.", "2020-05-11", "2020-05-15"),
        ("They met between March and April.", "2020-03-01", "2020-04-01"),
        ("They met between November and February.", "2019-11-01", "2020-02-01"),
    ],
)
def test_the_ends_of_a_range_follow_each_other(read: Reader, text: str, first: str, second: str) -> None:
    starts = [one.interval.earliest for one in read(text, published=PUBLISHED).times if one.interval]
    assert starts == [date.fromisoformat(first), date.fromisoformat(second)]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("He died on May 3, 2019 (Friday).", "Friday", "2019-05-03/2019-05-03"),
        (
            "He died on May 3, 2019 (Monday).",
            "Monday",
            "2020-05-04/2020-05-04",
        ),  # no such weekday: not the same
        ("He died on Tuesday (May 5).", "Tuesday", "2020-05-05/2020-05-05"),
        ("It fell in the first nine months of 1990.", "the first nine months", "1990-01-01/1990-09-30"),
        ("It fell in the last two weeks of March.", "the last two weeks", "2020-03-18/2020-03-31"),
        ("It fell in the first 40 days of March.", "the first 40 days", None),  # no part of March
        ("It fell in the year ended March 31.", "the year", "2019-04-01/2020-03-31"),
        ("It fell in the 12 months to June 30, 2019.", "the 12 months", "2018-07-01/2019-06-30"),
        ("It fell in the week ending 2 May.", "the week", "2020-04-26/2020-05-02"),
    ],
)
def test_a_neighbour_completes_a_time(read: Reader, text: str, words: str, days: str | None) -> None:
    assert dated(read, text)[words] == days


def test_a_weekday_in_brackets_dates_an_undated_report(read: Reader) -> None:
    found = {one.text: one.value for one in read("He died on Friday (May 3, 2019).").times}
    assert found == {"Friday": "2019-05-03", "May 3, 2019": "2019-05-03"}
