"""When a report was published: given, stated, inferred from its own evidence, or not known."""

from datetime import date

import pytest

from headwater.reading.times import date_report, recognise
from headwater.records import UNBOUNDED, Interval, Published
from tests.conftest import make_report
from tests.reading.times.cases import Parser


def dated(parse: Parser, text: str, **fields: str) -> Published:
    report = make_report(text, **fields)
    tree = parse(text)
    return date_report(report, tree, recognise(tree), ())


STORY = (
    "The army moved two batteries to the river after the floods, three officers told this paper, and more will"
    " follow."
)


def test_what_the_metadata_give_goes_before_all(parse: Parser) -> None:
    found = dated(parse, f"Friday, January 4, 2019\n\n{STORY}", published="2020-05-06")
    assert (found.interval, found.basis) == (Interval.day(date(2020, 5, 6)), "given")


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, January 24, 2019",
        "24 January 2019",
        "Published: January 24, 2019",
        "By Ana Example | Thursday, 24 January 2019, 6:50",
        "2019-01-24",
    ],
)
def test_a_line_can_state_the_date(parse: Parser, line: str) -> None:
    found = dated(parse, f"{line}\n\n{STORY}")
    assert (found.interval, found.basis) == (Interval.day(date(2019, 1, 24)), "stated")
    assert all("2019" in span.of(f"{line}\n\n{STORY}") for span in found.evidence)


def test_a_date_within_the_story_states_nothing(parse: Parser) -> None:
    found = dated(
        parse,
        "The army moved two batteries to the river on January 24, 2019, three officers told this paper.",
    )
    assert found.basis != "stated"
    assert found.interval.latest is None


@pytest.mark.parametrize(
    ("url", "first", "last"),
    [
        ("https://example.org/2022/10/18/floods", "2022-10-17", "2022-10-19"),
        ("https://example.org/news/floods-2022-10-18", "2022-10-17", "2022-10-19"),
        ("https://example.org/north/20221018", "2022-10-17", "2022-10-19"),
    ],
)
def test_the_address_can_hold_the_date(parse: Parser, url: str, first: str, last: str) -> None:
    found = dated(parse, STORY, url=url)
    assert found.interval == Interval(date.fromisoformat(first), date.fromisoformat(last))
    assert found.basis == "inferred"


@pytest.mark.parametrize(
    "url", ["https://example.org/20229918", "https://example.org/story/1234567890", "https://example.org/"]
)
def test_other_numbers_in_the_address_are_no_dates(parse: Parser, url: str) -> None:
    assert dated(parse, STORY, url=url).interval == UNBOUNDED


INFERRED = [
    # a dateline with weekday and day: the one year in which they agree between those that the text names
    (
        "HARBOURTOWN, Wednesday 3 August (Agency) - The dam broke in 2019. It will be rebuilt by 2025. " + STORY,
        "2022-08-03",
        "2022-08-03",
    ),
    # the weekday of writing, and how many days have gone since a day with its weekday
    (
        "It is Saturday morning. The mill has stood still since Tuesday, 9 May. Four days on, nobody works. The mill"
        " was built in 2018. The lease will end in 2025.",
        "2023-05-13",
        "2023-05-13",
    ),
    # a period at hand gives the year, the months of the story lead up to its last day, then the weekday of the news
    (
        "The port has lost two berths, a newspaper reported Thursday.\n\n"
        "In July the first berth was shut. In mid-August another followed. The divers finished by August 31 and "
        "now wait for the 2021 autumn fair, which opens tomorrow.",
        "2021-09-02",
        "2021-09-06",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "last"), INFERRED)
def test_the_text_s_own_evidence_bounds_the_date(parse: Parser, text: str, first: str, last: str) -> None:
    found = dated(parse, text)
    assert (found.basis, found.interval) == (
        "inferred",
        Interval(date.fromisoformat(first), date.fromisoformat(last)),
    )
    assert found.reason
    assert found.evidence


UNDECIDED = [
    ("HARBOURTOWN, Wednesday 3 August (Agency) - " + STORY, "2022-08-03", None),
    (
        "HARBOURTOWN, Wednesday 3 August (Agency) - The dam broke in 2012. " + STORY,
        "2022-08-03",
        "2016-08-03",
    ),
    (
        "It is Saturday morning. The mill has stood still since Tuesday, 9 May. Four days on, nobody works.",
        "2023-05-13",
        None,
    ),
]


@pytest.mark.parametrize(("text", "right", "first"), UNDECIDED)
def test_of_the_years_that_fit_none_is_guessed(
    parse: Parser, text: str, right: str, first: str | None
) -> None:
    found = dated(parse, text)
    assert date.fromisoformat(right) in found.candidates
    assert found.interval == Interval(date.fromisoformat(first) if first else None, None)
    assert "does not say which" in found.reason
    assert all(str(day.year) in found.reason for day in found.candidates if 2016 <= day.year <= 2024)


def test_every_candidate_is_a_day_that_the_text_allows(parse: Parser) -> None:
    found = dated(parse, UNDECIDED[1][0])
    assert {(day.month, day.day, day.isoweekday()) for day in found.candidates} == {(8, 3, 3)}
    assert min(found.candidates).year >= 2012
    assert list(found.candidates) == sorted(set(found.candidates))


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Yesterday the army moved two batteries to the river, and today it moved two more, officers told this paper.",
        "On March 3 the army moved two batteries to the river, and it has moved two since, officers told this paper.",
        "The army will move two batteries to the river on Monday, 4 March, officers told this paper in the town.",
    ],
)
def test_without_evidence_of_the_year_nothing_is_claimed(parse: Parser, text: str) -> None:
    found = dated(parse, text)
    assert (found.basis, found.interval) == ("unknown", UNBOUNDED)
    assert found.reason


def test_what_is_told_of_as_past_is_a_lower_bound(parse: Parser) -> None:
    text = "The bridge was shut on March 3, 2016, and the people of the town have used a ferry since, officers told us."
    assert dated(parse, text).interval == Interval(date(2016, 3, 3), None)
