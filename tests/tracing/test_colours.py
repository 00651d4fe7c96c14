"""The fewest colours against trying everything."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.tracing.origins.colours import Fewest, fewest


def by_trying(nodes: int, different: dict[int, set[int]]) -> int:
    for colours in range(nodes + 1):
        for tried in product(range(max(1, colours)), repeat=nodes):
            if nodes == 0 or (colours and all(tried[a] != tried[b] for a in different for b in different[a])):
                return colours
    return nodes


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, dict[int, set[int]]]:
    nodes = draw(st.integers(0, 6))
    different: dict[int, set[int]] = {i: set() for i in range(nodes)}
    for a in range(nodes):
        for b in range(a + 1, nodes):
            if draw(st.booleans()):
                different[a].add(b)
                different[b].add(a)
    return nodes, different


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_exact_where_small(graph: tuple[int, dict[int, set[int]]]) -> None:
    nodes, different = graph
    wanted = by_trying(nodes, different)
    assert fewest([1] * nodes, different) == Fewest(wanted, wanted)


def test_a_ring_of_five_needs_three() -> None:
    ring = {i: {(i + 1) % 5, (i - 1) % 5} for i in range(5)}
    assert fewest([1] * 5, ring) == Fewest(3, 3)


def test_weights_are_speakers() -> None:
    assert fewest([3, 2, 0], {0: {1}, 1: {0}}) == Fewest(5, 5)
    assert fewest([3, 2], {}) == Fewest(3, 3)


def test_a_large_graph_is_bounded_and_quick() -> None:
    size = 300
    wheel = {i: {(i + k) % size for k in (-7, -3, -2, -1, 1, 2, 3, 7)} for i in range(size)}
    bounds = fewest([1] * size, wheel)
    assert 4 <= bounds.least <= bounds.most <= 9
