from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.ledger import EventQuery, Ledger, open_ledger, touch
from headwater.ledger.database import Database
from headwater.ledger.tracing import named
from headwater.records import Event, Reading, Report, Trace
from tests.ledger.pile import Reader, Tracer, read, refuse, report, trace


@pytest.fixture
def _no_small_ledgers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a ledger of a few reports is traced in parts."""
    monkeypatch.setattr(touch, "SMALL", 0)
    monkeypatch.setattr(touch, "_LARGE_SHARE", 1)


parts = pytest.mark.usefixtures("_no_small_ledgers")


def nameless(found: Trace) -> tuple[object, ...]:
    """A trace without the ids of its events, and whatever the order."""
    events = sorted((replace(event, id="") for event in found.events), key=repr)
    return found.reports, sorted(found.relays, key=repr), events


def test_what_is_kept_is_what_the_tracer_found(ledger: Ledger, fill: Callable[..., object]) -> None:
    pile = [
        report("r1", "A bridge fell. Rain"),
        report("r2", "A bridge fell from Arle Post", outlet="Hill Radio"),
    ]
    fill(*pile, report("r3", "Snow", outlet="Arle Post"))
    assert nameless(ledger.trace()) == nameless(trace(list(ledger.readings())))
    assert len(ledger.trace().relays) == 1


def test_nothing_new_is_not_traced(ledger: Ledger) -> None:
    ledger.add([report("r1", "A bridge fell")], Reader(), refuse)
    tracer = Tracer()
    ledger.retrace(tracer)
    ledger.retrace(tracer)
    assert tracer.seen == [("r1",)]
    ledger.retrace(tracer, whole=True)
    assert len(tracer.seen) == 2


def test_an_empty_ledger_has_an_empty_trace(ledger: Ledger) -> None:
    ledger.retrace(Tracer())
    assert ledger.trace() == Trace((), (), ())


def test_another_tracer_traces_everything_anew(folder: Path) -> None:
    database, tracer = Database(folder, create=True), Tracer()
    Ledger(database, "r", "old").add([report("r1", "A bridge fell")], Reader(), refuse)
    Ledger(database, "r", "old").retrace(tracer)
    Ledger(database, "r", "new").retrace(tracer)
    Ledger(database, "r", "new").retrace(tracer)
    assert len(tracer.seen) == 2
    database.close()


def test_a_report_that_is_read_anew_is_traced_anew(folder: Path) -> None:
    database, tracer = Database(folder, create=True), Tracer()
    for reader in ("old", "new", "new"):
        ledger = Ledger(database, reader, "t")
        ledger.add([report("r1", "A bridge fell")], Reader(), refuse)
        ledger.retrace(tracer)
    assert len(tracer.seen) == 2
    assert ledger.verify() == []
    database.close()


def test_what_is_added_while_the_tracer_works_is_traced_next(ledger: Ledger) -> None:
    tracer = Tracer()

    def slow(readings: Sequence[Reading]) -> Trace:
        if len(tracer.seen) == 0:
            ledger.add([report("r2", "Rain in the hills")], Reader(), refuse)
        return tracer(readings)

    ledger.add([report("r1", "A bridge fell")], Reader(), refuse)
    ledger.retrace(slow)
    assert ledger.traced_report("r2") is None
    ledger.retrace(slow)
    assert tracer.seen == [("r1",), ("r1", "r2")]
    assert len(ledger.trace().events) == 2


def test_of_two_that_trace_at_once_the_later_begins_again(ledger: Ledger) -> None:
    tracer = Tracer()

    def overtaken(readings: Sequence[Reading]) -> Trace:
        if len(tracer.seen) == 0:
            tracer.seen.append(())
            ledger.add([report("r2", "A bridge fell")], Reader(), refuse)
            ledger.retrace(tracer)
        return tracer(readings)

    ledger.add([report("r1", "A bridge fell")], Reader(), refuse)
    ledger.retrace(overtaken)
    (event,) = ledger.trace().events
    assert event.articles == 2
    assert ledger.verify() == []


def test_where_the_tracer_fails_the_old_trace_stays(ledger: Ledger, fill: Callable[..., object]) -> None:
    fill(report("r1", "A bridge fell"))
    before = ledger.trace()
    ledger.add([report("r2", "A bridge fell")], Reader(), refuse)

    def broken(_: Sequence[Reading]) -> Trace:
        raise RuntimeError("no memory left")

    with pytest.raises(RuntimeError):
        ledger.retrace(broken)
    assert ledger.trace() == before
    ledger.retrace(Tracer())
    assert len(ledger.trace().reports) == 2


# Reports that share their sentences with others, so that piles of all shapes arise.
SENTENCES = [
    "Otters closed the eastern lock", "Ferry pilots refused the night watch", "Harbour dues doubled since spring",
    "Miners sealed the northern shaft", "Beacon keepers counted seven wrecks", "Nurses walked out at dusk",
]  # fmt: skip
OUTLETS = ["Arle Post", "Hill Radio", "Coast Wire", None]


@st.composite
def piles(draw: st.DrawFn) -> list[list[Report]]:
    """Reports in the batches in which they come."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        lines = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True))
        credit = draw(st.sampled_from(["", "", " from Coast Wire"]))
        outlet = draw(st.sampled_from(OUTLETS))
        fields = {"outlet": outlet} if outlet else {}
        found.append(report(f"r{number}", ". ".join(lines) + credit, **fields))
    found = draw(st.permutations(found))
    cuts = sorted(draw(st.sets(st.integers(1, len(found)), max_size=3)) | {len(found)})
    return [found[a:b] for a, b in zip([0, *cuts], cuts, strict=False)]


