"""One reading as a person sees it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Attribution, Passage, Source, Span
from headwater.terminal import show_reading

from .handmade import DOCKERS, HELD, NOBODY, OUTLET, RADIO, SALT, at, claim, console, printed, reading, report
from .test_safe import steering


def view(width: int = 80, **fields: Any) -> str:
    """What a person sees of the handmade reading with these fields changed."""
    target = console(width)
    show_reading(reading(**fields), target)
    return printed(target)


WHOLE = """\
Ferry held at Harstad
Nordlys Posten · published 2023-05-02 · language en · id r1

What is claimed  1 claim
  ⟦Guards held a ferry in Harstad on Monday⟧, two dockers told Radio Fjell.
    from     Nordlys Posten
             └─ Radio Fjell
                └─ unnamed: two dockers (2 people)
    told as  happened (COERCE)
    who      guards → ferry
    when     2023-05-01  “Monday”
    where    Harstad, Troms, NO (within 10 km)  “Harstad”
    count    1 ferry

Background  1 claim; a day or place that is not shown is unknown
  It carried salt.
    from     Nordlys Posten > nobody credited
    told as  happened

Sources  whom the report credits
  outlet        Radio Fjell
  unnamed       two dockers · 2 people · through Radio Fjell

Set aside  apart from the story
  caption       Picture: the quay, 2011. Archive
"""


def test_the_whole_page() -> None:
    assert view() == WHOLE


@pytest.mark.parametrize("width", [80, 60, 40])
def test_no_line_is_wider_than_the_window_or_ends_in_space(width: int) -> None:
    for row in view(width).splitlines():
        assert len(row) <= width
        assert row == row.rstrip()


def test_claims_of_one_sentence_and_one_chain_share_both() -> None:
    other = claim("held a ferry", id="c9")
    page = view(claims=(HELD, other))
    assert page.count("two dockers told Radio Fjell.") == 1
    assert page.count("└─ Radio Fjell") == 1
    assert page.count("told as") == 2


def test_claims_of_one_sentence_and_two_chains_stand_apart() -> None:
    page = view(claims=(HELD, claim("held a ferry", id="c9", chain=("s1", "s4"))))
    assert page.count("two dockers told Radio Fjell.") == 2


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({"status": "denied", "stance": "denies"}, "told as  denied\n"),
        ({"stance": "presupposes"}, "told as  happened, taken for granted"),
        ({"stance": "denies"}, "told as  happened, a denial"),
        ({"status": "planned"}, "told as  planned"),
        ({"time_reason": None}, "unknown  when, where\n"),
        ({"place_reason": "two such places"}, "unknown  when [1], where [2]\n"),
        (
            {"place_reason": "two such places"},
            "Why unknown\n  [1] no day in its sentence\n  [2] two such places\n",
        ),
    ],
)
def test_status_and_what_is_unknown(fields: dict[str, Any], row: str) -> None:
    assert row in view(claims=(claim(**fields),))


def test_a_stated_reason_of_anonymity_stands_beside_the_source() -> None:
    shy = Source("s3", "anonymous", None, "a docker", anonymity=at("on Monday"), speaks_for="Port Office")
    page = view(sources=(OUTLET, RADIO, shy, NOBODY))
    assert "unnamed       a docker · 1 person · for Port Office · why unnamed: “on Monday”" in page


def test_a_source_is_listed_that_only_an_attribution_credits() -> None:
    held = Attribution("t1", "s3", (at("two dockers"),), (at("told"),), (at("Guards held"),), "indirect")
    assert "unnamed       two dockers" in view(claims=(), attributions=(held,))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"claims": ()}, "No claim found in this text."),
        (
            {"claims": (), "unread": "the language is not English", "language": "pt"},
            "Not read: the language is not Eng",
        ),
        ({"report": report(outlet=None)}, "outlet unknown · published"),
        ({"report": report(title="A title of its own")}, "A title of its own\n"),
        ({"language": None}, "language unknown"),
    ],
)
def test_what_a_thin_reading_says(fields: dict[str, Any], words: str) -> None:
    assert words in view(**fields)


def test_a_long_reading_says_how_to_see_the_rest() -> None:
    page = view(claims=tuple(claim(id=f"c{number}") for number in range(45)))
    assert page.count("told as") == 40
    assert "5 more claims are not shown; --json prints all of them." in page


def test_a_claim_of_a_caption_stays_apart_from_the_story() -> None:
    page = view(claims=(HELD, claim("the quay", id="c9")))
    assert "What is claimed  1 claim\n" in page
    assert "Set aside  apart from the story; 1 claim of it only in --json" in page


def test_nothing_set_aside_has_no_heading() -> None:
    assert "Set aside" not in view(passages=(Passage(Span(0, 130), "body"),))


HOSTILE = st.text(st.characters(categories=None), min_size=1, max_size=60).filter(str.strip)


@given(HOSTILE, HOSTILE)
def test_no_text_of_a_report_steers_the_terminal(words: str, name: str) -> None:
    text = f"[/bold] [link=x] {words}"
    whole = Span(0, len(text))
    target = console()
    show_reading(
        reading(
            report=report(text, outlet=name, title=name, id=name),
            passages=(Passage(whole, "caption"),),
            sources=(OUTLET, Source("s2", "person", name, words), DOCKERS, NOBODY),
            claims=(claim(text, text, evidence=(whole,), place_reason=words),),
            actors=(),
            unread=words,
        ),
        target,
    )
    assert steering(printed(target).replace("\n", "")) == []
    assert "[/bold]" in printed(target)


def test_main_claims_come_first_whatever_their_order() -> None:
    assert view(claims=(SALT, HELD)) == WHOLE
