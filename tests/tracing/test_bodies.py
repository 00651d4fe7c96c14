"""Which organisation a report means by "its", "the ministry" or "the group": what it named before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.records import Reading, Source, SourceKind, Span
from headwater.tracing.affiliation import with_affiliation
from headwater.tracing.bodies import as_body, full_name

from .piles import Said, reading


def told(text: str) -> Reading:
    return reading("r0", "Selby Mirror", [Said(text)])


def source(kind: SourceKind, name: str | None, words: str, text: str) -> Source:
    start = text.index(words)
    return Source("s9", kind, name, words, (Span(start, start + len(words)),))


@pytest.mark.parametrize(
    ("text", "office", "organisation"),
    [
        (
            'The Harbour Dockers\' Union called a strike. "We have waited long enough," said its secretary, Ada Moor.',
            "its secretary, Ada Moor",
            "The Harbour Dockers' Union".removeprefix("The "),
        ),
        (
            "The Selby District Court charged a leader of the Free Tram Party, its deputy prosecutor, Ada Moor, said.",
            "its deputy prosecutor, Ada Moor",
            "Selby District Court",
        ),
        (
            "The Orlen Fisheries Ministry met the dockers. The ministry's director, Ada Moor, said no more.",
            "The ministry's director, Ada Moor",
            "Orlen Fisheries Ministry",
        ),
        (
            "A trade association of Orlen denied it. Ada Moor, the deputy chair of the association, was in Selby.",
            "Ada Moor, the deputy chair of the association",
            "trade association of Orlen",
        ),
        ("Ada Moor, our coordinator, saw the pier.", "Ada Moor, our coordinator", "Selby Mirror"),
        ("Ada Moor, a weaver, saw the pier.", "Ada Moor, a weaver", None),
    ],
)
def test_for_whom_a_person_speaks(text: str, office: str, organisation: str | None) -> None:
    assert with_affiliation(source("person", "Ada Moor", office, text), told(text)).speaks_for == organisation


def test_the_words_beside_the_name_are_looked_at() -> None:
    text = '"It burnt," she said. Ada Moor, head of the Orlen Port Guard, had come by boat.'
    found = with_affiliation(source("person", "Ada Moor", "she", text), told(text))
    assert found.speaks_for == "Orlen Port Guard"


def test_an_outlet_is_not_what_its_takes_up() -> None:
    text = 'Radio Norrow Service called. "We know nothing," its director, Ada Moor, said.'
    cited = Source("s8", "outlet", "Radio Norrow Service", "Radio Norrow Service", (Span(0, 20),))
    made = told(text)
    found = with_affiliation(
        source("person", "Ada Moor", "its director, Ada Moor", text),
        replace(made, sources=(*made.sources, cited)),
    )
    assert found.speaks_for is None


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("The Ministry of Ports wrote. The ministry was late.", "ministry", "Ministry of Ports"),
        (
            "The public health bureau of Selby wrote. The bureau was late.",
            "bureau",
            "public health bureau of Selby",
        ),
        ("The bureau was late.", "bureau", "bureau"),
        ("The Ministry of Ports wrote.", "Harbour Police", "Harbour Police"),
    ],
)
def test_the_fullest_name_that_a_report_has(text: str, name: str, full: str) -> None:
    assert full_name(name, told(text), len(text)) == full


@pytest.mark.parametrize(
    ("kind", "name", "words", "now", "called"),
    [
        ("anonymous", None, "the bureau", "organisation", "Port Bureau"),
        ("anonymous", None, "a clerk of the bureau", "anonymous", None),
        ("person", "Orlen Observatory", "the Orlen Observatory", "organisation", "Orlen Observatory"),
        ("person", "Ada Moor", "Ada Moor", "person", "Ada Moor"),
    ],
)
def test_bodies_that_were_taken_for_persons(
    kind: SourceKind, name: str | None, words: str, now: str, called: str | None
) -> None:
    text = f"The Port Bureau wrote, and {words} said it again."
    found = as_body(source(kind, name, words, text), told(text))
    assert (found.kind, found.name) == (now, called)
