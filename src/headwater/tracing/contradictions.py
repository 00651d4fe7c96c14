"""On which fields the claims of one event differ, and who says what; a figure that its own source revised is none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from headwater.records import Bounds, ContradictedValue, Contradiction, Interval
from headwater.tables import rows

from .events.features import is_short
from .events.marks import Mark
from .names import words
from .origins.classes import role
from .pile import Item, age
from .words import stem, stems

_MEASURES: dict[str, str] = {row["stem"]: row["measure"] for row in rows("tracing/measures.tsv")}
_PRECISE_DAYS = 3

Said = tuple[Mark, str]
"""A claim with the key of its origin."""


def find(found: Sequence[Mark], leaning: frozenset[tuple[str, str]]) -> tuple[Contradiction, ...]:
    """The contradictions among claims that assert or presuppose an event; `leaning` claims repeat another report's."""
    own = [(mark, _origin(mark.item)) for mark in found if mark.item.key not in leaning]
    return tuple(c for c in (_when(own), _count(own)) if c)


def _origin(item: Item) -> str:
    """A key for the origin of a claim within an event: named ones are one everywhere, others by report."""
    kind, name = role(item.chain[-1])
    if kind in ("person", "organisation", "document"):
        return f"{kind} {' '.join(sorted(words(name)))}"
    return f"{item.report}/{item.chain[-1].id}"


def _count(said: Sequence[Said]) -> Contradiction | None:
    """Numbers of one thing that no single number satisfies."""
    by_measure: dict[str, list[tuple[Bounds, Said]]] = defaultdict(list)
    for mark, origin in said:
        quantity = mark.item.claim.count
        measure = measured(mark.item) if quantity else None
        if quantity and measure:
            by_measure[measure].append((quantity.number, (mark, origin)))
    for measure in sorted(by_measure, key=lambda m: (-len(by_measure[m]), m)):
        values = _apart([pair for pair in _latest(by_measure[measure]) if pair[0].most != 0])
        if len(values) > 1:
            return Contradiction("count", tuple(
                ContradictedValue(f"{_number(bounds)} {measure}", tuple(m.item.key for m, _ in group))
                for bounds, group in values
            ))  # fmt: skip
    return None


def measured(item: Item) -> str | None:
    """What a claim's number measures: by the words beside it, else by its unit; None where it counts nothing."""
    quantity = item.claim.count
    if quantity is None:
        return None
    near = stems(f"{quantity.unit} {quantity.what or ''}")
    told = [_MEASURES[word] for word in [*near, *stems(item.claim.text)] if word in _MEASURES]
    if told:
        return told[0]
    return stem(quantity.unit) if item.claim.main else None


def _latest(pairs: Sequence[tuple[Bounds, Said]]) -> list[tuple[Bounds, Said]]:
    """Of each origin only what it said last."""
    last: dict[str, tuple[date, date, str]] = {}
    for _, (mark, origin) in pairs:
        last[origin] = max(last.get(origin, (date.min, date.min, "")), age(mark.item.reading))
    return [pair for pair in pairs if age(pair[1][0].item.reading) == last[pair[1][1]]]


def _apart(pairs: Sequence[tuple[Bounds, Said]]) -> list[tuple[Bounds, list[Said]]]:
    """Values that exclude each other, with who says them; a value that agrees with another adds to it."""
    groups: list[tuple[Bounds, list[Said]]] = []
    for bounds, said in sorted(pairs, key=lambda p: (_width(p[0]), p[0].least, p[1][0].item.key)):
        home = next((group for group in groups if _meet(group[0], bounds)), None)
        if home is None:
            groups.append((bounds, [said]))
        else:
            home[1].append(said)
    reports = Counter(mark.item.report for _, group in groups for mark, _ in group)
    return groups if len(reports) > 1 or len({o for _, g in groups for _, o in g}) > 1 else groups[:1]


def _width(bounds: Bounds) -> int:
    return 10**6 if bounds.most is None else bounds.most - bounds.least


def _meet(one: Bounds, two: Bounds) -> bool:
    top = min((b.most for b in (one, two) if b.most is not None), default=None)
    return top is None or max(one.least, two.least) <= top


def _number(bounds: Bounds) -> str:
    if bounds.most == bounds.least:
        return str(bounds.least)
    return f"{bounds.least} or more" if bounds.most is None else f"{bounds.least} to {bounds.most}"


def _when(said: Sequence[Said]) -> Contradiction | None:
    """Days of the occurrence itself that do not meet, though they are near."""
    told = [(mark, days) for mark, _ in said if (days := _day_of(mark))]
    groups: list[tuple[Interval, list[Mark]]] = []
    for mark, days in sorted(told, key=lambda p: (str(p[1].earliest), str(p[1].latest), p[0].item.key)):
        home = next((group for group in groups if group[0].meet(days)), None)
        if home is None:
            groups.append((days, [mark]))
        else:
            home[1].append(mark)
    if len(groups) < 2 or len({mark.item.report for _, marks in groups for mark in marks}) < 2:
        return None
    return Contradiction("when", tuple(
        ContradictedValue(f"{days.earliest} to {days.latest}", tuple(m.item.key for m in marks))
        for days, marks in groups
    ))  # fmt: skip


def _day_of(mark: Mark) -> Interval | None:
    """The days of a claim that tells the occurrence itself: typed or main, with a precise day of its own."""
    if not (mark.own_days and mark.days and (mark.item.claim.main or mark.item.claim.plover)):
        return None
    return mark.days if is_short(mark.days) and (mark.days.days or 99) <= _PRECISE_DAYS else None
