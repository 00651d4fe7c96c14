"""Which reports a new one touches: those that may share an event or a relay with it, and all that hang on to them.

It can share something only with reports that have rare words in common with it (the tracing room proposes pairs in the
same way); what already hangs together through events, relays, versions and retractions is traced anew together.

What a word weighs in tracing depends on the pile, so that a trace made in parts can differ in single joins from one
made at once. A small ledger is therefore always traced whole, and `Ledger.retrace(..., whole=True)` does so with any.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from headwater.ledger import search
from headwater.ledger.queries import parts
from headwater.ledger.schema import event_claims, report_texts, reports, ties

SMALL = 200
"""Reports up to which a ledger is traced whole: that takes seconds."""
_LARGE_SHARE = 0.5
"""Part of a ledger beyond which the whole is traced, since little would be saved."""
_LONG_LIST = 400
"""Reports with one word beyond which the word says nothing of what they tell."""
_RARE_WORDS = 60
"""Words of a report, the rarest, that are looked for in others."""
_NEIGHBOURS = 60
"""Reports, those that share most, that one report can touch."""
_LEAST_SHARED = 3
"""Rare words that two reports share at least, since one or two are chance ..."""
_LEAST_SHARE = 0.1
"""... or the part, by weight, of the rare words of the new one, which may be short."""


def touched(connection: Connection, new: frozenset[str], count: int) -> frozenset[str]:
    """The ids of the reports to be traced anew when `new` ones have come or changed, of `count` that there are."""
    if not new:
        return new
    if count > SMALL and len(new) <= _LARGE_SHARE * count:
        found = _together(connection, new | _alike(connection, new), _LARGE_SHARE * count)
        if found is not None:
            return found
    return frozenset(connection.scalars(sa.select(reports.c.id)))


def _alike(connection: Connection, new: Iterable[str]) -> frozenset[str]:
    """The reports that share rare words with one of the new ones."""
    numbers: set[int] = set()
    held: dict[str, list[int]] = {}
    texts = sa.select(report_texts).join(reports, reports.c.number == report_texts.c.number)
    for part in parts(sorted(new)):
        for row in connection.execute(texts.where(reports.c.id.in_(part))).all():
            words = _rare(connection, f"{row.title}\n{row.outlet}\n{row.body}")
            for word in words.keys() - held.keys():
                held[word] = search.bearers(connection, word)
            numbers |= _nearest(row.number, words, held)
    found: set[str] = set()
    for some in parts(sorted(numbers)):
        found.update(connection.scalars(sa.select(reports.c.id).where(reports.c.number.in_(some))))
    return frozenset(found)


def _rare(connection: Connection, text: str) -> dict[str, float]:
    """The rarest words of a text that another report has too, with what sharing each says: more the rarer it is."""
    spread = {word: n for word, n in search.spread(connection, text).items() if 2 <= n <= _LONG_LIST}
    rarest = sorted(spread, key=lambda word: (spread[word], word))[:_RARE_WORDS]
    return {word: math.log(2 * _LONG_LIST / spread[word]) for word in rarest}


def _nearest(number: int, words: dict[str, float], held: dict[str, list[int]]) -> set[int]:
    weight: Counter[int] = Counter()
    shared: Counter[int] = Counter()
    for word, worth in words.items():
        for other in held[word]:
            weight[other] += worth  # type: ignore[assignment]  # a Counter adds fractions as well
            shared[other] += 1
    weight.pop(number, None)
    least = _LEAST_SHARE * sum(words.values())
    near = [other for other in weight if shared[other] >= _LEAST_SHARED or weight[other] >= least]
    return set(sorted(near, key=lambda other: (-weight[other], other))[:_NEIGHBOURS])


def _together(connection: Connection, seeds: frozenset[str], most: float) -> frozenset[str] | None:
    """The seeds and all reports that hang together with them in the trace; None where they are more than `most`."""
    found, edge = set(seeds), set(seeds)
    while edge:
        reached: set[str] = set()
        for part in parts(sorted(edge)):
            reached.update(connection.scalars(sa.select(ties.c.other).where(ties.c.report.in_(part))))
            of_part = sa.select(event_claims.c.event).where(event_claims.c.report.in_(part))
            in_event = sa.select(event_claims.c.report).where(event_claims.c.event.in_(of_part)).distinct()
            reached.update(connection.scalars(in_event))
        edge = reached - found
        found |= edge
        if len(found) > most:
            return None
    return frozenset(found)
