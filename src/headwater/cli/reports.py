"""`read` and `trace`: what is done with reports that are given, or that the ledger holds."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from headwater import __version__
from headwater.cli.common import PATHS_HELP, AsJson, Failures, LedgerFolder, Paths, read_paths
from headwater.records import Reading, Trace


def read(  # one parameter an option, as typer has it
    paths: Paths,
    as_json: AsJson = False,
    outlet: Annotated[str | None, typer.Option(help="The outlet of a text file.")] = None,
    published: Annotated[
        str | None, typer.Option(help="The day on which a text file was published: YYYY-MM-DD.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="The address of a text file's report.")] = None,
    title: Annotated[str | None, typer.Option(help="The title of a text file's report.")] = None,
) -> None:
    """Read each report on its own: its claims, each with its chain of sources, its time and its place."""
    from headwater.capture import Given

    failures = Failures()
    given = Given(outlet=outlet, published=published, url=url, title=title)
    for number, record in enumerate(read_paths(paths, given, failures)):
        _print_reading(record, as_json, first=number == 0)
    raise typer.Exit(failures.status)


def trace(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...]", help=f"{PATHS_HELP} Without one: the ledger.")
    ] = None,
    as_json: AsJson = False,
    why: Annotated[
        str | None, typer.Option("--why", metavar="EVENT", help="Explain one event in sentences.")
    ] = None,
    upstream: Annotated[
        str | None, typer.Option("--upstream", metavar="REPORT", help="Draw the chains of one report.")
    ] = None,
    ledger: LedgerFolder = None,
) -> None:
    """Trace a pile of reports: events, who took what from whom, and how many origins stand behind each."""
    from headwater.terminal import tame
    from headwater.tracing import explain

    failures = Failures()
    result, readings = _traced(paths, failures) if paths else _kept(ledger)
    if why is not None:
        typer.echo(tame(explain.why(result, readings, why)))
    elif upstream is not None:
        typer.echo(tame(explain.upstream(result, readings, upstream)))
    else:
        print_trace(result, readings, as_json)
    raise typer.Exit(failures.status)


def version() -> None:
    """Print the version."""
    typer.echo(f"headwater {__version__}")


def print_trace(result: Trace, readings: list[Reading], as_json: bool) -> None:
    """The trace as JSON, or as a page for a person."""
    if as_json:
        from headwater.exports import contract

        typer.echo(contract.line(contract.trace(result)))
        return
    from headwater.terminal import show_trace

    show_trace(result, readings, Console())


def _traced(paths: list[str], failures: Failures) -> tuple[Trace, list[Reading]]:
    from headwater import tracer
    from headwater.capture import Given

    readings = list(read_paths(paths, Given(), failures))
    return tracer.trace(readings), readings


def _kept(folder: str | None) -> tuple[Trace, list[Reading]]:
    from headwater.cli.ledger import opened

    with opened(folder) as ledger:
        return ledger.trace(), list(ledger.readings())


def _print_reading(record: Reading, as_json: bool, first: bool) -> None:
    if as_json:
        from headwater.exports import contract

        typer.echo(contract.line(contract.reading(record)))
        return
    from headwater.terminal import show_reading

    if not first:
        typer.echo()
    show_reading(record, Console())
