"""What a source says is not so is a denial of the event, where it is the event that is not so."""

from __future__ import annotations

import pytest

from headwater.records import Plover
from headwater.tracing import assembly
from headwater.tracing.disputing import negates, speaks_generally
from headwater.tracing.events import Draft
from headwater.tracing.events.marks import marks
from headwater.tracing.pile import items_of

from .piles import Said, organisation, reading, unnamed

POLICE = (organisation("Harbour Police"),)


@pytest.mark.parametrize(
    ("words", "head", "negative"),
    [
        ("There was no leak at the terminal", None, True),
        ('"No barge came to the quay"', None, True),
        ("Nobody has arrested me", None, True),
        ("Not one crate was opened", None, True),
        ("nothing came out of our tanks", None, True),
        ("the quay was never closed", "closed", True),
        ("the company has not bought any barges", "bought", True),
        ("the quay was closed for what they did not say", "closed", False),
        ("the quay was closed", "closed", False),
        ("a notable barge", None, False),
    ],
)
def test_negations(words: str, head: str | None, negative: bool) -> None:
    (item,) = items_of(reading("r0", "A", [Said(words, POLICE, head=head)]))
    assert negates(item) is negative


def test_it_is_false_that() -> None:
    made = reading(
        "r0", "A", [Said("The police say it is false that"), Said("the quay has been closed", POLICE)]
    )
    assert [negates(item) for item in items_of(made)] == [False, True]


@pytest.mark.parametrize(
    ("words", "general"), [("We do not shoot at boats", True), ("We did not shoot at boats", False)]
)
def test_what_is_done_in_general_is_no_occurrence(words: str, general: bool) -> None:
    (item,) = items_of(reading("r0", "A", [Said(words, POLICE, head="shoot")]))
    assert speaks_generally(item) is general


LEAK = "Crude oil leaked from the terminal at Orlen"


def disputed(words: str, plover: Plover | None = None, head: str | None = None) -> list[str]:
    """Who disputes an event of two reports and a third with these words of the police, all known to be of it."""
    told = [
        reading("r1", "A", [Said(LEAK, (unnamed("a docker"),), None)]),
        reading("r2", "B", [Said(f"{LEAK} on Sunday", (unnamed("a sailor"),), None)]),
        reading("r3", "C", [Said(words, POLICE, plover, head=head)]),
    ]
    found = tuple(mark for one in told for mark in marks(one))
    ground = assembly.Ground({}, {}, {}, {})
    (event,) = assembly.assemble([Draft(found, 0)], ground)
    return [origin.report for origin in event.disputed_by]


@pytest.mark.parametrize(
    ("words", "deniers"),
    [
        ("There was no leak at the terminal at Orlen", ["r3"]),
        ("It is the terminal at Orlen, and nobody was hurt", []),
        ("Nobody was hurt", []),
    ],
)
def test_who_denies_the_event(words: str, deniers: list[str]) -> None:
    assert disputed(words) == deniers
