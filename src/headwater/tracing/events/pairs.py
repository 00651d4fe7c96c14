"""What speaks for and against each two claims' being about one event, for all pairs of a story at once.

Each feature is a matrix, claims by claims. A table gives it a weight and the words of its reason
(data/tracing/event_features.tsv, fitted by quality/fit_events.py); the weighted sum is the log-odds of one event.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from headwater.tracing.happenings import ACTS
from headwater.tracing.words import STOP, Vector, stem

from .features import apart, stand
from .marks import Mark

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
_T = TypeVar("_T", bound=Hashable)
Weight = Callable[[str], float]
_BESIDE = 80
"""Characters between two predicates of one paragraph that are told in one breath."""
_NEAR = 1000.0
"""Characters within one report beyond which distance says nothing more."""
_NEW, _OLD = 1, 2
_OLD_DAYS = 20
"""Days before its report from which on a claim tells of something older."""
_RAREST = 4.0
"""How much the rarest word or kind of a story can say."""
_GLOBAL_SHARE = 0.6
"""How much of a word's rarity in the whole pile stays within a story."""


def local_weight(found: Sequence[Mark], rarity: Mapping[str, float]) -> Weight:
    """How much a word says among these claims: little where most of them have it (their place, their people)."""
    spread = Counter(word for mark in found for word in mark.own)
    size = len(found) + 1
    return lambda word: math.log(size / max(1, spread[word])) + _GLOBAL_SHARE * rarity.get(word, 0.0)


def features(found: Sequence[Mark], weight: Weight) -> Iterator[tuple[str, Matrix]]:
    """The features of all pairs of claims, each a symmetric matrix; the diagonal says nothing."""
    yield "always", np.ones((len(found), len(found)), np.float32)
    yield "around", _cosines([m.around for m in found], weight)
    yield from _types(found)
    yield from _when_and_where(found)
    yield from _kinds(found)
    yield from _participants(found)
    same, _ = _share([frozenset(map(str, m.numbers)) for m in found])
    yield "same_count", _float(same)
    yield from _ages(found)
    yield from _text(found)


def _cosines(bags: Sequence[Vector], weight: Weight) -> Matrix:
    """The cosines of bags of words."""
    number = {word: i for i, word in enumerate(sorted(set().union(*bags)))}
    known = np.array([max(0.0, weight(word)) for word in number], np.float32)
    row = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    column = np.array([number[word] for bag in bags for word in bag], int)
    rows = np.zeros((len(bags), len(number)), np.float32)
    rows[row, column] = np.array([x for bag in bags for x in bag.values()], np.float32) * known[column]
    lengths = np.sqrt((rows * rows).sum(1, keepdims=True))
    rows /= np.where(lengths > 0, lengths, 1)
    cosines: Matrix = rows @ rows.T
    return cosines


def _types(found: Sequence[Mark]) -> Iterator[tuple[str, Matrix]]:
    types = [m.item.claim.plover for m in found]
    told = np.array([kind is not None for kind in types], bool)
    same = _equal(types)
    yield "same_type", _float(_both(told) & same)
    yield "other_type", _float(_both(told) & ~same)


def _when_and_where(found: Sequence[Mark]) -> Iterator[tuple[str, Matrix]]:
    """How days and places stand to each other; days where the sentences of both claims tell them, else `_around`."""
    own = _both([m.own_days for m in found])
    for name, held in _related([m.place for m in found], apart):
        if name == "other_place":
            yield name, _float(held)
    for name, held in _related([m.days for m in found], stand):
        if name in ("other_time", "far_time"):
            yield name, _float(held & own)
            yield f"{name}_around", _float(held & ~own)
        elif name == "same_time":
            yield name, _float(held & own)


def _related(values: Sequence[_T | None], relate: Callable[[_T, _T], str]) -> Iterator[tuple[str, Flags]]:
    """For each relation that two of the values have, which pairs have it."""
    distinct = list(dict.fromkeys(value for value in values if value is not None))
    number = {value: i for i, value in enumerate(distinct)}
    names: dict[str, int] = {"": 0}
    table = np.zeros((len(distinct) + 1, len(distinct) + 1), np.int8)
    for i, one in enumerate(distinct):
        for j, two in enumerate(distinct[: i + 1]):
            table[i, j] = table[j, i] = names.setdefault(relate(one, two), len(names))
    at = np.array([len(distinct) if value is None else number[value] for value in values], int)
    codes = table[at[:, None], at[None]]
    for name, code in names.items():
        if name:
            yield name, codes == code


def _kinds(found: Sequence[Mark]) -> Iterator[tuple[str, Matrix]]:
    """Kinds of happening: those that claims name, and what each is about."""
    named, focus = [m.kinds for m in found], [m.acts or m.kinds for m in found]
    told, known = np.array([bool(kinds) for kinds in named], bool), _both([bool(kinds) for kinds in focus])
    yield "no_kinds", _float(_both(~told))
    yield "one_kinds", _float(told[:, None] ^ told[None])
    yield "same_kind", _rarest(named)
    yield "other_act", _float(_different_acts(focus))
    heard = _inherited(found, focus)
    yield "same_heard", np.where(known, np.float32(0), _rarest(heard))
    yield "other_heard_act", _float(_different_acts(heard) & ~known)


