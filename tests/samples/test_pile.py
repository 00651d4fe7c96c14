"""The sample pile: invented, whole, and counted by hand without contradicting itself."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from itertools import product
from typing import Any

import pytest

SAMPLES = files("headwater") / "data" / "samples"
REPORTS: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLES / "pile.jsonl").read_text(encoding="utf-8").splitlines()
]
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
TEXTS = {report["id"]: report["text"] for report in REPORTS}
EVENTS = {event["id"]: event for event in EXPECTED["events"]}
VERSIONS = {version["report"]: version["version_of"] for version in EXPECTED["versions"]}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_a_report_is_short_and_lies_at_no_real_address(report: dict[str, Any]) -> None:
    assert set(report) == {"id", "outlet", "url", "title", "published", "text"}
    assert 90 <= len(report["text"].split()) <= 250
    assert report["url"].startswith("https://example.org/")
    assert report["published"] is None or date.fromisoformat(report["published"])


def test_the_reader_is_told_that_all_is_invented() -> None:
    assert "invented" in (SAMPLES / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert "invented" in EXPECTED["note"]


def test_the_pile_is_of_the_promised_size_and_mix() -> None:
    assert 14 <= len(REPORTS) <= 18
    assert len(TEXTS) == len(REPORTS)
    assert [report["id"] for report in REPORTS if report["published"] is None] == ["gulf-6", "rice-3"]


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event["id"])
def test_every_quote_stands_in_its_report(event: dict[str, Any]) -> None:
    assert [c["quote"] for c in event["claims"] if c["quote"] not in TEXTS[c["report"]]] == []


def test_every_relay_version_and_retraction_quotes_its_report() -> None:
    shown = [(relay["from"], relay["quote"]) for relay in EXPECTED["relays"]]
    shown += [(item["report"], item["quote"]) for item in EXPECTED["versions"] + EXPECTED["retractions"]]
    assert [quote for report, quote in shown if quote not in TEXTS[report]] == []


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event["id"])
def test_articles_and_outlets_are_those_that_assert_it(event: dict[str, Any]) -> None:
    telling = {c["report"] for c in event["claims"] if c["stance"] != "denies"}
    articles = {VERSIONS.get(report, report) for report in telling}
    outlets = {report["outlet"] for report in REPORTS if report["id"] in articles}
    assert (event["articles"], event["outlets"]) == (len(articles), len(outlets))


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event["id"])
def test_the_interval_follows_from_the_classes(event: dict[str, Any]) -> None:
    count = len(event["origin_classes"])
    assert event["origins"] == {"min": fewest(count, event["known_different"]), "max": count}


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event["id"])
def test_who_denies_is_named_and_not_counted(event: dict[str, Any]) -> None:
    denying = {c["report"] for c in event["claims"] if c["stance"] == "denies"}
    assert len(event["disputed_by"]) == len(denying)
    assert all(any(report in told for report in denying) for told in event["disputed_by"])


def fewest(count: int, different: list[list[int]]) -> int:
    """The fewest colours for `count` origins where `different` pairs must not share one, by trying all."""
    return next(
        colours
        for colours in range(count + 1)
        for given in product(range(colours), repeat=count)
        if all(given[first] != given[second] for first, second in different)
    )
