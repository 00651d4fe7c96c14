from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from headwater.errors import WrongUsage
from headwater.ledger import (
    FILE,
    FOLDER,
    Ledger,
    LedgerError,
    chosen,
    database,
    migrations,
    open_ledger,
    search,
)
from headwater.ledger.database import Database
from headwater.ledger.schema import REVISION, metadata
from tests.ledger.pile import Reader, refuse, report


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def _open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_to_all")
def test_only_its_owner_can_read_a_ledger(folder: Path) -> None:
    with open_ledger(folder, create=True) as ledger:
        ledger.add([report("r1", "A bridge fell")], Reader(), refuse)
        assert mode(folder) == 0o700
        files = {path.name: mode(path) for path in folder.iterdir()}
    assert files == dict.fromkeys((FILE, f"{FILE}-wal", f"{FILE}-shm"), 0o600)


def test_a_ledger_that_others_can_read_is_closed_to_them_when_it_is_opened(folder: Path) -> None:
    open_ledger(folder, create=True).close()
    folder.chmod(0o755)
    (folder / FILE).chmod(0o644)
    open_ledger(folder).close()
    assert (mode(folder), mode(folder / FILE)) == (0o700, 0o600)


def nothing(folder: Path) -> None:
    pass


def empty_folder(folder: Path) -> None:
    folder.mkdir()


def a_file(folder: Path) -> None:
    folder.write_text("no ledger")


def other_things(folder: Path) -> None:
    folder.mkdir()
    (folder / "letters.txt").write_text("dear all")


def no_database(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_text("this is no database, " * 100)


def newer(folder: Path) -> None:
    open_ledger(folder, create=True).close()
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


REFUSED = [
    (nothing, False, "there is no ledger in"),
    (empty_folder, False, "there is no ledger in"),
    (a_file, False, "there is no ledger in"),
    (a_file, True, "is a file"),
    (other_things, False, "there is no ledger in"),
    (other_things, True, "holds other things"),
    (newer, False, "a newer Headwater made it"),
]


@pytest.mark.parametrize(("made", "create", "message"), REFUSED)
def test_what_is_no_ledger_is_refused_with_the_reason(
    folder: Path, made: Callable[[Path], None], create: bool, message: str
) -> None:
    made(folder)
    with pytest.raises(WrongUsage, match=message):
        open_ledger(folder, create=create)


def test_a_file_that_is_no_database_is_told_of(folder: Path) -> None:
    no_database(folder)
    with pytest.raises(LedgerError, match="ledger': file is not a database"):
        open_ledger(folder)


def test_a_writer_that_never_ends_is_told_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 10)
    with open_ledger(folder, create=True) as ledger:
        other = sqlite3.connect(folder / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="database is locked"):
            ledger.add([report("r1", "A bridge fell")], Reader(), refuse)
        assert ledger.count() == 0
        other.close()


@pytest.mark.parametrize("made", [nothing, empty_folder])
def test_a_ledger_is_made_where_there_is_room_for_it(folder: Path, made: Callable[[Path], None]) -> None:
    made(folder)
    with open_ledger(folder, create=True) as ledger:
        assert ledger.count() == 0


def test_folders_with_odd_names_are_opened(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a b%20?x=1#é" / "%(here)s", create=True) as ledger:
        assert ledger.verify() == []


def test_a_ledger_can_be_given_back_and_opened_again(folder: Path) -> None:
    with open_ledger(folder, create=True) as ledger:
        ledger.add([report("r1", "A bridge fell")], Reader(), refuse)
    with open_ledger(folder, create=True) as ledger:
        assert ledger.count() == 1


@pytest.mark.parametrize(
    ("given", "environment", "folder"),
    [
        (None, {}, FOLDER),
        (None, {"HEADWATER_LEDGER": "elsewhere"}, "elsewhere"),
        (None, {"HEADWATER_LEDGER": ""}, FOLDER),
        ("here", {"HEADWATER_LEDGER": "elsewhere"}, "here"),
    ],
)
def test_the_folder_is_as_given_then_by_the_environment(
    given: str | None, environment: dict[str, str], folder: str
) -> None:
    assert chosen(given, environment) == Path(folder)


def test_the_migrations_make_exactly_the_tables_of_the_schema(folder: Path) -> None:
    opened = Database(folder, create=True)
    own = {f"{index}{part}" for index in search.INDEXES for part in ("", *SHADOWS)} | {search.VOCABULARY}

    def is_ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return not (kind == "table" and name in own)

    with opened.reading() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        assert foreign_keys(sa.inspect(connection)) == {
            (table.name, column.name, key.column.table.name, key.ondelete)
            for table in metadata.tables.values()
            for column in table.columns
            for key in column.foreign_keys
        }
    opened.close()


SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")


def foreign_keys(found: sa.Inspector) -> set[tuple[str, str, str, str]]:
    return {
        (table, key["constrained_columns"][0], key["referred_table"], key["options"]["ondelete"])
        for table in metadata.tables
        for key in found.get_foreign_keys(table)
    }


def test_the_schema_names_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert scripts.get_heads() == [REVISION]


def test_a_making_that_was_broken_off_is_taken_up_again(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).touch()
    with open_ledger(folder) as ledger:
        assert ledger.verify() == []


def test_opening_a_ledger_that_is_up_to_date_imports_no_migrations(folder: Path) -> None:
    open_ledger(folder, create=True).close()
    code = (
        "import sys, pathlib; from headwater.ledger import open_ledger;"
        f"open_ledger(pathlib.Path({str(folder)!r})).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_reader_sees_one_state_while_a_writer_adds(ledger: Ledger, folder: Path) -> None:
    ledger.add([report(f"r{i}", f"Bridge {i} fell") for i in range(3)], Reader(), refuse)
    with open_ledger(folder) as other:
        seen = other.readings()
        first = next(seen).report.id
        ledger.add([report("r9", "Another bridge fell")], Reader(), refuse)
        assert [first, *(reading.report.id for reading in seen)] == ["r0", "r1", "r2"]
        assert other.count() == 4


def test_what_fails_midway_in_writing_leaves_nothing(folder: Path) -> None:
    opened = Database(folder, create=True)

    def write_and_fail() -> None:
        with opened.writing() as connection:
            connection.exec_driver_sql("INSERT INTO facts VALUES ('a', 'b')")
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        write_and_fail()
    with opened.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM facts").scalar() == 0
    opened.close()
