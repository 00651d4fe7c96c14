"""Through whom: those who are told, those who are met, credits at the end of a sentence, papers that somebody holds."""

from __future__ import annotations

import pytest

from headwater.reading import attribution
from tests.conftest import make_report

from .shown import lines

OWN = "The Lowland Post"


def shown(parse, text, outlet=OWN):
    return lines(attribution.attribute(make_report(text, outlet=outlet), parse(text), ()), text)


CHAINS = [
    # credits that the parser takes for a part of what is said
    (
        "Two barns burned down in the night, a listener who stood in the yard reports.",
        "a listener who stood in the yard | reports | Two barns burned down in the night",
    ),
    (
        "Some sixty men blocked the gate on Monday and waved empty sacks, a clerk who took part told Coast News.",
        "Coast News > a clerk who took part | told | "
        "Some sixty men blocked the gate on Monday and waved empty sacks",
    ),
    # what is told to somebody, whatever the parser hangs it on
    (
        "A second man told the group of a boy who was beaten over a badge.",
        "the group > A second man | told ... of | a boy who was beaten over a badge",
    ),
    (
        "Dockers told the same paper they broke out through the roof.",
        "the same paper > Dockers | told | they broke out through the roof",
    ),
    (
        "The Harbour Herald was told by a pilot that the buoy had sunk.",
        "a pilot | was told by | that the buoy had sunk",
    ),
    # the one told is no channel where it is the report's own outlet, or only who was asked
    (
        "A nurse told this newspaper that the ward was full.",
        "A nurse | told | that the ward was full",
    ),
    ("A nurse told the police that the ward was full.", "A nurse | told | that the ward was full"),
    (
        "The gate was shut, according to a porter who also spoke to the station.",
        "the station > a porter who also spoke to the station | according to | The gate was shut",
    ),
    # those whom an outlet met, and what it printed
    (
        "Radio Kestrel met a porter who had carried nine stretchers.",
        "Radio Kestrel > a porter |  | who had carried nine stretchers",
    ),
    (
        "We spoke to a porter who had carried nine stretchers.",
        "a porter |  | who had carried nine stretchers",
    ),
    (
        "The Harbour Herald published a letter of the board on Monday.",
        "Harbour Herald > a letter of the board |  | a letter of the board",
    ),
    (
        "A log obtained by Relais Amber shows that the tank had nine leaks.",
        "Relais Amber > A log obtained by Relais Amber | shows | that the tank had nine leaks",
    ),
]


@pytest.mark.parametrize(("text", "line"), CHAINS, ids=[text for text, _ in CHAINS])
def test_lines(parse, text, line):
    assert line in shown(parse, text)


@pytest.mark.parametrize(
    "text",
    [
        "When the hall burned, a porter told us so.",
        "They met the mayor, the man who told the paper.",
        "He stopped at the mill, a house with nine reports.",
    ],
)
def test_what_only_looks_like_a_credit_at_the_end(parse, text):
    assert not any(
        line.endswith((" | When the hall burned", " | They met the mayor")) for line in shown(parse, text)
    )
    assert not any("reports" in line.split(" | ")[1] for line in shown(parse, text))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Post holds a copy of a memo. Its heading reads: “Closed until June.”", "“Closed until June.”"),
        ("We have obtained a contract. Article 4 binds both towns.", "Article 4 binds both towns"),
        ("The Post has seen the notice. It obliges tenants to leave.", "It obliges tenants to leave"),
        ("We were shown an order. It is dated 3 May.", "It is dated 3 May"),
    ],
)
def test_parts_of_a_paper_that_somebody_holds_are_that_paper(parse, text, content):
    found = attribution.attribute(make_report(text, outlet=OWN), parse(text), ())
    kinds = {source.id: source.kind for source in found.sources}
    credited = [
        kinds[item.source]
        for item in found.attributions
        if item.source and content in " ".join(span.of(text) for span in item.content_spans)
    ]
    assert credited == ["document"]


def test_without_a_paper_in_hand_an_article_binds_in_the_outlets_own_voice(parse):
    assert shown(parse, "Article 4 binds both towns.") == []


SEEN = [
    ("“I hid,” said a baker. He saw the roof go.", ["a baker", "a baker"]),
    (
        "Two bakers spoke up. “I hid,” said one of them. The other counted nine vans.",
        ["one of Two bakers", "The other, of Two bakers"],
    ),
    ("A baker came by. He watched the roof go.", []),
    ("“I hid,” said a baker. He did not see the roof.", ["a baker"]),
]


@pytest.mark.parametrize(("text", "sources"), SEEN, ids=[text for text, _ in SEEN])
def test_what_a_source_saw_is_his_word(parse, text, sources):
    assert [line.split(" | ")[0] for line in shown(parse, text)] == sources


TOLD = [
    ("Police announced the closure of the bridge on Monday.", ["outlet", "organisation"]),
    ("Two nurses spoke of nine deaths in the ward.", ["outlet", "anonymous"]),
    ("Police ordered the closure of the bridge on Monday.", ["outlet", "unattributed"]),
    ("Our reporter counted nine graves in the field.", ["outlet"]),
]


@pytest.mark.parametrize(("text", "kinds"), TOLD, ids=[text for text, _ in TOLD])
def test_the_chain_of_what_is_told_as_a_happening(read, text, kinds):
    reading = read(text, outlet=OWN)
    chain = [reading.source(link) for link in reading.claims[0].chain]
    assert [source.kind for source in chain] == kinds
    assert chain[-1].observed is (len(chain) == 1)
