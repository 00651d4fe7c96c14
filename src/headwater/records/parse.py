"""The grammar of a report's text, as plain records: what the stages after the parser stand on.

The names of the columns are those of Universal Dependencies and spaCy; `dep` holds the labels of spaCy's English
pipelines (ClearNLP/CLEAR), `tag` those of the Penn Treebank. No stage sees the parser itself, so that another
parser can take its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .report import Role
from .spans import Span


class Token(NamedTuple):
    """One token; `head` is the index of its governor (its own at a root); offsets count in the report's text."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


class Sentence(NamedTuple):
    """Tokens `first` to `last` (excluded), within passage number `passage`, whose role is `role`."""

    first: int
    last: int
    root: int
    passage: int
    role: Role


class Entity(NamedTuple):
    """A name that the recogniser saw: tokens `first` to `last` (excluded); OntoNotes labels (GPE, ORG, ...)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parse:
    """All tokens of a report in the order of the text, their sentences, and the names among them."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _below: tuple[tuple[Token, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))
        object.__setattr__(
            self, "_below", tuple(tuple(self.tokens[i] for i in children) for children in below)
        )
        object.__setattr__(self, "_starts", tuple(token.start for token in self.tokens))

    def children(self, i: int) -> tuple[Token, ...]:
        """The tokens that token `i` governs, in the order of the text."""
        return self._below[i]

    def child(self, i: int, *deps: str) -> Token | None:
        """The first token below `i` with one of these dependency labels, or None."""
        return next((child for child in self._below[i] if child.dep in deps), None)

    def subtree(self, i: int) -> list[int]:
        """Indices of token `i` and all below it, sorted."""
        found, stack = [], [i]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(self._children[here])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The governors of token `i`, the nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last` (excluded)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def spans(self, indices: list[int]) -> tuple[Span, ...]:
        """The characters of these tokens (sorted indices), neighbours joined into one span."""
        runs: list[list[int]] = []
        for i in indices:
            if runs and i == runs[-1][-1] + 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        return tuple(self.span(run[0], run[-1] + 1) for run in runs)

    def within(self, span: Span) -> range:
        """Indices of the tokens that begin within the span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def at(self, offset: int) -> Token | None:
        """The token that covers the character at `offset`, or None between tokens."""
        place = bisect_right(self._starts, offset) - 1
        return self.tokens[place] if place >= 0 and offset < self.tokens[place].end else None

    def sentence(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.sentences[self.tokens[i].sentence]

    def sentence_span(self, number: int) -> Span:
        """The characters of sentence `number`."""
        return self.span(self.sentences[number].first, self.sentences[number].last)
