"""What the tests of capture share: bytes as a file, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.capture import Captured, Given, capture
from headwater.errors import UnreadableInput
from headwater.records import Report
from headwater.settings import Settings

Take = Callable[..., list[Captured]]
SMALL = Settings(max_file_bytes=1 << 20, max_unpacked_bytes=1 << 20, max_report_characters=5_000)

STORY = "DELTAPORT — Two dockers said on Tuesday that the crane had stood still since March. “It creaks,” one said."


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """take("name", bytes or text) -> all that capture makes of a file with this name and content."""

    def run(name: str, content: bytes | str, settings: Settings = SMALL, **given: str) -> list[Captured]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(capture([str(path)], settings, Given(**given)))

    return run


def report(found: list[Captured]) -> Report:
    """The only thing found, which must be a report."""
    assert len(found) == 1, found
    assert isinstance(found[0], Report), found[0]
    return found[0]


def refusal(found: list[Captured]) -> UnreadableInput:
    """The only thing found, which must be an error that says why."""
    assert len(found) == 1, found
    assert isinstance(found[0], UnreadableInput), found[0]
    assert found[0].reason
    return found[0]
