"""What speaks for and against one event: its weights (a table), and how two days, or two places, stand together."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from headwater.records import Interval, Resolved
from headwater.tables import rows

WEIGHT = {row["feature"]: float(row["weight"]) for row in rows("tracing/event_features.tsv")}
REASON = {row["feature"]: row["reason"] for row in rows("tracing/event_features.tsv")}
_SLACK_DAYS = 1
"""Days by which two reports of one occurrence may differ (and contradict each other) without being of two."""
_FAR_DAYS = 14
"""Days beyond which two claims can hardly be about one occurrence, whatever their words."""
_LONG_DAYS = 62
"""An interval longer than this says nothing of when."""


@lru_cache(maxsize=100_000)
def stand(one: Interval, two: Interval) -> str:
    """Whether two intervals meet, lie next to each other or apart, where one of them at least is short."""
    if not (is_short(one) or is_short(two)):
        return ""
    if one.meet(two):
        return "same_time" if is_short(one) and is_short(two) else ""
    if _widened(one, _SLACK_DAYS).meet(two):
        return "near_time"
    return "other_time" if _widened(one, _FAR_DAYS).meet(two) else "far_time"


def is_short(days: Interval) -> bool:
    """Whether an interval is short enough to tell occurrences apart."""
    return days.days is not None and days.days <= _LONG_DAYS


def _widened(days: Interval, by: int) -> Interval:
    """The interval with so many days more at both ends, as far as there are days."""
    first, last = days.earliest, days.latest
    return Interval(
        date.fromordinal(max(1, first.toordinal() - by)) if first else None,
        date.fromordinal(min(date.max.toordinal(), last.toordinal() + by)) if last else None,
    )


def apart(one: Resolved | None, two: Resolved | None) -> str:
    """Whether two places are the same as far as they are known, or apart; empty where that is open."""
    if one is None or two is None:
        return ""
    if one.geonames_id is not None and one.geonames_id == two.geonames_id:
        return "same_place"
    distance = kilometres(one, two)
    if distance <= one.precision_km + two.precision_km + 5:
        unlisted = one.geonames_id is None and two.geonames_id is None
        return (
            "" if unlisted and one.name != two.name else "same_place"
        )  # hamlets have the point of their unit
    return "other_place" if distance > 2 * (one.precision_km + two.precision_km) + 20 else ""


def kilometres(one: Resolved, two: Resolved) -> float:
    """The great-circle distance of two places (haversine, sphere of 6371 km)."""
    a, b = math.radians(one.latitude), math.radians(two.latitude)
    across = math.radians(two.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))
