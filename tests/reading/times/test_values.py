"""What expressions mean: TIMEX3 value, days, bound, each read in a report of Wednesday, 6 May 2020."""

from datetime import date

import pytest

from headwater.records import Interval
from tests.reading.times.cases import Reader


def days(start: str, stop: str | None = None) -> Interval:
    return Interval(date.fromisoformat(start), date.fromisoformat(stop or start))


PUBLISHED = "2020-05-06"

ANCHORED = [
    # weekdays: those just past, today among them; the tense and the words may say otherwise
    ("The bridge fell on Wednesday.", "Wednesday", "2020-05-06", days("2020-05-06")),
    ("The bridge fell on Thursday.", "Thursday", "2020-04-30", days("2020-04-30")),
    ("The council will meet on Thursday.", "Thursday", "2020-05-07", days("2020-05-07")),
    ("Ships must leave by November 30.", "November 30", "2020-11-30", days("2020-11-30")),
    ("The repairs should be done in November.", "November", "2020-11", days("2020-11-01", "2020-11-30")),
    ("He ran past a record set on Friday.", "Friday", "2020-05-01", days("2020-05-01")),
    ("Ships left on the 11th of last month.", "the 11th of last month", "2020-04-11", days("2020-04-11")),
    ("Ships left on the first Monday of March.", "the first Monday of March", "2020-03-02", days("2020-03-02")),
    ("Ships left on the last Friday of last month.", "the last Friday of last month", "2020-04-24", days("2020-04-24")),
    (
        "Prices fell in the final quarter of 2018.",
        "the final quarter of 2018",
        "2018-Q4",
        days("2018-10-01", "2018-12-31"),
    ),
    ("The lake froze in the winter of 2018-19.", "the winter of 2018-19", "2018-WI", days("2018-12-01", "2019-02-28")),
    ("The bridge fell last Wednesday.", "last Wednesday", "2020-04-29", days("2020-04-29")),
    ("The council meets next Friday.", "next Friday", "2020-05-08", days("2020-05-08")),
    ("He must pay by Friday.", "Friday", "2020-05-08", days("2020-05-08")),
    ("By Monday the water had risen.", "Monday", "2020-05-04", days("2020-05-04")),
    ("Guards fired on Sunday night.", "Sunday night", "2020-05-03TNI", days("2020-05-03")),
    ("The vote is on Tuesday next week.", "Tuesday next week", "2020-05-12", days("2020-05-12")),
    # days from today
    ("The bridge fell yesterday.", "yesterday", "2020-05-05", days("2020-05-05")),
    ("The bridge fell the day before yesterday.", "the day before yesterday", "2020-05-04", days("2020-05-04")),
    ("The council meets tomorrow.", "tomorrow", "2020-05-07", days("2020-05-07")),
    ("He was shot last night.", "last night", "2020-05-05TNI", days("2020-05-05")),
    ("He was shot this morning.", "this morning", "2020-05-06TMO", days("2020-05-06")),
    ("They had not paid until Thursday.", "Thursday", "2020-04-30", days("2020-04-30")),
    ("They set Friday as the deadline.", "Friday", "2020-05-01", days("2020-05-01")),
    ("The fair is going to open on Friday.", "Friday", "2020-05-08", days("2020-05-08")),
    ("The fair is to open on Friday.", "Friday", "2020-05-08", days("2020-05-08")),
    ("The fair had been due to open Friday.", "Friday", "2020-05-01", days("2020-05-01")),
    # days of a month
    ("They recalled the 20 December flood.", "the 20 December", "2019-12-20", days("2019-12-20")),
    ("They recalled the 20 November flood.", "the 20 November", "2019-11-20", days("2019-11-20")),
    ("The deadline was extended to June 3.", "June 3", "2020-06-03", days("2020-06-03")),
    ("Ships arrived on March 3.", "March 3", "2020-03-03", days("2020-03-03")),
    ("Ships arrived on 22 December.", "22 December", "2019-12-22", days("2019-12-22")),
    ("Ships will arrive on 22 December.", "22 December", "2020-12-22", days("2020-12-22")),
    ("Ships arrived on Monday, 4 March.", "Monday, 4 March", "2019-03-04", days("2019-03-04")),
    ("Ships arrived on December 22, last year.", "December 22, last year", "2019-12-22", days("2019-12-22")),
    (
        "The dam broke on the night of 3-4 May.",
        "the night of 3-4 May",
        "2020-05-03/2020-05-04",
        days("2020-05-03", "2020-05-04"),
    ),
    # months and parts of months
    ("Prices fell in November.", "November", "2019-11", days("2019-11-01", "2019-11-30")),
    ("Prices fell in early November.", "early November", "2019-11", days("2019-11-01", "2019-11-10")),
    ("Prices fell in mid-November.", "mid-November", "2019-11", days("2019-11-11", "2019-11-20")),
    ("Prices fell in late November.", "late November", "2019-11", days("2019-11-21", "2019-11-30")),
    ("Prices fell at the end of February.", "the end of February", "2020-02", days("2020-02-21", "2020-02-29")),
    ("Prices will fall in November.", "November", "2020-11", days("2020-11-01", "2020-11-30")),
    ("The case is heard in July.", "July", "2020-07", days("2020-07-01", "2020-07-31")),
    ("Prices fell last May.", "last May", "2019-05", days("2019-05-01", "2019-05-31")),
    ("Prices fell in March 2016.", "March 2016", "2016-03", days("2016-03-01", "2016-03-31")),
    ("Prices fell earlier this month.", "earlier this month", "2020-05", days("2020-05-01", "2020-05-06")),
    ("Prices will fall later this month.", "later this month", "2020-05", days("2020-05-06", "2020-05-31")),
    # weeks, quarters, seasons, years, decades, centuries
    ("Troops left last week.", "last week", "2020-W18", days("2020-04-27", "2020-05-03")),
    ("Troops left over the weekend.", "the weekend", "2020-W18-WE", days("2020-05-02", "2020-05-03")),
    ("Profit fell in the third quarter.", "the third quarter", "2019-Q3", days("2019-07-01", "2019-09-30")),
    ("Profit fell in the second half of 2018.", "the second half of 2018", "2018-H2", days("2018-07-01", "2018-12-31")),
    ("Troops left last winter.", "last winter", "2019-WI", days("2019-12-01", "2020-02-29")),
    ("Troops left in the summer of 2016.", "the summer of 2016", "2016-SU", days("2016-06-01", "2016-08-31")),
    ("Rents rose this year.", "this year", "2020", days("2020-01-01", "2020-12-31")),
    ("Rents rose for much of the year.", "the year", "2020", days("2020-01-01", "2020-12-31")),
    ("Rents rose in early 2019.", "early 2019", "2019", days("2019-01-01", "2019-04-30")),
    ("Rents rose in fiscal 2019.", "fiscal 2019", "2019", days("2019-01-01", "2019-12-31")),
    ("Rents rose in the late 1970s.", "the late 1970s", "197", days("1977-01-01", "1979-12-31")),
    ("It was built in the 13th century.", "the 13th century", "12", days("1201-01-01", "1300-12-31")),
    ("It opened in the first week of March.", "the first week of March", "2020-W09", days("2020-03-01", "2020-03-07")),
    # so long ago
    ("Talks began ten days ago.", "ten days ago", "2020-04-26", days("2020-04-26")),
    ("Talks began two weeks ago.", "two weeks ago", "2020-W17", days("2020-04-20", "2020-04-26")),
    ("Talks began three months ago.", "three months ago", "2020-02", days("2020-02-01", "2020-02-29")),
    ("Talks began two years ago.", "two years ago", "2018", days("2018-01-01", "2018-12-31")),
    ("Talks began a year-and-a-half ago.", "a year-and-a-half ago", "2018-11", days("2018-11-01", "2018-11-30")),
    ("Talks began a few days ago.", "a few days ago", "PAST_REF", days("2020-04-28", "2020-05-05")),
    ("Talks began two Fridays ago.", "two Fridays ago", "2020-04-24", days("2020-04-24")),
    ("They met on the 15th, and again.", "the 15th", "2020-04-15", days("2020-04-15")),
    ("The trade of the 1800s was slow.", "the 1800s", "18", days("1801-01-01", "1900-12-31")),
    ("Profit rose in autumn last year.", "autumn last year", "2019-FA", days("2019-09-01", "2019-11-30")),
    ("Profit rose until mid-year.", "mid-year", "2020", days("2020-05-01", "2020-08-31")),
    ("A fair planned for Saturday was cancelled.", "Saturday", "2020-05-09", days("2020-05-09")),
    ("A long fair planned for Tuesday was cancelled.", "Tuesday", "2020-05-05", days("2020-05-05")),
    ("It was a sad day for the town.", "day", "2020-05-06", days("2020-05-06")),
    # feasts of other calendars: Islamic ones to the day or so
    ("Shops closed at Passover.", "Passover", "2020-04-09/2020-04-16", days("2020-04-09", "2020-04-16")),
    ("Shops closed on Yom Kippur.", "Yom Kippur", "2019-10-09", days("2019-10-09")),
    ("Shops closed on Orthodox Easter.", "Orthodox Easter", "2020-04-19", days("2020-04-19")),
    ("Shops closed on Eid al-Fitr.", "Eid al-Fitr", "2020-05-23/2020-05-25", days("2020-05-23", "2020-05-25")),
    ("Shops closed on Lunar New Year.", "Lunar New Year", "2020-01-25", days("2020-01-25")),
    # holidays of a fixed rule
    ("Shops closed on Christmas Day.", "Christmas Day", "2019-12-25", days("2019-12-25")),
    ("Shops closed on Good Friday.", "Good Friday", "2020-04-10", days("2020-04-10")),
    ("Shops closed on Thanksgiving.", "Thanksgiving", "2019-11-28", days("2019-11-28")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "value", "interval"), ANCHORED, ids=lambda case: str(case)[:40])
