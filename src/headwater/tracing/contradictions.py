"""On which fields the claims of one event differ, and who says what; a figure that its own source revised is none.

Only claims that tell the occurrence itself are compared (its kind of happening, its type), each field in its own way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from headwater.records import Actor, Bounds, ContradictedValue, Contradiction, Field, Interval

from .disputing import disputed, shared
from .events import describe
from .events.features import apart, is_short
from .events.marks import Mark
from .events.support import common_kinds
from .measuring import CLASSES, KNOWN, figure
from .names import words
from .origins.classes import role
from .pile import Item, age
from .words import STOP

_PRECISE_DAYS = 3
_NEAR_DAYS = 4
"""Days by which accounts of one occurrence can lie apart; what is further off is another's day."""
_SAME_THING = 4.0
"""Weight of the words that two claims share, the unit among them, that show that they count the same things."""
_PRECISE_KM = 60.0
"""Radius of a place that is close enough to exclude another one."""


_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Said:
    """A claim with the key of its origin, whether its predicate names what happened, and whether it is relayed."""

    mark: Mark
    origin: str
    tells: bool
    leans: bool


def find(
    counted: Sequence[Mark], leaning: frozenset[tuple[str, str]], denials: Sequence[Mark] = ()
) -> tuple[Contradiction, ...]:
    """The contradictions among claims that assert or presuppose an event.

    `leaning` claims are taken from another report: what they say in the same way adds nothing, what they change does.
    `denials` are what sources who vouch for the event deny of it.
    """
    kinds = common_kinds(counted)
    own = [
        Said(mark, _origin(mark.item), bool(mark.acts & kinds), mark.item.key in leaning)
        for mark in counted
        if mark.item.claim.cause_of is None
    ]
    kind = describe.plover(counted)
    typed = [one for one in own if kind and one.mark.item.claim.plover == kind]
    found = (_when(own), _where(own), _count(own), _actor(typed), disputed(counted, denials))
    return tuple(contradiction for contradiction in found if contradiction)


def _origin(item: Item) -> str:
    """A key for the origin of a claim within an event: named ones are one everywhere, others by report."""
    kind, name = role(item.chain[-1])
    if kind in ("person", "organisation", "document"):
        return f"{kind} {' '.join(sorted(words(name)))}"
    return f"{item.report}/{item.chain[-1].id}"


def _contradiction(field: Field, groups: Sequence[tuple[str, Sequence[Said]]]) -> Contradiction | None:
    """The values with their claims; None where one report and one origin gives them all."""
    said = [one for _, group in groups for one in group]
    several = len({one.mark.item.report for one in said}) > 1 or len({one.origin for one in said}) > 1
    if len(groups) < 2 or not several:
        return None
    return Contradiction(
        field,
        tuple(ContradictedValue(value, tuple(s.mark.item.key for s in group)) for value, group in groups),
    )


def _count(said: Sequence[Said]) -> Contradiction | None:
    """Numbers of one thing that no single number satisfies."""
    by_measure: dict[str, list[tuple[Bounds, Said]]] = defaultdict(list)
    for one in said:
        told = figure(one.mark)
        if told:
            by_measure[told[1]].append((told[0], one))
    for measure in sorted(by_measure, key=lambda m: (m not in KNOWN, -_spread(by_measure[m]), m)):
        pairs = _latest(_new([pair for pair in by_measure[measure] if pair[0].most != 0]))
        pairs = pairs if measure in KNOWN | CLASSES else _of_one_thing(pairs)
        groups = _apart(pairs)
        found = _contradiction("count", [(f"{_number(bounds)} {measure}", group) for bounds, group in groups])
        if found:
            return found
    return None


def _new(pairs: Sequence[tuple[Bounds, Said]]) -> list[tuple[Bounds, Said]]:
    """Without relayed numbers that somebody gives, or gave before, at first hand."""
    own = [bounds for bounds, one in pairs if not one.leans]
    return [(b, one) for b, one in pairs if not (one.leans and any(_meet(b, other) for other in own))]


def _of_one_thing(pairs: Sequence[tuple[Bounds, Said]]) -> list[tuple[Bounds, Said]]:
    """Of numbers of things those whose claims share telling words with another report's, beside the unit."""
    return [
        (bounds, one)
        for bounds, one in pairs
        if any(
            other.mark.item.report != one.mark.item.report and shared(one.mark, other.mark) >= _SAME_THING
            for _, other in pairs
        )
    ]


