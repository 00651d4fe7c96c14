"""The tables of the world that ship with Headwater: tab-separated, with a comment on origin and licence on top."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from headwater.errors import BrokenData


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>` under its first line that is no comment; BrokenData where a row does not fit it."""
    path = files("headwater") / "data" / name
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BrokenData(f"data/{name} is missing: {error}") from error
    lines = [
        (number, line) for number, line in enumerate(text.split("\n"), 1) if line and not line.startswith("#")
    ]
    if not lines:
        raise BrokenData(f"data/{name} is empty")
    header = lines[0][1].split("\t")
    found = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            raise BrokenData(
                f"data/{name}, line {number}: {len(cells)} cells under {len(header)} headings: {line!r}"
            )
        found.append(dict(zip(header, cells, strict=True)))
    return tuple(found)
