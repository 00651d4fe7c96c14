"""A first name alone, or a pseudonym, names nobody; a surname does."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from tests.conftest import make_report

UNNAMED = [
    "Sunil, a porter at the station, said the train had left.",
    "Vera, not her real name, said the shelves were bare.",
    "Jamila, 34, said the water came at night.",
    "A baker who goes by Momo said the flour ran out.",
    "Ana Ruiz, whose name has been changed, said she was beaten.",
    "A driver named Tomas said the road was cut.",
    "Rahim was the cook of the camp. “We had no rice,” Rahim said.",
]
NAMED = [
    ("Ana Ruiz, a teacher, said the school was shut.", "Ana Ruiz"),
    ("Inspector Tamang said five died.", "Tamang"),
    ("Merkel, the chancellor, said the talks would go on.", "Merkel"),
    ("Omar Farah is a baker. Farah, a tall man, said the flour ran out.", "Omar Farah"),
]


def only(parse, text: str):
    found = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ())
    credited = {a.source for a in found.attributions if a.source}
    return [s for s in found.sources if s.id in credited]


@pytest.mark.parametrize("text", UNNAMED)
def test_it_is_an_unnamed_source(parse, text):
    assert [(s.kind, s.name) for s in only(parse, text)] == [("anonymous", None)]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[text for text, _ in NAMED])
def test_a_surname_names(parse, text, name):
    assert [(s.kind, s.name) for s in only(parse, text)] == [("person", name)]


def test_one_first_name_is_one_source(parse):
    text = "Sunil, a porter at the station, said the train had left. “It was empty,” Sunil said."
    assert len(only(parse, text)) == 1
