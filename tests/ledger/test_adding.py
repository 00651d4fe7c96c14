from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.errors import UnreadableInput
from headwater.ledger import Added, Ledger, open_ledger
from headwater.ledger.database import Database
from headwater.records import Report
from tests.ledger.pile import Reader, read, refuse, report

BROKEN = UnreadableInput("b.bin", "it is not text")


def test_what_was_read_once_is_not_read_again(ledger: Ledger) -> None:
    reader = Reader()
    pile = [report("r1", "A bridge fell"), report("r2", "A road was closed")]
    assert ledger.add(pile, reader, refuse) == Added(new=2, known=0)
    assert ledger.add([*pile, report("r3", "Rain")], reader, refuse) == Added(new=1, known=2)
    assert reader.asked == ["r1", "r2", "r3"]
    assert ledger.count() == 3


def test_the_reader_is_not_called_where_there_is_nothing_to_read(ledger: Ledger) -> None:
    reader = Reader()
    ledger.add([report("r1", "A bridge fell")], reader, refuse)
    ledger.add([report("r1", "A bridge fell")], reader, refuse)
    ledger.add([], reader, refuse)
    assert reader.calls == 1


def test_a_newer_reader_reads_again_and_its_reading_is_the_current_one(folder: Path) -> None:
    pile = [report("r1", "A bridge fell. It was old")]
    database = Database(folder, create=True)
    Ledger(database, "old", "t").add(pile, lambda found: (read(one) for one in found), refuse)
    newer, reader = Ledger(database, "new", "t"), Reader()
    assert newer.add(pile, reader, refuse) == Added(new=0, known=1, reread=1)
    assert newer.add(pile, reader, refuse) == Added(new=0, known=1)
    assert [reading.report.id for reading in newer.readings()] == ["r1"]
    assert newer.verify() == []
    database.close()


def test_other_bytes_with_the_same_text_are_read_and_stand_for_the_report(ledger: Ledger) -> None:
    first = report("r1", "A bridge fell")
    corrected = Report(id="r1", sha256="1" * 64, text=first.text, outlet="Arle Post")
    ledger.add([first], Reader(), refuse)
    assert ledger.add([corrected], Reader(), refuse) == Added(new=0, known=1, reread=1)
    assert ledger.outlets() == ["Arle Post"]
    assert ledger.add([first], Reader(), refuse) == Added(new=0, known=1)
    assert ledger.verify() == []


@pytest.mark.parametrize("together", [True, False])
def test_a_known_id_with_another_text_is_an_error_and_the_rest_goes_on(
    ledger: Ledger, together: bool
) -> None:
    errors: list[UnreadableInput] = []
    first, other, third = report("r1", "A bridge fell"), report("r1", "A bridge stood"), report("r2", "Rain")
    runs = [[first, other, third]] if together else [[first], [other, third]]
    counted = [ledger.add(run, Reader(), errors.append) for run in runs]
    assert sum(added.new for added in counted) == 2
    assert [error.name for error in errors] == ["r1.txt"]
    assert "'r1'" in errors[0].reason
    assert ledger.reading("r1") == read(first)


def test_what_is_no_report_goes_to_on_error_in_its_place(ledger: Ledger) -> None:
    errors: list[UnreadableInput] = []
    found: list[Report | UnreadableInput] = [BROKEN, report("r1", "A bridge fell"), BROKEN]
    assert ledger.add(found, Reader(), errors.append) == Added(new=1, known=0)
    assert errors == [BROKEN, BROKEN]


def test_one_report_twice_in_a_run_counts_once(ledger: Ledger) -> None:
    pile = [report("r1", "A bridge fell")] * 2
    assert ledger.add(pile, Reader(), refuse) == Added(new=1, known=1)


def test_where_the_input_breaks_off_what_was_read_before_remains(ledger: Ledger) -> None:
    def found() -> Iterator[Report]:
        yield from (report(f"r{i:03}", f"Bridge {i} fell") for i in range(100))
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        ledger.add(found(), Reader(), refuse)
    assert 0 < ledger.count() <= 100
    assert ledger.verify() == []


def test_a_killed_process_leaves_whole_groups(folder: Path) -> None:
    code = """if True:
        import os, pathlib, signal, sys
        from headwater.ledger import open_ledger
        from tests.ledger.pile import Reader, report
        def found():
            for i in range(1000):
                if i == 150:
                    os.kill(os.getpid(), signal.SIGKILL)
                yield report(f"r{i}", f"Bridge {i} fell")
        open_ledger(pathlib.Path(sys.argv[1]), create=True).add(found(), Reader(), print)
    """
    root = Path(__file__).parents[2]
    paths = os.pathsep.join([str(root), *filter(None, sys.path)])
    ended = subprocess.run(
        [sys.executable, "-c", code, str(folder)], check=False, env={"PYTHONPATH": paths}, cwd=root
    )
    assert ended.returncode == -signal.SIGKILL
    with open_ledger(folder) as ledger:
        assert ledger.count() == 128
        assert ledger.verify() == []


def test_several_writers_at_once_lose_nothing(folder: Path) -> None:
    open_ledger(folder, create=True).close()
    piles = [[report(f"r{i}", f"Bridge {i} fell") for i in range(start, start + 60)] for start in (0, 30, 60)]
    results: list[Added] = []

    def work(pile: list[Report]) -> None:
        with open_ledger(folder) as ledger:
            results.append(ledger.add(pile, Reader(), refuse))

    threads = [threading.Thread(target=work, args=(pile,)) for pile in piles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(added.new for added in results) == 120
    with open_ledger(folder) as ledger:
        assert ledger.count() == 120
        assert ledger.verify() == []


def test_readings_come_back_as_they_were_in_the_order_of_ids(ledger: Ledger) -> None:
    pile = [
        report("r2", "Rain\0 and \U0001f30a. Rain again"),
        report("r1", "A bridge fell", outlet="Arle Post"),
    ]
    ledger.add(pile, Reader(), refuse)
    assert list(ledger.readings()) == [read(pile[1]), read(pile[0])]
    assert list(ledger.readings(["r2", "r9", "r2"])) == [read(pile[0])]
    assert list(ledger.readings([])) == []
    assert ledger.reading("r9") is None
    assert ledger.verify() == []
