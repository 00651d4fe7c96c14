"""Text made plain keeps its length, so that offsets hold, and its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.reading.plain import easy, one_line, plain


@given(st.text(max_size=400))
def test_every_character_stays_in_its_place(text: str) -> None:
    for made in (plain(text), one_line(text), easy(text)):
        assert len(made) == len(text)
        assert all(a == b or (a.isspace() or not a.isalnum()) for a, b in zip(text, made, strict=True))


@pytest.mark.parametrize("sign", ["“", "—", "(", "'", "."])
def test_a_run_of_signs_is_cut(sign: str) -> None:
    text = f"{sign * 50_000}KYIV said so."
    assert easy(text).count(sign) <= 101
    assert easy(text).endswith("KYIV said so.")


def test_what_is_a_word_stays() -> None:
    text = "They said: “No.” (See https://example.org/a/very/long/address?with=parts&more=parts.)"
    assert easy(text) == text