def _spread(pairs: Sequence[tuple[Bounds, Said]]) -> int:
    return len({one.mark.item.report for _, one in pairs})


def _latest(pairs: Sequence[tuple[Bounds, Said]]) -> list[tuple[Bounds, Said]]:
    """Of each origin only what it said last."""
    last: dict[str, tuple[date, date, str]] = {}
    for _, one in pairs:
        last[one.origin] = max(last.get(one.origin, (date.min, date.min, "")), age(one.mark.item.reading))
    return [pair for pair in pairs if age(pair[1].mark.item.reading) == last[pair[1].origin]]


def _apart(pairs: Sequence[tuple[Bounds, Said]]) -> list[tuple[Bounds, list[Said]]]:
    """Values that exclude each other, with who says them; a value that agrees with another adds to it."""
    groups: list[tuple[Bounds, list[Said]]] = []
    for bounds, said in sorted(pairs, key=lambda p: (_width(p[0]), p[0].least, p[1].mark.item.key)):
        home = next((group for group in groups if _meet(group[0], bounds)), None)
        if home is None:
            groups.append((bounds, [said]))
        else:
            home[1].append(said)
    return groups


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
    told = [(days, one) for one in said if (days := _day_of(one))]
    votes = Counter(days.earliest for days, _ in told)
    if not votes:
        return None
    centre = min(votes, key=lambda day: (-votes[day], str(day)))
    near = [(days, one) for days, one in told if _days_off(days, centre) <= _NEAR_DAYS]
    groups = _grouped(near, lambda a, b: a.meet(b) is not None, lambda d: (str(d.earliest), str(d.latest)))
    return _contradiction("when", [(f"{days.earliest} to {days.latest}", group) for days, group in groups])


def _days_off(days: Interval, centre: date | None) -> int:
    return abs((days.earliest - centre).days) if days.earliest and centre else _NEAR_DAYS + 1


def _day_of(one: Said) -> Interval | None:
    """The days of a claim that tells the occurrence itself, with a precise day of its own."""
    mark = one.mark
    if not (mark.own_days and mark.days and (one.tells or mark.item.claim.plover)):
        return None
    return mark.days if is_short(mark.days) and (mark.days.days or 99) <= _PRECISE_DAYS else None


def _where(said: Sequence[Said]) -> Contradiction | None:
    """Close places of the occurrence itself that exclude each other."""
    told = [
        (one.mark.place, one)
        for one in said
        if one.tells and one.mark.place and one.mark.place.precision_km <= _PRECISE_KM
    ]
    groups = _grouped(told, lambda a, b: apart(a, b) != "other_place", lambda p: (p.name, str(p.latitude)))
    return _contradiction("where", [(place.name, group) for place, group in groups])


def _actor(said: Sequence[Said]) -> Contradiction | None:
    """Those who did it, by name, where no word of the names is shared."""
    told = [(actor, one) for one in said if one.tells and (actor := _doer(one.mark.item))]
    groups = _grouped(told, lambda a, b: bool(_telling(a) & _telling(b)), lambda a: (a.name,))
    return _contradiction("actor", [(actor.name, group) for actor, group in groups])


def _doer(item: Item) -> Actor | None:
    """The named actor of a claim: an organisation, a unit or a person with a name."""
    actors = {actor.id: actor for actor in item.reading.actors}
    doers = [actors[p.actor] for p in item.claim.participants if p.role == "actor"]
    named = [a for a in doers if a.kind in ("organisation", "unit", "person") and a.name[:1].isupper()]
    return named[0] if len(named) == 1 else None


def _telling(actor: Actor) -> frozenset[str]:
    return frozenset(words(actor.name)) - STOP


def _grouped(
    told: Iterable[tuple[_Value, Said]],
    same: Callable[[_Value, _Value], bool],
    order: Callable[[_Value], tuple[str, ...]],
) -> list[tuple[_Value, list[Said]]]:
    """Values that exclude each other, each with the claims that agree with it."""
    groups: list[tuple[_Value, list[Said]]] = []
    for value, one in sorted(told, key=lambda pair: (order(pair[0]), pair[1].mark.item.key)):
        home = next((group for group in groups if same(group[0], value)), None)
        if home is None:
            groups.append((value, [one]))
        else:
            home[1].append(one)
    return groups
