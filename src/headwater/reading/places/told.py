"""Names that a report says to be settlements: "the village of X", "X, a hamlet in Y", "X village"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from headwater.records import Parse, Token

from .words import capital, words

LONGEST_NAME = 6  # tokens
_LONGEST_LIST = 12  # names
_APPOSED = 7  # tokens between a name and the noun that says what it is: "X, a small fishing village"
_INSIDE = frozenset("de del de la le el al da do dos du ou kwa bin - ’ ' van der en les las los sur".split())
_NAMING = frozenset({"of", "called", "named", "as"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BE = frozenset({"is", "was", "are", "were"})
ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_OF_PEOPLE = frozenset({"community", "communities"})  # "the Roma community" is no settlement
_KINDS_OF = frozenset(
    "refugee displacement fishing mining farming residential border mountain seaside hill".split()
)


class Told(NamedTuple):
    """A name (tokens `first` to `last`), the noun that says what it is, and where the words about it end."""

    first: int
    last: int
    noun: str
    start: int
    end: int


def introduced(parse: Parse) -> Iterator[Told]:
    """The names that the text says to be settlements, in the order of the nouns that say so."""
    nouns = words("settled")
    for token in parse.tokens:
        if token.lower in nouns:
            yield from _said_by(parse, token, nouns[token.lower])


def _said_by(parse: Parse, noun: Token, features: Sequence[str]) -> Iterator[Told]:
    """The names that one noun says to be settlements."""
    tokens, sentence, after = parse.tokens, parse.sentence(noun.i), noun.i + 1
    following = tokens[after].lower if after + 1 < sentence.last else ""
    apposed = _apposed(parse, noun, sentence.first)
    if apposed is None and (following in _NAMING or (following == ":" and "PPL" in features)):
        yield from _listed(parse, noun, after + 1, sentence.last)
        return
    end = noun.i - (noun.i > sentence.first and tokens[noun.i - 1].lower in _KINDS_OF)  # "X refugee camp"
    first = name_before(parse, end, sentence.first)
    if first < end:
        if first > sentence.first and noun.text.islower() and noun.lower not in _OF_PEOPLE:
            yield Told(first, end, noun.lower, first, after)
    elif following not in ("'s", "’s") and (after >= sentence.last or not tokens[after].tag.startswith("NN")):
        yield from [apposed] if apposed is not None else []


def _listed(parse: Parse, noun: Token, start: int, stop: int) -> Iterator[Told]:
    """The names after "village of", "the villages of": one, or several with commas and "and" between."""
    names: list[tuple[int, int]] = []
    i = start
    while i < stop and len(names) < (_LONGEST_LIST if noun.lower.endswith("s") else 1):
        last = _name_end(parse, i, stop)
        if last == i:
            break
        names.append((i, last))
        i = last
        while i < stop and parse.tokens[i].lower in (",", "and", "or"):
            i += 1
    for first, last in names:
        yield Told(first, last, noun.lower, noun.i, names[-1][1])


def _name_end(parse: Parse, first: int, stop: int) -> int:
    """Where the name that begins at a token ends; the same token where none does."""
    tokens, end, i = parse.tokens, first, first
    while i < min(stop, first + LONGEST_NAME):
        if capital(tokens[i]) and tokens[i].lower not in words("member"):
            end = i + 1
        elif i == first or tokens[i].lower not in _INSIDE:
            break
        i += 1
    return end


def name_before(parse: Parse, end: int, start: int) -> int:
    """Where the name that ends before a token begins; that token where none does."""
    tokens, first = parse.tokens, end
    for i in range(end - 1, max(start, end - LONGEST_NAME) - 1, -1):
        if capital(tokens[i]) and tokens[i].tag.startswith(("NNP", "JJ")):
            first = i
        elif first == end or tokens[i].lower not in _INSIDE:
            break
    return first


def _apposed(parse: Parse, noun: Token, start: int) -> Told | None:
    """The name of "X, a fishing village" and "X is a fishing village"."""
    tokens = parse.tokens
    for i in range(noun.i - 1, max(start, noun.i - _APPOSED), -1):
        if tokens[i].lower in ARTICLES:
            before = tokens[i - 1]
            if i - 1 <= start or (before.text != "," and before.lower not in _BE):
                return None
            first = name_before(parse, i - 1, start)
            return Told(first, i - 1, noun.lower, first, noun.i + 1) if first < i - 1 else None
        verb = tokens[i].tag in _FINITE
        if verb or capital(tokens[i]) or not tokens[i].text[0].isalpha():
            return None
    return None
