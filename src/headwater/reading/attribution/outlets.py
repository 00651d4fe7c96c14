"""Which names in a report are news outlets: by the list, by their own words, by what the report says of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from . import tables, unlisted
from .grammar import Grammar, Range

_KINDS = frozenset(noun for noun, (kind, many) in tables.roles().items() if kind == "outlet" and not many)
_PAGES = frozenset({"page", "paper", "newsletter", "bulletin", "programme", "program"})
"""What an outlet is called besides, where its name stands before ("X, a page of exiles")."""
_LINKS = frozenset({"of", "and", "the", "&", "/", "-", "’s", "'s", "de", "del", "la", "le"})
_OPENING = frozenset({"WRB", "CC", "EX", "PRP", "MD"})
"""Tags of words that are capitalised only because a sentence begins with them ("When the ... wrote")."""
_POINTING = frozenset(
    "a an one another some two this that these those our as while since after before although though because if when"
    " in on at by for from"
    " with under".split()
)
"""Words before a name that are none of it, though a sentence begins with them."""
_NUMBERED = frozenset(
    {
        "Canal",
        "Channel",
        "Kanal",
        "Canale",
        "Kanaal",
        "TV",
        "Radio",
        "Televisión",
        "Télé",
        "Antena",
        "Antenne",
    }
)
"""Words after which a number goes on with a broadcaster's name ("Channel 6")."""
_AGENCIES = frozenset(
    {"Agence", "Agency", "Agencia", "Agentur", "Agenzia", "Agência", "Service", "Group", "Network"}
)
"""Last words of a name that is an outlet's where a telling word stands within it ("... Press Agency")."""
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
    people = {e.last - 1 for e in grammar.parse.entities if e.label == "PERSON"}
    acronym = _dateline(grammar, own or "") or _acronym(own or "")
    for first, last in _runs(grammar):
        name: OutletName | None
        if ours and _is_own(grammar, (first, last), ours, acronym):
            name = OutletName((first, last), own or "", sure=True)
        else:
            name = _named(grammar, *_without_place(grammar, first, last))
            if last - 1 in people and _somebody(grammar, last - 1):
                name = None
        if name:
            for i in range(*name.tokens):
                found.setdefault(i, name)
    for run in unlisted.everywhere(grammar, list(unlisted.names(grammar, found, ours))):
        for i in range(*run):
            found.setdefault(i, OutletName(run, grammar.text(run), sure=True))
    return found


def _runs(grammar: Grammar) -> list[Range]:
    """Runs of capitalised words, small words within them included, each cut to a bearable length."""
    runs: list[Range] = []
    tokens, i = grammar.tokens, 0
    while i < len(tokens):
        if not _proper(grammar, i) or tokens[i].tag in _OPENING or tokens[i].lower in _POINTING:
            i += 1
            continue
        last = i + 1
        while last < len(tokens) and last - i < _LONGEST and tokens[last].sentence == tokens[i].sentence:
            if _proper(grammar, last) or (tokens[last].text.isdigit() and tokens[last - 1].text in _NUMBERED):
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


def _is_own(grammar: Grammar, run: Range, ours: list[str], acronym: str) -> bool:
    """Whether a run of capitalised words is the report's own outlet: its name, a part of it, or its acronym."""
    first, last = run
    if last - first == 1 and grammar.tokens[first].text == acronym:
        return True
    known = grammar.tokens[last - 1].lower in ours
    return known and _same(grammar.text(run), ours)


_DATELINE = re.compile(r"\(([A-Z]{2,6})\) ?[-–—]")
_TOP = 400
"""Characters of a text within which its dateline stands."""


def _dateline(grammar: Grammar, own: str) -> str:
    """The letters in brackets of an agency's own dateline ("Oslo, May 3 (NTX) - ..."), none that is listed."""
    found = _DATELINE.search(grammar.parse.text[:_TOP])
    letters = found.group(1) if found else ""
    return letters if letters[:1] == own[:1] and letters not in tables.outlets() else ""


def _acronym(name: str) -> str:
    """The capitals of a name of three words and more, else nothing."""
    capitals = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return capitals if len(capitals) > 2 else ""


def _proper(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    return (token.pos == "PROPN" or token.text[:1].isupper()) and token.text[:1].isalpha()


def _without_place(grammar: Grammar, first: int, last: int) -> Range:
    """As "Radio Something of Sometown" without the town, where the words before it mark an outlet by themselves."""
    tokens = grammar.tokens
    for i in range(first + 2, last - 1):
        if tokens[i].lower == "of":
            place = last - i <= 3 and tokens[i + 1].dep in ("pobj", "compound")
            return (first, i) if place and tables.outlet_words().get(tokens[first].text) else (first, last)
    return first, last


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
    numbered = tokens[first].text in _NUMBERED and any(t.text.isdigit() for t in tokens[first:last])
    if numbered or (
        tokens[last - 1].text in _AGENCIES and any(words.get(t.text) for t in tokens[first:last])
    ):
        ends = [True]
    described = _described(grammar, first, last)
    if not ends and not described:
        return None
    return OutletName((first, last), grammar.text((first, last)), sure=described or any(ends))


def _somebody(grammar: Grammar, i: int) -> bool:
    """Whether a name goes on as a person's ("Ana Herald, director of the port"), though it ends like an outlet's."""
    said = grammar.first(i, "appos")
    return said is not None and tables.roles().get(grammar.tokens[said].lower) == ("anonymous", False)


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
        return len(after) < 2 or not _proper(
            grammar, last + 1
        )  # "the Basque weekly Argia": the name comes after
    if (
        len(after) == 2
        and after[0].lower == "news"
        and after[1].lower in ("agency", "site", "website", "channel")
    ):
        return True
    named = tokens[last - 1]
    if named.dep == "appos" and named.head < first and tokens[named.head].lower in _KINDS | {"paper"}:
        return True  # "a local paper, X"
    for i in range(first, last):
        appositive = grammar.first(i, "appos")
        if appositive is not None and appositive >= last:
            return tokens[appositive].lower in _KINDS | _PAGES or _news_agency(grammar, appositive)
    return False


def _news_agency(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    return (
        token.lower in ("agency", "service", "site", "organization") and grammar.tokens[i - 1].lower == "news"
    )


def _same(name: str, ours: list[str]) -> bool:
    """Whether a name in the text is the report's own outlet's: in full, its last words ("the Dispatch"), its first."""
    given = plain(name)
    if not given or len(given) >= len(ours):
        return given == ours and bool(given)
    return ours[-len(given) :] == given or (len(given) > 1 and ours[: len(given)] == given)


_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
"""Letters with strokes, which do not come apart into a letter and an accent."""


def plain(name: str) -> list[str]:
    """The words of a name in small letters without accents, without "the" and without an ending of the web."""
    lowered = name.lower().replace("-", " ")
    if not lowered.isascii():
        parted = unicodedata.normalize("NFKD", lowered.translate(_STROKES))
        lowered = "".join(sign for sign in parted if not unicodedata.combining(sign))
    for ending in (".com", ".org", ".net"):
        lowered = lowered.removesuffix(ending)
    return [word for word in lowered.split() if word != "the"]
