from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ledger import DamagedLedger, codec
from headwater.records import Bounds, Event, Interval, Reading, Relay, Report, Resolved, Span, TracedReport
from tests.ledger import records as made


@settings(max_examples=40, deadline=None)
@given(made.any_of(Reading, Event, Relay, TracedReport))
def test_a_record_comes_back_from_its_json_as_it_was(record: Any) -> None:
    stored = json.dumps(codec.dump(record))
    assert codec.load(json.loads(stored), type(record)) == record


@settings(max_examples=15, deadline=None)
@given(made.any_of(Reading, Event), st.data())
def test_a_record_that_lacks_a_field_is_refused(record: Any, data: st.DataObject) -> None:
    stored = codec.dump(record)
    required = [f.name for f in dataclasses.fields(record) if f.default is dataclasses.MISSING]
    stored.pop(data.draw(st.sampled_from(required)))
    with pytest.raises(DamagedLedger):
        codec.load(stored, type(record))


WRONG = {
    "a number for a name": (TracedReport, {"id": 1}),
    "a word for a flag": (Event, {"retracted": "no"}),
    "a flag for a number": (Event, {"articles": True}),
    "a fraction for a number": (Event, {"articles": 1.5}),
    "a kind that is none": (Relay, {"kind": "theft"}),
    "a field that is none": (Relay, {"colour": "red"}),
    "a day that is none": (Event, {"when": ["2020-02-30", None]}),
    "an interval turned round": (Event, {"when": ["2020-02-02", "2020-02-01"]}),
    "bounds of three": (Event, {"origins": [1, 2, 3]}),
    "a span of words": (Relay, {"evidence": [{"report": "r", "span": ["a", "b"]}]}),
    "nothing for a text": (Event, {"what": None}),
    "a word for a list": (Relay, {"claims": "c1"}),
    "a list for an object": (Event, {"claims": [[]]}),
}


@pytest.mark.parametrize(("kind", "change"), WRONG.values(), ids=WRONG)
def test_a_value_of_the_wrong_kind_is_refused_not_converted(kind: Any, change: dict[str, object]) -> None:
    stored = {**codec.dump(made.EXAMPLES[kind]), **change}
    with pytest.raises(DamagedLedger, match=f"no {kind.__name__} in the ledger"):
        codec.load(stored, kind)


@pytest.mark.parametrize(
    ("record", "stored"),
    [
        (Span(3, 9), [3, 9]),
        (Interval(date(2021, 5, 4), None), ["2021-05-04", None]),
        (Bounds(2, None), [2, None]),
    ],
)
def test_pairs_are_written_short_and_days_as_iso_dates(record: object, stored: object) -> None:
    assert codec.dump(record) == stored


def test_a_whole_number_of_kilometres_is_a_number() -> None:
    place = Resolved(1, "Arle", "XX", None, 10.0, 20.0, "PPL", 5.0)
    assert codec.load({**codec.dump(place), "precision_km": 5}, Resolved) == place


def test_the_place_of_what_is_wrong_is_named() -> None:
    stored = codec.dump(made.EXAMPLES[Event])
    stored["claims"][0]["status"] = "rumoured"
    with pytest.raises(DamagedLedger, match=r"rumoured.*\$\.claims\[0\]\.status"):
        codec.load(stored, Event)


def test_every_character_survives() -> None:
    report = Report(id="r", sha256="0" * 64, text="a\0b \ud800 \U0001f30a \u2028")
    assert codec.load(json.loads(json.dumps(codec.dump(report))), Report) == report
