"""Reads TopoJSON: polygons out of shared arcs, and the arcs that two countries share (TopoJSON format 1.0, 2.1)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_data.shapes import Point, Shape


@dataclass(frozen=True)
class Topology:
    """The arcs of a file as points (longitude, latitude), and its objects."""

    arcs: list[list[Point]]
    objects: dict[str, list[dict[str, Any]]]

    def shape(self, geometry: dict[str, Any]) -> Shape:
        """The polygons of a geometry; none where it has none."""
        arcs = geometry.get("arcs", [])
        polygons = [arcs] if geometry["type"] == "Polygon" else arcs
        return [[self._ring(ring) for ring in polygon] for polygon in polygons]

    def _ring(self, numbers: list[int]) -> list[Point]:
        ring: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            ring += arc[1:] if ring else arc
        return ring

    def shared(self, name: str) -> dict[tuple[int, ...], list[list[Point]]]:
        """Numbers of the geometries (sorted) that an arc bounds -> such arcs; one number where it is a coast."""
        owners: dict[int, set[int]] = defaultdict(set)
        for number, geometry in enumerate(self.objects[name]):
            for arc in _numbers(geometry.get("arcs", [])):
                owners[arc].add(number)
        found: dict[tuple[int, ...], list[list[Point]]] = defaultdict(list)
        for arc, numbers in sorted(owners.items()):
            found[tuple(sorted(numbers))].append(self.arcs[arc])
        return found


def read(path: Path) -> Topology:
    """A TopoJSON file with quantised arcs."""
    data = json.loads(path.read_text(encoding="utf-8"))
    (kx, ky), (dx, dy) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for steps in data["arcs"]:
        x = y = 0
        arc = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            arc.append((x * kx + dx, y * ky + dy))
        arcs.append(arc)
    return Topology(arcs, {name: group["geometries"] for name, group in data["objects"].items()})


def _numbers(arcs: list[Any]) -> Iterator[int]:
    """The numbers of the arcs in nested lists; an arc that is walked backwards is written as its complement."""
    stack = list(arcs)
    while stack:
        here = stack.pop()
        if isinstance(here, list):
            stack.extend(here)
        else:
            yield here if here >= 0 else ~here
