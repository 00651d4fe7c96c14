"""What a claim's number measures, and which numbers are of the whole: a part ("two of the dead") is set aside."""

from __future__ import annotations

import re

from headwater.records import Bounds
from headwater.tables import rows

from .events.marks import Mark
from .pile import Item
from .words import stem, stems

_MEASURES: dict[str, str] = {row["stem"]: row["measure"] for row in rows("tracing/measures.tsv")}
_THINGS: dict[str, str] = {row["stem"]: row["things"] for row in rows("tracing/counted.tsv")}
_STATES = {"killed": "dead", "injured": "hurt", "detained": "held"}
"""What became of those counted, in the words of the measures."""
_PART_BEFORE = re.compile(
    r"\b(?:among|including|of (?:them|whom|those)|another|further|more|other)\W+(?:\w+\W+)?$", re.IGNORECASE
)
_PART_AFTER = re.compile(
    r"^\W*(?:\w+\W+)?(?:of (?:them|whom)\b|more\b|others?\b|of (?:the|those) (?:dead|bodies|victims|killed|wounded"
    r"|injured|missing|arrested|detained|escaped|fugitives)\b)",
    re.IGNORECASE,
)
_AROUND = 30
"""Characters on each side of a number within which words tell that it is a part."""


KNOWN = frozenset(_MEASURES.values()) | frozenset(("displaced", "missing"))
"""Measures that say what became of people; other units count things."""
CLASSES = frozenset(_THINGS.values())
"""Measures that say what is counted, in whatever words."""
_VAGUE = frozenset(("other", "time"))


def figure(mark: Mark) -> tuple[Bounds, str] | None:
    """The number of a claim with what it measures; None where it counts nothing, or a part only."""
    quantity = mark.item.claim.count
    measure = measured(mark.item)
    if quantity is None or measure is None:
        return None
    text = mark.item.reading.report.text
    before = text[max(0, quantity.span.start - _AROUND) : quantity.span.start]
    after = text[quantity.span.end : quantity.span.end + _AROUND]
    if _PART_BEFORE.search(before) or _PART_AFTER.search(after):
        return None
    return quantity.number, measure


def measured(item: Item) -> str | None:
    """What a claim's number measures: what became of those counted, by the words beside it, else what they are."""
    quantity = item.claim.count
    if quantity is None:
        return None
    if quantity.state:
        return _STATES.get(quantity.state, quantity.state)
    near = stems(f"{quantity.unit} {quantity.what or ''}")
    told = [_MEASURES[word] for word in [*near, *stems(item.claim.text)] if word in _MEASURES]
    if told:
        return told[0]
    things = [_THINGS[word] for word in near if word in _THINGS]
    if things:
        return things[0]
    return None if quantity.unit in _VAGUE else stem(quantity.unit)
