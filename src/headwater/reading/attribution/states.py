"""States of mind that credit: "is confident that ...", "was critical of ...", "are worried about ..."."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Token

from . import tables
from .draft import Draft, trimmed, whole_quotations
from .grammar import Grammar, Range
from .subjects import source_words, subject
from .tables import Cue

_COPULAS = frozenset(
    "is are was were be been being am 's 're ’s ’re 'm ’m remain remains remained feel feels felt".split()
)


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """The attributions of all cue adjectives after a copula, in the order of the text."""
    for token, row in grammar.listed(tables.adjectives()):
        found = _draft(grammar, token, row)
        if found:
            yield found


def _draft(grammar: Grammar, adjective: Token, row: Cue) -> Draft | None:
    verb = grammar.tokens[adjective.head]
    if adjective.dep not in ("acomp", "oprd") or verb.lower not in _COPULAS or verb.i > adjective.i:
        return None
    speaker, _ = subject(grammar, verb.i)
    words = None if speaker is None else source_words(grammar, speaker, verb.i)
    content, last = _content(grammar, adjective, verb, row)
    if speaker is None or not words or content is None or grammar.tokens[speaker].lower == "it":
        return None  # "it is clear that ...": to nobody in particular
    cue = (_beginning(grammar, verb), last)
    return Draft(
        "noun", adjective.i, [cue], row, [whole_quotations(grammar, content, adjective.i)], words, speaker
    )


def _beginning(grammar: Grammar, verb: Token) -> int:
    auxiliaries = [
        c.i for c in grammar.parse.children(verb.i) if c.dep == "aux" and verb.i - 4 <= c.i < verb.i
    ]
    return min([*auxiliaries, verb.i])


def _content(grammar: Grammar, adjective: Token, verb: Token, row: Cue) -> tuple[Range | None, int]:
    """What the adjective is about, and the end of the cue (its preposition included)."""
    for child in (*grammar.parse.children(adjective.i), *grammar.parse.children(verb.i)):
        if child.i <= adjective.i:
            continue
        if child.dep == "ccomp" and "clause" in row.frames and grammar.left[child.i] > adjective.i:
            return trimmed(grammar, grammar.subtree(child.i)), adjective.i + 1
        if child.dep == "prep" and child.lower in row.prepositions and child.i == adjective.i + 1:
            return trimmed(grammar, (child.i + 1, grammar.right[child.i] + 1)), child.i + 1
    return None, 0
