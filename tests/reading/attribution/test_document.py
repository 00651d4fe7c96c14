"""The page docs/attribution.md, executed: every example gives exactly the lines printed under it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from headwater.reading import attribution
from tests.conftest import make_report

from .shown import lines

PAGE = Path(__file__).parents[3] / "docs" / "attribution.md"
EXAMPLE = re.compile(r"^## (\d+\. [^\n]+)\n.*?```text\n(.*?)\n```\n```attributions\n(.*?)\n```", re.M | re.S)
EXAMPLES = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))


def test_the_page_shows_twenty_five_kinds():
    assert len(EXAMPLES) == 25


@pytest.mark.parametrize(("text", "wanted"), [e[1:] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_example(parse, text, wanted):
    report = make_report(text, outlet="The Lowland Post")
    assert lines(attribution.attribute(report, parse(text), ()), text) == wanted.split("\n")
