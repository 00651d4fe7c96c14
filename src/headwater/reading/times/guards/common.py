"""What several guards ask for, and what a guard is."""

from __future__ import annotations

from collections.abc import Callable

from ..place import Place

Guard = Callable[[Place], bool]

DURATION_WORDS = frozenset(
    "for in within after over during took take takes last lasted spent through".split()
)
DATED_UNITS = frozenset({"day", "week", "month", "year", "quarter"})
