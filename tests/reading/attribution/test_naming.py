"""Who is who: offices that are named later, one of several, bodies that look like persons, whose spokesman he is."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from tests.conftest import make_report


def sources(parse, text):
    found = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ())
    by_id = {source.id: source for source in found.sources}
    return [by_id[item.source] for item in found.attributions if item.source]


NAMED = [
    # the name's own words speak of the office
    (
        "A dam broke on Friday, the district's flood chief said.\n\n"
        "Many barns stood under water, Ben Okoro, head of the Lowick flood office, told reporters.",
        ["Ben Okoro", "Ben Okoro"],
    ),
    # the name stands alone right after the office, the one source until then
    (
        "A dam broke on Friday, the regional police chief said.\n\n"
        "Colonel Ana Ruiz told reporters that nobody was hurt.",
        ["Ana Ruiz", "Ana Ruiz"],
    ),
    # an unnamed official is nobody's name: "a", not "the"
    (
        "A dam broke on Friday, a police chief said.\n\nColonel Ana Ruiz told reporters that nobody was hurt.",
        [None, "Ana Ruiz"],
    ),
    # another source stands between
    (
        "A dam broke on Friday, the police chief said. A nurse said she ran.\n\n"
        "Colonel Ana Ruiz told reporters that nobody was hurt.",
        [None, None, "Ana Ruiz"],
    ),
    # the office follows the name
    (
        "Ana Ruiz said the dam was old. The deputy coordinator of the relief fund said it would be closed.",
        ["Ana Ruiz", "Ana Ruiz"],
    ),
    # who is presented, and then speaks
    ("Among those at the well was a mother of three. “It shook,” she said.", [None]),
    ("The dam broke. A mason met us at the gate. “It shook,” he said.", [None]),
    ("“It rained,” said Ana, a 34-year-old mason. “We ran.”", [None]),
]


@pytest.mark.parametrize(("text", "names"), NAMED, ids=[text for text, _ in NAMED])
def test_names(parse, text, names):
    assert [source.name for source in sources(parse, text)] == names


def test_one_of_several_says_of_whom(parse):
    text = (
        "Two masons told us that the wall fell. One of them said it had been old. The other said it was new."
    )
    told = [source.description for source in sources(parse, text)]
    assert told == ["Two masons", "One of Two masons", "The other, of Two masons"]


def test_one_of_others_is_none_of_those_before(parse):
    text = "Two masons told us that the wall fell. One of the drivers said it was new."
    assert sources(parse, text)[-1].description == "One of the drivers"


KINDS = [
    ("The Upland Observatory said the dam had cracked.", "organisation"),
    ("Ida Nord, a relief charity, said the dam had cracked.", "organisation"),
    ("The monitor group Ida Nord said the dam had cracked.", "organisation"),
    ("The Upland Incident Monitor, a group of divers, said the dam had cracked.", "organisation"),
    ("The health network said the ward was full.", "organisation"),
    ("The centre said the ward was full.", "organisation"),
    ("Ana Ruiz said the ward was full.", "person"),
    ("Union leader Ana Ruiz said the ward was full.", "person"),
    ("Relief came by boat. The charity landed at noon, it said.", "organisation"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[text for text, _ in KINDS])
def test_kinds(parse, text, kind):
    assert [source.kind for source in sources(parse, text)] == [kind]


SPEAKING = [
    ("Energy Minister Ana Ruiz said the dam was safe.", "Ministry of Energy"),
    ("Ana Ruiz, the minister of energy, said the dam was safe.", "Ministry of energy"),
    ("Prime Minister Ana Ruiz said the dam was safe.", None),
    ("Station Officer Ana Ruiz said the dam was safe.", None),
    ("Deputy Superintendent Ana Ruiz said the dam was safe.", None),
    ("The Port Board met on Monday, and its spokesman, Ben Okoro, said the dam was safe.", "Port Board"),
]


@pytest.mark.parametrize(("text", "body"), SPEAKING, ids=[text for text, _ in SPEAKING])
def test_for_whom_they_speak(parse, text, body):
    assert [source.speaks_for for source in sources(parse, text)] == [body]


OUTLETS = [
    ("As Amber Bureau Nord wrote, the dam had cracked.", []),
    ("As Vento Salado wrote, the dam had cracked.", ["Vento Salado"]),
    ("Ana Ruiz told a local paper, Vento Salado: “The dam had cracked before.”", ["Vento Salado"]),
    ("Vento Salado, a page of exiles, reports that the dam had cracked.", ["Vento Salado"]),
    ("Ana Herald, director of the port, said the dam had cracked.", []),
]


@pytest.mark.parametrize(("text", "names"), OUTLETS, ids=[text for text, _ in OUTLETS])
def test_outlets(parse, text, names):
    found = attribution.attribute(make_report(text, outlet="The Lowland Post"), parse(text), ())
    assert [s.name for s in found.sources if s.kind == "outlet" and s.id != found.voice] == names


def test_the_letters_of_an_agencys_own_dateline_are_the_agency(parse):
    text = "OSLO, May 3 (NTX) - A ferry sank on Friday.\n\nA pilot told NTX that the hull had cracked."
    found = attribution.attribute(make_report(text, outlet="Nordtext"), parse(text), ())
    assert [s.kind for s in found.sources if s.id not in (found.voice, found.nobody)] == ["anonymous"]


def test_a_single_speaker_in_capitals_who_says_i(parse):
    text = "The gate was full of mothers.\n\nANA RUIZ MORA: My two came home sick. I carried him."
    found = attribution.attribute(make_report(text, outlet="Radio Kestrel"), parse(text), ())
    assert [s.name for s in found.sources if s.kind == "person"] == ["Ana Ruiz Mora"]
