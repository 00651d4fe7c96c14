"""A stage that breaks on one report costs that report alone, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater import reader
from headwater.errors import UnreadableInput
from headwater.records import Report, Span

from ..conftest import make_report

GOOD = "Police arrested two men in Lyon on Monday, a court clerk said."
BAD = "The reader does not get on with this one, a clerk said."


@pytest.fixture
def breaking(stages: reader.Stages) -> reader.Stages:
    """Stages of which one makes an invalid record of a report."""

    def find_actors(parse, places):
        if "does not get on" in parse.text:
            Span(5, 2)
        return stages.find_actors(parse, places)

    return replace(stages, find_actors=find_actors)


def _pile() -> list[Report]:
    return [make_report(text, "2024-05-07", id=name) for name, text in (("a", GOOD), ("b", BAD), ("c", GOOD))]


def test_the_rest_goes_on_and_the_report_is_named(breaking: reader.Stages) -> None:
    said: list[UnreadableInput] = []
    found = list(reader.read_many(_pile(), breaking, said.append))
    assert [(reading.report.id, bool(reading.claims)) for reading in found] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]
    assert [error.name for error in said] == ["b"]
    assert "ValueError" in said[0].reason
    assert found[1].unread == said[0].reason
    assert found[1].report.text == BAD
    assert found[1].published.interval == _pile()[1].published


def test_without_somebody_to_tell_the_defect_is_raised(breaking: reader.Stages) -> None:
    with pytest.raises(ValueError, match="span"):
        list(reader.read_many(_pile(), breaking))
