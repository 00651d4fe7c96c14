"""The page docs/claims.md, executed: every example gives exactly the lines printed under it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.records import Reading

from .conftest import OPENING
from .shown import lines

PAGE = Path(__file__).parents[3] / "docs" / "claims.md"
EXAMPLE = re.compile(r"^## (\d+\. [^\n]+)\n.*?```text\n(.*?)\n```\n```claims\n(.*?)\n```", re.M | re.S)
EXAMPLES = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_shows_ten_sentences() -> None:
    assert len(EXAMPLES) == 10


@pytest.mark.parametrize(("text", "wanted"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_example(read: Callable[..., Reading], text: str, wanted: str) -> None:
    reading = read(OPENING + text, published="2021-06-10", outlet="The Lowland Post")
    assert lines(reading, len(OPENING)) == wanted.split("\n")
