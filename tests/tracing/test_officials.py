"""An official of the opening and the one who is named further down; who is introduced elsewhere; first names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.records import Bounds, Reading, Source, SourceKind, Span
from headwater.tracing.officials import introduced, named, unnamed

from .piles import Said, person, reading

FIRST = "Gunmen robbed a lorry, {lede} said on Monday."
NEXT = "Nobody was found, said {next}."


def report(lede: str, later: str, name: str, body: str | None, anonymity: bool = False) -> Reading:
    text = FIRST.format(lede=lede)
    second = NEXT.format(next=later)
    made = reading("r0", "Selby Mirror", [Said(text), Said(second)])
    start, behind = text.index(lede), made.report.text.index(later)
    sources = (
        made.sources[0],
        Source(
            "s1",
            "anonymous",
            None,
            lede,
            (Span(start, start + len(lede)),),
            anonymity=Span(0, 1) if anonymity else None,
        ),
        Source("s2", "person", name, later, (Span(behind, behind + len(later)),), speaks_for=body),
    )
    one, two = made.claims
    return replace(
        made, sources=sources, claims=(replace(one, chain=("s0", "s1")), replace(two, chain=("s0", "s2")))
    )


@pytest.mark.parametrize(
    ("lede", "same"),
    [
        ("a senior U.P.B. official", True),
        ("the ports chief", True),
        ("a ports board spokesman", True),
        ("another ports official", False),
        ("an official", False),
        ("a ports driver", False),
        ("a customs officer", False),
    ],
)
def test_an_official_of_the_opening_is_the_one_named_next(lede: str, same: bool) -> None:
    made = named(report(lede, "Ada Moor, the deputy director", "Ada Moor", "United Ports Board"))
    assert (made.claims[0].chain[-1] == "s2") is same


def test_who_asked_for_anonymity_is_never_named() -> None:
    made = named(
        report("a ports official", "Ada Moor, the director", "Ada Moor", "Ports Board", anonymity=True)
    )
    assert made.claims[0].chain[-1] == "s1"


def test_other_reports_tell_for_whom_a_named_person_speaks() -> None:
    one = reading("r1", "A", [Said("It burnt", (person("Ada Moor", "Ports Board"),))])
    two = reading("r2", "B", [Said("It burnt", (person("Ada Moor"),))])
    three = reading("r3", "C", [Said("It burnt", (person("Moor"),))])
    assert [r.sources[-1].speaks_for for r in introduced([one, two, three])] == [
        "Ports Board",
        "Ports Board",
        None,
    ]


def test_reports_that_differ_on_it_tell_nothing() -> None:
    bodies = ["Ports Board", "Tram Workers' Union", None]
    made = [
        reading(f"r{i}", f"O{i}", [Said("It burnt", (person("Ada Moor", b),))]) for i, b in enumerate(bodies)
    ]
    assert introduced(made)[2].sources[-1].speaks_for is None


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (["Lena"], ["anonymous"]),
        (["Moor", "Ada Moor"], ["person", "person"]),
        (["Mr Moor"], ["person"]),
    ],
)
def test_a_first_name_alone_is_an_unnamed_source(names: list[str], kinds: list[SourceKind]) -> None:
    made = [reading(f"r{i}", f"O{i}", [Said("It burnt", (person(name),))]) for i, name in enumerate(names)]
    assert [r.sources[-1].kind for r in unnamed(made)] == kinds
    assert all(r.sources[-1].count == Bounds(1, 1) for r in unnamed(made))
