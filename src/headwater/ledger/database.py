"""The folder of a ledger and the door to its database: made for its owner alone, opened with the tables up to date."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from headwater.errors import HeadwaterError, WrongUsage
from headwater.ledger import migrations
from headwater.ledger.errors import LedgerError

FOLDER = "headwater-ledger"
FILE = "ledger.sqlite3"
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
_PATIENCE = 30_000  # milliseconds that one writer waits for another


def chosen(given: str | None, environment: Mapping[str, str]) -> Path:
    """The ledger's folder: as given, else by HEADWATER_LEDGER, else `headwater-ledger` in the current folder."""
    return Path(given or environment.get("HEADWATER_LEDGER") or FOLDER)


class Database:
    """The engine behind a ledger: `reading()` and `writing()` open one transaction each."""

    def __init__(self, folder: Path, create: bool) -> None:
        """Open the database in `folder`; WrongUsage where there is none and `create` is False.

        Raises LedgerError where the file is no database.
        """
        self.path = _prepared(folder, create)
        self.engine = _engine(self.path)
        try:
            with self.reading() as connection:
                current = migrations.is_current(connection)
            if not current:
                with self.writing() as connection:
                    migrations.upgrade(connection)
        except HeadwaterError:
            self.engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it is now, whatever others write meanwhile."""
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, one at a time; on an error nothing of it remains."""
        with self._told(), self.engine.connect() as unbound:
            connection = unbound.execution_options(writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the file or the disk refuses is told in one sentence; a mistake in our own statements is not hidden."""
        try:
            yield
        except sa.exc.DatabaseError as error:
            if type(error) not in (sa.exc.DatabaseError, sa.exc.OperationalError):
                raise
            raise LedgerError(f"the ledger {str(self.path.parent)!r}: {error.orig}") from error

    def close(self) -> None:
        """Give the file back."""
        self.engine.dispose()


def _prepared(folder: Path, create: bool) -> Path:
    """The database's file, in a folder that its owner alone can read."""
    path = folder / FILE
    try:
        if not path.is_file():
            _make(folder, path, create)
        folder.chmod(_FOLDER_MODE)
        for file in folder.iterdir():
            if file.name.startswith(FILE) and file.is_file():
                file.chmod(_FILE_MODE)
    except OSError as error:
        raise WrongUsage(f"the ledger {str(folder)!r} cannot be opened: {error.strerror}") from error
    return path


def _make(folder: Path, path: Path, create: bool) -> None:
    if not create:
        raise WrongUsage(
            f"there is no ledger in {str(folder)!r}; `headwater add PATH` makes one, --ledger names another"
        )
    if folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{str(folder)!r} is a file; a ledger is a folder")
    if folder.exists() and any(folder.iterdir()):
        raise WrongUsage(
            f"{str(folder)!r} holds other things; a ledger is made in a folder that is new or empty"
        )
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, _FILE_MODE))


def _engine(path: Path) -> Engine:
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), json_serializer=_json)
    sa.event.listen(engine, "connect", _connected)
    sa.event.listen(engine, "begin", _begun)
    return engine


def _json(value: object) -> str:
    """Compact JSON in ASCII alone, which keeps every character, even those that no database takes as text."""
    return json.dumps(value, separators=(",", ":"))


def _connected(driver: Any, _: object) -> None:
    driver.isolation_level = None  # the driver would begin transactions of its own, too late
    for pragma in (
        f"busy_timeout = {_PATIENCE}",
        "journal_mode = WAL",  # readers and one writer at once
        "synchronous = FULL",  # what was committed outlives a power cut
        "foreign_keys = ON",
    ):
        driver.execute(f"PRAGMA {pragma}").close()


def _begun(connection: Connection) -> None:
    # A writer that begins as a reader can lose its place to another: it takes the lock at once.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
