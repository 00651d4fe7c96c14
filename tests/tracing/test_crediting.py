"""Credits to outlets of the pile that a reader alone does not see, put into the chains of the claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.records import Claim, Passage, Reading, Source, SourceKind, Span
from headwater.tracing.amending import amended
from headwater.tracing.pile import Pile

from .piles import Said, reading

OTHERS = [
    reading("p1", "Orlen Courier", [Said("The tower burnt")]),
    reading("p2", "Radio Norrow", [Said("The tower burnt")]),
    reading("p3", "Agency for Coastal News", [Said("The tower burnt")]),
]


def report(
    text: str, claim: str, kind: SourceKind | None = None, words: str = "", outlet: str = "Selby Mirror"
) -> Reading:
    """A report with one claim, of its own voice or of the source with these words."""
    made = reading("r0", outlet, [Said(text)])
    start = text.index(claim)
    source = made.sources[1]
    if kind:
        place = text.index(words)
        named = words if kind in ("outlet", "person", "organisation") else None
        source = Source("s9", kind, named, words, (Span(place, place + len(words)),))
    told: Claim = replace(
        made.claims[0], evidence=(Span(start, start + len(claim)),), chain=("s0", source.id)
    )
    return replace(
        made,
        passages=(Passage(Span(0, len(text)), "body"),),
        sources=(made.sources[0], source),
        claims=(told,),
    )


def chain(made: Reading) -> list[str]:
    """Who stands in the chain of its claim behind the report's own outlet."""
    found = Pile.of([*OTHERS, made])
    after = amended(found).by_id["r0"]
    sources = {source.id: source for source in after.sources}
    return [sources[i].name or sources[i].description for i in after.claims[0].chain[1:]]


@pytest.mark.parametrize(
    ("text", "claim", "through"),
    [
        ("The tower burnt, the Orlen Courier reports.", "The tower burnt", ["Orlen Courier"]),
        ("The tower burnt, its ACN desk reports.", "The tower burnt", ["Agency for Coastal News"]),
        ("The tower burnt, our colleagues of Radio Norrow say.", "The tower burnt", ["Radio Norrow"]),
        ("The tower burnt. So we read in the Orlen Courier.", "The tower burnt", ["Orlen Courier"]),
        ("The tower burnt. The Orlen Courier has a new owner.", "The tower burnt", []),
        ("The tower burnt, says Radio Norrow, as quoted today in the Orlen Courier.", "The tower burnt",
         ["Orlen Courier", "Radio Norrow"]),
        ("The Orlen Courier came. He told the newspaper that the tower burnt.", "the tower burnt", ["Orlen Courier"]),
        ("The Orlen Courier was there. He brought it to the newspaper and the tower burnt.", "the tower burnt", []),
    ],
)  # fmt: skip
def test_own_voice(text: str, claim: str, through: list[str]) -> None:
    assert chain(report(text, claim))[:-1] == through


@pytest.mark.parametrize(
    ("text", "words", "through"),
    [
        ("The tower burnt, as a docker confided to Radio Norrow.", "a docker", ["Radio Norrow"]),
        ("Radio Norrow was told by a docker: The tower burnt.", "a docker", ["Radio Norrow"]),
        ("The tower burnt, a docker told us. Radio Norrow was there.", "a docker", []),
        ("The tower burnt, Radio Norrow reports, and a docker told us so.", "a docker", []),
    ],
)
def test_a_source_of_the_outlet(text: str, words: str, through: list[str]) -> None:
    assert chain(report(text, "The tower burnt", "anonymous", words)) == [*through, words]


def test_a_source_who_is_said_to_have_spoken_to_the_outlet() -> None:
    words = "a docker who spoke to the broadcaster"
    text = f"Radio Norrow was there. The tower burnt, according to {words}."
    assert chain(report(text, "The tower burnt", "anonymous", words)) == ["Radio Norrow", words]


def test_the_words_before_an_outlets_name_are_its_own() -> None:
    made = report(
        "The tower burnt, the Norse website Orlen Courier wrote.", "The tower burnt", "outlet", "Norse"
    )
    assert chain(made) == ["Orlen Courier"]


def test_an_outlet_that_gives_its_letters_credits_itself_with_nothing() -> None:
    text = "SELBY, May 3 (SBX) - The tower burnt, a docker told SBX."
    made = report(text, "The tower burnt", "anonymous", "a docker", outlet="Selby Box")
    place = text.rindex("SBX")
    letters = Source("s8", "outlet", "SBX", "SBX", (Span(place, place + 3),))
    own = replace(
        made, sources=(*made.sources, letters), claims=(replace(made.claims[0], chain=("s0", "s8", "s9")),)
    )
    assert chain(own) == ["a docker"]


def test_an_organisation_that_publishes_for_itself_stays_one() -> None:
    itself = reading("p9", "Orlen Port Company", [Said("The tower burnt")])
    cites = Source("s7", "organisation", "Orlen Port Company", "Orlen Port Company", ())
    itself = replace(itself, sources=(*itself.sources, cites))
    made = report(
        "The tower burnt, the Orlen Port Company said.",
        "The tower burnt",
        "organisation",
        "Orlen Port Company",
    )
    after = amended(Pile.of([itself, made])).by_id["r0"]
    assert [s.kind for s in after.sources if s.id == "s9"] == ["organisation"]
