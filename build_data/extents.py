"""Points and boxes of the units that the packages name without any: they follow from the places that lie in them."""

from __future__ import annotations

import math
from collections.abc import Sequence

KM_PER_DEGREE = 111.195
Box = tuple[float, float, float, float]
_CELL = 0.25  # degrees: places crowd in towns, so land counts by cells and not by places


def box_of(points: Sequence[tuple[float, float]], trim: float = 0.0) -> Box:
    """(south, west, north, east) of (latitude, longitude) points; west > east where it crosses the 180th meridian.

    `trim` is the share of points left out at each end of each axis (far islands); none where it would leave no point.
    """
    south, north = _ends([lat for lat, _ in points], trim)
    longitudes = [lon for _, lon in points]
    if max(longitudes) - min(longitudes) > 180:
        turned = [lon % 360 for lon in longitudes]
        if max(turned) - min(turned) < max(longitudes) - min(longitudes):
            longitudes = turned
    west, east = _ends(longitudes, trim)
    return south, _half_turn(west), north, _half_turn(east)


def middle(points: Sequence[tuple[float, float]], box: Box) -> tuple[float, float]:
    """The middle of the land: halfway between the box's centre and the mean of the cells in which places lie."""
    south, west, north, east = box
    width = (east - west) % 360
    inside = [(lat, (lon - west) % 360) for lat, lon in points]
    cells = {
        (math.floor(lat / _CELL), math.floor(x / _CELL))
        for lat, x in inside
        if south <= lat <= north and x <= width
    }
    lat = (sum(y for y, _ in cells) / len(cells) + 0.5) * _CELL if cells else (south + north) / 2
    lon = (sum(x for _, x in cells) / len(cells) + 0.5) * _CELL if cells else width / 2
    lat, lon = min(max(lat, south), north), min(max(lon, 0.0), width)
    return (lat + (south + north) / 2) / 2, _half_turn(west + (lon + width / 2) / 2)


def padded(box: Box, km: float) -> Box:
    """The box with a margin: the outermost villages do not stand on the border."""
    south, west, north, east = box
    up = km / KM_PER_DEGREE
    side = up / max(0.05, math.cos(math.radians((south + north) / 2)))
    if (east - west) % 360 + 2 * side >= 360:
        return max(-90.0, south - up), -180.0, min(90.0, north + up), 180.0
    return max(-90.0, south - up), _half_turn(west - side), min(90.0, north + up), _half_turn(east + side)


def around(box: Box, latitude: float, longitude: float) -> Box:
    """The box made wide enough to hold the point."""
    south, west, north, east = box
    south, north = min(south, latitude), max(north, latitude)
    width, x = (east - west) % 360, (longitude - west) % 360
    if x > width and width < 359.9:
        if x - width <= 360 - x:
            east = longitude
        else:
            west = longitude
    return south, west, north, east


def radius(box: Box) -> float:
    """Half of the box's diagonal in kilometres."""
    south, west, north, east = box
    tall = (north - south) * KM_PER_DEGREE
    wide = (((east - west) % 360) or (360 if east != west else 0)) * KM_PER_DEGREE
    return math.hypot(tall, wide * math.cos(math.radians((south + north) / 2))) / 2


def _ends(values: list[float], trim: float) -> tuple[float, float]:
    ordered = sorted(values)
    cut = int(len(ordered) * trim)
    kept = ordered[cut : len(ordered) - cut] or ordered
    return kept[0], kept[-1]


def _half_turn(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180
