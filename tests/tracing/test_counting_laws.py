"""Laws that hold for every pile: hypothesis makes the piles."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Evidence, Reading, Relay, Span
from headwater.tracing.origins.count import Counted, count
from headwater.tracing.pile import items_of
from headwater.tracing.relays import routes

from .piles import OWN_VOICE, Said, Who, document, organisation, outlet, person, reading, unnamed

WHO: list[Who] = [
    OWN_VOICE,
    unnamed("a driver"),
    unnamed("a second source"),
    unnamed("officials", 1, 2),
    unnamed("two residents", 2, 2),
    person("Ada Moor"),
    person("Ben Tarr", "Ministry of Ports"),
    organisation("Ministry of Ports"),
    organisation("Harbour Police"),
    document("a handwritten log"),
]
sources = st.lists(st.sampled_from(WHO), min_size=1, max_size=4, unique=True)
piles = st.lists(sources, min_size=1, max_size=5)


def made(pile: list[list[Who]]) -> list[Reading]:
    return [
        reading(
            f"r{i}", f"Outlet {i}", [Said(f"The depot burnt down {n}", (who,)) for n, who in enumerate(whos)]
        )
        for i, whos in enumerate(pile)
    ]


def counted(readings: list[Reading], relays: tuple[Relay, ...] = ()) -> Counted:
    return count([item for one in readings for item in items_of(one)], routes(relays), {})


@given(piles)
@settings(max_examples=150, deadline=None)
def test_bounds_are_ordered_and_at_least_one(pile: list[list[Who]]) -> None:
    result = counted(made(pile))
    assert 1 <= result.origins.least <= (result.origins.most or 0)
    assert 1 <= result.gateways.least <= (result.gateways.most or 0) <= len(pile)


@given(piles)
@settings(max_examples=150, deadline=None)
def test_unknown_lineage_never_raises_min(pile: list[list[Who]]) -> None:
    readings = made(pile)
    more = reading("r9", "Another Outlet", [Said("The depot burnt down", (OWN_VOICE,))])
    before, after = counted(readings).origins, counted([*readings, more]).origins
    assert after.least == before.least
    assert after.most == (before.most or 0) + 1


@given(piles, st.integers(0, 4))
@settings(max_examples=150, deadline=None)
def test_a_relay_changes_neither_end(pile: list[list[Who]], which: int) -> None:
    readings = made(pile)
    target = readings[which % len(readings)].report
    more = reading(
        "r9",
        "Another Outlet",
        [Said("The depot burnt down", (outlet(target.outlet or ""), unnamed("an insider")))],
    )
    relay = Relay("r9", target.id, None, "credit", (Evidence("r9", Span(0, 3)),), "told by the test", ("c0",))
    assert counted([*readings, more], (relay,)).origins == counted(readings).origins


@given(piles)
@settings(max_examples=150, deadline=None)
def test_a_known_different_origin_raises_both_ends(pile: list[list[Who]]) -> None:
    """The outlet's own photograph analysis is known to be different from all that is not of unknown lineage."""
    readings = made(pile)
    known = [[who for who in whos if who.kind != "unattributed"] for whos in pile]
    more = reading(
        "r9", "Another Outlet", [Said("The depot burnt down", (document("satellite image of the quay"),))]
    )
    before, after = counted(readings).origins, counted([*readings, more]).origins
    assert after.most == (before.most or 0) + 1
    assert after.least == before.least + (1 if any(known) else 0)


@given(piles, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_of_reports_does_not_matter(pile: list[list[Who]], random: object) -> None:
    readings = made(pile)
    turned = list(readings)
    random.shuffle(turned)  # type: ignore[attr-defined]
    one, two = counted(readings), counted(turned)
    assert (one.origins, one.gateways) == (two.origins, two.gateways)


@given(piles)
@settings(max_examples=150, deadline=None)
def test_unnamed_sources_of_two_reports_are_never_one(pile: list[list[Who]]) -> None:
    for group in counted(made(pile)).classes:
        if group.kind == "anonymous":
            assert len({origin.report for origin in group.members}) == 1
        if group.kind in ("person", "organisation"):
            assert not any(
                "driver" in origin.source or "resident" in origin.source for origin in group.members
            )
