"""All attributions of a report as drafts: cues of every kind, each with its source and its content."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from . import (
    adjust,
    anonymity,
    clauses,
    closing,
    counts,
    implied,
    lists,
    meeting,
    mistaken,
    narrators,
    nesting,
    nouns,
    observing,
    openers,
    phrases,
    received,
    states,
    tables,
    turned,
    witnessing,
)
from .complements import complement
from .draft import Draft
from .grammar import Grammar, Range
from .speech import Speech

_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
_PERSONAL = _FIRST_PERSON | {"he", "she", "they", "it", "him", "her", "them", "who", "which", "that", "this"}
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_MEASURES = frozenset(
    "minute minutes hour hours day days week weeks month months year years decade decades".split()
)
_HAPPENINGS = frozenset(
    "accident assault attack blast blaze clash collapse collision crash earthquake explosion fire flood hurricane"
    " incident outbreak raid riot storm unrest violence".split()
)
_ASKING = frozenset({"ask", "request", "decline", "refuse", "want", "wish", "prefer", "speak"})
_TELLING = frozenset(
    "say tell report announce confirm claim write state reveal disclose add allege deny admit acknowledge accuse blame"
    " criticise criticize condemn".split()
)


def find(grammar: Grammar, outlets: Container[int] = frozenset()) -> list[Draft]:
    """Every attribution that the words of the report show, in the order of their cues; none without content.

    `outlets` are the tokens that name news outlets.
    """
    seen = {draft.head: draft for draft in observing.drafts(grammar, outlets)}
    seen |= {draft.head: draft for draft in narrators.drafts(grammar)}
    verbs = turned.add(grammar, [draft for draft in clauses.drafts(grammar) if draft.head not in seen])
    speech = Speech(grammar, verbs)
    speech.direct()
    found = _drafted(grammar, verbs, [draft for draft in seen.values() if draft.cue])
    speech.running()
    found = _met(grammar, _adjusted(grammar, found), outlets)
    observing.mark(grammar, found, outlets)
    found = _standing(grammar, found)
    covered = {n for draft in found for piece in draft.content for n in speech.within(piece)}
    found += implied.drafts(grammar, covered)
    known = {draft.head for draft in found}
    found += (draft for draft in witnessing.drafts(grammar) if draft.head not in known)
    found += (draft for draft in seen.values() if not draft.cue)
    adjust.figures(found)
    read = (draft for draft in found if grammar.parse.sentence(draft.head).role != "boilerplate")
    return sorted(read, key=lambda draft: draft.head)


def _before_content(draft: Draft) -> Range | None:
    """A source's words end where what it says begins ("told by a guard that ...")."""
    source = draft.source
    if source is None or draft.source_head is None or not draft.content:
        return source
    first = draft.content[0][0]
    return (source[0], first) if draft.source_head < first < source[1] else source


def _met(grammar: Grammar, found: list[Draft], outlets: Container[int]) -> list[Draft]:
    """The drafts with those of whom and what outlets had at first hand."""
    known = {draft.head for draft in found}
    found += (draft for draft in meeting.met(grammar, outlets) if draft.head not in known)
    found += list(meeting.published(grammar, found, outlets))
    return sorted(found, key=lambda draft: (draft.head, draft.kind))


def _drafted(grammar: Grammar, verbs: list[Draft], seen: Iterable[Draft]) -> list[Draft]:
    """What each kind of cue credits, in the order of the cues; `seen` are documents and observations with a cue."""
    turned.both_sides(grammar, verbs)
    for draft in verbs:
        if not draft.content:
            draft.content = _inside(grammar, draft, complement(grammar, draft))
            draft.source = _before_content(draft)
    cited = list(received.quoted(grammar))
    told = {draft.head for draft in cited}
    found = [
        *(draft for draft in verbs if draft.content and draft.head not in told),
        *closing.drafts(grammar, {draft.head for draft in verbs if draft.content}),
        *seen,
        *phrases.drafts(grammar),
        *counts.drafts(grammar),
        *nouns.drafts(grammar),
        *openers.drafts(grammar),
        *states.drafts(grammar),
        *mistaken.drafts(grammar),
        *cited,
        *received.told_before(grammar),
    ]
    return sorted(found, key=lambda draft: (draft.head, draft.kind))


