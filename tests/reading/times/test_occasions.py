"""Times that count from an event: dated where the text dates the event, open where it does not."""

from datetime import date

import pytest

from headwater.records import Interval, Timex
from tests.reading.times.cases import Reader

PUBLISHED = "2020-05-06"


def days(start: str, stop: str | None = None) -> Interval:
    return Interval(date.fromisoformat(start), date.fromisoformat(stop or start))


def one(read: Reader, text: str, words: str) -> Timex:
    return next(time for time in read(text, published=PUBLISHED).times if time.text == words)


COUNTED = [
    # by another mention of the event, in other words of its kind or the same
    (
        "The mayor was shot dead on 14 April. The day before the shooting, he had met a judge.",
        "The day",
        days("2020-04-13"),
    ),
    (
        "The vote was held on March 8. A week after the election, the count was stopped.",
        "A week",
        days("2020-03-09", "2020-03-15"),
    ),
    (
        "A bomb exploded in the port on Friday. Two days before the explosion, a warning came.",
        "Two days",
        days("2020-04-29"),
    ),
    (
        "The dam collapsed on 2 March. The morning after the collapse, divers came.",
        "The morning",
        days("2020-03-03"),
    ),
    (
        "A mill burned on 10 April. In the days before the fire, a man was seen there.",
        "the days",
        days("2020-04-02", "2020-04-09"),
    ),
    (
        "He met a judge the day before he was killed. He was killed on 14 April.",
        "the day",
        days("2020-04-13"),
    ),
    # by a generic word: the day last told of
    (
        "Masked men held up a bus on April 2. The day after the incident, guards came.",
        "The day",
        days("2020-04-03"),
    ),
    (
        "A fair opened in the port on Friday. On the third day of the fair, a tent burned.",
        "the third day",
        days("2020-05-03"),
    ),
    (
        "A mill burned on 20 April. In the weeks before the fire, a man was seen there.",
        "the weeks",
        days("2020-03-30", "2020-04-19"),
    ),
    # by its own words
    ("He left at noon two days before the March 3 vote.", "noon two days", days("2020-03-01")),
    ("He left two days before the March 3 vote.", "two days", days("2020-03-01")),
    ("The day before last Tuesday, he left.", "The day before last Tuesday", days("2020-05-04")),
    ("He left the day after Christmas.", "the day after Christmas", days("2019-12-26")),
    ("He was last seen on April 3, the day before a judge called him.", "the day", days("2020-04-03")),
    # nothing named: the day last told of
    ("The ship sank on 2 March. It had left the port the day before.", "the day before", days("2020-03-01")),
    ("The ship sank on 2 March. The morning after, divers came.", "The morning after", days("2020-03-03")),
    (
        "On 8 April the clerk said that the dam had broken two days earlier.",
        "two days earlier",
        days("2020-04-06"),
    ),
    # from today, or a day named
    ("He will be tried in two weeks.", "two weeks", days("2020-05-18", "2020-05-24")),
    ("He will be tried within two days.", "two days", days("2020-05-06", "2020-05-08")),
    ("In the past 48 hours ten ships have sunk.", "the past 48 hours", days("2020-05-04", "2020-05-06")),
    ("He will be tried a week from Friday.", "a week from Friday", days("2020-05-15")),
    ("He was tried a week ago on Tuesday.", "a week ago on Tuesday", days("2020-04-28")),
]


@pytest.mark.parametrize(("text", "words", "interval"), COUNTED, ids=lambda case: str(case)[:60])
def test_a_time_counts_from_the_event_that_the_text_dates(
    read: Reader, text: str, words: str, interval: Interval
) -> None:
    assert one(read, text, words).interval == interval


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The day before the wedding, guests came.", "The day"),
        ("On the third day of the fair, a tent burned.", "the third day"),
        ("He left at noon two days before the vote.", "noon two days"),
        # two days of one kind: which of them is meant is not told
        (
            "A clerk was killed on 3 March. A guard was killed on 9 March. The day after his death, shops shut.",
            "The day",
        ),
        # the day is that of the other event
        ("The raid came two days after gunmen stormed the town. It was raided on Monday.", "two days"),
        # what is past does not lie after the report
        ("The team started the work on Monday. Two years after the start, the mill was built.", "Two years"),
        ("On Monday the mayor spoke. Two days after the flood he had left.", "Two days"),
    ],
)
def test_an_event_without_a_date_leaves_the_time_open(read: Reader, text: str, words: str) -> None:
    found = one(read, text, words)
    assert found.interval is None
    assert found.reason


PORT = "The guard was shot on 14 April in the port.\n\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A clerk, who was freed on Monday, was there. The guard was shot at 10 p.m.", "2020-04-14T22:00"),
        ("A clerk was freed on Monday. Another left at 10 p.m.", "2020-05-04T22:00"),
        ("The clerk was freed at 10 p.m. on Monday.", "2020-05-04T22:00"),
    ],
)
def test_a_clock_time_is_of_the_day_of_its_event(read: Reader, text: str, value: str) -> None:
    found = read(PORT + text, published=PUBLISHED).times[-1]
    assert found.value == value
