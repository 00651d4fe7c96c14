"""A border or a coast as the gazetteer keeps it: a point on it, how far it reaches from there, and its course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from build_data.shapes import Point, Vector, apart, dot, farthest, on_sphere

_MOST_POINTS = 12  # of a course: enough to tell its north from its south, not to measure it
_WEIGHED = 60  # points from among which they are chosen
_LEAST_KM = 1.0
Lines = Sequence[Sequence[Point]]


class Border(NamedTuple):
    """What two lands share, or the coast of one; longitudes and latitudes in degrees."""

    longitude: float
    latitude: float
    radius_km: float
    length_km: float
    course: tuple[Point, ...]


def border(lines: Lines) -> Border | None:
    """The border made of these lines; None where it is too short to be more than a corner."""
    pieces = [(on_sphere(a), on_sphere(b), b) for line in lines for a, b in pairwise(line) if a != b]
    measured = [(apart(a, b), a, b) for a, b, _ in pieces]
    length = sum(km for km, _, _ in measured)
    if length < _LEAST_KM:
        return None
    middle = _middle(measured, length)
    _, (longitude, latitude) = min((-dot(b, middle), point) for _, b, point in pieces)
    points = sorted({point for _, _, point in pieces})
    radius = farthest((longitude, latitude), points)
    return Border(longitude, latitude, max(_LEAST_KM, radius), length, _course(points))


def _middle(pieces: Iterable[tuple[float, Vector, Vector]], length: float) -> Vector:
    """The mean of the pieces on the globe, so that a border may cross the 180th meridian."""
    x = y = z = 0.0
    for km, a, b in pieces:
        x += km * (a[0] + b[0])
        y += km * (a[1] + b[1])
        z += km * (a[2] + b[2])
    return x / length, y / length, z / length


def _course(points: Sequence[Point]) -> tuple[Point, ...]:
    """Some of the points that lie apart from each other: of each the one farthest from those taken before."""
    left = points[:: max(1, len(points) // _WEIGHED)]
    vectors = [on_sphere(point) for point in left]
    taken = [0]
    near = [dot(vectors[0], vector) for vector in vectors]
    while len(taken) < min(_MOST_POINTS, len(left)):
        n = min(range(len(left)), key=near.__getitem__)
        taken.append(n)
        near = [max(so_far, dot(vectors[n], vector)) for so_far, vector in zip(near, vectors, strict=True)]
    return tuple(sorted({left[n] for n in taken}))