def _table(sets: Sequence[frozenset[str]]) -> Flags:
    """Which claim has which member; the members in the order of their names."""
    names = {name: i for i, name in enumerate(sorted(frozenset().union(*sets)))}
    has = np.zeros((len(sets), len(names)), bool)
    for row, members in zip(has, sets, strict=True):
        row[[names[name] for name in members]] = True
    return has


def _rarest(sets: Sequence[frozenset[str]]) -> Matrix:
    """How rare the rarest member is that two claims share, by logarithm; 0 where they share none."""
    top = np.zeros((len(sets), len(sets)), np.float32)
    for column in _table(sets).T:
        rare = min(_RAREST, math.log((len(sets) + 1) / column.sum()))
        at = np.flatnonzero(column)
        here = np.ix_(at, at)
        top[here] = np.maximum(top[here], rare)
    return top


def _share(sets: Sequence[frozenset[str]]) -> tuple[Flags, Flags]:
    """Which pairs share a member, and which have members but share none."""
    has = _table(sets).astype(np.float32)
    shared = has @ has.T > 0
    return shared, _both([bool(members) for members in sets]) & ~shared


def _different_acts(sets: Sequence[frozenset[str]]) -> Flags:
    """Pairs about different kinds of happening of which one at least is an act."""
    act = np.array([bool(kinds & ACTS) for kinds in sets], bool)
    different: Flags = _share(sets)[1] & (act[:, None] | act[None])
    return different


def _inherited(found: Sequence[Mark], focal: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """What each claim is about, or what the claim before it in its paragraph, or of its source, was about."""
    out = list(focal)
    for i, j in _neighbours(found):
        one, two = found[i], found[j]
        if not out[j] and (one.paragraph == two.paragraph or one.item.chain[-1] == two.item.chain[-1]):
            out[j] = out[i]
    return out


def _neighbours(found: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Each claim with the next one of its report, in the order of the text."""
    rows: dict[str, list[int]] = defaultdict(list)
    for i, mark in enumerate(found):
        rows[mark.item.report].append(i)
    for row in rows.values():
        yield from pairwise(sorted(row, key=lambda i: (found[i].at, i)))


def _participants(found: Sequence[Mark]) -> Iterator[tuple[str, Matrix]]:
    """Who does it, to whom, and to what."""
    for role in ("actor", "recipient", "thing"):
        shared, other = _share([frozenset(_who(mark, role)) for mark in found])
        yield f"same_{role}", _float(shared)
        yield f"other_{role}", _float(other)


def _who(mark: Mark, role: str) -> Iterator[str]:
    claim, text = mark.item.claim, mark.item.reading.report.text
    names = {actor.id: actor.name for actor in mark.item.reading.actors}
    told = [names.get(p.actor, "") for p in claim.participants if p.role == role]
    if role == "thing":
        told = [thing.span.of(text) for thing in claim.things]
    for words in told:
        yield from (stem(word) for word in words.lower().split() if word not in STOP)


def _ages(found: Sequence[Mark]) -> Iterator[tuple[str, Matrix]]:
    """Whether one claim lies before the days of its report, and the other does not, or does not say."""
    ages = np.array([_age(mark) for mark in found])
    known = _both(ages > 0)
    old = ages == _OLD
    yield "other_age", _float(known & (ages[:, None] != ages[None]))
    yield "one_old", _float((old[:, None] | old[None]) & ~known)


def _age(mark: Mark) -> int:
    """Of the days before its report, or older; 0: not known."""
    written = mark.item.reading.published.interval.latest
    if not (mark.own_days and mark.days and mark.days.latest and written):
        return 0
    return _OLD if (written - mark.days.latest).days > _OLD_DAYS else _NEW


def _text(found: Sequence[Mark]) -> Iterator[tuple[str, Matrix]]:
    """Where claims of one report stand to each other."""
    here = _equal([m.item.report for m in found])
    gap = _gap(found)
    if not here.all():  # where one report tells the whole story, that says nothing of any two claims
        yield "same_report", _float(here)
    yield "distance", np.where(here, np.minimum(1, gap / _NEAR), 0).astype(np.float32)
    yield "same_paragraph", _float(_paragraph(found))
    yield "beside", _float(beside(found))
    yield "same_voice", _float(_equal([(m.item.report, m.item.claim.chain) for m in found]))


def beside(found: Sequence[Mark]) -> Flags:
    """Pairs of claims that are told in one breath."""
    return _paragraph(found) & (_gap(found) < _BESIDE)


def _paragraph(found: Sequence[Mark]) -> Flags:
    return _equal([(m.item.report, m.paragraph) for m in found])


def _gap(found: Sequence[Mark]) -> NDArray[np.float64]:
    at = np.array([m.at for m in found], float)
    gap: NDArray[np.float64] = np.abs(at[:, None] - at[None])
    return gap


def _equal(values: Sequence[Hashable]) -> Flags:
    number: dict[Hashable, int] = {}
    codes = np.array([number.setdefault(value, len(number)) for value in values], int)
    same: Flags = codes[:, None] == codes[None]
    return same


def _both(held: Iterable[bool]) -> Flags:
    flags = np.asarray(list(held), bool)
    both: Flags = flags[:, None] & flags[None]
    return both


def _float(held: Flags) -> Matrix:
    return held.astype(np.float32)
