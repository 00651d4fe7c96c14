"""What the commands share: their options, what becomes of unreadable inputs, reading with a progress bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from headwater.errors import UnreadableInput
from headwater.progress import counted
from headwater.records import Reading, Report
from headwater.settings import Settings

if TYPE_CHECKING:
    from headwater.capture import Given

PATHS_HELP = "Reports: files, folders or URLs (text, HTML, feed, WARC, JSON, JSONL)."
Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help=PATHS_HELP)]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print JSON as docs/contract.md says, not a page for a person.")
]
LedgerFolder = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="DIR", help="The ledger's folder; else HEADWATER_LEDGER, else ./headwater-ledger."
    ),
]


@dataclass
class Failures:
    """Says each unreadable input on stderr when it comes, and keeps count."""

    count: int = 0
    console: Console = field(default_factory=lambda: Console(stderr=True, soft_wrap=True, highlight=False))

    def say(self, item: UnreadableInput) -> None:
        """Name one."""
        self.count += 1
        self.console.print(Text(f"headwater: {item}"))

    def readable(self, found: Iterable[Report | UnreadableInput]) -> Iterator[Report]:
        """The reports among what was captured."""
        for item in found:
            if isinstance(item, UnreadableInput):
                self.say(item)
            else:
                yield item

    @property
    def status(self) -> int:
        """The exit status of the run."""
        return 1 if self.count else 0


def read_paths(paths: list[str], given: Given, failures: Failures) -> Iterator[Reading]:
    """Capture and read, with a progress bar on stderr where somebody looks."""
    from headwater import reader
    from headwater.capture import capture

    settings = Settings()
    reports = failures.readable(capture(paths, settings, given))
    return counted(reader.read_many(reports, reader.english(settings), failures.say), "reports read")
