"""Who holds an office is a named person, wherever his name stands; and one person keeps one name, however spelt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headwater.reading import attribution
from headwater.records import Parse, Source
from tests.conftest import make_report

NAMED = [
    ("The mayor of Lisbon, Anne Carvalho, said the town was quiet.", "person", "Anne Carvalho"),
    ("President of Latvia Egils Levits said the road was shut.", "person", "Egils Levits"),
    ("Mayor of Tarnow Piotr Jedlik said the road was shut.", "person", "Piotr Jedlik"),
    (
        "Offering his help, speaker of the parliament Ali Rezaei said the road was shut.",
        "person",
        "Ali Rezaei",
    ),
    ("Minister of Information Omar al-Masri said the road was shut.", "person", "Omar al-Masri"),
    ("The parliament of Norway, the Storting, said the road was shut.", "organisation", "Storting"),
    ("The mayor of Lisbon said the road was shut.", "anonymous", None),
    ("The director of Human Rights Watch said the road was shut.", "anonymous", None),
]


def credited(parse: Callable[[str], Parse], text: str) -> list[Source]:
    """The sources that some attribution credits."""
    found = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ())
    named = {item.source for item in found.attributions if item.source}
    return [source for source in found.sources if source.id in named]


@pytest.mark.parametrize(("text", "kind", "name"), NAMED)
def test_the_holder_of_an_office(
    parse: Callable[[str], Parse], text: str, kind: str, name: str | None
) -> None:
    assert [(source.kind, source.name) for source in credited(parse, text)] == [(kind, name)]


SAME = [
    "Minister Jan Brudziński said the road was shut. “It is bad”, Brudzinski said.",
    "Minister Jan Petrow said the road was shut. “It is bad”, Petrov said.",
    "Minister Omar al-Masri said the road was shut. “It is bad”, al-Masri said.",
]


@pytest.mark.parametrize("text", SAME)
def test_two_spellings_of_one_name(parse: Callable[[str], Parse], text: str) -> None:
    assert len(credited(parse, text)) == 1


def test_two_surnames_are_two_people(parse: Callable[[str], Parse]) -> None:
    text = "Minister Jan Petrow said the road was shut. “It is bad”, said Ana Petrik."
    assert len(credited(parse, text)) == 2


NOBODY = [
    "Escape rooms see visitors locked into a hall.",
    "The attack unfolded at noon, saying nothing new.",
    "The bill supports the bank.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_cannot_speak_is_no_source(parse: Callable[[str], Parse], text: str) -> None:
    assert credited(parse, text) == []


CONTENTS = [
    ("The board gave no reason, but, according to a clerk, the mill was bankrupt.", "the mill was bankrupt"),
    ("Nine died and two were hurt, according to a clerk.", "Nine died and two were hurt"),
    ("Norway has pledged funds and the towns are raising taxes.", "funds"),
]


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_how_far_the_content_goes(parse: Callable[[str], Parse], text: str, content: str) -> None:
    [item] = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ()).attributions
    assert " ".join(span.of(text) for span in item.content_spans) == content
