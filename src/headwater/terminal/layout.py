"""Lines with a label and a hanging indent, without trailing spaces: the same on a screen and in a pipe."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

# Columns: beyond this a line of text is hard to read, however wide the window is.
WIDEST = 100
# Columns: below this the text would stand one word a line.
NARROWEST = 14


@dataclass(frozen=True)
class Page:
    """Where to print; `indent` and `label` are columns from the left."""

    console: Console

    @property
    def plain(self) -> bool:
        """Whether bold and dim do not show, so that marks have to do their work."""
        return not self.console.is_terminal or self.console.is_dumb_terminal

    def put(self, body: Text | str, indent: int = 0, label: str = "", width: int = 0) -> None:
        """Print `body` wrapped, at `indent`, its first line behind `label` in a column of `width`."""
        text = Text(body) if isinstance(body, str) else body
        left = indent + width
        room = max(NARROWEST, min(self.console.width, WIDEST) - left)
        lines = text.wrap(self.console, room, overflow="fold") or [Text()]
        for number, line in enumerate(lines):
            line.rstrip()
            head = Text(" " * indent)
            head.append((label if number == 0 else "").ljust(width), style="dim")
            self._print(head + line)

    def heading(self, words: str, note: str = "") -> None:
        """Print an empty line, then a heading with a quieter note beside it."""
        self._print(Text())
        text = Text(words, style="bold cyan")
        if note:
            text.append("  " + note, style="dim not bold")
        self.put(text)

    def gap(self) -> None:
        """Print an empty line."""
        self._print(Text())

    def _print(self, line: Text) -> None:
        line.rstrip()
        self.console.print(line, soft_wrap=True)
