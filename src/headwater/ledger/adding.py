"""Reports into the ledger: what it has not read yet is read, and written in groups, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from headwater.errors import UnreadableInput
from headwater.ledger.database import Database
from headwater.ledger.schema import (
    reading_row,
    readings,
    report_row,
    report_text_row,
    report_texts,
    reports,
    text_digest,
)
from headwater.ledger.views import Added
from headwater.records import Reading, Report

ReadMany = Callable[[Iterable[Report]], Iterator[Reading]]
OnError = Callable[[UnreadableInput], None]
State = Literal["new", "known", "unread", "other"]
"""Of a report with its id the ledger has: nothing; this reading; a reading of other bytes with the same text or by
another reader; another text."""

_GROUP = 64  # reports that are written together


@dataclass
class Adding:
    """One run of `add`: what it counted, and what is in the ledger or on its way there."""

    database: Database
    reader: str
    on_error: OnError
    new: int = 0
    known: int = 0
    reread: int = 0
    _texts: dict[str, str] = field(default_factory=dict)
    """The digest of the text of each report, by its id."""
    _read: set[tuple[str, str]] = field(default_factory=set)
    """Ids of reports with the digests of their bytes that this reader has read."""

    def run(self, found: Iterable[Report | UnreadableInput], read_many: ReadMany) -> Added:
        """Read and write; the reader is not called where there is nothing to read."""
        with self.database.reading() as connection:
            ids = connection.execute(sa.select(reports.c.id, reports.c.text_sha256))
            self._texts.update((row.id, row.text_sha256) for row in ids)
            done = sa.select(readings.c.report, readings.c.sha256).where(readings.c.reader == self.reader)
            self._read.update((row.report, row.sha256) for row in connection.execute(done))
        unread = self._unread(found)
        first = next(unread, None)
        if first is not None:
            fresh = iter(read_many(chain([first], unread)))
            while group := list(islice(fresh, _GROUP)):
                self._write(group)
        return Added(self.new, self.known, self.reread)

    def _unread(self, found: Iterable[Report | UnreadableInput]) -> Iterator[Report]:
        """The reports that this reader has not read."""
        for item in found:
            if isinstance(item, UnreadableInput):
                self.on_error(item)
                continue
            text, key = text_digest(item.text), (item.id, item.sha256)
            if self._texts.setdefault(item.id, text) != text:
                self.on_error(_other(item))
            elif key in self._read:
                self.known += 1
            else:
                self._read.add(key)
                yield item

    def _write(self, group: list[Reading]) -> None:
        new = known = reread = 0
        refused = []
        with self.database.writing() as connection:
            for reading in group:
                before = _state(connection, reading.report, self.reader)  # another `add` may have been here
                if before == "new":
                    insert(connection, reading, self.reader)
                    new += 1
                elif before == "other":
                    refused.append(_other(reading.report))
                else:
                    known += 1
                    if before == "unread":
                        replace(connection, reading, self.reader)
                        reread += 1
        self.new, self.known, self.reread = self.new + new, self.known + known, self.reread + reread
        for error in refused:
            self.on_error(error)


def _other(report: Report) -> UnreadableInput:
    return UnreadableInput(
        report.captured_from or report.id,
        f"its id {report.id!r} is already that of a report in the ledger with another text",
        "an id of its own for each report",
    )


def _state(connection: Connection, report: Report, reader: str) -> State:
    """What the ledger has of a report."""
    text = connection.scalar(sa.select(reports.c.text_sha256).where(reports.c.id == report.id))
    if text is None:
        return "new"
    key = (readings.c.report == report.id, readings.c.sha256 == report.sha256, readings.c.reader == reader)
    if text != text_digest(report.text):
        return "other"
    return "known" if connection.scalar(sa.select(sa.func.count()).where(*key)) else "unread"


def insert(connection: Connection, reading: Reading, reader: str) -> None:
    """A report that the ledger does not have."""
    made = connection.execute(sa.insert(reports).values({**report_row(reading, reader), "changed": 1}))
    number = made.inserted_primary_key
    assert number is not None  # noqa: S101  # a table with an integer key gives one
    connection.execute(sa.insert(readings).values(reading_row(reading, reader)))
    connection.execute(sa.insert(report_texts).values(report_text_row(number[0], reading)))


def replace(connection: Connection, reading: Reading, reader: str) -> None:
    """A further reading of a stored report becomes its current one; the earlier one is kept.

    It is by another reader, or of other bytes with the same text.
    """
    connection.execute(sa.insert(readings).values(reading_row(reading, reader)))
    this = reports.c.id == reading.report.id
    values = {**report_row(reading, reader), "changed": reports.c.changed + 1}
    connection.execute(sa.update(reports).where(this).values(values))
    number = sa.select(reports.c.number).where(this).scalar_subquery()
    texts = {name: value for name, value in report_text_row(0, reading).items() if name != "number"}
    connection.execute(sa.update(report_texts).where(report_texts.c.number == number).values(texts))
