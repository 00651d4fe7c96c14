"""The gazetteer as compiled at build time: one SQLite file, opened for reading only."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Collection, Mapping
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from headwater.errors import BrokenData

# Of the places that share one name the most populous are weighed; more would cost time and never win.
MOST_CANDIDATES = 80
# Names remembered between reports, found or not; beyond that the memory starts anew.
MOST_REMEMBERED = 50_000
_BATCH = 5_000
_KM_PER_DEGREE = 111.195

MAIN, OTHER, SHORT, ABBREVIATION, CODE = range(5)  # the kinds of names, as the compiler writes them

_LOOKUP = """
SELECT n.key, n.kind, p.id, p.geonames_id, p.name, p.feature, p.country, p.admin1, p.admin2, p.latitude, p.longitude,
       p.population, p.south, p.west, p.north, p.east, p.precision_km
FROM name n JOIN place p ON p.id = n.place WHERE n.key IN (SELECT value FROM json_each(?))
ORDER BY n.key, n.kind > 1, p.population DESC, p.id
"""


_CAPITAL = """
SELECT 0, id, geonames_id, name, feature, country, admin1, admin2, latitude, longitude, population,
       south, west, north, east, precision_km
FROM place WHERE feature = 'PPLC' AND country = ? ORDER BY population DESC, id LIMIT 1
"""


class Entry(NamedTuple):
    """A place of the gazetteer under one of its names; degrees WGS 84, `precision_km` its radius.

    `admin1` and `admin2` are the ids of the units that hold it; the box is None for a point, and its west lies east of
    its east where it crosses the 180th meridian. `feature` is a feature code of GeoNames.
    """

    kind: int
    id: int
    geonames_id: int | None
    name: str
    feature: str
    country: str | None
    admin1: int | None
    admin2: int | None
    latitude: float
    longitude: float
    population: int
    south: float | None
    west: float | None
    north: float | None
    east: float | None
    precision_km: float


class Line(NamedTuple):
    """A border or a coast: a point on it, how far it reaches from there, points (latitude, longitude) of its course."""

    latitude: float
    longitude: float
    precision_km: float
    course: tuple[tuple[float, float], ...]

    def side(self, bearing: float | None) -> tuple[float, float, float]:
        """(latitude, longitude, kilometres) of the stretch that lies to this side of the middle; of all where None."""
        return (
            (self.latitude, self.longitude, self.precision_km) if bearing is None else _stretch(self, bearing)
        )


def _stretch(line: Line, bearing: float) -> tuple[float, float, float]:
    """The part of a line towards a bearing (degrees), as the middle of its points and the way to the farthest."""
    north, east = math.cos(math.radians(bearing)), math.sin(math.radians(bearing))
    narrow = math.cos(math.radians(line.latitude))
    apart = [
        (lat - line.latitude, ((lon - line.longitude + 180) % 360 - 180) * narrow) for lat, lon in line.course
    ]
    middle = [sum(part) / len(apart) for part in zip(*apart, strict=True)]
    kept = [p for p in apart if (p[0] - middle[0]) * north + (p[1] - middle[1]) * east > 0]
    if not kept:
        return line.latitude, line.longitude, line.precision_km
    mean = [sum(part) / len(kept) for part in zip(*kept, strict=True)]
    near = min(kept, key=lambda p: math.dist(p, mean))
    km = max(math.dist(near, p) for p in kept) * _KM_PER_DEGREE
    longitude = (line.longitude + near[1] / (narrow or 1e-9) + 180) % 360 - 180
    return line.latitude + near[0], longitude, max(km, line.precision_km / 4)


class Gazetteer:
    """Looks names up by their normalised key, and remembers what it found.

    Raises BrokenData where the file is missing or is no gazetteer.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise BrokenData(f"no gazetteer at {path}: it is compiled when the package is built")
        self._base = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._names: dict[int, str | None] = {}
        self._touching: dict[int, frozenset[int]] = {}
        self._capitals: dict[str | None, Entry | None] = {}
        try:
            self.facts: dict[str, str] = dict(self._base.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise BrokenData(f"no gazetteer: {path} ({error})") from error

    def find(self, keys: Collection[str]) -> Mapping[str, tuple[Entry, ...]]:
        """The places behind each key (none is an empty tuple): names that are the place's own first, then by people."""
        missing = {key for key in keys if key not in self._known}
        if len(self._known) + len(missing) > MOST_REMEMBERED:
            self._known = {}
            missing = set(keys)
        ordered = sorted(missing)
        for start in range(0, len(ordered), _BATCH):
            self._fetch(ordered[start : start + _BATCH])
        return self._known

    def name_of(self, place: int | None) -> str | None:
        """The name of the place with this id, or None."""
        if place is None:
            return None
        if place not in self._names:
            row = self._base.execute("SELECT name FROM place WHERE id = ?", (place,)).fetchone()
            self._names[place] = row[0] if row else None
        return self._names[place]

    def border(self, one: int, other: int) -> Line | None:
        """The line in which two lands (by id) touch; None where they do not."""
        return self._line(min(one, other), max(one, other))

    def coast(self, land: int) -> Line | None:
        """The coast of a country or a first-order unit (by id); None where it has none, and for other places."""
        return self._line(land, 0)

    def neighbours(self, land: int) -> frozenset[int]:
        """The ids of the lands that touch this one."""
        if land not in self._touching:
            sides = "SELECT b FROM border WHERE a = ? AND b != 0 UNION SELECT a FROM border WHERE b = ?"
            self._touching[land] = frozenset(row[0] for row in self._base.execute(sides, (land, land)))
        return self._touching[land]

    @cached_property
    def countries(self) -> Mapping[str, int]:
        """ISO code -> the id of the country."""
        return dict(self._base.execute("SELECT country, id FROM place WHERE feature = 'PCLI'"))

    def capital(self, land: Entry) -> Entry | None:
        """The capital of a country; None where the gazetteer has none."""
        if land.country not in self._capitals:
            row = self._base.execute(_CAPITAL, (land.country,)).fetchone()
            self._capitals[land.country] = Entry(*row) if row else None
        return self._capitals[land.country]

    def _line(self, a: int, b: int) -> Line | None:
        row = self._base.execute(
            "SELECT latitude, longitude, precision_km, course FROM border WHERE a = ? AND b = ?", (a, b)
        ).fetchone()
        if row is None:
            return None
        latitude, longitude, km, course = row
        return Line(latitude, longitude, km, tuple((lat, lon) for lat, lon in json.loads(course)))

    def _fetch(self, keys: list[str]) -> None:
        found: dict[str, list[Entry]] = {key: [] for key in keys}
        for key, *fields in self._base.execute(_LOOKUP, (json.dumps(keys),)):
            if len(found[key]) < MOST_CANDIDATES:
                found[key].append(Entry(*fields))
        self._known.update((key, tuple(entries)) for key, entries in found.items())


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of the package, or the one at `path`; BrokenData where there is none."""
    if path is not None:
        return Gazetteer(path)
    with as_file(files("headwater") / "data" / "places" / "gazetteer.sqlite") as packaged:
        return Gazetteer(packaged)
