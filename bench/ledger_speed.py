"""How fast a ledger answers: each query of the page, its median and slowest time, on a synthetic ledger or a given one.

python bench/ledger_speed.py --reports 10000
python bench/ledger_speed.py --ledger big-ledger
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from ledger_generator import fill

from headwater.ledger import FILE, EventQuery, Ledger, open_ledger, touch
from headwater.ledger.database import Database

FIRST, FILTER = 300, 150
"""Milliseconds within which a page's first answer and a filter's answer are to be there."""
ROUNDS = 15


def queries(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What the page asks, by name."""
    first = ledger.events(EventQuery()).rows[0]
    event = ledger.event(first.id)
    reports = sorted({claim.report for claim in event.claims}) if event else []
    words = first.what.split()
    outlet = ledger.outlets()[0]

    def listed(**query: object) -> Callable[[], object]:
        return lambda: ledger.events(EventQuery(**query))  # type: ignore[arg-type]

    return {
        "events, first page": listed(),
        "events, last page": listed(page=max(1, ledger.events(EventQuery()).total // 50)),
        **{f"events, {order}": listed(order=order) for order in ("newest", "oldest", "articles", "origins")},
        "events, common word": listed(words=words[1][:3]),
        "events, three words": listed(words=" ".join(words[:3])),
        "events, one letter": listed(words="a"),
        "events, no such word": listed(words="zzzzqqq"),
        "events, time": listed(earliest=date(2023, 6, 1), latest=date(2023, 6, 30), order="newest"),
        "events, outlet": listed(outlet=outlet),
        "events, origins 1-1": listed(origins_min_most=1, origins_max_most=1, order="articles"),
        "events, disputed": listed(disputed=True),
        "events, retracted": listed(retracted=True, order="newest"),
        "events, all filters": listed(
            words=words[1][:3], outlet=outlet, earliest=date(2023, 1, 1), disputed=False, retracted=False,
            order="origins",
        ),
        "event, its relays and readings": lambda: (
            ledger.event(first.id), ledger.relays(reports), list(ledger.readings(reports)),
        ),
        "event, its relays and texts": lambda: (
            ledger.event(first.id), ledger.relays(reports), ledger.texts(reports),
        ),
        "one report": lambda: (ledger.reading(reports[0]), ledger.traced_report(reports[0])),
        "reports, first page": ledger.reports,
        "reports, common word": lambda: ledger.reports(words[1][:3]),
        "reports, outlet": lambda: ledger.reports(outlet=outlet),
        "outlets": ledger.outlets,
        "count": ledger.count,
    }  # fmt: skip


def measure(ledger: Ledger) -> bool:
    """Print a line for each query; whether all medians were within their bounds.

    The processor's time beside the clock's shows what a busy machine adds.
    """
    well = True
    for name, ask in queries(ledger).items():
        times, work = [], []
        for _ in range(ROUNDS):
            start, used = time.perf_counter(), time.process_time()
            ask()
            times.append(1000 * (time.perf_counter() - start))
            work.append(1000 * (time.process_time() - used))
        bound = FIRST if "first" in name or "event," in name else FILTER
        median = statistics.median(times)
        well &= median <= bound
        told = f"median {median:7.1f} ms (processor {statistics.median(work):7.1f} ms)   slowest {max(times):7.1f} ms"
        sys.stdout.write(f"{name:32} {told}   bound {bound} ms{'' if median <= bound else '   TOO SLOW'}\n")
    return well


def touched(folder: Path, ledger: Ledger) -> None:
    """Print how many reports one more report of a story would have traced anew, and how long it takes to know."""
    report = ledger.reports().rows[0].id
    database = Database(folder, create=False)
    with database.reading() as connection:
        start = time.perf_counter()
        found = touch.touched(connection, frozenset([report]), ledger.count())
        took = 1000 * (time.perf_counter() - start)
    database.close()
    sys.stdout.write(f"one report that is new touches {len(found):,} reports, found in {took:.1f} ms\n")


def main() -> None:
    """Measure the ledger that the command line names, or a synthetic one in a temporary folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--ledger", type=Path)
    arguments = parser.parse_args()
    with ExitStack() as stack:
        folder = arguments.ledger or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "ledger"
        ledger = stack.enter_context(open_ledger(folder, create=arguments.ledger is None))
        if arguments.ledger is None:
            added, traced = fill(ledger, arguments.reports)
            sys.stdout.write(
                f"synthetic ledger: {added:.1f} s to add, {traced:.1f} s to read back and keep the trace\n"
            )
        start = time.perf_counter()
        open_ledger(folder).close()
        opened = 1000 * (time.perf_counter() - start)
        size = (folder / FILE).stat().st_size / 1e6
        total = ledger.events(EventQuery()).total
        sys.stdout.write(
            f"{ledger.count():,} reports, {total:,} events, {size:,.0f} MB; opened in {opened:.1f} ms\n"
        )
        touched(folder, ledger)
        if not measure(ledger):
            sys.exit(1)


if __name__ == "__main__":
    main()
