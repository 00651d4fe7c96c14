"""A ledger as its users see it: each verb is one transaction (`add` one for each group of reports)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from headwater.errors import UnreadableInput
from headwater.ledger import checking, queries, tracing
from headwater.ledger.adding import Adding, OnError, ReadMany
from headwater.ledger.database import Database
from headwater.ledger.views import Added, EventPage, EventQuery, EventRow, ReportPage, check_page
from headwater.records import Event, Reading, Relay, Report, Trace, TracedReport
from headwater.version import reader_version, tracer_version


def open_ledger(folder: Path, create: bool = False) -> Ledger:
    """The ledger in `folder`, its tables up to date; WrongUsage where there is none and `create` is False."""
    return Ledger(Database(Path(folder), create), reader_version(), tracer_version())


class Ledger:
    """Reports, their readings and their trace. Threads and processes may share one; writers wait for each other."""

    def __init__(self, database: Database, reader: str, tracer: str) -> None:
        """`reader` and `tracer` name the code whose work is stored (see headwater.version)."""
        self._database = database
        self._reader = reader
        self._tracer = tracer

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trail: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the files back; the ledger opens them again where it is used again."""
        self._database.close()

    def add(
        self, reports: Iterable[Report | UnreadableInput], read_many: ReadMany, on_error: OnError
    ) -> Added:
        """Put reports in; those that this reader has not read are read, and `read_many` is not called for none.

        What was counted is on the disk when this returns; where `read_many` or the input raises, the groups that were
        read before remain. A report whose id stands for another text here goes to `on_error`, and so does what is no
        report.
        """
        return Adding(self._database, self._reader, on_error).run(reports, read_many)

    def retrace(self, trace: tracing.Tracer, whole: bool = False) -> None:
        """Trace what is new, and what it touches (see headwater.ledger.touch); nothing where the trace is up to date.

        Everything is traced anew where `whole` is True, or where another tracer made the trace.
        """
        tracing.retrace(self._database, trace, self._tracer, whole)

    def trace(self) -> Trace:
        """The trace as it is stored: of the reports that were there at the last `retrace`."""
        with self._database.reading() as connection:
            return queries.trace(connection)

    def count(self) -> int:
        """How many reports there are."""
        with self._database.reading() as connection:
            return queries.count(connection)

    def readings(self, ids: Sequence[str] | None = None) -> Iterator[Reading]:
        """The readings of these reports, or of all, in the order of their ids; unknown ids are passed over."""
        with self._database.reading() as connection:
            yield from queries.readings_of(connection, ids)

    def reading(self, report_id: str) -> Reading | None:
        """The reading of one report; None where it is not there."""
        return next(self.readings([report_id]), None)

    def texts(self, report_ids: Iterable[str]) -> dict[str, str]:
        """The texts of these reports by id, for quoting: far cheaper than their readings.

        A NUL is a space in them, a lone surrogate a question mark; every span counts as in the reading.
        """
        with self._database.reading() as connection:
            return queries.texts_of(connection, report_ids)

    def events(self, query: EventQuery) -> EventPage:
        """One page of events."""
        with self._database.reading() as connection:
            return queries.event_page(connection, query)

    def events_of(self, report_id: str) -> tuple[EventRow, ...]:
        """The events of which a report has a claim, the widest gap between articles and origins first."""
        with self._database.reading() as connection:
            return queries.events_of(connection, report_id)

    def event(self, event_id: str) -> Event | None:
        """One event whole; None where it is not there."""
        with self._database.reading() as connection:
            return queries.event(connection, event_id)

    def relays(self, report_ids: Iterable[str]) -> tuple[Relay, ...]:
        """The relays that begin or end at one of these reports."""
        with self._database.reading() as connection:
            return queries.relays_of(connection, report_ids)

    def traced_report(self, report_id: str) -> TracedReport | None:
        """What the trace says of one report; None where it is not there or not traced yet."""
        with self._database.reading() as connection:
            return queries.traced_report(connection, report_id)

    def reports(
        self, words: str = "", outlet: str | None = None, page: int = 1, per_page: int = 50
    ) -> ReportPage:
        """One page of reports whose title, outlet or text hold all the words, the newest first.

        Raises ValueError where a page cannot be.
        """
        check_page(page, per_page)
        with self._database.reading() as connection:
            return queries.report_page(connection, words, outlet, page, per_page)

    def outlets(self) -> list[str]:
        """The outlets of all reports, sorted."""
        with self._database.reading() as connection:
            return queries.outlets(connection)

    def verify(self) -> list[str]:
        """What is wrong with the ledger, one sentence each; empty where nothing is."""
        return checking.damages(self._database)
