"""Counts credited by a phrase: "two died by the count of the police and four by that of the union".

What is credited ends at the phrase, and begins after the one before it in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from . import tables
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .tables import Cue

_ACCOUNTS = frozenset(
    "account accounts count counts reckoning figure figures estimate estimates tally tallies telling version judgment"
    " judgement knowledge calculation calculations census".split()
)
_AGAIN = frozenset({"that", "those"})
_WAYS = frozenset({"by", "to", "in", "on", "from"})
_JOINS = frozenset({"and", "but", "while", "or", ";", ","})
_ROW = Cue("by account", frozenset({"clause"}))


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """One attribution for each such phrase, in the order of the text."""
    ended = 0
    for token in grammar.tokens:
        if token.lower not in _WAYS:
            continue
        last = _phrase(grammar, token.i, again=ended > grammar.sentence(token.i)[0])
        head = _owner(grammar, last) if last else None
        words = trimmed(grammar, (last, grammar.right[head] + 1)) if head is not None else None
        if head is None or words is None:
            continue
        words = (words[0], _cut(grammar, words, head))
        content = _counted(grammar, token.i, words[1], ended)
        if content:
            yield Draft("preposition", token.i, [(token.i, last)], _ROW, [content], words, head)
        ended = words[1]


def _phrase(grammar: Grammar, i: int, again: bool) -> int:
    """The end of "by the count of" (or "by that of" after such a phrase) that begins at token `i`; 0 if none does."""
    tokens, end = grammar.tokens, grammar.sentence(i)[1]
    if i + 3 >= end:
        return 0
    if again and tokens[i + 1].lower in _AGAIN and tokens[i + 2].lower == "of":
        return i + 3
    for noun in range(i + 2, min(i + 4, end - 1)):
        if (
            tokens[noun].lower in _ACCOUNTS
            and tokens[noun + 1].lower == "of"
            and tokens[i + 1].lower == "the"
        ):
            return noun + 2
    return 0


def _owner(grammar: Grammar, first: int) -> int | None:
    """Whose count it is: a name, or the noun of somebody who can speak."""
    found = grammar.first(first - 1, "pobj")
    if found is None or found < first:
        return None
    token = grammar.tokens[found]
    speaks = bool(tables.roles().get(token.lower, ("", False))[0]) or token.lemma in tables.human()
    return found if token.pos == "PROPN" or speaks else None


def _cut(grammar: Grammar, words: Range, head: int) -> int:
    """The owner's words end before "and four by that of ..."."""
    for i in range(head + 1, words[1]):
        if grammar.tokens[i].lower in _JOINS:
            return i
    return words[1]


def _counted(grammar: Grammar, phrase: int, after: int, ended: int) -> Range | None:
    """What is counted: from the last such phrase, or the beginning of the sentence, to this one; else what follows."""
    begin, end = grammar.sentence(phrase)
    first = max(begin, ended)
    while first < phrase and grammar.tokens[first].lower in _JOINS:
        first += 1
    return trimmed(grammar, (first, phrase)) or trimmed(grammar, (after, end))
