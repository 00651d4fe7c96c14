"""What a source saw: told in the report's own words, but known from nobody else ("He saw the roof go").

Such a clause credits nobody by itself; it is a source's where the report credits him with something elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Token

from . import tables
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .subjects import source_words
from .tables import Cue

WITNESSED = Cue("", frozenset({"clause"}))
"""The cue of these drafts: none."""
_BY_ONESELF = frozenset({"count", "film", "hear", "photograph", "see", "watch", "witness"})
_PERSONS = frozenset({"he", "she", "they", "both"})
_SINGLES = frozenset("one other another first second third younger elder".split())
_CLAUSES = frozenset({"ROOT", "conj"})


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """The clauses in which somebody sees, hears or counts for himself, each as what he has to tell."""
    table = tables.seeing()
    for token in grammar.tokens:
        if table.get(token.lower) not in _BY_ONESELF or token.pos != "VERB" or grammar.quote_of[token.i] >= 0:
            continue
        speaker = grammar.first(token.i, "nsubj") if _happened(grammar, token) else None
        if speaker is None or speaker > token.i or not _somebody(grammar, speaker):
            continue
        words, content = source_words(grammar, speaker, token.i), _clause(grammar, token.i)
        if words and content:
            yield Draft("verb", token.i, [], WITNESSED, [content], words, speaker)


def _happened(grammar: Grammar, verb: Token) -> bool:
    """Whether a clause of its own tells that it was so, in the past, and not only that it could be."""
    had = grammar.first(verb.i, "aux")
    past = verb.tag == "VBD" or (had is not None and grammar.tokens[had].lower == "had")
    return past and verb.dep in _CLAUSES and grammar.first(verb.i, "neg") is None


def _somebody(grammar: Grammar, i: int) -> bool:
    """Whether a subject is one person or a few who stand in the report by pronoun or as one of several."""
    word = grammar.tokens[i].lower
    return word in _PERSONS or word in _SINGLES


def _clause(grammar: Grammar, verb: int) -> Range | None:
    end = grammar.sentence(verb)[1]
    return trimmed(grammar, (grammar.left[verb], min(grammar.right[verb] + 1, end)))
