"""Numbers in words, put together: "twenty-four", "nineteen ninety-six", "two thousand"."""

from __future__ import annotations

from .lexeme import Lexeme
from .lexicon import NUMBERS, SCALES

_LONGEST = 8  # lexemes of a number in words
_TEEN_YEARS = range(10, 21)  # first halves of years: "nineteen ninety-six", "twenty twelve"


def with_numbers(raw: list[Lexeme]) -> list[Lexeme]:
    """The lexemes with neighbouring number words (code `#`) joined into numbers and years."""
    out: list[Lexeme] = []
    done = 0
    for at in [i for i, lexeme in enumerate(raw) if lexeme.code == "#"]:
        if at >= done:
            stop = _end(raw, at)
            out += raw[done:at]
            out.append(_joined(raw[at:stop], raw[stop].code if stop < len(raw) else ""))
            done = stop
    return out + raw[done:]


def _end(raw: list[Lexeme], at: int) -> int:
    """Where the number that begins here ends."""
    stop = at + 1
    while stop < min(len(raw), at + _LONGEST):
        if raw[stop].code == "#":
            stop += 1
        elif (
            stop + 1 < len(raw) and raw[stop + 1].code == "#" and _joins(raw[stop - 1].lower, raw[stop].code)
        ):
            stop += 2
        else:
            break
    return stop


def _joins(before: str, mark: str) -> bool:
    """Whether a hyphen or an "and" after this word makes one number of it and the next."""
    if mark == "-":
        return NUMBERS.get(before, 0) >= 20
    return mark == "+" and before in ("hundred", "thousand")


def _joined(parts: list[Lexeme], after: str) -> Lexeme:
    names = [part.lower for part in parts if part.code == "#"]
    start, end, lower = parts[0].start, parts[-1].end, " ".join(names)
    year = _year(names, after)
    if year:
        return Lexeme(start, end, lower, "Q", (("year", year),))
    n = _value(names)
    return Lexeme(start, end, lower, "d" if 1 <= n <= 31 else "5", (("n", n), ("worded", 1)))


def _year(names: list[str], after: str) -> int:
    """The year that the words name; 0 where they do not: "two thousand years" counts years."""
    first, rest = NUMBERS.get(names[0], 0), [NUMBERS.get(name, 0) for name in names[1:]]
    if rest and first in _TEEN_YEARS and rest[0] >= 10:
        return first * 100 + sum(rest)
    n = _value(names)
    return n if names[:2] == ["two", "thousand"] and n < 2100 and after != "U" else 0


def _value(names: list[str]) -> int:
    total = current = 0
    for name in names:
        scale = SCALES.get(name)
        if scale is None:
            current += NUMBERS[name]
        elif scale == 1000:
            total, current = total + (current or 1) * scale, 0
        else:
            current = (current or 1) * scale
    return total + current
