"""Plain geometry: areas, what lies inside, points on land, distances."""

from __future__ import annotations

import pytest
from build_data import shapes
from build_data.shapes import Point
from hypothesis import given
from hypothesis import strategies as st


def square(west: float, south: float, size: float) -> list[Point]:
    """A closed ring."""
    east, north = west + size, south + size
    return [(west, south), (west, north), (east, north), (east, south), (west, south)]


HORSESHOE = [(0, 0), (0, 10), (10, 10), (10, 0), (8, 0), (8, 8), (2, 8), (2, 0), (0, 0)]


def test_area_narrows_towards_the_poles() -> None:
    assert shapes.area(square(10, -0.5, 1)) == pytest.approx(1.0, rel=1e-3)
    assert shapes.area(square(10, 59.5, 1)) == pytest.approx(0.5, rel=1e-2)


@pytest.mark.parametrize(
    ("point", "inside"), [((1, 1), True), ((5, 5), False), ((11, 1), False), ((9, 9), True)]
)
def test_a_hole_is_not_inside(point: Point, inside: bool) -> None:
    assert shapes.contains([square(0, 0, 10), square(4, 4, 2)], point) is inside


def test_islands_too_small_to_count_are_left_out() -> None:
    large, small = [square(0, 0, 10)], [square(40, 0, 1)]
    assert shapes.main_parts([small, large]) == [large]


def test_the_middle_of_a_bay_is_moved_to_its_shore() -> None:
    point = shapes.inner_point([[HORSESHOE]])
    assert shapes.contains([HORSESHOE], point)


@given(st.floats(-170, 170), st.floats(-80, 70), st.floats(0.1, 9))
def test_the_inner_point_lies_inside(west: float, south: float, size: float) -> None:
    ring = square(west, south, size)
    assert shapes.contains([ring], shapes.inner_point([[ring]]))


def test_a_point_on_land_stays_and_one_at_sea_goes_to_the_nearest_island() -> None:
    islands = [[square(0, 0, 2)], [square(20, 0, 2)]]
    assert shapes.on_land(islands, (1, 1.5)) == (1, 1.5)
    assert shapes.contains(islands[1], shapes.on_land(islands, (18, 1)))


def test_distances_do_not_care_for_the_180th_meridian() -> None:
    assert shapes.farthest((179.5, 0), [(-179.5, 0)]) == pytest.approx(111.2, abs=0.5)
    assert shapes.farthest((0, 0), []) == 0
