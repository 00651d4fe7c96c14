"""Quotation marks, paired."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.reading import quotations
from headwater.records import Span

CASES = [
    ("", []),
    ("No marks at all.", []),
    ("“One,” he said.", ["“One,”"]),
    ('"One," he said, "two."', ['"One,"', '"two."']),
    ("''One,'' he said.", ["''One,''"]),
    ("``One,'' he said.", ["``One,''"]),
    ("Minister: ‘No deal’", ["‘No deal’"]),
    ("Minister: 'No deal' in May", ["'No deal'"]),
    ("The boys' school and the girls' school", []),  # possessives open nothing
    ("The plank is 6' 2\" long.", []),  # inches close nothing
    ("“One.\n“Two,” he said.", ["“One.", "“Two,”"]),  # a speech over two paragraphs
    ("He wrote a “ and left.", []),  # a mark in the middle of a sentence that nothing closes
    ('"One. "Two," he said.', ['"Two,"']),  # the first was never closed
    ("”One,” he said.", ["”One,”"]),  # a closing mark typed for an opening one
    ("“It was ‘fine’,” he said.", ["“It was ‘fine’,”"]),  # a quotation within one is no other
]


def paragraphs(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_pairs(text, wanted):
    assert [q.span.of(text) for q in quotations.find(text, paragraphs(text))] == wanted


def test_a_speech_that_goes_on_is_open_at_the_end_of_its_paragraph():
    text = "“One.\n“Two,” he said."
    assert [q.closed for q in quotations.find(text, paragraphs(text))] == [False, True]


@given(st.text(alphabet="ab .,\n\"“”'‘’«»`", max_size=80))
def test_quotations_lie_in_order_and_apart_within_their_paragraphs(text):
    lines = paragraphs(text)
    found = quotations.find(text, lines)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(any(line.holds(q.span) for line in lines) for q in found)


def test_many_marks_take_linear_time():
    text = '"a" ' * 50_000
    assert len(quotations.find(text, [Span(0, len(text))])) == 50_000
