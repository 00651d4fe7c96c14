"""Which words are a time expression, and of which TIMEX3 type."""

import pytest

from headwater.reading.times import recognise
from tests.reading.times.cases import Parser, flat


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Thursday, 4 April 2019, in town.", [("Thursday, 4 April 2019", "DATE")]),
        ("Harbour closed Sept. 9.", [("Sept. 9", "DATE")]),
        ("A storm on the night of 3-4 May broke the dam.", [("the night of 3-4 May", "DATE")]),
        ("It fell in mid-November and late 2018.", [("mid-November", "DATE"), ("late 2018", "DATE")]),
        ("He left at 10 p.m. Wednesday.", [("10 p.m. Wednesday", "DATE")]),
        ("The call came at 0430 GMT.", [("0430 GMT", "TIME")]),
        ("Talks began two weeks ago.", [("two weeks ago", "DATE")]),
        ("It took a year and a half.", [("a year and a half", "DURATION")]),
        ("For at least 30 days nobody came.", [("at least 30 days", "DURATION")]),
        ("They vote every two years.", [("every two years", "SET")]),
        ("The 10-year plan failed.", [("10-year", "DURATION")]),
        ("Profit rose in the third quarter of 2016.", [("the third quarter of 2016", "DATE")]),
        ("It was built in nineteen ninety-six.", [("nineteen ninety-six", "DATE")]),
        ("Walls of the 11th century stand.", [("the 11th century", "DATE")]),
        ("Music of the '80s and the 1990s.", [("the '80s", "DATE"), ("the 1990s", "DATE")]),
        ("On New Year's Day shops close.", [("New Year's Day", "DATE")]),
        ("The report of 2019-07-30 says so.", [("2019-07-30", "DATE")]),
        ("Come Tuesday next week.", [("Tuesday next week", "DATE")]),
        ("It opens from today until May.", [("today", "DATE"), ("May", "DATE")]),
        ("A month from now it opens.", [("A month from now", "DATE")]),
        (
            "The decades-long quarrel and the week-long fair ended.",
            [("decades-long", "DURATION"), ("week-long", "DURATION")],
        ),
        ("The early hours of the fair are quiet.", []),
        ("The days before the flood were warm.", [("The days", "DURATION")]),
        ("The day before the flood was warm.", [("The day", "DATE")]),
        ("They had left the day before.", [("the day before", "DATE")]),
        ("Late in the day it rained.", [("Late in the day", "DATE")]),
        ("Stocks fell to end the day lower.", [("the day", "DATE")]),
        ("He spent the rest of the week there.", [("the week", "DATE")]),
        ("The day was long.", []),
        ("It is open ten hours a day.", [("ten hours a day", "SET")]),
        ("It is open 24 hours a day, seven days a week.", []),
        ("They left at 9 a.m. the next day.", [("9 a.m. the next day", "DATE")]),
        ("They left at noon two days later.", [("noon two days later", "DATE")]),
        ("They meet on the first Monday of each month.", [("the first Monday of each month", "SET")]),
        ("Music of the 80s and the mid-70s.", [("the 80s", "DATE"), ("the mid-70s", "DATE")]),
        ("It was the worst since '82.", [("'82", "DATE")]),
        ("The budget for FY2021 and fiscal 2018-19.", [("FY2021", "DATE"), ("fiscal 2018-19", "DATE")]),
    ],
)
def test_expressions_are_found_whole(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.text, one.type) for one in recognise(flat(text)) if one.rule != "time_of_day"]
    found += [(one.text, "DATE") for one in recognise(flat(text)) if one.rule == "time_of_day"]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 6-year-old boy sat down.",
        "She is 52 years old.",
        "Sun and sea make them march.",
        "They may fall in the spring of water.",
        "Three-quarters of the fields lie dry.",
        "Nobody came to room 1984 or paid $2012 for it.",
        "The score was 2:35 in the end.",
        "He is in his mid-80s.",
        "Highs in the 80s are likely.",
        "A second man spoke, the first a minute man.",
        "",
        "...",
    ],
)
def test_what_only_looks_like_a_time_is_left_out(text: str) -> None:
    assert [one.text for one in recognise(flat(text)) if one.type in ("DATE", "TIME")] == []


def test_a_paragraph_ends_an_expression() -> None:
    assert [one.text for one in recognise(flat("It closed in May\n\n4 people stayed."))] == ["May"]


@pytest.mark.parametrize("text", ["Mrs May spoke.", "Daisy June Smith won the prize."])
def test_names_of_people_are_no_months(parse: Parser, text: str) -> None:
    assert [one.text for one in recognise(parse(text))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They paid $25 a year for it.", [("a year", "SET")]),
        ("They paid $25 a month for it.", []),
        ("They bake 700 loaves a week.", []),
        ("They came twice a year.", [("twice a year", "SET")]),
        ("They stayed for a year.", [("a year", "DURATION")]),
    ],
)
def test_a_unit_of_measure_is_no_time(parse: Parser, text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.text, one.type) for one in recognise(parse(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said so on Radio Today.", []),
        ("Thousands came to the yearly March for Trees.", []),
        ("He was a guest of the programme Good Evening.", []),
        ("Today she said so.", ["Today"]),
        ("Mayors To Meet This Week", ["This Week"]),
    ],
)
def test_a_capital_makes_a_name_of_a_common_word(parse: Parser, text: str, found: list[str]) -> None:
    assert [one.text for one in recognise(parse(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The shop shuts at 9:20 a.m. (0620 GMT).", ["9:20 a.m.", "0620 GMT"]),
        ("It was high noon for the sheriff.", []),
        ("Today's children read less than children did.", []),
        ("Today's vote was close.", ["Today"]),
        ("The farmers of tomorrow will plant trees.", []),
        ("Now, what shall we do?", []),
        ("What shall we do now?", ["now"]),
        ("He was seen most recently in May.", ["May"]),
        ("She gives a weekly talk and reads a weekly paper.", ["weekly"]),
        ("Police towed his 1987 Volvo.", []),
        ("Police towed his car in 1987.", ["1987"]),
    ],
)
def test_words_of_time_that_date_nothing(parse: Parser, text: str, found: list[str]) -> None:
    assert [one.text for one in recognise(parse(text))] == found
