"""Average linkage over sparse and over full similarities: the same groups whatever the order of input."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray


def groups(count: int, similar: Mapping[tuple[int, int], float], threshold: float) -> list[tuple[int, ...]]:
    """Groups of 0 ... count-1: the two with the highest mean similarity are joined while it reaches the threshold.

    Pairs that are not in `similar` (keys: smaller index first) count as 0. Ties go to the smaller members, so that the
    caller's numbering must not depend on the order of input.
    """
    members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (a, b), value in similar.items():
        sums[a][b] = sums[b][a] = value
    heap = [(-value, a, b) for (a, b), value in similar.items() if value >= threshold]
    heapq.heapify(heap)
    label = count
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        members[label] = tuple(sorted(members.pop(a) + members.pop(b)))
        sums[label] = _merged(sums, a, b, label)
        for other, total in sums[label].items():
            mean = total / (len(members[label]) * len(members[other]))
            if mean >= threshold:
                heapq.heappush(heap, (-mean, other, label))
        label += 1
    return sorted(members.values())


def _merged(sums: dict[int, dict[int, float]], a: int, b: int, label: int) -> dict[int, float]:
    """The similarities of the joined group to all others, which now know it under its label."""
    found = sums.pop(a)
    for other, value in sums.pop(b).items():
        found[other] = found.get(other, 0.0) + value
    found.pop(a, None)
    found.pop(b, None)
    for other, value in found.items():
        sums[other].pop(a, None)
        sums[other].pop(b, None)
        sums[other][label] = value
    return found


def average(
    similar: NDArray[np.float64], start: Sequence[tuple[int, ...]], threshold: float
) -> list[tuple[int, ...]]:
    """Groups of the rows of a full, symmetric matrix, from some that are together from the start.

    The two groups with the highest mean over the pairs between them are joined while it reaches the threshold, of
    equals the first. Each joining takes time with the square of the number of groups.
    """
    members = {number: tuple(group) for number, group in enumerate(start)}
    belongs = np.zeros((len(start), len(similar)))
    for number, group in members.items():
        belongs[number, list(group)] = 1
    sums, size = belongs @ similar @ belongs.T, belongs.sum(1)
    mean = sums / np.outer(size, size)
    np.fill_diagonal(mean, -np.inf)
    while len(members) > 1:
        a, b = map(int, divmod(int(np.argmax(mean)), len(start)))
        if mean[a, b] < threshold:
            break
        members[a] = tuple(sorted(members[a] + members.pop(b)))
        sums[a] += sums[b]
        sums[:, a] = sums[a]
        size[a] += size[b]
        alive = mean[a] > -np.inf
        alive[b] = False
        mean[a] = np.where(alive, sums[a] / (size[a] * size), -np.inf)
        mean[:, a] = mean[a]
        mean[b] = mean[:, b] = -np.inf
    return sorted(members.values())
