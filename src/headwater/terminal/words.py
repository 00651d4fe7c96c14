"""Days, numbers and places in words."""

from __future__ import annotations

from headwater.records import Bounds, Interval, Published, Resolved

from .safe import clean


def days(interval: Interval) -> str:
    """An interval of days, both ends included; "unknown" where both are open."""
    earliest, latest = interval.earliest, interval.latest
    if earliest and latest:
        return (
            earliest.isoformat() if earliest == latest else f"{earliest.isoformat()} to {latest.isoformat()}"
        )
    if earliest:
        return f"{earliest.isoformat()} or later"
    return f"{latest.isoformat()} or earlier" if latest else "unknown"


def span_of(bounds: Bounds) -> str:
    """Bounds as they are counted in a trace: `2-4`, or `2+` where nothing bounds the top."""
    return f"{bounds.least}+" if bounds.most is None else f"{bounds.least}-{bounds.most}"


def amount(bounds: Bounds) -> str:
    """Bounds as a person says them: "3", "1 or 2", "2 to 5", "14 or more", "up to 9"."""
    least, most = bounds.least, bounds.most
    if most is None:
        return f"{least:,} or more"
    if least == most:
        return f"{least:,}"
    if least == 0:
        return f"up to {most:,}"
    return f"{least:,} or {most:,}" if most == least + 1 else f"{least:,} to {most:,}"


def named_place(resolved: Resolved) -> str:
    """A place of the gazetteer with what tells it from its namesakes: `Harstad, Troms, NO`."""
    parts = (resolved.name, resolved.admin1, resolved.country)
    country = resolved.feature.startswith("PCL")  # a state is not in itself
    return ", ".join(clean(part) for part in dict.fromkeys(parts[:1] if country else parts) if part)


def place(resolved: Resolved) -> str:
    """A place of the gazetteer with what tells it from its namesakes, and its radius in kilometres."""
    named = ", ".join(clean(part) for part in (resolved.name, resolved.admin1, resolved.country) if part)
    return f"{named} (within {resolved.precision_km:.0f} km)"


def published(record: Published) -> str:
    """The days of publication with their basis, or why they are not known."""
    if record.interval.earliest is None and record.interval.latest is None:
        return f"published: unknown, {clean(record.reason)}"
    basis = "" if record.basis == "given" else f" ({record.basis})"
    return f"published {days(record.interval)}{basis}"
