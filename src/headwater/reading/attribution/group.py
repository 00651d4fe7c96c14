"""The words around a cue that belong to the crediting: its subject, the one told, when and where."""

from __future__ import annotations

from .draft import Draft
from .grammar import Grammar, Range

_MODIFIERS = frozenset({"prep", "npadvmod", "advmod", "dative", "prt", "agent", "tmod"})
_CLIMB = 8


def group(grammar: Grammar, draft: Draft) -> Range:
    """The tokens from the source to the last modifier of the cue, as far as they stand together."""
    first, last = draft.cue[0][0], draft.cue[-1][1]
    link = grammar.tokens[draft.head].head
    if (
        grammar.tokens[draft.head].dep == "pcomp" and grammar.tokens[link].lower == "as"
    ):  # "X quoted Y as saying"
        speaker = grammar.first(grammar.tokens[link].head, "nsubj", "nsubjpass")
        return (grammar.left[speaker] if speaker is not None and speaker < first else first), _extended(
            grammar, draft, last
        )
    if draft.source:
        if draft.source[1] <= first and _only_links(grammar, draft.source[1], first):
            first = draft.source[0]
        elif draft.source[0] >= last and _only_links(grammar, last, draft.source[0]):
            last = draft.source[1]
    return first, _extended(grammar, draft, last)


def _only_links(grammar: Grammar, first: int, last: int) -> bool:
    return last - first <= 4 and all(
        grammar.tokens[i].text == ","
        or grammar.tokens[i].dep in ("advmod", "punct")
        or not grammar.tokens[i].text.strip()
        for i in range(first, last)
    )


def _extended(grammar: Grammar, draft: Draft, last: int) -> int:
    """Past the addressee, dates, places and manners that follow the cue without a comma."""
    tokens, end = grammar.tokens, grammar.sentence(draft.head)[1]
    while last < end and grammar.quote_of[last] == grammar.quote_of[draft.head]:
        top = topmost(grammar, last, draft.head)
        if top is None or grammar.left[top] < last:
            return last
        dep = tokens[top].dep
        if dep not in _MODIFIERS and not (dep == "dobj" and draft.addressee == top):
            return last
        if tokens[top].lower in ("that", "how", "why", "whether"):
            return last
        last = _before_quotation(grammar, last, grammar.right[top] + 1)
    return last


def _before_quotation(grammar: Grammar, first: int, last: int) -> int:
    """The end of a modifier, cut where a quotation begins inside of it."""
    for i in range(first, last):
        if grammar.quote_of[i] != grammar.quote_of[first - 1]:
            return max(i, first + 1)
    return last


def topmost(grammar: Grammar, i: int, governor: int) -> int | None:
    """The child of `governor` to whose subtree token `i` belongs, if it is at most a few steps away."""
    tokens = grammar.tokens
    for _ in range(_CLIMB):
        if tokens[i].head == governor:
            return i if i != governor else None
        if tokens[i].head == i:
            return None
        i = tokens[i].head
    return None
