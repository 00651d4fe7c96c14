"""The fewest origins: the chromatic number of the known-different graph, exact where it is small.

Each class of origins is a node that weighs as many speakers as it states at least; two nodes that are known to be
different share no speaker. Everything that is not known to be different may be one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_EXACT_NODES = 40
_STEPS = 50_000


@dataclass(frozen=True, slots=True)
class Fewest:
    """At least `least` and at most `most` colours are needed; equal where the count is exact."""

    least: int
    most: int


def fewest(weights: Sequence[int], different: Mapping[int, set[int]]) -> Fewest:
    """The fewest speakers that respect every known difference.

    `weights[i]` is how many speakers node i has at least (0 is left out); `different` is symmetric.
    """
    nodes = [i for i, weight in enumerate(weights) if weight > 0]
    low = max((_clique(i, weights, different) for i in nodes), default=0)
    high = _greedy(nodes, weights, different)
    if low < high and sum(weights[i] for i in nodes) <= _EXACT_NODES:
        return _exact(nodes, weights, different, low, high)
    return Fewest(low, high)


def _clique(seed: int, weights: Sequence[int], different: Mapping[int, set[int]]) -> int:
    """The weight of a clique grown from one node, heaviest first."""
    inside = {seed}
    near = sorted(different.get(seed, ()), key=lambda i: (-weights[i], i))
    for i in near:
        if weights[i] > 0 and all(i in different.get(j, ()) for j in inside):
            inside.add(i)
    return sum(weights[i] for i in inside)


def _order(nodes: Sequence[int], weights: Sequence[int], different: Mapping[int, set[int]]) -> list[int]:
    return sorted(nodes, key=lambda i: (-weights[i], -len(different.get(i, ())), i))


def _greedy(nodes: Sequence[int], weights: Sequence[int], different: Mapping[int, set[int]]) -> int:
    taken: dict[int, set[int]] = {}
    for i in _order(nodes, weights, different):
        taken[i] = set(_free(i, weights, different, taken))
    return max((max(colours) + 1 for colours in taken.values()), default=0)


def _free(
    i: int, weights: Sequence[int], different: Mapping[int, set[int]], taken: Mapping[int, set[int]]
) -> list[int]:
    """The lowest colours that no neighbour of `i` has, as many as it weighs."""
    barred = {colour for j in different.get(i, ()) if j in taken for colour in taken[j]}
    found: list[int] = []
    colour = 0
    while len(found) < weights[i]:
        if colour not in barred:
            found.append(colour)
        colour += 1
    return found


def _exact(
    nodes: Sequence[int], weights: Sequence[int], different: Mapping[int, set[int]], low: int, high: int
) -> Fewest:
    """Branch and bound over single speakers; gives the bounds back where it takes too many steps."""
    single = [i for i in _order(nodes, weights, different) for _ in range(weights[i])]
    steps = 0
    best = high
    stack: list[tuple[tuple[int, ...], int]] = [((), 0)]
    while stack:
        coloured, used = stack.pop()
        steps += 1
        if steps > _STEPS:
            return Fewest(low, best)
        if used >= best:
            continue
        if len(coloured) == len(single):
            best = used
            if best == low:
                break
            continue
        here = single[len(coloured)]
        barred = {
            c for c, j in zip(coloured, single, strict=False) if j == here or j in different.get(here, ())
        }
        stack += [
            ((*coloured, c), max(used, c + 1)) for c in range(min(used, best - 2), -1, -1) if c not in barred
        ]
    return Fewest(best, best)
