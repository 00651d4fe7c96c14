"""Kinds of happening: other words for one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.tables import rows
from headwater.tracing.happenings import ACTS, kinds_at


def kinds(text: str) -> set[str]:
    return {kind for _, kind in kinds_at(text.lower().split())}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("two lions escaped from the zoo", "the breakout at the zoo", "escape"),
        ("the ferry sank off the cape", "the ferry capsized", "sink"),
        ("the mayor stepped down", "the resignation of the mayor", "resign"),
        ("the boiler blew up", "the blast at the laundry", "explode"),
        ("two clerks were picked up at dawn", "the detention of two clerks", "arrest"),
    ],
)
def test_other_words_for_one_thing(one: str, other: str, kind: str) -> None:
    assert kind in kinds(one) & kinds(other)


def test_a_phrase_is_not_its_words() -> None:
    assert "resign" not in kinds("she stepped over the puddle and down the stairs")


def test_words_that_say_nothing_of_it() -> None:
    assert not kinds("the orchestra plays on thursdays in the old town hall")


def test_every_kind_has_a_known_sort() -> None:
    assert {row["sort"] for row in rows("tracing/happenings.tsv")} == {"act", "harm", "loose"}
    assert len({row["kind"] for row in rows("tracing/happenings.tsv")}) == len(rows("tracing/happenings.tsv"))
    assert {"arrest", "dismiss"} <= ACTS


@given(st.lists(st.sampled_from("the men got away blew up in out of step stepped down fire bus".split())))
def test_every_kind_stands_at_a_word(words: list[str]) -> None:
    assert all(0 <= i < len(words) for i, _ in kinds_at(words))
