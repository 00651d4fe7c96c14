"""Settlements that no gazetteer knows: put where the text says that they lie, or left open."""

from __future__ import annotations

import pytest

from headwater.records import Place

from .conftest import Found


def place(locate: Found, text: str, words: str) -> Place:
    return next(place for place in locate(text) if place.text == words)


TOLD = [  # text, name, the name of the place by which it is put, whether that holds it or the way is told from it
    ("Men raided the village of Kolvari, 30 km west of Nakuru, on Monday.", "Kolvari", "Nakuru"),
    ("Men raided Kolvari, a fishing village in Devon, England.", "Kolvari", "Devon"),
    ("Men raided the hamlet of Kolvari in Saxony.", "Kolvari", "Saxony"),
    ("Men raided Kolvari village in the Nakuru area of Kenya.", "Kolvari", "Nakuru"),
    ("Men raided the villages of Kolvari and Tamset in Saxony.", "Tamset", "Saxony"),
    ("A bus fell into a river in Kolvari, some 40 km from Dresden.", "Kolvari", "Dresden"),
    ("In Saxony, men raided the village of Kolvari.", "Kolvari", "Saxony"),
    ("Tents burned in the Kolvari refugee camp near Nakuru.", "Kolvari", "Nakuru"),
    ("Kolvari is a small town in Saxony.", "Kolvari", "Saxony"),
]


@pytest.mark.parametrize(("text", "name", "holder"), TOLD, ids=lambda case: str(case)[:50])
def test_an_unknown_village_lies_where_the_text_says(
    locate: Found, text: str, name: str, holder: str
) -> None:
    found, by = place(locate, text, name), place(locate, text, holder)
    assert found.resolved is not None, found.reason
    assert by.resolved is not None
    assert (found.resolved.latitude, found.resolved.longitude) == (
        by.resolved.latitude,
        by.resolved.longitude,
    )
    assert found.resolved.name == name
    assert found.resolved.geonames_id is None
    assert found.resolved.precision_km >= by.resolved.precision_km
    assert found.confidence < by.confidence
    assert holder in found.evidence[0].of(text)
    assert holder in (found.reason or "")


def test_later_mentions_are_the_same_village(locate: Found) -> None:
    text = "Men raided the village of Kolvari in Saxony. Nobody in Kolvari slept. Kolvari mourns."
    found = [one for one in locate(text) if one.text == "Kolvari"]
    assert len(found) == 3
    assert len({one.resolved for one in found}) == 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The village of Springfield, in the Nakuru area of Kenya, was raided.", "Springfield", "KE"),
        ("He was tried in Stroud, Ontario, on Monday.", "Stroud", "CA"),
        ("He was tried in Birmingham, Alabama, on Monday.", "Birmingham", "US"),
    ],
)
def test_a_namesake_elsewhere_is_not_meant(locate: Found, text: str, name: str, country: str) -> None:
    found = place(locate, text, name)
    assert found.resolved is not None
    assert found.resolved.country == country


def test_a_list_of_towns_is_no_address(locate: Found) -> None:
    found = place(locate, "Offices shut in Stroud, Ontario and Quebec, he said.", "Stroud")
    assert found.resolved is None or found.resolved.country == "GB"


def test_where_the_text_does_not_say_the_village_stays_open(locate: Found) -> None:
    found = place(locate, "Men raided the village of Kolvari on Monday.", "Kolvari")
    assert found.resolved is None
    assert "does not say where" in (found.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        "The Roma community in Saxony protested.",
        "John Kolvari, the village clerk of a town in Saxony, resigned.",
        "The ABC districts in Saxony are a tool of planning.",
    ],
)
def test_what_only_stands_near_such_a_word_is_no_village(locate: Found, text: str) -> None:
    assert not {"Roma", "Kolvari", "John Kolvari", "ABC"} & {one.text for one in locate(text)}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Envoys met in the French capital.", "French", "Paris"),
        ("Fighting spread from Goma across eastern Congo.", "Congo", "Democratic Republic of the Congo"),
        (
            "A plague spread in the Democratic Republic of the Congo, doctors said.",
            "Democratic Republic of the Congo",
            None,
        ),
        ("The storm moved from the Pacific to the coast.", "Pacific", "Pacific Ocean"),
        ("Shells fell on Luhansk region.", "Luhansk", "Luhanska oblast"),
        ("The Volta river burst its banks in Ghana.", "Volta", "Volta River"),
    ],
)
def test_the_words_beside_a_name_decide(locate: Found, text: str, words: str, name: str | None) -> None:
    found = place(locate, text, words)
    assert found.resolved is not None
    assert found.resolved.name == (name or found.text)
