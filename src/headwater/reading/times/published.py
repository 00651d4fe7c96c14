"""When a report was published: as given, as stated, or as its own evidence bounds it."""

from __future__ import annotations

from headwater.records import UNBOUNDED, Attribution, Expression, Parse, Published, Report

from .evidence import Evidence, gather
from .inference import infer

UNKNOWN = UNBOUNDED


def from_metadata(report: Report) -> Published | None:
    """The date that the metadata give, or None."""
    if report.published:
        return Published(report.published, "given", "given with the report")
    return None


def date_report(
    report: Report, parse: Parse, expressions: tuple[Expression, ...], attributions: tuple[Attribution, ...]
) -> Published:
    """When the report was published, on which basis, and why; what the metadata give goes before all."""
    del attributions  # what sources say dates their speech, not the report
    given = from_metadata(report)
    if given:
        return given
    evidence = gather(report, parse, expressions)
    return _stated(evidence) or infer(evidence) or Published(UNKNOWN, "unknown", _why(report))


def _stated(evidence: Evidence) -> Published | None:
    """A full date in a dateline, a byline or a line of its own; the latest where an update is dated too."""
    if not evidence.head:
        return None
    latest = max(evidence.head, key=lambda one: (one.days.latest or one.days.earliest, -one.span.start))
    first = evidence.head[0]
    chosen = first if first.role in ("dateline", "byline") else latest
    return Published(chosen.days, "stated", "a line of the text states the date", (chosen.span,))


def _why(report: Report) -> str:
    return report.published_reason or "no date is given, and nothing in the text bounds it"
