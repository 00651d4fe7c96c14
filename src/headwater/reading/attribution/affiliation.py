"""For whom a source speaks, where the report says so: "a spokesman for the ministry", "the ministry's spokesman"."""

from __future__ import annotations

from . import tables
from .grammar import Grammar, Range

_VOICES = frozenset(
    "spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen representative".split()
)
_OFFICES = frozenset(
    "officer director chief head secretary minister superintendent commissioner commander official".split()
)
_SPEAKING = (
    _VOICES | _OFFICES | frozenset({"chairman", "chairwoman", "president", "coordinator", "manager", "chair"})
)
_RANKS = frozenset(
    "acting assistant brigadier captain chief colonel deputy former general lieutenant lt major senior vice".split()
)
_GENERAL = frozenset("district duty field force information press regional state station".split())
"""Words before an office that name no organisation by themselves ("Station Officer", "District Officer")."""
_NO_FIELD = frozenset("prime first chief cabinet state junior former new then".split())
_LOOK = 40
_PRESS = frozenset("press communications media information public".split())


def organisation(grammar: Grammar, words: Range) -> str | None:
    """The words of the organisation for which the source in `words` speaks, or None."""
    for i in range(words[0], min(words[1], words[0] + 40)):
        noun = grammar.tokens[i].lower
        if noun not in _VOICES and noun not in _OFFICES:
            continue
        if noun == "minister":
            return _ministry(grammar, i, words)
        found = _after(grammar, i, words) or _before(grammar, i, words)
        if found and (noun in _VOICES or _organised(grammar, found)):
            return _plain(grammar, found)
    return None


def owned(grammar: Grammar, words: Range) -> bool:
    """Whether a source speaks for a body that the words only point back to ("its spokesman", "their secretary")."""
    for i in range(words[0], min(words[1], words[0] + _LOOK)):
        if grammar.tokens[i].lower in _SPEAKING:
            owner = grammar.first(i, "poss")
            if owner is not None and owner >= words[0] and grammar.tokens[owner].lower in ("its", "their"):
                return True
    return False


def _ministry(grammar: Grammar, i: int, words: Range) -> str | None:
    """The ministry of a minister ("Energy Minister A. Person", "minister of energy"); None where he has no field."""
    first = i
    while first > words[0] and grammar.tokens[first - 1].dep in ("compound", "nmod", "amod"):
        first -= 1
    while first < i and grammar.tokens[first].lower in _RANKS:
        first += 1
    if first < i and grammar.tokens[i - 1].lower in _NO_FIELD:
        return None
    after = _after(grammar, i, words) if first == i else None
    if first == i and (after is None or grammar.tokens[after[1] - 1].lower in _NO_FIELD):
        return None
    field = _plain(grammar, after or (first, i))
    return f"{field} Ministry" if field.lower().endswith("foreign") else f"Ministry of {field}"


def _after(grammar: Grammar, i: int, words: Range) -> Range | None:
    """As in "spokesman for X", "director of X", "officer with X"."""
    for child in grammar.parse.children(i):
        if child.dep == "prep" and child.lower in ("for", "of", "from", "with", "at") and child.i > i:
            inner = grammar.first(child.i, "pobj")
            if inner is not None and grammar.left[inner] < words[1]:
                return _short(grammar, inner, words)
    return None


def _short(grammar: Grammar, head: int, words: Range) -> Range:
    """A noun phrase up to its first comma."""
    first, last = grammar.left[head], min(grammar.right[head] + 1, words[1])
    for j in range(head, last):
        if grammar.tokens[j].text in (",", "(") or grammar.tokens[j].tag in ("WP", "WDT"):
            return first, j
    return first, last


def _before(grammar: Grammar, i: int, words: Range) -> Range | None:
    """As in "X spokesman", "X's press officer"."""
    owner = grammar.first(i, "poss")
    if owner is not None and grammar.left[owner] >= words[0] and grammar.tokens[owner].pos != "PRON":
        return grammar.left[owner], owner + 1
    last = i
    while last > words[0] and grammar.tokens[last - 1].lower in _PRESS:
        last -= 1
    first = last
    while (first > words[0] and grammar.tokens[first - 1].dep in ("compound", "nmod")) or (
        first > words[0]
        and first < last
        and grammar.tokens[first - 1].dep == "amod"
        and grammar.tokens[first - 1].text[:1].isupper()
    ):
        first -= 1
    named = grammar.tokens[first - 2] if first == last and first - 1 > words[0] else None
    if named is not None and named.pos == "PROPN" and grammar.tokens[first - 1].dep == "amod":
        first -= 2  # "X military spokesman"
    while first < last and grammar.tokens[first].lower in _RANKS:
        first += 1
    alone = last - first == 1 and grammar.tokens[first].lower in _GENERAL
    return (first, last) if first < last and not alone else None


def _organised(grammar: Grammar, tokens: Range) -> bool:
    """Whether the words name an organisation: the recogniser says so, or they end in the noun of one."""
    kinds = tables.roles()
    if any(kinds.get(grammar.tokens[j].lower, ("", False))[0] == "organisation" for j in range(*tokens)):
        return True
    return all(
        grammar.tokens[j].pos == "PROPN"
        for j in range(*tokens)
        if grammar.tokens[j].lower not in ("of", "the", "for", "and")
    )


def _plain(grammar: Grammar, tokens: Range) -> str:
    text = grammar.text(tokens)
    for article in ("the ", "The ", "a ", "an "):
        text = text.removeprefix(article)
    return text
