"""Stated causes: "because of the smuggling", "because the dam had burst", and the claim that they explain.

Only causes that the report calls so: a closed class of words, no "after" and no "as", which may mean the time alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from headwater.records import Parse, Span, Token

from . import evidence
from .clauses import Clause, Clauses
from .tables import words

_STEPS = 6  # clauses looked at above a cause, tokens of a phrase like "as a result of"
_SECOND = frozenset(("of", "to"))
_NOUNS = frozenset(("result", "account"))  # "as a result of", "on account of"; otherwise they are no causes
_BEFORE_NOUN = frozenset(("as", "on"))


class Cause(NamedTuple):
    """A stated cause: its predicate or noun, the number of the clause that it explains, and its characters."""

    head: int
    explains: int
    spans: tuple[Span, ...]


def nouns(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the nouns that are stated causes, each with the token that its phrase hangs on."""
    for token in parse.tokens:
        if token.lower not in words("cause") or (token.lower in _NOUNS and not _opened(parse, token)):
            continue
        second = next((c for c in parse.children(token.i) if c.lower in _SECOND and c.i > token.i), None)
        noun = second and (parse.child(second.i, "pobj") or parse.child(token.i, "pobj"))
        if noun is not None:
            yield noun.i, token.i


def find(parse: Parse, cut: Clauses) -> list[Cause]:
    """Return the stated causes of a text, each with the clause that it stands in or under."""
    found = [
        Cause(noun, _explained(parse, cut, by), parse.spans(evidence.phrase(parse, noun)))
        for noun, by in nouns(parse)
        if cut.owner[by] >= 0
    ]
    for number, clause in enumerate(cut.clauses):
        if clause.above >= 0 and clause.joint in ("advcl", "participle") and _because(parse, clause):
            kept = evidence.short(parse, evidence.extent(parse, cut, number, []), clause)
            found.append(Cause(clause.head, clause.above, parse.spans(kept)))
    return sorted(found)


def _explained(parse: Parse, cut: Clauses, by: int) -> int:
    """The clause that a cause at token `by` stands in; between commas in front of a main clause that one's.

    "Although it had rained, because of the strike, the ferry left": the strike is why it left.
    """
    number = cut.owner[by]
    clause = cut.clauses[number]
    before = parse.tokens[max(by - 1, 0)].lower == ","
    if clause.joint == "advcl" and before and clause.head < by and clause.above >= 0:
        return clause.above if cut.clauses[clause.above].head > by else number
    return number


def explained(cut: Clauses, cause: Cause, claimed: dict[int, int]) -> int | None:
    """Return which claim a cause explains: that of its clause, or of the next one around it that makes a claim.

    `claimed` gives for the number of a clause the position of its claim. A clause that only credits makes none, so that
    a cause outside of the content explains nothing that the content tells.
    """
    number = cause.explains
    for _ in range(_STEPS):
        if number in claimed:
            return claimed[number]
        if number < 0 or cut.clauses[number].joint not in ("participle", "acl", "purpose"):
            return None
        number = cut.clauses[number].above
    return None


def _because(parse: Parse, clause: Clause) -> bool:
    return any(c.dep == "mark" and c.lower == "because" for c in parse.children(clause.head))


def _opened(parse: Parse, token: Token) -> bool:
    return parse.tokens[token.head].lower in _BEFORE_NOUN
