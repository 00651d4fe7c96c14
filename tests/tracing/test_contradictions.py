"""Contradictions, field by field."""

from __future__ import annotations

from typing import Any

import pytest

from headwater import tracer
from headwater.records import Bounds, Event, Reading

from .piles import Said, Who, organisation, person, place, reading, unnamed

DEAD = "Gunmen attacked the fish market in Selby and killed {} traders"
TORROW, SELBY = place("Torrow", 10.5, 10.0), place("Selby", 10.0, 10.0)


def event(*reports: Reading) -> Event:
    return next(e for e in tracer.trace(list(reports)).events if len({c.report for c in e.claims}) > 1)


def fields(*reports: Reading) -> list[str]:
    return [item.field for item in event(*reports).contradictions]


def told(identity: str, number: int, who: Who, published: str = "2031-05-06", **more: Any) -> Reading:
    words = {9: "nine", 11: "eleven", 14: "fourteen"}[number]
    said = Said(
        DEAD.format(words),
        (who,),
        head="attacked",
        count=(Bounds(number, number), "trader"),
        number=words,
        **more,
    )
    return reading(identity, identity.upper(), [said], published)


def test_two_sources_give_two_numbers() -> None:
    one = event(told("r1", 9, unnamed("a nurse")), told("r2", 11, organisation("Selby police")))
    (found,) = one.contradictions
    assert [value.value for value in found.values] == ["9 dead", "11 dead"]
    assert [value.claims for value in found.values] == [(("r1", "c0"),), (("r2", "c0"),)]


def test_a_number_that_its_own_source_revised_is_none() -> None:
    police = organisation("Selby police")
    assert not fields(told("r1", 9, police), told("r2", 11, police, "2031-05-08"))


def test_a_part_contradicts_nothing() -> None:
    part = "Gunmen attacked the fish market in Selby and two of the dead were children"
    said = Said(part, (unnamed("a nurse"),), head="attacked", count=(Bounds(2, 2), "dead"), number="two")
    assert not fields(told("r1", 9, organisation("Selby police")), reading("r2", "R2", [said]))


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ({"day": "2031-05-04"}, {"day": "2031-05-05"}, ["when"]),
        ({"day": "2031-05-05"}, {"day": "2031-05-05"}, []),
        ({"place": SELBY}, {"place": TORROW}, ["where"]),
        ({"place": SELBY}, {"place": SELBY}, []),
    ],
)
def test_days_and_places(one: dict[str, Any], two: dict[str, Any], wanted: list[str]) -> None:
    other = "Nine traders lost their lives when gunmen attacked stalls of the fish market"
    second = Said(other, (unnamed("a porter"),), head="attacked", **two)
    assert fields(told("r1", 9, unnamed("a nurse"), **one), reading("r2", "R2", [second])) == wanted


def test_who_did_it() -> None:
    one, two = (
        reading(
            f"r{n}",
            f"R{n}",
            [Said(f"{who} attacked the fish market in Selby", (person(name),), head="attacked", actor=who)],
        )
        for n, (who, name) in enumerate([("Green Column", "Ben Tarr"), ("Selby Militia", "Ada Moor")])
    )
    (found,) = event(one, two).contradictions
    assert found.field == "actor"
    assert {value.value for value in found.values} == {"Green Column", "Selby Militia"}


def test_who_vouches_for_it_and_disputes_how() -> None:
    through = "Gunmen attacked the fish market in Selby through the harbour tunnel"
    other = "Gunmen attacked the fish market in Selby on Monday"
    never = "No gunmen came through the harbour tunnel"
    guard = unnamed("a guard")
    one = reading("r1", "R1", [Said(through, (organisation("Selby police"),), head="attacked")])
    two = reading(
        "r2",
        "R2",
        [
            Said(other, (guard,), head="attacked"),
            Said(never, (guard,), None, "denied", "denies", head="came"),
        ],
    )
    assert fields(one, two) == ["what"]
