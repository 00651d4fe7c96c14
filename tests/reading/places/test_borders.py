"""Borders as places: which two lands they part, and where that is."""

from __future__ import annotations

import pytest

from headwater.records import Place

from .conftest import Found

BORDERS = [  # text, name of the border
    ("Smugglers died on the border between Chad and Sudan.", "Chad–Sudan border"),
    ("Smugglers crossed the Chad-Sudan border at night.", "Chad–Sudan border"),
    ("Smugglers crossed the Chadian-Sudanese border at night.", "Chad–Sudan border"),
    ("Shells fell along Chad's border with Sudan.", "Chad–Sudan border"),
    ("Two men died near the border with Sudan, the Chadian army said.", "Chad–Sudan border"),
    ("Bolivia moved its troops to the Peruvian border.", "Bolivia–Peru border"),
    ("Lisbon closed the Portuguese border.", "Portugal–Spain border"),  # there is but one
    ("Fires burned along the Oregon-Nevada border.", "Nevada–Oregon border"),
    ("A lorry was stopped near the Mexican border in Arizona.", "Arizona–Mexico border"),
    ("North Korea Places Missiles on Russian Border", "North Korea–Russia border"),
]


def border(places: tuple[Place, ...]) -> Place:
    return next(place for place in places if place.text.lower() == "border")


@pytest.mark.parametrize(("text", "name"), BORDERS)
def test_a_border_is_one_place_on_the_line(locate: Found, text: str, name: str) -> None:
    place = border(locate(text))
    assert place.resolved is not None, place.reason
    assert place.resolved.name == name
    assert place.resolved.feature == "border"
    assert place.use == "literal"
    assert any(span.start <= place.span.start and place.span.end <= span.end for span in place.evidence)


def test_the_lands_of_a_border_only_tell_which_it_is(locate: Found) -> None:
    uses = {place.text: place.use for place in locate("Smugglers died on the border between Chad and Sudan.")}
    assert uses == {"border": "literal", "Chad": "associative", "Sudan": "associative"}


def test_near_the_border_is_wider_than_on_it(locate: Found) -> None:
    near = border(locate("They died near the border between Chad and Sudan.")).resolved
    here = border(locate("They died on the border between Chad and Sudan.")).resolved
    assert near is not None
    assert here is not None
    assert near.precision_km > here.precision_km


def test_lands_that_do_not_touch_have_none_and_the_reason_says_so(locate: Found) -> None:
    place = border(locate("Soldiers patrolled the border between Spain and Poland."))
    assert place.resolved is None
    assert place.reason == "Poland and Spain have no land border"


def test_the_border_is_the_one_named_before(locate: Found) -> None:
    text = "Clashes broke out on Sudan's border with Chad. Thousands fled across the border."
    first, second = [place for place in locate(text) if place.text == "border"]
    assert first.resolved == second.resolved


@pytest.mark.parametrize(
    "text",
    [
        "Thousands fled across the border.",
        "Guards stood on Kenya's border with Somalia and Ethiopia.",  # two lines, one word
        "The border collie barked in Chad.",
    ],
)
def test_what_tells_of_no_single_border_gives_none(locate: Found, text: str) -> None:
    assert [place for place in locate(text) if place.text == "border" and place.resolved] == []
