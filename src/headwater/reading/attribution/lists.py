"""Lists: "Police said on Monday:" over lines that each begin with a dash or a dot are what the police said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from .draft import Draft, trimmed
from .grammar import Grammar, Range

_MARKS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●", "◦", "‣", "+"})
_REACH = 20
"""Tokens from a cue to the colon that opens its list, at most."""


def extend(grammar: Grammar, found: Iterable[Draft]) -> None:
    """Gives each crediting over a list all lines of the list as its content."""
    colons = [token.i for token in grammar.tokens if token.text == ":" and _breaks(grammar, token.i)]
    if not colons:
        return
    for draft in found:
        place = bisect_left(colons, draft.head + 1)
        if draft.source is None or draft.quoted or place == len(colons):
            continue
        colon = colons[place]
        if colon <= draft.head + _REACH and not any(_breaks(grammar, i) for i in range(draft.head, colon)):
            draft.content = _items(grammar, colon + 1) or draft.content


def _breaks(grammar: Grammar, i: int) -> bool:
    """Whether a line ends after token `i`."""
    if i + 1 >= len(grammar.tokens):
        return True
    return "\n" in grammar.parse.text[grammar.tokens[i].end - 1 : grammar.tokens[i + 1].start + 1]


def _items(grammar: Grammar, i: int) -> list[Range]:
    """The lines from token `i` on that begin with a mark, without their marks."""
    found: list[Range] = []
    while i < len(grammar.tokens):
        while i < len(grammar.tokens) and not grammar.tokens[i].text.strip():
            i += 1
        if i >= len(grammar.tokens) or grammar.tokens[i].text not in _MARKS:
            break
        last = i + 1
        while last < len(grammar.tokens) and not _breaks(grammar, last - 1):
            last += 1
        item = trimmed(grammar, (i + 1, last))
        found += [item] if item else []
        i = last
    return found
