"""What is told to an outlet or a body where the parser hangs it on those who are told.

As in "told the station of two more", "told the same paper they had fled": it is no station of two, and the paper is not
what they fled.
"""

from __future__ import annotations

from . import tables
from .draft import Draft
from .extents import ranged
from .grammar import Grammar, Range

_BODIES = frozenset(
    "group organisation organization monitor observatory charity agency watchdog network bureau".split()
)
_PERSONS = frozenset("us me him her them it".split())
_SUBJECTS = frozenset("they he she it there".split())


def told(grammar: Grammar, draft: Draft, _: Range) -> list[Range]:
    """What stands behind the one told: "of ..." or a clause without a conjunction."""
    told = draft.addressee
    if told is None or told < draft.head or "addressee" not in draft.row.frames:
        return []
    children = [
        c for c in (*grammar.parse.children(told), *grammar.parse.children(draft.head)) if c.i == told + 1
    ]
    for child in children:
        if child.dep == "prep" and child.lower == "of" and (_body(grammar, told) or child.head == draft.head):
            draft.cue.append((child.i, child.i + 1))
            return ranged(grammar, draft, child.i + 1, child)
    for child in grammar.parse.children(told):
        subject = grammar.first(child.i, "nsubj", "nsubjpass", "expl") if child.dep == "relcl" else None
        if subject == told + 1 and grammar.tokens[subject].lower in _SUBJECTS and _body(grammar, told):
            return ranged(grammar, draft, subject, child)
    return []


def _body(grammar: Grammar, i: int) -> bool:
    """Whether those who are told are an outlet or a body, by their noun; a name, or a person by pronoun, is as good."""
    token = grammar.tokens[i]
    kind = tables.roles().get(token.lower, ("", True))
    noun = kind == ("outlet", False) or token.lower in _BODIES or token.lower == "paper"
    return noun or token.pos == "PROPN" or token.lower in _PERSONS
