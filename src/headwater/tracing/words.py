"""Words of a text for comparing texts: tokens with their places, light stems, and what a rare word weighs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from headwater.records import Span
from headwater.tables import rows

Vector = dict[str, float]
"""Words with their weights."""

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s")
STOP = frozenset(row["word"] for row in rows("tracing/stop_words.tsv"))
_NUMBERS = {row["word"]: row["number"] for row in rows("tracing/number_words.tsv")}


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Words in lower case with their `[start, end)` in the text, in its order."""
    return [(m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its English ending, number words as digits; crude, the same for both sides of a comparison."""
    word = word.replace("’", "'").removesuffix("'s")
    if word in _NUMBERS:
        return _NUMBERS[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)]
            base = base + "y" if ending in ("ied", "ies") else base
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            return base.removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word


def stems(text: str) -> list[str]:
    """The stems of the words of a text that say something, in its order."""
    return [stem(word) for word, _, _ in tokens(text) if word not in STOP]


def evidence_text(text: str, spans: Iterable[Span]) -> str:
    """The characters of several spans, one after the other."""
    return " ".join(span.of(text) for span in spans)


_BACKGROUND = {row["stem"]: int(row["articles"]) for row in rows("tracing/word_spread.tsv")}
_ARTICLES = _BACKGROUND.pop("*")


def rarity(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """How much each word of a pile says: the logarithm of how many reports there are to each that has it.

    A background of other news articles is counted in, so that a small pile about one thing has common words too. A
    mark before a colon ("N:" of a name) is no part of the word there.
    """
    spread: Counter[str] = Counter()
    count = _ARTICLES
    for bag in bags:
        count += 1
        spread.update(set(bag))
    return {
        word: math.log(count / (n + _BACKGROUND.get(word.rpartition(":")[2], 0)))
        for word, n in spread.items()
    }


def plain_rarity(word: str) -> float:
    """How much a word says by itself, whatever the pile is about: its rarity in the background."""
    return math.log((_ARTICLES + 1) / (1 + _BACKGROUND.get(word, 0)))


def vector(bag: Iterable[str], weight: Mapping[str, float]) -> Vector:
    """A bag of words as a vector of length 1: (1 + log count) times the rarity; unknown words weigh nothing."""
    raw = {word: (1 + math.log(n)) * weight.get(word, 0.0) for word, n in sorted(Counter(bag).items())}
    length = math.sqrt(sum(x * x for x in raw.values()))
    return {word: x / length for word, x in raw.items() if x} if length else {}


def unit(words: Mapping[str, float]) -> Vector:
    """The vector at length 1, without what weighs nothing."""
    length = math.sqrt(sum(x * x for x in words.values()))
    return {word: x / length for word, x in words.items() if x > 0} if length else {}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(second) < len(first):
        first, second = second, first
    return sum(x * second[word] for word, x in first.items() if word in second)