@parts
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=piles())
def test_a_trace_made_in_parts_is_the_trace_made_at_once(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Report]]
) -> None:
    with open_ledger(tmp_path_factory.mktemp("ledgers"), create=True) as ledger:
        for batch in batches:
            ledger.add(batch, Reader(), refuse)
            ledger.retrace(Tracer())
        assert nameless(ledger.trace()) == nameless(trace([read(one) for batch in batches for one in batch]))
        assert ledger.verify() == []


@parts
def test_only_what_a_report_touches_is_traced_anew(ledger: Ledger) -> None:
    tracer = Tracer()
    pile = [
        report("lock-1", "Otters closed the eastern lock. Rain"),
        report("lock-2", "Otters closed the eastern lock. Beavers moved in downstream", outlet="Arle Post"),
        report("dam-1", "Beavers moved in downstream"),
        report("mine-1", "Miners sealed a northern shaft"),
        report("mine-2", "Miners sealed a northern shaft"),
        report("dues-1", "Harbour fees doubled since spring"),
    ]
    ledger.add(pile, Reader(), refuse)
    ledger.retrace(tracer)
    ledger.add([report("lock-3", "Otters closed the eastern lock")], Reader(), refuse)
    ledger.retrace(tracer)
    assert tracer.seen[1] == ("dam-1", "lock-1", "lock-2", "lock-3")
    ledger.add([report("snow", "Glaciers calve unseen")], Reader(), refuse)
    ledger.retrace(tracer)
    assert tracer.seen[2] == ("snow",)
    assert nameless(ledger.trace()) == nameless(trace(list(ledger.readings())))


@parts
def test_what_hangs_together_by_a_relay_alone_is_traced_together(ledger: Ledger) -> None:
    tracer = Tracer()
    sender = report("a", "Otters closed the eastern lock. Nobody slept from Coast Wire", outlet="Arle Post")
    pile = [sender, report("b", "Harbour dues doubled since spring", outlet="Coast Wire")]
    for batch in (pile, [report("c", "Otters closed the eastern lock")]):
        ledger.add(batch, Reader(), refuse)
        ledger.retrace(tracer)
    assert tracer.seen == [("a", "b"), ("a", "b", "c")]
    assert [(relay.sender, relay.to) for relay in ledger.trace().relays] == [("a", "b")]


def test_events_keep_their_ids_when_reports_come(ledger: Ledger, fill: Callable[..., object]) -> None:
    fill(report("r5", "A bridge fell. Rain"))
    before = {row.what: row.id for row in ledger.events(EventQuery()).rows}
    fill(report("r1", "A bridge fell"), report("r9", "Rain. Snow"))
    after = {row.what: row.id for row in ledger.events(EventQuery()).rows}
    assert after.items() >= before.items()
    assert len(set(after.values())) == 3


def test_ids_do_not_depend_on_what_else_is_traced(tmp_path: Path) -> None:
    ids = []
    for name, piles in {"alone": ["A bridge fell"], "among": ["A bridge fell", "Rain", "Snow"]}.items():
        with open_ledger(tmp_path / name, create=True) as ledger:
            ledger.add([report(f"r{i}", text) for i, text in enumerate(piles)], Reader(), refuse)
            ledger.retrace(Tracer())
            ids.append(ledger.events(EventQuery(words="bridge")).rows[0].id)
    assert ids[0] == ids[1]


def events(*groups: Sequence[str]) -> list[Event]:
    """Events with these claims, each of a report of its own."""
    (whole,) = trace([read(report("r", "A bridge fell"))]).events
    return [
        replace(whole, claims=tuple(replace(whole.claims[0], report=name) for name in group))
        for group in groups
    ]


def before(**ids: str) -> dict[tuple[str, str], list[str]]:
    return {(name, "c0"): [event] for event, names in ids.items() for name in names}


NAMED = [
    ("one that grew", before(E1="ab"), ["abc"], ["E1"]),
    ("two that became one", before(E1="ab", E2="cde"), ["abcde"], ["E2"]),
    ("one that was split", before(E1="abc"), ["a", "bc"], [None, "E1"]),
    ("one that was halved", before(E1="ab"), ["b", "a"], [None, "E1"]),
    ("two that swapped most", before(E1="abc", E2="def"), ["adef", "bc"], ["E2", "E1"]),
    ("one that went", before(E1="a"), ["b"], [None]),
]


@pytest.mark.parametrize(
    ("old", "new", "wanted"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED]
)
def test_an_event_keeps_the_id_of_the_one_it_shares_most_with(
    old: dict[tuple[str, str], list[str]], new: list[str], wanted: list[str | None]
) -> None:
    ids = [event.id for event in named(events(*new), old, frozenset())]
    assert [name if name in ("E1", "E2") else None for name in ids] == wanted
    assert len(set(ids)) == len(ids)


def test_a_new_event_never_takes_an_id_that_is_there() -> None:
    (first,) = named(events("a"), {}, frozenset())
    (second,) = named(events("a"), {}, frozenset([first.id]))
    assert second.id != first.id
