"""An attribution on its way: token ranges in place of spans, and no source node yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .grammar import Grammar, Range
from .tables import Cue

Kind = Literal["verb", "noun", "preposition", "adverb", "colon", "paper", "relay"]

_EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "...", "…", "?", "!", "(", ")", "*", "|"})


@dataclass(slots=True)
class Draft:
    """Source, cue and content as token ranges; `head` is the cue's main token.

    `source_head` is the main token of the source's words (None: nobody is credited), `addressee` that of who is told.
    `quoted` says that the content is a quotation as a whole, `quotes` which ones (by number). `outer` is the draft
    around it, where that is known otherwise than by its content. `observed`: an outlet saw or counted it for itself.
    """

    kind: Kind
    head: int
    cue: list[Range]
    row: Cue
    content: list[Range]
    source: Range | None = None
    source_head: int | None = None
    addressee: int | None = None
    quoted: bool = False
    quotes: list[int] = field(default_factory=list)
    outer: Draft | None = None
    observed: bool = False


def trimmed(grammar: Grammar, tokens: Range) -> Range | None:
    """The range without white space and punctuation at its ends, but with whole quotations; None if nothing remains."""
    first, last = tokens
    while first < last and _edge(grammar, first):
        first += 1
    while first < last and _edge(grammar, last - 1):
        if (
            grammar.tokens[last - 1].text == ")"
            and "(" in grammar.parse.text[grammar.tokens[first].start : grammar.tokens[last - 1].start]
        ):
            break
        last -= 1
    return (first, last) if first < last else None


def _edge(grammar: Grammar, i: int) -> bool:
    token = grammar.tokens[i]
    if grammar.quote_of[i] >= 0:
        return False
    return token.text in _EDGES or not token.text.strip() or token.text in "“”\"'‘’"


def whole_quotations(grammar: Grammar, tokens: Range, stop: int) -> Range:
    """The range with quotations that it cuts made whole; `stop` is the cue's token, which stays outside."""
    first, last = tokens
    ending = grammar.quote_at(last - 1)
    if ending and ending.first >= first and not ending.first <= stop < ending.last:
        last = ending.last
    beginning = grammar.quote_at(first)
    if (
        beginning
        and not beginning.first <= stop < beginning.last
        and (stop < beginning.first or stop >= last)
    ):
        first = min(first, beginning.first)
        last = max(last, beginning.last) if last < beginning.last else last
    return first, last


def minus(tokens: Range, hole: Range) -> list[Range]:
    """What remains of a range when `hole` is cut out."""
    pieces = [(tokens[0], min(tokens[1], hole[0])), (max(tokens[0], hole[1]), tokens[1])]
    return [piece for piece in pieces if piece[0] < piece[1]]
