"""Overlapping marks become pieces that do not overlap and lose nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Span
from headwater.web.marks import Mark, pieces

TEXT = "".join(chr(97 + i % 26) for i in range(120))
spans = st.tuples(st.integers(0, 119), st.integers(1, 60)).map(lambda p: Span(p[0], min(120, sum(p))))


@given(spans, st.lists(spans, max_size=12))
def test_pieces_are_the_text_and_know_exactly_their_marks(within: Span, given_spans: list[Span]) -> None:
    marks = [Mark(f"m{i}", "claim", span) for i, span in enumerate(given_spans)]
    found = pieces(TEXT, within, marks)
    assert "".join(piece.text for piece in found) == within.of(TEXT)
    at = within.start
    for piece in found:
        here = Span(at, at + len(piece.text))
        assert {mark.id for mark in piece.marks} == {mark.id for mark in marks if mark.span.overlaps(here)}
        at = here.end
    begun = [name for piece in found for name in piece.starts]
    assert sorted(begun) == sorted(mark.id for mark in marks if mark.span.overlaps(within))
