"""The vocabulary of the time grammar and the calendar's fixed rules, read once from the data files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.tables import rows

Features = tuple[tuple[str, str | int], ...]

# Words that are months or weekdays only with a capital: "may", "march", "sun".
CAPITAL = frozenset({"may", "march", "mar", "sun", "sat", "wed", "mon", "dec", "jan", "august", "sec"})
# Abbreviations that take their full stop along.
ABBREVIATED = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun hrs hr yrs secs"
    " sec".split()
)

_FIRST = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")  # as the lexer cuts words

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: n for n, word in enumerate(_SMALL)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word is to the grammar: its code letter and what it says."""

    code: str
    features: Features


@cache
def words() -> dict[str, Entry]:
    """Every word and phrase of the vocabulary, in lower case."""
    found = dict.fromkeys((*NUMBERS, *SCALES), Entry("#", ()))
    for row in rows("times/words.tsv"):
        entry = Entry(row["code"], _features(row["features"]))
        found.update(dict.fromkeys(row["forms"].split("|"), entry))
    return found


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    """A pattern of the phrases that are more than one lexeme, the longest first, by their first lexeme."""
    found: dict[str, list[str]] = {}
    for form in words():
        first = _FIRST.match(form)
        if first and first[0] != form:
            found.setdefault(first[0], []).append(r"\s+".join(map(re.escape, form.split())))
    return {
        first: re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form))), re.IGNORECASE)
        for first, forms in found.items()
    }


@cache
def holidays() -> dict[str, str]:
    """The rule of each holiday, by its name."""
    return {row["name"]: row["rule"] for row in rows("times/holidays.tsv")}


def _features(text: str) -> Features:
    pairs = (pair.split("=") for pair in text.split(",") if pair)
    return tuple((key, int(value) if value.lstrip("-").isdigit() else value) for key, value in pairs)
