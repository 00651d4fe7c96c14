"""What is the story and what stands around it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.reading import passages
from headwater.records import Passage, Role, Span
from tests.conftest import make_report

STORY = (
    "The harbour authority closed the northern pier to all vessels on Tuesday after two cranes were found to be "
    "leaning towards the quay, a spokeswoman said, and it will stay closed for a week."
)
CASES: list[tuple[str, Role]] = [
    ("Saturday, January 5, 2019", "dateline"),
    ("(Reporting by the coast bureau; Editing by T. Reed)", "byline"),
    ("Photo: the northern pier in June 2017 (archive)", "caption"),
    ("The pier seen from the customs house, June 2017. (C) Harbour Pictures", "caption"),
    ("READ MORE: Ten piers to see before you drown", "boilerplate"),
    ("Follow the Harbour Desk on Facebook, or Twitter.", "boilerplate"),
    ("Copyright Harbour News. All rights reserved.", "boilerplate"),
    ("Home > News > Harbour", "boilerplate"),
    ("Newsletter | Podcasts | Advertise with us", "boilerplate"),
    ("The pier was built in 1911.", "body"),
    ("“It is closed,” she said.", "body"),
]


ON_TOP: list[tuple[str, Role]] = [
    ("12 March 2021 · 4 min read", "dateline"),
    ("07:14, 8 Mar 2021 | Updated 09:02, 8 Mar 2021", "dateline"),
    ("By Ada Lindqvist, Harbour Desk", "byline"),
    ("Our Correspondent, Odessa", "byline"),
    (
        "A crane stands over the pier near the old market, opposite the customs house, on June 3, 2017.",
        "caption",
    ),
    ("EXCLUSIVE", "boilerplate"),
    ("- Ships sent away at the bar", "body"),
]


@pytest.mark.parametrize(("paragraph", "role"), ON_TOP)
def test_a_paragraph_before_the_story_has_its_role(paragraph: str, role: Role) -> None:
    found = passages.split(make_report(f"{paragraph}\n\n{STORY}\n\n{STORY}", title="Cranes lean, pier shut"))
    assert found[0].role == role


@pytest.mark.parametrize(("paragraph", "role"), CASES)
def test_a_paragraph_after_the_story_has_its_role(paragraph: str, role: Role) -> None:
    found = passages.split(make_report(f"{STORY}\n\n{STORY}\n\n{paragraph}"))
    assert found[-1].role == role


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        (f"ODESSA, March 7 (Harbour Wire) - {STORY}", "ODESSA, March 7 (Harbour Wire) -"),
        (f"PORT ELLEN, Scotland — {STORY}", "PORT ELLEN, Scotland —"),
        (f"Odessa, Tuesday – {STORY}", "Odessa, Tuesday –"),
        (f"(Odessa, Harbour Wire) {STORY}", "(Odessa, Harbour Wire)"),
    ],
)
def test_a_dateline_is_cut_from_the_lede(text: str, dateline: str) -> None:
    first, second = passages.split(make_report(text))
    assert (first.span.of(text), first.role) == (dateline, "dateline")
    assert (second.span.of(text), second.role) == (STORY, "body")


def test_a_headline_is_the_title_or_a_first_line_that_is_no_sentence() -> None:
    text = f"Cranes Lean, Pier Shut For A Week\n\n{STORY}"
    assert passages.split(make_report(text))[0].role == "headline"
    assert passages.split(make_report(text, title="Cranes lean, pier shut for a week"))[0].role == "headline"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The harbour authority closed the northern pier to all vessels\non Tuesday after a fire.\n\nIt is shut."
    assert [p.span.of(text).count("\n") for p in passages.split(make_report(text))] == [1, 0]


def test_marks_of_the_markup_are_believed() -> None:
    text = "Cranes lean.\nAbove: the pier.\nThe pier is shut."
    report = make_report(text, marks=(Passage(Span(13, 29), "caption"),))  # type: ignore[arg-type]
    assert [(p.role, p.span.of(text)) for p in passages.split(report)] == [
        ("body", "Cranes lean."),
        ("caption", "Above: the pier."),
        ("body", "The pier is shut."),
    ]


@given(
    st.text(alphabet=st.sampled_from('aB .,\n\r\u2028-–(|“"1:>©'), min_size=1, max_size=400).filter(str.strip)
)
def test_passages_cover_the_text_in_order_without_overlap(text: str) -> None:
    found = passages.split(make_report(text))
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    covered = {i for p in found for i in range(p.span.start, p.span.end)}
    assert {i for i, char in enumerate(text) if not char.isspace()} <= covered
