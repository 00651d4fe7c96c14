"""Speakers who are introduced before they are credited with anything.

As in "A second source has another explanation", "The radio quoted two residents": later words ("he said", "one of
them") find them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Token

from . import narrators, tables
from .draft import Draft, trimmed
from .grammar import Grammar, Range
from .relays import Relay
from .subjects import source_words, subject

ISSUED = frozenset(
    "statement statements text tweet tweets post release communique communiqué explanation declaration".split()
)
"""What organisations and people issue: it is they who speak in it."""
_QUOTING = frozenset("quoted quotes quoting cited cites citing interviewed interviews".split())
_MEETING = frozenset("spoke speaks speaking talked talks talking".split())
_CLAUSES = frozenset({"ROOT", "conj", "relcl", "advcl", "ccomp", "parataxis"})
_PLACES = frozenset({"nsubj", "nsubjpass", "attr", "dobj", "pobj"})
_SINGLES = frozenset("one first second third other another younger elder".split())
"""Words for one of several who were introduced together."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A speaker's words and their main token; `relay` is the outlet that is said to have had his words."""

    words: Range
    head: int
    relay: Relay | None = None


def find(grammar: Grammar, drafts: Sequence[Draft]) -> list[Introduction]:
    """The introductions outside of quotations, in the order of the text, but for the sources of `drafts`."""
    known = {draft.source_head for draft in drafts}
    issuing = {token.sentence for token in grammar.tokens if token.lower in ISSUED}
    papers = set(narrators.obtained(grammar))
    found = []
    for token in grammar.tokens:
        if (
            token.dep not in _PLACES
            or grammar.quote_of[token.i] >= 0
            or token.i in known
            or not (_human(grammar, token) or _issues(token, issuing) or token.i in papers)
        ):
            continue
        if grammar.parse.sentence(token.i).role != "body":
            continue
        if _leading(grammar, token):
            words = source_words(grammar, token.i, token.head)
            if words:
                found.append(Introduction(words, token.i))
        elif token.dep in ("dobj", "pobj"):
            relay = _relay(grammar, token.i)
            words = _introduced(grammar, token.i) if relay or token.i in papers else None
            if words:
                found.append(Introduction(words, token.i, relay))
    return found


def _leading(grammar: Grammar, token: Token) -> bool:
    """Whether a clause is about this one: its subject, or who is said to be there."""
    if token.dep == "attr":
        return _presented(grammar, token)
    return token.dep in ("nsubj", "nsubjpass") and grammar.tokens[token.head].dep in _CLAUSES


def _presented(grammar: Grammar, token: Token) -> bool:
    """As in "Among them was a mason", "There was a boy": the one who is there, not what somebody is."""
    first = grammar.tokens[grammar.left[token.i]].lower
    return first in ("a", "an", "one") and grammar.first(token.head, "nsubj") is None


def _introduced(grammar: Grammar, i: int) -> Range | None:
    """The words of an object, up to what is told of it (", who said ...")."""
    words = source_words(grammar, i, grammar.tokens[i].head)
    for j in range(i + 1, min(words[1], i + 40) if words else 0):
        if grammar.tokens[j].tag in ("WP", "WDT", "WP$"):
            return trimmed(grammar, (words[0], j)) if words else None
    return words


def _human(grammar: Grammar, token: Token) -> bool:
    """Whether a noun is a role, or a name with a role in apposition ("Ana Ruiz, a trader, ...")."""
    if token.pos != "PROPN":
        return _speaker(token.lower) or (token.dep == "nsubj" and _somebody(grammar, token))
    role = grammar.first(token.i, "appos")
    return role is not None and _speaker(grammar.tokens[role].lower)


def _somebody(grammar: Grammar, token: Token) -> bool:
    """Whether a subject is one of several, or somebody whose noun is no usual source's: "The first", "A mason"."""
    first = grammar.tokens[grammar.left[token.i]].lower
    if token.lower in tables.human():
        return first in ("a", "an", "one")
    way = grammar.first(token.i, "prep")
    inner = grammar.first(way, "pobj") if way is not None and grammar.tokens[way].lower == "of" else None
    of_them = inner is not None and grammar.tokens[inner].pos == "PRON"
    return token.lower in _SINGLES and (of_them or (inner is None and first == "the"))


def _issues(token: Token, issuing: set[int]) -> bool:
    """Whether an organisation is named in a sentence that speaks of a statement: the statement is its own."""
    return token.sentence in issuing and tables.roles().get(token.lower, ("", False))[0] == "organisation"


def _speaker(word: str) -> bool:
    return tables.roles().get(word, ("", False))[0] == "anonymous"


def _relay(grammar: Grammar, i: int) -> Relay | None:
    """Who quotes, cites or meets the speaker: "the station spoke to a trader"."""
    token = grammar.tokens[i]
    verb = grammar.tokens[token.head]
    if token.dep == "pobj":
        if verb.lower not in ("to", "with"):
            return None
        verb = grammar.tokens[verb.head]
    if verb.lower not in (_MEETING if token.dep == "pobj" else _QUOTING):
        return None
    speaker, passive = subject(grammar, verb.i)
    words = None if speaker is None or passive else source_words(grammar, speaker, verb.i)
    return (
        Relay(words, speaker, (verb.i, verb.i + 1), quoting=True) if words and speaker is not None else None
    )
