"""A claim as a plain sentence that stands alone: subjects that it shares are written out, pronouns named."""

from __future__ import annotations

from headwater.records import Parse, Token

from .clauses import Clause
from .roles import Who, passive, subject

_SUBJECTIVE = frozenset("he she they it".split())
_OBJECTIVE = frozenset("him her them".split())
_REFLEXIVE = frozenset(("themselves", "himself", "herself", "itself"))
_POSSESSIVE = frozenset("his her their its".split())
_LONGEST = 12  # tokens of a subject that is written out
_NO_SPACE = frozenset(".,;:!?)]}%’'”")


def sentence(parse: Parse, kept: list[int], clause: Clause, clauses: tuple[Clause, ...], actors: Who) -> str:
    """Return the words of these tokens as a sentence."""
    words: list[tuple[str, bool]] = []
    doer = subject(parse, clause, clauses)
    if (
        clause.joint == "acl"
        and doer is not None
        and actors.at(doer.i) is None
        and not passive(parse, clause.core)
    ):
        doer = (
            subject(parse, clauses[clause.above], clauses) or doer
        )  # "sent a note blaming him": who sent it
    lent = doer is not None and doer.i not in kept and clause.joint not in ("noun", "purpose")
    named_here = {actors.at(i) for i in kept if parse.tokens[i].pos != "PRON"}
    if doer is not None and lent:
        words.append((phrase(parse, doer, actors), True))
        named_here.add(actors.at(doer.i))
    for i in kept:
        token = parse.tokens[i]
        if i == kept[0] and token.tag in ("WDT", "WP", "WRB") and (lent or token.tag == "WRB"):
            continue  # "which", whose noun is written out; "where", "why"
        spaced = i == 0 or parse.tokens[i - 1].end < token.start or i - 1 not in kept
        known = token.pos == "PRON" and actors.at(i) in named_here
        words.append((token.text if known else named(token, actors), spaced))
        if token.pos == "PRON":
            named_here.add(actors.at(i))
    return _written(words)


def named(token: Token, actors: Who) -> str:
    """Return a token's text, or for a pronoun the name of the actor for whom it stands."""
    name = actors.name(token.i) if token.pos == "PRON" else None
    if name is None or token.lower in _REFLEXIVE:
        return token.text
    if name[:1].islower():
        name = f"the {name}"
    if token.lower in _POSSESSIVE and token.dep == "poss":
        return f"{name}'" if name.endswith("s") else f"{name}'s"
    return name if token.lower in _SUBJECTIVE | _OBJECTIVE else token.text


def phrase(parse: Parse, noun: Token, actors: Who) -> str:
    """Return a noun with the words before it, or what a pronoun stands for."""
    if noun.pos == "PRON":
        return named(noun, actors)
    first = noun.i
    for child in parse.children(noun.i):
        if child.i < first and noun.i - child.i <= _LONGEST and child.dep != "punct":
            first = child.i
    return " ".join(parse.span(first, noun.i + 1).of(parse.text).split())


def _written(words: list[tuple[str, bool]]) -> str:
    text = "".join(
        f" {word}" if spaced and word[:1] not in _NO_SPACE else word for word, spaced in words
    ).strip()
    text = " ".join(text.replace(",,", ",").split()).strip(' ,;:-–—"“”')
    if not text:
        return "-"
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else f"{text}."
