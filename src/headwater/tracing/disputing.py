"""Where a source confirms an event and disputes what others say of it: it counts, and the matter is a contradiction."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from headwater.records import ContradictedValue, Contradiction
from headwater.tables import rows

from .events.marks import CONTEXT, Mark
from .pile import Item
from .words import plain_rarity, stems

_NEGATIONS = [
    (row["kind"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows("tracing/negations.tsv")
]
_NO = re.compile(r"\bno$", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:do|does)(?: not|n['’]t)(?: \w+)? $", re.IGNORECASE)
_BEFORE = 60
"""Characters before a claim in which "it is false that" is looked for."""
_NEAR = 30
"""Characters before a predicate in which "has not" is looked for."""
_NEXT = 3
"""Telling words behind a negation, and from the predicate on, that say what it is of."""
_LONGEST = 400
"""Characters of a claim in which a negation is looked for."""
_TELLING = 3.0
"""What a word weighs that says by itself what it is that did not happen."""
_SAME_MATTER = 8.0
"""Weight of the words that a denial shares with what it denies: two rare ones."""


def disputed(counted: Sequence[Mark], denials: Sequence[Mark]) -> Contradiction | None:
    """The first denial, of what another source says in the same words; None where there is none."""
    for denial in sorted(denials, key=lambda mark: mark.item.key):
        near = [(shared(denial, mark), mark) for mark in counted if _voice(mark) != _voice(denial)]
        best = max(near, key=lambda pair: (pair[0], pair[1].item.key), default=None)
        if best and best[0] >= _SAME_MATTER:
            return Contradiction("what", tuple(
                ContradictedValue(mark.item.claim.text, (mark.item.key,)) for mark in (best[1], denial)
            ))  # fmt: skip
    return None


def negates(item: Item) -> bool:
    """Whether a claim says, in the words of its report, that something is not so."""
    return _negation(item) is not None


def _negation(item: Item) -> int | None:
    """Where the words begin that tell what is not so; None where nothing is denied."""
    text, claim = item.reading.report.text, item.claim
    first, last = claim.evidence[0].start, claim.evidence[-1].end
    for kind, pattern in _NEGATIONS:
        start, end = first, min(last, first + _LONGEST)
        if kind == "before":
            start, end = max(0, first - _BEFORE), first
        elif kind == "within":
            end = claim.head.start if claim.head else start
            start = max(start, end - _NEAR)
        found = pattern.search(text[start:end])
        if found:
            return start + found.end()
    return None


def speaks_generally(item: Item) -> bool:
    """Whether a denial is of what its source does in general ("we do not shoot at ships"), not of what happened."""
    head = item.claim.head
    if head is None:
        return False
    return _HABIT.search(item.reading.report.text[max(0, head.start - _NEAR) : head.start]) is not None


def denies_wholly(item: Item) -> bool:
    """Whether a claim begins with its negation: "there was no fire", "nobody was taken away"."""
    said = item.wording[:_LONGEST]
    return any(kind == "opening" and pattern.search(said) for kind, pattern in _NEGATIONS)


def speaks_of(mark: Mark, said: Mapping[str, int]) -> bool:
    """Whether what a claim negates is what several claims of the event say: "there was no leak"."""
    place, text, head = _negation(mark.item), mark.item.reading.report.text, mark.item.claim.head
    last = mark.item.claim.evidence[-1].end
    if place is None:
        return False
    near = stems(text[place : max(place, last)])[:_NEXT]
    near += stems(text[head.start : max(head.end, last)])[:_NEXT] if head else []
    if _NO.search(
        text[max(0, place - 3) : place]
    ):  # "no attack on Orlen": of a noun, the whole claim tells which
        near = list(mark.own)
    else:
        near = [word for word in near if mark.own.get(word) == CONTEXT["claim"]]
    return any(said.get(word, 0) > 1 and plain_rarity(word) >= _TELLING for word in near)


def _voice(mark: Mark) -> tuple[str, str]:
    return mark.item.report, mark.item.chain[-1].id


def shared(one: Mark, two: Mark) -> float:
    """How much the words say that two claims have in common."""
    return sum(plain_rarity(word) for word in one.own if word in two.own)
