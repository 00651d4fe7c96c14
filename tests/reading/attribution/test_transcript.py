"""Transcripts: who speaks is named in capitals before a colon."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from headwater.reading.attribution.grammar import Grammar
from headwater.reading.attribution.transcript import labels
from tests.conftest import make_report

from .shown import lines

BROADCAST = """HOST: The ferry did not sail. Who decided that?

DR. MARGARET OYELARAN: I decided it. The engine room was under water.

HOST: And the passengers?

OYELARAN: We put ninety people up in the school.

CALLER: Nobody told us anything.
"""
HEARING = """Q: Did the army fire first?

COLONEL HENRY MWALE: The army did not fire.

Q: How many are dead?

MWALE: Four men died.
"""
HEADINGS = """SITUATION: The valley is flooded.

NEEDS: Tents and water are lacking.

ACCESS: The road is closed.
"""


def speakers(parse, text: str) -> list[str]:
    found = attribution.attribute(make_report(text, outlet="Radio Kestrel"), parse(text), ())
    return [line.split(" | ")[0] for line in lines(found, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BROADCAST, ["Margaret Oyelaran", "Margaret Oyelaran", "CALLER"]),
        (HEARING, ["Henry Mwale", "Henry Mwale"]),
        (HEADINGS, []),
    ],
    ids=["broadcast", "hearing", "headings"],
)
def test_speakers(parse, text, expected):
    assert speakers(parse, text) == expected


def test_a_caller_is_unnamed_and_a_name_is_a_person(parse):
    found = attribution.attribute(make_report(BROADCAST, outlet="Radio Kestrel"), parse(BROADCAST), ())
    assert {s.kind for s in found.sources} == {"outlet", "unattributed", "person", "anonymous"}


def test_an_acronym_that_the_text_writes_so_is_no_surname(parse):
    text = "HOST: Who pays?\n\nUDPX: The port pays.\n\nHOST: All of it?\n\nUDPX: All. The UDPX has no money."
    found = labels(Grammar(parse(text)))
    assert {label.name for label in found.values()} == {None}