def test_an_expression_is_read_from_the_day_of_the_report(
    read: Reader, text: str, words: str, value: str | None, interval: Interval
) -> None:
    (found,) = read(text, published=PUBLISHED).times
    assert (found.text, found.value, found.interval) == (words, value, interval)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The march took 5 1/2 hours.", "5 1/2 hours", "DURATION", "PT5H30M"),
        ("They waited two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("They waited for several months.", "several months", "DURATION", "PXM"),
        ("In the past two decades it doubled.", "the past two decades", "DURATION", "P20Y"),
        ("In the first nine months it doubled.", "the first nine months", "DURATION", "P9M"),
        ("It was built in 44 BC.", "44 BC", "DATE", "BC0044"),
        ("It was built in the fifth century BC.", "the fifth century BC", "DATE", "BC04"),
        ("The half-hour walk and half an hour of rest.", "half an hour", "DURATION", "PT30M"),
        ("The year-earlier nine months were good.", "The year-earlier nine months", "DURATION", "P9M"),
        ("After several quarters of losses it grew.", "several quarters", "DURATION", "PXQ"),
        ("Over the years it doubled.", "the years", "DURATION", "PXY"),
        ("In the weeks ahead it will double.", "the weeks ahead", "DURATION", "PXW"),
        ("It will double in future years.", "future years", "DATE", "FUTURE_REF"),
        ("It doubled in past years.", "past years", "DATE", "PAST_REF"),
        ("Not that long ago it doubled.", "Not that long ago", "DATE", "PAST_REF"),
        ("A decades-long dispute ended.", "decades-long", "DURATION", "PXY"),
        ("They built it in two weeks.", "two weeks", "DURATION", "P2W"),
        ("The talks lasted a week or two.", "a week or two", "DURATION", "P1W"),
        ("One day they will return.", "One day", "DATE", "FUTURE_REF"),
        ("He was there for one day.", "one day", "DURATION", "P1D"),
        ("They train every other week.", "every other week", "SET", "P2W"),
        ("They train at weekends.", "weekends", "SET", "XXXX-WXX-WE"),
        ("They train three hours a day.", "three hours a day", "SET", "P1D"),
        ("They train on the last Friday of every month.", "the last Friday of every month", "SET", "P1M"),
        ("They train every day.", "every day", "SET", "P1D"),
        ("They train every two weeks.", "every two weeks", "SET", "P2W"),
        ("They train each July.", "each July", "SET", "XXXX-07"),
        ("They train on Tuesdays.", "Tuesdays", "SET", "XXXX-WXX-2"),
        ("They now train.", "now", "DATE", "PRESENT_REF"),
        ("They recently trained.", "recently", "DATE", "PAST_REF"),
    ],
)
def test_what_is_no_day_has_a_value_and_a_reason(
    read: Reader, text: str, words: str, kind: str, value: str | None
) -> None:
    found = next(one for one in read(text, published=PUBLISHED).times if one.text == words)
    assert (found.type, found.value, found.interval) == (kind, value, None)
    assert found.reason


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On March 3 the dam broke. Two days later the army came.", ["2020-03-03", "2020-03-05"]),
        ("On March 3 the dam broke. The following day the army came.", ["2020-03-03", "2020-03-04"]),
        ("The dam broke on Friday. That evening the army came.", ["2020-05-01", "2020-05-01TEV"]),
        ("In 1996 the dam broke. Two years later it was rebuilt.", ["1996", "1998"]),
        ("The dam broke on Friday at 4:30 a.m. local time.", ["2020-05-01", "2020-05-01T04:30"]),
        ("The dam broke at 0430 GMT on Friday.", ["2020-05-01T04:30Z"]),
        ("The dam broke at 0430 GMT on 3 March.", ["2020-03-03T04:30Z"]),
        ("The dam broke at 1430 local time on 3 March 2019.", ["2019-03-03T14:30"]),
        (
            "The dam broke on March 3. At 6 a.m. the next day the army came.",
            ["2020-03-03", "2020-03-04T06:00"],
        ),
        ("The dam broke on March 3. They stayed until then.", ["2020-03-03", "2020-03-03"]),
        ("Sales fell in the third quarter from a year earlier.", ["2019-Q3", "2018-Q3"]),
        ("Sales fell in the third quarter. In the quarter a year ago they rose.", ["2019-Q3", "2018-Q3"]),
    ],
)
def test_what_counts_from_the_story_is_read_from_the_story(
    read: Reader, text: str, values: list[str]
) -> None:
    assert [one.value for one in read(text, published=PUBLISHED).times] == values


