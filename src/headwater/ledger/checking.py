"""`verify`: whether a ledger still holds what was put into it, and its parts agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from headwater.ledger import codec, queries, search
from headwater.ledger.database import Database
from headwater.ledger.errors import DamagedLedger, LedgerError
from headwater.ledger.schema import (
    event_claim_rows,
    event_claims,
    event_record_row,
    event_records,
    event_row,
    event_text_row,
    event_texts,
    events,
    readings,
    relay_row,
    relays,
    report_row,
    report_text_row,
    report_texts,
    reports,
    text_digest,
    traced_report_row,
    traced_reports,
)
from headwater.records import Event, Reading, Relay, TracedReport

Record = TypeVar("Record")

_TOLD = tuple(column for column in event_records.columns if column.name != "number")
_READINGS_HELD = 2_000  # while events are compared with what their reports say


def damages(database: Database) -> list[str]:
    """What is wrong, one sentence each, naming the report or the event; empty where nothing is."""
    found: list[str] = []
    try:
        with database.reading() as connection:
            for check in (_file, _reports, _readings, _trace, _events):
                found.extend(check(connection))
        with database.writing() as connection:  # a full-text index is checked by a kind of insert
            found.extend(search.damages(connection))
    except LedgerError as error:
        found.append(f"database: it cannot be read further: {error}")
    return found


def _file(connection: Connection) -> Iterator[str]:
    for (message,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield f"database: {message}"
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"table {table}, row {row}: it points to a row of {parent} that is not there"


_CURRENT = sa.and_(
    readings.c.report == reports.c.id,
    readings.c.sha256 == reports.c.sha256,
    readings.c.reader == reports.c.reader,
)


def _reports(connection: Connection) -> Iterator[str]:
    """Each report has its current reading."""
    lacking = sa.select(reports).where(~sa.exists().where(_CURRENT)).order_by(reports.c.number)
    for row in connection.execute(lacking):
        yield f"report {row.id!r}: the reading by {row.reader} of bytes {row.sha256} is not there"


def _readings(connection: Connection) -> Iterator[str]:
    """Each reading can be read, and is of the report, the bytes and the text that it should be of."""
    wanted = sa.select(readings, reports.c.text_sha256, _CURRENT.label("current")).join(reports)
    wanted = wanted.order_by(reports.c.number, readings.c.reader)
    for row in connection.execute(wanted.execution_options(yield_per=100)):
        name = f"report {row.report!r}, reading by {row.reader}"
        reading = _loaded(row.record, Reading)
        if isinstance(reading, str):
            yield f"{name}: {reading}"
            continue
        report = reading.report
        if report.id != row.report:
            yield f"{name}: it is of report {report.id!r}"
        if report.sha256 != row.sha256:
            yield f"{name}: it is of bytes {report.sha256}, not {row.sha256}"
        digest = text_digest(report.text)
        if digest != row.text_sha256:
            yield f"{name}: its text has digest {digest}, not {row.text_sha256} as when it was added"
        if row.current:
            yield from _columns(connection, row.report, row.reader, reading)


def _columns(connection: Connection, report_id: str, reader: str, reading: Reading) -> Iterator[str]:
    """What stands in columns and for search is what the current reading gives."""
    name = f"report {report_id!r}"
    row = connection.execute(sa.select(reports).where(reports.c.id == report_id)).one()
    yield from _differences(name, row, report_row(reading, reader))
    text = connection.execute(sa.select(report_texts).where(report_texts.c.number == row.number)).first()
    yield from _differences(f"{name}, for search", text, report_text_row(row.number, reading))


def _trace(connection: Connection) -> Iterator[str]:
    yield from _records(connection, traced_reports, TracedReport, traced_report_row)
    yield from _records(connection, relays, Relay, relay_row)


def _records(
    connection: Connection,
    table: sa.Table,
    kind: type[Record],
    columns: Callable[[Record], Mapping[str, object]],
) -> Iterator[str]:
    for row in connection.execute(sa.select(table).execution_options(yield_per=100)):
        name = f"{table.name}, row {row[0]}"
        record = _loaded(row.record, kind)
        if isinstance(record, str):
            yield f"{name}: {record}"
        else:
            yield from _differences(name, row, columns(record))


def _events(connection: Connection) -> Iterator[str]:
    """Each event's columns, claims and words for search are those that its record and its reports give."""

    @lru_cache(maxsize=_READINGS_HELD)
    def held(report: str) -> Reading | None:
        try:
            return next(queries.readings_of(connection, [report]), None)
        except DamagedLedger:
            return None  # told under the report

    wanted = sa.select(events, *_TOLD).outerjoin(event_records).order_by(events.c.number)
    for row in connection.execute(wanted):
        name = f"event {row.id!r}"
        event = _loaded(row.record, Event)
        if isinstance(event, str):
            yield f"{name}: {event}"
            continue
        yield from _differences(name, row, event_row(row.number, event) | event_record_row(row.number, event))
        yield from _of_claims(connection, name, row.number, event)
        pile = {claim.report: held(claim.report) for claim in event.claims}
        if all(pile.values()):
            told = {report: reading for report, reading in pile.items() if reading}
            text = connection.execute(
                sa.select(event_texts).where(event_texts.c.number == row.number)
            ).first()
            yield from _differences(f"{name}, for search", text, event_text_row(row.number, event, told))


def _of_claims(connection: Connection, name: str, number: int, event: Event) -> Iterator[str]:
    rows = connection.execute(sa.select(event_claims).where(event_claims.c.event == number))
    found = {(row.report, row.claim) for row in rows}
    wanted = {(row["report"], row["claim"]) for row in event_claim_rows(number, event)}
    if found != wanted:
        odd = sorted(map(str, found ^ wanted))
        yield f"{name}: its claims on record and those listed for it differ: {', '.join(odd)}"


def _loaded(record: object, kind: type[Record]) -> Record | str:
    """The record, or why it is none."""
    try:
        return codec.load(record, kind)
    except DamagedLedger as error:
        return str(error)


def _differences(
    name: str, found: sa.Row[*tuple[Any, ...]] | None, wanted: Mapping[str, object]
) -> Iterable[str]:
    if found is None:
        yield f"{name}: its row is not there"
        return
    for column, value in wanted.items():
        if (
            column != "record" and found._mapping[column] != value
        ):  # the record is what the others are held against
            yield f"{name}: {column} is {_short(found._mapping[column])}, its record gives {_short(value)}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
