"""Text to lexemes: the words that matter to time, each with a code letter, so that the grammar is written over letters.

One pass over the text; a word that says nothing of time has the code `.`, a blank line `=`. Numbers in words are put
together ("nineteen ninety-six", see wording.py), so are phrases of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .lexeme import Lexeme
from .lexicon import ABBREVIATED, CAPITAL, Features, phrases, words
from .wording import with_numbers

_MAX_DIGITS = 9  # longer numbers are no dates and no counts
_LAST_CENTURY = 40  # "'40" and what follows is of the twentieth century
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MARKS = dict(zip(",-‐‑–—(/$€£#:", ",----~(/$$$$:", strict=True)) | dict.fromkeys('“”"', '"')

# Alternatives stand from the most frequent to the least where they cannot begin alike, else the most particular first;
# each is bounded or linear.
_TOKEN = re.compile(
    r"""
      (?P<word>(?![APap]\.\s?[Mm]\b|[QqHh][1-4]\b)[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)
    | (?P<gap>\n[ \t\r]*\n\s*)
    | (?P<iso>\b[12]\d{3}-(?:0\d|1[0-2])-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b)
    | (?P<slash>\b(?:\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2})\b(?![/.]?\d))
    | (?P<clock>\b(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])|\b(?:0?\d|1[0-2])\.[0-5]\d(?=\s?[APap]\.?[Mm]\b))
    | (?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<quarter>\b[QqHh][1-4]\b)
    | (?P<decade>\b[12]\d\d0['’]?s\b|['’‘]\d0s\b|(?<=[ -])[2-9]0s\b)
    | (?P<short>(?<=\s)['’‘]\d\d\b(?!['’%]))
    | (?P<mixed>\b\d{1,3}[ -]\d/\d\b|\b\d{1,3}[½¼¾])
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<half_day>[APap]\.\s?[Mm]\b\.?|(?<=\d)[APap][Mm]\b)
    | (?P<own>['’]s\b)
    | (?P<other>[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexed:
    """The lexemes of a text and their codes as one string, letter for lexeme."""

    text: str
    lexemes: tuple[Lexeme, ...]
    codes: str


def lex(text: str) -> Lexed:
    """The lexemes of a text."""
    merged = _with_phrases(with_numbers(_raw(text)), text)
    return Lexed(text, tuple(merged), "".join([lexeme.code for lexeme in merged]))


def _raw(text: str) -> list[Lexeme]:
    """The single words, numbers and marks."""
    raw: list[Lexeme] = []
    known, end = words(), 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < end:  # an abbreviation has taken its full stop along
            continue
        form, end = match[0], match.end()
        lower = form.lower()
        kind = match.lastgroup
        if kind == "word":
            entry = known.get(lower)
            if entry is None or (lower in CAPITAL and form[0].islower()):
                raw.append(Lexeme(start, end, lower, ".", ()))
                continue
            end += lower in ABBREVIATED and text[end : end + 1] == "."
            raw.append(Lexeme(start, end, lower, entry.code, entry.features))
        elif kind == "number":
            raw.append(
                Lexeme(
                    start, end, lower, *_number(lower, text[max(0, start - 2) : start], text[end : end + 1])
                )
            )
        else:
            raw.append(Lexeme(start, end, lower, *_OTHERS[kind or "other"](lower)))
    return raw


def _number(lower: str, before: str, after: str) -> tuple[str, Features]:
    plain = lower.replace(",", "")
    if len(plain) > _MAX_DIGITS or (before[-1:].isalpha() and before.upper() != "FY") or after == "%":
        return ".", ()
    if "." in plain:
        return "f", (("n", plain),)
    n = int(plain)
    if len(lower) == 4 and 1000 <= n < 2200:
        return "Q", (("year", n),)
    if n == 0 or (len(lower) == 4 and lower[0] == "0"):
        return "4", (("year", n),)
    return ("d" if n <= 31 and len(lower) <= 2 else "5"), (("n", n),)


def _mixed(lower: str) -> tuple[str, Features]:
    if lower[-1] in _GLYPHS:
        return "f", (("n", str(int(lower[:-1]) + _GLYPHS[lower[-1]])),)
    whole, over, under = re.split(r"[ \-/]", lower)
    return "f", (("n", str(round(int(whole) + int(over) / max(1, int(under)), 2))),)


def _short_year(n: int) -> int:
    """The year that "'82" and "'09" name."""
    return n + (1900 if n >= _LAST_CENTURY else 2000)


def _ordinal(lower: str) -> tuple[str, Features]:
    n = int(lower[:-2])
    return ("o" if n else "."), (("n", n),)


_OTHERS: dict[str, Callable[[str], tuple[str, Features]]] = {
    "gap": lambda _: ("=", ()),
    "iso": lambda _: ("8", ()),
    "slash": lambda _: ("9", ()),
    "clock": lambda lower: ("T", (("clock", lower.replace(".", ":")),)),
    "ordinal": _ordinal,
    "quarter": lambda lower: (
        "K",
        (("unit", "quarter" if lower[0] == "q" else "half"), ("n", int(lower[1]))),
    ),
    "decade": lambda lower: ("V", (("decade", int(lower.strip("'’‘s"))),)),
    "short": lambda lower: ("Q", (("year", _short_year(int(lower[1:]))),)),
    "mixed": _mixed,
    "half_day": lambda lower: ("P", (("half_day", lower[0] + "m"),)),
    "own": lambda _: ("'", ()),
    "other": lambda lower: (_MARKS.get(lower, "."), ()),
}


def _with_phrases(raw: list[Lexeme], text: str) -> list[Lexeme]:
    """Phrases of the vocabulary as one lexeme."""
    table, known = phrases(), words()
    out: list[Lexeme] = []
    done = 0
    for at in [i for i, lexeme in enumerate(raw) if lexeme.lower in table]:
        match = table[raw[at].lower].match(text, raw[at].start) if at >= done else None
        stop = _covered(raw, at, match.end()) if match else at
        lower = " ".join(match[0].lower().split()) if match else ""
        entry = known.get(lower)
        if match and entry and stop > at:
            out += raw[done:at]
            out.append(Lexeme(match.start(), match.end(), lower, entry.code, entry.features))
            done = stop
    return out + raw[done:]


def _covered(raw: list[Lexeme], at: int, end: int) -> int:
    """The first lexeme after a phrase that ends here; `at` where it cuts a lexeme or spans a blank line."""
    stop = at
    while stop < len(raw) and raw[stop].end <= end and raw[stop].code != "=":
        stop += 1
    return stop if raw[stop - 1].end == end else at