HEAD = "The council of the old port town has quarrelled over a new bridge for years.\n\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council meets Friday to decide.", "2020-05-08"),
        ("The shop on the quay opens on Monday.", "2020-05-11"),
        ("The vote is on Sunday.", "2020-05-10"),
        ("The clerk says that it fell on Sunday.", "2020-05-03"),
        ("The plan answers the flight on Sunday of some twenty clerks.", "2020-05-03"),
        ("The council met Friday to decide.", "2020-05-01"),
    ],
)
def test_the_present_of_a_timetable_tells_what_is_to_come(read: Reader, text: str, day: str) -> None:
    found = read(HEAD + text, published=PUBLISHED).times[-1]
    assert found.interval == days(day)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ships left on 4 March, officers told this paper.", "XXXX-03-04"),
        ("Ships left last autumn, officers told this paper.", None),
        ("Ships left on Monday, officers told this paper.", None),
    ],
)
def test_a_day_without_its_year_keeps_its_day_in_the_value(
    read: Reader, text: str, value: str | None
) -> None:
    (found,) = read(text).times
    assert (found.value, found.interval) == (value, None)


@pytest.mark.parametrize(
    ("words", "value", "first"),
    [
        ("the past day", "P1D", "2020-05-05"),
        ("the past week", "P1W", "2020-04-29"),
        ("the past month", "P1M", "2020-04-06"),
        ("the past decade", "P10Y", "2010-05-06"),
    ],
)
def test_the_past_year_lasts_until_today(read: Reader, words: str, value: str, first: str) -> None:
    (found,) = read(f"Rents doubled over {words}.", published=PUBLISHED).times
    assert (found.type, found.value, found.interval) == ("DURATION", value, days(first, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("They left by November 30.", "until"),
        ("They stayed until Monday.", "until"),
        ("They have waited since Monday.", "from"),
        ("They left on Monday.", "within"),
        ("They left shortly after noon.", "within"),
        ("Halfway through 2018 they left.", "within"),
        ("They left after noon.", "from"),
    ],
)
def test_the_word_before_bounds_the_event(read: Reader, text: str, bound: str) -> None:
    assert [one.bound for one in read(text, published=PUBLISHED).times] == [bound]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("On February 31, 2019 it rained.", "the calendar has no such day"),
        ("On 99/99/9999 it rained.", "the calendar has no such day"),
        ("On 30 February it rained.", "the calendar has no such day"),
        ("It rained 999999999 years ago.", "outside of the years 1 to 9999"),
        ("On 3/4/2012 it rained.", "the order of day and month is unknown"),
    ],
)
def test_what_is_no_date_says_why(read: Reader, text: str, reason: str) -> None:
    (found,) = read(text, published=PUBLISHED).times
    assert (found.value, found.interval, found.reason) == (None, None, reason)


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://news.example.us/1", "2012-03-04"),
        ("https://news.example.fr/1", "2012-04-03"),
        ("https://news.example.jp/1", None),
    ],
)
def test_day_and_month_stand_in_the_order_of_the_outlet_s_country(
    read: Reader, url: str, value: str | None
) -> None:
    assert [one.value for one in read("It rained on 3/4/2012.", published=PUBLISHED, url=url).times] == [
        value
    ]


