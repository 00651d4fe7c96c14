"""Names: whether two names are of one outlet, one organisation or one person, and where that stays unknown.

Nothing here ever identifies an unnamed source: these functions are only called with names that reports print.
"""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.records import Relation
from headwater.tables import rows

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_BRACKETS = re.compile(r"\(([^()]{2,20})\)")
_GENERIC = frozenset(row["word"] for row in rows("tracing/outlet_words.tsv"))
_TITLES = frozenset(row["word"] for row in rows("tracing/titles.tsv"))
_VOICE = re.compile(
    r"(?:['’]s?)? (?:press|media|information|news|communications|public relations) "
    r"(?:office|service|team|department|bureau|wing|cent(?:er|re)|desk|section|unit)$"
    r"|^(?:directorate|department|office|bureau) of (?:public relations|communications) of ",
    re.IGNORECASE,
)
"""That by which an organisation speaks to the public: no organisation of its own."""
_ANY = frozenset(
    "authority authorities agency body organisation organization group office company firm operator movement "
    "enterprise service administration monitor charity".split()
)
"""Nouns that stand for an organisation of any name."""
_SMALL = frozenset("the of for and in to on at de la le les du des da do di el al a an".split())


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without brackets, articles and possessives; `U.N.` is one word."""
    plain = _INITIALS.sub(r"\1", _BRACKETS.sub(" ", name)).replace(".", " ").replace("’", "'").lower()
    found = tuple(word.removesuffix("'s") for word in _WORD.findall(plain))
    return tuple(word for word in found if word not in ("the", "a", "an")) or found


@lru_cache(maxsize=100_000)
def initials(name: str) -> frozenset[str]:
    """The acronyms by which a name may go: those it gives in brackets, its own initials, itself if it is one."""
    plain = _INITIALS.sub(r"\1", name)
    given = {short.replace(".", "").lower() for short in _BRACKETS.findall(plain) if short.upper() == short}
    parts = words(name)
    if len(parts) == 1:
        return frozenset(given | set(parts))
    full = "".join(word[0] for word in parts)
    large = "".join(word[0] for word in parts if word not in _SMALL)
    return frozenset(given | {short for short in (full, large) if len(short) >= 2})


@lru_cache(maxsize=100_000)
def outlet_core(name: str) -> tuple[str, ...]:
    """The words of an outlet's name that tell it from others; all of them where each is of the trade."""
    return tuple(word for word in words(name) if word not in _GENERIC) or words(name)


def same_outlet(first: str | None, second: str | None) -> bool:
    """Whether two names can only mean one outlet: equal but for words such as "radio", or one the other's acronym."""
    if not first or not second:
        return False
    if words(first) == words(second) or outlet_core(first) == outlet_core(second):
        return True
    return any(
        same(a, b) for a, b in ((first, second), (second, first)) for same in (_acronym, _call_sign, _part)
    )


def _acronym(short: str, name: str) -> bool:
    parts = words(short)
    return len(parts) == 1 and len(parts[0]) <= 6 and len(words(name)) > 1 and parts[0] in initials(name)


def _call_sign(short: str, name: str) -> bool:
    return short in call_signs(name)


@lru_cache(maxsize=100_000)
def call_signs(name: str) -> frozenset[str]:
    """The words in capitals by which an outlet goes for short: KXQR of "KXQR Harbour Radio"."""
    found = frozenset(
        word for word in _WORD.findall(name) if len(word) > 2 and word.isalpha() and word.isupper()
    )
    return found if not name.isupper() else frozenset()


def _part(short: str, name: str) -> bool:
    """Whether one is the end of the other, in two words or more: "the Morning Post", "Riverton Morning Post"."""
    part, whole = words(short), words(name)
    return 2 <= len(part) < len(whole) and whole[-len(part) :] == part and len(outlet_core(short)) >= 2


@lru_cache(maxsize=100_000)
def outlet_key(name: str) -> str:
    """One string for all plain spellings of an outlet's name."""
    return " ".join(outlet_core(name))


def same_organisation(first: str, second: str) -> bool:
    """Whether two names are of one organisation: equal words, an acronym in common, or one with a longer address.

    "The ministry of health" and "the ministry of health in Arle" are one.
    """
    one, two = _telling(first), _telling(second)
    if one == two or (min(len(one), len(two)) >= 2 and (one <= two or two <= one)):
        return True
    return bool(_acronyms_given(first) & initials(second) or initials(first) & _acronyms_given(second))


@lru_cache(maxsize=100_000)
def _telling(name: str) -> frozenset[str]:
    """The words of an organisation's name; of its press office, the organisation's."""
    plain = _VOICE.sub("", name)
    return frozenset(word for word in words(plain if words(plain) else name) if word not in _SMALL)


def calls_plainly(first: str, second: str) -> bool:
    """Whether one of two names in a report only describes the other: "the regional health authority", "X Health Area".

    It has no proper name, ends in a noun for any organisation, and shares a telling word with the other.
    """
    for plain, name in ((first, second), (second, first)):
        parts = words(plain)
        shared = (_telling(plain) - _ANY) & _telling(name)
        if plain.islower() and not name.islower() and len(parts) > 1 and parts[-1] in _ANY and shared:
            return True
    return False


def _acronyms_given(name: str) -> frozenset[str]:
    plain = _INITIALS.sub(r"\1", name)
    given = {short.lower() for short in _BRACKETS.findall(plain) if short.upper() == short}
    bare = plain.replace(".", "").strip()
    return frozenset(given | ({bare.lower()} if bare.isupper() and " " not in bare else set()))


@lru_cache(maxsize=100_000)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles and ranks."""
    return tuple(word for word in words(name) if word not in _TITLES and len(word) > 1) or words(name)


def persons(first: str, second: str) -> Relation:
    """What two names of persons tell: `same` where one is part of the other, else `different`.

    `unknown` where they may be two spellings of one name.
    """
    one, two = person_words(first), person_words(second)
    if set(one) <= set(two) or set(two) <= set(one):
        return "same"
    near = sum(any(_close(a, b) for b in two) for a in one)
    return "unknown" if near >= min(len(one), len(two)) else "different"


def _close(first: str, second: str) -> bool:
    """Equal, or two spellings: same first letter and at most one letter in four differs."""
    if first == second:
        return True
    if first[0] != second[0] or abs(len(first) - len(second)) > 2 or min(len(first), len(second)) < 4:
        return False
    return _distance(first, second) <= max(1, min(len(first), len(second)) // 4)


def _distance(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        corner, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (a != b))
    return row[-1]
