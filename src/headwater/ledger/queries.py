"""What is read from a ledger: records by their ids, and pages of events and reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from headwater.ledger import codec, search
from headwater.ledger.schema import (
    event_claims,
    event_records,
    events,
    plain,
    readings,
    relays,
    report_texts,
    reports,
    traced_reports,
)
from headwater.ledger.views import EventPage, EventQuery, EventRow, ReportPage, ReportRow
from headwater.records import Bounds, Event, Interval, Reading, Relay, Resolved, Trace, TracedReport

_PART = 500  # ids that one statement names; SQLite takes 999 at least

_CURRENT = sa.and_(
    readings.c.report == reports.c.id,
    readings.c.sha256 == reports.c.sha256,
    readings.c.reader == reports.c.reader,
)


def parts(items: Iterable[Any], size: int = _PART) -> Iterator[list[Any]]:
    """The items in lists of at most `size`."""
    queue = iter(items)
    while part := list(islice(queue, size)):
        yield part


def count(connection: Connection) -> int:
    """How many reports there are."""
    return connection.scalar(sa.select(sa.func.count()).select_from(reports)) or 0


def readings_of(connection: Connection, ids: Sequence[str] | None) -> Iterator[Reading]:
    """The current readings of these reports, or of all, in the order of their ids; unknown ids are passed over."""
    found = sa.select(readings.c.record).join(reports, _CURRENT).order_by(reports.c.id)
    if ids is None:
        for (record,) in connection.execution_options(yield_per=100).execute(found):
            yield codec.load(record, Reading)
        return
    for part in parts(sorted(set(ids))):
        for (record,) in connection.execute(found.where(reports.c.id.in_(part))):
            yield codec.load(record, Reading)


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The texts of these reports by id."""
    found: dict[str, str] = {}
    for part in parts(sorted(set(ids))):
        wanted = sa.select(reports.c.id, report_texts.c.body).join(report_texts)
        found.update((row.id, row.body) for row in connection.execute(wanted.where(reports.c.id.in_(part))))
    return found


def trace(connection: Connection) -> Trace:
    """The trace as it is stored, in the order in which the tracer prints: events of most articles first."""
    told = connection.scalars(sa.select(traced_reports.c.record).order_by(traced_reports.c.report))
    carried = [codec.load(record, Relay) for record in connection.scalars(sa.select(relays.c.record))]
    happened = [codec.load(record, Event) for record in connection.scalars(sa.select(event_records.c.record))]
    return Trace(
        reports=tuple(codec.load(record, TracedReport) for record in told),
        relays=tuple(sorted(carried, key=_relay_order)),
        events=tuple(sorted(happened, key=_event_order)),
    )


def _relay_order(relay: Relay) -> tuple[str, str, str, str]:
    return relay.sender, relay.to or "", relay.to_outlet or "", relay.kind


def _event_order(event: Event) -> tuple[int, str, str]:
    return -event.articles, event.claims[0].report, event.claims[0].claim


def event(connection: Connection, event_id: str) -> Event | None:
    """The event with this id."""
    found = (
        sa.select(event_records.c.record)
        .join(events, events.c.number == event_records.c.number)
        .where(events.c.id == event_id)
    )
    record = connection.scalar(found)
    return None if record is None else codec.load(record, Event)


def traced_report(connection: Connection, report_id: str) -> TracedReport | None:
    """The report as the trace has it."""
    record = connection.scalar(sa.select(traced_reports.c.record).where(traced_reports.c.report == report_id))
    return None if record is None else codec.load(record, TracedReport)


def relays_of(connection: Connection, ids: Iterable[str]) -> tuple[Relay, ...]:
    """The relays that begin or end at one of these reports, each once, in the order of the trace."""
    found: dict[int, Relay] = {}
    for part in parts(sorted(set(ids))):
        ends = sa.or_(relays.c.sender.in_(part), relays.c.receiver.in_(part))
        rows = connection.execute(sa.select(relays.c.number, relays.c.record).where(ends))
        found.update((row.number, codec.load(row.record, Relay)) for row in rows)
    return tuple(sorted(found.values(), key=_relay_order))


def outlets(connection: Connection) -> list[str]:
    """The outlets of all reports by name."""
    named = sa.select(reports.c.outlet).where(reports.c.outlet.is_not(None)).distinct()
    return sorted(name for name in connection.scalars(named) if name)


