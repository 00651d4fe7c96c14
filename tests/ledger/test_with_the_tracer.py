"""The ledger with the reader and the tracer that stand behind it, on the sample pile."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from headwater import reader, tracer
from headwater.capture import capture
from headwater.errors import UnreadableInput
from headwater.ledger import Ledger, open_ledger, touch
from headwater.records import Reading, Report, Trace
from headwater.settings import Settings
from tests.ledger.pile import refuse

SAMPLES = str(files("headwater") / "data" / "samples" / "pile.jsonl")


@pytest.fixture(scope="module")
def pile(stages: reader.Stages) -> dict[str, Reading]:
    """The sample pile, read."""
    reports = [item for item in capture([SAMPLES], Settings()) if not isinstance(item, UnreadableInput)]
    return {reading.report.id: reading for reading in reader.read_many(reports, stages)}


def put(ledger: Ledger, readings: list[Reading]) -> None:
    ready = {reading.report.id: reading for reading in readings}
    reports: list[Report] = [reading.report for reading in readings]
    ledger.add(reports, lambda found: (ready[report.id] for report in found), refuse)
    ledger.retrace(tracer.trace)


def nameless(found: Trace) -> Trace:
    return replace(found, events=tuple(replace(event, id="") for event in found.events))


def batches(pile: dict[str, Reading]) -> dict[str, list[list[Reading]]]:
    ordered = list(pile.values())
    return {
        "at once": [ordered],
        "one by one": [[reading] for reading in ordered],
        "in halves, the later first": [ordered[len(ordered) // 2 :], ordered[: len(ordered) // 2]],
    }


@pytest.mark.parametrize(
    ("way", "small"),
    [
        ("at once", True),
        ("in halves, the later first", True),
        ("in halves, the later first", False),
        ("one by one", False),
    ],
)
def test_the_sample_pile_traced_as_it_comes_is_the_pile_traced_at_once(
    folder: Path, pile: dict[str, Reading], way: str, small: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not small:
        monkeypatch.setattr(touch, "SMALL", 0)
        monkeypatch.setattr(touch, "_LARGE_SHARE", 1)
    with open_ledger(folder, create=True) as ledger:
        for batch in batches(pile)[way]:
            put(ledger, batch)
        assert nameless(ledger.trace()) == nameless(tracer.trace(list(pile.values())))
        assert ledger.verify() == []
        assert len({event.id for event in ledger.trace().events}) == len(ledger.trace().events)
        assert list(ledger.readings()) == sorted(pile.values(), key=lambda reading: reading.report.id)
