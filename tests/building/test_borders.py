"""Which lands touch, and where: from shared arcs of a topology, and from shared points of polygons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from build_data import borders, naturalearth, topology

# Two squares side by side: A from 0 to 1, B from 1 to 2 degrees east; arc 0 is what they share.
TOPOLOGY = {
    "transform": {"scale": [0.5, 0.5], "translate": [0.0, 10.0]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "001", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "002", "arcs": [[[-1, 2]]]},
            ]
        }
    },
}


@pytest.fixture
def world(tmp_path: Path) -> topology.Topology:
    path = tmp_path / "world.json"
    path.write_text(json.dumps(TOPOLOGY), encoding="utf-8")
    return topology.read(path)


def test_rings_close_and_follow_arcs_both_ways(world: topology.Topology) -> None:
    for geometry in world.objects["countries"]:
        ((ring,),) = world.shape(geometry)
        assert ring[0] == ring[-1]
        assert len(set(ring)) == 4


def test_the_shared_arc_is_the_border_and_the_others_are_coast(world: topology.Topology) -> None:
    shared = world.shared("countries")
    assert shared[0, 1] == [[(1.0, 10.0), (1.0, 11.0)]]
    assert set(shared) == {(0,), (1,), (0, 1)}


A, B = [[[(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]]], [[[(1, 0), (1, 1), (2, 1), (2, 0), (1, 0)]]]


def test_units_touch_where_their_polygons_share_points() -> None:
    found = naturalearth.touching([((11, 1), A), ((22, 2), B)])
    assert {pair for pair in found if pair[1]} == {(11, 22), (2, 11), (1, 22), (1, 2)}
    assert found[11, 22] == [[(1, 0), (1, 1)]]
    assert len(found[11, 0]) == 3


def test_units_of_one_country_have_a_border_but_the_country_has_none_there() -> None:
    found = naturalearth.touching([((11, 1), A), ((12, 1), B)])
    assert {pair for pair in found if pair[1]} == {(11, 12)}


def test_a_border_has_a_point_on_its_line_and_reaches_to_its_ends() -> None:
    line = [(20.0, 50.0 + n / 10) for n in range(21)]
    border = borders.border([line])
    assert border is not None
    assert (border.longitude, border.latitude) in line
    assert border.latitude == pytest.approx(51.0, abs=0.11)
    assert border.radius_km == pytest.approx(111, abs=12)
    assert border.length_km == pytest.approx(222, abs=2)
    assert set(border.course) <= set(line)
    assert {line[0], line[-1]} & set(border.course)


def test_a_corner_is_no_border() -> None:
    assert borders.border([[(20.0, 50.0), (20.0, 50.001)]]) is None


def test_a_border_may_cross_the_180th_meridian() -> None:
    border = borders.border([[(179.0, 0.0), (180.0, 0.0)], [(-180.0, 0.0), (-179.0, 0.0)]])
    assert border is not None
    assert abs(border.longitude) == pytest.approx(180)
    assert border.radius_km < 120
