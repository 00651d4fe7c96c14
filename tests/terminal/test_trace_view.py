"""A traced pile as a person sees it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Bounds, Event, Evidence, Link, Origin, Relay, Span, Trace
from headwater.terminal import show_trace

from .handmade import (
    COUNTS,
    DOCKERS,
    POSTEN,
    RELAY,
    console,
    event,
    event_claim,
    printed,
    reading,
    trace,
    traced,
)
from .test_safe import steering


def view(record: Trace, width: int = 80) -> str:
    """What a person sees of a trace of the handmade report."""
    target = console(width)
    show_trace(record, [reading()], target)
    return printed(target)


WHOLE = """\
2 reports, 1 event
origins a-b: the fewest and the most independent origins that fit what the
reports say; no judgement of truth.

Guards held a ferry in Harstad
  articles 2   outlets 2   gateways 1-1   origins 1-2   COERCE
  when        2023-05-01
  where       Harstad, Troms, NO (within 10 km)
  chains      r1: Nordlys Posten
                 └─ Radio Fjell > unnamed: two dockers (2 people)
              r2: Radio Fjell
                 └─ unnamed: two dockers (2 people)
  relays      r1 credits r2: “told Radio Fjell”
  why         r1 credits r2; two dockers are two.
  differ      count: one ferry (r1) | two ferries (r2)
  disputed by the port office (r1)
  retracted   what this leaned on was taken back, and no longer counts
  more        --why e1
"""


def test_the_whole_page() -> None:
    told = event(contradictions=(COUNTS,), disputed_by=(Origin("r1", "the port office"),), retracted=True)
    assert view(trace(told)) == WHOLE


def test_the_most_reported_event_comes_first_whatever_the_order() -> None:
    few, many = event(id="few"), event(id="many", articles=5)
    assert view(trace(few, many)) == view(trace(many, few))
    assert view(trace(few, many)).index("--why many") < view(trace(few, many)).index("--why few")


def test_an_event_of_one_article_has_one_line() -> None:
    page = view(trace(event(articles=1, outlets=1)))
    assert "Reported by one article\n  • Guards held a ferry in Harstad  2023-05-01; Harstad" in page
    assert "gateways" not in page


@pytest.mark.parametrize("fields", [{"retracted": True}, {"disputed_by": (Origin("r1", "the port"),)}])
def test_an_event_that_is_taken_back_or_denied_is_told_in_full(fields: dict[str, Any]) -> None:
    assert "gateways" in view(trace(event(articles=1, **fields)))


@pytest.mark.parametrize(
    ("count", "articles", "hidden"),
    [(12, 2, "2 more events not shown"), (13, 1, "1 more event not shown"), (10, 2, None), (12, 1, None)],
)
def test_a_large_pile_says_how_to_see_the_rest(count: int, articles: int, hidden: str | None) -> None:
    page = view(trace(*(event(id=f"e{number:02}", articles=articles) for number in range(count))))
    assert ("not shown" in page) == (hidden is not None)
    if hidden:
        assert f"{hidden}: --json prints all, --why EVENT explains one." in page


@pytest.mark.parametrize(
    ("relay", "row"),
    [
        (RELAY, "relays      r1 credits r2: “told Radio Fjell”"),
        (
            Relay(
                "r1",
                "r2",
                None,
                "copy",
                (Evidence("r2", Span(0, 5)), Evidence("r1", Span(0, 10))),
                "",
                ("c1",),
            ),
            "relays      r1 copies r2: “Ferry held”",
        ),
        (
            Relay("r1", None, "Radio Vest", "credit", (Evidence("r1", Span(0, 5)),), "", ()),
            "relays      r1 credits Radio Vest (its report is not in the pile): “Ferry”",
        ),
    ],
)
def test_relays_with_the_words_that_show_them(relay: Relay, row: str) -> None:
    assert row in view(trace(relays=(relay,)))


@pytest.mark.parametrize(
    "relay",
    [
        Relay("r1", "r2", None, "credit", RELAY.evidence, "", ("c7",)),
        Relay("r1", "r9", None, "credit", RELAY.evidence, "", ()),
        Relay("r9", "r2", None, "credit", RELAY.evidence, "", ()),
    ],
)
def test_a_relay_of_something_else_stays_out_of_the_event(relay: Relay) -> None:
    assert "relays" not in view(trace(relays=(relay,)))


def test_the_chains_of_one_report_hang_under_its_outlet_each_once() -> None:
    chains = [(POSTEN, Link("person", f"Docker {number}", "")) for number in (1, 1, 2, 3, 4, 5, 6)]
    page = view(trace(event(claims=tuple(event_claim("r1", chain) for chain in chains)), relays=()))
    assert page.count("r1: Nordlys Posten") == 1
    assert page.count("├─ Docker") == 5
    assert "└─ 1 more" in page


def test_a_denial_is_no_chain_of_the_event() -> None:
    port = (Link("organisation", "Port Office", ""),)
    page = view(
        trace(event(claims=(event_claim(), event_claim("r2", port, stance="denies", status="denied"))))
    )
    assert "Port Office" not in page


def test_a_disputing_source_is_described_by_its_report() -> None:
    page = view(trace(event(disputed_by=(Origin("r1", DOCKERS.id),))))
    assert "disputed by unnamed: two dockers (2 people) (r1)" in page


def test_versions_and_retractions_are_listed() -> None:
    reports = (traced("r1"), traced("r2", version_of="r1"), traced("r3", retracts=("r1",)))
    page = view(trace(reports=reports))
    assert "r2 is a later version of r1: one article" in page
    assert "r3 takes back r1" in page


def test_an_event_without_day_or_place_says_so() -> None:
    page = view(trace(event(when=None, where=None, origins=Bounds(1, None))))
    assert "when        unknown" in page
    assert "where       unknown" in page
    assert "origins 1+" in page


def test_an_empty_pile() -> None:
    assert view(Trace((), (), ())) == "0 reports, 0 events\n"


@pytest.mark.parametrize("width", [80, 60, 40])
def test_no_line_is_wider_than_the_window_or_ends_in_space(width: int) -> None:
    told = event(contradictions=(COUNTS,), what="Guards held a ferry " * 30, reason="because " * 100)
    for row in view(trace(told), width).splitlines():
        assert len(row) <= width
        assert row == row.rstrip()


def test_no_judgement_in_its_own_words() -> None:
    told: Event = event(contradictions=(COUNTS,), retracted=True)
    assert not re.search(r"confirmed|verified|true\b|proven", view(trace(told, event(id="e2", articles=1))))


HOSTILE = st.text(st.characters(categories=None), min_size=1, max_size=60).filter(str.strip)


@given(HOSTILE)
def test_no_text_of_a_report_steers_the_terminal(words: str) -> None:
    links = (Link("outlet", words, ""), Link("anonymous", None, words))
    told = event(
        id=words,
        what=f"[/red] {words}",
        reason=words,
        claims=(event_claim(words, links),),
        disputed_by=(Origin(words, words),),
    )
    page = view(trace(told, relays=(Relay(words, None, words, "credit", RELAY.evidence, "", ()),)))
    assert steering(page.replace("\n", "")) == []
    assert "[/red]" in page
