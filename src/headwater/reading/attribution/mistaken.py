"""Cue verbs that the tagger took for nouns, as it often does in headlines.

As in "Minister vows that ...", "Board claims he left".
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Token

from . import tables
from .draft import Draft, trimmed, whole_quotations
from .grammar import Grammar, Range

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CLAUSAL = frozenset({"DT", "PRP", "PRP$", "``", "EX"})
"""Tags of words with which a clause or an object begins, but no compound noun goes on."""
_SUBJECT = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "ADP", "PART"})
_LONGEST = 10
"""Tokens of a subject at most: what is longer is no headline, and the tagger's word stands."""


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """One attribution for each third person that reads as a plural: "<subject> claims that|the|he ..."."""
    table = tables.verbs()
    for token in grammar.tokens:
        if token.lower not in table or token.tag not in _NOUNS or token.text[-1] != "s":
            continue
        row = next((row for row in table[token.lower] if " " not in row.lemma), None)
        if row is None or not row.frames & {"clause", "nominal"} or row.lemma == token.lower:
            continue
        source, content = _subject(grammar, token), _content(grammar, token)
        if source and content:
            head = next((i for i in range(source[1] - 1, source[0], -1) if _noun(grammar, i)), source[0])
            yield Draft("verb", token.i, [(token.i, token.i + 1)], row, [content], source, head)


def _subject(grammar: Grammar, token: Token) -> Range | None:
    """The words from the beginning of the sentence to the cue, where they are one noun phrase."""
    begin = grammar.sentence(token.i)[0]
    if token.dep in ("nsubj", "nsubjpass") or not 0 < token.i - begin <= _LONGEST:
        return None
    words = grammar.tokens[begin : token.i]
    last = words[-1]
    if last.pos not in ("PROPN", "NOUN") or not any(word.pos in ("PROPN", "NOUN") for word in words):
        return None
    return (begin, token.i) if all(word.pos in _SUBJECT for word in words) else None


def _content(grammar: Grammar, token: Token) -> Range | None:
    """What follows, to the end of the sentence or its semicolon; None where it could be the rest of a noun phrase."""
    end = grammar.sentence(token.i)[1]
    first = token.i + 1
    if first >= end:
        return None
    after = grammar.tokens[first]
    if after.tag not in _CLAUSAL and after.lower not in ("that", "to"):
        return None
    stop = next((i for i in range(first, end) if grammar.tokens[i].text == ";"), end)
    found = trimmed(grammar, (first, stop))
    return whole_quotations(grammar, found, token.i) if found else None


def _noun(grammar: Grammar, i: int) -> bool:
    return grammar.tokens[i].pos in ("PROPN", "NOUN") and grammar.tokens[i].dep != "pobj"
