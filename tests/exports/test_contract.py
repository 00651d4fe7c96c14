"""What is printed has the names of the contract, and its spans lie in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from headwater.exports import contract
from headwater.records import Reading

STORY = (
    "KYIV, May 4 (Harbour Wire) - Shells hit a depot near Kharkiv on 3 May 2022, killing at least 14 workers, "
    "two officials told Harbour Radio.\n\n"
    "“It burned all night,” said one of them, who asked not to be named for fear of reprisals."
)
CONTRACT = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")


def spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def named(field: str) -> set[str]:
    """The first words in backticks of the contract's row for a field, which name what it holds."""
    row = next(line for line in CONTRACT.splitlines() if line.startswith(f"| `{field}` |"))
    return set(re.findall(r"`(\w+)`", row.split("|")[2]))


def test_a_reading_prints_the_fields_of_the_contract(read: Callable[..., Reading]) -> None:
    printed = contract.reading(read(STORY, published="2022-05-04", outlet="The Daily Test"))
    assert {
        "id",
        "sha256",
        "outlet",
        "url",
        "title",
        "byline",
        "language",
        "text",
        "published",
        "via",
    } <= set(printed["report"])  # type: ignore[call-overload]
    for field in ("passages", "times", "places", "actors", "sources", "attributions", "claims"):
        items = printed[field]
        assert isinstance(items, list)
        assert items, f"nothing in {field}"
        wanted = (
            {"start", "end"} if field == "passages" else named(field) & set(items[0]) | {"id"} & named(field)
        )
        assert wanted <= set(items[0]), field


def test_spans_lie_within_the_text_and_the_line_is_one_line(read: Callable[..., Reading]) -> None:
    line = contract.line(contract.reading(read(STORY, published="2022-05-04", outlet="The Daily Test")))
    assert "\n" not in line
    printed = json.loads(line)
    assert printed["report"]["text"] == STORY
    found = list(spans(printed))
    assert found
    assert all(0 <= start <= end <= len(STORY) for start, end in found)


def test_a_language_that_is_not_read_is_printed_with_the_reason(read: Callable[..., Reading]) -> None:
    text = (
        "Le ministère de la Défense a déclaré mardi que les soldats avaient quitté la ville de Brest dans la nuit. "
        * 4
    )
    printed = contract.reading(read(text))
    assert printed["claims"] == []
    assert printed["passages"]
    assert "'fr'" in str(printed["unread"])
