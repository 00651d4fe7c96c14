"""Credits are resolved to a report of the pile, else to the outlet."""

from __future__ import annotations

from headwater.records import Reading, Relay, Via
from headwater.tracing import copies, relays
from headwater.tracing.pile import Pile

from .piles import Said, outlet, reading, unnamed

FIRE = "Fire destroyed the grain tower at Orlen harbour"
STRIKE = "Tram drivers at Selby began a strike over night shifts"


def found(*reports: Reading) -> tuple[Relay, ...]:
    pile = Pile.of(reports)
    return relays.find(pile, copies.find(pile), {})


def test_a_credit_goes_to_the_report_that_has_the_claim() -> None:
    fire = reading("r1", "Orlen Courier", [Said(FIRE, (unnamed("a docker"),))], "2031-05-01")
    strike = reading("r2", "Orlen Courier", [Said(STRIKE)], "2031-05-02")
    later = reading(
        "r3",
        "Radio Norrow",
        [Said("A grain tower burnt at Orlen harbour", (outlet("the Orlen Courier"),))],
        "2031-05-03",
    )
    assert [(r.sender, r.to, r.kind, r.claims) for r in found(fire, strike, later)] == [
        ("r3", "r1", "credit", ("c0",))
    ]


def test_a_credit_never_goes_to_a_later_report() -> None:
    credit = reading("r1", "Radio Norrow", [Said(FIRE, (outlet("Orlen Courier"),))], "2031-05-01")
    late = reading("r2", "Orlen Courier", [Said(FIRE)], "2031-05-09")
    assert [(r.to, r.to_outlet) for r in found(credit, late)] == [(None, "Orlen Courier")]


def test_an_outlet_outside_of_the_pile_stays_an_outlet() -> None:
    (relay,) = found(
        reading("r1", "Radio Norrow", [Said(FIRE, (outlet("Far Gazette"), unnamed("a source")))])
    )
    assert (relay.to, relay.to_outlet) == (None, "Far Gazette")


def test_an_outlet_does_not_relay_itself() -> None:
    assert (
        found(reading("r1", "Radio Norrow", [Said(FIRE, (outlet("Radio Norrow"), unnamed("a source")))]))
        == ()
    )


def test_agency_copy_points_to_the_agency() -> None:
    from dataclasses import replace

    text = "Fire destroyed the grain tower at Orlen harbour while the crew of the night ferry looked on from the pier"
    first = replace(
        reading("r1", "Orlen Courier", [Said(text)], "2031-05-01"), via=(Via("Northern Press", None),)
    )
    second = reading("r2", "Radio Norrow", [Said(text)], "2031-05-02")
    got = {(r.sender, r.to, r.to_outlet, r.kind) for r in found(first, second)}
    assert got == {("r1", None, "Northern Press", "credit"), ("r2", None, "Northern Press", "copy")}


def test_a_report_that_takes_back_is_no_source() -> None:
    first = reading("r1", "Orlen Courier", [Said(FIRE)], "2031-05-01")
    second = reading("r2", "Orlen Courier", [Said(f"{FIRE} as we wrote")], "2031-05-04")
    third = reading("r3", "Radio Norrow", [Said(FIRE, (outlet("Orlen Courier"),))], "2031-05-05")
    pile = Pile.of([first, second, third])
    got = relays.find(pile, (), {}, frozenset({"r2"}))
    assert [relay.to for relay in got] == ["r1"]
