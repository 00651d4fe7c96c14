"""What is said where it stands before the cue: "which he called a lie", "..., as the mayor said"."""

from __future__ import annotations

from .draft import Draft, minus, trimmed, whole_quotations
from .grammar import Grammar, Range

_RELATIVE = frozenset({"WDT", "WP"})
_OBJECTS = frozenset({"dobj", "pobj", "attr", "oprd", "dative", "nsubj"})
_JUDGED = frozenset({"oprd", "acomp", "xcomp", "ccomp", "attr"})
_WISHES = frozenset({"intending", "ordering", "predicting"})
"""Stances of cues that say of their object that it is wanted or awaited, not what it is."""


def fronted(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """The relative pronoun before a cue, and what the cue makes of it ("which X had called a lie")."""
    frames, stance = draft.row.frames, draft.row.stance
    if draft.source is None or stance in _WISHES or not frames & {"nominal", "predicate", "clause"}:
        return []
    after = _judged(grammar, draft)
    if "nominal" not in frames and not after:
        return []
    for child in grammar.parse.children(draft.head):
        if child.i >= draft.cue[0][0]:
            break
        if child.tag in _RELATIVE and child.dep in _OBJECTS and child.i != draft.source_head:
            return [(child.i, child.i + 1), *after]
    return []


def _judged(grammar: Grammar, draft: Draft) -> list[Range]:
    """What follows the cue: what its object is called, or what it is said to do."""
    last = draft.cue[-1][1]
    for child in grammar.parse.children(draft.head):
        to_as = child.dep == "prep" and child.lower == "as"
        if child.i < last or not (to_as or child.dep in _JUDGED) or grammar.left[child.i] < last:
            continue
        first = child.i + 1 if to_as else grammar.left[child.i]
        found = trimmed(grammar, whole_quotations(grammar, (first, grammar.right[child.i] + 1), draft.head))
        return [found] if found else []
    return []


def as_clause(grammar: Grammar, draft: Draft, around: Range) -> list[Range]:
    """As in "As the mayor said, ...", "..., as the mayor said": the sentence without the clause."""
    mark = grammar.first(draft.head, "mark")
    cue = grammar.tokens[draft.head]
    if cue.dep != "advcl" or mark is None or grammar.tokens[mark].lower != "as" or draft.source is None:
        return []
    if not draft.row.frames & {"clause", "quotation"}:
        return []
    begin, end = grammar.sentence(draft.head)
    first, last = grammar.left[draft.head], grammar.right[draft.head] + 1
    if around[1] < last and grammar.tokens[around[1]].text == ",":
        last = around[1]  # what follows is the sentence's, though the parser hung it on the cue
    if cue.head != grammar.parse.sentence(draft.head).root:
        begin, end = grammar.left[cue.head], grammar.right[cue.head] + 1
    opened = first == begin or grammar.tokens[first - 1].text in (",", "(", "-", "–", "—", "--")
    if not opened or (
        last < end and grammar.tokens[last].text not in (",", ".", ")", "-", "–", "—", "--", ";")
    ):
        return []
    if around[1] < last - 1:  # words of its own follow the cue: it is no crediting
        return []
    pieces = minus((begin, end), (first, last))
    if len(pieces) > 1 and pieces[0][1] - pieces[0][0] < 3:
        pieces = pieces[1:]
    found = [trimmed(grammar, piece) for piece in pieces]
    return [piece for piece in found if piece]
