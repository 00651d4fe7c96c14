"""Who stands behind those who are credited: grounds, the quoted, unlisted outlets, and whose count it is."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from tests.conftest import make_report

from .shown import lines

CHAINS = [
    (
        "The Lowland Post has learned from a customs officer that the gate was opened.",
        "The Lowland Post > a customs officer",
    ),
    (
        "The fire began in the hold, Radio Kestrel reported, on the word of a porter.",
        "Radio Kestrel > a porter",
    ),
    ("Radio Kestrel quoted a clerk to the effect that the safe had been empty.", "Radio Kestrel > a clerk"),
    ("Nine men were taken from the ferry. The magazine Pier broke the story on Monday.", "Pier"),
    ("Nine men were taken from the ferry. This is what Radio Kestrel writes.", "Radio Kestrel"),
    ("Ana Ruiz told KZXW on Friday that the dam had cracked.", "KZXW > Ana Ruiz"),
    ("Ana Ruiz told Parliament on Friday that the dam had cracked.", "Ana Ruiz"),
    ("Ana Ruiz told NATO on Friday that the dam had cracked.", "Ana Ruiz"),
    ("Ana Ruiz told Omar Farah that the dam had cracked.", "Ana Ruiz"),
    ("Ana Ruiz told the Post that the dam had cracked.", "Ana Ruiz"),
    ("Two trucks burned, to the knowledge of our observer.", "our observer"),
    ("The web edition of the Harbour Herald said the port was shut.", "Harbour Herald"),
    ("The Harbour Herald printed what it said was an order of the port police.", "Harbour Herald"),
    ("A bricklayer there, Htun Wai, said the wall fell.", "Htun Wai"),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS, ids=[text for text, _ in CHAINS])
def test_the_deepest_chain(parse, text, chain):
    found = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ())
    shown = [line.split(" | ")[0] for line in lines(found, text)]
    assert max(shown, key=lambda item: item.count(">")) == chain


def test_what_was_told_before_is_credited(parse):
    text = "Nine men were taken from the ferry. The magazine Pier broke the story on Monday."
    found = attribution.attribute(make_report(text), parse(text), ())
    assert [line.split(" | ")[2] for line in lines(found, text)] == ["Nine men were taken from the ferry"]


def test_two_counts_in_one_sentence(parse):
    text = "Three died by the count of the army and nine by that of the villagers."
    found = attribution.attribute(make_report(text), parse(text), ())
    assert lines(found, text) == [
        "army | by the count of | Three died",
        "the villagers | by that of | nine",
    ]


def test_a_name_that_was_told_something_is_an_outlet_wherever_it_stands(parse):
    text = "Ana Ruiz told KZXW on Friday that the dam had cracked. KZXW also said that the valley was being emptied."
    found = attribution.attribute(make_report(text), parse(text), ())
    assert [(s.kind, s.name) for s in found.sources if s.name == "KZXW"] == [("outlet", "KZXW")]
