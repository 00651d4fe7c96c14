"""How a name is compared: one key for all the ways in which a place's name is written.

Diacritics, hyphens, apostrophes, points and case fall away, so that Hoeryŏng, Hoeryong and HOERYONG, or Ch'ŏngjin and
Chongjin, share a key. This file needs the standard library alone: the compiler of the gazetteer loads it by its path.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition in Unicode but a customary ASCII spelling.
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŋ": "ng", "ə": "a", "ŧ": "t", "ſ": "s", "ĸ": "k",
    }
)  # fmt: skip
# Signs that romanisations use for breathings, glottal stops and soft signs, and points after abbreviations.
_SILENT = re.compile(r"['`´\u02b0-\u02ff\u2018-\u201b\u2032\u2035.]+")
_GAPS = re.compile(r"[^\w]+|_+")
_FIRST = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = ("the ",)


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """The key under which `name` is kept and sought; empty where nothing of it is a letter or a digit."""
    plain = name.casefold()
    if not plain.isascii():
        marks = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in marks if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    words = _GAPS.sub(" ", _SILENT.sub("", plain)).split()
    if len(words) > 1:
        words[0] = _FIRST.get(words[0], words[0])
    key = " ".join(words)
    for article in _ARTICLES:
        while key.startswith(article):
            key = key.removeprefix(article)
    return key
