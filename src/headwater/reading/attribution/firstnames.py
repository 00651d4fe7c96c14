"""Names that name nobody: first names alone and pseudonyms ("Sunil, a porter", "Vera, not her real name").

Such a source is unnamed. A surname alone with a title, or of somebody whose full name the report gives, is a named
person; so is whoever holds an office that needs no first name ("Ruiz, the president").
"""

from __future__ import annotations

import re

from headwater.records import Entity, Span

from . import mentions, tables
from .grammar import Grammar

_PSEUDONYM = re.compile(
    r"\bnot (?:his|her|their) real names?\b|\bnames? (?:has|have) been changed\b|\bnames? changed\b"
    r"|\b(?:a )?pseudonyms?\b|\bgo(?:es)? by(?: the (?:nick)?names?(?: of)?)?\b"
    r"|\b(?:gave|gives|give) only (?:his|her|their|one|a) (?:first |given )?names?\b"
    r"|\bonly (?:gave|gives) (?:his|her|their|one|a) (?:first |given )?names?\b"
    r"|\bidentified (?:(?:him|her)self |themselves )?only (?:as|by)\b"
    r"|\b(?:asked|wants?|wanted) to be (?:called|known as)\b"
    r"|\b(?:by|using|used) (?:his|her|their) (?:first|given) names? only\b"
    r"|\bonly (?:by|using) (?:his|her|their) (?:first|given) names?\b"
    r"|\bgave (?:his|her|their) names? (?:only )?as\b"
)
_OFFICES = frozenset(
    "president chancellor premier minister pope king queen prince princess emperor sultan emir governor mayor chief"
    " head leader director chairman chairwoman commander secretary ambassador dictator senator speaker general coach"
    " captain candidate star singer actor actress author".split()
)
_ONE = frozenset({"a", "an", "the"})
_BE = frozenset({"is", "was", "’s", "'s"})
_LEADING = ("as", "by", "called", "of", "name")
"""How words end after which the name itself follows ("goes by X")."""
_CALLED = frozenset({"named", "called", "nicknamed"})
_REACH = 8


def find(grammar: Grammar) -> frozenset[str]:
    """The names of the report that stand for unnamed sources."""
    found = _marked(grammar)
    introduced = {
        token.i
        for token in grammar.tokens
        if token.pos == "PROPN"
        and token.text.istitle()
        and _introduced(grammar, token.i)
        and not _titled(grammar, token.i)
    }
    if not introduced:
        return frozenset(found)
    longer, other = _in_longer_names(grammar), _other(grammar)
    for i in introduced:
        name = grammar.tokens[i].text
        if name not in longer and (name not in other or _aged(grammar, i)):
            found.add(name)
    return frozenset(found)


def _other(grammar: Grammar) -> set[str]:
    """The words of all names that are no person's: of places, days, peoples."""
    names = (e for e in grammar.parse.entities if not _personal(e))
    return {grammar.tokens[i].text for e in names for i in range(e.first, e.last)}


def _personal(entity: Entity) -> bool:
    """Whether what the recogniser saw can be one person's only name: it takes rare ones for anything but a date."""
    return entity.last - entity.first == 1 and entity.label in (
        "PERSON",
        "ORG",
        "PRODUCT",
        "WORK_OF_ART",
        "FAC",
    )


def _marked(grammar: Grammar) -> set[str]:
    """The names nearest before (or right after) words that say that they are no real ones."""
    found = set()
    for match in _PSEUDONYM.finditer(grammar.parse.text):
        tokens = grammar.parse.within(Span(match.start(), match.end()))
        if not tokens:
            continue
        begin, end = grammar.sentence(tokens.start)
        after = (
            range(tokens.stop, min(tokens.stop + 3, end)) if match.group().endswith(_LEADING) else range(0)
        )
        before = range(tokens.start - 1, max(tokens.start - _REACH, begin) - 1, -1)
        name = next((i for i in (*after, *before) if grammar.tokens[i].pos == "PROPN"), None)
        if name is not None:
            found.add(grammar.text(_run(grammar, name, begin, end)))
    return found


def _run(grammar: Grammar, i: int, begin: int, end: int) -> tuple[int, int]:
    """The run of names around a token, ten words at most."""
    first, last = i, i + 1
    while first > max(begin, i - 5) and grammar.tokens[first - 1].pos == "PROPN":
        first -= 1
    while last < min(end, i + 5) and grammar.tokens[last].pos == "PROPN":
        last += 1
    return first, last


def _in_longer_names(grammar: Grammar) -> set[str]:
    """Capitalised words beside another one, or joined to it by a hyphen: parts of longer names."""
    found, tokens = set(), grammar.tokens
    for i in range(1, len(tokens)):
        one, other = tokens[i - 1], tokens[i]
        if one.pos == other.pos == "PROPN" and not mentions.is_title(one.lower) and other.text[:1].isupper():
            found |= {one.text, other.text}
        elif one.text == "-" and i > 1:
            found |= {tokens[i - 2].text, other.text}
    return found


def _titled(grammar: Grammar, i: int) -> bool:
    """Whether a title or a role stands before the name ("Dr Ruiz", "farmer Ruiz"): then it is a surname."""
    if i == 0 or grammar.tokens[i - 1].sentence != grammar.tokens[i].sentence:
        return False
    before = grammar.tokens[i - 1]
    return mentions.is_title(before.lower) or (before.text == "." and i > 1)


def _introduced(grammar: Grammar, i: int) -> bool:
    """Whether the report introduces the name as somebody's of whom it says no more: a role, an age."""
    tokens, end = grammar.tokens, grammar.sentence(i)[1]
    if i > 1 and tokens[i - 1].lower in _CALLED:
        return tables.roles().get(tokens[i - 2].lower, ("", True)) == ("anonymous", False)
    if i + 3 >= end:
        return False
    if _aged(grammar, i):
        return True
    if tokens[i + 1].text == ",":
        return tokens[i + 2].lower in ("a", "an") and _role(grammar, i + 2, end)
    told = tokens[i + 1].lower in _BE and tokens[i + 1].dep not in ("case", "aux")
    return told and tokens[i + 2].lower in _ONE and _role(grammar, i + 2, end)


def _aged(grammar: Grammar, i: int) -> bool:
    """Whether an age stands after a name: between commas, or as "a 34-year-old mason"."""
    words = [token.text for token in grammar.tokens[i + 1 : i + 4]]
    if len(words) == 3 and words[0] == "," and words[1] in ("a", "an"):
        return [t.lower for t in grammar.tokens[i + 4 : i + 8 : 2]] == ["-", "-"] and words[2].isdecimal()
    age = len(words) == 3 and words[0] == words[2] == "," and len(words[1]) < 4 and words[1].isdecimal()
    return age and 4 < int(words[1]) < 110


def _role(grammar: Grammar, i: int, end: int) -> bool:
    """Whether the noun phrase from its article on is a person's role, and no office of which there is one."""
    known = ""
    for j in range(i + 1, min(i + _REACH, end)):
        token = grammar.tokens[j]
        if token.pos not in ("NOUN", "ADJ", "NUM", "PROPN") and token.text not in ("-", "–"):
            break
        known = grammar.tokens[j].lower
    return known in tables.human() and known not in _OFFICES
