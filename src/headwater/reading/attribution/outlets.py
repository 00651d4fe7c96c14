"""Which names in a report are news outlets: by the list, by their own words, by what the report says of them."""

from __future__ import annotations

from dataclasses import dataclass

from . import tables
from .grammar import Grammar, Range

_KINDS = frozenset(noun for noun, (kind, many) in tables.roles().items() if kind == "outlet" and not many)
_LINKS = frozenset({"of", "and", "the", "&", "/", "-", "’s", "'s", "de", "del", "la", "le"})
_OPENING = frozenset({"WRB", "CC", "EX", "PRP", "MD"})
"""Tags of words that are capitalised only because a sentence begins with them ("When the ... wrote")."""
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class OutletName:
    """An outlet's name in the text: its tokens, the name, and whether that it is an outlet is beyond doubt."""

    tokens: Range
    name: str
    sure: bool


def find(grammar: Grammar, own: str | None) -> dict[int, OutletName]:
    """The names of outlets, by every token of theirs. `own` is the report's outlet."""
    found: dict[int, OutletName] = {}
    ours = plain(own) if own else []
    for first, last in _runs(grammar):
        if ours and grammar.tokens[last - 1].lower in ours and _same(grammar.text((first, last)), ours):
            name: OutletName | None = OutletName((first, last), own or "", sure=True)
        else:
            name = _named(grammar, first, last)
        if name:
            for i in range(*name.tokens):
                found.setdefault(i, name)
    return found


def _runs(grammar: Grammar) -> list[Range]:
    """Runs of capitalised words, small words within them included, each cut to a bearable length."""
    runs: list[Range] = []
    tokens, i = grammar.tokens, 0
    while i < len(tokens):
        if not _proper(grammar, i) or tokens[i].tag in _OPENING:
            i += 1
            continue
        last = i + 1
        while last < len(tokens) and last - i < _LONGEST and tokens[last].sentence == tokens[i].sentence:
            if _proper(grammar, last):
                last += 1
            elif tokens[last].lower in _LINKS and last + 1 < len(tokens) and _proper(grammar, last + 1):
                last += 2
            elif (
                last + 2 < len(tokens)
                and tokens[last].lower == "of"
                and tokens[last + 1].lower == "the"
                and _proper(grammar, last + 2)
            ):
                last += 3
            else:
                break
        runs.append((i, min(last, len(tokens))))
        i = last
    return runs


def _proper(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    return (token.pos == "PROPN" or token.text[:1].isupper()) and token.text[:1].isalpha()


def _named(grammar: Grammar, first: int, last: int) -> OutletName | None:
    """The outlet's name in a run of capitalised words: the longest listed one, or the run if its words mark one."""
    tokens = grammar.tokens
    if tokens[first].lower == "the":
        first += 1
    for begin in range(first, last):
        if tables.beginning(tokens[begin].text) not in tables.outlet_beginnings():
            continue
        for end in range(last, begin, -1):
            name = grammar.text((begin, end))
            if name in tables.outlets():
                plain = (
                    len(name) <= 3 or tables.outlets()[name] != name or end - begin > 1 or not name.isalpha()
                )
                alone = end - begin == last - first
                if alone or plain:
                    return OutletName((begin, end), name, sure=alone or end - begin > 1)
    return _marked(grammar, first, last)


def _marked(grammar: Grammar, first: int, last: int) -> OutletName | None:
    """A run whose last or first word marks an outlet ("... Herald", "Radio ..."), or with "newspaper" beside it."""
    tokens, words = grammar.tokens, tables.outlet_words()
    if first >= last or (last - first == 1 and not _described(grammar, first, last)):
        return None
    ends = [
        words[w]
        for w in (tokens[last - 1].text, tokens[first].text, _last_part(tokens[last - 1].text))
        if w in words
    ]
    described = _described(grammar, first, last)
    if not ends and not described:
        return None
    return OutletName((first, last), grammar.text((first, last)), sure=described or any(ends))


def _last_part(word: str) -> str:
    return word.rpartition("-")[2]


def _described(grammar: Grammar, first: int, last: int) -> bool:
    """Whether the report says that the name is an outlet's ("the newspaper X", "X, a news site", "X newspaper")."""
    tokens = grammar.tokens
    if first > 0 and tokens[first - 1].lower in _KINDS:
        return True
    if (
        first > 1
        and tokens[first - 2].lower == "news"
        and tokens[first - 1].lower in ("agency", "site", "outlet")
    ):
        return True
    after = tokens[last : last + 2]
    if after and after[0].lower in _KINDS | {"tv"}:
        return True
    if (
        len(after) == 2
        and after[0].lower == "news"
        and after[1].lower in ("agency", "site", "website", "channel")
    ):
        return True
    for i in range(first, last):
        appositive = grammar.first(i, "appos")
        if appositive is not None and appositive >= last:
            return tokens[appositive].lower in _KINDS or _news_agency(grammar, appositive)
    return False


def _news_agency(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    return (
        token.lower in ("agency", "service", "site", "organization") and grammar.tokens[i - 1].lower == "news"
    )


def _same(name: str, ours: list[str]) -> bool:
    """Whether a name in the text is the report's own outlet's: in full, or its last words ("the Dispatch")."""
    given = plain(name)
    return bool(given) and (given == ours or (len(given) < len(ours) and ours[-len(given) :] == given))


def plain(name: str) -> list[str]:
    """The words of a name in small letters, without "the" and without an ending of the web."""
    lowered = name.lower().replace("-", " ")
    for ending in (".com", ".org", ".net"):
        lowered = lowered.removesuffix(ending)
    return [word for word in lowered.split() if word != "the"]
