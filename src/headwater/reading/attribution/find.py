"""All attributions of a report as drafts: cues of every kind, each with its source and its content."""

from __future__ import annotations

from . import adjust, anonymity, clauses, implied, nesting, nouns, openers, phrases, states, tables
from .complements import complement
from .draft import Draft
from .grammar import Grammar
from .speech import Speech

_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
_PERSONAL = _FIRST_PERSON | {"he", "she", "they", "it", "him", "her", "them", "who", "which", "that", "this"}
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_MEASURES = frozenset(
    "minute minutes hour hours day days week weeks month months year years decade decades".split()
)
_ASKING = frozenset({"ask", "request", "decline", "refuse", "want", "wish", "prefer", "speak"})
_TELLING = frozenset(
    "say tell report announce confirm claim write state reveal disclose add allege deny admit acknowledge accuse blame"
    " criticise criticize condemn".split()
)


def find(grammar: Grammar) -> list[Draft]:
    """Every attribution that the words of the report show, in the order of their cues; none without content."""
    verbs = list(clauses.drafts(grammar))
    speech = Speech(grammar, verbs)
    speech.direct()
    for draft in verbs:
        if not draft.content:
            draft.content = complement(grammar, draft)
    found = [draft for draft in verbs if draft.content]
    found += [
        *phrases.drafts(grammar),
        *nouns.drafts(grammar),
        *openers.drafts(grammar),
        *states.drafts(grammar),
    ]
    found.sort(key=lambda draft: (draft.head, draft.kind))
    speech.running()
    adjust.participles(grammar, found)
    adjust.contrasts(grammar, found)
    adjust.shared_words(grammar, found)
    adjust.one_source(found)
    adjust.citing(grammar, found)
    found = sorted([*found, *adjust.met(grammar, found)], key=lambda draft: (draft.head, draft.kind))
    adjust.hearsay(grammar, found)
    found = [draft for draft in found if draft.row.lemma != "quote" or draft.outer is not None]
    asked = anonymity.tokens(grammar)
    found = [draft for draft in found if draft.head not in asked or draft.row.lemma not in _ASKING]
    around = nesting.around(found)
    found = [
        draft
        for draft, outer in zip(found, around, strict=True)
        if draft.outer is not None or _kept(grammar, draft, outer is not None)
    ]
    covered = {n for draft in found for piece in draft.content for n in speech.within(piece)}
    found += implied.drafts(grammar, covered)
    told = (draft for draft in found if grammar.parse.sentence(draft.head).role != "boilerplate")
    return sorted(told, key=lambda draft: draft.head)


def _kept(grammar: Grammar, draft: Draft, inner: bool) -> bool:
    """Whether an attribution says anything of where a claim comes from.

    Within what somebody else says, only telling counts (what he says that another wants, thinks or praises is his own
    account of it); within a quotation, only that of a named or described third party.
    """
    speaker = draft.source_head
    quoted = grammar.quote_of[draft.head] >= 0
    outside = quoted and speaker is not None and grammar.quote_of[speaker] < 0
    if outside:  # A "calls on" B; within what C says it is C's account
        return not inner
    if draft.source and grammar.tokens[draft.source[0]].lower in _NOBODY:
        return False
    if (
        draft.kind == "verb"
        and draft.source is None
        and not draft.quoted
        and not _agentless(grammar, draft.head)
    ):
        return False  # "efforts to defend X": nobody says anything
    if speaker is not None and draft.kind == "verb" and _occurrence(grammar, speaker):
        return False
    if not inner and not quoted:
        return True
    if draft.kind == "preposition":
        return True
    if draft.kind != "verb" or speaker is None or draft.row.lemma not in _TELLING:
        return False
    barred = _PERSONAL if quoted else _FIRST_PERSON
    return grammar.tokens[speaker].lower not in barred


def _occurrence(grammar: Grammar, i: int) -> bool:
    """Whether a subject is something that happens or a measure ("the shooting", "two weeks", "half of which")."""
    token = grammar.tokens[i]
    if token.lower in _MEASURES or (token.pos == "NUM" and _of_things(grammar, i)):
        return True
    return token.tag == "NN" and token.lower.endswith("ing") and token.lower not in tables.roles()


def _of_things(grammar: Grammar, i: int) -> bool:
    """Whether a number counts what is no person ("three of which", "two out of five of which")."""
    return grammar.tokens[grammar.right[i]].lower == "which"


def _agentless(grammar: Grammar, verb: int) -> bool:
    """Whether a verb is passive, so that leaving out who says it is a way of saying it."""
    return grammar.first(verb, "auxpass", "nsubjpass") is not None or grammar.tokens[verb].tag == "VBN"
