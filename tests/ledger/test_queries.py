from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.ledger import EventQuery, Ledger, search
from headwater.records import Report
from tests.ledger.pile import Reader, read, refuse, report, trace

BRIDGE = "Flood takes a bridge"
PILE = [
    report(
        "r1", f"{BRIDGE}. Mayor denied the toll", outlet="Arle Post", published="2021-03-01", title="Café swept away"
    ),
    report("r2", f"{BRIDGE}. Rain in the hills", outlet="Arle Post", published="2021-03-02"),
    report("r3", BRIDGE, outlet="Hill Radio", published="2021-03-03"),
    report("r4", BRIDGE, outlet="Coast Wire", published="2021-03-04"),
    report(
        "r5", "Ferry withdrawn, 40% of it. Nobody saw it from Coast Wire", outlet="Hill Radio", published="2022-01-05"
    ),
    report("r6", "Undated snow"),
]  # fmt: skip


@pytest.fixture
def stocked(ledger: Ledger, fill: Callable[..., object]) -> Ledger:
    fill(*PILE)
    return ledger


def whats(ledger: Ledger, **query: object) -> set[str]:
    return {row.what for row in ledger.events(EventQuery(**query)).rows}  # type: ignore[arg-type]


ALL = {
    BRIDGE, "Mayor denied the toll", "Rain in the hills", "Ferry withdrawn, 40% of it", "Nobody saw it from Coast Wire",
    "Undated snow",
}  # fmt: skip
FERRY = {"Ferry withdrawn, 40% of it", "Nobody saw it from Coast Wire"}
MARCH = ALL - FERRY - {"Undated snow"}
FILTERS = [
    ({}, ALL),
    ({"words": "  "}, ALL),
    ({"words": "bridge"}, {BRIDGE}),
    ({"words": "BRIDGE flo"}, {BRIDGE}),
    ({"words": "cafe"}, {BRIDGE, "Mayor denied the toll"}),
    ({"words": '"takes a"'}, {BRIDGE}),
    ({"words": '"a takes"'}, set()),
    ({"words": "bridge snow"}, set()),
    ({"words": "hill radio"}, {BRIDGE, *FERRY}),
    ({"words": "40%"}, {"Ferry withdrawn, 40% of it"}),
    ({"words": "?!"}, set()),
    ({"earliest": date(2021, 3, 2)}, {"Rain in the hills", *FERRY}),
    ({"latest": date(2021, 12, 31)}, MARCH),
    ({"earliest": date(2021, 3, 1), "latest": date(2021, 3, 1)}, {BRIDGE, "Mayor denied the toll"}),
    ({"outlet": "Hill Radio"}, {BRIDGE, *FERRY}),
    ({"outlet": "Hill"}, set()),
    ({"outlet": "' OR 1=1 --"}, set()),
    ({"outlet": "\ud800"}, set()),
    ({"origins_max_least": 2}, {BRIDGE}),
    ({"origins_max_most": 1}, ALL - {BRIDGE}),
    ({"origins_min_least": 2}, set()),
    ({"origins_min_most": 1}, ALL),
    ({"disputed": True}, {"Mayor denied the toll"}),
    ({"disputed": False}, ALL - {"Mayor denied the toll"}),
    ({"retracted": True}, set()),
    ({"words": "bridge", "outlet": "Coast Wire", "earliest": date(2020, 1, 1), "disputed": False}, {BRIDGE}),
]


@pytest.mark.parametrize(
    ("query", "wanted"), FILTERS, ids=lambda value: str(sorted(value) if isinstance(value, set) else value)
)
def test_filters_let_through_what_they_say(
    stocked: Ledger, query: dict[str, object], wanted: set[str]
) -> None:
    assert whats(stocked, **query) == wanted
    assert stocked.events(EventQuery(**query)).total == len(wanted)  # type: ignore[arg-type]


def test_a_row_says_what_the_event_says(stocked: Ledger) -> None:
    for row in stocked.events(EventQuery()).rows:
        event = stocked.event(row.id)
        assert event is not None
        fields = (
            "what",
            "plover",
            "when",
            "where",
            "articles",
            "outlets",
            "gateways",
            "origins",
            "retracted",
            "reason",
        )
        assert all(getattr(row, name) == getattr(event, name) for name in fields)
        assert row.disputed == bool(event.disputed_by)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("gap", BRIDGE),
        ("articles", BRIDGE),
        ("newest", "Ferry withdrawn, 40% of it"),
        ("oldest", BRIDGE),
        ("origins", BRIDGE),
    ],
)
def test_orders(stocked: Ledger, order: str, first: str) -> None:
    found = stocked.events(EventQuery(order=order)).rows  # type: ignore[arg-type]
    assert found[0].what == first
    if order in ("newest", "oldest"):
        assert found[-1].what == "Undated snow"


@pytest.mark.parametrize("order", ["gap", "newest", "oldest", "articles", "origins"])
def test_pages_hold_every_event_once(stocked: Ledger, order: str) -> None:
    pages = [stocked.events(EventQuery(page=n, per_page=4, order=order)) for n in (1, 2, 3)]  # type: ignore[arg-type]
    assert [len(page.rows) for page in pages] == [4, 2, 0]
    assert {row.what for page in pages for row in page.rows} == ALL
    assert {page.total for page in pages} == {len(ALL)}


