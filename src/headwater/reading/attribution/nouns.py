"""Cue nouns: "her claim that ...", "made the promise to ...", "calls by the union for ..."."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.records import Token

from . import tables
from .draft import Draft, trimmed, whole_quotations
from .extents import coordinated
from .grammar import Grammar, Range
from .subjects import source_words, subject
from .tables import Cue


def drafts(grammar: Grammar) -> Iterator[Draft]:
    """The attributions of all cue nouns, in the order of the text."""
    table = tables.nouns()
    for token in grammar.tokens:
        row = table.get(token.lower)
        if row and token.pos == "NOUN" and token.dep != "compound":
            found = _draft(grammar, token, row)
            if found:
                yield found


def _draft(grammar: Grammar, noun: Token, row: Cue) -> Draft | None:
    credited = _source(grammar, noun)
    if credited is None:
        return None
    source, source_head, cue = credited
    content, joins = _content(grammar, noun, row)
    if content is None:
        return None
    verb = grammar.tokens[noun.head]
    if noun.dep == "dobj" and verb.pos == "VERB" and joins is None:
        said = grammar.first(noun.i, "acl", "ccomp", "relcl")
        head = grammar.tokens[said] if said is not None and content[0] <= said < content[1] else noun
        content = (content[0], coordinated(grammar, verb.i, head, content[1]))
    if joins is not None and joins == cue[1]:
        cue = (cue[0], joins + 1)
    return Draft(
        "noun", noun.i, [cue], row, [whole_quotations(grammar, content, noun.i)], source, source_head
    )


def _source(grammar: Grammar, noun: Token) -> tuple[Range, int, Range] | None:
    """Who says it, with his words, his main token, and the words of the cue."""
    owner = grammar.first(noun.i, "poss")
    if owner is not None:
        words = grammar.left[owner], grammar.right[owner] + 1
        return words, owner, (max(words[1], noun.i - 2), noun.i + 1)
    for child in grammar.parse.children(noun.i):
        if child.lower in ("by", "from") and child.dep in ("prep", "agent") and child.i == noun.i + 1:
            speaker = grammar.first(child.i, "pobj")
            found = speaker is not None and trimmed(grammar, grammar.subtree(speaker))
            if speaker is not None and found:
                return found, speaker, (noun.i, noun.i + 1)
    verb = grammar.tokens[noun.head]
    if noun.dep == "dobj" and verb.lower in tables.light_verbs() and 0 < noun.i - verb.i <= 4:
        speaker, passive = subject(grammar, verb.i)
        words_ = None if speaker is None or passive else source_words(grammar, speaker, verb.i)
        if speaker is not None and words_:
            return words_, speaker, (verb.i, noun.i + 1)
    return None


def _content(grammar: Grammar, noun: Token, row: Cue) -> tuple[Range | None, int | None]:
    """The clause, infinitive or noun phrase of a cue noun, and the preposition that joins the cue."""
    for child in grammar.parse.children(noun.i):
        if child.i < noun.i:
            continue
        clausal = child.dep in ("acl", "ccomp", "relcl") and grammar.tokens[grammar.left[child.i]].lower in (
            "that",
            "whether",
        )
        to = child.dep in ("acl", "xcomp") and grammar.tokens[grammar.left[child.i]].lower == "to"
        if (clausal and "clause" in row.frames) or (to and "infinitive" in row.frames):
            return trimmed(grammar, grammar.subtree(child.i)), None
        if child.dep == "prep" and child.lower in row.prepositions:
            return trimmed(grammar, (child.i + 1, grammar.right[child.i] + 1)), child.i
    return None, None