def _adjusted(grammar: Grammar, found: list[Draft]) -> list[Draft]:
    """The drafts as they bear on each other: shared sources, relays within, what is cited."""
    lists.extend(grammar, found)
    adjust.participles(grammar, found)
    adjust.contrasts(grammar, found)
    adjust.shared_words(grammar, found)
    adjust.one_source(found)
    adjust.citing(grammar, found)
    further = [*adjust.met(grammar, found), *received.inner(grammar, found)]
    found = sorted([*found, *further], key=lambda draft: (draft.head, draft.kind))
    adjust.hearsay(grammar, found)
    return [draft for draft in found if draft.row.lemma != "quote" or draft.outer is not None]


def _standing(grammar: Grammar, found: Sequence[Draft]) -> list[Draft]:
    """Without those who only ask not to be named, and what is kept neither by a level around it nor by itself."""
    asked = anonymity.tokens(grammar)
    left = [draft for draft in found if draft.head not in asked or draft.row.lemma not in _ASKING]
    return [
        draft
        for draft, outer in zip(left, nesting.around(left), strict=True)
        if draft.outer is not None or _kept(grammar, draft, outer is not None)
    ]


def _inside(grammar: Grammar, draft: Draft, content: list[Range]) -> list[Range]:
    """The content of a cue that is itself quoted ends with the quotation: what stands around it is its speaker's."""
    quote, speaker = grammar.quote_at(draft.head), draft.source_head
    if quote is None or speaker is None or not quote.first <= speaker < quote.last:
        return content
    cut = [(max(first, quote.first), min(last, quote.last)) for first, last in content]
    return [piece for piece in cut if piece[0] < piece[1]]


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
    if _nobody_says(grammar, draft):
        return False
    if not inner and not quoted:
        return True
    if draft.kind == "preposition":
        return True
    if draft.kind != "verb" or speaker is None or draft.row.lemma not in _TELLING:
        return False
    barred = _PERSONAL if quoted else _FIRST_PERSON
    return grammar.tokens[speaker].lower not in barred


def _nobody_says(grammar: Grammar, draft: Draft) -> bool:
    """Whether no source can be behind an attribution: nobody, a verb without a subject, a happening, a thing."""
    speaker = draft.source_head
    if draft.source and grammar.tokens[draft.source[0]].lower in _NOBODY:
        return True
    if draft.kind != "verb":
        return False
    if draft.source is None and not draft.quoted and not _agentless(grammar, draft.head):
        return True  # "efforts to defend X": nobody says anything
    if speaker is None:
        return False
    telling = draft.row.frames & {"quotation", "clause"} or draft.row.lemma == "speak"
    return _occurrence(grammar, speaker) or (not telling and _lifeless(grammar, speaker))


def _occurrence(grammar: Grammar, i: int) -> bool:
    """Whether a subject is something that happens or a measure ("the shooting", "two weeks", "half of which")."""
    token = grammar.tokens[i]
    if (token.lower in _MEASURES and not _of_meeting(grammar, i)) or (
        token.pos == "NUM" and _of_things(grammar, i)
    ):
        return True
    if token.pos == "NOUN" and token.lemma in _HAPPENINGS:
        return True
    happening = token.tag == "NN" and token.lower.endswith("ing") and token.lower not in narrators.PARTS
    return happening and token.lower not in tables.roles()


def _lifeless(grammar: Grammar, i: int) -> bool:
    """Whether a subject cannot regard, praise or promise anything: a common noun for neither somebody nor a body."""
    token = grammar.tokens[i]
    kind = tables.roles().get(token.lower, ("", False))[0]
    return token.pos == "NOUN" and kind in ("", "document") and token.lemma not in tables.human()


def _of_meeting(grammar: Grammar, i: int) -> bool:
    """Whether "minutes" are those of a meeting: nobody counts them."""
    return grammar.tokens[i].lower == "minutes" and grammar.first(i, "nummod", "amod", "advmod") is None


def _of_things(grammar: Grammar, i: int) -> bool:
    """Whether a number counts what is no person ("three of which", "two out of five of which")."""
    return grammar.tokens[grammar.right[i]].lower == "which"


def _agentless(grammar: Grammar, verb: int) -> bool:
    """Whether a verb is passive, so that leaving out who says it is a way of saying it."""
    return grammar.first(verb, "auxpass", "nsubjpass") is not None or grammar.tokens[verb].tag == "VBN"
