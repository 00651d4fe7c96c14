"""Kinds of happening: other words for one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.tables import rows
from headwater.tracing.happenings import ACTS, PHRASE, kinds_at
from headwater.tracing.words import tokens


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
        ("the train came off the rails", "a derailment near the junction", "derail"),
        ("the miners downed tools", "a walkout at the pit", "walkout"),
        ("part of the embankment gave way", "the collapse of the embankment", "collapse"),
        ("a baker did not come home", "a baker is missing", "miss"),
    ],
)
def test_other_words_for_one_thing(one: str, other: str, kind: str) -> None:
    assert kind in kinds(one) & kinds(other)


def test_a_phrase_is_not_its_words() -> None:
    assert "resign" not in kinds("she stepped over the puddle and down the stairs")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the baker was arrested", "the baker was convicted"),
        ("the union called a walkout", "the firm announced layoffs"),
        ("the village was evacuated", "the inquiry was told so"),
    ],
)
def test_two_acts_stay_apart(one: str, other: str) -> None:
    assert kinds(one)
    assert not kinds(one) & kinds(other)


@pytest.mark.parametrize(
    "sentence",
    [
        "the orchestra plays on thursdays in the old town hall",
        "according to the quite severe doctor it can be on either stage",
        "his career is going down in status or level",
    ],
)
def test_words_that_say_nothing_of_it(sentence: str) -> None:
    assert not kinds(sentence)


def test_every_word_can_be_met() -> None:
    """A word of the table is one token of a text, a phrase has no more words than are looked up."""
    for row in rows("tracing/happenings.tsv"):
        parts = [word.split("_") for word in row["words"].split()]
        assert max(map(len, parts)) <= PHRASE
        assert all([t for t, _, _ in tokens(part)] == [part] for word in parts for part in word)
        assert len({tuple(word) for word in parts}) == len(parts)


def test_every_kind_has_a_known_sort() -> None:
    assert {row["sort"] for row in rows("tracing/happenings.tsv")} == {"act", "harm", "loose"}
    assert len({row["kind"] for row in rows("tracing/happenings.tsv")}) == len(rows("tracing/happenings.tsv"))
    assert {"arrest", "dismiss"} <= ACTS


@given(st.lists(st.sampled_from("the men got away blew up in out of step stepped down fire bus".split())))
def test_every_kind_stands_at_a_word(words: list[str]) -> None:
    assert all(0 <= i < len(words) for i, _ in kinds_at(words))
