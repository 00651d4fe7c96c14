"""The words around and inside place names, from data/places/words.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from headwater.errors import BrokenData
from headwater.records import Parse, Token
from headwater.tables import rows

from .names import normalise

Features = tuple[str, ...]
_ELIDED = ("'", "’")
_PEOPLES = "actors/demonyms.tsv"  # name of the land, tab, its words; one list for all who need it


@cache
def classes() -> Mapping[str, Mapping[str, Features]]:
    """Class of words -> word -> the feature codes that it fits."""
    found: dict[str, dict[str, Features]] = {}
    for row in rows("places/words.tsv"):
        features = tuple(filter(None, row["features"].split("|")))
        found.setdefault(row["class"], {}).setdefault(row["word"], features)
    return found


@cache
def words(name: str) -> Mapping[str, Features]:
    """The words of one class; longest phrases have at most three words."""
    return classes()[name]


@cache
def tails() -> Mapping[str, tuple[str, Features]]:
    """Last words of names -> (class, features): kinds of places, roads and sites. A university bears "state" too."""
    found = {word: (name, fits) for name in ("site", "road", "kind") for word, fits in words(name).items()}
    return {word: found[word] for word in found if word != "state"}


@cache
def weights(table: str) -> Mapping[str, float]:
    """A fitted table of weights: evidence -> weight in log-odds."""
    return {row["evidence"]: float(row["weight"]) for row in rows(f"places/{table}.tsv")}


@cache
def peoples() -> Mapping[str, str]:
    """Normalised word of a people, singular or regular plural -> the name of its land."""
    try:
        text = (files("headwater") / "data" / _PEOPLES).read_text(encoding="utf-8")
    except OSError as error:
        raise BrokenData(f"data/{_PEOPLES} is missing: {error}") from error
    found: dict[str, str] = {}
    for line in text.splitlines():
        land, tab, forms = line.partition("\t")
        if tab and not line.startswith("#"):
            for key in map(normalise, forms.split(",")):
                found.setdefault(key, land)
                found.setdefault(f"{key}s", land)
    return found


def capital(token: Token) -> bool:
    """Whether the token begins like a name: a capital, or an apostrophe before one, or an elided "d'" or "l'"."""
    first = token.text[0]
    if first in "dl" and token.text[1:2] in _ELIDED:
        return token.text[2:3].isupper()
    return first.isupper() or (first in "'’‘ʻ`" and token.text[1:2].isupper())


def before(parse: Parse, first: int, last: int) -> tuple[int, Features] | None:
    """(first token, features) of a phrase of the class `before` that stands right before token `last`."""
    table = words("before")
    for length in (2, 1):
        start = last - length
        if start >= first:
            found = table.get(" ".join(token.lower for token in parse.tokens[start:last]))
            if found is not None:
                return start, found
    return None
