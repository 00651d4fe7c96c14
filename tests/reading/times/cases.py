"""What the tests of times share: a parse without a parser, for texts whose grammar does not matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from headwater.reading.times import anchor, date_report, recognise
from headwater.records import Interval, Parse, Reading, Report, Role, Sentence, Timex, Token

Parser = Callable[[str], Parse]
Reader = Callable[..., Reading]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")


def flat(text: str, role: Role = "body") -> Parse:
    """A parse in which every word is a noun below the first word of its sentence."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for piece in _SENTENCE.finditer(text):
        found = list(_TOKEN.finditer(text, piece.start(), piece.end()))
        if found:
            first = len(tokens)
            sentences.append(Sentence(first, first + len(found), first, 0, role))
            for m in found:
                dep = "ROOT" if len(tokens) == first else "dep"
                word = m[0].lower()
                number = len(sentences) - 1
                tokens.append(
                    Token(len(tokens), m.start(), m.end(), m[0], word, word, "NOUN", "NN", dep, first, number)
                )
    return Parse(text, tuple(tokens), tuple(sentences), ())


def report(text: str, published: date | None = None, **fields: str) -> Report:
    """A report of this text, published on this day."""
    day = Interval.day(published) if published else None
    return Report(id="r", sha256="0" * 64, text=text if text.strip() else ".", published=day, **fields)  # type: ignore[arg-type]


def times(text: str, published: date | None = None, **fields: str) -> tuple[Timex, ...]:
    """The dated times of a text whose grammar does not matter."""
    parse, given = flat(text), report(text, published, **fields)
    found = recognise(parse)
    return anchor(given, parse, found, (), date_report(given, parse, found, ()))
