"""A pile for a person: its events with their counts, and the chains and relays behind the counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from headwater.records import Event, Reading, Trace, TracedReport

from .events import Pile, show_event
from .layout import Page
from .safe import clip
from .words import days, place, span_of

# Events printed in full, and events of a single article printed on a line; the JSON holds them all.
FULL = 10
BRIEF = 12


def show_trace(trace: Trace, readings: Sequence[Reading], console: Console) -> None:
    """Print a traced pile: the most reported events first, those of a single article on a line each."""
    page, pile = Page(console), Pile(trace, {reading.report.id: reading for reading in readings})
    ordered = sorted(trace.events, key=_rank)
    many, once = (
        [event for event in ordered if _full(event)],
        [event for event in ordered if not _full(event)],
    )
    _head(trace, page)
    for event in many[:FULL]:
        page.gap()
        show_event(event, pile, page)
    _brief(once[:BRIEF], page)
    _notes(trace.reports, page)
    hidden = len(many[FULL:]) + len(once[BRIEF:])
    if hidden:
        page.gap()
        page.put(f"{hidden} more {_events(hidden)} not shown: --json prints all, --why EVENT explains one.")


def _rank(event: Event) -> tuple[int, int, int, bool, str]:
    known = event.origins.most if event.origins.most is not None else event.origins.least
    return -event.articles, -event.outlets, -known, not any(claim.main for claim in event.claims), event.id


def _full(event: Event) -> bool:
    return event.articles != 1 or event.retracted or bool(event.disputed_by)


def _head(trace: Trace, page: Page) -> None:
    count = len(trace.events)
    page.put(Text(f"{len(trace.reports)} reports, {count} {_events(count)}", style="bold"))
    if count:
        told = "origins a-b: the fewest and the most independent origins that fit what the reports say"
        page.put(Text(f"{told}; no judgement of truth.", style="dim"))


def _events(count: int) -> str:
    return "event" if count == 1 else "events"


def _brief(events: Iterable[Event], page: Page) -> None:
    for number, event in enumerate(events):
        if number == 0:
            page.heading("Reported by one article")
        known = [days(event.when)] if event.when else []
        known += [place(event.where)] if event.where else []
        at = "; ".join([*known, f"origins {span_of(event.origins)}"])
        body = Text(clip(event.what, 120))
        body.append(f"  {at}  [{clip(event.id, 40)}]", style="dim")
        page.put(body, indent=2, label="•", width=2)


def _notes(reports: Sequence[TracedReport], page: Page) -> None:
    """Which reports are versions of others, and which take something back."""
    lines = [
        f"{clip(report.id, 40)} is a later version of {clip(report.version_of, 40)}: one article"
        for report in reports
        if report.version_of
    ] + [
        f"{clip(report.id, 40)} takes back {', '.join(clip(other, 40) for other in report.retracts)}"
        for report in reports
        if report.retracts
    ]
    if lines:
        page.heading("Versions and retractions")
    for line in lines:
        page.put(line, indent=2)
