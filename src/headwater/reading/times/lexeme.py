"""One word of a text as the time grammar sees it."""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import Features


class Lexeme(NamedTuple):
    """One word, number or mark: where it stands, its code and what it says."""

    start: int
    end: int
    lower: str
    code: str
    features: Features
