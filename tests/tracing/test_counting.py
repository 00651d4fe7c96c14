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
    (
        "a bare plural that is counted further down",
        [report(0, (unnamed("residents", 1, 2),), (unnamed("three residents of Orlen", 3, 3),))],
        [],
        (3, 3),
    ),
    (
        "officials who are named further down",
        [
            report(
                0,
                (unnamed("officials", 1, 2),),
                *((person(n, f"{n[:3]} Board"),) for n in ("Ada Moor", "Ben Tarr")),
            )
        ],
        [],
        (2, 2),
    ),
    (
        "officials beside one who is named",
        [report(0, (unnamed("officials", 1, 2),), (person("Ada Moor", "Ports Board"),))],
        [],
        (2, 3),
    ),
    (
        "two people, of whom each is introduced",
        [
            report(
                0, (unnamed("two people in the town", 2, 2),), (unnamed("a baker"),), (unnamed("a tailor"),)
            )
        ],
        [],
        (2, 2),
    ),
    (
        "two people, and a third besides",
        [report(0, (unnamed("two people in the town", 2, 2),), (unnamed("a baker"),))],
        [],
        (3, 3),
    ),
    (
        "one of those counted",
        [report(0, (unnamed("three residents", 3, 3),), (unnamed("one of the three residents"),))],
        [],
        (3, 3),
    ),
    (
        "who has it from another adds nothing",
        [report(0, (person("Ada Moor"),), (person("Ada Moor"), unnamed("her aunt")))],
        [],
        (1, 1),
    ),
    (
        "a group and the witnesses that it relays",
        [
            report(
                0, (organisation("Shore Watch"),), (organisation("Shore Watch"), unnamed("two sailors", 2, 2))
            )
        ],
        [],
        (2, 2),
    ),
    (
        "a group's witness and whom its report cites itself",
        [report(0, (organisation("Shore Watch"), unnamed("a sailor")), (organisation("Harbour Police"),))],
        [],
        (1, 2),
    ),
    (
        "one document in other words",
        [
            report(0, (document("a notice of the Orlen harbour safety office"),)),
            report(1, (document("a notice of an office for harbour safety, seen by the newspaper"),)),
        ],
        [],
        (1, 1),
    ),
    (
        "two documents with two numbers",
        [
            report(0, (document("letter no. 17 of the Orlen harbour office"),)),
            report(1, (document("letter no. 18 of the Orlen harbour office"),)),
        ],
        [],
        (2, 2),
    ),
    (
        "a press office is its organisation",
        [
            report(0, (organisation("Harbour Police"),)),
            report(1, (organisation("the harbour police's press office"),)),
        ],
        [],
        (1, 1),
    ),
    (
        "a plain name beside the proper one in one report",
        [report(0, (organisation("the regional health authority"),), (organisation("Selby Health Area"),))],
        [],
        (1, 1),
    ),
    (
        "as readers know",
        [report(0, ONE_UNNAMED, name="A"), report(1, (unnamed("our readers", 1, 2),), name="A")],
        [],
        (1, 1),
    ),
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


def test_two_versions_of_a_report_are_one_report() -> None:
    """A source in other words, and a plural that grew, are no new ones; who was dropped is kept."""
    man = unnamed("a man who carried his injured nephew to Orlen")
    first = report(0, (man,), (unnamed("two residents", 2, 2),), (person("Ada Moor"),), name="A")
    later = report(
        1, (unnamed("a survivor with an injured nephew"),), (unnamed("three residents", 3, 3),), name="A"
    )
    items = [item for one in (first, later) for item in items_of(one)]
    assert count(items, {}, {}, {"r1": "r0"}).origins == Bounds(5, 5)
    assert count(items, {}, {}).origins.most == 8


def test_a_report_tells_its_unnamed_source_from_whom_it_names_elsewhere() -> None:
    """The difference holds for every claim of the report, though the named one speaks of another event there."""
    both = report(0, ONE_UNNAMED, (organisation("Harbour Police"),))
    police = report(1, (organisation("Harbour Police"),))
    of_event = [item for item in items_of(both) if item.claim.id == "c0"] + list(items_of(police))
    assert count(of_event, {}, {}).origins == Bounds(2, 2)


def test_a_copy_carries_only_what_it_took() -> None:
    first = report(0, ONE_UNNAMED)
    copied = reading("r1", "Outlet B", [Said(WORDS), Said("Trains to Selby stand still since noon")])
    relays = [relay(1, 0, ("c0",), "copy")]
    trains = [item for item in items_of(copied) if item.claim.id == "c1"]
    assert count([*items_of(first), *trains], routes(relays), {}).origins == Bounds(1, 2)


def test_half_of_what_a_source_says_strikes_it() -> None:
    two = [Said(f"{WORDS} ({i})", ONE_UNNAMED) for i in range(4)]
    pile = list(items_of(reading("r0", "Outlet A", two)))
    assert count(pile, {}, {"r0": frozenset({"c0"})}).origins == Bounds(1, 1)
    assert count(pile, {}, {"r0": frozenset({"c0", "c3"})}).origins == Bounds(0, 0)
