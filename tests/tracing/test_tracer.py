"""A pile through all stages."""

from __future__ import annotations

import random

import pytest

from headwater import tracer
from headwater.errors import WrongUsage
from headwater.records import Bounds, Reading, Trace
from headwater.tracing import explain

from .piles import OWN_VOICE, Said, organisation, outlet, person, reading, unnamed

DEAD = "Gunmen attacked the fish market in Selby and killed nine traders"


def pile() -> list[Reading]:
    nurse, day = unnamed("a nurse"), "2031-05-05"
    eleven = "Eleven traders died when gunmen attacked the fish market of Selby"
    denial = "No gunmen attacked the fish market in Selby and no traders were killed"
    told = [
        ("r1", "Selby Radio", Said(DEAD, (nurse,), day=day, count=(Bounds(9, 9), "trader"))),
        ("r2", "Norrow Post", Said(f"{DEAD}, it said", (outlet("Selby Radio"), nurse), day=day)),
        (
            "r3",
            "Coast Wire",
            Said(eleven, (organisation("Selby Police"),), day=day, count=(Bounds(11, 11), "trader")),
        ),
        ("r4", "The Lamp", Said("Gunmen attacked the fish market of Selby and killed traders", (OWN_VOICE,))),
        ("r5", "Harbour Daily", Said(denial, (person("Ben Tarr"),), stance="denies", status="denied")),
    ]
    return [reading(i, name, [said], f"2031-05-0{5 + n}") for n, (i, name, said) in enumerate(told)]


def traced(readings: list[Reading]) -> Trace:
    return tracer.trace(readings)


def test_the_whole_way() -> None:
    (event,) = traced(pile()).events
    assert event.articles == 4
    assert event.origins == Bounds(1, 3)
    assert event.plover == "ASSAULT"
    assert [origin.report for origin in event.disputed_by] == ["r5"]
    assert [item.field for item in event.contradictions] == ["count"]
    assert not event.retracted


def test_a_retraction_reaches_all_that_leaned_on_it() -> None:
    back = Said("We are withdrawing our report on the fish market in Selby in full.", plover=None)
    (event,) = traced([*pile()[:2], reading("r6", "Selby Radio", [back], "2031-05-09")]).events
    assert event.retracted
    assert event.origins == Bounds(0, 0)
    assert event.articles == 2


def test_versions_of_one_report_are_no_relay() -> None:
    told = "Gunmen attacked the fish market in Selby on Monday night and killed nine traders and two porters"
    first, later = (
        reading(f"r{n}", "Selby Radio", [Said(told, day="2031-05-05")], f"2031-05-0{5 + n}", url="https://selby.example/market")
        for n in (1, 2)
    )  # fmt: skip
    copy = reading("r3", "The Lamp", [Said(told, day="2031-05-05")], "2031-05-09")
    assert [(relay.sender, relay.kind) for relay in traced([first, later, copy]).relays] == [("r3", "copy")]


def test_order_of_input_does_not_matter() -> None:
    readings = pile()
    first = traced(readings)
    for seed in range(5):
        random.Random(seed).shuffle(readings)  # noqa: S311  # not a secret
        assert traced(readings) == first


def test_nothing_in_nothing_out() -> None:
    assert traced([]) == Trace((), (), ())


def test_one_line_a_stage() -> None:
    said: list[str] = []
    tracer.trace(pile(), said.append)
    assert said == ["stories", "versions and retractions", "copied wording", "events", "relays", "origins"]


def test_two_readings_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one report id"):
        traced([pile()[0], pile()[0]])


def test_why_says_who_had_it_from_whom_with_quotes() -> None:
    readings = pile()
    told = explain.why(traced(readings), readings, "e1")
    assert "Norrow Post (r2) credits Selby Radio (r1)" in told
    assert DEAD in told
    assert "At least 1" in told
    assert "At most 3" in told
    assert "Ben Tarr, in report r5" in told


def test_upstream_draws_the_chain_to_the_origin() -> None:
    readings = pile()
    drawn = explain.upstream(traced(readings), readings, "r2")
    assert "Norrow Post ← Selby Radio ← a nurse (anonymous)" in drawn
    assert "Selby Radio ← a nurse (anonymous)" in drawn


@pytest.mark.parametrize("ask", [explain.why, explain.upstream])
def test_an_unknown_id_is_answered_with_the_known_ones(ask: object) -> None:
    readings = pile()
    with pytest.raises(WrongUsage, match=r"'x9'.*known: (e1|r1)"):
        ask(traced(readings), readings, "x9")  # type: ignore[operator]


def test_a_credit_that_goes_in_a_circle_ends() -> None:
    one = reading("r1", "Selby Radio", [Said(DEAD, (outlet("Norrow Post"),))], "2031-05-05")
    two = reading("r2", "Norrow Post", [Said(f"{DEAD} overnight", (outlet("Selby Radio"),))], "2031-05-05")
    result = traced([one, two])
    (event,) = result.events
    assert event.origins == Bounds(1, 1)
    assert event.gateways == Bounds(1, 2)
    assert "circle" in explain.upstream(result, [one, two], "r1")


def test_a_report_of_another_matter_changes_nothing() -> None:
    other = Said("Parliament approved the budget of the northern railways", (person("Ada Moor"),), "AGREE")
    before = traced(pile())
    after = traced([*pile(), reading("x1", "Rail Gazette", [other, other], "2031-08-20")])
    assert [e for e in after.events if "x1" not in {c.report for c in e.claims}] == list(before.events)
    assert after.relays == before.relays


def test_a_report_of_it_changes_only_its_event() -> None:
    bus = "A school bus overturned near Torrow and three teachers were hurt"
    others = [reading(f"b{n}", f"Paper {n}", [Said(bus, plover=None)], "2031-07-01") for n in (1, 2)]
    late = reading("r9", "Late News", [Said(DEAD, (unnamed("a porter"),), day="2031-05-05")], "2031-05-11")
    before, after = traced([*pile(), *others]), traced([*pile(), *others, late])

    def apart(trace: Trace) -> list[tuple[object, ...]]:
        found = [e for e in trace.events if {c.report for c in e.claims} <= {"b1", "b2"}]
        return [(e.claims, e.origins, e.origin_classes, e.relations, e.contradictions) for e in found]

    assert apart(before) == apart(after) != []


def test_an_unnamed_source_of_two_versions_is_one() -> None:
    nurse = unnamed("a nurse of the harbour clinic")
    first, later = (
        reading(
            f"r{n}",
            "Selby Radio",
            [Said(f"{DEAD} {more}", (nurse,), day="2031-05-05")],
            f"2031-05-0{5 + n}",
            url="https://selby.example/market",
        )
        for n, more in ((1, "at dawn"), (2, "at dawn, it became known later that day"))
    )
    other = reading(
        "r3", "The Lamp", [Said(f"Near the pier {DEAD}", (nurse,), day="2031-05-05")], "2031-05-09"
    )
    (event,) = traced([first, later]).events
    assert (event.articles, event.origins) == (1, Bounds(1, 1))
    (event,) = traced([first, other]).events
    assert event.origins.most == 1 + (not traced([first, other]).relays)
