"""Noun phrases written out where a claim needs them: the subject that it shares, the noun behind "which" or "whose"."""

from __future__ import annotations

from typing import NamedTuple

from headwater.records import Parse, Token

from .clauses import Clause
from .evidence import left_edge
from .roles import RELATIVES, Who, described
from .tables import words

_SUBJECTIVE = frozenset("he she they it".split())
_OBJECTIVE = frozenset("him her them".split())
_REFLEXIVE = frozenset(("themselves", "himself", "herself", "itself"))
_POSSESSIVE = frozenset("his her their its".split())
_WHERE = frozenset(("in", "at", "on", "during", "under", "within"))
_LONGEST = 12  # tokens of a noun phrase on either side of its noun


class Gap(NamedTuple):
    """What a relative clause says of its noun: words instead of tokens, and words behind one of its tokens."""

    instead: dict[int, str]
    behind: dict[int, str]


def named(token: Token, actors: Who) -> str:
    """Return a token's text, or for a pronoun the name of the actor for whom it stands."""
    name = actors.name(token.i) if token.pos == "PRON" else None
    if name is None or token.lower in _REFLEXIVE:
        return token.text
    if name[:1].islower() and not name.startswith("the "):
        name = f"the {name}"
    if token.lower in _POSSESSIVE and token.dep == "poss":
        return possessive(name)
    return name if token.lower in _SUBJECTIVE | _OBJECTIVE else token.text


def possessive(name: str) -> str:
    """Return the name with 's, or with an apostrophe alone."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def phrase(parse: Parse, noun: Token, actors: Who) -> str:
    """Return a noun with the words before it and its "of" phrase, or what a pronoun stands for."""
    if noun.pos == "PRON":
        return named(noun, actors)
    first = max(left_edge(parse, noun.i), noun.i - _LONGEST)
    while first < noun.i and parse.tokens[first].pos in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    last = noun.i
    of = next((c for c in parse.children(noun.i) if c.lower == "of" and c.i == last + 1), None)
    inner = parse.child(of.i, "pobj") if of is not None else None
    if inner is not None and inner.i - noun.i <= _LONGEST:
        last = inner.i
    return " ".join(parse.span(first, last + 1).of(parse.text).split())


def gap(parse: Parse, clause: Clause, members: tuple[int, ...], actors: Who) -> Gap:
    """Return how the noun that a relative clause describes is put into it ("which it joined": "it joined the club")."""
    instead, behind = dict[int, str](), dict[int, str]()
    noun = described(parse, clause)
    if noun is None:
        return Gap(instead, behind)
    name = _inside(parse, noun, phrase(parse, noun, actors))
    relative = next(
        (parse.tokens[i] for i in members if i < clause.head and _relative(parse.tokens[i])), None
    )
    if relative is None:
        if _lacks_object(parse, clause, members):
            behind[_object_place(parse, clause)] = name
    elif relative.tag == "WP$":
        instead[relative.i] = possessive(name)
    elif relative.dep in ("nsubj", "nsubjpass"):
        instead[relative.i] = name
    elif relative.dep == "pobj" and relative.head < relative.i:
        instead[relative.i] = instead[relative.head] = ""
        if parse.tokens[relative.head].lower not in _WHERE:  # where it was is not always the noun before
            behind[members[-1]] = f"{parse.tokens[relative.head].lower} {name}"
    else:
        instead[relative.i] = ""
        behind[_object_place(parse, clause)] = name
    return Gap(instead, behind)


def _lacks_object(parse: Parse, clause: Clause, members: tuple[int, ...]) -> bool:
    """Whether a relative clause without "which" leaves out an object ("the bridge | the army shut")."""
    if clause.joint != "relcl" or parse.child(clause.core, "dobj", "nsubjpass", "attr", "acomp", "ccomp"):
        return False
    noun = parse.tokens[parse.tokens[clause.head].head]
    asked = any(parse.tokens[i].tag == "WRB" for i in members if i < clause.head)
    return (
        not asked and noun.lemma not in words("adverbial") and parse.child(clause.head, "nsubj") is not None
    )


def _relative(token: Token) -> bool:
    return token.tag in ("WDT", "WP", "WP$") and (token.lower in RELATIVES)


def _inside(parse: Parse, noun: Token, words: str) -> str:
    """The words of a phrase as they stand inside a sentence."""
    first = parse.tokens[max(left_edge(parse, noun.i), noun.i - _LONGEST)]
    opens = first.i == parse.sentences[noun.sentence].first or first.pos == "DET"
    lowered = (
        opens
        and first.pos in ("DET", "ADJ", "PRON", "ADV")
        and words[:1].isupper()
        and not words[:2].isupper()
    )
    return f"{words[0].lower()}{words[1:]}" if lowered else words


def _object_place(parse: Parse, clause: Clause) -> int:
    """The token behind which the object of the predicate stands."""
    place = clause.core
    for child in parse.children(clause.core):
        stranded = child.dep == "prep" and not parse.children(child.i)
        if child.i > clause.core and (child.dep == "prt" or stranded):
            place = child.i
    after = parse.tokens[place + 1] if place + 1 < len(parse.tokens) else parse.tokens[place]
    return after.i if after.pos == "ADP" and not parse.children(after.i) else place
