"""Where a source confirms an event and disputes what others say of it: it counts, and the matter is a contradiction."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import ContradictedValue, Contradiction

from .events.marks import Mark
from .words import plain_rarity

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


def _voice(mark: Mark) -> tuple[str, str]:
    return mark.item.report, mark.item.chain[-1].id


def shared(one: Mark, two: Mark) -> float:
    """How much the words say that two claims have in common."""
    return sum(plain_rarity(word) for word in one.own if word in two.own)
