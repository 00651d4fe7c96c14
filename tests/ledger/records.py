"""Any valid record, for laws that hold for all of them."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import strategies as st

from headwater.records import (
    Actor,
    Attribution,
    Bounds,
    Claim,
    ContradictedValue,
    Contradiction,
    Event,
    EventClaim,
    Evidence,
    Interval,
    Link,
    Origin,
    OriginClass,
    Participant,
    Passage,
    Place,
    Published,
    Quantity,
    Reading,
    Relay,
    Report,
    Resolved,
    Source,
    Span,
    Timex,
    TracedReport,
    Verdict,
    Via,
)

WORDS = st.text(max_size=12)
NAMES = st.text(min_size=1, max_size=8)
SPANS = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: Span(*sorted(pair)))
DAYS = st.tuples(st.dates() | st.none(), st.dates() | st.none()).map(
    lambda pair: Interval(*(sorted(pair) if None not in pair else pair))  # type: ignore[type-var]
)
BOUNDS = st.builds(lambda least, more: Bounds(least, None if more is None else least + more),
                   st.integers(0, 2**40), st.none() | st.integers(0, 9))  # fmt: skip
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
REASONS = st.text(min_size=1, max_size=20)


def few(strategy: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


def build(kind: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any value in the fields that no rule binds, defaults included; those that a rule binds are named."""
    free: dict[str, Any] = {field.name: ... for field in dataclasses.fields(kind) if field.name not in fields}
    return st.builds(kind, **free, **fields)


for _kind, _strategy in {Span: SPANS, Interval: DAYS, Bounds: BOUNDS}.items():
    st.register_type_strategy(_kind, _strategy)

PLACES = build(
    Resolved, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180), precision_km=st.floats(0, 20_000)
)
st.register_type_strategy(Resolved, PLACES)
st.register_type_strategy(Timex, build(Timex, reason=REASONS))
st.register_type_strategy(Place, build(Place, reason=REASONS, confidence=st.floats(0, 1)))
st.register_type_strategy(Published, build(Published, reason=REASONS, evidence=few(SPANS)))
REPORTS = build(Report, id=NAMES, sha256=HASHES, text=st.text(min_size=1).map(lambda text: f"t{text}"),
                marks=few(st.from_type(Passage)))  # fmt: skip
SOURCES = build(Source, name=st.none(), mentions=few(SPANS))
ACTORS = build(Actor, mentions=few(SPANS, 1))
ATTRIBUTIONS = build(Attribution, id=st.just("a"), within=st.none() | st.just("b"), content_spans=few(SPANS, 1),
                     source_spans=few(SPANS), cue_spans=few(SPANS))  # fmt: skip
EVIDENCE = st.from_type(Evidence)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    sources, actors = draw(few(SOURCES, 1)), draw(few(ACTORS))
    playing = (
        few(build(Participant, actor=st.sampled_from([actor.id for actor in actors])))
        if actors
        else st.just(())
    )
    claims = build(
        Claim, evidence=few(SPANS, 1), chain=few(st.sampled_from([source.id for source in sources]), 1),
        participants=playing, count=st.none() | build(Quantity),
    )  # fmt: skip
    found: Reading = draw(
        build(
            Reading,
            report=REPORTS,
            sources=st.just(sources),
            actors=st.just(actors),
            claims=few(claims),
            attributions=few(ATTRIBUTIONS),
            times=few(st.from_type(Timex)),
            places=few(st.from_type(Place)),
            passages=few(st.from_type(Passage)),
            via=few(st.from_type(Via)),
        )
    )
    return found


CLAIMS = build(EventClaim, chain=few(st.from_type(Link)), evidence=few(SPANS))
CONTRADICTIONS = build(
    Contradiction, values=few(build(ContradictedValue, claims=few(st.tuples(NAMES, NAMES))), 2)
)
EVENTS = build(
    Event, claims=few(CLAIMS, 1), origin_classes=few(build(OriginClass, members=few(st.from_type(Origin)))),
    relations=few(build(Verdict, evidence=few(EVIDENCE))), contradictions=few(CONTRADICTIONS),
    disputed_by=few(st.from_type(Origin)),
)  # fmt: skip
RELAYS = st.one_of(
    build(
        Relay,
        sender=st.just("r1"),
        to=st.just("r2"),
        to_outlet=st.none(),
        evidence=few(EVIDENCE, 1),
        claims=few(NAMES),
    ),
    build(Relay, to=st.none(), to_outlet=NAMES, evidence=few(EVIDENCE, 1), claims=few(NAMES)),
)
TRACED = build(TracedReport, retracts=few(NAMES), evidence=few(EVIDENCE))

_STRATEGIES: dict[Any, st.SearchStrategy[Any]] = {
    Reading: readings(), Event: EVENTS, Relay: RELAYS, TracedReport: TRACED,
}  # fmt: skip

_SHOWN = (Evidence("r1", Span(0, 4)),)
_UNDATED = Published(Interval(None, None), "unknown", "no date")
EXAMPLES: dict[Any, Any] = {
    Relay: Relay("r1", "r2", None, "credit", _SHOWN, "it says so"),
    TracedReport: TracedReport("r1", "Arle Post", "Bridge closed", None, _UNDATED),
    Event: Event(
        "e1", "a bridge was closed", None, None, None,
        (EventClaim("r1", "c1", "asserts", "happened", True, (Link("unattributed", None, ""),), (Span(0, 4),)),),
        1, 1, Bounds(1, 1), Bounds(1, 1), (), (), "one report",
    ),
}  # fmt: skip


def any_of(*kinds: Any) -> st.SearchStrategy[Any]:
    return st.one_of([_STRATEGIES[kind] for kind in kinds])
