"""Crediting words at the end of a sentence that the parser takes for a part of what is said.

As in "The hall burned, a porter who stood in the yard reports" and "The ferry is lost, a clerk of the line told the
Courier": a comma, somebody who can speak, a verb of saying, and after it only the one told, a day or a place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from . import tables
from .draft import Draft, trimmed, whole_quotations
from .grammar import Grammar, Range
from .tables import Cue
from .turned import can_speak, further, nominal

_REACH, _AFTER = 30, 12
"""Tokens from the comma to the verb, and from the verb to the end of the sentence, at most."""
_LEAST = 4
"""Tokens of what is said at least."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_GOING_ON = frozenset({"ADP", "PUNCT", "SPACE"})
_ENDS = frozenset({".", "!", "?", "…"})
_STANCES = frozenset({"neutral", "factive", "doubtful"})


def drafts(grammar: Grammar, known: Collection[int]) -> Iterator[Draft]:
    """One attribution for each sentence that ends so; `known` are the heads of cues that have their content."""
    for sentence in grammar.parse.sentences:
        found = _closing(grammar, (sentence.first, sentence.last)) if sentence.role == "body" else None
        if found and found.head not in known:
            yield found


def _closing(grammar: Grammar, sentence: Range) -> Draft | None:
    first, last = sentence
    found = _verb(grammar, first, last)
    if found is None:
        return None
    verb, row = found
    speaker = _speaker(grammar, first, verb)
    if speaker is None:
        return None
    words, head = speaker
    said = trimmed(grammar, (first, words[0]))
    if said is None or not _clause(grammar, said) or _leading(grammar, said):
        return None
    told = grammar.first(verb, "dobj", "dative")
    content = [whole_quotations(grammar, said, verb)]
    return Draft("verb", verb, [(verb, verb + 1)], row, content, words, head, addressee=told)


def _leading(grammar: Grammar, words: Range) -> bool:
    """Whether what stands before only leads up to the rest ("When the hall burned, a porter told us so")."""
    first = grammar.tokens[words[0]]
    return (first.dep == "mark" or first.tag == "WRB") and all(
        t.text != "," for t in grammar.tokens[slice(*words)]
    )


def _verb(grammar: Grammar, first: int, last: int) -> tuple[int, Cue] | None:
    """The last finite verb of a sentence, if it is one of saying and nothing is said after it."""
    tokens = grammar.tokens
    while last > first and (tokens[last - 1].text in _ENDS or not tokens[last - 1].text.strip()):
        last -= 1
    for i in range(last - 1, max(first + _LEAST, last - _AFTER), -1):
        token = tokens[i]
        if (
            token.text == ","
            or grammar.quote_of[i] >= 0
            or (token.tag in ("IN", "WRB") and token.dep == "mark")
        ):
            return None
        mistaken = token.tag == "NNS" and i == last - 1 and token.text.islower()
        if token.tag not in _FINITE and not mistaken:
            continue
        row = _row(token.lower)
        ends = i + 1 == last
        fits = row is not None and (_addressed(grammar, i, last) if "addressee" in row.frames else True)
        fits = fits and (ends or (row is not None and "addressee" in row.frames) or _loose(grammar, i + 1))
        return (i, row) if row is not None and fits else None
    return None


def _row(word: str) -> Cue | None:
    """The row of a verb that can stand after what is said."""
    for row in tables.verbs().get(word, ()):
        if {"clause", "quotation"} <= row.frames and " " not in row.lemma and row.stance in _STANCES:
            return row
    return None


def _addressed(grammar: Grammar, verb: int, last: int) -> bool:
    """Whether the one told stands right after the verb."""
    return verb + 1 < last and grammar.tokens[verb + 1].pos in ("PROPN", "DET", "PRON", "NOUN", "ADJ")


def _loose(grammar: Grammar, i: int) -> bool:
    """Whether only when or where it was said follows."""
    token = grammar.tokens[i]
    return token.pos in _GOING_ON or token.dep in ("npadvmod", "advmod")


def _speaker(grammar: Grammar, first: int, verb: int) -> tuple[Range, int] | None:
    """The words between the comma and the verb, where they are somebody who can speak; the nearest such comma."""
    for comma in range(verb - 2, max(first + _LEAST, verb - _REACH), -1):
        if grammar.tokens[comma].text != "," or grammar.quote_of[comma] >= 0:
            continue
        last = nominal(grammar, comma + 1, verb)
        if last == comma + 1 or not can_speak(grammar, last - 1):
            continue
        head, last = last - 1, further(grammar, last, verb)
        if last == verb or _described(grammar, last, verb):
            return (comma + 1, verb), head
    return None


def _described(grammar: Grammar, i: int, verb: int) -> bool:
    """Whether the words from token `i` to the verb tell who the speaker is: "who stood in the yard"."""
    tokens = grammar.tokens
    finite = any(tokens[j].tag in _FINITE for j in range(i + 1, verb))
    return tokens[i].lower == "who" and finite and tokens[verb - 1].pos not in ("AUX", "CCONJ", "PRON")


def _clause(grammar: Grammar, words: Range) -> bool:
    """Whether what stands before is a clause of its own."""
    tokens = grammar.tokens[words[0] : words[1]]
    subject = any(token.dep in _SUBJECTS for token in tokens)
    return len(tokens) >= _LEAST and subject and any(token.tag in _FINITE for token in tokens)
