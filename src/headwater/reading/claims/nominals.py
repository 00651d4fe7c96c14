"""Events told by a noun ("the attack on the depot in May"): claims where the report says when, where or by whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from headwater.records import Parse, Token

from . import causes
from .clauses import Clause, Clauses
from .tables import lemma, light, nouns, words

_REAL = frozenset(("in", "at", "on", "by", "against", "of", "near", "outside"))
_ARGUED = frozenset(("dobj", "nsubjpass"))
_UNREAL = frozenset("REQUEST REJECT THREATEN AGREE".split())
_INCIDENT = frozenset(
    (
        "incident",
        "accident",
        "crash",
        "collapse",
        "fire",
        "flood",
        "earthquake",
        "escape",
        "breakout",
        "robbery",
        "theft",
        "death",
        "outbreak",
        "discovery",
        "leak",
    )
)


def find(parse: Parse, cut: Clauses, marked: frozenset[int]) -> Iterator[Clause]:
    """Yield event nouns with a time or place of their own, and those that are the stated cause of something.

    `marked` are the tokens of times and literal places.
    """
    stated = frozenset(noun for noun, _ in causes.nouns(parse))
    for token in parse.tokens:
        if token.pos != "NOUN" or (token.lemma not in nouns() and token.lemma not in _INCIDENT):
            continue
        if cut.owner[token.i] < 0 or not _definite(parse, token) or _carried(parse, token):
            continue
        if token.i in stated or any(i in marked for i in _inside(parse, token)):
            yield Clause(token.i, token.i, "noun", cut.owner[token.i], ())


def _definite(parse: Parse, token: Token) -> bool:
    return any(
        (c.dep == "det" and c.lower in ("the", "this", "that")) or c.dep == "poss"
        for c in parse.children(token.i)
    )


def _carried(parse: Parse, token: Token) -> bool:
    """Whether the noun is the object of a light verb, which then tells the event."""
    governor = parse.tokens[token.head]
    return token.dep in _ARGUED and lemma(governor, light()) in light()


def _inside(parse: Parse, token: Token) -> Iterator[int]:
    """The nouns of the phrases that hang on the event noun itself."""
    for prep in parse.children(token.i):
        if prep.dep == "prep" and prep.lower in words("event_preps"):
            yield from (c.i for c in chain(*([n, *parse.children(n.i)] for n in parse.children(prep.i))))
        elif prep.dep in ("npadvmod", "nmod", "compound"):
            yield prep.i
