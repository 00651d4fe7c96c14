"""What happens, told in other words: the kinds of happening that words and phrases of a text name.

Outlets tell one thing in different words ("the escape", "the breakout", "got away"). The table puts such words under
one kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from headwater.tables import rows

from .words import stem

PHRASE = 4
"""Words of the longest phrase."""


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, ...], tuple[str, ...]]]:
    """Kinds by stem, and by phrase as it is written."""
    single: dict[str, list[str]] = defaultdict(list)
    phrases: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows("tracing/happenings.tsv"):
        for word in row["words"].split():
            parts = tuple(word.split("_"))
            if len(parts) > 1:
                phrases[parts].append(row["kind"])
            elif row["kind"] not in single[stem(word)]:
                single[stem(word)].append(row["kind"])
    return {k: tuple(v) for k, v in single.items()}, {k: tuple(v) for k, v in phrases.items()}


def kinds_at(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The kinds that the words name, each with the number of its first word; linear in the words."""
    single, phrases = _table()
    starts = _starts()
    for i, word in enumerate(words):
        for kind in single.get(stem(word), ()):
            yield i, kind
        if word in starts:
            for n in range(2, min(PHRASE, len(words) - i) + 1):
                for kind in phrases.get(tuple(words[i : i + n]), ()):
                    yield i, kind


@cache
def _starts() -> frozenset[str]:
    return frozenset(parts[0] for parts in _table()[1])


ACTS = frozenset(row["kind"] for row in rows("tracing/happenings.tsv") if row["sort"] == "act")
"""Kinds of what somebody does: an occurrence of its own beside what it answers."""
