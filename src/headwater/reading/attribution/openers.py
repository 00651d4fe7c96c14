"""Colon style: "Report: ...", "Minister: ...", and transcripts in which each paragraph opens with its speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from . import tables, transcript
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .tables import Cue

_LONGEST = 8
"""Tokens of a speaker before the colon."""
_REPORTS = frozenset({"report", "reports", "media", "sources", "source"})
_QUOTATION = frozenset({"quotation", "clause"})


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """One attribution for each paragraph that opens with a speaker and a colon."""
    known = _named(grammar) | _labels(grammar)
    spoken = transcript.labels(grammar)
    for begin, last in grammar.passages.values():
        first = begin + (grammar.quote_of[begin] >= 0 and not grammar.tokens[begin].text[:1].isalnum())
        colon = transcript.colon(grammar, first, min(first + _LONGEST, last))
        if colon in spoken:
            yield from _turn(grammar, spoken[colon], last)
            continue
        if colon is None or colon == first:
            continue
        headline = grammar.parse.sentence(first).role == "headline"
        content = (trimmed if headline else trimmed_end)(grammar, (colon + 1, last))
        if content and content[1] - content[0] > 2 and _speaker(grammar, first, colon, known):
            yield _draft(grammar, first, colon, content)


def _turn(grammar: Grammar, label: transcript.Label, last: int) -> Iterator[Draft]:
    """What one speaker of a transcript says; nothing where it is the outlet itself."""
    content, colon = trimmed_end(grammar, (label.colon + 1, last)), label.colon
    if content and not label.house:
        cue, head = Cue(":", _QUOTATION), label.words[1] - 1
        yield Draft("colon", colon, [(colon, colon + 1)], cue, [content], label.words, head, quoted=True)


def _draft(grammar: Grammar, first: int, colon: int, content: Range) -> Draft:
    if colon == first + 1 and grammar.tokens[first].lower in _REPORTS:
        cue = Cue(grammar.tokens[first].lower, _QUOTATION)
        return Draft("colon", first, [(first, colon)], cue, [content])
    head = grammar.parse.sentence(first).root
    head = head if first <= head < colon else colon - 1
    draft = Draft("colon", colon, [(colon, colon + 1)], Cue(":", _QUOTATION), [content], (first, colon), head)
    draft.quoted = True
    return draft


def _speaker(grammar: Grammar, first: int, colon: int, known: set[str]) -> bool:
    """Whether the words before a colon are a name or role; `known` are the last words of names in the report."""
    tokens = grammar.tokens[first:colon]
    if any(t.pos in ("VERB", "AUX", "ADP", "SCONJ", "NUM") or t.text in ",;[(" for t in tokens):
        return False
    if not all(t.text[:1].isupper() or not t.text[:1].isalpha() for t in tokens[:1]):
        return False
    last = tokens[-1].lower
    return len(last) > 1 and (last in known or last in tables.roles())


def _labels(grammar: Grammar) -> set[str]:
    """Words in capitals that open at least two paragraphs before a colon: the speakers of a transcript."""
    seen: Counter[str] = Counter()
    for first, last in grammar.passages.values():
        for i in range(first + 1, min(first + _LONGEST, last)):
            if grammar.tokens[i].text == ":" and grammar.tokens[i - 1].text.isupper():
                seen[grammar.tokens[i - 1].lower] += 1
                break
    return {word for word, times in seen.items() if times > 1 and len(word) > 2}


def _named(grammar: Grammar) -> set[str]:
    """The last words of all names of people and organisations, in small letters."""
    found = (e for e in grammar.parse.entities if e.label in ("PERSON", "ORG", "GPE", "NORP"))
    return {grammar.tokens[e.last - 1].lower for e in found}


def trimmed_end(grammar: Grammar, tokens: Range) -> Range | None:
    """The range without white space at its ends; speech keeps its full stop."""
    found = trimmed(grammar, tokens)
    if found is None:
        return None
    first, last = found
    if last < tokens[1] and grammar.tokens[last].text in (".", "?", "!"):
        last += 1
    return first, last
