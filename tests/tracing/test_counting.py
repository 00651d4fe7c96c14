"""The counting rules (docs/origins.md), one case a rule: one event, several reports, the interval."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from headwater.records import Bounds, Evidence, Reading, Relay, Span
from headwater.tracing.origins.count import Counted, count
from headwater.tracing.pile import Pile, items_of
from headwater.tracing.relays import routes

from .piles import (
    LOCAL_MEDIA,
    OBSERVED,
    OWN_VOICE,
    Said,
    Who,
    document,
    organisation,
    outlet,
    person,
    reading,
    unnamed,
)

WORDS = "The depot at Orlen burnt down"


def report(number: int, *whos: tuple[Who, ...], name: str = "") -> Reading:
    said = [Said(f"{WORDS} ({i})", who) for i, who in enumerate(whos)]
    return reading(f"r{number}", name or f"Outlet {'ABCDEFGH'[number]}", said)


def relay(sender: int, to: int, claims: Sequence[str] = ("c0",), kind: str = "credit") -> Relay:
    evidence = (Evidence(f"r{sender}", Span(0, 5)),)
    return Relay(f"r{sender}", f"r{to}", None, kind, evidence, "told by the test", tuple(claims))  # type: ignore[arg-type]


def counted(
    *reports: Reading, relays: Sequence[Relay] = (), struck: dict[str, frozenset[str] | None] | None = None
) -> Counted:
    pile = Pile.of(reports)
    items = [item for one in pile.readings for item in items_of(one)]
    return count(items, routes(relays), struck or {})


ONE_UNNAMED = (unnamed("an official of the port"),)
CASES = [
    ("one unnamed source", [report(0, ONE_UNNAMED)], [], (1, 1)),
    ("own voice", [report(0, (OWN_VOICE,))], [], (1, 1)),
    ("two own voices", [report(0, (OWN_VOICE,)), report(1, (OWN_VOICE,))], [], (1, 2)),
    (
        "one outlet's own voice twice",
        [report(0, (OWN_VOICE,), name="A"), report(1, (OWN_VOICE,), name="A")],
        [],
        (1, 1),
    ),
    ("unnamed sources of two reports", [report(0, ONE_UNNAMED), report(1, ONE_UNNAMED)], [], (1, 2)),
    (
        "two of a kind that are numbered",
        [
            report(
                0,
                (unnamed("the first driver, who was ahead"),),
                (unnamed("the second driver, behind the first"),),
            )
        ],
        [],
        (2, 2),
    ),
    (
        "two unnamed sources of one report",
        [report(0, ONE_UNNAMED, (unnamed("a second source"),))],
        [],
        (2, 2),
    ),
    ("a lede and its source", [report(0, (OWN_VOICE,), ONE_UNNAMED)], [], (1, 1)),
    ("two named persons", [report(0, (person("Ada Moor"),)), report(1, (person("Ben Tarr"),))], [], (2, 2)),
    (
        "one named person twice",
        [report(0, (person("Ada Moor"),)), report(1, (person("Dr Moor"),))],
        [],
        (1, 1),
    ),
    (
        "two spellings",
        [report(0, (person("Ada Kowalska"),)), report(1, (person("Ada Kovalska"),))],
        [],
        (1, 2),
    ),
    (
        "two spokesmen of one organisation",
        [
            report(0, (person("Ada Moor", "Ministry of Ports"),)),
            report(1, (person("Ben Tarr", "Ministry of Ports"),)),
        ],
        [],
        (1, 1),
    ),
    (
        "two organisations",
        [report(0, (organisation("Harbour Police"),), (organisation("Ministry of Ports"),))],
        [],
        (2, 2),
    ),
    (
        "an acronym",
        [report(0, (organisation("United Ports Board (UPB)"),)), report(1, (organisation("UPB"),))],
        [],
        (1, 1),
    ),
    (
        "an organisation and a person who does not speak for it",
        [report(0, (organisation("Harbour Police"),)), report(1, (person("Ada Moor"),))],
        [],
        (2, 2),
    ),
    (
        "a document and an unnamed speaker",
        [report(0, (document("a leaked order"),)), report(1, ONE_UNNAMED)],
        [],
        (2, 2),
    ),
    (
        "a person and an unnamed source elsewhere",
        [report(0, (person("Ada Moor"),)), report(1, ONE_UNNAMED)],
        [],
        (1, 2),
    ),
    ("an outlet's own observation", [report(0, (OBSERVED,)), report(1, ONE_UNNAMED)], [], (2, 2)),
    (
        "own observation and own voice elsewhere",
        [report(0, (OBSERVED,)), report(1, (OWN_VOICE,))],
        [],
        (1, 2),
    ),
    ("two officials said", [report(0, (unnamed("two officials", 2, 2),))], [], (2, 2)),
    ("officials said", [report(0, (unnamed("officials", 1, 2),))], [], (1, 2)),
    (
        "a plural that is unfolded",
        [
            report(
                0,
                (unnamed("two sources in the port", 2, 2),),
                (unnamed("one source"),),
                (unnamed("a second source"),),
            )
        ],
        [],
        (2, 2),
    ),
    (
        "nameless media beside a source",
        [report(0, (organisation("Harbour Police"),), (LOCAL_MEDIA,))],
        [],
        (1, 2),
    ),
    ("a relay", [report(0, ONE_UNNAMED), report(1, (outlet("Outlet A"),))], [relay(1, 0)], (1, 1)),
    (
        "a relay of a relay",
        [
            report(0, ONE_UNNAMED),
            report(1, (outlet("Outlet A"),)),
            report(2, (outlet("Outlet B"), unnamed("an insider"))),
        ],
        [relay(1, 0), relay(2, 1)],
        (1, 1),
    ),
    (
        "a relay and a source of one's own",
        [report(0, ONE_UNNAMED), report(1, (outlet("Outlet A"),), (unnamed("a docker"),))],
        [relay(1, 0)],
        (1, 2),
    ),
    (
        "two sources of an outlet outside of the pile",
        [
            report(
                0,
                (outlet("Radio Far"), unnamed("a source")),
                (outlet("Radio Far"), unnamed("another source")),
            )
        ],
        [],
        (2, 2),
    ),
    (
        "a circle",
        [report(0, (outlet("Outlet B"),)), report(1, (outlet("Outlet A"),))],
        [relay(0, 1), relay(1, 0)],
        (1, 1),
    ),
    (
        "three of whom one may be another's",
        [report(0, (person("Ada Moor"),), ONE_UNNAMED), report(1, (person("Ben Tarr"),))],
        [],
        (2, 3),
    ),
    ("an end at an outlet outside of the pile", [report(0, (outlet("Radio Far"),))], [], (1, 1)),
    ("a pronoun is nobody new", [report(0, ONE_UNNAMED, (unnamed("she"),))], [], (1, 1)),
]


@pytest.mark.parametrize(("reports", "relays", "interval"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_interval(reports: list[Reading], relays: list[Relay], interval: tuple[int, int]) -> None:
    assert counted(*reports, relays=relays).origins == Bounds(*interval)


GATEWAYS = [
    (
        "a press conference",
        [report(i, (person("Ada Moor", "Ministry of Ports"),)) for i in range(3)],
        [],
        (3, 3),
    ),
    ("own voices", [report(i, (OWN_VOICE,)) for i in range(3)], [], (1, 3)),
    ("a relayed outlet had it", [report(0, (outlet("Radio Far"), unnamed("a source")))], [], (1, 1)),
    (
        "a circle",
        [report(0, (outlet("Outlet B"),)), report(1, (outlet("Outlet A"),))],
        [relay(0, 1), relay(1, 0)],
        (1, 2),
    ),
    (
        "a relay is no gateway",
        [report(0, ONE_UNNAMED), report(1, (outlet("Outlet A"),))],
        [relay(1, 0)],
        (1, 1),
    ),
]


@pytest.mark.parametrize(
    ("reports", "relays", "interval"), [c[1:] for c in GATEWAYS], ids=[c[0] for c in GATEWAYS]
)
def test_gateways(reports: list[Reading], relays: list[Relay], interval: tuple[int, int]) -> None:
    assert counted(*reports, relays=relays).gateways == Bounds(*interval)


def test_a_retraction_strikes_all_that_came_through_it() -> None:
    reports = [report(0, ONE_UNNAMED), report(1, (outlet("Outlet A"),))]
    result = counted(*reports, relays=[relay(1, 0)], struck={"r0": None})
    assert (result.origins, result.gateways, result.retracted) == (Bounds(0, 0), Bounds(0, 0), True)


def test_a_retraction_leaves_other_origins() -> None:
    reports = [report(0, ONE_UNNAMED), report(1, (person("Ada Moor"),))]
    result = counted(*reports, struck={"r0": None})
    assert (result.origins, result.retracted) == (Bounds(1, 1), True)


def test_a_person_quoted_by_another_outlet_outlives_a_retraction() -> None:
    reports = [report(0, (person("Ada Moor"),)), report(1, (person("Ada Moor"),))]
    assert counted(*reports, struck={"r0": None}).origins == Bounds(1, 1)


def test_a_credit_for_the_whole_report_carries_its_own_voice() -> None:
    whole = Relay("r1", None, "Agency Far", "credit", (Evidence("r1", Span(0, 5)),), "byline")
    result = counted(report(0, (OWN_VOICE,)), report(1, (OWN_VOICE,)), relays=[whole])
    assert result.origins == Bounds(1, 2)
    assert any("Agency Far" in o.source or o.report == "r1" for c in result.classes for o in c.members)


def test_every_difference_is_shown_with_its_words() -> None:
    result = counted(report(0, ONE_UNNAMED, (unnamed("a second source"),)))
    different = [verdict for verdict in result.verdicts if verdict.relation == "different"]
    assert len(different) == 1
    assert "r0" in different[0].reason
    assert {item.report for item in different[0].evidence} == {"r0"}


def test_a_person_is_one_whether_or_not_a_report_says_for_whom_he_speaks() -> None:
    reports = [report(0, (person("Ada Moor", "Ministry of Ports"),)), report(1, (person("Ada Moor"),))]
    assert counted(*reports).origins == Bounds(1, 1)


def test_a_plural_with_its_members_is_its_members() -> None:
    from dataclasses import replace

    made = report(0, (unnamed("two sources", 2, 2),), (unnamed("a driver"),), (unnamed("a guard"),))
    plural, *members = (s for s in made.sources if s.kind == "anonymous")
    unfolded = replace(plural, members=tuple(s.id for s in members))
    sources = tuple(unfolded if s.id == plural.id else s for s in made.sources)
    one_claim = replace(made, sources=sources, claims=made.claims[:1])
    assert counted(one_claim).origins == Bounds(2, 2)
    assert counted(replace(made, sources=sources)).origins == Bounds(2, 2)


def test_a_document_about_how_things_are_is_no_origin_of_an_occurrence():
    handbook = Said("The depot at Orlen is known for its size", (document("a handbook"),), plover=None)
    one = reading("r0", "Outlet A", [Said(WORDS, ONE_UNNAMED), handbook])
    assert counted(one).origins == Bounds(1, 1)