def event_page(connection: Connection, query: EventQuery) -> EventPage:
    """The events of one page."""
    passing = sa.and_(True, *_event_filters(query))
    total = connection.scalar(sa.select(sa.func.count()).select_from(events).where(passing)) or 0
    order = (*_ORDERS[query.order], events.c.number)
    # The page is cut by the narrow rows first; only what is on it is fetched whole.
    cut = sa.select(events.c.number).where(passing).order_by(*order)
    cut = cut.limit(query.per_page).offset((query.page - 1) * query.per_page)
    return EventPage(_event_rows(connection, cut, order), total)


def events_of(connection: Connection, report_id: str) -> tuple[EventRow, ...]:
    """The events of which a report has a claim, the widest gap first."""
    numbers = sa.select(event_claims.c.event).where(event_claims.c.report == report_id)
    return _event_rows(connection, numbers, (*_ORDERS["gap"], events.c.number))


def _event_rows(
    connection: Connection, numbers: sa.Select[int], order: Iterable[sa.ColumnElement[Any]]
) -> tuple[EventRow, ...]:
    told = (event_records.c.what, event_records.c.place, event_records.c.reason)
    wanted = sa.select(events, *told).join(event_records).where(events.c.number.in_(numbers)).order_by(*order)
    return tuple(_event_row(row) for row in connection.execute(wanted))


_ORDERS: dict[str, tuple[Any, ...]] = {
    "gap": (events.c.gap.desc(),),
    "newest": (events.c.latest.desc().nulls_last(), events.c.earliest.desc().nulls_last()),
    "oldest": (events.c.earliest.asc().nulls_last(), events.c.latest.asc().nulls_last()),
    "articles": (events.c.articles.desc(),),
    "origins": (events.c.origins_least.desc(), events.c.origins_most.desc().nulls_first()),
}


def _event_filters(query: EventQuery) -> Iterator[sa.ColumnElement[bool]]:
    if query.words.strip():
        yield events.c.number.in_(search.matching("event_words", query.words))
    if query.outlet:
        told = sa.select(event_claims.c.event).join(reports, reports.c.id == event_claims.c.report)
        yield events.c.number.in_(told.where(reports.c.outlet == plain(query.outlet)))
    if query.earliest or query.latest:
        yield events.c.timed
    if query.earliest:
        yield sa.or_(events.c.latest.is_(None), events.c.latest >= query.earliest)
    if query.latest:
        yield sa.or_(events.c.earliest.is_(None), events.c.earliest <= query.latest)
    yield from _origin_filters(query)
    if query.disputed is not None:
        yield events.c.disputed.is_(query.disputed)
    if query.retracted is not None:
        yield events.c.retracted.is_(query.retracted)


def _origin_filters(query: EventQuery) -> Iterator[sa.ColumnElement[bool]]:
    if query.origins_min_least is not None:
        yield events.c.origins_least >= query.origins_min_least
    if query.origins_min_most is not None:
        yield events.c.origins_least <= query.origins_min_most
    if query.origins_max_least is not None:  # nothing bounds NULL: it is more than any number
        yield sa.or_(events.c.origins_most.is_(None), events.c.origins_most >= query.origins_max_least)
    if query.origins_max_most is not None:
        yield events.c.origins_most <= query.origins_max_most


def _event_row(row: sa.Row[Any]) -> EventRow:
    return EventRow(
        id=row.id,
        what=row.what,
        plover=row.plover,
        when=Interval(row.earliest, row.latest) if row.timed else None,
        where=None if row.place is None else codec.load(row.place, Resolved),
        articles=row.articles,
        outlets=row.outlets,
        gateways=Bounds(row.gateways_least, row.gateways_most),
        origins=Bounds(row.origins_least, row.origins_most),
        disputed=row.disputed,
        retracted=row.retracted,
        reason=row.reason,
    )


def report_page(
    connection: Connection, words: str, outlet: str | None, page: int, per_page: int
) -> ReportPage:
    """The reports of one page, the newest first."""
    passing: list[sa.ColumnElement[bool]] = []
    if words.strip():
        passing.append(reports.c.number.in_(search.matching("report_words", words)))
    if outlet:
        passing.append(reports.c.outlet == plain(outlet))
    total = connection.scalar(sa.select(sa.func.count()).select_from(reports).where(*passing)) or 0
    told = sa.select(sa.func.count(event_claims.c.event.distinct())).where(
        event_claims.c.report == reports.c.id
    )
    wanted = (
        sa.select(reports, told.scalar_subquery().label("events"))
        .where(*passing)
        .order_by(reports.c.latest.desc().nulls_last(), reports.c.number)
        .limit(per_page)
        .offset((page - 1) * per_page)
    )
    rows = connection.execute(wanted)
    return ReportPage(
        tuple(
            ReportRow(row.id, row.outlet, row.title, Interval(row.earliest, row.latest), row.events)
            for row in rows
        ),
        total,
    )
