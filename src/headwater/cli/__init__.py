"""The command line: arguments to calls, results to stdout, messages to stderr; no logic.

Exit status 0: all inputs read. 1: some inputs could not be read; each is named on stderr. 2: wrong usage.
"""

from __future__ import annotations

import os
import sys

import typer

from headwater.cli import ledger, reports
from headwater.errors import HeadwaterError, WrongUsage

app = typer.Typer(
    help="Traces the claims of news reports to their independent origins.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    reports.read,
    reports.trace,
    ledger.add,
    ledger.verify,
    ledger.serve,
    ledger.demo,
    reports.version,
):
    app.command()(command)


def main() -> None:
    """Run the command line; errors raised on purpose become one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="strict" if stream is sys.stdout else "backslashreplace"
            )
    try:
        app()
    except WrongUsage as error:
        _complain(error)
        sys.exit(2)
    except HeadwaterError as error:
        _complain(error)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has gone; Python would complain once more at exit without this.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _complain(error: HeadwaterError) -> None:
    typer.echo(f"headwater: {error}", err=True)