WRONG = [{"page": 0}, {"page": 10**30}, {"per_page": 0}, {"per_page": 10**6}, {"origins_min_least": -1},
         {"origins_max_most": 2**70}, {"order": "best"}]  # fmt: skip


@pytest.mark.parametrize("query", WRONG, ids=str)
def test_a_query_that_cannot_be_is_refused_when_it_is_made(query: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(query))):
        EventQuery(**query)  # type: ignore[arg-type]


HOSTILE = [
    '"', '""', '"a', 'a"b', "'", "bridge'; DROP TABLE events; --", "what:bridge", "NOT bridge", "bridge NOT", "OR",
    "AND AND",
    "NEAR(bridge flood, 2)", "(bridge", "bridge)", "^bridge", "bri*dge", "*", "-bridge", "{what}: x", "a\0b", "\\", "%",
    "_", "bridge " * 5_000, "(" * 5_000, '"' * 5_001, "é" * 3_000, "\u202e\U0001f30a", "\ud800", "bridge + flood",
    "rowid:1", "1e999", "a\ud800b bridge", "ः", "²",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_are_taken_for_more_than_words(stocked: Ledger, words: str) -> None:
    assert whats(stocked, words=words) <= ALL
    stocked.reports(words)
    assert whats(stocked) == ALL


def test_operators_are_looked_for_as_words(stocked: Ledger) -> None:
    assert whats(stocked, words="takes NOT bridge") == set()
    assert whats(stocked, words="bridge OR snow") == set()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_words_can_be_looked_for(stocked: Ledger, words: str) -> None:
    assert stocked.events(EventQuery(words=words)).total <= len(ALL)
    assert stocked.reports(words=words).total <= len(PILE)


@given(st.text(max_size=200))
def test_every_term_of_an_expression_is_quoted(words: str) -> None:
    terms = search.expression(words)
    assert terms is None or terms.replace('"*', '"').count('"') % 2 == 0


def test_reports_are_listed_newest_first(stocked: Ledger) -> None:
    page = stocked.reports()
    assert [row.id for row in page.rows] == ["r5", "r4", "r3", "r2", "r1", "r6"]
    assert page.total == 6
    first = page.rows[-2]
    assert (first.outlet, first.title, first.events) == ("Arle Post", "Café swept away", 2)
    assert first.published == PILE[0].published


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"words": "hills"}, ["r2"]),
        ({"words": "cafe post"}, ["r1"]),
        ({"outlet": "Arle Post"}, ["r2", "r1"]),
        ({"outlet": "Arle Post", "words": "mayor"}, ["r1"]),
        ({"page": 2, "per_page": 4}, ["r1", "r6"]),
    ],
    ids=str,
)
def test_reports_are_found(stocked: Ledger, query: dict[str, str], wanted: list[str]) -> None:
    assert [row.id for row in stocked.reports(**query).rows] == wanted  # type: ignore[arg-type]


def test_outlets_are_listed_once_by_name(stocked: Ledger) -> None:
    assert stocked.outlets() == ["Arle Post", "Coast Wire", "Hill Radio"]


def test_the_events_of_a_report_are_listed_widest_gap_first(stocked: Ledger) -> None:
    assert [row.what for row in stocked.events_of("r1")] == [BRIDGE, "Mayor denied the toll"]
    assert stocked.events_of("no such") == ()


def test_relays_are_found_from_both_ends(stocked: Ledger) -> None:
    (relay,) = trace([read(one) for one in PILE]).relays
    assert (relay.sender, relay.to) == ("r5", "r4")
    assert stocked.relays(["r5"]) == stocked.relays(["r4"]) == stocked.relays(["r4", "r5", "r5"]) == (relay,)
    assert stocked.relays(["r1"]) == stocked.relays([]) == ()


def test_texts_are_quoted_by_the_spans_of_their_readings(ledger: Ledger) -> None:
    odd = "NUL \0 and \ud800 and \U0001f30a. Then the bridge"
    ledger.add([Report(id="r1", sha256="1" * 64, text=odd), PILE[1]], Reader(), refuse)
    reading = ledger.reading("r1")
    assert reading is not None
    texts = ledger.texts(["r1", "r2", "no such"])
    assert set(texts) == {"r1", "r2"}
    assert len(texts["r1"]) == len(odd)
    assert reading.claims[1].evidence[0].of(texts["r1"]) == "Then the bridge"
    assert texts["r2"] == PILE[1].text


def test_what_is_not_there_is_none(stocked: Ledger) -> None:
    assert stocked.event("no such") is None
    assert stocked.traced_report("no such") is None
    found = stocked.traced_report("r1")
    assert found is not None
    assert found.title == "Café swept away"


def test_a_list_of_thousands_of_ids_is_no_trouble(stocked: Ledger) -> None:
    ids = [f"x{i}" for i in range(3_000)] + ["r5"]
    assert [reading.report.id for reading in stocked.readings(ids)] == ["r5"]
    assert len(stocked.relays(ids)) == 1


def some(**fields: str) -> Report:
    return report("r7", "More snow", **fields)


def test_words_are_those_of_the_newest_trace(stocked: Ledger, fill: Callable[..., object]) -> None:
    fill(some(outlet="Snow Herald"))
    assert whats(stocked, words="herald") == {"More snow"}
    assert stocked.verify() == []