def test_seasons_are_turned_round_in_the_south(read: Reader) -> None:
    (found,) = read(
        "It rained in the summer of 2016.", published=PUBLISHED, url="https://a.example.au/1"
    ).times
    assert found.interval == days("2016-12-01", "2017-02-28")


def test_a_caption_s_date_belongs_to_the_caption(read: Reader) -> None:
    text = (
        "A guard walks along the river near the old mill, on April 16, 2017. (Photo: Agency)\n\n"
        "The town was flooded after the dam broke upstream, officials said in a statement to this paper.\n\n"
        "Two days later the army came with boats and pumps, and the water went down again in the streets."
    )
    found = {one.text: one.value for one in read(text, published=PUBLISHED).times}
    assert found["April 16, 2017"] == "2017-04-16"
    assert found["Two days later"] == "2020-05-08"


def test_without_a_date_only_what_names_its_year_is_dated(read: Reader) -> None:
    found = {one.text: one.interval for one in read("It rained on Monday, and in May 2016.").times}
    assert found == {"Monday": None, "May 2016": days("2016-05-01", "2016-05-31")}


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Two days after the dam broke on Friday, the army came.", "Two days", "2020-05-03", "2020-05-03"),
        ("A few hours before the dam broke on Friday, it rained.", "A few hours", "2020-04-30", "2020-05-01"),
    ],
)
def test_a_distance_counts_from_the_day_of_its_clause(
    read: Reader, text: str, words: str, first: str, last: str
) -> None:
    found = next(one for one in read(text, published=PUBLISHED).times if one.text == words)
    assert (found.type, found.interval) == ("DURATION", days(first, last))


def test_the_day_of_somebody_s_words_is_not_the_day_of_the_story(read: Reader) -> None:
    text = "The dam broke on March 3. A clerk told this paper on Monday that it was old. Two days later the army came."
    found = {one.text: one.value for one in read(text, published=PUBLISHED).times}
    assert found["Two days later"] == "2020-03-05"


def test_words_of_days_earlier_are_counted_from_the_report(read: Reader) -> None:
    text = "The dam broke on March 3. The army came, a radio station reported four days earlier."
    found = {one.text: one.value for one in read(text, published=PUBLISHED).times}
    assert found["four days earlier"] == "2020-05-02"
