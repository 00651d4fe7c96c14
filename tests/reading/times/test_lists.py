"""Lists, pairs and ranges: each member is a time of its own, with what it shares with the others."""

import pytest

from headwater.reading.times import recognise
from tests.reading.times.cases import Parser, Reader, flat

PUBLISHED = "2020-05-06"

LISTS = [
    ("Fairs were held on June 4 and 5, 2018.", [("June 4", "2018-06-04"), ("5, 2018", "2018-06-05")]),
    (
        "Fairs were held on June 4, 6 and 9.",
        [("June 4", "2019-06-04"), ("6", "2019-06-06"), ("9", "2019-06-09")],
    ),
    (
        "Fairs were held on the 3rd, 5th and 9th of March.",
        [("the 3rd", "2020-03-03"), ("5th", "2020-03-05"), ("9th of March", "2020-03-09")],
    ),
    ("Shops shut between 3 and 5 May.", [("3", "2020-05-03"), ("5 May", "2020-05-05")]),
    ("Shops shut on Monday and Tuesday.", [("Monday", "2020-05-04"), ("Tuesday", "2020-05-05")]),
    (
        "They will meet on Monday and Tuesday next week.",
        [("Monday", "2020-05-11"), ("Tuesday next week", "2020-05-12")],
    ),
    ("Rents rose in 2017 and 2018.", [("2017", "2017"), ("2018", "2018")]),
    ("Rents rose in March and April 2018.", [("March", "2018-03"), ("April 2018", "2018-04")]),
    (
        "Rents rose in the spring and summer of 2018.",
        [("the spring", "2018-SP"), ("summer of 2018", "2018-SU")],
    ),
    (
        "Rents rose in the first and second quarters of 2019.",
        [("the first", "2019-Q1"), ("second quarters of 2019", "2019-Q2")],
    ),
    (
        "They fired at 9 and 11 p.m. on Sunday.",
        [("9", "2020-05-03T21:00"), ("11 p.m. on Sunday", "2020-05-03T23:00")],
    ),
    (
        "It lasted from 10 March to 2 April 2019.",
        [("10 March", "2019-03-10"), ("2 April 2019", "2019-04-02")],
    ),
    (
        "It lasted from 10 December until 2 April 2019.",
        [("10 December", "2018-12-10"), ("2 April 2019", "2019-04-02")],
    ),
    (
        "It lasted from late March until early May 2019.",
        [("late March", "2019-03"), ("early May 2019", "2019-05")],
    ),
    ("The 2018-19 budget fell short.", [("The 2018-19", "2018/2019")]),
    ("In 1914-18 nobody came.", [("1914-18", "1914/1918")]),
    (
        "Shops opened 9 to 5 p.m. on Sunday.",
        [("9", "2020-05-03T09:00"), ("5 p.m. on Sunday", "2020-05-03T17:00")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=lambda case: str(case)[:40])
def test_each_member_of_a_list_is_a_time(read: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    found = read(text, published=PUBLISHED).times
    assert [(one.text, one.value) for one in found] == expected
    assert all(one.interval for one in found)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Shops shut between 3 and 5 May.", ["from", "until"]),
        ("Shops shut from Monday to Tuesday.", ["from", "until"]),
        ("Shops shut from 3 to 5 May.", ["within"]),
        ("Shops shut on Monday and Tuesday.", ["within", "within"]),
        ("Shops shut from Monday. On Tuesday they opened.", ["from", "within"]),
    ],
)
def test_the_ends_of_a_range_bound_it(read: Reader, text: str, bounds: list[str]) -> None:
    assert [one.bound for one in read(text, published=PUBLISHED).times] == bounds


def test_a_number_that_counts_a_noun_is_no_day(parse: Parser) -> None:
    assert [one.text for one in recognise(parse("On June 3 and 4 people fell ill in town."))] == ["June 3"]


@pytest.mark.parametrize("text", ["The index closed at 2018-2 after it.", "Scores of 1999-87 were kept."])
def test_other_figures_are_no_pair_of_years(text: str) -> None:
    assert all("/" not in one.text and "-" not in one.text for one in recognise(flat(text)))
