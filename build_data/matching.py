"""Which polygons are whose: units and countries of GeoNames matched with those of Natural Earth by codes and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from build_data import extents, names, shapes
from build_data.naturalearth import Atlas, Unit
from build_data.shapes import Polygon, Shape
from build_data.sources import Row

_NEAR = (
    0.15  # degrees by which a town may lie outside of the map of its unit: maps of this scale are that coarse
)
_PEOPLED = 0.05  # share of a country's towns that makes a part of it count
_WIDE = 0.2  # share of its land that does
Parents = Mapping[int, list[int]]
Members = Mapping[int, list[tuple[float, float]]]


def owners(atlas: Atlas, rows: Iterable[Row], parents: Parents) -> list[tuple[Unit, tuple[int, ...]]]:
    """Each unit of the map with the ids of the unit that it is and of those that hold it; without ids where unknown."""
    by_id, by_iso, by_code = dict[int, Row](), dict[str, Row](), dict[str, Row]()
    for row in rows:
        if row.geonames_id:
            by_id.setdefault(row.geonames_id, row)
        if row.iso:
            by_iso.setdefault(row.iso, row)
        if row.code.count(".") == 1:
            by_code.setdefault(row.code, row)
    found = []
    for unit in atlas.units:
        own = _agreed(unit, by_id.get(unit.geonames_id), by_iso.get(unit.iso)) or by_code.get(unit.code)
        ids = (own.id, *parents[own.id]) if own else ()
        found.append((unit, ids))
    return found


def _agreed(unit: Unit, by_id: Row | None, by_iso: Row | None) -> Row | None:
    """The row that a unit's codes name; where they disagree, the one that bears its name, by ISO where both do."""
    if by_id is None or by_iso is None or by_id is by_iso:
        return by_id or by_iso
    keys = {key for name in unit.names for key in names.keys(name, (), unit=True)}
    return by_id if keys & by_id.names.keys() and not keys & by_iso.names.keys() else by_iso


def unit_shapes(
    matched: Iterable[tuple[Unit, tuple[int, ...]]], atlas: Atlas, rows: Collection[Row], members: Members
) -> dict[int, Shape]:
    """Unit id -> the parts of its polygons that count, where its known towns agree that it lies there."""
    gathered: dict[int, list[Polygon]] = defaultdict(list)
    for unit, ids in matched:
        for number in ids:
            gathered[number] += unit.shape
    for row, shape in _counties(atlas, rows):
        gathered[row.id] = list(shape)
    parts = {number: shapes.main_parts(shape) for number, shape in gathered.items()}
    return {number: shape for number, shape in parts.items() if _holds(shape, members.get(number, []))}


def _counties(atlas: Atlas, rows: Iterable[Row]) -> Iterable[tuple[Row, Shape]]:
    """The counties of the US: GeoNames writes their FIPS code behind that of the state."""
    states = {row.code: row.name for row in rows if row.feature == "ADM1" and row.country == "US"}
    for row in rows:
        state, _, county = row.code.rpartition(".")
        shape = atlas.counties.get(atlas.state_codes.get(states.get(state, ""), "") + county)
        if shape:
            yield row, shape


def _holds(shape: Shape, towns: list[tuple[float, float]]) -> bool:
    """Whether most of the towns (latitude, longitude) lie within the box of the shape."""
    south, west, north, east = extents.box_of([(y, x) for x, y in shapes.vertices(shape)])
    width = (east - west) % 360
    inside = sum(
        south - _NEAR <= lat <= north + _NEAR and (lon - west + _NEAR) % 360 <= width + 2 * _NEAR
        for lat, lon in towns
    )
    return 2 * inside >= len(towns)


def country_shape(shape: Shape, towns: list[tuple[float, float]]) -> Shape:
    """The parts of a country where a share of its towns lie, or that are wide: islands overseas do not stretch it."""
    whole = sum(shapes.area(polygon[0]) for polygon in shape)
    largest = max(shape, key=lambda polygon: shapes.area(polygon[0]))
    return [
        polygon
        for polygon in shape
        if polygon is largest or shapes.area(polygon[0]) >= _WIDE * whole
        or (len(towns) and _share(polygon, towns) >= _PEOPLED)
    ]  # fmt: skip


def _share(polygon: Polygon, towns: list[tuple[float, float]]) -> float:
    xs, ys = [x for x, _ in polygon[0]], [y for _, y in polygon[0]]
    west, east, south, north = min(xs), max(xs), min(ys), max(ys)
    return sum(south <= lat <= north and west <= lon <= east for lat, lon in towns) / len(towns)
