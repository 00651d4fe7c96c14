"""The trace of what the ledger holds: made anew where a report was added or a reading changed, and kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from headwater.ledger import queries, touch
from headwater.ledger.database import Database
from headwater.ledger.schema import (
    TRACER,
    TRACES,
    event_claim_rows,
    event_claims,
    event_record_row,
    event_records,
    event_row,
    event_text_row,
    event_texts,
    events,
    facts,
    relay_row,
    relays,
    reports,
    tie_rows,
    ties,
    traced_report_row,
    traced_reports,
)
from headwater.records import Event, Reading, Trace

Tracer = Callable[[Sequence[Reading]], Trace]

_ID_DIGITS = 10  # hexadecimal digits of an event's id


@dataclass(frozen=True)
class _State:
    """What a retrace starts from: how often the ledger was traced, by whom, and each report's reading by number."""

    traces: int
    tracer: str | None
    changed: Mapping[str, int]
    untraced: frozenset[str]


def retrace(database: Database, trace: Tracer, tracer: str, whole: bool = False) -> None:
    """Trace what is new and what it touches, or the whole; nothing where nothing is new and the tracer is the same."""
    while not _retraced(database, trace, tracer, whole):
        pass  # another process wrote a trace meanwhile: begin again from that


def _retraced(database: Database, trace: Tracer, tracer: str, whole: bool) -> bool:
    with database.reading() as connection:
        state = _state(connection)
        whole = whole or state.tracer != tracer
        touched = (
            frozenset(state.changed)
            if whole
            else touch.touched(connection, state.untraced, len(state.changed))
        )
        if not touched and not whole:
            return True
        pile = {reading.report.id: reading for reading in queries.readings_of(connection, sorted(touched))}
    result = trace(tuple(pile.values()))  # may take minutes: others read and add meanwhile
    with database.writing() as connection:
        if int(_fact(connection, TRACES) or 0) != state.traces:
            return False
        _write(connection, result, pile, touched)
        _mark(connection, state, touched)
        _set(connection, {TRACER: tracer, TRACES: str(state.traces + 1)})
    return True


def _state(connection: Connection) -> _State:
    rows = connection.execute(sa.select(reports.c.id, reports.c.changed, reports.c.traced)).all()
    return _State(
        traces=int(_fact(connection, TRACES) or 0),
        tracer=_fact(connection, TRACER),
        changed={row.id: row.changed for row in rows},
        untraced=frozenset(row.id for row in rows if row.traced != row.changed),
    )


def _fact(connection: Connection, name: str) -> str | None:
    return connection.scalar(sa.select(facts.c.value).where(facts.c.name == name))


def _set(connection: Connection, values: Mapping[str, str]) -> None:
    connection.execute(sa.delete(facts).where(facts.c.name.in_(list(values))))
    connection.execute(sa.insert(facts), [{"name": name, "value": value} for name, value in values.items()])


def _mark(connection: Connection, state: _State, touched: Iterable[str]) -> None:
    seen = [{"report_id": report, "seen": state.changed[report]} for report in sorted(touched)]
    if seen:
        this = reports.c.id == sa.bindparam("report_id")
        connection.execute(sa.update(reports).where(this).values(traced=sa.bindparam("seen")), seen)


def _write(
    connection: Connection, result: Trace, pile: Mapping[str, Reading], touched: frozenset[str]
) -> None:
    """The new trace of the touched reports in the place of the old one."""
    before = _removed(connection, touched)
    _insert(connection, traced_reports, [traced_report_row(report) for report in result.reports])
    _insert(connection, relays, [relay_row(relay) for relay in result.relays])
    _insert(connection, ties, tie_rows(result))
    taken = frozenset(connection.scalars(sa.select(events.c.id)))
    last = connection.scalar(sa.select(sa.func.max(events.c.number))) or 0
    rows: dict[sa.Table, list[dict[str, object]]] = defaultdict(list)
    for number, event in enumerate(named(result.events, before, taken), last + 1):
        rows[events].append(event_row(number, event))
        rows[event_records].append(event_record_row(number, event))
        rows[event_claims].extend(event_claim_rows(number, event))
        rows[event_texts].append(event_text_row(number, event, pile))
    for table in (events, event_records, event_claims, event_texts):
        _insert(connection, table, rows[table])


def _insert(connection: Connection, table: sa.Table, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)


def _removed(connection: Connection, touched: frozenset[str]) -> dict[tuple[str, str], list[str]]:
    """Take away what the trace had of these reports; which events each claim was part of."""
    before: dict[tuple[str, str], list[str]] = defaultdict(list)
    for part in queries.parts(sorted(touched)):
        numbers = sa.select(event_claims.c.event).where(event_claims.c.report.in_(part))
        members = (
            sa.select(event_claims.c.report, event_claims.c.claim, events.c.id)
            .join(events, events.c.number == event_claims.c.event)
            .where(event_claims.c.event.in_(numbers))
        )
        for report, claim, event in connection.execute(members):
            before[report, claim].append(event)
        connection.execute(sa.delete(events).where(events.c.number.in_(numbers)))
        connection.execute(sa.delete(traced_reports).where(traced_reports.c.report.in_(part)))
        for table, ends in (
            (relays, (relays.c.sender, relays.c.receiver)),
            (ties, (ties.c.report, ties.c.other)),
        ):
            connection.execute(sa.delete(table).where(sa.or_(*(end.in_(part) for end in ends))))
    return before


def named(
    found: Sequence[Event], before: Mapping[tuple[str, str], list[str]], taken: frozenset[str]
) -> list[Event]:
    """The events with ids for the ledger, in the same order.

    An event keeps the id of the earlier one with which it shares most claims; among several that claim one id, the one
    that shares most. A new event is named after the first of its claims, so that its name does not depend on what else
    was traced.
    """
    shared: list[tuple[int, str, tuple[str, str], int]] = []
    for index, event in enumerate(found):
        old: Counter[str] = Counter()
        for claim in event.claims:
            old.update(before.get((claim.report, claim.claim), ()))
        shared.extend((-number, identity, _first_claim(event), index) for identity, number in old.items())
    ids: dict[int, str] = {}
    used = set(taken)
    for _, identity, _, index in sorted(shared):
        if index not in ids and identity not in used:
            ids[index] = identity
            used.add(identity)
    for index in sorted(
        set(range(len(found))) - set(ids), key=lambda index: (_first_claim(found[index]), index)
    ):
        ids[index] = _fresh(_first_claim(found[index]), used)
        used.add(ids[index])
    return [replace(event, id=ids[index]) for index, event in enumerate(found)]


def _first_claim(event: Event) -> tuple[str, str]:
    return min((claim.report, claim.claim) for claim in event.claims)


def _fresh(claim: tuple[str, str], used: set[str]) -> str:
    """An id from the first claim; a further one where it is taken."""
    turn = 0
    while True:
        digest = sha256("\0".join((*claim, str(turn))).encode("utf-8", "surrogatepass")).hexdigest()
        if (name := f"e{digest[:_ID_DIGITS]}") not in used:
            return name
        turn += 1
