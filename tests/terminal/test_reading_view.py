"""One reading as a person sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Attribution, Bounds, Passage, Quantity, Source, Span
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

What is claimed  1 claim; told as fact unless marked; days and places as far as
the words tell
  from Radio Fjell > unnamed: two dockers (2 people)
                 Guards held a ferry in Harstad on Monday
                 COERCE · guards → ferry · 2023-05-01 “Monday” · Harstad, Troms,
                 NO · 1 ferry

1 slighter statement, without an event, a day or a number, only in --json

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


def test_claims_of_one_chain_share_it() -> None:
    other = claim("held a ferry", id="c9")
    page = view(claims=(HELD, other))
    assert page.count("from Radio Fjell > unnamed: two dockers") == 1
    assert "held a ferry\n" in page


def test_claims_of_two_chains_stand_apart() -> None:
    page = view(claims=(HELD, claim("held a ferry", id="c9", chain=("s1", "s4"))))
    assert "from Radio Fjell > unnamed: two dockers" in page
    assert "from the outlet itself, nobody credited\n                 held a ferry" in page


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({"status": "denied", "stance": "denies"}, "    denied       Guards held"),
        ({"status": "planned"}, "    planned      Guards held"),
        ({"status": "hypothetical"}, "    hypothetical Guards held"),
        ({"status": "happened"}, "                 Guards held"),
        ({"plover": "COERCE", "stance": "presupposes"}, "COERCE · taken for granted"),
    ],
)
def test_how_it_is_told(fields: dict[str, Any], row: str) -> None:
    assert row in view(claims=(claim(**fields),))


def test_what_did_not_happen_is_no_event_of_its_type() -> None:
    assert "COERCE" not in view(claims=(claim(plover="COERCE", stance="denies"),))


def test_a_day_that_other_claims_lend_is_not_shown() -> None:
    lent = replace(HELD, time_reason="carried over from the dated clause of the same event")
    assert "2023-05-01" in view(claims=(HELD,))
    assert "2023-05-01" not in view(claims=(lent,))


@pytest.mark.parametrize(
    ("bounds", "unit", "shown"),
    [
        (Bounds(14, 14), "person", "14 people (killed)"),
        (Bounds(1, 1), "person", "1 person (killed)"),
        (Bounds(101, None), "death", "101 or more deaths (killed)"),
        (Bounds(54_000, 66_000), "person", "about 60,000 people (killed)"),
        (Bounds(5_700_000, 5_700_000), "barrel", "5,700,000 barrels (killed)"),
    ],
)
def test_a_count(bounds: Bounds, unit: str, shown: str) -> None:
    counted = Quantity(bounds, unit, at("a ferry"), None, "killed")
    assert shown in view(claims=(claim(count=counted),))


@pytest.mark.parametrize(
    ("fields", "slight"),
    [
        ({"main": False, "chain": ("s1", "s4")}, True),
        ({"main": False, "chain": ("s1", "s4"), "status": "intended"}, True),
        ({"main": True, "chain": ("s1", "s4")}, False),
        ({"main": False, "chain": ("s1", "s2", "s3")}, False),
        ({"main": False, "stance": "presupposes"}, True),
        ({"main": False, "chain": ("s1", "s4"), "status": "alleged"}, False),
        ({"main": False, "chain": ("s1", "s4"), "plover": "AID"}, False),
    ],
)
def test_what_is_slight_is_only_counted(fields: dict[str, Any], slight: bool) -> None:
    page = view(claims=(HELD, claim("held a ferry", id="c9", **fields)))
    assert ("1 slighter statement" in page) == slight
    assert ("held a ferry\n" in page) != slight


def test_a_headline_that_is_the_title_is_not_said_twice() -> None:
    headline = claim("Ferry held at Harstad", id="c9")
    assert view(claims=(headline, HELD, SALT)) == WHOLE
    assert view(claims=(headline,), report=report(title="Night at sea")).count("Ferry held") == 1


def test_a_stated_reason_of_anonymity_stands_beside_the_source() -> None:
    shy = Source("s3", "anonymous", None, "a docker", anonymity=at("on Monday"), speaks_for="Port Office")
    page = view(sources=(OUTLET, RADIO, shy, NOBODY))
    assert "unnamed       a docker · 1 person · for Port Office · why unnamed: “on Monday”" in page


def test_a_source_of_no_claim_is_not_listed() -> None:
    held = Attribution("t1", "s3", (at("two dockers"),), (at("told"),), (at("Guards held"),), "indirect")
    assert "two dockers" not in view(claims=(), attributions=(held,))


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
    assert page.count("Guards held") == 40
    assert "5 more claims are not shown; --json prints all of them." in page


def test_a_claim_of_a_caption_stays_apart_from_the_story() -> None:
    page = view(claims=(HELD, claim("the quay", id="c9")))
    assert "What is claimed  1 claim;" in page
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
