"""No character of a report steers the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.terminal.safe import clean, clip, tame

ANY = st.text(st.characters(categories=None), max_size=200)
STEERING = {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}
JOINERS = "\u200c\u200d"


def steering(text: str) -> list[str]:
    """The characters of `text` that a terminal obeys or hides instead of showing."""
    return [c for c in text if unicodedata.category(c) in STEERING and c not in JOINERS]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\n\n lines\tand a tab", "two lines and a tab"),
        ("\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"),
        ("\x9b2J", "<U+009B>2J"),
        ("a\u202ecba\u202c", "a<U+202E>cba<U+202C>"),
        ("\u2066isolated\u2069", "<U+2066>isolated<U+2069>"),
        ("lone \ud800", "lone <U+D800>"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("[bold]not markup[/bold] :warning:", "[bold]not markup[/bold] :warning:"),
        ("", ""),
    ],
)
def test_what_a_text_becomes(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANY)
def test_nothing_that_steers_comes_through(text: str) -> None:
    assert steering(clean(text)) == []


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY, st.integers(2, 60))
def test_a_clipped_text_is_never_longer_than_asked(text: str, most: int) -> None:
    assert len(clip(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("a short one", 20, "a short one"),
        ("the harbour master said so", 19, "the harbour master…"),
        ("unbrokenunbrokenunbroken", 8, "unbroke…"),
        ("said so, and left", 10, "said so…"),
    ],
)
def test_where_a_text_is_cut(text: str, most: int, shown: str) -> None:
    assert clip(text, most) == shown


def test_only_the_shown_part_of_a_huge_text_is_looked_at() -> None:
    assert clip("word " * 10_000_000, 12) == "word word…"


@given(ANY)
def test_a_laid_out_text_keeps_its_lines_and_loses_what_steers(text: str) -> None:
    tamed = tame(text)
    assert tamed.count("\n") == text.count("\n")
    assert steering(tamed.replace("\n", "")) == []


def test_a_laid_out_text_keeps_its_indent() -> None:
    assert tame("one\n  two\x1b[1m \n") == "one\n  two<U+001B>[1m\n"
