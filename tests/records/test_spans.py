"""Spans, intervals and bounds: what cannot be made, and the laws that hold for all that can."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Bounds, Interval, Span, joined

spans = st.tuples(st.integers(0, 500), st.integers(0, 60)).map(lambda pair: Span(pair[0], sum(pair)))
days = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, second = draw(days), draw(days)
    if first and second and first > second:
        first, second = second, first
    return Interval(first, second)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_no_span_outside_of_a_text_or_inverted(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_no_interval_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2020-05-02 to 2020-05-01"):
        Interval(date(2020, 5, 2), date(2020, 5, 1))


@pytest.mark.parametrize(("least", "most"), [(-1, 2), (3, 2)])
def test_no_bounds_below_zero_or_inverted(least: int, most: int) -> None:
    with pytest.raises(ValueError, match="no bounds"):
        Bounds(least, most)


@pytest.mark.parametrize(
    ("text", "span", "trimmed"),
    [
        ("  ab ", Span(0, 5), "ab"),
        ("ab", Span(0, 2), "ab"),
        ("   ", Span(0, 3), ""),
        ("a b", Span(1, 3), "b"),
    ],
)
def test_trimming_leaves_the_words(text: str, span: Span, trimmed: str) -> None:
    assert span.trimmed(text).of(text) == trimmed


@given(st.lists(spans))
def test_joining_keeps_the_characters_and_leaves_no_overlap(given_spans: list[Span]) -> None:
    merged = joined(given_spans)
    assert {i for s in merged for i in range(s.start, s.end)} == {
        i for s in given_spans for i in range(s.start, s.end)
    }
    assert all(first.end < second.start for first, second in pairwise(merged))


@given(spans, spans)
def test_overlap_is_mutual_and_means_a_shared_character(first: Span, second: Span) -> None:
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    assert first.overlaps(second) == second.overlaps(first)
    if first and second:
        assert first.overlaps(second) == bool(shared)


@given(intervals(), intervals())
def test_meeting_is_within_both_and_the_hull_is_around_both(first: Interval, second: Interval) -> None:
    hull = first.hull(second)
    for day in filter(None, (*first, *second)):
        assert hull.holds(day)
    meet = first.meet(second)
    assert meet == second.meet(first)
    if meet:
        for day in filter(None, meet):
            assert first.holds(day)
            assert second.holds(day)


@given(intervals(), st.integers(-1000, 1000))
def test_shifting_keeps_the_length_and_can_be_taken_back(interval: Interval, move: int) -> None:
    moved = interval.shifted(move)
    assert moved.days == interval.days
    assert moved.shifted(-move) == interval
