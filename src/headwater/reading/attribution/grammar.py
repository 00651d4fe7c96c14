"""A parse with what the rules of this room ask of it: extents of subtrees, first children, quotations as tokens.

Everything is computed once, in time linear in the tokens, and looked up after that; nothing recurses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from headwater.reading import quotations
from headwater.records import Parse, Span, Token

Range = tuple[int, int]
"""Tokens from the first to the last (excluded)."""

Row = TypeVar("Row")

SUBJECTS = ("nsubj", "csubj")
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as tokens, marks included; `opens` at the start of its paragraph, `fills` all of it."""

    first: int
    last: int
    passage: int
    closed: bool
    opens: bool
    fills: bool


@dataclass(frozen=True)
class Grammar:
    """The parse of a report and its look-ups."""

    parse: Parse
    tokens: tuple[Token, ...] = field(init=False)
    left: list[int] = field(init=False)
    right: list[int] = field(init=False)
    quotes: list[Quoted] = field(init=False)
    quote_of: list[int] = field(init=False)
    passages: dict[int, Range] = field(init=False)
    _first: dict[tuple[int, str], int] = field(init=False)

    def __post_init__(self) -> None:
        left, right = _extents(self.parse)
        first: dict[tuple[int, str], int] = {}
        for token in reversed(self.parse.tokens):
            first[token.head, token.dep] = token.i
        for sentence in self.parse.sentences:
            first.pop((sentence.root, self.parse.tokens[sentence.root].dep), None)
        passages = _passages(self.parse)
        quotes = _quotes(self.parse, passages)
        inside = [-1] * len(self.parse.tokens)
        for number, quote in enumerate(quotes):
            inside[quote.first : quote.last] = [number] * (quote.last - quote.first)
        object.__setattr__(self, "tokens", self.parse.tokens)
        for name, value in (("left", left), ("right", right), ("_first", first), ("passages", passages)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "quotes", quotes)
        object.__setattr__(self, "quote_of", inside)

    def first(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` with one of these labels, tried in this order."""
        for dep in deps:
            found = self._first.get((i, dep))
            if found is not None:
                return found
        return None

    def listed(self, table: Mapping[str, Row]) -> Iterator[tuple[Token, Row]]:
        """The tokens that stand in a table of words in small letters, each with its row, in the order of the text."""
        for token in self.tokens:
            row = table.get(token.lower)
            if row is not None:
                yield token, row

    def subtree(self, i: int) -> Range:
        """The tokens from the first to the last below `i`."""
        return self.left[i], self.right[i] + 1

    def sentence(self, i: int) -> Range:
        """The tokens of the sentence of `i`."""
        sentence = self.parse.sentence(i)
        return sentence.first, sentence.last

    def passage(self, i: int) -> int:
        """The number of the passage of token `i`."""
        return self.parse.sentence(i).passage

    def quote_at(self, i: int) -> Quoted | None:
        """The quotation that token `i` is part of, or None."""
        number = self.quote_of[i] if 0 <= i < len(self.quote_of) else -1
        return self.quotes[number] if number >= 0 else None

    def text(self, tokens: Range) -> str:
        """The characters of a range of tokens."""
        return self.parse.span(*tokens).of(self.parse.text)


def _extents(parse: Parse) -> tuple[list[int], list[int]]:
    """The first and the last token of every subtree, from the leaves up."""
    size = len(parse.tokens)
    left, right = list(range(size)), list(range(size))
    heads = [token.head for token in parse.tokens]
    below: list[list[int]] = [[] for _ in heads]
    order: list[int] = []
    for i, head in enumerate(heads):
        (order if head == i else below[head]).append(i)
    for i in order:  # grows while it is walked: governors before the governed
        order += below[i]
    for i in reversed(order):
        head = heads[i]
        left[head] = min(left[head], left[i])
        right[head] = max(right[head], right[i])
    return left, right


def _passages(parse: Parse) -> dict[int, Range]:
    found: dict[int, Range] = {}
    for sentence in parse.sentences:
        first, _ = found.get(sentence.passage, (sentence.first, 0))
        found[sentence.passage] = first, sentence.last
    return found


def _quotes(parse: Parse, passages: dict[int, Range]) -> list[Quoted]:
    spans: dict[int, Span] = {number: parse.span(*tokens) for number, tokens in passages.items()}
    numbers = {span.start: number for number, span in spans.items()}
    found = []
    starts = sorted(numbers)
    at = 0
    for quotation in quotations.find(parse.text, (spans[numbers[start]] for start in starts)):
        while at + 1 < len(starts) and starts[at + 1] <= quotation.span.start:
            at += 1
        number = numbers[starts[at]]
        tokens = parse.within(quotation.span)
        if len(tokens) > 1:
            first, last = passages[number]
            opens = tokens.start == first
            fills = opens and tokens.stop >= last - 1
            found.append(Quoted(tokens.start, tokens.stop, number, quotation.closed, opens, fills))
    return found
