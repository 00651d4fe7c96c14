"""The sentence around a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Passage, Span
from headwater.terminal.quotes import LONGEST, MOST, quotation

from .handmade import at

STORY = 'The ferry sank at noon. Two crews, led by J. Vik, went out; "All live," she said. It rained.'


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("sank", "The ferry ⟦sank⟧ at noon."),
        ("The ferry sank at noon", "The ferry sank at noon."),
        ("went out", 'Two crews, led by J. Vik, ⟦went out⟧; "All live," she said.'),
        ("It rained.", "It rained."),
        ("noon. Two", 'The ferry sank at ⟦noon. Two⟧ crews, led by J. Vik, went out; "All live," she said.'),
    ],
)
def test_the_sentence_with_the_claim_marked(words: str, shown: str) -> None:
    assert quotation(STORY, [at(words, STORY)], (), plain=True).plain == shown


def test_marks_are_left_to_bold_where_bold_shows() -> None:
    quote = quotation(STORY, [at("sank", STORY)], (), plain=False)
    assert quote.plain == "The ferry sank at noon."
    assert [quote.plain[s.start : s.end] for s in quote.spans if s.style == "bold"] == ["sank"]


def test_neighbouring_spans_are_one_and_distant_ones_are_joined_by_dots() -> None:
    spans = [at("ferry", STORY), at("sank", STORY), at("rained", STORY)]
    assert quotation(STORY, spans, (), plain=True).plain == "The ⟦ferry sank⟧ at noon. … It ⟦rained⟧."


def test_a_sentence_never_leaves_its_passage() -> None:
    text = "Headline without a stop. but then body"
    passages = [Passage(Span(0, 25), "headline"), Passage(Span(25, len(text)), "body")]
    assert quotation(text, [at("then", text)], passages, plain=True).plain == "but ⟦then⟧ body"


def test_a_very_long_sentence_is_cut_around_the_claim() -> None:
    text = "and so on " * 5_000 + "the dam broke " + "and so on " * 5_000
    quote = quotation(text, [at("the dam broke", text)], (), plain=True).plain
    assert "⟦the dam broke⟧" in quote
    assert len(quote) <= LONGEST + len("⟦⟧…  …")


def test_evidence_in_very_many_places_is_shown_in_part() -> None:
    text = "It rained. Nobody came. " * 2_000
    spans = [Span(at, at + 9) for at in range(0, len(text), 24)]
    quote = quotation(text, spans, (), plain=True).plain
    assert quote.count("rained") == MOST
    assert quote.endswith("…")


@given(st.text(st.characters(categories=None), min_size=1, max_size=300), st.data())
def test_any_text_at_any_place_can_be_quoted(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quotation(text, [Span(start, end)], (), plain=True)
