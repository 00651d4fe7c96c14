"""The drawing of an event: from its origins at the left to the articles, whatever the relays do."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from headwater.records import (
    Bounds,
    Event,
    EventClaim,
    Evidence,
    Interval,
    Link,
    Origin,
    OriginClass,
    Published,
    Relay,
    Span,
    TracedReport,
)
from headwater.web.stream import HEIGHT, WIDTH, Stream, draw

SPAN = Span(0, 5)


def traced(name: str, outlet: str) -> TracedReport:
    day = Published(Interval.day(date(2021, 3, 4)), "given", "given with the report")
    return TracedReport(name, outlet, None, None, day)


def claim(report: str, *links: Link, stance: str = "asserts") -> EventClaim:
    return EventClaim(report, f"{report}-c", stance, "happened", True, links, (SPAN,))  # type: ignore[arg-type]


def credit(sender: str, to: str) -> Relay:
    return Relay(sender, to, None, "credit", (Evidence(sender, SPAN),), f"{sender} names {to}")


def event(claims: list[EventClaim], classes: list[OriginClass], **more: object) -> Event:
    fields = {
        "id": "e1", "what": "The pier was closed.", "plover": None, "when": None, "where": None,
        "claims": tuple(claims), "articles": len({c.report for c in claims}), "outlets": 1,
        "gateways": Bounds(1, 1), "origins": Bounds(1, 1),
        "origin_classes": tuple(classes), "relations": (), "reason": "one official",
    }  # fmt: skip
    return Event(**(fields | more))  # type: ignore[arg-type]


OFFICIAL = Link("anonymous", None, "a port official")
OUTSIDE = Link("outlet", "Harbour Radio", "")


def pier() -> Stream:
    """r1 has the official; r2 credits r1; r3 has it from an outlet that is not in the pile; a ministry denies in r2."""
    claims = [
        claim("r1", Link("outlet", "Quay Post", ""), OFFICIAL),
        claim("r2", Link("outlet", "Echo", ""), Link("outlet", "Quay Post", ""), OFFICIAL),
        claim("r3", Link("outlet", "Gull", ""), OUTSIDE, OFFICIAL),
        claim("r2", Link("outlet", "Echo", ""), Link("organisation", "the ministry", ""), stance="denies"),
    ]
    leaning = Origin("r2", "through Quay Post")  # as the tracer lists a report that leans on another
    classes = [
        OriginClass((Origin("r1", "a port official", "s2"), leaning), Bounds(1, 1), "anonymous"),
        OriginClass((Origin("r3", "a port official"),), Bounds(1, 1), "anonymous"),
    ]
    drawn = event(claims, classes, disputed_by=(Origin("r2", "the ministry"),))
    return draw(
        drawn,
        [credit("r2", "r1")],
        {r: traced(r, o) for r, o in (("r1", "Quay Post"), ("r2", "Echo"), ("r3", "Gull"))},
    )


def test_relays_outside_outlets_and_denials_are_drawn_apart() -> None:
    edges = {(edge.start.id, edge.end.id): edge.kind for edge in pier().edges}
    assert edges == {
        ("o:0", "r:r1"): "direct",
        ("r:r1", "r:r2"): "credit",
        ("o:1", "x:Harbour Radio"): "direct",
        ("x:Harbour Radio", "r:r3"): "credit",
        ("d:0", "r:r2"): "denies",
    }


def test_the_stream_runs_to_the_right_and_every_line_has_its_words() -> None:
    for edge in pier().edges:
        assert edge.start.x < edge.end.x
        assert edge.evidence


def test_no_box_lies_on_another_or_outside_of_the_drawing() -> None:
    stream = pier()
    places = {(node.x, node.y) for node in stream.nodes}
    assert len(places) == len(stream.nodes)
    for node in stream.nodes:
        assert node.x + WIDTH <= stream.width
        assert node.y + HEIGHT <= stream.height


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] != p[1]), max_size=16))
def test_any_relays_even_circles_give_a_drawing(pairs: list[tuple[int, int]]) -> None:
    names = [f"r{i}" for i in range(8)]
    claims = [claim(name, Link("outlet", name.upper(), "")) for name in names]
    stream = draw(
        event(claims, []), [credit(names[a], names[b]) for a, b in pairs], {n: traced(n, n) for n in names}
    )
    assert len({(node.x, node.y) for node in stream.nodes}) == len(stream.nodes) == 8
    assert len(stream.edges) == len(set(pairs))
