from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.ledger import FILE, Ledger
from tests.ledger.pile import Reader, refuse, report

PILE = [
    report("r1", "A bridge fell. Rain", outlet="Arle Post", title="Bridge"),
    report("r2", "A bridge fell", outlet="Hill Radio"),
    report("r3", "Nobody saw it from Hill Radio"),
]


@pytest.fixture
def stocked(ledger: Ledger, fill: Callable[..., object]) -> Ledger:
    fill(*PILE)
    return ledger


def test_a_sound_ledger_has_nothing_wrong(stocked: Ledger) -> None:
    assert stocked.verify() == []


def test_a_ledger_that_is_not_traced_yet_has_nothing_wrong(ledger: Ledger) -> None:
    ledger.add(PILE, Reader(), refuse)
    assert ledger.verify() == []


def damaged(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


DAMAGES = {
    "a text that was changed": (
        "UPDATE readings SET record = replace(record, 'A bridge fell', 'A bridge held') WHERE report = 'r2'",
        "report 'r2', reading by .*: its text has digest",
    ),
    "a reading of other bytes": (
        "UPDATE readings SET record = json_set(record, '$.report.sha256', printf('%064d', 7)) WHERE report = 'r2'",
        "report 'r2', reading by .*: it is of bytes 0+7",
    ),
    "a reading of another report": (
        "UPDATE readings SET record = json_set(record, '$.report.id', 'r9') WHERE report = 'r2'",
        "report 'r2', reading by .*: it is of report 'r9'",
    ),
    "a reading that is none": (
        "UPDATE readings SET record = '{\"claims\": 7}' WHERE report = 'r2'",
        "report 'r2', reading by .*: no Reading in the ledger",
    ),
    "a reading that is gone": (
        "DELETE FROM readings WHERE report = 'r2'",
        "report 'r2': the reading by .* is not there",
    ),
    "a column that says otherwise": (
        "UPDATE reports SET outlet = 'Arle Post' WHERE id = 'r2'",
        "report 'r2': outlet is 'Arle Post', its record gives 'Hill Radio'",
    ),
    "a digest that was changed": (
        "UPDATE reports SET text_sha256 = 'x' WHERE id = 'r2'",
        "report 'r2', reading by .*: its text has digest",
    ),
    "a report without words for search": (
        "DELETE FROM report_texts WHERE number = 2",
        "report 'r2', for search: its row is not there",
    ),
    "other words for search": (
        "UPDATE report_texts SET body = 'nothing' WHERE number = 2",
        "report 'r2', for search: body is 'nothing'",
    ),
    "a full-text index that lost a report": (
        "INSERT INTO report_words(report_words) VALUES ('delete-all')",
        "full-text index report_words does not agree with report_texts",
    ),
    "a count that was changed": (
        "UPDATE events SET origins_least = 9 WHERE number = 1",
        "event '.*': origins_least is 9, its record gives 1",
    ),
    "an event without its record": (
        "DELETE FROM event_records WHERE number = 1",
        "event '.*': no Event in the ledger",
    ),
    "an event with other words for search": (
        "UPDATE event_texts SET outlets = 'Coast Wire' WHERE number = 1",
        "event '.*', for search: outlets is 'Coast Wire'",
    ),
    "a claim that is not listed": (
        "DELETE FROM event_claims WHERE report = 'r2'",
        r"event '.*': its claims on record and those listed for it differ: \('r2', 'c0'\)",
    ),
    "a claim of a report that is not there": (
        "UPDATE event_claims SET report = 'r9' WHERE report = 'r2'",
        "table event_claims, row .*: it points to a row of reports that is not there",
    ),
    "a relay to another report": (
        "UPDATE relays SET receiver = 'r1'",
        "relays, row 1: receiver is 'r1', its record gives 'r2'",
    ),
    "a traced report that is none": (
        "UPDATE traced_reports SET record = '[]' WHERE report = 'r3'",
        "traced_reports, row r3: no TracedReport in the ledger",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "message"), DAMAGES.values(), ids=DAMAGES)
def test_what_is_wrong_is_named(stocked: Ledger, folder: Path, statement: str, message: str) -> None:
    damaged(folder, statement)
    found = stocked.verify()
    assert any(re.search(message, line) for line in found), found


def test_all_that_is_wrong_is_named_at_once(stocked: Ledger, folder: Path) -> None:
    damaged(
        folder,
        *(statement for statement, _ in list(DAMAGES.values())[5:6]),
        "UPDATE event_records SET reason = '' WHERE number = 1",
    )
    assert len(stocked.verify()) == 2


def test_a_file_with_a_torn_page_is_told_of_not_crashed_on(stocked: Ledger, folder: Path) -> None:
    stocked.close()
    damaged(folder, "PRAGMA wal_checkpoint(TRUNCATE)")
    path = folder / FILE
    data = bytearray(path.read_bytes())
    for start in range(4096 * 3, len(data), 4096 * 2):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    assert any("database: " in line for line in stocked.verify())


def test_the_record_is_kept_as_plain_json(stocked: Ledger, folder: Path) -> None:
    assert stocked.count() == 3
    connection = sqlite3.connect(folder / FILE)
    (record,) = connection.execute("SELECT record FROM readings WHERE report = 'r1'").fetchone()
    connection.close()
    assert json.loads(record)["report"]["title"] == "Bridge"
