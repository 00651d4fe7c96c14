"""Plain geometry of polygons in degrees: areas, what lies inside, how far a land reaches from a point.

A ring is a list of (longitude, latitude); a polygon a list of rings, the outer one first; a shape a list of polygons.
Longitudes do not wrap inside a polygon: maps cut land at the 180th meridian.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Vector = tuple[float, float, float]
Ring = Sequence[Point]
Polygon = Sequence[Ring]
Shape = Sequence[Polygon]
EARTH_KM = 6371.0
_LEAST_PART = 0.05  # an island of less than this share of the largest part says nothing of where a land is


def area(ring: Ring) -> float:
    """The area in square degrees, narrowed towards the poles; never negative."""
    total = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        total += (x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return abs(math.degrees(total) / 2)


def contains(polygon: Polygon, point: Point) -> bool:
    """Whether the point lies in the outer ring and in none of the holes."""
    return _in_ring(polygon[0], point) and not any(_in_ring(hole, point) for hole in polygon[1:])


def _in_ring(ring: Ring, point: Point) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def main_parts(shape: Shape) -> list[Polygon]:
    """The polygons without the small ones far out, the largest first."""
    sized = sorted(((area(polygon[0]), n) for n, polygon in enumerate(shape)), reverse=True)
    return [shape[n] for size, n in sized if size >= sized[0][0] * _LEAST_PART]


def inner_point(shape: Shape) -> Point:
    """A point on land about the middle: the centre of gravity of the main parts, or the land next to it."""
    parts = main_parts(shape)
    return on_land(parts, _gravity(parts))


def on_land(shape: Shape, point: Point) -> Point:
    """The point, or where it lies outside the nearest point that is well inside of a polygon."""
    if any(contains(polygon, point) for polygon in shape):
        return point
    inside = []
    for polygon in shape:
        middle = _gravity([polygon])
        if contains(polygon, middle):
            inside.append(middle)
        inside += [found for y in (point[1], middle[1]) if (found := _widest(polygon, y)) is not None]
    here = on_sphere(point)
    return min(inside or [shape[0][0][0]], key=lambda other: (apart(here, on_sphere(other)), other))


def _gravity(parts: Sequence[Polygon]) -> Point:
    base = parts[0][0][0]
    weight = along = up = 0.0
    for polygon in parts:
        for (x1, y1), (x2, y2) in zip(polygon[0], polygon[0][1:], strict=False):
            # Relative to a point near by: differences of large products lose the digits that count.
            ax, ay, bx, by = x1 - base[0], y1 - base[1], x2 - base[0], y2 - base[1]
            cross = (ax * by - bx * ay) * math.cos(math.radians((y1 + y2) / 2))
            weight += cross
            along += (ax + bx) * cross
            up += (ay + by) * cross
    return (base[0] + along / (3 * weight), base[1] + up / (3 * weight)) if weight else base


def _widest(polygon: Polygon, y: float) -> Point | None:
    """The middle of the widest stretch of land at this latitude; None where there is none."""
    crossings = sorted(
        (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for ring in polygon
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    )
    stretches = [(b - a, (a + b) / 2) for a, b in zip(crossings[::2], crossings[1::2], strict=False)]
    return (max(stretches)[1], y) if stretches else None


def vertices(shape: Shape) -> list[Point]:
    """The points of all outer rings."""
    return [point for polygon in shape for point in polygon[0]]


def on_sphere(point: Point) -> Vector:
    """The point as a unit vector: distances of many points are quickly compared so."""
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    width = math.cos(latitude)
    return width * math.cos(longitude), width * math.sin(longitude), math.sin(latitude)


def dot(a: Vector, b: Vector) -> float:
    """The scalar product: the greater, the nearer are unit vectors."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def apart(a: Vector, b: Vector) -> float:
    """The great-circle distance of two unit vectors in kilometres."""
    x, y, z = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(x * x + y * y + z * z) / 2))


def farthest(point: Point, points: Iterable[Point]) -> float:
    """How far the farthest of the points lies, in kilometres; 0 where there is none."""
    here = on_sphere(point)
    vectors = [on_sphere(other) for other in points]
    return apart(here, min(vectors, key=lambda vector: dot(here, vector))) if vectors else 0.0
