"""The claims of one story in groups, each about one event: average linkage over what pairs of claims have in common.

What is told in one breath is taken together first. Then the two groups whose pairs of claims have the highest mean
log-odds of being about one event (pairs.py) are joined, as long as that reaches a threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.tracing.linkage import average

from .features import WEIGHT
from .marks import Mark
from .pairs import Weight, beside, features

_JOINED = -0.42
"""Mean log-odds from which on two groups are one event; below zero, as the weights were fitted to equal shares of pairs
that are of one event and that are not."""
_JOINED_ALONE = -0.9
"""The same where one report tells the whole story: no other report bridges its passages."""
_APART = ("other_time", "far_time", "other_age")
"""What parts claims even if they are told in one breath."""
_MOST = 1500
"""Claims of one story that are compared with each other: those that their reports are about first, then typed ones."""


class Episode(NamedTuple):
    """Claims about one event by number, and how near each is to those of other reports: mean log-odds of one event.

    `near` is the mean over all of them, `centre` that over those that their reports are about; 0 where there are none.
    """

    members: tuple[int, ...]
    near: tuple[float, ...]
    centre: tuple[float, ...]


def episodes(found: Sequence[Mark], weight: Weight) -> list[Episode]:
    """The groups, each claim in one of them; those beyond the most that are compared stay alone."""
    if not found:
        return []
    order = sorted(
        range(len(found)), key=lambda i: (not found[i].item.claim.main, not found[i].item.claim.plover, i)
    )
    compared = sorted(order[:_MOST])
    told = [found[i] for i in compared]
    odds = np.zeros((len(told), len(told)))
    apart = np.zeros((len(told), len(told)), bool)
    for name, matrix in features(told, weight):
        odds += WEIGHT[name] * matrix
        if name in _APART:
            apart |= matrix > 0
    alone = len({mark.item.report for mark in told}) == 1
    groups = average(odds, list(_breaths(beside(told) & ~apart)), _JOINED_ALONE if alone else _JOINED)
    found_episodes = [_episode(group, told, odds, compared) for group in groups]
    return sorted(found_episodes + [Episode((i,), (0.0,), (0.0,)) for i in sorted(order[_MOST:])])


def _episode(
    group: Sequence[int], told: Sequence[Mark], odds: NDArray[np.float64], numbers: Sequence[int]
) -> Episode:
    reports = np.array([told[i].item.report for i in group])
    main = np.array([told[i].item.claim.main for i in group], bool)
    others = reports[:, None] != reports[None]
    inside = odds[np.ix_(group, group)]
    members = tuple(numbers[i] for i in group)
    return Episode(members, _means(inside, others), _means(inside, others & main[None]))


def _means(odds: NDArray[np.float64], which: NDArray[np.bool_]) -> tuple[float, ...]:
    """The mean of each row over some of its columns."""
    sums, counts = (odds * which).sum(1), which.sum(1)
    return tuple(map(float, np.where(counts, sums / np.maximum(counts, 1), 0.0)))


def _breaths(linked: NDArray[np.bool_]) -> Iterator[tuple[int, ...]]:
    """The claims that are linked with each other, directly or through others."""
    left = set(range(len(linked)))
    while left:
        group, queue = set(), [min(left)]
        while queue:
            here = queue.pop()
            if here in left:
                left.discard(here)
                group.add(here)
                queue.extend(map(int, np.flatnonzero(linked[here])))
        yield tuple(sorted(group))
