"""`add`, `verify`, `serve` and `demo`: what is done with the ledger."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.common import Failures, LedgerFolder, Paths
from headwater.errors import WrongUsage
from headwater.settings import Settings

if TYPE_CHECKING:
    from headwater.ledger import Ledger

HOST, PORT = "127.0.0.1", 8000
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def add(paths: Paths, ledger: LedgerFolder = None) -> None:
    """Put reports into the ledger, read those that are new, and trace what they touch."""
    failures = Failures()
    with opened(ledger, create=True) as kept:
        _fill(kept, paths, failures)
    raise typer.Exit(failures.status)


def verify(ledger: LedgerFolder = None) -> None:
    """Check that what the ledger holds is whole; exit status 1 and a line each where it is not."""
    with opened(ledger) as kept:
        wrong, count = kept.verify(), kept.count()
    for line in wrong:
        typer.echo(line)
    if not wrong:
        typer.echo(f"{count} reports, all whole")
    raise typer.Exit(1 if wrong else 0)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; loopback only.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = PORT,
    ledger: LedgerFolder = None,
) -> None:
    """Show the ledger in a browser, on this machine alone."""
    from headwater.web.server import run

    if host not in LOOPBACK:
        raise WrongUsage(
            f"--host {host}: the page is for this machine alone; accepted: {', '.join(LOOPBACK)}"
        )
    with opened(ledger) as kept:
        run(kept, host, port)


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = PORT,
) -> None:
    """Trace the sample pile that ships with Headwater (invented reports); in a terminal, serve it afterwards."""
    from headwater.cli.reports import print_trace
    from headwater.web.server import run

    failures = Failures()
    with tempfile.TemporaryDirectory() as folder, opened(folder, create=True) as kept:
        with as_file(files("headwater") / "data" / "samples" / "pile.jsonl") as pile:
            _fill(kept, [str(pile)], failures)
        print_trace(kept.trace(), list(kept.readings()), as_json=False)
        if sys.stdout.isatty():
            run(kept, HOST, port)
    raise typer.Exit(failures.status)


def opened(folder: str | None, create: bool = False) -> Ledger:
    """The ledger in the chosen folder."""
    from headwater.ledger import chosen, open_ledger

    return open_ledger(Path(chosen(folder, os.environ)), create)


def _fill(kept: Ledger, paths: list[str], failures: Failures) -> None:
    from headwater import reader, tracer
    from headwater.capture import capture
    from headwater.progress import counted

    settings = Settings()
    added = kept.add(
        capture(paths, settings),
        lambda reports: counted(
            reader.read_many(reports, reader.english(settings), failures.say), "reports read"
        ),
        failures.say,
    )
    kept.retrace(tracer.trace)
    typer.echo(f"{added.new} added, {added.known} known; {kept.count()} reports in the ledger", err=True)
