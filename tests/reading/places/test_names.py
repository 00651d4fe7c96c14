"""One key for all ways in which a name is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.reading.places.names import normalise

SAME = [
    ("Hoeryŏng", "Hoeryong"),
    ("Ch'ŏngjin", "Chongjin"),
    ("Ch’ŏngjin", "CHONGJIN"),
    ("Port-au-Prince", "Port au Prince"),
    ("São Tomé", "Sao Tome"),
    ("Łódź", "Lodz"),
    ("Ålborg", "Alborg"),
    ("Straße", "Strasse"),
    ("St. Gallen", "Saint Gallen"),
    ("Mt. Hood", "Mount Hood"),
    ("U.S.", "US"),
    ("the Hague", "The Hague"),
    ("Xi'an", "Xian"),
    ("  New \n York ", "New York"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lyon", "Lyons"), ("Main St", "Main Saint"), ("Niger", "Nigeria")]
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize("nothing", ["", "...", "’", " - "])
def test_a_name_without_letters_has_no_key(nothing: str) -> None:
    assert normalise(nothing) == ""


@given(st.text(max_size=40))
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


@given(st.text(alphabet="abcdefghijklmnop -'", max_size=30))
def test_case_does_not_matter(name: str) -> None:
    assert normalise(name.upper()) == normalise(name)
