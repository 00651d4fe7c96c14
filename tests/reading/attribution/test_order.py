"""Crediting words that stand after what is said, in whatever order, and verbs that are no verbs of saying."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from tests.conftest import make_report

from .shown import lines

CREDITED = [
    ("Two houses are gone, says Captain Ana Ruiz of the fire brigade.", "Ana Ruiz", "Two houses are gone"),
    (
        "Three of the drowned are pilots, added Harbour Master Omar Farah.",
        "Omar Farah",
        "Three of the drowned are pilots",
    ),
    ("Not true, says the company.", "the company", "Not true"),
    ("Six dead, reports the Red Cross.", "Red Cross", "Six dead"),
    ("The gate was locked, so says the night clerk.", "the night clerk", "The gate was locked"),
    ("Four of the men are brothers, explained a cousin.", "a cousin", "Four of the men are brothers"),
    ("“Nobody warned us,” sobbed an old man at the gate.", "an old man at the gate", "“Nobody warned us,”"),
    ("“We are tired,” smiles the head nurse of the clinic, Ana Ruiz.", "Ana Ruiz", "“We are tired,”"),
    (
        "“The water took the goats,” the mayor, Ana Ruiz, announced from the roof.",
        "Ana Ruiz",
        "“The water took the goats,”",
    ),
    ("“You will hear from my lawyer,” growled Mr Benn.", "Benn", "“You will hear from my lawyer,”"),
    (
        "The alarm was off, the guard told us, “and nobody came”.",
        "the guard",
        "The alarm was off ... “and nobody came”",
    ),
]
NOBODY = [
    "“The Long Night” the film won a prize.",
    "He left the house, closed the door and drove away.",
    "The army entered the town, killed ten, and withdrew.",
]


@pytest.mark.parametrize(("text", "speaker", "content"), CREDITED, ids=[text for text, _, _ in CREDITED])
def test_who_says_what(parse, text, speaker, content):
    found = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ())
    (line,) = lines(found, text)
    who, _, what = line.split(" | ")
    assert (who, what) == (speaker, content)


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_saying(parse, text):
    assert not attribution.attribute(
        make_report(text, outlet="The Lowland Post"), parse(text), ()
    ).attributions


def test_a_quotation_after_it_goes_on(parse):
    text = "“Nobody warned us,” sobbed an old man at the gate. “They left us here.”"
    found = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ())
    (line,) = lines(found, text)
    assert line.endswith("“They left us here.”")
