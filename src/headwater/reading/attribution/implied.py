"""Quotations that no cue credits: the subject of the sentence beside them is taken to speak.

As in "A guard shakes his head. "They left at four."": the source is the guard, and there is no cue.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from . import tables
from .draft import Draft, trimmed
from .grammar import Grammar, Quoted, Range
from .subjects import source_words
from .tables import Cue

_LEAST = 6
"""Tokens of a quotation that can be speech by itself; shorter ones are titles and words."""
_SIGNATURE = 15
"""Tokens from the dash under a quotation to the end of its paragraph."""
_REACH = 60
"""Tokens before a quotation in its sentence that are looked at."""
_DASHES = frozenset({"―", "—", "–", "--", "-"})
_NONE = Cue("", frozenset({"quotation"}))


def drafts(grammar: Grammar, owned: Collection[int]) -> Iterator[Draft]:
    """Attributions of the quotations (by number) that are not `owned` by a cue, where a speaker stands beside them."""
    people = {i for e in grammar.parse.entities if e.label == "PERSON" for i in range(e.first, e.last)}
    for number, quote in enumerate(grammar.quotes):
        if number in owned or quote.last - quote.first < _LEAST or not quote.closed:
            continue
        if not _alone(grammar, quote) or grammar.parse.sentence(quote.first).role != "body":
            continue
        signed = _signature(grammar, quote)
        if signed:
            dash, words = signed
            content = [(quote.first, quote.last)]
            yield Draft(
                "colon",
                dash,
                [(dash, dash + 1)],
                _NONE,
                content,
                words,
                words[1] - 1,
                quoted=True,
                quotes=[number],
            )
            continue
        found = _speaker(grammar, quote, people)
        if found:
            words, head = found
            yield Draft(
                "colon",
                quote.first,
                [],
                _NONE,
                [(quote.first, quote.last)],
                words,
                head,
                quoted=True,
                quotes=[number],
            )


def _alone(grammar: Grammar, quote: Quoted) -> bool:
    """Whether a quotation is a sentence or more: a full stop stands before it, and its own one within it."""
    ended = quote.last - 2 >= quote.first and grammar.tokens[quote.last - 2].text in (
        ".",
        "?",
        "!",
        "...",
        "…",
    )
    return ended and (quote.opens or grammar.tokens[quote.first - 1].text in (".", "?", "!", ":"))


def _signature(grammar: Grammar, quote: Quoted) -> tuple[int, Range] | None:
    """The dash and the name under a quotation that fills its paragraph ("..." - A. Person, baker)."""
    last = grammar.passages[quote.passage][1]
    dash = quote.last
    if (
        not quote.opens
        or not dash + 1 < last <= dash + _SIGNATURE
        or grammar.tokens[dash].text not in _DASHES
    ):
        return None
    end = next((i for i in range(dash + 1, last) if grammar.tokens[i].text in (",", "(")), last)
    words = trimmed(grammar, (dash + 1, end))
    return (dash, words) if words and grammar.tokens[words[0]].text[:1].isupper() else None


def _outside(grammar: Grammar, quote: Quoted, beside: int) -> int:
    """The main verb of the sentence beside a quotation; where that is quoted itself, of the words before it."""
    sentence = grammar.parse.sentence(beside)
    if grammar.quote_of[sentence.root] < 0 or sentence.first >= quote.first:
        return sentence.root
    own = range(max(sentence.first, quote.first - _REACH), quote.first)
    return next((i for i in own if grammar.tokens[i].head >= quote.first), sentence.root)


def _speaker(grammar: Grammar, quote: Quoted, people: set[int]) -> tuple[Range, int] | None:
    """The human subject of the sentence before the quotation, or after one that opens its paragraph."""
    first, last = grammar.passages[quote.passage]
    beside = quote.last if quote.opens else quote.first - 1
    if not first <= beside < last:
        return None
    root = _outside(grammar, quote, beside)
    subject = grammar.first(root, "nsubj")
    if subject is None or grammar.quote_of[subject] >= 0:
        return None
    token = grammar.tokens[subject]
    human = subject in people or token.lower in ("he", "she")
    if not human and tables.roles().get(token.lower, ("", True)) != ("anonymous", False):
        return None
    words = source_words(grammar, subject, root)
    return (words, subject) if words else None
