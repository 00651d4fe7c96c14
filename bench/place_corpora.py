"""The toponym corpora of ../shared/eval/data/geo: reports, parses and annotated places, for the scripts beside this."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import Any

from headwater import reader
from headwater.records import Parse, Report
from headwater.settings import Settings

EVALUATION = Path(__file__).resolve().parent.parent.parent / "shared" / "eval"
NEAR_KM = 161.0  # 100 miles: the customary measure of a toponym put in the right place

Annotated = tuple[int, int, tuple[float, float] | None]


@dataclass(frozen=True)
class Document:
    """One report of a corpus with its parse and its annotated toponyms (start, end, point or None)."""

    corpus: str
    report: Report
    parse: Parse
    places: tuple[Annotated, ...]

    def annotated(self, start: int, end: int) -> Annotated | None:
        """The first annotated toponym that shares a character with `start` to `end`, or None."""
        return next((place for place in self.places if place[0] < end and start < place[1]), None)


def documents(limit: int | None = None) -> Iterator[Document]:
    """All documents, or the first `limit` of each corpus; SystemExit where the corpora are not there."""
    if not (EVALUATION / "data" / "geo").is_dir():
        raise SystemExit(f"no toponym corpora in {EVALUATION / 'data' / 'geo'}")
    sys.path.insert(0, str(EVALUATION / "score"))
    scorer: Any = __import__("places")  # its loader repairs the corpora's offsets
    stages = reader.english(Settings())
    loaded, again = tee(scorer.load(EVALUATION / "data", None, limit))
    texts = ((entry["report"]["text"], stages.split(_report(entry["report"]))) for entry in again)
    for entry, parse in zip(loaded, stages.parse(texts), strict=True):
        places = tuple(sorted(set(entry["places"]), key=lambda place: place[:2]))
        yield Document(entry["corpus"], _report(entry["report"]), parse, places)


def _report(fields: dict[str, str]) -> Report:
    digest = hashlib.sha256(fields["text"].encode()).hexdigest()
    outlet, url, title = map(fields.get, ("outlet", "url", "title"))
    return Report(fields["id"], digest, fields["text"], outlet=outlet, url=url, title=title)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees."""
    from math import asin, cos, radians, sin, sqrt

    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))
